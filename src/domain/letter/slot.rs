//! Slots: the places in a sentence that facts fill. A fact goes in as it is and is never read again, so that braces
//! and brackets in a name stay what they are.

use crate::domain::fold::fold;
use crate::domain::ledger::{EmployerResponse, LedgerEvent, OfferForm, Purpose};
use crate::domain::letter::check::words::{ROLE_WORDS, TITLES};
use crate::domain::letter::fact::{Facts, MissingFact};
use crate::domain::letter::in_sentence::{as_past, said_to_them, within, without_day};
use crate::domain::letter::purposes_on_offer::not_held;
use crate::domain::offer::in_hand::in_hand;
use crate::domain::offer::terms::Term;
use crate::domain::person::Part;
use crate::domain::preparation::since::done_since;
use crate::domain::process::{Status, Tone};
use crate::domain::profile::Skill;
use crate::domain::round::{Round, RoundState};
use crate::domain::short_name::name_alone;
use crate::domain::text::Line;
use chrono::NaiveDate;

/// A place that a fact fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// "the Data Analyst role", or "the role".
    Role,
    /// " at Northwind", or nothing.
    AtEmployer,
    /// The employer.
    Employer,
    /// How the person is addressed.
    Name,
    /// " on Tuesday 17 November", or nothing.
    OnDay,
    /// The day of the interview.
    Day,
    /// " on Friday 27 November", the day of your last question, or nothing.
    OnAsked,
    /// Something talked about.
    Topic,
    /// A need heard.
    Need,
    /// A need that can stand as a noun; other needs stand after a colon.
    NeedNamed,
    /// A skill of yours.
    Skill,
    /// What proves the skill.
    Evidence,
    /// A concern of theirs.
    Concern,
    /// What a referee can speak to.
    Strength,
    /// The promised day, still to come.
    Promised,
    /// The promised day, gone by.
    PromisedPast,
    /// The day by which they want an answer to the offer.
    AnswerBy,
    /// The day by which you can answer.
    Until,
    /// The hiring manager's name.
    Manager,
    /// Something you said you would do.
    OwnPromise,
    /// Nothing to read; there only while an offer is not in writing.
    Verbal,
    /// Your name.
    MyName,
    /// Nothing to read; there only once an interview was held.
    Met,
    /// Nothing to read; there only where they told you that the interview was put off.
    PutOff,
    /// The first day at work, as it was agreed.
    FirstDay,
    /// The terms as they were written down: "Pay: £42,000 a year; Hours: 37".
    Terms,
    /// Nothing to read; there unless you closed the process without an answer of theirs.
    Told,
    /// What you did since about what they said or found lacking, as it goes on after "I’ve".
    Since,
    /// The same told as something past: "wrote a report".
    SincePast,
    /// Nothing to read; there only where you have met before this interview.
    Again,
    /// Nothing to read; there only while a plan for the job is written and not handed over.
    Plan,
}

/// Every slot by the word that stands in braces.
pub const SLOTS: [(&str, Slot); 31] = [
    ("role", Slot::Role),
    ("at employer", Slot::AtEmployer),
    ("employer", Slot::Employer),
    ("name", Slot::Name),
    ("on day", Slot::OnDay),
    ("day", Slot::Day),
    ("on asked day", Slot::OnAsked),
    ("topic", Slot::Topic),
    ("need", Slot::Need),
    ("a need", Slot::NeedNamed),
    ("skill", Slot::Skill),
    ("evidence", Slot::Evidence),
    ("concern", Slot::Concern),
    ("strength", Slot::Strength),
    ("promised day", Slot::Promised),
    ("past promised day", Slot::PromisedPast),
    ("answer day", Slot::AnswerBy),
    ("until", Slot::Until),
    ("manager", Slot::Manager),
    ("my promise", Slot::OwnPromise),
    ("if verbal", Slot::Verbal),
    ("my name", Slot::MyName),
    ("if met", Slot::Met),
    ("if postponed", Slot::PutOff),
    ("first day", Slot::FirstDay),
    ("terms", Slot::Terms),
    ("if told", Slot::Told),
    ("since", Slot::Since),
    ("since then", Slot::SincePast),
    ("if again", Slot::Again),
    ("if plan", Slot::Plan),
];

/// The slot with this name, capitals and accents not counting.
pub fn named(name: &str) -> Option<Slot> {
    let name = fold(name.trim());
    SLOTS.iter().find(|(known, _)| *known == name).map(|(_, slot)| *slot)
}

/// A fact trimmed so that it can stand inside a sentence.
fn inner(text: &str) -> &str {
    text.trim().trim_end_matches(['.', '!', '?', ';', ',', ':']).trim_end()
}

/// Whether a note stands in a sentence as a noun does: "someone who knows SAP", "a faster way to report".
fn is_noun_phrase(note: &str) -> bool {
    const BEGIN: [&str; 12] =
        ["a", "an", "the", "your", "some", "someone", "somebody", "something", "more", "fewer", "better", "help"];
    let mut words = note.split(' ');
    // What goes on after a comma or a stop is a sentence of its own.
    words.next().is_some_and(|word| BEGIN.contains(&&*fold(word))) && !note.contains([',', '.', ';', ':', '?'])
}

/// Nothing to read where this holds; else the sentence does not apply.
const fn only_if(holds: bool) -> Result<String, Option<MissingFact>> {
    if holds { Ok(String::new()) } else { Err(None) }
}

/// Whether they said that it will be another time.
fn is_put_off(round: &Round) -> bool {
    round.state == RoundState::Postponed
}

/// Whether "role" need not be added: "Data Analyst position".
fn ends_like_role(role: &str) -> bool {
    role.rsplit(' ').next().is_some_and(|last| ROLE_WORDS.contains(&&*fold(last)))
}

fn nth(lines: &[Line], n: usize) -> Option<&str> {
    let full: Vec<&str> = lines.iter().map(|line| inner(line)).filter(|line| !line.is_empty()).collect();
    full.get(n % full.len().max(1)).copied()
}

/// Whether two texts share a word of four letters or more.
fn related(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3).map(str::to_owned).collect()
    };
    let b = words(&b);
    words(&a).iter().any(|word| b.contains(word))
}

impl Facts<'_> {
    /// Fills one slot, or says what is missing. `Err(None)`: it does not apply, and nobody needs to be asked.
    /// `variation` chooses among several facts of one kind, so that a panel does not read the same one twice.
    pub fn fill(&self, slot: Slot, variation: usize) -> Result<String, Option<MissingFact>> {
        let found = |fact: Option<&str>, missing: MissingFact| match fact.filter(|fact| !fact.is_empty()) {
            Some(fact) => Ok(fact.to_owned()),
            None => Err(Some(missing)),
        };
        let day = |day: Option<NaiveDate>| day.map(|day| self.days.day(day, self.variant));
        let role = inner(&self.process.role);
        match slot {
            Slot::Role if role.is_empty() => Ok("the role".into()),
            Slot::Role if ends_like_role(role) => Ok(format!("the {role}")),
            Slot::Role => Ok(format!("the {role} role")),
            Slot::AtEmployer if self.process.employer.is_empty() => Ok(String::new()),
            Slot::AtEmployer => Ok(format!(" at {}", self.process.employer.trim())),
            Slot::Employer => found(Some(&self.process.employer), MissingFact::Employer),
            Slot::Name => found(Some(self.called()), MissingFact::RecipientName),
            Slot::OnDay => Ok(day(self.interview_day()).map_or(String::new(), |day| format!(" on {day}"))),
            Slot::Day => found(day(self.interview_day()).as_deref(), MissingFact::InterviewDay),
            Slot::OnAsked => Ok(day(self.asked_on()).map_or(String::new(), |day| format!(" on {day}"))),
            Slot::Topic => {
                let topic = self.topic(variation).map(|topic| self.told(topic, false));
                let missing = if self.met_before() { MissingFact::NewTopic } else { MissingFact::Topic };
                found(topic.as_deref(), missing(self.person.name.to_owned()))
            }
            Slot::Need => nth(&self.process.needs, variation).map(|need| self.told(need, true)).ok_or(None),
            Slot::NeedNamed => {
                let need = nth(&self.process.needs, variation).map(|need| self.told(need, true));
                need.filter(|need| is_noun_phrase(need)).ok_or(None)
            }
            Slot::Skill => {
                let skill = self.skill(variation).map(|skill| within(inner(&skill.name)));
                found(skill.as_deref(), MissingFact::Skill)
            }
            Slot::Evidence => match self.skill(variation) {
                Some(skill) => {
                    found(Some(inner(&skill.evidence)), MissingFact::Evidence(inner(&skill.name).to_owned()))
                }
                None => Err(Some(MissingFact::Skill)),
            },
            Slot::Concern => self.concern().map(within).ok_or(None),
            Slot::Strength => nth(self.person.speaks_to, 0).map(within).ok_or(None),
            Slot::Promised => day(self.promised().filter(|by| *by >= self.now.date())).ok_or(None),
            Slot::PromisedPast => day(self.promised().filter(|by| *by < self.now.date())).ok_or(None),
            Slot::AnswerBy => found(day(self.answer_by()).as_deref(), MissingFact::AnswerBy),
            Slot::Until => found(day(self.until).as_deref(), MissingFact::Until),
            Slot::Manager => found(self.manager(), MissingFact::HiringManager),
            Slot::OwnPromise => self.own_promise().ok_or(None),
            Slot::Verbal => only_if(self.offer_is_verbal()),
            Slot::Met => only_if(self.was_met()),
            Slot::PutOff => only_if(not_held(self.process, self.round).is_some_and(is_put_off)),
            Slot::FirstDay => day(self.process.terms.as_ref().and_then(|terms| terms.start)).ok_or(None),
            Slot::Terms => self.terms().ok_or(None),
            Slot::Told => only_if(self.process.status(self.now) != Status::Filled),
            Slot::Since => done_since(self.process, self.now).pop().ok_or(None),
            Slot::SincePast => done_since(self.process, self.now).pop().map(|words| as_past(&words)).ok_or(None),
            Slot::Again => only_if(self.met_before()),
            Slot::Plan => {
                let plan = self.process.value_plan.as_ref();
                only_if(plan.is_some_and(|plan| plan.is_written() && plan.handed.is_none()))
            }
            Slot::MyName => found(Some(&self.profile.name), MissingFact::OwnName),
        }
    }

    /// How the person is addressed: as recorded, else by the whole name; casually, by the first of two names.
    pub fn called(&self) -> &str {
        let name = name_alone(self.person.name);
        if !self.person.address_as.is_empty() {
            return self.person.address_as.trim();
        }
        let mut words = name.split(' ').filter(|word| !word.is_empty());
        match (self.tone, words.next(), words.next(), words.next()) {
            (Tone::Casual, Some(first), Some(_), None) if !is_title(first) => first,
            _ => name,
        }
    }

    /// A fact about the employer: said to one of them, or about them to somebody outside.
    fn told(&self, fact: &str, whole: bool) -> String {
        if self.purpose.goes_outside() { within(fact) } else { said_to_them(fact, whole) }
    }

    fn topic(&self, variation: usize) -> Option<&str> {
        if let Some(topic) = nth(self.person.topics, 0) {
            return Some(topic);
        }
        // A referee or a mutual contact was not in the room: they hear what the room talked about.
        let outside = self.purpose.goes_outside() && self.person.id.is_none();
        let met = self.round.into_iter().filter(|_| outside).flat_map(|round| &round.people);
        let met = met.filter_map(|id| self.process.person(id)).zip(self.round.into_iter().cycle());
        let topics: Vec<&str> = met.filter_map(|(person, round)| nth(self.process.topics(person, round), 0)).collect();
        topics.get(variation % topics.len().max(1)).copied()
    }

    /// The concern of the person written to; for a referee, the first that anybody had.
    fn concern(&self) -> Option<&str> {
        let own = nth(self.person.concerns, 0);
        let met = self.process.people.iter().filter(|_| self.purpose.goes_outside());
        own.or_else(|| met.filter_map(|person| nth(&person.concerns, 0)).next())
    }

    /// The skill that answers this person best: one that touches their concern, else their topic, else a need, else
    /// the next in the list.
    fn skill(&self, variation: usize) -> Option<&Skill> {
        let skills: Vec<&Skill> = self.profile.skills.iter().filter(|skill| !inner(&skill.name).is_empty()).collect();
        let touches = |fact: Option<&str>| {
            let fact = fact?;
            let proven = |skill: &&&Skill| {
                !skill.evidence.is_empty() && (related(&skill.name, fact) || related(&skill.evidence, fact))
            };
            skills.iter().find(proven).copied()
        };
        touches(nth(self.person.concerns, 0))
            .or_else(|| touches(nth(self.person.topics, 0)))
            .or_else(|| touches(nth(&self.process.needs, variation)))
            .or_else(|| skills.get(variation % skills.len().max(1)).copied())
    }

    /// A concern of theirs that no skill of yours touches.
    pub fn open_concern(&self) -> Option<MissingFact> {
        let concern = nth(self.person.concerns, 0)?;
        let answered =
            self.profile.skills.iter().any(|skill| related(&skill.name, concern) || related(&skill.evidence, concern));
        (!answered).then(|| MissingFact::AnswerToConcern(self.person.name.to_owned(), concern.to_owned()))
    }

    /// Whether there was an interview: one that was held, or one of which nobody knows when it was. To a round that they
    /// invited to without a time one still has to go.
    fn was_met(&self) -> bool {
        let invited = |round: &Round| {
            self.process.ledger.iter().any(|entry| {
                matches!(&entry.what, LedgerEvent::Heard { news: EmployerResponse::NextRound(id), .. } if *id == round.id)
            })
        };
        let undated =
            |round: &Round| round.state == RoundState::Stands && round.schedule.end().is_none() && !invited(round);
        self.process.rounds.iter().any(|round| round.held_by(self.now) || undated(round))
    }

    /// The written terms in one line.
    fn terms(&self) -> Option<String> {
        let terms = self.process.terms.as_ref()?;
        let said =
            Term::ALL.into_iter().map(|term| (term, inner(terms.term(term)))).filter(|(_, said)| !said.is_empty());
        let said: Vec<String> = said.map(|(term, said)| [&*term.label().to_lowercase(), ": ", said].concat()).collect();
        (!said.is_empty()).then(|| said.join("; "))
    }

    /// Whether the person written to was met before the interview that the letter speaks of.
    fn met_before(&self) -> bool {
        let Some(end) = self.round.and_then(|round| round.schedule.end()) else { return false };
        let there = |round: &Round| self.person.id.is_none_or(|id| round.people.contains(id));
        let earlier = |round: &&Round| round.held_by(self.now) && round.schedule.end() < Some(end);
        self.process.rounds.iter().filter(earlier).any(there)
    }

    fn interview_day(&self) -> Option<NaiveDate> {
        let held = self.round.filter(|round| round.held_by(self.now))?;
        held.schedule.end().map(|end| end.date())
    }

    fn asked_on(&self) -> Option<NaiveDate> {
        let past = self.process.ledger_until(self.now);
        let asked = past
            .iter()
            .rev()
            .find(|entry| matches!(entry.what, LedgerEvent::Sent { purpose: Purpose::FollowUp | Purpose::AskHr, .. }));
        asked.map(|entry| entry.at.date())
    }

    /// The latest date they gave: in the ledger, else in the round.
    fn promised(&self) -> Option<NaiveDate> {
        let past = self.process.ledger_until(self.now);
        let newer = past.iter().rev().find_map(|entry| match &entry.what {
            LedgerEvent::Heard { news: EmployerResponse::NewDate(promise), .. } => Some(promise.by),
            _ => None,
        });
        newer.or_else(|| Some(self.round?.told.promise()?.by))
    }

    /// The day they want the answer by: the one they named last.
    fn answer_by(&self) -> Option<NaiveDate> {
        in_hand(self.process, self.now)?.answer_by
    }

    fn offer_is_verbal(&self) -> bool {
        in_hand(self.process, self.now).is_some_and(|offer| offer.form == OfferForm::Verbal)
    }

    fn manager(&self) -> Option<&str> {
        let leads = self.process.people.iter().find(|person| person.part == Some(Part::HiringManager))?;
        Some(leads.name.trim())
    }

    fn own_promise(&self) -> Option<String> {
        let open = self.round?.own_promises.iter().find(|own| own.kept.is_none() && !inner(&own.what).is_empty())?;
        let what = inner(&open.what);
        // "by Thursday" was typed with it, and the day says it better.
        let by = open.by.filter(|by| *by >= self.now.date());
        Some(match by {
            Some(by) => format!("{}, by {}", without_day(what), self.days.day(by, self.variant)),
            None => what.to_owned(),
        })
    }
}

/// Whether a word is a title rather than a name.
pub fn is_title(word: &str) -> bool {
    let word = fold(word);
    TITLES.contains(&word.trim_end_matches('.'))
}
