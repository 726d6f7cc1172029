//! Work of one process that has a screen of its own.

mod after_no;
mod contacts;
mod offer;
mod plan;
mod profiles;
mod referees;

use crate::domain::id::ProcessId;
use crate::route::Desk;
use crate::ui::kit::dom::View;

/// The screen.
pub fn screen(id: ProcessId, desk: Desk) -> View {
    match desk {
        Desk::Referees => referees::screen(&id),
        Desk::Contacts => contacts::screen(&id),
        Desk::Profiles => profiles::screen(&id),
        Desk::Offer => offer::screen(&id),
        Desk::AfterNo => after_no::screen(&id),
        Desk::Plan => plan::screen(&id),
        // It has a loader of its own: its figures stand beside the record.
        Desk::Salary => View::new(),
    }
}
