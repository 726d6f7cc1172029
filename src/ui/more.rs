//! Settings, data, and what lies in the trash or could not be read.

use crate::device::{dates, file};
use crate::domain::settings::Theme;
use crate::state::app;
use crate::ui::dom::{El, View, el, live};
use crate::ui::parts::button::{button, link};
use crate::ui::parts::choice::{Choices, chips};
use crate::ui::parts::section::{note, page_head, section};
use crate::ui::words;
use leptos::prelude::*;

const THEMES: [(Theme, &str); 3] = [(Theme::System, "As the device"), (Theme::Light, "Light"), (Theme::Dark, "Dark")];

/// The screen.
pub fn screen() -> View {
    let sub = "Everything stays on this device. Nobody else can see it, and nobody else can restore it.";
    View::new()
        .with(page_head(None, "More", sub))
        .with(el("div").class("panes panes--even").add(look()).add(data()))
        .with(letters())
        .with(live(unreadable))
        .with(live(trash))
}

fn look() -> El {
    let app = app();
    let chosen = Signal::derive(move || {
        let theme = app.settings.with(|settings| settings.theme);
        THEMES.iter().position(|(one, _)| *one == theme).map(|n| n.to_string())
    });
    let choice = chips(Choices {
        name: "theme",
        legend: "Colours",
        options: THEMES.iter().enumerate().map(|(n, (_, word))| (n.to_string(), (*word).to_owned())).collect(),
        chosen,
        choose: Callback::new(move |choice: Option<String>| {
            let theme = choice.and_then(|n| THEMES.get(n.parse::<usize>().ok()?)).map(|(theme, _)| *theme);
            app.change_settings(|settings| settings.theme = theme.unwrap_or_default());
        }),
    });
    section("look", "Look").add(el("div").class("card").add(choice))
}

fn letters() -> El {
    let links = el("div").class("actions").add(link("btn", "#/me", "person", "My details")).add(link(
        "btn",
        "#/templates",
        "quote",
        "My phrases",
    ));
    section("letters", "Your letters").add(note("Name, signature, skills, and sentences of your own.")).add(links)
}

fn data() -> El {
    let app = app();
    let listed = app.listed();
    let text = "A download holds every record as it is stored, in one file. Keep it where only you can read it.";
    let card = el("div")
        .class("card")
        .add(el("p").live_text(move || format!("{} on this device.", words::count(listed.with(Vec::len), "interview"))))
        .add(el("p").class("quiet-text").text(text))
        .add(button("btn", "export", "Download everything").click(move || app.download_everything()));
    section("data", "Your data").add(card)
}

/// A row with a title, a line below it and an action at the end.
fn row(title: &str, sub: &str, action: El) -> El {
    let words = el("span")
        .add(el("span").class("row__title").attr("dir", "auto").text(title))
        .add(el("br"))
        .add(el("span").class("row__sub").text(sub));
    el("li").class("row row--plain").add(words).add(action)
}

fn unreadable() -> View {
    let damaged = app().unreadable.get();
    if damaged.is_empty() {
        return View::new();
    }
    let rows = damaged.into_iter().map(|one| {
        let name = format!("{}.txt", one.key.replace('/', "-"));
        let download = button("btn", "export", "Download").attr("aria-label", &format!("Download {}", one.key));
        let (title, why) = (one.key, one.why.to_string());
        let download = download.click(move || {
            let _ = file::download(&name, "text/plain", &one.raw);
        });
        row(&title, &why, download)
    });
    section("damaged", "Could not be read")
        .add(note("These are kept exactly as they were found. Download them before you do anything else."))
        .add(el("ul").class("rows").add(rows.collect::<View>()))
        .into()
}

fn trash() -> View {
    let app = app();
    let trashed = app.trashed().get();
    if trashed.is_empty() {
        return View::new();
    }
    let now = app.now.get();
    let rows = trashed.into_iter().map(|process| {
        let since = process.trashed.map(|at| dates::human(at, now)).unwrap_or_default();
        let back = button("btn", "redo", "Bring back").attr("aria-label", &format!("Bring back {}", process.shown()));
        let id = process.id.clone();
        row(process.shown(), &format!("Deleted {since}"), back.click(move || app.untrash(&id)))
    });
    section("trash", "Trash")
        .add(note("Kept for 30 days, then gone for good."))
        .add(el("ul").class("rows").add(rows.collect::<View>()))
        .into()
}
