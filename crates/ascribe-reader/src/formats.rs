//! Every form that reports come in: by which bytes it is known, and what reads it.
//!
//! A new one is a file in this folder and a line in [`ALL`].

mod array;
mod bzip2;
pub(crate) mod cell;
mod csv;
mod docx;
mod feed;
mod gzip;
mod html;
mod json;
mod jsonl;
mod lines;
mod mail;
mod mbox;
mod newsml;
pub(crate) mod opml;
mod parquet;
mod pdf;
mod tar;
mod text;
mod warc;
mod xz;
mod zip;
mod zstd;

use std::fmt;
use std::io::{self, BufRead};

use crate::charset::Told;
use crate::stream::{Head, Stream};
use crate::unpack::{Stop, Unpacking};
use crate::{Error, Record};

/// All of them, in the order in which they are asked whether they know a file: what is known by a mark of its own comes before what
/// is known by its looks. The last one is whatever is none of the others.
const ALL: &[&Format] = &[
    &gzip::FORMAT,
    &bzip2::FORMAT,
    &xz::FORMAT,
    &zstd::FORMAT,
    &tar::FORMAT,
    &pdf::FORMAT,
    &parquet::FORMAT,
    &docx::FORMAT,
    &zip::FORMAT,
    &warc::FORMAT,
    &mbox::FORMAT,
    &mail::FORMAT,
    &newsml::FORMAT,
    &opml::FORMAT,
    &feed::FORMAT,
    &html::FORMAT,
    &csv::FORMAT,
    &jsonl::FORMAT,
    &json::FORMAT,
    &array::FORMAT,
    &text::FORMAT,
];

/// A form that reports come in.
pub(crate) struct Format {
    /// What it is called, in lower case.
    pub(crate) name: &'static str,
    /// What it is, for people.
    pub(crate) what: &'static str,
    /// The most bytes that a document of this form may have; containers have no bound.
    pub(crate) most: u64,
    /// Whether a file that begins so is of this form.
    pub(crate) knows: fn(&Head<'_>) -> bool,
    /// What reads it.
    pub(crate) way: Way,
}

/// What reads a form.
pub(crate) enum Way {
    /// It is one document.
    One(fn(&[u8]) -> Result<Record, Error>),
    /// It is one document, in an encoding that whoever sends it may tell.
    Text(fn(&[u8], Told) -> Result<Record, Error>),
    /// It holds others, which are handed on one by one.
    Many(fn(Stream<'_>, &mut Unpacking<'_>) -> Result<(), Stop>),
}

/// A form that reports come in: a plain text, an HTML page, an archive of them.
#[derive(Clone, Copy)]
pub struct Kind(pub(crate) &'static Format);

impl Kind {
    /// A plain text.
    pub const TEXT: Self = Self(&text::FORMAT);
    /// An HTML page.
    pub const HTML: Self = Self(&html::FORMAT);

    /// A feed.
    pub const FEED: Self = Self(&feed::FORMAT);

    /// All forms.
    pub fn all() -> impl Iterator<Item = Self> {
        ALL.iter().map(|format| Self(format))
    }

    /// The form that is called so.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|kind| kind.name() == name)
    }

    /// What it is called, in lower case: "html".
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// What it is, for people: "HTML pages".
    pub fn what(self) -> &'static str {
        self.0.what
    }

    /// The form of a file that begins so.
    pub(crate) fn of(head: &Head<'_>) -> Self {
        Self::all().find(|kind| (kind.0.knows)(head)).unwrap_or(Self::TEXT)
    }
}

/// Takes a byte order mark in UTF-8 off a stream.
fn skip_mark(stream: &mut Stream<'_>) -> io::Result<()> {
    let mark = b"\xEF\xBB\xBF";
    if stream.fill_buf()?.starts_with(mark) {
        stream.consume(mark.len());
    }
    Ok(())
}

/// What is found in `bytes`: "place text {title}", or "place!reason".
#[cfg(test)]
fn found(name: &str, bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    crate::unpack_stream(name, &mut &bytes[..], None, |crate::Packed { place, content, .. }| {
        found.push(match content.and_then(|raw| raw.read()) {
            Ok(Record { document, .. }) => {
                format!("{place} {} {{{}}}", document.text, document.title.unwrap_or_default())
            }
            Err(error) => format!("{place}!{error}"),
        });
        std::ops::ControlFlow::Continue(())
    });
    found
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Kind {}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Kind({})", self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], name: &str, expected: &str) {
        assert_eq!(Kind::of(&Head::new(bytes, name)).name(), expected);
    }

    #[test]
    fn forms_are_known_by_their_bytes() {
        check(b"<!DOCTYPE html>\n<html>", "a.txt", "html");
        check(b"It rained.", "a.html", "text");
        check(b"", "a", "text");
        check(b"{\"text\":\"a\"}\n{}\n", "a.txt", "jsonl");
        check(b"\xEF\xBB\xBF{\"text\":\"a\"}\n{}\n", "a.txt", "jsonl");
        check(b"{\n\"text\":\"a\"\n}\n", "a.txt", "json");
        check(b"{rain}\n", "a.txt", "text");
        check(b"\x1F\x8B\x08\0", "a", "gzip");
    }

    /// The form of each file in `testdata/formats` that programs wrote.
    fn forms_of_files() -> std::collections::BTreeSet<&'static str> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/formats");
        let files = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
        let form = |file: std::fs::DirEntry| {
            let bytes = std::fs::read(file.path()).expect("a file");
            let start = &bytes[..bytes.len().min(64 << 10)];
            Kind::of(&Head::new(start, &file.file_name().to_string_lossy())).name()
        };
        files.map(form).collect()
    }

    #[test]
    fn each_form_has_a_real_file() {
        let forms = forms_of_files();
        let without: Vec<&str> = Kind::all().map(Kind::name).filter(|name| !forms.contains(name)).collect();
        assert_eq!(without, [""; 0]);
    }

    #[test]
    fn names_are_told_apart() {
        for kind in Kind::all() {
            assert_eq!(Kind::named(kind.name()), Some(kind));
        }
    }
}
