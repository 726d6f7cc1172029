//! A step before it is known how it stands, and the one place where that is decided.

use crate::domain::advice::rule::RuleId;
use crate::domain::channel::Channel;
use crate::domain::id::PersonId;
use crate::domain::phrase::Phrase;
use crate::domain::process::Mark;
use crate::domain::snooze::{passes, rests};
use crate::domain::timeline::facts::Facts;
use crate::domain::timeline::step::{Shift, Step, StepKey, StepState, Window};
use crate::domain::timeline::why::Why;
use chrono::NaiveDateTime;

/// What becomes of a step whose time ran out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RunsOut {
    /// It was missed, and the plan says so.
    Missed,
    /// It no longer applies, and nobody is to blame.
    Lapses(&'static str),
}

/// A step without its state.
pub(super) struct Draft {
    pub key: StepKey,
    pub title: String,
    pub advice: Phrase,
    pub why: Why,
    /// Worth doing until this moment, where the dates themselves do not say.
    pub last: Option<NaiveDateTime>,
    /// Whom it goes to, if one of them.
    pub to: Option<PersonId>,
    /// How it goes, where that was said.
    pub channel: Option<Channel>,
    pub rules: Vec<RuleId>,
    pub house_fills_in: bool,
    pub sources_differ: bool,
    pub shifts: &'static [Shift],
    /// When the record itself shows that it was done.
    pub proof: Option<NaiveDateTime>,
    /// Since when and why it no longer applies. A reason that came after the last moment changes nothing.
    pub cancelled: Option<(NaiveDateTime, Phrase)>,
    pub runs_out: RunsOut,
    /// A mark of "done" set before this moment belongs to an earlier wait and does not count.
    pub marks_from: Option<NaiveDateTime>,
}

impl Draft {
    /// A step with these dates and nothing else said yet.
    pub fn new(key: StepKey, why: Why) -> Self {
        Self {
            key,
            title: String::new(),
            advice: Phrase::default(),
            why,
            last: None,
            to: None,
            channel: None,
            rules: Vec::new(),
            house_fills_in: false,
            sources_differ: false,
            shifts: &[],
            proof: None,
            cancelled: None,
            runs_out: RunsOut::Missed,
            marks_from: None,
        }
    }

    /// Says how far it is, where it is begun and not done with everybody.
    pub fn so_far(&mut self, done: usize, all: usize) {
        if 0 < done && done < all {
            let said = [" ", &done.to_string(), " of ", &all.to_string(), " done."].concat();
            self.advice = std::mem::take(&mut self.advice).and(said);
        }
    }

    /// When it opens.
    pub fn opens(&self) -> NaiveDateTime {
        self.why.window().0.opens
    }

    /// The step as it stands now. The record's own proof goes first, then what the user said, then what the
    /// employer did, then the clock.
    pub fn settle(self, facts: &Facts) -> Step {
        let marks = &facts.process.marks;
        let mark = if marks.is_empty() { None } else { marks.get(&self.key.to_string()) };
        let (window, last) = self.why.window();
        let last = self.last.or(last);
        let state = self.state(mark, &window, last, facts);
        Step {
            key: self.key,
            title: self.title,
            advice: self.advice,
            to: self.to,
            channel: self.channel,
            window,
            last,
            state,
            why: self.why,
            rules: self.rules,
            house_fills_in: self.house_fills_in,
            sources_differ: self.sources_differ,
            shifts: self.shifts.to_vec(),
        }
    }

    fn state(&self, mark: Option<&Mark>, window: &Window, last: Option<NaiveDateTime>, facts: &Facts) -> StepState {
        let now = facts.now;
        match (self.proof, mark) {
            (Some(at), _) => return StepState::Done(at),
            (None, Some(Mark::Done(at)))
                if self.marks_from.is_none_or(|from| from <= *at) && !facts.came_back(self.key.kind, *at) =>
            {
                return StepState::Done(*at);
            }
            (None, Some(Mark::NotNeeded { at, .. })) => return StepState::NotNeeded(*at),
            _ => {}
        }
        if let Some((since, why)) = &self.cancelled
            && last.is_none_or(|last| *since <= last)
        {
            return StepState::Cancelled(why.clone());
        }
        if last.is_some_and(|last| last < now) {
            return match self.runs_out {
                RunsOut::Missed => StepState::Missed,
                RunsOut::Lapses(why) => StepState::Cancelled(Phrase::text(why)),
            };
        }
        match mark {
            // Where the dates moved on, it is not due before them, whatever was put off until when. Where it would pass
            // the end of its time, and that was not said, or of another day, it comes back at once.
            Some(Mark::Snoozed { until, past, .. })
                if rests(*until, now)
                    && window.opens < *until
                    && (*past == last || !passes(window.closes, last, *until)) =>
            {
                StepState::Snoozed(*until)
            }
            _ if now < window.opens => StepState::Later,
            _ if now <= window.due => StepState::Now,
            _ => StepState::Late,
        }
    }
}

/// Rules from several places, each once, in order of first mention.
pub(super) fn together(lists: &[&[RuleId]]) -> Vec<RuleId> {
    let mut all: Vec<RuleId> = Vec::with_capacity(8);
    for rule in lists.iter().copied().flatten() {
        if !all.contains(rule) {
            all.push(*rule);
        }
    }
    all
}
