//! What holds for the guard, beside every plan.

use super::{cases, follow_ups, sent};
use afterword::domain::channel::Channel;
use afterword::domain::guard::VerdictKind;
use afterword::domain::ledger::{LedgerEvent, Purpose};
use afterword::domain::process::Mark;
use afterword::domain::text::Line;
use afterword::domain::timeline::step::{StepKind, StepState};
use chrono::Duration;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_guard_never_lets_more_through_than_the_cap(case in cases()) {
        let mut case = case;
        // From here on the employer is silent.
        case.process.ledger.retain(|entry| entry.at <= case.now);
        case.process.rounds.retain(|round| round.schedule.end().unwrap() <= case.now);
        let before = case.plan().follow_ups_spent;
        let cap = case.playbook().parameters.cap.value;
        let mut through = 0;
        for n in 0..120 {
            let purpose = if n % 2 == 0 { Purpose::FollowUp } else { Purpose::AskHr };
            let channel = Channel::ALL[n % Channel::ALL.len()];
            if case.ask(purpose, channel) == VerdictKind::Allowed && !case.plan().spans.is_empty() {
                through += 1;
                let now = case.now;
                case.add(now, sent(purpose));
            }
            case.now += Duration::hours(17);
        }
        prop_assert!(through <= u32::from(cap.saturating_sub(before)), "{through} went through, {before} before, cap {cap}");
    }

    #[test]
    fn the_guard_rules_as_before_when_a_step_is_put_off(
        case in cases(), which in any::<prop::sample::Index>(), minutes in 1i64..30 * 1440,
    ) {
        let plan = case.plan();
        prop_assume!(!plan.steps.is_empty());
        let mut changed = case.clone();
        let until = case.now + Duration::minutes(minutes);
        let key = which.get(&plan.steps).key.to_string();
        changed.process.marks.insert(key, Mark::Snoozed { until, reason: Line::default(), past: None });
        for purpose in [Purpose::FollowUp, Purpose::ThankYou, Purpose::AskFeedback] {
            prop_assert_eq!(changed.ask(purpose, Channel::Email), case.ask(purpose, Channel::Email));
        }
    }

    #[test]
    fn guard_and_plan_agree(case in cases()) {
        let made = case.plan();
        let kind = case.ask(Purpose::FollowUp, Channel::Email);
        for step in follow_ups(&made) {
            match step.state {
                StepState::Now | StepState::Late => prop_assert_eq!(kind, VerdictKind::Allowed, "{}", step.key),
                StepState::Later if step.key.kind == StepKind::FirstFollowUp => {
                    prop_assert_eq!(kind, VerdictKind::WaitUntil(step.window.opens), "{}", step.key);
                }
                _ => {}
            }
        }
    }

    #[test]
    fn waiting_as_told_leads_on(case in cases(), purpose in prop::sample::select(vec![
        Purpose::ThankYou, Purpose::FollowUp, Purpose::AskFeedback, Purpose::ReplyToRefusal, Purpose::Connect, Purpose::Other,
    ])) {
        // Nothing else happens meanwhile.
        let mut case = case;
        case.process.ledger.retain(|entry| entry.at <= case.now);
        if let VerdictKind::WaitUntil(until) = case.ask(purpose, Channel::Email) {
            prop_assert!(case.now < until);
            case.now = until;
            prop_assert_ne!(case.ask(purpose, Channel::Email), VerdictKind::WaitUntil(until));
        }
    }

    #[test]
    fn private_media_are_never_allowed(case in cases(), purpose in prop::sample::select(vec![
        Purpose::ThankYou, Purpose::FollowUp, Purpose::AskHr, Purpose::Reply, Purpose::Connect, Purpose::Other,
    ])) {
        prop_assert_eq!(case.ask(purpose, Channel::PrivateSocial), VerdictKind::NeverByChannel);
    }

    #[test]
    fn feedback_is_asked_for_twice_at_most(case in cases()) {
        let mut case = case;
        let mut asked = case.process.ledger.iter().filter(|entry| matches!(entry.what, LedgerEvent::Sent { purpose: Purpose::AskFeedback, .. })).count();
        let allowed = 2usize.saturating_sub(asked);
        let before = asked;
        for _ in 0..100 {
            if case.ask(Purpose::AskFeedback, Channel::Email) == VerdictKind::Allowed {
                asked += 1;
                let now = case.now;
                case.add(now, sent(Purpose::AskFeedback));
            }
            case.now += Duration::days(1);
        }
        prop_assert!(asked - before <= allowed);
    }
}
