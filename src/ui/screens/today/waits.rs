//! Whom to wait for, and until when.

use super::{Day, beyond, some, way};
use crate::device::dates;
use crate::domain::agenda::HandsOff;
use crate::ui::kit::badge::badge;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::section::{self, note};
use crate::ui::shared::status_pill::status_pill;
use crate::ui::shared::words;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// How many are shown at first: those whose wait ends soonest.
const FIRST: usize = 3;

/// The section; none where nobody is waited for.
pub fn section(day: &Arc<Day>) -> Option<El> {
    let waits = &day.agenda.hands_off;
    let soonest = waits.first()?;
    let all = words::count(day.agenda.counts.hands_off, "employer");
    let (at, now) = (soonest.until, day.now);
    let until = if at.date() == now.date() { words::hour(at, now) } else { dates::human_day(at.date(), now) };
    let said = [&*all, ". No need to write before ", &*until, "."].concat();
    let (mine, count) = (day.clone(), waits.len());
    let unlisted = beyond(count, day.agenda.counts.hands_off);
    let draw = move |range: Range<usize>| {
        let rows = mine.agenda.hands_off.get(range).unwrap_or_default().iter().filter_map(|wait| row(&mine, wait));
        el("ul").class("rows").child(rows.collect::<View>()).into()
    };
    let list = some(count, FIRST, "to wait for", Rc::new(draw));
    Some(section::section("waits", "Waiting").child(note(&said)).child(list).child(unlisted))
}

fn row(day: &Day, wait: &HandsOff) -> Option<El> {
    let (process, plan) = day.find(&wait.process)?;
    let role = if process.employer.is_empty() { "" } else { &*process.role };
    let text = el("span")
        .child(el("span").class("row__title").attr("dir", "auto").text(process.display_name()))
        .child(el("br"))
        .child(el("span").class("row__sub").attr("dir", "auto").text(role));
    let pill = badge(&status_pill(process, plan, day.now));
    Some(el("li").child(way(process).class("row row--plain").child(text).child(pill)))
}
