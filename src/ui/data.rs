//! Your data: how much of it there is, a backup to keep elsewhere, and a backup put back.

use crate::device::{dates, file};
use crate::reactive::RwSignal;
use crate::state::safekeeping::Preview;
use crate::state::{App, Toast, app};
use crate::storage::backup::{Backup, BackupError, Mode};
use crate::storage::meter::LIMIT;
use crate::storage::restore::{Assent, Restored};
use crate::ui::dom::{El, View, el, live};
use crate::ui::parts::button::button;
use crate::ui::parts::choice::{Choices, chips};
use crate::ui::parts::field::{Field, error_line, input};
use crate::ui::parts::section::{note, page_head, section};
use crate::ui::words;
use leptos::prelude::{RwSignal as LocalSignal, *};
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// The most bytes a backup file may have: twice what the browser's store can hold, in the widest script.
const LARGEST_FILE: u32 = 40_000_000;

/// The screen.
pub fn screen() -> View {
    let app = app();
    let sub = "It is on this device and nowhere else. A backup file is your second leg.";
    let panes = el("div").class("panes panes--even").add(back_up(app)).add(bring_back(app));
    View::new()
        .with(page_head(Some(("#/more", "More")), "Your data", sub))
        .with(store(app))
        .with(panes)
        .with(live(move || second_versions(app)))
}

fn store(app: App) -> El {
    let meter = app.meter();
    let percent = meter.percent();
    let fill = el("span").class("meter__fill").maybe("data-tone", meter.is_tight().then_some("act"));
    fill.set_property("--value", &format!("{percent}%"));
    let track = el("div")
        .class("meter__track")
        .attr("role", "meter")
        .attr("aria-label", "Storage used")
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", "100")
        .attr("aria-valuenow", &percent.to_string())
        .add(fill);
    let used = format!("{percent} in 100 used");
    let rest = format!("{} thousand characters of {} thousand", meter.ours / 1000, LIMIT / 1000);
    let text =
        el("p").class("meter__text").add(el("strong").text(&used)).add(el("span").class("quiet-text").text(&rest));
    let tight =
        meter.is_tight().then(|| note("The space is running out. Make a backup, then delete old interviews for good."));
    section("store", "On this device")
        .add(el("div").class("card").add(el("div").class("meter").add(text).add(track)).add(tight))
}

fn tell(app: App, text: String) {
    app.toast.set(Some(Toast { text, undo: None }));
}

fn offer(app: App, text: &str) {
    let name = format!("afterword-backup-{}.json", app.now.get_untracked().date());
    match file::download(&name, "application/json", text) {
        Some(()) => tell(app, "The backup is in your downloads. Keep it where only you can read it.".into()),
        None => tell(app, "The browser refused the download. Nothing was changed.".into()),
    }
}

fn back_up(app: App) -> El {
    let passphrase = RwSignal::new(String::new());
    let run = move || {
        let secret = passphrase.get_untracked();
        if secret.is_empty() {
            return offer(app, &app.backup());
        }
        leptos::task::spawn_local(async move {
            match app.sealed_backup(secret).await {
                Ok(text) => offer(app, &text),
                Err(error) => tell(app, error.to_string()),
            }
        });
    };
    let field = Field::text("passphrase", "Passphrase, if you want one")
        .kind("password")
        .autocomplete("new-password")
        .hint("With it, nobody can read the file without these very words. A lost passphrase is a lost backup.");
    let secret = input(
        field,
        passphrase.into(),
        Callback::new(move |text| {
            passphrase.set(text);
            Ok(())
        }),
    );
    let card = el("div")
        .class("card")
        .add(el("p").text("One file with everything in it: records, settings, and what could not be read."))
        .add(secret)
        .add(button("btn btn--primary", "export", "Back up now").click(run));
    section("back-up", "Back up").add(card)
}

/// How far putting a backup back has come.
#[derive(Clone)]
enum Step {
    Choose,
    NeedsPassphrase(String),
    Look(Rc<Backup>),
    Doubt(Rc<Backup>, String),
    Done(Rc<Restored>),
}

fn bring_back(app: App) -> El {
    let step = LocalSignal::new_local(Step::Choose);
    let mode = RwSignal::new(Some("merge".to_owned()));
    let error = RwSignal::new(None::<String>);
    let secret = RwSignal::new(String::new());
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
                    Ok(text) => open(text),
                    Err(why) => error.set(Some(why.to_string())),
                });
            })
    };
    let body = live(move || match step.get() {
        Step::Choose => {
            let label = el("label").class("field__label").attr("for", "backup-file").text("Choose a backup file");
            let text = "You see what would change before anything does.";
            el("div").class("field").add(label).add(pick()).add(el("p").class("field__hint").text(text)).into()
        }
        Step::NeedsPassphrase(text) => {
            let field = Field::text("open-passphrase", "This backup has a passphrase").kind("password");
            let write = Callback::new(move |typed| {
                secret.set(typed);
                Ok(())
            });
            let go = button("btn btn--primary", "lock", "Open it").click(move || open(text.clone()));
            View::new().with(input(field, secret.into(), write)).with(el("div").class("actions").add(go))
        }
        Step::Look(backup) => look(app, step, mode, error, backup),
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
                    step.set(Step::Choose);
                    tell(app, "Everything is as it was before.".into());
                }
                Err(why) => error.set(Some(why.to_string())),
            });
            let words = el("p").attr("role", "status").text("The backup is back.");
            let more = button("btn btn--ghost", "", "Done").click(move || step.set(Step::Choose));
            View::new().with(words).with(el("div").class("actions").add(more).add(undo))
        }
    });
    let card = el("div").class("card").add(body).add(error_line("restore-error", error.into()));
    section("bring-back", "Put a backup back").add(card)
}

type Mood = RwSignal<Option<String>>;

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
    match app.restore_backup(&preview, assent) {
        Ok(restored) => step.set(Step::Done(Rc::new(restored))),
        Err(why) => error.set(Some(why.to_string())),
    }
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
    let no = button("btn", "", "Cancel").click(move || step.set(Step::Choose));
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
    let same = format!("{} stay the same.", words::count(preview.untouched, "record"));
    View::new().with(el("dl").class("facts").add(rows)).with(nothing).with(note(&same))
}

/// Records that were changed in two places at once: both versions are kept until the user decides.
fn second_versions(app: App) -> View {
    let copies = app.copies.get();
    if copies.is_empty() {
        return View::new();
    }
    let rows = copies.into_iter().map(|copy| {
        let title = app.name_of(&copy.of).unwrap_or_else(|| copy.of.clone());
        let found = format!("Noticed {}", dates::human(copy.found, app.now.get_untracked()));
        let text = copy.text.clone();
        let file_name = format!("afterword-second-version-{}.json", copy.id);
        let download = button("btn", "export", "Download").click(move || {
            let _ = file::download(&file_name, "application/json", &text);
        });
        let discard = button("btn btn--ghost", "", "Discard").click(move || app.discard_copy(&copy));
        let words = el("span")
            .add(el("span").class("row__title").attr("dir", "auto").text(&title))
            .add(el("br"))
            .add(el("span").class("row__sub").text(&found));
        let actions = el("span").class("actions").add(download).add(discard);
        el("li").class("row row--plain").add(words).add(actions)
    });
    section("copies", "Two versions of one record")
        .add(note("The same thing was changed in two places at once. Yours is in the app; the other version is here, and goes only when you say so."))
        .add(el("ul").class("rows").add(rows.collect::<View>()))
        .into()
}
