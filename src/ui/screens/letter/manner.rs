//! How the letter is written and how it travels: tone, English, channel.

use crate::domain::channel::Channel;
use crate::domain::letter::purpose::Variant;
use crate::domain::letter::record::Letter;
use crate::domain::process::Tone;
use crate::reactive::Signal;
use crate::ui::kit::choice::{Choices, chips};
use crate::ui::kit::dom::{View, el};
use crate::ui::screens::letter::editor::LetterEditor;
use leptos::prelude::*;
use std::rc::Rc;

/// The ways a written letter can travel.
const CHANNELS: [Channel; 6] =
    [Channel::Email, Channel::Post, Channel::Card, Channel::Portal, Channel::LinkedIn, Channel::PrivateSocial];
const TONES: [(Tone, &str); 2] = [(Tone::Formal, "Formal"), (Tone::Casual, "Casual")];

/// The choices, closed until they are wanted.
pub fn section_of(editor: &Rc<LetterEditor>) -> View {
    let tone = picks(
        editor,
        "tone",
        "How do they speak to each other there?",
        TONES.iter().map(|(_, word)| *word).collect(),
        |letter| TONES.iter().position(|(tone, _)| *tone == letter.tone),
        |letter, n| letter.tone = TONES.get(n).map_or(letter.tone, |(tone, _)| *tone),
    );
    let english = picks(
        editor,
        "english",
        "Whose English?",
        Variant::ALL.map(Variant::label).to_vec(),
        |letter| Variant::ALL.iter().position(|one| *one == letter.variant),
        |letter, n| letter.variant = Variant::ALL.get(n).copied().unwrap_or_default(),
    );
    let channel = picks(
        editor,
        "channel",
        "How does it travel?",
        CHANNELS.map(Channel::label).to_vec(),
        |letter| CHANNELS.iter().position(|one| *one == letter.channel),
        |letter, n| letter.channel = CHANNELS.get(n).copied().unwrap_or(letter.channel),
    );
    let note = "These change a draft you haven’t edited. Your own words stay.";
    el("details")
        .class("more")
        .child(el("summary").text("Tone, spelling and channel"))
        .child(el("div").class("form").child(tone).child(english).child(channel))
        .child(el("p").class("caption").text(note))
        .into()
}

fn picks(
    editor: &Rc<LetterEditor>,
    name: &'static str,
    legend: &'static str,
    words: Vec<&'static str>,
    read: fn(&Letter) -> Option<usize>,
    set: fn(&mut Letter, usize),
) -> View {
    let (app, id) = (editor.app, editor.id.clone());
    let mine = id.clone();
    chips(Choices {
        name,
        legend,
        options: words.into_iter().enumerate().map(|(n, word)| (n.to_string(), word.to_owned())).collect(),
        chosen: Signal::derive(move || {
            app.records.book().with(|book| book.letter(&mine).and_then(|letter| read(&letter))).map(|n| n.to_string())
        }),
        choose: Callback::new(move |choice: Option<String>| {
            let Some(n) = choice.and_then(|n| n.parse().ok()) else { return };
            let _ = app.edit_letter(&id, |letter| {
                set(letter, n);
                Ok(())
            });
        }),
    })
}
