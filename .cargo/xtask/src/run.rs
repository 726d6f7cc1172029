//! Running another program, loudly or quietly.

use crate::{
    failure::Failure,
    paths,
    progress::{self, Task},
};
use std::{
    ffi::OsStr,
    io::{self, Read},
    path::Path,
    process::{Command, Output, Stdio},
};

/// A program about to be run in the root of the repository.
pub struct Run {
    command: Command,
    line: String,
}

impl Run {
    /// Names the program.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(&program);
        command.current_dir(paths::root()).stdin(Stdio::null());
        let line = program.as_ref().to_string_lossy().into_owned();
        Self { command, line }
    }

    /// Adds arguments.
    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        for arg in args {
            self.line.push(' ');
            self.line.push_str(&arg.as_ref().to_string_lossy());
            self.command.arg(arg);
        }
        self
    }

    /// Sets a variable of the environment.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Takes a variable out of the environment.
    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Runs in another folder.
    pub fn dir(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs and lets the program print.
    pub fn loud(mut self) -> Result<(), Failure> {
        let status = self.command.status().map_err(|cause| start(&self.line, cause))?;
        match status.success() {
            true => Ok(()),
            false => Err(Failure::Command { line: self.line, output: String::new() }),
        }
    }

    /// Runs cargo, says now and then how far it is, and shows its remarks at the end; its progress is not among them.
    pub fn watched(mut self, name: &str) -> Result<(), Failure> {
        let task = Task::start(name);
        let failed = |line: &str| {
            let line = line.to_owned();
            move |cause| start(&line, cause)
        };
        let (mut said, to) = io::pipe().map_err(failed(&self.line))?;
        self.command.env("CARGO_TERM_PROGRESS_WHEN", "always").env("CARGO_TERM_PROGRESS_WIDTH", "80");
        self.command.stdout(to.try_clone().map_err(failed(&self.line))?).stderr(to);
        let mut child = self.command.spawn().map_err(failed(&self.line))?;
        drop(self.command); // and with it our end of the pipe
        let mut remarks = String::new();
        lines(&mut said, |line| {
            if let Some(how_far) = progress::crates(line) {
                task.note(&how_far);
            } else if !is_routine(line) {
                remarks.push_str(&without_colours(line));
                remarks.push('\n');
            }
        });
        let status = child.wait().map_err(failed(&self.line))?;
        drop(task);
        match status.success() {
            true if remarks.trim().is_empty() => {}
            true => eprintln!("{}", remarks.trim_end()),
            false => return Err(Failure::Command { line: self.line, output: remarks }),
        }
        Ok(())
    }

    /// Runs and keeps what the program prints, which is shown only when it fails.
    pub fn quiet(mut self) -> Result<String, Failure> {
        let Output { status, stdout, stderr } = self.command.output().map_err(|cause| start(&self.line, cause))?;
        let stdout = String::from_utf8_lossy(&stdout).into_owned();
        match status.success() {
            true => Ok(stdout),
            false => Err(Failure::Command { line: self.line, output: stdout + &String::from_utf8_lossy(&stderr) }),
        }
    }
}

fn start(line: &str, cause: std::io::Error) -> Failure {
    let program = line.split(' ').next().unwrap_or(line).to_owned();
    Failure::Start { program, cause }
}

/// Each line as it comes. Progress ends with a carriage return.
fn lines(from: &mut impl Read, mut each: impl FnMut(&str)) {
    let (mut block, mut line) = ([0; 4096], Vec::new());
    while let Ok(count @ 1..) = from.read(&mut block) {
        for byte in &block[..count] {
            match byte {
                b'\n' | b'\r' => each(&String::from_utf8_lossy(&std::mem::take(&mut line))),
                _ => line.push(*byte),
            }
        }
    }
    each(&String::from_utf8_lossy(&line));
}

/// Whether a line of cargo's says only that all is going on.
fn is_routine(line: &str) -> bool {
    const WORDS: [&str; 15] = [
        "Adding",
        "Blocking",
        "Building",
        "Checking",
        "Compiling",
        "Downloaded",
        "Downloading",
        "Executable",
        "Finished",
        "Fresh",
        "Installed",
        "Installing",
        "Locking",
        "Replaced",
        "Updating",
    ];
    let line = without_colours(line);
    let word = line.split_whitespace().next();
    word.is_none_or(|word| line.starts_with(' ') && WORDS.contains(&word)) || line.contains("to your PATH")
}

/// Cargo clears its progress by a sequence of control characters.
fn without_colours(line: &str) -> String {
    line.replace("\u{1b}[K", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_from_remarks() {
        let said = "   Compiling syn v2\n    Building [=> ] 1/2: syn\r\u{1b}[Kwarning: unused\n  --> a.rs\n\n    Finished `dev`";
        let (mut how_far, mut remarks) = (Vec::new(), Vec::new());
        lines(&mut said.as_bytes(), |line| match progress::crates(line) {
            Some(note) => how_far.push(note),
            None if is_routine(line) => {}
            None => remarks.push(without_colours(line)),
        });
        assert_eq!(how_far, ["1 of 2 crates"]);
        assert_eq!(remarks, ["warning: unused", "  --> a.rs"]);
    }
}
