//! Running another program, loudly or quietly.

use crate::{failure::Failure, paths};
use std::{
    ffi::OsStr,
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
