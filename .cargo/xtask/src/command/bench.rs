//! `bench`: how long plans and the agenda take, in figures.

use super::Command;
use crate::run::Run;

/// `cargo xtask bench`.
pub const COMMAND: Command = Command {
    name: "bench",
    options: "",
    summary: "Print how long plans and the agenda of 1,000 processes take on this machine.",
    run: |args| {
        args.done()?;
        Run::new("cargo").args(["bench", "--locked", "--bench", "timeline"]).loud()
    },
};
