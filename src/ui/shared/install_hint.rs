//! The home screen: on iPhones and iPads what a tab keeps does not last, and the installed app begins with a store of
//! its own. Said before the first entry, not after.

use crate::device::install::Place;
use crate::state::App;
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::icon;

fn banner(title: &str, text: &str) -> El {
    el("div")
        .class("banner")
        .attr("data-tone", "wait")
        .child(icon("info"))
        .child(el("p").class("banner__title").text(title))
        .child(el("p").text(text))
}

/// On the welcome screen, while nothing is here yet.
pub fn on_welcome(app: App, place: Place) -> View {
    if app.notes.with(|notes| notes.moved || notes.held.is_some()) {
        return View::new();
    }
    match place {
        Place::Tab => View::new(),
        Place::AppleTab => banner(
            "Put it on the home screen first.",
            "Safari deletes a page’s data after seven days without a visit. The app on the home screen is safe. Tap Share, then “Add to Home Screen”. Add your first interview there.",
        )
        .into(),
        Place::Installed | Place::AppleInstalled => {
            let fresh = button("btn", "", "No, this is a fresh start").click(move || app.note(|notes| notes.moved = true));
            let back = link("btn btn--primary", "#/data", "import", "Restore a backup");
            banner(
                "Have you used Afterword in the browser before?",
                "On some devices the app on the home screen can’t see the browser’s data. To move it, open Afterword in the browser. Go to More, Your data, and save a backup. Then restore it here.",
            )
            .child(el("div").class("actions").child(back).child(fresh))
            .into()
        }
    }
}

/// On the screen for the user's data: what holds for good.
pub fn on_data(place: Place) -> View {
    match place {
        Place::AppleTab => banner(
            "This is a tab, and Safari empties tabs.",
            "Safari deletes a page’s data after seven days without a visit. Tap Share, then “Add to Home Screen”. Then restore a backup there, because that app starts empty.",
        )
        .into(),
        _ => View::new(),
    }
}
