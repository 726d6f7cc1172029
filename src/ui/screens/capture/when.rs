//! Whether the interview is over or still ahead, and when it was or will be.

use super::sheet::Sheet;
use crate::device::{dates, zone};
use crate::domain::iso;
use crate::domain::promise::Told;
use crate::domain::round::Schedule;
use crate::reactive::{RwSignal, Signal};
use crate::ui::kit::choice::toggle;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::field::{Field, Write, input};
use crate::ui::kit::labelled_field::Picked;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use leptos::prelude::*;

const UNREADABLE: &str = "That day or time does not exist. Nothing was changed. Pick another.";
/// When an interview ahead begins until another hour is given.
const USUAL_HOUR: u32 = 10;

/// Whether the interview is still ahead.
#[derive(Clone, Copy)]
pub(super) struct Ahead {
    sheet: Sheet,
    /// What was chosen; as the screen opens, what the record says. A time that is being typed changes nothing of it.
    pub(super) chosen: RwSignal<bool>,
    /// The times and the promise of the other choice, for whoever changes their mind.
    before: StoredValue<Option<(Schedule, Told)>>,
}

impl Ahead {
    pub(super) fn get(self) -> bool {
        self.chosen.get()
    }
}

/// What has no time yet, or one to come, is ahead.
pub(super) fn is_ahead(sheet: Sheet) -> Ahead {
    let now = sheet.app.clock.now().get_untracked();
    let ahead = |schedule: Schedule| schedule.start().or(schedule.end()).is_none_or(|at| now < at);
    Ahead { sheet, chosen: RwSignal::new(sheet.schedule().is_some_and(ahead)), before: StoredValue::new(None) }
}

/// The question which of the two it is.
pub(super) fn over_or_ahead(ahead: Ahead) -> View {
    let options = [("over", "Just had it"), ("ahead", "Still ahead")].map(|(key, word)| (key.into(), word.into()));
    let sheet = ahead.sheet;
    let choose = move |choice: Option<String>| {
        let Some(choice) = choice.filter(|choice| (choice == "ahead") != ahead.chosen.get_untracked()) else { return };
        ahead.chosen.set(choice == "ahead");
        let now = sheet.app.clock.now().get_untracked();
        let usual = if choice == "ahead" { Schedule::default() } else { Schedule::ended(now).unwrap_or_default() };
        let (schedule, told) = ahead.before.get_value().unwrap_or((usual, Told::Unrecorded));
        sheet.change_round(|round| {
            ahead.before.set_value(Some((round.schedule, round.told.clone())));
            round.schedule = schedule;
            round.told = told;
            round.zone = zone::of_round(schedule);
        });
    };
    let chosen = Signal::derive(move || Some(if ahead.get() { "ahead" } else { "over" }.to_owned()));
    toggle("when", "The interview", options.into(), Picked { chosen, choose: Callback::new(choose) })
}

fn set(sheet: Sheet, start: Option<NaiveDateTime>, end: Option<NaiveDateTime>) -> Result<(), String> {
    let schedule = Schedule::new(start, None, end).map_err(|error| error.to_string())?;
    sheet.change_round(|round| {
        round.schedule = schedule;
        round.zone = zone::of_round(schedule);
    });
    Ok(())
}

fn time_of(at: Option<NaiveDateTime>) -> String {
    at.map(|at| dates::iso_minute(at)[11..].to_owned()).unwrap_or_default()
}

/// When it will be.
pub(super) fn ahead(sheet: Sheet) -> View {
    let start = sheet.read(|_, round| round.schedule.start().or(round.schedule.end()), || None);
    let day: Write = Callback::new(move |text: String| {
        if text.is_empty() {
            return set(sheet, None, None);
        }
        let day: NaiveDate = iso::day(&text).ok_or(UNREADABLE)?;
        let usual = NaiveTime::from_hms_opt(USUAL_HOUR, 0, 0).unwrap_or_default();
        set(sheet, Some(day.and_time(start.get_untracked().map_or(usual, |at| at.time()))), None)
    });
    let time: Write = Callback::new(move |text: String| {
        let time = iso::clock(&text).ok_or(UNREADABLE)?;
        let now = sheet.app.clock.now().get_untracked();
        let tomorrow = now.date().checked_add_days(Days::new(1)).unwrap_or(now.date());
        let day = start.get_untracked().map_or(tomorrow, |at| at.date());
        set(sheet, Some(day.and_time(time)), None)
    });
    let day_of = Signal::derive(move || start.get().map(|at| at.date().to_string()).unwrap_or_default());
    let invited = el("a").class("link link-row").attr("href", "#/invitation").text("Or add it from the invitation");
    let row = el("div")
        .class("field-row")
        .child(input(Field::text("day", "Day").kind("date").next(), day_of, day))
        .child(input(
            Field::text("start", "Starts at").kind("time").next(),
            Signal::derive(move || time_of(start.get())),
            time,
        ));
    View::new().with(row).with(el("p").child(invited))
}

/// The moment of a starting time on the day of the end, or on the evening before for an interview over midnight.
fn start_before(time: NaiveTime, end: NaiveDateTime) -> NaiveDateTime {
    const LONGEST_OVER_MIDNIGHT: i64 = 6;
    let same_day = end.date().and_time(time);
    let day_before = same_day.checked_sub_days(Days::new(1)).unwrap_or(same_day);
    if same_day > end && (end - day_before).num_hours() < LONGEST_OVER_MIDNIGHT { day_before } else { same_day }
}

/// When it ended, and when it began if that is known.
pub(super) fn ended(sheet: Sheet) -> View {
    let end = sheet.read(|_, round| round.schedule.end(), || None);
    let start = sheet.read(|_, round| round.schedule.recorded().0, || None);
    let set = move |start, end| set(sheet, start, end);
    let day: Write = Callback::new(move |text: String| {
        let day: NaiveDate = iso::day(&text).ok_or(UNREADABLE)?;
        let (old_start, old_end) = (start.get_untracked(), end.get_untracked());
        let time = old_end.map_or_else(|| sheet.app.clock.now().get_untracked().time(), |end| end.time());
        // The start moves along, so that changing the day never tears the interview apart.
        let moved = old_start.zip(old_end).and_then(|(start, end)| day.and_time(time).checked_sub_signed(end - start));
        set(moved, Some(day.and_time(time)))
    });
    let read_time = move |text: &str| iso::clock(text).ok_or(UNREADABLE);
    let ended_at: Write = Callback::new(move |text: String| {
        let time = read_time(&text)?;
        let day = end.get_untracked().unwrap_or_else(|| sheet.app.clock.now().get_untracked()).date();
        set(start.get_untracked(), Some(day.and_time(time)))
    });
    let started_at: Write = Callback::new(move |text: String| {
        if text.is_empty() {
            return set(None, end.get_untracked());
        }
        let time = read_time(&text)?;
        let end = end.get_untracked();
        set(Some(start_before(time, end.unwrap_or_else(|| sheet.app.clock.now().get_untracked()))), end)
    });
    let day_of = Signal::derive(move || end.get().map(|end| end.date().to_string()).unwrap_or_default());
    el("div")
        .class("field-row")
        .child(input(Field::text("day", "Day").kind("date").next(), day_of, day))
        .child(input(
            Field::text("end", "Ended at").kind("time").next(),
            Signal::derive(move || time_of(end.get())),
            ended_at,
        ))
        .child(input(
            Field::text("start", "Started at").kind("time").next(),
            Signal::derive(move || time_of(start.get())),
            started_at,
        ))
        .into()
}
