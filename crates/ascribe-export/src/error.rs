//! Why a ledger could not be exported.

use std::{fmt, io};

use ::parquet::errors::ParquetError;

/// Why a ledger could not be exported: it could not be read, or the export not be written.
#[derive(Debug)]
pub struct Error(Reason);

#[derive(Debug)]
enum Reason {
    Ledger(ascribe_ledger::Error),
    Written(io::Error),
}

impl Error {
    /// Why the export could not be written; the error itself where that is not the reason.
    ///
    /// # Errors
    ///
    /// If the ledger could not be read.
    pub fn written(self) -> Result<io::Error, Self> {
        match self.0 {
            Reason::Written(error) => Ok(error),
            Reason::Ledger(_) => Err(self),
        }
    }

    /// The ledger holds something in a column that no ledger can.
    pub(crate) fn damaged(column: &str) -> Self {
        Self(Reason::Written(io::Error::new(io::ErrorKind::InvalidData, format!("damaged ledger: {column}"))))
    }
}

impl From<ascribe_ledger::Error> for Error {
    fn from(error: ascribe_ledger::Error) -> Self {
        Self(Reason::Ledger(error))
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self(Reason::Written(error))
    }
}

impl From<::csv::Error> for Error {
    fn from(error: ::csv::Error) -> Self {
        io::Error::from(error).into()
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}

impl From<ParquetError> for Error {
    fn from(error: ParquetError) -> Self {
        match error {
            ParquetError::External(error) => match error.downcast::<io::Error>() {
                Ok(error) => Self::from(*error),
                Err(error) => io::Error::other(error).into(),
            },
            other => io::Error::other(other).into(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Reason::Ledger(error) => error.fmt(f),
            Reason::Written(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Reason::Ledger(error) => error.source(),
            Reason::Written(error) => error.source(),
        }
    }
}
