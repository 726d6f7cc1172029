//! Installing the app: on iPhones and iPads the storage of a tab does not last, and the installed app begins with a
//! storage of its own. That is said before the first entry, not after.

use crate::device::install::{self, Place};
use crate::reactive::RwSignal;
use crate::state::App;
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::icon::{icon, small_icon};

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
    if app.device.notes().with(|notes| notes.moved || notes.held.is_some()) {
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

/// The advice on the screen for the user's data.
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

/// Whether the browser offers to install the app, as a signal.
fn offered() -> RwSignal<bool> {
    let offered = RwSignal::new(install::is_offered());
    install::on_offer(move || offered.set(install::is_offered()));
    offered
}

/// Under the first plan and later ones, until the app is installed or the offer declined: one line and two buttons.
pub fn on_today(app: App) -> View {
    let offered = offered();
    dynamic(move || {
        if !offered.get() || app.device.notes().with(|notes| notes.no_install) {
            return View::new();
        }
        let go = button("btn", "", "Install").click(move || {
            install::install();
            offered.set(false);
        });
        let no = button("btn btn--ghost", "", "Not now").click(move || app.note(|notes| notes.no_install = true));
        let words = "Install Afterword on this device. It then opens like any app, also without a connection.";
        el("div")
            .class("offer")
            .child(el("p").class("quiet-text with-icon").child(small_icon("import")).child(el("span").text(words)))
            .child(el("div").class("actions").child(go).child(no))
            .into()
    })
}

/// The install button for a list of things to do with the app, shown even if the offer was declined before.
pub fn in_list() -> View {
    let offered = offered();
    dynamic(move || {
        let go = move || {
            install::install();
            offered.set(false);
        };
        offered.get().then(|| button("btn", "import", "Install Afterword on this device").click(go)).into()
    })
}
