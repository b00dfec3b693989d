//! What JSON says of a report: a record with its text, or a side-car to a file that has it.
//!
//! Both are an object with the keys `text`, `publisher`, `title`, `author`, `published` (or `date`), `address` (or `url`) and
//! `language`. `null` and an empty text say nothing. Other keys are left out, and their names handed on so that somebody can be told.

use ascribe_types::{Document, Teller};
use serde_json::{Map, Value};

use crate::{Error, LARGEST, is_blank, ninjs};

/// What JSON says of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The report, or what is known of it: a side-car has no text.
    pub document: Document,
    /// The keys that mean nothing here, in order.
    pub unknown: Vec<String>,
}

impl From<Document> for Record {
    fn from(document: Document) -> Self {
        Self { document, unknown: Vec::new() }
    }
}

impl Record {
    /// Reads a record: an object with at least a `text`, or an item of news in the IPTC's ninjs.
    ///
    /// # Errors
    ///
    /// If the bytes are no JSON object, if a known key has no text, or if there is nothing to read in it.
    pub fn read(json: &[u8]) -> Result<Self, Error> {
        let fields = object(json)?;
        let record = if ninjs::is_item(&fields) { ninjs::read(&fields)?.into() } else { Self::of(fields)? };
        if record.document.text.len() as u64 > LARGEST {
            return Err(Error::too_large(LARGEST));
        }
        if is_blank(&record.document.text) { Err(Error::no_text()) } else { Ok(record) }
    }

    /// Reads a side-car: an object with what is known of a report whose text is elsewhere.
    ///
    /// # Errors
    ///
    /// If the bytes are no JSON object, or if a known key has no text.
    pub fn side_car(json: &[u8]) -> Result<Self, Error> {
        Self::of(object(json)?)
    }

    /// What an object says.
    fn of(object: Map<String, Value>) -> Result<Self, Error> {
        let mut fields = Fields(object);
        let document = fields.document()?;
        let mut unknown: Vec<String> = fields.0.into_iter().map(|(key, _)| key).collect();
        unknown.sort_unstable();
        Ok(Self { document, unknown })
    }

    /// A report with what a side-car says of it, which is stronger than what the report says itself.
    pub fn over(self, report: Document) -> Document {
        let (text, places) = (report.text.clone(), report.places.clone());
        Document { text, places, ..under(self.document, report) }
    }
}

/// The object that `json` is.
fn object(json: &[u8]) -> Result<Map<String, Value>, Error> {
    let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
    serde_json::from_slice(json).map_err(|error| Error::no_json(&error))
}

/// `report`, with what is `known` of it where it says nothing itself.
pub(crate) fn under(report: Document, known: Document) -> Document {
    Document {
        text: report.text,
        publisher: report.publisher.or(known.publisher),
        title: report.title.or(known.title),
        author: report.author.or(known.author),
        published: report.published.or(known.published),
        published_by: report.published_by.or(known.published_by),
        address: report.address.or(known.address),
        language: report.language.or(known.language),
        places: report.places,
    }
}

/// The fields of an object that were not yet taken.
struct Fields(Map<String, Value>);

impl Fields {
    fn document(&mut self) -> Result<Document, Error> {
        let published = self.either("published", "date")?;
        Ok(Document {
            text: self.take("text")?.unwrap_or_default(),
            publisher: self.line("publisher")?,
            title: self.line("title")?,
            author: self.line("author")?,
            published_by: published.is_some().then_some(Teller::Metadata),
            published,
            address: self.either("address", "url")?,
            language: self.line("language")?,
            places: None,
        })
    }

    /// The first of two keys that says something.
    fn either(&mut self, key: &'static str, other: &'static str) -> Result<Option<String>, Error> {
        let (first, second) = (self.line(key)?, self.line(other)?);
        Ok(first.or(second))
    }

    /// What a key says, on one line.
    fn line(&mut self, key: &'static str) -> Result<Option<String>, Error> {
        let value = self.take(key)?.map(|value| crate::paragraphs::fold(&value));
        Ok(value.filter(|value| !value.is_empty()))
    }

    /// What a key says: a text, a number as it is written (20120402), or several texts ("author": ["Ada Quill", "Bo Lind"]).
    fn take(&mut self, key: &'static str) -> Result<Option<String>, Error> {
        match self.0.remove(key) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Array(values)) if key == "author" => {
                let names = values.into_iter().map(|value| text(value, key)).collect::<Result<Vec<_>, _>>()?;
                Ok(Some(names.join(", ")))
            }
            Some(value) => text(value, key).map(Some),
        }
    }
}

fn text(value: Value, key: &'static str) -> Result<String, Error> {
    match value {
        Value::String(text) => Ok(text),
        Value::Number(number) if key != "text" => Ok(number.to_string()),
        _ => Err(Error::wrong_field(key)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(json: &str, expected: &Document) {
        assert_eq!(Record::read(json.as_bytes()).expect("a record").document, *expected, "{json}");
    }

    #[track_caller]
    fn refused(json: &[u8], expected: &str) {
        assert_eq!(Record::read(json).expect_err("no record").to_string(), expected);
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn all_that_is_known() {
        let json = r#"{"text":"It rained.\n","publisher":"The  Tideford\nGazette","title":"Rain","author":["Ada Quill","Bo Lind"],
            "date":20310304,"url":"https://gazette.example/rain","language":"en"}"#;
        let expected = Document {
            text: "It rained.\n".to_owned(),
            publisher: some("The Tideford Gazette"),
            title: some("Rain"),
            author: some("Ada Quill, Bo Lind"),
            published: some("20310304"),
            published_by: Some(Teller::Metadata),
            address: some("https://gazette.example/rain"),
            language: some("en"),
            places: None,
        };
        check(json, &expected);
    }

    #[test]
    fn nothing_is_said_by_null_and_by_blanks() {
        let json = "\u{FEFF}{\"text\":\"It rained.\",\"publisher\":null,\"title\":\" \",\"published\":\"\"}";
        check(json, &Document::from("It rained."));
    }

    #[test]
    fn unknown_keys_are_handed_on() {
        let record = Record::read(br#"{"url2":1,"text":"It rained.","tags":["rain"],"date":null}"#).expect("a record");
        assert_eq!(record.unknown, ["tags", "url2"]);
    }

    #[test]
    fn what_is_no_record() {
        refused(b"It rained.", "no JSON object: expected value at column 1");
        refused(b"[1]", "no JSON object: invalid type: sequence, expected a map at column 0");
        refused(b"{\"text\":\"It ra", "no JSON object: EOF while parsing a string at column 14");
        refused(b"{\"text\":\"caf\xE9\"}", "no JSON object: invalid unicode code point at column 13");
        refused(b"{}", "empty: no text in the record");
        refused(br#"{"text":" \n"}"#, "empty: no text in the record");
        refused(br#"{"text":1}"#, "no text: text");
        refused(br#"{"text":"It rained.","publisher":{"name":"Gazette"}}"#, "no text: publisher");
    }

    #[test]
    fn a_side_car_is_stronger_than_the_page() {
        let page = Document { publisher: some("gazette.example"), title: some("Rain"), ..Document::from("It rained.") };
        let side_car =
            Record::side_car(br#"{"publisher":"The Tideford Gazette","text":"ignored"}"#).expect("a side-car");
        let expected = Document { publisher: some("The Tideford Gazette"), ..page.clone() };
        assert_eq!(side_car.over(page), expected);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Record::read(&bytes);
        }

        #[test]
        fn any_text_comes_through(text in "\\PC{0,60}[a-z]") {
            let json = serde_json::json!({ "text": text }).to_string();
            prop_assert_eq!(Record::read(json.as_bytes()).expect("a record").document.text, text);
        }
    }
}
