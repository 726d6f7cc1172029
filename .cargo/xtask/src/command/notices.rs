//! `notices`: the licences of the crates in the program, for whoever the program is handed to.

use super::Command;
use crate::{dist::notices, failure::Failure, paths, run::Run};
use std::fs;

/// `cargo xtask notices`.
pub const COMMAND: Command = Command {
    name: "notices",
    options: "",
    summary: "Write public/notices.txt: the crates in the program and their licences. After a change of Cargo.lock.",
    run: |args| {
        args.done()?;
        Run::new("cargo").args(["fetch", "--locked"]).watched("fetching crates")?;
        let place = paths::root().join(notices::PLACE);
        fs::write(&place, notices::text()?).map_err(Failure::at(&place))
    },
};
