//! What can be done with a step: mark it done, undo that, mark it not needed; and why it is there.

use crate::domain::channel::Channel;
use crate::domain::guard::Ask;
use crate::domain::id::ProcessId;
use crate::domain::ledger::Purpose;
use crate::domain::timeline::step::{Step, StepKey, StepKind, StepState, Subject};
use crate::route::{Route, Segment};
use crate::state::App;
use crate::state::sheets::Sheet;
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, el};
use crate::ui::shared::guard;
use crate::ui::shared::step_why::step_why;
use crate::ui::shared::step_work::step_work;
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
        StepKind::AsTold => Some(Purpose::Reply),
        StepKind::NewTime => Some(Purpose::NewTime),
        StepKind::AskWritten => Some(Purpose::AskWritten),
        StepKind::BridgeOffer => Some(Purpose::Bridge),
        _ => None,
    }
}

/// The label of the button that marks a step as done.
pub fn done_word(kind: StepKind) -> &'static str {
    match (kind, purpose(kind)) {
        (StepKind::AssumeFilled, _) => "Close it kindly",
        (StepKind::RecordPromise, _) => "They gave no date",
        (StepKind::OpenAgain, _) => "Reopen it",
        (StepKind::AsTold, _) => "Done",
        (StepKind::LinkedIn, _) => "Done with all of them",
        (_, Some(_)) => "I sent it",
        _ => "Mark as done",
    }
}

/// Marks a step as done; where a message fulfils it, the guard is asked first.
pub fn mark_sent(app: App, id: &ProcessId, step: &Step) {
    let purpose = purpose(step.key.kind);
    let Some(why) = purpose else { return app.mark_done(id, step, None) };
    let (round, person) = match &step.key.subject {
        Subject::Met(round, person) => (Some(round.clone()), Some(person.clone())),
        Subject::Round(round) => (Some(round.clone()), None),
        _ => (None, step.to.clone()),
    };
    let usual = if why == Purpose::Connect { Channel::LinkedIn } else { Channel::Email };
    let channel = step.channel.unwrap_or(usual);
    let ask = Ask { person, channel, purpose: why, round };
    let (of, step) = (id.clone(), step.clone());
    guard::ask(app, id, ask, move |reason| app.mark_sent(&of, &step, purpose, reason));
}

/// Whether the work of a step is more than one letter, and has a screen of its own.
const fn has_desk(kind: StepKind) -> bool {
    use StepKind::{
        BetterAnswers, BriefReferees, BusinessPlan, ConfirmOffer, LinkedIn, MutualContacts, ReplyToRefusal,
        SalaryExpectation, ThankReferees, TidyProfiles,
    };
    matches!(
        kind,
        BetterAnswers
            | BriefReferees
            | BusinessPlan
            | ConfirmOffer
            | LinkedIn
            | MutualContacts
            | ReplyToRefusal
            | SalaryExpectation
            | ThankReferees
            | TidyProfiles
    )
}

/// The link to the letter that a step asks for, where it asks for one.
pub fn write_letter(id: &ProcessId, step: &Step, class: &str) -> Option<El> {
    let written = !matches!(step.channel, Some(Channel::Phone | Channel::InPerson));
    if let Some(work) = step_work(id, &step.key).filter(|_| has_desk(step.key.kind)) {
        let name = format!("{}: {}", work.words, step.title);
        return Some(link(class, &work.href, work.icon, work.words).attr("aria-label", &name));
    }
    let asks = purpose(step.key.kind).is_some() && written;
    let href = format!("#{}?write={}", Route::Process(id.clone(), Segment::Letters), step.key);
    let name = format!("Write the letter: {}", step.title);
    asks.then(|| link(class, &href, "pen", "Write the letter").attr("aria-label", &name))
}

/// Asks until when to snooze these steps.
pub fn snooze(app: App, of: &ProcessId, keys: &[StepKey]) {
    app.sheets.open(Sheet::Snooze(of.clone(), keys.to_vec()));
}

/// The button that snoozes these steps, after asking until when.
pub fn put_off(app: App, of: &ProcessId, steps: &[&Step], title: &str) -> El {
    let (id, keys) = (of.clone(), steps.iter().map(|step| step.key.clone()).collect::<Vec<StepKey>>());
    button("btn btn--ghost", "clock", "Snooze")
        .attr("aria-label", &format!("Snooze: {title}"))
        .click(move || snooze(app, &id, &keys))
}

/// The button that brings back a step that was put off.
pub fn take_back(app: App, of: &ProcessId, step: &Step) -> El {
    let (id, key) = (of.clone(), step.key.clone());
    button("btn", "redo", "Take it back")
        .attr("aria-label", &format!("Take it back: {}", step.title))
        .click(move || app.take_back(&id, &key))
}

/// The buttons of a step and its reasons.
pub fn actions(app: App, of: &ProcessId, step: &Step, now: NaiveDateTime) -> View {
    let named = |button: El, verb: &str| button.attr("aria-label", &format!("{verb}: {}", step.title));
    let (id, mine) = (of.clone(), step.clone());
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
            let letter = write_letter(&id, step, if open { "btn btn--primary" } else { "btn" });
            let first = open && letter.is_none();
            let done = named(button(if first { "btn btn--primary" } else { "btn" }, "check", word), word);
            let skip = named(button("btn btn--ghost", "", "Not needed"), "Not needed");
            let rest = match step.state {
                StepState::Snoozed(_) => None,
                _ => Some(put_off(app, of, &[step], &step.title)),
            };
            let (skip_id, skipped) = (id.clone(), mine.clone());
            View::new()
                .with(letter)
                .with(done.click(move || mark_sent(app, &id, &mine)))
                .with(rest)
                .with(skip.click(move || app.mark_not_needed(&skip_id, &skipped)))
        }
    };
    let buttons = el("div").class("actions").child(buttons);
    match step.state {
        StepState::Now | StepState::Late => {
            View::new().with(buttons).with(step_why(app, of, step, "Why then?", now, View::new()))
        }
        StepState::Snoozed(_) => {
            let back = el("div").class("actions").child(take_back(app, of, step));
            View::new().with(back).with(step_why(app, of, step, "Why, or change it", now, buttons.into()))
        }
        // Nothing has to be done about it now: the actions are inside the disclosure with the reason.
        _ => step_why(app, of, step, "Why, or change it", now, buttons.into()),
    }
}
