//! The names of those who are there, spelled as on their cards (F7, G4).

use super::Room;
use crate::device::random::RandomIds;
use crate::domain::contacts::typed::Typed;
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::domain::process::Process;
use crate::domain::text::Line;
use crate::reactive::RwSignal;
use crate::ui::kit::adder::{AddItem, once_finished};
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{El, View, el, keyed_list};
use crate::ui::kit::labelled_field::{New, new_line, slot};
use crate::ui::kit::section::{note, section as heading};
use crate::ui::shared::met_before::recognise;
use crate::ui::shared::process_editor::{bind, person, person_mut};
use leptos::prelude::*;

/// The section.
pub(super) fn section(room: &Room) -> El {
    let (editor, round) = (room.editor, room.round.clone());
    let adds = round.clone();
    let listed = round.clone();
    let keys = editor.keys(move |process| there(process, &listed));
    let typing = RwSignal::new(None);
    let met = StoredValue::new(round.clone());
    once_finished(typing, move |key| recognise(editor.app, &editor.id(), &met.get_value(), key));
    let set = |one: &mut Person, typed: &Typed| {
        (one.name, one.title, one.email) = (typed.name.clone(), typed.title.clone(), typed.email.clone());
    };
    let add = move |typed: Typed| {
        let id = PersonId::fresh(&mut RandomIds);
        let mut one = Person::named(id.clone(), Line::default());
        set(&mut one, &typed);
        editor.edit(|process| {
            process.people.push(one);
            process.rounds.iter_mut().filter(|one| one.id == adds).for_each(|one| one.people.push(id.clone()));
        });
        id.to_string()
    };
    let change = move |key: &str, typed: Typed| {
        editor.edit(|process| person_mut(process, key).into_iter().for_each(|one| set(one, &typed)));
    };
    let discard = move |key: &str| editor.edit(|process| process.leave_out(&round, key));
    let growing = AddItem { typing, ..AddItem::of_people(add, change, discard) };
    let room = room.clone();
    let rows = keyed_list(growing.without(keys), move |key| one(&room, &key));
    let new = New { id: "leaving-name", label: "Somebody else", one: "person", placeholder: "Name, as on the card" };
    heading("leaving-names", "Names from their cards")
        .child(note("Ask for a card. Copy each name as it’s spelled there."))
        .child(el("div").class("stack").child(rows))
        .child(new_line(new, growing))
}

fn there(process: &Process, round: &crate::domain::id::RoundId) -> Vec<String> {
    let people = process.round(round).map(|round| round.people.as_slice()).unwrap_or_default();
    people.iter().filter(|id| process.person(id).is_some()).map(ToString::to_string).collect()
}

fn one(room: &Room, key: &str) -> View {
    let (editor, read, set) = (room.editor, key.to_owned(), key.to_owned());
    let checked =
        move || editor.get().is_some_and(|process| person(&process, &read).is_some_and(|it| it.spelling_checked));
    let check = check("As on the card", checked, move |on| {
        editor.edit(|process| person_mut(process, &set).into_iter().for_each(|it| it.spelling_checked = on));
    });
    el("div")
        .class("leaving__name")
        .child(slot(&["leaving-", key].concat(), "Name", "text", "", bind!(editor.line(key), person, person_mut, name)))
        .child(check)
        .into()
}
