//! Changes to the plan for the job: a point for a need, and that they got it.

use crate::domain::channel::Channel;
use crate::domain::fold::fold;
use crate::domain::id::PointId;
use crate::domain::process::Process;
use crate::domain::text::Line;
use crate::domain::value_plan::PlanPoint;
use chrono::NaiveDateTime;

/// The needs you heard that have no point yet.
pub fn open_needs(process: &Process) -> Vec<&Line> {
    let points = process.value_plan.iter().flat_map(|plan| &plan.points);
    let known: Vec<String> = points.map(|point| fold(&point.need)).collect();
    process.needs.iter().filter(|need| !need.is_empty() && !known.contains(&fold(need))).collect()
}

/// Adds a point for a need.
pub fn add_point(process: &mut Process, id: PointId, need: Line) {
    let (idea, gain, evidence) = Default::default();
    let plan = process.value_plan.get_or_insert_default();
    plan.points.push(PlanPoint { id, need, idea, gain, evidence });
}

/// Says that they got it, and how; or that they did not.
pub fn hand_over(process: &mut Process, at: Option<NaiveDateTime>, by: Option<Channel>) {
    let plan = process.value_plan.get_or_insert_default();
    (plan.handed, plan.handed_by) = (at, by.filter(|_| at.is_some()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ProcessId;

    #[test]
    fn each_need_has_a_point_once_and_an_idea_outlives_the_list_of_needs() {
        let mut process = Process::new(ProcessId::parse("p").unwrap(), NaiveDateTime::default());
        process.needs = ["A faster month end", "fewer calls"].map(Line::cut).to_vec();
        assert_eq!(open_needs(&process).len(), 2);
        add_point(&mut process, PointId::parse("a").unwrap(), Line::cut("a faster month END"));
        assert_eq!(open_needs(&process), [&Line::cut("fewer calls")]);
        process.needs.clear();
        assert!(open_needs(&process).is_empty());
        assert_eq!(process.value_plan.as_ref().unwrap().points.len(), 1);
        assert!(!process.value_plan.as_ref().unwrap().is_written());
    }

    #[test]
    fn it_is_handed_over_and_taken_back() {
        let mut process = Process::new(ProcessId::parse("p").unwrap(), NaiveDateTime::default());
        let at = NaiveDateTime::default();
        hand_over(&mut process, Some(at), Some(Channel::InPerson));
        assert_eq!(process.value_plan.as_ref().unwrap().handed_by, Some(Channel::InPerson));
        hand_over(&mut process, None, Some(Channel::Email));
        let plan = process.value_plan.unwrap();
        assert_eq!((plan.handed, plan.handed_by), (None, None));
    }
}
