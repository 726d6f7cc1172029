//! The same facts as a table. It is made in pieces, so that many rows keep nobody waiting.

use super::{Screen, href};
use crate::device::page;
use crate::domain::waiting::lane::Lane;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::screens::waiting::facts;
use chrono::NaiveDateTime;
use std::rc::Rc;
use web_sys::Element;

/// Rows made at a time.
const PIECE: usize = 6;

pub(super) fn table(screen: Screen) -> View {
    let now = screen.app.about_now().get();
    let lanes: Rc<[Lane]> = screen.lanes(|lanes| lanes.into());
    let head =
        el("tr").add(el("th").attr("scope", "col").text("Employer")).add(el("th").attr("scope", "col").text("Dates"));
    let body = el("tbody");
    let rows = body.element();
    let caption = el("caption").class("visually-hidden").text("Who keeps you waiting, with every date");
    page::after_painting(move || further(rows, lanes, 0, now));
    el("table").class("table room__table").add(caption).add(el("thead").add(head)).add(body).into()
}

/// Adds the next rows, and so on until all are there or the table has left the page.
fn further(rows: Element, lanes: Rc<[Lane]>, from: usize, now: NaiveDateTime) {
    let left = lanes.get(from..).unwrap_or_default();
    if left.is_empty() || !rows.is_connected() {
        return;
    }
    left.iter().take(PIECE).map(|lane| row(lane, now)).collect::<View>().show_in(&rows);
    page::after_painting(move || further(rows, lanes, from + PIECE, now));
}

fn row(lane: &Lane, now: NaiveDateTime) -> El {
    let way = el("a").class("link-row").attr("href", &href(&lane.process)).attr("dir", "auto").text(&lane.name);
    let state = el("p").class("room__state").text(&facts::state(lane.waits, now));
    let facts = facts::facts(lane).into_iter().map(|fact| el("li").text(&fact));
    let facts = el("ul").class("room__facts").add(facts.collect::<View>());
    el("tr").add(el("th").attr("scope", "row").add(way).add(state)).add(el("td").add(facts))
}
