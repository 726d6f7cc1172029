//! "I wrote or rang": a message of the user's own, for the ledger. The guard has its say first.

use crate::device::{dates, random::RandomIds};
use crate::domain::channel::Channel;
use crate::domain::guard::Ask;
use crate::domain::id::{EntryId, PersonId, ProcessId};
use crate::domain::iso;
use crate::domain::ledger::{Entry, Happening, Override, Purpose};
use crate::domain::round::Schedule;
use crate::domain::text::Prose;
use crate::reactive::RwSignal;
use crate::state::App;
use crate::ui::dom::{View, el};
use crate::ui::guard;
use crate::ui::parts::button::button;
use crate::ui::parts::choice::{Choices, chips};
use crate::ui::parts::field::{Field, Write, error_line, input, text_area};
use crate::ui::parts::icon::icon;
use crate::ui::parts::sheet;
use chrono::NaiveDateTime;
use leptos::prelude::*;

const WHY: [Purpose; 8] = [
    Purpose::ThankYou,
    Purpose::FollowUp,
    Purpose::AskHr,
    Purpose::AskFeedback,
    Purpose::Reply,
    Purpose::Connect,
    Purpose::KeepInTouch,
    Purpose::Other,
];

/// The sheet; open while `open` is set.
pub fn sheet(app: App, id: ProcessId, open: RwSignal<bool>) -> View {
    sheet::sheet("What did you send?", open, move || form(app, id.clone(), open))
}

fn held(text: RwSignal<String>) -> Write {
    Callback::new(move |typed| {
        text.set(typed);
        Ok(())
    })
}

/// A question whose answers are numbered, with the number chosen.
fn ask(
    name: &'static str,
    legend: &'static str,
    words: impl Iterator<Item = String>,
    chosen: RwSignal<Option<String>>,
) -> View {
    chips(Choices {
        name,
        legend,
        options: words.enumerate().map(|(n, word)| (n.to_string(), word)).collect(),
        chosen: chosen.into(),
        choose: Callback::new(move |choice| chosen.set(choice)),
    })
}

fn numbered(chosen: RwSignal<Option<String>>) -> Option<usize> {
    chosen.get_untracked()?.parse().ok()
}

fn form(app: App, id: ProcessId, open: RwSignal<bool>) -> View {
    let Some(process) = app.process_now(&id) else { return View::new() };
    let (purpose, to) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let channel = RwSignal::new(Some("0".to_owned()));
    let sent_at = RwSignal::new(dates::iso_minute(app.now.get_untracked()));
    let (note, error) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let people: Vec<PersonId> = process.people.iter().map(|person| person.id.clone()).collect();
    let keep = move |event: web_sys::Event| {
        event.prevent_default();
        let Some(purpose) = numbered(purpose).and_then(|n| WHY.get(n)) else {
            return error.set(Some("Please choose what it was for.".into()));
        };
        let at = iso::moment(&sent_at.get_untracked());
        let Some(at) = at.filter(|at| Schedule::ended(*at).is_ok()) else {
            return error.set(Some("Please say when you sent it.".into()));
        };
        let note = match Prose::parse(&note.get_untracked()) {
            Ok(note) => note,
            Err(refused) => return error.set(Some(refused.to_string())),
        };
        let message = Ask {
            person: numbered(to).and_then(|n| people.get(n)).cloned(),
            channel: numbered(channel).and_then(|n| Channel::ALL.get(n)).copied().unwrap_or(Channel::Email),
            purpose: *purpose,
            round: None,
        };
        // The guard's sheet takes the place of this one; what was typed goes along.
        open.set(false);
        let (id, entry) = (id.clone(), (message.clone(), at, note));
        guard::ask_at(app, &id.clone(), &message, at, Box::new(move |reason| log(app, &id, entry, reason)));
    };
    let names: Vec<String> = process.people.iter().map(|person| person.shown().to_owned()).collect();
    let buttons = el("div")
        .class("actions actions--fill")
        .add(el("button").attr("type", "submit").class("btn btn--primary").add(icon("check")).text("Keep it"))
        .add(button("btn", "", "Cancel").click(move || open.set(false)));
    el("form")
        .class("form")
        .attr("novalidate", "")
        .on("submit", keep)
        .add(ask("sent-why", "What for?", WHY.iter().map(|one| one.label().to_owned()), purpose))
        .add((!names.is_empty()).then(|| ask("sent-to", "To whom?", names.into_iter(), to)))
        .add(ask("sent-by", "By what?", Channel::ALL.iter().map(|one| one.label().to_owned()), channel))
        .add(input(Field::text("sent-at", "When").kind("datetime-local"), sent_at.into(), held(sent_at)))
        .add(text_area(Field::text("sent-note", "A note, if you want one"), note.into(), held(note)))
        .add(error_line("sent-error", error.into()))
        .add(buttons)
        .into()
}

fn log(app: App, id: &ProcessId, (message, at, note): (Ask, NaiveDateTime, Prose), against: Option<Override>) {
    let Ask { person, channel, purpose, round } = message;
    app.edit_with_undo(id, "Kept in the ledger. Your dates have moved.", |process| {
        // Thanks belong to the last round that had been held.
        let held = process.rounds.iter().filter(|one| one.schedule.end().is_some_and(|end| end <= at));
        let last = held.max_by_key(|one| one.schedule.end()).map(|one| one.id.clone());
        let what =
            Happening::Sent { purpose, channel, to: person.into_iter().collect(), round: round.or(last), against };
        process.ledger.push(Entry { id: EntryId::fresh(&mut RandomIds), at, what, note });
    });
}
