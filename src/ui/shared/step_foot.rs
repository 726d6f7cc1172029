//! The foot of a card: the one button that leads to the work, a quiet why, and the menu. And the people of a round, as
//! facts with a state in words.

use crate::domain::process::Process;
use crate::domain::short_name::short_name;
use crate::domain::timeline::step::{Step, StepKind, StepState, Subject};
use crate::state::App;
use crate::state::sheets::Sheet;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, el};
use crate::ui::kit::menu::{item as menu_item, menu};
use crate::ui::shared::step_actions;
use crate::ui::shared::step_why::step_why;
use crate::ui::shared::step_work::step_work;
use chrono::NaiveDateTime;
use std::borrow::Cow;

/// How far the letter to one person has come.
pub enum Progress {
    /// It went out.
    Sent,
    /// The user needs none.
    NotNeeded,
    /// A draft waits.
    Drafted,
    /// Nothing yet.
    NotStarted,
}

impl Progress {
    /// The badge that says so.
    pub fn badge(&self) -> Badge {
        match self {
            Self::Sent => Badge::new("done", "check", "Sent"),
            Self::NotNeeded => Badge::new("", "minus", "Not needed"),
            Self::Drafted => Badge::new("act", "pen", "Drafted"),
            Self::NotStarted => Badge::new("", "minus", "Not started"),
        }
    }
}

/// Whom a thank-you goes to, told apart from others of the same name; nothing for other steps.
pub fn whom<'a>(process: &'a Process, step: &Step) -> Cow<'a, str> {
    match &step.key.subject {
        Subject::Met(_, person) => process.person(person).map_or(Cow::default(), |person| process.called(person)),
        _ => Cow::default(),
    }
}

/// How far the letter of this step has come.
pub fn progress(app: App, process: &Process, step: &Step) -> Progress {
    match step.state {
        StepState::Done(_) => Progress::Sent,
        StepState::NotNeeded(_) => Progress::NotNeeded,
        _ if app.has_draft(process, &step.key) => Progress::Drafted,
        _ => Progress::NotStarted,
    }
}

/// Whom a thank-you goes to; nothing for other steps.
pub fn person<'a>(process: &'a Process, step: &Step) -> &'a str {
    match &step.key.subject {
        Subject::Met(_, person) => process.person(person).map_or("", |person| person.shown()),
        _ => "",
    }
}

/// Who was met and how far their letter has come: facts, no controls.
pub fn people(app: App, process: &Process, thanks: &[&Step]) -> El {
    let row = |step: &&Step| {
        let state = badge(&progress(app, process, step).badge());
        el("li").child(el("span").attr("dir", "auto").text(&whom(process, step))).child(state)
    };
    let rows: View = thanks.iter().map(row).collect();
    el("ul").class("people").attr("aria-label", "Thank-you letters").child(rows)
}

/// One button, a quiet why, and the menu.
pub fn foot(app: App, process: &Process, steps: &[&Step], title: &str, now: NaiveDateTime) -> Option<El> {
    let step = *steps.first()?;
    let why = step_why(app, &process.id, step, "Why", now, View::new());
    let (id, heard_id) = (process.id.clone(), process.id.clone());
    let done = {
        let (id, mine) = (id.clone(), step.clone());
        move || step_actions::mark_sent(app, &id, &mine)
    };
    let first = primary(app, process, steps).unwrap_or_else(|| {
        let word = step_actions::done_word(step.key.kind);
        button("btn btn--primary", "check", word).click(done.clone())
    });
    let keys: Vec<_> = steps.iter().map(|step| step.key.clone()).collect();
    let skipped: Vec<Step> = steps.iter().map(|step| (*step).clone()).collect();
    let items = View::new()
        .with(menu_item("clock", "Snooze", {
            let id = id.clone();
            move || step_actions::snooze(app, &id, &keys)
        }))
        .with(menu_item("minus", "Not needed", {
            let id = id.clone();
            move || skipped.iter().for_each(|step| app.mark_not_needed(&id, step))
        }))
        .with(menu_item("mail-open", "They replied", move || app.sheets.open(Sheet::Reply(Some(heard_id.clone())))))
        .with(menu_item("check", &done_item(process, step, steps), done));
    let name = [title, ": ", process.display_name()].concat();
    Some(el("div").class("cardfoot").child(first).child(why).child(menu(&name, items)))
}

/// The label of the menu item that marks a step as done; of several letters it names the first.
fn done_item(process: &Process, step: &Step, steps: &[&Step]) -> String {
    match (whom(process, step), steps.len()) {
        (name, 2..) if !name.is_empty() => ["I thanked ", &*name].concat(),
        _ => "Mark as done".to_owned(),
    }
}

/// The link to the work: for a panel, to the letter that is furthest along.
fn primary(app: App, process: &Process, steps: &[&Step]) -> Option<El> {
    let drafted = steps.iter().find(|step| matches!(progress(app, process, step), Progress::Drafted));
    let step = drafted.or(steps.first())?;
    let work = step_work(&process.id, &step.key)?;
    let name = person(process, step);
    let called = short_name(name);
    let words = match (step.key.kind, drafted.is_some()) {
        (StepKind::ThankYou, true) if steps.len() > 1 => ["Send ", called, "’s letter"].concat(),
        (StepKind::ThankYou, false) if steps.len() > 1 => ["Write ", called, "’s letter"].concat(),
        (StepKind::ThankYou, true) => "Send the letter".to_owned(),
        _ => work.words.to_owned(),
    };
    let icon = if drafted.is_some() { "letter" } else { work.icon };
    let label = [&*words, ": ", process.display_name()].concat();
    Some(link("btn btn--primary", &work.href, icon, &words).attr("aria-label", &label))
}
