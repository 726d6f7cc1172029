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

use crate::domain::advice::evidence::evidence;
use crate::reactive::Memo;
use crate::state::app;
use crate::ui::dom::{El, View, el, live};
use crate::ui::parts::button::link;
use crate::ui::parts::empty::empty;
use crate::ui::parts::section::{note, page_head, section};

/// The screen.
pub fn screen() -> View {
    let app = app();
    let insight = Memo::new(move |_| app.insight());
    let any = Memo::new(move |_| app.has_any());
    let sub = "What your records say together. They count what was; they foretell nothing.";
    let pictures = live(move || {
        if !any.get() {
            let start = link("btn btn--primary", "#/capture", "plus", "Capture an interview");
            let text = "After a few interviews you see here how long you wait, and which questions come back.";
            return empty("interviews", "Nothing to look back on yet", text, Some(start));
        }
        let insight = insight.get();
        let left = el("div").class("pane").add(waits::picture(&insight.waits)).add(dates::picture(&insight.dates));
        let left = left.add(thanks::picture(&insight.thanks));
        let right = el("div").class("pane").add(questions::picture(&insight.questions));
        let right = right.add(ratings::picture(&insight.ratings)).add(funnel::picture(&insight.funnel));
        el("div").class("panes panes--even").add(left).add(right).into()
    });
    View::new().with(page_head(Some(("#/interviews", "Interviews")), "Insight", sub)).with(pictures)
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
        section(picture.id, picture.title).add(said).add(picture.drawn).add(survey).add(picture.table).into()
    }
}

/// A drawing on its sheet.
pub(super) fn sheet(drawing: El, legend: Option<El>) -> View {
    el("div").class("card chart-card").add(drawing).add(legend).into()
}
