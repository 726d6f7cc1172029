//! A playbook the user made: a copy of one of the six with some parameters changed.

use crate::domain::advice::own_error::PlaybookError;
use crate::domain::advice::parameter::{AfterPromise, Wait};
use crate::domain::advice::parameters::{Changes, Parameters};
use crate::domain::advice::playbook::{Author, Origin, Playbook};
use crate::domain::calendar::WorkCalendar;
use crate::domain::id::PlaybookId;
use crate::domain::json::{Json, read_from, to_value};
use crate::domain::text::Line;
use chrono::{NaiveDate, NaiveDateTime};
use std::borrow::Cow;

/// A playbook the user made.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub struct OwnPlaybook {
    /// Its id.
    #[json(required)]
    pub id: PlaybookId,
    /// The name the user gave it.
    #[json(required)]
    pub name: Line,
    /// The playbook it was copied from.
    #[json(required)]
    pub based_on: Author,
    /// What differs.
    #[json(always)]
    pub changes: Changes,
}

/// The version of the exported form.
const VERSION: u32 = 1;

/// The exported form: says what it is, so that a wrong file is told apart from a broken one.
#[derive(Json)]
struct Export {
    #[json(required)]
    afterword: String,
    #[json(required)]
    version: u32,
    #[json(required)]
    playbook: serde_json::Value,
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
        self.changes.over(&Playbook::built_in(self.based_on).parameters)
    }

    /// Whether it can be followed. Errors: the first contradiction found.
    pub fn validate(&self) -> Result<(), PlaybookError> {
        if self.name.is_empty() {
            return Err(PlaybookError::Nameless);
        }
        let parameters = self.parameters();
        parameters.in_range()?;
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
    use crate::domain::advice::parameter::{AfterFirst, LinkedIn, ThankYouCloses, ThankYouDue, ThankYouOpens};

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
