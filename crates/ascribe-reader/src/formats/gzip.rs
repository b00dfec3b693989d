//! Anything compressed with gzip, in one member or in many (web archives have one for each record).

use flate2::bufread::MultiGzDecoder;

use super::{Format, Way};
use crate::bombs;
use crate::stream::{Head, Stream};
use crate::unpack::{Stop, Unpacking};

/// A gzip file.
pub(crate) static FORMAT: Format =
    Format { name: "gzip", what: "anything compressed with gzip", most: u64::MAX, knows, way: Way::Many(unpack) };

fn knows(head: &Head<'_>) -> bool {
    head.bytes.starts_with(b"\x1F\x8B\x08")
}

fn unpack(stream: Stream<'_>, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    let name = stream.name();
    let name = name.strip_suffix(".gz").unwrap_or(name);
    unpacking.layer(name, &mut bombs::guarded(stream, MultiGzDecoder::new))
}
