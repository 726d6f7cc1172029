//! What holds for records with the turns that life takes.

use super::{Case, calendars, follow_ups, letters, middle};
use crate::lively;
use afterword::domain::channel::Channel;
use afterword::domain::guard::VerdictKind;
use afterword::domain::ledger::{EmployerResponse, Entry, LedgerEvent, Purpose};
use afterword::domain::timeline::step::{Plan, Step, StepKind, StepState, Subject};
use chrono::{Duration, NaiveDate};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A record with the turns that life takes, over two months as well.
fn lively_cases() -> impl Strategy<Value = Case> {
    (any::<u64>(), letters(), calendars(), -60i64 * 1440..60 * 1440).prop_map(|(seed, letter, calendar, minutes)| {
        Case { process: lively::process(seed, middle()), letter, calendar, now: middle() + Duration::minutes(minutes) }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_step_asks_beyond_its_own_closing(case in lively_cases()) {
        for step in case.plan().steps {
            let Step { window, last, state, key, .. } = step;
            prop_assert!(window.opens <= window.due, "{key}");
            prop_assert!(window.closes.is_none_or(|closes| window.due <= closes), "{key}");
            prop_assert!(window.closes.is_none_or(|closes| last.is_some_and(|last| closes <= last)), "{key}");
            let open = matches!(state, StepState::Now | StepState::Late | StepState::Later);
            prop_assert!(!open || last.is_none_or(|last| case.now <= last), "{key} at {}", case.now);
        }
    }

    #[test]
    fn nothing_is_asked_of_somebody_who_is_gone(case in lively_cases()) {
        for step in case.plan().steps.iter().filter(|step| step.state.is_live()) {
            let gone = |id| case.process.person(id).is_some_and(|person| person.is_gone(case.now));
            prop_assert!(!step.to.as_ref().is_some_and(gone), "{} goes to somebody who left", step.key);
            if let Subject::Met(_, person) = &step.key.subject {
                prop_assert!(!gone(person), "{}", step.key);
            }
        }
    }

    #[test]
    fn nobody_is_thanked_twice_a_day(case in lively_cases()) {
        // Whoever follows the plan to the letter, hour by hour, writes to nobody twice a day.
        let mut case = case;
        case.process.ledger.retain(|entry| entry.at <= case.now);
        let mut written: BTreeSet<(NaiveDate, String)> = BTreeSet::new();
        for _ in 0..32 {
            let open: Vec<_> = case.plan().steps.into_iter().filter(|step| {
                step.key.kind == StepKind::ThankYou && matches!(step.state, StepState::Now | StepState::Late)
            }).collect();
            let people: Vec<_> = open.iter().filter_map(|step| step.to.clone()).collect();
            let different: BTreeSet<_> = people.iter().map(|id| id.to_string()).collect();
            prop_assert_eq!(different.len(), people.len(), "two thanks to one person are open at {}", case.now);
            for step in open {
                let (Some(person), Subject::Met(round, _)) = (step.to, &step.key.subject) else { continue };
                prop_assert!(written.insert((case.now.date(), person.to_string())), "{} on {}", step.key, case.now);
                let now = case.now;
                case.add(now, LedgerEvent::Sent {
                    purpose: Purpose::ThankYou,
                    channel: Channel::Email,
                    to: vec![person],
                    round: Some(round.clone()),
                    against: None,
                });
            }
            case.now += Duration::hours(5);
        }
    }

    #[test]
    fn what_is_over_asks_for_nothing_but_its_ending(case in lively_cases()) {
        let ending = [
            StepKind::ReplyToRefusal, StepKind::AskFeedback, StepKind::ThankReferees, StepKind::KeepInTouch,
            StepKind::OpenAgain, StepKind::StopSearching,
        ];
        if case.process.status(case.now).is_closed() {
            for step in case.plan().steps.iter().filter(|step| step.state.is_live()) {
                prop_assert!(ending.contains(&step.key.kind), "{}", step.key);
            }
        }
    }

    #[test]
    fn word_from_them_never_takes_away_what_is_allowed(case in lively_cases(), channel in prop::sample::select(Channel::ALL.to_vec())) {
        use Purpose::*;
        let purposes = [
            ThankYou, FollowUp, AskHr, AskFeedback, Reply, ReplyToRefusal, Connect, KeepInTouch, Other, NewTime, AskWritten, Bridge,
        ];
        let left = |case: &Case| {
            let plan = case.plan();
            plan.follow_ups_allowed.saturating_sub(plan.follow_ups_spent)
        };
        let mut told = case.clone();
        told.add(case.now, LedgerEvent::Heard { channel, from: None, news: EmployerResponse::Message });
        prop_assert!(left(&case) <= left(&told));
        for purpose in purposes {
            for way in [Channel::Email, Channel::Phone, channel] {
                let (before, after) = (case.ask(purpose, way), told.ask(purpose, way));
                let shut = |kind| matches!(kind, VerdictKind::OverCap | VerdictKind::NeverByChannel);
                prop_assert!(shut(before) || !shut(after), "{purpose:?} by {way:?}: {before:?} became {after:?}");
                // Only asking for news waits anew; what else was allowed stays so.
                let asks = matches!(purpose, FollowUp | AskHr | AskFeedback | KeepInTouch | Other | NewTime);
                prop_assert!(asks || before != VerdictKind::Allowed || after == VerdictKind::Allowed, "{purpose:?}");
            }
        }
    }

    #[test]
    fn the_zone_of_the_device_changes_nothing_but_what_is_over(
        case in lively_cases(), here in prop::sample::select(vec![-600i16, -300, 0, 60, 330, 765]),
    ) {
        // As though each round that is over there were over here.
        let mut there = case.clone();
        let clock = |zone: Option<&afterword::domain::round::Zone>| case.calendar.clone().here(here).clock_in(zone, case.now);
        let differs = case.process.rounds.iter().any(|round| {
            let Some(end) = round.schedule.end() else { return false };
            (end <= clock(round.zone.as_ref())) != (end <= case.now)
        });
        there.calendar = there.calendar.here(here);
        prop_assert!(differs || there.plan() == case.plan());
        // Of a round itself every date stays, wherever one looks from.
        let dates = |plan: Plan| -> Vec<_> {
            let of_round = plan.steps.into_iter().filter(|step| matches!(step.key.kind, StepKind::NotesAtOnce | StepKind::Debrief));
            of_round.map(|step| (step.key, step.window)).collect()
        };
        let sorted = |mut all: Vec<_>| { all.sort_by_key(|(key, _): &(afterword::domain::timeline::step::StepKey, _)| key.clone()); all };
        prop_assert_eq!(sorted(dates(there.plan())), sorted(dates(case.plan())));
    }

    #[test]
    fn nothing_ends_before_it_was_asked(case in lively_cases()) {
        let plan = case.plan();
        // Asking for the time of a round that was put off is a question too, though it spends nothing.
        let sent = |entry: &Entry| entry.at <= case.now && matches!(entry.what, LedgerEvent::Sent { purpose: Purpose::NewTime, .. });
        let asked = plan.follow_ups_spent > 0 || plan.follow_ups_allowed == 0 || case.process.ledger.iter().any(sent);
        for step in plan.steps.iter().filter(|step| step.key.kind == StepKind::AssumeFilled) {
            prop_assert!(asked || !matches!(step.state, StepState::Now | StepState::Late), "{}", step.window.opens);
        }
    }

    #[test]
    fn what_holds_for_plain_records_holds_for_lively_ones(case in lively_cases()) {
        let made = case.plan();
        let kind = case.ask(Purpose::FollowUp, Channel::Email);
        let told = made.steps.iter().any(|step| step.key.kind == StepKind::AsTold && step.state.is_live());
        for step in follow_ups(&made) {
            prop_assert!(case.calendar.is_working(step.window.opens.date()), "{}", step.key);
            match step.state {
                StepState::Now | StepState::Late => prop_assert_eq!(kind, VerdictKind::Allowed, "{}", step.key),
                StepState::Later if step.key.kind == StepKind::FirstFollowUp && !told => {
                    prop_assert_eq!(kind, VerdictKind::WaitUntil(step.window.opens), "{}", step.key);
                }
                // The second one never lies in the past.
                StepState::Later => prop_assert!(case.now < step.window.opens),
                _ => {}
            }
        }
        let keys: BTreeSet<String> = made.steps.iter().map(|step| step.key.to_string()).collect();
        prop_assert_eq!(keys.len(), made.steps.len());
        prop_assert!(made.landmarks.is_sorted_by_key(|mark| mark.at()));
    }

    #[test]
    fn every_sentence_keeps_the_rules_of_the_house(case in lively_cases()) {
        for step in case.plan().steps {
            for words in [step.title.clone(), step.advice.plain(), step.because().plain()] {
                prop_assert!(!words.is_empty() && !words.contains('!') && !words.contains("  "), "{}: {words}", step.key);
            }
            prop_assert!(step.because().plain().ends_with('.'), "{}", step.key);
        }
    }
}
