//! In the room, before leaving: what comes next, by when, who decides; and the moment of going out. What is tapped is
//! written where capture and debrief read it.

use crate::domain::channel::Channel;
use crate::domain::id::{EntryId, IdSource, PersonId, RoundId};
use crate::domain::ledger::{Entry, LedgerEvent, Purpose};
use crate::domain::person::{Part, Stage};
use crate::domain::process::Process;
use crate::domain::promise::{Promise, Told};
use crate::domain::round::{Round, Schedule};
use chrono::{NaiveDate, NaiveDateTime};

/// Under which key it is ticked that a card was left for this person.
pub fn card_key(person: &PersonId) -> String {
    ["card-", person.as_str()].concat()
}

fn round_mut<'a>(process: &'a mut Process, round: &RoundId) -> Option<&'a mut Round> {
    process.rounds.iter_mut().find(|one| one.id == *round)
}

/// The stage that they named in this round, with a day or without one.
pub fn named_stage(round: &Round) -> Option<Stage> {
    round.told.promise().map_or(round.preparation.stage, |promise| promise.stage)
}

/// The way they will write or ring, with a day or without one.
pub fn named_channel(round: &Round) -> Option<Channel> {
    round.told.promise().map_or(round.preparation.channel, |promise| promise.channel)
}

/// They named what comes next; `None` takes it back. It is also one of the stages of the whole process.
pub fn name_stage(process: &mut Process, round: &RoundId, stage: Option<Stage>) {
    let Some(one) = round_mut(process, round) else { return };
    one.preparation.stage = stage;
    if let Told::Promised(promise) = &mut one.told {
        promise.stage = stage;
    }
    if let Some(stage) = stage.filter(|stage| !process.stages.contains(stage)) {
        process.stages.push(stage);
    }
}

/// They named the way the answer comes.
pub fn name_channel(process: &mut Process, round: &RoundId, channel: Option<Channel>) {
    let Some(one) = round_mut(process, round) else { return };
    one.preparation.channel = channel;
    if let Told::Promised(promise) = &mut one.told {
        promise.channel = channel;
    }
}

/// They named a day, perhaps in words of theirs. What was tapped before it belongs to it.
pub fn name_day(process: &mut Process, round: &RoundId, said: Promise) {
    let Some(one) = round_mut(process, round) else { return };
    let (stage, channel) = (named_stage(one), named_channel(one));
    one.told = Told::Promised(Promise { stage: said.stage.or(stage), channel: said.channel.or(channel), ..said });
}

/// They named another day than the words give.
pub fn move_day(process: &mut Process, round: &RoundId, by: NaiveDate) {
    name_day(process, round, Promise::by(by));
}

/// They named no day, or it is open again. What they said of stage and way stays.
pub fn name_no_day(process: &mut Process, round: &RoundId, told: Told) {
    let Some(one) = round_mut(process, round) else { return };
    (one.preparation.stage, one.preparation.channel) = (named_stage(one), named_channel(one));
    one.told = told;
}

/// Whether this person decides. What others do is not touched: two may decide together.
pub fn name_decider(process: &mut Process, person: &str, decides: bool) {
    for one in process.people.iter_mut().filter(|one| one.id.as_str() == person) {
        one.part = decides.then_some(Part::HiringManager);
    }
}

/// Out of the building at that local moment: the round is over if it had begun, and the cards that were left count as
/// sent.
pub fn leave(process: &mut Process, round: &RoundId, now: NaiveDateTime, ids: &mut impl IdSource) {
    let Some(one) = round_mut(process, round) else { return };
    let (start, _, end) = one.schedule.recorded();
    let begun = start.is_some_and(|start| start <= now);
    if begun
        && end.is_none_or(|end| now < end)
        && let Ok(schedule) = Schedule::new(start, None, Some(now))
    {
        one.schedule = schedule;
    }
    let ended = one.schedule.end().unwrap_or(now);
    let ticked = |id: &&PersonId| one.preparation.ticked.get(&card_key(id)).is_some();
    let left: Vec<PersonId> = one.people.iter().filter(ticked).cloned().collect();
    for person in left.into_iter().filter(|_| begun) {
        if !has_card(process, round, &person) {
            let (purpose, channel) = (Purpose::ThankYou, Channel::Card);
            let what =
                LedgerEvent::Sent { purpose, channel, to: vec![person], round: Some(round.clone()), against: None };
            process.ledger.push(Entry::new(EntryId::fresh(ids), ended.max(now), what));
        }
    }
}

fn has_card(process: &Process, about: &RoundId, person: &PersonId) -> bool {
    process.ledger.iter().any(|entry| {
        matches!(&entry.what, LedgerEvent::Sent { purpose: Purpose::ThankYou, channel: Channel::Card, to, round, .. }
            if to.contains(person) && round.as_ref() == Some(about))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ProcessId;
    use crate::domain::person::Person;
    use crate::domain::round::RoundKind;
    use crate::domain::text::Line;

    struct Ids(usize);

    impl IdSource for Ids {
        fn fresh(&mut self) -> String {
            self.0 += 1;
            format!("e{}", self.0)
        }
    }

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn booked() -> (Process, RoundId) {
        let mut process = Process::new(ProcessId::parse("p").unwrap(), at("2026-11-10 09:00"));
        let id = RoundId::parse("r1").unwrap();
        let schedule = Schedule::starting(at("2026-11-11 10:00"), None).unwrap();
        let mut round = Round::new(id.clone(), RoundKind::InPerson, schedule);
        for name in ["p1", "p2"] {
            let person = PersonId::parse(name).unwrap();
            process.people.push(Person::named(person.clone(), Line::cut(name)));
            round.people.push(person);
        }
        process.rounds.push(round);
        (process, id)
    }

    #[test]
    fn whatever_is_tapped_first_the_promise_holds_all_of_it() {
        let by: NaiveDate = "2026-11-20".parse().unwrap();
        type Tap<'a> = &'a dyn Fn(&mut Process, &RoundId);
        let taps: [Tap; 3] = [
            &|process, round| name_stage(process, round, Some(Stage::Decision)),
            &|process, round| name_channel(process, round, Some(Channel::Phone)),
            &|process, round| name_day(process, round, Promise { words: Line::cut("next week"), ..Promise::by(by) }),
        ];
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let (mut process, round) = booked();
            order.iter().for_each(|n| taps[*n](&mut process, &round));
            let promise = process.rounds[0].told.promise().unwrap();
            assert_eq!((promise.by, &*promise.words), (by, "next week"), "{order:?}");
            assert_eq!((promise.stage, promise.channel), (Some(Stage::Decision), Some(Channel::Phone)), "{order:?}");
            assert_eq!(process.stages, [Stage::Decision]);
            // No day after all: the rest stays.
            name_no_day(&mut process, &round, Told::NoDate);
            assert_eq!(named_stage(&process.rounds[0]), Some(Stage::Decision));
            assert_eq!(named_channel(&process.rounds[0]), Some(Channel::Phone));
        }
    }

    #[test]
    fn who_decides_is_said_of_each_alone() {
        let (mut process, _) = booked();
        let parts = |process: &Process| process.people.iter().map(|one| one.part).collect::<Vec<_>>();
        process.people[0].part = Some(Part::Hr);
        name_decider(&mut process, "p2", true);
        assert_eq!(parts(&process), [Some(Part::Hr), Some(Part::HiringManager)]);
        name_decider(&mut process, "p1", true);
        name_decider(&mut process, "p2", false);
        assert_eq!(parts(&process), [Some(Part::HiringManager), None]);
    }

    #[test]
    fn going_out_ends_what_had_begun_and_nothing_else() {
        // Now; the end after it; how many cards count as sent.
        let cases = [
            ("2026-11-11 09:30", "2026-11-11 11:00", 0),
            ("2026-11-11 10:40", "2026-11-11 10:40", 1),
            ("2026-11-11 11:20", "2026-11-11 11:20", 1),
        ];
        for (now, end, cards) in cases {
            let (mut process, round) = booked();
            let key = card_key(&process.people[1].id);
            process.rounds[0].preparation.ticked.insert(key, at("2026-11-11 09:20"));
            for _ in 0..2 {
                leave(&mut process, &round, at(now), &mut Ids(0));
            }
            assert_eq!(process.rounds[0].schedule.end(), Some(at(end)), "{now}");
            assert_eq!(process.ledger.len(), cards, "{now}: once, however often it is tapped");
        }
        let (mut process, round) = booked();
        process.rounds[0].schedule = Schedule::ended(at("2026-11-11 10:30")).unwrap();
        leave(&mut process, &round, at("2026-11-11 12:00"), &mut Ids(0));
        assert_eq!(process.rounds[0].schedule.end(), Some(at("2026-11-11 10:30")));
    }
}
