//! Tools that come as crates: built once from source into the kept folder.

use crate::{failure::Failure, paths, run::Run};
use std::{env, fs};

/// A crate that is a tool.
pub struct Crate {
    name: &'static str,
    program: &'static str,
    version: &'static str,
    /// How far it is optimised: "0" where it is to be there soon rather than fast.
    optimised: &'static str,
    /// What else cargo is told of it.
    options: &'static [&'static str],
}

/// The builder. Later versions need a newer compiler. It copies files and calls others, and speaks to nobody: so it is not
/// optimised and has no encryption of lines, which takes it from the longest part of a first build to four and a half
/// minutes of one core.
pub const TRUNK: Crate =
    Crate { name: "trunk", program: "trunk", version: "0.21.14", optimised: "0", options: &["--no-default-features"] };

/// The maker of the glue between wasm and script; its version is that of the app's `wasm-bindgen`.
pub const WASM_BINDGEN: Crate = Crate {
    name: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.129",
    optimised: "1",                      // it goes through the whole program at each build
    options: &["--no-default-features"], // no encryption of lines: it speaks to browsers of this machine alone
};

/// The judge of licences and sources, see `.cargo/deny.toml`. Built light it takes 156 seconds of one core, once, and
/// for the tests alone; a run takes two seconds.
pub const CARGO_DENY: Crate =
    Crate { name: "cargo-deny", program: "cargo-deny", version: "0.20.2", optimised: "1", options: &[] };

/// A tool is run for seconds: to optimise it as its makers do takes longer than it will ever save.
const LIGHT: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_BUILD_OVERRIDE_OPT_LEVEL", "0"),
];

/// Builds the tool.
pub fn install(tool: &Crate) -> Result<(), Failure> {
    let Crate { name, version, optimised, options, .. } = tool;
    let folder = paths::kept();
    // Kept until the tool is there: what was compiled before an interruption need not be compiled again.
    let building = folder.join("building").join(name);
    let words = ["install", name, "--version", version, "--locked", "--force", "--root"];
    let run = Run::new("cargo").args(words).args([&folder]).args(*options).env("CARGO_TARGET_DIR", &building);
    let run = run.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", optimised);
    LIGHT
        .iter()
        .fold(run, |run, (variable, value)| run.env(variable, value))
        .dir(&env::temp_dir()) // away from this workspace's settings
        .watched(&format!("building {name} {version}"))
        .map_err(|failure| Failure::Missing {
            what: format!("{name} {version}"),
            remedy: format!(
                "run `cargo install {name} --version {version} --locked --root {}` ({failure})",
                folder.display()
            ),
        })?;
    // What is left of it costs room and nothing else.
    let _ = fs::remove_dir_all(&building);
    Ok(())
}

/// Whether the right version of the tool is there.
pub fn present(tool: &Crate) -> bool {
    Run::new(paths::kept().join("bin").join(tool.program))
        .args(["--version"])
        .without("NO_COLOR")
        .quiet()
        .is_ok_and(|said| said.split_whitespace().any(|word| word == tool.version))
}
