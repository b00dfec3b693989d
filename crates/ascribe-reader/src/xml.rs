//! XML as a stream of elements and words, for the forms that are written in it. No entity of a file's own making is resolved, so that
//! none can make much of little, or reach for another file.

use std::io::{BufReader, Chain, Cursor, Read};

use encoding_rs::{Encoding, UTF_8};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};
use quick_xml::Reader;
use quick_xml::errors::Error as XmlError;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::Error;

/// The most elements that may stand within each other.
const DEEPEST: usize = 256;

/// Within how many bytes a file declares its encoding.
const DECLARATION: u64 = 256;

/// What stands in a file, in its order.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// An element begins: its name without the prefix, and its attributes, their names without prefixes too.
    Begins(String, Vec<(String, String)>),
    /// An element ends.
    Ends(String),
    /// Words.
    Words(String),
}

/// A file in XML, as it is read. It is damaged where it cannot be decoded, and shown so.
pub(crate) struct Xml<R> {
    reader: Reader<Decoded<R>>,
    buffer: Vec<u8>,
    depth: usize,
    /// That an element without content, which has been handed on as one that begins, ends.
    empty: Option<String>,
    form: &'static str,
}

/// What is read, in UTF-8.
type Decoded<R> = BufReader<DecodeReaderBytes<Chain<Cursor<Vec<u8>>, R>, Vec<u8>>>;

impl<R: Read> Xml<R> {
    /// The file of that form ("news item") in `stream`.
    pub(crate) fn new(mut stream: R, form: &'static str) -> Result<Self, Error> {
        let mut head = Vec::new();
        stream.by_ref().take(DECLARATION).read_to_end(&mut head).map_err(|error| Error::broken_off(&error))?;
        let encoding = declared(&head).unwrap_or(UTF_8);
        let mut decoder = DecodeReaderBytesBuilder::new();
        let decoder = decoder.encoding(Some(encoding)).bom_override(true).build(Cursor::new(head).chain(stream));
        let mut reader = Reader::from_reader(BufReader::new(decoder));
        reader.config_mut().allow_dangling_amp = true;
        Ok(Self { reader, buffer: Vec::new(), depth: 0, empty: None, form })
    }

    /// What comes next; nothing at the end of the file.
    pub(crate) fn next(&mut self) -> Result<Option<Node>, Error> {
        if let Some(name) = self.empty.take() {
            return Ok(Some(self.ends(name)));
        }
        loop {
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| told(&error, self.form))?;
            let (begun, is_empty) = match event {
                Event::Start(start) => (begun(&start), false),
                Event::Empty(start) => (begun(&start), true),
                Event::End(end) => {
                    let name = end.local_name().as_ref().to_owned();
                    return Ok(Some(self.ends(name)));
                }
                Event::Text(text) => return Ok(Some(Node::Words(text.xml10_content().into_owned()))),
                Event::CData(text) => return Ok(Some(Node::Words(text.xml10_content().into_owned()))),
                Event::GeneralRef(entity) => return Ok(Some(Node::Words(resolved(&entity)))),
                Event::Eof if self.depth > 0 => {
                    return Err(Error::damaged_form(self.form, "it ends within an element"));
                }
                Event::Eof => return Ok(None),
                _ => continue,
            };
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err(Error::damaged_form(self.form, "its elements are nested too deep"));
            }
            self.empty = is_empty.then(|| begun.0.clone());
            return Ok(Some(Node::Begins(begun.0, begun.1)));
        }
    }

    fn ends(&mut self, name: String) -> Node {
        self.depth = self.depth.saturating_sub(1);
        Node::Ends(name)
    }
}

/// The encoding that a file declares: `<?xml version="1.0" encoding="ISO-8859-1"?>`.
pub(crate) fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let declaration =
        head.split(|&byte| byte == b'>').next().filter(|head| head.trim_ascii_start().starts_with(b"<?xml"))?;
    let declaration = String::from_utf8_lossy(declaration);
    let (_, label) = declaration.split_once("encoding")?;
    let label = label.split(['"', '\'']).nth(1)?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}

/// The name and the attributes of an element.
fn begun(start: &BytesStart<'_>) -> (String, Vec<(String, String)>) {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten().filter_map(|attribute| {
        let name = attribute.key.local_name().as_ref().to_owned();
        Some((name, attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned()))
    });
    (start.local_name().as_ref().to_owned(), attributes.collect())
}

/// What a reference to a character stands for: one by its number, or one of XML's and HTML's names; else as it is written.
fn resolved(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = entity.resolve_char_ref() {
        return character.to_string();
    }
    let name = entity.xml10_content();
    match name.as_ref() {
        "nbsp" => "\u{a0}".to_owned(),
        name => quick_xml::escape::resolve_xml_entity(name).map_or_else(|| format!("&{name};"), str::to_owned),
    }
}

/// The value of an attribute.
pub(crate) fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
}

/// Why reading ended.
fn told(error: &XmlError, form: &'static str) -> Error {
    match error {
        XmlError::Io(error) => Error::broken_off(&std::io::Error::new(error.kind(), error.to_string())),
        other => Error::damaged_form(form, &other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The file as its nodes: "<a x=1>", "</a>", "words".
    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        let mut xml = Xml::new(bytes, "file").expect("bytes");
        let mut told = String::new();
        loop {
            match xml.next() {
                Ok(Some(Node::Begins(name, attributes))) => {
                    told += &format!(
                        "<{name}{}>",
                        attributes.iter().map(|(name, value)| format!(" {name}={value}")).collect::<String>()
                    );
                }
                Ok(Some(Node::Ends(name))) => told += &format!("</{name}>"),
                Ok(Some(Node::Words(words))) => told += &words,
                Ok(None) => break,
                Err(error) => {
                    told += &format!("!{error}");
                    break;
                }
            }
        }
        assert_eq!(told, expected);
    }

    #[test]
    fn elements_and_words() {
        check(
            b"<?xml version='1.0'?><x:a y:b='1&amp;2'>R&amp;D &#x41;<c/><![CDATA[<d>]]></x:a>",
            "<a b=1&2>R&D A<c></c><d></a>",
        );
        check(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xE9</a>", "<a>caf\u{e9}</a>");
    }

    #[test]
    fn entities_of_its_own_are_not_resolved() {
        check(b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "<a>&b;</a>");
    }

    #[test]
    fn damage() {
        check(b"<a><b>", "<a><b>!damaged file: it ends within an element");
        let mut xml = Xml::new(Cursor::new("<a>".repeat(1000)), "file").expect("bytes");
        let error = std::iter::from_fn(|| xml.next().transpose()).find_map(Result::err);
        assert_eq!(error.expect("too deep").to_string(), "damaged file: its elements are nested too deep");
    }
}
