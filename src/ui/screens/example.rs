//! The way to an example, and the note that says what it is.

use crate::device::page;
use crate::state::{App, app};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::icon::icon;
use crate::ui::kit::section::page_head;

/// Adds the example and goes on to Today; where there is something already, it says so.
pub fn screen() -> View {
    let app = app();
    if !app.has_any() {
        app.add_example();
        page::replace("/");
        return View::new();
    }
    let text = "The example is for trying the app before you add your own. You already have interviews here.";
    page_head(None, "Try it with an example", text).child(link("btn btn--primary", "#/", "today", "Go to Today")).into()
}

/// The note above Today while the example is here.
pub fn note(app: App) -> View {
    let remove = button("btn", "close", "Remove the example").click(move || app.remove_example());
    el("div")
        .class("banner")
        .attr("data-tone", "wait")
        .child(icon("info"))
        .child(el("p").class("banner__title").text("This is an example."))
        .child(el("p").text("The employers and people are made up. Look around and try anything."))
        .child(el("div").class("actions").child(remove))
        .into()
}
