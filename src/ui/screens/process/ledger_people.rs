//! Whom a message in the contact ledger reached: to whom it went, to whom it was passed on, and whether it arrived.

use crate::domain::ledger::{LedgerEvent, Purpose};
use crate::domain::person::Person;
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{View, el};
use crate::ui::shared::process_editor::{ProcessEditor, entry, entry_mut};

/// To whom a message went, one tap each.
pub fn to_whom(editor: ProcessEditor, key: &str) -> View {
    let people = editor.now().map(|process| process.people.clone()).unwrap_or_default();
    if people.is_empty() {
        return View::new();
    }
    let chip = |person: &Person| {
        let (read, set, id) = (key.to_owned(), key.to_owned(), person.id.clone());
        let mine = id.clone();
        check(
            person.shown(),
            move || {
                editor.get().is_some_and(|process| entry(&process, &read).is_some_and(|one| one.names(mine.as_str())))
            },
            move |on| {
                editor.edit(|process| {
                    if let Some(LedgerEvent::Sent { to, .. }) = entry_mut(process, &set).map(|entry| &mut entry.what) {
                        to.retain(|known| *known != id);
                        to.extend(on.then(|| id.clone()));
                    }
                });
            },
        )
    };
    let chips = el("div").class("chips").child(people.iter().map(chip).collect::<View>());
    el("fieldset").class("field").child(el("legend").text("To whom?")).child(chips).into()
}

/// Whether it turned out that it did not arrive.
pub fn lost(editor: ProcessEditor, key: &str) -> View {
    let (read, set) = (key.to_owned(), key.to_owned());
    let chip = check(
        "It did not arrive",
        move || editor.get().is_some_and(|process| entry(&process, &read).is_some_and(|one| one.lost.is_some())),
        move |on| {
            let since = on.then(|| editor.app.clock.now().get_untracked());
            editor.edit(|process| entry_mut(process, &set).into_iter().for_each(|one| one.lost = since));
        },
    );
    el("div").class("chips").child(chip).into()
}

/// To whom thanks were passed on, one tap each.
pub fn passed_on(editor: ProcessEditor, key: &str) -> View {
    let Some(process) = editor.now() else { return View::new() };
    let thanks = |what: &LedgerEvent| matches!(what, LedgerEvent::Sent { purpose: Purpose::ThankYou, .. });
    let Some(of) = entry(&process, key).filter(|one| thanks(&one.what)) else { return View::new() };
    let others =
        process.people.iter().filter(|person| of.passed_on.contains(&person.id) || !of.names(person.id.as_str()));
    let chip = |person: &Person| {
        let (read, set, id) = (key.to_owned(), key.to_owned(), person.id.clone());
        let mine = id.clone();
        check(
            person.shown(),
            move || {
                editor
                    .get()
                    .is_some_and(|process| entry(&process, &read).is_some_and(|one| one.passed_on.contains(&mine)))
            },
            move |on| {
                editor.edit(|process| {
                    let Some(one) = entry_mut(process, &set) else { return };
                    one.passed_on.retain(|known| *known != id);
                    one.passed_on.extend(on.then(|| id.clone()));
                });
            },
        )
    };
    let chips = others.map(chip).collect::<View>();
    el("fieldset")
        .class("field")
        .child(el("legend").text("Passed on to"))
        .child(el("div").class("chips").child(chips))
        .into()
}
