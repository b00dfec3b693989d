//! One report as a JSON object over several lines: [`Record`]. Whatever else begins with a brace is a text that does.

use super::{Format, Way, text};
use crate::stream::Head;
use crate::{Error, LARGEST, Record};

/// A JSON object.
pub(crate) static FORMAT: Format =
    Format { name: "json", what: "a JSON object with a report", most: LARGEST, knows, way: Way::One(read) };

fn knows(head: &Head<'_>) -> bool {
    opens(head.start())
}

/// Whether `bytes` begin as an object with a key does.
pub(super) fn opens(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""))
}

fn read(bytes: &[u8]) -> Result<Record, Error> {
    let Way::One(as_text) = text::FORMAT.way else { return Record::read(bytes) };
    Record::read(bytes).or_else(|error| if error.is_invalid() { as_text(bytes) } else { Err(error) })
}
