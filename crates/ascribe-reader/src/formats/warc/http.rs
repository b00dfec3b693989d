//! An answer of a web server as it came over the wire: whether a report may be in it, and its body without the wire's packing.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use httparse::{EMPTY_HEADER, ParserConfig, Status};

use super::chunks::{Chunks, length};
use crate::charset::{self, Told};
use crate::formats::html::is_page;
use crate::{Error, bombs};

/// The most bytes that the head of an answer may have: as much as browsers take.
const LONGEST: u64 = 256 << 10;

/// The most fields that it may have.
const FIELDS: usize = 256;

/// Media types that reports come in. What has none may be a report too: its bytes tell.
const REPORTS: &[&str] = &[
    "",
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/xml",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
];

/// The head of an answer.
pub(super) struct Response {
    status: u16,
    media: String,
    chunked: bool,
    encodings: Vec<String>,
}

/// Whether reports come in this media type.
pub(super) fn may_be_report(media: &str) -> bool {
    REPORTS.contains(&media.split(';').next().unwrap_or_default().trim())
}

impl Response {
    /// Reads the head; the body begins behind it.
    pub(super) fn read(block: &mut dyn BufRead) -> Result<Self, Error> {
        let head = head(block).map_err(|error| Error::broken_off(&error))?;
        let mut fields = [EMPTY_HEADER; FIELDS];
        let mut response = httparse::Response::new(&mut fields);
        let Ok(Status::Complete(_)) = lenient().parse_response(&mut response, &head) else {
            return Err(Error::no_answer());
        };
        let field = |name: &str| {
            let fields = response.headers.iter().filter(|field| field.name.eq_ignore_ascii_case(name));
            let values: Vec<_> =
                fields.map(|field| String::from_utf8_lossy(field.value).to_ascii_lowercase()).collect();
            values.join(",")
        };
        let list =
            |name: &str| -> Vec<String> { field(name).split(',').map(|value| value.trim().to_owned()).collect() };
        Ok(Self {
            status: response.code.unwrap_or_default(),
            media: field("Content-Type"),
            chunked: list("Transfer-Encoding").iter().any(|encoding| encoding == "chunked"),
            encodings: list("Content-Encoding"),
        })
    }

    /// Whether a report may be in it.
    pub(super) fn may_be_report(&self) -> bool {
        self.status == 200 && may_be_report(&self.media)
    }

    /// In which encoding the server says that the body is.
    pub(super) fn told(&self) -> Told {
        charset::of_media(&self.media)
    }

    /// The body as the server had it.
    pub(super) fn body<'b>(&self, block: &'b mut dyn BufRead) -> io::Result<Box<dyn BufRead + 'b>> {
        let mut body: Box<dyn BufRead> = Box::new(block);
        if self.chunked && begins_with_chunk(body.fill_buf()?) {
            body = Box::new(BufReader::new(Chunks::new(body)));
        }
        for encoding in self.encodings.iter().rev() {
            body = inflated(encoding, body)?;
        }
        Ok(body)
    }
}

/// Servers write what no standard allows, and browsers read it.
fn lenient() -> ParserConfig {
    let mut config = ParserConfig::default();
    config
        .allow_spaces_after_header_name_in_responses(true)
        .allow_obsolete_multiline_headers_in_responses(true)
        .allow_multiple_spaces_in_response_status_delimiters(true)
        .ignore_invalid_headers_in_responses(true);
    config
}

/// All up to the first empty line, and that.
fn head(block: &mut dyn BufRead) -> io::Result<Vec<u8>> {
    let (mut head, mut block) = (Vec::new(), block.take(LONGEST));
    loop {
        let start = head.len();
        if block.read_until(b'\n', &mut head)? == 0 || head[start..].trim_ascii().is_empty() {
            return Ok(head);
        }
    }
}

/// Whether a body is in chunks, which begin with their length. Archives that took a body out of its chunks may leave the field that tells of them.
fn begins_with_chunk(body: &[u8]) -> bool {
    body.split(|&byte| byte == b'\n').next().is_some_and(|line| line.len() <= 100 && length(line).is_some())
}

/// What `body` is without a compression, if it has it: archives that took it off may leave the field that tells of it.
fn inflated<'b>(encoding: &str, mut body: Box<dyn BufRead + 'b>) -> io::Result<Box<dyn BufRead + 'b>> {
    let head = body.fill_buf()?;
    let (gzip, zlib, page) = (head.starts_with(b"\x1F\x8B"), is_zlib(head), is_page(head));
    Ok(match encoding {
        "gzip" | "x-gzip" if gzip => unpacked(bombs::guarded(body, MultiGzDecoder::new)),
        "deflate" if zlib => unpacked(bombs::guarded(body, ZlibDecoder::new)),
        "deflate" if !page => unpacked(bombs::guarded(body, DeflateDecoder::new)),
        "br" if !page => unpacked(bombs::guarded(body, |body| brotli_decompressor::Decompressor::new(body, 4096))),
        _ => body,
    })
}

fn unpacked<'b>(body: impl Read + 'b) -> Box<dyn BufRead + 'b> {
    Box::new(BufReader::new(body))
}

/// Whether bytes begin as zlib's do. By the standard "deflate" is zlib; some servers leave its header out.
fn is_zlib(head: &[u8]) -> bool {
    matches!(head, [method, flags, ..] if method & 0x0F == 8 && u16::from_be_bytes([*method, *flags]).is_multiple_of(31))
}
