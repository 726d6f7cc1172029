//! Today: what matters first, in order of consequence; then what is worth doing, whom to wait for, what comes next, and
//! what changed since the last look.

mod cards;
mod changes;
mod coming;
pub mod pulse_line;
mod waits;
mod welcome;
mod worth;

use crate::device::dates::{self, Style};
use crate::device::{install, page};
use crate::domain::agenda::Agenda;
use crate::domain::agenda::headline::headline;
use crate::domain::id::ProcessId;
use crate::domain::job_search::JobSearch;
use crate::domain::moment::plus_minutes;
use crate::domain::process::Process;
use crate::domain::timeline::step::Plan;
use crate::reactive::{Memo, RwSignal};
use crate::state::{App, app};
use crate::ui::kit::disclosure::unfold;
use crate::ui::kit::dom::{El, View, dynamic, effect, el};
use crate::ui::kit::section::{note, section};
use crate::ui::shared::{backup_reminder, install_hint};
use chrono::{Datelike, NaiveDateTime};
use leptos::prelude::*;
use pulse_line::pulse_line;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Who comes back after so many minutes looks again, although the screen stood open all the while.
const AWAY: i64 = 30;
/// How many more a tap on "and N more" shows.
const MORE: usize = 6;

/// Makes a part of this screen that comes with another one: most days it is not needed.
type Part = fn(App) -> View;

/// Makes the day from what is recorded; comes once something is.
type Filled = fn(App, RwSignal<NaiveDateTime>, Memo<usize>) -> View;

/// The screen: a welcome while nothing is recorded, else what `filled` makes; `alone` is the search of somebody who has no
/// interview yet.
pub fn screen(filled: Filled, alone: Part) -> View {
    let app = app();
    let empty = Memo::new(move |_| !app.has_listed());
    // The moment of the look before this one: what changed since stands on the screen for as long as it is open.
    let since = RwSignal::new(untrack(|| app.look()));
    let mut seen = app.clock.now().get_untracked();
    effect(Box::new(move || {
        let now = app.clock.now().get();
        if !page::is_visible() {
            return;
        }
        if plus_minutes(seen, AWAY) <= now {
            since.set(seen);
        }
        seen = now;
        app.looked();
    }));
    let leads = app.due_leads();
    let hint = move || install_hint::on_welcome(app, install::place());
    dynamic(move || {
        if empty.get() {
            View::new().with(dynamic(hint)).with(welcome::welcome()).with(dynamic(move || {
                leads.track();
                untrack(|| is_searching(app)).then(|| alone(app)).into()
            }))
        } else {
            untrack(|| filled(app, since, leads))
        }
    })
}

/// The day. `next_steps` names the next steps with leads whose day has come; `example_note` says that what is here is an
/// example.
pub fn filled(
    app: App,
    since: RwSignal<NaiveDateTime>,
    leads: Memo<usize>,
    next_steps: Part,
    example_note: Part,
) -> View {
    let example = app.has_example().then(|| example_note(app));
    View::from(example)
        .with(agenda(app, since, leads, next_steps))
        .with(dynamic(move || backup_reminder::line(app)))
        .with(install_hint::on_today(app))
}

/// Everything the sections read, at one moment.
struct Day {
    app: App,
    now: NaiveDateTime,
    /// In the order of the ids.
    pairs: Arc<Vec<(Arc<Process>, Arc<Plan>)>>,
    agenda: Arc<Agenda>,
    /// Next steps with leads that are due.
    leads: usize,
    /// Names them.
    next_steps: Part,
}

impl Day {
    fn find(&self, id: &ProcessId) -> Option<&(Arc<Process>, Arc<Plan>)> {
        let place = self.pairs.binary_search_by(|(process, _)| process.id.cmp(id));
        place.ok().and_then(|place| self.pairs.get(place))
    }
}

fn agenda(app: App, since: RwSignal<NaiveDateTime>, leads: Memo<usize>, next_steps: Part) -> View {
    let (plans, tick) = (app.listed_plans(), app.clock.about_now());
    // Worked out once for each look: it must not go away under the user's eyes. It takes the longer the more interviews
    // there are, so what there is to do is on the screen first.
    let changed = RwSignal::new(None);
    effect(Box::new(move || {
        let then = since.get();
        page::after_painting(move || {
            changed.set(Some(changes::Told { then, all: untrack(|| app.changes_since(then)) }));
        });
    }));
    // What can be done comes first; what stands beside it follows once that was seen, and stays until there is another.
    let (today, seen) = (RwSignal::new(None::<Arc<Day>>), RwSignal::new(None::<Arc<Day>>));
    effect(Box::new(move || {
        tick.track();
        app.plans.settled().track();
        let agenda = app.plans.agenda().read();
        let (now, pairs) = (app.clock.now().get_untracked(), plans.read_untracked());
        let day = Arc::new(Day { app, now, pairs, agenda, leads: leads.get(), next_steps });
        today.set(Some(day.clone()));
        page::after_painting(move || seen.set(Some(day)));
    }));
    let part = move |of: RwSignal<Option<Arc<Day>>>, make: fn(&Arc<Day>) -> View| {
        dynamic(move || of.get().map(|day| untrack(|| make(&day))).into())
    };
    let main = |day: &Arc<Day>| View::new().with(cards::section(day)).with(worth::section(day));
    let rest = |day: &Arc<Day>| {
        let rest = View::new().with(waits::section(day)).with(coming::section(day));
        rest.with(search_section(day))
    };
    let told = dynamic(move || {
        let day = seen.get();
        changed.get().zip(day).and_then(|(told, day)| untrack(|| changes::section(&day, told))).into()
    });
    let main = el("div").class("pane").child(part(today, main));
    let aside = el("div").class("pane pane--aside").child(part(seen, rest)).child(told);
    View::new().with(head(today)).with(el("div").class("panes").child(main).child(aside))
}

/// The heading stays while its words change: it is where the focus goes when nothing is left to do.
fn head(today: RwSignal<Option<Arc<Day>>>) -> El {
    let now = move || today.with(|day| day.as_ref().map(|day| day.now).unwrap_or_default());
    let date = el("time")
        .dynamic_attr("datetime", move || Some(now().date().to_string()))
        .dynamic_text(move || dates::write(now(), Style::LongDay));
    let words = move || {
        let counts = today.with(|day| day.as_ref().map(|day| (day.agenda.counts, day.leads)).unwrap_or_default());
        headline(&counts.0, counts.1)
    };
    let title = el("h1").attr("tabindex", "-1").dynamic_text(words);
    let head = el("div").child(el("p").class("page-head__over").child(date)).child(title);
    el("header").class("page-head").child(head)
}

/// The week of the search in one line.
fn search_section(day: &Day) -> Option<El> {
    day.agenda.searching.as_ref().map(|_| keep_searching().child(pulse_line(day.app, day.next_steps)))
}

/// Whoever has no interview on the list may be searching all the same.
fn is_searching(app: App) -> bool {
    app.searches() && app.records.job_search().with(|search| *search != JobSearch::default())
}

/// The week of a search without interviews.
pub fn alone(app: App, next_steps: Part) -> View {
    View::from(keep_searching().child(pulse_line(app, next_steps)))
}

fn keep_searching() -> El {
    section("search", "This week")
}

/// What is said below a list of which not all is written out.
fn beyond(listed: usize, all: usize) -> Option<View> {
    let words = "There are more. Interviews shows the next step for each.";
    (listed < all).then(|| note(words))
}

/// Draws the items of a list from one place to another.
type Draw = Rc<dyn Fn(Range<usize>) -> View>;

/// The first items of a list; the others fold under "and N more", a few at a time.
fn some(count: usize, first: usize, what: &'static str, draw: Draw) -> View {
    let end = first.min(count);
    let view = draw(0..end);
    view.with(rest(count, end, what, draw))
}

fn rest(count: usize, from: usize, what: &'static str, draw: Draw) -> Option<El> {
    let left = count.checked_sub(from).filter(|left| *left > 0)?;
    let words = ["Show ", &*left.to_string(), " more"].concat();
    let hidden = el("span").class("visually-hidden").text(" ").text(what);
    let summary = el("summary").class("rest__more").text(&words).child(hidden);
    let make = move || {
        let end = (from + MORE).min(count);
        draw(from..end).with(rest(count, end, what, draw))
    };
    Some(unfold("rest", summary, Box::new(make)))
}

fn leaf(at: NaiveDateTime, now: NaiveDateTime, tone: &str) -> View {
    let (top, month) = cards::leaf_words(at, now);
    let month = month.map(|month| el("span").class("leaf__month").text(&month));
    el("span")
        .class("leaf")
        .attr("data-tone", tone)
        .attr("aria-hidden", "true")
        .child(el("span").class("leaf__top").text(&top))
        .child(el("span").class("leaf__day").text(&at.day().to_string()))
        .child(month)
        .into()
}

fn named(process: &Process) -> String {
    match (process.employer.is_empty(), process.role.is_empty()) {
        (false, false) => [&*process.employer, ", ", &*process.role].concat(),
        _ => process.display_name().to_owned(),
    }
}

/// The way to a record.
fn way(process: &Process) -> El {
    el("a").attr("href", &format!("#/interview/{}", process.id)).attr("dir", "auto")
}
