//! Anything compressed with Zstandard, in one frame or in many.

use zstd::stream::read::Decoder;

use super::{Format, Way};
use crate::bombs;
use crate::stream::{Head, Stream};
use crate::unpack::{Stop, Unpacking};

/// A Zstandard file.
pub(crate) static FORMAT: Format =
    Format { name: "zstd", what: "anything compressed with Zstandard", most: u64::MAX, knows, way: Way::Many(unpack) };

/// Before the first frame may stand one to be passed over: some programs put a table of contents into it.
fn knows(head: &Head<'_>) -> bool {
    matches!(head.bytes, [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..])
}

fn unpack(stream: Stream<'_>, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    let decoder = |stream| Decoder::with_buffer(stream).expect("only a dictionary could be wrong, and there is none");
    unpacking.layer(stream.name_without(&["zst", "zstd"]), &mut bombs::guarded(stream, decoder))
}
