//! Why a ledger could not be opened, read or written.

use std::{fmt, io};

use rusqlite::ErrorCode;

/// Why a ledger could not be opened, read or written.
///
/// Its message is for people; a caller who must choose asks the predicates.
#[derive(Debug)]
pub struct Error(Reason);

#[derive(Debug)]
enum Reason {
    Busy(rusqlite::Error),
    Newer { found: i64, known: i64 },
    NotALedger,
    Missing,
    Damaged(&'static str),
    Sqlite(rusqlite::Error),
    Unwritten(io::Error),
    Refused(String),
}

impl Error {
    /// Somebody else is writing to it, for longer than we wait.
    pub fn is_busy(&self) -> bool {
        matches!(self.0, Reason::Busy(_))
    }

    /// A newer version of the program made it.
    pub fn is_newer(&self) -> bool {
        matches!(self.0, Reason::Newer { .. })
    }

    /// The file is something else.
    pub fn is_not_a_ledger(&self) -> bool {
        matches!(self.0, Reason::NotALedger)
    }

    /// There is no such file.
    pub fn is_missing(&self) -> bool {
        matches!(self.0, Reason::Missing)
    }

    /// What was asked for cannot be done: nothing is called so, or too much, or it makes no sense.
    pub fn is_refused(&self) -> bool {
        matches!(self.0, Reason::Refused(_))
    }

    /// What was asked for cannot be done, for this reason.
    pub(crate) fn refused(reason: impl Into<String>) -> Self {
        Self(Reason::Refused(reason.into()))
    }

    pub(crate) fn newer(found: i64, known: i64) -> Self {
        Self(Reason::Newer { found, known })
    }

    pub(crate) fn not_a_ledger() -> Self {
        Self(Reason::NotALedger)
    }

    pub(crate) fn missing() -> Self {
        Self(Reason::Missing)
    }

    /// What was asked of the ledger could not be written down.
    pub(crate) fn unwritten(error: io::Error) -> Self {
        Self(Reason::Unwritten(error))
    }

    /// What the ledger holds in `column` is nothing that was ever written there.
    pub(crate) fn damaged(column: &'static str) -> Self {
        Self(Reason::Damaged(column))
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self(match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Reason::Busy(error),
            Some(ErrorCode::NotADatabase) => Reason::NotALedger,
            _ => Reason::Sqlite(error),
        })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Reason::Busy(_) => write!(f, "another program is writing to the ledger"),
            Reason::Newer { found, known } => {
                write!(
                    f,
                    "made by a newer ascribe: the ledger has version {found}, and this program knows up to {known}"
                )
            }
            Reason::NotALedger => write!(f, "not a ledger"),
            Reason::Missing => write!(f, "no such ledger"),
            Reason::Damaged(column) => write!(f, "damaged ledger: {column} holds what no ledger can"),
            Reason::Unwritten(_) => write!(f, "what the ledger holds cannot be written"),
            Reason::Refused(reason) => write!(f, "{reason}"),
            Reason::Sqlite(_) => write!(f, "the ledger cannot be read or written"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Reason::Busy(error) | Reason::Sqlite(error) => Some(error),
            Reason::Unwritten(error) => Some(error),
            _ => None,
        }
    }
}
