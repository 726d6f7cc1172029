//! The message on show: what was just done, and perhaps the way back.

use crate::reactive::{ReadSignal, RwSignal};
use crate::storage::Record;

/// A short message with, perhaps, a way back.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// What was done.
    pub text: String,
    /// The change that can be taken back.
    pub undo: Option<Change>,
}

/// A change to a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The record as it was.
    pub(super) before: Record,
    /// As it then was; none if it was deleted.
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

    /// Says something, in the place of what was said before.
    pub fn say(self, text: String) {
        self.offer(text, None);
    }

    /// The same, with a way back.
    pub(super) fn offer(self, text: String, undo: Option<Change>) {
        self.shown.set(Some(Message { text, undo }));
    }

    /// Takes the message away.
    pub fn close(self) {
        self.shown.set(None);
    }
}
