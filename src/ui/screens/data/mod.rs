//! Your data: how much of it there is and how safe it is, a backup to keep elsewhere, a backup put back, what is long
//! over packed away, tables from and for other programs.

mod backup;
mod copies;
pub mod import;
pub mod legacy_takeover;
mod live_copy;
mod pack;
mod passphrase;
mod restore;
mod store;
mod tables;
mod undo;

use crate::device::install;
use crate::state::app;
use crate::ui::kit::dom::{View, dynamic, el};
use crate::ui::kit::section::page_head;
use crate::ui::shared::{backup_reminder, damaged, install_hint};

/// The screen.
pub fn screen() -> View {
    let app = app();
    let sub = "It is on this device and nowhere else. A backup is your safety net.";
    let first = el("div").class("panes panes--even").child(store::store(app)).child(backup::back_up(app));
    let second = el("div").class("panes panes--even").child(restore::bring_back(app)).child(live_copy::follow(app));
    let third = el("div").class("panes panes--even").child(pack::pack(app)).child(tables::tables(app));
    View::new()
        .with(page_head(Some(("#/more", "More")), "Your data", sub))
        .with(dynamic(move || backup_reminder::banner(app)))
        .with(install_hint::on_data(install::place()))
        .with(first)
        .with(second)
        .with(third)
        .with(dynamic(move || copies::second_versions(app)))
        .with(dynamic(damaged::list))
        .with(store::delete(app))
}

/// What would happen to records, each called by its name: the first few at once, the others when asked for.
fn named(names: &[String], words: &str) -> Option<View> {
    const SHOWN: usize = 5;
    let (first, rest) = names.split_at(names.len().min(SHOWN));
    let more = (!rest.is_empty()).then(|| {
        let words = el("summary").class("link-row").text(&format!("Show {} more", rest.len()));
        el("details").child(words).child(el("p").attr("dir", "auto").text(&rest.join(", ")))
    });
    let said = el("p").attr("dir", "auto").text(&format!("{}: {}", names.len(), first.join(", ")));
    (!names.is_empty()).then(|| View::new().with(el("dt").text(words)).with(el("dd").child(said).child(more)))
}
