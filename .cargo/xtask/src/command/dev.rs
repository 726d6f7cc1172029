//! `dev`: a debug build that reloads when a file changes.

use super::Command;
use crate::{
    run::Run,
    tools::{self, compiler},
};

/// `cargo xtask dev`.
pub const COMMAND: Command = Command {
    name: "dev",
    options: "[--port N]",
    summary: "Serve a debug build on http://127.0.0.1:8081 that reloads when a file changes.",
    run: |mut args| {
        // Not the port of `serve`, whose service worker would answer here too.
        let port = args.port("--port", 8081)?.to_string();
        args.done()?;
        compiler::compare();
        let tools = tools::for_trunk()?;
        Run::new("cargo").args(["fetch", "--locked"]).watched("fetching crates")?;
        tools
            .trunk()
            .args(["serve", "--offline", "--skip-version-check", "--port", &port])
            .args(["--address", "127.0.0.1", "--dist"])
            .args([crate::paths::target().join("dev")])
            .loud()
    },
};
