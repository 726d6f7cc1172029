//! Referees: each named one counts, what speaks against naming one, and texts that greet them as you do (J10, S2).

#![allow(clippy::unwrap_used)]

use crate::fixture::{Story, at};
use afterword::domain::actions::references::{mark, name};
use afterword::domain::id::{LetterId, ProcessId, RefereeId};
use afterword::domain::ledger::{Decision, EmployerResponse};
use afterword::domain::letter::check::finding::CheckId;
use afterword::domain::letter::check::{Context, Verdict, check};
use afterword::domain::letter::compose::compose;
use afterword::domain::letter::days::InWords;
use afterword::domain::letter::fact::{Addressee, Facts};
use afterword::domain::letter::purpose::{LetterPurpose, Variant};
use afterword::domain::letter::record::{Letter, Recipient};
use afterword::domain::process::{Process, Tone};
use afterword::domain::profile::Profile;
use afterword::domain::referees::referee::{Consent, Referee, uses};
use afterword::domain::referees::reference::{Milestone, Reference};
use afterword::domain::referees::texts::{asking, ending};
use afterword::domain::referees::warning::{OFTEN, Warning, warnings};
use afterword::domain::text::Line;
use afterword::domain::timeline::step::StepKind;

fn id(text: &str) -> RefereeId {
    RefereeId::parse(text).unwrap()
}

fn referee(key: &str, called: &str, tone: Option<Tone>) -> Referee {
    Referee { tone, consent: Consent::Agreed, ..Referee::named(id(key), Line::cut(called)) }
}

fn named() -> Story {
    let mut story = Story::ended("2026-11-11 14:00").met("Miriam Osei");
    story.process.people[0].concerns = vec![Line::cut("the gap of a year")];
    for (key, called) in [("ana", "Ana Ruiz"), ("ben", "Ben Okoro")] {
        name(&mut story.process, &referee(key, called, None), at("2026-11-11 15:00"));
    }
    story
}

fn briefed(mut story: Story, key: &str, moment: &str) -> Story {
    mark(&mut story.process, &id(key), Milestone::Briefed, Some(at(moment)));
    story
}

#[test]
fn the_step_is_done_when_each_named_one_is_briefed() {
    let kind = StepKind::BriefReferees;
    let none = named();
    assert_eq!(none.state(kind, "2026-11-12 09:00"), "now");
    let one = briefed(none, "ana", "2026-11-12 10:00");
    assert_eq!(one.state(kind, "2026-11-12 12:00"), "now", "one of two is not all");
    assert!(one.step(kind, "2026-11-12 12:00").advice.plain().ends_with("1 of 2 done."));
    let both = briefed(one, "ben", "2026-11-13 10:00");
    assert_eq!(both.state(kind, "2026-11-12 12:00"), "now", "not yet at that time");
    assert_eq!(both.state(kind, "2026-11-13 12:00"), "done 2026-11-13 10:00");
}

#[test]
fn each_of_them_hears_how_it_ended() {
    let kind = StepKind::ThankReferees;
    let over = briefed(named(), "ana", "2026-11-12 10:00").heard("2026-11-20 10:00", EmployerResponse::Refusal);
    assert_eq!(over.state(kind, "2026-11-20 12:00"), "now", "one of them knows that a call might come");
    let mut told = over;
    for key in ["ana", "ben"] {
        assert_eq!(told.state(kind, "2026-11-21 12:00"), "now", "{key} does not know");
        mark(&mut told.process, &id(key), Milestone::Result, Some(at("2026-11-21 10:00")));
    }
    assert_eq!(told.state(kind, "2026-11-21 12:00"), "done 2026-11-21 10:00");
    let nobody = named().heard("2026-11-20 10:00", EmployerResponse::Refusal).plan("2026-11-20 12:00");
    assert!(nobody.steps.iter().all(|step| step.key.kind != kind), "nobody was told, so nobody waits to hear");
}

#[test]
fn what_speaks_against_naming_somebody_is_said() {
    let now = at("2026-11-12 09:00");
    let many: Vec<Process> = (0..OFTEN)
        .map(|n| {
            let mut process = Process::new(ProcessId::parse(&format!("p{n}")).unwrap(), now);
            process.references.push(Reference::named(id("ana"), Line::cut("Ana Ruiz"), now));
            process
        })
        .collect();
    let here = &many[0].references[0];
    let said = |consent: Consent, here: &Reference, among: &[Process]| {
        let one = Referee { consent, ..referee("ana", "Ana Ruiz", None) };
        warnings(&one, here, among, now)
    };
    let (few, name) = (&many[..1], || "Ana Ruiz".to_owned());
    assert_eq!(said(Consent::Agreed, here, few), vec![]);
    assert_eq!(said(Consent::NotAsked, here, few), vec![Warning::Unasked(name())]);
    assert_eq!(said(Consent::Asked, here, few), vec![Warning::NoAnswer(name())]);
    assert_eq!(said(Consent::Declined, here, few), vec![Warning::Declined(name())]);
    assert_eq!(said(Consent::Agreed, here, &many), vec![Warning::Often(name(), OFTEN)]);
    let mut gone = here.clone();
    gone.until = Some("2026-11-11".parse().unwrap());
    assert_eq!(said(Consent::Agreed, &gone, few), vec![Warning::Away(name())]);
    gone.called = Some(now);
    assert_eq!(said(Consent::Agreed, &gone, few), vec![], "they were called in time");
    let mut trashed = many.clone();
    trashed[1].trashed = Some(now);
    assert_eq!(uses(&id("ana"), &trashed).count(), OFTEN - 1, "what is in the trash is not counted");
}

#[test]
fn texts_greet_them_as_you_do() {
    let profile = Profile { name: Line::cut("Sam Rowe"), ..Profile::default() };
    let mut ana = referee("ana", "Ana Ruiz", Some(Tone::Casual));
    ana.speaks_to = vec![Line::cut("the depot project."), Line::cut("training beginners")];
    let vance = Referee { address_as: Line::cut("Dr Vance"), ..referee("v", "Harriet Vance", Some(Tone::Formal)) };
    assert!(asking(&ana, &profile).starts_with("Hi Ana,\n\n"));
    assert!(asking(&ana, &profile).contains("speak about the depot project and training beginners better"));
    assert!(asking(&vance, &profile).starts_with("Dear Dr Vance,\n\n"));
    assert!(asking(&vance, &profile).ends_with("Kind regards,\nSam Rowe"));
    let over = named().decided("2026-11-20 10:00", Decision::Accepted).process;
    let mut here = over.references[0].clone();
    let now = at("2026-11-20 12:00");
    assert!(ending(&ana, &here, &over, &profile, now).contains("even if nobody rang"));
    here.called = Some(now);
    assert!(ending(&ana, &here, &over, &profile, now).contains("Thank you for taking their call."));
}

fn note(to: Recipient, referee: Option<RefereeId>, tone: Tone) -> Letter {
    let mut letter =
        Letter::new(LetterId::parse("l").unwrap(), ProcessId::parse("p").unwrap(), to, LetterPurpose::Referee);
    (letter.referee, letter.tone) = (referee, tone);
    letter
}

#[test]
fn the_note_to_my_own_referee_is_for_them() {
    let ana =
        Referee { speaks_to: vec![Line::cut("the depot project")], ..referee("ana", "Ana Ruiz", Some(Tone::Casual)) };
    let profile = Profile { name: Line::cut("Sam Rowe"), referees: vec![ana.clone()], ..Profile::default() };
    let mut process = named().process;
    process.references[0].concern = Line::cut("staying for long");
    let to = |name: &str, called: &str| {
        let (address_as, email) = (Line::cut(called), Line::default());
        Recipient::Named { name: Line::cut(name), address_as, email }
    };
    let letter = note(to("Ana Ruiz", ana.called()), Some(ana.id), Tone::Casual);
    let now = at("2026-11-12 09:00");
    let draft = |letter: &Letter| {
        let facts = Facts {
            process: &process,
            round: process.rounds.first(),
            person: Addressee::of_letter(letter, &process, &profile),
            profile: &profile,
            purpose: letter.purpose,
            tone: letter.tone,
            variant: Variant::British,
            now,
            until: None,
            days: &InWords,
        };
        compose(&facts, 0).body
    };
    let text = draft(&letter);
    assert!(text.starts_with("Hi Ana,\n\n"), "{text}");
    assert!(text.contains("staying for long") && !text.contains("the gap of a year"), "their own doubt: {text}");
    assert!(text.contains("the depot project"), "{text}");
    // Somebody one knows has a name: without one the checks say so.
    let found = |letter: &mut Letter| {
        letter.body = afterword::domain::text::Prose::cut(&draft(letter));
        let context = Context {
            process: &process,
            round: process.rounds.first(),
            others: &[],
            elsewhere: &[],
            profile: &profile,
            verdict: Verdict::Allowed,
            now,
        };
        let findings = check(letter, &context).findings;
        findings.into_iter().any(|one| one.id == CheckId::GeneralGreeting)
    };
    assert!(!found(&mut letter.clone()));
    assert!(found(&mut note(to("", ""), None, Tone::Formal)));
}

#[test]
fn whoever_was_told_hears_how_it_ended_also_where_you_said_no() {
    let kind = StepKind::ThankReferees;
    let has = |story: &Story| story.plan("2026-11-21 09:00").steps.iter().any(|step| step.key.kind == kind);
    for decision in [Decision::Declined, Decision::Withdrew, Decision::Accepted] {
        let told = briefed(named(), "ana", "2026-11-12 10:00").decided("2026-11-20 10:00", decision);
        assert!(has(&told), "{decision:?}");
        // Where nobody was named, only a yes is a reason to think of those who would have spoken.
        let nobody = Story::ended("2026-11-11 14:00").met("Miriam Osei").decided("2026-11-20 10:00", decision);
        assert_eq!(has(&nobody), decision == Decision::Accepted, "{decision:?}");
    }
}

#[test]
fn what_the_page_says_of_them_all_follows_the_decision() {
    use afterword::domain::ledger::{Entry, LedgerEvent};
    let at: chrono::NaiveDateTime = "2026-11-10T09:00:00".parse().unwrap();
    let mut process = Process::new(ProcessId::parse("p").unwrap(), at);
    for id in ["a", "b"] {
        process.references.push(Reference::named(RefereeId::parse(id).unwrap(), Line::cut(id), at));
    }
    assert_eq!(process.referees_in_words(at), "0 of 2 briefed.");
    process.references.iter_mut().for_each(|one| one.briefed = Some(at));
    assert_eq!(process.referees_in_words(at), "Each one is briefed. They know what may come.");
    let no = LedgerEvent::Decided(Decision::AssumedFilled);
    process.ledger.push(Entry::new(afterword::domain::id::EntryId::parse("e").unwrap(), at, no));
    assert_eq!(process.referees_in_words(at), "It is decided. Tell them how it ended, and thank them.");
    process.references[0].result = Some(at);
    assert_eq!(process.referees_in_words(at), "1 of 2 know how it ended.");
    process.references[1].result = Some(at);
    assert_eq!(process.referees_in_words(at), "Each one knows how it ended.");
}
