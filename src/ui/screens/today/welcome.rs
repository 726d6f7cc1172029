//! Today before anything was written down: how it goes, and the way to begin. Its words are in `index.html`, for a first
//! visit shows them before the program is there.

use crate::ui::kit::dom::{View, template};

/// The welcome.
pub fn welcome() -> View {
    template("welcome")
}
