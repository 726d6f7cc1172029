//! The user's own playbooks: make one from a copy, import one, and the list of them.

use crate::device::{file, page};
use crate::domain::advice::own::OwnPlaybook;
use crate::domain::advice::parameter::Backing;
use crate::reactive::RwSignal;
use crate::route::Route;
use crate::state::App;
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, el, live};
use crate::ui::kit::field::error_line;
use crate::ui::kit::file_button::file_button;
use crate::ui::kit::section::{note, section};
use crate::ui::shared::authors::{ORDER, author};
use crate::ui::shared::words;

/// The section.
pub fn list(app: App) -> El {
    let error = RwSignal::new(None::<String>);
    let take = move |text: Result<String, String>| {
        let done = text.and_then(|text| app.import_playbook(&text).map_err(|refused| refused.to_string()));
        error.set(done.err());
    };
    let options: View = ORDER.iter().map(|one| el("option").attr("value", one.as_str()).text(author(*one))).collect();
    let select = el("select").class("input").attr("id", "copy-of").add(options);
    let chosen = select.as_input();
    let copy = button("btn", "copy", "Make a copy").click(move || {
        let letter = ORDER.into_iter().find(|one| one.as_str() == chosen.value());
        let id = app.copy_playbook(letter.unwrap_or(ORDER[0]));
        page::go(&Route::Playbook(id).to_string());
    });
    let start = el("div")
        .class("card")
        .add(
            el("div")
                .class("field")
                .add(el("label").class("field__label").attr("for", "copy-of").text("Start from a copy of"))
                .add(select),
        )
        .add(el("div").class("actions actions--fill").add(copy).add(file_button(
            "Import one",
            ".json,application/json",
            take,
        )))
        .add(error_line("import-error", error.into()));
    let rows = live(move || {
        let all = app.playbooks.get();
        if all.is_empty() {
            return View::new();
        }
        let rows: View = all.iter().map(|own| row(app, own)).collect();
        el("ul").class("rows").add(rows).into()
    });
    section("own", "Your own")
        .add(note("Copy one, name it, and change what you don’t like. Use it everywhere or for one employer."))
        .add(rows)
        .add(start)
}

fn row(app: App, own: &OwnPlaybook) -> El {
    let changes = own.playbook().rows().iter().filter(|row| row.backing == Backing::Yours).count();
    let sub = format!("A copy of {}, {}", author(own.based_on), words::count(changes, "change"));
    let words = el("span")
        .add(el("span").class("row__title").attr("dir", "auto").text(&own.name))
        .add(el("br"))
        .add(el("span").class("row__sub").text(&sub));
    let named = |button: El, verb: &str| button.attr("aria-label", &format!("{verb}: {}", own.name));
    let href = format!("#{}", Route::Playbook(own.id.clone()));
    let (mine, id) = (own.clone(), own.id.clone());
    let actions = el("span")
        .class("actions")
        .add(named(link("btn", &href, "pen", "Change"), "Change"))
        .add(named(button("btn", "export", "Export"), "Export").click(move || export(app, &mine)))
        .add(named(button("btn btn--ghost", "", "Delete"), "Delete").click(move || app.delete_playbook(&id)));
    el("li").class("row row--plain").add(words).add(actions)
}

/// Offers a playbook as a file.
pub fn export(app: App, own: &OwnPlaybook) {
    if file::download("afterword-playbook.json", "application/json", &own.to_json()).is_none() {
        app.say("The browser blocked the download. Nothing was changed.".into());
    }
}
