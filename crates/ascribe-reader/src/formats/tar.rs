//! Tar archives: their files by path. Links and devices are left out.

use ascribe_types::Document;

use super::{Format, Way};
use crate::stream::{Head, Stream};
use crate::unpack::{Stop, Unpacking};

/// A tar archive.
pub(crate) static FORMAT: Format =
    Format { name: "tar", what: "tar archives", most: u64::MAX, knows, way: Way::Many(unpack) };

fn knows(head: &Head<'_>) -> bool {
    head.bytes.get(257..262) == Some(b"ustar")
}

fn unpack(stream: Stream<'_>, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    let mut archive = tar::Archive::new(stream);
    for entry in archive.entries()? {
        let mut entry = entry?;
        if entry.header().entry_type().is_file() {
            let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            unpacking.member(&name, Document::default(), &mut entry)?;
        }
    }
    Ok(())
}
