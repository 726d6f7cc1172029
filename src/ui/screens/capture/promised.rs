//! When they said that one would hear.

use super::sheet::Sheet;
use crate::device::{dates, page};
use crate::domain::iso;
use crate::domain::promise::{Promise, Told};
use crate::domain::promise_words::put_in_words;
use crate::domain::round::Schedule;
use crate::domain::text::Line;
use crate::reactive::{Memo, Signal};
use crate::ui::kit::choice::{Choices, chips};
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::field::{Field, Write, input};
use chrono::{Days, NaiveDate};
use leptos::prelude::*;

pub(super) fn promise(sheet: Sheet) -> View {
    let told = sheet.read(|_, round| round.told.clone(), || Told::Unrecorded);
    let base = move || sheet.end().unwrap_or_else(|| sheet.app.clock.now().get_untracked()).date();
    let offered = move || {
        let base = base();
        let ahead = |days| base.checked_add_days(Days::new(days)).unwrap_or(base);
        [
            ("tomorrow", "The next day", ahead(1)),
            ("3-days", "In 3 days", ahead(3)),
            ("week", "In a week", ahead(7)),
            ("two-weeks", "In two weeks", ahead(14)),
            ("month-end", "By the end of the month", dates::month_end(base)),
        ]
    };
    let (picks, set_picks) = signal(false);
    let chosen = Signal::derive(move || match told.get() {
        _ if picks.get() => Some("date".to_owned()),
        Told::Unrecorded => None,
        Told::NoDate => Some("none".to_owned()),
        Told::Promised(promise) if !promise.words.is_empty() => Some("date".to_owned()),
        Told::Promised(promise) => {
            let known = offered().into_iter().find(|(_, _, day)| *day == promise.by);
            Some(known.map_or("date", |(key, _, _)| key).to_owned())
        }
    });
    let set = move |new: Told| {
        let rich =
            |promise: &Promise| promise.stage.is_some() || promise.channel.is_some() || !promise.words.is_empty();
        if new.promise().is_none() && told.get_untracked().promise().is_some_and(rich) {
            let id = sheet.round.get_value();
            sheet.change_with_undo("What they promised is taken out.", |process| {
                process.rounds.iter_mut().filter(|one| one.id == id).for_each(|one| one.told = new.clone());
            });
        } else {
            sheet.change_round(|round| round.told = new);
        }
    };
    let promised = move |by: NaiveDate| {
        let mut promise = told.get_untracked().promise().cloned().unwrap_or_else(|| Promise::by(by));
        promise.by = by;
        set(Told::Promised(promise));
    };
    // On the last day of a month, its end is no answer.
    let mut options: Vec<(String, String)> = offered()
        .iter()
        .filter(|(_, _, day)| *day > base())
        .map(|(key, word, _)| ((*key).to_owned(), (*word).to_owned()))
        .collect();
    options.push(("date".into(), "Another day, or their words".into()));
    options.push(("none".into(), "They didn’t say".into()));
    let choose = Callback::new(move |value: Option<String>| {
        set_picks.set(value.as_deref() == Some("date"));
        if value.as_deref() == Some("date") {
            // The fields that come with it lie under the bar of buttons on a phone.
            page::after_drawing(|| page::show("#promised"));
        }
        match value.as_deref() {
            None => set(Told::Unrecorded),
            Some("none") => set(Told::NoDate),
            Some(key) => {
                let Some((_, _, day)) = offered().into_iter().find(|(one, _, _)| *one == key) else { return };
                // Another day than the one that follows from their words leaves those without a meaning.
                let known = told.get_untracked().promise().cloned();
                match known.filter(|promise| !promise.words.is_empty()) {
                    Some(promise) => {
                        let new = Told::Promised(Promise { by: day, words: Line::default(), ..promise });
                        let id = sheet.round.get_value();
                        sheet.change_with_undo("Their words are taken out.", |process| {
                            process.rounds.iter_mut().filter(|one| one.id == id).for_each(|one| one.told = new.clone());
                        });
                    }
                    None => promised(day),
                }
            }
        }
    });
    let date: Write = Callback::new(move |text: String| {
        let day =
            iso::day(&text).ok_or_else(|| "That day does not exist. Nothing was changed. Pick another.".to_owned())?;
        Schedule::ended(dates::noon(day)).map_err(|error| error.to_string())?;
        promised(day);
        Ok(())
    });
    let by = Memo::new(move |_| told.get().promise().map(|promise| promise.by));
    let said = move || {
        let words = by.get().map(|by| {
            let now = sheet.app.clock.now().get();
            if by < now.date() {
                format!(
                    "{} is already past. That is fine: your plan starts from there.",
                    dates::write(dates::noon(by), dates::Style::LongDay)
                )
            } else {
                format!("Their date: {}.", dates::write(dates::noon(by), dates::Style::LongDay))
            }
        });
        words.unwrap_or_default()
    };
    let words: Write = Callback::new(move |text: String| {
        let words = Line::parse(&text).map_err(|error| error.to_string())?;
        let known = told.get_untracked().promise().cloned();
        if known.is_none() && words.is_empty() {
            return Ok(());
        }
        let unclear = "No day follows from these words. Give the day too, and the words stay with it.";
        let promise = put_in_words(known.as_ref(), words, base(), &sheet.app.calendar()).ok_or(unclear)?;
        set(Told::Promised(promise));
        Ok(())
    });
    let said_so = Signal::derive(move || told.get().promise().map(|one| one.words.to_string()).unwrap_or_default());
    let date_field = move || {
        let field = Field::text("promised", "The day they named").kind("date").next();
        let in_words = Field::text("promised-words", "In their words, such as “early next week”").next();
        let day = Signal::derive(move || by.get().map(|by| by.to_string()).unwrap_or_default());
        View::new().with(input(in_words, said_so, words)).with(input(field, day, date))
    };
    let asks_date = Memo::new(move |_| chosen.get().as_deref() == Some("date"));
    View::new()
        .with(chips(Choices { name: "promise", legend: "When will they reply?", options, chosen, choose }))
        .with(dynamic(move || asks_date.get().then(date_field).into()))
        .with(el("p").class("field__hint").attr("role", "status").dynamic_text(said))
}
