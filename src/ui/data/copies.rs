//! Records that were changed in two places at once: both versions are kept until the user decides.

use crate::device::{dates, file};
use crate::state::App;
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
        el("li").class("row row--plain").add(words).add(actions)
    });
    section("copies", "Two versions of one record")
        .add(note("The same thing was changed in two places at once. Yours is in the app; the other version is here, and goes only when you say so."))
        .add(el("ul").class("rows").add(rows.collect::<View>()))
        .into()
}
