//! The commands of this repository, run as `cargo xtask <command>`.
//!
//! Each command is one file in `command/`; what they share is in four folders' worth of plain
//! parts: `tools/` (what has to be installed), `dist/` (what a release is made of), `http/` (the
//! local server) and the small files beside this one.

mod args;
mod command;
mod dist;
mod failure;
mod http;
mod paths;
mod progress;
mod run;
mod tools;

use std::process::ExitCode;

fn main() -> ExitCode {
    match command::dispatch(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
