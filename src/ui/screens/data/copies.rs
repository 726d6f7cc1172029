//! Records that were changed in two places at once: both versions side by side, field by field, until the user decides.

use crate::device::{clipboard, dates, file};
use crate::domain::field_labels::{label, owner, shown};
use crate::domain::iso;
use crate::state::App;
use crate::storage::ConflictCopy;
use crate::storage::backup::compare::{Comparison, Difference};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::section::{note, section};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// Records that were changed in two places at once.
pub fn second_versions(app: App) -> View {
    let copies = app.records.copies().get();
    if copies.is_empty() {
        return View::new();
    }
    let cards: View = copies.into_iter().map(|copy| card(app, &copy)).collect();
    section("copies", "Two versions of one record")
        .child(note("The same thing was changed in two places at once. Yours is in the app. The other version is here until you discard it."))
        .child(el("div").class("stack").child(cards))
        .into()
}

fn card(app: App, copy: &Arc<ConflictCopy>) -> View {
    let title = app.name_of(&copy.of).unwrap_or_else(|| "A record that is no longer here".to_owned());
    let found = format!("Noticed {}", dates::human(copy.found, app.clock.now().get_untracked()));
    let (mine, whole, gone) = (copy.clone(), copy.clone(), copy.clone());
    let download = button("btn", "export", "Download").attr("aria-label", &format!("Download: {title}"));
    let download = download.click(move || {
        let name = format!("afterword-second-version-{}.json", whole.id);
        let _ = file::download(&name, "application/json", &whole.text);
    });
    let discard = button("btn btn--ghost", "", "Discard").attr("aria-label", &format!("Discard: {title}"));
    let discard = discard.click(move || app.discard_copy(&gone));
    let inside = dynamic(move || {
        let compared = app.compared(&mine);
        untrack(|| match compared {
            None => note("It cannot be shown field by field here. The download has all of it."),
            Some(compared) if compared.differences.is_empty() => {
                note("Both are the same now. You can discard the other version.")
            }
            Some(compared) => compared.differences.iter().map(|one| difference(app, &mine, &compared, one)).collect(),
        })
    });
    el("div")
        .class("card version")
        .child(el("h3").attr("dir", "auto").text(&title))
        .child(el("p").class("caption").text(&found))
        .child(inside)
        .child(el("div").class("actions").child(download).child(discard))
        .into()
}

/// One field from both sides.
fn difference(app: App, copy: &Arc<ConflictCopy>, compared: &Comparison, one: &Difference) -> El {
    let name = label(&one.path);
    let of = owner(&compared.here, &one.path);
    let of = if of.is_empty() { owner(&compared.there, &one.path) } else { of };
    let here = said(app, &compared.here, one.here.as_ref());
    let there = said(app, &compared.there, one.there.as_ref());
    let full = if of.is_empty() { name.clone() } else { format!("{name}, {of}") };
    let text = there.clone();
    let copied = move |worked| {
        let said = if worked { "Copied." } else { "The browser blocked the copy. Nothing was changed." };
        app.messages.say(said.into());
    };
    let copy_it = button("btn btn--ghost", "copy", "Copy").attr("aria-label", &format!("Copy the other words: {full}"));
    let copy_it = (!there.is_empty()).then(|| copy_it.click(move || clipboard::copy(&text, copied)));
    let (of_copy, path) = (copy.clone(), one.path.clone());
    let word = if there.is_empty() { "Leave it empty, as there" } else { "Use the other words" };
    let take = button("btn", "check", word).attr("aria-label", &format!("{word}: {full}"));
    let take = take.click(move || app.take_other(&of_copy, &path));
    let place = (!of.is_empty()).then(|| el("p").class("caption").attr("dir", "auto").text(&of));
    el("div")
        .class("version__field")
        .child(el("h4").text(&name))
        .child(place)
        .child(
            el("dl").class("version__sides").child(side("In the app", &here)).child(side("The other version", &there)),
        )
        .child(el("div").class("actions").child(one.taken.is_some().then_some(take)).child(copy_it))
}

fn side(title: &str, text: &str) -> El {
    let words = el("dd").attr("dir", "auto");
    let words = if text.is_empty() {
        words.child(el("span").class("quiet-text").text("Nothing there"))
    } else {
        words.class("version__words").text(text)
    };
    el("div").child(el("dt").text(title)).child(words)
}

fn said(app: App, whole: &Value, value: Option<&Value>) -> String {
    let now = app.clock.now().get_untracked();
    let moment = |text: &str| match iso::day(text) {
        Some(day) => Some(dates::human_day(day, now)),
        None => iso::moment(text).map(|at| dates::human(at, now)),
    };
    value.map(|value| shown(whole, value, &moment)).unwrap_or_default()
}
