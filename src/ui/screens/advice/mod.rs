//! Whose advice to follow, and the reasons behind every date.

pub mod choose;
pub mod controls;
pub mod editor;
pub mod own;
pub mod table;

use crate::domain::advice::evidence::EVIDENCE;
use crate::domain::advice::source::SOURCES;
use crate::state::app;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::section::{note, page_head, section};

/// The screen.
pub fn screen() -> View {
    let app = app();
    let head = page_head(Some(("#/more", "More")), "Whose advice to follow", "Five experts, and what they agree on.");
    let choice = section("choice", "For the whole search")
        .add(note("Upcoming dates will change. You can pick different advice per employer."))
        .add(choose::for_everything(app));
    View::new()
        .with(head)
        .with(choice)
        .with(table::comparison(app))
        .with(own::list(app))
        .with(el("div").class("panes panes--even").add(sources()).add(surveys()))
}

fn sources() -> El {
    let items = SOURCES.iter().map(|source| {
        el("li")
            .class("says")
            .add(el("h3").text(source.author))
            .add(el("p").add(el("cite").text(source.title)))
            .add(el("p").class("caption").text(source.note))
    });
    section("sources", "The five articles").add(el("ul").class("said").add(items.collect::<View>()))
}

fn surveys() -> El {
    let items = EVIDENCE.iter().map(|one| {
        el("li")
            .class("says")
            .add(el("p").text(one.finding))
            .add(el("p").class("caption").text("Survey: ").text(one.survey).text("."))
    });
    section("surveys", "What surveys say")
        .add(note("Most were made by firms that sell staffing or CVs. Read them as hints, not as proof."))
        .add(el("ul").class("said").add(items.collect::<View>()))
}
