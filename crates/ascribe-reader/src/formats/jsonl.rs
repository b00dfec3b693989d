//! JSON lines: a report a line, each a [`Record`].

use super::lines::{Line, Lines};
use super::{Format, Kind, Way, json};
use crate::stream::{Head, Stream};
use crate::unpack::{Stop, Unpacking};
use crate::{Error, LARGEST, Record};

/// JSON lines.
pub(crate) static FORMAT: Format =
    Format { name: "jsonl", what: "JSON lines: a report a line", most: LARGEST, knows, way: Way::Many(unpack) };

/// A line of them.
pub(super) static LINE: Format = Format {
    name: "json line",
    what: "a report on a line",
    most: LARGEST,
    knows: |_| false,
    way: Way::One(Record::read),
};

/// Whether it is named so, or its first line is a record; of one that goes on, whether it begins as one: `{"text": "It rain`.
fn knows(head: &Head<'_>) -> bool {
    let start = head.start();
    let begins = match start.iter().position(|&byte| byte == b'\n') {
        Some(end) => start[0] == b'{' && Record::read(&start[..end]).is_ok(),
        None => json::opens(start),
    };
    begins || head.is_named(&["jsonl", "ndjson"])
}

fn unpack(stream: Stream<'_>, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    let mut lines = Lines::new(stream).peekable();
    if lines.peek().is_none() {
        return Err(Error::no_records().into());
    }
    for line in lines {
        match line? {
            Line { number, bytes: Some(bytes) } => unpacking.document(number, Kind(&LINE), <_>::default(), bytes)?,
            Line { number, bytes: None } => unpacking.broken(number, Error::line_too_long())?,
        }
    }
    Ok(())
}
