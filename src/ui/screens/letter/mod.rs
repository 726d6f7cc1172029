//! One letter, the paper first: one line of verdict above it, below it what is missing, the ways out and the checks.

mod answers;
mod blocked;
mod desk;
mod findings;
mod gate;
mod held;
mod history;
mod how;
mod mail;
mod panel;
mod paper;
mod passed_on;
mod quick;
mod send;
mod sent;
mod verdict;
mod wording;

use crate::domain::guard::{Verdict, VerdictKind};
use crate::domain::id::{LetterId, ProcessId};
use crate::domain::letter::record::{Letter, LetterState};
use crate::domain::process::Process;
use crate::reactive::{Memo, RwSignal};
use crate::route::{Route, Segment};
use crate::state::app;
use crate::state::letters::step_of_letter;
use crate::ui::kit::dom::{El, View, effect, el, live};
use crate::ui::kit::section::page_head;
use crate::ui::kit::when::when;
use crate::ui::shared::not_found::not_found;
use crate::ui::shared::recipients::addressed;
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::words;
use desk::Desk;
use leptos::prelude::*;
use std::rc::Rc;

/// The screen.
pub fn screen(process: ProcessId, id: LetterId) -> View {
    let process = &process;
    let app = app();
    app.process_now(process).iter().for_each(|process| app.follow_ledger(process));
    let (Some(record), Some(letter)) = (app.process_now(process), app.letter_now(&id)) else { return not_found() };
    if letter.process != *process {
        return not_found();
    }
    let back = format!("#{}", Route::Process(process.clone(), Segment::Letters));
    let title = title(&letter, &record);
    let head = page_head(Some((&back, record.shown())), &title, "").class("page-head page-head--close");
    let desk = Desk::with(app, process.clone(), id.clone());
    let opened = RwSignal::new(!letter.body.is_empty());
    // Too early is no reason not to write: only what had better not be written at all waits for a word.
    let never = |verdict: Verdict| matches!(verdict.kind, VerdictKind::OverCap | VerdictKind::NeverByChannel);
    if !opened.get_untracked() && !desk.verdict().is_some_and(never) {
        desk.draft();
        opened.set(true);
    }
    let is_sent = Memo::new(move |_| {
        app.book.with(|book| book.letter(&id).is_none_or(|letter| matches!(letter.state, LetterState::Sent { .. })))
    });
    let body = live(move || {
        let desk = desk.clone();
        let (is_open, is_sent) = (opened.get(), is_sent.get());
        untrack(move || match (is_open, is_sent) {
            (_, true) => sent::letter(&desk),
            (true, false) => editor(&desk),
            (false, false) => gate::gate(&desk, opened),
        })
    });
    View::new().with(head).with(body)
}

/// By when it is best sent, while the plan asks for it.
fn due(desk: &Rc<Desk>) -> El {
    let (plan, app, desk) = (desk.app.plan(desk.process.clone()), desk.app, desk.clone());
    el("div").class("no-print").live(move || {
        let (Some(plan), now) = (plan.get(), app.now.get()) else { return View::new() };
        let key = untrack(|| desk.letter()).and_then(|letter| step_of_letter(&plan, &letter));
        let step = plan.steps.iter().find(|step| Some(step.key.to_string()) == key);
        let said = step.map(|step| View::new().with("In your plan: ").with(when(&words::step_when(step, now))));
        said.map(|said| el("p").class("caption").add(said)).into()
    })
}

/// "Letter to Tomasz Brandt", "Question to HR" where nobody is named.
fn title(letter: &Letter, process: &Process) -> String {
    let to = addressed(&letter.to, process);
    if to.is_empty() { letter.purpose.label().to_owned() } else { format!("Letter to {to}") }
}

fn editor(desk: &Rc<Desk>) -> View {
    let paper = paper::Paper::new(desk);
    let (watching, redraw) = (desk.clone(), paper.redraw.clone());
    let app = desk.app;
    let process = app.process(desk.process.clone());
    effect(Box::new(move || {
        app.book.track();
        app.now.track();
        // A memo that was never read never runs.
        process.with(|_| ());
        watching.until.track();
        let desk = watching.clone();
        untrack(|| desk.follow_record());
        watching.judge_soon(redraw.clone());
    }));
    let status = el("div").class("cluster no-print").add(save_state(app)).add(paper.words());
    let (quick, topics) = quick::quick(desk);
    let main = el("div")
        .class("pane pane--close")
        .add(verdict::line(desk, &paper))
        .add(paper.view(desk))
        .add(status)
        .add(quick)
        .add(send::section_of(desk))
        .add(due(desk))
        .add(findings::section_of(desk, &paper));
    let aside = el("div")
        .class("pane pane--aside no-print")
        .add(panel::section_of(desk))
        .add(wording::toolbar(desk))
        .add(topics)
        .add(how::section_of(desk))
        .add(wording::own_phrases(desk, &paper))
        .add(history::section_of(desk));
    el("div").class("panes letter-panes").add(main).add(aside).into()
}
