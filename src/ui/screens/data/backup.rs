//! A backup: one file with everything, by download or by the device's share sheet.

use crate::device::install::{self, Place};
use crate::device::share::{self, Shared};
use crate::device::{clock, file};
use crate::reactive::RwSignal;
use crate::state::App;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, el};
use crate::ui::kit::field::{Field, input};
use crate::ui::kit::section::section;
use crate::ui::screens::data::tell;
use leptos::prelude::*;

fn name(app: App) -> String {
    format!("afterword-backup-{}.json", app.now.get_untracked().date())
}

/// Offers a backup as a download.
pub fn offer(app: App, text: &str) {
    match file::download(&name(app), "application/json", text) {
        Some(()) => {
            app.note_backup(clock::now());
            tell(app, "The backup is in your downloads. Keep it where only you can read it.".into());
        }
        None => tell(app, "The browser refused the download. Nothing was changed.".into()),
    }
}

fn hand_over(app: App, text: &str) {
    share::backup(&name(app), text, move |how| {
        let said = match how {
            Shared::Done => {
                app.note_backup(clock::now());
                "The backup was handed over. Make sure that it arrived, and keep it where only you can read it."
            }
            Shared::Closed => "Nothing was shared.",
            Shared::Failed => "The browser would not share the file. Nothing was changed: try “Back up now”.",
        };
        tell(app, said.into());
    });
}

/// The card that makes a backup.
pub fn back_up(app: App) -> El {
    let passphrase = RwSignal::new(String::new());
    // Sealing takes a second; a share sheet opens only right after a tap, so there the sealed text waits for the next.
    let sealed = RwSignal::new(None::<String>);
    let field = Field::text("passphrase", "Passphrase, if you want one")
        .kind("password")
        .autocomplete("new-password")
        .hint("With it, nobody can read the file without these very words. A lost passphrase is a lost backup.");
    let secret = input(
        field,
        passphrase.into(),
        Callback::new(move |text| {
            passphrase.set(text);
            sealed.set(None);
            Ok(())
        }),
    );
    let make = move |then: fn(App, &str)| {
        let secret = passphrase.get_untracked();
        if secret.is_empty() {
            return then(app, &app.backup());
        }
        leptos::task::spawn_local(async move {
            match app.sealed_backup(secret).await {
                Ok(text) => then(app, &text),
                Err(error) => tell(app, error.to_string()),
            }
        });
    };
    let share_it = move || {
        if let Some(text) = sealed.get_untracked() {
            sealed.set(None);
            return hand_over(app, &text);
        }
        let secret = passphrase.get_untracked();
        if secret.is_empty() {
            return hand_over(app, &app.backup());
        }
        leptos::task::spawn_local(async move {
            match app.sealed_backup(secret).await {
                Ok(text) => {
                    sealed.set(Some(text));
                    tell(app, "The backup is sealed. Tap “Share the backup” once more to hand it over.".into());
                }
                Err(error) => tell(app, error.to_string()),
            }
        });
    };
    // A download leaves an installed app on an iPhone stranded on the file, without a way back.
    let trapped = install::place() == Place::AppleInstalled;
    let shares = share::takes_backups();
    let download =
        (!trapped || !shares).then(|| button("btn btn--primary", "export", "Back up now").click(move || make(offer)));
    let class = if trapped { "btn btn--primary" } else { "btn" };
    let sharing = shares.then(|| button(class, "share", "Share the backup").click(share_it));
    let card = el("div")
        .class("card")
        .add(el("p").text("One file with everything in it: records, settings, and what could not be read."))
        .add(secret)
        .add(el("div").class("actions").add(download).add(sharing));
    section("back-up", "Back up").add(card)
}
