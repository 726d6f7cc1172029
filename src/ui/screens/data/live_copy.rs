//! A copy of everything in a file that the user chose, written by itself after each save; only in browsers that offer it.

use crate::device::{chosen_file, dates};
use crate::reactive::RwSignal;
use crate::state::App;
use crate::storage::store::notes::{CopyFault, Notes};
use crate::ui::kit::badge::{Badge, badge};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{View, dynamic, effect, el};
use crate::ui::kit::section::section;

/// The card, if the browser can do it.
pub fn follow(app: App) -> View {
    if !chosen_file::is_there() && !app.device.notes().get_untracked().copying {
        return View::new();
    }
    let name = RwSignal::new(String::new());
    let look = move || {
        leptos::task::spawn_local(async move { name.set(app.copy_name().await.unwrap_or_default()) });
    };
    effect(Box::new(move || {
        if app.device.journal_loaded().get() {
            look();
        }
    }));
    let body = dynamic(move || {
        let notes = app.device.notes().get();
        // A save makes the copy due.
        app.saving.last().track();
        if notes.copying { running(app, &notes, &name.get()) } else { offer(app, look) }
    });
    section("copy", "Automatic backup").child(el("div").class("card").child(body)).into()
}

fn offer(app: App, look: impl Fn() + Copy + 'static) -> View {
    let text = "Choose a file once, in a folder you back up or sync. Every change is saved to it within seconds.";
    let choose = button("btn", "export", "Choose the file").click(move || {
        let choosing = app.choose_copy();
        leptos::task::spawn_local(async move {
            match choosing.await {
                None => app.messages.say("No file was chosen. Nothing has changed.".into()),
                Some(how) => {
                    look();
                    said(app, how);
                }
            }
        });
    });
    View::new().with(el("p").text(text)).with(el("div").class("actions").child(choose))
}

fn said(app: App, how: Result<(), CopyFault>) {
    app.messages.say(how.map_or_else(|fault| sentence(fault).into(), |()| "The backup is up to date.".into()));
}

const fn sentence(fault: CopyFault) -> &'static str {
    match fault {
        CopyFault::NeedsTap => {
            "The browser needs your permission again to write to the file. Your records are safe here. The backup is out of date until you allow it."
        }
        CopyFault::Failed => {
            "The file could not be written. It may be moved or deleted, or the disk is full. Your records are safe here. Choose the file again."
        }
    }
}

fn running(app: App, notes: &Notes, name: &str) -> View {
    let now = app.clock.about_now().get();
    let last = notes.copied.map_or_else(|| "Not yet".into(), |at| dates::human(at, now));
    let state = match notes.copy_fault {
        None if app.copy_is_due() => Badge::new("wait", "clock", "Not up to date yet"),
        None => Badge::new("done", "check", "Up to date"),
        Some(CopyFault::NeedsTap) => Badge::new("act", "alert", "Needs you"),
        Some(CopyFault::Failed) => Badge::new("stop", "alert", "Failed"),
    };
    let row =
        |name: &str, what: View| View::new().with(el("dt").text(name)).with(el("dd").attr("dir", "auto").child(what));
    let facts = el("dl")
        .class("facts")
        .child(row("File", if name.is_empty() { "unknown".into() } else { name.into() }))
        .child(row("Last written", last.into()))
        .child(row("State", badge(&state)));
    let fault = notes.copy_fault.map(|fault| el("p").text(sentence(fault)));
    let word = if notes.copy_fault == Some(CopyFault::NeedsTap) { "Allow and write now" } else { "Write it now" };
    let again = button("btn btn--primary", "export", word).click(move || {
        leptos::task::spawn_local(async move { said(app, app.copy_again().await) });
    });
    let stop = button("btn btn--ghost", "", "Stop").click(move || {
        leptos::task::spawn_local(async move {
            app.stop_copying().await;
            app.messages.say("Automatic backup is off. The file stays as it is.".into());
        });
    });
    View::new().with(facts).with(fault).with(el("div").class("actions").child(again).child(stop))
}
