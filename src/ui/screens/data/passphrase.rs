//! A passphrase: hidden or shown, typed twice while it is hidden, with a word on how hard it is to guess, and one to
//! take as it is.

use crate::device::{page, random, text};
use crate::domain::passphrase::offered;
use crate::domain::passphrase::strength::Strength;
use crate::reactive::{RwSignal, Signal};
use crate::ui::kit::button::button;
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::field::{Field, hidden_input};
use leptos::prelude::*;

/// A passphrase that is being typed.
#[derive(Clone, Copy)]
pub struct Secret {
    typed: RwSignal<String>,
    again: RwSignal<String>,
    shown: RwSignal<bool>,
}

impl Secret {
    /// Nothing is typed yet.
    pub fn new() -> Self {
        Self { typed: RwSignal::new(String::new()), again: RwSignal::new(String::new()), shown: RwSignal::new(false) }
    }

    /// What is typed.
    pub fn typed(self) -> String {
        self.typed.get_untracked()
    }

    /// Empties it, and hides what comes next.
    pub fn clear(self) {
        self.typed.set(String::new());
        self.again.set(String::new());
        self.shown.set(false);
    }

    /// Whether it may be relied on: the user has seen it, or typed it twice.
    pub fn is_sure(self) -> bool {
        self.shown.get_untracked() || text::normal(&self.typed()) == text::normal(&self.again.get_untracked())
    }

    /// The field to type it into, with the way to see it.
    pub fn field(self, field: Field) -> View {
        let show = check("Show it", move || self.shown.get(), move |on| self.shown.set(on));
        input(field, self.shown.into(), self.typed).with(el("div").class("chips").child(show))
    }

    /// The fields for a new one.
    pub fn new_one(self, field: Field) -> View {
        let offer = button("btn", "redo", "Suggest one").click(move || {
            if let Some(words) = offered(random::secret_bits) {
                self.shown.set(true);
                self.typed.set(words);
            }
        });
        let show = check("Show it", move || self.shown.get(), move |on| self.shown.set(on));
        let second = dynamic(move || match self.shown.get() || self.typed.with(String::is_empty) {
            true => View::new(),
            false => {
                let field = Field::text("passphrase-again", "Passphrase once more").autocomplete("new-password");
                untrack(|| input(field, self.shown.into(), self.again))
            }
        });
        let strength = el("p").class("field__hint").attr("role", "status").dynamic_text(move || {
            self.typed.with(|typed| if typed.is_empty() { "" } else { Strength::of(typed).words() }.to_owned())
        });
        input(field, self.shown.into(), self.typed)
            .with(strength)
            .with(el("div").class("chips").child(show).child(offer))
            .with(second)
    }

    /// What is typed, for whoever follows it.
    pub fn signal(self) -> Signal<String> {
        self.typed.into()
    }
}

fn input(field: Field, shown: Signal<bool>, text: RwSignal<String>) -> View {
    let write = Callback::new(move |typed| {
        text.set(typed);
        Ok(())
    });
    hidden_input(field, shown, text.into(), write)
}

/// Says that something is under way before it begins: the page stands still meanwhile, for a second or two. One thing
/// at a time.
pub fn while_busy(busy: RwSignal<bool>, what: impl Future<Output = ()> + 'static) {
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    page::after_painting(move || {
        leptos::task::spawn_local(async move {
            what.await;
            busy.set(false);
        });
    });
}

/// The line that says so.
pub fn working(busy: RwSignal<bool>, words: &'static str) -> View {
    el("p")
        .class("quiet-text")
        .attr("role", "status")
        .dynamic_text(move || if busy.get() { words.into() } else { String::new() })
        .into()
}
