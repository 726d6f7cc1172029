//! What becomes of a record by each action, as tables: what the user does, and what the record then holds.

#![allow(clippy::unwrap_used)]

use crate::fixture::{Story, at, person_id, round_id};
use afterword::domain::actions::letters::{Sending, note_not_sent, note_sent};
use afterword::domain::actions::messages::log_message;
use afterword::domain::actions::plan::add_point;
use afterword::domain::actions::replies::{Answer, AnswerError, log_reply, read_day};
use afterword::domain::actions::steps;
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::channel::Channel;
use afterword::domain::guard::Ask;
use afterword::domain::id::{IdSource, LetterId, PointId};
use afterword::domain::ledger::{Decision, EmployerResponse, Entry, LedgerEvent, OfferForm, Override, Purpose};
use afterword::domain::letter::purpose::LetterPurpose;
use afterword::domain::letter::record::{Letter, Recipient};
use afterword::domain::process::{Mark, Process, Status};
use afterword::domain::promise::{OwnPromise, Told};
use afterword::domain::round::{RoundKind, RoundState, Schedule, Zone};
use afterword::domain::text::{Line, Prose};
use afterword::domain::timeline::step::{Step, StepKind};

/// Ids in turn: n1, n2.
struct Ids(usize);

impl IdSource for Ids {
    fn fresh(&mut self) -> String {
        self.0 += 1;
        format!("n{}", self.0)
    }
}

fn panel() -> Story {
    Story::ended("2026-11-11 14:00").met("Miriam Osei").met("Jonas Reith").promised("2026-11-18")
}

fn override_of(reason: &str) -> Override {
    Override { rules: vec!["J14".into()], reason: Line::cut(reason) }
}

fn step_for(story: &Story, kind: StepKind, person: Option<usize>, now: &str) -> Step {
    let steps = story.plan(now).steps;
    let of = |step: &&Step| {
        let wanted = person.map(|n| person_id(n).to_string());
        step.key.kind == kind && wanted.is_none_or(|id| step.key.to_string().ends_with(&id))
    };
    steps.iter().find(of).unwrap_or_else(|| panic!("no step {kind:?} at {now}")).clone()
}

/// The ledger in short: a line for each entry.
fn ledger(process: &Process) -> Vec<String> {
    let line = |what: &LedgerEvent| match what {
        LedgerEvent::Sent { purpose, channel, to, round, against } => {
            let to: Vec<_> = to.iter().map(ToString::to_string).collect();
            let round = round.as_ref().map_or("none".to_owned(), ToString::to_string);
            format!("{purpose:?} by {channel:?} to [{}] about {round}, against {}", to.join(" "), against.is_some())
        }
        LedgerEvent::Heard { news, .. } => format!("{news:?}").split(['(', ' ']).next().unwrap().to_owned(),
        LedgerEvent::Decided(decision) => format!("{decision:?}"),
    };
    process.ledger.iter().map(|entry| format!("{} {}", entry.at.format("%m-%d %H:%M"), line(&entry.what))).collect()
}

/// A kind of step, the person it is for, the message that does it, and the lines of the ledger then.
type Done = (StepKind, Option<usize>, Option<Purpose>, &'static [&'static str]);

#[test]
fn a_step_that_is_done_is_marked_and_stands_in_the_ledger_where_a_message_did_it() {
    let now = "2026-11-11 16:00";
    let table: [Done; 4] = [
        (StepKind::ThankYou, Some(1), Some(Purpose::ThankYou), &["ThankYou by Email to [p1] about r1, against false"]),
        (StepKind::ThankYou, Some(2), Some(Purpose::ThankYou), &["ThankYou by Email to [p2] about r1, against false"]),
        (StepKind::NotesAtOnce, None, None, &[]),
        (StepKind::Debrief, None, None, &[]),
    ];
    for (kind, person, purpose, wanted) in table {
        let story = panel();
        let step = step_for(&story, kind, person, now);
        let mut process = story.process.clone();
        assert!(!steps::is_done(&process, &step.key));
        steps::mark_done(&mut process, &step, purpose.map(|one| (one, None)), at(now), &mut Ids(0));
        assert_eq!(process.marks.get(&step.key.to_string()), Some(&Mark::Done(at(now))), "{kind:?}");
        assert!(steps::is_done(&process, &step.key));
        let wanted: Vec<String> = wanted.iter().map(|line| format!("11-11 16:00 {line}")).collect();
        assert_eq!(ledger(&process), wanted, "{kind:?}");
        // And back: nothing is left of it.
        steps::unmark(&mut process, &step, purpose);
        assert_eq!(process, story.process, "{kind:?}");
    }
}

#[test]
fn the_reason_against_advice_is_kept_and_goes_when_the_step_is_taken_back() {
    let (story, now) = (panel(), "2026-11-11 16:00");
    let step = step_for(&story, StepKind::ThankYou, Some(1), now);
    let mut process = story.process.clone();
    let sent = Some((Purpose::ThankYou, Some(override_of("they asked me to"))));
    steps::mark_done(&mut process, &step, sent, at(now), &mut Ids(0));
    assert_eq!(ledger(&process), ["11-11 16:00 ThankYou by Email to [p1] about r1, against true"]);
    steps::unmark(&mut process, &step, Some(Purpose::ThankYou));
    assert_eq!(process, story.process);
}

#[test]
fn taking_a_step_back_leaves_what_was_written_at_another_time_or_to_others() {
    let now = "2026-11-11 16:00";
    let story = panel().sent_to("2026-11-11 15:00", Purpose::ThankYou, &[2]);
    let step = step_for(&story, StepKind::ThankYou, Some(1), now);
    let mut process = story.process.clone();
    steps::mark_done(&mut process, &step, Some((Purpose::ThankYou, None)), at(now), &mut Ids(0));
    assert_eq!(process.ledger.len(), 2);
    steps::unmark(&mut process, &step, Some(Purpose::ThankYou));
    assert_eq!(process, story.process);
}

#[test]
fn steps_that_stand_for_a_fact_change_the_fact_and_back() {
    // "They named no date", and a promise of the user's own.
    let no_word = Story::ended("2026-11-11 14:00").met("Miriam Osei");
    let step = step_for(&no_word, StepKind::RecordPromise, None, "2026-11-11 16:00");
    let mut process = no_word.process.clone();
    steps::mark_done(&mut process, &step, None, at("2026-11-11 16:00"), &mut Ids(0));
    assert_eq!(process.rounds[0].told, Told::NoDate);
    steps::unmark(&mut process, &step, None);
    assert_eq!(process.rounds[0].told, Told::Unrecorded);

    let mine = OwnPromise { what: Line::cut("a sample of the catalogue"), by: None, kept: None };
    let owed = panel().with(|round| round.own_promises.push(mine));
    let step = step_for(&owed, StepKind::OwnPromise, None, "2026-11-11 16:00");
    let mut process = owed.process.clone();
    steps::mark_done(&mut process, &step, None, at("2026-11-11 16:00"), &mut Ids(0));
    assert_eq!(process.promise_kept(&round_id(1), 0), Some(at("2026-11-11 16:00")));
    assert!(process.ledger.is_empty());
    steps::unmark(&mut process, &step, None);
    assert_eq!(process.promise_kept(&round_id(1), 0), None);
}

#[test]
fn a_step_is_put_off_and_brought_back_and_other_marks_stay() {
    let story = panel();
    let step = step_for(&story, StepKind::Debrief, None, "2026-11-11 16:00");
    let key = step.key.to_string();
    let mut process = story.process.clone();
    steps::put_off(&mut process, &step, at("2026-11-12 09:00"), &Line::cut("on a train"));
    let is_off = matches!(process.marks.get(&key), Some(Mark::Snoozed { until, reason, .. })
        if *until == at("2026-11-12 09:00") && &**reason == "on a train");
    assert!(is_off, "{:?}", process.marks);
    steps::take_back(&mut process, &step.key);
    assert_eq!(process, story.process);
    steps::mark_not_needed(&mut process, &step.key, at("2026-11-11 17:00"));
    let marked = process.clone();
    steps::take_back(&mut process, &step.key);
    assert_eq!(process, marked, "it was not put off");
}

#[test]
fn a_message_belongs_to_the_last_round_that_was_held_by_then() {
    let story = panel().round_at("2026-11-20 10:00");
    let table = [
        ("2026-11-11 13:00", None, "none"),
        ("2026-11-11 14:00", None, "r1"),
        ("2026-11-20 10:30", None, "r1"),
        ("2026-11-20 12:00", None, "r2"),
        ("2026-11-20 12:00", Some(1), "r1"),
    ];
    for (when, round, wanted) in table {
        let mut process = story.process.clone();
        let message = Ask {
            person: Some(person_id(1)),
            channel: Channel::Phone,
            purpose: Purpose::FollowUp,
            round: round.map(round_id),
        };
        log_message(&mut process, message, at(when), Prose::cut("short"), None, &mut Ids(0));
        let line = format!("{} FollowUp by Phone to [p1] about {wanted}, against false", &when[5..]);
        assert_eq!(ledger(&process), [line]);
        assert_eq!(&*process.ledger[0].note, "short");
    }
}

fn answer(news: &str, day: &str) -> Answer {
    Answer {
        news: Some(news.into()),
        spoken: false,
        day: day.into(),
        time: "10:30".into(),
        kind: RoundKind::Video,
        words: String::new(),
        way: Some(Channel::Phone),
        ahead: false,
        at: "2026-11-16T09:00".into(),
        note: String::new(),
        channel: Channel::Email,
        from: Some(person_id(2)),
    }
}

fn zone(_: Schedule) -> Option<Zone> {
    None
}

#[test]
fn what_they_said_becomes_what_the_record_holds() {
    let day = |text: &str| text.parse().unwrap();
    type Is = fn(&EmployerResponse) -> bool;
    let table: [(&str, &str, Is); 12] = [
        ("message", "", |news| *news == EmployerResponse::Message),
        ("no", "", |news| *news == EmployerResponse::Refusal),
        ("offer-gone", "", |news| *news == EmployerResponse::OfferWithdrawn),
        ("feedback", "", |news| *news == EmployerResponse::Feedback),
        ("offer", "", |news| matches!(news, EmployerResponse::Offer { form: OfferForm::Written, answer_by: None })),
        ("offer-verbal", "2026-11-20", |news| {
            matches!(news, EmployerResponse::Offer { form: OfferForm::Verbal, answer_by: Some(_) })
        }),
        (
            "date",
            "2026-11-25",
            |news| matches!(news, EmployerResponse::NewDate(promise) if promise.by.to_string() == "2026-11-25"),
        ),
        ("later", "2026-11-25", |news| matches!(news, EmployerResponse::NewDate(_))),
        ("later", "", |news| *news == EmployerResponse::Postponed),
        (
            "call",
            "2026-11-19",
            |news| matches!(news, EmployerResponse::GetInTouch(said) if said.channel == Some(Channel::Phone)),
        ),
        (
            "question",
            "",
            |news| matches!(news, EmployerResponse::GetInTouch(said) if said.on.to_string() == "2026-11-16" && said.channel == Some(Channel::Email)),
        ),
        (
            "answer-by",
            "2026-11-19",
            |news| matches!(news, EmployerResponse::AnswerBy(by) if by.to_string() == "2026-11-19"),
        ),
    ];
    for (news, on, is_it) in table {
        let reply = answer(news, on).read(&WorkCalendar::default(), zone, &mut Ids(0)).unwrap();
        let LedgerEvent::Heard { channel, from, news: said } = &reply.entry.what else { panic!("{news}") };
        assert!(is_it(said), "{news} on {on:?}: {said:?}");
        assert_eq!((*channel, from.clone()), (Channel::Email, Some(person_id(2))), "{news}");
        assert_eq!((reply.entry.at, &reply.round, reply.moved), (at("2026-11-16 09:00"), &None, None), "{news}");
    }
    let next = answer("round", "2026-11-24").read(&WorkCalendar::default(), zone, &mut Ids(0)).unwrap();
    let round = next.round.unwrap();
    assert_eq!(round.schedule.start(), Some(at("2026-11-24 10:30")));
    assert_eq!(round.kind, RoundKind::Video);
    assert!(
        matches!(&next.entry.what, LedgerEvent::Heard { news: EmployerResponse::NextRound(id), .. } if *id == round.id)
    );
    let open = answer("round", "").read(&WorkCalendar::default(), zone, &mut Ids(0)).unwrap();
    assert!(open.round.unwrap().schedule.is_open(), "they gave no day yet");
    let words = Answer { words: "early next week".into(), ..answer("date", "") };
    let said = words.read(&WorkCalendar::default(), zone, &mut Ids(0)).unwrap();
    let LedgerEvent::Heard { news: EmployerResponse::NewDate(promise), .. } = said.entry.what else { panic!() };
    assert!(promise.by > day("2026-11-20") && promise.by < day("2026-11-28"), "{}", promise.by);
}

#[test]
fn what_is_missing_is_asked_for_in_a_sentence() {
    let table = [
        (Answer { news: None, ..answer("message", "") }, AnswerError::NoNews),
        (Answer { at: String::new(), ..answer("message", "") }, AnswerError::NoMoment),
        (answer("date", ""), AnswerError::NoDay),
        (answer("call", ""), AnswerError::NoDay),
        (answer("answer-by", ""), AnswerError::NoDay),
        (answer("answer-by", "2026-02-30"), AnswerError::NotADay),
        (Answer { time: "25:00".into(), ..answer("round", "2026-11-24") }, AnswerError::NoSuchTime),
        (answer("offer", "2025-11-20"), AnswerError::BeforeTheyWrote),
        (answer("offer-verbal", "2026-11-15"), AnswerError::BeforeTheyWrote),
        (answer("answer-by", "2026-11-10"), AnswerError::BeforeTheyWrote),
        (answer("round", "2025-11-24"), AnswerError::BeforeTheyWrote),
        (answer("date", "2026-11-15"), AnswerError::BeforeTheyWrote),
        (answer("later", "2026-11-15"), AnswerError::BeforeTheyWrote),
        (answer("call", "2026-11-15"), AnswerError::BeforeTheyWrote),
        (answer("question", "2026-11-15"), AnswerError::BeforeTheyWrote),
        (Answer { ahead: true, ..answer("later", "2026-11-15") }, AnswerError::BeforeTheyWrote),
    ];
    for (answer, wanted) in table {
        let refused = answer.read(&WorkCalendar::default(), zone, &mut Ids(0)).unwrap_err();
        assert_eq!(refused, wanted, "{answer:?}");
        assert!(refused.to_string().ends_with('.'), "{refused}");
    }
    let told_then = Answer { at: "2026-11-09T09:00".into(), ..answer("answer-by", "2026-11-10") };
    assert!(told_then.read(&WorkCalendar::default(), zone, &mut Ids(0)).is_ok(), "they said it while it was ahead");
    assert!(matches!(read_day("9999-01-01"), Err(AnswerError::Refused(_))));
    assert_eq!(read_day("2026-11-24"), Ok("2026-11-24".parse().unwrap()));
}

#[test]
fn news_bring_an_employer_back_to_the_list_unless_they_end_it() {
    for (news, is_away) in [("message", false), ("later", false), ("offer", false), ("no", true), ("offer-gone", true)]
    {
        let mut process = panel().process;
        process.archived = Some(at("2026-11-15 09:00"));
        let reply = answer(news, "").read(&WorkCalendar::default(), zone, &mut Ids(0)).unwrap();
        log_reply(&mut process, &reply, None, zone, &mut Ids(5));
        assert_eq!(process.archived.is_some(), is_away, "{news}");
        assert_eq!(process.ledger.len(), 1, "{news}");
    }
}

#[test]
fn a_round_that_is_moved_has_its_new_time_or_none_until_they_name_one() {
    for (day, wanted, state) in [
        ("2026-11-26", Some(at("2026-11-26 10:30")), RoundState::Stands),
        ("", Some(at("2026-11-20 10:00")), RoundState::Postponed),
    ] {
        let mut process = panel().round_at("2026-11-20 10:00").process;
        let moved = Answer { ahead: true, ..answer("later", day) };
        let reply = moved.read(&WorkCalendar::default(), zone, &mut Ids(0)).unwrap();
        assert!(reply.moved.is_some());
        log_reply(&mut process, &reply, None, zone, &mut Ids(5));
        assert_eq!((process.rounds[1].schedule.start(), process.rounds[1].state), (wanted, state), "{day:?}");
        assert_eq!(process.rounds[0], panel().process.rounds[0], "the round that was held stays as it was");
    }
}

#[test]
fn a_round_that_was_put_off_comes_back_with_its_people() {
    let heard = |process: &mut Process, answer: Answer| {
        let reply = answer.read(&WorkCalendar::default(), zone, &mut Ids(0)).unwrap();
        log_reply(process, &reply, None, zone, &mut Ids(5));
    };
    let mut off = panel().round_at("2026-11-20 10:00").process;
    off.rounds[1].people = vec![person_id(2)];
    heard(&mut off, Answer { ahead: true, ..answer("later", "") });
    assert_eq!(off.put_off().map(|round| round.id.clone()), Some(off.rounds[1].id.clone()));
    let mut moved = off.clone();
    heard(&mut moved, Answer { ahead: true, ..answer("later", "2026-12-02") });
    let round = &moved.rounds[1];
    assert_eq!((round.schedule.start(), round.state), (Some(at("2026-12-02 10:30")), RoundState::Stands));
    let mut next = off.clone();
    heard(&mut next, answer("round", "2026-12-02"));
    assert_eq!((&next.rounds[2].people, next.rounds[2].kind), (&vec![person_id(2)], RoundKind::Video));
    for process in [&moved, &next] {
        assert_eq!(process.put_off(), None, "nothing waits for its time any more");
    }
}

#[test]
fn a_round_without_a_day_gets_the_day_that_they_name_later() {
    let heard = |process: &mut Process, day: &str| {
        let reply = answer("round", day).read(&WorkCalendar::default(), zone, &mut Ids(process.ledger.len())).unwrap();
        log_reply(process, &reply, None, zone, &mut Ids(5));
    };
    let mut process = panel().process;
    heard(&mut process, "");
    assert!(process.rounds[1].schedule.is_open());
    heard(&mut process, "");
    assert_eq!(process.rounds.len(), 2, "said again, it is the same round");
    heard(&mut process, "2026-11-26");
    assert_eq!(process.rounds.len(), 2, "the round they had announced");
    assert_eq!(process.rounds[1].schedule.start(), Some(at("2026-11-26 10:30")));
    let id = process.rounds[1].id.clone();
    let news = |entry: &Entry| matches!(&entry.what, LedgerEvent::Heard { news: EmployerResponse::NextRound(of), .. } if *of == id);
    assert!(process.ledger.iter().all(news), "every invitation is to it");
    heard(&mut process, "2026-12-03");
    assert_eq!(process.rounds.len(), 3, "once its day is known, another day is another round");
}

#[test]
fn whether_it_is_open_again_is_the_users_word() {
    let refused = panel().heard("2026-11-13 09:00", EmployerResponse::Refusal);
    let now = at("2026-11-16 12:00");
    for (word, status, marks) in
        [(Some(true), Status::Open, 0), (Some(false), Status::Refused, 1), (None, Status::Refused, 0)]
    {
        let mut process = refused.process.clone();
        let reply = answer("message", "").read(&WorkCalendar::default(), zone, &mut Ids(0)).unwrap();
        assert!(reply.asks_if_open());
        log_reply(&mut process, &reply, word, zone, &mut Ids(5));
        assert_eq!((process.status(now), process.marks.len()), (status, marks), "{word:?}");
    }
    let offer = answer("offer", "").read(&WorkCalendar::default(), zone, &mut Ids(0)).unwrap();
    assert!(!offer.asks_if_open(), "an offer says so itself");
}

/// What for, to whom, the step it fulfils, whom it is passed on to, the lines of the ledger then, and the note there.
type Sent<'a> = (LetterPurpose, Recipient, Option<&'a str>, &'a [usize], &'a [&'a str], &'a str);

#[test]
fn a_letter_that_went_out_is_in_the_ledger_once_and_leaves_no_trace_when_it_did_not() {
    let story = panel();
    let step = step_for(&story, StepKind::ThankYou, Some(1), "2026-11-11 16:00").key.to_string();
    let named =
        |name: &str| Recipient::Named { name: Line::cut(name), address_as: Line::default(), email: Line::default() };
    let people = |n: usize| Recipient::People(vec![person_id(n)]);
    let table: [Sent<'_>; 4] = [
        (
            LetterPurpose::ThankYou,
            people(1),
            Some(&*step),
            &[2],
            &["ThankYou by Email to [p1] about r1, against false"],
            "",
        ),
        (
            LetterPurpose::Withdraw,
            people(1),
            None,
            &[],
            &["Withdraw by Email to [p1] about r1, against false", "Withdrew"],
            "",
        ),
        (
            LetterPurpose::Accept,
            people(2),
            None,
            &[],
            &["Accept by Email to [p2] about r1, against false", "Accepted"],
            "",
        ),
        (
            LetterPurpose::Referee,
            named("Ada Lowe"),
            None,
            &[],
            &["Other by Email to [] about r1, against false"],
            "To Ada Lowe",
        ),
    ];
    for (purpose, to, fulfils, passed_on, wanted, note) in table {
        let mut letter = Letter::new(LetterId::parse("l1").unwrap(), story.process.id.clone(), to, purpose);
        letter.round = Some(round_id(1));
        let mut process = story.process.clone();
        let sent = at("2026-11-11 16:00");
        let passed_on: Vec<_> = passed_on.iter().map(|n| person_id(*n)).collect();
        let sending = Sending { at: sent, step: fulfils.map(str::to_owned), passed_on: passed_on.clone() };
        note_sent(&mut process, &letter, &sending, &mut Ids(0));
        let found: Vec<String> = ledger(&process).iter().map(|line| line["11-11 16:00 ".len()..].to_owned()).collect();
        assert_eq!(found, wanted, "{purpose:?}");
        assert_eq!((&*process.ledger[0].note, &process.ledger[0].passed_on), (note, &passed_on), "{purpose:?}");
        assert_eq!(
            process.marks.keys().map(String::as_str).collect::<Vec<_>>(),
            Vec::from_iter(fulfils),
            "{purpose:?}"
        );
        if purpose == LetterPurpose::Withdraw {
            assert_eq!(process.ledger[1].what, LedgerEvent::Decided(Decision::Withdrew));
        }
        note_not_sent(&mut process, &letter, sent);
        assert_eq!(process, story.process, "{purpose:?}");
    }
}

#[test]
fn a_letter_that_brings_the_plan_hands_it_over_and_takes_it_back_with_itself() {
    let mut story = panel().round_at("2026-11-25 10:00");
    add_point(&mut story.process, PointId::parse("v1").unwrap(), Line::cut("loans on time"));
    story.process.value_plan.as_mut().unwrap().points[0].idea = Line::cut("One calendar for all lenders");
    let before = story.process.clone();
    let to = Recipient::People(vec![person_id(1)]);
    let mut letter =
        Letter::new(LetterId::parse("l1").unwrap(), story.process.id.clone(), to, LetterPurpose::FirstFollowUp);
    letter.channel = Channel::Post;
    let (sent, sending) = (at("2026-11-19 09:00"), |at| Sending { at, step: None, passed_on: Vec::new() });
    note_sent(&mut story.process, &letter, &sending(sent), &mut Ids(0));
    assert!(story.process.value_plan.as_ref().unwrap().handed.is_none(), "it says nothing of it");
    letter.body = Prose::cut("Dear Miriam,\n\nI would begin with one calendar for all lenders.");
    note_sent(&mut story.process, &letter, &sending(sent), &mut Ids(2));
    let plan = story.process.value_plan.as_ref().unwrap();
    assert_eq!((plan.handed, plan.handed_by), (Some(sent), Some(Channel::Post)));
    assert_eq!(story.state(StepKind::BusinessPlan, "2026-11-19 10:00"), "done 2026-11-19 09:00");
    // Another letter of the same words brings nothing new, and takes nothing back.
    let later = at("2026-11-20 09:00");
    note_sent(&mut story.process, &letter, &sending(later), &mut Ids(4));
    note_not_sent(&mut story.process, &letter, later);
    assert_eq!(story.process.value_plan.as_ref().unwrap().handed, Some(sent));
    note_not_sent(&mut story.process, &letter, sent);
    assert_eq!(story.process, before);
}
