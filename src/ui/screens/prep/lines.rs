//! The building blocks of the sheet: a block under its heading, a line to tick, a text to write that also prints.

use super::Prep;
use crate::domain::actions::prepare::tick as set_tick;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::small_icon;
use crate::ui::kit::labelled_field::{FieldBinding, slot};
use crate::ui::shared::process_editor::{round, round_mut};
use wasm_bindgen::JsCast;

/// A block of the sheet.
pub(super) fn block(id: &str, title: &str) -> El {
    el("section").class("prep__block").attr("aria-labelledby", id).child(el("h2").attr("id", id).text(title))
}

/// A line to tick off, with smaller lines below it.
pub(super) fn tick(prep: &Prep, key: &str, words: &str, more: impl Into<View>) -> El {
    let (editor, of, read, write) = (prep.editor, prep.round.to_string(), key.to_owned(), key.to_owned());
    let set = of.clone();
    let on = move || {
        let process = editor.get();
        let round = process.as_deref().and_then(|process| round(process, &of));
        round.is_some_and(|round| round.preparation.ticked.get(&read).is_some())
    };
    let input = el("input").attr("type", "checkbox").dynamic_checked(on).on("change", move |event| {
        let target = event.target().map(JsCast::unchecked_into::<web_sys::HtmlInputElement>);
        let at = target.is_some_and(|input| input.checked()).then(|| editor.app.clock.now().get_untracked());
        editor.edit(|process| round_mut(process, &set).into_iter().for_each(|round| set_tick(round, &write, at)));
    });
    let words = el("span").attr("dir", "auto").text(words).child(more);
    el("label").class("tick").child(input).child(words)
}

/// A smaller line below.
pub(super) fn small(text: &str) -> El {
    el("small").attr("dir", "auto").text(text)
}

/// The mark where two things that were said do not agree.
pub(super) fn differs(other: &str) -> El {
    let said = ["Said differently: “", other, "”"].concat();
    el("small").class("prep__differs").child(small_icon("alert")).child(el("span").attr("dir", "auto").text(&said))
}

/// A text of the record that is written here; on paper it stands as plain words.
pub(super) fn written(id: &str, label: &str, kind: &str, hint: &str, field: FieldBinding) -> View {
    let paper = el("p").class("prep__written").attr("dir", "auto").dynamic_text(move || field.value.get());
    slot(id, label, kind, hint, field).with(paper)
}
