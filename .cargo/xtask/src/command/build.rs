//! `build`: the release, in `dist/`.

use super::Command;
use crate::{
    failure::Failure,
    paths,
    run::Run,
    tools::{self, compiler, joined, target},
};
use std::thread;

/// `cargo xtask build`.
pub const COMMAND: Command = Command {
    name: "build",
    options: "",
    summary: "Build the release into dist/, ready for any static host.",
    run: |args| {
        args.done()?;
        release()
    },
};

/// Builds the release. What that needs is installed while the program is compiled.
pub fn release() -> Result<(), Failure> {
    compiler::compare();
    target::ensure()?;
    let (tools, compiled) = thread::scope(|scope| {
        let compiled = scope.spawn(compile);
        (tools::for_trunk(), joined(compiled))
    });
    let (tools, ()) = (tools?, compiled?);
    // Trunk finds the program compiled by now, and hands what it made of it to `finish`.
    tools
        .trunk()
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags())
        .args(["build", "--release", "--offline", "--locked", "--skip-version-check", "--features", "split"])
        .args(["--log", "warn"])
        .loud()
}

fn compile() -> Result<(), Failure> {
    // Fetched first: the flags name the folder that it comes to.
    Run::new("cargo").args(["fetch", "--locked"]).watched("fetching crates")?;
    Run::new("cargo")
        .args(["build", "--release", "--locked", "--package", "afterword", "--bin", "afterword", "--features", "split"])
        .args(["--target", target::WASM])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags())
        .watched("compiling the app")
}

/// Flags that keep the folders of this machine out of the wasm, where panics would name them, and the linker's notes
/// of what refers to what in it, by which `finish` cuts it.
fn flags() -> String {
    let sysroot = Run::new("rustc").args(["--print", "sysroot"]).quiet().unwrap_or_default();
    let library = format!("{}/lib/rustlib/src/rust/library", sysroot.trim());
    let registry = paths::cargo_home().join("registry/src");
    let crates = std::fs::read_dir(&registry).into_iter().flatten().flatten().map(|folder| folder.path());
    let folders = crates.map(|folder| folder.display().to_string()).chain([library]);
    let names = folders.map(|folder| format!("--remap-path-prefix={folder}/="));
    names.chain(["-Clink-args=--emit-relocs".to_owned()]).collect::<Vec<_>>().join(" ")
}
