//! Offers: spoken, in writing, taken back, and beside others.

use super::{has, interview, ruling, told};
use crate::fixture::{Story, at, dates, day, state};
use afterword::domain::advice::playbook::Author::F;
use afterword::domain::advice::playbook::Playbook;
use afterword::domain::channel::Channel::Email;
use afterword::domain::id::ProcessId;
use afterword::domain::ledger::{Decision, EmployerResponse, OfferForm, Purpose};
use afterword::domain::process::{Mark, Status};
use afterword::domain::text::Line;
use afterword::domain::timeline::ending::{Deadline, deadline};
use afterword::domain::timeline::plan_beside;
use afterword::domain::timeline::step::{Plan, Step, StepKind};

const SPOKEN: EmployerResponse = EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: None };

#[test]
fn a_spoken_offer_is_no_offer_yet() {
    let spoken = interview().heard("2026-11-17 10:00", SPOKEN);
    let step = spoken.step(StepKind::ConfirmOffer, "2026-11-17 12:00");
    assert_eq!((step.title.as_str(), state(&step).as_str()), ("Get the offer in writing", "now"));
    assert!(step.advice.plain().contains("Don’t give notice"));
    assert_eq!(ruling(&spoken, Purpose::AskWritten, Email, "2026-11-17 12:00"), "allowed");
    // Nobody is told that it is over, and the search goes on, even once one has said yes to it.
    let yes = spoken.clone().decided("2026-11-17 12:00", Decision::Accepted);
    for kind in [StepKind::ThankReferees, StepKind::StopSearching] {
        assert!(!has(&yes.clone().by(F), kind, "2026-11-18 10:00"), "{kind:?}");
    }
    // Asked once, it waits for a week of silence.
    let asked = spoken.sent("2026-11-17 12:00", Purpose::AskWritten);
    assert_eq!(asked.state(StepKind::ConfirmOffer, "2026-11-18 10:00"), "done 2026-11-17 12:00");
    assert_eq!(ruling(&asked, Purpose::AskWritten, Email, "2026-11-18 10:00"), "wait 2026-11-24 09:00");
    assert_eq!(ruling(&asked, Purpose::AskWritten, Email, "2026-11-24 09:00"), "allowed");
    let again = "Ask again for the offer in writing: 2026-11-24 09:00 | 2026-11-24 18:00 | -";
    assert_eq!(told(&asked, StepKind::AskWritten, "2026-11-20 10:00"), [format!("{again}, later")]);
    assert_eq!(told(&asked, StepKind::AskWritten, "2026-11-25 10:00"), [format!("{again}, late")]);
    assert_eq!(asked.plan("2026-11-25 10:00").follow_ups_spent, 0);
}

#[test]
fn spoken_silent_written_and_taken_back() {
    let story = interview()
        .heard("2026-11-17 10:00", SPOKEN)
        .sent("2026-11-17 12:00", Purpose::AskWritten)
        .sent("2026-11-24 10:00", Purpose::AskWritten);
    // A week after the second time, a Tuesday again.
    let asks = told(&story, StepKind::AskWritten, "2026-11-25 10:00");
    let again = "Ask again for the offer in writing";
    let expected = [
        format!("{again}: 2026-11-24 09:00 | 2026-11-24 18:00 | -, done 2026-11-24 10:00"),
        format!("{again}: 2026-12-01 09:00 | 2026-12-01 18:00 | -, later"),
    ];
    assert_eq!(asks, expected);
    let written = EmployerResponse::Offer { form: OfferForm::Written, answer_by: Some(day("2026-12-02")) };
    let story = story.heard("2026-11-26 10:00", written);
    assert!(!has(&story, StepKind::AskWritten, "2026-11-26 12:00"));
    assert_eq!(story.dates(StepKind::ConfirmOffer, "2026-11-26 12:00"), "2026-11-26 10:00 | 2026-12-02 18:00 | -");
    // Its deadline moves.
    let story = story.heard("2026-11-27 10:00", EmployerResponse::AnswerBy(day("2026-12-04")));
    assert_eq!(story.dates(StepKind::ConfirmOffer, "2026-11-27 12:00"), "2026-11-26 10:00 | 2026-12-04 18:00 | -");
    assert_eq!(story.process.status(at("2026-11-27 12:00")), Status::Offered);
    // Taken back: it is answered like a refusal, after a night's sleep.
    let story = story.heard("2026-11-30 09:00", EmployerResponse::OfferWithdrawn);
    assert!(!has(&story, StepKind::ConfirmOffer, "2026-11-30 10:00"));
    assert_eq!(story.process.status(at("2026-11-30 10:00")), Status::Refused);
    let reply = "2026-12-01 08:00 | 2026-12-01 18:00 | 2026-12-14 18:00";
    assert_eq!(story.dates(StepKind::ReplyToRefusal, "2026-11-30 10:00"), reply);
}

fn beside(story: &Story, offers: &[Deadline], now: &str) -> Vec<Step> {
    let plan = plan_beside(&story.process, Playbook::built_in(story.letter), &story.calendar, offers, at(now));
    plan.steps.into_iter().filter(|step| step.key.kind == StepKind::BridgeOffer).collect()
}

#[test]
fn another_offer_with_a_deadline_is_told_to_the_others_once() {
    // Elsewhere, on Friday 20 November: an answer by Friday 27.
    let written = EmployerResponse::Offer { form: OfferForm::Written, answer_by: Some(day("2026-11-27")) };
    let mut elsewhere = Story::ended("2026-11-05 14:00").heard("2026-11-20 10:00", written).process;
    elsewhere.id = ProcessId::parse("other").unwrap();
    let offers = [deadline(&elsewhere, at("2026-11-20 12:00")).unwrap()];
    let waits = interview();
    let steps = beside(&waits, &offers, "2026-11-20 12:00");
    let all: Vec<_> = steps.iter().map(|step| format!("{}: {}, {}", step.title, dates(step), state(step))).collect();
    let window = "2026-11-20 10:00 | 2026-11-23 18:00 | 2026-11-27 18:00";
    assert_eq!(all, [format!("Tell Miriam Osei about your other offer: {window}, now")]);
    assert_eq!(
        steps[0].because().plain(),
        "Another employer made you an offer 2026-11-20 10:00: at once, best by 18:00 1 working day later. They want your answer by 2026-11-27: at the latest 18:00 that day. Advice: Recommended."
    );
    // Before their own date, and once: it counts as a follow-up.
    let early = Story::ended("2026-11-17 14:00").met("Miriam Osei").promised("2026-12-01");
    assert_eq!(ruling(&early, Purpose::Bridge, Email, "2026-11-20 12:00"), "allowed");
    let told = early.sent_to("2026-11-20 12:00", Purpose::Bridge, &[1]);
    assert_eq!(told.plan("2026-11-20 13:00").follow_ups_spent, 1);
    assert_eq!(ruling(&told, Purpose::Bridge, Email, "2026-11-23 12:00"), "over the cap");
    assert_eq!(state(&beside(&told, &offers, "2026-11-20 13:00")[0]), "done 2026-11-20 12:00");
}

#[test]
fn an_offer_is_no_reason_to_write_where_it_was_made_where_it_is_over_and_after_its_day() {
    let offer =
        Deadline { process: interview().process.id, since: at("2026-11-20 10:00"), by: Some(day("2026-11-27")) };
    assert!(beside(&interview(), std::slice::from_ref(&offer), "2026-11-20 12:00").is_empty());
    let offer = [Deadline { process: ProcessId::parse("other").unwrap(), ..offer }];
    let refused = interview().heard("2026-11-19 10:00", EmployerResponse::Refusal);
    assert_eq!(state(&beside(&refused, &offer, "2026-11-20 12:00")[0]), "cancelled");
    assert_eq!(ruling(&refused, Purpose::Bridge, Email, "2026-11-20 12:00"), "over the cap");
    assert_eq!(state(&beside(&interview(), &offer, "2026-11-28 09:00")[0]), "cancelled");
    let written = EmployerResponse::Offer { form: OfferForm::Written, answer_by: Some(day("2026-11-27")) };
    let offered = interview().heard("2026-11-20 10:00", written);
    assert!(deadline(&offered.process, at("2026-11-27 20:00")).is_some());
    assert!(deadline(&offered.process, at("2026-11-28 08:00")).is_none());
    let declined = offered.decided("2026-11-23 10:00", Decision::Declined);
    assert!(deadline(&declined.process, at("2026-11-23 12:00")).is_none());
}

#[test]
fn what_has_no_name_yet_is_them_in_a_sentence_and_hears_of_no_other_offer() {
    let mut story = interview();
    (story.process.employer, story.process.role) = (Line::default(), Line::default());
    story.process.people.clear();
    story.process.rounds.iter_mut().for_each(|round| round.people.clear());
    for now in ["2026-11-11 15:00", "2026-11-20 12:00", "2027-01-20 12:00"] {
        for step in story.plan(now).steps {
            assert!(!step.title.contains("Untitled"), "{now}: {}", step.title);
        }
    }
    let titles: Vec<_> = story.plan("2026-11-20 12:00").steps.into_iter().map(|step| step.title).collect();
    for title in ["Ask them for news", "Assume they chose someone else"] {
        assert!(titles.iter().any(|one| one == title), "{titles:?}");
    }
    let offer = Deadline {
        process: ProcessId::parse("other").unwrap(),
        since: at("2026-11-20 10:00"),
        by: Some(day("2026-11-27")),
    };
    assert!(beside(&story, &[offer], "2026-11-20 12:00").is_empty());
}

/// The plan beside an offer elsewhere, taken on Monday 23 November.
fn plan_once_taken(story: &Story, now: &str) -> Plan {
    let written = EmployerResponse::Offer { form: OfferForm::Written, answer_by: Some(day("2026-11-27")) };
    let elsewhere = |id: &str, story: Story| {
        let mut process = story.process;
        process.id = ProcessId::parse(id).unwrap();
        deadline(&process, at(now))
    };
    let offered = || Story::ended("2026-11-05 14:00").heard("2026-11-20 10:00", written.clone());
    let taken = elsewhere("taken", offered().decided("2026-11-23 10:00", Decision::Accepted));
    let offers: Vec<_> = taken.into_iter().chain(elsewhere("third", offered())).collect();
    plan_beside(&story.process, Playbook::built_in(story.letter), &story.calendar, &offers, at(now))
}

/// The letters of that plan: "slug: title, state".
fn once_taken(story: &Story, now: &str) -> Vec<String> {
    let plan = plan_once_taken(story, now);
    let letters =
        plan.steps.iter().filter(|step| step.key.kind.is_message() || step.key.kind == StepKind::AssumeFilled);
    let open = letters
        .filter(|step| step.state.is_live() && !matches!(step.key.kind, StepKind::LinkedIn | StepKind::KeepInTouch));
    open.map(|step| format!("{}: {}, {}", step.key.kind.slug(), step.title, state(step))).collect()
}

#[test]
fn once_you_said_yes_the_others_hear_that_and_are_asked_for_nothing() {
    let open = Story::ended("2026-11-11 14:00").met("Miriam Osei").promised("2026-11-20");
    let open = open.sent_to("2026-11-12 08:30", Purpose::ThankYou, &[1]);
    let withdraw = "withdraw: Tell Miriam Osei you’ve said yes elsewhere";
    assert_eq!(once_taken(&open, "2026-11-24 09:00"), [format!("{withdraw}, now")]);
    assert_eq!(once_taken(&open, "2026-12-07 09:00"), [format!("{withdraw}, late")]);
    // Before the yes it is told of the offer.
    let before = once_taken(&open, "2026-11-22 09:00");
    assert!(before.contains(&"bridge: Tell Miriam Osei about your other offer, now".to_owned()), "{before:?}");
    assert!(before.iter().any(|step| step.starts_with("follow-up-1")), "{before:?}");
    // Whoever keeps it open until the other one is signed may ask as before.
    let kept = open.clone().marked("withdraw", Mark::NotNeeded { at: at("2026-11-23 11:00"), reason: Line::default() });
    let kept = once_taken(&kept, "2026-11-24 09:00");
    assert!(kept.iter().any(|step| step.starts_with("follow-up-1")), "{kept:?}");
    // Told so, it is over.
    let told = open.sent_to("2026-11-24 10:00", Purpose::Withdraw, &[1]);
    assert!(once_taken(&told.clone(), "2026-11-24 11:00").is_empty());
    assert!(once_taken(&told.decided("2026-11-24 10:00", Decision::Withdrew), "2026-11-24 11:00").is_empty());
    // An offer in hand gets its no, spoken or not, asked for in writing or not.
    let no = "confirm-offer: Say no to their offer";
    let spoken = interview().heard("2026-11-17 10:00", SPOKEN);
    assert_eq!(once_taken(&spoken, "2026-11-24 09:00"), [format!("{no}, late")]);
    let asked = spoken.clone().sent("2026-11-17 12:00", Purpose::AskWritten);
    assert_eq!(once_taken(&asked, "2026-11-24 09:00"), [format!("{no}, late")]);
    assert!(once_taken(&asked, "2026-11-24 08:00")[0].starts_with(no));
    assert_eq!(state(&asked.step(StepKind::ConfirmOffer, "2026-11-24 09:00")), "done 2026-11-17 12:00");
    // And nothing is prepared for it any more.
    let idle =
        |step: &Step| matches!(step.key.kind, StepKind::BriefReferees | StepKind::MutualContacts | StepKind::LinkedIn);
    assert!(asked.plan("2026-11-22 09:00").steps.iter().any(|step| idle(step) && step.state.is_live()));
    assert!(!plan_once_taken(&asked, "2026-11-24 09:00").steps.iter().any(|step| idle(step) && step.state.is_live()));
    let declined = asked.decided("2026-11-24 10:00", Decision::Declined);
    assert!(once_taken(&declined, "2026-11-24 11:00").is_empty());
    // A yes to a spoken word is not yet one.
    let mut yes = spoken.decided("2026-11-23 10:00", Decision::Accepted).process;
    yes.id = ProcessId::parse("other").unwrap();
    assert_eq!(deadline(&yes, at("2026-11-24 09:00")), None);
    // Neither is one of an earlier search, nor is it said to those met after the yes.
    let mut past = Story::ended("2026-11-05 14:00").decided("2026-11-23 10:00", Decision::Accepted).process;
    assert!(deadline(&past, at("2026-11-24 09:00")).is_some_and(|yes| yes.by.is_none()));
    past.archived = Some(at("2026-11-23 12:00"));
    assert_eq!(deadline(&past, at("2026-11-24 09:00")), None);
    let new = once_taken(&Story::ended("2026-11-23 14:00").met("Ann Lee").no_date(), "2026-11-24 09:00");
    assert!(!new.iter().any(|step| step.starts_with("withdraw")), "{new:?}");
}
