//! `bench`: how long plans, the agenda, finding, insight and the checks of a letter take, in figures; with `--browser`,
//! how long the screens of the release take to answer on a slow processor; with `--start`, how long the app takes to
//! open beside a plain page; with `--lighthouse`, what Lighthouse says of it.

use super::{Command, build};
use crate::{
    args::Args,
    failure::Failure,
    paths,
    run::Run,
    tools::{self, browser, npm, target::WASM},
};
use std::{env, fs};

/// `cargo xtask bench`.
pub const COMMAND: Command = Command {
    name: "bench",
    options: "[--browser [--strict] | --start | --lighthouse]",
    summary: "Print how long plans, the agenda, finding, insight and the checks of a letter take on this machine, here and in the browser; or, with --browser, how long the screens of the release take to answer on a processor slowed down four times; or, with --start, how many times longer the app takes to open than a plain page with the same records; or, with --lighthouse, what Lighthouse says of the release.",
    run: |mut args| {
        if args.flag("--browser") {
            return screens(args);
        }
        if args.flag("--start") {
            args.done()?;
            return on_release(&["bench-start.mjs"], false);
        }
        if args.flag("--lighthouse") {
            args.done()?;
            return lighthouse();
        }
        args.done()?;
        Run::new("cargo")
            .args(["bench", "--locked", "--bench", "timeline", "--bench", "search"])
            .args(["--bench", "letters", "--bench", "insight"])
            .loud()?;
        println!("\nThe same in the browser:");
        let (tools, browser) = (tools::for_build()?, browser::ensure()?);
        Run::new("cargo")
            .args(["test", "--locked", "--release", "--package", "afterword", "--test", "web", "--target", WASM])
            .args(["--", "figures", "--nocapture"])
            .env("PATH", tools.path())
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
            .env("CHROMEDRIVER", browser.driver)
            .loud()
    },
};

fn screens(mut args: Args) -> Result<(), Failure> {
    let strict = args.flag("--strict");
    args.done()?;
    on_release(&["bench.mjs", "bench-letters.mjs", "bench-edges.mjs"], strict)
}

/// Lighthouse in a pinned version, on the release behind the server of `cargo xtask serve`.
fn lighthouse() -> Result<(), Failure> {
    if !paths::dist().join("index.html").is_file() {
        build::release()?;
    }
    let browser = browser::ensure()?;
    npm::link("tests/lighthouse")?;
    let xtask = env::current_exe().map_err(Failure::at("xtask"))?;
    Run::new("node")
        .args(["tests/lighthouse/run.mjs"])
        .env("CHROMIUM", &browser.chromium)
        .env("AFTERWORD_XTASK", &xtask)
        .loud()
}

/// The release with 1,000 made-up records in Chromium. The release is built if there is none.
fn on_release(programs: &[&str], strict: bool) -> Result<(), Failure> {
    if !paths::dist().join("index.html").is_file() {
        build::release()?;
    }
    let browser = browser::ensure()?;
    let folder = paths::root().join("tests/browser");
    npm::link("tests/browser")?;
    let file = paths::target().join("bench.json");
    let words = ["--quiet", "--example", "sample", "--", "--processes", "1000", "--now", "2026-11-11T09:00:00"];
    let text = Run::new("cargo").args(["run"]).args(words).quiet()?;
    fs::write(&file, text.trim_end()).map_err(Failure::at(&file))?;
    let xtask = env::current_exe().map_err(Failure::at("xtask"))?;
    for what in programs {
        Run::new("node")
            .args([&folder.join(what), &file])
            .args(strict.then_some("--strict"))
            .env("CHROMIUM", &browser.chromium)
            .env("AFTERWORD_XTASK", &xtask)
            .loud()?;
    }
    Ok(())
}
