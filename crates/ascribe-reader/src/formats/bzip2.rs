//! Anything compressed with bzip2, in one stream or in many.

use bzip2::bufread::MultiBzDecoder;

use super::{Format, Way};
use crate::bombs;
use crate::stream::{Head, Stream};
use crate::unpack::{Stop, Unpacking};

/// A bzip2 file.
pub(crate) static FORMAT: Format =
    Format { name: "bzip2", what: "anything compressed with bzip2", most: u64::MAX, knows, way: Way::Many(unpack) };

fn knows(head: &Head<'_>) -> bool {
    head.bytes.starts_with(b"BZh") && head.bytes.get(4..10) == Some(b"\x31\x41\x59\x26\x53\x59")
}

fn unpack(stream: Stream<'_>, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    unpacking.layer(stream.name_without(&["bz2"]), &mut bombs::guarded(stream, MultiBzDecoder::new))
}
