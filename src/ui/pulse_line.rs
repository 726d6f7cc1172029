//! One line on Today about the search beside the interviews, and the sheet by which something is noted in two taps.

use crate::device::dates;
use crate::domain::pulse::{Effort, Lead, Week, this_week};
use crate::state::App;
use crate::ui::dom::{View, el, live};
use crate::ui::later;
use crate::ui::parts::button::button;
use crate::ui::parts::sheet;
use chrono::{NaiveDate, NaiveDateTime};

/// How many leads are named whose next step is due; the rest is counted.
const NAMED: usize = 2;

/// The line; nothing before anything is written down at all.
pub fn pulse_line(app: App) -> View {
    let said = el("p").class("quiet-text").live_text(move || {
        let today = app.now.get().date();
        in_words(&app.search.with(|search| this_week(search, today, app.week_starts())))
    });
    let note = button("btn", "plus", "Note something done").click(move || note_something(app));
    let more = el("a").class("link").attr("href", "#/search-pulse").text("Targets, leads, and what hangs on whom");
    let steps = live(move || next_steps(app));
    View::from(said).with(steps).with(el("div").class("actions").add(note)).with(el("p").add(more))
}

/// The next steps with leads whose day has come.
fn next_steps(app: App) -> View {
    let (search, now) = (app.search.read(), app.about_now().get());
    let leads = search.due_leads(now.date());
    let way = || el("a").class("link").attr("href", "#/search-pulse");
    let step = |lead: &&Lead| {
        let next = (!lead.next.is_empty()).then(|| View::from(": ").with(el("bdi").text(&lead.next)));
        let day = lead.by.map(|by| due(by, now));
        let words = el("span").add(el("bdi").text(lead.shown())).add(next).text(", ").add(day);
        el("p").add(way().add(words))
    };
    let steps: View = leads.iter().take(NAMED).map(step).collect();
    let more = leads.len().saturating_sub(NAMED);
    steps.with((more > 0).then(|| el("p").add(way().text(&format!("and {more} more due with leads")))))
}

/// When a next step is to be taken, in words that say so where its day has come.
pub fn due(by: NaiveDate, now: NaiveDateTime) -> View {
    let day = dates::human_day(by, now);
    let came = if by < now.date() { "was due " } else { "due " };
    if now.date() < by { day.into() } else { el("b").text(&[came, &day].concat()).into() }
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
    if parts.is_empty() { "Nothing noted this week yet.".into() } else { format!("This week: {}.", parts.join("; ")) }
}

/// Opens the sheet in which something is noted, from any screen.
pub fn note_something(app: App) {
    sheet::show("What have you done?", move |open| later::noting(app, open));
}
