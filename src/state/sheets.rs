//! The sheets that can be opened from several screens. A screen asks for one here, and the shell shows it.

use crate::domain::id::ProcessId;
use crate::domain::timeline::step::StepKey;
use crate::reactive::RwSignal;

/// A sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Sheet {
    /// What they said. Without an employer it asks first which one it was.
    Reply(Option<ProcessId>),
    /// What the user sent to them.
    Message(ProcessId),
    /// Until when to put off these steps of one record.
    Snooze(ProcessId, Vec<StepKey>),
    /// What was done for the search.
    Log,
}

/// The sheet that was asked for last.
#[derive(Clone, Copy)]
pub struct Sheets(RwSignal<Option<Sheet>>);

impl Sheets {
    /// No sheet, yet.
    pub(super) fn none() -> Self {
        Self(RwSignal::new(None))
    }

    /// Opens a sheet.
    pub fn open(self, sheet: Sheet) {
        self.0.set(Some(sheet));
    }

    /// The sheet to show. An effect that reads this runs again for each opening, even of the same sheet.
    pub fn opened(self) -> Option<Sheet> {
        self.0.get()
    }
}
