//! Labelled inputs for lists of things that are edited in place: those of `field`, with ids that are made at run time.

use crate::reactive::{RwSignal, Signal};
use crate::ui::kit::adder::{AddItem, next_line};
use crate::ui::kit::dom::{self, El, View, el};
use crate::ui::kit::field::{Write, error_line, follow, follow_and_write};
use leptos::prelude::*;

/// Binds a control to a text of a record.
#[derive(Clone, Copy)]
pub struct FieldBinding {
    /// The text.
    pub value: Signal<String>,
    /// Writes a new text.
    pub write: Write,
}

/// Binds a control to one of several values in a record; the values are short texts.
#[derive(Clone, Copy)]
pub struct Picked {
    /// The value chosen, or nothing.
    pub chosen: Signal<Option<String>>,
    /// Takes the new choice.
    pub choose: Callback<Option<String>>,
}

/// An input of this HTML type under a label; `area` gives a text area. The id is unique on the page.
pub fn slot(id: &str, label: &str, kind: &str, hint: &str, held: FieldBinding) -> View {
    let error = RwSignal::new(None::<String>);
    let control = match kind {
        "area" => el("textarea").attr("rows", "2"),
        _ => el("input").attr("type", kind),
    };
    let (failed, helped) = (format!("{id}-error"), (!hint.is_empty()).then(|| format!("{id}-hint")));
    let (failed_id, hint_id) = (failed.clone(), helped.clone());
    let control = control
        .class("input")
        .attr("id", id)
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .dynamic_attr("aria-invalid", move || error.get().map(|_| "true".into()))
        .dynamic_attr(
            "aria-describedby",
            move || if error.get().is_some() { Some(failed.clone()) } else { helped.clone() },
        );
    let control = follow_and_write(control, held.value, held.write, error);
    let hint = hint_id.map(|hint_id| el("p").class("field__hint").attr("id", &hint_id).text(hint));
    labelled(id, label, control).child(hint).child(error_line(&failed_id, error.into())).into()
}

/// A drop-down list; the empty value stands for nothing chosen.
pub fn select(id: &str, label: &str, none: &str, options: Vec<(String, String)>, picked: Picked) -> View {
    let option = |value: &str, word: &str| el("option").attr("value", value).text(word);
    let none = (!none.is_empty()).then(|| option("", none));
    let options: View = options.iter().map(|(value, word)| option(value, word)).collect();
    let control = el("select").class("input").attr("id", id).child(none).child(options).on("change", move |event| {
        let value = dom::typed(&event);
        picked.choose.run((!value.is_empty()).then_some(value));
    });
    follow(&control, Signal::derive(move || picked.chosen.get().unwrap_or_default()));
    labelled(id, label, control).into()
}

fn labelled(id: &str, label: &str, control: El) -> El {
    el("div").class("field").child(el("label").class("field__label").attr("for", id).text(label)).child(control)
}

/// What a line for a new item is called.
#[derive(Clone, Copy)]
pub struct New {
    /// The id of the input; unique on the page.
    pub id: &'static str,
    /// The label above it.
    pub label: &'static str,
    /// What one item is called: "question".
    pub one: &'static str,
    /// What the empty input suggests.
    pub placeholder: &'static str,
}

/// A one-line input for a new item under a label; Enter finishes it and makes room for the next.
pub fn new_line(new: New, add_item: AddItem) -> View {
    new_item(new, el("input"), add_item)
}

/// A text area for a new item under a label; its button finishes it.
pub fn new_lines(new: New, add_item: AddItem) -> View {
    new_item(new, el("textarea").attr("rows", "2"), add_item)
}

fn new_item(new: New, control: El, add_item: AddItem) -> View {
    let error = RwSignal::new(None::<String>);
    let control = control.attr("id", new.id).attr("placeholder", new.placeholder);
    let (line, _) = next_line(control, new.one, add_item, error);
    labelled(new.id, new.label, el("div").class("adder").child(line))
        .child(error_line(&format!("{}-error", new.id), error.into()))
        .into()
}
