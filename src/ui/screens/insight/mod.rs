//! What all records say together, as pictures. Each says in words what it shows, or that there is too little to say
//! anything, and has its figures as a table.

pub mod chart;
mod dates;
pub mod figures;
mod funnel;
mod questions;
mod ratings;
mod thanks;
mod waits;

use crate::device::page;
use crate::domain::advice::evidence::evidence;
use crate::domain::insight::Insight;
use crate::domain::insight::questions::Recurring;
use crate::reactive::{Memo, RwSignal};
use crate::state::app;
use crate::ui::kit::button::link;
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::empty::empty;
use crate::ui::kit::section::{note, page_head, section};
use crate::ui::screens::insight::chart::Bar;
use leptos::prelude::{Owner, untrack};
use std::sync::Arc;
use web_sys::Element;

/// The screen. What all records say takes a moment to work out when there are many: the heading is there at once, then
/// one picture after the other.
pub fn screen() -> View {
    let app = app();
    let painted = RwSignal::new(false);
    page::after_painting(move || painted.set(true));
    let insight = Memo::new(move |_| if painted.get() { Some(Arc::new(app.insight())) } else { None });
    // Asked for when its picture is drawn, which is not the first.
    let asked = Memo::new(move |_| app.recurring_questions());
    let any = Memo::new(move |_| app.has_any());
    let sub = "What your records show. These describe the past, not your chances.";
    let pictures = dynamic(move || {
        if !any.get() {
            let start = link("btn btn--primary", "#/capture", "plus", "Capture an interview");
            let text = "After a few interviews, you see how long you wait and which questions come back.";
            return empty("interviews", "Nothing to show yet", text, Some(start));
        }
        let Some(insight) = insight.get() else {
            return el("p").class("quiet-text").attr("role", "status").text("Reading your records").into();
        };
        chart::measure();
        let (left, right) = (el("div").class("pane"), el("div").class("pane"));
        further([left.element(), right.element()], insight, asked, 0);
        el("div").class("panes panes--even").child(left).child(right).into()
    });
    View::new().with(page_head(Some(("#/interviews", "Interviews")), "Insight", sub)).with(pictures)
}

/// Adds a picture to its column, and after that the next.
fn further(columns: [Element; 2], insight: Arc<Insight>, asked: Memo<Vec<Recurring>>, number: usize) {
    let (column, picture): (usize, View) = match number {
        0 => (0, waits::picture(&insight.waits).into()),
        1 => (0, dates::picture(&insight.dates).into()),
        2 => (0, thanks::picture(&insight.thanks).into()),
        // Looked for by itself: a tap that comes meanwhile waits for one thing at a time.
        3 => {
            asked.read_untracked();
            (1, View::new())
        }
        4 => (1, dynamic(move || questions::picture(&asked.read()).into())),
        5 => (1, ratings::picture(&insight.ratings).into()),
        6 => (1, funnel::picture(&insight.funnel).into()),
        _ => return,
    };
    if let Some(column) = columns.get(column) {
        picture.show_in(column);
    }
    let owner = Owner::current();
    page::after_painting(move || {
        // Not on a page that was left meanwhile.
        if columns.iter().all(|column| column.is_connected())
            && let Some(owner) = owner
        {
            owner.with(|| untrack(|| further(columns, insight, asked, number + 1)));
        }
    });
}

/// What a picture says.
pub(super) struct Picture {
    /// A short name for element ids.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What is to be seen, in words.
    pub says: Vec<String>,
    /// A survey it is seen against, by its short name.
    pub survey: Option<&'static str>,
    /// The drawing with its legend; nothing where there is too little.
    pub drawn: View,
    /// Its figures.
    pub table: Option<El>,
}

impl From<Picture> for View {
    fn from(picture: Picture) -> Self {
        let said = picture.says.iter().map(|text| el("p").text(text)).collect::<View>();
        let survey = picture.survey.and_then(evidence).map(|found| note(&found.to_string()));
        section(picture.id, picture.title).child(said).child(picture.drawn).child(survey).child(picture.table).into()
    }
}

/// A drawing on its sheet.
pub(super) fn sheet(drawing: El, legend: Option<El>) -> View {
    el("div").class("card chart-card").child(drawing).child(legend).into()
}

/// Counts on a sheet, with what there is none of in one line.
pub(super) fn counted(id: &str, name: &str, list: &[Bar], most: i64, legend: Option<El>) -> View {
    let drawing = chart::counts(id, name, list, most);
    el("div").class("card chart-card").child(drawing).child(chart::none(list)).child(legend).into()
}
