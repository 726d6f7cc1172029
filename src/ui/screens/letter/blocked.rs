//! What speaks against sending a letter now: its words, or nothing but the hour.

use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, el};
use crate::ui::kit::icon::icon;
use crate::ui::screens::letter::editor::{LetterEditor, early};
use crate::ui::shared::words;

/// The line that says so, with the way past it.
pub fn blocked(editor: &LetterEditor, anyway: impl Fn() + 'static) -> El {
    let now = editor.app.clock.now().get_untracked();
    let faults = editor.faults_left().len();
    let early = editor.errors_left().iter().find_map(early);
    let (tone, icon_name, words) = match (faults, early) {
        (0, Some(until)) => ("wait", "hand", ["Better after ", &*words::hour(until, now), "."].concat()),
        (1, _) => ("act", "alert", "One check says wait. See below.".to_owned()),
        _ => ("act", "alert", format!("{faults} checks say wait. See below.")),
    };
    let anyway = button("btn", "", "Send anyway").attr("id", "send-anyway").click(anyway);
    el("div")
        .class("banner")
        .attr("data-tone", tone)
        .child(icon(icon_name))
        .child(el("p").class("banner__title").attr("id", "send-why").text(&words))
        .child(el("div").class("actions").child(anyway))
}
