//! An import step by step: a file is read, looked at, and what was chosen is added.

#![allow(
    clippy::disallowed_types,
    reason = "a local signal: what it holds cannot leave its thread, and `reactive` has none of these"
)]

use crate::device::charsets;
use crate::device::slices::in_slices;
use crate::reactive::RwSignal;
use crate::state::App;
use crate::state::importing::TakenOver;
use crate::storage::import::csv::Rows;
use crate::storage::import::letters as read_letters;
use crate::storage::import::session::Session;
use crate::ui::screens::data::import::preview_state::Look;
use crate::ui::screens::data::undo::Done;
use crate::ui::shared::words;
use leptos::prelude::{RwSignal as LocalSignal, *};
use std::cell::Cell;
use std::rc::Rc;

/// Said where something came between the look and the yes.
const CHANGED: &str =
    "Something was added here meanwhile, so nothing was imported yet. This is what would be added now.";

/// How far it has come.
#[derive(Clone)]
pub(super) enum Step {
    Choose,
    /// Something that takes a while: what, how many parts of a hundred are done, and whether it may go on.
    Busy(&'static str, LocalSignal<usize>, Rc<Cell<bool>>),
    Look(Look),
    Done(usize, Done),
    /// The look at undoing the import that was done just now, or at redoing it.
    Back(usize, Done),
    /// The look at undoing an earlier import, from the snapshot that was kept of it.
    Earlier(Done),
}

/// Where it stands, and what went wrong.
#[derive(Clone, Copy)]
pub(super) struct ImportState {
    pub(super) app: App,
    pub(super) step: LocalSignal<Step, LocalStorage>,
    pub(super) error: RwSignal<Option<String>>,
}

/// Reads a file, in the letters that were chosen for it if any were.
pub(super) async fn open(state: ImportState, bytes: Rc<Vec<u8>>, chosen: Option<String>) {
    state.error.set(None);
    let (percent, going) = state.begin("Reading the file");
    let goes_on = |now: usize| {
        percent.set(now);
        going.get()
    };
    let read = match read_letters(&bytes, chosen.as_deref(), &charsets::decode) {
        Ok(read) => read,
        Err(why) => return state.stop(Some(why.to_string())),
    };
    let rows = std::cell::RefCell::new(Rows::new(&read.text));
    let whole = in_slices(|| rows.borrow_mut().step(50), || goes_on(rows.borrow().percent() / 2)).await;
    if !whole {
        return state.stop(None);
    }
    let session = match state.app.begin_import(rows.into_inner().rows()) {
        Ok(session) => session,
        Err(why) => return state.stop(Some(why.to_string())),
    };
    if !going.get() {
        return state.stop(None);
    }
    let look = Look::new(session, (!read.sure).then_some((bytes, chosen)));
    let whole =
        in_slices(|| look.session.borrow_mut().step(20), || goes_on(50 + look.session.borrow().percent() / 2)).await;
    if whole { state.step.set(Step::Look(look)) } else { state.stop(None) }
}

impl ImportState {
    /// Shows that something takes a while.
    fn begin(self, what: &'static str) -> (LocalSignal<usize>, Rc<Cell<bool>>) {
        let (percent, going) = (LocalSignal::new(0), Rc::new(Cell::new(true)));
        self.step.set(Step::Busy(what, percent, going.clone()));
        (percent, going)
    }

    /// Back to the beginning; nothing was changed.
    fn stop(self, error: Option<String>) {
        self.error.set(error);
        self.step.set(Step::Choose);
    }

    /// Adds what was looked at.
    pub(super) async fn add(self, look: Look, early: bool) {
        let session: Session = look.session.borrow().clone();
        let (percent, going) = self.begin("Adding them");
        let goes_on = move |now: usize| {
            percent.set(now);
            going.get()
        };
        match self.app.take_over(&session, early, goes_on).await {
            TakenOver::Changed => {
                let here = self.app.names_here();
                look.session.borrow_mut().meet(here);
                in_slices(|| look.session.borrow_mut().step(20), || true).await;
                self.error.set(Some(CHANGED.into()));
                self.step.set(Step::Look(look));
            }
            TakenOver::Done { count, back, kept, fault } => {
                self.app.remember_import(&session);
                let stopped = |fault| format!("{} added, then it stopped. {fault}", words::count(count, "interview"));
                self.error.set(fault.map(stopped));
                self.step.set(Step::Done(count, Done { back: Rc::new(back), kept }));
            }
        }
    }
}
