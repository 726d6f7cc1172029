//! What the present silence rests on: the newest promise, the last answer, or the last round. Every answer and every
//! round begins a new cycle of waiting.

use crate::domain::advice::parameter::{AfterPromise, Wait};
use crate::domain::channel::Channel;
use crate::domain::id::{EntryId, RoundId};
use crate::domain::ledger::{Decision, Entry, Happening, News};
use crate::domain::moment::{at_hour, plus_days};
use crate::domain::order;
use crate::domain::promise::Promise;
use crate::domain::round::{Round, RoundState};
use crate::domain::timeline::facts::{Facts, Timed};
use crate::domain::timeline::step::Subject;
use chrono::{NaiveDate, NaiveDateTime};

/// The hour at which follow-ups open.
const MORNING: u32 = 9;

/// The fact that a follow-up's date is counted from.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Anchor<'a> {
    /// A date they gave, in a round or in a message.
    Promise { by: NaiveDate, channel: Option<Channel>, origin: Origin<'a> },
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
            Anchor::Promise { origin: Origin::Entry(id), .. } | Anchor::Answer { id, .. } => Subject::Entry(id.clone()),
        }
    }

    /// When the first follow-up opens. A moment that had passed when the silence began moves to the next working day.
    pub fn first_opens(&self, facts: &Facts) -> NaiveDateTime {
        let (parameters, calendar) = (facts.parameters(), facts.calendar);
        let on = match self.anchor {
            Anchor::Promise { by, .. } => match parameters.after_promise.value {
                AfterPromise::OnTheDate => calendar.next_working_day_from(by),
                AfterPromise::BusinessDays { days } => calendar.add_business_days(by, days),
            },
            Anchor::Round { end, .. } => {
                calendar.next_working_day_from(later(facts, end.date(), parameters.after_silence.value))
            }
            Anchor::Answer { at, .. } => {
                calendar.next_working_day_from(later(facts, at.date(), parameters.after_silence.value))
            }
        };
        let opens = at_hour(on, MORNING);
        if opens > self.since { opens } else { at_hour(calendar.add_business_days(self.since.date(), 1), MORNING) }
    }
}

/// The day after so long a wait.
pub(crate) fn later(facts: &Facts, from: NaiveDate, wait: Wait) -> NaiveDate {
    match wait {
        Wait::BusinessDays { days } => facts.calendar.add_business_days(from, days),
        Wait::Days { days } => plus_days(from, i64::from(days)),
    }
}

/// What can begin or end a cycle.
enum Event<'a> {
    /// A round without any time, of which a promise is known.
    Loose(&'a Round, &'a Promise),
    Held(Timed<'a>),
    Heard(&'a Entry, &'a News),
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
            Event::Heard(_, News::Refusal | News::OfferWithdrawn | News::Offer { .. }) => decided = true,
            Event::Heard(_, News::NextRound(_) | News::NewDate(_)) | Event::Held(_) | Event::Reopened(_) => {
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
        Happening::Heard { news, .. } => Some((entry.at, Event::Heard(entry, news))),
        Happening::Decided(Decision::Reopened) => Some((entry.at, Event::Reopened(entry))),
        _ => None,
    });
    let mut events: Vec<_> = loose.chain(held).chain(told).collect();
    order::sort_by_key(&mut events, |(at, _)| *at);
    events
}

fn promised<'a>(promise: &'a Promise, origin: Origin<'a>) -> Anchor<'a> {
    Anchor::Promise { by: promise.by, channel: promise.channel, origin }
}

/// A round begins anew. A date that they gave in a message on the day of the round, while the round itself holds
/// none, was said in the room and stays.
fn after_round<'a>(held: &Timed<'a>, before: Option<&Cycle<'a>>) -> Anchor<'a> {
    if let Some(promise) = held.round.told.promise() {
        return promised(promise, Origin::Round(&held.round.id));
    }
    let in_the_room = |said: NaiveDateTime| {
        said.date() == held.end.date() && held.round.schedule.start().is_none_or(|start| start <= said)
    };
    match before {
        Some(Cycle { anchor: promise @ Anchor::Promise { origin: Origin::Entry(_), .. }, since, .. })
            if in_the_room(*since) =>
        {
            *promise
        }
        _ => Anchor::Round { id: &held.round.id, end: held.end },
    }
}

/// What the wait rests on after this news; `None` if the news changes nothing about it.
fn after_news<'a>(
    facts: &Facts<'a>,
    entry: &'a Entry,
    news: &'a News,
    current: Option<Anchor<'a>>,
    decided: bool,
) -> Option<Anchor<'a>> {
    let answer = Anchor::Answer { id: &entry.id, at: entry.at };
    match news {
        News::NewDate(promise) => Some(promised(promise, Origin::Entry(&entry.id))),
        News::Postponed => Some(answer),
        // A decision ends the wait without beginning another.
        News::Refusal | News::OfferWithdrawn | News::Offer { .. } => None,
        // A booked round ends the wait by itself.
        News::NextRound(id) if is_booked(facts, id) => None,
        News::NextRound(_) => Some(answer),
        News::Message | News::Feedback if decided => None,
        News::Message | News::Feedback => match current? {
            kept @ Anchor::Promise { by, .. } if entry.at.date() <= by => Some(kept),
            _ => Some(answer),
        },
    }
}

fn is_booked(facts: &Facts, id: &RoundId) -> bool {
    let round = facts.process.round(id);
    round.is_some_and(|round| round.state == RoundState::Stands && !round.schedule.is_open())
}
