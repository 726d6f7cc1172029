//! Made-up but realistic processes from a seed: the same seed gives the same record, byte for byte. For tests,
//! benchmarks and demonstrations; the app itself never calls it.

mod letters;

use crate::domain::channel::Channel;
use crate::domain::id::{EntryId, IdSource, PersonId, ProcessId, QuestionId, RoundId};
use crate::domain::ledger::{Decision, EmployerResponse, Entry, LedgerEvent, OfferForm, Purpose};
use crate::domain::moment::{at_hour, plus_days, plus_minutes};
use crate::domain::person::{Part, Person, Stage};
use crate::domain::process::{Process, Tone};
use crate::domain::promise::{OwnPromise, Promise, Told};
use crate::domain::question::{Grade, Question};
use crate::domain::round::{Round, RoundKind, Schedule};
use crate::domain::salary::{Per, SalarySaid, Side};
use crate::domain::text::{Line, Prose};
use chrono::{Datelike, NaiveDate, NaiveDateTime, Weekday};

/// How much each process holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Richness {
    /// One round, one person, a few entries or none.
    Sparse,
    /// As it comes: one to three rounds.
    Mixed,
    /// Three rounds, four people, ten entries.
    Rich,
}

/// A source of made-up processes.
#[derive(Debug, Clone)]
pub struct Sampler {
    state: u64,
    ids: u64,
}

impl IdSource for Sampler {
    fn fresh(&mut self) -> String {
        self.ids += 1;
        ["s", &self.ids.to_string()].concat()
    }
}

const EMPLOYERS: [&str; 16] = [
    "Northlight Museum Trust",
    "Halden & Rowe",
    "Castell Energy",
    "Brightwater Clinic",
    "Pell & Sons",
    "Škoda Ostrava",
    "Łódź Tramwaje",
    "Müller Präzision GmbH",
    "Ateliers Béranger",
    "Hoshino 製作所",
    "Δελφοί Λογισμικό",
    "Банк Север",
    "مؤسسة النور",
    "חברת גליל",
    "Ørsted Havn",
    "Cooperativa São João",
];

const ROLES: [&str; 10] = [
    "Exhibitions coordinator",
    "Product analyst",
    "Ward sister",
    "Data engineer",
    "Chef de projet",
    "Site manager",
    "Primary school teacher",
    "Netzplanerin",
    "Legal secretary",
    "Research assistant",
];

const NAMES: [&str; 20] = [
    "Miriam Osei",
    "Tomasz Brandt",
    "Priya Nair",
    "Zoë O’Brien",
    "Jürgen Groß",
    "Siobhán Ní Dhomhnaill",
    "Nguyễn Thị Hoa",
    "Søren Kjær",
    "Ana María Ibáñez",
    "Łukasz Żak",
    "Αλεξάνδρα Παππά",
    "Иван Петров",
    "山田 太郎",
    "김지우",
    "ليلى حداد",
    "דנה לוי",
    "François Lefèvre",
    "Ifeoma Okafor",
    "Bo Li",
    "Gwen ap Rhys",
];

const QUESTIONS: [&str; 8] = [
    "Tell me about yourself.",
    "Why do you want to work here?",
    "Describe a conflict in a team.",
    "What would you do in the first month?",
    "Where do you see a risk in our plan?",
    "What is your notice period?",
    "Which tool would you drop tomorrow?",
    "What did you learn from a failure?",
];

const TOPICS: [&str; 8] = [
    "the move to the new depot",
    "how they train beginners",
    "the spring exhibition",
    "their on-call rota",
    "cutting waiting times",
    "the merger",
    "teaching in two languages",
    "a backlog of old orders",
];

const SKILLS: [&str; 6] = ["Kubernetes", "double-entry bookkeeping", "SAP", "public speaking", "Rust", "fire safety"];

impl Sampler {
    /// A source that always gives the same processes for the same seed.
    pub const fn new(seed: u64) -> Self {
        Self { state: seed, ids: 0 }
    }

    /// The next number (SplitMix64).
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to and without `below`.
    fn below(&mut self, below: u64) -> u64 {
        self.next() % below.max(1)
    }

    /// True in so many of a hundred cases.
    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn pick<T: Copy>(&mut self, from: &[T], otherwise: T) -> T {
        let at = self.below(from.len() as u64) as usize;
        from.get(at).copied().unwrap_or(otherwise)
    }

    fn line(&mut self, from: &[&str]) -> Line {
        Line::cut(self.pick(from, ""))
    }

    /// A moment on a working day at most so many days after `from`.
    fn working_moment(&mut self, from: NaiveDate, most_days: u64) -> NaiveDateTime {
        let days = self.below(most_days.max(1)) as i64;
        let mut on = plus_days(from, days);
        while matches!(on.weekday(), Weekday::Sat | Weekday::Sun) {
            on = plus_days(on, 1);
        }
        plus_minutes(at_hour(on, 9), self.below(34) as i64 * 15)
    }

    /// One process, begun within the 60 days before `now`.
    pub fn process(&mut self, now: NaiveDateTime, richness: Richness) -> Process {
        let begun = plus_days(now.date(), -(self.below(60) as i64));
        let first = self.working_moment(begun, 3);
        let mut process = Process::new(ProcessId::fresh(self), plus_minutes(first, -3 * 24 * 60));
        process.employer = self.line(&EMPLOYERS);
        process.role = self.line(&ROLES);
        process.tone = Some(self.pick(&[Tone::Formal, Tone::Casual], Tone::Formal));
        process.stages = vec![Stage::AnotherRound, Stage::Decision];
        process.facts = vec![self.line(&TOPICS)];
        if self.chance(70) {
            process.needs = vec![self.line(&TOPICS), self.line(&TOPICS)];
        }
        let (people, rounds, entries) = match richness {
            Richness::Sparse => (1, 1, self.below(3)),
            Richness::Mixed => (1 + self.below(4), 1 + self.below(3), self.below(10)),
            Richness::Rich => (4, 3, 10),
        };
        for n in 0..people {
            let person = self.person(n);
            process.people.push(person);
        }
        let mut start = first;
        for n in 0..rounds {
            let round = self.round(&process, start, n + 1 == rounds);
            process.rounds.push(round);
            start = self.working_moment(plus_days(start.date(), 5), 10);
        }
        let mut at = first;
        for _ in 0..entries {
            at = self.working_moment(plus_days(at.date(), 1), 7);
            let entry = self.entry(&process, at);
            process.ledger.push(entry);
        }
        if self.chance(30) {
            let (low, on) = (3_000_000 + self.below(40) as i64 * 100_000, Some(first.date()));
            let said = SalarySaid {
                by: Side::Employer,
                low,
                high: None,
                currency: "GBP".into(),
                per: Per::Year,
                on,
                person: None,
            };
            process.salary.push(said);
        }
        process
    }

    /// Makes up so many processes.
    pub fn processes(&mut self, now: NaiveDateTime, count: usize, richness: Richness) -> Vec<Process> {
        (0..count).map(|_| self.process(now, richness)).collect()
    }

    fn person(&mut self, n: u64) -> Person {
        let mut person = Person::named(PersonId::fresh(self), self.line(&NAMES));
        person.spelling_checked = self.chance(50);
        person.part = match n {
            0 => Some(Part::HiringManager),
            1 => Some(Part::Interviewer),
            2 => Some(self.pick(&[Part::Hr, Part::Recruiter], Part::Hr)),
            _ => None,
        };
        if self.chance(80) {
            person.email = Line::cut(&[person.id.as_str(), "@example.org"].concat());
        }
        person.topics = vec![self.line(&TOPICS)];
        person
    }

    fn round(&mut self, process: &Process, start: NaiveDateTime, last: bool) -> Round {
        const KINDS: [RoundKind; 4] = [RoundKind::Video, RoundKind::InPerson, RoundKind::Panel, RoundKind::Phone];
        let kind = if last && self.chance(40) { RoundKind::Final } else { self.pick(&KINDS, RoundKind::Video) };
        let minutes = [30, 45, 60, 90].get(self.below(4) as usize).copied();
        let schedule = Schedule::starting(start, minutes).unwrap_or_default();
        let mut round = Round::new(RoundId::fresh(self), kind, schedule);
        round.people = process.people.iter().map(|person| person.id.clone()).filter(|_| self.chance(75)).collect();
        round.told = match self.below(3) {
            0 => Told::Unrecorded,
            1 => Told::NoDate,
            _ => {
                let by = plus_days(start.date(), 2 + self.below(14) as i64);
                Told::Promised(Promise { stage: process.stages.first().copied(), ..Promise::by(by) })
            }
        };
        for _ in 0..self.below(5) {
            let mut question = Question::asked(QuestionId::fresh(self), self.line(&QUESTIONS));
            question.grade = [None, Some(Grade::Rough), Some(Grade::Okay), Some(Grade::Strong)][self.below(4) as usize];
            round.questions.push(question);
        }
        if self.chance(20) {
            let what = self.line(&["the portfolio", "two references", "a short sample"]);
            round.own_promises.push(OwnPromise { what, by: Some(plus_days(start.date(), 3)), kept: None });
        }
        if self.chance(30) {
            round.to_learn.push(self.line(&SKILLS));
        }
        if self.chance(60) {
            round.notes = Prose::cut("Kind people, a bright room, two of them took notes all the time.");
            round.felt = Some(1 + self.below(5) as u8);
        }
        round
    }

    fn entry(&mut self, process: &Process, at: NaiveDateTime) -> Entry {
        let channel = self.pick(&[Channel::Email, Channel::Email, Channel::Phone, Channel::Portal], Channel::Email);
        let person = process.people.get(self.below(process.people.len() as u64) as usize).map(|one| one.id.clone());
        let what = match self.below(100) {
            0..=29 => sent(Purpose::ThankYou, Channel::Email, person),
            30..=49 => sent(Purpose::FollowUp, Channel::Email, person),
            50..=54 => sent(Purpose::AskHr, Channel::Email, person),
            55..=59 => sent(Purpose::Connect, Channel::LinkedIn, person),
            60..=74 => LedgerEvent::Heard { channel, from: person, news: EmployerResponse::Message },
            75..=84 => {
                let promise = Promise::by(plus_days(at.date(), 1 + self.below(12) as i64));
                LedgerEvent::Heard { channel, from: person, news: EmployerResponse::NewDate(promise) }
            }
            85..=88 => LedgerEvent::Heard { channel, from: person, news: EmployerResponse::Postponed },
            89..=91 => LedgerEvent::Heard { channel, from: person, news: EmployerResponse::Refusal },
            92..=93 => {
                let form = self.pick(&[OfferForm::Verbal, OfferForm::Written], OfferForm::Verbal);
                LedgerEvent::Heard { channel, from: person, news: EmployerResponse::Offer { form, answer_by: None } }
            }
            94..=95 => LedgerEvent::Decided(Decision::Reopened),
            96..=97 => LedgerEvent::Decided(Decision::AssumedFilled),
            98 => LedgerEvent::Decided(Decision::Withdrew),
            _ => LedgerEvent::Heard { channel, from: person, news: EmployerResponse::Feedback },
        };
        Entry::new(EntryId::fresh(self), at, what)
    }
}

fn sent(purpose: Purpose, channel: Channel, person: Option<PersonId>) -> LedgerEvent {
    LedgerEvent::Sent { purpose, channel, to: person.into_iter().collect(), round: None, against: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_processes() {
        let now = "2026-11-12T09:00:00".parse().unwrap();
        let made = |seed| Sampler::new(seed).processes(now, 20, Richness::Mixed);
        assert_eq!(made(7), made(7));
        assert_ne!(made(7), made(8));
    }

    #[test]
    fn a_rich_process_is_as_rich_as_promised() {
        let now = "2026-11-12T09:00:00".parse().unwrap();
        for process in Sampler::new(1).processes(now, 50, Richness::Rich) {
            assert_eq!((process.rounds.len(), process.people.len(), process.ledger.len()), (3, 4, 10));
            assert!(process.is_named());
        }
    }
}
