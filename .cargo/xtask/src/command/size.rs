//! `size`: what a visitor downloads, against what we allow.

use super::{Command, build};
use crate::{
    dist::{digest, squeeze, tree},
    failure::Failure,
    paths,
};

/// What everything that the first visit needs may weigh by brotli, in bytes.
const BUDGET: usize = 250_000;

/// `cargo xtask size`.
pub const COMMAND: Command = Command {
    name: "size",
    options: "[--no-build]",
    summary: "Show the release's files, raw and compressed, and the first load against its budget.",
    run: |mut args| {
        let as_it_is = args.flag("--no-build");
        args.done()?;
        if !as_it_is {
            build::release()?;
        }
        table()
    },
};

/// Prints the table; fails when the first load is over its budget.
pub fn table() -> Result<(), Failure> {
    println!("{:<36}{:>9}{:>9}{:>9}", "KB", "raw", "gzip", "brotli");
    let mut first = [0; 3];
    for (name, bytes) in tree::read(&paths::dist())? {
        let sizes = [bytes.len(), squeeze::gzip(&bytes).len(), squeeze::brotli(&bytes).len()];
        println!("{:<36}{}", mark(&name), row(sizes));
        if is_first(&name) {
            first = [0, 1, 2].map(|at| first[at] + sizes[at]);
        }
    }
    println!("{:<36}{}", "* first load", row(first));
    println!("{:<36}{:>27.1}", "  budget", BUDGET as f64 / 1000.0);
    match first[2] > BUDGET {
        true => Err(Failure::OverBudget { total: first[2], budget: BUDGET }),
        false => Ok(()),
    }
}

/// Whether a file stands between the visitor and the app.
fn is_first(name: &str) -> bool {
    name == "index.html" || digest::is_hashed(name)
}

fn mark(name: &str) -> String {
    format!("{} {name}", if is_first(name) { '*' } else { ' ' })
}

fn row(sizes: [usize; 3]) -> String {
    sizes.map(|bytes| format!("{:>9.1}", bytes as f64 / 1000.0)).concat()
}
