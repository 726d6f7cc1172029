//! `bench`: how long plans, the agenda, finding and the checks of a letter take, in figures.

use super::Command;
use crate::{
    run::Run,
    tools::{self, browser, target::WASM},
};

/// `cargo xtask bench`.
pub const COMMAND: Command = Command {
    name: "bench",
    options: "",
    summary: "Print how long plans, the agenda, finding and the checks of a letter take on this machine, here and in the browser.",
    run: |args| {
        args.done()?;
        Run::new("cargo")
            .args(["bench", "--locked", "--bench", "timeline", "--bench", "search", "--bench", "letters"])
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
