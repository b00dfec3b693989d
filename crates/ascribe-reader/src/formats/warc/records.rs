//! The records of a web archive, one after the other.
//!
//! The crate `warc` was looked at: it ends at the first damaged record, and a stream of gigabytes must go on behind it.

use std::io::{self, BufRead, Read, Take};

use crate::Error;
use crate::stream::Stream;

/// The most bytes that a record's header may have. They have some hundreds.
const LONGEST: u64 = 64 << 10;

/// The most fields that a header may have. They have some ten.
const FIELDS: usize = 64;

/// The records of a web archive.
pub(super) struct Records<'a> {
    stream: Take<Watched<'a>>,
    number: u32,
    ended: bool,
}

/// A stream that keeps in mind what went wrong in it.
pub(super) struct Watched<'a> {
    stream: Stream<'a>,
    failed: Option<Error>,
}

/// What comes next.
pub(super) enum Next {
    /// A record, whose block is still to be read.
    Record(Header),
    /// Something that is none.
    Broken(Error),
}

/// What a record says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// What the record holds: "response".
    pub(super) kind: String,
    /// Where that was fetched from.
    pub(super) address: Option<String>,
    /// The media type of the block.
    pub(super) media: String,
    length: u64,
}

impl<'a> Records<'a> {
    /// The records of `stream`.
    pub(super) fn new(stream: Stream<'a>) -> Self {
        Self { stream: Watched { stream, failed: None }.take(0), number: 0, ended: false }
    }

    /// The next record or what stands in its place, with its number, counted from 1; none at the end.
    pub(super) fn next(&mut self) -> Option<(u32, Next)> {
        if self.ended {
            return None;
        }
        let lines = self.header().transpose()?;
        self.number = self.number.saturating_add(1);
        let header = lines.map_err(|error| self.failure(&error)).and_then(|lines| Header::read(&lines));
        Some((self.number, header.map_or_else(Next::Broken, Next::Record)))
    }

    /// The block of the record, of which no more can be read than is its own.
    pub(super) fn block(&mut self, header: &Header) -> &mut Take<Watched<'a>> {
        self.stream.set_limit(header.length);
        &mut self.stream
    }

    /// Goes to the end of the block. Where something went wrong in it, whoever read it knows, and the next record is wherever the next
    /// header is.
    pub(super) fn finish(&mut self) -> Result<(), Error> {
        if let Some(error) = self.stream.get_mut().failed.take() {
            self.ended = !error.is_gap();
            return Ok(());
        }
        match io::copy(&mut self.stream, &mut io::sink()) {
            Err(error) => Err(self.failure(&error)),
            Ok(_) if self.stream.limit() > 0 => Err(Error::cut_off()),
            Ok(_) => Ok(()),
        }
    }

    /// Counts what is lost behind a record as one; its number.
    pub(super) fn skip(&mut self) -> u32 {
        self.number = self.number.saturating_add(1);
        self.number
    }

    /// Why no more can be read, if it is not only a stretch that cannot.
    fn failure(&mut self, error: &io::Error) -> Error {
        self.stream.get_mut().failed = None;
        let error = Error::broken_off(error);
        self.ended = !error.is_gap();
        error
    }

    /// The lines of the next header, wherever it begins; none at the end.
    fn header(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        while !line.starts_with(b"WARC/") {
            if !self.line(&mut line)? {
                return Ok(None);
            }
        }
        let mut lines = Vec::new();
        while self.line(&mut line)? && !line.trim_ascii().is_empty() && (lines.len() as u64) < LONGEST {
            lines.append(&mut line);
        }
        lines.extend_from_slice(b"\r\n");
        Ok(Some(lines))
    }

    /// Reads a line, or as much of it as a header may have. False at the end.
    fn line(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        self.stream.set_limit(LONGEST);
        self.stream.read_until(b'\n', line)?;
        Ok(!line.is_empty())
    }
}

impl Header {
    fn read(lines: &[u8]) -> Result<Self, Error> {
        let mut fields = [httparse::EMPTY_HEADER; FIELDS];
        let Ok(httparse::Status::Complete((_, fields))) = httparse::parse_headers(lines, &mut fields) else {
            return Err(Error::no_record());
        };
        let field = |name: &str| {
            let field = fields.iter().find(|field| field.name.eq_ignore_ascii_case(name));
            field.map(|field| String::from_utf8_lossy(field.value).trim().to_owned())
        };
        let address = field("WARC-Target-URI").map(|address| address.trim_matches(['<', '>']).to_owned());
        Ok(Self {
            kind: field("WARC-Type").unwrap_or_default().to_ascii_lowercase(),
            address: address.filter(|address| !address.is_empty()),
            media: field("Content-Type").unwrap_or_default().to_ascii_lowercase(),
            length: field("Content-Length").and_then(|length| length.parse().ok()).ok_or_else(Error::no_record)?,
        })
    }

    /// Whether the block is an answer over HTTP.
    pub(super) fn is_http(&self) -> bool {
        let web = |address: &String| address.starts_with("http");
        self.media.starts_with("application/http") || (self.media.is_empty() && self.address.iter().all(web))
    }

    /// Whether it is the file that tells crawlers where they may go, which they fetch before the pages.
    pub(super) fn is_for_robots(&self) -> bool {
        self.address.as_ref().is_some_and(|address| address.ends_with("/robots.txt"))
    }
}

impl Watched<'_> {
    fn watch<T>(&mut self, outcome: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &outcome {
            self.failed = Some(Error::broken_off(error));
        }
        outcome
    }
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(buffer);
        self.watch(read)
    }
}

impl BufRead for Watched<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        // The buffer cannot be lent and the failure noted at once.
        if let Err(error) = self.stream.fill_buf() {
            return self.watch(Err(error));
        }
        self.stream.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.stream.consume(amount);
    }
}
