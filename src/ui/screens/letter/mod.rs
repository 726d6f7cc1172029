//! One letter, the paper first: one line of verdict above it, below it what is missing, the ways out and the checks.

mod advised_against;
mod also_thanks;
mod answers;
mod blocked;
mod editor;
mod findings;
mod history;
mod letter_form;
mod mail;
mod manner;
mod panel;
mod paper;
mod quick_answers;
mod send;
mod sent;
mod verdict;
mod ways_out;
mod wording;

use crate::domain::guard::{Verdict, VerdictKind};
use crate::domain::id::{LetterId, ProcessId};
use crate::domain::letter::record::{Letter, LetterState};
use crate::domain::process::Process;
use crate::reactive::{Memo, RwSignal};
use crate::route::{Route, Segment};
use crate::state::app;
use crate::state::letters::step_of_letter;
use crate::ui::kit::dom::{El, View, dynamic, effect, el};
use crate::ui::kit::section::page_head;
use crate::ui::kit::when::when;
use crate::ui::shared::not_found::not_found;
use crate::ui::shared::recipients::addressed;
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::words;
use editor::LetterEditor;
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
    let head = page_head(Some((&back, record.display_name())), &title, "").class("page-head page-head--close");
    let editor = LetterEditor::with(app, process.clone(), id.clone());
    let opened = RwSignal::new(!letter.body.is_empty());
    // Too early is no reason not to write: only what had better not be written at all waits for a word.
    let never = |verdict: Verdict| matches!(verdict.kind, VerdictKind::OverCap | VerdictKind::NeverByChannel);
    if !opened.get_untracked() && !editor.verdict().is_some_and(never) {
        editor.draft();
        opened.set(true);
    }
    let is_sent = Memo::new(move |_| {
        app.records
            .book()
            .with(|book| book.letter(&id).is_none_or(|letter| matches!(letter.state, LetterState::Sent { .. })))
    });
    let body = dynamic(move || {
        let editor = editor.clone();
        let (is_open, is_sent) = (opened.get(), is_sent.get());
        untrack(move || match (is_open, is_sent) {
            (_, true) => sent::letter(&editor),
            (true, false) => writing(&editor),
            (false, false) => advised_against::gate(&editor, opened),
        })
    });
    View::new().with(head).with(body)
}

/// By when it is best sent, while the plan asks for it.
fn due(editor: &Rc<LetterEditor>) -> El {
    let (plan, app, editor) = (editor.app.plan(editor.process.clone()), editor.app, editor.clone());
    el("div").class("no-print").dynamic(move || {
        let (Some(plan), now) = (plan.get(), app.clock.now().get()) else { return View::new() };
        let key = untrack(|| editor.letter()).and_then(|letter| step_of_letter(&plan, &letter));
        let step = plan.steps.iter().find(|step| Some(step.key.to_string()) == key);
        let said = step.map(|step| View::new().with("In your plan: ").with(when(&words::step_when(step, now))));
        said.map(|said| el("p").class("caption").child(said)).into()
    })
}

/// "Letter to Tomasz Brandt", "Question to HR" where nobody is named.
fn title(letter: &Letter, process: &Process) -> String {
    let to = addressed(&letter.to, process);
    if to.is_empty() { letter.purpose.label().to_owned() } else { format!("Letter to {to}") }
}

fn writing(editor: &Rc<LetterEditor>) -> View {
    let paper = paper::Paper::new(editor);
    let (watching, redraw) = (editor.clone(), paper.redraw.clone());
    let app = editor.app;
    let process = app.process(editor.process.clone());
    effect(Box::new(move || {
        app.records.book().track();
        app.clock.now().track();
        // A memo that was never read never runs.
        process.with(|_| ());
        watching.until.track();
        let editor = watching.clone();
        untrack(|| editor.follow_record());
        watching.judge_soon(redraw.clone());
    }));
    let status = el("div").class("cluster no-print").child(save_state(app)).child(paper.words());
    let (quick, topics) = quick_answers::quick(editor);
    let main = el("div")
        .class("pane pane--close")
        .child(verdict::line(editor, &paper))
        .child(paper.view(editor))
        .child(status)
        .child(quick)
        .child(send::section_of(editor))
        .child(due(editor))
        .child(findings::section_of(editor, &paper));
    let aside = el("div")
        .class("pane pane--aside no-print")
        .child(panel::section_of(editor))
        .child(wording::toolbar(editor))
        .child(topics)
        .child(manner::section_of(editor))
        .child(wording::own_phrases(editor, &paper))
        .child(history::section_of(editor));
    el("div").class("panes letter-panes").child(main).child(aside).into()
}
