//! What a ledger knows of the inputs, so that only what is new or has changed is read.

use std::fs::{self, Metadata};
use std::time::UNIX_EPOCH;

use ascribe::{DocumentId, Kind, Place};
use ascribe_fetch::Version;
use ascribe_ledger::{Appearance, Error, Fetch, Ledger, Outcome};
use sha2::{Digest, Sha256};

use crate::document::Given;
use crate::input::{Found, Input, Loaded, Source};

/// What a ledger knows of the inputs.
pub(super) struct Book {
    ledger: Ledger,
    /// Whether what was left out for its language is to be read.
    any_language: bool,
}

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
    pub(super) fn new(ledger: Ledger, given: &Given) -> Self {
        Self { ledger, any_language: given.any_language }
    }

    /// The inputs without the files that have the size and the time of when they were recorded, which are not even opened.
    pub(super) fn fresh(&self, inputs: Vec<Found>, stamp: &Stamp) -> Result<Vec<Found>, Error> {
        let mut fresh = Vec::new();
        for found in inputs {
            match found {
                Ok(source) if self.is_as_recorded(&source, stamp)? => {}
                Ok(source) => fresh.push(Ok(self.with_version(source, stamp)?)),
                Err(failure) => fresh.push(Err(failure)),
            }
        }
        Ok(fresh)
    }

    /// A source with which version of it is recorded, so that it need not be fetched again.
    fn with_version(&self, source: Source, stamp: &Stamp) -> Result<Source, Error> {
        let Source::Address(address, _) = source else { return Ok(source) };
        let kept =
            self.ledger.appearance(address.as_str(), 0)?.filter(|(known, outcome)| self.is_kept(known, outcome, stamp));
        let fetch = self.ledger.fetch(address.as_str())?.filter(|_| kept.is_some());
        let version = fetch.map(|Fetch { tag, modified, .. }| Version { tag, modified });
        Ok(Source::Address(address, version))
    }

    fn is_as_recorded(&self, source: &Source, stamp: &Stamp) -> Result<bool, Error> {
        let Source::File(_) = source else { return Ok(false) };
        let Some((known, outcome)) = self.ledger.appearance(&source.name(), 0)? else { return Ok(false) };
        let state = State::of(source);
        let same = State { size: known.size, modified: known.modified } == state && state.modified.is_some();
        Ok(same && self.is_kept(&known, &outcome, stamp))
    }

    /// Whether nothing is left to do for what became this, as far as what is said of it on the command line tells.
    fn is_kept(&self, known: &Appearance, outcome: &Outcome, stamp: &Stamp) -> bool {
        known.hash.starts_with(&stamp.0) && (self.is_done(outcome) || self.holds_all(outcome))
    }

    /// Whether what is said of an input, and all its bytes, are as when it was recorded. What failed is tried again.
    pub(super) fn has(&self, appearance: &Appearance) -> Result<bool, Error> {
        let known = self.ledger.appearance(&appearance.path, appearance.record)?;
        let is_it = |(known, outcome): (Appearance, Outcome)| known.hash == appearance.hash && self.is_done(&outcome);
        Ok(known.is_some_and(is_it))
    }

    /// Whether the ledger has a document, wherever it was found.
    pub(super) fn holds(&self, document: DocumentId) -> Result<bool, Error> {
        self.ledger.has(document)
    }

    /// Whether nothing is left to do for a document of which this became.
    fn is_done(&self, outcome: &Outcome) -> bool {
        match outcome {
            Outcome::Document(_) => true,
            Outcome::Skipped(_) => !self.any_language,
            Outcome::Failure(_) | Outcome::Records => false,
        }
    }

    /// Whether nothing is left to do for whatever a file holds. It may hold what was left out for its language.
    fn holds_all(&self, outcome: &Outcome) -> bool {
        *outcome == Outcome::Records && !self.any_language
    }
}

impl Stamp {
    /// The stamp of inputs of which this is said.
    pub(super) fn of(given: &Given) -> Self {
        let columns = given.hints.columns.iter().map(|(field, name)| format!("\n{}={name}", field.name()));
        let form = given.hints.kind.map_or("", Kind::name).to_owned() + &columns.collect::<String>();
        let fields = [&Some(form), &given.publisher, &given.date];
        let fields = fields.map(|field| field.as_deref().unwrap_or_default().as_bytes());
        Self(hash(&fields)[..16].to_owned())
    }

    /// Where a document appears.
    pub(super) fn appearance(&self, loaded: &Loaded) -> Appearance {
        let Loaded { input, raw, side_car } = loaded;
        let known = raw.known();
        let [publisher, title, author, published, address, language] =
            [&known.publisher, &known.title, &known.author, &known.published, &known.address, &known.language]
                .map(|field| field.as_deref().unwrap_or_default().as_bytes());
        let side_car = side_car.as_deref().unwrap_or_default();
        let hash = hash(&[raw.bytes(), side_car, publisher, title, author, published, address, language]);
        Appearance { hash: self.0.clone() + &hash, ..self.place(input, raw.bytes().len() as u64) }
    }

    /// Where something appears that could not even be taken out of its source.
    pub(super) fn place(&self, input: &Input, bytes: u64) -> Appearance {
        let Input { source, place } = input;
        let State { size, modified } = State::of(&Source::File(source.into()));
        let size = if *place == Place::default() && modified.is_some() { size } else { bytes };
        let member = Place { record: 0, ..place.clone() };
        let hash = self.0.clone();
        Appearance { path: format!("{source}{member}"), record: place.record, size, modified, hash }
    }

    /// Where a source appears that holds documents.
    pub(super) fn source(&self, source: &Source) -> Appearance {
        self.place(&Input::from(source), 0)
    }
}

impl State {
    fn of(source: &Source) -> Self {
        let Source::File(path) = source else { return Self::default() };
        let side_car = source.side_car();
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
