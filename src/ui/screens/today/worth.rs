//! What is worth doing when there is time: a look back while it is fresh, and one folded row of what helps. Nothing here
//! is ever late.

use super::{Day, some};
use crate::device::dates;
use crate::domain::agenda::{Extra, Item};
use crate::domain::id::ProcessId;
use crate::domain::timeline::step::{Step, StepKey, StepKind};
use crate::route::{Route, Segment};
use crate::ui::kit::disclosure::unfold;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::icon::{icon, small_icon};
use crate::ui::kit::section;
use crate::ui::shared::step_work::{extra_title, step_work};
use crate::ui::shared::words;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// How many rows stand open.
const FIRST: usize = 2;

/// The section; none where there is nothing.
pub fn section(day: &Arc<Day>) -> Option<El> {
    let agenda = &day.agenda;
    // The first one is the card above where nothing else leads.
    let skip = usize::from(agenda.now.is_empty());
    let count = agenda.look_back.len().saturating_sub(skip);
    if count == 0 && agenda.extras.is_empty() && !agenda.unwind {
        return None;
    }
    let mine = day.clone();
    let draw = move |range: Range<usize>| {
        let items = mine.agenda.look_back.get(skip..).and_then(|all| all.get(range)).unwrap_or_default();
        let rows: View = items.iter().filter_map(|item| row(&mine, item)).collect();
        el("ul").class("rows").child(rows).into()
    };
    let rows = (count > 0).then(|| some(count, FIRST, "worth doing", Rc::new(draw)));
    let mine = day
        .app
        .records
        .job_search()
        .with_untracked(|search| search.good_today(day.now.date()).map(ToString::to_string));
    let good = match &mine {
        Some(mine) => ["That was the hard part. Good for you now: ", mine].concat(),
        None => "That was the hard part. Eat something, take a walk.".to_owned(),
    };
    let line = agenda.unwind.then(|| el("p").class("aside-line").attr("dir", "auto").text(&good));
    Some(section::section("worth", "If you have time").child(rows).child(also(day)).child(line))
}

fn row(day: &Day, item: &Item) -> Option<El> {
    let (process, plan) = day.find(&item.process)?;
    let key = item.steps.first()?;
    let step: &Step = plan.steps.iter().find(|step| step.key == *key)?;
    let until = step.window.closes.filter(|closes| day.now < *closes);
    let until =
        until.map(|closes| [" Still worth doing until ", &*dates::human_day(closes.date(), day.now), "."].concat());
    let sub = [&*day.agenda.names.line(process), ".", &*until.unwrap_or_default()].concat();
    // Several parts of one look back are one row, which leads to the first of them.
    let several = item.steps.len() > 1 && key.kind != StepKind::RecordPromise;
    let title = if several { "Look back on the interview" } else { &*item.title };
    Some(link_row(&process.id, key, title, &sub))
}

fn link_row(id: &ProcessId, key: &StepKey, title: &str, sub: &str) -> El {
    let to_record = || format!("#{}", Route::Process(id.clone(), Segment::Timeline));
    let href = step_work(id, key).map_or_else(to_record, |work| work.href);
    let text = el("span")
        .child(el("span").class("row__title").attr("dir", "auto").text(title))
        .child(el("br"))
        .child(el("span").class("row__sub").attr("dir", "auto").text(sub));
    el("li").child(el("a").class("row row--plain").attr("href", &href).child(text).child(small_icon("next")))
}

/// "Also worth doing (3)", the same kind over several employers in one row.
fn also(day: &Arc<Day>) -> Option<El> {
    let kinds = day.agenda.extras.len();
    if kinds == 0 {
        return None;
    }
    let summary = el("summary").text(&format!("Also worth doing ({kinds})")).child(icon("down"));
    let mine = day.clone();
    let make = move || {
        let rows: View = mine.agenda.extras.iter().filter_map(|extra| kind(&mine, extra)).collect();
        View::from(el("ul").class("rows").child(rows))
    };
    Some(unfold("fold", summary, Box::new(make)))
}

fn kind(day: &Arc<Day>, extra: &Extra) -> Option<El> {
    let title = extra_title(extra.kind);
    // Two rounds with one employer may both ask for it: it is one row all the same.
    let mut steps = extra.steps.clone();
    steps.dedup_by(|(id, _), (last, _)| id == last);
    // Where some are named somewhere, those are thanked there, and not where nobody is.
    let named = |id: &ProcessId| day.find(id).is_some_and(|(process, _)| !process.references.is_empty());
    if extra.kind == StepKind::ThankReferees && steps.iter().any(|(id, _)| named(id)) {
        steps.retain(|(id, _)| named(id));
    }
    let count = extra.count - (extra.steps.len() - steps.len());
    let (id, key) = steps.first()?;
    let (process, _) = day.find(id)?;
    if count == 1 {
        return Some(link_row(id, key, title, &day.agenda.names.line(process)));
    }
    let note = el("span").class("fold__note").text(&words::count(count, "employer"));
    let summary =
        el("summary").child(el("span").child(el("span").text(title)).child(el("br")).child(note)).child(icon("down"));
    let mine = day.clone();
    let make = move || {
        let rows = steps.iter().filter_map(|(id, key)| {
            let (process, _) = mine.find(id)?;
            Some(link_row(id, key, process.display_name(), &process.role))
        });
        View::from(el("ul").class("rows").child(rows.collect::<View>()))
    };
    Some(el("li").child(unfold("fold", summary, Box::new(make))))
}
