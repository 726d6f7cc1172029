//! The mapping of structs and enums: straight lines of calls. See the head of this module.

/// One field: see the head of this file.
macro_rules! json_field {
    (write $writer:ident $name:expr, $value:expr, must) => {
        $writer.required($name, $value)
    };
    (write $writer:ident $name:expr, $value:expr, always) => {
        $writer.required($name, $value)
    };
    (write $writer:ident $name:expr, $value:expr, may) => {
        $writer.optional($name, $value)
    };
    (write $writer:ident $name:expr, $value:expr, (unless $skip:path)) => {
        if !$skip($value) {
            $writer.required($name, $value)
        }
    };
    (read $from:ident $name:expr, $value:expr, must) => {
        $from.required($name, $value)
    };
    (read $from:ident $name:expr, $value:expr, may) => {
        $from.optional($name, $value)
    };
    (read $from:ident $name:expr, $value:expr, $always:tt) => {
        if !$from.optional($name, $value) {
            *$value = Default::default();
        }
    };
}

/// How a field is marked, in the list of all fields.
#[cfg(test)]
macro_rules! json_mark {
    ((unless $skip:path)) => {
        "unless default"
    };
    ($mark:tt) => {
        stringify!($mark)
    };
}

/// A struct: see the head of this file.
macro_rules! json_struct {
    ($type:ident { $($mark:tt: $($field:ident),+);+ $(;)? }) => {
        impl $crate::domain::json::Json for $type {
            fn write(&self, writer: &mut $crate::domain::json::JsonWriter) {
                writer.open();
                $($($crate::domain::json::json_field!(write writer stringify!($field), &self.$field, $mark);)+)+
                writer.close();
            }

            fn blank() -> Self {
                Self { $($($field: $crate::domain::json::Json::blank(),)+)+ }
            }

            fn read(&mut self, from: &mut $crate::domain::json::Reader) {
                from.open();
                $($($crate::domain::json::json_field!(read from stringify!($field), &mut self.$field, $mark);)+)+
                from.close();
            }

            #[cfg(test)]
            fn shape(shape: &mut $crate::domain::json::Shape) {
                shape.is("object");
                $($(shape.member(stringify!($field), $crate::domain::json::json_mark!($mark), |it: &Self| &it.$field);)+)+
            }
        }

        $crate::domain::json::json_in_serde!($type);
    };
}

/// An enum of bare words; with `all of` before its name it has a constant `ALL` as well.
macro_rules! json_words {
    (all of $type:ident { $($word:ident),+ $(,)? }) => {
        $crate::domain::json::json_words!($type { $($word),+ });

        impl $type {
            /// Every one of them, in order.
            pub const ALL: [Self; [$(stringify!($word)),+].len()] = [$(Self::$word),+];
        }
    };
    ($type:ident { $($word:ident),+ $(,)? }) => {
        impl $crate::domain::json::Json for $type {
            fn write(&self, writer: &mut $crate::domain::json::JsonWriter) {
                writer.word(match self {
                    $(Self::$word => stringify!($word),)+
                });
            }

            fn blank() -> Self {
                [$(Self::$word),+][0]
            }

            fn read(&mut self, from: &mut $crate::domain::json::Reader) {
                let all = [$(Self::$word),+];
                *self = all[from.word(&[$(stringify!($word)),+]) % all.len()];
            }

            #[cfg(test)]
            fn shape(shape: &mut $crate::domain::json::Shape) {
                shape.words(&[$(stringify!($word)),+]);
            }
        }

        $crate::domain::json::json_in_serde!($type);
    };
}

/// An enum of which some variants hold something: one thing (`holding`), or fields (`with`).
macro_rules! json_variants {
    ($type:ident {
        $(words: $($word:ident),+;)?
        $(holding: $($around:ident),+;)?
        $(with: $($name:ident { $($mark:tt: $($field:ident),+);+ $(;)? }),+ $(,)?)?
    }) => {
        impl $crate::domain::json::Json for $type {
            fn write(&self, writer: &mut $crate::domain::json::JsonWriter) {
                match self {
                    $($(Self::$word => writer.word(stringify!($word)),)+)?
                    $($(Self::$around(content) => {
                        writer.enter(stringify!($around));
                        $crate::domain::json::Json::write(content, writer);
                        writer.close();
                    })+)?
                    $($(Self::$name { $($($field,)+)+ } => {
                        writer.enter(stringify!($name));
                        writer.open();
                        $($($crate::domain::json::json_field!(write writer stringify!($field), $field, $mark);)+)+
                        writer.close();
                        writer.close();
                    })+)?
                }
            }

            #[allow(unreachable_code)]
            fn blank() -> Self {
                $($(return Self::$word;)+)?
                $($(return Self::$around($crate::domain::json::Json::blank());)+)?
                $($(return Self::$name { $($($field: $crate::domain::json::Json::blank(),)+)+ };)+)?
            }

            fn read(&mut self, from: &mut $crate::domain::json::Reader) {
                $($(if from.is(stringify!($word)) {
                    *self = Self::$word;
                    return;
                })+)?
                $($(if from.enter(stringify!($around)) {
                    let mut content = $crate::domain::json::Json::blank();
                    *self = {
                        $crate::domain::json::Json::read(&mut content, from);
                        Self::$around(content)
                    };
                    return;
                })+)?
                $($(if from.enter(stringify!($name)) {
                    $($(let mut $field = $crate::domain::json::Json::blank();)+)+
                    from.open();
                    $($($crate::domain::json::json_field!(read from stringify!($field), &mut $field, $mark);)+)+
                    from.close();
                    *self = Self::$name { $($($field,)+)+ };
                    return;
                })+)?
                from.problem("is not known here");
            }

            #[cfg(test)]
            #[allow(unreachable_patterns)]
            fn shape(shape: &mut $crate::domain::json::Shape) {
                shape.words(&[$($(stringify!($word),)+)? $($(stringify!($around),)+)? $($(stringify!($name)),+)?]);
                $($(shape.variant(stringify!($around), |shape| {
                    shape.member("", "", |it: &Self| match it {
                        Self::$around(content) => content,
                        _ => unreachable!(),
                    });
                });)+)?
                $($(shape.variant(stringify!($name), |shape| {
                    $($(shape.member(
                        stringify!($field),
                        $crate::domain::json::json_mark!($mark),
                        |it: &Self| match it {
                            Self::$name { $field, .. } => $field,
                            _ => unreachable!(),
                        },
                    );)+)+
                });)+)?
            }
        }

        $crate::domain::json::json_in_serde!($type);
    };
}

/// A type of its own around a text.
macro_rules! json_text {
    ($type:ident) => {
        impl $crate::domain::json::Json for $type {
            fn write(&self, writer: &mut $crate::domain::json::JsonWriter) {
                writer.string(&self.0);
            }

            fn blank() -> Self {
                Self(String::new())
            }

            fn read(&mut self, from: &mut $crate::domain::json::Reader) {
                self.0 = from.text();
            }

            fn is_blank(&self) -> bool {
                self.0.is_empty()
            }

            #[cfg(test)]
            fn shape(shape: &mut $crate::domain::json::Shape) {
                shape.is("text");
            }
        }

        $crate::domain::json::json_in_serde!($type);
    };
}

#[cfg(test)]
pub(crate) use json_mark;
pub(crate) use {json_field, json_struct, json_text, json_variants, json_words};
