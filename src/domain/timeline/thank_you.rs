//! One thank-you for each person met, as the playbook has it.

use crate::domain::advice::parameter::Recipients;
use crate::domain::advice::rule::RuleId;
use crate::domain::advice::thanks::ThanksMoments;
use crate::domain::channel::Channel;
use crate::domain::id::PersonId;
use crate::domain::ledger::{Entry, Happening, Purpose};
use crate::domain::moment::plus_minutes;
use crate::domain::person::{Part, Person};
use crate::domain::phrase::Phrase;
use crate::domain::process::Standing;
use crate::domain::timeline::draft::{Draft, together};
use crate::domain::timeline::facts::{Facts, Timed};
use crate::domain::timeline::step::{Shift, Step, StepKey, StepKind, StepState, Subject, Window};
use chrono::NaiveDateTime;

/// What became of the thank-yous of the last round.
#[derive(Default)]
pub(crate) struct Thanked {
    /// Names of those whose thanks never went out and now belong into the first follow-up.
    pub folded: Vec<String>,
    /// When the last of them went out, or is due.
    pub by: Option<NaiveDateTime>,
}

/// Whom a round's thanks go to.
pub(crate) struct Addressees<'a> {
    pub people: Vec<&'a Person>,
    /// Why it is everyone although the playbook says the hiring manager.
    pub fallback: Option<&'static str>,
}

/// Drafts the thank-yous of every round with a known end.
pub(super) fn draft(facts: &Facts, steps: &mut Vec<Step>) -> Thanked {
    let mut thanked = Thanked::default();
    let basis = Basis::of(facts);
    for timed in facts.held.iter().chain(&facts.planned) {
        let last_held = facts.held.last().is_some_and(|last| last.round.id == timed.round.id);
        let moments = facts.parameters().thanks(timed.end);
        let addressees = addressees(facts, timed);
        if addressees.people.is_empty() {
            let step = for_nobody_known(facts, &basis, timed, &moments);
            if last_held {
                thanked.add(facts, timed, &step, "the person you met");
            }
            steps.push(step);
        }
        for person in &addressees.people {
            let step = for_person(facts, &basis, timed, &moments, (person, addressees.fallback));
            if last_held {
                thanked.add(facts, timed, &step, person.shown());
            }
            steps.push(step);
        }
    }
    thanked
}

impl Thanked {
    fn add(&mut self, facts: &Facts, timed: &Timed, step: &Step, name: &str) {
        if step.state == StepState::Missed && facts.now >= folds_at(facts, timed) {
            self.folded.push(name.to_owned());
        }
        let by = match step.state {
            StepState::Done(at) => at,
            _ => step.window.due,
        };
        self.by = self.by.max(Some(by));
    }
}

/// When an unsent thank-you turns into a line of the first follow-up.
pub(crate) fn folds_at(facts: &Facts, timed: &Timed) -> NaiveDateTime {
    plus_minutes(timed.end, i64::from(facts.parameters().thank_you_folds.value) * 24 * 60)
}

/// Whom the thanks for this round go to, by the playbook.
pub(crate) fn addressees<'a>(facts: &Facts<'a>, timed: &Timed<'a>) -> Addressees<'a> {
    let mut people: Vec<&Person> = Vec::with_capacity(timed.round.people.len());
    for id in &timed.round.people {
        if let Some(person) = facts.process.person(id)
            && !people.iter().any(|known| known.id == person.id)
        {
            people.push(person);
        }
    }
    if facts.parameters().recipients.value != Recipients::HiringManager || people.is_empty() {
        return Addressees { people, fallback: None };
    }
    let managers: Vec<&Person> =
        people.iter().copied().filter(|person| person.part == Some(Part::HiringManager)).collect();
    if !managers.is_empty() {
        return Addressees { people: managers, fallback: None };
    }
    let why = " This playbook thanks the hiring manager. None is recorded here, so everyone is listed.";
    Addressees { people, fallback: Some(why) }
}

/// When this round's thanks went to this person (to anyone, if `None`), by the ledger. An entry that names no round
/// belongs to the last round that had ended by then.
pub(crate) fn sent_at(facts: &Facts, timed: &Timed, person: Option<&PersonId>) -> Option<NaiveDateTime> {
    let alone = timed.round.people.len() <= 1;
    let to_them = |to: &[PersonId]| person.is_none_or(|id| to.contains(id) || (to.is_empty() && alone));
    let last_by = |at: NaiveDateTime| facts.held.iter().rev().find(|held| held.end <= at);
    let fits = |entry: &&Entry| match &entry.what {
        Happening::Sent { to, round, .. } => {
            to_them(to)
                && match round {
                    Some(id) => *id == timed.round.id,
                    None => last_by(entry.at).is_some_and(|last| last.round.id == timed.round.id),
                }
        }
        _ => false,
    };
    facts.sent(Purpose::ThankYou).find(fits).map(|entry| entry.at)
}

fn for_person(
    facts: &Facts,
    basis: &Basis,
    timed: &Timed,
    moments: &ThanksMoments,
    (person, fallback): (&Person, Option<&str>),
) -> Step {
    let subject = Subject::Met(timed.round.id.clone(), person.id.clone());
    let mut draft = common(facts, basis, timed, moments, subject);
    draft.title = ["Thank ", person.shown()].concat();
    draft.proof = sent_at(facts, timed, Some(&person.id));
    let too_late = timing_words(facts, timed, moments).filter(|_| draft.proof.is_none());
    draft.advice = too_late.map_or_else(|| how(facts, person), Phrase::text);
    if let Some(why) = fallback {
        draft.advice = draft.advice.and(why);
    }
    draft.settle(facts)
}

fn for_nobody_known(facts: &Facts, basis: &Basis, timed: &Timed, moments: &ThanksMoments) -> Step {
    let mut draft = common(facts, basis, timed, moments, Subject::Round(timed.round.id.clone()));
    draft.title = "Thank the person you met".into();
    draft.proof = sent_at(facts, timed, None);
    draft.rules.push(RuleId("F7"));
    let words =
        "Nobody is recorded for this round. Find the name first: a card, the invitation, or the company’s page.";
    draft.advice = Phrase::text(timing_words(facts, timed, moments).unwrap_or(words));
    draft.settle(facts)
}

/// What is the same for every thank-you of a plan.
struct Basis {
    timing: String,
    rules: Vec<RuleId>,
}

impl Basis {
    fn of(facts: &Facts) -> Self {
        let parameters = facts.parameters();
        let timing = [
            ". By this playbook thanks open ",
            &parameters.thank_you_opens.value.words(),
            ", are due ",
            &parameters.thank_you_due.value.words(),
            ", and close ",
            &parameters.thank_you_closes.value.words(),
            ".",
        ];
        let rules = together(&[
            parameters.thank_you_opens.rules,
            parameters.thank_you_due.rules,
            parameters.thank_you_closes.rules,
            parameters.recipients.rules,
            parameters.medium.rules,
            &CONTENT,
        ]);
        Self { timing: timing.concat(), rules }
    }
}

/// What is the same for every thank-you of a round.
fn common(facts: &Facts, basis: &Basis, timed: &Timed, moments: &ThanksMoments, subject: Subject) -> Draft {
    let window = Window { opens: moments.opens, due: moments.due, closes: Some(moments.closes) };
    let verb = if timed.end <= facts.now { "The interview ended " } else { "The interview ends " };
    Draft {
        last: Some(moments.last),
        because: Phrase::text(verb).moment(timed.end).and(basis.timing.as_str()),
        rules: basis.rules.clone(),
        house_fills_in: facts.parameters().thank_you_opens.is_silent(),
        shifts: &[Shift::Reschedule, Shift::OwnContact, Shift::Refusal, Shift::Settings],
        cancelled: facts.over().filter(|_| facts.standing.is_closed() || facts.standing == Standing::Accepted),
        ..Draft::new(StepKey { kind: StepKind::ThankYou, subject }, window)
    }
}

/// What every thank-you letter is made of, whoever's the timing.
const CONTENT: [RuleId; 9] = [
    RuleId("J8"),
    RuleId("F9"),
    RuleId("G4"),
    RuleId("F10"),
    RuleId("A2"),
    RuleId("S3"),
    RuleId("G1"),
    RuleId("F11"),
    RuleId("G6"),
];

/// What there is to say when the time is up; `None` while it is not.
fn timing_words(facts: &Facts, timed: &Timed, moments: &ThanksMoments) -> Option<&'static str> {
    if facts.now >= folds_at(facts, timed) && facts.now > moments.last {
        Some("The moment for a letter of its own has passed. Put your thanks into the first line of your follow-up.")
    } else if facts.now > moments.last {
        Some("The time for this letter is over. You can still say thank you when you next write to them.")
    } else if facts.now > moments.closes {
        Some("It is late, and still worth sending. Keep it short, and spend one clause on the delay at most.")
    } else {
        None
    }
}

/// What to write, and how it travels.
fn how(facts: &Facts, person: &Person) -> Phrase {
    let by = match facts.parameters().medium.value.channels() {
        [Channel::Email, Channel::Post, ..] => "Write an e-mail or a plain card. ",
        _ => "Write a short e-mail. ",
    };
    let tie = match person.topics.first() {
        Some(topic) => ["Thank them for what you discussed (", topic, "), "].concat(),
        None => "Thank them for something you discussed, ".into(),
    };
    let rest = "say in two sentences why you suit, and look ahead.";
    let address = if person.email.is_empty() {
        " No address is recorded yet: a card or the company’s page has it."
    } else {
        ""
    };
    Phrase::text([by, &tie, rest, address].concat())
}
