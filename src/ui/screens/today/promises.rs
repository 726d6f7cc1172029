//! What the user promised, to be ticked off in place.

use super::{Day, some, way};
use crate::device::{dates, page};
use crate::domain::agenda::Item;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::section::{self, note};
use crate::ui::shared::step_actions;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// How many are shown at first.
const FIRST: usize = 5;

/// The section; none where nothing was promised.
pub fn section(day: &Arc<Day>) -> Option<El> {
    let promises = &day.agenda.promises;
    if promises.is_empty() {
        return None;
    }
    let late = promises.iter().filter(|item| item.late).count();
    let words = match late {
        0 => "Small things you said you would do. They are remembered.",
        1 => "One is past its day. Send it with a short word of apology: late is far better than never.",
        _ => "Some are past their day. Send them with a short word of apology: late is far better than never.",
    };
    let (mine, count) = (day.clone(), promises.len());
    let draw = move |range: Range<usize>| {
        let rows: View =
            mine.agenda.promises.get(range).unwrap_or_default().iter().filter_map(|item| row(&mine, item)).collect();
        el("ul").class("rows").add(rows).into()
    };
    let list = some(count, FIRST, "promises", Rc::new(draw));
    Some(section::section("promised", "You promised").add(note(words)).add(list))
}

fn row(day: &Day, item: &Item) -> Option<El> {
    let (app, now) = (day.app, day.now);
    let (process, plan) = day.find(&item.process)?;
    let step = plan.steps.iter().find(|step| item.steps.contains(&step.key))?;
    // The title says "Keep your word: ..."; here the heading says so for all.
    let what = step.title.split_once(": ").map_or(&*step.title, |(_, what)| what);
    let due = dates::human_day(item.due.date(), now);
    let by = if item.late { ["was for ", &*due].concat() } else { ["by ", &*due].concat() };
    let (id, mine) = (process.id.clone(), step.clone());
    let done = button("btn", "check", "Done").attr("aria-label", &format!("Done: {what}")).click(move || {
        app.mark_done(&id, &mine, None);
        // On to the next one, instead of back to the top of the screen.
        page::after_drawing(|| {
            // After the last one there is none: the focus stays where it went.
            let _ = page::focus("[aria-labelledby=promised] button");
        });
    });
    let off = step_actions::put_off(app, &process.id, &[step], what);
    let words = el("span")
        .add(el("span").class("row__title").attr("dir", "auto").text(what))
        .add(el("br"))
        .add(el("span").class("row__sub").text(&by).text(" · ").add(way(process).text(process.shown())));
    let row = el("li").class("row row--plain letter-row").maybe("data-late", item.late.then_some(""));
    Some(row.add(words).add(el("div").class("actions").add(done).add(off)))
}
