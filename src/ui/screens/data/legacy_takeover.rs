//! Takes over what builds of the app have left that used other names. Runs beside the screens, once in a page.

use crate::state::App;
use crate::ui::kit::dom::View;

/// Starts it. What it returns shows nothing.
pub fn run(app: App) -> View {
    leptos::task::spawn_local(async move { app.take_over_earlier().await });
    View::new()
}
