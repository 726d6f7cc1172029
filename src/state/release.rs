//! The running version of the app, and the one that waits.

use crate::device::update;
use crate::reactive::{ReadSignal, RwSignal};

/// Whether a newer version waits, and whether this one is completely downloaded.
#[derive(Clone, Copy)]
pub struct Release {
    newer: RwSignal<bool>,
    offline: RwSignal<bool>,
}

impl Release {
    /// The state at the start.
    pub(super) fn present() -> Self {
        Self { newer: RwSignal::new(update::is_waiting()), offline: RwSignal::new(false) }
    }

    /// Listens for a newer version, and for the end of the download.
    pub(super) fn listen(self) {
        update::on_waiting(move || self.newer.set(true));
        update::on_offline_ready(move || self.offline.set(true));
    }

    /// Whether a newer version of the app waits to be used, and the user has not said "Later".
    pub fn newer(self) -> ReadSignal<bool> {
        self.newer.read_only()
    }

    /// Whether everything needed offline is downloaded.
    pub fn offline(self) -> ReadSignal<bool> {
        self.offline.read_only()
    }

    /// Dismisses the newer version for now.
    pub fn put_off(self) {
        self.newer.set(false);
    }
}
