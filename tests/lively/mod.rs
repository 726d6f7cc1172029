//! Made-up records with the turns that life takes, on top of what the sampler makes: people gone, mail that did not
//! arrive, rounds put off, not held or of another zone, calls they asked for, spoken offers, letters passed on.

#![allow(dead_code, clippy::unwrap_used)]

use afterword::domain::channel::Channel;
use afterword::domain::id::EntryId;
use afterword::domain::ledger::{Decision, EmployerResponse, Entry, LedgerEvent, OfferForm, Purpose};
use afterword::domain::process::Process;
use afterword::domain::promise::{Instruction, Told};
use afterword::domain::round::{RoundState, Zone};
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::text::Line;
use chrono::{Duration, NaiveDateTime};

/// Numbers from a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// A record around `now`, with turns.
pub fn process(seed: u64, now: NaiveDateTime) -> Process {
    let mut process = Sampler::new(seed).process(now, Richness::Mixed);
    let mut dice = Dice(seed ^ 0x5DEE_CE66);
    let spread = |dice: &mut Dice| now + Duration::minutes(dice.below(80 * 1440) as i64 - 55 * 1440);
    for n in 0..process.people.len() {
        if dice.chance(15) {
            process.people[n].gone = Some(spread(&mut dice));
        }
    }
    for round in &mut process.rounds {
        round.state = match dice.below(12) {
            0 => RoundState::NotHeld,
            1 => RoundState::Postponed,
            _ => round.state,
        };
        if dice.chance(30) {
            let offset = [0, 60, -300, 330, 765][dice.below(5) as usize];
            round.zone = Some(Zone { name: Line::cut("Somewhere/Else"), offset });
        }
        if let Told::Promised(promise) = &mut round.told
            && dice.chance(40)
        {
            promise.words = Line::cut("early next week");
            promise.channel = Some(Channel::Phone);
        }
    }
    // Two rounds on one day, now and then, with the same people.
    if process.rounds.len() > 1 && dice.chance(30) {
        let (first, people) = (process.rounds[0].schedule, process.rounds[0].people.clone());
        let start = first.start().unwrap() + Duration::hours(3);
        process.rounds[1].schedule = afterword::domain::round::Schedule::starting(start, Some(45)).unwrap();
        process.rounds[1].people = people;
    }
    for n in 0..process.ledger.len() {
        let at = process.ledger[n].at;
        let everyone: Vec<_> = process.people.iter().map(|person| person.id.clone()).collect();
        let entry = &mut process.ledger[n];
        if let LedgerEvent::Sent { purpose, .. } = &entry.what {
            if dice.chance(12) {
                entry.lost = Some(at + Duration::hours(dice.below(72) as i64));
            }
            if *purpose == Purpose::ThankYou && dice.chance(15) {
                entry.passed_on = everyone;
            }
        }
    }
    for n in 0..dice.below(4) {
        let at = spread(&mut dice);
        let person = process.people.get(dice.below(4) as usize).map(|person| person.id.clone());
        let sent = |purpose, channel| LedgerEvent::Sent {
            purpose,
            channel,
            to: person.clone().into_iter().collect(),
            round: None,
            against: None,
        };
        let heard = |channel, news| LedgerEvent::Heard { channel, from: person.clone(), news };
        let on = at.date() + Duration::days(dice.below(20) as i64);
        let what = match dice.below(9) {
            0 | 1 => {
                let channel = [None, Some(Channel::Phone), Some(Channel::Text)][dice.below(3) as usize];
                heard(
                    Channel::InPerson,
                    EmployerResponse::GetInTouch(Instruction {
                        channel,
                        person: person.clone(),
                        ..Instruction::on(on)
                    }),
                )
            }
            2 => heard(Channel::Text, EmployerResponse::Message),
            3 => heard(Channel::Email, EmployerResponse::AnswerBy(on)),
            4 => heard(Channel::Phone, EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: None }),
            5 => sent(Purpose::AskWritten, Channel::Email),
            6 => sent(Purpose::Bridge, Channel::Email),
            7 => sent(Purpose::NewTime, Channel::Email),
            _ => LedgerEvent::Decided(Decision::Accepted),
        };
        process.ledger.push(Entry::new(EntryId::parse(&format!("life{n}")).unwrap(), at, what));
    }
    process
}
