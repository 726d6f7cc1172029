//! A date in human words which shows the exact one on demand.

use crate::reactive::RwSignal;
use crate::ui::kit::dom::{View, el};

/// The three ways of writing one moment or stretch of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// In human words, as seen from now.
    pub human: String,
    /// In full.
    pub exact: String,
    /// In ISO form, for machines.
    pub iso: String,
}

/// The human words on a button; the exact ones inside it.
pub fn when(when: &When) -> View {
    let open = RwSignal::new(false);
    el("button")
        .attr("type", "button")
        .class("when")
        .dynamic_attr("aria-expanded", move || Some(if open.get() { "true" } else { "false" }.into()))
        .click(move || open.update(|open| *open = !*open))
        .child(el("time").attr("datetime", &when.iso).text(&when.human))
        .child(el("span").class("when__exact").text(" ").text(&when.exact))
        .into()
}
