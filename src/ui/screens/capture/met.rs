//! Who was met: one person a line, with commas for whatever else is known.

use super::sheet::Sheet;
use crate::domain::contacts::typed::Typed;
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::domain::text::Line;
use crate::reactive::RwSignal;
use crate::ui::kit::adder::{Adder, adder_of, once_finished};
use crate::ui::kit::dom::View;
use crate::ui::shared::met_before::recognise;
use leptos::prelude::*;

/// The list under this question.
pub(super) fn people(sheet: Sheet, label: &'static str) -> View {
    let items = sheet.read(
        |process, round| {
            let met = round.people.iter().filter_map(|id| process.person(id));
            met.map(|person| {
                let parts = [&person.name, &person.title, &person.email];
                let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).map(|part| &**part).collect();
                (person.id.to_string(), said.join(", "))
            })
            .collect::<Vec<_>>()
        },
        Vec::new,
    );
    let parts = |text: &str| Typed::read(text).map_err(|error| error.to_string());
    let set = |person: &mut Person, typed: Typed| {
        (person.name, person.title, person.email) = (typed.name, typed.title, typed.email);
    };
    let typing = RwSignal::new(None);
    // Not before the name is finished: "Ann" may become "Anna". Not by `change`, which would bring this address back.
    once_finished(typing, move |key| {
        let round = sheet.round.get_value();
        recognise(sheet.app, &sheet.id.get_value(), &round, key);
    });
    let list = Adder {
        id: "who",
        label,
        one: "person",
        placeholder: "Name, what they do, e-mail",
        hint: "One person at a time. A name is enough.",
        items: items.into(),
        add: Callback::new(move |text: String| {
            let read = parts(&text)?;
            let id = PersonId::fresh(&mut crate::device::random::RandomIds);
            let (key, round) = (id.to_string(), sheet.round.get_value());
            sheet.change(|process| {
                let mut person = Person::named(id.clone(), Line::default());
                set(&mut person, read);
                process.people.push(person);
                process.rounds.iter_mut().filter(|one| one.id == round).for_each(|one| one.people.push(id.clone()));
            });
            Ok(key)
        }),
        change: Callback::new(move |(key, text): (String, String)| {
            let read = parts(&text)?;
            sheet.change(|process| {
                let person = process.people.iter_mut().find(|person| person.id.as_str() == key);
                person.into_iter().for_each(|person| set(person, read.clone()));
            });
            Ok(())
        }),
        discard: Callback::new(move |key: String| {
            let round = sheet.round.get_value();
            sheet.change(|process| process.leave_out(&round, &key));
        }),
        remove: Callback::new(move |key: String| {
            let round = sheet.round.get_value();
            sheet.change_with_undo("Taken out of this interview.", |process| process.leave_out(&round, &key));
        }),
    };
    adder_of(list, typing)
}
