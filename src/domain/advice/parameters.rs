//! Every parameter of a playbook, one row each: its name, its type, what it is called, how its value reads, and what a
//! number beyond reason is called. All else that has a place for each parameter is made of this table, the controls
//! on the screen included (`ui/screens/advice/controls.rs`). A new one needs its row, and its values in `playbooks.rs`.

use crate::domain::advice::own_error::PlaybookError;
use crate::domain::advice::parameter::{
    AfterFirst, AfterPromise, LinkedIn, Medium, Parameter, Permission, Provenance, Recipients, SearchUntil,
    ThankYouCloses, ThankYouDue, ThankYouOpens, Wait,
};
use crate::domain::advice::range::InRange;
use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules::J15;
use crate::domain::json::Json;

/// Hands all rows to another macro, in the order of the comparison.
macro_rules! parameters {
    ($then:ident) => {
        $then! {
            /// When a thank-you may first go out.
            thank_you_opens: ThankYouOpens {
                label: "Thank-you: earliest",
                value: ThankYouOpens::words,
                beyond: "The earliest time for a thank-you",
            }
            /// When a thank-you is best sent by.
            thank_you_due: ThankYouDue {
                label: "Thank-you: best by",
                value: ThankYouDue::words,
                beyond: "The best time for a thank-you",
            }
            /// When a thank-you is too late.
            thank_you_closes: ThankYouCloses {
                label: "Thank-you: latest",
                value: ThankYouCloses::words,
                beyond: "The latest time for a thank-you",
            }
            /// After how many days an unsent thank-you belongs into the first follow-up instead.
            thank_you_folds: u16 {
                label: "If you never sent thanks, add them to the follow-up",
                value: |days| format!("after {days} days"),
                beyond: "The wait before thanks go into the follow-up",
            }
            /// By what a thank-you travels.
            medium: Medium {
                label: "How to send it",
                value: |medium| medium.words().into(),
                beyond: "The way to send it",
            }
            /// Who is thanked.
            recipients: Recipients {
                label: "Who to thank",
                value: |to| to.words().into(),
                beyond: "Who to thank",
            }
            /// Whether thanks may be given by telephone.
            telephone: Permission {
                label: "Thanks by phone",
                value: |leave| leave.words().into(),
                beyond: "Thanks by phone",
            }
            /// When to ask first, if a date was promised.
            after_promise: AfterPromise {
                label: "First follow-up, if they gave a date",
                value: AfterPromise::words,
                beyond: "The wait after the promised date",
            }
            /// When to ask first, if no date was promised.
            after_silence: Wait {
                label: "First follow-up, if they gave none",
                value: |wait| format!("{} after the interview", wait.words()),
                beyond: "The wait without a date",
            }
            /// What follows the first follow-up.
            after_first: AfterFirst {
                label: "After the first follow-up",
                value: AfterFirst::words,
                beyond: "The wait after the first follow-up",
            }
            /// Follow-ups allowed in all, over all people and channels, since the employer's last answer.
            cap: u8 {
                label: "Follow-ups at most",
                value: |cap| if cap == 0 { "none".into() } else { cap.to_string() },
                beyond: "The number of follow-ups",
            }
            /// After the last follow-up without answer, when to take the position as filled.
            assume_filled: Wait {
                label: "Assume they chose someone else",
                value: |wait| format!("{} after the last one", wait.words()),
                beyond: "The wait before you assume they chose someone else",
            }
            /// What is said of LinkedIn.
            linked_in: LinkedIn {
                label: "LinkedIn",
                value: |linked_in| linked_in.words().into(),
                beyond: "LinkedIn",
            }
            /// Whether private social media may be used.
            private_media: Permission {
                label: "Private social media",
                value: |leave| leave.words().into(),
                beyond: "Private social media",
            }
            /// Until when the search goes on.
            search_until: SearchUntil {
                label: "Keep searching until",
                value: |until| until.words().into(),
                beyond: "The end of the search",
            }
        }
    };
}
pub(crate) use parameters;

macro_rules! define {
    ($($(#[$doc:meta])* $name:ident: $type:ty {
        label: $label:literal, value: $value:expr, beyond: $beyond:literal,
    })*) => {
        /// Every parameter of a playbook.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Parameters {
            $($(#[$doc])* pub $name: Parameter<$type>,)*
        }

        /// The parameters that differ from the playbook it is based on; `None` keeps that playbook's value.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Json)]
        pub struct Changes {
            $($(#[$doc])* pub $name: Option<$type>,)*
        }

        impl Changes {
            /// The parameters with these changes.
            pub fn over(&self, from: &Parameters) -> Parameters {
                Parameters { $($name: changed(from.$name, self.$name),)* }
            }
        }

        impl Parameters {
            /// Every parameter in words, always in the same order, so that playbooks can be laid side by side.
            pub fn rows(&self) -> Vec<Row> {
                vec![$(row(stringify!($name), $label, &self.$name, $value)),*]
            }

            /// Whether each number is one that the app can plan with. Errors: the first that is not.
            pub fn in_range(&self) -> Result<(), PlaybookError> {
                $(self.$name.value.in_range($beyond)?;)*
                Ok(())
            }
        }
    };
}
parameters!(define);

fn changed<T: Copy>(based_on: Parameter<T>, change: Option<T>) -> Parameter<T> {
    change.map_or(based_on, |value| Parameter { value, rules: &[], backing: Provenance::Yours })
}

/// One row of the comparison of playbooks: a parameter, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The parameter: its name in the table.
    pub id: &'static str,
    /// What the parameter is called.
    pub name: &'static str,
    /// Its value in words.
    pub value: String,
    /// The rules behind it.
    pub rules: &'static [RuleId],
    /// Where the value comes from.
    pub backing: Provenance,
}

fn row<T: Copy>(id: &'static str, name: &'static str, parameter: &Parameter<T>, words: fn(T) -> String) -> Row {
    Row { id, name, value: words(parameter.value), rules: parameter.rules, backing: parameter.backing }
}

impl Parameters {
    /// Whether requests for feedback and follow-ups share one budget: so where the cap itself rests on J15.
    pub fn shares_feedback(&self) -> bool {
        self.cap.rules.contains(&J15)
    }
}
