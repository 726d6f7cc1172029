//! Practice: one question at a time, said aloud against the clock, until each sits. What went badly comes back after a day,
//! then two, four, eight, and once more on the eve of the next round.

use super::Page;
use crate::device::{clock, dates, page};
use crate::domain::answers::practice::{due, next_round, practised, sits};
use crate::domain::question::Grade;
use crate::reactive::RwSignal;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::section;
use crate::ui::shared::words;
use chrono::{NaiveDate, NaiveDateTime};
use leptos::prelude::*;

/// An answer is good for two minutes at most.
const SECONDS: i64 = 120;

/// Where the practice is.
#[derive(Clone, PartialEq)]
struct Now {
    /// What is still to come, the first one now.
    queue: Vec<String>,
    /// How many are done.
    done: usize,
    /// Since when this one is on.
    since: NaiveDateTime,
    /// Whether the answer is shown.
    shown: bool,
}

/// The section.
pub(super) fn section(page: Page) -> El {
    let now = RwSignal::new(None::<Now>);
    let inside = dynamic(move || match now.get() {
        None => untrack_view(page, now),
        Some(state) => one(page, now, &state),
    });
    section::section("practice", "Practise").attr("data-at", "practice").child(inside)
}

/// The day of the next round, of whatever employer.
fn round(page: Page) -> Option<NaiveDate> {
    let processes = page.app.outside_trash();
    next_round(processes.iter().map(|process| &**process), page.app.clock.now().get())
}

/// The questions that are due, as they stand.
fn due_now(page: Page) -> (Vec<String>, Option<NaiveDate>) {
    let (today, round) = (page.app.clock.now().get().date(), round(page));
    page.groups.with(|all| {
        let practised = || all.iter().filter(|group| group.is_practised());
        let on = |group: &&crate::domain::answers::group::Group| due(group.practised, today, round);
        let now = practised().filter(|group| on(group).is_some_and(|day| day <= today));
        let next = practised().filter_map(|group| on(&group)).filter(|day| today < *day).min();
        (now.map(|group| group.key.clone()).collect(), next)
    })
}

fn untrack_view(page: Page, now: RwSignal<Option<Now>>) -> View {
    let (queue, next) = due_now(page);
    let (today, human) = (page.app.clock.now().get(), |day| dates::human_day(day, page.app.clock.now().get()));
    let eve = round(page).map(|round| match (round - today.date()).num_days() {
        0 => "Your next round is today. Read your prep sheet instead.".to_owned(),
        _ => format!("Next round: {}. What went badly comes back on the evening before.", human(round)),
    });
    let eve = eve.map(|words| el("p").class("section__note").text(&words));
    if queue.is_empty() {
        let sitting = page.groups.with(|all| all.iter().filter(|group| sits(group.practised)).count());
        let words = match (next, sitting) {
            (Some(day), _) => format!("Nothing to practise today. The next one comes {}.", human(day)),
            (None, 0) if page.groups.with(|all| all.iter().any(|group| group.is_practised())) => {
                "Nothing to practise today.".to_owned()
            }
            (None, 0) => "Rate your answers after an interview. What went badly is practised here.".to_owned(),
            (None, sitting) => format!("{} you practised. Nothing is due.", words::count(sitting, "answer")),
        };
        return View::from(el("p").text(&words)).with(eve);
    }
    let count = words::count(queue.len(), "answer");
    let start = button("btn btn--primary", "next", "Start").attr("aria-label", "Start to practise").click(move || {
        now.set(Some(Now { queue: queue.clone(), done: 0, since: clock::now(), shown: false }));
        page::after_drawing(|| {
            page::focus("#practice-question");
        });
    });
    let said = format!("{count} to practise today, two minutes each. Say them aloud.");
    View::from(el("p").text(&said)).with(eve).with(el("div").class("actions").child(start))
}

fn one(page: Page, now: RwSignal<Option<Now>>, state: &Now) -> View {
    let Some(group) = state.queue.first().and_then(|key| untrack(|| page.group(key))) else {
        let words = if state.done == 0 {
            "Nothing is left.".to_owned()
        } else {
            format!("{} practised. Well done.", words::count(state.done, "answer"))
        };
        let close = button("btn", "check", "Done").click(move || {
            now.set(None);
            page.settle();
        });
        return View::from(el("p").attr("role", "status").text(&words)).with(el("div").class("actions").child(close));
    };
    let place = format!("{} of {}", state.done + 1, state.done + state.queue.len());
    let answer = group.best().map(|(_, words)| words.to_owned());
    let shown = match (state.shown, answer) {
        (true, Some(words)) => View::from(el("p").class("best-answer__words").attr("dir", "auto").text(&words)),
        (true, None) => View::from(el("p").class("quiet-text").text("No good answer is written yet. Write one below.")),
        (false, _) => {
            let show = button("btn", "info", "Show my best answer").click(move || {
                now.update(|now| now.iter_mut().for_each(|now| now.shown = true));
            });
            el("div").class("actions").child(show).into()
        }
    };
    let grade = |grade: Grade| {
        let (question, before) = (group.tellings.first().map(|one| one.question.to_string()), group.practised);
        button("btn", "", grade.label()).attr("aria-label", &["It went: ", grade.label()].concat()).click(move || {
            let at = page.app.clock.now().get_untracked();
            if let Some(question) = question.clone() {
                page.app.change_search(|search| {
                    search.practice.insert(question, practised(before, grade, at));
                });
            }
            now.update(|now| {
                if let Some(now) = now {
                    now.queue.remove(0);
                    (now.done, now.since, now.shown) = (now.done + 1, clock::now(), false);
                }
            });
            page::after_drawing(|| {
                page::focus("#practice-question");
            });
        })
    };
    let grades: View = Grade::ALL.into_iter().map(grade).collect();
    let stop = button("btn btn--ghost", "close", "Stop").click(move || {
        now.set(None);
        page.settle();
    });
    el("div")
        .class("card practice")
        .child(el("p").class("practice__place").child(el("span").text(&place)).child(timer(state.since)))
        .child(el("h3").attr("id", "practice-question").attr("tabindex", "-1").attr("dir", "auto").text(group.asked()))
        .child(shown)
        .child(el("p").class("field__label").attr("id", "practice-grade").text("How did it go?"))
        .child(el("div").class("actions").attr("role", "group").attr("aria-labelledby", "practice-grade").child(grades))
        .child(el("div").class("actions").child(stop))
        .into()
}

/// How long you have been speaking.
fn timer(since: NaiveDateTime) -> El {
    let seconds = RwSignal::new((clock::now() - since).num_seconds());
    let ticking = clock::every_second(move || seconds.set((clock::now() - since).num_seconds()));
    on_cleanup(move || clock::stop(ticking));
    el("span")
        .class("practice__timer num")
        .attr("role", "timer")
        .dynamic_attr("data-over", move || (seconds.get() > SECONDS).then(String::new))
        .dynamic_text(move || {
            let seconds = seconds.get().max(0);
            let over = if seconds > SECONDS { " Wrap up." } else { "" };
            format!("{}:{:02}{over}", seconds / 60, seconds % 60)
        })
}
