//! Everything that can go wrong in a command, and the sentence each says.

use std::{fmt, io, path::PathBuf};

/// Why a command stopped.
#[derive(Debug)]
pub enum Failure {
    /// The command line makes no sense.
    Usage(String),
    /// A file could not be read or written.
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// A program could not be started.
    Start {
        /// Its name.
        program: String,
        /// What the system said.
        cause: io::Error,
    },
    /// A program ran and failed.
    Command {
        /// The command as it was called.
        line: String,
        /// What it printed, where that was held back.
        output: String,
    },
    /// Something is needed that could not be installed.
    Missing {
        /// What is needed.
        what: String,
        /// What the reader can do about it.
        remedy: String,
    },
    /// The built files are not what they should be.
    Dist(String),
    /// The local server could not listen.
    Listen {
        /// The port asked for.
        port: u16,
        /// What the system said.
        cause: io::Error,
    },
    /// The first load is too big, in bytes.
    OverBudget {
        /// What it is.
        total: usize,
        /// What it may be.
        budget: usize,
    },
    /// Some stages of the tests failed.
    Stages(Vec<&'static str>),
}

impl Failure {
    /// Names the file that an I/O error is about.
    pub fn at(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |cause| Self::File { path, cause }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(problem) => {
                write!(f, "{problem}\n`cargo xtask --help` lists the commands.")
            }
            Self::File { path, cause } => write!(f, "{}: {cause}.", path.display()),
            Self::Start { program, cause } => write!(f, "{program} could not be started: {cause}."),
            Self::Command { line, output } if output.trim().is_empty() => {
                write!(f, "This failed: {line}")
            }
            Self::Command { line, output } => write!(f, "{}\nThis failed: {line}", output.trim()),
            Self::Missing { what, remedy } => write!(f, "{what} is missing: {remedy}."),
            Self::Dist(problem) => write!(f, "The build is not as expected: {problem}."),
            Self::Listen { port, cause } => {
                write!(f, "Port {port} cannot be used ({cause}): choose another with --port.")
            }
            Self::OverBudget { total, budget } => write!(
                f,
                "The first load is {:.1} KB, over the budget of {:.0} KB.",
                *total as f64 / 1000.0,
                *budget as f64 / 1000.0
            ),
            Self::Stages(names) => write!(f, "Failed: {}.", names.join(", ")),
        }
    }
}
