//! The agenda over all processes, in order of consequence: what asks for an answer, whose day it is, what to write;
//! then what is worth a look back, what is optional, whom to wait for, and what is coming up.
//!
//! The tier decides first ([`tier`]), the hour that is shown second. The order never depends on that of the processes.

pub mod contact_status;
pub mod headline;
pub mod next_thing;
pub mod tier;

use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules::{A8, A9, F14, F15, J18};
use crate::domain::id::{ProcessId, RoundId};
use crate::domain::moment::{at_hour, last_minute, monday_of, plus_days, plus_minutes};
use crate::domain::order;
use crate::domain::phrase::Phrase;
use crate::domain::process::{Mark, Process, Status};
use crate::domain::role_names::Names;
use crate::domain::snooze::rests;
use crate::domain::timeline::step::StepKind::{
    AsTold, AskFeedback, AskWritten, AssumeFilled, BridgeOffer, ConfirmOffer, FirstFollowUp, KeepInTouch, NewTime,
    OpenAgain, PrepareRound, ReplyToRefusal, SecondFollowUp, ThankYou,
};
use crate::domain::timeline::step::{
    Landmark, Plan, Shift, Span, SpanKind, Step, StepKey, StepKind, StepState, Subject, Window,
};
use crate::domain::timeline::why::Why;
use chrono::{NaiveDate, NaiveDateTime};
use contact_status::is_to_thank;
use std::mem;
use tier::Tier;

/// So many of each list are put in order and written out; [`Counts`] counts the others too.
pub const LISTED: usize = 100;
/// How far "coming up" looks, in days.
pub const COMING_DAYS: i64 = 14;

/// What an item is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Its steps.
    Steps,
    /// The day they named is today: nothing is asked.
    TheirDate(NaiveDate),
    /// A round takes place today or tomorrow; its preparation is among the steps while it is open.
    Round(RoundId),
}

/// Something that matters now, for one process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Whose.
    pub process: ProcessId,
    /// How much it matters.
    pub tier: Tier,
    /// What it is about.
    pub about: About,
    /// The steps in it that are still to be done: all letters to one employer go together.
    pub steps: Vec<StepKey>,
    /// The heading.
    pub title: String,
    /// The moment it is ordered by, which is the one shown.
    pub due: NaiveDateTime,
    /// Whether it is past due; never for what is optional.
    pub late: bool,
}

/// What is also worth doing: one kind of step over all employers that ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extra {
    /// The kind.
    pub kind: StepKind,
    /// Each employer's step; at most 100.
    pub steps: Vec<(ProcessId, StepKey)>,
    /// How many there are in all.
    pub count: usize,
}

/// A process to leave alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandsOff {
    /// Which.
    pub process: ProcessId,
    /// Until when.
    pub until: NaiveDateTime,
    /// What kind of waiting it is.
    pub kind: SpanKind,
    /// Why.
    pub because: Phrase,
    /// The rules behind it.
    pub rules: Vec<RuleId>,
}

/// What comes up. The order is that of one moment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// A round takes place.
    Round(RoundId),
    /// The last day for their reply.
    TheirDate(NaiveDate),
    /// A step opens, or comes back from being put off; with its title.
    Step(StepKey, String),
}

/// Something within the next 14 days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// Whose.
    pub process: ProcessId,
    /// When (local time; a day without an hour at 00:00).
    pub at: NaiveDateTime,
    /// What.
    pub what: Event,
}

/// Numbers for the headline and the badge; all of them, also of what is not listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Offers to answer.
    pub offers: usize,
    /// Other things to answer: what they asked for, and what you promised for today.
    pub answers: usize,
    /// Letters to write.
    pub letters: usize,
    /// Employers whose day it is, and interviews of today and tomorrow.
    pub days: usize,
    /// Employers to look back on.
    pub look_back: usize,
    /// Processes to leave alone.
    pub hands_off: usize,
    /// What comes within the next 14 days.
    pub coming: usize,
    /// Processes that are still running.
    pub running: usize,
}

impl Counts {
    /// What asks for something today: the number in the badge.
    pub const fn due(&self) -> usize {
        self.offers + self.answers + self.letters
    }
}

/// Everything over all processes at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agenda {
    /// Cards in order: to answer, their day, to write; at most 100.
    pub now: Vec<Item>,
    /// Rows to look back on, one for each employer; at most 100.
    pub look_back: Vec<Item>,
    /// What is also worth doing, by kind.
    pub extras: Vec<Extra>,
    /// Whether an interview has just been: a kind word at the end, no task.
    pub unwind: bool,
    /// Processes to leave alone, the shortest wait first; at most 100.
    pub hands_off: Vec<HandsOff>,
    /// What comes within the next 14 days, in order of time; at most 100.
    pub coming: Vec<Coming>,
    /// The weekly pulse of the search, once for all processes; `None` when there is nothing to search for any more.
    /// A mark on it may be kept in any process.
    pub searching: Option<Step>,
    /// Numbers for the headline.
    pub counts: Counts,
    /// How each interview is called in a line.
    pub names: Names,
}

/// The agenda of these processes and their plans at `now` (local time). Archived and trashed processes are left out.
pub fn agenda(pairs: &[(&Process, &Plan)], now: NaiveDateTime) -> Agenda {
    let names = Names::among(pairs.iter().map(|(process, _)| *process));
    let mut agenda = Agenda { names, ..Agenda::default() };
    let mut found = Found::default();
    let mut running = 0;
    let settled = has_started(pairs, now);
    for (process, plan) in pairs {
        if process.trashed.is_some() {
            continue;
        }
        if process.archived.is_some() {
            found.over |= plan.steps.iter().any(|step| step.key.kind == StepKind::StopSearching);
            continue;
        }
        // Nobody waits for their word any more once it is over, whoever ended it.
        let waits = matches!(process.status(now), Status::Open | Status::Offered);
        running += usize::from(waits);
        // Nobody is told to wait for somebody who still has a letter to come.
        if !found.read(process, plan, Reading { waits, settled }, now) {
            found.waits.extend(Wait::of(process, plan, now).filter(|_| !settled));
        }
    }
    let Found { mut to_do, mut look_back, extras, mut coming, mut waits, over, unwind, counts } = found;
    agenda.counts =
        Counts { hands_off: waits.len(), coming: coming.len(), look_back: look_back.len(), running, ..counts };
    agenda.extras = extras.into_iter().map(|(kind, steps)| extra(kind, steps)).collect();
    agenda.unwind = unwind;
    agenda.now = first_items(&mut to_do);
    agenda.look_back = first_items(&mut look_back);
    let last = last_listed(waits.len(), &|n| waits.get(n).map(|one| one.rough));
    waits.retain(|wait| wait.rough <= last);
    order::sort_by(&mut waits, |a, b| (a.span.to, &a.process.id).cmp(&(b.span.to, &b.process.id)));
    agenda.hands_off = waits.iter().take(LISTED).map(Wait::hands_off).collect();
    let last = last_listed(coming.len(), &|n| coming.get(n).map(|one| one.rough));
    coming.retain(|one| one.rough <= last);
    order::sort_by(&mut coming, |a, b| a.rough.cmp(&b.rough).then_with(|| a.rank().cmp(&b.rank())));
    agenda.coming = coming.into_iter().take(LISTED).map(Ahead::coming).collect();
    agenda.searching = if over { None } else { searching(pairs, now) };
    agenda
}

/// Whether work has started somewhere: the other employers are then asked for nothing.
fn has_started(pairs: &[(&Process, &Plan)], now: NaiveDateTime) -> bool {
    let ends = |plan: &Plan| plan.steps.iter().any(|step| step.key.kind == StepKind::StopSearching);
    pairs
        .iter()
        .any(|(process, plan)| process.trashed.is_none() && ends(plan) && process.status(now) == Status::Started)
}

/// One kind of what is also worth doing; of thousands the first are listed, by the ids of their records.
fn extra(kind: StepKind, mut steps: Vec<(&ProcessId, &StepKey)>) -> Extra {
    order::sort(&mut steps);
    let count = steps.len();
    let listed = steps.into_iter().take(LISTED).map(|(id, key)| (id.clone(), key.clone()));
    Extra { kind, steps: listed.collect(), count }
}

/// The first of them, in order: of thousands only those that are listed are put in order.
fn first_items(all: &mut Vec<ToDo>) -> Vec<Item> {
    let last = last_listed(all.len(), &|n| all.get(n).map(|one| one.rough));
    all.retain(|item| item.rough <= last);
    order::sort_by(all, |a, b| a.rough.cmp(&b.rough).then_with(|| a.rank().cmp(&b.rank())));
    all.iter().take(LISTED).map(ToDo::item).collect()
}

/// The rough rank that at least as many have, or a smaller one, as are listed: found by halving what lies between.
fn last_listed(count: usize, rough: &dyn Fn(usize) -> Option<i64>) -> i64 {
    if count <= LISTED {
        return i64::MAX;
    }
    let ranks: Vec<i64> = (0..count).filter_map(rough).collect();
    let (mut low, mut high) = (-FAR, 4 * FAR);
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

/// What was found in the plans, by reference: most of it is sorted and never shown.
#[derive(Default)]
struct Found<'a> {
    to_do: Vec<ToDo<'a>>,
    look_back: Vec<ToDo<'a>>,
    extras: Vec<(StepKind, Vec<(&'a ProcessId, &'a StepKey)>)>,
    coming: Vec<Ahead<'a>>,
    waits: Vec<Wait<'a>>,
    counts: Counts,
    unwind: bool,
    /// Whether a plan says that the search is over.
    over: bool,
}

/// An item before it is written out.
struct ToDo<'a> {
    /// Its rank as far as a number holds it: most comparisons need no more.
    rough: i64,
    tier: Tier,
    process: &'a Process,
    at: NaiveDateTime,
    about: About,
    steps: Vec<&'a Step>,
}

/// Something ahead before it is written out.
struct Ahead<'a> {
    /// Its rank as far as a number holds it: most comparisons need no more.
    rough: i64,
    at: NaiveDateTime,
    process: &'a Process,
    what: AheadOf<'a>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum AheadOf<'a> {
    Round(&'a RoundId),
    TheirDate(NaiveDate),
    Step(&'a StepKey, &'a str),
}

/// What is known of a process before its plan is read.
#[derive(Clone, Copy)]
struct Reading {
    /// Whether their word is waited for.
    waits: bool,
    /// Whether work has started, here or elsewhere.
    settled: bool,
}

impl<'a> Found<'a> {
    /// Reads one plan. True if something has to be answered or written there now.
    fn read(&mut self, process: &'a Process, plan: &'a Plan, known: Reading, now: NaiveDateTime) -> bool {
        let until = plus_minutes(now, COMING_DAYS * 24 * 60);
        let within = |at: NaiveDateTime| now < at && at <= until;
        let (first, first_back) = (self.to_do.len(), self.look_back.len());
        let closed = process.status(now).is_closed();
        for step in &plan.steps {
            let kind = step.key.kind;
            self.over |= kind == StepKind::StopSearching;
            let back = match step.state {
                // A letter of thanks may be written before its hour, as the pill of the employer says.
                StepState::Later if !closed && !known.settled && is_to_thank(process, step, now) => {
                    self.add(Tier::Write, process, step, (first, first_back));
                    continue;
                }
                StepState::Now | StepState::Late => {
                    let tier = Tier::of(step, now);
                    let asked = match known.settled {
                        true => tier.stands_when_settled(kind),
                        false => !closed || tier.stands_when_closed(kind),
                    };
                    if asked {
                        self.add(tier, process, step, (first, first_back));
                    }
                    continue;
                }
                _ if known.settled && !Tier::of(step, now).stands_when_settled(kind) => continue,
                StepState::Later if is_announced(kind) => step.window.opens,
                StepState::Snoozed(back) => back,
                _ => continue,
            };
            if within(back) {
                self.coming.push(Ahead::new(back, process, AheadOf::Step(&step.key, &step.title)));
            }
        }
        let asks = self.to_do.len() > first;
        for landmark in &plan.landmarks {
            match landmark {
                Landmark::Round(id, start) if process.round(id).is_some_and(|round| round.goes_on(now)) => {
                    self.round_is_near(process, id, *start, first_back);
                }
                Landmark::Round(id, start) if now < *start => {
                    if start.date() <= plus_days(now.date(), 1) {
                        self.round_is_near(process, id, *start, first_back);
                    } else if within(*start) {
                        self.coming.push(Ahead::new(*start, process, AheadOf::Round(id)));
                    }
                }
                Landmark::Promised { by, answered: None, replaced: false, .. } if known.waits && !known.settled => {
                    if *by == now.date() && !asks {
                        let about = About::TheirDate(*by);
                        self.day(process, last_minute(*by), about, Vec::new());
                    } else if within(last_minute(*by)) {
                        self.coming.push(Ahead::new(at_hour(*by, 0), process, AheadOf::TheirDate(*by)));
                    }
                }
                _ => {}
            }
        }
        asks
    }

    fn add(&mut self, tier: Tier, process: &'a Process, step: &'a Step, (first, first_back): (usize, usize)) {
        match tier {
            Tier::Answer if matches!(step.key.kind, ConfirmOffer | AskWritten) => self.counts.offers += 1,
            Tier::Answer => self.counts.answers += 1,
            Tier::Write => {}
            Tier::Line => return self.unwind |= step.key.kind == StepKind::Unwind,
            Tier::Extra => return self.extra(process, step),
            Tier::LookBack | Tier::TheirDay => {}
        }
        let (list, from) = match tier {
            Tier::LookBack => (&mut self.look_back, first_back),
            _ => (&mut self.to_do, first),
        };
        // One card or row for each employer; what has to be answered stands alone.
        let same = |item: &&mut ToDo| item.tier == tier && tier != Tier::Answer;
        let known = list.get_mut(from..).and_then(|these| these.iter_mut().find(same));
        // Each person met has a letter of their own; what else is to be said to one employer goes into one.
        self.counts.letters += usize::from(tier == Tier::Write && (known.is_none() || step.key.kind == ThankYou));
        match known {
            Some(item) => item.join(step),
            None => list.push(ToDo::new(tier, process, step.window.due, About::Steps, vec![step])),
        }
    }

    fn extra(&mut self, process: &'a Process, step: &'a Step) {
        let kind = step.key.kind;
        let at = self.extras.iter().position(|(known, _)| *known >= kind).unwrap_or(self.extras.len());
        if self.extras.get(at).is_none_or(|(known, _)| *known != kind) {
            self.extras.insert(at, (kind, Vec::new()));
        }
        if let Some((_, steps)) = self.extras.get_mut(at) {
            steps.push((&process.id, &step.key));
        }
    }

    fn day(&mut self, process: &'a Process, at: NaiveDateTime, about: About, steps: Vec<&'a Step>) {
        self.counts.days += 1;
        self.to_do.push(ToDo::new(Tier::TheirDay, process, at, about, steps));
    }

    /// A round of today or tomorrow is what matters, and its preparation belongs to it.
    fn round_is_near(&mut self, process: &'a Process, id: &RoundId, start: NaiveDateTime, first_back: usize) {
        let mut prepare = Vec::new();
        let of_round = |key: &StepKey| key.kind == PrepareRound && key.subject == Subject::Round(id.clone());
        for item in self.look_back.iter_mut().skip(first_back) {
            item.steps.retain(|step| {
                let mine = of_round(&step.key);
                prepare.extend(mine.then_some(*step));
                !mine
            });
        }
        self.look_back.retain(|item| !item.steps.is_empty());
        self.day(process, start, About::Round(id.clone()), prepare);
    }
}

/// More seconds than lie between any two dates.
const FAR: i64 = 1 << 50;

fn seconds(at: NaiveDateTime) -> i64 {
    at.and_utc().timestamp()
}

impl<'a> ToDo<'a> {
    fn new(tier: Tier, process: &'a Process, at: NaiveDateTime, about: About, steps: Vec<&'a Step>) -> Self {
        Self { rough: tier as i64 * FAR + seconds(at), tier, process, at, about, steps }
    }

    /// Takes in another step of the same employer; the soonest gives the hour.
    fn join(&mut self, step: &'a Step) {
        // The reply comes first, and the question for feedback goes with it.
        let at = if step.key.kind == ReplyToRefusal { 0 } else { self.steps.len() };
        self.steps.insert(at, step);
        let due = self.steps.iter().map(|step| step.window.due).min();
        *self = Self::new(self.tier, self.process, due.unwrap_or(self.at), About::Steps, mem::take(&mut self.steps));
    }

    /// By tier; then by the hour that is shown; then so that the order never depends on anything else.
    fn rank(&self) -> (NaiveDateTime, Option<StepKind>, &'a str, &'a ProcessId, Option<&'a StepKey>) {
        let first = self.steps.first().map(|step| &step.key);
        (self.at, first.map(|key| key.kind), self.process.display_name(), &self.process.id, first)
    }

    fn item(&self) -> Item {
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
    fn new(at: NaiveDateTime, process: &'a Process, what: AheadOf<'a>) -> Self {
        Self { rough: seconds(at), at, process, what }
    }

    fn rank(&self) -> (NaiveDateTime, &AheadOf<'a>, &'a ProcessId) {
        (self.at, &self.what, &self.process.id)
    }

    fn coming(self) -> Coming {
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
struct Wait<'a> {
    /// Its end as a number.
    rough: i64,
    process: &'a Process,
    span: &'a Span,
}

impl<'a> Wait<'a> {
    fn of(process: &'a Process, plan: &'a Plan, now: NaiveDateTime) -> Option<Self> {
        let goes_on = |span: &&Span| {
            matches!(span.kind, SpanKind::Quiet | SpanKind::UntilRound) && span.from <= now && now < span.to
        };
        let span = plan.spans.iter().filter(goes_on).max_by_key(|span| (span.kind, span.to))?;
        Some(Self { rough: seconds(span.to), process, span })
    }

    fn hands_off(&self) -> HandsOff {
        HandsOff {
            process: self.process.id.clone(),
            until: self.span.to,
            kind: self.span.kind,
            because: self.span.because.clone(),
            rules: self.span.rules.clone(),
        }
    }
}

/// Steps worth announcing. The others follow from a round that has not been held, or are small.
pub(crate) const fn is_announced(kind: StepKind) -> bool {
    matches!(
        kind,
        ThankYou
            | OpenAgain
            | AsTold
            | NewTime
            | BridgeOffer
            | AskWritten
            | FirstFollowUp
            | SecondFollowUp
            | AssumeFilled
            | PrepareRound
            | ReplyToRefusal
            | AskFeedback
            | KeepInTouch
    )
}

/// The pulse of this week, once for the whole search, unless that is over.
fn searching(pairs: &[(&Process, &Plan)], now: NaiveDateTime) -> Option<Step> {
    if pairs.iter().all(|(process, _)| process.trashed.is_some()) {
        return None;
    }
    let monday = monday_of(now.date());
    let sunday = plus_days(monday, 6);
    let key = StepKey { kind: StepKind::KeepSearching, subject: Subject::Week(monday) };
    let name = key.to_string();
    let marks = pairs.iter().filter_map(|(process, _)| process.marks.get(&name));
    let state = marks.fold(StepState::Now, |state, mark| match (state, mark) {
        (StepState::Done(at), Mark::Done(other)) => StepState::Done(at.min(*other)),
        (done @ StepState::Done(_), _) => done,
        (_, Mark::Done(at)) => StepState::Done(*at),
        (StepState::NotNeeded(at), Mark::NotNeeded { at: other, .. }) => StepState::NotNeeded(at.min(*other)),
        (skipped @ StepState::NotNeeded(_), _) => skipped,
        (_, Mark::NotNeeded { at, .. }) => StepState::NotNeeded(*at),
        (StepState::Snoozed(until), Mark::Snoozed { until: other, .. }) => StepState::Snoozed(until.max(*other)),
        (_, Mark::Snoozed { until, .. }) if rests(*until, now) => StepState::Snoozed(*until),
        (state, Mark::Snoozed { .. }) => state,
    });
    Some(Step {
        key,
        title: "Keep applying".into(),
        advice: Phrase::text("Apply somewhere or talk to someone this week. Nothing is certain until you’ve signed."),
        window: Window { opens: at_hour(monday, 0), due: at_hour(sunday, 20), closes: Some(last_minute(sunday)) },
        last: Some(last_minute(sunday)),
        state,
        why: Why::plainly("Once a week, until your search is over."),
        to: None,
        channel: None,
        rules: [A8, F14, J18, A9, F15].into(),
        house_fills_in: false,
        sources_differ: true,
        shifts: vec![Shift::Offer, Shift::Settings],
    })
}
