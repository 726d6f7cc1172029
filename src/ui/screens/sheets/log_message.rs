//! "I contacted them": a message of the user's own, for the ledger. The guard has its say first.

use crate::device::{dates, random::RandomIds};
use crate::domain::actions::messages::log_message;
use crate::domain::channel::Channel;
use crate::domain::guard::Ask;
use crate::domain::id::{PersonId, ProcessId};
use crate::domain::iso;
use crate::domain::ledger::{Override, Purpose};
use crate::domain::round::Schedule;
use crate::domain::text::Prose;
use crate::reactive::RwSignal;
use crate::state::App;
use crate::ui::kit::choice::{Choices, chips};
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::field::{Field, error_line, input, text_area};
use crate::ui::kit::labelled_field::Picked;
use crate::ui::shared::form_draft::{FormDraft, MESSAGE};
use crate::ui::shared::guard;
use crate::ui::shared::process_editor::{self, ProcessEditor};
use chrono::NaiveDateTime;

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

/// A question with its answers as chips.
fn ask(name: &'static str, legend: &'static str, options: Vec<(String, String)>, picked: Picked) -> View {
    chips(Choices { name, legend, options, chosen: picked.chosen, choose: picked.choose })
}

/// The inside of the sheet.
pub fn inside(app: App, id: ProcessId, open: RwSignal<bool>) -> View {
    let Some(process) = app.process_now(&id) else { return View::new() };
    let (now, first) = (dates::iso_minute(app.clock.now().get_untracked()), Some("0"));
    let form_draft = FormDraft::new(ProcessEditor::new(app, &id), MESSAGE).along("at", &now);
    let error = RwSignal::new(None::<String>);
    let (sent_at, note) = (form_draft.text("at", &now), form_draft.text("note", ""));
    let keep = move |event: web_sys::Event| {
        event.prevent_default();
        let Some(purpose) = process_editor::chosen(&WHY, form_draft.picked("why", None)) else {
            return error.set(Some("Please choose what it was for.".into()));
        };
        let at = iso::moment(&form_draft.now("at", &now));
        let Some(at) = at.filter(|at| Schedule::ended(*at).is_ok()) else {
            return error.set(Some("Please say when you sent it.".into()));
        };
        let note = match Prose::parse(&form_draft.now("note", "")) {
            Ok(note) => note,
            Err(refused) => return error.set(Some(refused.to_string())),
        };
        let known = |to: &PersonId| app.process_now(&id).is_some_and(|process| process.person(to).is_some());
        let message = Ask {
            person: form_draft.picked("to", None).and_then(|to| PersonId::parse(&to)).filter(known),
            channel: process_editor::chosen(&Channel::ALL, form_draft.picked("by", first)).unwrap_or(Channel::Email),
            purpose,
            round: None,
        };
        // The guard's sheet takes the place of this one; what was typed waits until that one is answered.
        open.set(false);
        let (id, entry) = (id.clone(), (message.clone(), at, note));
        guard::ask_at(app, &id.clone(), &message, at, Box::new(move |reason| log(app, &id, entry, reason)));
    };
    let people = process.people.iter().map(|person| (person.id.to_string(), person.shown().to_owned()));
    let people: Vec<(String, String)> = people.collect();
    let channels = process_editor::numbered(Channel::ALL.iter().map(|one| one.label()));
    el("form")
        .class("form")
        .attr("novalidate", "")
        .on("submit", keep)
        .child(ask(
            "sent-why",
            "What for?",
            process_editor::numbered(WHY.iter().map(|one| one.label())),
            form_draft.pick("why", None),
        ))
        .child((!people.is_empty()).then(|| ask("sent-to", "To whom?", people, form_draft.pick("to", None))))
        .child(ask("sent-by", "How?", channels, form_draft.pick("by", first)))
        .child(input(Field::text("sent-at", "When").kind("datetime-local"), sent_at.value, sent_at.write))
        .child(text_area(Field::text("sent-note", "A note, if you want one"), note.value, note.write))
        .child(error_line("sent-error", error.into()))
        .child(form_draft.foot(open))
        .into()
}

fn log(app: App, id: &ProcessId, (message, at, note): (Ask, NaiveDateTime, Prose), against: Option<Override>) {
    app.edit_with_undo(id, "Saved. Your plan is up to date.", |process| {
        log_message(process, message, at, note, against, &mut RandomIds);
        process.drop_form_draft(MESSAGE);
    });
}
