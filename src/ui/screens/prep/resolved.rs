//! What you meant to do better: after earlier rounds, and after a no elsewhere.

use super::Prep;
use super::lines::{block as heading, small, tick};
use crate::device::dates;
use crate::domain::preparation::resolved::{Noted, Resolved, resolved};
use crate::domain::process::Process;
use crate::ui::kit::dom::{El, View};
use crate::ui::shared::words;

/// The block.
pub(super) fn block(prep: &Prep, process: &Process) -> Option<El> {
    let all = prep.editor.app.outside_trash();
    let all: Vec<&Process> = all.iter().map(|process| &**process).collect();
    let found = resolved(process, &prep.round, &all, prep.now);
    let line = |one: &Resolved| {
        let from = match &one.from {
            Noted::Round(round) => ["After ", &*prep.round_name(process, round)].concat(),
            Noted::Other(_, name, on) => [name, ", ", &*dates::human_day(*on, prep.now)].concat(),
            Noted::No(_, name) => ["After the no from ", name].concat(),
        };
        tick(prep, &one.key, &one.words, small(&words::capital(&from)))
    };
    let lines: View = found.iter().map(line).collect();
    (!found.is_empty()).then(|| heading("prep-resolved", "What you wanted to do better").child(lines))
}
