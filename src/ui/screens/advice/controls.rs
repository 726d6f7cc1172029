//! The controls of a playbook: for each parameter the kinds of value it can take, the numbers that go with each kind,
//! and how it is read and written. In the order of the comparison.

use crate::domain::advice::own::Changes;
use crate::domain::advice::parameter::{
    AfterFirst, AfterPromise, LinkedIn, Medium, Permission, Recipients, SearchUntil, ThankYouCloses, ThankYouDue,
    ThankYouOpens, Wait,
};
use crate::domain::advice::playbook::Parameters;

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
    /// The kinds it can take.
    pub kinds: &'static [Kind],
    /// Its present value.
    pub read: fn(&Parameters) -> Value,
    /// Writes a value over that of the playbook it is based on.
    pub write: fn(&mut Changes, &Parameters, Value),
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

const WAITS: &[Kind] = &[
    with("Working days", &[number("Working days", 1, YEAR, 10)]),
    with("Days, weekends included", &[number("Days", 1, YEAR, 14)]),
];
const LEAVE: &[Kind] = &[plain("Allowed"), plain("Never")];

fn set<T: PartialEq>(slot: &mut Option<T>, base: T, value: T) {
    *slot = (value != base).then_some(value);
}

/// The place of a value in a list of all values, in the order of the kinds.
fn place<T: PartialEq>(all: &[T], value: T) -> Value {
    (all.iter().position(|one| *one == value).unwrap_or(0), [0, 0])
}

fn at<T: Copy>(all: &[T], place: usize, base: T) -> T {
    all.get(place).copied().unwrap_or(base)
}

fn wait_value(wait: Wait) -> Value {
    match wait {
        Wait::BusinessDays { days } => (0, [u32::from(days), 0]),
        Wait::Days { days } => (1, [u32::from(days), 0]),
    }
}

fn wait((kind, [n, _]): Value) -> Wait {
    let days = days(n);
    if kind == 0 { Wait::BusinessDays { days } } else { Wait::Days { days } }
}

fn days(n: u32) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

const MEDIA: [Medium; 3] = [Medium::Email, Medium::EmailOrCard, Medium::EmailOrPost];
const PEOPLE: [Recipients; 4] =
    [Recipients::HiringManager, Recipients::EachInterviewer, Recipients::EachPanelMember, Recipients::EachDifferent];
const LEAVES: [Permission; 2] = [Permission::Allowed, Permission::Never];
const LINKED_IN: [LinkedIn; 4] = [LinkedIn::AfterThankYou, LinkedIn::Avoid, LinkedIn::Connect, LinkedIn::Optional];
const UNTIL: [SearchUntil; 3] = [SearchUntil::FirmOffer, SearchUntil::OfficiallyHired, SearchUntil::StartWork];

/// Every parameter, in the order of the comparison.
pub static CONTROLS: [Control; 15] = [
    Control {
        kinds: &[
            with("Some hours after the end", &[number("Hours after the end", 0, MOST_HOURS, 1)]),
            plain("That evening, or the next morning"),
        ],
        read: |from| match from.thank_you_opens.value {
            ThankYouOpens::AfterEnd { minutes } => (0, [minutes / HOUR, 0]),
            ThankYouOpens::EveningOrMorning => (1, [0, 0]),
        },
        write: |to, base, (kind, [n, _])| {
            let value = match kind {
                0 => ThankYouOpens::AfterEnd { minutes: n * HOUR },
                _ => ThankYouOpens::EveningOrMorning,
            };
            set(&mut to.thank_you_opens, base.thank_you_opens.value, value);
        },
    },
    Control {
        kinds: &[
            with("Some hours after the end", &[number("Hours after the end", 0, MOST_HOURS, 24)]),
            with("The same day, at an hour", &[number("Hour, 0 to 23", 0, 23, 20)]),
            with("Into that evening, or the next morning", &[number("Hours into it", 0, 72, 3)]),
        ],
        read: |from| match from.thank_you_due.value {
            ThankYouDue::AfterEnd { minutes } => (0, [minutes / HOUR, 0]),
            ThankYouDue::SameDayAt { hour } => (1, [hour, 0]),
            ThankYouDue::AfterEveningOrMorning { minutes } => (2, [minutes / HOUR, 0]),
        },
        write: |to, base, (kind, [n, _])| {
            let value = match kind {
                0 => ThankYouDue::AfterEnd { minutes: n * HOUR },
                1 => ThankYouDue::SameDayAt { hour: n },
                _ => ThankYouDue::AfterEveningOrMorning { minutes: n * HOUR },
            };
            set(&mut to.thank_you_due, base.thank_you_due.value, value);
        },
    },
    Control {
        kinds: &[
            with(
                "Some hours after the end",
                &[
                    number("Hours after the end", 0, MOST_HOURS, 24),
                    number("Extra hours: late, but still send", 0, MOST_HOURS, 0),
                ],
            ),
            plain("At the end of that day"),
        ],
        read: |from| match from.thank_you_closes.value {
            ThankYouCloses::AfterEnd { minutes, grace } => (0, [minutes / HOUR, grace / HOUR]),
            ThankYouCloses::EndOfDay => (1, [0, 0]),
        },
        write: |to, base, (kind, [n, grace])| {
            let value = match kind {
                0 => ThankYouCloses::AfterEnd { minutes: n * HOUR, grace: grace * HOUR },
                _ => ThankYouCloses::EndOfDay,
            };
            set(&mut to.thank_you_closes, base.thank_you_closes.value, value);
        },
    },
    Control {
        kinds: &[with("After some days", &[number("Days", 0, YEAR, 5)])],
        read: |from| (0, [u32::from(from.thank_you_folds.value), 0]),
        write: |to, base, (_, [n, _])| set(&mut to.thank_you_folds, base.thank_you_folds.value, days(n)),
    },
    Control {
        kinds: &[plain("E-mail"), plain("E-mail, or a card at reception"), plain("E-mail, or a plain card by post")],
        read: |from| place(&MEDIA, from.medium.value),
        write: |to, base, (kind, _)| set(&mut to.medium, base.medium.value, at(&MEDIA, kind, base.medium.value)),
    },
    Control {
        kinds: &[
            plain("The hiring manager"),
            plain("Each interviewer"),
            plain("Each member of the panel"),
            plain("Each person met, all different"),
        ],
        read: |from| place(&PEOPLE, from.recipients.value),
        write: |to, base, (kind, _)| {
            set(&mut to.recipients, base.recipients.value, at(&PEOPLE, kind, base.recipients.value));
        },
    },
    Control {
        kinds: LEAVE,
        read: |from| place(&LEAVES, from.telephone.value),
        write: |to, base, (kind, _)| {
            set(&mut to.telephone, base.telephone.value, at(&LEAVES, kind, base.telephone.value));
        },
    },
    Control {
        kinds: &[
            plain("On the promised date"),
            with("Some working days after it", &[number("Working days", 1, YEAR, 1)]),
        ],
        read: |from| match from.after_promise.value {
            AfterPromise::OnTheDate => (0, [0, 0]),
            AfterPromise::BusinessDays { days } => (1, [u32::from(days), 0]),
        },
        write: |to, base, (kind, [n, _])| {
            let value = match kind {
                0 => AfterPromise::OnTheDate,
                _ => AfterPromise::BusinessDays { days: days(n) },
            };
            set(&mut to.after_promise, base.after_promise.value, value);
        },
    },
    Control {
        kinds: WAITS,
        read: |from| wait_value(from.after_silence.value),
        write: |to, base, value| set(&mut to.after_silence, base.after_silence.value, wait(value)),
    },
    Control {
        kinds: &[
            plain("Stop; if the answer is no, ask for feedback"),
            with("One more, then stop", &[number("Working days later", 1, YEAR, 5)]),
            with("One more, to HR or the recruiter", &[number("Working days later", 1, YEAR, 5)]),
            with("Ask HR if the job is still open", &[number("Working days later", 1, YEAR, 3)]),
        ],
        read: |from| {
            let value = from.after_first.value;
            let kind = match value {
                AfterFirst::Stop => 0,
                AfterFirst::OneMore { .. } => 1,
                AfterFirst::OneMoreToHr { .. } => 2,
                AfterFirst::AskHr { .. } => 3,
            };
            (kind, [u32::from(value.days().unwrap_or(0)), 0])
        },
        write: |to, base, (kind, [n, _])| {
            let days = days(n);
            let value = match kind {
                0 => AfterFirst::Stop,
                1 => AfterFirst::OneMore { days },
                2 => AfterFirst::OneMoreToHr { days },
                _ => AfterFirst::AskHr { days },
            };
            set(&mut to.after_first, base.after_first.value, value);
        },
    },
    Control {
        kinds: &[with("At most", &[number("Follow-ups", 0, 5, 2)])],
        read: |from| (0, [u32::from(from.cap.value), 0]),
        write: |to, base, (_, [n, _])| set(&mut to.cap, base.cap.value, u8::try_from(n).unwrap_or(u8::MAX)),
    },
    Control {
        kinds: WAITS,
        read: |from| wait_value(from.assume_filled.value),
        write: |to, base, value| set(&mut to.assume_filled, base.assume_filled.value, wait(value)),
    },
    Control {
        kinds: &[
            plain("Allowed after the thank-you"),
            plain("Avoid"),
            plain("Connect, with a personal message"),
            plain("As you like after the thank-you"),
        ],
        read: |from| place(&LINKED_IN, from.linked_in.value),
        write: |to, base, (kind, _)| {
            set(&mut to.linked_in, base.linked_in.value, at(&LINKED_IN, kind, base.linked_in.value));
        },
    },
    Control {
        kinds: LEAVE,
        read: |from| place(&LEAVES, from.private_media.value),
        write: |to, base, (kind, _)| {
            set(&mut to.private_media, base.private_media.value, at(&LEAVES, kind, base.private_media.value));
        },
    },
    Control {
        kinds: &[plain("You have a firm offer"), plain("You are officially hired"), plain("You start work")],
        read: |from| place(&UNTIL, from.search_until.value),
        write: |to, base, (kind, _)| {
            set(&mut to.search_until, base.search_until.value, at(&UNTIL, kind, base.search_until.value));
        },
    },
];

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
}
