//! What a build or a test needs and how it gets there: pinned, installed once, then left alone.

pub mod browser;
pub mod cargo;
pub mod compiler;
pub mod npm;
pub mod target;

use crate::{failure::Failure, paths, run::Run};
use std::{
    ffi::OsString,
    fs::{self, File},
    path::PathBuf,
    thread,
};

/// The tools of a build, all present.
pub struct Tools {
    build: PathBuf,
}

/// Where the lock file of the tools that come by npm is.
const BUILD: &str = ".cargo/tools";

/// Installs what a build needs and is not there.
pub fn for_build() -> Result<Tools, Failure> {
    with(&[&cargo::WASM_BINDGEN])
}

/// Installs what a build needs from the program to the folder of a release, and is not there.
pub fn for_trunk() -> Result<Tools, Failure> {
    with(&[&cargo::WASM_BINDGEN, &cargo::TRUNK])
}

/// The judge of licences and sources, ready for arguments; installed where it is not there.
pub fn deny() -> Result<Run, Failure> {
    if !cargo::present(&cargo::CARGO_DENY) {
        let _alone = alone()?;
        if !cargo::present(&cargo::CARGO_DENY) {
            cargo::install(&cargo::CARGO_DENY)?;
        }
    }
    Ok(Run::new(paths::kept().join("bin").join("cargo-deny")))
}

fn with(crates: &[&'static cargo::Crate]) -> Result<Tools, Failure> {
    let complete = || target::present() && npm::present(BUILD) && crates.iter().all(|tool| cargo::present(tool));
    if !complete() {
        let _alone = alone()?;
        install(crates)?;
    }
    Ok(Tools { build: npm::ensure(BUILD)? })
}

/// Everything that is missing, side by side.
fn install(crates: &[&'static cargo::Crate]) -> Result<(), Failure> {
    target::ensure()?;
    thread::scope(|scope| {
        let npm = scope.spawn(|| npm::ensure(BUILD).map(drop));
        let built = crates.iter().filter(|tool| !cargo::present(tool)).try_for_each(|tool| cargo::install(tool));
        built.and(joined(npm))
    })
}

/// What a thread came to.
pub fn joined<T>(thread: thread::ScopedJoinHandle<'_, Result<T, Failure>>) -> Result<T, Failure> {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Waits until no other command installs tools, and keeps others from it as long as the file is held.
fn alone() -> Result<File, Failure> {
    let place = paths::kept().join("lock");
    fs::create_dir_all(paths::kept()).map_err(Failure::at(&place))?;
    let file = File::create(&place).map_err(Failure::at(&place))?;
    if file.try_lock().is_err() {
        eprintln!("Another command is installing tools; waiting for it");
        file.lock().map_err(Failure::at(&place))?;
    }
    Ok(file)
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
