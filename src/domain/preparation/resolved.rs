//! What you meant to do better: after earlier rounds, and after a no elsewhere. It is of use before the next round, and there
//! it comes back (S4, J17, F16).

use crate::domain::fold::fold;
use crate::domain::id::{ProcessId, RoundId};
use crate::domain::order;
use crate::domain::preparation::record::key;
use crate::domain::preparation::sheet::in_order;
use crate::domain::process::Process;
use chrono::{NaiveDate, NaiveDateTime};
use std::cmp::Reverse;

/// At most so many resolutions of this process, and of others, are shown: more at once helps nobody.
const HERE: usize = 5;
const ELSEWHERE: usize = 3;

/// Where it was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Noted {
    /// After this round of the same process.
    Round(RoundId),
    /// After a round of another process: what that is called, and the day.
    Other(ProcessId, String, NaiveDate),
    /// After the no of another process.
    No(ProcessId, String),
}

/// One thing you meant to do better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The key of its tick.
    pub key: String,
    /// Your words.
    pub words: String,
    /// Where they are from.
    pub from: Noted,
}

/// What you meant to do better, before this round: of this process first, the latest round first; then of the others, the
/// latest first. What was said in the same words stands once.
pub fn resolved(process: &Process, round: &RoundId, all: &[&Process], now: NaiveDateTime) -> Vec<Resolved> {
    let mut found: Vec<Resolved> = Vec::new();
    let mut take = |text: &str, from: &Noted, most: usize| {
        for line in text.lines().map(|line| line.trim().trim_start_matches(['-', '*', '•']).trim()) {
            if found.len() >= most {
                break;
            }
            let known = found.iter().any(|one| fold(&one.words) == fold(line));
            if !line.is_empty() && !known {
                found.push(Resolved { key: key("resolved", line), words: line.to_owned(), from: from.clone() });
            }
        }
        found.len()
    };
    let before: Vec<_> = in_order(process).into_iter().take_while(|one| one.id != *round).collect();
    let mut count = 0;
    for one in before.iter().rev() {
        count = take(&one.do_better, &Noted::Round(one.id.clone()), HERE);
    }
    let mut others: Vec<(NaiveDateTime, &str, Noted)> = Vec::new();
    for other in all.iter().filter(|other| other.id != process.id) {
        let name = other.display_name().to_owned();
        let held = other.rounds.iter().filter(|round| round.held_by(now));
        let last = held.filter_map(|round| Some((round.schedule.end()?, round))).max_by_key(|(end, _)| *end);
        let met = last.map_or(other.created, |(end, _)| end);
        if let Some((end, round)) = last {
            others.push((end, &round.do_better, Noted::Other(other.id.clone(), name.clone(), end.date())));
        }
        if let Some(after) = &other.after_no {
            others.push((met, &after.lesson, Noted::No(other.id.clone(), name)));
        }
    }
    order::sort_by_key(&mut others, |(at, ..)| Reverse(*at));
    for (_, text, from) in others {
        take(text, &from, count + ELSEWHERE);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::after_no::AfterNo;
    use crate::domain::round::{Round, RoundKind, Schedule};
    use crate::domain::text::{Line, Prose};

    fn process(id: &str, rounds: &[(u32, &str)], lesson: &str) -> Process {
        let mut process = Process::new(ProcessId::parse(id).unwrap(), NaiveDateTime::default());
        process.employer = Line::cut(id);
        for (day, better) in rounds {
            let end = format!("2026-11-{day:02}T10:00:00").parse().unwrap();
            let name = RoundId::parse(&format!("{id}{day}")).unwrap();
            let mut round = Round::new(name, RoundKind::default(), Schedule::ended(end).unwrap());
            round.do_better = Prose::cut(better);
            process.rounds.push(round);
        }
        if !lesson.is_empty() {
            process.after_no = Some(AfterNo { lesson: Prose::cut(lesson), ..AfterNo::default() });
        }
        process
    }

    #[test]
    fn what_you_meant_to_do_better_comes_back_before_the_next_round() {
        let now = "2026-11-18T09:00:00".parse().unwrap();
        let this =
            process("this", &[(2, "Speak slower"), (9, "- Ask sooner\n\nspeak SLOWER\nsit up"), (20, "not yet")], "");
        let all = [
            this.clone(),
            process("old", &[(1, "far too long ago")], "Read the advert twice"),
            process(
                "new",
                &[(3, "never, an earlier round"), (10, "One story less\nAsk sooner"), (25, "not held")],
                "Learn SQL",
            ),
        ];
        let all: Vec<&Process> = all.iter().collect();
        let said = |round: &str| {
            let found = resolved(&this, &RoundId::parse(round).unwrap(), &all, now);
            let from = |one: &Resolved| match &one.from {
                Noted::Round(id) => id.to_string(),
                Noted::Other(_, name, on) => format!("{name} {on}"),
                Noted::No(_, name) => format!("no {name}"),
            };
            found.iter().map(|one| format!("{}: {}", from(one), one.words)).collect::<Vec<_>>()
        };
        let elsewhere = ["new 2026-11-10: One story less", "no new: Learn SQL", "old 2026-11-01: far too long ago"];
        let here = ["this9: Ask sooner", "this9: speak SLOWER", "this9: sit up"];
        assert_eq!(said("this20"), [here, elsewhere].concat());
        let first = ["new 2026-11-10: One story less", "new 2026-11-10: Ask sooner", "no new: Learn SQL"];
        assert_eq!(said("this2"), first);
        assert_eq!(said("this9")[0], "this2: Speak slower");
    }
}
