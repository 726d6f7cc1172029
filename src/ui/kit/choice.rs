//! One of several: chips and ratings, as real radio buttons.

use crate::reactive::Signal;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::icon;
use crate::ui::kit::labelled_field::Picked;
use leptos::prelude::*;

/// A question with a handful of answers.
pub struct Choices {
    /// The name shared by the radio buttons; unique on the page.
    pub name: &'static str,
    /// The question.
    pub legend: &'static str,
    /// Value and word of each answer.
    pub options: Vec<(String, String)>,
    /// The value chosen, or nothing.
    pub chosen: Signal<Option<String>>,
    /// Takes the new choice; `None` when the chosen one is tapped again.
    pub choose: Callback<Option<String>>,
}

fn radio(name: &str, value: &str, chosen: Signal<Option<String>>, choose: Callback<Option<String>>) -> El {
    let (mine, pick) = (value.to_owned(), value.to_owned());
    let checked = Signal::derive(move || chosen.with(|chosen| chosen.as_deref() == Some(&*mine)));
    el("input")
        .attr("type", "radio")
        .attr("name", name)
        .attr("value", value)
        .dynamic_checked(move || checked.get())
        .on("change", move |_| choose.run(Some(pick.clone())))
        .on("click", move |event| {
            // A radio that is already on fires no change: this click means "take it back".
            if checked.get_untracked() {
                event.prevent_default();
                choose.run(None);
            }
        })
}

fn group(legend: &str, class: &str, items: View) -> View {
    let items = el("div").class(class).child(items);
    el("fieldset").class("field").child(el("legend").text(legend)).child(items).into()
}

/// The answers as chips. Tapping the chosen chip again takes the answer back.
pub fn chips(choices: Choices) -> View {
    let Choices { name, legend, options, chosen, choose } = choices;
    picks(name, legend, options, Picked { chosen, choose })
}

/// Five steps from worst to best, each a number and a word.
pub fn rating(
    name: &str,
    legend: &str,
    words: [&'static str; 5],
    chosen: Signal<Option<u8>>,
    choose: Callback<Option<u8>>,
) -> View {
    let chosen = Signal::derive(move || chosen.get().map(|step| step.to_string()));
    let choose = Callback::new(move |step: Option<String>| choose.run(step.and_then(|step| step.parse().ok())));
    let item = |(place, word): (usize, &str)| {
        let number = (place + 1).to_string();
        el("label")
            .class("rating__item")
            .child(radio(name, &number, chosen, choose))
            .child(el("span").class("rating__num").text(&number))
            .child(el("span").class("rating__word").text(word))
    };
    group(legend, "rating", words.into_iter().enumerate().map(item).collect())
}

/// Two to four exclusive answers side by side. Tapping the chosen one again takes the answer back.
pub fn toggle(name: &str, legend: &str, options: Vec<(String, String)>, picked: Picked) -> View {
    let item = |(value, word): (String, String)| {
        let radio = radio(name, &value, picked.chosen, picked.choose);
        el("label").class("toggle__item").child(radio).child(el("span").text(&word))
    };
    group(legend, "toggle toggle--fill", options.into_iter().map(item).collect())
}

/// The answers as chips, under a name that is made at run time.
pub fn picks(name: &str, legend: &str, options: Vec<(String, String)>, picked: Picked) -> View {
    chips_as("chips", legend, name, options, picked)
}

/// The answers as chips, in a group of this class.
pub fn chips_as(class: &str, legend: &str, name: &str, options: Vec<(String, String)>, picked: Picked) -> View {
    let chip = |(value, word): (String, String)| {
        let radio = radio(name, &value, picked.chosen, picked.choose);
        el("label").class("chip").child(radio).child(icon("check")).child(el("span").text(&word))
    };
    group(legend, class, options.into_iter().map(chip).collect())
}

/// One chip that is on or off.
pub fn check(word: &str, on: impl Fn() -> bool + 'static, set: impl Fn(bool) + 'static) -> El {
    let input = el("input").attr("type", "checkbox").dynamic_checked(on).on("change", move |event| {
        let target = event.target().map(wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlInputElement>);
        set(target.is_some_and(|input| input.checked()));
    });
    el("label").class("chip").child(input).child(icon("check")).child(el("span").text(word))
}
