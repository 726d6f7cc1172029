//! The next 14 days, day by day.

use super::{Day, beyond, leaf, some, way};
use crate::device::dates;
use crate::domain::agenda::{Coming, Event};
use crate::domain::timeline::step::StepState;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::small_icon;
use crate::ui::kit::section::{self, note};
use crate::ui::shared::reason;
use crate::ui::shared::step_actions;
use crate::ui::shared::step_why::step_why;
use crate::ui::shared::words;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// How many are shown at first.
const FIRST: usize = 6;

/// The section.
pub fn section(day: &Arc<Day>) -> El {
    let nothing = day.agenda.coming.is_empty().then(|| note("Nothing in the next two weeks."));
    let (mine, count) = (day.clone(), day.agenda.coming.len());
    let unlisted = beyond(count, day.agenda.counts.coming);
    let draw = move |range: Range<usize>| {
        let coming = mine.agenda.coming.get(range).unwrap_or_default();
        coming.chunk_by(|a, b| a.at.date() == b.at.date()).map(|of_day| one_day(&mine, of_day)).collect()
    };
    let list = some(count, FIRST, "coming up", Rc::new(draw));
    section::section("coming-up", "Coming up").add(nothing).add(list).add(unlisted)
}

fn one_day(day: &Day, coming: &[Coming]) -> Option<El> {
    let on = coming.first()?.at;
    let head = el("h3").class("day__name").text(&dates::human_day(on.date(), day.now));
    let rows: View = coming.iter().filter_map(|one| row(day, one)).collect();
    let list = el("div").class("day__list").add(head).add(el("ul").class("rows").add(rows));
    Some(el("div").class("day").add(leaf(on, "plain")).add(list))
}

fn row(day: &Day, coming: &Coming) -> Option<El> {
    let (app, now) = (day.app, day.now);
    let (process, plan) = day.find(&coming.process)?;
    let step = match &coming.what {
        Event::Step(key, _) => plan.steps.iter().find(|step| step.key == *key),
        _ => None,
    };
    let rests = step.filter(|step| matches!(step.state, StepState::Snoozed(_)));
    let (title, why) = match &coming.what {
        Event::Round(id) => {
            (process.round(id).map_or("Interview", |round| round.kind.label()).to_owned(), reason::of_round())
        }
        Event::TheirDate(by) => ("Their date".to_owned(), reason::of_their_date(process, *by, now)),
        Event::Step(_, title) => {
            let why = step.map(|step| step_why(app, &process.id, step, "Why then?", now, View::new()));
            (title.clone(), why.into())
        }
    };
    let about = match coming.what {
        Event::TheirDate(_) => process.shown().to_owned(),
        _ => [&*dates::write(coming.at, dates::Style::Time), " · ", process.shown()].concat(),
    };
    let text = el("span")
        .add(el("span").class("row__title").attr("dir", "auto").text(&title))
        .add(el("br"))
        .add(el("span").class("row__sub").attr("dir", "auto").text(&about));
    let said = rests.and_then(|step| words::put_off(process, step, now));
    let back = rests.map(|step| el("div").class("actions").add(step_actions::take_back(app, &process.id, step)));
    let item = el("li").class("explained").add(way(process).class("row").add(text).add(small_icon("next")));
    Some(item.add(said.map(|said| el("p").class("put-off").attr("dir", "auto").text(&said))).add(back).add(why))
}
