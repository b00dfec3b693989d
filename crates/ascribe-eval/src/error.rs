//! Why gold, predictions or cases could not be read.

use std::fmt;
use std::path::{Path, PathBuf};

/// A file or a line of it that could not be read as what it should be.
#[derive(Debug)]
pub struct Error {
    path: PathBuf,
    line: Option<usize>,
    reason: Reason,
}

#[derive(Debug)]
enum Reason {
    Io(std::io::Error),
    Malformed(String),
}

impl Error {
    pub(crate) fn io(path: &Path, cause: std::io::Error) -> Self {
        Self { path: path.to_owned(), line: None, reason: Reason::Io(cause) }
    }

    pub(crate) fn malformed(path: &Path, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: None, reason: Reason::Malformed(what.into()) }
    }

    /// The same error, in this line (counted from 1) of its file.
    pub(crate) fn at_line(self, line: usize) -> Self {
        Self { line: Some(line), ..self }
    }

    /// Whether the file is missing or unreadable, rather than wrong inside.
    pub fn is_io(&self) -> bool {
        matches!(self.reason, Reason::Io(_))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        match &self.reason {
            Reason::Io(_) => f.write_str(": cannot be read"),
            Reason::Malformed(what) => write!(f, ": {what}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.reason {
            Reason::Io(cause) => Some(cause),
            Reason::Malformed(_) => None,
        }
    }
}
