//! Undoing a restore or an import, and redoing it: what would happen, by name, and then that and no more.

use crate::device::{dates, file};
use crate::reactive::RwSignal;
use crate::state::App;
use crate::state::undo_bulk::Look;
use crate::storage::SaveError;
use crate::storage::backup::restore::RestoreError;
use crate::storage::backup::undo_snapshot::{BulkChange, UndoSnapshot};
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, View, dynamic, el};
use crate::ui::screens::data::named;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// What was done, and the way back from it.
#[derive(Clone)]
pub struct Done {
    /// The way back.
    pub back: Rc<UndoSnapshot>,
    /// Whether it is there even after the page was closed.
    pub kept: bool,
}

/// What the look at a way back ends with: what was undone, or nothing.
pub type End = Rc<dyn Fn(Option<Done>)>;

fn is_undone(deed: BulkChange) -> bool {
    matches!(deed, BulkChange::UndoRestore | BulkChange::UndoImport)
}

/// A way back that was put aside, and the way to it.
pub fn offer(back: &UndoSnapshot, look: impl FnMut() + 'static) -> View {
    let what = match back.deed {
        BulkChange::Restore => "You restored a backup",
        BulkChange::Import => "You imported interviews",
        BulkChange::UndoRestore => "You undid a restore",
        BulkChange::UndoImport => "You undid an import",
    };
    let words = if is_undone(back.deed) { "See what redoing would change" } else { "See what undoing would change" };
    aside(&format!("{what} here on {}.", dates::exact(back.at)), button("btn", "redo", words).click(look))
}

/// A remark under a line, with something to do about it.
pub fn aside(text: &str, act: El) -> View {
    let words = el("p").class("quiet-text").text(text);
    el("div").class("data-aside").child(words).child(el("div").class("actions").child(act)).into()
}

/// What was done, with the way back.
pub fn done(words: &str, done: &Done, look: impl FnMut() + 'static, end: impl FnMut() + 'static) -> View {
    let verb = if is_undone(done.back.deed) { "redo" } else { "undo" };
    let until = match done.kept {
        true => format!("You can {verb} it later too, on this screen."),
        false => format!("You can {verb} it only until you close this page."),
    };
    let back = button("btn", "redo", if verb == "undo" { "Undo" } else { "Redo" }).click(look);
    let end = button("btn btn--ghost", "", "Done").click(end);
    View::new()
        .with(el("p").attr("role", "status").text(words))
        .with(el("p").class("quiet-text").text(&until))
        .with(el("div").class("actions").child(end).child(back))
}

/// What undoing would do, and the button that does it. `forget`: throws the way back away, where that may be.
pub fn look(app: App, back: Rc<UndoSnapshot>, error: RwSignal<Option<String>>, forget: Option<El>, end: End) -> View {
    let date = dates::exact(back.at);
    let (text, word) = match back.deed {
        BulkChange::Restore => ("Undo the backup you restored", "Undo the restore"),
        BulkChange::Import => ("Undo the import you made", "Undo the import"),
        BulkChange::UndoRestore => ("Redo what you undid", "Redo the restore"),
        BulkChange::UndoImport => ("Redo what you undid", "Redo the import"),
    };
    let text = format!("{text} on {date}. What you wrote since then stays.");
    let again = RwSignal::new(0);
    let shown = Rc::new(RefCell::new(None::<Look>));
    let (seen, on_show, way) = (shown.clone(), shown, back.clone());
    let list = dynamic(move || {
        again.track();
        let look = untrack(|| app.look_back(&way));
        let view = reversals(&look);
        on_show.replace(Some(look));
        view
    });
    let ended = end.clone();
    let act = move || {
        let Some(look) = seen.borrow_mut().take() else { return };
        let (end, deed) = (ended.clone(), back.deed);
        leptos::task::spawn_local(async move {
            let said = said(deed, &look);
            match app.undo_deed(look).await {
                Ok((restored, kept)) => {
                    error.set(None);
                    app.messages.say(said.to_owned());
                    end(Some(Done { back: Rc::new(restored.back), kept }));
                }
                Err(why) => {
                    if let RestoreError::HalfWay(_, before) = &why {
                        let _ = file::download("afterword-before-undo.json", "application/json", before);
                    }
                    error.set(Some(sentence(&why)));
                    again.update(|times| *times += 1);
                }
            }
        });
    };
    let act = button("btn btn--primary", "redo", word).click(act);
    let no = button("btn", "", "Cancel").click(move || {
        error.set(None);
        end(None);
    });
    let actions = el("div").class("actions").child(act).child(no).child(forget);
    View::new().with(el("p").text(&text)).with(list).with(actions)
}

fn sentence(why: &RestoreError) -> String {
    match why {
        RestoreError::NotSaved(SaveError::Full) => "There is not enough space for this. Nothing was changed. Delete interviews you no longer need, then try again.".into(),
        RestoreError::NotSaved(_) => "It didn’t work. Nothing was changed. Reload the page and try again.".into(),
        RestoreError::HalfWay(..) => "It worked only in part. Nothing is lost. Download the state before, then go on.".into(),
        RestoreError::Changed | RestoreError::Doubtful(_) => why.to_string(),
    }
}

fn reversals(look: &Look) -> View {
    let rows = [
        named(&look.returned, "Would be restored"),
        named(&look.reverted, "Would be as before"),
        named(&look.blended, "Would be as before, except what you wrote since"),
        named(&look.kept_twice, "Saved in two versions"),
        named(&look.stays, "Stay because you changed them since"),
        named(&look.trashed, "Would go to the trash"),
        named(&look.deleted, "Would be deleted"),
    ];
    let nothing = look.is_idle().then(|| el("p").text("Nothing would change."));
    let rows: View = rows.into_iter().flatten().collect();
    View::new().with(el("dl").class("facts").child(rows)).with(nothing)
}

fn said(deed: BulkChange, look: &Look) -> &'static str {
    let stays = !(look.blended.is_empty() && look.kept_twice.is_empty() && look.stays.is_empty());
    match (is_undone(deed), stays, look.trashed.is_empty()) {
        (true, _, _) => "Done again. What you wrote since then stays.",
        (false, true, true) => "Undone. What you wrote since then stays.",
        (false, true, false) => "Undone. What you wrote since then stays. The rest is in the trash.",
        (false, false, false) => "Undone. What was added is in the trash.",
        (false, false, true) => "Everything is as it was before.",
    }
}
