//! The thank-you card at reception (A1). For whom one was left counts as thanked once the interview is over.

use super::{Room, there};
use crate::domain::actions::leave::card_key;
use crate::domain::actions::prepare::tick;
use crate::domain::id::PersonId;
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{El, View, el, keyed_list};
use crate::ui::kit::section::{note, section as heading};
use crate::ui::shared::process_editor::{round, round_mut};

/// The section.
pub(super) fn section(room: &Room) -> El {
    let (editor, of) = (room.editor, room.round.clone());
    let people = editor.keys(move |process| there(process, &of));
    let room = room.clone();
    let chips = el("div").class("chips").child(keyed_list(people, move |key| left_for(&room, &key)));
    heading("leaving-card", "At reception")
        .child(note("If you have a small thank-you card, leave it here. Who is it for?"))
        .child(chips)
}

fn left_for(room: &Room, key: &str) -> View {
    let (id, name) = key.split_once('/').unwrap_or_default();
    let Some(person) = PersonId::parse(id) else { return View::new() };
    let (editor, of) = (room.editor, room.round.to_string());
    let (key, read) = (card_key(&person), of.clone());
    let mine = key.clone();
    let on = move || {
        let process = editor.get();
        let round = process.as_deref().and_then(|process| round(process, &read));
        round.is_some_and(|round| round.preparation.ticked.get(&mine).is_some())
    };
    let set = move |on: bool| {
        let at = on.then(|| editor.app.clock.now().get_untracked());
        editor.edit(|process| round_mut(process, &of).into_iter().for_each(|round| tick(round, &key, at)));
    };
    check(&["Left a card for ", name].concat(), on, set).into()
}
