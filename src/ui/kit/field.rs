//! Labelled inputs that hand every keystroke on, and show in words why a text was not taken.

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
    /// What the keyboard's Enter is called, if it is not to say what it does in every form.
    pub enter: Option<&'static str>,
}

impl Field {
    /// A field for plain text.
    pub const fn text(id: &'static str, label: &'static str) -> Self {
        Self { id, label, hint: "", kind: "text", autocomplete: "off", capitals: "sentences", enter: None }
    }

    /// The same with a line of help.
    #[must_use]
    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }

    /// The same with an HTML input type.
    #[must_use]
    pub const fn kind(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    /// The same with an autocomplete token.
    #[must_use]
    pub const fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = token;
        self
    }

    /// The same for what is to be taken letter by letter as it is typed.
    #[must_use]
    pub const fn verbatim(mut self) -> Self {
        self.capitals = "none";
        self
    }

    /// The same with an Enter that leads to the next field.
    #[must_use]
    pub const fn next(mut self) -> Self {
        self.enter = Some("next");
        self
    }

    /// The same with capitals on each word.
    #[must_use]
    pub const fn words(mut self) -> Self {
        self.capitals = "words";
        self
    }
}

/// Keeps a list to choose from at `value`.
pub fn follow(input: &El, value: Signal<String>) {
    let input = input.as_input();
    effect(Box::new(move || {
        let text = value.get();
        if input.value() != text {
            input.set_value(&text);
        }
    }));
}

/// Hands every keystroke in `control` on to `write`, and keeps the text in it equal to `value`. A text that comes from
/// elsewhere, such as another tab, is shown even while the field has the focus: what is typed next must not go over
/// words that nobody saw. What was typed here is left as it was typed, blanks and all, and the caret never jumps.
pub fn follow_and_write(control: El, value: Signal<String>, write: Write, error: RwSignal<Option<String>>) -> El {
    follow_typing(control, value, Rc::new(move |typed| write.run(typed)), error)
}

/// As [`follow_and_write`], for what belongs to the screen alone.
pub fn follow_typing(
    control: El,
    value: Signal<String>,
    write: Rc<dyn Fn(String) -> Result<(), String>>,
    error: RwSignal<Option<String>>,
) -> El {
    // What the record says, as far as this input has shown or written it.
    let shown = Rc::new(RefCell::new(None::<String>));
    let (known, refused) = (shown.clone(), Rc::new(Cell::new(false)));
    let is_refused = refused.clone();
    let control = control.on("input", move |event| {
        let outcome = write(dom::typed(&event));
        refused.set(outcome.is_err());
        known.replace(Some(value.get_untracked()));
        error.set(outcome.err());
    });
    // Words run the way of their own script.
    let control = control.attr("dir", "auto");
    let fit = page::fit_to_text(&control.element());
    let (input, element) = (control.as_input(), control.element());
    effect(Box::new(move || {
        let text = value.get();
        let is_own = shown.borrow().as_ref() == Some(&text);
        // A text that was refused stands nowhere but here.
        let keep = is_refused.get() || dom::is_focused(&element) && is_own;
        shown.replace(Some(text.clone()));
        if !keep && input.value() != text {
            // Kinds of input without a caret, such as dates, have none to keep.
            let caret = input.selection_start().ok().flatten();
            input.set_value(&text);
            // Nothing can go wrong in it.
            let _ = fit.as_ref().map(|fit| fit.call1(&JsValue::UNDEFINED, &JsValue::UNDEFINED));
            let _ = caret.map(|caret| input.set_selection_range(caret, caret));
        }
    }));
    control
}

/// The line that says why a text was not taken, announced when it appears.
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

/// A one-line input for what others must not read, unless it is shown. The browser's spelling service is told nothing
/// of it.
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
