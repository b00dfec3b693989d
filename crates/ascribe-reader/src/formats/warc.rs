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
                let handed_on = record(number, &header, &mut records.block(&header), unpacking)?;
                match records.finish() {
                    // A record that was handed on may fail for a reason of its own: what is lost of its rest is named as what comes behind it.
                    Err(error) if error.is_gap() && handed_on => unpacking.broken(records.skip(), error)?,
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

/// Hands on what a record holds, if reports come in such; whether it did.
fn record(number: u32, header: &Header, block: &mut dyn BufRead, unpacking: &mut Unpacking<'_>) -> Result<bool, Stop> {
    let known = Document { address: header.address.clone(), ..Document::default() };
    if header.is_for_robots() {
        return pass_over(unpacking);
    }
    match header.kind.as_str() {
        "response" if header.is_http() => response(number, known, block, unpacking),
        "resource" | "conversion" if http::may_be_report(&header.media) => {
            unpacking.record(number, known, None, charset::of_media(&header.media), block).map(|()| true)
        }
        _ => pass_over(unpacking),
    }
}

/// Hands on the page that a server answered with, or why it cannot be read; whether it did.
fn response(
    number: u32,
    known: Document,
    block: &mut dyn BufRead,
    unpacking: &mut Unpacking<'_>,
) -> Result<bool, Stop> {
    let response = match http::Response::read(block) {
        Ok(response) => response,
        Err(error) => return unpacking.broken(number, error).map(|()| true),
    };
    if !response.may_be_report() {
        return pass_over(unpacking);
    }
    match response.body(block) {
        Ok(mut body) => unpacking.record(number, known, None, response.told(), &mut body)?,
        Err(error) => unpacking.broken(number, Error::broken_off(&error))?,
    }
    Ok(true)
}

/// Requests, pictures, and pages that were not found are no failures.
fn pass_over(unpacking: &mut Unpacking<'_>) -> Result<bool, Stop> {
    unpacking.pass_over();
    Ok(false)
}

#[cfg(test)]
mod tests;
