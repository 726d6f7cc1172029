//! A letter that went out: as it was sent, and the way back if it was not.

use crate::device::dates;
use crate::domain::letter::record::{Letter, LetterState};
use crate::route::Route;
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, el};
use crate::ui::screens::letter::desk::Desk;
use crate::ui::shared::recipients::addressed;
use std::rc::Rc;

/// The letter as it went out.
pub fn letter(desk: &Rc<Desk>) -> View {
    let Some((letter, process)) = desk.letter().zip(desk.process()) else { return View::new() };
    let LetterState::Sent { at } = letter.state else { return View::new() };
    let now = desk.app.now.get_untracked();
    let line =
        |name: &str, value: &str| el("div").add(el("dt").text(name)).add(el("dd").attr("dir", "auto").text(value));
    let subject = (!letter.subject.is_empty()).then(|| line("Subject", &letter.subject));
    let head = el("dl").class("letter__head").add(line("To", &addressed(&letter.to, &process))).add(subject);
    let text = el("div").class("letter__text letter__sent").attr("dir", "auto").text(&letter.body);
    let paper = el("article").class("letter").attr("aria-label", letter.purpose.label()).add(head).add(text);
    let moment = format!("Sent {}. {}. The ledger has it.", dates::human(at, now), letter.channel.label());
    let against = letter.against.as_ref().map(|against| {
        el("p").class("quiet-text").attr("dir", "auto").text(&format!("Your reason: {}", &*against.reason))
    });
    let status = el("div")
        .class("cluster")
        .add(badge(&Badge::new("done", "check", "Sent")))
        .add(el("p").attr("role", "status").text(&moment));
    let (back, again) = (desk.clone(), desk.clone());
    let undo = button("btn", "redo", "Not sent after all? Undo").click(move || back.app.unsend_letter(&back.id));
    let again = button("btn btn--ghost", "pen", "Write another one").click(move || write_again(&again, &letter));
    let actions = el("div").class("actions no-print").add(undo).add(again);
    View::new().with(el("div").class("pane letter-sent").add(status).add(against).add(paper).add(actions))
}

fn write_again(desk: &Desk, letter: &Letter) {
    let Some(process) = desk.process() else { return };
    let id = desk.app.begin_letter(&process, letter.purpose, letter.round.clone(), letter.to.clone());
    crate::device::page::go(&Route::Letter(process.id.clone(), id).to_string());
}
