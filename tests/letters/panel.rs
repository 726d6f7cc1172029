//! The panel matrix: who has what, and when an interview counts as thanked.

use super::fixture::{at, letter, line, process, who};
use afterword::domain::channel::Channel;
use afterword::domain::id::{EntryId, LetterId};
use afterword::domain::ledger::{EmployerResponse, Entry, LedgerEvent, Purpose};
use afterword::domain::letter::matrix::{Progress, THROUGH_RECRUITER, matrix, thank_you_step, thanked};
use afterword::domain::letter::purpose::LetterPurpose;
use afterword::domain::letter::record::{Letter, LetterState};
use afterword::domain::process::{Mark, Process};
use afterword::domain::text::Prose;

fn to(id: &str, body: &str, state: LetterState) -> Letter {
    let letter = letter(&[id], LetterPurpose::ThankYou);
    Letter { id: LetterId::parse(id).unwrap(), body: Prose::parse(body).unwrap(), state, ..letter }
}

fn entry(id: &str, when: &str, what: LedgerEvent) -> Entry {
    Entry::new(EntryId::parse(id).unwrap(), at(when), what)
}

fn thanks(to: &str) -> LedgerEvent {
    LedgerEvent::Sent {
        purpose: Purpose::ThankYou,
        channel: Channel::Email,
        to: vec![who(to)],
        round: None,
        against: None,
    }
}

fn set_aside(process: &mut Process, person: &str, reason: &str) {
    let key = thank_you_step(&process.rounds[0], &who(person)).to_string();
    process.marks.insert(key, Mark::NotNeeded { at: at("2026-11-17T19:00:00"), reason: line(reason) });
}

#[test]
fn each_person_has_a_state_and_alike_drafts_show() {
    let mut process = process();
    let now = at("2026-11-18T09:00:00");
    let letters = [
        to("p1", "One two three four five.", LetterState::Draft),
        to("p2", "One two three four five.", LetterState::Checked),
    ];
    let round = process.rounds[0].clone();
    let table = matrix(&process, &round, &letters, now);
    let progress: Vec<Progress> = table.rows.iter().map(|row| row.progress).collect();
    assert_eq!(progress, [Progress::Drafted, Progress::Checked, Progress::NoDraft, Progress::NoDraft]);
    assert_eq!(table.alike.len(), 1);
    assert_eq!(table.alike[0].per_mille, 1000);
    assert!(!thanked(&process, &round, &letters, now));

    process.ledger = vec![
        entry("a", "2026-11-17T18:00:00", thanks("p1")),
        entry("b", "2026-11-17T18:05:00", thanks("p2")),
        entry(
            "c",
            "2026-11-17T20:00:00",
            LedgerEvent::Heard { channel: Channel::Email, from: Some(who("p2")), news: EmployerResponse::Message },
        ),
    ];
    set_aside(&mut process, "p3", "");
    assert!(!thanked(&process, &round, &letters, now));
    set_aside(&mut process, "p4", THROUGH_RECRUITER);
    let progress: Vec<Progress> = matrix(&process, &round, &letters, now).rows.iter().map(|row| row.progress).collect();
    let sent = Progress::Sent(at("2026-11-17T18:00:00"));
    let answered = Progress::Answered(at("2026-11-17T20:00:00"));
    assert_eq!(progress, [sent, answered, Progress::NotNeeded, Progress::ThroughRecruiter]);
    assert!(thanked(&process, &round, &letters, now));
    assert!(!thanked(&process, &round, &letters, at("2026-11-17T18:01:00")), "the second letter was not yet out");
}

#[test]
fn nobody_recorded_is_nobody_thanked() {
    let mut process = process();
    process.rounds[0].people.clear();
    assert!(!thanked(&process, &process.rounds[0], &[], at("2026-11-18T09:00:00")));
}

#[test]
fn thanks_before_the_interview_or_for_another_round_do_not_count() {
    let mut process = process();
    process.ledger = vec![entry("a", "2026-11-10T18:00:00", thanks("p1"))];
    let table = matrix(&process, &process.rounds[0], &[], at("2026-11-18T09:00:00"));
    assert_eq!(table.rows[0].progress, Progress::NoDraft);
}
