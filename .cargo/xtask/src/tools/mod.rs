//! What a build or a test needs and how it gets there: pinned, installed once, then left alone.

pub mod browser;
pub mod cargo;
pub mod npm;
pub mod target;

use crate::{failure::Failure, paths, run::Run};
use std::{ffi::OsString, path::PathBuf};

/// The tools of a build, all present.
pub struct Tools {
    build: PathBuf,
}

/// Installs what a build needs and is not there.
pub fn for_build() -> Result<Tools, Failure> {
    target::ensure()?;
    cargo::ensure(cargo::TRUNK)?;
    cargo::ensure(cargo::WASM_BINDGEN)?;
    let build = npm::ensure(".cargo/tools")?;
    Ok(Tools { build })
}

impl Tools {
    /// A search path on which the tools come first.
    pub fn path(&self) -> OsString {
        paths::search_path(&[paths::kept().join("bin"), self.build.join(".bin")])
    }

    /// The script and style minifier.
    pub fn esbuild(&self) -> Run {
        Run::new(self.build.join(".bin/esbuild"))
    }

    /// The maker of the glue between wasm and script.
    pub fn wasm_bindgen(&self) -> Run {
        Run::new(paths::kept().join("bin/wasm-bindgen"))
    }

    /// The optimiser of wasm.
    pub fn wasm_opt(&self) -> Run {
        Run::new(self.build.join(".bin/wasm-opt"))
    }

    /// The builder, ready for arguments.
    pub fn trunk(&self) -> Run {
        Run::new(paths::kept().join("bin/trunk")).env("PATH", self.path()).without("NO_COLOR") // trunk takes no "1" for an answer
    }
}
