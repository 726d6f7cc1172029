//! `faults`: the proof that nothing is lost, as a table of what was tried.

use super::{Command, build};
use crate::{
    failure::Failure,
    paths,
    run::Run,
    tools::{browser, npm},
};
use std::env;

/// `cargo xtask faults`.
pub const COMMAND: Command = Command {
    name: "faults",
    options: "[--quick] [--seed N] [--browser chromium|firefox|webkit] [--only row]... [--build]",
    summary: "Kill browsers, damage stores, cut backups and updates, and print what was tried and what was lost.",
    run: |mut args| {
        if args.flag("--build") || !paths::dist().join("index.html").is_file() {
            build::release()?;
        }
        browser::ensure_others();
        prove(args.rest())
    },
};

fn prove(words: Vec<String>) -> Result<(), Failure> {
    let browser = browser::ensure()?;
    npm::link("tests/browser")?;
    let myself = env::current_exe().map_err(Failure::at("xtask"))?;
    Run::new("node")
        .args(["tests/faults/run.mjs"])
        .args(words)
        .env("CHROMIUM", browser.chromium)
        .env("AFTERWORD_XTASK", myself)
        .loud()
}
