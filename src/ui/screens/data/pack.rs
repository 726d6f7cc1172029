//! Packing away what is long over: it stays in the list, can be read and found, and takes less room.

use crate::device::compression;
use crate::domain::archivable::QUIET_DAYS;
use crate::reactive::RwSignal;
use crate::state::App;
use crate::state::packing::{Packed, thousands};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::kit::section::{note, section};
use crate::ui::shared::words;

/// The card.
pub fn pack(app: App) -> El {
    let busy = RwSignal::new(false);
    let body = dynamic(move || {
        app.saving.last().track();
        let text = format!(
            "Interviews that are over or archived can be compressed after {QUIET_DAYS} days without a change. You can still find and read them. Your next change brings one back to full size."
        );
        View::new().with(el("p").text(&text)).with(now_packed(app)).with(actions(app, busy))
    });
    section("pack", "Free up space").child(el("div").class("card").child(body))
}

fn now_packed(app: App) -> View {
    let (count, size, plain) = app.packed();
    if count == 0 {
        return View::new();
    }
    let row = |name: &str, what: &str| View::new().with(el("dt").text(name)).with(el("dd").text(what));
    el("dl")
        .class("facts")
        .child(row("Compressed", &words::count(count, "interview")))
        .child(row("They use", &format!("{} instead of {}", thousands(size), thousands(plain))))
        .child(row("Space saved", &thousands(plain.saturating_sub(size))))
        .into()
}

fn actions(app: App, busy: RwSignal<bool>) -> View {
    let ids = app.packable();
    if busy.get() {
        return el("p").attr("role", "status").text("Compressing. You can go on meanwhile.").into();
    }
    let (packed, _, _) = app.packed();
    let unpack = (packed > 0).then(|| {
        button("btn btn--ghost", "", "Uncompress all").click(move || match app.unpack_all() {
            Ok(count) => app.messages.say(format!("{} at full size again.", words::count(count, "interview"))),
            Err((count, error)) => app.messages.say(format!(
                "{} at full size again. The rest stays compressed. {error}",
                words::count(count, "interview")
            )),
        })
    });
    let pack = if !compression::is_there() {
        note("This browser cannot compress. Its next version may.")
    } else if ids.is_empty() {
        note("Nothing to compress right now.")
    } else {
        let word = format!("Compress {}", words::count(ids.len(), "interview"));
        button("btn", "down", &word)
            .click(move || {
                let ids = ids.clone();
                busy.set(true);
                leptos::task::spawn_local(async move {
                    let packed = app.pack(ids).await;
                    busy.set(false);
                    app.messages.say(said(&packed));
                });
            })
            .into()
    };
    el("div").class("actions").child(pack).child(unpack).into()
}

fn said(packed: &Packed) -> String {
    let won = thousands(packed.before.saturating_sub(packed.after));
    match (&packed.fault, packed.count) {
        (None, 0) => "That would save no space. Nothing was changed.".into(),
        (None, count) => format!("{} compressed. Space saved: {won}.", words::count(count, "interview")),
        (Some(error), count) => {
            format!("{} compressed. The rest stays as it was. {error}", words::count(count, "interview"))
        }
    }
}
