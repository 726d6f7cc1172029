//! The controls of a playbook: for each type of value the kinds it can take, the numbers that go with each kind, and how
//! it is read and written. Which parameters there are, and of which type, is said by their table in the domain.

use crate::domain::advice::parameter::{
    AfterFirst, AfterPromise, LinkedIn, Medium, Permission, Recipients, SearchUntil, ThankYouCloses, ThankYouDue,
    ThankYouOpens, Wait,
};
use crate::domain::advice::parameters::{Changes, Parameters, parameters};

/// A number that belongs to a value.
pub struct Number {
    /// What it counts.
    pub words: &'static str,
    /// The smallest.
    pub least: u32,
    /// The largest.
    pub most: u32,
    /// What stands there first.
    pub usual: u32,
}

/// One kind of value.
pub struct Kind {
    /// In words.
    pub words: &'static str,
    /// Its numbers, two at most.
    pub numbers: &'static [Number],
}

/// The kind chosen, by its place, and its numbers.
pub type Value = (usize, [u32; 2]);

/// One parameter.
pub struct Control {
    /// Its name in the table of parameters.
    pub id: &'static str,
    /// The kinds it can take.
    pub kinds: &'static [Kind],
    /// Its present value.
    pub read: fn(&Parameters) -> Value,
    /// Writes a value over that of the playbook it is based on.
    pub write: fn(&mut Changes, &Parameters, Value),
}

/// A type of value, and how it is chosen.
trait Choice: Copy + PartialEq {
    /// The kinds it can take.
    const KINDS: &'static [Kind];

    /// Its kind and numbers.
    fn value(self) -> Value;

    /// The value of this kind with these numbers.
    fn of(kind: usize, numbers: [u32; 2]) -> Self;
}

const fn plain(words: &'static str) -> Kind {
    Kind { words, numbers: &[] }
}

const fn with(words: &'static str, numbers: &'static [Number]) -> Kind {
    Kind { words, numbers }
}

const fn number(words: &'static str, least: u32, most: u32, usual: u32) -> Number {
    Number { words, least, most, usual }
}

/// Four weeks.
const MOST_HOURS: u32 = 672;
const YEAR: u32 = 365;
const HOUR: u32 = 60;

/// The control of the parameter with this name in the table.
pub fn control(id: &str) -> Option<&'static Control> {
    CONTROLS.iter().find(|control| control.id == id)
}

macro_rules! controls {
    ($($(#[$doc:meta])* $name:ident: $type:ty { $($rest:tt)* })*) => {
        /// The control of every parameter.
        static CONTROLS: [Control; [$(stringify!($name)),*].len()] = [$(Control {
            id: stringify!($name),
            kinds: <$type as Choice>::KINDS,
            read: |from| from.$name.value.value(),
            write: |to, base, (kind, numbers)| {
                let (value, known) = (<$type as Choice>::of(kind, numbers), base.$name.value);
                to.$name = (value != known).then_some(value);
            },
        }),*];
    };
}
parameters!(controls);

/// Types without numbers: their values in the order of the kinds, the first of them for a kind that there is not.
macro_rules! choices {
    ($($type:ty: $($value:ident $words:literal),*;)*) => {$(
        impl Choice for $type {
            const KINDS: &'static [Kind] = &[$(plain($words)),*];

            fn value(self) -> Value {
                ([$(Self::$value),*].iter().position(|one| *one == self).unwrap_or(0), [0, 0])
            }

            fn of(kind: usize, _: [u32; 2]) -> Self {
                let all = [$(Self::$value),*];
                all.get(kind).copied().unwrap_or(all[0])
            }
        }
    )*};
}

choices! {
    Medium: Email "E-mail", EmailOrCard "E-mail, or a card at reception", EmailOrPost "E-mail, or a plain card by post";
    Recipients: HiringManager "The hiring manager", EachInterviewer "Each interviewer",
        EachPanelMember "Each member of the panel", EachDifferent "Each person met, all different";
    Permission: Allowed "Allowed", Never "Never";
    LinkedIn: AfterThankYou "Allowed after the thank-you", Avoid "Avoid", Connect "Connect, with a personal message",
        Optional "As you like after the thank-you";
    SearchUntil: FirmOffer "You have a firm offer", OfficiallyHired "You are officially hired",
        StartWork "You start work";
}

/// A number of days.
impl Choice for u16 {
    const KINDS: &'static [Kind] = &[with("After some days", &[number("Days", 0, YEAR, 5)])];

    fn value(self) -> Value {
        (0, [u32::from(self), 0])
    }

    fn of(_: usize, [n, _]: [u32; 2]) -> Self {
        days(n)
    }
}

/// A number of follow-ups.
impl Choice for u8 {
    const KINDS: &'static [Kind] = &[with("At most", &[number("Follow-ups", 0, 5, 2)])];

    fn value(self) -> Value {
        (0, [u32::from(self), 0])
    }

    fn of(_: usize, [n, _]: [u32; 2]) -> Self {
        Self::try_from(n).unwrap_or(Self::MAX)
    }
}

impl Choice for Wait {
    const KINDS: &'static [Kind] = &[
        with("Working days", &[number("Working days", 1, YEAR, 10)]),
        with("Days, weekends included", &[number("Days", 1, YEAR, 14)]),
    ];

    fn value(self) -> Value {
        match self {
            Self::BusinessDays { days } => (0, [u32::from(days), 0]),
            Self::Days { days } => (1, [u32::from(days), 0]),
        }
    }

    fn of(kind: usize, [n, _]: [u32; 2]) -> Self {
        let days = days(n);
        if kind == 0 { Self::BusinessDays { days } } else { Self::Days { days } }
    }
}

fn days(n: u32) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

impl Choice for ThankYouOpens {
    const KINDS: &'static [Kind] = &[
        with("Some hours after the end", &[number("Hours after the end", 0, MOST_HOURS, 1)]),
        plain("That evening, or the next morning"),
    ];

    fn value(self) -> Value {
        match self {
            Self::AfterEnd { minutes } => (0, [minutes / HOUR, 0]),
            Self::EveningOrMorning => (1, [0, 0]),
        }
    }

    fn of(kind: usize, [n, _]: [u32; 2]) -> Self {
        if kind == 0 { Self::AfterEnd { minutes: n * HOUR } } else { Self::EveningOrMorning }
    }
}

impl Choice for ThankYouDue {
    const KINDS: &'static [Kind] = &[
        with("Some hours after the end", &[number("Hours after the end", 0, MOST_HOURS, 24)]),
        with("The same day, at an hour", &[number("Hour, 0 to 23", 0, 23, 20)]),
        with("Into that evening, or the next morning", &[number("Hours into it", 0, 72, 3)]),
    ];

    fn value(self) -> Value {
        match self {
            Self::AfterEnd { minutes } => (0, [minutes / HOUR, 0]),
            Self::SameDayAt { hour } => (1, [hour, 0]),
            Self::AfterEveningOrMorning { minutes } => (2, [minutes / HOUR, 0]),
        }
    }

    fn of(kind: usize, [n, _]: [u32; 2]) -> Self {
        match kind {
            0 => Self::AfterEnd { minutes: n * HOUR },
            1 => Self::SameDayAt { hour: n },
            _ => Self::AfterEveningOrMorning { minutes: n * HOUR },
        }
    }
}

impl Choice for ThankYouCloses {
    const KINDS: &'static [Kind] = &[
        with(
            "Some hours after the end",
            &[
                number("Hours after the end", 0, MOST_HOURS, 24),
                number("Extra hours: late, but still send", 0, MOST_HOURS, 0),
            ],
        ),
        plain("At the end of that day"),
    ];

    fn value(self) -> Value {
        match self {
            Self::AfterEnd { minutes, grace } => (0, [minutes / HOUR, grace / HOUR]),
            Self::EndOfDay => (1, [0, 0]),
        }
    }

    fn of(kind: usize, [n, grace]: [u32; 2]) -> Self {
        if kind == 0 { Self::AfterEnd { minutes: n * HOUR, grace: grace * HOUR } } else { Self::EndOfDay }
    }
}

impl Choice for AfterPromise {
    const KINDS: &'static [Kind] =
        &[plain("On the promised date"), with("Some working days after it", &[number("Working days", 1, YEAR, 1)])];

    fn value(self) -> Value {
        match self {
            Self::OnTheDate => (0, [0, 0]),
            Self::BusinessDays { days } => (1, [u32::from(days), 0]),
        }
    }

    fn of(kind: usize, [n, _]: [u32; 2]) -> Self {
        if kind == 0 { Self::OnTheDate } else { Self::BusinessDays { days: days(n) } }
    }
}

impl Choice for AfterFirst {
    const KINDS: &'static [Kind] = &[
        plain("Stop; if the answer is no, ask for feedback"),
        with("One more, then stop", &[number("Working days later", 1, YEAR, 5)]),
        with("One more, to HR or the recruiter", &[number("Working days later", 1, YEAR, 5)]),
        with("Ask HR if the job is still open", &[number("Working days later", 1, YEAR, 3)]),
    ];

    fn value(self) -> Value {
        let kind = match self {
            Self::Stop => 0,
            Self::OneMore { .. } => 1,
            Self::OneMoreToHr { .. } => 2,
            Self::AskHr { .. } => 3,
        };
        (kind, [u32::from(self.days().unwrap_or(0)), 0])
    }

    fn of(kind: usize, [n, _]: [u32; 2]) -> Self {
        let days = days(n);
        match kind {
            0 => Self::Stop,
            1 => Self::OneMore { days },
            2 => Self::OneMoreToHr { days },
            _ => Self::AskHr { days },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::advice::own::OwnPlaybook;
    use crate::domain::advice::playbook::{Author, Playbook};
    use crate::domain::advice::playbooks::playbooks;
    use crate::domain::id::PlaybookId;
    use crate::domain::text::Line;

    #[test]
    fn what_is_read_from_any_of_the_six_and_written_into_any_other_gives_its_value() {
        for from in playbooks() {
            for base in Author::ALL {
                let id = PlaybookId::parse("p1").unwrap();
                let mut own = OwnPlaybook::copy_of(base, id, Line::cut("Mine"));
                for control in &CONTROLS {
                    let value = (control.read)(&from.parameters);
                    let kind = &control.kinds[value.0];
                    for (number, n) in kind.numbers.iter().zip(value.1) {
                        assert!((number.least..=number.most).contains(&n), "{} {n}", number.words);
                    }
                    (control.write)(&mut own.changes, &Playbook::built_in(base).parameters, value);
                }
                let values =
                    |playbook: &Playbook| -> Vec<String> { playbook.rows().into_iter().map(|row| row.value).collect() };
                assert_eq!(values(&own.playbook()), values(from), "{} over {base:?}", from.name);
                assert_eq!(own.validate(), Ok(()));
            }
        }
    }

    #[test]
    fn a_value_of_the_original_is_no_change() {
        for base in Author::ALL {
            let parameters = &Playbook::built_in(base).parameters;
            let mut changes = Changes::default();
            for control in &CONTROLS {
                (control.write)(&mut changes, parameters, (control.read)(parameters));
            }
            assert_eq!(changes, Changes::default());
        }
    }

    #[test]
    fn every_row_of_the_comparison_has_its_control() {
        let rows = Playbook::built_in(Author::House).rows();
        assert_eq!(rows.len(), CONTROLS.len());
        for row in rows {
            assert!(control(row.id).is_some(), "{}", row.name);
        }
    }
}
