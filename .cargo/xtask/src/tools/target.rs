//! The compiler's WebAssembly target.

use crate::{failure::Failure, progress::Task, run::Run};
use std::path::Path;

/// The target's name.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the target by rustup when the compiler does not have it.
pub fn ensure() -> Result<(), Failure> {
    if present() {
        return Ok(());
    }
    let _task = Task::start(&format!("installing the compiler's target {WASM}"));
    let added = Run::new("rustup").args(["target", "add", WASM]).quiet();
    match present() {
        true => Ok(()),
        false => Err(Failure::Missing {
            what: format!("The compiler's target {WASM}"),
            remedy: match added {
                Err(Failure::Start { .. }) => "install Rust by rustup, then run this again".to_owned(),
                _ => format!("run `rustup target add {WASM}` and see what it says"),
            },
        }),
    }
}

/// Whether the compiler has it.
pub fn present() -> bool {
    Run::new("rustc")
        .args(["--print", "target-libdir", "--target", WASM])
        .quiet()
        .is_ok_and(|folder| Path::new(folder.trim()).is_dir())
}
