//! Whom to leave alone, until when, and why.

use super::{Day, beyond, some, way};
use crate::device::dates;
use crate::domain::agenda::HandsOff;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::icon;
use crate::ui::kit::section::{self, note};
use crate::ui::kit::when::{When, when};
use crate::ui::shared::why::why;
use crate::ui::shared::words;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// How many are shown at first: those whose wait ends soonest.
const FIRST: usize = 4;

/// The section.
pub fn section(day: &Arc<Day>) -> El {
    let silence = match day.agenda.hands_off.len() {
        0 => "Nobody has to be left alone just now.",
        _ => "Silence here is good manners, not bad news.",
    };
    let (mine, count) = (day.clone(), day.agenda.hands_off.len());
    let unlisted = beyond(count, day.agenda.counts.hands_off);
    let draw = move |range: Range<usize>| {
        let rows: View = mine
            .agenda
            .hands_off
            .get(range)
            .unwrap_or_default()
            .iter()
            .filter_map(|hands| quiet(&mine, hands))
            .collect();
        el("div").add(rows).into()
    };
    let list = some(count, FIRST, "to leave alone", Rc::new(draw));
    section::section("hands-off", "Hands off").add(note(silence)).add(list).add(unlisted)
}

fn quiet(day: &Day, hands: &HandsOff) -> Option<El> {
    let (process, _) = day.find(&hands.process)?;
    let until = When {
        human: dates::human(hands.until, day.now),
        exact: dates::exact(hands.until),
        iso: dates::iso_minute(hands.until),
    };
    let because = words::phrase(&hands.because, day.now);
    let body = el("div")
        .class("quiet__body")
        .add(el("p").class("quiet__until").add(icon("hand")).add(el("span").text("Until ").add(when(&until))))
        .add(el("h3").attr("dir", "auto").add(way(process).class("plain-link").text(process.shown())))
        .add(el("p").class("quiet__reason").attr("dir", "auto").text(&because))
        .add(why("Why not write?", &because, &hands.rules, &[]));
    Some(el("article").class("quiet").add(body))
}
