//! `build`: the release, in `dist/`.

use super::Command;
use crate::{failure::Failure, paths, run::Run, tools};

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

/// Builds the release, installing what that needs.
pub fn release() -> Result<(), Failure> {
    let tools = tools::for_build()?;
    Run::new("cargo").args(["fetch", "--locked"]).quiet()?;
    tools
        .trunk()
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", nameless_paths())
        .args(["build", "--release", "--offline", "--locked", "--skip-version-check"])
        .args(["--log", "warn"])
        .loud()
}

/// Flags that keep the folders of this machine out of the wasm, where panics would name them.
fn nameless_paths() -> String {
    let sysroot = Run::new("rustc").args(["--print", "sysroot"]).quiet().unwrap_or_default();
    let library = format!("{}/lib/rustlib/src/rust/library", sysroot.trim());
    let registry = paths::cargo_home().join("registry/src");
    let crates = std::fs::read_dir(&registry).into_iter().flatten().flatten().map(|folder| folder.path());
    let folders = crates.map(|folder| folder.display().to_string()).chain([library]);
    folders.map(|folder| format!("--remap-path-prefix={folder}/=")).collect::<Vec<_>>().join(" ")
}
