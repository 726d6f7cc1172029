//! Tools that come by npm: one kept folder for each lock file, named by its hash.

use crate::{dist::digest, failure::Failure, paths, progress::Task, run::Run};
use std::{fs, path::PathBuf};

/// Where the tools of the lock file in `folder` belong.
fn place(folder: &str) -> Result<PathBuf, Failure> {
    let lock = paths::root().join(folder).join("package-lock.json");
    let text = fs::read(&lock).map_err(Failure::at(&lock))?;
    let name = folder.trim_start_matches('.').replace('/', "-");
    Ok(paths::kept().join("npm").join(format!("{name}-{}", digest::short(&text))))
}

/// Whether all of them are there.
pub fn present(folder: &str) -> bool {
    place(folder).is_ok_and(|place| place.join("complete").is_file())
}

/// The `node_modules` for the lock file in `folder`, installed when it is not there.
pub fn ensure(folder: &str) -> Result<PathBuf, Failure> {
    let source = paths::root().join(folder);
    let place = place(folder)?;
    let modules = place.join("node_modules");
    let complete = place.join("complete");
    if complete.is_file() {
        return Ok(modules);
    }
    let _task = Task::start(&format!("installing the npm tools of {folder}"));
    fs::create_dir_all(&place).map_err(Failure::at(&place))?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(source.join(file), place.join(file)).map_err(Failure::at(source.join(file)))?;
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    Run::new(npm).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]).dir(&place).quiet().map_err(
        |failure| match failure {
            Failure::Start { .. } => Failure::Missing {
                what: "npm".to_owned(),
                remedy: "install Node 20 or later, then run this again".to_owned(),
            },
            other => other,
        },
    )?;
    fs::write(&complete, "").map_err(Failure::at(&complete))?;
    Ok(modules)
}

/// Links the installed modules into `folder`, where its scripts look for them.
pub fn link(folder: &str) -> Result<(), Failure> {
    let modules = ensure(folder)?;
    let link = paths::root().join(folder).join("node_modules");
    if fs::read_link(&link).is_ok_and(|to| to == modules) {
        return Ok(());
    }
    if link.is_symlink() {
        fs::remove_file(&link).map_err(Failure::at(&link))?;
    }
    if link.is_dir() {
        return Ok(()); // installed there by hand
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(&modules, &link).map_err(Failure::at(&link))?;
    #[cfg(windows)]
    std::os::windows::fs::symlink_dir(&modules, &link).map_err(Failure::at(&link))?;
    Ok(())
}
