//! The next 14 days: what happens, and where it leads.

use super::{Day, beyond, leaf, some};
use crate::device::dates;
use crate::domain::agenda::{Coming, Event};
use crate::domain::timeline::step::StepState;
use crate::route::{Route, Segment};
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::small_icon;
use crate::ui::kit::section;
use crate::ui::shared::step_actions;
use crate::ui::shared::step_work::step_work;
use crate::ui::shared::words;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// How many are shown at first.
const FIRST: usize = 3;

/// The section; none where nothing comes.
pub fn section(day: &Arc<Day>) -> Option<El> {
    let count = day.agenda.coming.len();
    if count == 0 {
        return None;
    }
    let mine = day.clone();
    let unlisted = beyond(count, day.agenda.counts.coming);
    let draw = move |range: Range<usize>| {
        let coming = mine.agenda.coming.get(range).unwrap_or_default();
        let rows: View = coming.iter().filter_map(|one| row(&mine, one)).collect();
        el("ul").class("rows").child(rows).into()
    };
    let list = some(count, FIRST, "coming up", Rc::new(draw));
    Some(section::section("coming-up", "Coming up").child(list).child(unlisted))
}

fn row(day: &Day, coming: &Coming) -> Option<El> {
    let now = day.now;
    let (process, plan) = day.find(&coming.process)?;
    let time = dates::write(coming.at, dates::Style::Time);
    let name = &*day.agenda.names.line(process);
    let (title, about, href) = match &coming.what {
        Event::Round(id) => {
            let prep = ["#", &*Route::Prep(process.id.clone(), id.clone()).to_string()].concat();
            let kind = process.round(id).map_or("Interview", |round| round.kind.label());
            (["Interview at ", name].concat(), [&*time, ". ", kind, "."].concat(), Some(prep))
        }
        Event::TheirDate(_) => ([name, " decide"].concat(), "Nothing to do unless they write.".to_owned(), None),
        Event::Step(key, title) => {
            let href = step_work(&process.id, key).map(|work| work.href);
            (title.clone(), [&*time, ". ", name, "."].concat(), href)
        }
    };
    let step = match &coming.what {
        Event::Step(key, _) => plan.steps.iter().find(|step| step.key == *key),
        _ => None,
    };
    let rests = step.filter(|step| matches!(step.state, StepState::Snoozed(_)));
    let text = el("span")
        .child(el("span").class("row__title").attr("dir", "auto").text(&title))
        .child(el("br"))
        .child(el("span").class("row__sub").attr("dir", "auto").text(&about));
    let day_words =
        el("span").class("visually-hidden").text(&[&*dates::human_day(coming.at.date(), now), ": "].concat());
    let href = href.unwrap_or_else(|| format!("#{}", Route::Process(process.id.clone(), Segment::Timeline)));
    let link = el("a").class("row").attr("href", &href).child(leaf(coming.at, now, "plain"));
    let link = link.child(el("span").child(day_words).child(text)).child(small_icon("next"));
    let said = rests.and_then(|step| words::put_off(process, step, now));
    let said = said.map(|said| el("p").class("put-off").attr("dir", "auto").text(&said));
    let back = rests.map(|step| el("div").class("actions").child(step_actions::take_back(day.app, &process.id, step)));
    Some(el("li").child(link).child(said).child(back))
}
