//! The prep sheet: everything noted so far that helps in a round which is ahead, on one page to read in the lift, to tick
//! and to print. What is known is read from the record; what is added here is kept with the round.

mod arrival;
mod asks;
mod before;
mod comers;
mod heard;
mod lines;
mod questions;
mod resolved;
mod said;

use crate::device::{dates, page};
use crate::domain::agenda::headline::in_words;
use crate::domain::id::{PersonId, ProcessId, RoundId};
use crate::domain::known_before::MetElsewhere;
use crate::domain::preparation::sheet::{Comer, Sheet, number, sheet};
use crate::domain::process::Process;
use crate::domain::round::Round;
use crate::domain::timeline::step::{Step, StepKind, StepState, Subject};
use crate::reactive::Memo;
use crate::route::{Route, Segment};
use crate::state::{App, app};
use crate::ui::kit::button::{button, link};
use crate::ui::kit::dom::{El, View, after_paint, dynamic, el};
use crate::ui::kit::section::page_head;
use crate::ui::shared::met_before::elsewhere;
use crate::ui::shared::not_found::not_found;
use crate::ui::shared::process_editor::ProcessEditor;
use crate::ui::shared::save_state::save_state;
use crate::ui::shared::words;
use chrono::NaiveDateTime;
use leptos::prelude::*;

/// One sheet on screen: whose it is, and of which round.
#[derive(Clone)]
pub(super) struct Prep {
    pub(super) editor: ProcessEditor,
    pub(super) round: RoundId,
    pub(super) now: NaiveDateTime,
}

impl Prep {
    /// Whoever was not met in this process, as they were met in another one.
    fn elsewhere(&self, process: &Process, comer: &Comer) -> Option<MetElsewhere> {
        comer.met.is_empty().then(|| elsewhere(self.editor.app, process, &comer.id)).flatten()
    }

    /// "Round 1", as it stands beside a name.
    fn round_name(&self, process: &Process, round: &RoundId) -> String {
        let at = process.round(round).and_then(|one| one.schedule.start().or(one.schedule.end()));
        let day = at.map(|at| [", ", &*dates::human_day(at.date(), self.now)].concat()).unwrap_or_default();
        format!("round {}{day}", number(process, round))
    }
}

/// The screen.
pub fn screen(id: ProcessId, round: RoundId) -> View {
    let app = app();
    let editor = ProcessEditor::new(app, &id);
    let now = app.clock.now().get_untracked();
    if editor.now().is_none_or(|process| process.round(&round).is_none()) {
        return not_found();
    }
    let prep = Prep { editor, round: round.clone(), now };
    let wanted = round.clone();
    // What is ticked and typed here is not in it: that must not make the page again.
    let known = Memo::new(move |_| {
        let process = editor.get()?;
        app.records.job_search().with(|search| sheet(&process, &wanted, (&app.profile_now(), search), now))
    });
    let titled = round.clone();
    let title = Memo::new(move |_| {
        let process = editor.get()?;
        Some(Head::of(&process, process.round(&titled)?, now))
    });
    let (of, of_id, of_round) = (prep.clone(), id.clone(), round.clone());
    let title = dynamic(move || title.get().map(|title| untrack(|| head(app, &of_id, &of_round, &title))).into());
    let paper = dynamic(move || known.get().map(|sheet| untrack(|| paper(&of, sheet))).into());
    View::new().with(title).with(paper).with(ready(app, id, round))
}

/// What the head says.
#[derive(Clone, PartialEq)]
struct Head {
    employer: String,
    title: String,
    sub: String,
    /// Whether it is the day of the round, and not over.
    today: bool,
}

impl Head {
    fn of(process: &Process, round: &Round, now: NaiveDateTime) -> Self {
        let title = match number(process, &round.id) {
            1 => "Prep sheet".to_owned(),
            number => ["Prep sheet, round ", &*in_words(number)].concat(),
        };
        let at = round.schedule.start().or(round.schedule.end());
        let role = (!process.role.is_empty()).then(|| process.role.to_string());
        let when = at.map(|at| words::capital(&dates::human(at, now)));
        let sub: Vec<String> = role.into_iter().chain(when).chain([round.kind.label().to_owned()]).collect();
        let today = at.is_some_and(|at| at.date() == now.date());
        Self {
            employer: process.display_name().to_owned(),
            title,
            sub: [&*sub.join(". "), "."].concat(),
            today: today && round.schedule.end().is_some_and(|end| now < end),
        }
    }
}

fn head(app: App, id: &ProcessId, round: &RoundId, head: &Head) -> El {
    let address = |route: Route| ["#", &*route.to_string()].concat();
    let print = button("btn", "print", "Print").click(page::print);
    let leaving = head.today.then(|| {
        link("btn btn--primary", &address(Route::Leaving(id.clone(), round.clone())), "flag", "Before you leave")
    });
    let saved = el("div").class("only-phone").child(save_state(app));
    let actions = el("div").class("page-head__actions no-print").child(leaving).child(print).child(saved);
    let back = address(Route::Process(id.clone(), Segment::Timeline));
    page_head(Some((&back, &head.employer)), &head.title, &head.sub).class("page-head page-head--prep").child(actions)
}

/// Everything on the sheet, in the order in which it is wanted on the way there.
fn paper(prep: &Prep, sheet: Sheet) -> El {
    let Some(process) = prep.editor.now() else { return el("div") };
    let first = View::new()
        .with(arrival::block(prep, &process))
        .with(comers::block(prep, &process, &sheet))
        .with(asks::block(prep, &sheet));
    let prep = prep.clone();
    let rest = after_paint(move || {
        let (prep, process, sheet) = (&prep, &process, &sheet);
        View::new()
            .with(asks::habit(prep))
            .with(resolved::block(prep, process))
            .with(questions::block(prep, process, sheet))
            .with(heard::feedback(prep, process, sheet))
            .with(heard::doubts(prep, process, sheet))
            .with(heard::gaps(prep, sheet))
            .with(said::told(prep, process, sheet))
            .with(said::pay(prep, process, sheet))
            .with(asks::stage(prep, sheet))
            .with(before::block(prep, process))
            .with(heard::known(prep, sheet))
    });
    el("article").class("prep").child(el("div").class("prep__grid").child(first).child(rest))
}

/// The line that says that everything is ready, while it is.
fn ready(app: App, id: ProcessId, round: RoundId) -> View {
    let plan = app.plan(id.clone());
    let step = Memo::new(move |_| {
        let of_round =
            |step: &&Step| step.key.kind == StepKind::PrepareRound && step.key.subject == Subject::Round(round.clone());
        plan.get().and_then(|plan| plan.steps.iter().find(of_round).cloned())
    });
    dynamic(move || {
        let Some(step) = step.get() else { return View::new() };
        let inside: View = match step.state {
            StepState::Done(at) => {
                let said =
                    ["You said you’re ready, ", &*dates::human(at, app.clock.now().get_untracked()), "."].concat();
                el("p").class("quiet-text").text(&said).into()
            }
            ref state if state.is_live() => {
                let (id, step) = (id.clone(), step.clone());
                button("btn btn--block", "check", "I’m ready").click(move || app.mark_done(&id, &step, None)).into()
            }
            _ => View::new(),
        };
        el("div").class("no-print").child(inside).into()
    })
}

/// Names of people, for a sentence.
fn names<'a>(process: &'a Process, ids: impl Iterator<Item = &'a PersonId>) -> String {
    let names: Vec<&str> = ids.filter_map(|id| process.person(id)).map(|person| person.shown()).collect();
    words::list(&names)
}
