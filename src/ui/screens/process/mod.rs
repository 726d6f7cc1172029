//! One process: its ribbon, its people, what went back and forth, its rounds.

pub mod about;
pub mod debrief;
pub mod feedback;
mod frees;
pub mod gaps;
pub mod guided;
pub mod import_contacts;
pub mod ledger;
pub mod ledger_entry;
mod ledger_people;
pub mod letters;
pub mod moment;
pub mod people;
pub mod promised;
pub mod question;
pub mod rounds;
pub mod salary;
pub mod salary_desk;
pub mod self_review;
pub mod talks;
pub mod timeline;
pub mod whose_advice;

use crate::device::return_place;
use crate::domain::id::{PersonId, ProcessId};
use crate::domain::process::Process;
use crate::domain::round::Round;
use crate::domain::timeline::step::Plan;
use crate::route::{Route, Segment};
use crate::state::sheets::Sheet;
use crate::state::{App, app};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::icon::small_icon;
use crate::ui::shared::not_found::not_found;
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::status::badge_why;
use crate::ui::shared::status_pill::status_pill;
use crate::ui::shared::words;
use chrono::NaiveDateTime;

/// The screen, around one of its segments. Whoever shows it hands in how that is made: its code may be in another file of
/// the program and still on its way.
pub fn screen(id: ProcessId, segment: Segment, inside: fn(ProcessId) -> View) -> View {
    let app = app();
    if app.process_now(&id).is_none() {
        return not_found();
    }
    let lead = (segment == Segment::Timeline).then(|| lead(app, &id));
    View::new().with(head(app, &id, segment)).with(lead).with(segments(&id, segment)).with(inside(id))
}

/// What matters now with this employer stands before everything else.
fn lead(app: App, id: &ProcessId) -> View {
    let (process, plan) = (app.process(id.clone()), app.plan(id.clone()));
    dynamic(move || {
        let Some((process, plan)) = process.get().zip(plan.get()) else { return View::new() };
        let now = app.clock.now().get();
        View::from(moment::moment(app, &process, &plan, now)).with(frees::frees(app, &process, now))
    })
}

/// The name, how it stands, and the way to note what they said, which the timeline offers itself.
fn head(app: App, id: &ProcessId, segment: Segment) -> El {
    let (process, plan) = (app.process(id.clone()), app.plan(id.clone()));
    let meta = dynamic(move || {
        let Some((process, plan)) = process.get().zip(plan.get()) else { return View::new() };
        let state = status_pill(&process, &plan, app.clock.now().get());
        View::new().with(badge_why(app, &process.id, &state)).with((plan.follow_ups_spent > 0).then(|| budget(&plan)))
    });
    let name = move || process.get().map(|process| process.display_name().to_owned()).unwrap_or_default();
    let sub = move || {
        let now = app.clock.now().get();
        process.get().map(|process| subtitle(&process, now)).unwrap_or_default()
    };
    let back = el("a").class("page-head__back").attr("href", "#/interviews").child(small_icon("back"));
    let back = back.click(|| return_place::back("#/interviews"));
    let title = el("h1").attr("tabindex", "-1").attr("dir", "auto").dynamic_text(name);
    let words = el("div").child(title).child(el("p").class("page-head__sub").attr("dir", "auto").dynamic_text(sub));
    let asked = id.clone();
    let heard = (segment != Segment::Timeline).then(|| {
        let heard = button("btn", "mail-open", "They replied");
        el("div")
            .class("page-head__actions")
            .child(heard.click(move || app.sheets.open(Sheet::Reply(Some(asked.clone())))))
    });
    let saved = el("div").class("only-phone").child(save_state(app));
    el("header")
        .class("page-head")
        .child(el("div").class("page-head__top").child(back.text("All interviews")).child(saved))
        .child(words)
        .child(heard)
        .child(el("div").class("page-head__meta").child(meta))
}

/// The parts of the page.
fn segments(id: &ProcessId, chosen: Segment) -> El {
    let item = |segment: Segment| {
        el("a")
            .class("segmented__item")
            .attr("href", &format!("#{}", Route::Process(id.clone(), segment)))
            .maybe("aria-current", (segment == chosen).then_some("page"))
            .text(segment.label())
    };
    el("nav")
        .class("segmented")
        .attr("aria-label", "Parts of this interview")
        .child(Segment::ALL.into_iter().map(item).collect::<View>())
}

fn subtitle(process: &Process, now: NaiveDateTime) -> String {
    let role = (!process.employer.is_empty() && !process.role.is_empty()).then(|| format!("{}. ", process.role));
    let people = match process.people.len() {
        1 => "1 person".to_owned(),
        number => format!("{number} people"),
    };
    // One round goes without saying.
    let rounds = match process.rounds.len() {
        1 => String::new(),
        many => [&*words::count(many, "round"), ", "].concat(),
    };
    // Whoever only comes to a round ahead was not met yet.
    let (held, ahead): (Vec<&Round>, Vec<&Round>) = process.rounds.iter().partition(|round| round.held_by(now));
    let met = |id: &PersonId| held.iter().any(|round| round.people.contains(id));
    let met = if ahead.iter().all(|round| round.people.iter().all(met)) { " met" } else { "" };
    format!("{}{rounds}{people}{met}.", role.unwrap_or_default())
}

fn budget(plan: &Plan) -> El {
    let (spent, allowed) = (plan.follow_ups_spent, plan.follow_ups_allowed);
    let dot =
        |n| el("span").class("budget__dot").attr("aria-hidden", "true").maybe("data-spent", (n < spent).then_some(""));
    let words = format!("{spent} of {} used", words::count(usize::from(allowed), "follow-up"));
    el("span").class("budget").child((0..allowed).map(dot).collect::<View>()).text(&words)
}

/// A title over a smaller line.
fn two_lines(title: &str, sub: &str) -> El {
    el("span")
        .child(el("span").class("row__title").attr("dir", "auto").text(title))
        .child(el("br"))
        .child(el("span").class("row__sub").attr("dir", "auto").text(sub))
}
