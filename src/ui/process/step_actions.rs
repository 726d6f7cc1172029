//! What can be done with a step: done, undone, not needed; and why it stands there.

use crate::domain::id::ProcessId;
use crate::domain::ledger::Purpose;
use crate::domain::timeline::step::{Step, StepKind, StepState};
use crate::state::App;
use crate::state::letters::letter_of_step;
use crate::ui::dom::{El, View, el};
use crate::ui::parts::button::button;
use crate::ui::process::letters::begin;
use crate::ui::why::{why, why_with};
use crate::ui::words;
use chrono::NaiveDateTime;

/// The purpose of the message that fulfils a step, if a message does.
pub const fn purpose(kind: StepKind) -> Option<Purpose> {
    match kind {
        StepKind::ThankYou => Some(Purpose::ThankYou),
        StepKind::FirstFollowUp | StepKind::SecondFollowUp => Some(Purpose::FollowUp),
        StepKind::AskFeedback => Some(Purpose::AskFeedback),
        StepKind::ReplyToRefusal => Some(Purpose::ReplyToRefusal),
        StepKind::KeepInTouch => Some(Purpose::KeepInTouch),
        StepKind::LinkedIn => Some(Purpose::Connect),
        _ => None,
    }
}

fn done_word(kind: StepKind) -> &'static str {
    match (kind, purpose(kind)) {
        (StepKind::AssumeFilled, _) => "Close it",
        (StepKind::RecordPromise, _) => "They gave no date",
        (_, Some(_)) => "I sent it",
        _ => "Mark as done",
    }
}

/// The way to the letter that a step asks for, where it asks for one.
pub fn write_letter(app: App, id: &ProcessId, step: &Step, class: &str) -> Option<El> {
    let process = app.process_now(id)?;
    let (purpose, round, to) = letter_of_step(app, &process, step)?;
    let id = id.clone();
    let write =
        button(class, "pen", "Write the letter").attr("aria-label", &format!("Write the letter: {}", step.title));
    Some(write.click(move || begin(app, &id, purpose, round.clone(), to.clone())))
}

/// The buttons of a step and its reasons.
pub fn actions(app: App, id: &ProcessId, step: &Step, now: NaiveDateTime) -> View {
    let named = |button: El, verb: &str| button.attr("aria-label", &format!("{verb}: {}", step.title));
    let (id, mine) = (id.clone(), step.clone());
    let purpose = purpose(step.key.kind);
    let buttons: View = match step.state {
        StepState::Done(_) | StepState::NotNeeded(_) => {
            let undo = named(button("btn btn--ghost", "redo", "Undo"), "Undo");
            undo.click(move || app.unmark(&id, &mine, purpose)).into()
        }
        StepState::Cancelled(_) => View::new(),
        _ => {
            let word = done_word(step.key.kind);
            let open = matches!(step.state, StepState::Now | StepState::Late);
            let letter = write_letter(app, &id, step, if open { "btn btn--primary" } else { "btn" });
            let first = open && letter.is_none();
            let done = named(button(if first { "btn btn--primary" } else { "btn" }, "check", word), word);
            let skip = named(button("btn btn--ghost", "", "Not needed"), "Not needed");
            let (skip_id, skipped) = (id.clone(), mine.clone());
            View::new()
                .with(letter)
                .with(done.click(move || app.mark_done(&id, &mine, purpose)))
                .with(skip.click(move || app.mark_not_needed(&skip_id, &skipped)))
        }
    };
    let mut notes = Vec::new();
    if step.house_fills_in {
        notes.push("The source you chose says nothing on this, so the house value applies.");
    }
    if step.sources_differ {
        notes.push("The sources differ here. You decide.");
    }
    let buttons = el("div").class("actions").add(buttons);
    let because = words::phrase(&step.because, now);
    match step.state {
        StepState::Now | StepState::Late => {
            View::new().with(buttons).with(why("Why then?", &because, &step.rules, &notes))
        }
        // Nothing has to be done about it now: the way to change it lies one tap away, with the reason.
        _ => why_with("Why, or change it", &because, &step.rules, &notes, buttons.into()),
    }
}
