//! Anything compressed with xz, in one stream or in many.

use lzma_rust2::XzReader;

use super::{Format, Way};
use crate::bombs;
use crate::stream::{Head, Stream};
use crate::unpack::{Stop, Unpacking};

/// The most memory, in KiB, that a file may ask for. The strongest setting of `xz` asks for 65 MiB.
const MEMORY: u32 = 100 << 10;

/// An xz file.
pub(crate) static FORMAT: Format =
    Format { name: "xz", what: "anything compressed with xz", most: u64::MAX, knows, way: Way::Many(unpack) };

fn knows(head: &Head<'_>) -> bool {
    head.bytes.starts_with(b"\xFD7zXZ\0")
}

fn unpack(stream: Stream<'_>, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    let decoder = |stream| XzReader::new_mem_limit(stream, true, MEMORY);
    unpacking.layer(stream.name_without(&["xz"]), &mut bombs::guarded(stream, decoder))
}
