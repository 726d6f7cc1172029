//! What the records say together, worked out by hand for each picture.

#![allow(clippy::unwrap_used)]

use crate::any;
use crate::fixture::{Story, at, day, round_id};
use afterword::domain::advice::playbook::{Author, Playbook};
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::id::{ProcessId, QuestionId};
use afterword::domain::insight::funnel::{Reached, Stage};
use afterword::domain::insight::questions::Recurring;
use afterword::domain::insight::ratings::Outcomes;
use afterword::domain::insight::thanks::Sent;
use afterword::domain::insight::{Insight, insight, recurring};
use afterword::domain::ledger::{Decision, EmployerResponse, OfferForm, Purpose};
use afterword::domain::process::{Mark, Process};
use afterword::domain::question::{Grade, Question};
use afterword::domain::round::Schedule;
use afterword::domain::text::Line;
use afterword::domain::timeline::plan;
use afterword::domain::timeline::step::Plan;
use proptest::prelude::*;

const OFFER: EmployerResponse = EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: None };

fn look(processes: &[Process], now: &str) -> Insight {
    with_plans(processes, now, |pairs| insight(pairs, at(now)))
}

fn questions(processes: &[Process], now: &str) -> Vec<Recurring> {
    with_plans(processes, now, |pairs| recurring(pairs, at(now)))
}

fn with_plans<T>(processes: &[Process], now: &str, look: impl FnOnce(&[(&Process, &Plan)]) -> T) -> T {
    let (house, calendar) = (Playbook::built_in(Author::House), WorkCalendar::default());
    let plans: Vec<_> = processes.iter().map(|one| plan(one, house, &calendar, at(now))).collect();
    let pairs: Vec<_> = processes.iter().zip(&plans).collect();
    look(&pairs)
}

/// Several stories, each with an id and a name of its own.
fn together(stories: &[Story], now: &str) -> Insight {
    look(&named(stories), now)
}

fn named(stories: &[Story]) -> Vec<Process> {
    let named = stories.iter().zip('a'..).map(|(story, letter)| {
        let mut process = story.process.clone();
        process.id = ProcessId::parse(&letter.to_string()).unwrap();
        process.employer = Line::cut(&format!("Employer {letter}"));
        process
    });
    named.collect()
}

fn felt(story: Story, rating: u8) -> Story {
    story.with(|round| round.felt = Some(rating))
}

fn asked(story: Story, words: &str, grade: Option<Grade>) -> Story {
    story.with(|round| {
        let id = QuestionId::parse(&format!("q{}", round.questions.len() + 1)).unwrap();
        let mut question = Question::asked(id, Line::cut(words));
        question.grade = grade;
        round.questions.push(question);
    })
}

#[test]
fn a_wait_is_counted_from_the_interview_against_the_newest_date() {
    let promised = Story::ended("2026-11-02 16:00").promised("2026-11-10");
    let replaced = Story::ended("2026-11-04 16:00").promised("2026-11-10").new_date("2026-11-09 10:00", "2026-11-20");
    let silent = Story::ended("2026-10-12 11:00").no_date();
    let seen = together(&[promised, replaced, silent], "2026-11-12 09:00").waits;
    let rows: Vec<_> =
        seen.running.iter().map(|wait| (&*wait.name, wait.days, wait.promised_after, wait.past_promise)).collect();
    assert_eq!(
        rows,
        [("Employer c", 31, None, None), ("Employer a", 10, Some(8), Some(2)), ("Employer b", 8, Some(16), Some(-8)),]
    );
    assert_eq!((seen.beyond(25), seen.past_promise()), (1, (1, 2)));
    assert_eq!(seen.running[1].since, day("2026-11-02"));
}

#[test]
fn answers_are_counted_in_days_from_each_round() {
    // 3 days to the second round, 9 to the offer; 14 to a refusal; a message and a new date are no answer.
    let two = Story::ended("2026-10-01 12:00")
        .heard("2026-10-04 09:00", EmployerResponse::NextRound(round_id(2)))
        .round_at("2026-10-08 10:00")
        .heard("2026-10-17 09:00", OFFER);
    let refused = Story::ended("2026-10-01 23:30")
        .heard("2026-10-03 09:00", EmployerResponse::Message)
        .new_date("2026-10-05 09:00", "2026-10-12")
        .heard("2026-10-15 00:10", EmployerResponse::Refusal);
    let seen = together(&[two, refused], "2026-11-12 09:00").waits;
    assert_eq!(seen.answered.days(), [3, 9, 14]);
    assert_eq!((seen.answered.half(), seen.answered.ends()), (None, Some((3, 14))));
    assert!(seen.running.is_empty());
}

#[test]
fn an_answer_of_an_unknown_day_settles_its_round_and_is_no_wait() {
    let mut refused = felt(Story::ended("2026-10-01 12:00"), 3).heard("2026-10-01 13:00", EmployerResponse::Refusal);
    refused.process.ledger[0].undated = true;
    let seen = together(&[refused], "2026-11-12 09:00");
    assert!(seen.waits.answered.days().is_empty() && seen.waits.running.is_empty(), "nobody knows how long it took");
    assert_eq!((seen.ratings.by_rating[2].refused, seen.ratings.all()), (1, 1));
}

#[test]
fn half_is_said_from_five_answers_on() {
    let after = |days: i64| {
        let answer = (at("2026-09-01 12:00") + chrono::Duration::days(days)).format("%Y-%m-%d %H:%M").to_string();
        Story::ended("2026-09-01 12:00").heard(&answer, EmployerResponse::Refusal)
    };
    let five = [21, 4, 9, 30, 12].map(after);
    let seen = together(&five, "2026-11-12 09:00").waits.answered;
    assert_eq!(seen.half(), Some(12));
    assert_eq!((seen.between(8, 14), seen.between(29, i64::MAX)), (2, 1));
    assert_eq!(together(&five[..4], "2026-11-12 09:00").waits.answered.half(), None);
}

#[test]
fn withdrawn_given_up_booked_and_put_away_are_no_waits() {
    let withdrawn = Story::ended("2026-10-01 12:00").decided("2026-10-03 12:00", Decision::Withdrew);
    let given_up = Story::ended("2026-10-01 12:00").decided("2026-11-03 12:00", Decision::AssumedFilled);
    let booked = Story::ended("2026-10-01 12:00").round_at("2026-11-20 10:00");
    let mut away = Story::ended("2026-10-01 12:00");
    away.process.archived = Some(at("2026-10-20 12:00"));
    let seen = together(&[withdrawn, given_up, booked, away], "2026-11-12 09:00").waits;
    assert!(seen.running.is_empty() && seen.answered.days().is_empty());
}

#[test]
fn a_reopened_process_waits_from_the_reopening_and_its_answer_is_no_history() {
    let reopened = Story::ended("2026-10-01 12:00")
        .heard("2026-10-11 12:00", EmployerResponse::Refusal)
        .decided("2026-11-01 12:00", Decision::Reopened);
    let seen = together(std::slice::from_ref(&reopened), "2026-11-12 09:00").waits;
    assert_eq!((seen.running[0].days, seen.answered.days()), (11, &[10][..]));
    let answered = reopened.heard("2026-11-05 09:00", OFFER);
    let seen = together(&[answered], "2026-11-12 09:00").waits;
    assert_eq!((seen.running.len(), seen.answered.days()), (0, &[10][..]));
}

#[test]
fn given_up_and_then_reopened_waits_from_the_interview() {
    let story = Story::ended("2026-10-01 12:00")
        .decided("2026-10-20 12:00", Decision::AssumedFilled)
        .decided("2026-10-25 12:00", Decision::Reopened);
    assert_eq!(together(&[story], "2026-11-12 09:00").waits.running[0].days, 42);
}

#[test]
fn a_round_of_unknown_time_with_a_date_is_waited_for_since_it_was_written_down() {
    let loose = |created: &str, by: &str| Story::new(created).round(Schedule::default()).promised(by);
    // What, the record, and the waits: since when, how many days, for which date.
    type Case<'a> = (&'a str, Story, &'a [(&'a str, i64, Option<&'a str>)]);
    let table: &[Case] = &[
        (
            "their date is what is known",
            loose("2026-11-02 09:00", "2026-11-20"),
            &[("2026-11-02", 10, Some("2026-11-20"))],
        ),
        (
            "a newer date counts",
            loose("2026-11-02 09:00", "2026-11-10").new_date("2026-11-09 10:00", "2026-11-24"),
            &[("2026-11-02", 10, Some("2026-11-24"))],
        ),
        ("without a date nobody is known to owe word", Story::new("2026-11-02 09:00").round(Schedule::default()), &[]),
        (
            "they said no",
            loose("2026-11-02 09:00", "2026-11-20").heard("2026-11-05 10:00", EmployerResponse::Refusal),
            &[],
        ),
        ("you left", loose("2026-11-02 09:00", "2026-11-20").decided("2026-11-05 10:00", Decision::Withdrew), &[]),
        ("the next one is booked", loose("2026-11-02 09:00", "2026-11-20").round_at("2026-11-16 10:00"), &[]),
        (
            "the next one was held: one wait, from that",
            loose("2026-11-02 09:00", "2026-11-20").round_at("2026-11-09 10:00"),
            &[("2026-11-09", 3, None)],
        ),
        (
            "one was held before: one wait, from that",
            Story::new("2026-11-02 09:00")
                .round(Schedule::ended(at("2026-10-20 12:00")).unwrap())
                .round(Schedule::default())
                .promised("2026-11-20"),
            &[("2026-10-20", 23, Some("2026-11-20"))],
        ),
        (
            "all that is known is a date in a message",
            Story::new("2026-11-02 09:00").new_date("2026-11-04 10:00", "2026-11-20"),
            &[("2026-11-04", 8, Some("2026-11-20"))],
        ),
        (
            "two of unknown time are one wait",
            loose("2026-11-02 09:00", "2026-11-13").round(Schedule::default()).promised("2026-11-20"),
            &[("2026-11-02", 10, Some("2026-11-20"))],
        ),
    ];
    for (what, story, expected) in table {
        let seen = together(std::slice::from_ref(story), "2026-11-12 09:00").waits;
        let rows: Vec<_> = seen.running.iter().map(|wait| (wait.since, wait.days, wait.promised)).collect();
        let expected: Vec<_> = expected.iter().map(|(since, days, by)| (day(since), *days, by.map(day))).collect();
        assert_eq!(rows, expected, "{what}");
        assert!(seen.answered.days().is_empty(), "{what}: when the interview was is not known");
    }
}

#[test]
fn each_date_they_gave_ends_in_one_way() {
    let base = || Story::ended("2026-10-01 12:00").promised("2026-10-09");
    let stories = [
        base().heard("2026-10-09 23:00", EmployerResponse::Refusal), // in time
        base()
            .heard("2026-10-05 09:00", EmployerResponse::Message)
            .heard("2026-10-12 09:00", EmployerResponse::Message), // 3 days late
        base().new_date("2026-10-08 09:00", "2026-10-16").heard("2026-10-26 09:00", OFFER), // moved, 10 late
        base(),                                                      // no word
        base().decided("2026-10-20 12:00", Decision::AssumedFilled), // no word
        base().decided("2026-10-08 12:00", Decision::Withdrew),      // unknown
        base().decided("2026-11-10 12:00", Decision::Withdrew),      // no word for a month, then left
        base().decided("2026-10-09 12:00", Decision::Withdrew),      // unknown: the day was not over
        base().decided("2026-10-20 12:00", Decision::Accepted),      // unknown: there was an offer
        base().decided("2026-10-05 12:00", Decision::AssumedFilled).decided("2026-11-01 12:00", Decision::Withdrew), // unknown
        base().round_at("2026-10-08 10:00").heard("2026-10-20 10:00", EmployerResponse::Refusal), // met in time
        base().round_at("2026-10-15 10:00").heard("2026-10-20 10:00", EmployerResponse::Refusal), // unknown
        Story::ended("2026-11-10 12:00").promised("2026-11-12"),                                  // to come
        Story::ended("2026-10-01 12:00").no_date(),                                               // no date
        base().decided("2026-10-20 12:00", Decision::AssumedFilled).heard("2026-10-29 12:00", OFFER), // 20 late
    ];
    let seen = together(&stories, "2026-11-12 09:00").dates;
    assert_eq!((seen.in_time, seen.moved, seen.no_word, seen.to_come, seen.unknown), (2, 1, 3, 1, 5));
    assert_eq!(seen.late.days(), [3, 10, 20]);
    assert_eq!((seen.told(), seen.all()), (9, 15));
}

#[test]
fn the_trash_is_left_out_of_every_picture() {
    let mut story = asked(felt(Story::ended("2026-10-01 12:00").met("Ana").promised("2026-10-09"), 4), "Why us?", None);
    story.process.trashed = Some(at("2026-10-20 12:00"));
    assert_eq!(together(&[story.clone(), story], "2026-11-12 09:00"), Insight::default());
}

#[test]
fn a_rating_stands_beside_what_came_of_that_round() {
    let two =
        felt(Story::ended("2026-10-01 12:00"), 2).heard("2026-10-04 09:00", EmployerResponse::NextRound(round_id(2)));
    let two = felt(two.round_at("2026-10-08 10:00"), 5).heard("2026-10-17 09:00", EmployerResponse::Refusal);
    let taken_back = felt(Story::ended("2026-10-01 12:00"), 5).heard("2026-10-04 09:00", OFFER);
    let taken_back = taken_back.heard("2026-10-08 09:00", EmployerResponse::OfferWithdrawn);
    let left = felt(Story::ended("2026-10-01 12:00"), 5).decided("2026-10-04 09:00", Decision::Withdrew);
    let open = felt(Story::ended("2026-11-01 12:00"), 5);
    let no_word = felt(Story::ended("2026-10-01 12:00"), 1).decided("2026-11-01 12:00", Decision::AssumedFilled);
    let unrated = Story::ended("2026-10-01 12:00");
    let seen = together(&[two, taken_back, left, open, no_word, unrated], "2026-11-12 09:00").ratings;
    assert_eq!(seen.by_rating[4], Outcomes { went_on: 1, refused: 1, no_word: 0, left: 1, open: 1 });
    assert_eq!(seen.by_rating[1], Outcomes { went_on: 1, ..Outcomes::default() });
    assert_eq!(seen.by_rating[0], Outcomes { no_word: 1, ..Outcomes::default() });
    assert_eq!((seen.known(), seen.all(), seen.unrated), (5, 6, 1));
}

#[test]
fn a_question_comes_back_in_other_words_with_its_ratings_in_order() {
    let first = asked(Story::ended("2026-10-01 12:00"), "Tell me about yourself.", Some(Grade::Rough));
    let first = asked(first, "What are your strengths?", Some(Grade::Strong));
    let second = asked(Story::ended("2026-10-20 12:00"), "Tell us a bit about yourself", Some(Grade::Okay));
    let second = asked(second, "What are your weaknesses?", None);
    let third = asked(Story::ended("2026-11-05 12:00"), "Tell me about yourself.", Some(Grade::Strong));
    let later = asked(Story::ended("2026-11-30 12:00"), "What are your strengths?", None); // not held yet
    let seen = questions(&named(&[third, later, first, second]), "2026-11-12 09:00");
    assert_eq!(seen.len(), 1);
    assert_eq!((&*seen[0].words, seen[0].rounds), ("Tell me about yourself.", 3));
    assert_eq!(seen[0].grades().collect::<Vec<_>>(), [Grade::Rough, Grade::Okay, Grade::Strong]);
    assert_eq!(seen[0].asked[1].words, "Tell us a bit about yourself");
}

#[test]
fn twice_in_one_round_is_not_coming_back() {
    let once = asked(asked(Story::ended("2026-10-01 12:00"), "Why us?", None), "Why us", None);
    assert!(questions(&named(std::slice::from_ref(&once)), "2026-11-12 09:00").is_empty());
    let again = asked(once.round_at("2026-10-08 10:00"), "WHY US", Some(Grade::Okay));
    let seen = questions(&named(&[again]), "2026-11-12 09:00");
    assert_eq!((seen[0].rounds, seen[0].asked.len()), (2, 3));
}

#[test]
fn a_stage_counts_all_that_got_so_far_and_how_they_stand() {
    let only = Story::ended("2026-10-01 12:00");
    let stories = [
        only.clone(),
        only.clone().heard("2026-10-05 12:00", EmployerResponse::Refusal),
        only.clone().heard("2026-10-05 12:00", EmployerResponse::NextRound(round_id(2))),
        only.clone().round_at("2026-10-08 10:00").decided("2026-10-20 12:00", Decision::AssumedFilled),
        only.clone().heard("2026-10-05 12:00", OFFER).decided("2026-10-06 12:00", Decision::Declined),
        only.clone().heard("2026-10-05 12:00", OFFER).decided("2026-10-06 12:00", Decision::Accepted),
        Story::new("2026-10-01 12:00"), // no interview yet
    ];
    let seen = together(&stories, "2026-11-12 09:00").funnel;
    let stage = |further, here, refused, no_word, left| Stage { further, here, refused, no_word, left };
    assert_eq!(
        seen.0,
        [stage(4, 1, 1, 0, 0), stage(2, 1, 0, 1, 0), stage(1, 0, 0, 0, 1), stage(0, 1, 0, 0, 0), Stage::default()]
    );
    assert_eq!(seen.all(), 6);
    assert!(Reached::ALL.is_sorted());
}

#[test]
fn an_invitation_to_the_first_interview_is_no_further_round() {
    let story = Story::new("2026-10-01 12:00").heard("2026-10-02 12:00", EmployerResponse::NextRound(round_id(1)));
    let seen = together(&[story.round_at("2026-10-08 10:00")], "2026-11-12 09:00").funnel;
    assert_eq!((seen.0[0].here, seen.0[1].all()), (1, 0));
}

#[test]
fn thanks_are_in_time_until_their_window_closes() {
    // By the house the window closes a day after the end; it is late until two days after it.
    let round = || Story::ended("2026-10-27 16:00").met("Ana").met("Bo");
    let both = round().sent_to("2026-10-28 16:00", Purpose::ThankYou, &[1]).sent_to(
        "2026-10-28 16:01",
        Purpose::ThankYou,
        &[2],
    );
    let not_needed = Mark::NotNeeded { at: at("2026-10-28 10:00"), reason: Line::default() };
    let skipped = round().marked("thank-you:r1:p1", not_needed);
    let refused_first =
        Story::ended("2026-11-02 16:00").met("Ana").heard("2026-11-03 10:00", EmployerResponse::Refusal);
    let still_open = Story::ended("2026-11-12 08:00").met("Ana");
    let november = Story::ended("2026-11-03 10:00").met("Ana").sent_to("2026-11-03 18:30", Purpose::ThankYou, &[1]);
    let seen = together(&[both, skipped, refused_first, still_open, november], "2026-11-12 09:00").thanks;
    assert_eq!(seen.total, Sent { in_time: 2, late: 1, never: 1 });
    let november = Sent { in_time: 1, late: 0, never: 0 };
    assert_eq!(
        seen.months,
        [(day("2026-10-01"), Sent { in_time: 1, late: 1, never: 1 }), (day("2026-11-01"), november)]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn totals_add_up_and_the_order_of_records_makes_no_difference(
        a in any::process("a"), b in any::process("b"), c in any::process("c"), d in any::process("d"), minutes in 0_i64..600_000
    ) {
        let mut all = [a, b, c, d];
        all[3].trashed = None;
        let now = (at("2026-01-01 00:00") + chrono::Duration::minutes(minutes)).format("%Y-%m-%d %H:%M").to_string();
        let seen = look(&all, &now);
        let kept = all.iter().filter(|one| one.trashed.is_none());
        let held = |one: &&Process| {
            let held = one.rounds.iter().filter(|round| round.held_by(at(&now)));
            held.count()
        };
        prop_assert_eq!(seen.ratings.all() + seen.ratings.unrated, kept.clone().map(|one| held(&one)).sum::<usize>());
        for pair in seen.funnel.0.windows(2) {
            prop_assert_eq!(pair[0].further, pair[1].all());
        }
        let months = seen.thanks.months.iter().map(|(_, sent)| sent.all()).sum::<usize>();
        prop_assert_eq!(months, seen.thanks.total.all());
        prop_assert!(seen.waits.running.iter().all(|wait| wait.days >= 0));
        prop_assert!(seen.dates.late.days().iter().all(|days| *days > 0));
        let asked = questions(&all, &now);
        prop_assert!(asked.iter().all(|one| one.rounds >= 2 && one.asked.len() >= one.rounds));
        prop_assert!(asked.iter().all(|one| one.asked.is_sorted_by_key(|asked| asked.at)));
        all.reverse();
        for one in &mut all {
            one.ledger.reverse();
        }
        prop_assert_eq!(look(&all, &now), seen);
        prop_assert_eq!(questions(&all, &now), asked);
    }
}
