//! The beginning of an appointment as its invitation says it, and as the clock here will show it.

use crate::device::{dates, zone};
use crate::domain::ics::invitation::{Invitation, Starts};
use crate::reactive::RwSignal;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, el};
use chrono::NaiveDateTime;

/// What shows how the beginning came about, and lets choose between the clocks.
pub(super) type Clocks = Box<dyn FnOnce(RwSignal<String>) -> View>;

/// The beginning as it is offered, if it is known by the clock here, and what shows how it came to that.
pub(super) fn times(found: &Invitation) -> (Option<NaiveDateTime>, Clocks) {
    let said = |words: El| -> Clocks { Box::new(|_| words.into()) };
    let (wall, name, utc) = match &found.starts {
        Starts::Day(day) => {
            let day = dates::write(dates::noon(*day), dates::Style::DayWithYear);
            let words = format!("It gives {day} but no time. Add the day and time.");
            return (None, said(el("p").class("caption").text(&words)));
        }
        Starts::Wall(wall) => {
            let words = format!("{}, local time where it takes place.", dates::exact(*wall));
            return (Some(*wall), said(el("p").text(&words)));
        }
        Starts::Zoned { wall, zone, utc } => (*wall, zone.clone(), *utc),
    };
    let there = format!("{}, time in {name}", dates::exact(wall));
    let take = |moment: NaiveDateTime, words: &'static str| {
        move |chosen: RwSignal<String>| {
            button("btn", "clock", words).click(move || chosen.set(dates::iso_minute(moment)))
        }
    };
    let Some(utc) = utc else {
        let words = format!(
            "{there}. Afterword doesn’t know that time zone, so the time is empty. Add it in your local time there."
        );
        let theirs = take(wall, "I’ll be there: use theirs");
        let line = el("div").class("banner").attr("data-tone", "wait").child(el("p").text(&words));
        return (None, Box::new(move |chosen| View::from(line).with(el("div").class("actions").child(theirs(chosen)))));
    };
    let local = zone::local(utc);
    let home = zone::here().unwrap_or_else(|| "this device".into());
    if local == wall {
        let words = format!("{}: the same time in {name} and here ({home}).", dates::exact(wall));
        return (Some(wall), said(el("p").text(&words)));
    }
    let lines = el("dl")
        .class("facts")
        .child(el("dt").text("In the invitation"))
        .child(el("dd").text(&there))
        .child(el("dt").text("On this device"))
        .child(el("dd").text(&format!("{}, time in {home}", dates::exact(local))));
    let (mine, theirs) = (take(local, "I’ll be here: use my time"), take(wall, "I’ll be there: use theirs"));
    let choice = move |chosen| el("div").class("actions").child(mine(chosen)).child(theirs(chosen));
    (Some(local), Box::new(move |chosen| View::from(lines).with(choice(chosen))))
}
