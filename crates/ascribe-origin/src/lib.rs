//! Which reports were copied from others, and which others they name.

use ascribe_types::{Citation, Parties, Report};

/// What copies of a text share with it: some of the hashes of its word sequences, in order, each once. Which of them, depends on
/// the hash alone, so that a part of a text has a part of its fingerprint.
pub fn fingerprint(_text: &str) -> Vec<u64> {
    Vec::new()
}

/// How much of the shorter of two texts stands in the other, from 0 to 1, if that is enough to call one a copy of the other.
pub fn copied(_one: &str, _other: &str) -> Option<f32> {
    None
}

/// The other reports that a report has something from.
pub fn citations(_report: &Report, _parties: &Parties) -> Vec<Citation> {
    Vec::new()
}
