//! A short text of ours to copy or share. Afterword sends nothing itself.

use crate::device::clipboard;
use crate::device::share::{self, Shared};
use crate::state::App;
use crate::ui::kit::button::button;
use crate::ui::kit::disclosure::unfold;
use crate::ui::kit::dom::{El, View, el};

/// The text under a summary, with its buttons. It is made when it is opened, and made again when it is copied.
pub fn draft_text(app: App, summary: &str, subject: &str, make: impl Fn() -> String + Clone + 'static) -> El {
    let subject = subject.to_owned();
    let inside = move || -> View {
        let (shown, copied, shared) = (make.clone(), make.clone(), make);
        let said = move |done: bool| {
            app.messages.say(
                if done {
                    "Copied. Paste it where you write."
                } else {
                    "The browser would not copy it. Mark the text and copy it."
                }
                .to_owned(),
            );
        };
        let copy = button("btn", "copy", "Copy").click(move || clipboard::copy(&copied(), said));
        let share = share::takes_text().then(|| {
            button("btn", "share", "Share").click(move || {
                share::text(&subject, &shared(), move |outcome| {
                    if outcome == Shared::Failed {
                        app.messages.say("This device would not share it. Copy it instead.".to_owned());
                    }
                });
            })
        });
        View::new()
            .with(el("div").class("draft-text").attr("dir", "auto").dynamic_text(shown))
            .with(el("div").class("actions").child(copy).child(share))
    };
    unfold("more", el("summary").text(summary), Box::new(inside))
}
