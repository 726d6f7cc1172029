//! The plan for the job as they get it: a page to print, and the same as plain text.

use crate::domain::process::Process;
use crate::domain::value_plan::{Days, ValuePlan};

/// The page, block by block, without what is empty: what a block is called, and its lines.
pub fn page(plan: &ValuePlan) -> Vec<(String, Vec<(&'static str, String)>)> {
    let mut blocks = Vec::new();
    for point in plan.points.iter().filter(|point| !point.idea.is_empty() || !point.need.is_empty()) {
        let lines =
            [("What I’d do", &point.idea), ("What you gain", &point.gain), ("I’ve done this before", &point.evidence)];
        let lines: Vec<_> = lines
            .into_iter()
            .filter(|(_, line)| !line.is_empty())
            .map(|(name, line)| (name, line.to_string()))
            .collect();
        if !lines.is_empty() {
            let title = if point.need.is_empty() { "One more idea".to_owned() } else { capital(&point.need) };
            blocks.push((title, lines));
        }
    }
    for days in Days::ALL {
        let text = plan.days(days);
        if !text.is_empty() {
            blocks.push((days.label().to_owned(), vec![("", text.to_string())]));
        }
    }
    blocks
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The heading of the page: "How I can help as Registrar at Northlight".
pub fn title(process: &Process) -> String {
    let role = if process.role.is_empty() { String::new() } else { format!(" as {}", &*process.role) };
    let at = if process.employer.is_empty() { String::new() } else { format!(" at {}", &*process.employer) };
    format!("How I can help{role}{at}")
}

/// The page as plain text, for a message.
pub fn as_text(process: &Process, name: &str) -> String {
    let mut text = title(process);
    for (block, lines) in process.value_plan.iter().flat_map(page) {
        text.push_str(&format!("\n\n{block}"));
        for (name, line) in lines {
            let name = if name.is_empty() { String::new() } else { format!("{name}: ") };
            text.push_str(&format!("\n{name}{line}"));
        }
    }
    if !name.is_empty() {
        text.push_str(&format!("\n\n{name}"));
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actions::plan::add_point;
    use crate::domain::id::{PointId, ProcessId};
    use crate::domain::text::{Line, Prose};
    use chrono::NaiveDateTime;

    #[test]
    fn the_page_says_what_is_there_and_nothing_else() {
        let mut process = Process::new(ProcessId::parse("p").unwrap(), NaiveDateTime::default());
        assert_eq!(as_text(&process, ""), "How I can help\n");
        (process.role, process.employer) = (Line::cut("Registrar"), Line::cut("Northlight"));
        add_point(&mut process, PointId::parse("a").unwrap(), Line::cut("loans on time"));
        add_point(&mut process, PointId::parse("b").unwrap(), Line::cut("an empty one"));
        let plan = process.value_plan.as_mut().unwrap();
        plan.points[0].idea = Line::cut("One calendar for all lenders.");
        plan.points[0].gain = Line::cut("No late crates.");
        plan.days_60 = Prose::cut("Take over the spring loans.");
        assert_eq!(
            as_text(&process, "Sam Rowe"),
            "How I can help as Registrar at Northlight\n\nLoans on time\nWhat I’d do: One calendar for all lenders.\n\
             What you gain: No late crates.\n\nBy day 60\nTake over the spring loans.\n\nSam Rowe\n"
        );
    }
}
