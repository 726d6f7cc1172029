//! What is made of a no.

use crate::domain::after_no::{AfterNo, NoReason};
use crate::domain::process::Process;
use crate::domain::text::Line;
use chrono::NaiveDateTime;

/// Changes it; it is there from the first word on, and gone with the last.
pub fn change(process: &mut Process, change: impl FnOnce(&mut AfterNo)) {
    let mut after = process.after_no.take().unwrap_or_default();
    change(&mut after);
    process.after_no = (after != AfterNo::default()).then_some(after);
}

/// The lesson as something to learn: where a skill or experience was missing, and it is not on the list of the last
/// round yet.
pub fn to_learn(process: &Process, now: NaiveDateTime) -> Option<Line> {
    let after = process.after_no.as_ref()?;
    let missing = [NoReason::Skill, NoReason::Experience].iter().any(|reason| after.reasons.contains(reason));
    let first = after.lesson.lines().map(str::trim).find(|line| !line.is_empty()).filter(|_| missing)?;
    let what = Line::cut(first);
    let held = process.rounds.iter().filter(|round| round.held_by(now));
    let last = held.max_by_key(|round| round.schedule.end())?;
    (!last.to_learn.contains(&what)).then_some(what)
}

/// Puts it on that list.
pub fn learn(process: &mut Process, what: &Line, now: NaiveDateTime) {
    let held = process.rounds.iter_mut().filter(|round| round.held_by(now));
    if let Some(last) = held.max_by_key(|round| round.schedule.end())
        && !last.to_learn.contains(what)
    {
        last.to_learn.push(what.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{ProcessId, RoundId};
    use crate::domain::round::{Round, RoundKind, Schedule};
    use crate::domain::text::Prose;

    fn at(text: &str) -> NaiveDateTime {
        format!("2026-11-{text}:00").parse().unwrap()
    }

    #[test]
    fn a_missing_skill_becomes_something_to_learn_once() {
        let mut process = Process::new(ProcessId::parse("p").unwrap(), at("10T09:00"));
        let ended = Schedule::ended(at("11T15:00")).unwrap();
        process.rounds.push(Round::new(RoundId::parse("r1").unwrap(), RoundKind::default(), ended));
        let now = at("14T09:00");
        change(&mut process, |after| after.lesson = Prose::cut("SQL windows\nand more"));
        assert_eq!(to_learn(&process, now), None, "nothing says that a skill was missing");
        change(&mut process, |after| after.reasons = vec![NoReason::Skill]);
        let what = to_learn(&process, now).unwrap();
        assert_eq!(&*what, "SQL windows");
        learn(&mut process, &what, now);
        learn(&mut process, &what, now);
        assert_eq!((process.rounds[0].to_learn.len(), to_learn(&process, now)), (1, None));
        change(&mut process, |after| *after = AfterNo::default());
        assert_eq!(process.after_no, None, "nothing is left of it");
    }
}
