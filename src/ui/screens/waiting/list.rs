//! The same facts as a list. It is made in pieces, so that many rows keep nobody waiting.

use super::{Screen, href};
use crate::device::page;
use crate::domain::waiting::lane::Lane;
use crate::ui::kit::badge::badge;
use crate::ui::kit::disclosure::unfold;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::chevron;
use crate::ui::screens::waiting::facts;
use crate::ui::shared::status_pill::pill;
use chrono::NaiveDateTime;
use std::rc::Rc;
use web_sys::Element;

/// Rows made at a time.
const PIECE: usize = 6;

pub(super) fn list(screen: Screen) -> View {
    let now = screen.app.clock.about_now().get();
    let lanes: Rc<[Lane]> = screen.lanes(|lanes| lanes.into());
    let list = el("ul").class("rows room__list").attr("aria-label", "Everyone you’re waiting to hear from");
    let rows = list.element();
    page::after_painting(move || further(rows, lanes, 0, now));
    list.into()
}

/// Adds the next rows, and so on until all are there or the list has left the page.
fn further(rows: Element, lanes: Rc<[Lane]>, from: usize, now: NaiveDateTime) {
    let left = lanes.get(from..).unwrap_or_default();
    if left.is_empty() || !rows.is_connected() {
        return;
    }
    left.iter().take(PIECE).map(|lane| row(lane, now)).collect::<View>().show_in(&rows);
    page::after_painting(move || further(rows, lanes, from + PIECE, now));
}

fn row(lane: &Lane, now: NaiveDateTime) -> El {
    let name = el("span").class("row__title").attr("dir", "auto").text(&lane.name);
    let next = el("span").class("row__sub").text(&facts::next(lane, now));
    let words = el("span").child(name).child(el("br")).child(next);
    let way = el("a")
        .class("row row--plain")
        .attr("href", &href(&lane.process))
        .child(words)
        .child(badge(&pill(lane.status)));
    let summary = el("summary")
        .text("All dates")
        .child(el("span").class("visually-hidden").text(": ").text(&lane.name))
        .child(chevron());
    let mine = lane.clone();
    let all = move || {
        let facts = facts::facts(&mine).into_iter().map(|fact| el("li").text(&fact));
        el("ul").class("room__facts").child(facts.collect::<View>()).into()
    };
    el("li").child(way).child(unfold("more", summary, Box::new(all)))
}
