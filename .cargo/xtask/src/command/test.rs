//! `test`: everything that must hold, in stages, with the time each took.

use super::{Command, build, size};
use crate::{
    args::Args,
    dist::notices,
    failure::Failure,
    paths, progress,
    run::Run,
    tools::{self, browser, npm, target::WASM},
};
use std::{
    env, fs,
    io::{self, BufRead, BufReader},
    path::Path,
    process::{self, Stdio},
    sync::OnceLock,
    thread,
    time::{Duration, Instant},
};

/// `cargo xtask test`.
pub const COMMAND: Command = Command {
    name: "test",
    options: "[name of a stage]...",
    summary: "Run every check and test; or only some of: tools format clippy host licences clippy-wasm wasm build size browser firefox webkit.",
    run,
};

/// A part of the tests.
struct Stage {
    name: &'static str,
    lane: Lane,
    run: fn() -> Result<(), Failure>,
}

/// Stages of one lane run one after the other, those of two side by side: while the release is linked on one core, and
/// while browsers wait, the other core compiles.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lane {
    /// What leads to the browser tests, the longest way.
    Release,
    /// What needs no release. It steps back where both want the processor.
    Source,
    /// The other engines, once the release is there: they wait more than they work.
    Engines,
}

const STAGES: [Stage; 12] = [
    Stage { name: "tools", lane: Lane::Release, run: tools },
    Stage { name: "build", lane: Lane::Release, run: build::release },
    Stage { name: "size", lane: Lane::Release, run: size::table },
    Stage { name: "browser", lane: Lane::Release, run: in_browser },
    Stage { name: "format", lane: Lane::Source, run: format },
    Stage { name: "clippy", lane: Lane::Source, run: clippy },
    Stage { name: "host", lane: Lane::Source, run: host },
    Stage { name: "licences", lane: Lane::Source, run: licences },
    Stage { name: "clippy-wasm", lane: Lane::Source, run: clippy_wasm },
    Stage { name: "wasm", lane: Lane::Source, run: wasm },
    Stage { name: "firefox", lane: Lane::Engines, run: in_firefox },
    Stage { name: "webkit", lane: Lane::Engines, run: in_webkit },
];

/// Whether there is a release, once that is known: what looks at it in another lane waits for this.
static RELEASED: OnceLock<bool> = OnceLock::new();

/// What a stage came to.
struct Outcome {
    name: &'static str,
    /// Nothing where it was not run.
    passed: Option<bool>,
    took: Duration,
    /// What it printed.
    said: Vec<String>,
}

fn run(mut args: Args) -> Result<(), Failure> {
    let bare = args.flag(BARE);
    let wanted = args.rest();
    if let Some(word) = wanted.iter().find(|word| STAGES.iter().all(|stage| stage.name != **word)) {
        return Err(Failure::Usage(format!("There is no stage {word}.")));
    }
    if bare {
        let mut stages = STAGES.iter().filter(|stage| wanted.iter().any(|word| word == stage.name));
        return stages.try_for_each(|stage| (stage.run)());
    }
    let start = Instant::now();
    let outcomes = match wanted.is_empty() {
        true => side_by_side()?,
        false => one_by_one(&wanted),
    };
    summary(&outcomes, start.elapsed())
}

/// The stages that were asked for, printing as they go.
fn one_by_one(wanted: &[String]) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for stage in STAGES.iter().filter(|stage| wanted.iter().any(|word| word == stage.name)) {
        println!("\n== {} ==", stage.name);
        let start = Instant::now();
        let result = (stage.run)();
        if let Err(failure) = &result {
            eprintln!("{failure}");
        }
        let (name, passed, took) = (stage.name, result.is_ok(), start.elapsed());
        outcomes.push(Outcome { name, passed: Some(passed), took, said: Vec::new() });
        if stage.name == BUILD && !passed {
            break; // what follows would look at an older release
        }
    }
    outcomes
}

/// Every stage, each in a process of its own whose lines carry its name. What failed is printed once more at the end.
fn side_by_side() -> Result<Vec<Outcome>, Failure> {
    let (release, source, engines) = thread::scope(|scope| {
        let source = scope.spawn(|| lane(Lane::Source));
        let engines = scope.spawn(|| lane(Lane::Engines));
        let release = lane(Lane::Release);
        // Nobody waits for a release that will not come.
        RELEASED.get_or_init(|| false);
        (release, tools::joined(source), tools::joined(engines))
    });
    let mut outcomes = release?;
    outcomes.extend(source?);
    outcomes.extend(engines?);
    for Outcome { name, said, .. } in outcomes.iter().filter(|one| one.passed == Some(false)) {
        println!("\n== {name} failed; the end of what it said ==");
        said.iter().skip(said.len().saturating_sub(LAST_LINES)).for_each(|line| println!("{line}"));
    }
    Ok(outcomes)
}

/// How a stage is asked to run and to say nothing of its own.
const BARE: &str = "--bare";
/// The stage that makes the release.
const BUILD: &str = "build";
/// How many lines of a failed stage are printed again.
const LAST_LINES: usize = 120;

fn lane(lane: Lane) -> Result<Vec<Outcome>, Failure> {
    let (mut outcomes, mut goes_on) = (Vec::new(), lane != Lane::Engines || *RELEASED.wait());
    for stage in STAGES.iter().filter(|stage| stage.lane == lane) {
        let name = stage.name;
        if !goes_on {
            outcomes.push(Outcome { name, passed: None, took: Duration::ZERO, said: Vec::new() });
            continue;
        }
        let start = Instant::now();
        let (passed, said) = apart(stage)?;
        let took = start.elapsed();
        println!("{name:<12}| {} after {:.0} s", if passed { "passed" } else { "FAILED" }, took.as_secs_f64());
        outcomes.push(Outcome { name, passed: Some(passed), took, said });
        if name == BUILD {
            goes_on = *RELEASED.get_or_init(|| passed); // what follows would look at an older release
        }
    }
    Ok(outcomes)
}

/// Runs a stage in a process of its own. Its lines are printed as they come, and given back but for those of progress.
fn apart(stage: &Stage) -> Result<(bool, Vec<String>), Failure> {
    let myself = env::current_exe().map_err(Failure::at("xtask"))?;
    let failed = |cause| Failure::Start { program: stage.name.to_owned(), cause };
    let (said, to) = io::pipe().map_err(failed)?;
    let mut command = match stage.lane != Lane::Release && Path::new(NICE).is_file() {
        true => process::Command::new(NICE),
        false => process::Command::new(&myself),
    };
    if command.get_program() == NICE {
        command.args(["-n", "10"]).arg(&myself);
    }
    command.args(["test", BARE, stage.name]).stdin(Stdio::null());
    command.stdout(to.try_clone().map_err(failed)?).stderr(to);
    let mut child = command.spawn().map_err(failed)?;
    drop(command); // and with it our end of the pipe
    let mut lines = Vec::new();
    for line in BufReader::new(said).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).trim_end().to_owned();
        println!("{:<12}| {line}", stage.name);
        if !line.starts_with(progress::MARK) {
            lines.push(line);
        }
    }
    Ok((child.wait().map_err(failed)?.success(), lines))
}

/// The program that starts another with less of a claim to the processor.
const NICE: &str = "/usr/bin/nice";

fn summary(outcomes: &[Outcome], took: Duration) -> Result<(), Failure> {
    println!();
    for Outcome { name, passed, took, .. } in outcomes {
        match passed {
            Some(passed) => {
                println!("{name:<14}{}{:>8.1} s", if *passed { "passed" } else { "FAILED" }, took.as_secs_f64());
            }
            None => println!("{name:<14}not run"),
        }
    }
    println!("{:<14}{:>14.1} s", "all", took.as_secs_f64());
    let failed = outcomes.iter().filter(|one| one.passed == Some(false));
    let failed: Vec<&str> = failed.map(|one| one.name).collect();
    let passed = outcomes.iter().filter(|one| one.passed == Some(true)).count();
    println!("stages: {passed} passed, {} failed", failed.len());
    match failed.is_empty() {
        true => Ok(()),
        false => Err(Failure::Stages(failed)),
    }
}

fn cargo(line: &str) -> Run {
    Run::new("cargo").args(line.split(' '))
}

fn tools() -> Result<(), Failure> {
    tools::for_build()?;
    npm::link(BROWSER_TESTS)?;
    browser::ensure().map(drop)
}

fn format() -> Result<(), Failure> {
    cargo("fmt --all --check").loud()
}

// One package at a time, here and below: asked for together, the commands and the app would have their common crates
// built with the features of both, and none of what was built for one alone would serve.

fn clippy() -> Result<(), Failure> {
    cargo("clippy --locked --package afterword --all-targets -- -D warnings").watched("checking the app")?;
    cargo("clippy --locked --package xtask --all-targets -- -D warnings").watched("checking the commands")
}

fn clippy_wasm() -> Result<(), Failure> {
    tools::target::ensure()?;
    cargo("clippy --locked --package afterword --lib --bins --test web --features split --target")
        .args([WASM, "--", "-D", "warnings"])
        .watched("checking the app for the browser")
}

fn host() -> Result<(), Failure> {
    for package in ["xtask", "afterword"] {
        cargo("test --locked --no-run --package")
            .args([package])
            .watched(&format!("compiling the tests of {package}"))?;
        cargo("test --locked --quiet --package").args([package]).loud()?;
    }
    Ok(())
}

/// Of the crates that are shipped, and of those that they are built with.
fn licences() -> Result<(), Failure> {
    cargo("fetch --locked").watched("fetching crates")?;
    notices::check()?;
    tools::deny()?
        .args(["--offline", "--locked", "--workspace", "--config", ".cargo/deny.toml"])
        .args(["check", "licenses", "bans", "sources"])
        .loud()
}

/// All of them together: some wait for a journal that does not answer, and the browser tests go before.
const WASM_SECONDS: &str = "600";

fn wasm() -> Result<(), Failure> {
    let tools = tools::for_build()?;
    let browser = browser::ensure()?;
    let tests = |line: &str| {
        cargo(line)
            .args([WASM])
            .env("PATH", tools.path())
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
            .env("WASM_BINDGEN_TEST_TIMEOUT", WASM_SECONDS)
            .env("CHROMEDRIVER", &browser.driver)
    };
    tests("test --locked --no-run --package afterword --test web --target")
        .watched("compiling the tests for the browser")?;
    tests("test --locked --package afterword --test web --target").loud()
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

fn in_firefox() -> Result<(), Failure> {
    in_engine("firefox", browser::FIREFOX)
}

fn in_webkit() -> Result<(), Failure> {
    in_engine("webkit", browser::WEBKIT)
}

/// The main flows in another engine, if its browser is here or can be installed; else it says that they were not run.
fn in_engine(name: &str, browser: browser::Other) -> Result<(), Failure> {
    browser::ensure_other(browser);
    npm::link(BROWSER_TESTS)?;
    let myself = env::current_exe().map_err(Failure::at("xtask"))?;
    Run::new("node").args(["tests/engines/run.mjs", name]).env("AFTERWORD_XTASK", myself).loud()
}

const BROWSER_TESTS: &str = "tests/browser";
