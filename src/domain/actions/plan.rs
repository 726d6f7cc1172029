//! Changes to the plan for the job: a point for a need, and that they got it.

use crate::domain::channel::Channel;
use crate::domain::fold::fold;
use crate::domain::id::PointId;
use crate::domain::letter::record::{Letter, Recipient};
use crate::domain::preparation::matter::spaced;
use crate::domain::process::Process;
use crate::domain::text::Line;
use crate::domain::value_plan::{PlanPoint, ValuePlan};
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

/// How letters of ours say that the page comes along.
pub const ON_ONE_PAGE: &str = "on one page";
/// An idea of so many letters is known again in a letter; "reports" would be found in many.
const TELLING: usize = 12;

/// Whether a letter brings them the plan: it says that the page comes along, or has an idea of it word for word. One that goes
/// to a referee or to a contact brings them nothing.
pub fn brings_plan(letter: &Letter, process: &Process) -> bool {
    let outside = letter.referee.is_some() || letter.acquaintance.is_some();
    let Some(plan) = process.value_plan.as_ref().filter(|plan| plan.is_written()) else { return false };
    if outside || !matches!(letter.to, Recipient::People(_)) || plan.handed.is_some() {
        return false;
    }
    let body = spaced(&letter.body);
    let ideas = plan.points.iter().map(|point| spaced(&point.idea)).filter(|idea| idea.chars().count() >= TELLING);
    body.contains(&spaced(ON_ONE_PAGE)) || ideas.into_iter().any(|idea| body.contains(&idea))
}

/// Takes it back that a letter of that moment brought them the plan.
pub fn not_brought(process: &mut Process, letter: &Letter, at: NaiveDateTime) {
    let by_it = |plan: &&mut ValuePlan| plan.handed == Some(at) && plan.handed_by == Some(letter.channel);
    if let Some(plan) = process.value_plan.as_mut().filter(by_it) {
        (plan.handed, plan.handed_by) = (None, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{LetterId, ProcessId, RefereeId};
    use crate::domain::letter::purpose::LetterPurpose;
    use crate::domain::text::Prose;

    #[test]
    fn a_letter_that_brings_the_plan_is_known_by_its_words() {
        let mut process = Process::new(ProcessId::parse("p").unwrap(), NaiveDateTime::default());
        add_point(&mut process, PointId::parse("a").unwrap(), Line::cut("loans on time"));
        add_point(&mut process, PointId::parse("b").unwrap(), Line::default());
        let plan = process.value_plan.as_mut().unwrap();
        (plan.points[0].idea, plan.points[1].idea) = (Line::cut("One calendar for all lenders."), Line::cut("Reports"));
        // The text, whether it goes to a referee, and whether they have the plan with it.
        let cases = [
            ("I’ve put my ideas for the job on one page, which you will find with this note.", false, true),
            ("My plan is ON ONE\nPAGE, attached.", false, true),
            ("I would begin with one calendar\nfor all lenders, and more.", false, true),
            ("Thank you for the talk about reports and lenders.", false, false),
            ("", false, false),
            ("I’ve put my ideas for the job on one page.", true, false),
        ];
        for (body, outside, brings) in cases {
            let to = Recipient::People(Vec::new());
            let id = LetterId::parse("l").unwrap();
            let mut letter = Letter::new(id, process.id.clone(), to, LetterPurpose::FirstFollowUp);
            letter.body = Prose::cut(body);
            letter.referee = RefereeId::parse("ana").filter(|_| outside);
            assert_eq!(brings_plan(&letter, &process), brings, "{body}");
            // What they have already, no letter brings again.
            let mut had = process.clone();
            hand_over(&mut had, Some(NaiveDateTime::default()), None);
            assert!(!brings_plan(&letter, &had), "{body}");
        }
    }

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
