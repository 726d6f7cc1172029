//! What was promised in a round, both ways: when they will be heard of, and what the user said they would do.

use crate::domain::channel::Channel;
use crate::domain::id::RoundId;
use crate::domain::person::Stage;
use crate::domain::process::Process;
use crate::domain::promise::{OwnPromise, Promise, Told};
use crate::domain::promise_words::put_in_words;
use crate::domain::text::Line;
use crate::reactive::Memo;
use crate::ui::kit::adder::AddItem;
use crate::ui::kit::button::button;
use crate::ui::kit::choice::check;
use crate::ui::kit::dom::{El, View, el, keyed_list};
use crate::ui::kit::labelled_field::{New, new_line, select, slot};
use crate::ui::kit::section::section;
use crate::ui::shared::process_editor::{
    self, ProcessEditor, bind, own, own_mut, reply_date, reply_date_mut, round, round_mut,
};

/// The section.
pub fn promises(editor: ProcessEditor, key: &str) -> El {
    let (mine, added) = (key.to_owned(), key.to_owned());
    let keys = editor.keys(move |process| {
        process_editor::places(&mine, round(process, &mine).map_or(0, |round| round.own_promises.len()))
    });
    let add = move |what: Line| {
        let mut place = 0;
        editor.edit(|process| {
            if let Some(round) = round_mut(process, &added) {
                place = round.own_promises.len();
                round.own_promises.push(OwnPromise { what, by: None, kept: None });
            }
        });
        process_editor::place_key(&added, place)
    };
    let change = move |key: &str, what: Line| {
        editor.edit(|process| own_mut(process, key).into_iter().for_each(|one| one.what.clone_from(&what)));
    };
    let add_item = AddItem::of_lines(add, change, move |key| editor.edit(|process| remove(process, key)));
    let new = New {
        id: "own-new",
        label: "Something you promised them",
        one: "promise",
        placeholder: "I will send the portfolio",
    };
    section("promises", "Promises")
        .attr("data-at", "promises")
        .child(theirs(editor, key))
        .child(el("h3").text("What you said you would do"))
        .child(el("div").class("stack").child(keyed_list(add_item.without(keys), move |key| own_promise(editor, &key))))
        .child(new_line(new, add_item))
}

fn remove(process: &mut Process, key: &str) {
    let Some((key, place)) = process_editor::placed(key) else { return };
    if let Some(round) = RoundId::parse(key) {
        process.drop_promise(&round, place);
    }
}

/// The round and the place of a promise under this key.
fn place(key: &str) -> Option<(RoundId, usize)> {
    let (round, n) = process_editor::placed(key)?;
    Some((RoundId::parse(round)?, n))
}

fn own_promise(editor: ProcessEditor, key: &str) -> View {
    let id = |what: &str| format!("own-{what}-{}", key.replace('/', "-"));
    let (read, set, removed) = (key.to_owned(), key.to_owned(), key.to_owned());
    let done = check(
        "Done",
        move || {
            let kept = |process: &Process| place(&read).and_then(|(round, n)| process.promise_kept(&round, n));
            editor.get().is_some_and(|process| kept(&process).is_some())
        },
        move |on| {
            let kept = on.then(|| editor.app.clock.now().get_untracked());
            editor.edit(|process| place(&set).into_iter().for_each(|(round, n)| process.keep_promise(&round, n, kept)));
        },
    );
    let remove_it = button("btn btn--ghost", "close", "Remove").click(move || {
        editor.edit_with_undo("Removed.", |process| remove(process, &removed));
    });
    el("div")
        .class("card form")
        .child(slot(&id("what"), "What", "text", "", bind!(editor.line(key), own, own_mut, what)))
        .child(slot(&id("by"), "By", "date", "", bind!(editor.day(key), own, own_mut, by)))
        .child(el("div").class("actions").child(done).child(remove_it))
        .into()
}

/// What they said comes next, and by when.
fn theirs(editor: ProcessEditor, key: &str) -> View {
    let date = editor.text(
        key,
        |process, key| Some(reply_date(process, key)?.by.to_string()),
        |editor, key, text| {
            if text.is_empty() {
                // A date that is being typed over is empty for a moment: what else they said must not go with it.
                let known = editor.now().is_some_and(|process| reply_date(&process, key).is_some());
                let kept = "The day is unchanged. If they gave none, say so below.";
                return if known { Err(kept.into()) } else { Ok(()) };
            }
            let by = process_editor::read_day(&text)?;
            editor.edit(|process| {
                let Some(round) = round_mut(process, key) else { return };
                match &mut round.told {
                    Told::Promised(promise) => promise.by = by,
                    other => *other = Told::Promised(Promise::by(by)),
                }
            });
            Ok(())
        },
    );
    let words = editor.text(
        key,
        |process, key| Some(reply_date(process, key)?.words.to_string()),
        |editor, key, text| {
            let words = Line::parse(&text).map_err(|error| error.to_string())?;
            let (Some(process), calendar) = (editor.now(), editor.app.calendar()) else { return Ok(()) };
            let said = round(&process, key).and_then(|one| one.schedule.end());
            let said = said.unwrap_or_else(|| editor.app.clock.now().get_untracked()).date();
            let known = reply_date(&process, key);
            if known.is_none() && words.is_empty() {
                return Ok(());
            }
            let unclear = "We can’t tell the day from these words. Add the day below. The words stay with it.";
            let promise = put_in_words(known, words, said, &calendar).ok_or(unclear)?;
            editor.edit(|process| {
                round_mut(process, key).into_iter().for_each(|one| one.told = Told::Promised(promise.clone()));
            });
            Ok(())
        },
    );
    let (read, set, asks) = (key.to_owned(), key.to_owned(), key.to_owned());
    let silent = check(
        "They gave no date",
        move || editor.get().is_some_and(|process| round(&process, &read).is_some_and(|one| one.told == Told::NoDate)),
        move |on| {
            let told = if on { Told::NoDate } else { Told::Unrecorded };
            let said = if on { "No date is expected." } else { "Cleared." };
            editor.edit_with_undo(said, |process| {
                round_mut(process, &set).into_iter().for_each(|one| one.told.clone_from(&told));
            });
        },
    );
    let promised = Memo::new(move |_| editor.get().is_some_and(|process| reply_date(&process, &asks).is_some()));
    let key = key.to_owned();
    let rest = move || {
        let stage = editor.pick(
            &key,
            |one, key| process_editor::place_of(&Stage::ALL, reply_date(one, key)?.stage.as_ref()?),
            |one, key, choice| {
                let stage = process_editor::chosen(&Stage::ALL, choice);
                reply_date_mut(one, key).into_iter().for_each(|promise| promise.stage = stage);
            },
        );
        let channel = editor.pick(
            &key,
            |one, key| process_editor::place_of(&Channel::ALL, reply_date(one, key)?.channel.as_ref()?),
            |one, key, choice| {
                let channel = process_editor::chosen(&Channel::ALL, choice);
                reply_date_mut(one, key).into_iter().for_each(|promise| promise.channel = channel);
            },
        );
        let words = |one: &'static str| one;
        let stages = process_editor::numbered(Stage::ALL.iter().map(|one| words(one.label())));
        let channels = process_editor::numbered(Channel::ALL.iter().map(|one| words(one.label())));
        View::new().with(
            el("div")
                .class("field-row field-row--roomy")
                .child(select("told-stage", "What comes next?", "Not said", stages, stage))
                .child(select("told-channel", "How?", "Not said", channels, channel)),
        )
    };
    let hint = "The last day for their reply.";
    let in_words = "For example “early next week”. We work out the day, and you can change it.";
    el("div")
        .class("card form")
        .child(el("h3").text("When they’ll reply"))
        .child(slot("told-words", "Their words", "text", in_words, words))
        .child(slot("told-by", "The day they named", "date", hint, date))
        .child(el("div").class("actions").child(silent))
        .dynamic(move || promised.get().then(&rest).into())
        .into()
}
