//! `finish`: what trunk calls when it has made a development build, to put our scripts and styles into its page.

use super::Command;
use crate::{dist::release, failure::Failure};
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
            Ok("release") => Err(Failure::Usage("Releases are made by `cargo xtask build`, without trunk.".to_owned())),
            _ => release::finish_development(&folder),
        }
    },
};
