//! What holds for every record, not only for the ones we thought of.

#![allow(clippy::unwrap_used)]

mod guard;
mod put_off;
mod turns;

use crate::fixture;
use crate::fixture::{Story, at, day};
use afterword::domain::advice::own::OwnPlaybook;
use afterword::domain::advice::parameter::{AfterFirst, ThankYouCloses, ThankYouDue, ThankYouOpens, Wait};
use afterword::domain::advice::parameters::Changes;
use afterword::domain::advice::playbook::{Author, Playbook};
use afterword::domain::agenda::agenda;
use afterword::domain::agenda::contact_status::is_to_thank;
use afterword::domain::agenda::tier::Tier;
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::channel::Channel;
use afterword::domain::guard::{Ask, VerdictKind, verdict};
use afterword::domain::id::{EntryId, PlaybookId};
use afterword::domain::ledger::{Decision, EmployerResponse, Entry, LedgerEvent, Purpose};
use afterword::domain::process::{Process, Status};
use afterword::domain::promise::{Promise, Told};
use afterword::domain::round::Schedule;
use afterword::domain::sample::{Richness, Sampler};
use afterword::domain::text::Line;
use afterword::domain::timeline::compare::compare;
use afterword::domain::timeline::export::export;
use afterword::domain::timeline::plan;
use afterword::domain::timeline::step::{Plan, SpanKind, Step, StepKind, StepState, Subject};
use chrono::{Duration, NaiveDate, NaiveDateTime, Timelike};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A record, whose advice, and a moment within two months of its middle.
#[derive(Debug, Clone)]
struct Case {
    process: Process,
    letter: Author,
    calendar: WorkCalendar,
    now: NaiveDateTime,
}

impl Case {
    fn playbook(&self) -> &'static Playbook {
        Playbook::built_in(self.letter)
    }

    fn plan(&self) -> Plan {
        plan(&self.process, self.playbook(), &self.calendar, self.now)
    }

    fn ask(&self, purpose: Purpose, channel: Channel) -> VerdictKind {
        let person = self.process.people.first().map(|person| person.id.clone());
        let ask = Ask { person, channel, purpose, round: None };
        verdict(&self.process, self.playbook(), &self.calendar, &ask, self.now).kind
    }

    fn add(&mut self, at: NaiveDateTime, what: LedgerEvent) {
        let id = EntryId::parse(&format!("zz{:03}", self.process.ledger.len())).unwrap();
        self.process.ledger.push(Entry::new(id, at, what));
    }
}

fn middle() -> NaiveDateTime {
    at("2026-11-12 09:00")
}

fn days_off() -> impl Strategy<Value = Vec<NaiveDate>> {
    prop::collection::vec((0i64..200).prop_map(|n| day("2026-08-01") + Duration::days(n)), 0..20)
}

fn calendars() -> impl Strategy<Value = WorkCalendar> {
    (prop::sample::subsequence(vec![1u8, 2, 3, 4, 5, 6, 7], 0..=6), days_off())
        .prop_map(|(weekend, days_off)| WorkCalendar::new(weekend, days_off).unwrap())
}

fn letters() -> impl Strategy<Value = Author> {
    prop::sample::select(Author::ALL.to_vec())
}

fn cases() -> impl Strategy<Value = Case> {
    (any::<u64>(), letters(), calendars(), -60i64 * 1440..60 * 1440).prop_map(|(seed, letter, calendar, minutes)| {
        Case {
            process: Sampler::new(seed).process(middle(), Richness::Mixed),
            letter,
            calendar,
            now: middle() + Duration::minutes(minutes),
        }
    })
}

fn follow_ups(plan: &Plan) -> impl Iterator<Item = &Step> {
    let kinds = [StepKind::FirstFollowUp, StepKind::SecondFollowUp];
    plan.steps.iter().filter(move |step| kinds.contains(&step.key.kind))
}

fn sent(purpose: Purpose) -> LedgerEvent {
    LedgerEvent::Sent { purpose, channel: Channel::Email, to: Vec::new(), round: None, against: None }
}

/// Any moment that a stored text can hold, the edges of the calendar included.
fn any_moment() -> impl Strategy<Value = NaiveDateTime> {
    let spread = (-80_000_000i64..80_000_000).prop_map(|n| at("2026-01-01 00:00") + Duration::days(n));
    let edge = prop::sample::select(vec![
        NaiveDateTime::MAX,
        NaiveDateTime::MIN,
        NaiveDateTime::MAX - Duration::days(1),
        NaiveDateTime::MIN + Duration::days(9),
    ]);
    let near = (-100i64..100).prop_map(|n| middle() + Duration::hours(n * 7));
    prop_oneof![spread, edge, near]
}

/// A record as the codec could read it from a damaged or hostile file.
fn wild() -> impl Strategy<Value = Case> {
    let moments = prop::collection::vec(any_moment(), 12);
    (any::<u64>(), moments, letters(), calendars(), any_moment()).prop_map(|(seed, moments, letter, calendar, now)| {
        let mut process = Sampler::new(seed).process(middle(), Richness::Rich);
        process.created = moments[0];
        for (n, round) in process.rounds.iter_mut().enumerate() {
            let json = format!(
                r#"{{"start":{},"minutes":65535,"end":{}}}"#,
                serde_json::to_string(&moments[n + 1]).unwrap(),
                serde_json::to_string(&moments[n + 4]).unwrap()
            );
            round.schedule = serde_json::from_str::<Schedule>(&json).unwrap();
            round.told = Told::Promised(Promise::by(moments[n + 7].date()));
        }
        let people: Vec<_> = process.rounds[0].people.clone();
        process.rounds[1].people.extend(people.iter().chain(&people).cloned());
        process.rounds[2].schedule =
            serde_json::from_str(&format!(r#"{{"start":{}}}"#, serde_json::to_string(&moments[10]).unwrap())).unwrap();
        let twin = process.rounds[0].clone();
        process.rounds.push(twin);
        for (entry, moment) in process.ledger.iter_mut().zip(moments) {
            entry.at = moment;
        }
        Case { process, letter, calendar, now }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_on_any_record(case in wild()) {
        let made = case.plan();
        let _ = agenda(&[(&case.process, &made)], case.now);
        let _ = export(&case.process, case.playbook(), &made, case.now);
        for channel in Channel::ALL {
            for purpose in [Purpose::ThankYou, Purpose::FollowUp, Purpose::AskFeedback, Purpose::KeepInTouch, Purpose::Connect, Purpose::Other] {
                let _ = case.ask(purpose, channel);
            }
        }
    }

    #[test]
    fn windows_open_before_they_are_due_and_close(case in prop_oneof![cases(), wild()]) {
        for step in case.plan().steps {
            prop_assert!(step.window.opens <= step.window.due, "{}", step.key);
            prop_assert!(step.window.closes.is_none_or(|closes| step.window.due <= closes), "{}", step.key);
        }
    }

    #[test]
    fn nothing_about_a_round_opens_before_it_ends(case in cases()) {
        let before = [StepKind::PrepareRound, StepKind::BusinessPlan, StepKind::BriefReferees, StepKind::SalaryExpectation];
        for step in case.plan().steps {
            let (Subject::Round(id) | Subject::Met(id, _) | Subject::Item(id, _)) = &step.key.subject else { continue };
            let end = case.process.round(id).unwrap().schedule.end().unwrap();
            if !before.contains(&step.key.kind) {
                prop_assert!(end <= step.window.opens, "{} opens {}", step.key, step.window.opens);
            }
        }
    }

    #[test]
    fn no_follow_up_is_asked_for_in_a_quiet_time(case in cases()) {
        let made = case.plan();
        let quiet = made.spans.iter().any(|span| span.kind == SpanKind::Quiet && span.from <= case.now && case.now < span.to);
        for step in follow_ups(&made) {
            let open = matches!(step.state, StepState::Now | StepState::Late);
            prop_assert!(!(quiet && open), "{} at {}", step.key, case.now);
        }
    }

    #[test]
    fn no_follow_up_is_planned_inside_a_quiet_time(case in cases()) {
        let made = case.plan();
        for step in follow_ups(&made).filter(|step| step.state == StepState::Later) {
            let inside = |from, to| from < step.window.opens && step.window.opens < to;
            let caught = made.spans.iter().find(|span| span.kind == SpanKind::Quiet && inside(span.from, span.to));
            prop_assert!(caught.is_none(), "{} {:?}", step.key, caught);
        }
    }

    #[test]
    fn a_later_promise_never_makes_a_follow_up_earlier(
        letter in letters(), calendar in calendars(), promised in 0i64..60, more in 0i64..60, hour in 0u32..24,
    ) {
        let end = at("2026-11-11 00:00") + Duration::hours(i64::from(hour));
        let opens = |days: i64| {
            let by = end.date() + Duration::days(days);
            let story = Story::ended(&fixture::short(end)).promised(&by.to_string());
            let made = plan(&story.process, Playbook::built_in(letter), &calendar, end);
            let first = made.steps.iter().find(|step| step.key.kind == StepKind::FirstFollowUp).unwrap();
            first.window.opens
        };
        prop_assert!(opens(promised) <= opens(promised + more));
    }

    #[test]
    fn a_later_interview_never_makes_a_thank_you_earlier(letter in letters(), minutes in 0i64..2880, more in 0i64..2880) {
        let opens = |minutes| Playbook::built_in(letter).parameters.thanks(middle() + Duration::minutes(minutes)).opens;
        // A morning interview is thanked that evening, an afternoon one the next morning: still in order.
        prop_assert!(opens(minutes) <= opens(minutes + more));
    }

    #[test]
    fn another_day_off_never_makes_a_follow_up_earlier(case in cases(), extra in days_off()) {
        // Of the present wait alone: a date of an earlier one may decide which wait is the present one.
        let opens = |calendar: &WorkCalendar| {
            let made = plan(&case.process, case.playbook(), calendar, case.now);
            let first = made.steps.into_iter().rfind(|step| step.key.kind == StepKind::FirstFollowUp);
            first.map(|step| (step.key, step.window.opens))
        };
        let fewer = WorkCalendar::new([6, 7], []).unwrap();
        let more = WorkCalendar::new([6, 7], extra).unwrap();
        if let (Some((a, fewer)), Some((b, more))) = (opens(&fewer), opens(&more)) {
            prop_assert!(a != b || fewer <= more);
        }
    }

    #[test]
    fn the_order_of_entry_does_not_matter_unless_two_are_of_one_moment(case in cases(), turn in 0usize..10) {
        let mut moments: Vec<_> = case.process.ledger.iter().map(|entry| entry.at).collect();
        moments.sort();
        moments.dedup();
        prop_assume!(moments.len() == case.process.ledger.len());
        let mut turned = case.clone();
        turned.process.ledger.reverse();
        let n = turned.process.ledger.len();
        if n > 0 {
            turned.process.ledger.rotate_left(turn % n);
        }
        turned.process.rounds.reverse();
        prop_assert_eq!(turned.plan(), case.plan());
    }

    #[test]
    fn what_has_not_happened_yet_does_not_count(case in cases()) {
        let mut past = case.clone();
        past.process.ledger.retain(|entry| entry.at <= case.now);
        prop_assert_eq!(past.plan(), case.plan());
    }

    #[test]
    fn a_week_later_everything_is_a_week_later(case in cases()) {
        let week = Duration::days(7);
        let mut later = case.clone();
        later.calendar = WorkCalendar::default();
        later.now += week;
        later.process.created += week;
        for round in &mut later.process.rounds {
            let (start, minutes, end) = round.schedule.recorded();
            round.schedule = Schedule::new(start.map(|t| t + week), minutes, end.map(|t| t + week)).unwrap();
            if let Told::Promised(promise) = &mut round.told {
                promise.by += week;
            }
            for promise in &mut round.own_promises {
                promise.by = promise.by.map(|by| by + week);
            }
        }
        for entry in &mut later.process.ledger {
            entry.at += week;
            if let LedgerEvent::Heard { news: EmployerResponse::NewDate(promise), .. } = &mut entry.what {
                promise.by += week;
            }
        }
        let now = Case { calendar: WorkCalendar::default(), ..case };
        let told = |plan: Plan, by: Duration| -> Vec<_> {
            plan.steps.into_iter().map(|step| (step.key, step.window.opens + by, step.window.due + by)).collect()
        };
        prop_assert_eq!(told(later.plan(), Duration::zero()), told(now.plan(), week));
    }

    #[test]
    fn every_key_names_one_step(case in prop_oneof![cases(), wild()]) {
        let made = case.plan();
        let keys: BTreeSet<String> = made.steps.iter().map(|step| step.key.to_string()).collect();
        prop_assert_eq!(keys.len(), made.steps.len());
    }

    #[test]
    fn steps_and_spans_come_in_order(case in prop_oneof![cases(), wild()]) {
        let made = case.plan();
        prop_assert!(made.steps.is_sorted_by_key(|step| (step.window.opens, step.key.kind)));
        prop_assert!(made.spans.is_sorted_by_key(|span| span.from));
        prop_assert!(made.spans.iter().all(|span| span.from < span.to));
    }

    #[test]
    fn follow_ups_open_on_working_days_at_nine(case in cases()) {
        for step in follow_ups(&case.plan()) {
            prop_assert_eq!(step.window.opens.hour(), 9);
            prop_assert!(case.calendar.is_working(step.window.opens.date()), "{} on {}", step.key, step.window.opens);
        }
    }

    #[test]
    fn the_second_follow_up_leaves_time_to_answer(case in cases()) {
        let made = case.plan();
        for second in made.steps.iter().filter(|step| step.key.kind == StepKind::SecondFollowUp) {
            let same = |step: &&Step| step.key.kind == StepKind::FirstFollowUp && step.key.subject == second.key.subject;
            let first = made.steps.iter().find(same).unwrap();
            let from = match first.state {
                StepState::Done(at) => at,
                _ => first.window.due,
            };
            let days = case.playbook().parameters.after_first.value.days().unwrap();
            prop_assert!(case.calendar.add_business_days(from.date(), days) <= second.window.opens.date());
        }
    }

    #[test]
    fn a_closed_process_asks_for_no_follow_up(case in cases()) {
        let mut case = case;
        let now = case.now;
        case.add(now, LedgerEvent::Decided(Decision::Withdrew));
        prop_assert!(follow_ups(&case.plan()).all(|step| !step.state.is_live()));
        prop_assert_ne!(case.ask(Purpose::FollowUp, Channel::Email), VerdictKind::Allowed);
    }

    #[test]
    fn reopening_restores_the_plan(case in cases()) {
        prop_assume!(case.process.status(case.now) == Status::Open);
        let before = case.plan();
        let mut case = case;
        let now = case.now;
        // What is heard and what one decides oneself are told apart, so only an unanswered process is the same again.
        let answered = case.process.ledger.iter().any(|entry| matches!(entry.what, LedgerEvent::Heard { news: EmployerResponse::Refusal | EmployerResponse::Offer { .. }, .. }));
        prop_assume!(!answered);
        case.add(now, LedgerEvent::Decided(Decision::Withdrew));
        case.add(now, LedgerEvent::Decided(Decision::Reopened));
        prop_assert_eq!(case.plan().steps, before.steps);
        prop_assert_eq!(case.plan().spans, before.spans);
    }

    #[test]
    fn the_agenda_does_not_depend_on_the_order_of_processes(seed in any::<u64>(), count in 1usize..12, turn in 0usize..12) {
        let processes = Sampler::new(seed).processes(middle(), count, Richness::Mixed);
        let (house, calendar) = (Playbook::built_in(Author::House), WorkCalendar::default());
        let plans: Vec<Plan> = processes.iter().map(|process| plan(process, house, &calendar, middle())).collect();
        let pairs: Vec<_> = processes.iter().zip(&plans).collect();
        let mut turned = pairs.clone();
        turned.reverse();
        turned.rotate_left(turn % count);
        prop_assert_eq!(agenda(&turned, middle()), agenda(&pairs, middle()));
    }

    #[test]
    fn the_agenda_holds_every_open_step_once(case in cases()) {
        let made = case.plan();
        let told = agenda(&[(&case.process, &made)], case.now);
        let cards = told.now.iter().chain(&told.look_back).flat_map(|item| &item.steps);
        let listed: Vec<_> = cards.chain(told.extras.iter().flat_map(|extra| extra.steps.iter().map(|(_, key)| key))).collect();
        let closed = case.process.status(case.now).is_closed();
        let asks = |step: &&Step| {
            let tier = Tier::of(step, case.now);
            tier != Tier::Line && (!closed || tier.stands_when_closed(step.key.kind))
        };
        let to_thank = |step: &Step| !closed && is_to_thank(&case.process, step, case.now);
        let open = made.steps.iter().filter(|step| matches!(step.state, StepState::Now | StepState::Late) || to_thank(step));
        let open: Vec<_> = open.filter(asks).map(|step| &step.key).collect();
        prop_assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), open.iter().copied().collect::<BTreeSet<_>>());
        prop_assert_eq!(listed.len(), open.len());
        prop_assert!(told.now.is_sorted_by_key(|item| (item.tier, item.due)));
    }

    #[test]
    fn the_comparison_agrees_with_the_plan(case in cases(), which in any::<prop::sample::Index>()) {
        let made = case.plan();
        prop_assume!(!made.steps.is_empty());
        let step = which.get(&made.steps);
        let opinions = compare(&case.process, &case.calendar, &step.key, case.now);
        let own = opinions.iter().find(|opinion| opinion.letter == case.letter).unwrap();
        prop_assert_eq!(own.window, Some(step.window));
    }

    #[test]
    fn the_exported_plan_holds_every_step(case in cases()) {
        let made = case.plan();
        let json = export(&case.process, case.playbook(), &made, case.now);
        let text = serde_json::to_string(&json).unwrap();
        let back: serde_json::Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(back["steps"].as_array().map(Vec::len), Some(made.steps.len()));
    }

    #[test]
    fn business_days_add_up(calendar in calendars(), from in 0i64..400, a in 0u16..20, b in 0u16..20) {
        let from = day("2026-06-01") + Duration::days(from);
        let both = calendar.add_business_days(from, a + b);
        prop_assert_eq!(calendar.add_business_days(calendar.add_business_days(from, a), b), both);
        prop_assert!(a + b == 0 || calendar.is_working(both));
        prop_assert!(from + Duration::days(i64::from(a + b)) <= both);
    }

    #[test]
    fn a_valid_own_playbook_keeps_thanks_in_order_and_survives_json(
        letter in letters(), opens in 0u32..5000, due in 0u32..5000, closes in 0u32..5000, wait in 0u16..30,
        cap in 0u8..4, minute in 0i64..1440,
    ) {
        let changes = Changes {
            thank_you_opens: Some(ThankYouOpens::AfterEnd { minutes: opens }),
            thank_you_due: Some(ThankYouDue::AfterEnd { minutes: due }),
            thank_you_closes: Some(ThankYouCloses::AfterEnd { minutes: closes, grace: 0 }),
            after_silence: Some(Wait::BusinessDays { days: wait }),
            after_first: Some(if cap < 2 { AfterFirst::Stop } else { AfterFirst::OneMore { days: wait } }),
            cap: Some(cap),
            ..Changes::default()
        };
        let id = PlaybookId::parse("mine").unwrap();
        let own = OwnPlaybook { changes, ..OwnPlaybook::copy_of(letter, id, Line::cut("Mine")) };
        let in_order = opens <= due && due <= closes;
        prop_assert_eq!(own.validate().is_ok(), in_order && wait > 0);
        if own.validate().is_ok() {
            let end = at("2026-11-11 00:00") + Duration::minutes(minute);
            let moments = own.playbook().parameters.thanks(end);
            prop_assert_eq!(moments.opens, end + Duration::minutes(i64::from(opens)));
            prop_assert_eq!(moments.due, end + Duration::minutes(i64::from(due)));
            prop_assert_eq!(OwnPlaybook::from_json(&own.to_json()), Ok(own));
        }
    }
}
