//! The questions that may come again: what was said then, and the better answer now.

use super::Prep;
use super::lines::{block as heading, differs, small, tick};
use crate::device::dates;
use crate::domain::preparation::questions::{Carried, Returning, carried};
use crate::domain::preparation::sheet::Sheet;
use crate::domain::process::Process;
use crate::domain::question::Grade;
use crate::route::{Route, Segment};
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::icon;
use crate::ui::shared::words;

/// How many stand open on the screen.
const OPEN: usize = 6;

/// The block.
pub(super) fn block(prep: &Prep, process: &Process, sheet: &Sheet) -> Option<El> {
    if sheet.questions.is_empty() {
        return elsewhere(prep, process);
    }
    let debrief = ["#", &*Route::Process(process.id.clone(), Segment::Debrief).to_string(), "?at=better"].concat();
    let weak = |one: &&Returning| one.grade != Some(Grade::Strong) || one.differs.is_some();
    let (weak, strong): (Vec<&Returning>, Vec<&Returning>) = sheet.questions.iter().partition(weak);
    let draw = |all: &[&Returning]| all.iter().map(|one| row(prep, process, one)).collect::<View>();
    let (open, folded) = weak.split_at(weak.len().min(OPEN));
    let fold = |words: String, all: &[&Returning]| {
        let summary = el("summary").child(el("span").text(&words)).child(icon("down"));
        (!all.is_empty()).then(|| el("details").class("fold prep__fold").child(summary).child(draw(all)))
    };
    let more = sheet.question_count.saturating_sub(sheet.questions.len());
    let more = (more > 0).then(|| {
        let words = [&*more.to_string(), " more under Look back"].concat();
        el("p").child(el("a").class("link").attr("href", &debrief).text(&words))
    });
    let work = (!weak.is_empty()).then(|| {
        el("p")
            .class("no-print")
            .child(el("a").class("link link-row").attr("href", &debrief).text("Write a better answer"))
            .text(" ")
            .child(el("a").class("link link-row").attr("href", "#/stories?at=practice").text("Practise them"))
    });
    Some(
        heading("prep-questions", "Questions that may come again")
            .child(draw(open))
            .child(fold(format!("Show {} more", folded.len()), folded))
            .child(fold(format!("Went well: {}", strong.len()), &strong))
            .child(more)
            .child(work),
    )
}

/// Before the first interview with somebody: what went badly with others.
fn elsewhere(prep: &Prep, process: &Process) -> Option<El> {
    let all = prep.editor.app.outside_trash();
    let all: Vec<&Process> = all.iter().map(|one| &**one).collect();
    let found = carried(process, &all, prep.now);
    let row = |one: &Carried| {
        let from = [&*one.from.0, ", ", &*dates::human_day(one.from.1, prep.now)].concat();
        let grade = one.grade.map(|grade| [". Last time: ", &*grade.label().to_ascii_lowercase()].concat());
        let more = View::new().with(small(&[&*from, &*grade.unwrap_or_default(), "."].concat())).with(part(
            "prep__now",
            "Now:",
            &one.better,
        ));
        tick(prep, &one.key, &one.asked, more)
    };
    let way = el("a").class("link link-row").attr("href", "#/stories?at=practice").text("Practise them");
    (!found.is_empty()).then(|| {
        heading("prep-questions", "Questions that may come again")
            .child(found.iter().map(row).collect::<View>())
            .child(el("p").class("no-print").child(way))
    })
}

/// Words under a question, with what they are.
fn part(class: &str, name: &str, said: &str) -> Option<El> {
    (!said.is_empty()).then(|| {
        let said = el("span").class("prep__words").attr("dir", "auto").text(said);
        el("small").class(class).child(el("b").text(name)).text(" ").child(said)
    })
}

fn row(prep: &Prep, process: &Process, one: &Returning) -> El {
    let asker = one.times.last().and_then(|(_, by)| by.as_ref()).and_then(|id| process.person(id));
    let by = asker.map(|person| [person.shown(), ", "].concat()).unwrap_or_default();
    // A name begins a sentence, "round 1" does not.
    let then = if asker.is_some() { ". " } else { ", " };
    let grade = one.grade.map(|grade| ["Last time: ", &*grade.label().to_ascii_lowercase(), then].concat());
    let round = one.times.last().map(|(round, _)| prep.round_name(process, round)).unwrap_or_default();
    let often = if one.times.len() > 1 { format!(". Asked {} times", one.times.len()) } else { String::new() };
    let asked = [&*grade.unwrap_or_default(), &*by, &*round, &*often, "."].concat();
    let more = View::new()
        .with(small(&words::capital(&asked)))
        .with(part("prep__then", "Then:", &one.answer))
        .with(part("prep__now", "Now:", &one.better))
        .with(one.differs.as_deref().map(differs));
    tick(prep, &one.key, &one.asked, more)
}
