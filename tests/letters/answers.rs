//! Letters that answer what happened: an interview that was put off, one with somebody met before, an offer with its terms.

use super::fixture::{at, day, facts, letter, line, process, profile, who};
use afterword::domain::channel::Channel;
use afterword::domain::id::{EntryId, RoundId};
use afterword::domain::ledger::{Decision, EmployerResponse, Entry, LedgerEvent, OfferForm, Purpose};
use afterword::domain::letter::check::finding::CheckId;
use afterword::domain::letter::check::{Context, Verdict, check};
use afterword::domain::letter::compose::compose;
use afterword::domain::letter::fact::{Addressee, Facts};
use afterword::domain::letter::purpose::LetterPurpose;
use afterword::domain::letter::purposes_on_offer::{asked_in_writing, is_fitting, to_tell, usual_recipient};
use afterword::domain::offer::terms::OfferTerms;
use afterword::domain::process::{Process, Tone};
use afterword::domain::promise::OwnPromise;
use afterword::domain::round::{Feedback, Round, RoundState, Schedule};
use afterword::domain::text::Prose;

const TONES: [Tone; 2] = [Tone::Formal, Tone::Casual];

fn put(process: &mut Process, when: &str, what: LedgerEvent) {
    let id = EntryId::parse(&format!("e{}", process.ledger.len())).unwrap();
    process.ledger.push(Entry::new(id, at(when), what));
}

fn heard(news: EmployerResponse) -> LedgerEvent {
    LedgerEvent::Heard { channel: Channel::Email, from: None, news }
}

fn sent(purpose: Purpose) -> LedgerEvent {
    LedgerEvent::Sent { purpose, channel: Channel::Email, to: Vec::new(), round: None, against: None }
}

/// Every text for this purpose to the n-th person about this round, in both tones, a month later.
fn texts(process: &Process, n: usize, round: usize, purpose: LetterPurpose) -> Vec<String> {
    let me = profile();
    let round = process.rounds.get(round);
    let each = |tone: Tone| {
        let facts = facts(process, &me, n, purpose);
        let facts = Facts { tone, round, now: at("2026-12-17T18:00:00"), ..facts };
        let facts = Facts { person: facts.person.in_round(process, round), ..facts };
        (0..6).map(move |variation| compose(&facts, variation).body).collect::<Vec<_>>()
    };
    TONES.into_iter().flat_map(each).collect()
}

/// The same employer, met once more on the 24th with these people.
fn again(met: &[&str]) -> Process {
    let mut process = process();
    let schedule = Schedule::ended(at("2026-11-24T10:00:00")).unwrap();
    let mut round = Round::new(RoundId::parse("r2").unwrap(), process.rounds[0].kind, schedule);
    round.people = met.iter().map(|id| who(id)).collect();
    process.rounds.push(round);
    process
}

#[test]
fn nobody_is_thanked_for_a_conversation_that_was_put_off() {
    for state in [RoundState::Postponed, RoundState::NotHeld] {
        let mut process = process();
        process.rounds[0].state = state;
        for purpose in
            [LetterPurpose::NewTime, LetterPurpose::FirstFollowUp, LetterPurpose::Bridge, LetterPurpose::AskHr]
        {
            for text in texts(&process, 0, 0, purpose) {
                for claim in ["17 November", "again for", "our conversation on", "my interview", "the interview"] {
                    assert!(!text.contains(claim), "{purpose:?}, {state:?}, “{claim}”:\n{text}");
                }
            }
        }
        for text in texts(&process, 0, 0, LetterPurpose::NewTime) {
            assert!(!text.contains("decision") && text.contains("Osei"), "{text}");
            let asks = ["When would suit", "new time", "another time", "Which day"];
            assert!(asks.iter().any(|asks| text.contains(asks)), "{text}");
            // Who was told of it was not left waiting.
            let waited = ["I was ready", "missed each other", "must have come up", "happen as planned"];
            let says = waited.iter().any(|waited| text.contains(waited));
            assert_eq!(says, state == RoundState::NotHeld, "{text}");
        }
    }
}

#[test]
fn the_question_about_the_time_goes_to_whom_the_round_was_to_be_with() {
    let mut process = again(&["p3"]);
    process.rounds[1].state = RoundState::Postponed;
    let to = usual_recipient(LetterPurpose::NewTime, &process, at("2026-12-01T09:00:00"));
    assert_eq!(to.map(|person| &*person.name), Some("Zoë Łukasiewicz"));
}

#[test]
fn whoever_is_met_again_is_no_new_acquaintance() {
    let process = again(&["p1"]);
    for text in texts(&process, 0, 1, LetterPurpose::ThankYou) {
        let first = text.split("\n\n").nth(1).unwrap();
        assert!(first.contains("again") || first.contains("another") || first.contains("back"), "{text}");
        assert!(!text.contains("to meet you") && !text.contains("the cloud"), "{text}");
    }
    let first = &texts(&process, 0, 1, LetterPurpose::ThankYou)[0];
    assert!(first.contains("It was good to see you again on Tuesday 24 November."), "{first}");
    // The first time, and to whoever was not there then, nothing of it.
    for (n, round) in [(0, 0), (1, 1)] {
        let mut process = process.clone();
        process.rounds[1].people.push(who("p2"));
        process.rounds[0].people.retain(|id| *id != who("p2"));
        for text in texts(&process, n, round, LetterPurpose::ThankYou) {
            let first = text.split("\n\n").nth(1).and_then(|words| words.split('.').next()).unwrap();
            assert!(!first.contains("again") && !first.contains("back"), "{n}:\n{text}");
        }
    }
}

#[test]
fn thanks_for_a_later_round_speak_of_it_and_say_where_the_earlier_topic_went() {
    let mut process = again(&["p1"]);
    let note = |process: &Process| {
        let mut thanks = letter(&["p1"], LetterPurpose::ThankYou);
        (thanks.round, thanks.body) = (RoundId::parse("r2"), Prose::cut("Dear Dr Osei,\n\nThank you.\n\nAnna Berg"));
        let me = profile();
        let context = Context {
            process,
            round: process.rounds.get(1),
            others: &[],
            elsewhere: &[],
            profile: &me,
            verdict: Verdict::Allowed,
            now: at("2026-11-24T18:00:00"),
        };
        let found = check(&thanks, &context).findings.into_iter().find(|one| one.id == CheckId::Discussed);
        found.map(|one| one.fault.phrase().plain()).unwrap_or_default()
    };
    assert!(
        note(&process).starts_with("What you noted for Miriam Osei is from an earlier round"),
        "{}",
        note(&process)
    );
    let me = profile();
    let round = process.rounds.get(1);
    let base = facts(&process, &me, 0, LetterPurpose::ThankYou);
    let base = Facts { round, now: at("2026-11-24T18:00:00"), person: base.person.in_round(&process, round), ..base };
    let asks: Vec<String> = compose(&base, 0).questions.iter().map(ToString::to_string).collect();
    assert!(asks.iter().any(|asks| asks.contains("with Miriam Osei this time?")), "{asks:?}");
    process.rounds[1].talk_mut(&who("p1")).topics = vec![line("the new cold store")];
    assert!(note(&process).contains("the new cold store"), "{}", note(&process));
    for text in texts(&process, 0, 1, LetterPurpose::ThankYou) {
        assert!(text.contains("the new cold store") && !text.contains("the cloud"), "{text}");
    }
    // Nothing was ever noted: so it says.
    process.rounds[1].talks.clear();
    process.people[0].topics.clear();
    assert!(note(&process).starts_with("No topic is recorded"), "{}", note(&process));
}

#[test]
fn what_was_done_between_two_days_is_told_as_past() {
    let mut process = again(&["p1"]);
    for (typed, told) in [
        ("practised with two friends", "I practised with two friends."),
        ("written a plan and taken a course", "I wrote a plan and took a course."),
        ("I’ve been to your shop", "I was to your shop."),
    ] {
        let since = line(typed);
        let feedback = Feedback { words: Prose::cut("More SQL."), on: None, by: None, since };
        process.rounds[0].feedback = vec![feedback];
        let all = texts(&process, 0, 1, LetterPurpose::ThankYou);
        let between = all.iter().filter(|text| text.contains("Between the two interviews")).collect::<Vec<_>>();
        assert!(!between.is_empty() && between.iter().all(|text| text.contains(told)), "{between:?}");
        // Since then until now is another matter.
        assert!(all[0].contains("Since the last interview, I have "), "{}", all[0]);
    }
}

#[test]
fn a_promise_names_its_day_once() {
    let mut process = process();
    let by = Some(day("2026-11-19"));
    for (typed, told) in [
        ("I'll send the reference list by Thursday", "I'll send the reference list, by Thursday 19 November."),
        ("Send the list on Thursday.", "Send the list, by Thursday 19 November."),
        ("send the list by tomorrow", "send the list, by Thursday 19 November."),
        (
            "come by train with a talk on month ends",
            "come by train with a talk on month ends, by Thursday 19 November.",
        ),
        ("send the list", "send the list, by Thursday 19 November."),
    ] {
        process.rounds[0].own_promises = vec![OwnPromise { what: line(typed), by, kept: None }];
        let me = profile();
        let body = compose(&facts(&process, &me, 0, LetterPurpose::ThankYou), 0).body;
        assert!(body.contains(told), "{typed}:\n{body}");
    }
    // Without a day of its own the words stay as they were typed.
    process.rounds[0].own_promises = vec![OwnPromise { what: line("send the list by Thursday"), by: None, kept: None }];
    let me = profile();
    let body = compose(&facts(&process, &me, 0, LetterPurpose::ThankYou), 0).body;
    assert!(body.contains("promised you: send the list by Thursday."), "{body}");
}

#[test]
fn an_acceptance_says_what_was_agreed() {
    let mut process = process();
    let offer = EmployerResponse::Offer { form: OfferForm::Written, answer_by: None };
    put(&mut process, "2026-12-11T09:00:00", heard(offer));
    for text in texts(&process, 0, 0, LetterPurpose::Accept) {
        assert!(!text.contains("agreed") && !text.contains("terms"), "nothing is noted:\n{text}");
    }
    process.terms = Some(OfferTerms {
        pay: line("£42,000 a year"),
        hours: line("37 hours, flexible"),
        start: Some(day("2027-01-04")),
        ..OfferTerms::default()
    });
    for text in texts(&process, 0, 0, LetterPurpose::Accept) {
        assert!(text.contains("Monday 4 January"), "{text}");
        assert!(text.contains("pay: £42,000 a year; hours: 37 hours, flexible."), "{text}");
    }
}

#[test]
fn a_spoken_offer_is_asked_for_once_and_then_waited_for() {
    let mut process = process();
    let now = at("2026-12-12T09:00:00");
    let offer = |form| heard(EmployerResponse::Offer { form, answer_by: None });
    put(&mut process, "2026-12-10T09:00:00", offer(OfferForm::Verbal));
    assert_eq!(asked_in_writing(&process, now), None);
    put(&mut process, "2026-12-11T09:00:00", sent(Purpose::AskWritten));
    assert_eq!(asked_in_writing(&process, now), Some(at("2026-12-11T09:00:00")));
    process.ledger[1].lost = Some(at("2026-12-11T10:00:00"));
    assert_eq!(asked_in_writing(&process, now), None, "it came back");
    process.ledger[1].lost = None;
    put(&mut process, "2026-12-12T08:00:00", offer(OfferForm::Written));
    assert_eq!(asked_in_writing(&process, now), None, "it is in writing");
    // And the letter asks for the time that the plan speaks of.
    for text in texts(&process, 0, 0, LetterPurpose::AskWritten) {
        assert!(text.contains("a few days") && !text.contains("right away"), "{text}");
    }
}

#[test]
fn whoever_decides_to_go_is_offered_the_letter_until_it_went() {
    let now = at("2026-12-12T09:00:00");
    for (decision, purpose, in_ledger) in [
        (Decision::Withdrew, LetterPurpose::Withdraw, Purpose::Withdraw),
        (Decision::Declined, LetterPurpose::Decline, Purpose::Decline),
    ] {
        let mut process = process();
        assert_eq!(to_tell(&process, now), None);
        put(&mut process, "2026-12-10T09:00:00", LedgerEvent::Decided(decision));
        assert_eq!(to_tell(&process, now), Some(purpose));
        assert!(is_fitting(purpose, &process, now));
        put(&mut process, "2026-12-11T09:00:00", sent(in_ledger));
        assert_eq!(to_tell(&process, now), None, "they know");
        assert!(!is_fitting(purpose, &process, now));
        put(&mut process, "2026-12-11T10:00:00", LedgerEvent::Decided(Decision::Reopened));
        put(&mut process, "2026-12-11T11:00:00", LedgerEvent::Decided(decision));
        assert_eq!(to_tell(&process, now), Some(purpose), "of this they do not know");
    }
}

#[test]
fn a_note_typed_behind_a_name_is_not_greeted() {
    let (process, me) = (process(), profile());
    for purpose in [LetterPurpose::Referee, LetterPurpose::MutualContact] {
        let person = Addressee::outside("Ana Ruiz, was at Łódź Mills 2019", "");
        for (tone, greeting) in [(Tone::Formal, "Dear Ana Ruiz,\n"), (Tone::Casual, "Hi Ana,\n")] {
            let body = compose(&Facts { tone, person, ..facts(&process, &me, 0, purpose) }, 0).body;
            assert!(body.starts_with(greeting), "{body}");
        }
    }
}
