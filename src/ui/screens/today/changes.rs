//! What changed since the last look: on the screen for as long as it is open, and gone at the next look.

use super::{Day, some, way};
use crate::device::dates;
use crate::domain::changes::{Change, What};
use crate::domain::event_titles::heard_title;
use crate::domain::ledger::LedgerEvent;
use crate::domain::timeline::step::{Step, StepState};
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::section::{self, note};
use chrono::NaiveDateTime;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// How many are shown at first: the latest.
const FIRST: usize = 5;

/// What changed since a look.
#[derive(Clone, PartialEq)]
pub struct Told {
    /// The moment of that look.
    pub then: NaiveDateTime,
    /// The changes, the latest first.
    pub all: Vec<Change>,
}

/// The section; none where nothing changed.
pub fn section(day: &Arc<Day>, told: Told) -> Option<El> {
    let Told { then, all } = told;
    if all.is_empty() {
        return None;
    }
    let since = ["Since you looked ", &*dates::human(then, day.now), "."].concat();
    let (mine, count) = (day.clone(), all.len());
    let draw = move |range: Range<usize>| {
        let rows: View = all.get(range).unwrap_or_default().iter().filter_map(|change| row(&mine, change)).collect();
        el("ul").class("rows").child(rows).into()
    };
    let list = some(count, FIRST, "changes", Rc::new(draw));
    Some(section::section("changed", "What changed").child(note(&since)).child(list))
}

fn row(day: &Day, change: &Change) -> Option<El> {
    let (process, plan) = day.find(&change.process)?;
    // The list stays as it was at first sight; what was done or called off since asks for nothing.
    let is_open = |title: &str| {
        let open = |step: &&Step| matches!(step.state, StepState::Now | StepState::Late);
        let mut named = plan.steps.iter().filter(|step| step.title == title).peekable();
        // Letters of thanks that opened together have a title of their own.
        named.peek().is_none() || named.any(|step| open(&step))
    };
    let (title, what) = match &change.what {
        What::News(entry) => match &process.entry(entry)?.what {
            LedgerEvent::Heard { news, .. } => (heard_title(news).to_owned(), ""),
            _ => return None,
        },
        What::DatePassed(_) => ("Their date passed without a reply".to_owned(), "Late answers are common."),
        What::Filled(title) => (title.clone(), "The wait is over."),
        What::Opened(title) => (title.clone(), if is_open(title) { "You can do this now." } else { "" }),
        What::Back(title) => (title.clone(), "You snoozed it."),
        What::Closed(title) => (title.clone(), "It is too late for this now."),
        What::Unsaid(title) => (title.clone(), "Too late for a letter of its own. Say it when you next write or meet."),
    };
    let moment = match change.what {
        What::DatePassed(by) => dates::human_day(by, day.now),
        _ => dates::human(change.at, day.now),
    };
    let about =
        [&*moment, " · ", &*day.agenda.names.line(process), if what.is_empty() { "" } else { ". " }, what].concat();
    let text = el("span")
        .child(el("span").class("row__title").attr("dir", "auto").text(&title))
        .child(el("br"))
        .child(el("span").class("row__sub").attr("dir", "auto").text(&about));
    Some(el("li").child(way(process).class("row").child(text)))
}
