//! Labelled inputs that report every keystroke, and show in words why a text was not accepted.

use crate::device::page;
use crate::reactive::{RwSignal, Signal};
use crate::ui::kit::dom::{self, El, View, effect, el};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Takes a text; an error is the sentence to show.
pub type Write = Callback<String, Result<(), String>>;

/// What an input is called and how the keyboard should treat it.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The id of the input; unique on the page.
    pub id: &'static str,
    /// The label above it.
    pub label: &'static str,
    /// A line of help below it, or nothing.
    pub hint: &'static str,
    /// The HTML input type.
    pub kind: &'static str,
    /// The autocomplete token.
    pub autocomplete: &'static str,
    /// How the keyboard capitalises.
    pub capitals: &'static str,
    /// The label of the keyboard's Enter key (`enterkeyhint`), if it is not the default.
    pub enter: Option<&'static str>,
}

impl Field {
    /// A field for plain text.
    pub const fn text(id: &'static str, label: &'static str) -> Self {
        Self { id, label, hint: "", kind: "text", autocomplete: "off", capitals: "sentences", enter: None }
    }

    /// Adds a line of help.
    #[must_use]
    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }

    /// Sets the HTML input type.
    #[must_use]
    pub const fn kind(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    /// Sets the autocomplete token.
    #[must_use]
    pub const fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = token;
        self
    }

    /// Turns capitalisation off, for texts that are taken exactly as typed.
    #[must_use]
    pub const fn verbatim(mut self) -> Self {
        self.capitals = "none";
        self
    }

    /// Makes the keyboard's Enter key lead to the next field.
    #[must_use]
    pub const fn next(mut self) -> Self {
        self.enter = Some("next");
        self
    }

    /// Has the keyboard capitalise each word.
    #[must_use]
    pub const fn words(mut self) -> Self {
        self.capitals = "words";
        self
    }
}

/// Keeps the selection of a `<select>` at `value`.
pub fn follow(input: &El, value: Signal<String>) {
    let input = input.as_input();
    effect(Box::new(move || {
        let text = value.get();
        if input.value() != text {
            input.set_value(&text);
        }
    }));
}

/// Passes every keystroke in `control` to `write`, and keeps its text equal to `value`. A text that comes from
/// elsewhere, such as another tab, is shown even while the field has the focus: the next keystroke must not overwrite
/// words that nobody saw. What was typed here stays as it was typed, spaces included, and the caret never jumps.
pub fn follow_and_write(control: El, value: Signal<String>, write: Write, error: RwSignal<Option<String>>) -> El {
    follow_typing(control, value, Rc::new(move |typed| write.run(typed)), error)
}

/// Binds `control` to `value` as [`follow_and_write`] does, with a writer that need not be `Send`, for state of the
/// screen.
pub fn follow_typing(
    control: El,
    value: Signal<String>,
    write: Rc<dyn Fn(String) -> Result<(), String>>,
    error: RwSignal<Option<String>>,
) -> El {
    // The record's text as this input last showed or wrote it.
    let shown = Rc::new(RefCell::new(None::<String>));
    let (known, refused) = (shown.clone(), Rc::new(Cell::new(false)));
    let is_refused = refused.clone();
    let control = control.on("input", move |event| {
        let outcome = write(dom::typed(&event));
        refused.set(outcome.is_err());
        known.replace(Some(value.get_untracked()));
        error.set(outcome.err());
    });
    // Text runs in the direction of its own script.
    let control = control.attr("dir", "auto");
    let fit = page::fit_to_text(&control.element());
    let (input, element) = (control.as_input(), control.element());
    effect(Box::new(move || {
        let text = value.get();
        let is_own = shown.borrow().as_ref() == Some(&text);
        // A refused text exists in this field only.
        let keep = is_refused.get() || dom::is_focused(&element) && is_own;
        shown.replace(Some(text.clone()));
        if !keep && input.value() != text {
            // Input types without a caret, such as dates, have none to restore.
            let caret = input.selection_start().ok().flatten();
            input.set_value(&text);
            // The callback only measures: it cannot throw.
            let _ = fit.as_ref().map(|fit| fit.call1(&JsValue::UNDEFINED, &JsValue::UNDEFINED));
            let _ = caret.map(|caret| input.set_selection_range(caret, caret));
        }
    }));
    control
}

/// The line that says why a text was not accepted, announced when it appears.
pub fn error_line(id: &str, error: Signal<Option<String>>) -> View {
    let id = id.to_owned();
    el("div")
        .attr("role", "alert")
        .dynamic(move || error.get().map(|error| el("p").class("field__error").attr("id", &id).text(&error)).into())
        .into()
}

fn labelled(field: Field, control: El, value: Signal<String>, write: Write) -> View {
    let error = RwSignal::new(None::<String>);
    let control = control
        .class("input")
        .attr("id", field.id)
        .attr("autocomplete", field.autocomplete)
        .attr("autocapitalize", field.capitals)
        .maybe("enterkeyhint", field.enter)
        .dynamic_attr("aria-invalid", move || error.get().map(|_| "true".into()))
        .dynamic_attr("aria-describedby", move || match (error.get().is_some(), field.hint.is_empty()) {
            (true, _) => Some(format!("{}-error", field.id)),
            (false, false) => Some(format!("{}-hint", field.id)),
            (false, true) => None,
        });
    let control = follow_and_write(control, value, write, error);
    let hint = (!field.hint.is_empty())
        .then(|| el("p").class("field__hint").attr("id", &format!("{}-hint", field.id)).text(field.hint));
    el("div")
        .class("field")
        .child(el("label").class("field__label").attr("for", field.id).text(field.label))
        .child(control)
        .child(hint)
        .child(error_line(&format!("{}-error", field.id), error.into()))
        .into()
}

/// A one-line input.
pub fn input(field: Field, value: Signal<String>, write: Write) -> View {
    labelled(field, el("input").attr("type", field.kind), value, write)
}

/// A one-line input for a secret, masked unless `shown`. The browser's spell checker does not get to see it.
pub fn hidden_input(field: Field, shown: Signal<bool>, value: Signal<String>, write: Write) -> View {
    let control = el("input")
        .dynamic_attr("type", move || Some(if shown.get() { "text" } else { "password" }.into()))
        .attr("spellcheck", "false")
        .attr("autocorrect", "off");
    labelled(field.verbatim(), control, value, write)
}

/// An input of several lines.
pub fn text_area(field: Field, value: Signal<String>, write: Write) -> View {
    labelled(field, el("textarea").attr("rows", "3"), value, write)
}
