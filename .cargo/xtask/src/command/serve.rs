//! `serve`: the release, built and served as a good host would.

use super::{Command, build};
use crate::{
    http::{server, site::Site},
    paths,
};
use std::path::PathBuf;

/// `cargo xtask serve`.
pub const COMMAND: Command = Command {
    name: "serve",
    options: "[--port N] [--base /path/] [--no-build] [--dist folder]",
    summary: "Build the release and serve it on http://127.0.0.1:8080.",
    run: |mut args| {
        let port = args.port("--port", 8080)?;
        let base = args.value("--base")?.unwrap_or_default();
        let folder = args.value("--dist")?.map(PathBuf::from);
        let as_it_is = args.flag("--no-build") || folder.is_some();
        args.done()?;
        if !as_it_is {
            build::release()?;
        }
        server::run(Site::load(&folder.unwrap_or_else(paths::dist), &base)?, port)
    },
};
