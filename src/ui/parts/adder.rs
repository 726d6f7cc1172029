//! A list that grows by typing: Enter adds the next. The line being typed is already an item of the list behind
//! it, so a reload in the middle of a word loses nothing.

use crate::reactive::{Memo, RwSignal, Signal};
use crate::ui::dom::{self, View, each, el};
use crate::ui::parts::button::button;
use crate::ui::parts::field::{error_line, follow_and_write};
use crate::ui::parts::icon::small_icon;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// A list of short texts.
#[derive(Clone, Copy)]
pub struct Adder {
    /// The id of the input for the next item; unique on the page.
    pub id: &'static str,
    /// The label above the list.
    pub label: &'static str,
    /// What one item is called: "question", "topic".
    pub one: &'static str,
    /// What the empty input suggests.
    pub placeholder: &'static str,
    /// A line of help below, or nothing.
    pub hint: &'static str,
    /// Key and text of each item.
    pub items: Signal<Vec<(String, String)>>,
    /// Adds an item and returns its key; an error is the sentence to show.
    pub add: Callback<String, Result<String, String>>,
    /// Changes an item; an error is the sentence to show.
    pub change: Callback<(String, String), Result<(), String>>,
    /// Removes an item.
    pub remove: Callback<String>,
}

fn is_enter(event: &Event) -> bool {
    event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Enter" && !key.is_composing())
}

/// Draws the list.
pub fn adder(list: Adder) -> View {
    let Adder { id, label, one, placeholder, hint, items, add, change, remove } = list;
    let typing = RwSignal::new(None::<String>);
    let error = RwSignal::new(None::<String>);
    let on_input = move |event: Event| {
        let text = dom::typed(&event);
        let outcome = match typing.get_untracked() {
            Some(key) if text.trim().is_empty() => {
                typing.set(None);
                remove.run(key);
                Ok(())
            }
            Some(key) => change.run((key, text)),
            None if text.trim().is_empty() => Ok(()),
            None => add.run(text).map(|key| typing.set(Some(key))),
        };
        error.set(outcome.err());
    };
    let input = el("input")
        .class("input")
        .attr("id", id)
        .attr("placeholder", placeholder)
        .attr("enterkeyhint", "done")
        .attr("autocomplete", "off")
        .maybe("aria-describedby", (!hint.is_empty()).then(|| format!("{id}-hint")).as_deref())
        .on("input", on_input);
    let (node, value) = (input.element(), input.as_input());
    let finish = move || {
        if typing.get_untracked().is_some() && error.get_untracked().is_none() {
            typing.set(None);
            value.set_value("");
        }
    };
    let finish_by_key = finish.clone();
    let input = input.on("keydown", move |event| {
        if is_enter(&event) {
            event.prevent_default();
            finish_by_key();
        }
    });
    let next = node.clone();
    let listed = Memo::new(move |_| {
        let typing = typing.get();
        let keys = items.get().into_iter().map(|(key, _)| key).filter(|key| Some(key) != typing.as_ref());
        keys.collect::<Vec<String>>()
    });
    let row = move |key: String| listed_item(list, listed, key, next.clone());
    let add_button =
        button("btn btn--ghost", "", "Add").attr("aria-label", &format!("Add this {one}")).click(move || {
            finish();
            dom::focus(&node);
        });
    let new = el("div").class("adder__new").add(input).add(add_button);
    let items = el("ul").class("adder__items").add(each(move || listed.get(), row));
    let hint = (!hint.is_empty()).then(|| el("p").class("field__hint").attr("id", &format!("{id}-hint")).text(hint));
    el("div")
        .class("field")
        .add(el("label").class("field__label").attr("for", id).text(label))
        .add(el("div").class("adder").add(items).add(new))
        .add(hint)
        .add(error_line(&format!("{id}-error"), error.into()))
        .into()
}

fn listed_item(list: Adder, listed: Memo<Vec<String>>, key: String, next: web_sys::Element) -> View {
    let Adder { id, label, one, items, change, remove, .. } = list;
    let error = RwSignal::new(None::<String>);
    let mine = key.clone();
    let text = Memo::new(move |_| {
        items.with(|items| items.iter().find(|item| item.0 == mine).map(|item| item.1.clone())).unwrap_or_default()
    });
    let mine = key.clone();
    let place = move || listed.with(|keys| keys.iter().position(|key| *key == mine)).unwrap_or_default() + 1;
    let (changed, after_enter) = (key.clone(), next.clone());
    let area = el("textarea")
        .class("adder__text")
        .attr("rows", "1")
        .attr("dir", "auto")
        .live_attr("aria-label", move || Some(format!("{label}, {one} {}", place())))
        .on("keydown", move |event| {
            if is_enter(&event) {
                event.prevent_default();
                dom::focus(&after_enter);
            }
        });
    let write = Callback::new(move |text| change.run((changed.clone(), text)));
    let area = follow_and_write(area, text.into(), write, error);
    let removed = el("button")
        .attr("type", "button")
        .class("adder__remove")
        .live_attr("aria-label", move || Some(format!("Remove: {}", text.get())))
        .add(small_icon("close"))
        .click(move || {
            remove.run(key.clone());
            dom::focus(&next);
        });
    let words = el("span").add(area).add(error_line(&format!("{id}-item-error"), error.into()));
    el("li").class("adder__item").add(words).add(removed).into()
}
