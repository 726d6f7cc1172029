//! `sample`: a backup file of made-up records, for benchmarks, pictures and demonstrations.

use super::Command;
use crate::{failure::Failure, paths, run::Run};
use std::fs;

/// `cargo xtask sample`.
pub const COMMAND: Command = Command {
    name: "sample",
    options: "[--processes N] [--letters N] [--seed N] [--now 2026-11-11T09:00:00]",
    summary: "Write a backup of made-up records to target/sample.json: the same for the same seed. The first 25 interviews, or as many as --letters says, have letters.",
    run: |args| {
        let file = paths::target().join("sample.json");
        let text = Run::new("cargo").args(["run", "--quiet", "--example", "sample", "--"]).args(args.rest()).quiet()?;
        fs::write(&file, text.trim_end()).map_err(Failure::at(&file))?;
        println!("Written to target/sample.json. Restore it under More, Back up or restore.");
        Ok(())
    },
};
