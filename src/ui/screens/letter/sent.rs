//! A letter that went out: what comes next, the letter as it was sent, and the way back if it was not.

use crate::device::dates::{self, Style};
use crate::domain::agenda::contact_status::{ContactStatus, all_thanked, contact_status};
use crate::domain::channel::Channel;
use crate::domain::letter::purpose::LetterPurpose;
use crate::domain::letter::record::{Letter, LetterState};
use crate::domain::process::{Process, Status};
use crate::domain::short_name::short_name;
use crate::domain::timeline::step::{Plan, Step, StepKind};
use crate::route::{Desk, Route};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, el};
use crate::ui::screens::letter::editor::LetterEditor;
use crate::ui::shared::recipients::addressed;
use crate::ui::shared::step_foot::person;
use crate::ui::shared::step_work::step_work;
use chrono::NaiveDateTime;
use leptos::prelude::*;
use std::rc::Rc;

/// The letter as it went out.
pub fn letter(editor: &Rc<LetterEditor>) -> View {
    let Some((letter, process)) = editor.letter().zip(editor.process()) else { return View::new() };
    let LetterState::Sent { at } = letter.state else { return View::new() };
    let now = editor.app.clock.now().get_untracked();
    let line =
        |name: &str, value: &str| el("div").child(el("dt").text(name)).child(el("dd").attr("dir", "auto").text(value));
    let subject = (!letter.subject.is_empty()).then(|| line("Subject", &letter.subject));
    let head = el("dl").class("letter__head").child(line("To", &addressed(&letter.to, &process))).child(subject);
    let text = el("div").class("letter__text letter__sent").attr("dir", "auto").text(&letter.body);
    let paper = el("article").class("letter").attr("aria-label", letter.purpose.label()).child(head).child(text);
    let moment = ["Sent ", by(letter.channel), " ", &*dates::human(at, now), "."].concat();
    let against = letter.against.as_ref().map(|against| {
        el("p").class("quiet-text").attr("dir", "auto").text(&format!("Your reason: {}", &*against.reason))
    });
    let again = editor.clone();
    let again = button("btn btn--ghost", "pen", "Write another letter").click(move || write_again(&again, &letter));
    let actions = el("div").class("actions no-print").child(again);
    let said = el("p").class("caption").text(&moment);
    View::new().with(
        el("div")
            .class("pane pane--close letter-sent")
            .child(next(editor))
            .child(paper)
            .child(said)
            .child(against)
            .child(actions),
    )
}

const fn by(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "by e-mail",
        Channel::Post => "by post",
        Channel::Card => "as a card",
        Channel::Phone => "by telephone",
        Channel::InPerson => "in person",
        Channel::Portal => "through their portal",
        Channel::LinkedIn => "on LinkedIn",
        Channel::PrivateSocial => "on private social media",
        Channel::Text => "as a text message",
    }
}

/// What comes next: the next person to thank, else how long there is nothing to do.
fn next(editor: &Rc<LetterEditor>) -> El {
    let (plan, editor) = (editor.app.plan(editor.process.clone()), editor.clone());
    el("div").class("no-print").attr("role", "status").dynamic(move || {
        let Some((plan, process)) = plan.get().zip(untrack(|| editor.process())) else { return View::new() };
        let Some(letter) = untrack(|| editor.letter()) else { return View::new() };
        let thanks = letter.purpose == LetterPurpose::ThankYou;
        let step = plan.steps.iter().find(|step| step.key.kind == StepKind::ThankYou && step.state.is_live());
        // The clock of the screens ticks: it may stand a little before the moment of sending.
        let now = editor.app.clock.now().get_untracked();
        let now = if let LetterState::Sent { at } = letter.state { at.max(now) } else { now };
        let (title, rest, way) = match step.filter(|_| thanks) {
            Some(step) => {
                let (title, way) = to_next(&process, step);
                (title, String::new(), way)
            }
            None => {
                let title = match letter.purpose {
                    LetterPurpose::ThankYou if all_thanked(&plan) => "Everyone is thanked.",
                    LetterPurpose::Accept => "Sent. Congratulations.",
                    _ => "Sent.",
                };
                let way = match letter.purpose {
                    LetterPurpose::Accept => others(&editor, &process, now),
                    _ => lesson(&process, now),
                };
                (title.to_owned(), nothing_until(&process, &plan, now), way)
            }
        };
        let back = editor.clone();
        let undo = button("btn btn--ghost", "", "Not sent after all? Undo");
        let undo = undo.click(move || back.app.unsend_letter(&back.id));
        let rest = (!rest.is_empty()).then(|| el("p").text(&rest));
        let LetterState::Sent { at } = letter.state else { return View::new() };
        // What goes with the letter is told, for it is noted elsewhere.
        let plan = process.value_plan.as_ref().is_some_and(|plan| plan.handed == Some(at));
        let plan = plan.then(|| {
            let href = ["#", &*Route::Desk(process.id.clone(), Desk::Plan).to_string()].concat();
            let way = el("a").class("link").attr("href", &href).text("Your plan for the job");
            el("p").child(way).text(" went with it. That’s noted there too.")
        });
        el("section")
            .class("moment moment--line")
            .maybe("data-tone", (!thanks || way.is_none()).then_some("wait"))
            .child(el("h2").class("moment__title").attr("dir", "auto").text(&title))
            .child(rest)
            .child(plan)
            .child(el("div").class("actions").child(way).child(undo))
            .into()
    })
}

/// After a reply to their no: the way to what is learned from it, until that is written down.
fn lesson(process: &Process, now: NaiveDateTime) -> Option<El> {
    let learned = process.after_no.as_ref().is_some_and(|after| !after.lesson.is_empty() || !after.reasons.is_empty());
    let asks = process.status(now) == Status::Refused && !learned;
    let href = ["#", &*Route::Desk(process.id.clone(), Desk::AfterNo).to_string()].concat();
    asks.then(|| link("btn btn--primary", &href, "next", "What I take from it"))
}

/// After a yes: the way to the letters to those who still wait for an answer.
fn others(editor: &LetterEditor, process: &Process, now: NaiveDateTime) -> Option<El> {
    let waits = |one: &Process| one.id != process.id && matches!(one.status(now), Status::Open | Status::Offered);
    let any = untrack(|| editor.app.outside_trash()).iter().any(|one| waits(one));
    let href = ["#", &*Route::Desk(process.id.clone(), Desk::Offer).to_string()].concat();
    any.then(|| link("btn btn--primary", &href, "letter", "Tell the others"))
}

/// "Sent. Next: Tomasz", and the way to that letter.
fn to_next(process: &Process, step: &Step) -> (String, Option<El>) {
    let name = person(process, step);
    let name = if name.is_empty() { "the next letter" } else { short_name(name) };
    let way = step_work(&process.id, &step.key);
    let way = way.map(|work| link("btn btn--primary", &work.href, "letter", &["Write ", name, "’s letter"].concat()));
    (["Sent. Next: ", name].concat(), way)
}

fn nothing_until(process: &Process, plan: &Plan, now: NaiveDateTime) -> String {
    match contact_status(process, plan, now) {
        ContactStatus::WaitUntil(until) => ["Nothing to do until ", &*dates::write(until, Style::Day), "."].concat(),
        ContactStatus::Ended(Status::Refused) => "They have your answer. You did it well.".to_owned(),
        _ => "Your plan is up to date.".to_owned(),
    }
}

fn write_again(editor: &LetterEditor, letter: &Letter) {
    let Some(process) = editor.process() else { return };
    let id = editor.app.begin_letter(&process, letter.purpose, letter.round.clone(), letter.to.clone());
    crate::device::page::go(&Route::Letter(process.id.clone(), id).to_string());
}
