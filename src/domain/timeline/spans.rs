//! Stretches of waiting: quiet, beyond the promise, the usual wait, and until a booked round.

use crate::domain::advice::evidence::{USUAL_WAIT_DAYS, evidence};
use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules::{A3, A4, A5, F5, G6, G7, G11, J2, J9, J13, J14, S7};
use crate::domain::moment::{plus_days, plus_minutes};
use crate::domain::order;
use crate::domain::phrase::Phrase;
use crate::domain::process::Status;
use crate::domain::timeline::facts::Facts;
use crate::domain::timeline::follow_up::{Dated, Schedule};
use crate::domain::timeline::step::{Span, SpanKind};
use crate::domain::timeline::wait::Anchor;
use chrono::{NaiveDateTime, NaiveTime};

const NO_CONTACT: [RuleId; 5] = [J2, A4, S7, A3, J9];
const AFTER_ASKING: [RuleId; 3] = [J14, G11, G6];
const BEYOND: [RuleId; 2] = [A3, A5];
const USUAL: [RuleId; 2] = [A3, G7];
const BOOKED: [RuleId; 2] = [J13, F5];

/// The spans of a record, in order of time.
pub(super) fn spans(facts: &Facts, schedules: &[Schedule]) -> Vec<Span> {
    let mut spans = Spans(Vec::with_capacity(8));
    if let Some((present, past)) = schedules.split_last() {
        for schedule in past {
            spans.before_asking(schedule, schedule.cycle.until);
            if !schedule.sends.is_empty() {
                spans.after_asking(facts, schedule, schedule.cycle.until);
            }
        }
        spans.before_asking(present, cut(facts));
        spans.after_asking(facts, present, cut(facts));
        spans.beyond_promise(facts, present, cut(facts));
    }
    spans.until_round(facts);
    spans.usual_wait(facts);
    let Spans(mut spans) = spans;
    order::sort_by_key(&mut spans, |span| (span.from, span.to, span.kind));
    spans
}

/// When the wait was cut short: by a decision, or by a booked round.
fn cut(facts: &Facts) -> Option<NaiveDateTime> {
    let booked = facts.booked().map(|booked| facts.booked_at(booked).1);
    facts.decided_since.into_iter().chain(booked).min()
}

struct Spans(Vec<Span>);

impl Spans {
    fn push(&mut self, kind: SpanKind, from: NaiveDateTime, to: NaiveDateTime, because: Phrase, rules: &[RuleId]) {
        if from < to {
            self.0.push(Span { kind, from, to, because, rules: rules.to_vec() });
        }
    }

    /// From the beginning of the silence until the first follow-up may go.
    fn before_asking(&mut self, schedule: &Schedule, cut: Option<NaiveDateTime>) {
        let opens = schedule.first.as_ref().map_or(schedule.filled.window.opens, |first| first.window.opens);
        let asked_early = schedule.sends.first().copied();
        let to = [cut, asked_early].into_iter().flatten().fold(opens, NaiveDateTime::min);
        let because = match schedule.cycle.anchor {
            Anchor::Promise { promise, .. } => {
                let channel = promise.channel.map_or(String::new(), |channel| [", ", channel.way()].concat());
                let words = [channel.as_str(), ". Asking sooner can look impatient."].concat();
                Phrase::text("They said they’d reply by ").day(promise.by).and(words)
            }
            Anchor::Told { told, .. } => {
                Phrase::text("They asked you to get in touch ").on(told.on).and(". Until then, just wait.")
            }
            Anchor::Round { .. } | Anchor::Answer { .. } => {
                Phrase::text("They gave no date. Two weeks of silence is normal.")
            }
        };
        self.push(SpanKind::Quiet, schedule.cycle.since, to, because, &NO_CONTACT);
    }

    /// After each follow-up, until the next one or the end. A follow-up that has not gone out is counted from its due
    /// moment, as long as that has not passed.
    fn after_asking(&mut self, facts: &Facts, schedule: &Schedule, cut: Option<NaiveDateTime>) {
        let unsent = |due: NaiveDateTime| (facts.now < due && cut.is_none()).then_some(due);
        let (dues, filled) = ((&schedule.first, &schedule.second), schedule.filled.window.opens);
        let due = |dated: &Option<Dated>| dated.as_ref().map(|dated| dated.window.due);
        let first = due(dues.0).and_then(|due| schedule.sends.first().copied().or_else(|| unsent(due)));
        let second = due(dues.1).and_then(|due| {
            let may_count = !schedule.sends.is_empty() || first.is_some();
            schedule.sends.get(1).copied().or_else(|| may_count.then(|| unsent(due)).flatten())
        });
        let next = dues.1.as_ref().map_or(filled, |second| second.window.opens);
        let early = schedule.sends.get(1).copied();
        for (from, to) in [(first, early.map_or(next, |at| at.min(next))), (second, filled)] {
            let Some(from) = from else { continue };
            let to = cut.map_or(to, |cut| cut.min(to));
            let (verb, then) = match from <= facts.now {
                true => ("You asked ", ". Give them time to answer."),
                false => ("If you ask ", ", give them time to answer."),
            };
            let because = Phrase::text(verb).on(from.date()).and(then);
            self.push(SpanKind::Quiet, from, to, because, &AFTER_ASKING);
        }
    }

    /// From the day after the promised one, once it has come.
    fn beyond_promise(&mut self, facts: &Facts, schedule: &Schedule, cut: Option<NaiveDateTime>) {
        let Anchor::Promise { promise, .. } = schedule.cycle.anchor else { return };
        let by = promise.by;
        let from = plus_days(by, 1).and_time(NaiveTime::MIN).max(schedule.cycle.since);
        let filled = schedule.filled.window.opens;
        let to = cut.map_or(filled, |cut| cut.min(filled));
        if from <= facts.now {
            let words = " has passed without a reply. Late answers are common and say little about you.";
            self.push(
                SpanKind::BeyondPromise,
                from,
                to,
                Phrase::text("Their date, ").day(by).and([",", words].concat()),
                &BEYOND,
            );
        }
    }

    fn until_round(&mut self, facts: &Facts) {
        let Some(booked) = facts.booked() else { return };
        if facts.standing.is_closed() {
            return;
        }
        let because = Phrase::text("The next round is booked for ")
            .moment(booked.start)
            .and(". Keep your questions for that day.");
        self.push(SpanKind::UntilRound, facts.booked_at(booked).1, booked.start, because, &BOOKED);
    }

    /// Until about when an answer usually comes.
    fn usual_wait(&mut self, facts: &Facts) {
        let Some(last) = facts.held.last() else { return };
        if facts.standing != Status::Open || facts.booked().is_some() {
            return;
        }
        let to = plus_minutes(last.end, USUAL_WAIT_DAYS * 24 * 60);
        let found = evidence("usual-wait").map_or(String::new(), |found| found.to_string());
        let words = [&found, " It is a survey, not a promise."].concat();
        self.push(SpanKind::UsualWait, last.end, to, Phrase::text(words), &USUAL);
    }
}
