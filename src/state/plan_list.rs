//! The plans of all records: each is made once, and again only when its record, the minute or the settings change.

use super::records::Processes;
use crate::domain::advice::own::OwnPlaybook;
use crate::domain::advice::playbook::Playbook;
use crate::domain::calendar::WorkCalendar;
use crate::domain::id::ProcessId;
use crate::domain::moment::plus_minutes;
use crate::domain::process::Process;
use crate::domain::settings::Settings;
use crate::domain::timeline::ending::{Deadline, deadline};
use crate::domain::timeline::plan_beside;
use crate::domain::timeline::step::Plan;
use chrono::NaiveDateTime;
use std::sync::Arc;

/// At most so many plans are made at once when only a minute has passed: about 20 ms on a slow phone. The others of a
/// long list follow in later frames (see [`super::plans`]), so that taps in between are answered.
const AT_ONCE: usize = 50;
/// After so many minutes in the background no outdated plan may be shown: all are made at once.
const AWAY: i64 = 2;

/// The plans of all processes: each is made once, and again only when its record, the minute or the settings change.
#[derive(Clone, Default)]
pub(super) struct PlanList {
    made_for: Option<(Settings, Vec<OwnPlaybook>, i16, Vec<Deadline>)>,
    /// Each record with its plan, in the order of their ids.
    pub(super) all: Vec<Planned>,
    /// The process that is just being begun: it has a plan and is no record yet.
    draft: Option<Planned>,
    /// The minute for which each plan was made.
    minutes: Vec<NaiveDateTime>,
    /// Whether some plans are of an earlier minute.
    pub(super) behind: bool,
}

/// A record with its plan.
pub(super) type Planned = (Arc<Process>, Arc<Plan>);

impl PartialEq for PlanList {
    fn eq(&self, other: &Self) -> bool {
        let same = |(a, b): (&Planned, &Planned)| Arc::ptr_eq(&a.0, &b.0) && Arc::ptr_eq(&a.1, &b.1);
        let both = self.all.iter().chain(&self.draft).zip(other.all.iter().chain(&other.draft));
        let lengths = |plans: &Self| (plans.all.len(), plans.draft.is_some());
        lengths(self) == lengths(other) && both.into_iter().all(same)
    }
}

impl PlanList {
    /// The plans as of now; those of `before` that are still valid are reused.
    pub(super) fn renew(
        before: Option<&Self>,
        processes: &Processes,
        draft: Option<&Arc<Process>>,
        (now, here): (NaiveDateTime, i16),
        settings: &Settings,
        own: &[OwnPlaybook],
    ) -> Self {
        // An offer with a deadline is a reason to write to the others, so it goes into every plan.
        let offers: Vec<Deadline> = processes.values().filter_map(|process| deadline(process, now)).collect();
        let made_for = Some((settings.clone(), own.to_vec(), here, offers.clone()));
        let kept = before.is_some_and(|before| before.made_for == made_for);
        let calendar = WorkCalendar::of(settings).here(here);
        let make = |process: &Process| {
            let choice = process.playbook.as_ref().unwrap_or(&settings.playbook);
            plan_beside(process, &Playbook::chosen(choice, own), &calendar, &offers, now)
        };
        // Both are sorted by id: one pass over both pairs each record with its earlier plan.
        let earlier = before.iter().flat_map(|before| before.all.iter().zip(&before.minutes));
        let mut earlier = earlier.peekable();
        let mut plans = Self { made_for, ..Self::default() };
        let mut passed = 0;
        for process in processes.values() {
            while earlier.next_if(|((known, _), _)| known.id < process.id).is_some() {}
            let known = earlier.next_if(|((known, _), _)| known.id == process.id);
            let holds = known.filter(|((record, _), minute)| {
                let same = kept && Arc::ptr_eq(record, process);
                let late = same && **minute != now;
                passed += usize::from(late);
                let waits = late && passed > AT_ONCE && **minute < now && now < plus_minutes(**minute, AWAY);
                plans.behind |= waits;
                same && (!late || waits)
            });
            let (plan, minute) = holds.map_or_else(
                || {
                    let made = make(process);
                    // Most plans do not change with the minute: keeping the pointer spares the screens an update.
                    let earlier = known.map(|((_, plan), _)| plan).filter(|earlier| ***earlier == made);
                    (earlier.cloned().unwrap_or_else(|| Arc::new(made)), now)
                },
                |((_, plan), minute)| (plan.clone(), *minute),
            );
            plans.all.push((process.clone(), plan));
            plans.minutes.push(minute);
        }
        let draft = draft.filter(|draft| !processes.contains_key(&draft.id));
        plans.draft = draft.map(|draft| (draft.clone(), Arc::new(make(draft))));
        plans
    }

    /// A record with its plan.
    pub(super) fn get(&self, id: &ProcessId) -> Option<&Planned> {
        let place = self.all.binary_search_by(|(process, _)| process.id.cmp(id));
        place
            .ok()
            .and_then(|place| self.all.get(place))
            .or_else(|| self.draft.as_ref().filter(|(draft, _)| draft.id == *id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::channel::Channel;
    use crate::domain::id::EntryId;
    use crate::domain::ledger::{EmployerResponse, Entry, LedgerEvent, OfferForm};
    use crate::domain::sample::{Richness, Sampler};
    use crate::domain::timeline::step::StepKind;
    use std::sync::LazyLock;

    static SETTINGS: LazyLock<Settings> = LazyLock::new(Settings::default);

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn records(count: usize) -> Processes {
        let made = Sampler::new(7).processes(at("2026-11-11T09:00:00"), count, Richness::Rich);
        made.into_iter().map(|one| (one.id.clone(), Arc::new(one))).collect()
    }

    fn renew(before: Option<&PlanList>, records: &Processes, now: &str) -> PlanList {
        PlanList::renew(before, records, None, (at(now), 0), &SETTINGS, &[])
    }

    fn same(plans: &PlanList, records: &Processes, now: &str) -> bool {
        let fresh = renew(None, records, now);
        plans.all.iter().map(|(_, plan)| plan).eq(fresh.all.iter().map(|(_, plan)| plan))
    }

    #[test]
    fn a_minute_makes_a_few_plans_anew_at_a_time_and_in_the_end_all() {
        let records = records(120);
        let mut plans = renew(None, &records, "2026-11-11T09:00:00");
        assert!(!plans.behind);
        let mut made = Vec::new();
        for _ in 0..3 {
            plans = renew(Some(&plans), &records, "2026-11-11T09:01:00");
            made.push(plans.minutes.iter().filter(|minute| **minute == at("2026-11-11T09:01:00")).count());
        }
        assert_eq!(made, [50, 100, 120]);
        assert!(!plans.behind && same(&plans, &records, "2026-11-11T09:01:00"));
    }

    #[test]
    fn few_plans_and_those_of_another_day_are_made_at_once() {
        let few = records(50);
        let plans = renew(Some(&renew(None, &few, "2026-11-11T23:59:00")), &few, "2026-11-12T00:00:00");
        assert!(!plans.behind && same(&plans, &few, "2026-11-12T00:00:00"));
        let many = records(120);
        for later in ["2026-11-11T09:02:00", "2026-11-14T09:00:00", "2026-11-11T08:00:00"] {
            let plans = renew(Some(&renew(None, &many, "2026-11-11T09:00:00")), &many, later);
            assert!(!plans.behind && same(&plans, &many, later), "{later}");
        }
    }

    #[test]
    fn what_is_changed_is_planned_at_once_and_other_settings_plan_all() {
        let mut records = records(120);
        let plans = renew(None, &records, "2026-11-11T09:00:00");
        let last = records.keys().last().cloned().unwrap();
        let mut changed = (**records.get(&last).unwrap()).clone();
        changed.rounds.clear();
        records.insert(last.clone(), Arc::new(changed));
        let plans = renew(Some(&plans), &records, "2026-11-11T09:01:00");
        let fresh = renew(None, &records, "2026-11-11T09:01:00");
        assert!(plans.behind && plans.get(&last).unwrap().1 == fresh.get(&last).unwrap().1);
        let settings = Settings { days_off: [at("2026-11-12T00:00:00").date()].into(), ..Settings::default() };
        let plans = PlanList::renew(Some(&plans), &records, None, (at("2026-11-11T09:01:00"), 0), &settings, &[]);
        assert!(!plans.behind);
    }

    #[test]
    fn an_offer_with_a_deadline_is_told_to_all_others_and_another_zone_plans_all() {
        let mut records = records(60);
        let first = records.keys().next().cloned().unwrap();
        let mut offered = (**records.get(&first).unwrap()).clone();
        let news =
            EmployerResponse::Offer { form: OfferForm::Written, answer_by: Some(at("2026-11-20T00:00:00").date()) };
        let what = LedgerEvent::Heard { channel: Channel::Email, from: None, news };
        offered.ledger = vec![Entry::new(EntryId::parse("e").unwrap(), at("2026-11-10T10:00:00"), what)];
        records.insert(first.clone(), Arc::new(offered));
        let plans = renew(None, &records, "2026-11-11T09:00:00");
        let told = |plan: &Plan| plan.steps.iter().any(|step| step.key.kind == StepKind::BridgeOffer);
        assert!(!told(&plans.get(&first).unwrap().1));
        assert!(plans.all.iter().filter(|(_, plan)| told(plan)).count() > 30);
        let now = at("2026-11-11T09:01:00");
        let abroad = PlanList::renew(Some(&plans), &records, None, (now, 60), &SETTINGS, &[]);
        assert!(!abroad.behind && abroad.minutes.iter().all(|minute| *minute == now));
    }

    #[test]
    fn what_is_only_being_written_down_has_a_plan_and_is_no_record() {
        let mut all = records(3);
        let id = all.keys().next().cloned().unwrap();
        let draft = all.remove(&id).unwrap();
        let plans = PlanList::renew(None, &all, Some(&draft), (at("2026-11-11T09:00:00"), 0), &SETTINGS, &[]);
        assert!(plans.get(&id).is_some());
        assert!(plans.all.len() == 2 && plans.all.iter().all(|(process, _)| process.id != id));
    }
}
