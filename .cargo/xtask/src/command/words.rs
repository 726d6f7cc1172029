//! `words`: how the texts of the interface read.

use super::Command;
use crate::{failure::Failure, run::Run};

/// `cargo xtask words`.
pub const COMMAND: Command = Command {
    name: "words",
    options: "[--files | --list]",
    summary: "Print words per sentence and the Flesch-Kincaid grade of all texts of the interface; with --files by file, with --list text by text.",
    run: |args| {
        let text = Run::new("cargo").args(["run", "--quiet", "--example", "words", "--"]).args(args.rest()).quiet()?;
        println!("{}", text.trim_end());
        Ok::<(), Failure>(())
    },
};
