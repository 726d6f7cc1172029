//! What the agenda found, before it is written out: by reference, with a rank. Of thousands only those that are listed
//! are put in order and become [`Item`]s.

use super::tier::Tier;
use super::{About, Coming, Event, HandsOff, Item, LISTED};
use crate::domain::id::{ProcessId, RoundId};
use crate::domain::order;
use crate::domain::process::Process;
use crate::domain::timeline::step::StepKind::{ReplyToRefusal, ThankYou};
use crate::domain::timeline::step::{Plan, Span, SpanKind, Step, StepKey, StepKind, StepState};
use chrono::{NaiveDate, NaiveDateTime};
use std::mem;

/// The first of them, in order: of thousands only those that are listed are put in order.
pub(super) fn first_items(all: &mut Vec<ToDo>) -> Vec<Item> {
    let last = last_listed(all.len(), &|n| all.get(n).map(|one| one.rough));
    all.retain(|item| item.rough <= last);
    order::sort_by(all, |a, b| a.rough.cmp(&b.rough).then_with(|| a.rank().cmp(&b.rank())));
    all.iter().take(LISTED).map(ToDo::item).collect()
}

/// The rough rank that at least as many have, or a smaller one, as are listed: found by halving what lies between.
pub(super) fn last_listed(count: usize, rough: &dyn Fn(usize) -> Option<i64>) -> i64 {
    if count <= LISTED {
        return i64::MAX;
    }
    let ranks: Vec<i64> = (0..count).filter_map(rough).collect();
    let (mut low, mut high) = (-FAR, 5 * FAR);
    while low < high {
        let middle = low + (high - low) / 2;
        if ranks.iter().filter(|rough| **rough <= middle).count() < LISTED {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// An item before it is written out.
pub(super) struct ToDo<'a> {
    /// Its rank as far as a number holds it: most comparisons need no more.
    pub(super) rough: i64,
    pub(super) tier: Tier,
    pub(super) process: &'a Process,
    pub(super) at: NaiveDateTime,
    pub(super) about: About,
    pub(super) steps: Vec<&'a Step>,
}

/// Something ahead before it is written out.
pub(super) struct Ahead<'a> {
    /// Its rank as far as a number holds it: most comparisons need no more.
    pub(super) rough: i64,
    pub(super) at: NaiveDateTime,
    pub(super) process: &'a Process,
    pub(super) what: AheadOf<'a>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum AheadOf<'a> {
    Round(&'a RoundId),
    TheirDate(NaiveDate),
    Step(&'a StepKey, &'a str),
}

/// More seconds than lie between any two dates.
pub(super) const FAR: i64 = 1 << 50;

pub(super) fn seconds(at: NaiveDateTime) -> i64 {
    at.and_utc().timestamp()
}

impl<'a> ToDo<'a> {
    pub(super) fn new(tier: Tier, process: &'a Process, at: NaiveDateTime, about: About, steps: Vec<&'a Step>) -> Self {
        Self { rough: tier as i64 * FAR + seconds(at), tier, process, at, about, steps }
    }

    /// Takes in another step of the same employer; the soonest gives the hour.
    pub(super) fn join(&mut self, step: &'a Step) {
        // The reply comes first, and the question for feedback goes with it.
        let at = if step.key.kind == ReplyToRefusal { 0 } else { self.steps.len() };
        self.steps.insert(at, step);
        let due = self.steps.iter().map(|step| step.window.due).min();
        *self = Self::new(self.tier, self.process, due.unwrap_or(self.at), About::Steps, mem::take(&mut self.steps));
    }

    /// By tier; then by the hour that is shown; then so that the order never depends on anything else.
    pub(super) fn rank(&self) -> (NaiveDateTime, Option<StepKind>, &'a str, &'a ProcessId, Option<&'a StepKey>) {
        let first = self.steps.first().map(|step| &step.key);
        (self.at, first.map(|key| key.kind), self.process.display_name(), &self.process.id, first)
    }

    pub(super) fn item(&self) -> Item {
        let thanks = self.steps.iter().filter(|step| step.key.kind == ThankYou).count();
        let title = match (&self.about, self.steps.as_slice()) {
            (About::Steps, [first, ..]) if thanks > 1 && first.key.kind == ThankYou => thank_all(thanks),
            (About::Steps, [first, ..]) => first.title.clone(),
            _ => String::new(),
        };
        Item {
            process: self.process.id.clone(),
            tier: self.tier,
            about: self.about.clone(),
            title,
            steps: self.steps.iter().map(|step| step.key.clone()).collect(),
            due: self.at,
            late: self.tier.counts() && self.steps.iter().any(|step| step.state == StepState::Late),
        }
    }
}

impl<'a> Ahead<'a> {
    pub(super) fn new(at: NaiveDateTime, process: &'a Process, what: AheadOf<'a>) -> Self {
        Self { rough: seconds(at), at, process, what }
    }

    pub(super) fn rank(&self) -> (NaiveDateTime, &AheadOf<'a>, &'a ProcessId) {
        (self.at, &self.what, &self.process.id)
    }

    pub(super) fn coming(self) -> Coming {
        let what = match self.what {
            AheadOf::Round(id) => Event::Round(id.clone()),
            AheadOf::TheirDate(by) => Event::TheirDate(by),
            AheadOf::Step(key, title) => Event::Step(key.clone(), title.to_owned()),
        };
        Coming { process: self.process.id.clone(), at: self.at, what }
    }
}

/// The heading over the thank-yous of one round.
pub(crate) fn thank_all(people: usize) -> String {
    const WORDS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let count = people.checked_sub(2).and_then(|n| WORDS.get(n)).copied().unwrap_or("many");
    ["Thank the ", count, " you met"].concat()
}

/// A wait that goes on now.
pub(super) struct Wait<'a> {
    /// Its end as a number.
    pub(super) rough: i64,
    pub(super) process: &'a Process,
    pub(super) span: &'a Span,
}

impl<'a> Wait<'a> {
    pub(super) fn of(process: &'a Process, plan: &'a Plan, now: NaiveDateTime) -> Option<Self> {
        let goes_on = |span: &&Span| {
            matches!(span.kind, SpanKind::Quiet | SpanKind::UntilRound) && span.from <= now && now < span.to
        };
        let span = plan.spans.iter().filter(goes_on).max_by_key(|span| (span.kind, span.to))?;
        Some(Self { rough: seconds(span.to), process, span })
    }

    pub(super) fn hands_off(&self) -> HandsOff {
        HandsOff {
            process: self.process.id.clone(),
            until: self.span.to,
            kind: self.span.kind,
            because: self.span.because.clone(),
            rules: self.span.rules.clone(),
        }
    }
}
