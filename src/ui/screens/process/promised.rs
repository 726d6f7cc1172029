//! What was promised in a round, both ways: when they will be heard of, and what the user said they would do.

use crate::domain::channel::Channel;
use crate::domain::id::RoundId;
use crate::domain::person::Stage;
use crate::domain::process::Process;
use crate::domain::promise::{OwnPromise, Promise, Told};
use crate::domain::promise_words::put_in_words;
use crate::domain::text::Line;
use crate::reactive::{Memo, RwSignal};
use crate::ui::kit::adder::Growing;
use crate::ui::kit::button::button;
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{El, View, each, el};
use crate::ui::kit::section::section;
use crate::ui::kit::slot::{New, new_line, select, slot};
use crate::ui::shared::desk::{self, Desk, held, own, own_mut, round, round_mut, told, told_mut};
use leptos::prelude::*;

/// The section.
pub fn promises(desk: Desk, key: &str) -> El {
    let (mine, added) = (key.to_owned(), key.to_owned());
    let keys = desk
        .keys(move |process| desk::places(&mine, round(process, &mine).map_or(0, |round| round.own_promises.len())));
    let add = move |text: String| {
        let what = Line::parse(&text).map_err(|error| error.to_string())?;
        let mut place = 0;
        desk.edit(|process| {
            if let Some(round) = round_mut(process, &added) {
                place = round.own_promises.len();
                round.own_promises.push(OwnPromise { what, by: None, kept: None });
            }
        });
        Ok(desk::place_key(&added, place))
    };
    let change = move |(key, text): (String, String)| {
        let what = Line::parse(&text).map_err(|error| error.to_string())?;
        desk.edit(|process| own_mut(process, &key).into_iter().for_each(|one| one.what.clone_from(&what)));
        Ok(())
    };
    let growing = Growing {
        typing: RwSignal::new(None),
        add: Callback::new(add),
        change: Callback::new(change),
        discard: Callback::new(move |key: String| desk.edit(|process| remove(process, &key))),
    };
    let new = New {
        id: "own-new",
        label: "Something you promised them",
        one: "promise",
        placeholder: "I will send the portfolio",
    };
    section("promises", "Promises")
        .attr("data-at", "promises")
        .add(theirs(desk, key))
        .add(el("h3").text("What you said you would do"))
        .add(el("div").class("stack").add(each(growing.without(keys), move |key| own_promise(desk, &key))))
        .add(new_line(new, growing))
}

fn remove(process: &mut Process, key: &str) {
    let Some((key, place)) = desk::placed(key) else { return };
    if let Some(round) = RoundId::parse(key) {
        process.drop_promise(&round, place);
    }
}

/// The round and the place of a promise under this key.
fn place(key: &str) -> Option<(RoundId, usize)> {
    let (round, n) = desk::placed(key)?;
    Some((RoundId::parse(round)?, n))
}

fn own_promise(desk: Desk, key: &str) -> View {
    let id = |what: &str| format!("own-{what}-{}", key.replace('/', "-"));
    let (read, set, removed) = (key.to_owned(), key.to_owned(), key.to_owned());
    let done = check(
        "Done",
        move || {
            let kept = |process: &Process| place(&read).and_then(|(round, n)| process.promise_kept(&round, n));
            desk.get().is_some_and(|process| kept(&process).is_some())
        },
        move |on| {
            let kept = on.then(|| desk.app.now.get_untracked());
            desk.edit(|process| place(&set).into_iter().for_each(|(round, n)| process.keep_promise(&round, n, kept)));
        },
    );
    let remove_it = button("btn btn--ghost", "close", "Remove").click(move || {
        desk.edit_with_undo("Removed.", |process| remove(process, &removed));
    });
    el("div")
        .class("card form")
        .add(slot(&id("what"), "What", "text", "", held!(desk.line(key), own, own_mut, what)))
        .add(slot(&id("by"), "By", "date", "", held!(desk.day(key), own, own_mut, by)))
        .add(el("div").class("actions").add(done).add(remove_it))
        .into()
}

/// What they said comes next, and by when.
fn theirs(desk: Desk, key: &str) -> View {
    let date = desk.text(
        key,
        |process, key| Some(told(process, key)?.by.to_string()),
        |desk, key, text| {
            if text.is_empty() {
                // A date that is being typed over is empty for a moment: what else they said must not go with it.
                let known = desk.now().is_some_and(|process| told(&process, key).is_some());
                let kept = "The day is unchanged. If they gave none, say so below.";
                return if known { Err(kept.into()) } else { Ok(()) };
            }
            let by = desk::read_day(&text)?;
            desk.edit(|process| {
                let Some(round) = round_mut(process, key) else { return };
                match &mut round.told {
                    Told::Promised(promise) => promise.by = by,
                    other => *other = Told::Promised(Promise::by(by)),
                }
            });
            Ok(())
        },
    );
    let words = desk.text(
        key,
        |process, key| Some(told(process, key)?.words.to_string()),
        |desk, key, text| {
            let words = Line::parse(&text).map_err(|error| error.to_string())?;
            let (Some(process), calendar) = (desk.now(), desk.app.calendar()) else { return Ok(()) };
            let said = round(&process, key).and_then(|one| one.schedule.end());
            let said = said.unwrap_or_else(|| desk.app.now.get_untracked()).date();
            let known = told(&process, key);
            if known.is_none() && words.is_empty() {
                return Ok(());
            }
            let unclear = "We can’t tell the day from these words. Add the day below. The words stay with it.";
            let promise = put_in_words(known, words, said, &calendar).ok_or(unclear)?;
            desk.edit(|process| {
                round_mut(process, key).into_iter().for_each(|one| one.told = Told::Promised(promise.clone()));
            });
            Ok(())
        },
    );
    let (read, set, asks) = (key.to_owned(), key.to_owned(), key.to_owned());
    let silent = check(
        "They gave no date",
        move || desk.get().is_some_and(|process| round(&process, &read).is_some_and(|one| one.told == Told::NoDate)),
        move |on| {
            let told = if on { Told::NoDate } else { Told::Unrecorded };
            let said = if on { "No date is expected." } else { "Cleared." };
            desk.edit_with_undo(said, |process| {
                round_mut(process, &set).into_iter().for_each(|one| one.told.clone_from(&told));
            });
        },
    );
    let promised = Memo::new(move |_| desk.get().is_some_and(|process| told(&process, &asks).is_some()));
    let key = key.to_owned();
    let rest = move || {
        let stage = desk.pick(
            &key,
            |one, key| desk::place_of(&Stage::ALL, told(one, key)?.stage.as_ref()?),
            |one, key, choice| {
                let stage = desk::chosen(&Stage::ALL, choice);
                told_mut(one, key).into_iter().for_each(|promise| promise.stage = stage);
            },
        );
        let channel = desk.pick(
            &key,
            |one, key| desk::place_of(&Channel::ALL, told(one, key)?.channel.as_ref()?),
            |one, key, choice| {
                let channel = desk::chosen(&Channel::ALL, choice);
                told_mut(one, key).into_iter().for_each(|promise| promise.channel = channel);
            },
        );
        let words = |one: &'static str| one;
        let stages = desk::numbered(Stage::ALL.iter().map(|one| words(one.label())));
        let channels = desk::numbered(Channel::ALL.iter().map(|one| words(one.label())));
        View::new().with(
            el("div")
                .class("field-row field-row--roomy")
                .add(select("told-stage", "What comes next?", "Not said", stages, stage))
                .add(select("told-channel", "How?", "Not said", channels, channel)),
        )
    };
    let hint = "The last day for their reply.";
    let in_words = "For example “early next week”. We work out the day, and you can change it.";
    el("div")
        .class("card form")
        .add(el("h3").text("When they’ll reply"))
        .add(slot("told-words", "Their words", "text", in_words, words))
        .add(slot("told-by", "The day they named", "date", hint, date))
        .add(el("div").class("actions").add(silent))
        .live(move || promised.get().then(&rest).into())
        .into()
}
