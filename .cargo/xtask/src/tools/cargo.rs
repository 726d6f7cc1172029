//! Tools that come as crates: built once from source into the kept folder.

use crate::{failure::Failure, paths, run::Run};

/// A crate that is a tool.
pub struct Crate {
    name: &'static str,
    program: &'static str,
    version: &'static str,
}

/// The builder. Later versions need a newer compiler.
pub const TRUNK: Crate = Crate { name: "trunk", program: "trunk", version: "0.21.14" };

/// The maker of the glue between wasm and script; its version is that of the app's `wasm-bindgen`.
pub const WASM_BINDGEN: Crate = Crate { name: "wasm-bindgen-cli", program: "wasm-bindgen", version: "0.2.129" };

/// Builds the tool when the right version of it is not there.
pub fn ensure(tool: Crate) -> Result<(), Failure> {
    if present(&tool) {
        return Ok(());
    }
    let Crate { name, version, .. } = tool;
    eprintln!("Building {name} {version}, once; this takes some minutes");
    let folder = paths::kept();
    Run::new("cargo")
        .args(["install", name, "--version", version])
        .args(["--locked", "--force", "--quiet", "--root"])
        .args([&folder])
        .dir(&std::env::temp_dir()) // away from this workspace's settings
        .quiet()
        .map_err(|failure| Failure::Missing {
            what: format!("{name} {version}"),
            remedy: format!(
                "run `cargo install {name} --version {version} --locked --root {}` ({failure})",
                folder.display()
            ),
        })?;
    Ok(())
}

fn present(tool: &Crate) -> bool {
    Run::new(paths::kept().join("bin").join(tool.program))
        .args(["--version"])
        .without("NO_COLOR")
        .quiet()
        .is_ok_and(|said| said.split_whitespace().any(|word| word == tool.version))
}
