//! The browser that the tests drive, and its driver: the system's own.

use crate::{failure::Failure, paths, run::Run};
use std::{
    env,
    path::{Path, PathBuf},
};

/// Chromium and its WebDriver.
pub struct Browser {
    /// The browser.
    pub chromium: PathBuf,
    /// The driver, which `wasm-bindgen-test` needs.
    pub driver: PathBuf,
}

const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Finds both, installing them where the system is Debian and we may.
pub fn ensure() -> Result<Browser, Failure> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if Path::new("/etc/debian_version").exists() && is_root() {
        eprintln!("Installing Chromium and its driver");
        let apt = || Run::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive");
        apt().args(["update", "-qq"]).quiet()?;
        apt()
            .args([
                "install",
                "-y",
                "-qq",
                "--no-install-recommends",
                "chromium",
                "chromium-driver",
                "fonts-liberation",
            ])
            .quiet()?;
    }
    find().ok_or_else(|| Failure::Missing {
        what: "Chromium or its driver".to_owned(),
        remedy: "install both (Debian: `apt-get install chromium chromium-driver`), or name them \
                 in CHROMIUM and CHROMEDRIVER"
            .to_owned(),
    })
}

fn find() -> Option<Browser> {
    Some(Browser {
        chromium: named("CHROMIUM").or_else(|| CHROMIUM.iter().find_map(|name| on_path(name)))?,
        driver: named("CHROMEDRIVER").or_else(|| on_path("chromedriver"))?,
    })
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&paths::search_path(&[])).map(|folder| folder.join(program)).find(|path| path.is_file())
}

fn is_root() -> bool {
    Run::new("id").args(["-u"]).quiet().is_ok_and(|id| id.trim() == "0")
}
