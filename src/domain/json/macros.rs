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
    (read $from:ident $name:expr, must) => {{
        $from.must($name);
        $crate::domain::json::Json::read($from)
    }};
    (read $from:ident $name:expr, may) => {{
        $from.may($name);
        $crate::domain::json::Json::read($from)
    }};
    (read $from:ident $name:expr, $always:tt) => {
        if $from.may($name) { $crate::domain::json::Json::read($from) } else { Default::default() }
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

            fn read(from: &mut $crate::domain::json::Reader) -> Self {
                from.open();
                let it = Self {
                    $($($field: $crate::domain::json::json_field!(read from stringify!($field), $mark),)+)+
                };
                from.close();
                it
            }
        }

        $crate::domain::json::json_in_serde!($type);
    };
}

/// An enum of bare words.
macro_rules! json_words {
    ($type:ident { $($word:ident),+ $(,)? }) => {
        impl $crate::domain::json::Json for $type {
            fn write(&self, pen: &mut $crate::domain::json::Pen) {
                pen.word(match self {
                    $(Self::$word => stringify!($word),)+
                });
            }

            fn read(from: &mut $crate::domain::json::Reader) -> Self {
                let all = [$(Self::$word),+];
                all[from.word(&[$(stringify!($word)),+]) % all.len()]
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

            fn read(from: &mut $crate::domain::json::Reader) -> Self {
                loop {
                    $($(if from.is(stringify!($word)) {
                        return Self::$word;
                    })+)?
                    $($(if from.enter(stringify!($around)) {
                        return Self::$around($crate::domain::json::Json::read(from));
                    })+)?
                    $($(if from.enter(stringify!($name)) {
                        from.open();
                        let it = Self::$name {
                            $($($field: $crate::domain::json::json_field!(read from stringify!($field), $mark),)+)+
                        };
                        from.close();
                        return it;
                    })+)?
                    from.lose();
                }
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

            fn read(from: &mut $crate::domain::json::Reader) -> Self {
                Self(from.text())
            }

            fn is_blank(&self) -> bool {
                self.0.is_empty()
            }
        }

        $crate::domain::json::json_in_serde!($type);
    };
}

pub(crate) use {json_field, json_struct, json_text, json_variants, json_words};
