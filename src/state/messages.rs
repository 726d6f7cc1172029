//! The message on screen: what was just done, and perhaps an undo.

use crate::reactive::{ReadSignal, RwSignal};
use crate::storage::Record;

/// A short message with, perhaps, an undo.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// What was done.
    pub text: String,
    /// The change that can be undone.
    pub undo: Option<Change>,
}

/// A change to a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The record before the change.
    pub(super) before: Record,
    /// The record after it; `None` if it was deleted.
    pub(super) after: Option<Record>,
}

/// The one message that stands on the screen, if any.
#[derive(Clone, Copy)]
pub struct Messages {
    shown: RwSignal<Option<Message>>,
}

impl Messages {
    /// No message.
    pub(super) fn none() -> Self {
        Self { shown: RwSignal::new(None) }
    }

    /// The message on show.
    pub fn shown(self) -> ReadSignal<Option<Message>> {
        self.shown.read_only()
    }

    /// Shows a message in place of the one before.
    pub fn say(self, text: String) {
        self.offer(text, None);
    }

    /// Shows a message with, perhaps, an undo, in place of the one before.
    pub(super) fn offer(self, text: String, undo: Option<Change>) {
        self.shown.set(Some(Message { text, undo }));
    }

    /// Closes the message.
    pub fn close(self) {
        self.shown.set(None);
    }
}
