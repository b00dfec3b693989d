//! Feeds: RSS, Atom and JSON Feed. An item that has its report whole is a document; one with a summary only is named, with the
//! address of its report.

mod item;
mod root;

use std::sync::{Arc, Mutex, PoisonError};

use chrono::DateTime;
use feed_rs::model::Feed;
use feed_rs::parser::{Builder, ParseFeedError};

use super::{Format, Way, cell};
use crate::charset::Told;
use crate::stream::Stream;
use crate::unpack::{Stop, Unpacking};
use crate::{Error, LARGEST, faults, xml};

use item::Publication;
use root::Root;

/// A feed.
pub(crate) static FORMAT: Format = Format {
    name: "feed",
    what: "feeds in RSS, Atom and JSON Feed",
    most: LARGEST,
    knows: |head| root::is_feed(head.start()) || root::is_wide_feed(head.bytes),
    way: Way::Many(unpack),
};

/// A feed, and the times in it as they are written.
struct Read {
    feed: Feed,
    times: Vec<String>,
}

fn unpack(stream: Stream<'_>, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    let bytes = decoded(stream.all(LARGEST)?, unpacking.told());
    if root::is_wide(&bytes) {
        return Err(Error::refused("it is a feed in UTF-16").into());
    }
    let (read, damage) = match parse(&bytes) {
        Ok(read) if Root::of(&bytes).is_none_or(|root| root.is_closed(&bytes)) => (Some(read), None),
        Ok(read) => (Some(read), Some(Error::damaged_form("feed", "it ends before its end"))),
        Err(error) => (undamaged(&bytes), Some(error)),
    };
    let given = read.map_or(Ok(0), |read| hand_on(&read, &bytes, unpacking))?;
    match damage {
        Some(error) => unpacking.broken(given.saturating_add(1), error),
        None if given == 0 => Err(Error::no_records().into()),
        None => Ok(()),
    }
}

/// A feed in UTF-8, where the server says its encoding and it does not itself. What it says itself, its parser believes.
fn decoded(bytes: Vec<u8>, told: Told) -> Vec<u8> {
    match told.filter(|_| xml::declared(&bytes).is_none() && std::str::from_utf8(&bytes).is_err()) {
        Some(encoding) => encoding.decode_with_bom_removal(&bytes).0.into_owned().into_bytes(),
        None => bytes,
    }
}

/// Hands on the items of a feed; how many there are.
fn hand_on(read: &Read, bytes: &[u8], unpacking: &mut Unpacking<'_>) -> Result<u32, Stop> {
    let publication = Publication::of(&read.feed, &read.times, bytes);
    let mut number = 0_u32;
    for entry in &read.feed.entries {
        number = number.saturating_add(1);
        match faults::caught(|| publication.report(entry)).unwrap_or_else(|| Err(Error::unreadable())) {
            Ok((known, text)) => unpacking.document(number, cell::as_text(), known, text.into_bytes())?,
            Err(error) => unpacking.broken(number, error)?,
        }
    }
    Ok(number)
}

/// The items before the damage: of the beginnings of a feed that end with an item, the longest that can be read. Where one cannot be
/// read, none that is longer can.
fn undamaged(bytes: &[u8]) -> Option<Read> {
    let root = Root::of(bytes)?;
    let ends = root.ends_of_items(bytes);
    let beginning = |end: &usize| parse(&[&bytes[..*end], root.closing().as_bytes()].concat()).ok();
    let readable = ends.partition_point(|end| beginning(end).is_some());
    beginning(ends.get(readable.checked_sub(1)?)?)
}

/// Parses a feed. The library turns times into those of Greenwich, which may be the next day's, and leaves out those that it cannot
/// read. So it is handed, for each time, its number in a list of them as they are written.
fn parse(bytes: &[u8]) -> Result<Read, Error> {
    let times = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&times);
    let number = move |time: &str| {
        let mut list = list.lock().unwrap_or_else(PoisonError::into_inner);
        list.push(time.to_owned());
        DateTime::from_timestamp(i64::try_from(list.len() - 1).ok()?, 0)
    };
    let parser = Builder::new().timestamp_parser(number).build();
    let feed = faults::caught(|| parser.parse(bytes)).ok_or_else(|| damaged("its parser failed"))?;
    let feed = feed.map_err(|error| damaged(&reason(&error)))?;
    let times = std::mem::take(&mut *times.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(Read { feed, times })
}

fn damaged(why: &str) -> Error {
    Error::damaged_form("feed", why)
}

/// Why a feed cannot be parsed, on one line.
fn reason(error: &ParseFeedError) -> String {
    let said = crate::paragraphs::fold(&error.to_string());
    said.rsplit_once("unable to parse ").map_or(said.clone(), |(_, why)| why.to_owned())
}

#[cfg(test)]
mod tests;
