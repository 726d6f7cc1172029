//! A quiet reminder when a backup is due.

use crate::domain::backup_due::BackupDue;
use crate::state::App;
use crate::storage::store::notes::CopyFault;
use crate::ui::kit::dom::{View, el};
use crate::ui::kit::icon::{icon, small_icon};
use crate::ui::shared::words;

/// Why a backup is due.
pub fn sentence(due: BackupDue) -> String {
    match due {
        BackupDue::Never(count) => format!("{} and no backup yet.", words::count(count, "interview")),
        BackupDue::Ahead => "The last backup has a date in the future, so we can’t tell what is in it.".into(),
        BackupDue::Old { new, days: 0 } => {
            format!("{} since the last backup, today.", words::count(new, "new interview"))
        }
        BackupDue::Old { new, days } => {
            let age = usize::try_from(days).unwrap_or_default();
            format!("{} since the last backup, {} ago.", words::count(new, "new interview"), words::count(age, "day"))
        }
    }
}

/// One line with a link to more space or to a backup, if one is due. Follows the records.
pub fn line(app: App) -> View {
    let waits = app.device.notes().with(|notes| notes.copying && notes.copy_fault == Some(CopyFault::NeedsTap));
    let (text, way) = match app.backup_due() {
        _ if app.saving.is_low().get() => ("Space for your records is running out.".to_owned(), "Free up space"),
        _ if waits => ("The automatic backup needs your permission.".to_owned(), "Allow it"),
        Some(due) => (sentence(due), "Back up now"),
        None => return View::new(),
    };
    let link = el("a").class("link-row").attr("href", "#/data").text(way);
    el("p")
        .class("quiet-text with-icon nudge")
        .child(small_icon("export"))
        .child(el("span").text(&text).text(" ").child(link))
        .into()
}

/// The banner on the screen for the user's data, which needs no link: the backup is made there.
pub fn banner(app: App) -> View {
    let Some(due) = app.backup_due() else { return View::new() };
    el("div")
        .class("banner")
        .attr("data-tone", "act")
        .child(icon("alert"))
        .child(el("p").class("banner__title").text("A backup is due."))
        .child(el("p").text(&sentence(due)).text(" What you wrote since is only here."))
        .into()
}
