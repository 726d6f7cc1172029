//! Drafts: for every purpose, tone and English, four people get four letters that are theirs and pass the checks.

use crate::fixture::{Days, at, day, elsewhere, facts, letter, line, process, profile};
use afterword::domain::channel::Channel;
use afterword::domain::id::{EntryId, ProcessId};
use afterword::domain::ledger::{Entry, Happening, News, OfferForm, Purpose};
use afterword::domain::letter::check::{Context, OtherLetter, Report, Verdict, check};
use afterword::domain::letter::compose::{Draft, compose};
use afterword::domain::letter::fact::{Addressee, Facts, MissingFact};
use afterword::domain::letter::likeness::Shingles;
use afterword::domain::letter::purpose::{LetterPurpose, Variant};
use afterword::domain::letter::template::{self, TemplateError};
use afterword::domain::process::{Process, Tone};
use afterword::domain::profile::Profile;
use afterword::domain::text::Prose;
use std::collections::BTreeSet;

/// A record in which every fact that any letter asks for is known.
fn filled() -> Process {
    let mut process = process();
    let entry = |id: &str, when: &str, what| Entry {
        id: EntryId::parse(id).unwrap(),
        at: at(when),
        what,
        note: Prose::default(),
    };
    let offer = News::Offer { form: OfferForm::Verbal, answer_by: Some(day("2026-12-18")) };
    let asked = Happening::Sent {
        purpose: Purpose::FollowUp,
        channel: Channel::Email,
        to: Vec::new(),
        round: None,
        against: None,
    };
    process.ledger = vec![
        entry("e1", "2026-11-30T09:00:00", asked),
        entry("e2", "2026-12-11T09:00:00", Happening::Heard { channel: Channel::Phone, from: None, news: offer }),
    ];
    process
}

fn every_case() -> impl Iterator<Item = (LetterPurpose, Tone, Variant)> {
    LetterPurpose::ALL.into_iter().flat_map(|purpose| {
        [Tone::Formal, Tone::Casual]
            .into_iter()
            .flat_map(move |tone| Variant::ALL.into_iter().map(move |variant| (purpose, tone, variant)))
    })
}

fn with<'a>(process: &'a Process, profile: &'a Profile, n: usize, case: (LetterPurpose, Tone, Variant)) -> Facts<'a> {
    let (purpose, tone, variant) = case;
    let now = if purpose == LetterPurpose::ThankYou { "2026-11-17T18:00:00" } else { "2026-12-12T09:00:00" };
    Facts { tone, variant, now: at(now), until: Some(day("2026-12-23")), ..facts(process, profile, n, purpose) }
}

fn judge(
    process: &Process,
    profile: &Profile,
    n: usize,
    facts: &Facts<'_>,
    draft: &Draft,
    others: &[OtherLetter<'_>],
) -> Report {
    let mut letter = letter(&[process.people[n].id.as_str()], facts.purpose);
    (letter.tone, letter.variant) = (facts.tone, facts.variant);
    letter.subject = line(&draft.subject);
    letter.body = Prose::parse(&draft.body).unwrap();
    let context = Context {
        process,
        round: process.rounds.first(),
        others,
        elsewhere: &elsewhere(),
        profile,
        verdict: Verdict::Allowed,
        now: facts.now,
    };
    check(&letter, &context)
}

/// The sentences between greeting and sign-off.
fn sentences(body: &str) -> BTreeSet<String> {
    let paper = afterword::domain::letter::paper::Paper::letter(body);
    paper.sentences().into_iter().map(|range| paper.slice(range).to_owned()).collect()
}

#[test]
fn four_people_get_four_letters_that_are_theirs() {
    let (process, profile) = (filled(), profile());
    let words = ["cloud", "rota", "ledger", "training"];
    let mut wrong = Vec::new();
    for case in every_case() {
        let drafts: Vec<Draft> = (0..4).map(|n| compose(&with(&process, &profile, n, case), n)).collect();
        for (n, draft) in drafts.iter().enumerate() {
            let rest: Vec<(usize, Shingles)> =
                (0..4).filter(|other| *other != n).map(|other| (other, Shingles::of(&drafts[other].body))).collect();
            let others: Vec<OtherLetter> = rest
                .iter()
                .map(|(other, shingles)| OtherLetter { to: &process.people[*other].name, shingles })
                .collect();
            let report = judge(&process, &profile, n, &with(&process, &profile, n, case), draft, &others);
            let found: Vec<String> =
                report.findings.iter().map(|one| format!("{} {:?} {}", one.id, one.level, one.fault)).collect();
            assert!(draft.questions.is_empty(), "{case:?} {n}: {:?}", draft.questions);
            if !found.is_empty() {
                wrong.push(format!("{case:?} {n}: {found:#?}\n{}\n{}", draft.subject, draft.body));
            }
            assert!(draft.body.contains(words[n]), "{case:?} {n} names no topic:\n{}", draft.body);
            assert!(!draft.body.contains(['{', '}', '[', ']', '<', '>', '|']), "{}", draft.body);
            for (other, shingles) in &rest {
                let likeness = Shingles::of(&draft.body).per_mille(shingles);
                assert!(likeness < 250, "{case:?} {n} {other} {likeness}");
                let shared: Vec<String> =
                    sentences(&draft.body).intersection(&sentences(&drafts[*other].body)).cloned().collect();
                assert!(shared.is_empty(), "{case:?} {n} {other} share {shared:?}");
            }
        }
    }
    assert!(wrong.is_empty(), "{} drafts:\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn what_is_missing_becomes_a_question_and_leaves_no_gap() {
    let empty = Process::new(ProcessId::parse("p").unwrap(), at("2026-11-01T09:00:00"));
    let profile = Profile::default();
    for case in every_case() {
        for n in 0..6 {
            let facts =
                Facts { person: Addressee::UNKNOWN, round: None, until: None, ..with(&empty, &profile, 9, case) };
            let draft = compose(&facts, n);
            for question in [MissingFact::RecipientName, MissingFact::Employer, MissingFact::Role, MissingFact::OwnName]
            {
                assert!(draft.questions.contains(&question), "{case:?}: {:?}", draft.questions);
            }
            let expected = match case.0 {
                LetterPurpose::ThankYou => {
                    vec![MissingFact::Topic(String::new()), MissingFact::Skill, MissingFact::InterviewDay]
                }
                LetterPurpose::MoreTime => vec![MissingFact::AnswerBy, MissingFact::Until],
                LetterPurpose::MutualContact => vec![MissingFact::HiringManager],
                LetterPurpose::KeepInTouch => vec![MissingFact::Topic(String::new())],
                _ => Vec::new(),
            };
            assert!(
                expected.iter().all(|question| draft.questions.contains(question)),
                "{case:?}: {:?}",
                draft.questions
            );
            assert!(draft.questions.iter().all(|question| question.to_string().ends_with(['?', '.'])));
            for gap in ["  ", " .", " ,", "\n ", "\n\n\n", "{", "}", "[", "]", "<", ">", "|", "..", " ?"] {
                assert!(!draft.body.contains(gap), "{case:?} {n} has {gap:?}:\n{}", draft.body);
                assert!(!draft.subject.contains(gap), "{case:?} {n}: {}", draft.subject);
            }
        }
    }
}

#[test]
fn a_thank_you_draws_on_everything_recorded() {
    let (process, profile) = (process(), profile());
    let draft = compose(&facts(&process, &profile, 0, LetterPurpose::ThankYou), 0);
    assert_eq!(draft.subject, "Thank you for the interview: the Data Analyst role at Northwind Ltd");
    for fact in [
        "Dear Dr Osei,",
        "on Tuesday 17 November",
        "the Data Analyst role at Northwind Ltd",
        "moving the monthly reports to the cloud",
        "halve the reporting time",
        "SQL tuning",
        "from nine hours to two.",
        "Friday 27 November",
        "Yours sincerely,\nAnna Berg\n0123 456789",
    ] {
        assert!(draft.body.contains(fact), "{fact} is missing:\n{}", draft.body);
    }
}

#[test]
fn both_englishes_and_both_tones_keep_their_conventions() {
    let (process, profile) = (process(), profile());
    let cases = [
        (Tone::Formal, Variant::British, "Dear Tom Baker,", "Yours sincerely,", "Tuesday 17 November"),
        (Tone::Formal, Variant::American, "Dear Tom Baker:", "Sincerely,", "Tuesday, November 17"),
        (Tone::Casual, Variant::British, "Hi Tom,", "Best wishes,", "Tuesday 17 November"),
        (Tone::Casual, Variant::American, "Hi Tom,", "Best regards,", "Tuesday, November 17"),
    ];
    for (tone, variant, greeting, sign_off, date) in cases {
        let body = compose(&with(&process, &profile, 1, (LetterPurpose::ThankYou, tone, variant)), 1).body;
        assert!(body.starts_with(greeting), "{body}");
        assert!(body.contains(&format!("\n\n{sign_off}\nAnna Berg")), "{body}");
        assert!(body.contains(date), "{body}");
    }
    let unnamed = Facts { person: Addressee::UNKNOWN, ..facts(&process, &profile, 0, LetterPurpose::ThankYou) };
    let body = compose(&unnamed, 0).body;
    assert!(body.starts_with("Dear Sir or Madam,") && body.contains("Yours faithfully,"), "{body}");
}

#[test]
fn a_linkedin_request_stays_within_its_300_characters() {
    let (mut process, profile) = (process(), profile());
    process.people[0].topics = vec![line(&"a very long matter ".repeat(15))];
    for n in 0..4 {
        let draft = compose(&facts(&process, &profile, 0, LetterPurpose::LinkedIn), n);
        assert!(draft.body.chars().count() <= 300, "{}", draft.body);
        assert_eq!(draft.questions, [MissingFact::ShorterTopic]);
        assert!(draft.subject.is_empty());
    }
}

#[test]
fn a_concern_that_no_skill_answers_is_asked_about_and_a_referee_hears_of_it() {
    let (mut process, profile) = (process(), profile());
    process.people[0].concerns = vec![line("no years abroad")];
    let draft = compose(&facts(&process, &profile, 0, LetterPurpose::ThankYou), 0);
    let question = MissingFact::AnswerToConcern("Miriam Osei".into(), "no years abroad".into());
    assert_eq!(draft.questions, [question]);
    assert!(!draft.body.contains("abroad"));
    let judith = Addressee::outside("Judith Hale", "Ms Hale");
    let note = Facts { person: judith, ..facts(&process, &profile, 0, LetterPurpose::Referee) };
    let draft = compose(&note, 0);
    assert!(draft.body.starts_with("Dear Ms Hale,") && draft.body.contains("no years abroad."), "{}", draft.body);
}

#[test]
fn names_with_odd_characters_are_inert() {
    let (mut process, profile) = (process(), profile());
    process.people[0].address_as = line("");
    for name in ["{topic}", "<a|b>", "[x|y]", "O\"Neil, {need}", "a?bcc=b@c.org", "{", "<", "]", "}{", "|"] {
        process.people[0].name = line(name);
        process.employer = line(name);
        let draft = compose(&facts(&process, &profile, 0, LetterPurpose::ThankYou), 0);
        assert!(draft.body.starts_with(&format!("Dear {name},\n\n")), "{}", draft.body);
        assert!(draft.subject.ends_with(&format!(" at {name}")), "{}", draft.subject);
    }
}

#[test]
fn long_facts_do_not_make_long_letters_where_there_is_a_choice() {
    let (mut process, profile) = (process(), profile());
    process.needs = vec![line(&"a need that goes on and on ".repeat(9))];
    let draft = compose(&facts(&process, &profile, 0, LetterPurpose::ThankYou), 0);
    assert!(draft.body.split_whitespace().count() <= 150, "{}", draft.body);
    assert!(!draft.body.contains("goes on and on"));
    process.role = line(&"Head of something ".repeat(6));
    let draft = compose(&facts(&process, &profile, 0, LetterPurpose::ThankYou), 0);
    assert_eq!(draft.subject, "Thank you at Northwind Ltd");
}

#[test]
fn own_templates_are_checked_and_filled() {
    let (process, profile) = (process(), profile());
    let facts = facts(&process, &profile, 0, LetterPurpose::ThankYou);
    let text =
        "Dear {Name},\n\nThanks for {topic}. Your offer ends {answer day}. We met {on day} at {employer}.\n\n{my name}";
    let filled = template::fill(text, &facts, 0).unwrap();
    assert_eq!(
        filled.text,
        "Dear Dr Osei,\n\nThanks for moving the monthly reports to the cloud. We met on Tuesday 17 November at Northwind Ltd.\n\nAnna Berg"
    );
    assert_eq!(filled.questions, [MissingFact::AnswerBy]);
    let faults = template::faults("Hi {nmae}, {topic and } {need\nx}");
    assert_eq!(faults[0], TemplateError::UnknownSlot { name: "nmae".into(), place: 3..9 });
    assert!(faults.iter().any(|fault| matches!(fault, TemplateError::Unclosed(_))));
    assert!(template::fill("{nothing}", &facts, 0).is_err());
    assert!(faults.iter().all(|fault| !fault.to_string().is_empty()));
    let _ = Days;
}
