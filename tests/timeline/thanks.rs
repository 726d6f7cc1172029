//! Thanks after a round.

use crate::fixture::{Story, state};
use afterword::domain::advice::playbook::Author::{A, F, G, House, J, S};
use afterword::domain::ledger::Purpose;
use afterword::domain::person::Part;
use afterword::domain::timeline::step::StepKind;

#[test]
fn thank_you_opens_is_due_and_closes() {
    let table = [
        // The house: an hour after the end; that evening or next morning, three hours in; within 24 hours.
        (House, "2026-11-11 10:30", "2026-11-11 11:30 | 2026-11-11 21:00 | 2026-11-12 10:30"),
        (House, "2026-11-11 11:59", "2026-11-11 12:59 | 2026-11-11 21:00 | 2026-11-12 11:59"),
        (House, "2026-11-11 12:00", "2026-11-11 13:00 | 2026-11-12 11:00 | 2026-11-12 12:00"),
        (House, "2026-11-11 14:00", "2026-11-11 15:00 | 2026-11-12 11:00 | 2026-11-12 14:00"),
        (House, "2026-11-11 23:30", "2026-11-12 00:30 | 2026-11-12 11:00 | 2026-11-12 23:30"),
        // A Friday: a thank-you does not move to a working day.
        (House, "2026-11-13 16:00", "2026-11-13 17:00 | 2026-11-14 11:00 | 2026-11-14 16:00"),
        // The nights the clocks change: wall-clock time, so the same hour next day.
        (House, "2026-10-24 16:00", "2026-10-24 17:00 | 2026-10-25 11:00 | 2026-10-25 16:00"),
        (House, "2026-03-28 23:30", "2026-03-29 00:30 | 2026-03-29 11:00 | 2026-03-29 23:30"),
        // Leap day, month end, year end.
        (House, "2028-02-28 14:00", "2028-02-28 15:00 | 2028-02-29 11:00 | 2028-02-29 14:00"),
        (House, "2028-02-29 10:30", "2028-02-29 11:30 | 2028-02-29 21:00 | 2028-03-01 10:30"),
        (House, "2026-11-30 14:00", "2026-11-30 15:00 | 2026-12-01 11:00 | 2026-12-01 14:00"),
        (House, "2026-12-31 15:00", "2026-12-31 16:00 | 2027-01-01 11:00 | 2027-01-01 15:00"),
        // Jones: one day, two days, three days.
        (J, "2026-11-11 16:00", "2026-11-12 16:00 | 2026-11-13 16:00 | 2026-11-14 16:00"),
        (J, "2026-11-13 10:30", "2026-11-14 10:30 | 2026-11-15 10:30 | 2026-11-16 10:30"),
        // Anderson: at once, by 20:00, within 24 hours.
        (A, "2026-11-11 14:00", "2026-11-11 14:00 | 2026-11-11 20:00 | 2026-11-12 14:00"),
        (A, "2026-11-11 20:30", "2026-11-11 20:30 | 2026-11-12 20:30 | 2026-11-12 20:30"),
        // Jobsgopublic: at once, within 24 hours, 48 at most.
        (G, "2026-11-11 16:00", "2026-11-11 16:00 | 2026-11-12 16:00 | 2026-11-13 16:00"),
        (G, "2026-11-27 10:30", "2026-11-27 10:30 | 2026-11-28 10:30 | 2026-11-29 10:30"),
        // Gonzales: the same day, by 21:00.
        (S, "2026-11-11 10:30", "2026-11-11 10:30 | 2026-11-11 21:00 | 2026-11-11 23:59"),
        (S, "2026-11-11 21:30", "2026-11-11 21:30 | 2026-11-11 23:59 | 2026-11-11 23:59"),
        (S, "2026-11-11 23:30", "2026-11-11 23:30 | 2026-11-11 23:59 | 2026-11-11 23:59"),
        // Unsigned: that evening after a morning, the next morning after an afternoon.
        (F, "2026-11-11 10:30", "2026-11-11 18:00 | 2026-11-11 21:00 | 2026-11-12 10:30"),
        (F, "2026-11-11 12:00", "2026-11-12 08:00 | 2026-11-12 11:00 | 2026-11-12 12:00"),
        (F, "2026-11-11 23:30", "2026-11-12 08:00 | 2026-11-12 11:00 | 2026-11-12 23:30"),
    ];
    for (letter, end, expected) in table {
        let story = Story::ended(end).met("Miriam Osei").by(letter);
        assert_eq!(story.dates(StepKind::ThankYou, end), expected, "{letter:?}, ended {end}");
    }
}

#[test]
fn an_unknown_end_is_start_plus_an_hour() {
    let story = Story::new("2026-11-11 12:00").round_at("2026-11-11 11:30").met("Miriam Osei");
    let expected = "2026-11-11 13:30 | 2026-11-12 11:00 | 2026-11-12 12:30";
    assert_eq!(story.dates(StepKind::ThankYou, "2026-11-11 13:00"), expected);
}

#[test]
fn a_thank_you_grows_late_and_is_missed() {
    let table = [
        (House, "2026-11-11 14:30", "later"),
        (House, "2026-11-11 15:00", "now"),
        (House, "2026-11-12 11:00", "now"),
        (House, "2026-11-12 11:01", "late"),
        (House, "2026-11-12 14:01", "late"),
        (House, "2026-11-13 14:00", "late"),
        (House, "2026-11-13 14:01", "missed"),
        (House, "2026-11-16 14:00", "missed"),
        (S, "2026-11-11 22:00", "late"),
        (S, "2026-11-12 00:00", "missed"),
        (A, "2026-11-12 14:01", "missed"),
        (J, "2026-11-12 13:59", "later"),
        (J, "2026-11-14 13:59", "late"),
    ];
    for (letter, now, expected) in table {
        let story = Story::ended("2026-11-11 14:00").met("Miriam Osei").by(letter);
        assert_eq!(story.state(StepKind::ThankYou, now), expected, "{letter:?} at {now}");
    }
}

#[test]
fn after_five_days_unsent_thanks_join_the_follow_up() {
    let story = Story::ended("2026-11-11 14:00").met("Miriam Osei").promised("2026-11-18");
    let advice = |now| story.step(StepKind::FirstFollowUp, now).advice.plain();
    assert!(!advice("2026-11-16 13:59").contains("Miriam Osei"));
    assert!(advice("2026-11-16 14:00").contains("Your thanks to Miriam Osei are not sent yet"));
    let thanked = story.clone().sent_to("2026-11-11 20:00", Purpose::ThankYou, &[1]);
    assert!(!thanked.step(StepKind::FirstFollowUp, "2026-11-19 10:00").advice.plain().contains("are not sent yet"));
}

#[test]
fn thanks_go_to_the_people_the_playbook_names() {
    let panel = || {
        Story::ended("2026-11-11 14:00")
            .met_as("Miriam Osei", Part::HiringManager)
            .met_as("Tomasz Brandt", Part::Interviewer)
            .met("Priya Nair")
    };
    let titles = |story: &Story| -> Vec<String> {
        let plan = story.plan("2026-11-11 16:00");
        let thanks = plan.steps.into_iter().filter(|step| step.key.kind == StepKind::ThankYou);
        thanks.map(|step| step.title).collect()
    };
    for letter in [House, G, S, F] {
        let story = panel().by(letter);
        assert_eq!(titles(&story), ["Thank Miriam Osei", "Thank Tomasz Brandt", "Thank Priya Nair"], "{letter:?}");
    }
    for letter in [J, A] {
        assert_eq!(titles(&panel().by(letter)), ["Thank Miriam Osei"], "{letter:?}");
        let unknown = Story::ended("2026-11-11 14:00").met("Miriam Osei").met("Priya Nair").by(letter);
        assert_eq!(titles(&unknown), ["Thank Miriam Osei", "Thank Priya Nair"], "{letter:?}");
        let plan = unknown.plan("2026-11-11 16:00");
        let step = plan.steps.iter().find(|step| step.key.kind == StepKind::ThankYou).unwrap();
        assert!(step.advice.plain().contains("everyone is listed"), "{letter:?}");
    }
    let nobody = Story::ended("2026-11-11 14:00");
    assert_eq!(titles(&nobody), ["Thank the person you met"]);
}

#[test]
fn a_letter_in_the_ledger_proves_the_thank_you() {
    let two = Story::ended("2026-11-11 14:00").met("Miriam Osei").met("Priya Nair");
    let story = two.sent_to("2026-11-11 19:00", Purpose::ThankYou, &[1]);
    let plan = story.plan("2026-11-11 20:00");
    let states: Vec<_> = plan.steps.iter().filter(|step| step.key.kind == StepKind::ThankYou).map(state).collect();
    assert_eq!(states, ["done 2026-11-11 19:00", "now"]);
}
