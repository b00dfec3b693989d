//! From an input to its document: its bytes, its side-car, and what is said of it on the command line.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;

use ascribe::{Document, ReadError, Record, Teller};

use crate::arguments::KindName;
use crate::input::{self, Failure, Input};
use crate::output::reason;

/// From how many bytes on a person is told that a report takes its time.
const LONG: usize = 16 << 20;

/// What is said on the command line of documents that do not tell it themselves.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    /// What the inputs are.
    pub(crate) kind: Option<KindName>,
    /// Who published them.
    pub(crate) publisher: Option<String>,
    /// When they were published.
    pub(crate) date: Option<String>,
}

/// An input and its bytes.
pub(crate) struct Loaded {
    pub(crate) input: Input,
    pub(crate) bytes: Vec<u8>,
    /// The bytes of its side-car.
    pub(crate) side_car: Option<Vec<u8>>,
}

impl Given {
    /// The document of an input, and the keys that mean nothing in the JSON that tells of it.
    pub(crate) fn document(&self, loaded: &Loaded) -> Result<Record, Failure> {
        let record = self.read(loaded).map_err(|error| Failure::new(&loaded.input, error))?;
        let record = match &loaded.side_car {
            Some(json) => beside(record, json).map_err(|error| Failure::new(&loaded.input, error))?,
            None => record,
        };
        Ok(Record { document: self.complete(record.document), ..record })
    }

    fn read(&self, loaded: &Loaded) -> Result<Record, ReadError> {
        if matches!(loaded.input, Input::Record(_)) {
            return Record::read(&loaded.bytes);
        }
        // A JSON object over several lines is a record too; whatever else begins with a brace is a report that does.
        let is_object = self.kind.is_none() && loaded.bytes.trim_ascii_start().starts_with(b"{");
        match is_object.then(|| Record::read(&loaded.bytes)) {
            Some(Ok(record)) => Ok(record),
            _ => ascribe::read_document(&loaded.bytes, self.kind.and_then(KindName::hint)).map(Record::from),
        }
    }

    fn complete(&self, mut document: Document) -> Document {
        document.publisher = document.publisher.or_else(|| self.publisher.clone());
        if let Some(date) = self.date.as_ref().filter(|_| ascribe::published(&document).is_none()) {
            document.published = Some(date.clone());
            document.published_by = Some(Teller::Given);
        }
        document
    }
}

impl Loaded {
    /// Reads the bytes of an input.
    pub(crate) fn of(mut input: Input) -> Result<Self, Failure> {
        let bytes = match &mut input {
            Input::Stdin => input::bytes(io::stdin().lock()),
            Input::File(path) => File::open(path).and_then(input::bytes),
            Input::Record(record) => match record.bytes.take() {
                Some(bytes) => Ok(bytes),
                None => return Err(Failure::new(&input, ReadError::line_too_long())),
            },
        };
        let bytes = bytes.map_err(|error| Failure::new(&input, reason(&error)))?;
        let side_car = input.side_car().map(|path| fs::read(&path).map_err(|error| (path, error))).transpose();
        let side_car = side_car.map_err(|(path, error)| Failure::new(&Input::File(path), reason(&error)))?;
        Ok(Self { input, bytes, side_car })
    }
}

/// A report with what its side-car says of it.
fn beside(record: Record, json: &[u8]) -> Result<Record, String> {
    let mut side_car = Record::side_car(json).map_err(|error| format!("side-car: {error}"))?;
    let unknown = std::mem::take(&mut side_car.unknown);
    Ok(Record { document: side_car.over(record.document), unknown: [record.unknown, unknown].concat() })
}

/// What a person should know of documents. They are kept, but not in silence.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// Keys that mean nothing and were named.
    named: BTreeSet<String>,
}

impl Notes {
    /// What a person should know of a document: that it takes its time, that places in it could not be decoded, and which keys of
    /// the JSON that tells of it mean nothing; each key is named once.
    pub(crate) fn of(&mut self, input: &Input, record: &Record) -> Vec<String> {
        let text = &record.document.text;
        let long = (text.len() > LONG).then(|| format!("{} MB of text take a while", text.len() / 1_000_000));
        let keys = record.unknown.iter().filter(|key| self.named.insert((*key).clone()));
        let keys: Vec<&str> = keys.map(String::as_str).collect();
        let keys = (!keys.is_empty()).then(|| format!("keys that mean nothing here: {}", keys.join(", ")));
        long.into_iter().chain(damage(text)).chain(keys).map(|note| format!("{}: {note}", input.name())).collect()
    }
}

fn damage(text: &str) -> Option<String> {
    match text.matches(char::REPLACEMENT_CHARACTER).count() {
        0 => None,
        1 => Some("one damaged character, shown as U+FFFD".to_owned()),
        places => Some(format!("{places} damaged characters, shown as U+FFFD")),
    }
}
