//! When to practise an answer again: after one day, then two, four, eight. It comes sooner where the next round does, so that
//! each rough answer is said once more on the eve. Pure reckoning in days.

use crate::domain::json::Json;
use crate::domain::moment::plus_days;
use crate::domain::process::Process;
use crate::domain::question::Grade;
use crate::domain::round::RoundState;
use chrono::{NaiveDate, NaiveDateTime};

/// How many days it rests, by how often it went well in a row.
pub const REST: [i64; 4] = [1, 2, 4, 8];

/// The last time one answer was practised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Json)]
pub struct Practised {
    /// When (local time).
    #[json(required)]
    pub at: NaiveDateTime,
    /// How often it went well in a row: the place in [`REST`].
    pub step: u8,
}

/// What practising it came to: rough begins again, okay moves on by one, strong by two.
pub fn practised(before: Option<Practised>, went: Grade, at: NaiveDateTime) -> Practised {
    let step = before.map_or(0, |before| before.step);
    let step = match went {
        Grade::Rough => 0,
        Grade::Okay => step.saturating_add(1),
        Grade::Strong => step.saturating_add(2),
    };
    Practised { at, step: step.min(REST.len() as u8) }
}

/// Whether it sits: nothing calls for it any more but the eve of a round.
pub fn sits(practised: Option<Practised>) -> bool {
    practised.is_some_and(|one| usize::from(one.step) >= REST.len())
}

/// The day on which an answer is to be practised next; `None` if it sits, or if the round is today. `round` is the day of
/// the next round, if one is booked.
pub fn due(practised: Option<Practised>, today: NaiveDate, round: Option<NaiveDate>) -> Option<NaiveDate> {
    // The day itself is for the prep sheet: nobody crams in the lift.
    let ahead = round.filter(|round| today <= *round);
    if ahead == Some(today) {
        return None;
    }
    let Some(last) = practised else { return Some(today) };
    let rest = REST.get(usize::from(last.step)).map(|rest| plus_days(last.at.date(), *rest));
    let eve = ahead.map(|round| plus_days(round, -1)).filter(|eve| last.at.date() < *eve);
    match (rest, eve) {
        (Some(rest), Some(eve)) => Some(rest.min(eve)),
        (Some(rest), None) => Some(rest),
        (None, eve) => eve,
    }
}

/// The day of the next round that is booked, of whatever employer.
pub fn next_round<'a>(processes: impl Iterator<Item = &'a Process>, now: NaiveDateTime) -> Option<NaiveDate> {
    let open = processes.filter(|process| !process.status(now).is_closed());
    let stands = open.flat_map(|process| &process.rounds).filter(|round| round.state == RoundState::Stands);
    let starts = stands.filter_map(|round| round.schedule.start()).filter(|start| now <= *start);
    starts.min().map(|start| start.date())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        format!("2026-11-{text}").parse().unwrap()
    }

    fn on(text: &str, step: u8) -> Option<Practised> {
        Some(Practised { at: day(text).and_hms_opt(19, 0, 0).unwrap(), step })
    }

    #[test]
    fn an_answer_rests_longer_the_better_it_goes_and_comes_back_on_the_eve() {
        // Last practised, today, the next round, due.
        let cases = [
            (None, "10", None, Some("10")),
            (None, "10", Some("14"), Some("10")),
            (on("10", 0), "10", None, Some("11")),
            (on("10", 1), "10", None, Some("12")),
            (on("10", 2), "10", None, Some("14")),
            (on("10", 3), "10", None, Some("18")),
            (on("10", 4), "10", None, None),
            (on("10", 3), "10", Some("14"), Some("13")),
            (on("10", 4), "10", Some("14"), Some("13")),
            (on("10", 0), "10", Some("14"), Some("11")),
            (on("13", 0), "13", Some("14"), Some("14")),
            (on("13", 4), "13", Some("14"), None),
            (None, "14", Some("14"), None),
            (on("10", 0), "14", Some("14"), None),
            (on("10", 0), "16", Some("14"), Some("11")),
        ];
        for (last, today, round, expected) in cases {
            let found = due(last, day(today), round.map(day));
            assert_eq!(found, expected.map(day), "{last:?} on {today}, round {round:?}");
        }
    }

    #[test]
    fn rough_begins_again_okay_is_one_step_and_strong_two() {
        let at = day("10").and_hms_opt(19, 0, 0).unwrap();
        let cases = [
            (None, Grade::Rough, 0),
            (None, Grade::Okay, 1),
            (None, Grade::Strong, 2),
            (on("9", 3), Grade::Rough, 0),
            (on("9", 3), Grade::Okay, 4),
            (on("9", 3), Grade::Strong, 4),
            (on("9", 4), Grade::Okay, 4),
        ];
        for (before, went, step) in cases {
            let after = practised(before, went, at);
            assert_eq!((after.at, after.step), (at, step), "{before:?} {went:?}");
            assert_eq!(sits(Some(after)), step == 4);
        }
        assert!(!sits(None));
    }
}
