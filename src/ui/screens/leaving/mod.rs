//! A card for the room: the two questions to ask before leaving, answered by taps; names as they stand on the cards; and
//! the thank-you card at reception. What is tapped here is what capture shows afterwards.

mod names;
mod next;
mod reception;

use crate::device::{clock, page, random::RandomIds};
use crate::domain::actions::leave::leave;
use crate::domain::id::{ProcessId, RoundId};
use crate::domain::process::Process;
use crate::route::Route;
use crate::state::app;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::section::page_head;
use crate::ui::shared::not_found::not_found;
use crate::ui::shared::process_editor::ProcessEditor;
use crate::ui::shared::save_state::save_state;
use chrono::Timelike;

/// One round on screen.
#[derive(Clone)]
pub(super) struct Room {
    pub(super) editor: ProcessEditor,
    pub(super) round: RoundId,
}

/// Who is there: id and name of each, since a name may be corrected on this very screen.
pub(super) fn there(process: &Process, round: &RoundId) -> Vec<String> {
    let people = process.round(round).map(|round| round.people.as_slice()).unwrap_or_default();
    let known = people.iter().filter_map(|id| process.person(id));
    known.map(|person| [person.id.as_str(), "/", person.shown()].concat()).collect()
}

/// The screen.
pub fn screen(id: ProcessId, round: RoundId) -> View {
    let app = app();
    let editor = ProcessEditor::new(app, &id);
    let Some(process) = editor.now().filter(|process| process.round(&round).is_some()) else { return not_found() };
    let room = Room { editor, round: round.clone() };
    let out = {
        let (id, round) = (id.clone(), round.clone());
        move || {
            let now = clock::now();
            let now = now.with_second(0).and_then(|now| now.with_nanosecond(0)).unwrap_or(now);
            editor.edit(|process| leave(process, &round, now, &mut RandomIds));
            page::go(&Route::Round(id.clone(), round.clone()).to_string());
        }
    };
    let back = ["#", &*Route::Prep(id, round).to_string()].concat();
    let finish = button("btn btn--primary push", "check", "Done, I’m out").click(out);
    let head =
        page_head(Some((&back, "Prep sheet")), "Before you leave", &["At ", process.display_name(), "."].concat());
    let form = el("div")
        .class("form leaving")
        .child(next::questions(&room))
        .child(names::section(&room))
        .child(reception::section(&room))
        .child(el("div").class("actionbar").child(save_state(app)).child(finish));
    View::new().with(head).with(form)
}
