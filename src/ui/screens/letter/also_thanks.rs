//! A letter to a coordinator that thanks others too: whom it settles, asked as it is marked as sent.

use crate::domain::id::PersonId;
use crate::domain::letter::sent::passed_on;
use crate::reactive::RwSignal;
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{View, el};
use crate::ui::screens::letter::editor::LetterEditor;

/// The others of the round whom the letter names: it can be passed on to them.
pub fn others_named(editor: &LetterEditor) -> Vec<PersonId> {
    editor.letter().zip(editor.process()).map(|(letter, process)| passed_on(&letter, &process)).unwrap_or_default()
}

/// Whom it thanks as well, all of them unless they are taken out.
pub fn settles(editor: &LetterEditor, named: &[(PersonId, RwSignal<bool>)]) -> View {
    let process = editor.process();
    let chip = |(id, on): &(PersonId, RwSignal<bool>)| {
        let name = process.as_ref().and_then(|process| process.person(id)).map_or("", |person| person.shown());
        let on = *on;
        check(name, move || on.get(), move |yes| on.set(yes))
    };
    let chips = el("div").class("chips").child(named.iter().map(chip).collect::<View>());
    el("fieldset").class("field").child(el("legend").text("It thanks them too")).child(chips).into()
}
