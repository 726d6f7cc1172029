//! A backup: one file with everything, by download or by the device's share sheet.

use crate::device::install::{self, Place};
use crate::device::share::{self, Shared};
use crate::device::{clock, file};
use crate::reactive::RwSignal;
use crate::state::App;
use crate::ui::kit::button::button;
use crate::ui::kit::dom::{El, effect, el};
use crate::ui::kit::field::{Field, error_line};
use crate::ui::kit::section::section;
use crate::ui::screens::data::passphrase::{Secret, while_busy, working};

fn name(app: App) -> String {
    format!("afterword-backup-{}.json", app.clock.now().get_untracked().date())
}

/// Offers a backup as a download.
pub fn offer(app: App, text: &str) {
    match file::download(&name(app), "application/json", text) {
        Some(()) => {
            app.note_backup(clock::now());
            app.messages
                .say("The backup is made. Look for it in your downloads. Store it where only you can read it.".into());
        }
        None => app.messages.say("The browser blocked the download. Nothing was changed.".into()),
    }
}

fn hand_over(app: App, text: &str) {
    share::backup(&name(app), text, move |how| {
        let said = match how {
            Shared::Done => {
                app.note_backup(clock::now());
                "The backup was shared. Check that it arrived, and store it where only you can read it."
            }
            Shared::Closed => "Nothing was shared.",
            Shared::Failed => "The browser could not share the file. Nothing was changed. Try “Back up now”.",
        };
        app.messages.say(said.into());
    });
}

/// The card that makes a backup.
pub fn back_up(app: App) -> El {
    let secret = Secret::new();
    let (error, busy) = (RwSignal::new(None::<String>), RwSignal::new(false));
    // Sealing takes a second; a share sheet opens only right after a tap, so there the sealed text waits for the next.
    let sealed = RwSignal::new(None::<String>);
    let typed = secret.signal();
    effect(Box::new(move || {
        typed.track();
        sealed.set(None);
        error.set(None);
    }));
    let field = Field::text("passphrase", "Passphrase (optional)")
        .autocomplete("new-password")
        .hint("Nobody can open the file without it. If you lose it, the backup is lost too.");
    // Seals, and hands on what came of it.
    let seal = move |then: fn(App, RwSignal<Option<String>>, String)| {
        if !secret.is_sure() {
            return error
                .set(Some("The two passphrases differ, so no backup was made. Type it again, or show it.".into()));
        }
        error.set(None);
        while_busy(busy, async move {
            match app.sealed_backup(secret.typed()).await {
                Ok(text) => then(app, sealed, text),
                Err(why) => error.set(Some(why.to_string())),
            }
        });
    };
    let make = move || match secret.typed().is_empty() {
        true => offer(app, &app.backup()),
        false => seal(|app, _, text| offer(app, &text)),
    };
    let share_it = move || {
        if let Some(text) = sealed.get_untracked() {
            sealed.set(None);
            return hand_over(app, &text);
        }
        match secret.typed().is_empty() {
            true => hand_over(app, &app.backup()),
            false => seal(|app, sealed, text| {
                sealed.set(Some(text));
                app.messages.say("The backup is locked. Tap “Share the backup” again to send it.".into());
            }),
        }
    };
    // A download leaves an installed app on an iPhone stranded on the file, without a way back.
    let trapped = install::place() == Place::AppleInstalled;
    let shares = share::takes_backups();
    let download = (!trapped || !shares).then(|| button("btn btn--primary", "export", "Back up now").click(make));
    let class = if trapped { "btn btn--primary" } else { "btn" };
    let sharing = shares.then(|| button(class, "share", "Share the backup").click(share_it));
    let card = el("div")
        .class("card")
        .child(el("p").text("One file with everything: interviews, settings, and what could not be read."))
        .child(secret.new_one(field))
        .child(el("div").class("actions").child(download).child(sharing))
        .child(working(busy, "Sealing"))
        .child(error_line("backup-error", error.into()));
    section("back-up", "Back up").child(card)
}
