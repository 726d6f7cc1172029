//! The next steps with leads whose day has come, and events and people to ask of today and tomorrow, as Today names them.

use crate::device::dates;
use crate::domain::job_search::{Lead, Occasion};
use crate::domain::order;
use crate::state::App;
use crate::ui::kit::dom::{View, dynamic, el};
use chrono::{NaiveDate, NaiveDateTime};

/// How many are named; the rest is counted.
const NAMED: usize = 2;

/// The next steps with leads whose day has come, and what comes today or tomorrow.
pub fn next_steps(app: App) -> View {
    dynamic(move || steps(app))
}

fn steps(app: App) -> View {
    let (search, now) = (app.records.job_search().read(), app.clock.about_now().get());
    let leads = search.due_leads(now.date());
    let way = || el("a").class("link").attr("href", "#/search-pulse");
    let step = |lead: &&Lead| {
        let day = lead.by.map(|by| due(by, now));
        let words = el("span").child(el("bdi").text(lead.shown())).text(": ").child(el("bdi").text(lead.step()));
        let words = words.text(", ").child(day);
        el("p").child(way().child(words))
    };
    let steps: View = leads.iter().take(NAMED).map(step).collect();
    let more = leads.len().saturating_sub(NAMED);
    let mut near: Vec<&Occasion> = search.occasions.iter().filter(|one| one.is_near(now.date())).collect();
    order::sort_by_key(&mut near, |one| one.on);
    let came = |one: &&Occasion| {
        let href = ["#/search-pulse?at=occasion-", one.id.as_str()].concat();
        let on = one.on.filter(|on| *on != now.date()).map(|on| due(on, now));
        let day = on.unwrap_or_else(|| el("b").text("today").into());
        let words = el("span").child(el("bdi").text(one.shown())).text(", ").child(day);
        el("p").child(el("a").class("link").attr("href", &href).child(words))
    };
    let events: View = near.iter().take(NAMED).map(came).collect();
    let others = near.len().saturating_sub(NAMED);
    let others = (others > 0).then(|| el("p").child(way().text(&format!("and {others} more to go to or ask"))));
    let events = events.with(others);
    events.with(steps).with((more > 0).then(|| el("p").child(way().text(&format!("and {more} more due with leads")))))
}

/// When a next step is to be taken, in words that say so where its day has come.
pub fn due(by: NaiveDate, now: NaiveDateTime) -> View {
    let day = dates::human_day(by, now);
    let came = if by < now.date() { "was due " } else { "due " };
    if now.date() < by { day.into() } else { el("b").text(&[came, &day].concat()).into() }
}
