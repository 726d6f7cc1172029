//! Whom a message in the contact ledger reached: to whom it went, to whom it was passed on, and whether it arrived.

use crate::domain::ledger::{Happening, Purpose};
use crate::domain::person::Person;
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{View, el};
use crate::ui::shared::desk::{Desk, entry, entry_mut};

/// To whom a message went, one tap each.
pub fn to_whom(desk: Desk, key: &str) -> View {
    let people = desk.now().map(|process| process.people.clone()).unwrap_or_default();
    if people.is_empty() {
        return View::new();
    }
    let chip = |person: &Person| {
        let (read, set, id) = (key.to_owned(), key.to_owned(), person.id.clone());
        let mine = id.clone();
        check(
            person.shown(),
            move || {
                desk.get().is_some_and(|process| entry(&process, &read).is_some_and(|one| one.names(mine.as_str())))
            },
            move |on| {
                desk.edit(|process| {
                    if let Some(Happening::Sent { to, .. }) = entry_mut(process, &set).map(|entry| &mut entry.what) {
                        to.retain(|known| *known != id);
                        to.extend(on.then(|| id.clone()));
                    }
                });
            },
        )
    };
    let chips = el("div").class("chips").add(people.iter().map(chip).collect::<View>());
    el("fieldset").class("field").add(el("legend").text("To whom?")).add(chips).into()
}

/// Whether it turned out that it did not arrive.
pub fn lost(desk: Desk, key: &str) -> View {
    let (read, set) = (key.to_owned(), key.to_owned());
    let chip = check(
        "It did not arrive",
        move || desk.get().is_some_and(|process| entry(&process, &read).is_some_and(|one| one.lost.is_some())),
        move |on| {
            let since = on.then(|| desk.app.now.get_untracked());
            desk.edit(|process| entry_mut(process, &set).into_iter().for_each(|one| one.lost = since));
        },
    );
    el("div").class("chips").add(chip).into()
}

/// To whom thanks were passed on, one tap each.
pub fn passed_on(desk: Desk, key: &str) -> View {
    let Some(process) = desk.now() else { return View::new() };
    let thanks = |what: &Happening| matches!(what, Happening::Sent { purpose: Purpose::ThankYou, .. });
    let Some(of) = entry(&process, key).filter(|one| thanks(&one.what)) else { return View::new() };
    let others =
        process.people.iter().filter(|person| of.passed_on.contains(&person.id) || !of.names(person.id.as_str()));
    let chip = |person: &Person| {
        let (read, set, id) = (key.to_owned(), key.to_owned(), person.id.clone());
        let mine = id.clone();
        check(
            person.shown(),
            move || {
                desk.get()
                    .is_some_and(|process| entry(&process, &read).is_some_and(|one| one.passed_on.contains(&mine)))
            },
            move |on| {
                desk.edit(|process| {
                    let Some(one) = entry_mut(process, &set) else { return };
                    one.passed_on.retain(|known| *known != id);
                    one.passed_on.extend(on.then(|| id.clone()));
                });
            },
        )
    };
    let chips = others.map(chip).collect::<View>();
    el("fieldset").class("field").add(el("legend").text("Passed on to")).add(el("div").class("chips").add(chips)).into()
}
