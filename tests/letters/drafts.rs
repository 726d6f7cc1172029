//! Drafts: for every purpose, tone and English, four people get four letters that are theirs and pass the checks.

use super::fixture::{Days, at, day, elsewhere, facts, letter, line, process, profile};
use afterword::domain::channel::Channel;
use afterword::domain::id::{EntryId, ProcessId};
use afterword::domain::ledger::{Decision, EmployerResponse, Entry, LedgerEvent, OfferForm, Purpose};
use afterword::domain::letter::check::{Context, OtherLetter, Report, Verdict, check};
use afterword::domain::letter::compose::{Draft, compose};
use afterword::domain::letter::fact::{Addressee, Facts, MissingFact};
use afterword::domain::letter::likeness::Shingles;
use afterword::domain::letter::purpose::{LetterPurpose, Variant};
use afterword::domain::letter::template::{self, TemplateError};
use afterword::domain::process::{Process, Tone};
use afterword::domain::profile::Profile;
use afterword::domain::round::Feedback;
use afterword::domain::text::Prose;
use std::collections::BTreeSet;

/// A record in which every fact that any letter asks for is known.
fn filled() -> Process {
    let mut process = process();
    let entry = |id: &str, when: &str, what| Entry::new(EntryId::parse(id).unwrap(), at(when), what);
    let offer = EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: Some(day("2026-12-18")) };
    let asked = LedgerEvent::Sent {
        purpose: Purpose::FollowUp,
        channel: Channel::Email,
        to: Vec::new(),
        round: None,
        against: None,
    };
    process.ledger = vec![
        entry("e1", "2026-11-30T09:00:00", asked),
        entry("e2", "2026-12-11T09:00:00", LedgerEvent::Heard { channel: Channel::Phone, from: None, news: offer }),
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
    // Whoever is asked for a favour is no stranger.
    for purpose in [LetterPurpose::Referee, LetterPurpose::MutualContact] {
        let unnamed = Facts { person: Addressee::UNKNOWN, ..facts(&process, &profile, 0, purpose) };
        let body = compose(&unnamed, 0).body;
        assert!(body.starts_with("Hello,") && body.contains("Yours sincerely,"), "{body}");
    }
}

#[test]
fn what_was_done_since_goes_into_every_follow_up_and_into_the_thanks_for_a_later_round() {
    let (mut process, profile) = (process(), profile());
    let plain = compose(&facts(&process, &profile, 0, LetterPurpose::FirstFollowUp), 0).body;
    assert!(!plain.contains("Since we spoke"), "{plain}");
    let feedback =
        Feedback { words: Prose::cut("More SQL."), on: None, by: None, since: line("Read up on window functions.") };
    process.rounds[0].feedback.push(feedback);
    let says = |process: &Process, purpose, n| compose(&facts(process, &profile, 0, purpose), n).body;
    for purpose in [LetterPurpose::FirstFollowUp, LetterPurpose::SecondFollowUp] {
        let bodies: Vec<String> = (0..4).map(|n| says(&process, purpose, n)).collect();
        let told: Vec<&str> = bodies
            .iter()
            .filter_map(|body| body.split(['.', '?']).find(|it| it.contains("window functions")))
            .collect();
        assert_eq!(told.len(), 4, "{bodies:?}");
        assert!(told.iter().enumerate().all(|(n, one)| !told[..n].contains(one)), "no two read the same: {told:?}");
    }
    assert!(!says(&process, LetterPurpose::ThankYou, 0).contains("window functions"), "they only just met");
    let mut earlier = process.rounds[0].clone();
    earlier.id = afterword::domain::id::RoundId::parse("before").unwrap();
    earlier.schedule = afterword::domain::round::Schedule::ended(at("2026-11-02T10:00:00")).unwrap();
    process.rounds.push(earlier);
    let thanks = says(&process, LetterPurpose::ThankYou, 0);
    assert!(thanks.contains("Since the last interview, I have read up on window functions."), "{thanks}");
    // Somebody who was not there then knows of no last time.
    process.rounds[1].people.remove(0);
    let thanks = says(&process, LetterPurpose::ThankYou, 0);
    assert!(!thanks.contains("window functions"), "{thanks}");
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
    assert_eq!(draft.subject, "Thank you for the interview at Northwind Ltd");
    process.employer = line("Internationale Gesellschaft für Datenverarbeitung & Söhne mbH");
    let draft = compose(&facts(&process, &profile, 0, LetterPurpose::ThankYou), 0);
    assert_eq!(draft.subject, "My thanks to Internationale Gesellschaft für Datenverarbeitung & Söhne mbH");
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

#[test]
fn notes_typed_with_a_capital_stand_inside_a_sentence() {
    let (mut process, mut profile) = (process(), profile());
    let mut topic = |text: &str, purpose| {
        process.people[0].topics = vec![line(text)];
        compose(&facts(&process, &profile, 0, purpose), 0).body
    };
    let inside = [
        ("How they measure success?", "our conversation on how you measure success."),
        ("Their move to Leeds.", "our conversation on your move to Leeds."),
        ("why they left SAP", "our conversation on why you left SAP."),
        ("Her years in Lagos", "our conversation on your years in Lagos."),
        ("On-call rota", "our conversation on on-call rota."),
        ("Integration with Xero", "our conversation on integration with Xero."),
        // What may be a name keeps its capital.
        ("Kubernetes migration", "our conversation on Kubernetes migration."),
        ("Theirs", "our conversation on Theirs."),
        ("IT support", "our conversation on IT support."),
        ("A/B testing", "our conversation on A/B testing."),
        ("New York office", "our conversation on New York office."),
        ("Herman Miller chairs", "our conversation on Herman Miller chairs."),
        ("iOS", "our conversation on iOS."),
        ("Élodie’s team", "our conversation on Élodie’s team."),
    ];
    for (noted, said) in inside {
        let body = topic(noted, LetterPurpose::ThankYou);
        assert!(body.contains(said), "{noted}:\n{body}");
    }
    process.needs = vec![line("Someone to calm the month end.")];
    process.needs.push(line("They need better forecasts"));
    profile.skills[0].name = line("Negotiation");
    let body = compose(&facts(&process, &profile, 0, LetterPurpose::ThankYou), 0).body;
    assert!(body.contains("you need someone to calm the month end, and"), "{body}");
    let body = compose(&facts(&process, &profile, 0, LetterPurpose::ThankYou), 1).body;
    assert!(body.contains("where help counts most: you need better forecasts."), "{body}");
    // To somebody outside it stays theirs.
    process.people[0].topics = vec![line("Their move to Leeds")];
    let judith = Addressee::outside("Judith Hale", "");
    let note = Facts { person: judith, ..facts(&process, &profile, 0, LetterPurpose::Referee) };
    assert!(compose(&note, 0).body.contains("about their move to Leeds."), "{}", compose(&note, 0).body);
}

#[test]
fn a_full_stop_that_belongs_to_a_name_ends_the_sentence_too() {
    let (mut process, profile) = (filled(), profile());
    process.employer = line("Acme Inc.");
    for case in every_case() {
        for n in 0..4 {
            let draft = compose(&with(&process, &profile, n, case), n);
            assert!(!draft.body.contains("..") && draft.body.contains("Acme Inc."), "{case:?} {n}:\n{}", draft.body);
            let next = draft.body.split("Acme Inc.").skip(1);
            assert!(next.into_iter().all(|rest| !rest.starts_with('.')), "{}", draft.body);
        }
    }
}

#[test]
fn nobody_is_told_of_an_interview_that_was_not_held() {
    let (mut process, profile) = (process(), profile());
    for before in [true, false] {
        // Planned for tomorrow; then no round at all.
        if !before {
            process.rounds.clear();
        }
        for purpose in [LetterPurpose::Referee, LetterPurpose::MutualContact] {
            for n in 0..4 {
                let judith = Addressee::outside("Judith Hale", "");
                let at = at("2026-11-16T09:00:00");
                let draft = compose(&Facts { person: judith, now: at, ..facts(&process, &profile, 0, purpose) }, n);
                assert!(!draft.body.contains("interview"), "{purpose:?} {n}:\n{}", draft.body);
                assert!(draft.body.contains("the Data Analyst role at Northwind Ltd"), "{}", draft.body);
            }
        }
    }
}

#[test]
fn nobody_is_thanked_for_an_answer_that_never_came() {
    let (mut process, profile) = (filled(), profile());
    process.ledger.truncate(1);
    let case = (LetterPurpose::AskFeedback, Tone::Formal, Variant::British);
    let thanks = |process: &Process, n| {
        let draft = compose(&with(process, &profile, n, case), n);
        let said = ["letting me know", "your news", "clear with me", "you told me", "your answer"];
        (said.iter().any(|said| format!("{} {}", draft.subject, draft.body).contains(said)), draft)
    };
    assert!((0..4).all(|n| thanks(&process, n).0), "the user says that there is an answer");
    let given_up = Entry::new(
        EntryId::parse("e3").unwrap(),
        at("2026-12-11T09:00:00"),
        LedgerEvent::Decided(Decision::AssumedFilled),
    );
    process.ledger.push(given_up);
    for n in 0..4 {
        let (thanked, draft) = thanks(&process, n);
        assert!(!thanked, "{}\n{}", draft.subject, draft.body);
        let report = judge(&process, &profile, n, &with(&process, &profile, n, case), &draft, &[]);
        assert!(report.findings.is_empty(), "{:?}\n{}", report.findings, draft.body);
    }
}

#[test]
fn a_subject_reads_as_english_however_long_the_names_are() {
    let (mut process, profile) = (filled(), profile());
    process.role = line("Senior Principal Data Platform Reliability Engineering Manager for Europe and Asia");
    for employer in ["Halden & Rowe", "Internationale Gesellschaft für Datenverarbeitung & Söhne mbH"] {
        process.employer = line(employer);
        for case in every_case() {
            let draft = compose(&with(&process, &profile, 0, case), 0);
            for odd in ["Thank you at", "touch at", "answer at", "offer at", "feedback at", "ask at"] {
                assert!(!draft.subject.contains(odd), "{case:?}: {}", draft.subject);
            }
            assert!(draft.subject.chars().count() <= 78, "{}", draft.subject);
        }
    }
}
