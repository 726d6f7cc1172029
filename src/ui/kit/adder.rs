//! A list that grows by typing: Enter adds the next item. The line being typed is already an item of the stored list,
//! so a reload in the middle of a word loses nothing.

use crate::device::page;
use crate::reactive::{Memo, RwSignal, Signal};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{self, El, View, el};
use crate::ui::kit::field::{error_line, follow_and_write};
use crate::ui::kit::icon::small_icon;
use crate::ui::kit::long_list::long_list;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};

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
    /// Removes an item that was begun and emptied again.
    pub discard: Callback<String>,
    /// Removes an item and offers an undo.
    pub remove: Callback<String>,
}

/// Whether somebody pressed Enter, and not to end a word of an input method.
pub fn is_enter(event: &Event) -> bool {
    event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Enter" && !key.is_composing())
}

/// Moves the focus to the next visible field on Enter, so that on a phone the keyboard stays open. In a list, Enter
/// first adds what is typed; in a text area it is a line break.
pub fn lead_on(event: &Event) {
    let Some(from) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if is_enter(event) && from.tag_name() == "INPUT" {
        event.prevent_default();
        page::focus_after(&from, "input:not(fieldset:has(:checked) [type=radio]), textarea");
    }
}

/// The line for the next item of a list. From its first letter on it is an item of the stored list, and it is shown
/// among the others once it is finished.
#[derive(Clone, Copy)]
pub struct AddItem {
    /// The key of the item that is being typed.
    pub typing: RwSignal<Option<String>>,
    /// Adds an item and returns its key; an error is the sentence to show.
    pub add: Callback<String, Result<String, String>>,
    /// Changes an item; an error is the sentence to show.
    pub change: Callback<(String, String), Result<(), String>>,
    /// Removes an item that was begun and emptied again.
    pub discard: Callback<String>,
}

impl AddItem {
    /// The keys of a list without that of the item that is being typed.
    pub fn without(self, keys: impl Fn() -> Vec<String> + 'static) -> impl Fn() -> Vec<String> + 'static {
        move || {
            let typing = self.typing.get();
            keys().into_iter().filter(|key| Some(key) != typing.as_ref()).collect()
        }
    }

    fn take(self, text: String) -> Option<String> {
        let outcome = match self.typing.get_untracked() {
            Some(key) if text.trim().is_empty() => {
                self.typing.set(None);
                self.discard.run(key);
                Ok(())
            }
            Some(key) => self.change.run((key, text)),
            None if text.trim().is_empty() => Ok(()),
            None => self.add.run(text).map(|key| self.typing.set(Some(key))),
        };
        outcome.err()
    }
}

/// The input of such a line in a row with its button, which says "Add this" and what `one` is; and the input alone. In
/// a text area Enter begins a new line, elsewhere it finishes the item.
pub fn next_line(control: El, one: &str, add_item: AddItem, error: RwSignal<Option<String>>) -> (View, Element) {
    let control = control
        .class("input")
        .attr("autocomplete", "off")
        .attr("dir", "auto")
        .on("input", move |event| error.set(add_item.take(dom::typed(&event))));
    let (node, value) = (control.element(), control.as_input());
    let finish = move || {
        if add_item.typing.get_untracked().is_some() && error.get_untracked().is_none() {
            add_item.typing.set(None);
            value.set_value("");
        }
    };
    let (finish_by_key, input, is_area) = (finish.clone(), node.clone(), node.tag_name() == "TEXTAREA");
    let control = control.attr("enterkeyhint", if is_area { "enter" } else { "next" }).on("keydown", move |event| {
        if is_enter(&event) && !is_area {
            event.prevent_default();
            // Enter moves on to the next field only where nothing is typed.
            if add_item.typing.get_untracked().is_some() || error.get_untracked().is_some() {
                event.stop_propagation();
            }
            finish_by_key();
        }
    });
    let again = node.clone();
    let add = button("btn btn--ghost", "", "Add").attr("aria-label", &format!("Add this {one}")).click(move || {
        finish();
        dom::focus(&again);
    });
    (el("div").class("adder__new").child(control).child(add).into(), input)
}

/// Draws the list.
pub fn adder(list: Adder) -> View {
    adder_of(list, RwSignal::new(None))
}

/// Calls `tell` with the key of each item once it is finished: by Enter, by its button, or because the screen is left.
pub fn once_finished(typing: RwSignal<Option<String>>, tell: impl Fn(&str) + Copy + Send + Sync + 'static) {
    let mut last = None::<String>;
    dom::effect(Box::new(move || {
        let now = typing.get();
        if now != last {
            let finished = std::mem::replace(&mut last, now);
            finished.into_iter().for_each(|key| untrack(|| tell(&key)));
        }
    }));
    on_cleanup(move || typing.get_untracked().into_iter().for_each(|key| tell(&key)));
}

/// Draws the list; `typing` holds the key of the item that is being typed.
pub fn adder_of(mut list: Adder, typing: RwSignal<Option<String>>) -> View {
    // Read once for all of them, not by each.
    let read = list.items;
    list.items = Memo::new(move |_| read.get()).into();
    let Adder { id, label, one, placeholder, hint, items, add, change, discard, .. } = list;
    let error = RwSignal::new(None::<String>);
    let add_item = AddItem { typing, add, change, discard };
    let input = el("input")
        .attr("id", id)
        .attr("placeholder", placeholder)
        .maybe("aria-describedby", (!hint.is_empty()).then(|| format!("{id}-hint")).as_deref())
        .on("keydown", |event| walk(&event, None));
    let (new, node) = next_line(input, one, add_item, error);
    let keys = add_item.without(move || items.with(|items| items.iter().map(|(key, _)| key.clone()).collect()));
    let listed = Memo::new(move |_| keys());
    let row = move |key: String| listed_item(list, listed, key, node.clone());
    let items = long_list(id, el("ul").class("adder__items"), listed, row);
    let hint = (!hint.is_empty()).then(|| el("p").class("field__hint").attr("id", &format!("{id}-hint")).text(hint));
    el("div")
        .class("field")
        .child(el("label").class("field__label").attr("for", id).text(label))
        .child(el("div").class("adder").child(items).child(new))
        .child(hint)
        .child(error_line(&format!("{id}-error"), error.into()))
        .into()
}

/// Lets the arrow keys move between the items, and between the last one and the line for the next, when the caret
/// cannot move further.
fn walk(event: &Event, line: Option<&Element>) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
    let Some(from) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    // Text areas share what is used of inputs.
    let input: &HtmlInputElement = from.unchecked_ref();
    let caret = input.selection_start().ok().flatten().unwrap_or_default();
    let (first, last) = (caret == 0, caret as usize >= input.value().encode_utf16().count());
    let item = from.closest("li").ok().flatten();
    let to = match (&*key, item) {
        ("ArrowUp", None) => {
            from.closest(".adder").ok().flatten().and_then(|list| list.query_selector("li:last-child textarea").ok()?)
        }
        ("ArrowUp", Some(item)) if first => {
            item.previous_element_sibling().and_then(|item| item.query_selector("textarea").ok()?)
        }
        ("ArrowDown", Some(item)) if last => match item.next_element_sibling() {
            Some(item) => item.query_selector("textarea").ok().flatten(),
            None => line.cloned(),
        },
        _ => None,
    };
    if let Some(to) = to {
        event.prevent_default();
        dom::focus(&to);
    }
}

fn listed_item(list: Adder, listed: Memo<Vec<String>>, key: String, next: Element) -> View {
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
        .dynamic_attr("aria-label", move || Some(format!("{label}, {one} {}", place())))
        .on("keydown", move |event| {
            if is_enter(&event) {
                event.prevent_default();
                dom::focus(&after_enter);
            } else {
                walk(&event, Some(&after_enter));
            }
        });
    let write = Callback::new(move |text| change.run((changed.clone(), text)));
    let area = follow_and_write(area, text.into(), write, error);
    let removed = el("button")
        .attr("type", "button")
        .class("adder__remove")
        .dynamic_attr("aria-label", move || Some(format!("Remove: {}", text.get())))
        .child(small_icon("close"))
        .click(move || {
            remove.run(key.clone());
            dom::focus(&next);
        });
    let words = el("span").child(area).child(error_line(&format!("{id}-item-error"), error.into()));
    el("li").class("adder__item").child(words).child(removed).into()
}
