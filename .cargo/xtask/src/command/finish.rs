//! `finish`: what trunk calls when it has built, to make its output into a release.

use super::Command;
use crate::{dist::release, failure::Failure, tools};
use std::{env, path::PathBuf};

/// `cargo xtask finish`, a hook of trunk's.
pub const COMMAND: Command = Command {
    name: "finish",
    options: "",
    summary: "",
    run: |args| {
        args.done()?;
        let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
        let folder =
            folder.ok_or_else(|| Failure::Usage("finish is called by trunk; you may want build.".to_owned()))?;
        match env::var("TRUNK_PROFILE").as_deref() {
            Ok("release") => release::finish(&folder, &tools::for_build()?),
            _ => release::finish_development(&folder),
        }
    },
};
