//! From the bytes of a document to the document: with its side-car, and what is said of it on the command line.

use std::collections::BTreeSet;

use ascribe::{Document, Hints, Place, Record, Teller};

use crate::input::{Failure, Input, Loaded, Source};
use crate::language;

/// From how many bytes on a person is told that a report takes its time.
const LONG: usize = 1 << 20;

/// What is said on the command line of documents that do not tell it themselves.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    /// What the inputs are.
    pub(crate) hints: Hints,
    /// Who published them.
    pub(crate) publisher: Option<String>,
    /// When they were published.
    pub(crate) date: Option<String>,
    /// Whether those in other languages are read.
    pub(crate) any_language: bool,
}

impl Given {
    /// The document of an input, and the keys that mean nothing in the JSON that tells of it.
    pub(crate) fn document(&self, loaded: &Loaded) -> Result<Record, Failure> {
        let record = loaded.raw.read().map_err(|error| Failure::new(&loaded.input, error))?;
        let record = match &loaded.side_car {
            Some(json) => beside(record, json).map_err(|error| Failure::new(&loaded.input, error))?,
            None => record,
        };
        match language::other(&record.document).filter(|_| !self.any_language) {
            Some(language) => Err(Failure::skipped(&loaded.input, language)),
            None => Ok(Record { document: self.complete(record.document), ..record }),
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
    /// Sources that hold documents and were looked at for a side-car.
    sources: BTreeSet<String>,
}

impl Notes {
    /// What a person should know of a document: that it takes its time, that places in it could not be decoded, which keys of
    /// the JSON that tells of it mean nothing, and that its file has a side-car; each key and each side-car is named once.
    pub(crate) fn of(&mut self, input: &Input, record: &Record) -> Vec<String> {
        let text = &record.document.text;
        let long = (text.len() > LONG).then(|| format!("{} MB of text take a while", text.len() / 1_000_000));
        let keys = record.unknown.iter().filter(|key| self.named.insert((*key).clone()));
        let keys: Vec<&str> = keys.map(String::as_str).collect();
        let keys = (!keys.is_empty()).then(|| format!("keys that mean nothing here: {}", keys.join(", ")));
        let side_car = self.side_car(input);
        long.into_iter()
            .chain(damage(text))
            .chain(keys)
            .chain(side_car)
            .map(|note| format!("{}: {note}", input.name()))
            .collect()
    }
}

impl Notes {
    /// That there is a side-car beside a file that holds documents. It is left out: what it says of one would be said of all.
    fn side_car(&mut self, input: &Input) -> Option<String> {
        let is_new = input.place != Place::default() && self.sources.insert(input.source.clone());
        let side_car = Source::File(input.source.as_str().into()).side_car().filter(|_| is_new)?;
        Some(format!("left out, since it is for a file that is one report: the side-car {}", side_car.display()))
    }
}

fn damage(text: &str) -> Option<String> {
    match text.matches(char::REPLACEMENT_CHARACTER).count() {
        0 => None,
        1 => Some("one damaged character, shown as U+FFFD".to_owned()),
        places => Some(format!("{places} damaged characters, shown as U+FFFD")),
    }
}
