//! The mapping of structs and enums: straight lines of calls. See the head of this module.

/// One field: see the head of this file.
macro_rules! json_field {
    (write $pen:ident $name:expr, $value:expr, must) => {
        $pen.must($name, $value)
    };
    (write $pen:ident $name:expr, $value:expr, always) => {
        $pen.must($name, $value)
    };
    (write $pen:ident $name:expr, $value:expr, may) => {
        $pen.may($name, $value)
    };
    (write $pen:ident $name:expr, $value:expr, (unless $skip:path)) => {
        if !$skip($value) {
            $pen.must($name, $value)
        }
    };
    (read $from:ident $name:expr, $value:expr, must) => {
        $from.must($name, $value)
    };
    (read $from:ident $name:expr, $value:expr, may) => {
        $from.may($name, $value)
    };
    (read $from:ident $name:expr, $value:expr, $always:tt) => {
        if !$from.may($name, $value) {
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
            fn write(&self, pen: &mut $crate::domain::json::Pen) {
                pen.open();
                $($($crate::domain::json::json_field!(write pen stringify!($field), &self.$field, $mark);)+)+
                pen.close();
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
            fn write(&self, pen: &mut $crate::domain::json::Pen) {
                pen.word(match self {
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
            fn write(&self, pen: &mut $crate::domain::json::Pen) {
                match self {
                    $($(Self::$word => pen.word(stringify!($word)),)+)?
                    $($(Self::$around(content) => {
                        pen.enter(stringify!($around));
                        $crate::domain::json::Json::write(content, pen);
                        pen.close();
                    })+)?
                    $($(Self::$name { $($($field,)+)+ } => {
                        pen.enter(stringify!($name));
                        pen.open();
                        $($($crate::domain::json::json_field!(write pen stringify!($field), $field, $mark);)+)+
                        pen.close();
                        pen.close();
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
            fn write(&self, pen: &mut $crate::domain::json::Pen) {
                pen.string(&self.0);
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
