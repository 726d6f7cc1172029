//! What is going on in tasks that take minutes, said in a line every few seconds: nobody should have to wonder whether
//! anything still happens.

use std::{
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

/// How often a line is said.
const EVERY: Duration = Duration::from_secs(10);
/// How lines of progress begin, for whoever wants to leave them out.
pub const MARK: &str = "   ...";

struct Line {
    id: usize,
    name: String,
    note: String,
    since: Instant,
}

#[derive(Default)]
struct Board {
    lines: Vec<Line>,
    next: usize,
    /// Whether a thread says lines.
    told: bool,
}

static BOARD: Mutex<Board> = Mutex::new(Board { lines: Vec::new(), next: 0, told: false });

/// A task, on the board for as long as it lives.
pub struct Task(usize);

impl Task {
    /// Puts a task on the board.
    pub fn start(name: &str) -> Self {
        on_board(|board| {
            let id = board.next;
            board.next += 1;
            board.lines.push(Line { id, name: name.to_owned(), note: String::new(), since: Instant::now() });
            if !std::mem::replace(&mut board.told, true) {
                thread::spawn(tell);
            }
            Self(id)
        })
    }

    /// Says how far it is.
    pub fn note(&self, note: &str) {
        on_board(|board| {
            if let Some(line) = board.lines.iter_mut().find(|line| line.id == self.0) {
                note.clone_into(&mut line.note);
            }
        });
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        on_board(|board| board.lines.retain(|line| line.id != self.0));
    }
}

fn on_board<T>(look: impl FnOnce(&mut Board) -> T) -> T {
    // A thread that panicked left a list of names behind: still one.
    look(&mut BOARD.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
}

/// Says a line now and then until the board is empty.
fn tell() {
    loop {
        thread::sleep(EVERY);
        let said = on_board(|board| {
            let line = line(&board.lines, Instant::now());
            board.told = line.is_some();
            line
        });
        match said {
            Some(line) => eprintln!("{line}"),
            None => return,
        }
    }
}

fn line(lines: &[Line], now: Instant) -> Option<String> {
    let each = lines.iter().map(|Line { name, note, since, .. }| {
        let seconds = now.saturating_duration_since(*since).as_secs();
        let note = if note.is_empty() { String::new() } else { format!(", {note}") };
        format!("{name} {}:{:02}{note}", seconds / 60, seconds % 60)
    });
    let each: Vec<String> = each.collect();
    (!each.is_empty()).then(|| format!("{MARK} {}", each.join("; ")))
}

/// How far cargo is, from a line of its progress: "Building [====>   ] 87/182: syn".
pub fn crates(line: &str) -> Option<String> {
    let (_, rest) = line.trim_start().strip_prefix("Building [")?.split_once("] ")?;
    let (done, all) = rest.split(':').next()?.split_once('/')?;
    let (done, all): (usize, usize) = (done.trim().parse().ok()?, all.trim().parse().ok()?);
    Some(format!("{done} of {all} crates"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_task_has_its_time_and_how_far_it_is() {
        let since = Instant::now();
        let line = |name: &str, note: &str| Line { id: 0, name: name.into(), note: note.into(), since };
        let lines = [line("wasm-bindgen", "87 of 182 crates"), line("npm", "")];
        let said = super::line(&lines, since + Duration::from_secs(83));
        assert_eq!(said.as_deref(), Some("   ... wasm-bindgen 1:23, 87 of 182 crates; npm 1:23"));
        assert_eq!(super::line(&[], since), None);
    }

    #[test]
    fn how_far_cargo_is_is_read_from_its_own_words() {
        for (line, said) in [
            ("    Building [====>      ] 87/182: syn, quote", Some("87 of 182 crates")),
            ("    Building [           ] 0/3", Some("0 of 3 crates")),
            ("   Compiling syn v2.0.1", None),
            ("    Building [", None),
            ("", None),
        ] {
            assert_eq!(crates(line).as_deref(), said, "{line}");
        }
    }
}
