//! From a plan to calendar entries: one for each step that asks for something, at the moment of its reminder; the
//! interviews that are booked; the day by which the employer said they would answer; and the next steps with leads.

use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules;
use crate::domain::advice::rules::{A8, F14};
use crate::domain::ics::call::Call;
use crate::domain::id::RoundId;
use crate::domain::job_search::{Lead, LeadStage};
use crate::domain::moment::{at_hour, plus_minutes};
use crate::domain::phrase::Phrase;
use crate::domain::process::Process;
use crate::domain::reminder::{self, LEAD_IS_DUE, is_dated, is_reminded, plain_words};
use crate::domain::role_names::Names;
use crate::domain::round::Schedule;
use crate::domain::timeline::step::{Landmark, Plan, Step, StepKind, Subject};
use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// When an entry stands in the calendar; local wall-clock time, valid wherever the user is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// From a moment, for so many minutes.
    At {
        /// Its beginning.
        start: NaiveDateTime,
        /// Its length in minutes.
        minutes: u16,
    },
    /// A whole day.
    Day(NaiveDate),
}

impl Slot {
    /// Its beginning; a whole day begins at 00:00.
    pub fn start(self) -> NaiveDateTime {
        match self {
            Self::At { start, .. } => start,
            Self::Day(day) => at_hour(day, 0),
        }
    }
}

/// One entry for a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Stays the same however the entry moves: process and step, with dots between; of a lead no dot.
    pub uid: String,
    /// When.
    pub slot: Slot,
    /// The heading.
    pub title: String,
    /// What, why, and whose advice it is.
    pub text: String,
    /// Where; may be empty.
    pub place: String,
    /// So many minutes before it begins the calendar calls; `None`: not at all.
    pub alarm: Option<u16>,
    /// Whether the time is taken: an interview is, a reminder is not.
    pub busy: bool,
}

/// What goes into the calendar, and in which words.
#[derive(Clone, Copy)]
pub struct Manner<'a> {
    /// Whether employers and people are named; otherwise an entry says only that something is due.
    pub named: bool,
    /// Whether booked interviews are entries too.
    pub rounds: bool,
    /// Whether also what can be done at any time while waiting.
    pub rest: bool,
    /// When the calendar calls for what is due.
    pub step_call: Call,
    /// When it calls before a booked interview.
    pub round_call: Call,
    /// Writes a sentence with its dates in full: "tomorrow" is wrong by the time it is read.
    pub say: &'a dyn Fn(&Phrase) -> String,
    /// How each interview is called in a line.
    pub names: &'a Names,
    /// The address of the app, up to `#`; may be empty.
    pub home: &'a str,
}

/// How long a reminder stands in the calendar, in minutes.
const REMINDER_MINUTES: u16 = 15;
/// Years that calendars deal with.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2200;

/// The entries of one process at `now`, in the order of the plan. None for one that is archived or in the trash.
pub fn events(process: &Process, plan: &Plan, now: NaiveDateTime, manner: &Manner) -> Vec<Event> {
    if process.archived.is_some() || process.trashed.is_some() {
        return Vec::new();
    }
    let mut events: Vec<Event> = Vec::new();
    let mut thanked: Vec<(&RoundId, NaiveDateTime)> = Vec::new();
    for step in &plan.steps {
        let kind = step.key.kind;
        let wanted = is_reminded(kind) && (manner.rest || is_dated(kind));
        let Some(at) = reminder::next(step, now).filter(|_| wanted) else { continue };
        let (mut together, mut key) = (vec![step], step.key.to_string());
        if let (StepKind::ThankYou, Subject::Met(round, _)) = (kind, &step.key.subject) {
            // A panel of four is one evening's work, and one call of the calendar.
            if thanked.contains(&(round, at)) {
                continue;
            }
            if thanked.iter().all(|(known, _)| *known != round) {
                key = format!("{}:{round}", kind.slug());
            }
            thanked.push((round, at));
            together = plan.steps.iter().filter(|one| is_thanks_of(one, round)).collect();
            together.retain(|one| reminder::next(one, now) == Some(at));
        }
        // What is asked of the employer hangs on their last word, and a new word makes it a new step; to the calendar
        // it is the same entry that moves.
        let moves = matches!(kind, StepKind::FirstFollowUp | StepKind::SecondFollowUp | StepKind::AssumeFilled);
        if moves && !events.iter().any(|event| event.uid == uid(process, kind.slug())) {
            key = kind.slug().to_owned();
        }
        events.push(of_steps(process, step, &together, (&key, at), manner));
    }
    let mut their_date = None;
    let over = process.status(now).is_closed();
    for landmark in &plan.landmarks {
        match landmark {
            Landmark::Round(round, start) if manner.rounds && now < *start && !over => {
                events.extend(of_round(process, round, *start, manner));
            }
            Landmark::Promised { by, answered: None, replaced: false, .. } if now.date() <= *by && !over => {
                their_date = their_date.max(Some(*by));
            }
            _ => {}
        }
    }
    events.extend(their_date.map(|by| of_their_date(process, by, manner)));
    events.retain(|event| YEARS.contains(&event.slot.start().year()));
    events
}

/// The entries of leads at `now`: one for each next step with a day. They are entries of the whole search, and of no
/// process.
pub fn lead_events(leads: &[Lead], now: NaiveDateTime, manner: &Manner) -> Vec<Event> {
    const RULES: [RuleId; 2] = [A8, F14];
    let of_lead = |lead: &Lead| {
        let by = lead.by.filter(|_| lead.stage != LeadStage::Closed)?;
        let because = Phrase::text("You gave this next step with a lead a day: ").day(by).and(". So far: ");
        let because = (manner.say)(&because.and(lead.stage.label().to_lowercase()).and("."));
        let text = [Some(because), advice_of(&RULES)].into_iter().flatten().filter(|_| manner.named).collect();
        let slot = Slot::At { start: reminder::next_of_lead(by, now), minutes: REMINDER_MINUTES };
        Some(Event {
            title: if manner.named { lead.heading() } else { LEAD_IS_DUE.into() },
            text: words("search-pulse", text, manner),
            alarm: Some(manner.step_call.minutes_before(slot.start())),
            ..entry(format!("lead_{}", lead.id), slot)
        })
    };
    leads.iter().filter_map(of_lead).filter(|event| YEARS.contains(&event.slot.start().year())).collect()
}

fn is_thanks_of(step: &Step, round: &RoundId) -> bool {
    step.key.kind == StepKind::ThankYou && matches!(&step.key.subject, Subject::Met(other, _) if other == round)
}

fn of_steps(
    process: &Process,
    first: &Step,
    steps: &[&Step],
    (key, at): (&str, NaiveDateTime),
    manner: &Manner,
) -> Event {
    let mut text = Vec::new();
    let mut title = first.title.clone();
    if steps.len() > 1 {
        title = format!("Thank the {} people you met", steps.len());
        text.push(steps.iter().map(|step| step.title.as_str()).collect::<Vec<_>>().join("\n"));
    }
    text.extend([(manner.say)(&first.advice), (manner.say)(&first.because())]);
    text.extend(advice_of(&first.rules));
    Event {
        title: match manner.named {
            true => format!("{}: {title}", manner.names.line(process)),
            false => plain_words(first.key.kind).into(),
        },
        text: words(&page(process), if manner.named { text } else { Vec::new() }, manner),
        alarm: Some(manner.step_call.minutes_before(at)),
        ..entry(uid(process, key), Slot::At { start: at, minutes: REMINDER_MINUTES })
    }
}

fn of_round(process: &Process, id: &RoundId, start: NaiveDateTime, manner: &Manner) -> Option<Event> {
    let round = process.round(id)?;
    let end = round.schedule.end()?;
    // Where only the end is known, the usual hour lies before it.
    let start = match round.schedule.start() {
        Some(_) => start,
        None => plus_minutes(end, -i64::from(Schedule::USUAL_MINUTES)),
    };
    let minutes = u16::try_from((end - start).num_minutes()).unwrap_or(u16::MAX);
    let people: Vec<&str> = round.people.iter().filter_map(|id| process.person(id)).map(|one| one.shown()).collect();
    let mut text = Vec::new();
    if !process.role.is_empty() {
        text.push(process.role.to_string());
    }
    if !people.is_empty() {
        text.push(people.join(", "));
    }
    // The link to join by is the place where there is no other, and stands in the text where there is one.
    let place = if round.place.is_empty() { &*round.join } else { &*round.place };
    if !round.join.is_empty() && !round.place.is_empty() {
        text.push(round.join.to_string());
    }
    let slot = Slot::At { start, minutes: minutes.max(1) };
    Some(Event {
        title: match manner.named {
            true => format!("{}: interview ({})", manner.names.line(process), round.kind.label()),
            false => "Appointment".into(),
        },
        text: words(&page(process), if manner.named { text } else { Vec::new() }, manner),
        place: if manner.named { place.to_owned() } else { String::new() },
        alarm: Some(manner.round_call.minutes_before(start)),
        busy: true,
        ..entry(uid(process, &format!("round.{id}")), slot)
    })
}

fn of_their_date(process: &Process, by: NaiveDate, manner: &Manner) -> Event {
    let text = "They said they’d reply by the end of this day. Nothing to do before it has passed.";
    Event {
        title: match manner.named {
            true => format!("{}: their day to reply", manner.names.line(process)),
            false => "A day to wait for".into(),
        },
        text: words(&page(process), vec![text.into()], manner),
        ..entry(uid(process, "their-date"), Slot::Day(by))
    }
}

/// The page of a process, below the address of the app.
fn page(process: &Process) -> String {
    format!("interview/{}", process.id)
}

/// The name of an entry: letters, digits, hyphens and dots.
fn uid(process: &Process, key: &str) -> String {
    format!("{}.{}", process.id, key.replace(':', "."))
}

fn entry(uid: String, slot: Slot) -> Event {
    Event { uid, slot, title: String::new(), text: String::new(), place: String::new(), alarm: None, busy: false }
}

/// Whose advice it is: author and title of each source, once.
fn advice_of(rules: &[RuleId]) -> Option<String> {
    let mut sources: Vec<String> = Vec::new();
    for rule in rules.iter().filter_map(|id| rules::rule(*id)) {
        let source = rule.citation().to_string();
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    (!sources.is_empty()).then(|| format!("Advice of {}.", sources.join("; ")))
}

fn words(page: &str, mut text: Vec<String>, manner: &Manner) -> String {
    text.retain(|part| !part.is_empty());
    if !manner.home.is_empty() {
        text.push(format!("{}#/{page}", manner.home));
    }
    text.join("\n\n")
}
