//! What the present silence rests on: the newest promise, the last answer, or the last round. Every answer and every
//! round begins a new cycle of waiting.

use crate::domain::advice::parameter::{AfterPromise, Wait};
use crate::domain::calendar::WorkCalendar;
use crate::domain::id::{EntryId, RoundId};
use crate::domain::ledger::{Decision, EmployerResponse, Entry, LedgerEvent, Purpose};
use crate::domain::offset::{Offset, hour};
use crate::domain::order;
use crate::domain::person::Person;
use crate::domain::promise::{Instruction, Promise};
use crate::domain::round::{Round, RoundState};
use crate::domain::timeline::facts::{Facts, Timed};
use crate::domain::timeline::step::Subject;
use crate::domain::timeline::why::{Clause, Stamp, Whose, Why};
use chrono::NaiveDateTime;
use std::borrow::Cow;

/// The hour at which follow-ups open.
pub(super) const MORNING: u32 = hour(9);
/// The hour by which they are due on the same day.
pub(super) const EVENING: u32 = hour(18);

/// The fact that a follow-up's date is counted from.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Anchor<'a> {
    /// A date they gave, in a round or in a message.
    Promise { promise: &'a Promise, origin: Origin<'a> },
    /// They asked to be contacted on a day of theirs.
    Told { told: &'a Instruction, id: &'a EntryId },
    /// A round after which no date was given.
    Round { id: &'a RoundId, end: NaiveDateTime },
    /// An answer without a date, or your own reopening of a refused process.
    Answer { id: &'a EntryId, at: NaiveDateTime },
}

/// Where a promise was made.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Origin<'a> {
    Round(&'a RoundId),
    Entry(&'a EntryId),
}

/// One stretch of waiting: from a round or an answer until the next.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cycle<'a> {
    pub anchor: Anchor<'a>,
    /// When the silence began.
    pub since: NaiveDateTime,
    /// When it ended; `None` if it lasts.
    pub until: Option<NaiveDateTime>,
}

impl Cycle<'_> {
    /// What the follow-ups of this cycle are about: the fact that their dates are counted from.
    pub fn subject(&self) -> Subject {
        match self.anchor {
            Anchor::Promise { origin: Origin::Round(id), .. } | Anchor::Round { id, .. } => Subject::Round(id.clone()),
            Anchor::Promise { origin: Origin::Entry(id), .. } | Anchor::Told { id, .. } | Anchor::Answer { id, .. } => {
                Subject::Entry(id.clone())
            }
        }
    }

    /// The dates of the first follow-up. A moment that had passed when the silence began gives way to the next working
    /// day.
    pub fn first(&self, facts: &Facts) -> Why {
        let parameters = facts.parameters();
        let (silence, after_promise) = (parameters.after_silence, parameters.after_promise);
        let (fact, stamp, offset, silent): (Cow<'static, str>, _, _, _) = match self.anchor {
            Anchor::Promise { promise, .. } => {
                let offset = match after_promise.value {
                    AfterPromise::OnTheDate => Offset::Moved(0, MORNING),
                    AfterPromise::BusinessDays { days } => Offset::WorkingDay(days, MORNING),
                };
                (their_words(facts, promise), Stamp::Day(promise.by), offset, after_promise.is_silent())
            }
            Anchor::Told { told, .. } => {
                let done = contact_as_told(facts, told, self.since);
                let (fact, on) = match done {
                    Some(entry) => ("You got in touch, as they asked, ", entry.at.date().max(told.on)),
                    None => ("They asked you to get in touch ", told.on),
                };
                (fact.into(), Stamp::On(on), moved(silence.value), silence.is_silent())
            }
            Anchor::Round { end, .. } => (
                "No date was given. The interview ended ".into(),
                Stamp::On(end.date()),
                moved(silence.value),
                silence.is_silent(),
            ),
            Anchor::Answer { at, .. } => (
                "They last wrote without a date ".into(),
                Stamp::On(at.date()),
                moved(silence.value),
                silence.is_silent(),
            ),
        };
        let calendar = facts.calendar;
        let whose = if silent { Whose::Silent } else { Whose::SaidWithoutHours };
        let mut why = Why::by(facts.playbook, whose).since(fact, stamp);
        if offset.from(why.base(), calendar) <= self.since {
            let passed = "Its hour had passed already when it was said, ";
            why = why.since(passed, Stamp::On(self.since.date()));
            return same_day(why, Offset::WorkingDay(1, MORNING), calendar);
        }
        same_day(why, offset, calendar)
    }
}

/// From that moment until the end of the same working day.
pub(super) fn same_day(why: Why, opens: Offset, calendar: &WorkCalendar) -> Why {
    why.all(&[(Clause::Opens, opens), (Clause::Due, Offset::Same(EVENING))], calendar)
}

/// How the employer's date is told: in their own words, where those were written down.
fn their_words(facts: &Facts, promise: &Promise) -> Cow<'static, str> {
    let who = promise.from.as_ref().and_then(|id| facts.process.person(id)).map_or("They", Person::shown);
    if promise.words.is_empty() {
        return [who, " said they’d reply by "].concat().into();
    }
    [who, " said “", &promise.words, "”, so by "].concat().into()
}

/// The message or call that did what they asked for, if one did: on their day or later, in their way if they named one.
pub(crate) fn contact_as_told<'a>(facts: &Facts<'a>, told: &Instruction, since: NaiveDateTime) -> Option<&'a Entry> {
    let is_it = |entry: &&Entry| match &entry.what {
        LedgerEvent::Sent { purpose: Purpose::Reply | Purpose::FollowUp | Purpose::Other, channel, .. } => {
            told.on <= entry.at.date() && told.channel.is_none_or(|named| named == *channel) && entry.arrived(facts.now)
        }
        _ => false,
    };
    facts.since(|entry| entry.at < since).iter().copied().find(is_it)
}

/// A wait of this length, moved to end in the morning of a working day.
pub(super) const fn moved(wait: Wait) -> Offset {
    match wait {
        Wait::BusinessDays { days: 0 } => Offset::Moved(0, MORNING),
        Wait::BusinessDays { days } => Offset::WorkingDay(days, MORNING),
        Wait::Days { days } => Offset::Moved(days, MORNING),
    }
}

/// What can begin or end a cycle.
enum Event<'a> {
    /// A round without any time, of which a promise is known.
    Loose(&'a Round, &'a Promise),
    Held(Timed<'a>),
    Heard(&'a Entry, &'a EmployerResponse),
    Reopened(&'a Entry),
}

/// The cycles of waiting so far, oldest first; the last one is the present one. Empty before the first round.
pub(crate) fn cycles<'a>(facts: &Facts<'a>) -> Vec<Cycle<'a>> {
    let mut cycles: Vec<Cycle<'a>> = Vec::new();
    let mut decided = false;
    for (at, event) in events(facts) {
        let current = cycles.last().map(|cycle| cycle.anchor);
        let next = match event {
            Event::Loose(round, promise) => Some(promised(promise, Origin::Round(&round.id))),
            Event::Held(held) => Some(after_round(&held, cycles.last())),
            Event::Reopened(entry) => (decided && current.is_some()).then_some(Anchor::Answer { id: &entry.id, at }),
            Event::Heard(entry, news) => after_news(facts, entry, news, current, decided),
        };
        match event {
            Event::Heard(
                _,
                EmployerResponse::Refusal | EmployerResponse::OfferWithdrawn | EmployerResponse::Offer { .. },
            ) => decided = true,
            Event::Heard(
                _,
                EmployerResponse::NextRound(_) | EmployerResponse::NewDate(_) | EmployerResponse::GetInTouch(_),
            )
            | Event::Held(_)
            | Event::Reopened(_) => {
                decided = false;
            }
            _ => {}
        }
        if let Some(anchor) = next {
            if let Some(last) = cycles.last_mut() {
                last.until = Some(at);
            }
            cycles.push(Cycle { anchor, since: at, until: None });
        }
    }
    cycles
}

/// Everything that can begin or end a cycle, in order of time.
fn events<'a>(facts: &Facts<'a>) -> Vec<(NaiveDateTime, Event<'a>)> {
    let created = facts.process.created;
    let loose = facts.loose.iter().filter(|_| created <= facts.now);
    let loose = loose.filter_map(|round| Some((created, Event::Loose(round, round.told.promise()?))));
    let held = facts.held.iter().map(|held| (held.end, Event::Held(*held)));
    let told = facts.ledger.iter().filter_map(|entry| match &entry.what {
        LedgerEvent::Heard { news, .. } => Some((entry.at, Event::Heard(entry, news))),
        LedgerEvent::Decided(Decision::Reopened) => Some((entry.at, Event::Reopened(entry))),
        _ => None,
    });
    let mut events: Vec<_> = loose.chain(held).chain(told).collect();
    order::sort_by_key(&mut events, |(at, _)| *at);
    events
}

fn promised<'a>(promise: &'a Promise, origin: Origin<'a>) -> Anchor<'a> {
    Anchor::Promise { promise, origin }
}

/// A round starts again. A date that they gave in a message on the day of the round, while the round itself holds
/// none, was said in the room and stays.
fn after_round<'a>(held: &Timed<'a>, before: Option<&Cycle<'a>>) -> Anchor<'a> {
    if let Some(promise) = held.round.told.promise() {
        return promised(promise, Origin::Round(&held.round.id));
    }
    let in_the_room = |said: NaiveDateTime| {
        said.date() == held.end.date() && held.round.schedule.start().is_none_or(|start| start <= said)
    };
    match before {
        Some(Cycle {
            anchor: promise @ (Anchor::Promise { origin: Origin::Entry(_), .. } | Anchor::Told { .. }),
            since,
            ..
        }) if in_the_room(*since) => *promise,
        _ => Anchor::Round { id: &held.round.id, end: held.end },
    }
}

/// What the wait rests on after this news; `None` if the news changes nothing about it.
fn after_news<'a>(
    facts: &Facts<'a>,
    entry: &'a Entry,
    news: &'a EmployerResponse,
    current: Option<Anchor<'a>>,
    decided: bool,
) -> Option<Anchor<'a>> {
    let answer = Anchor::Answer { id: &entry.id, at: entry.at };
    match news {
        EmployerResponse::NewDate(promise) => Some(promised(promise, Origin::Entry(&entry.id))),
        EmployerResponse::GetInTouch(told) => Some(Anchor::Told { told, id: &entry.id }),
        EmployerResponse::Postponed => Some(answer),
        // A decision ends the wait without beginning another.
        EmployerResponse::Refusal
        | EmployerResponse::OfferWithdrawn
        | EmployerResponse::Offer { .. }
        | EmployerResponse::AnswerBy(_) => None,
        // A booked round ends the wait by itself.
        EmployerResponse::NextRound(id) if is_booked(facts, id) => None,
        EmployerResponse::NextRound(_) => Some(answer),
        EmployerResponse::Message | EmployerResponse::Feedback if decided => None,
        EmployerResponse::Message | EmployerResponse::Feedback => match current? {
            kept @ Anchor::Promise { promise, .. } if entry.at.date() <= promise.by => Some(kept),
            kept @ Anchor::Told { told, .. } if entry.at.date() <= told.on => Some(kept),
            _ => Some(answer),
        },
    }
}

fn is_booked(facts: &Facts, id: &RoundId) -> bool {
    let round = facts.process.round(id);
    round.is_some_and(|round| round.state == RoundState::Stands && !round.schedule.is_open())
}
