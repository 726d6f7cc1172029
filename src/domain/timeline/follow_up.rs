//! The first and second follow-up, the question to HR, and the moment to take the position as filled.

use crate::domain::advice::parameter::{AfterFirst, Wait};
use crate::domain::advice::rule::RuleId;
use crate::domain::advice::rules::{A5, A9, F15, G8, J9};
use crate::domain::ledger::{EmployerResponse, Entry, LedgerEvent, Purpose};
use crate::domain::moment::plus_days;
use crate::domain::offset::Offset;
use crate::domain::order;
use crate::domain::person::{Part, Person};
use crate::domain::phrase::Phrase;
use crate::domain::process::{Mark, Status};
use crate::domain::round::{Round, RoundState};
use crate::domain::timeline::draft::{Draft, together};
use crate::domain::timeline::facts::Facts;
use crate::domain::timeline::step::{Shift, Step, StepKey, StepKind, StepState, Window};
use crate::domain::timeline::thank_you::Thanked;
use crate::domain::timeline::wait::{Anchor, Cycle, EVENING, MORNING, contact_as_told, same_day};
use crate::domain::timeline::why::{Clause, Stamp, Whose, Why};
use chrono::{NaiveDate, NaiveDateTime};

/// A window and where it comes from.
#[derive(Clone)]
pub(crate) struct Dated {
    pub why: Why,
    pub window: Window,
}

/// The follow-ups of one cycle of waiting.
pub(crate) struct Schedule<'a> {
    pub cycle: Cycle<'a>,
    /// The first follow-up; `None` where the playbook allows none.
    pub first: Option<Dated>,
    /// The second one, or the question to HR; `None` where the playbook stops after the first.
    pub second: Option<Dated>,
    /// When to take the position as filled.
    pub filled: Dated,
    /// When follow-ups went out in this cycle, oldest first; questions about a time that was put off are among them.
    pub sends: Vec<NaiveDateTime>,
    /// How many of them asked for the time alone, which spends nothing.
    free: usize,
}

impl Schedule<'_> {
    /// Follow-ups spent in this cycle.
    pub fn spent(&self) -> u8 {
        u8::try_from(self.sends.len() - self.free).unwrap_or(u8::MAX)
    }

    /// Whether another one of the planned follow-ups may still go out.
    pub fn has_more(&self) -> bool {
        self.sends.len() < usize::from(self.first.is_some()) + usize::from(self.second.is_some())
    }
}

/// The follow-ups of every cycle, oldest first; the last one is the present one.
pub(crate) fn schedules<'a>(facts: &Facts<'a>, cycles: &[Cycle<'a>]) -> Vec<Schedule<'a>> {
    cycles.iter().map(|cycle| schedule(facts, *cycle)).collect()
}

impl From<Why> for Dated {
    fn from(why: Why) -> Self {
        Self { window: why.window().0, why }
    }
}

fn schedule<'a>(facts: &Facts<'a>, cycle: Cycle<'a>) -> Schedule<'a> {
    let (parameters, calendar) = (facts.parameters(), facts.calendar);
    let (sends, free) = sends(facts, &cycle);
    let cap = parameters.cap.value;
    let would = Dated::from(cycle.first(facts));
    let opens = would.window.opens;
    let gap = parameters.after_first.value.days().filter(|_| cap >= 2);
    let today = facts.now.date();
    // A follow-up that has not gone out can go on the coming working day at the earliest.
    let evening = crate::domain::offset::at(today, EVENING);
    let soonest = calendar.next_working_day_from(if facts.now > evening { plus_days(today, 1) } else { today });
    let unsent = |due: NaiveDate| if cycle.until.is_none() { due.max(soonest) } else { due };
    let filled = |on: NaiveDate, fact: &'static str| {
        let wait = match parameters.assume_filled.value {
            Wait::BusinessDays { days } => Offset::WorkingDay(days, MORNING),
            Wait::Days { days } => Offset::Day(days.into(), MORNING),
        };
        let whose = if parameters.assume_filled.is_silent() { Whose::Silent } else { Whose::SaidWithoutHours };
        same_day(Why::by(facts.playbook, whose).since(fact, Stamp::On(on)), wait, calendar)
    };
    let second = |asked: NaiveDate, fact: &'static str| {
        let whose = if parameters.after_first.is_silent() { Whose::Silent } else { Whose::SaidWithoutHours };
        let why = Why::by(facts.playbook, whose).since(fact, Stamp::On(asked)).noting(nth(cap));
        let plain = gap.map(|days| Dated::from(same_day(why, Offset::WorkingDay(days, MORNING), calendar)));
        // Whoever asked before their date, as about an offer elsewhere, asks again after it and no sooner.
        let by_promise = matches!(cycle.anchor, Anchor::Promise { .. });
        let early = |dated: &Dated| by_promise && dated.window.opens < opens;
        plain.map(|dated| if early(&dated) { would.why.clone().noting(nth(cap)).into() } else { dated })
    };
    if cap == 0 {
        let filled = filled(would.window.due.date(), "Your rules say don’t ask. The day to ask would be ").into();
        return Schedule { cycle, first: None, second: None, filled, sends, free };
    }
    let plain_due = would.window.due;
    let projected = |due: NaiveDate| {
        let second = match sends.first() {
            Some(sent) => second(sent.date(), "You first asked "),
            None => second(due, "If you first ask "),
        };
        let filled = match (sends.last(), &second) {
            (Some(sent), second) if sends.len() > usize::from(second.is_some()) => {
                filled(sent.date(), "You last asked ")
            }
            (_, Some(second)) if second.window.due.date() < today => {
                filled(second.window.due.date(), "Your last follow-up could have gone ")
            }
            (_, Some(second)) => filled(second.window.due.date(), "Your last follow-up may go "),
            (_, None) => filled(due, "If you ask "),
        };
        (second, Dated::from(filled))
    };
    let (second, filled) = projected(unsent(plain_due.date()));
    // Taking it as filled needs a question first: where nobody was asked by then, the first one stays open and is late
    // for nothing.
    let overdue = sends.is_empty() && cycle.until.is_none() && projected(plain_due.date()).1.window.opens < facts.now;
    let first = if overdue { still_open(facts, would.why).into() } else { would };
    Schedule { cycle, first: Some(first), second, filled, sends, free }
}

/// A first follow-up that never went: best done by the evening of the next working day there is.
fn still_open(facts: &Facts, why: Why) -> Why {
    let today = facts.now.date();
    let later = u16::from(facts.now > crate::domain::offset::at(today, EVENING));
    let why = why.since("Nobody was asked yet. Seen from ", Stamp::Day(today));
    why.gives(Clause::Due, Offset::Moved(later, EVENING), facts.calendar)
}

/// How many follow-ups the playbook allows, where the second is planned.
const fn nth(cap: u8) -> &'static str {
    match cap {
        2 => "It is the second of two, and the last.",
        _ => "",
    }
}

/// When follow-ups went out in this cycle: the ledger's entries, and marks of follow-ups that the ledger does not hold.
/// And how many of them asked for nothing but the time of a round that was put off.
fn sends(facts: &Facts, cycle: &Cycle) -> (Vec<NaiveDateTime>, usize) {
    let within = |at: NaiveDateTime| cycle.since <= at && cycle.until.is_none_or(|until| at < until);
    // What they asked for themselves spends nothing.
    let told = match cycle.anchor {
        Anchor::Told { told, .. } => contact_as_told(facts, told, cycle.since).map(|entry| &entry.id),
        _ => None,
    };
    let counts = |entry: &&&Entry| {
        let counted = |purpose: Purpose| {
            purpose.counts_against_cap() || (purpose == Purpose::AskFeedback && facts.parameters().shares_feedback())
        };
        matches!(entry.what, LedgerEvent::Sent { purpose, .. } if counted(purpose))
            && entry.arrived(facts.now)
            && told != Some(&entry.id)
    };
    // Of this cycle alone: there may be one for each entry.
    let entries = facts.since(|entry| entry.at < cycle.since).iter().take_while(|entry| within(entry.at));
    let mut sends: Vec<NaiveDateTime> = entries.filter(counts).map(|entry| entry.at).collect();
    let counted = sends.len();
    if cycle.until.is_none() && put_off(facts).is_some() {
        sends.extend(facts.sent(Purpose::NewTime).map(|entry| entry.at).filter(|at| within(*at)));
        order::sort(&mut sends);
    }
    let free = sends.len() - counted;
    if !facts.process.marks.is_empty() {
        for (n, kind) in [StepKind::FirstFollowUp, StepKind::SecondFollowUp].into_iter().enumerate() {
            let key = StepKey { kind, subject: cycle.subject() };
            match facts.process.marks.get(&key.to_string()) {
                Some(Mark::Done(at)) if sends.len() <= n && within(*at) && !facts.came_back(kind, *at) => {
                    sends.push(*at);
                }
                _ => {}
            }
        }
        order::sort(&mut sends);
    }
    (sends, free)
}

/// Drafts the follow-ups of the present cycle, and of earlier ones those that were sent.
pub(super) fn draft(facts: &Facts, schedules: &[Schedule], thanked: &Thanked, steps: &mut Vec<Step>) {
    let Some((present, past)) = schedules.split_last() else { return };
    let subject = present.cycle.subject();
    for schedule in past.iter().filter(|past| !past.sends.is_empty() && past.cycle.subject() != subject) {
        let drafts = [first(facts, schedule, thanked), second(facts, schedule, thanked)];
        for draft in drafts.into_iter().flatten() {
            let known = steps.iter().any(|step| step.key == draft.key);
            let step = draft.settle(facts);
            if !known && matches!(step.state, StepState::Done(_)) {
                steps.push(step);
            }
        }
    }
    let drafts = [first(facts, present, thanked), second(facts, present, thanked), Some(assume_filled(facts, present))];
    steps.extend(drafts.into_iter().flatten().map(|draft| draft.settle(facts)));
}

/// Why no follow-up is due: it is decided, or a round is booked.
fn called_off(facts: &Facts) -> Option<(NaiveDateTime, Phrase)> {
    // Whenever it was said, it holds: the step has no moment of its own after which that would come too late.
    if let Some((_, why)) = facts.over() {
        return Some((NaiveDateTime::MIN, why));
    }
    let booked = facts.booked()?;
    let words = "The next round is booked for ";
    Some((NaiveDateTime::MIN, Phrase::text(words).moment(booked.start).and(". Keep your questions for the room.")))
}

fn first(facts: &Facts, schedule: &Schedule, thanked: &Thanked) -> Option<Draft> {
    let parameters = facts.parameters();
    let (timing, silent, by_promise) = match schedule.cycle.anchor {
        Anchor::Promise { .. } => (parameters.after_promise.rules, parameters.after_promise.is_silent(), true),
        _ => (parameters.after_silence.rules, parameters.after_silence.is_silent(), false),
    };
    let key = StepKey { kind: StepKind::FirstFollowUp, subject: schedule.cycle.subject() };
    let put_off = put_off(facts);
    let to = put_off.and_then(|round| one_of(facts, round)).or_else(|| addressee(facts));
    let whom = to.map_or(facts.process.whom(), Person::shown);
    let mut why = schedule.first.clone()?.why;
    if parameters.cap.value == 1 {
        why = why.noting("It is the only one.");
    }
    let asks = match put_off {
        Some(_) => " for the new time",
        None if is_invited(facts) => " for the day",
        None => " for news",
    };
    let named: &[RuleId] = if by_promise { &[A5, G8, J9] } else { &[G8] };
    Some(Draft {
        title: ["Ask ", whom, asks].concat(),
        advice: first_advice(facts, schedule, thanked),
        // Where nobody was asked it stays open: it is the question that comes before taking it as filled.
        last: (!schedule.sends.is_empty()).then_some(schedule.filled.window.opens),
        to: to.map(|person| person.id.clone()),
        channel: facts.told_channel,
        rules: together(&[timing, named, parameters.cap.rules]),
        house_fills_in: silent,
        shifts: &[Shift::NewDate, Shift::Answer, Shift::NextRound, Shift::Refusal, Shift::Offer, Shift::Settings],
        proof: schedule.sends.first().copied(),
        marks_from: Some(schedule.cycle.since),
        cancelled: called_off(facts),
        ..Draft::new(key, why)
    })
}

/// Whether they invited to another round, and the next thing to hear is its day.
fn is_invited(facts: &Facts) -> bool {
    let last = facts.heard().last();
    let invited = last.is_some_and(|(_, news)| matches!(news, EmployerResponse::NextRound(_)));
    invited && facts.process.without_day().is_some()
}

/// The round that was put off, where the next thing to hear is when it takes place.
pub(crate) fn put_off<'a>(facts: &Facts<'a>) -> Option<&'a Round> {
    facts.process.rounds.iter().find(|round| {
        let latest = facts.held.last().is_none_or(|held| round.schedule.end().is_none_or(|end| held.end < end));
        round.state == RoundState::Postponed && latest
    })
}

/// The first of a round who is there.
pub(super) fn one_of<'a>(facts: &Facts<'a>, round: &'a Round) -> Option<&'a Person> {
    round.people.iter().find_map(|id| facts.there(id))
}

fn first_advice(facts: &Facts, schedule: &Schedule, thanked: &Thanked) -> Phrase {
    let waits = put_off(facts).is_some();
    let late = schedule.first.as_ref().is_some_and(|first| first.why.is_put_forward());
    let mut advice = Phrase::text(match late {
        _ if waits => "Two friendly lines: when would suit them now? It doesn’t count as a follow-up.",
        true => "Ask once before you let go. Say you’re still interested and ask for news.",
        false if is_invited(facts) => "Send a short e-mail. Say you look forward to it and ask when it will be.",
        false => "Send a short e-mail. Say you’re still interested and ask for news.",
    });
    if facts.parameters().cap.value == 1 && !waits {
        advice = advice.and(" It is your only follow-up, so make it easy to answer.");
    }
    if let Anchor::Promise { promise, .. } = schedule.cycle.anchor
        && let Some(channel) = promise.channel
    {
        let where_to = [" They said they’d reply ", channel.way(), ", so look there first."].concat();
        advice = advice.and(where_to);
    }
    if schedule.sends.is_empty() { thanked.begin(advice) } else { advice }
}

/// Whom the first follow-up goes to: the hiring manager, else the first person of the last round of which anyone is known.
/// Where they are gone it is whoever took their part, else HR or the recruiter, else another one of that round.
pub(crate) fn addressee<'a>(facts: &Facts<'a>) -> Option<&'a Person> {
    let held = facts.held.iter().rev().map(|held| held.round).chain(facts.loose.iter().rev().copied());
    let round = held.chain(&facts.process.rounds).find(|round| !round.people.is_empty());
    let met = || one_of(facts, round?);
    let first = || round?.people.iter().find_map(|id| facts.process.person(id));
    let left = |person: &Person| person.part == Some(Part::HiringManager) && person.is_gone(facts.now);
    let someone_left = facts.process.people.iter().any(left) || first().is_some_and(|first| first.is_gone(facts.now));
    let manager = facts.playing(Part::HiringManager);
    if someone_left { manager.or_else(|| hr(facts)).or_else(met) } else { manager.or_else(met) }
}

/// HR, else the recruiter.
fn hr<'a>(facts: &Facts<'a>) -> Option<&'a Person> {
    facts.playing(Part::Hr).or_else(|| facts.playing(Part::Recruiter))
}

/// Whom the second one goes to, by the playbook; nobody on record where it is a question to an HR that is not known.
pub(crate) fn second_addressee<'a>(facts: &Facts<'a>) -> Option<&'a Person> {
    match facts.parameters().after_first.value {
        AfterFirst::AskHr { .. } => hr(facts),
        AfterFirst::OneMoreToHr { .. } => hr(facts).or_else(|| addressee(facts)),
        AfterFirst::OneMore { .. } | AfterFirst::Stop => addressee(facts),
    }
}

fn second(facts: &Facts, schedule: &Schedule, thanked: &Thanked) -> Option<Draft> {
    let parameters = facts.parameters();
    let dated = schedule.second.clone()?;
    let key = StepKey { kind: StepKind::SecondFollowUp, subject: schedule.cycle.subject() };
    let whom = second_addressee(facts);
    let shown = whom.map_or(facts.process.whom(), Person::shown);
    let (title, advice) = match parameters.after_first.value {
        AfterFirst::AskHr { .. } => (
            match whom.map(|person| person.part) {
                Some(Some(Part::Hr)) => ["Ask ", shown, " in HR if the job is still open"].concat(),
                Some(_) => ["Ask ", shown, " if the job is still open"].concat(),
                None => ["Ask HR at ", shown, " if the job is still open"].concat(),
            },
            "Ask in a line or two if the job is still open. Then leave it.",
        ),
        // A question about the time spends nothing: the first follow-up is still to come.
        _ if put_off(facts).is_some() && schedule.spent() == 0 => (
            ["Ask ", shown, " once more for the new time"].concat(),
            "Two or three friendly sentences. If they don’t answer, let it rest.",
        ),
        _ => (
            ["Ask ", shown, " a second and last time"].concat(),
            "Two or three friendly sentences. This is your last follow-up.",
        ),
    };
    let advice = Phrase::text(advice);
    Some(Draft {
        title,
        advice: if schedule.sends.len() == 1 { thanked.begin(advice) } else { advice },
        last: Some(schedule.filled.window.opens),
        to: whom.map(|person| person.id.clone()),
        channel: facts.told_channel,
        rules: together(&[parameters.after_first.rules, parameters.cap.rules]),
        house_fills_in: parameters.after_first.is_silent(),
        shifts: &[Shift::OwnContact, Shift::Answer, Shift::NewDate, Shift::NextRound, Shift::Refusal, Shift::Settings],
        proof: schedule.sends.get(1).copied(),
        marks_from: Some(schedule.cycle.since),
        cancelled: called_off(facts),
        ..Draft::new(key, dated.why)
    })
}

fn assume_filled(facts: &Facts, schedule: &Schedule) -> Draft {
    let parameters = facts.parameters();
    let key = StepKey { kind: StepKind::AssumeFilled, subject: schedule.cycle.subject() };
    let closed = facts.standing == Status::Filled;
    let words = "You can close it kindly, and reopen it in one tap.";
    let name = if facts.process.is_named() { facts.process.display_name() } else { "they" };
    Draft {
        title: ["Assume ", name, " chose someone else"].concat(),
        advice: Phrase::text(words),
        rules: together(&[parameters.assume_filled.rules, &[A9, F15]]),
        house_fills_in: parameters.assume_filled.is_silent(),
        shifts: &[Shift::Answer, Shift::NewDate, Shift::NextRound, Shift::OwnContact, Shift::Offer, Shift::Settings],
        proof: facts.stands_since.filter(|_| closed).map(|entry| entry.at),
        cancelled: called_off(facts),
        ..Draft::new(key, schedule.filled.why.clone().noting("By then, silence means no."))
    }
}
