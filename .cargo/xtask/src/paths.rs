//! Where things are: the repository, the build, and the folder of kept tools.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    let here = Path::new(&here);
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// The folder a static host would serve.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where compiled things go.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// Where cargo keeps what it downloads.
pub fn cargo_home() -> PathBuf {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .unwrap_or_else(target)
}

/// The folder of installed tools, kept between builds and shared by clones.
pub fn kept() -> PathBuf {
    cargo_home().join("afterword-tools")
}

/// The search path for programs, with `first` before everything else.
pub fn search_path(first: &[PathBuf]) -> std::ffi::OsString {
    let usual = env::var_os("PATH").unwrap_or_default();
    env::join_paths(first.iter().cloned().chain(env::split_paths(&usual))).unwrap_or(usual)
}
