//! What a ledger knows of the inputs, so that only what is new or has changed is read.

use std::fs::{self, Metadata};
use std::time::UNIX_EPOCH;

use ascribe_ledger::{Appearance, Error, Ledger, Outcome};
use sha2::{Digest, Sha256};

use crate::document::{Given, Loaded};
use crate::input::{Found, Input};

/// What a ledger knows of the inputs.
pub(super) struct Book(Ledger);

/// A hash of what is said on the command line, which is part of each input's: with another publisher, a report is another document.
#[derive(Clone, Debug)]
pub(super) struct Stamp(String);

/// The size of a file, its side-car included, and when either was last changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct State {
    size: u64,
    modified: Option<i64>,
}

impl Book {
    /// The book of a ledger.
    pub(super) fn new(ledger: Ledger) -> Self {
        Self(ledger)
    }

    /// The inputs without the files that have the size and the time of when they were recorded, which are not even opened.
    pub(super) fn fresh(&self, inputs: Vec<Found>, stamp: &Stamp) -> Result<Vec<Found>, Error> {
        let is_fresh = |found: &Found| found.as_ref().map_or(Ok(true), |input| Ok(!self.is_as_recorded(input, stamp)?));
        let checked = inputs.into_iter().map(|found| is_fresh(&found).map(|fresh| fresh.then_some(found)));
        checked.filter_map(Result::transpose).collect()
    }

    fn is_as_recorded(&self, input: &Input, stamp: &Stamp) -> Result<bool, Error> {
        let Input::File(_) = input else { return Ok(false) };
        let Some((known, outcome)) = self.0.appearance(&input.name(), 0)? else { return Ok(false) };
        let state = State::of(input);
        let same = State { size: known.size, modified: known.modified } == state && state.modified.is_some();
        Ok(same && known.hash.starts_with(&stamp.0) && !matches!(outcome, Outcome::Failure(_)))
    }

    /// Whether what is said of an input, and all its bytes, are as when it was recorded. What failed is tried again.
    pub(super) fn has(&self, appearance: &Appearance) -> Result<bool, Error> {
        let known = self.0.appearance(&appearance.path, appearance.record)?;
        let is_it = |(known, outcome): (Appearance, Outcome)| {
            known.hash == appearance.hash && matches!(outcome, Outcome::Document(_))
        };
        Ok(known.is_some_and(is_it))
    }
}

impl Stamp {
    /// The stamp of inputs of which this is said.
    pub(super) fn of(given: &Given) -> Self {
        let kind = given.kind.map(|kind| format!("{kind:?}"));
        let fields = [&kind, &given.publisher, &given.date];
        let fields = fields.map(|field| field.as_deref().unwrap_or_default().as_bytes());
        Self(hash(&fields)[..16].to_owned())
    }

    /// Where an input appears.
    pub(super) fn appearance(&self, loaded: &Loaded) -> Appearance {
        let Loaded { input, bytes, side_car } = loaded;
        let hash = self.0.clone() + &hash(&[bytes, side_car.as_deref().unwrap_or_default()]);
        let read = State { size: bytes.len() as u64, modified: None };
        let (path, record, state) = match input {
            Input::Record(record) => (record.file.to_string(), record.number, read),
            Input::Stdin => (input.name(), 0, read),
            Input::File(_) => (input.name(), 0, State::of(input)),
        };
        Appearance { path, record, size: state.size, modified: state.modified, hash }
    }

    /// Where a file of records appears.
    pub(super) fn file(&self, name: &str) -> Appearance {
        let State { size, modified } = State::of(&Input::File(name.into()));
        Appearance { path: name.to_owned(), record: 0, size, modified, hash: self.0.clone() }
    }
}

impl State {
    fn of(input: &Input) -> Self {
        let Input::File(path) = input else { return Self::default() };
        let side_car = input.side_car();
        let files = [Some(path.as_path()), side_car.as_deref()].into_iter().flatten();
        let known: Vec<Metadata> = files.filter_map(|path| fs::metadata(path).ok()).collect();
        Self { size: known.iter().map(Metadata::len).sum(), modified: known.iter().filter_map(modified).max() }
    }
}

/// When a file was last changed, in nanoseconds since 1970.
fn modified(metadata: &Metadata) -> Option<i64> {
    let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_nanos()).ok()
}

/// The SHA-256 of fields, each with its length before it.
fn hash(fields: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for field in fields {
        hash.update((field.len() as u64).to_le_bytes());
        hash.update(field);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
