//! The first and second follow-up, the question to HR, and the moment to take the position as filled.

use crate::domain::advice::parameter::AfterFirst;
use crate::domain::advice::rule::RuleId;
use crate::domain::id::PersonId;
use crate::domain::ledger::Happening;
use crate::domain::moment::at_hour;
use crate::domain::order;
use crate::domain::person::{Part, Person};
use crate::domain::phrase::Phrase;
use crate::domain::process::{Mark, Standing};
use crate::domain::timeline::draft::{Draft, together};
use crate::domain::timeline::facts::Facts;
use crate::domain::timeline::step::{Shift, Step, StepKey, StepKind, StepState, Window};
use crate::domain::timeline::thank_you::Thanked;
use crate::domain::timeline::wait::{Anchor, Cycle, later};
use chrono::NaiveDateTime;

/// The hour at which follow-ups and the assumption open.
const MORNING: u32 = 9;
/// The hour by which they are due on the same day.
const EVENING: u32 = 18;

/// The follow-ups of one cycle of waiting.
pub(crate) struct Schedule<'a> {
    pub cycle: Cycle<'a>,
    /// The first follow-up; `None` where the playbook allows none.
    pub first: Option<Window>,
    /// The second one, or the question to HR; `None` where the playbook stops after the first.
    pub second: Option<Window>,
    /// When to take the position as filled.
    pub filled: Window,
    /// When follow-ups went out in this cycle, oldest first.
    pub sends: Vec<NaiveDateTime>,
}

impl Schedule<'_> {
    /// Follow-ups spent in this cycle.
    pub fn spent(&self) -> u8 {
        u8::try_from(self.sends.len()).unwrap_or(u8::MAX)
    }
}

/// The follow-ups of every cycle, oldest first; the last one is the present one.
pub(crate) fn schedules<'a>(facts: &Facts<'a>, cycles: &[Cycle<'a>]) -> Vec<Schedule<'a>> {
    cycles.iter().map(|cycle| schedule(facts, *cycle)).collect()
}

fn schedule<'a>(facts: &Facts<'a>, cycle: Cycle<'a>) -> Schedule<'a> {
    let (parameters, calendar) = (facts.parameters(), facts.calendar);
    let sends = sends(facts, &cycle);
    let cap = parameters.cap.value;
    let would_open = cycle.first_opens(facts);
    let first = (cap >= 1).then(|| same_day(would_open));
    let gap = parameters.after_first.value.days().filter(|_| cap >= 2);
    let second = first.zip(gap).map(|(first, days)| {
        let asked = sends.first().copied().unwrap_or(first.due);
        same_day(at_hour(calendar.add_business_days(asked.date(), days), MORNING))
    });
    let planned = usize::from(first.is_some()) + usize::from(second.is_some());
    let projected = second.or(first).map_or(would_open, |last| last.due);
    let last = sends.last().copied().filter(|_| sends.len() >= planned).unwrap_or(projected);
    let filled = same_day(at_hour(later(facts, last.date(), parameters.assume_filled.value), MORNING));
    Schedule { cycle, first, second, filled, sends }
}

/// From that moment until the end of the same working day; later than that, until the moment itself.
fn same_day(opens: NaiveDateTime) -> Window {
    Window { opens, due: at_hour(opens.date(), EVENING).max(opens), closes: None }
}

/// When follow-ups went out in this cycle: the ledger's entries, and marks of follow-ups that the ledger does not hold.
fn sends(facts: &Facts, cycle: &Cycle) -> Vec<NaiveDateTime> {
    let within = |at: NaiveDateTime| cycle.since <= at && cycle.until.is_none_or(|until| at < until);
    let counted = |what: &Happening| matches!(what, Happening::Sent { purpose, .. } if purpose.counts_against_cap());
    let entries = facts.ledger.iter().filter(|entry| counted(&entry.what) && within(entry.at));
    let mut sends: Vec<NaiveDateTime> = entries.map(|entry| entry.at).collect();
    if !facts.process.marks.is_empty() {
        for (n, kind) in [StepKind::FirstFollowUp, StepKind::SecondFollowUp].into_iter().enumerate() {
            let key = StepKey { kind, subject: cycle.subject() };
            match facts.process.marks.get(&key.to_string()) {
                Some(Mark::Done(at)) if sends.len() <= n && within(*at) => sends.push(*at),
                _ => {}
            }
        }
        order::sort(&mut sends);
    }
    sends
}

/// Drafts the follow-ups of the present cycle, and of earlier ones those that were sent.
pub(super) fn draft(facts: &Facts, schedules: &[Schedule], thanked: &Thanked, steps: &mut Vec<Step>) {
    let Some((present, past)) = schedules.split_last() else { return };
    let subject = present.cycle.subject();
    for schedule in past.iter().filter(|past| !past.sends.is_empty() && past.cycle.subject() != subject) {
        let drafts = [first(facts, schedule, thanked), second(facts, schedule)];
        for draft in drafts.into_iter().flatten() {
            let known = steps.iter().any(|step| step.key == draft.key);
            let step = draft.settle(facts);
            if !known && matches!(step.state, StepState::Done(_)) {
                steps.push(step);
            }
        }
    }
    let drafts = [first(facts, present, thanked), second(facts, present), Some(assume_filled(facts, present))];
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
    let by_promise = matches!(schedule.cycle.anchor, Anchor::Promise { .. });
    let (timing, silent) = if by_promise {
        (parameters.after_promise.rules, parameters.after_promise.is_silent())
    } else {
        (parameters.after_silence.rules, parameters.after_silence.is_silent())
    };
    let key = StepKey { kind: StepKind::FirstFollowUp, subject: schedule.cycle.subject() };
    let whom = addressee(facts).map_or(facts.process.shown(), Person::shown);
    Some(Draft {
        title: ["Ask ", whom, " whether it is decided"].concat(),
        advice: first_advice(facts, schedule, thanked),
        last: Some(schedule.filled.opens),
        because: because(facts, &schedule.cycle),
        rules: together(&[timing, &[RuleId("A5"), RuleId("G8"), RuleId("J9")], parameters.cap.rules]),
        house_fills_in: silent,
        shifts: &[Shift::NewDate, Shift::Answer, Shift::NextRound, Shift::Refusal, Shift::Offer, Shift::Settings],
        proof: schedule.sends.first().copied(),
        marks_from: Some(schedule.cycle.since),
        cancelled: called_off(facts),
        ..Draft::new(key, schedule.first?)
    })
}

fn first_advice(facts: &Facts, schedule: &Schedule, thanked: &Thanked) -> Phrase {
    let words = "Write a short e-mail. Say that you are still interested and ask whether a decision was made.";
    let mut advice = Phrase::text(words);
    if facts.parameters().cap.value == 1 {
        advice = advice.and(" It is the only one, so make it easy to answer.");
    }
    if let Anchor::Promise { channel: Some(channel), .. } = schedule.cycle.anchor {
        let where_to = [" They named a way for word to come (", channel.label(), "): look there first."].concat();
        advice = advice.and(where_to);
    }
    if let Some(name) = thanked.folded.first() {
        let more = if thanked.folded.len() > 1 { " and the others" } else { "" };
        advice = advice.and([" Your thanks to ", name, more, " never went out: begin with them."].concat());
    }
    advice
}

/// The arithmetic in words, from the fact it rests on.
fn because(facts: &Facts, cycle: &Cycle) -> Phrase {
    let parameters = facts.parameters();
    match cycle.anchor {
        Anchor::Promise { by, .. } => Phrase::text("They said you would hear by ")
            .day(by)
            .and([". You may ask ", &parameters.after_promise.value.words(), ", in the morning."].concat()),
        Anchor::Round { end, .. } => Phrase::text("No date was given. The interview was on ")
            .day(end.date())
            .and([", and you may ask ", &parameters.after_silence.value.words(), " later."].concat()),
        Anchor::Answer { at, .. } => Phrase::text("The last word was on ")
            .day(at.date())
            .and([", without a date. You may ask ", &parameters.after_silence.value.words(), " later."].concat()),
    }
}

/// Whom the first follow-up goes to: the hiring manager, else the first person of the last round, if anyone is known.
pub(crate) fn addressee<'a>(facts: &Facts<'a>) -> Option<&'a Person> {
    let met = || {
        let ids = facts.held.last().map(|held| held.round).or(facts.loose.last().copied())?;
        ids.people.iter().find_map(|id: &PersonId| facts.process.person(id))
    };
    facts.playing(Part::HiringManager).or_else(met)
}

/// Whom the second one goes to, by the playbook; nobody on record where it is a question to an HR that is not known.
pub(crate) fn second_addressee<'a>(facts: &Facts<'a>) -> Option<&'a Person> {
    let hr = || facts.playing(Part::Hr).or_else(|| facts.playing(Part::Recruiter));
    match facts.parameters().after_first.value {
        AfterFirst::AskHr { .. } => hr(),
        AfterFirst::OneMoreToHr { .. } => hr().or_else(|| addressee(facts)),
        AfterFirst::OneMore { .. } | AfterFirst::Stop => addressee(facts),
    }
}

fn second(facts: &Facts, schedule: &Schedule) -> Option<Draft> {
    let parameters = facts.parameters();
    let window = schedule.second?;
    let days = parameters.after_first.value.days()?.to_string();
    let key = StepKey { kind: StepKind::SecondFollowUp, subject: schedule.cycle.subject() };
    let whom = second_addressee(facts);
    let shown = whom.map_or(facts.process.shown(), Person::shown);
    let (title, advice) = match parameters.after_first.value {
        AfterFirst::AskHr { .. } => (
            match whom.map(|person| person.part) {
                Some(Some(Part::Hr)) => ["Ask ", shown, " in HR whether it is still open"].concat(),
                Some(_) => ["Ask ", shown, " whether it is still open"].concat(),
                None => ["Ask HR at ", shown, " whether it is still open"].concat(),
            },
            "Ask in one or two sentences whether the position is still open. Then leave it.",
        ),
        _ => (
            ["Ask ", shown, " once more"].concat(),
            "Two or three sentences, friendly and short. It is the last one: after it you have done your part.",
        ),
    };
    let asked = schedule.sends.first();
    let (from, so) = match asked {
        Some(at) => (Phrase::text("You asked on ").day(at.date()), ", so this one waits "),
        None => (Phrase::text("If the first one goes out on ").day(schedule.first?.due.date()), ", this one waits "),
    };
    Some(Draft {
        title,
        advice: Phrase::text(advice),
        last: Some(schedule.filled.opens),
        because: from.and([so, &days, " working days for an answer."].concat()),
        rules: together(&[parameters.after_first.rules, parameters.cap.rules]),
        house_fills_in: parameters.after_first.is_silent(),
        shifts: &[Shift::OwnContact, Shift::Answer, Shift::NewDate, Shift::NextRound, Shift::Refusal, Shift::Settings],
        proof: schedule.sends.get(1).copied(),
        marks_from: Some(schedule.cycle.since),
        cancelled: called_off(facts).or_else(|| not_yet(facts, schedule, &window)),
        ..Draft::new(key, window)
    })
}

/// The second one cannot go before the first.
fn not_yet(facts: &Facts, schedule: &Schedule, window: &Window) -> Option<(NaiveDateTime, Phrase)> {
    let unsent = schedule.sends.is_empty() && window.opens <= facts.now;
    let words = "The first one has not gone out. Once it has, this one gets a date of its own.";
    unsent.then(|| (NaiveDateTime::MIN, Phrase::text(words)))
}

fn assume_filled(facts: &Facts, schedule: &Schedule) -> Draft {
    let parameters = facts.parameters();
    let key = StepKey { kind: StepKind::AssumeFilled, subject: schedule.cycle.subject() };
    let closed = facts.standing == Standing::Filled;
    let wait = parameters.assume_filled.value.words();
    let from = match schedule.sends.last() {
        Some(at) => Phrase::text("You last asked on ").day(at.date()),
        None => Phrase::text("Counted from the last follow-up you may send"),
    };
    let words = "Take it that somebody else was chosen, close this one kindly and put your time elsewhere. \
                 You can open it again whenever they write.";
    Draft {
        title: ["Take it that ", facts.process.shown(), " has filled the position"].concat(),
        advice: Phrase::text(words),
        because: from.and([": ", &wait, " without an answer."].concat()),
        rules: together(&[parameters.assume_filled.rules, &[RuleId("A6"), RuleId("A9"), RuleId("F15")]]),
        house_fills_in: parameters.assume_filled.is_silent(),
        shifts: &[Shift::Answer, Shift::NewDate, Shift::NextRound, Shift::OwnContact, Shift::Offer, Shift::Settings],
        proof: facts.stands_since.filter(|_| closed).map(|entry| entry.at),
        cancelled: called_off(facts),
        ..Draft::new(key, schedule.filled)
    }
}
