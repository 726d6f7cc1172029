//! What was said in an earlier interview with the same employer, or with the same people.

use super::Prep;
use super::lines::block as heading;
use crate::domain::process::Process;
use crate::route::Route;
use crate::ui::kit::dom::{El, View, el};
use crate::ui::shared::met_before::{earlier, in_words};

/// How many things of one interview are listed.
const MOST: usize = 8;

/// The block.
pub(super) fn block(prep: &Prep, process: &Process) -> Option<El> {
    let app = prep.editor.app;
    let known = earlier(app, process);
    if known.is_empty() {
        return None;
    }
    let one = |one: &crate::domain::known_before::Before| {
        let said = one.said.iter().take(MOST).map(|(about, words)| {
            let words = el("span").attr("dir", "auto").text(words);
            el("li").child(el("b").text(&[about, ": "].concat())).child(words)
        });
        let href = ["#", &*Route::Dossier(one.process.clone()).to_string()].concat();
        let more = el("a").class("link link-row no-print").attr("href", &href).text("All of it");
        el("div")
            .class("prep__item")
            .child(el("p").attr("dir", "auto").text(&in_words(app, one)))
            .child(el("ul").class("prep__list").child(said.collect::<View>()))
            .child(more)
    };
    Some(heading("prep-before", "From before").child(known.iter().map(one).collect::<View>()))
}
