//! The browsers that the tests drive, and their drivers: the system's own.

use crate::{failure::Failure, paths, progress::Task, run::Run};
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
    if may_install() {
        let _alone = super::alone()?;
        if let Some(found) = find() {
            return Ok(found);
        }
        install("Chromium and its driver", &["chromium", "chromium-driver", "fonts-liberation"])?;
    }
    find().ok_or_else(|| Failure::Missing {
        what: "Chromium or its driver".to_owned(),
        remedy: "install both (Debian: `apt-get install chromium chromium-driver`), or name them \
                 in CHROMIUM and CHROMEDRIVER"
            .to_owned(),
    })
}

/// A browser beside Chromium: what it is called, how it is found, and Debian's packages with it.
pub type Other = (&'static str, &'static [&'static str], &'static [&'static str]);

/// The first of the others.
pub const FIREFOX: Other = ("Firefox", &["firefox-esr", "firefox"], &["firefox-esr"]);
/// The second.
pub const WEBKIT: Other = ("WebKit", &["WebKitWebDriver"], &["webkit2gtk-driver", "xvfb", "xauth", "dbus"]);

/// Installs the other browsers where we may.
pub fn ensure_others() {
    ensure_other(FIREFOX);
    ensure_other(WEBKIT);
}

/// Installs another browser where we may. Where it is missing all the same, it says what to do, and what wants it is not
/// run.
pub fn ensure_other((name, programs, packages): Other) {
    let missing = || !programs.iter().any(|program| on_path(program).is_some());
    if missing() && may_install() {
        let installed = super::alone().and_then(|_alone| install(name, packages));
        if let Err(failure) = installed {
            eprintln!("{name} could not be installed. {failure}");
        }
    }
    if missing() {
        eprintln!("{name} is missing (Debian: `apt-get install {}`): what wants it is not run.", packages.join(" "));
    }
}

fn may_install() -> bool {
    Path::new("/etc/debian_version").exists() && is_root()
}

fn install(name: &str, packages: &[&str]) -> Result<(), Failure> {
    let _task = Task::start(&format!("installing {name}"));
    let apt = || Run::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive");
    apt().args(["update", "-qq"]).quiet()?;
    apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages).quiet()?;
    Ok(())
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
