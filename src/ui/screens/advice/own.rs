//! The user's own playbooks: make one from a copy, import one, and the list of them.

use crate::device::{file, page};
use crate::domain::advice::own::OwnPlaybook;
use crate::domain::advice::parameter::Provenance;
use crate::reactive::RwSignal;
use crate::route::Route;
use crate::state::App;
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, dynamic, el};
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
    let select = el("select").class("input").attr("id", "copy-of").child(options);
    let chosen = select.as_input();
    let copy = button("btn", "copy", "Make a copy").click(move || {
        let letter = ORDER.into_iter().find(|one| one.as_str() == chosen.value());
        let id = app.copy_playbook(letter.unwrap_or(ORDER[0]));
        page::go(&Route::Playbook(id).to_string());
    });
    let start = el("div")
        .class("card")
        .child(
            el("div")
                .class("field")
                .child(el("label").class("field__label").attr("for", "copy-of").text("Start from a copy of"))
                .child(select),
        )
        .child(el("div").class("actions actions--fill").child(copy).child(file_button(
            "Import one",
            ".json,application/json",
            take,
        )))
        .child(error_line("import-error", error.into()));
    let rows = dynamic(move || {
        let all = app.records.playbooks().get();
        if all.is_empty() {
            return View::new();
        }
        let rows: View = all.iter().map(|own| row(app, own)).collect();
        el("ul").class("rows").child(rows).into()
    });
    section("own", "Your own")
        .child(note("Copy one, name it, and change what you don’t like. Use it everywhere or for one employer."))
        .child(rows)
        .child(start)
}

fn row(app: App, own: &OwnPlaybook) -> El {
    let changes = own.playbook().rows().iter().filter(|row| row.backing == Provenance::Yours).count();
    let sub = format!("A copy of {}, {}", author(own.based_on), words::count(changes, "change"));
    let words = el("span")
        .child(el("span").class("row__title").attr("dir", "auto").text(&own.name))
        .child(el("br"))
        .child(el("span").class("row__sub").text(&sub));
    let named = |button: El, verb: &str| button.attr("aria-label", &format!("{verb}: {}", own.name));
    let href = format!("#{}", Route::Playbook(own.id.clone()));
    let (mine, id) = (own.clone(), own.id.clone());
    let actions = el("span")
        .class("actions")
        .child(named(link("btn", &href, "pen", "Change"), "Change"))
        .child(named(button("btn", "export", "Export"), "Export").click(move || export(app, &mine)))
        .child(named(button("btn btn--ghost", "", "Delete"), "Delete").click(move || app.delete_playbook(&id)));
    el("li").class("row row--plain").child(words).child(actions)
}

/// Offers a playbook as a file.
pub fn export(app: App, own: &OwnPlaybook) {
    if file::download("afterword-playbook.json", "application/json", &own.to_json()).is_none() {
        app.messages.say("The browser blocked the download. Nothing was changed.".into());
    }
}
