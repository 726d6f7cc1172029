//! `test`: everything that must hold, in stages, with the time each took.

use super::{Command, build, size};
use crate::{
    failure::Failure,
    paths,
    run::Run,
    tools::{self, browser, npm, target::WASM},
};
use std::{
    env, fs,
    time::{Duration, Instant},
};

/// `cargo xtask test`.
pub const COMMAND: Command = Command {
    name: "test",
    options: "[name of a stage]...",
    summary: "Run every check and test; or only some of: format clippy clippy-wasm host wasm build size browser.",
    run: |args| run(&args.rest()),
};

/// A part of the tests.
struct Stage {
    name: &'static str,
    run: fn() -> Result<(), Failure>,
}

const STAGES: [Stage; 8] = [
    Stage { name: "format", run: format },
    Stage { name: "clippy", run: clippy },
    Stage { name: "clippy-wasm", run: clippy_wasm },
    Stage { name: "host", run: host },
    Stage { name: "wasm", run: wasm },
    Stage { name: "build", run: build::release },
    Stage { name: "size", run: size::table },
    Stage { name: "browser", run: in_browser },
];

fn run(wanted: &[String]) -> Result<(), Failure> {
    if let Some(word) = wanted.iter().find(|word| STAGES.iter().all(|stage| stage.name != **word)) {
        return Err(Failure::Usage(format!("There is no stage {word}.")));
    }
    let mut results: Vec<(&str, bool, Duration)> = Vec::new();
    for stage in &STAGES {
        if !wanted.is_empty() && !wanted.iter().any(|word| word == stage.name) {
            continue;
        }
        println!("\n== {} ==", stage.name);
        let start = Instant::now();
        let result = (stage.run)();
        if let Err(failure) = &result {
            eprintln!("{failure}");
        }
        results.push((stage.name, result.is_ok(), start.elapsed()));
        if stage.name == "build" && result.is_err() {
            break; // what follows would look at an older release
        }
    }
    summary(&results)
}

fn summary(results: &[(&'static str, bool, Duration)]) -> Result<(), Failure> {
    println!();
    for (name, passed, took) in results {
        let word = if *passed { "passed" } else { "FAILED" };
        println!("{name:<14}{word}{:>8.1} s", took.as_secs_f64());
    }
    let failed = results.iter().filter(|(_, passed, _)| !passed);
    let failed: Vec<&str> = failed.map(|(name, ..)| *name).collect();
    let passed = results.len() - failed.len();
    println!("stages: {passed} passed, {} failed", failed.len());
    match failed.is_empty() {
        true => Ok(()),
        false => Err(Failure::Stages(failed)),
    }
}

fn cargo(line: &str) -> Run {
    Run::new("cargo").args(line.split(' '))
}

fn format() -> Result<(), Failure> {
    cargo("fmt --all --check").loud()
}

fn clippy() -> Result<(), Failure> {
    cargo("clippy --locked --quiet --workspace --all-targets -- -D warnings").loud()
}

fn clippy_wasm() -> Result<(), Failure> {
    tools::target::ensure()?;
    let line = "clippy --locked --quiet --package afterword --target wasm32-unknown-unknown";
    let tests: &[&str] = if has_wasm_tests() { &["--test", "web"] } else { &[] };
    cargo(line).args(["--features", "split", "--lib", "--bins"]).args(tests).args(["--", "-D", "warnings"]).loud()
}

fn host() -> Result<(), Failure> {
    cargo("test --locked --quiet --workspace").loud()
}

/// All of them together: some wait for a journal that does not answer.
const WASM_SECONDS: &str = "300";

fn wasm() -> Result<(), Failure> {
    if !has_wasm_tests() {
        println!("There is no tests/web.rs.");
        return Ok(());
    }
    let tools = tools::for_build()?;
    let browser = browser::ensure()?;
    cargo("test --locked --package afterword --test web --target")
        .args([WASM])
        .env("PATH", tools.path())
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_TEST_TIMEOUT", WASM_SECONDS)
        .env("CHROMEDRIVER", browser.driver)
        .loud()
}

fn has_wasm_tests() -> bool {
    paths::root().join("tests/web.rs").is_file()
}

fn in_browser() -> Result<(), Failure> {
    let browser = browser::ensure()?;
    npm::link(BROWSER_TESTS)?;
    let folder = paths::root().join(BROWSER_TESTS);
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).map_err(Failure::at(&folder))? {
        let path = entry.map_err(Failure::at(&folder))?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    let myself = env::current_exe().map_err(Failure::at("xtask"))?;
    Run::new("node")
        .args(["--test", "--test-concurrency=2", "--test-reporter=spec"])
        .args(files)
        .env("CHROMIUM", browser.chromium)
        .env("AFTERWORD_XTASK", myself)
        .loud()
}

const BROWSER_TESTS: &str = "tests/browser";
