//! A playbook the user made: a copy of one of the six with some parameters changed.

use crate::domain::advice::parameter::{
    AfterFirst, AfterPromise, LinkedIn, Medium, Parameter, Permission, Provenance, Recipients, SearchUntil,
    ThankYouCloses, ThankYouDue, ThankYouOpens, Wait,
};
use crate::domain::advice::playbook::{Author, Origin, Parameters, Playbook};
use crate::domain::calendar::WorkCalendar;
use crate::domain::id::PlaybookId;
use crate::domain::json::{json_struct, read_from, to_value};
use crate::domain::text::Line;
use chrono::{NaiveDate, NaiveDateTime};
use std::borrow::Cow;
use std::fmt;

/// The parameters that differ from the playbook it is based on; `None` keeps that playbook's value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// When a thank-you may first go out.
    pub thank_you_opens: Option<ThankYouOpens>,
    /// When a thank-you is best sent by.
    pub thank_you_due: Option<ThankYouDue>,
    /// When a thank-you is too late.
    pub thank_you_closes: Option<ThankYouCloses>,
    /// After how many days unsent thanks join the first follow-up.
    pub thank_you_folds: Option<u16>,
    /// By what a thank-you travels.
    pub medium: Option<Medium>,
    /// Who is thanked.
    pub recipients: Option<Recipients>,
    /// Whether thanks may be given by telephone.
    pub telephone: Option<Permission>,
    /// When to ask first, if a date was promised.
    pub after_promise: Option<AfterPromise>,
    /// When to ask first, if no date was promised.
    pub after_silence: Option<Wait>,
    /// What follows the first follow-up.
    pub after_first: Option<AfterFirst>,
    /// Follow-ups allowed in all.
    pub cap: Option<u8>,
    /// When to take the position as filled.
    pub assume_filled: Option<Wait>,
    /// What is said of LinkedIn.
    pub linked_in: Option<LinkedIn>,
    /// Whether private social media may be used.
    pub private_media: Option<Permission>,
    /// Until when the search goes on.
    pub search_until: Option<SearchUntil>,
}

json_struct!(Changes {
    may: thank_you_opens, thank_you_due, thank_you_closes, thank_you_folds, medium, recipients, telephone,
        after_promise, after_silence, after_first, cap, assume_filled, linked_in, private_media, search_until;
});

/// A playbook the user made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPlaybook {
    /// Its id.
    pub id: PlaybookId,
    /// The name the user gave it.
    pub name: Line,
    /// The playbook it was copied from.
    pub based_on: Author,
    /// What differs.
    pub changes: Changes,
}

json_struct!(OwnPlaybook {
    must: id, name, based_on;
    always: changes;
});

/// Why a playbook was not taken. `Display` is the sentence the user reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaybookError {
    /// It has no name.
    Nameless,
    /// For some interviews the thank-you would close before it opens.
    ClosesBeforeOpens,
    /// The thank-you would be due before it opens, or after it closes.
    DueOutside,
    /// The cap leaves no room for the follow-ups that are planned.
    CapBelowPlan {
        /// Follow-ups planned.
        planned: u8,
        /// Follow-ups allowed.
        cap: u8,
    },
    /// A follow-up in the quiet time itself.
    NoWait,
    /// A number beyond what the app can plan with.
    OutOfRange(&'static str),
    /// The text is not a playbook of this app.
    Unreadable,
    /// It was written by a newer version of the app.
    Newer,
}

impl fmt::Display for PlaybookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nameless => f.write_str("Give your advice a name, so that you can find it later."),
            Self::ClosesBeforeOpens => f.write_str(
                "For some interviews, the latest time for a thank-you would be before the earliest. Change one of the two.",
            ),
            Self::DueOutside => {
                f.write_str("The best time for a thank-you must lie between the earliest and the latest. Change one of the three.")
            }
            Self::CapBelowPlan { planned, cap } => write!(
                f,
                "Your advice plans {planned} follow-ups and allows {cap}. Allow more, or plan fewer after the first."
            ),
            Self::NoWait => f.write_str("Your advice asks without any wait. Give them at least one day."),
            Self::OutOfRange(what) => {
                write!(f, "{what} is beyond what the app can plan with. Choose a smaller number.")
            }
            Self::Unreadable => f.write_str("This file holds no advice from this app. Nothing was changed."),
            Self::Newer => {
                f.write_str("A newer version of Afterword made this file. Reload this page, then try again.")
            }
        }
    }
}

/// The most minutes from the end of an interview that a thank-you can be planned: four weeks.
const MOST_MINUTES: u32 = 28 * 24 * 60;
/// The most days, working or calendar, that a wait can last.
const MOST_DAYS: u16 = 365;
/// The most follow-ups anyone should plan.
const MOST_FOLLOW_UPS: u8 = 5;
/// The version of the exported form.
const VERSION: u32 = 1;

/// The exported form: says what it is, so that a wrong file is told apart from a broken one.
struct Export {
    afterword: String,
    version: u32,
    playbook: serde_json::Value,
}

json_struct!(Export {
    must: afterword, version, playbook;
});

fn changed<T: Copy>(based_on: Parameter<T>, change: Option<T>) -> Parameter<T> {
    change.map_or(based_on, |value| Parameter { value, rules: &[], backing: Provenance::Yours })
}

impl OwnPlaybook {
    /// A copy of one of the six, with nothing changed yet.
    pub fn copy_of(based_on: Author, id: PlaybookId, name: Line) -> Self {
        Self { id, name, based_on, changes: Changes::default() }
    }

    /// The complete playbook: what was changed, and the rest from the one it is based on.
    pub fn playbook(&self) -> Playbook {
        Playbook {
            origin: Origin::Own(self.id.clone()),
            name: Cow::Owned(self.name.to_string()),
            parameters: self.parameters(),
        }
    }

    fn parameters(&self) -> Parameters {
        let (from, to) = (&Playbook::built_in(self.based_on).parameters, &self.changes);
        Parameters {
            thank_you_opens: changed(from.thank_you_opens, to.thank_you_opens),
            thank_you_due: changed(from.thank_you_due, to.thank_you_due),
            thank_you_closes: changed(from.thank_you_closes, to.thank_you_closes),
            thank_you_folds: changed(from.thank_you_folds, to.thank_you_folds),
            medium: changed(from.medium, to.medium),
            recipients: changed(from.recipients, to.recipients),
            telephone: changed(from.telephone, to.telephone),
            after_promise: changed(from.after_promise, to.after_promise),
            after_silence: changed(from.after_silence, to.after_silence),
            after_first: changed(from.after_first, to.after_first),
            cap: changed(from.cap, to.cap),
            assume_filled: changed(from.assume_filled, to.assume_filled),
            linked_in: changed(from.linked_in, to.linked_in),
            private_media: changed(from.private_media, to.private_media),
            search_until: changed(from.search_until, to.search_until),
        }
    }

    /// Whether it can be followed. Errors: the first contradiction found.
    pub fn validate(&self) -> Result<(), PlaybookError> {
        if self.name.is_empty() {
            return Err(PlaybookError::Nameless);
        }
        let parameters = self.parameters();
        in_range(&parameters)?;
        thanks_in_order(&parameters)?;
        follow_ups_fit(&parameters)
    }

    /// The playbook as a JSON text, to keep or to pass on.
    pub fn to_json(&self) -> String {
        let playbook = format!("{:#}", to_value(self)).replace('\n', "\n  ");
        format!("{{\n  \"afterword\": \"playbook\",\n  \"version\": {VERSION},\n  \"playbook\": {playbook}\n}}")
    }

    /// Reads what [`Self::to_json`] wrote. Errors: not a playbook, a newer one, or one that contradicts itself.
    pub fn from_json(text: &str) -> Result<Self, PlaybookError> {
        let whole = serde_json::from_str(text).map_err(|_| PlaybookError::Unreadable)?;
        let (export, more): (Export, bool) = read_from(whole).map_err(|_| PlaybookError::Unreadable)?;
        if export.afterword != "playbook" {
            return Err(PlaybookError::Unreadable);
        }
        if more || export.version > VERSION {
            return Err(PlaybookError::Newer);
        }
        let (raw, more): (Self, bool) = read_from(export.playbook).map_err(|_| PlaybookError::Unreadable)?;
        if more {
            // Without what is not known here it would be another playbook.
            return Err(PlaybookError::Newer);
        }
        let id = PlaybookId::parse(raw.id.as_str()).ok_or(PlaybookError::Unreadable)?;
        let own = Self { id, name: Line::cut(&raw.name), ..raw };
        own.validate().map(|()| own)
    }
}

/// Whether each number is one that the app can plan with.
fn in_range(parameters: &Parameters) -> Result<(), PlaybookError> {
    let minutes = |what, minutes: u32| {
        if minutes > MOST_MINUTES { Err(PlaybookError::OutOfRange(what)) } else { Ok(()) }
    };
    let days = |what, days: u16| if days > MOST_DAYS { Err(PlaybookError::OutOfRange(what)) } else { Ok(()) };
    let wait = |what, wait: Wait| match wait {
        Wait::BusinessDays { days: n } | Wait::Days { days: n } => days(what, n),
    };
    if let ThankYouOpens::AfterEnd { minutes: n } = parameters.thank_you_opens.value {
        minutes("The earliest time for a thank-you", n)?;
    }
    match parameters.thank_you_due.value {
        ThankYouDue::AfterEnd { minutes: n } | ThankYouDue::AfterEveningOrMorning { minutes: n } => {
            minutes("The best time for a thank-you", n)?;
        }
        ThankYouDue::SameDayAt { hour } if hour > 23 => {
            return Err(PlaybookError::OutOfRange("The hour for a thank-you"));
        }
        ThankYouDue::SameDayAt { .. } => {}
    }
    if let ThankYouCloses::AfterEnd { minutes: n, grace } = parameters.thank_you_closes.value {
        minutes("The latest time for a thank-you", n)?;
        minutes("The extra time for a thank-you", grace)?;
    }
    if let AfterPromise::BusinessDays { days: n } = parameters.after_promise.value {
        days("The wait after the promised date", n)?;
    }
    wait("The wait without a date", parameters.after_silence.value)?;
    wait("The wait before you assume they chose someone else", parameters.assume_filled.value)?;
    days("The wait after the first follow-up", parameters.after_first.value.days().unwrap_or(0))?;
    days("The wait before thanks go into the follow-up", parameters.thank_you_folds.value)?;
    if parameters.cap.value > MOST_FOLLOW_UPS {
        return Err(PlaybookError::OutOfRange("The number of follow-ups"));
    }
    Ok(())
}

/// Interviews that end around each edge of the day.
fn sample_ends() -> impl Iterator<Item = NaiveDateTime> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 11).unwrap_or_default();
    let times = [(0, 0), (8, 0), (10, 30), (11, 59), (12, 0), (14, 0), (18, 0), (20, 30), (23, 59)];
    times.into_iter().filter_map(move |(hour, minute)| day.and_hms_opt(hour, minute, 0))
}

/// Whether the thank-you opens, is due and closes in this order.
fn thanks_in_order(parameters: &Parameters) -> Result<(), PlaybookError> {
    let calendar = WorkCalendar::default();
    let at = |end: NaiveDateTime, n: usize| parameters.thanks_after(end).get(n).map(|one| one.from(end, &calendar));
    let (opens, due, closes) = (|end| at(end, 0), |end| at(end, 1), |end| at(end, 2));
    if sample_ends().any(|end| closes(end) < opens(end)) {
        return Err(PlaybookError::ClosesBeforeOpens);
    }
    if sample_ends().all(|end| due(end) < opens(end)) || sample_ends().any(|end| due(end) > closes(end)) {
        return Err(PlaybookError::DueOutside);
    }
    Ok(())
}

/// Whether the planned follow-ups leave time to answer and fit under the cap.
fn follow_ups_fit(parameters: &Parameters) -> Result<(), PlaybookError> {
    let (second, cap) = (parameters.after_first.value.days(), parameters.cap.value);
    if second.is_some() && cap < 2 {
        return Err(PlaybookError::CapBelowPlan { planned: 2, cap });
    }
    let silence = matches!(parameters.after_silence.value, Wait::BusinessDays { days: 0 } | Wait::Days { days: 0 });
    let promise = matches!(parameters.after_promise.value, AfterPromise::BusinessDays { days: 0 });
    let filled = matches!(parameters.assume_filled.value, Wait::BusinessDays { days: 0 } | Wait::Days { days: 0 });
    if silence || promise || filled || second == Some(0) {
        return Err(PlaybookError::NoWait);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(based_on: Author, changes: Changes) -> OwnPlaybook {
        let id = PlaybookId::parse("p1").unwrap();
        OwnPlaybook { changes, ..OwnPlaybook::copy_of(based_on, id, Line::cut("Mine")) }
    }

    #[test]
    fn an_unchanged_copy_of_each_of_the_six_is_valid_and_equal() {
        for letter in Author::ALL {
            let copy = own(letter, Changes::default());
            assert_eq!(copy.validate(), Ok(()), "{letter:?}");
            assert_eq!(copy.playbook().parameters, Playbook::built_in(letter).parameters);
        }
    }

    #[test]
    fn contradictions_are_refused_with_a_reason() {
        use PlaybookError::{CapBelowPlan, ClosesBeforeOpens, DueOutside, NoWait, OutOfRange};
        let day = 24 * 60;
        let table = [
            (
                Author::House,
                Changes { thank_you_opens: Some(ThankYouOpens::AfterEnd { minutes: 2 * day }), ..Changes::default() },
                ClosesBeforeOpens,
            ),
            (
                Author::F,
                Changes { thank_you_closes: Some(ThankYouCloses::EndOfDay), ..Changes::default() },
                ClosesBeforeOpens,
            ),
            (
                Author::G,
                Changes { thank_you_due: Some(ThankYouDue::AfterEnd { minutes: 3 * day }), ..Changes::default() },
                DueOutside,
            ),
            (Author::House, Changes { cap: Some(0), ..Changes::default() }, CapBelowPlan { planned: 2, cap: 0 }),
            (Author::A, Changes { cap: Some(1), ..Changes::default() }, CapBelowPlan { planned: 2, cap: 1 }),
            (Author::House, Changes { after_silence: Some(Wait::Days { days: 0 }), ..Changes::default() }, NoWait),
            (Author::House, Changes { cap: Some(200), ..Changes::default() }, OutOfRange("The number of follow-ups")),
        ];
        for (based_on, changes, error) in table {
            let refused = own(based_on, changes).validate().unwrap_err();
            assert_eq!(refused, error);
            assert!(refused.to_string().ends_with('.'));
        }
    }

    #[test]
    fn no_follow_ups_at_all_is_a_choice() {
        let changes = Changes { cap: Some(0), after_first: Some(AfterFirst::Stop), ..Changes::default() };
        assert_eq!(own(Author::House, changes).validate(), Ok(()));
    }

    #[test]
    fn json_comes_back_as_it_went() {
        let changes = Changes {
            thank_you_due: Some(ThankYouDue::SameDayAt { hour: 19 }),
            after_silence: Some(Wait::BusinessDays { days: 7 }),
            linked_in: Some(LinkedIn::Avoid),
            ..Changes::default()
        };
        let mine = own(Author::S, changes);
        assert_eq!(OwnPlaybook::from_json(&mine.to_json()), Ok(mine));
    }

    #[test]
    fn foreign_texts_are_refused() {
        let more =
            own(Author::J, Changes::default()).to_json().replace("\"changes\": {", "\"changes\": {\"colour\": 1");
        assert_eq!(OwnPlaybook::from_json(&more), Err(PlaybookError::Newer), "it would be another one without it");
        let newer = own(Author::J, Changes::default()).to_json().replace("\"version\": 1", "\"version\": 2");
        let table = [
            ("", PlaybookError::Unreadable),
            ("{}", PlaybookError::Unreadable),
            (r#"{"afterword":"backup","version":1,"playbook":{}}"#, PlaybookError::Unreadable),
            (newer.as_str(), PlaybookError::Newer),
        ];
        for (text, error) in table {
            assert_eq!(OwnPlaybook::from_json(text), Err(error), "{text}");
        }
    }
}
