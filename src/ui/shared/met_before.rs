//! That you have met before: the same employer, or the same people, in an earlier interview, with a link to it.

use crate::device::dates;
use crate::domain::actions::people::{brings_along, meets_again};
use crate::domain::id::{PersonId, ProcessId, RoundId};
use crate::domain::known_before::{Before, MetElsewhere, Same, known_before, met_elsewhere};
use crate::domain::process::Process;
use crate::reactive::Memo;
use crate::route::Route;
use crate::state::App;
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::icon::icon;
use crate::ui::shared::words;
use leptos::prelude::untrack;

/// Every earlier interview with the same employer or people, the latest first.
pub fn earlier(app: App, process: &Process) -> Vec<Before> {
    let all = app.outside_trash();
    known_before(process, &all.iter().map(|one| &**one).collect::<Vec<_>>(), app.clock.about_now().get())
}

/// Somebody of a process as they were met in another one.
pub fn elsewhere(app: App, process: &Process, person: &PersonId) -> Option<MetElsewhere> {
    let all = app.outside_trash();
    let all: Vec<&Process> = all.iter().map(|one| &**one).collect();
    met_elsewhere(process.person(person)?, process, &all, app.clock.about_now().get())
}

/// Whoever was just named for a round may have been met before: in this process they are the same person, and from an earlier
/// one with this employer their title and address come along.
pub fn recognise(app: App, id: &ProcessId, round: &RoundId, typed: &str) {
    app.edit(id, |process| meets_again(process, round, typed));
    let known = untrack(|| {
        let process = app.process_now(id)?;
        elsewhere(app, &process, &PersonId::parse(typed)?).filter(|known| known.same_employer)
    });
    if let Some(known) = known {
        app.edit(id, |process| brings_along(process, typed, &known.person));
    }
}

/// Who you know, and from where, in a sentence.
pub fn in_words(app: App, one: &Before) -> String {
    let now = app.clock.about_now().get();
    let role = if one.role.is_empty() { String::new() } else { [" about ", &*one.role].concat() };
    let whom = match &one.same {
        Same::Employer => one.name.clone(),
        Same::People(people) => {
            let names: Vec<&str> = people.iter().map(String::as_str).collect();
            [&*words::list(&names), " of ", &*one.name].concat()
        }
    };
    let when = dates::human_day(one.at.date(), now);
    ["You’ve been in touch with ", &*whom, &*role, " before, ", &*when, ". ", one.status, "."].concat()
}

/// One line with a link to the earlier interview; empty where nobody is known.
pub fn line(app: App, id: ProcessId) -> View {
    // All other interviews are looked through after a change was painted, so that typing is not delayed.
    let known = Memo::new(move |_| {
        app.plans.settled().track();
        app.clock.about_now().track();
        let process = app.process_now(&id)?;
        untrack(|| earlier(app, &process).first().map(|one| (in_words(app, one), one.process.clone())))
    });
    dynamic(move || {
        let Some((words, other)) = known.get() else { return View::new() };
        let href = ["#", &*Route::Dossier(other).to_string()].concat();
        let link = el("a").class("link").attr("href", &href).text("See what was said");
        let words = el("span").attr("dir", "auto").text(&words).text(" ").child(link);
        el("p").class("met-before").attr("role", "status").child(icon("redo")).child(words).into()
    })
}
