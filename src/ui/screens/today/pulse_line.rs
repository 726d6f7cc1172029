//! One line on Today about the search beside the interviews.

use crate::domain::job_search::{Effort, Week, this_week};
use crate::state::App;
use crate::state::sheets::Sheet;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, el};
use leptos::prelude::untrack;

/// The line, with the next steps with leads where one is due, and with what comes today or tomorrow.
pub fn pulse_line(app: App, next_steps: fn(App) -> View) -> View {
    let said = el("p").class("quiet-text").dynamic_text(move || {
        let today = app.clock.now().get().date();
        in_words(&app.records.job_search().with(|search| this_week(search, today, app.week_starts())))
    });
    let note = button("btn", "plus", "Log an application or contact").click(move || app.sheets.open(Sheet::Log));
    let more = el("a").class("link").attr("href", "#/search-pulse").text("Weekly goals and leads");
    // Most days none is due; what is said of them comes with the search.
    let today = untrack(|| app.clock.about_now().get()).date();
    let due = app.records.job_search().with_untracked(|search| {
        search.leads.iter().any(|lead| lead.is_due(today)) || search.occasions.iter().any(|one| one.is_near(today))
    });
    let steps = due.then(|| next_steps(app));
    View::from(said).with(steps).with(el("div").class("actions").child(note)).with(el("p").child(more))
}

/// "This week: 2 of 5 applications, 1 event."
pub fn in_words(week: &Week) -> String {
    let part = |effort: &Effort| {
        let (done, target) = (week.done.of(*effort), week.targets.of(*effort));
        let name = match effort {
            Effort::Cv => effort.plural().to_owned(),
            _ => effort.plural().to_ascii_lowercase(),
        };
        match (done, target) {
            (0, 0) => None,
            (done, 0) => Some(format!("{name}: {done}")),
            (done, target) => Some(format!("{name}: {done} of {target}")),
        }
    };
    let parts: Vec<String> = Effort::ALL.iter().filter_map(part).collect();
    if parts.is_empty() { "Nothing logged this week yet.".into() } else { format!("This week: {}.", parts.join("; ")) }
}
