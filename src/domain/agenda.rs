//! The agenda over all processes: what to do now, what you promised, what to leave alone, and what is coming up.
//!
//! The order of "now" never depends on the order of the processes: first what closes within two days, the soonest
//! first; then your own promises; then the rest, the longest due first. Five are shown, the others are folded.

use crate::domain::advice::rule::RuleId;
use crate::domain::id::{ProcessId, RoundId};
use crate::domain::moment::{at_hour, last_minute, monday_of, plus_days, plus_minutes};
use crate::domain::order;
use crate::domain::phrase::Phrase;
use crate::domain::process::{Mark, Process, Standing};
use crate::domain::snooze::rests;
use crate::domain::timeline::step::StepKind::{
    AskFeedback, AssumeFilled, ConfirmOffer, FirstFollowUp, KeepInTouch, OwnPromise, PrepareRound, ReplyToRefusal,
    SecondFollowUp, ThankYou,
};
use crate::domain::timeline::step::{
    Landmark, Plan, Shift, Span, SpanKind, Step, StepKey, StepKind, StepState, Subject, Window,
};
use chrono::{NaiveDate, NaiveDateTime};

/// Items shown as "now"; the others are folded.
pub const SHOWN_NOW: usize = 5;
/// Folded items that are written out; `Counts::now` counts the others too.
pub const MOST_FOLDED: usize = 95;
/// So many of each list are put in order and written out; `Counts` counts the others too.
pub const LISTED: usize = SHOWN_NOW + MOST_FOLDED;
/// How far "coming up" looks, in days.
pub const COMING_DAYS: i64 = 14;
/// A step that closes within so many minutes goes first: two days.
const SOON: i64 = 48 * 60;

/// Why an item stands where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Its window closes within two days.
    ClosesSoon,
    /// You promised it.
    YourPromise,
    /// It is due, and can be done at any hour.
    Rest,
}

impl Urgency {
    /// The reason on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ClosesSoon => "Its time runs out soon",
            Self::YourPromise => "You said you would",
            Self::Rest => "Due, at an hour of your choice",
        }
    }
}

/// Something to do now: one step, or the thank-yous of one round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Whose.
    pub process: ProcessId,
    /// Why it stands where it stands.
    pub urgency: Urgency,
    /// The steps in it that are still to be done: one, or one for each person to thank.
    pub steps: Vec<StepKey>,
    /// The heading.
    pub title: String,
    /// When it is due.
    pub due: NaiveDateTime,
    /// When it closes, where there is such a moment.
    pub closes: Option<NaiveDateTime>,
    /// Whether it is past due.
    pub late: bool,
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
    /// The last day on which their word would be on time.
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

/// Numbers for the headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Items to do now, all of them.
    pub now: usize,
    /// Those of them that are past due.
    pub late: usize,
    /// Processes to leave alone, all of them.
    pub hands_off: usize,
    /// What comes within the next 14 days, all of it.
    pub coming: usize,
    /// Processes that are still running.
    pub running: usize,
}

/// Everything over all processes at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agenda {
    /// To do now, at most five, in the explained order.
    pub now: Vec<Item>,
    /// The rest of what could be done now, in the same order; at most 95.
    pub folded: Vec<Item>,
    /// What you promised and have not done yet, the soonest due first; also those that stand under "now".
    pub promises: Vec<Item>,
    /// Processes to leave alone, the shortest wait first; at most 100.
    pub hands_off: Vec<HandsOff>,
    /// What comes within the next 14 days, in order of time; at most 100.
    pub coming: Vec<Coming>,
    /// The weekly pulse of the search, once for all processes; `None` when there is nothing to search for any more.
    /// A mark on it may be kept in any process.
    pub searching: Option<Step>,
    /// Numbers for the headline.
    pub counts: Counts,
}

/// The agenda of these processes and their plans at `now` (local time). Archived and trashed processes are left out.
pub fn agenda(pairs: &[(&Process, &Plan)], now: NaiveDateTime) -> Agenda {
    let mut agenda = Agenda::default();
    let mut found = Found::default();
    for (process, plan) in pairs {
        if process.trashed.is_some() {
            continue;
        }
        if process.archived.is_some() {
            found.over |= plan.steps.iter().any(|step| step.key.kind == StepKind::StopSearching);
            continue;
        }
        // Nobody waits for their word any more once it is over, whoever ended it.
        let waits = matches!(process.standing(now), Standing::Open | Standing::Offered);
        agenda.counts.running += usize::from(waits);
        let asks = found.read(process, plan, waits, now);
        if !asks {
            found.waits.extend(Wait::of(process, plan, now));
        }
    }
    let Found { mut to_do, mut coming, mut waits, over } = found;
    agenda.counts.now = to_do.len();
    agenda.counts.late = to_do.iter().filter(|item| item.first.state == StepState::Late).count();
    agenda.counts.hands_off = waits.len();
    agenda.counts.coming = coming.len();
    agenda.promises = to_do.iter().filter(|item| item.first.key.kind == OwnPromise).map(ToDo::item).collect();
    order::sort_by(&mut agenda.promises, |a, b| (a.due, &a.process, &a.steps).cmp(&(b.due, &b.process, &b.steps)));
    // Of thousands only the first are put in order.
    let last = last_listed(to_do.len(), &|n| to_do.get(n).map(|one| one.rough));
    to_do.retain(|item| item.rough <= last);
    order::sort_by(&mut to_do, |a, b| a.rough.cmp(&b.rough).then_with(|| a.rank().cmp(&b.rank())));
    agenda.now = to_do.iter().take(SHOWN_NOW).map(ToDo::item).collect();
    agenda.folded = to_do.iter().skip(SHOWN_NOW).take(MOST_FOLDED).map(ToDo::item).collect();
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
    coming: Vec<Ahead<'a>>,
    waits: Vec<Wait<'a>>,
    /// Whether a plan says that the search is over.
    over: bool,
}

/// An item before it is written out.
struct ToDo<'a> {
    /// Its rank as far as a number holds it: most comparisons need no more.
    rough: i64,
    urgency: Urgency,
    process: &'a Process,
    first: &'a Step,
    /// The further thank-yous of the same round.
    more: Vec<&'a Step>,
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

impl<'a> Found<'a> {
    /// Reads one plan. True if it asks for a letter to the employer now.
    fn read(&mut self, process: &'a Process, plan: &'a Plan, waits: bool, now: NaiveDateTime) -> bool {
        let (soon, until) = (plus_minutes(now, SOON), plus_minutes(now, COMING_DAYS * 24 * 60));
        let within = |at: NaiveDateTime| now < at && at <= until;
        let before = self.to_do.len();
        let mut asks = false;
        for step in &plan.steps {
            let kind = step.key.kind;
            self.over |= kind == StepKind::StopSearching;
            let back = match step.state {
                StepState::Now | StepState::Late => {
                    asks |= matches!(kind, FirstFollowUp | SecondFollowUp | ConfirmOffer);
                    self.add(process, step, before, soon);
                    continue;
                }
                StepState::Later if is_announced(kind) => step.window.opens,
                StepState::Snoozed(back) => back,
                _ => continue,
            };
            if within(back) {
                self.coming.push(Ahead::new(back, process, AheadOf::Step(&step.key, &step.title)));
            }
        }
        for landmark in &plan.landmarks {
            match landmark {
                Landmark::Round(id, start) if within(*start) => {
                    self.coming.push(Ahead::new(*start, process, AheadOf::Round(id)));
                }
                Landmark::Promised { by, answered: None, replaced: false } if waits && within(last_minute(*by)) => {
                    self.coming.push(Ahead::new(at_hour(*by, 0), process, AheadOf::TheirDate(*by)));
                }
                _ => {}
            }
        }
        asks
    }

    /// Adds a step to do now; the thank-yous of one round go together.
    fn add(&mut self, process: &'a Process, step: &'a Step, before: usize, soon: NaiveDateTime) {
        if let (ThankYou, Subject::Met(round, _)) = (step.key.kind, &step.key.subject) {
            let same = |item: &&mut ToDo| matches!(&item.first.key, StepKey { kind: ThankYou, subject: Subject::Met(other, _) } if other == round);
            if let Some(item) = self.to_do.get_mut(before..).and_then(|these| these.iter_mut().find(same)) {
                item.more.push(step);
                return;
            }
        }
        let urgency = match step.key.kind {
            _ if step.window.closes.is_some_and(|closes| closes <= soon) => Urgency::ClosesSoon,
            OwnPromise => Urgency::YourPromise,
            _ => Urgency::Rest,
        };
        let mut to_do = ToDo { rough: 0, urgency, process, first: step, more: Vec::new() };
        to_do.rough = urgency as i64 * FAR + seconds(to_do.at());
        self.to_do.push(to_do);
    }
}

/// More seconds than lie between any two dates.
const FAR: i64 = 1 << 50;

fn seconds(at: NaiveDateTime) -> i64 {
    at.and_utc().timestamp()
}

impl<'a> ToDo<'a> {
    /// The moment by which it is ranked.
    fn at(&self) -> NaiveDateTime {
        let window = &self.first.window;
        match self.urgency {
            Urgency::ClosesSoon => window.closes.unwrap_or(window.due),
            Urgency::YourPromise | Urgency::Rest => window.due,
        }
    }

    /// By urgency; then by closing, or by due moment; then so that the order never depends on anything else.
    fn rank(&self) -> (Urgency, NaiveDateTime, StepKind, &'a str, &'a ProcessId, &'a StepKey) {
        (self.urgency, self.at(), self.first.key.kind, self.process.shown(), &self.process.id, &self.first.key)
    }

    fn item(&self) -> Item {
        let steps: Vec<StepKey> = std::iter::once(&self.first).chain(&self.more).map(|step| step.key.clone()).collect();
        Item {
            process: self.process.id.clone(),
            urgency: self.urgency,
            title: if self.more.is_empty() { self.first.title.clone() } else { thank_all(steps.len()) },
            steps,
            due: self.first.window.due,
            closes: self.first.window.closes,
            late: self.first.state == StepState::Late,
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
    ["Thank the ", count, " people you met"].concat()
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
        title: "Keep the search moving".into(),
        advice: Phrase::text("Send something out, meet someone, follow one new lead. Nothing is settled until it is."),
        window: Window { opens: at_hour(monday, 0), due: at_hour(sunday, 20), closes: Some(last_minute(sunday)) },
        last: Some(last_minute(sunday)),
        state,
        because: Phrase::text("Once a week, until the search ends by your playbook."),
        rules: ["A8", "F14", "J18", "A9", "F15"].into_iter().map(RuleId).collect(),
        house_fills_in: false,
        sources_differ: true,
        shifts: vec![Shift::Offer, Shift::Settings],
    })
}
