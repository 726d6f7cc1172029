//! The record behind the screen for writing an interview down, and how its parts are read and written.

use crate::device::page;
use crate::domain::id::{ProcessId, RoundId};
use crate::domain::process::Process;
use crate::domain::round::{Round, Schedule};
use crate::domain::text::Line;
use crate::reactive::{Memo, Signal};
use crate::route::Route;
use crate::state::App;
use crate::ui::kit::field::Write;
use chrono::NaiveDateTime;
use leptos::prelude::*;

/// The record behind this screen, and how its parts are read and written.
#[derive(Clone, Copy)]
pub(super) struct Sheet {
    pub(super) app: App,
    pub(super) id: StoredValue<ProcessId>,
    pub(super) round: StoredValue<RoundId>,
}

impl Sheet {
    pub(super) fn read<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        read: fn(&Process, &Round) -> T,
        none: fn() -> T,
    ) -> Memo<T> {
        let process = self.app.process(self.id.get_value());
        Memo::new(move |_| {
            process
                .with(|process| {
                    let process = process.as_deref()?;
                    self.round.with_value(|id| process.round(id)).map(|round| read(process, round))
                })
                .unwrap_or_else(none)
        })
    }

    pub(super) fn text(self, read: fn(&Process, &Round) -> String) -> Signal<String> {
        self.read(read, String::new).into()
    }

    pub(super) fn change(self, change: impl FnOnce(&mut Process)) {
        self.app.edit(&self.id.get_value(), change);
        self.round.with_value(|round| {
            page::replace_hash(&Route::Round(self.id.get_value(), round.clone()).to_string());
        });
    }

    pub(super) fn change_with_undo(self, said: &str, change: impl FnOnce(&mut Process)) {
        self.app.edit_with_undo(&self.id.get_value(), said, change);
    }

    pub(super) fn change_round(self, change: impl FnOnce(&mut Round)) {
        let id = self.round.get_value();
        self.change(|process| {
            if let Some(round) = process.rounds.iter_mut().find(|round| round.id == id) {
                change(round);
            }
        });
    }

    pub(super) fn write_line(self, set: fn(&mut Process, &RoundId, Line)) -> Write {
        Callback::new(move |text: String| {
            let line = Line::parse(&text).map_err(|error| error.to_string())?;
            let round = self.round.get_value();
            self.change(|process| set(process, &round, line));
            Ok(())
        })
    }

    pub(super) fn schedule(self) -> Option<Schedule> {
        let process = self.app.process_now(&self.id.get_value())?;
        self.round.with_value(|id| Some(process.round(id)?.schedule))
    }

    pub(super) fn end(self) -> Option<NaiveDateTime> {
        self.schedule()?.end()
    }
}
