//! `build`: the release, in `dist/`.

use super::Command;
use crate::{failure::Failure, run::Run, tools};

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
        .args(["build", "--release", "--offline", "--locked", "--skip-version-check"])
        .args(["--log", "warn"])
        .loud()
}
