//! What holds for steps that are done, put off and taken back.

use super::{Case, cases};
use afterword::domain::agenda::agenda;
use afterword::domain::process::Mark;
use afterword::domain::snooze::{knowing, passes};
use afterword::domain::text::Line;
use afterword::domain::timeline::step::{Plan, Step, StepState};
use chrono::Duration;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn done_and_undone_leaves_no_trace(case in cases(), which in any::<prop::sample::Index>()) {
        let before = case.plan();
        prop_assume!(!before.steps.is_empty());
        let key = which.get(&before.steps).key.to_string();
        let mut changed = case.clone();
        changed.process.marks.insert(key.clone(), Mark::Done(case.now));
        let done = changed.plan();
        let step = done.steps.iter().find(|step| step.key.to_string() == key);
        prop_assert!(step.is_none_or(|step| matches!(step.state, StepState::Done(_))), "{key}");
        changed.process.marks.remove(&key);
        prop_assert_eq!(changed.plan(), before);
    }

    #[test]
    fn putting_a_step_off_moves_nothing_else(case in cases(), which in any::<prop::sample::Index>(), days in 1i64..30) {
        let before = case.plan();
        prop_assume!(!before.steps.is_empty());
        let key = which.get(&before.steps).key.clone();
        let mut changed = case.clone();
        let until = case.now + Duration::days(days);
        changed.process.marks.insert(key.to_string(), Mark::Snoozed { until, reason: Line::default(), past: None });
        let others = |plan: Plan| plan.steps.into_iter().filter(|step| step.key != key).collect::<Vec<_>>();
        prop_assert_eq!(others(changed.plan()), others(before));
    }

    #[test]
    fn a_step_that_is_put_off_is_never_due_before_its_moment_and_taken_back_it_is_as_before(
        case in cases(), which in any::<prop::sample::Index>(), minutes in 1i64..30 * 1440, later in 0i64..30 * 1440,
    ) {
        let before = case.plan();
        prop_assume!(!before.steps.is_empty());
        let put_off = which.get(&before.steps);
        let key = put_off.key.clone();
        let mut changed = case.clone();
        let until = case.now + Duration::minutes(minutes);
        let reason = Line::cut("the printer is broken");
        let past = knowing(put_off, until);
        changed.process.marks.insert(key.to_string(), Mark::Snoozed { until, reason, past });
        // At its making, and at any moment after it until the step comes back.
        changed.now = case.now + Duration::minutes(later);
        let plan = changed.plan();
        let step = plan.steps.iter().find(|step| step.key == key);
        let due = |state: &StepState| matches!(state, StepState::Now | StepState::Late);
        // It comes back earlier only where its time ends on another day by now, so that nobody was told of that.
        let moved = |step: &Step| step.last != put_off.last && passes(step.window.closes, step.last, until);
        let back = until <= changed.now || step.is_some_and(moved);
        prop_assert!(back || step.is_none_or(|step| !due(&step.state)), "{:?}", step);
        // Where it rests it has opened by the time it comes back.
        if let Some(Step { state: StepState::Snoozed(back), window, .. }) = step {
            prop_assert!(*back == until && window.opens < until);
        }
        let items = agenda(&[(&changed.process, &plan)], changed.now);
        let all = items.now.iter().chain(&items.look_back);
        let asks = all.flat_map(|item| &item.steps).any(|asked| *asked == key);
        prop_assert!(!asks || back);
        // The follow-ups that are spent and allowed, and the quiet periods, know nothing of it.
        let plain = Case { now: changed.now, ..case.clone() }.plan();
        prop_assert_eq!(plan.follow_ups_spent, plain.follow_ups_spent);
        prop_assert_eq!(plan.follow_ups_allowed, plain.follow_ups_allowed);
        prop_assert_eq!(&plan.spans, &plain.spans);
        changed.process.marks.remove(&key.to_string());
        prop_assert_eq!(changed.plan(), plain);
    }
}
