//! Web archives (WARC): the pages, feeds and texts in them, each with the address that it was fetched from.
//!
//! When a record was made is when the page was fetched. It says nothing of when the report was published, and is not handed on.

mod chunks;
mod http;
mod records;

use std::io::BufRead;

use ascribe_types::Document;

use self::records::{Header, Next, Records};
use super::{Format, Way};
use crate::stream::{Head, Stream};
use crate::unpack::{Stop, Unpacking};
use crate::{Error, charset};

/// A web archive.
pub(crate) static FORMAT: Format =
    Format { name: "warc", what: "web archives (WARC)", most: u64::MAX, knows, way: Way::Many(unpack) };

fn knows(head: &Head<'_>) -> bool {
    head.bytes.starts_with(b"WARC/")
}

fn unpack(stream: Stream<'_>, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    let mut records = Records::new(stream);
    while let Some((number, next)) = records.next() {
        match next {
            Next::Record(header) => {
                record(number, &header, &mut records.block(&header), unpacking)?;
                match records.finish() {
                    Err(error) if error.is_gap() => unpacking.broken(number, error)?,
                    // What there is of the record has been handed on: it is the archive that ends too early.
                    done => done?,
                }
            }
            Next::Broken(error) => unpacking.broken(number, error)?,
        }
    }
    Ok(())
}

/// Hands on what a record holds, if reports come in such.
fn record(number: u32, header: &Header, block: &mut dyn BufRead, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    let known = Document { address: header.address.clone(), ..Document::default() };
    if header.is_for_robots() {
        return pass_over(unpacking);
    }
    match header.kind.as_str() {
        "response" if header.is_http() => response(number, known, block, unpacking),
        "resource" | "conversion" if http::may_be_report(&header.media) => {
            unpacking.record(number, known, None, charset::of_media(&header.media), block)
        }
        _ => pass_over(unpacking),
    }
}

/// Hands on the page that a server answered with.
fn response(number: u32, known: Document, block: &mut dyn BufRead, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    let response = match http::Response::read(block) {
        Ok(response) => response,
        Err(error) => return unpacking.broken(number, error),
    };
    if !response.may_be_report() {
        return pass_over(unpacking);
    }
    match response.body(block) {
        Ok(mut body) => unpacking.record(number, known, None, response.told(), &mut body),
        Err(error) => unpacking.broken(number, Error::broken_off(&error)),
    }
}

/// Requests, pictures, and pages that were not found are no failures.
fn pass_over(unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    unpacking.pass_over();
    Ok(())
}

#[cfg(test)]
mod tests;
