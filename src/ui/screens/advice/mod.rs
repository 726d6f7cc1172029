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
        .child(note("Upcoming dates will change. You can pick different advice per employer."))
        .child(choose::for_everything(app));
    View::new()
        .with(head)
        .with(choice)
        .with(table::comparison(app))
        .with(own::list(app))
        .with(el("div").class("panes panes--even").child(sources()).child(surveys()))
}

fn sources() -> El {
    let items = SOURCES.iter().map(|source| {
        el("li")
            .class("says")
            .child(el("h3").text(source.author))
            .child(el("p").child(el("cite").text(source.title)))
            .child(el("p").class("caption").text(source.note))
    });
    section("sources", "The five articles").child(el("ul").class("said").child(items.collect::<View>()))
}

fn surveys() -> El {
    let items = EVIDENCE.iter().map(|one| {
        el("li")
            .class("says")
            .child(el("p").text(one.finding))
            .child(el("p").class("caption").text("Survey: ").text(one.survey).text("."))
    });
    section("surveys", "What surveys say")
        .child(note("Most were made by firms that sell staffing or CVs. Read them as hints, not as proof."))
        .child(el("ul").class("said").child(items.collect::<View>()))
}
