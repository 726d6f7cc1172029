//! The commands: one file each, one line each in [`ALL`].

mod bench;
mod build;
mod dev;
mod faults;
mod finish;
mod notices;
mod sample;
mod serve;
mod size;
mod test;
mod words;

use crate::{args::Args, failure::Failure};

/// A command of this repository.
pub struct Command {
    /// What is typed.
    name: &'static str,
    /// What may follow it.
    options: &'static str,
    /// What it does; empty for one that only other programs call.
    summary: &'static str,
    /// Does it.
    run: fn(Args) -> Result<(), Failure>,
}

const ALL: [Command; 11] = [
    serve::COMMAND,
    dev::COMMAND,
    build::COMMAND,
    size::COMMAND,
    test::COMMAND,
    faults::COMMAND,
    sample::COMMAND,
    bench::COMMAND,
    words::COMMAND,
    notices::COMMAND,
    finish::COMMAND,
];

/// Runs the command that the words name.
pub fn dispatch(mut words: Vec<String>) -> Result<(), Failure> {
    if words.is_empty() || words.iter().any(|word| word == "--help" || word == "-h") {
        println!("{}", help());
        return Ok(());
    }
    let name = words.remove(0);
    match ALL.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(Args::new(words)),
        None => Err(Failure::Usage(format!("There is no command {name}."))),
    }
}

fn help() -> String {
    let mut text = "cargo xtask <command>\n".to_owned();
    for command in ALL.iter().filter(|command| !command.summary.is_empty()) {
        let call = format!("{} {}", command.name, command.options);
        text += &format!("\n  {}\n      {}", call.trim_end(), command.summary);
    }
    text + "\n\nWhat is missing is installed, once, into afterword-tools in cargo's home folder."
}
