//! "I heard from them": what they said, in one sheet.

use crate::device::{dates, random::RandomIds};
use crate::domain::channel::Channel;
use crate::domain::id::{EntryId, ProcessId, RoundId};
use crate::domain::iso;
use crate::domain::ledger::{Entry, Happening, News, OfferForm};
use crate::domain::promise::Promise;
use crate::domain::round::{Round, RoundKind, Schedule};
use crate::domain::text::Prose;
use crate::reactive::{Memo, RwSignal};
use crate::state::App;
use crate::ui::dom::{View, el};
use crate::ui::parts::button::button;
use crate::ui::parts::choice::{Choices, chips};
use crate::ui::parts::field::{Field, error_line, input, text_area};
use crate::ui::parts::icon::icon;
use crate::ui::parts::sheet;
use chrono::NaiveDateTime;
use leptos::prelude::*;

const NEWS: [(&str, &str); 7] = [
    ("message", "A message, no decision"),
    ("date", "A new date"),
    ("round", "A next round"),
    ("later", "It is put off"),
    ("offer-verbal", "An offer, spoken"),
    ("offer-written", "An offer, in writing"),
    ("no", "A refusal"),
];

/// The sheet; open while `open` is set.
pub fn sheet(app: App, id: ProcessId, open: RwSignal<bool>) -> View {
    sheet::sheet("What did they say?", open, move || form(app, id.clone(), open))
}

/// A text held by the sheet until it is kept.
fn held(text: RwSignal<String>) -> crate::ui::parts::field::Write {
    Callback::new(move |typed| {
        text.set(typed);
        Ok(())
    })
}

fn form(app: App, id: ProcessId, open: RwSignal<bool>) -> View {
    let news = RwSignal::new(None::<String>);
    let (day, time, note) =
        (RwSignal::new(String::new()), RwSignal::new("09:00".to_owned()), RwSignal::new(String::new()));
    let heard_at = RwSignal::new(dates::iso_minute(app.now.get_untracked()));
    let channel = RwSignal::new(Some("0".to_owned()));
    let error = RwSignal::new(None::<String>);
    let keep = move |event: web_sys::Event| {
        event.prevent_default();
        let channel = channel.get_untracked().and_then(|n| Channel::ALL.get(n.parse::<usize>().ok()?).copied());
        let answer = Answer {
            news: news.get_untracked(),
            day: day.get_untracked(),
            time: time.get_untracked(),
            at: heard_at.get_untracked(),
            note: note.get_untracked(),
            channel: channel.unwrap_or(Channel::Email),
        };
        match answer.read() {
            Ok((entry, round)) => {
                app.edit_with_undo(&id, "Kept in the ledger. Your dates have moved.", |process| {
                    process.rounds.extend(round.clone());
                    process.ledger.push(entry.clone());
                });
                open.set(false);
            }
            Err(sentence) => error.set(Some(sentence)),
        }
    };
    let options = |list: &[(&str, &str)]| list.iter().map(|(key, word)| ((*key).into(), (*word).into())).collect();
    let channels = Channel::ALL.iter().enumerate().take(5).map(|(n, one)| (n.to_string(), one.label().to_owned()));
    let what = Memo::new(move |_| news.get().filter(|news| news == "date" || news == "round"));
    let date_fields = move |round: bool| {
        let label = if round { "Day of the round" } else { "Their new date" };
        let time_field = || input(Field::text("news-time", "Starts at").kind("time"), time.into(), held(time));
        let date = input(Field::text("news-day", label).kind("date"), day.into(), held(day));
        el("div").class("field-row").add(date).add(round.then(time_field))
    };
    let buttons = el("div")
        .class("actions actions--fill")
        .add(el("button").attr("type", "submit").class("btn btn--primary").add(icon("check")).text("Keep it"))
        .add(button("btn", "", "Cancel").click(move || open.set(false)));
    el("form")
        .class("form")
        .attr("novalidate", "")
        .on("submit", keep)
        .add(chips(Choices {
            name: "news",
            legend: "Their news",
            options: options(&NEWS),
            chosen: news.into(),
            choose: Callback::new(move |choice| news.set(choice)),
        }))
        .live(move || what.get().map(|what| date_fields(what == "round")).into())
        .add(chips(Choices {
            name: "news-channel",
            legend: "How did it reach you?",
            options: channels.collect(),
            chosen: channel.into(),
            choose: Callback::new(move |choice: Option<String>| {
                if choice.is_some() {
                    channel.set(choice)
                }
            }),
        }))
        .add(input(Field::text("news-at", "When").kind("datetime-local"), heard_at.into(), held(heard_at)))
        .add(text_area(Field::text("news-note", "Their words, if you want to keep them"), note.into(), held(note)))
        .add(error_line("news-error", error.into()))
        .add(buttons)
        .into()
}

/// What was typed into the sheet.
struct Answer {
    news: Option<String>,
    day: String,
    time: String,
    at: String,
    note: String,
    channel: Channel,
}

impl Answer {
    /// The entry, and the round that came with it. An error is the sentence to show.
    fn read(&self) -> Result<(Entry, Option<Round>), String> {
        let no_day = "Please give the day they named. Nothing else is needed.";
        let at: NaiveDateTime = iso::moment(&self.at).ok_or("Please say when you heard from them.")?;
        Schedule::ended(at).map_err(|error| error.to_string())?;
        let mut round = None;
        let news = match self.news.as_deref() {
            Some("message") => News::Message,
            Some("date") => {
                let by = iso::day(&self.day).ok_or(no_day)?;
                Schedule::ended(dates::noon(by)).map_err(|error| error.to_string())?;
                News::NewDate(Promise::by(by))
            }
            Some("round") => {
                let start = format!("{}T{}", self.day, self.time);
                let start = iso::moment(&start).ok_or(no_day)?;
                let id = RoundId::fresh(&mut RandomIds);
                let schedule = Schedule::starting(start, None).map_err(|error| error.to_string())?;
                round = Some(Round::new(id.clone(), RoundKind::InPerson, schedule));
                News::NextRound(id)
            }
            Some("later") => News::Postponed,
            Some("offer-verbal") => News::Offer { form: OfferForm::Verbal, answer_by: None },
            Some("offer-written") => News::Offer { form: OfferForm::Written, answer_by: None },
            Some("no") => News::Refusal,
            _ => return Err("Please choose what kind of news it was.".into()),
        };
        let note = Prose::parse(&self.note).map_err(|error| error.to_string())?;
        let what = Happening::Heard { channel: self.channel, from: None, news };
        Ok((Entry { id: EntryId::fresh(&mut RandomIds), at, what, note }, round))
    }
}
