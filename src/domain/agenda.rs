//! The agenda over all processes: what to do now, what you promised, what to leave alone, and what is coming up.
//!
//! The order of "now" never depends on the order of the processes: first what closes within two days, the soonest
//! first; then your own promises; then the rest, the longest due first. Five are shown, the others are folded.

use crate::domain::advice::rule::RuleId;
use crate::domain::id::{ProcessId, RoundId};
use crate::domain::moment::{at_hour, last_minute, monday_of, plus_days, plus_minutes};
use crate::domain::phrase::Phrase;
use crate::domain::process::{Mark, Process, Standing};
use crate::domain::timeline::step::{
    Landmark, Plan, Shift, Span, SpanKind, Step, StepKey, StepKind, StepState, Subject, Window,
};
use chrono::{NaiveDate, NaiveDateTime};

/// Items shown as "now"; the others are folded.
pub const SHOWN_NOW: usize = 5;
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
    /// Items to do now, folded ones included.
    pub now: usize,
    /// Those of them that are past due.
    pub late: usize,
    /// Processes to leave alone.
    pub hands_off: usize,
    /// Processes that are still running.
    pub running: usize,
}

/// Everything over all processes at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agenda {
    /// To do now, at most five, in the explained order.
    pub now: Vec<Item>,
    /// The rest of what could be done now, in the same order.
    pub folded: Vec<Item>,
    /// What you promised and have not done yet, the soonest due first; also those that stand under "now".
    pub promises: Vec<Item>,
    /// Processes to leave alone, the shortest wait first.
    pub hands_off: Vec<HandsOff>,
    /// What comes within the next 14 days, in order of time.
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
    let mut items: Vec<(Item, &str)> = Vec::new();
    let until = plus_minutes(now, COMING_DAYS * 24 * 60);
    let shown = pairs.iter().filter(|(process, _)| process.archived.is_none() && process.trashed.is_none());
    for (process, plan) in shown {
        let standing = process.standing(now);
        agenda.counts.running += usize::from(matches!(standing, Standing::Open | Standing::Offered));
        to_do(process, plan, now, &mut items);
        agenda.hands_off.extend(hands_off(process, plan, now));
        coming(process, plan, now, until, &mut agenda.coming);
    }
    items.sort_by(|(a, a_name), (b, b_name)| {
        a.rank().cmp(&b.rank()).then_with(|| a_name.cmp(b_name)).then_with(|| a.tie().cmp(&b.tie()))
    });
    let items: Vec<Item> = items.into_iter().map(|(item, _)| item).collect();
    agenda.promises = items.iter().filter(|item| item.is_promise()).cloned().collect();
    agenda.promises.sort_by(|a, b| (a.due, a.tie()).cmp(&(b.due, b.tie())));
    agenda.counts.now = items.len();
    agenda.counts.late = items.iter().filter(|item| item.late).count();
    agenda.counts.hands_off = agenda.hands_off.len();
    agenda.now = items;
    agenda.folded = agenda.now.split_off(agenda.now.len().min(SHOWN_NOW));
    agenda.hands_off.sort_by(|a, b| (a.until, &a.process).cmp(&(b.until, &b.process)));
    agenda.coming.sort_by(|a, b| (a.at, &a.what, &a.process).cmp(&(b.at, &b.what, &b.process)));
    agenda.searching = searching(pairs, now);
    agenda
}

impl Item {
    /// By urgency; then by closing, or by due moment.
    fn rank(&self) -> (Urgency, NaiveDateTime, Option<StepKind>) {
        let at = match self.urgency {
            Urgency::ClosesSoon => self.closes.unwrap_or(self.due),
            Urgency::YourPromise | Urgency::Rest => self.due,
        };
        (self.urgency, at, self.steps.first().map(|key| key.kind))
    }

    fn tie(&self) -> (&ProcessId, &[StepKey]) {
        (&self.process, &self.steps)
    }

    fn is_promise(&self) -> bool {
        self.steps.first().is_some_and(|key| key.kind == StepKind::OwnPromise)
    }
}

fn to_do<'a>(process: &'a Process, plan: &Plan, now: NaiveDateTime, items: &mut Vec<(Item, &'a str)>) {
    let mut rounds_thanked: Vec<(&RoundId, usize)> = Vec::new();
    for step in &plan.steps {
        if !matches!(step.state, StepState::Now | StepState::Late) {
            continue;
        }
        if let (StepKind::ThankYou, Subject::Met(round, _)) = (step.key.kind, &step.key.subject) {
            if let Some((_, at)) = rounds_thanked.iter().find(|(known, _)| *known == round) {
                if let Some((item, _)) = items.get_mut(*at) {
                    item.steps.push(step.key.clone());
                    item.title = thank_all(item.steps.len());
                }
                continue;
            }
            rounds_thanked.push((round, items.len()));
        }
        items.push((item(process, step, now), process.shown()));
    }
}

fn item(process: &Process, step: &Step, now: NaiveDateTime) -> Item {
    let soon = plus_minutes(now, SOON);
    let urgency = match step.key.kind {
        _ if step.window.closes.is_some_and(|closes| closes <= soon) => Urgency::ClosesSoon,
        StepKind::OwnPromise => Urgency::YourPromise,
        _ => Urgency::Rest,
    };
    Item {
        process: process.id.clone(),
        urgency,
        steps: vec![step.key.clone()],
        title: step.title.clone(),
        due: step.window.due,
        closes: step.window.closes,
        late: step.state == StepState::Late,
    }
}

fn thank_all(people: usize) -> String {
    const WORDS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let count = people.checked_sub(2).and_then(|n| WORDS.get(n)).copied().unwrap_or("many");
    ["Thank the ", count, " people you met"].concat()
}

/// The wait that goes on now, unless this process itself asks to be written to.
fn hands_off(process: &Process, plan: &Plan, now: NaiveDateTime) -> Option<HandsOff> {
    let to_write = |step: &Step| {
        matches!(step.key.kind, StepKind::FirstFollowUp | StepKind::SecondFollowUp | StepKind::ConfirmOffer)
            && matches!(step.state, StepState::Now | StepState::Late)
    };
    let goes_on =
        |span: &&Span| matches!(span.kind, SpanKind::Quiet | SpanKind::UntilRound) && span.from <= now && now < span.to;
    let span = plan.spans.iter().filter(goes_on).max_by_key(|span| (span.kind, span.to))?;
    (!plan.steps.iter().any(to_write)).then(|| HandsOff {
        process: process.id.clone(),
        until: span.to,
        kind: span.kind,
        because: span.because.clone(),
        rules: span.rules.clone(),
    })
}

/// Steps worth announcing. The others follow from a round that has not been held, or are small.
const fn is_announced(kind: StepKind) -> bool {
    matches!(
        kind,
        StepKind::ThankYou
            | StepKind::FirstFollowUp
            | StepKind::SecondFollowUp
            | StepKind::AssumeFilled
            | StepKind::PrepareRound
            | StepKind::ReplyToRefusal
            | StepKind::AskFeedback
            | StepKind::KeepInTouch
    )
}

fn coming(process: &Process, plan: &Plan, now: NaiveDateTime, until: NaiveDateTime, all: &mut Vec<Coming>) {
    let within = |at: NaiveDateTime| now < at && at <= until;
    let mut push = |at, what| all.push(Coming { process: process.id.clone(), at, what });
    for step in &plan.steps {
        match step.state {
            StepState::Later if is_announced(step.key.kind) && within(step.window.opens) => {
                push(step.window.opens, Event::Step(step.key.clone(), step.title.clone()));
            }
            StepState::Snoozed(back) if within(back) => {
                push(back, Event::Step(step.key.clone(), step.title.clone()));
            }
            _ => {}
        }
    }
    for landmark in &plan.landmarks {
        match landmark {
            Landmark::Round(id, start) if within(*start) => push(*start, Event::Round(id.clone())),
            Landmark::Promised { by, answered: None, replaced: false }
                if now.date() <= *by && within(last_minute(*by)) =>
            {
                push(at_hour(*by, 0), Event::TheirDate(*by));
            }
            _ => {}
        }
    }
}

/// The pulse of this week, once for the whole search.
fn searching(pairs: &[(&Process, &Plan)], now: NaiveDateTime) -> Option<Step> {
    let over = |plan: &Plan| plan.steps.iter().any(|step| step.key.kind == StepKind::StopSearching);
    let kept = pairs.iter().any(|(process, _)| process.trashed.is_none());
    if !kept || pairs.iter().any(|(process, plan)| process.trashed.is_none() && over(plan)) {
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
        (_, Mark::Snoozed { until, .. }) if now < *until => StepState::Snoozed(*until),
        (state, Mark::Snoozed { .. }) => state,
    });
    Some(Step {
        key,
        title: "Keep the search moving".into(),
        advice: Phrase::text("Send something out, meet someone, follow one new lead. Nothing is settled until it is."),
        window: Window { opens: at_hour(monday, 0), due: at_hour(sunday, 20), closes: Some(last_minute(sunday)) },
        state,
        because: Phrase::text("Once a week, until the search ends by your playbook. This one began on ")
            .day(monday)
            .and("."),
        rules: ["A8", "F14", "J18", "A9", "F15"].into_iter().map(RuleId).collect(),
        house_fills_in: false,
        sources_differ: true,
        shifts: vec![Shift::Offer, Shift::Settings],
    })
}
