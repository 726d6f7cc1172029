//! Whether what was changed is saved.

use crate::state::App;
use crate::storage::SaveState;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::icon::icon;

/// How the last change stands: each state has a word and an icon.
pub fn save_state(app: App) -> View {
    let said = move || {
        let state = app.saving.last().get();
        let mark = |name: &str| el("span").class("savestate").attr("data-state", name);
        match state {
            SaveState::Idle => View::new(),
            SaveState::Saving => {
                let turning = el("span").class("savestate__spin").attr("aria-hidden", "true");
                mark("saving").child(turning).text("Saving").into()
            }
            SaveState::Saved { .. } | SaveState::SavedOnce { .. } => {
                mark("saved").child(icon("device")).text(&state.to_string()).into()
            }
            SaveState::NotSaved(_) => mark("unsaved").child(icon("unsaved")).text("NOT saved").into(),
        }
    };
    el("p").class("savestate-place").attr("role", "status").dynamic(said).into()
}
