//! Keeps claims and their evidence in one SQLite file.
//!
//! [`Ledger::open`] makes or opens one, [`Ledger::change`] records reports and ties them to the others, whole or not at all, and
//! [`Ledger::read`] opens one to be asked. What a ledger holds is a function of the documents that were recorded, not of the order
//! in which they came, but for the numbers by which it counts them. docs/ledger.md describes the file.

pub mod answers;
mod appearances;
mod claims;
mod corrections;
mod dump;
mod error;
mod fetches;
mod hash;
mod link;
#[cfg(any(test, feature = "made"))]
pub mod made;
mod numbers;
mod open;
mod origins;
mod parties;
mod questions;
mod recent;
mod record;
mod rows;
mod statements;
pub mod tables;

use rusqlite::Connection;

pub use appearances::{Appearance, Outcome};
pub use corrections::{Correction, Kind, Verb, Wanted};
pub use error::Error;
pub use fetches::Fetch;
pub use questions::Filter;
pub use record::{Change, Recorded};

/// A ledger: one SQLite file.
#[derive(Debug)]
pub struct Ledger {
    connection: Connection,
    /// The statements that were looked at last.
    statements: statements::Kept,
}
