//! Labelled inputs for lists of things that are edited in place: as in `field`, with ids made as they are needed.

use crate::reactive::{RwSignal, Signal};
use crate::ui::dom::{self, El, View, el};
use crate::ui::parts::field::{Write, error_line, follow, follow_and_write};
use leptos::prelude::*;

/// A text of a record on screen: what it is now, and how it is changed.
#[derive(Clone, Copy)]
pub struct Held {
    /// The text.
    pub value: Signal<String>,
    /// Takes a new one.
    pub write: Write,
}

/// One of several in a record on screen; the values are short texts.
#[derive(Clone, Copy)]
pub struct Picked {
    /// The value chosen, or nothing.
    pub chosen: Signal<Option<String>>,
    /// Takes the new choice.
    pub choose: Callback<Option<String>>,
}

/// An input of this HTML type under a label; `area` is one of several lines. The id is unique on the page.
pub fn slot(id: &str, label: &str, kind: &str, hint: &str, held: Held) -> View {
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
        .live_attr("aria-invalid", move || error.get().map(|_| "true".into()))
        .live_attr(
            "aria-describedby",
            move || if error.get().is_some() { Some(failed.clone()) } else { helped.clone() },
        );
    let control = follow_and_write(control, held.value, held.write, error);
    let hint = hint_id.map(|hint_id| el("p").class("field__hint").attr("id", &hint_id).text(hint));
    labelled(id, label, control).add(hint).add(error_line(&failed_id, error.into())).into()
}

/// A list to choose one from; the empty value stands for nothing chosen.
pub fn select(id: &str, label: &str, none: &str, options: Vec<(String, String)>, picked: Picked) -> View {
    let option = |value: &str, word: &str| el("option").attr("value", value).text(word);
    let none = (!none.is_empty()).then(|| option("", none));
    let options: View = options.iter().map(|(value, word)| option(value, word)).collect();
    let control = el("select").class("input").attr("id", id).add(none).add(options).on("change", move |event| {
        let value = dom::typed(&event);
        picked.choose.run((!value.is_empty()).then_some(value));
    });
    follow(&control, Signal::derive(move || picked.chosen.get().unwrap_or_default()));
    labelled(id, label, control).into()
}

fn labelled(id: &str, label: &str, control: El) -> El {
    el("div").class("field").add(el("label").class("field__label").attr("for", id).text(label)).add(control)
}

/// An input whose Enter, or whose button, adds something and makes room for the next. An error is shown and the text
/// stays.
pub fn add_by_enter(id: &str, label: &str, hint: &str, add: Write) -> View {
    let error = RwSignal::new(None::<String>);
    let control = el("input").class("input").attr("id", id).attr("dir", "auto").attr("autocomplete", "off");
    let (node, element) = (control.as_input(), control.element());
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        let text = node.value();
        if !text.trim().is_empty() {
            let refused = add.run(text).err();
            if refused.is_none() {
                node.set_value("");
            }
            error.set(refused);
        }
        dom::focus(&element);
    };
    let words = format!("Add: {label}");
    let button = el("button").attr("type", "submit").class("btn btn--ghost").attr("aria-label", &words).text("Add");
    let control = control.attr("placeholder", hint).attr("enterkeyhint", "done");
    let new = el("div").class("adder").add(el("div").class("adder__new").add(control).add(button));
    let form = el("form").attr("novalidate", "").on("submit", submit);
    form.add(labelled(id, label, new)).add(error_line(&format!("{id}-error"), error.into())).into()
}
