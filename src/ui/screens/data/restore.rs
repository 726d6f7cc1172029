//! Putting a backup back: looked at first, done at one word, and undone at will, also after the page was closed.

use crate::device::{dates, file};
use crate::reactive::RwSignal;
use crate::state::App;
use crate::state::safekeeping::Preview;
use crate::storage::backup::{Backup, BackupError, Mode};
use crate::storage::restore::{Assent, RestoreError, Restored};
use crate::ui::kit::button::button;
use crate::ui::kit::choice::{Choices, chips};
use crate::ui::kit::dom::{El, View, effect, el, live};
use crate::ui::kit::field::{Field, error_line, input};
use crate::ui::kit::section::{note, section};
use crate::ui::screens::data::tell;
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
    Done(Rc<Restored>),
    /// The state before an earlier restore.
    Back(Rc<Backup>),
}

/// The part of the screen that puts a backup back.
pub fn bring_back(app: App) -> El {
    let step = LocalSignal::new_local(Step::Choose);
    let mode = RwSignal::new(Some("merge".to_owned()));
    let error = RwSignal::new(None::<String>);
    let secret = RwSignal::new(String::new());
    let earlier = LocalSignal::new_local(None::<Rc<Backup>>);
    effect(Box::new(move || {
        if app.whole.get() {
            leptos::task::spawn_local(async move { earlier.set(app.way_back().await.map(Rc::new)) });
        }
    }));
    let open = move |text: String| {
        leptos::task::spawn_local(async move {
            match app.read_backup(text.clone(), secret.get_untracked()).await {
                Ok(backup) => {
                    error.set(None);
                    step.set(Step::Look(Rc::new(backup)));
                }
                Err(BackupError::DoesNotOpen) if secret.get_untracked().is_empty() => {
                    error.set(None);
                    step.set(Step::NeedsPassphrase(text));
                }
                Err(why) => error.set(Some(why.to_string())),
            }
        });
    };
    let pick = move || {
        el("input")
            .class("input")
            .attr("type", "file")
            .attr("id", "backup-file")
            .attr("accept", ".json,.txt,application/json,text/plain")
            .on("change", move |event| {
                let Some(input) = event.target().and_then(|target| target.dyn_into().ok()) else { return };
                file::read(&input, LARGEST_FILE, move |read| match read {
                    Ok(text) => {
                        // The passphrase of the file before says nothing about this one.
                        secret.set(String::new());
                        open(text);
                    }
                    Err(why) => error.set(Some(why.to_string())),
                });
            })
    };
    let body = live(move || match step.get() {
        Step::Choose => {
            let earlier = live(move || way_back(step, mode, earlier.get()));
            let label = el("label").class("field__label").attr("for", "backup-file").text("Choose a backup file");
            let text = "You see what would change before anything does.";
            let hint = el("p").class("field__hint").text(text);
            View::new().with(el("div").class("field").add(label).add(pick()).add(hint)).with(earlier)
        }
        Step::NeedsPassphrase(text) => {
            let field = Field::text("open-passphrase", "This backup has a passphrase").kind("password");
            let write = Callback::new(move |typed| {
                secret.set(typed);
                Ok(())
            });
            let go = button("btn btn--primary", "lock", "Open it").click(move || open(text.clone()));
            let no = cancel(step, error);
            View::new().with(input(field, secret.into(), write)).with(el("div").class("actions").add(go).add(no))
        }
        Step::Look(backup) => look(app, step, mode, error, backup),
        Step::Back(backup) => go_back(app, step, error, earlier, backup),
        Step::Doubt(backup, doubt) => {
            let (again, back) = (backup.clone(), backup);
            let yes = button("btn btn--stop", "", "Yes, I am sure")
                .click(move || carry_out(app, step, mode, error, &again, Assent::Twice));
            let no = button("btn", "", "Go back").click(move || step.set(Step::Look(back.clone())));
            let actions = el("div").class("actions").add(no).add(yes);
            View::new().with(el("p").text(&doubt)).with(actions)
        }
        Step::Done(restored) => {
            let undo = button("btn", "redo", "Undo").click(move || match app.undo_restore(&restored) {
                Ok(()) => {
                    error.set(None);
                    earlier.set(None);
                    leptos::task::spawn_local(app.forget_way_back());
                    step.set(Step::Choose);
                    tell(app, "Everything is as it was before.".into());
                }
                Err(why) => error.set(Some(why.to_string())),
            });
            let words = el("p").attr("role", "status").text("The backup is back.");
            let more = button("btn btn--ghost", "", "Done").click(move || {
                error.set(None);
                step.set(Step::Choose);
                leptos::task::spawn_local(async move { earlier.set(app.way_back().await.map(Rc::new)) });
            });
            View::new().with(words).with(el("div").class("actions").add(more).add(undo))
        }
    });
    let card = el("div").class("card").add(body).add(error_line("restore-error", error.into()));
    section("bring-back", "Put a backup back").add(card)
}

type Mood = RwSignal<Option<String>>;

/// Back to choosing a file; what went wrong with the last one does not concern the next.
fn cancel(step: LocalSignal<Step, LocalStorage>, error: Mood) -> El {
    button("btn", "", "Cancel").click(move || {
        error.set(None);
        step.set(Step::Choose);
    })
}

fn chosen(mode: Mood) -> Mode {
    if mode.get_untracked().as_deref() == Some("replace") { Mode::Replace } else { Mode::Merge }
}

fn carry_out(
    app: App,
    step: LocalSignal<Step, LocalStorage>,
    mode: Mood,
    error: Mood,
    backup: &Rc<Backup>,
    assent: Assent,
) {
    let preview = app.preview(backup, chosen(mode));
    if let (Some(doubt), Assent::Once) = (&preview.doubt, assent) {
        return step.set(Step::Doubt(backup.clone(), doubt.clone()));
    }
    let backup = backup.clone();
    leptos::task::spawn_local(async move {
        // The way back first: should the page be closed in the middle, it is there.
        app.keep_way_back().await;
        let preview = app.preview(&backup, chosen(mode));
        match app.restore_backup(&preview, assent) {
            Ok(restored) => {
                app.note_backup(backup.made);
                error.set(None);
                step.set(Step::Done(Rc::new(restored)));
            }
            Err(why) => {
                if let RestoreError::HalfWay(_, before) = &why {
                    let _ = file::download("afterword-before-restore.json", "application/json", before);
                }
                error.set(Some(why.to_string()));
            }
        }
    });
}

/// An earlier restore that can still be undone.
fn way_back(step: LocalSignal<Step, LocalStorage>, mode: Mood, earlier: Option<Rc<Backup>>) -> View {
    let Some(earlier) = earlier else { return View::new() };
    let text =
        format!("A backup was put back here on {}. What there was before is still kept.", dates::exact(earlier.made));
    let look = button("btn", "redo", "Look at undoing it").click(move || {
        mode.set(Some("replace".into()));
        step.set(Step::Back(earlier.clone()));
    });
    el("div")
        .class("data-aside")
        .add(el("p").class("quiet-text").text(&text))
        .add(el("div").class("actions").add(look))
        .into()
}

/// Undoing an earlier restore: what would change, as things may have been written since.
fn go_back(
    app: App,
    step: LocalSignal<Step, LocalStorage>,
    error: Mood,
    earlier: LocalSignal<Option<Rc<Backup>>, LocalStorage>,
    backup: Rc<Backup>,
) -> View {
    let text = format!("This makes everything what it was on {}.", dates::exact(backup.made));
    let preview = app.preview(&backup, Mode::Replace);
    let shown = changes(&preview);
    let undo = button("btn btn--primary", "redo", "Undo the restore").click(move || {
        let preview = app.preview(&backup, Mode::Replace);
        match app.restore_backup(&preview, Assent::Twice) {
            Ok(_) => {
                error.set(None);
                earlier.set(None);
                leptos::task::spawn_local(app.forget_way_back());
                step.set(Step::Choose);
                tell(app, "Everything is as it was before.".into());
            }
            Err(why) => error.set(Some(why.to_string())),
        }
    });
    let forget = button("btn btn--ghost", "", "Forget it").click(move || {
        error.set(None);
        earlier.set(None);
        leptos::task::spawn_local(app.forget_way_back());
        step.set(Step::Choose);
    });
    let no = cancel(step, error);
    let actions = el("div").class("actions").add(undo).add(no).add(forget);
    View::new().with(el("p").text(&text)).with(shown).with(actions)
}

fn look(app: App, step: LocalSignal<Step, LocalStorage>, mode: Mood, error: Mood, backup: Rc<Backup>) -> View {
    let made = format!("Made {}.", dates::exact(backup.made));
    let modes = [("merge", "Add to what is here"), ("replace", "Replace what is here")];
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
    let changes = live(move || {
        mode.track();
        changes(&app.preview(&shown, chosen(mode)))
    });
    let go = button("btn btn--primary", "import", "Put it back")
        .click(move || carry_out(app, step, mode, error, &backup, Assent::Once));
    let no = cancel(step, error);
    View::new().with(el("p").text(&made)).with(choice).with(changes).with(el("div").class("actions").add(go).add(no))
}

fn changes(preview: &Preview) -> View {
    let line = |names: &[String], words: &str| {
        const NAMED: usize = 5;
        (!names.is_empty()).then(|| {
            let mut shown = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
            if names.len() > NAMED {
                shown.push_str(&format!(" and {} more", names.len() - NAMED));
            }
            View::new()
                .with(el("dt").text(words))
                .with(el("dd").attr("dir", "auto").text(&format!("{}: {shown}", names.len())))
        })
    };
    let rows = [
        line(&preview.added, "Would come"),
        line(&preview.updated, "Would change"),
        line(&preview.kept_twice, "Kept twice"),
        line(&preview.left_alone, "Stay as they are here"),
        line(&preview.removed, "Would be deleted here"),
    ];
    let nothing = rows.iter().all(Option::is_none).then(|| el("p").text("Nothing would change."));
    let rows: View = rows.into_iter().flatten().collect();
    let same = format!("The same as here: {}.", words::count(preview.untouched, "record"));
    let unread = match preview.unreadable {
        0 => None,
        1 => Some("1 text in this file cannot be read and stays in it. Nothing here is deleted for it.".to_owned()),
        many => {
            Some(format!("{many} texts in this file cannot be read and stay in it. Nothing here is deleted for them."))
        }
    };
    View::new()
        .with(el("dl").class("facts").add(rows))
        .with(nothing)
        .with(note(&same))
        .with(unread.map(|unread| el("p").text(&unread)))
}
