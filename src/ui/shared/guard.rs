//! The contact guard on screen: before a message counts as sent, it may say that this is not the right moment or not
//! the right way. It explains and offers an alternative; going on needs a reason in the user's words, which is kept in
//! the ledger.

use crate::device::{clock, dates, page};
use crate::domain::guard::{Ask, Verdict, VerdictKind, verdict};
use crate::domain::id::ProcessId;
use crate::domain::json;
use crate::domain::ledger::Override;
use crate::domain::text::Line;
use crate::reactive::RwSignal;
use crate::state::App;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::field::{Field, error_line, input};
use crate::ui::kit::icon::icon;
use crate::ui::kit::sheet;
use crate::ui::kit::when::{When, when};
use crate::ui::shared::why;
use crate::ui::shared::words;
use chrono::NaiveDateTime;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// Called once the message may count as sent; with the reason, if the guard advised against it.
type Then = Box<dyn FnOnce(Option<Override>)>;

/// Asks the guard about a message that is sent now. Without objection `on_allowed` runs at once; otherwise a sheet
/// explains, and it runs when the user gives a reason to go on, or never.
pub fn ask(app: App, id: &ProcessId, ask: Ask, on_allowed: impl FnOnce(Option<Override>) + 'static) {
    ask_at(app, id, &ask, clock::now(), Box::new(on_allowed));
}

/// Asks the guard about a message that went out at that local moment; `then` runs as in [`ask`].
pub fn ask_at(app: App, id: &ProcessId, ask: &Ask, at: NaiveDateTime, then: Then) {
    let Some(process) = app.process_now(id) else { return };
    let said = untrack(|| verdict(&process, &app.playbook_of(&process), &app.calendar(), ask, at));
    if said.is_allowed() {
        return then(None);
    }
    let sheet = ["guard-", json::text(&ask.purpose).trim_matches('"')].concat();
    show(&Rc::new(Question { app, id: id.clone(), sheet, said, now: at, then: RefCell::new(Some(then)) }));
}

/// An objection of the guard, with what runs once it is answered.
struct Question {
    app: App,
    id: ProcessId,
    /// The name under which the reason is stored while it is typed.
    sheet: String,
    said: Verdict,
    now: NaiveDateTime,
    then: RefCell<Option<Then>>,
}

const fn title(kind: VerdictKind) -> &'static str {
    match kind {
        VerdictKind::Allowed => "Go ahead",
        VerdictKind::WaitUntil(_) => "Better to wait",
        VerdictKind::OverCap => "You’ve sent enough",
        VerdictKind::NeverByChannel => "Better another way",
    }
}

/// Puts the sheet on the page, and takes it away once it is closed.
fn show(question: &Rc<Question>) {
    let question = question.clone();
    sheet::show(title(question.said.kind), move |open| body(&question, open));
}

fn body(question: &Rc<Question>, open: RwSignal<bool>) -> View {
    let (said, now) = (&question.said, question.now);
    let until = match said.kind {
        VerdictKind::WaitUntil(until) => {
            let moment =
                When { human: dates::human(until, now), exact: dates::exact(until), iso: dates::iso_minute(until) };
            let words = el("span").text("Not before ").child(when(&moment));
            Some(el("p").class("quiet__until").child(icon("hand")).child(words))
        }
        _ => None,
    };
    let leave = match said.kind {
        VerdictKind::WaitUntil(_) => "Wait until then",
        VerdictKind::OverCap => "OK, I’ll leave it",
        _ => "Do it another way",
    };
    let advice = el("div")
        .class("quiet__body")
        .child(until)
        .child(el("p").text(&words::phrase(&said.words, now)))
        .child(why::cited(&said.rules));
    let leave = button("btn btn--primary btn--block", "check", leave).click(move || open.set(false));
    View::new().with(el("div").class("quiet").child(advice)).with(leave).with(overrule(question.clone(), open))
}

/// Stores the reason as far as it is typed, so that it survives the sheet and a reload.
fn hold(app: App, id: &ProcessId, sheet: &str, reason: &str) -> Result<(), String> {
    let mut outcome = Ok(());
    let text = (!reason.is_empty()).then_some(reason);
    app.edit(id, |process| outcome = process.put_form_draft(sheet, "reason", text));
    outcome.map_err(|refused| refused.to_string())
}

/// The part of the sheet in which the user goes on against the advice.
fn overrule(question: Rc<Question>, open: RwSignal<bool>) -> View {
    let (reason, error) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let (app, id, sheet) = (question.app, question.id.clone(), question.sheet.clone());
    if let Some(begun) = app.process_now(&id).and_then(|process| process.form_draft(&sheet, "reason").cloned()) {
        reason.set(begun.to_string());
    }
    let go_on = move |event: web_sys::Event| {
        event.prevent_default();
        let reason = match Line::parse(&reason.get_untracked()) {
            Ok(line) if line.is_empty() => {
                page::focus("#guard-reason");
                return error.set(Some("Write your reason first. A few words are enough.".into()));
            }
            Ok(line) => line,
            Err(refused) => return error.set(Some(refused.to_string())),
        };
        let rules = question.said.rules.iter().map(|rule| rule.as_str().to_owned()).collect();
        let then = question.then.borrow_mut().take();
        question.app.edit(&question.id, |process| process.drop_form_draft(&question.sheet));
        open.set(false);
        // The sheet closes first, so that the focus is back where it came from.
        page::after_drawing(move || {
            if let Some(then) = then {
                then(Some(Override { reason, rules }));
            }
        });
    };
    let held = Callback::new(move |typed: String| {
        let outcome = hold(app, &id, &sheet, &typed);
        reason.set(typed);
        outcome
    });
    let field = Field::text("guard-reason", "Your reason")
        .hint("For example: they asked me to ring, or it is sent already. It stays in your contact history.");
    el("form")
        .class("form")
        .attr("novalidate", "")
        .on("submit", go_on)
        .child(input(field, reason.into(), held))
        .child(error_line("guard-error", error.into()))
        .child(el("button").attr("type", "submit").class("btn btn--block").text("Continue with this reason"))
        .into()
}
