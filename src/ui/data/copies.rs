//! Records that were changed in two places at once: both versions are kept until the user decides.

use crate::device::{dates, file};
use crate::state::App;
use crate::state::damaged::Difference;
use crate::ui::dom::{View, el};
use crate::ui::parts::button::button;
use crate::ui::parts::section::{note, section};

/// Records that were changed in two places at once: both versions are kept until the user decides.
pub fn second_versions(app: App) -> View {
    let copies = app.copies.get();
    if copies.is_empty() {
        return View::new();
    }
    let rows = copies.into_iter().map(|copy| {
        let differences: View = app.differences(&copy).into_iter().map(difference).collect();
        let title = app.name_of(&copy.of).unwrap_or_else(|| copy.of.clone());
        let found = format!("Noticed {}", dates::human(copy.found, app.now.get_untracked()));
        let text = copy.text.clone();
        let file_name = format!("afterword-second-version-{}.json", copy.id);
        let download = button("btn", "export", "Download").click(move || {
            let _ = file::download(&file_name, "application/json", &text);
        });
        let discard = button("btn btn--ghost", "", "Discard").click(move || app.discard_copy(&copy));
        let words = el("span")
            .add(el("span").class("row__title").attr("dir", "auto").text(&title))
            .add(el("br"))
            .add(el("span").class("row__sub").text(&found));
        let actions = el("span").class("actions").add(download).add(discard);
        let words = words.add(el("dl").class("facts").add(differences));
        el("li").class("row row--plain row--over").add(words).add(actions)
    });
    section("copies", "Two versions of one record")
        .add(note("The same thing was changed in two places at once. Yours is in the app; the other version is here, and goes only when you say so."))
        .add(el("ul").class("rows").add(rows.collect::<View>()))
        .into()
}

/// Both texts of one field, so that what is wanted of the other can be taken over.
fn difference(one: Difference) -> View {
    let row = |name: String, text: Option<String>| {
        let said = el("dd").attr("dir", "auto").text(text.as_deref().unwrap_or("Nothing"));
        View::new().with(el("dt").text(&name)).with(said)
    };
    let field = one.field;
    View::new().with(row(format!("{field}, here"), one.here)).with(row(format!("{field}, in the other"), one.there))
}
