//! Putting a backup back: looked at first, done at one word, and undone at will, also after the page was closed.

#![allow(
    clippy::disallowed_types,
    reason = "a local signal: what it holds cannot leave its thread, and `reactive` has none of these"
)]

use crate::device::{dates, file};
use crate::reactive::RwSignal;
use crate::state::App;
use crate::state::safekeeping::Preview;
use crate::state::undo_bulk::Aside;
use crate::storage::backup::file::{Backup, BackupError, Mode};
use crate::storage::backup::restore::{Assent, RestoreError};
use crate::storage::backup::undo_snapshot::BulkChange;
use crate::ui::kit::button::button;
use crate::ui::kit::choice::{Choices, chips};
use crate::ui::kit::dom::{El, View, dynamic, effect, el};
use crate::ui::kit::field::{Field, error_line};
use crate::ui::kit::file_button::chooser;
use crate::ui::kit::section::{note, section};
use crate::ui::screens::data::named;
use crate::ui::screens::data::passphrase::{self, Secret};
use crate::ui::screens::data::undo::{self, Done};
use crate::ui::shared::opened_file::{self, Kind};
use crate::ui::shared::words;
use leptos::prelude::{RwSignal as LocalSignal, *};
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// The most bytes a backup file may have: twice what the browser's store can hold, in the widest script.
const LARGEST_FILE: u32 = 40_000_000;

/// How far putting a backup back has come.
#[derive(Clone)]
enum Step {
    Choose,
    NeedsPassphrase(String),
    Look(Rc<Backup>),
    Doubt(Rc<Backup>, String),
    Done(Done),
    /// The look at undoing the restore that was done just now, or at redoing it.
    Back(Done),
    /// The look at undoing an earlier restore, from the snapshot that was kept of it.
    Earlier(Done),
}

type Where = LocalSignal<Step, LocalStorage>;
type Mood = RwSignal<Option<String>>;

/// What the card remembers while it is open.
#[derive(Clone, Copy)]
struct RestoreState {
    app: App,
    step: Where,
    mode: Mood,
    error: Mood,
    /// What was put aside before the last restore.
    earlier: LocalSignal<Option<Rc<Aside>>, LocalStorage>,
    /// The plan on show.
    preview: StoredValue<Option<Preview>, LocalStorage>,
}

impl RestoreState {
    fn look_for_earlier(self) {
        leptos::task::spawn_local(async move {
            self.earlier.set(self.app.way_back(BulkChange::Restore).await.map(Rc::new));
        });
    }

    /// Back to choosing a file; what went wrong with the last one does not concern the next.
    fn choose(self) {
        self.error.set(None);
        self.step.set(Step::Choose);
        self.look_for_earlier();
    }

    fn cancel(self) -> El {
        button("btn", "", "Cancel").click(move || self.choose())
    }

    fn chosen(self) -> Mode {
        if self.mode.get_untracked().as_deref() == Some("replace") { Mode::Replace } else { Mode::Merge }
    }
}

/// The part of the screen that puts a backup back.
pub fn bring_back(app: App) -> El {
    let state = RestoreState {
        app,
        step: LocalSignal::new_local(Step::Choose),
        mode: RwSignal::new(Some("merge".to_owned())),
        error: RwSignal::new(None::<String>),
        earlier: LocalSignal::new_local(None::<Rc<Aside>>),
        preview: StoredValue::new_local(None),
    };
    let RestoreState { step, error, .. } = state;
    let secret = Secret::new();
    effect(Box::new(move || {
        if app.device.journal_loaded().get() {
            state.look_for_earlier();
        }
    }));
    let open = move |text: String| async move {
        match app.read_backup(text.clone(), secret.typed()).await {
            Ok(backup) => {
                error.set(None);
                step.set(Step::Look(Rc::new(backup)));
            }
            Err(BackupError::DoesNotOpen) if secret.typed().is_empty() => {
                error.set(None);
                step.set(Step::NeedsPassphrase(text));
            }
            Err(why) => error.set(Some(why.to_string())),
        }
    };
    if let Some(bytes) = opened_file::take(Kind::Backup) {
        match String::from_utf8(bytes) {
            Ok(text) => leptos::task::spawn_local(open(text)),
            Err(_) => error.set(Some(file::Unread::Refused.to_string())),
        }
    }
    let pick = move || {
        el("input")
            .attr("type", "file")
            .attr("id", "backup-file")
            .attr("accept", ".json,.txt,application/json,text/plain")
            .on("change", move |event| {
                let Some(input) = event.target().and_then(|target| target.dyn_into().ok()) else { return };
                file::read(&input, LARGEST_FILE, move |read| match read {
                    Ok(text) => {
                        // The passphrase of the file before says nothing about this one.
                        secret.clear();
                        leptos::task::spawn_local(open(text));
                    }
                    Err(why) => error.set(Some(why.to_string())),
                });
            })
    };
    let body = dynamic(move || match step.get() {
        Step::Choose => {
            let earlier = dynamic(move || earlier(state));
            let choose = chooser("Choose a backup file", pick());
            let text = "You see what would change before anything does.";
            View::new().with(el("p").class("quiet-text").text(text)).with(choose).with(earlier)
        }
        Step::NeedsPassphrase(text) => {
            let field = Field::text("open-passphrase", "This backup has a passphrase");
            let busy = RwSignal::new(false);
            let go = button("btn btn--primary", "lock", "Open it")
                .click(move || passphrase::while_busy(busy, open(text.clone())));
            let actions = el("div").class("actions").child(go).child(state.cancel());
            View::new().with(secret.field(field)).with(passphrase::working(busy, "Opening")).with(actions)
        }
        Step::Look(backup) => look(state, backup),
        Step::Doubt(backup, doubt) => {
            let back = backup.clone();
            let yes =
                button("btn btn--stop", "", "Yes, I am sure").click(move || carry_out(state, &backup, Assent::Twice));
            let no = button("btn", "", "Go back").click(move || step.set(Step::Look(back.clone())));
            let actions = el("div").class("actions").child(no).child(yes);
            View::new().with(el("p").text(&doubt)).with(actions)
        }
        Step::Done(done) => {
            let words = match done.back.deed {
                BulkChange::UndoRestore => "The restore is undone.",
                _ => "Your backup is restored.",
            };
            let back = done.clone();
            undo::done(words, &done, move || step.set(Step::Back(back.clone())), move || state.choose())
        }
        Step::Back(done) => {
            let before = done.clone();
            let end = move |undone: Option<Done>| step.set(Step::Done(undone.unwrap_or(before.clone())));
            undo::look(app, done.back, error, None, Rc::new(end))
        }
        Step::Earlier(done) => {
            let forget = button("btn btn--ghost", "", "Dismiss").click(move || {
                leptos::task::spawn_local(async move {
                    app.forget_way_back(BulkChange::Restore).await;
                    state.choose();
                });
            });
            let end = move |undone: Option<Done>| match undone {
                Some(done) => step.set(Step::Done(done)),
                None => state.choose(),
            };
            undo::look(app, done.back, error, Some(forget), Rc::new(end))
        }
    });
    let card = el("div").class("card").child(body).child(error_line("restore-error", error.into()));
    section("bring-back", "Restore a backup").child(card)
}

/// Does what is on show, if it is still the same by then.
fn carry_out(state: RestoreState, backup: &Rc<Backup>, assent: Assent) {
    let RestoreState { app, step, error, .. } = state;
    let Some(preview) = state.preview.try_update_value(Option::take).flatten() else { return };
    if let (Some(doubt), Assent::Once) = (preview.doubt.clone(), assent) {
        state.preview.set_value(Some(preview));
        return step.set(Step::Doubt(backup.clone(), doubt));
    }
    let backup = backup.clone();
    leptos::task::spawn_local(async move {
        match app.restore_backup(preview, assent).await {
            Ok((restored, kept)) => {
                app.note_backup(backup.made);
                error.set(None);
                step.set(Step::Done(Done { back: Rc::new(restored.back), kept }));
            }
            Err(why) => {
                if let RestoreError::HalfWay(_, before) = &why {
                    let _ = file::download("afterword-before-restore.json", "application/json", before);
                }
                error.set(Some(why.to_string()));
                // Shows what would happen by now.
                step.set(Step::Look(backup));
            }
        }
    });
}

/// An earlier restore that can still be undone, or redone.
fn earlier(state: RestoreState) -> View {
    match state.earlier.get().as_deref() {
        None => View::new(),
        Some(Aside::Way(back)) => {
            let done = Done { back: Rc::new(back.clone()), kept: true };
            undo::offer(back, move || state.step.set(Step::Earlier(done.clone())))
        }
        Some(Aside::Backup(backup)) => {
            let made = dates::exact(backup.made);
            let text = format!("A backup was restored here on {made}. What was here before is saved as a backup.");
            let backup = Rc::new(backup.clone());
            let look = button("btn", "redo", "Look at it").click(move || state.step.set(Step::Look(backup.clone())));
            undo::aside(&text, look)
        }
    }
}

fn look(state: RestoreState, backup: Rc<Backup>) -> View {
    let made = format!("Made {}.", dates::exact(backup.made));
    let modes = [("merge", "Add to what is here"), ("replace", "Replace what is here")];
    let mode = state.mode;
    let choice = chips(Choices {
        name: "restore-mode",
        legend: "How?",
        options: modes.iter().map(|(key, word)| ((*key).into(), (*word).into())).collect(),
        chosen: mode.into(),
        choose: Callback::new(move |choice: Option<String>| {
            if choice.is_some() {
                mode.set(choice);
            }
        }),
    });
    let shown = backup.clone();
    let changes = dynamic(move || {
        mode.track();
        let preview = state.app.preview(&shown, state.chosen());
        let view = changes(&preview);
        state.preview.set_value(Some(preview));
        view
    });
    // There is one way back, and this would take its place.
    let last = state.earlier.get_untracked().is_some();
    let last = last.then(|| note("You can then no longer undo the restore before."));
    let go = button("btn btn--primary", "import", "Restore it").click(move || carry_out(state, &backup, Assent::Once));
    let actions = el("div").class("actions").child(go).child(state.cancel());
    View::new().with(el("p").text(&made)).with(choice).with(changes).with(last).with(actions)
}

fn changes(preview: &Preview) -> View {
    let rows = [
        named(&preview.added, "Would be added"),
        named(&preview.updated, "Would change"),
        named(&preview.kept_twice, "Saved twice"),
        named(&preview.left_alone, "Stay as they are here"),
        named(&preview.in_trash, "Stay in the trash here"),
        named(&preview.removed, "Would be deleted here"),
    ];
    let nothing = rows.iter().all(Option::is_none).then(|| el("p").text("Nothing would change."));
    let rows: View = rows.into_iter().flatten().collect();
    let same = format!("The same as here: {}.", words::count(preview.untouched, "record"));
    let unread = match preview.unreadable {
        0 => None,
        1 => Some("1 text in this file cannot be read. Nothing here is deleted because of it.".to_owned()),
        many => Some(format!("{many} texts in this file cannot be read. Nothing here is deleted because of them.")),
    };
    let (made, they) = if preview.newer == 1 { ("was", "It stays") } else { ("were", "They stay") };
    let newer = (preview.newer > 0).then(|| {
        let records = words::count(preview.newer, "record");
        el("p").text(&format!("{records} in this file {made} made by a newer version of Afterword. {they} in the file. Reload this page to get that version, then restore the file again."))
    });
    View::new()
        .with(el("dl").class("facts").child(rows))
        .with(nothing)
        .with(note(&same))
        .with(newer)
        .with(unread.map(|unread| el("p").text(&unread)))
}
