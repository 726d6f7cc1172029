//! How a referee is shown.

use crate::domain::referees::referee::Consent;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::dom::{El, View, el};

/// Whether they said yes, as a badge.
pub fn consent_badge(consent: Consent) -> View {
    let (tone, icon) = match consent {
        Consent::NotAsked => ("act", "alert"),
        Consent::Asked => ("wait", "clock"),
        Consent::Agreed => ("done", "check"),
        Consent::Declined => ("closed", "minus"),
    };
    badge(&Badge::new(tone, icon, consent.label()))
}

/// A title over a smaller line, if there is one.
pub fn two_lines(title: &str, sub: &str) -> El {
    let title = el("span").child(el("span").class("row__title").attr("dir", "auto").text(title));
    if sub.is_empty() {
        return title;
    }
    title.child(el("br")).child(el("span").class("row__sub").attr("dir", "auto").text(sub))
}
