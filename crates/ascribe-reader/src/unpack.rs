//! Hands on the documents of an input, one after the other: the input itself, or those within it, however deep.
//!
//! What holds others is read as a stream and never held whole, so that memory does not grow with it. What is broken in it is handed
//! on as a failure in its place, and the rest goes on.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;

use ascribe_types::Document;

use crate::bombs::Budget;
use crate::charset::{self, Told};
use crate::formats::{Kind, Way};
use crate::record::under;
use crate::stream::{Base, Stream};
use crate::{Columns, Error, Record, length};

/// How deep things may be packed within each other: a page in a tar in a gzip file is two deep. Nobody packs so deep but to do harm.
const DEEPEST: usize = 8;

/// Where in an input a document stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which member of an archive, by its path; of archives within archives, by the paths of all. Empty outside of archives.
    pub member: String,
    /// Which record of a file that holds many, counted from 1 (of files with a record a line, the number of the line); 0 where it is no record.
    pub record: u32,
}

/// Something in an input: a document, or why there is none.
#[derive(Clone, Debug)]
pub struct Packed {
    /// Where it stands.
    pub place: Place,
    /// Of which form that is in which it stands directly; none where it stands in nothing.
    pub within: Option<Kind>,
    /// What it is.
    pub content: Result<Raw, Error>,
}

/// The bytes of a document that is still to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raw {
    kind: Kind,
    bytes: Vec<u8>,
    known: Document,
    told: Told,
}

/// What the caller knows of an input better than its bytes tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// Of which form it is.
    pub kind: Option<Kind>,
    /// Which columns of tables hold what.
    pub columns: Columns,
    /// The media type that a server says that it is of ("text/html; charset=iso-8859-1"). Only the encoding in it is believed.
    pub media: Option<String>,
}

impl From<Option<Kind>> for Hints {
    fn from(kind: Option<Kind>) -> Self {
        Self { kind, ..Self::default() }
    }
}

/// Why unpacking ends before the end.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Nobody wants more.
    Enough,
    /// The rest cannot be read.
    Broken(Error),
}

/// An input that is being unpacked.
pub(crate) struct Unpacking<'a> {
    each: &'a mut dyn FnMut(Packed) -> ControlFlow<()>,
    columns: &'a Columns,
    /// Where what is being unpacked stands.
    place: Place,
    /// What is known of all that is in it.
    known: Document,
    /// The encoding that it is said to be in.
    told: Told,
    /// The form of what is being unpacked.
    form: Option<Kind>,
    depth: usize,
    /// How much came out of the input and all that is in it.
    budget: &'a Budget,
    /// How many records were passed over.
    passed: &'a mut u64,
}

/// Hands on the documents of a file called `name`, in their order, until `each` wants no more. `hints` say what the caller knows
/// better than its bytes tell. Returns how many records were passed over, since no reports come in such: a web archive's pictures,
/// requests, and pages that were not found.
pub fn unpack_file(
    name: &str,
    mut file: File,
    hints: impl Into<Hints>,
    mut each: impl FnMut(Packed) -> ControlFlow<()>,
) -> u64 {
    match file.metadata() {
        Ok(metadata) if metadata.is_file() => {
            unpack(name, Base::File(file), &Budget::of_all(metadata.len()), &hints.into(), &mut each)
        }
        // A pipe has a name too, but no length and no end to be read from.
        _ => unpack_stream(name, &mut file, hints, each),
    }
}

/// The same for a stream.
pub fn unpack_stream<'a>(
    name: &'a str,
    stream: &'a mut dyn Read,
    hints: impl Into<Hints>,
    mut each: impl FnMut(Packed) -> ControlFlow<()>,
) -> u64 {
    let budget = Budget::of_all(0);
    unpack(name, Base::Stream(&mut budget.fed(stream)), &budget, &hints.into(), &mut each)
}

fn unpack<'a>(
    name: &'a str,
    base: Base<'a>,
    budget: &Budget,
    hints: &Hints,
    each: &mut dyn FnMut(Packed) -> ControlFlow<()>,
) -> u64 {
    let (mut passed, known) = (0, Document::default());
    let (columns, told) = (&hints.columns, hints.media.as_deref().and_then(charset::of_media));
    let (place, form, depth) = Default::default();
    let mut top = Unpacking { each, columns, place, known, told, form, depth, budget, passed: &mut passed };
    // That nobody wants more is the caller's own will; what is broken has been handed on.
    let _ = top.open(name, base, hints.kind);
    passed
}

impl Raw {
    /// Of which form it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What is known of it by what it was packed in: the address of a page in a web archive. It has no text.
    pub fn known(&self) -> &Document {
        &self.known
    }

    /// The same with what is `known` of it, where neither it nor what it was packed in says anything.
    #[must_use]
    pub fn with(self, known: Document) -> Self {
        Self { known: under(self.known, known), ..self }
    }

    /// Reads it. This takes time, and can be done side by side.
    ///
    /// # Errors
    ///
    /// If it cannot be read as a document.
    pub fn read(&self) -> Result<Record, Error> {
        let record = match self.kind.0.way {
            Way::One(read) => read(&self.bytes)?,
            Way::Text(read) => read(&self.bytes, self.told)?,
            Way::Many(_) => return Err(Error::several()),
        };
        length::bounded(&record.document.text)?;
        Ok(Record { document: under(record.document, self.known.clone()), ..record })
    }
}

impl Unpacking<'_> {
    /// Which columns of tables hold what, where the caller knows better than their names tell.
    pub(crate) fn columns(&self) -> &Columns {
        self.columns
    }

    /// Hands on a member of an archive by its name, whatever it is.
    pub(crate) fn member(&mut self, name: &str, known: Document, bytes: &mut dyn Read) -> Result<(), Stop> {
        let place = self.named(name);
        let mut within = self.within(place, known);
        if climbs(name) { within.hand_on(Err(Error::climbs())) } else { within.inner(name, bytes, None) }
    }

    /// The encoding that what is being unpacked is said to be in.
    pub(crate) fn told(&self) -> Told {
        self.told
    }

    /// Hands on record `number`, which is of that form, or whatever it is, and is said to be in that encoding.
    pub(crate) fn record(
        &mut self,
        number: u32,
        known: Document,
        kind: Option<Kind>,
        told: Told,
        bytes: &mut dyn Read,
    ) -> Result<(), Stop> {
        let place = self.numbered(number);
        let mut within = self.within(place, known);
        within.told = told;
        within.inner("", bytes, kind)
    }

    /// Hands on a document of that form that stands where this stands: the text of a mail.
    pub(crate) fn itself(&mut self, kind: Kind, known: Document, bytes: Vec<u8>) -> Result<(), Stop> {
        self.within(self.place.clone(), known).hand_on(Ok((kind, bytes)))
    }

    /// Hands on that a member of an archive cannot be read.
    pub(crate) fn broken_member(&mut self, name: &str, error: Error) -> Result<(), Stop> {
        let place = self.named(name);
        self.within(place, Document::default()).hand_on(Err(error))
    }

    /// Counts a record that no report comes in.
    pub(crate) fn pass_over(&mut self) {
        *self.passed += 1;
    }

    /// Hands on record `number`, which is a document of that form.
    pub(crate) fn document(&mut self, number: u32, kind: Kind, known: Document, bytes: Vec<u8>) -> Result<(), Stop> {
        let place = self.numbered(number);
        self.within(place, known).hand_on(Ok((kind, bytes)))
    }

    /// Hands on that record `number` cannot be read.
    pub(crate) fn broken(&mut self, number: u32, error: Error) -> Result<(), Stop> {
        let place = self.numbered(number);
        self.within(place, Document::default()).hand_on(Err(error))
    }

    /// Goes on with what a layer around the bytes (compression) holds: it stands where the layer stands.
    pub(crate) fn layer(&mut self, name: &str, bytes: &mut dyn Read) -> Result<(), Stop> {
        let told = self.told;
        let mut within = self.within(self.place.clone(), Document::default());
        within.told = told;
        within.inner(name, bytes, None)
    }

    /// The place of a member.
    fn named(&self, name: &str) -> Place {
        let Place { member, .. } = self.numbered(0);
        Place { member: if member.is_empty() { name.to_owned() } else { format!("{member}/{name}") }, record: 0 }
    }

    /// The place of record `number`. A record of a record is a member by the first one's number: the second page of a web archive
    /// whose third record is itself one is "3:2".
    fn numbered(&self, number: u32) -> Place {
        let Place { member, record } = &self.place;
        let member = if *record == 0 { member.clone() } else { format!("{member}:{record}") };
        Place { member, record: number }
    }

    /// What stands at `place` in this, and is known so.
    fn within(&mut self, place: Place, known: Document) -> Unpacking<'_> {
        let known = under(known, self.known.clone());
        let depth = self.depth + 1;
        let (columns, told) = (self.columns, None);
        Unpacking {
            each: &mut *self.each,
            columns,
            place,
            known,
            told,
            form: self.form,
            depth,
            budget: self.budget,
            passed: &mut *self.passed,
        }
    }

    /// Hands on what is packed in something else, or ends all where too much came out already.
    fn inner(&mut self, name: &str, bytes: &mut dyn Read, kind: Option<Kind>) -> Result<(), Stop> {
        if self.budget.is_spent() {
            self.hand_on(Err(Error::bomb()))?;
            return Err(Stop::Enough);
        }
        self.open(name, Base::Stream(&mut self.budget.guard(bytes)), kind)
    }

    /// Hands on what `base` holds.
    fn open<'s>(&mut self, name: &'s str, base: Base<'s>, kind: Option<Kind>) -> Result<(), Stop> {
        if self.depth > DEEPEST {
            return self.hand_on(Err(Error::too_deep(DEEPEST)));
        }
        let stream = Stream::new(name, base);
        let kind = kind.unwrap_or_else(|| Kind::of(&stream.head()));
        match kind.0.way {
            Way::One(_) | Way::Text(_) => self.hand_on(stream.all(kind.0.most).map(|bytes| (kind, bytes))),
            Way::Many(unpack) => {
                let outer = self.form.replace(kind);
                let done = match unpack(stream, self) {
                    Err(Stop::Broken(error)) => self.hand_on(Err(error)),
                    done => done,
                };
                self.form = outer;
                done
            }
        }
    }

    fn hand_on(&mut self, content: Result<(Kind, Vec<u8>), Error>) -> Result<(), Stop> {
        let content = content.map(|(kind, bytes)| Raw { kind, bytes, known: self.known.clone(), told: self.told });
        match (self.each)(Packed { place: self.place.clone(), within: self.form, content }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stop::Enough),
        }
    }
}

/// Whether a path leads out of the archive that it is in.
fn climbs(path: &str) -> bool {
    path.starts_with(['/', '\\']) || path.split(['/', '\\']).any(|part| part == "..")
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Broken(error)
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Broken(Error::broken_off(&error))
    }
}

impl fmt::Display for Place {
    /// As it follows the name of a file: "/a/b.html:12".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.member.is_empty() && !self.member.starts_with(':') {
            write!(f, "/")?;
        }
        write!(f, "{}", self.member)?;
        if self.record > 0 { write!(f, ":{}", self.record) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).expect("bytes");
        encoder.finish().expect("a file")
    }

    fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut builder = ::tar::Builder::new(Vec::new());
        for (name, bytes) in members {
            let mut header = ::tar::Header::new_gnu();
            header.set_size(bytes.len() as u64);
            // The library does not write paths that climb out; whoever means harm does.
            header.as_gnu_mut().expect("a header").name[..name.len()].copy_from_slice(name.as_bytes());
            header.set_cksum();
            builder.append(&header, *bytes).expect("a member");
        }
        builder.into_inner().expect("an archive")
    }

    /// What is found in `bytes`: "place=text", or "place!reason".
    #[track_caller]
    fn check(bytes: &[u8], expected: &[&str]) {
        let mut found = Vec::new();
        unpack_stream("file", &mut &bytes[..], None, |Packed { place, content, .. }| {
            found.push(match content.and_then(|raw| raw.read()) {
                Ok(record) => format!("{place}={}", record.document.text),
                Err(error) => format!("{place}!{error}"),
            });
            ControlFlow::Continue(())
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn a_server_says_in_which_encoding_a_page_is() {
        let hints = Hints { media: Some("text/html; charset=iso-8859-2".to_owned()), ..Hints::default() };
        let page = gzip(b"<html><article><p>President Lech Wa\xB3\xEAsa said that it rained on Tuesday.");
        let mut found = Vec::new();
        unpack_stream("page.gz", &mut &page[..], hints, |packed| {
            found.push(packed.content.and_then(|raw| raw.read()).expect("a page").document.text);
            ControlFlow::Continue(())
        });
        assert_eq!(found, ["President Lech Wałęsa said that it rained on Tuesday."]);
    }

    #[test]
    fn a_file_is_itself() {
        check(b"It rained.", &["=It rained."]);
        check(&gzip(b"It rained."), &["=It rained."]);
        check(b"", &["!empty: no bytes"]);
    }

    #[test]
    fn records_and_members_have_places() {
        let lines = b"{\"text\":\"a\"}\n\nbroken\n";
        check(lines, &[":1=a", ":3!no JSON object: expected value at column 1"]);
        let inner = gzip(lines);
        let packed = gzip(&tar(&[("a/b.txt", b"It rained."), ("c.jsonl.gz", &inner)]));
        check(
            &packed,
            &["/a/b.txt=It rained.", "/c.jsonl.gz:1=a", "/c.jsonl.gz:3!no JSON object: expected value at column 1"],
        );
    }

    #[test]
    fn what_is_broken_is_named_and_the_rest_goes_on() {
        let members =
            tar(&[("../a.txt", b"It rained."), ("/b.txt", b"It rained."), ("c.txt", b""), ("d.txt", b"It snowed.")]);
        let climbs = "its path leads out of the archive";
        check(
            &members,
            &[
                &format!("/../a.txt!{climbs}"),
                &format!("//b.txt!{climbs}"),
                "/c.txt!empty: no bytes",
                "/d.txt=It snowed.",
            ],
        );
        let cut = gzip(&b"{\"text\":\"a\"}\n".repeat(20_000));
        let mut found = 0;
        unpack_stream("file", &mut &cut[..cut.len() / 2], None, |packed| {
            found += usize::from(packed.content.is_ok());
            ControlFlow::Continue(())
        });
        assert!(found > 1000);
    }

    #[test]
    fn nothing_is_unpacked_without_end() {
        let russian_doll = (0..12).fold(b"It rained.".to_vec(), |bytes, _| gzip(&bytes));
        check(&russian_doll, &["!too deep: at most 8 things may be packed within each other"]);
    }

    #[test]
    fn archives_within_archives_have_a_bound_together() {
        let dolls = (0..4).fold(vec![0; 256 << 10], |bytes, _| gzip(&tar(&[("a", &*bytes); 12])));
        let (mut found, mut last) = (0, None);
        unpack_stream("file", &mut &dolls[..], None, |packed| {
            found += 1;
            last = packed.content.err();
            ControlFlow::Continue(())
        });
        assert!(found < 1200, "each of {} members is in proportion, all of them are not", 12_u32.pow(4));
        assert_eq!(last, Some(Error::bomb()));
    }

    #[test]
    fn who_wants_no_more_gets_no_more() {
        let mut found = 0;
        unpack_stream("file", &mut &b"{\"text\":\"a\"}\n{\"text\":\"a\"}\n"[..], None, |_| {
            found += 1;
            ControlFlow::Break(())
        });
        assert_eq!(found, 1);
    }
}
