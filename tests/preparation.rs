//! The prep sheet: which things stand on it and why, where two things that were said differ, and what letters take of it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use crate::fixture::{Story, at, day, person_id, round_id};
use afterword::domain::actions::plan::add_point;
use afterword::domain::actions::steps::{mark_done, unmark};
use afterword::domain::answers::group::{groups, join, keys, separate};
use afterword::domain::answers::story::Story as Tale;
use afterword::domain::expectation::Expectation;
use afterword::domain::gap::Gap;
use afterword::domain::id::{GapId, IdSource, PointId, QuestionId, StoryId};
use afterword::domain::job_search::JobSearch;
use afterword::domain::ledger::EmployerResponse;
use afterword::domain::person::Stage;
use afterword::domain::preparation::differ::differing;
use afterword::domain::preparation::questions::carried;
use afterword::domain::preparation::sheet::{Sheet, sheet};
use afterword::domain::preparation::since::done_since;
use afterword::domain::preparation::stage::Ahead;
use afterword::domain::profile::{Profile, Skill};
use afterword::domain::question::{Grade, Question};
use afterword::domain::round::{Feedback, Round, RoundKind, RoundState};
use afterword::domain::salary::{Per, SalarySaid, Side};
use afterword::domain::text::{Line, Prose};
use afterword::domain::timeline::step::StepKind;

struct Ids(usize);

impl IdSource for Ids {
    fn fresh(&mut self) -> String {
        self.0 += 1;
        format!("e{}", self.0)
    }
}

const NOW: &str = "2026-11-18 09:00";

fn line(words: &str) -> Line {
    Line::cut(words)
}

/// A question: what was asked, by whom, what was answered, how it went, the better answer.
fn ask(round: &mut Round, asked: &str, by: usize, answer: &str, grade: Option<Grade>, better: &str) {
    let id = QuestionId::parse(&format!("{}q{}", round.id, round.questions.len())).unwrap();
    let mut question = Question::asked(id, line(asked));
    question.by = Some(person_id(by));
    (question.answer, question.better, question.grade) = (Prose::cut(answer), Prose::cut(better), grade);
    round.questions.push(question);
}

/// A first interview with two, a second with one of them, a third ahead with one of them and somebody new.
fn three() -> Story {
    let story = Story::ended("2026-11-02 14:00").met("Odile Farrow").met("Sam Achterberg").with(|round| {
        ask(round, "Notice period?", 1, "Eight weeks, perhaps six.", Some(Grade::Okay), "");
        ask(
            round,
            "Tell me about a complaint you owned.",
            2,
            "The billing move, with the numbers.",
            Some(Grade::Strong),
            "",
        );
        ask(round, "Tools?", 2, "Spectrum.", Some(Grade::Rough), "Spectrum, and a shared calendar.");
        round.notes = Prose::cut("What would you ask them next time? How do the two sites share staff?");
        round.to_learn.push(line("SQL"));
    });
    let story = story.round_at("2026-11-11 10:00").with(|round| {
        round.people.push(person_id(1));
        ask(round, "What is your notice period?", 1, "Four weeks.", None, "");
        ask(round, "What tools do you use?", 1, "A shared calendar.", Some(Grade::Okay), "");
        round.feedback.push(Feedback {
            words: Prose::cut("Slow down near the end."),
            on: Some(day("2026-11-12")),
            by: Some(person_id(1)),
            since: line("Practised with a timer."),
        });
        let talk = round.talk_mut(&person_id(1));
        (talk.concerns, talk.impression) = (vec![line("little SQL so far")], Prose::cut("Warm, and quick."));
    });
    let mut story = story.round_at("2026-11-18 15:00").with(|round| round.people.push(person_id(1)));
    story = story.met("Nadia Lindqvist");
    story.process.needs.push(line("a calmer month end"));
    story
}

fn of(story: &Story, round: usize) -> Sheet {
    let skill = Skill { name: line("SQL tuning"), evidence: line("I cut the month-end run to two hours.") };
    let profile = Profile { skills: vec![skill], ..Profile::default() };
    sheet(&story.process, &round_id(round), (&profile, &JobSearch::default()), at(NOW)).unwrap()
}

#[test]
fn who_comes_is_known_from_the_rounds_before() {
    let sheet = of(&three(), 3);
    assert_eq!(sheet.number, 3);
    let comers: Vec<_> = sheet.comers.iter().map(|one| (&*one.name, one.met.len(), &*one.impression)).collect();
    assert_eq!(comers, [("Odile Farrow", 2, "Warm, and quick."), ("Nadia Lindqvist", 0, "")]);
}

#[test]
fn what_each_was_told_stands_by_person_and_round_and_differences_are_marked() {
    let sheet = of(&three(), 3);
    let told: Vec<String> = sheet
        .told
        .iter()
        .flat_map(|told| {
            let whom = told.person.as_ref().map_or("all", |id| id.as_str()).to_owned();
            let round = told.round.clone();
            told.said.iter().map(move |said| {
                let other = said.differs.as_deref().map(|other| format!(" <> {other}")).unwrap_or_default();
                format!("{round} {whom} {}: {}{other}", said.about, said.words)
            })
        })
        .collect();
    let expected = [
        "r1 p1 Notice and start: Eight weeks, perhaps six. <> Four weeks.",
        "r1 p2 Tell me about a complaint you owned.: The billing move, with the numbers.",
        "r2 p1 Notice and start: Four weeks. <> Eight weeks, perhaps six.",
    ];
    assert_eq!(told, expected);
}

#[test]
fn topics_belong_to_the_round_they_were_spoken_of_in() {
    let mut story = three();
    story.process.people[0].topics.push(line("the rota"));
    let talk = |sheet: &Sheet| -> Vec<String> {
        let topics = |said: &&_| -> bool {
            let said: &afterword::domain::preparation::told::Said = said;
            said.about == "You talked about"
        };
        sheet
            .told
            .iter()
            .flat_map(|told| told.said.iter().filter(topics).map(|said| format!("{} {}", told.round, said.words)))
            .collect()
    };
    assert_eq!(talk(&of(&story, 3)), ["r1 the rota"], "the second round does not say it again");
    let round = story.process.rounds[1].id.clone();
    story.process.topics_mut(&person_id(1), Some(&round)).unwrap().push(line("the budget"));
    assert_eq!(talk(&of(&story, 3)), ["r1 the rota", "r2 the budget"]);
}

#[test]
fn questions_come_in_the_order_of_the_work_they_need_and_once_each() {
    let sheet = of(&three(), 3);
    let rows: Vec<_> = sheet
        .questions
        .iter()
        .map(|one| (&*one.asked, one.times.len(), one.grade, &*one.answer, &*one.better, one.differs.is_some()))
        .collect();
    let expected = [
        ("What is your notice period?", 2, Some(Grade::Okay), "Four weeks.", "", true),
        (
            "What tools do you use?",
            2,
            Some(Grade::Okay),
            "A shared calendar.",
            "Spectrum, and a shared calendar.",
            false,
        ),
        (
            "Tell me about a complaint you owned.",
            1,
            Some(Grade::Strong),
            "The billing move, with the numbers.",
            "",
            false,
        ),
    ];
    assert_eq!(rows, expected);
    // Nothing was asked before the first.
    assert_eq!(of(&three(), 1).question_count, 0);
}

#[test]
fn a_sheet_lists_sixty_of_any_number_of_questions() {
    let story = Story::ended("2026-11-02 14:00").with(|round| {
        (0..5000).for_each(|n| ask(round, &format!("Number {n}?"), 1, "So.", None, ""));
    });
    let sheet = of(&story.round_at("2026-11-18 15:00"), 2);
    assert_eq!((sheet.questions.len(), sheet.question_count), (60, 5000));
}

#[test]
fn feedback_doubts_needs_and_what_to_ask_are_there() {
    let mut story = three().heard("2026-11-13 10:00", EmployerResponse::Feedback);
    story.process.ledger[0].note = Prose::cut("More of the front desk.");
    let sheet = of(&story, 3);
    let heard: Vec<_> = sheet.feedback.iter().map(|one| (&*one.words, one.on)).collect();
    assert_eq!(
        heard,
        [("Slow down near the end.", Some(day("2026-11-12"))), ("More of the front desk.", Some(day("2026-11-13")))]
    );
    let doubts: Vec<_> = sheet.doubts.iter().map(|one| (&*one.words, one.people.len(), one.shows.as_deref())).collect();
    assert_eq!(doubts, [("little SQL so far", 1, Some("I cut the month-end run to two hours."))]);
    assert_eq!(sheet.needs, ["a calmer month end"]);
    assert_eq!(sheet.to_learn, ["SQL"]);
    assert_eq!(sheet.asks.iter().map(|(_, words)| &**words).collect::<Vec<_>>(), ["How do the two sites share staff?"]);
}

#[test]
fn the_stage_is_what_they_said_last_unless_the_round_says_it_itself() {
    let named = |story: Story, stage| {
        story.with(|round| {
            let mut promise = afterword::domain::promise::Promise::by(day("2026-11-20"));
            promise.stage = Some(stage);
            round.told = afterword::domain::promise::Told::Promised(promise);
        })
    };
    let first = || Story::ended("2026-11-02 14:00");
    let cases = [
        ("nothing was said", first().round_at("2026-11-18 15:00"), None),
        (
            "the round before",
            named(first(), Stage::ReferenceChecks).round_at("2026-11-18 15:00"),
            Some(Ahead::Named(Stage::ReferenceChecks)),
        ),
        (
            "its own kind",
            named(first(), Stage::ReferenceChecks)
                .round_at("2026-11-18 15:00")
                .with(|round| round.kind = RoundKind::Assessment),
            Some(Ahead::OfItsKind(Stage::AssessmentCentre)),
        ),
        (
            "both",
            named(first(), Stage::Decision).round_at("2026-11-18 15:00").with(|round| round.kind = RoundKind::Final),
            Some(Ahead::Named(Stage::Decision)),
        ),
    ];
    for (what, story, stage) in cases {
        assert_eq!(of(&story, 2).stage, stage, "{what}");
    }
}

#[test]
fn figures_of_yours_that_leave_no_common_sum_are_marked() {
    let said = |by, low: i64, high: Option<i64>| SalarySaid {
        by,
        low: low * 100_000,
        high: high.map(|high| high * 100_000),
        currency: "GBP".into(),
        per: Per::Year,
        on: None,
        person: None,
    };
    let mut story = three();
    story.process.salary = vec![said(Side::Me, 46, Some(50)), said(Side::Employer, 40, None), said(Side::Me, 48, None)];
    assert!(of(&story, 3).sums.iter().all(|sum| sum.clash.is_none()));
    story.process.salary.push(said(Side::Me, 55, None));
    let marked: Vec<_> = of(&story, 3).sums.iter().map(|sum| sum.clash.is_some()).collect();
    assert_eq!(marked, [true, false, true, true]);
}

#[test]
fn a_round_that_did_not_take_place_told_nobody_anything() {
    let mut story = three();
    story.process.rounds[1].state = RoundState::NotHeld;
    let sheet = of(&story, 3);
    assert!(sheet.told.iter().all(|told| told.round == round_id(1)));
    assert_eq!(sheet.comers[0].met, [round_id(1)]);
}

#[test]
fn what_was_done_since_is_said_once_and_the_newest_last() {
    let mut story = three();
    let id = GapId::parse("g1").unwrap();
    let mut gap = Gap::named(id, line("SQL"), Some(round_id(1)));
    gap.evidence = line("I’ve tuned two reports.");
    story.process.gaps.push(gap);
    assert_eq!(done_since(&story.process, at(NOW)), ["practised with a timer", "tuned two reports"]);
}

#[test]
fn a_gap_is_a_step_by_its_own_day_and_done_when_it_is() {
    let mut story = Story::ended("2026-11-02 14:00");
    let mut gap = Gap::named(GapId::parse("g1").unwrap(), line("SQL"), Some(round_id(1)));
    gap.plan = line("Two evenings with the course");
    story.process.gaps.push(gap);
    assert_eq!(story.dates(StepKind::Learn, NOW), "2026-11-02 14:00 | 2026-11-16 20:00 | -");
    story.process.gaps[0].by = Some(day("2026-11-21"));
    assert_eq!(story.dates(StepKind::Learn, NOW), "2026-11-02 14:00 | 2026-11-21 18:00 | -");
    let step = story.step(StepKind::Learn, NOW);
    assert_eq!((step.key.to_string(), &*step.advice.plain()), ("learn:g1".to_owned(), "Two evenings with the course."));
    // Done on the step or on the gap itself: both say so.
    mark_done(&mut story.process, &step, None, at("2026-11-17 20:00"), &mut Ids(0));
    assert_eq!(story.process.gaps[0].done, Some(at("2026-11-17 20:00")));
    assert_eq!(story.state(StepKind::Learn, NOW), "done 2026-11-17 20:00");
    unmark(&mut story.process, &step, None);
    assert_eq!((story.process.gaps[0].done, story.process.marks.len()), (None, 0));
}

#[test]
fn pay_is_decided_by_reasons_and_the_plan_is_done_when_they_have_it() {
    let mut story = three();
    story.process.rounds[2].kind = RoundKind::Final;
    let said = SalarySaid {
        by: Side::Me,
        low: 4_000_000,
        high: None,
        currency: "GBP".into(),
        per: Per::Year,
        on: None,
        person: None,
    };
    story.process.salary.push(said);
    assert_eq!(story.state(StepKind::SalaryExpectation, NOW), "late", "a figure that was only named decides nothing");
    let mut wanted = Expectation::open("GBP".into(), Per::Year);
    (wanted.floor, wanted.target) = (Some(4_000_000), Some(4_400_000));
    (wanted.floor_why, wanted.target_why) = (line("the rent"), line("the market"));
    story.process.expectation = Some(wanted);
    assert!(story.state(StepKind::SalaryExpectation, NOW).starts_with("done"));

    assert_eq!(story.state(StepKind::BusinessPlan, NOW), "late");
    add_point(&mut story.process, PointId::parse("v1").unwrap(), line("loans on time"));
    let step = story.step(StepKind::BusinessPlan, NOW);
    // Ticked on the step or handed over on the page: both say so.
    mark_done(&mut story.process, &step, None, at("2026-11-17 20:00"), &mut Ids(0));
    assert_eq!(story.process.value_plan.as_ref().unwrap().handed, Some(at("2026-11-17 20:00")));
    assert_eq!(story.state(StepKind::BusinessPlan, NOW), "done 2026-11-17 20:00");
    unmark(&mut story.process, &step, None);
    assert_eq!(story.state(StepKind::BusinessPlan, NOW), "late");
    assert_eq!(story.process.marks.len(), 0);
}

#[test]
fn a_story_of_yours_is_told_by_its_title_and_questions_stay_as_the_user_parted_them() {
    let mut story = three();
    let told = Tale::titled(StoryId::parse("s1").unwrap(), line("The billing move"));
    story.process.rounds[0].questions[1].story = Some(told.id.clone());
    let mut search = JobSearch { stories: vec![told], ..JobSearch::default() };
    let now = |search: &JobSearch| sheet(&story.process, &round_id(3), (&Profile::default(), search), at(NOW)).unwrap();
    let said: Vec<String> = now(&search).told.iter().flat_map(|one| &one.said).map(|it| it.words.clone()).collect();
    assert!(said.contains(&"The billing move".to_owned()), "{said:?}");
    assert!(!said.iter().any(|it| it.contains("with the numbers")), "{said:?}");
    let count = now(&search).question_count;
    let first = story.process.rounds[0].questions[0].id.to_string();
    let second = story.process.rounds[0].questions[1].id.to_string();
    search.same.insert(first.clone(), Prose::cut("one"));
    search.same.insert(second.clone(), Prose::cut("one"));
    assert_eq!(now(&search).question_count, count - 1, "joined");
}

#[test]
fn the_page_of_questions_and_the_marks_on_the_sheet_go_by_the_same_groups() {
    let mut story = Story::ended("2026-11-02 14:00").round_at("2026-11-18 15:00");
    let asked = [
        // Alike in words, or about one matter, or neither.
        ("What salary do you have?", "38,000"),
        ("What salary do you want?", "46,000"),
        ("How many do you lead?", "40 percent of them"),
        ("What share reports to you?", "20 percent"),
        ("What would you be paid?", "30,000"),
    ];
    for (words, said) in asked {
        ask(&mut story.process.rounds[0], words, 1, said, None, "");
    }
    let ids: Vec<String> = story.process.rounds[0].questions.iter().map(|one| one.id.to_string()).collect();
    let find = |search: &JobSearch, id: &str| {
        let all = groups(&[&story.process], search);
        all.into_iter().find(|group| group.tellings.iter().any(|one| one.question.as_str() == id)).unwrap()
    };
    // Which of them are marked, and how many questions stand on the sheet.
    let marked = |search: &JobSearch| {
        let sheet = sheet(&story.process, &round_id(2), (&Profile::default(), search), at(NOW)).unwrap();
        let keys = keys(&story.process, search);
        let marks: Vec<String> = differing(&story.process, &keys).iter().map(|one| one.question.to_string()).collect();
        let places = ids.iter().map(|id| if marks.contains(id) { 'x' } else { '-' }).collect::<String>();
        (places, sheet.question_count, groups(&[&story.process], search).len())
    };
    let mut search = JobSearch::default();
    assert_eq!(marked(&search), ("xx--x".to_owned(), 4, 4), "pay is one matter");
    let group = find(&search, &ids[0]);
    separate(&mut search, &group, &QuestionId::parse(&ids[1]).unwrap());
    assert_eq!(marked(&search), ("xx--x".to_owned(), 5, 5), "each still differs from the last one");
    let (one, other) = (find(&search, &ids[2]), find(&search, &ids[3]));
    join(&mut search, &one, &other);
    assert_eq!(marked(&search), ("xxxxx".to_owned(), 4, 4), "joined, though no word is shared");
    story.process.rounds[0].questions.pop();
    let keys = keys(&story.process, &search);
    let left: Vec<String> = differing(&story.process, &keys).iter().map(|one| one.question.to_string()).collect();
    assert_eq!(left, ids[2..4], "what was said to be two questions is not held against each other");
}

#[test]
fn what_went_badly_elsewhere_is_on_the_sheet_for_somebody_new() {
    let mut elsewhere = three().process;
    elsewhere.id = afterword::domain::id::ProcessId::parse("other").unwrap();
    elsewhere.employer = line("Halden");
    let here = Story::new("2026-11-17 09:00").round_at("2026-11-20 10:00").process;
    let found = carried(&here, &[&here, &elsewhere], at(NOW));
    let told: Vec<_> = found.iter().map(|one| format!("{}, {}: {}", one.asked, one.from.0, one.better)).collect();
    assert_eq!(told, ["Tools?, Halden: Spectrum, and a shared calendar."]);
    // Not from its own rounds, and nothing of what is still ahead.
    assert!(carried(&elsewhere, &[&elsewhere], at(NOW)).is_empty());
    assert!(carried(&here, &[&elsewhere], at("2026-11-01 09:00")).is_empty());
}
