//! What one thinks of a round afterwards: how it felt, the two honest lists, how one came across, whether one wants it,
//! what to learn. The same fields stand on the segment and, one at a time, in the guided debrief.

use crate::domain::debrief::{PROMPTS, Prompt, with_answer};
use crate::domain::text::Prose;
use crate::ui::kit::choice::rating;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::labelled_field::slot;
use crate::ui::kit::section::section;
use crate::ui::shared::hope::beside_rating;
use crate::ui::shared::process_editor::{self, ProcessEditor, bind, round, round_mut};
use crate::ui::shared::words::FELT;

/// The sections of the segment.
pub fn sections(editor: ProcessEditor, key: &str) -> View {
    let lists = section("lists", "What went well, what didn’t")
        .child(went_well(editor, key, "well"))
        .child(do_better(editor, key, "better"))
        .child(prompts(editor, key));
    let words = "Notes for this round. Your answers above are in here too.";
    let notes = slot("notes", "Everything else", "area", words, bind!(editor.prose(key), round, round_mut, notes));
    View::new()
        .with(lists)
        .with(section("felt", "How did it feel?").child(felt(editor, key, "felt-now")))
        .with(section("delivery", "How I came across").child(delivery(editor, key, "came")))
        .with(section("fit", "Would I want it?").child(fit(editor, key, "fits")))
        .with(section("round-notes", "Notes").child(notes))
}

/// How it felt.
pub fn felt(editor: ProcessEditor, key: &str, name: &str) -> View {
    let (chosen, choose) = bind!(editor.level(key), round, round_mut, felt);
    rating(name, "From rough to strong", FELT, chosen, choose).with(beside_rating(editor.app, chosen))
}

/// What went well.
pub fn went_well(editor: ProcessEditor, key: &str, id: &str) -> View {
    slot(id, "Went well", "area", "", bind!(editor.prose(key), round, round_mut, went_well))
}

/// What to do better.
pub fn do_better(editor: ProcessEditor, key: &str, id: &str) -> View {
    let hint = "It comes back on your next prep sheet.";
    slot(id, "Do better", "area", hint, bind!(editor.prose(key), round, round_mut, do_better))
}

/// What to learn.
pub fn to_learn(editor: ProcessEditor, key: &str, id: &str) -> View {
    let hint = "Tools and skills they missed. One per line.";
    slot(id, "To learn until next time", "area", hint, bind!(editor.list(key), round, round_mut, to_learn))
}

fn prompts(editor: ProcessEditor, key: &str) -> View {
    let fields: View = PROMPTS.map(|one| prompt(editor, key, one, one.key)).into_iter().collect();
    el("details").class("more").child(el("summary").text("Questions to help you remember")).child(fields).into()
}

/// The answer to one prompt, which is a line of the round's notes.
pub fn prompt(editor: ProcessEditor, key: &str, prompt: Prompt, id: &str) -> View {
    let way = [key, "/", prompt.key].concat();
    let held = editor.text(
        &way,
        |process, way| {
            let (round, prompt) = of_prompt(way)?;
            Some(prompt.answer(&process_editor::round(process, round)?.notes).to_owned())
        },
        |editor, way, text| {
            let text = Prose::parse(&text).map_err(|error| error.to_string())?;
            let Some((key, prompt)) = of_prompt(way) else { return Ok(()) };
            let process = editor.now();
            let notes = process.as_deref().and_then(|process| round(process, key)).map(|round| round.notes.clone());
            let full = "The notes for this round are full. Nothing was changed. Shorten them first.";
            let notes = with_answer(&notes.unwrap_or_default(), prompt, &text).ok_or(full)?;
            editor.edit(|process| round_mut(process, key).into_iter().for_each(|round| round.notes.clone_from(&notes)));
            Ok(())
        },
    );
    slot(id, prompt.words, "text", "", held)
}

fn of_prompt(way: &str) -> Option<(&str, Prompt)> {
    let (round, key) = way.split_once('/')?;
    PROMPTS.into_iter().find(|prompt| prompt.key == key).map(|prompt| (round, prompt))
}

/// The four steps of delivery; `name` keeps the buttons apart from others on the page.
pub fn delivery(editor: ProcessEditor, key: &str, name: &str) -> View {
    let step = |what: &str, legend: &str, words, (chosen, choose)| {
        rating(&format!("{name}-{what}"), legend, words, chosen, choose)
    };
    View::new()
        .with(step(
            "calm",
            "Calm",
            ["Shaking", "Nervous", "Mixed", "Calm", "At ease"],
            bind!(editor.level(key), round, round_mut, delivery.calm),
        ))
        .with(step(
            "body",
            "Body language",
            ["Closed", "Stiff", "Mixed", "Open", "Warm"],
            bind!(editor.level(key), round, round_mut, delivery.body_language),
        ))
        .with(step(
            "pace",
            "Pace",
            ["Rushed", "Hasty", "Mixed", "Steady", "Just right"],
            bind!(editor.level(key), round, round_mut, delivery.pace),
        ))
        .with(step(
            "brief",
            "To the point",
            ["Lost", "Long", "Mixed", "Short", "Clear"],
            bind!(editor.level(key), round, round_mut, delivery.brevity),
        ))
}

/// The three steps of fit.
pub fn fit(editor: ProcessEditor, key: &str, name: &str) -> View {
    const WORDS: [&str; 5] = ["No", "Hardly", "Maybe", "Mostly", "Yes"];
    let step =
        |what: &str, legend: &str, (chosen, choose)| rating(&format!("{name}-{what}"), legend, WORDS, chosen, choose);
    View::new()
        .with(step("role", "The work", bind!(editor.level(key), round, round_mut, fit.role)))
        .with(step("company", "The company", bind!(editor.level(key), round, round_mut, fit.company)))
        .with(step("manager", "The manager", bind!(editor.level(key), round, round_mut, fit.manager)))
}
