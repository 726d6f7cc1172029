//! A letter to a coordinator that thanks others too: whom it settles, asked as it is marked as sent.

use crate::domain::id::PersonId;
use crate::domain::letter::sent::passed_on;
use crate::reactive::RwSignal;
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{View, el};
use crate::ui::screens::letter::desk::Desk;

/// The others of the round whom the letter names: it can be passed on to them.
pub fn others_named(desk: &Desk) -> Vec<PersonId> {
    desk.letter().zip(desk.process()).map(|(letter, process)| passed_on(&letter, &process)).unwrap_or_default()
}

/// Whom it thanks as well, all of them unless they are taken out.
pub fn settles(desk: &Desk, named: &[(PersonId, RwSignal<bool>)]) -> View {
    let process = desk.process();
    let chip = |(id, on): &(PersonId, RwSignal<bool>)| {
        let name = process.as_ref().and_then(|process| process.person(id)).map_or("", |person| person.shown());
        let on = *on;
        check(name, move || on.get(), move |yes| on.set(yes))
    };
    let chips = el("div").class("chips").add(named.iter().map(chip).collect::<View>());
    el("fieldset").class("field").add(el("legend").text("It thanks them too")).add(chips).into()
}
