//! Reads all documents in some files, and prints how many there are: what reading costs without what comes after it.

use std::env;
use std::fs::File;
use std::io::{self, Write};
use std::ops::ControlFlow;

use ascribe_reader::{Error, Packed, unpack_file};

fn main() -> io::Result<()> {
    let mut out = io::stdout();
    for path in env::args().skip(1) {
        let (mut read, mut bytes, mut failed, mut last) = (0_u64, 0, 0_u64, String::new());
        let passed = unpack_file(&path, File::open(&path)?, None, |Packed { place, content, .. }| {
            match content.and_then(|raw| raw.read()) {
                Ok(record) => (read, bytes) = (read + 1, bytes + record.document.text.len()),
                Err(error) => (failed, last) = (failed + 1, told(&place.to_string(), &error)),
            }
            ControlFlow::Continue(())
        });
        writeln!(out, "{path}: {read} documents of {bytes} bytes, {passed} passed over, {failed} not read{last}")?;
    }
    Ok(())
}

/// The failure that is printed beside their number.
fn told(place: &str, error: &Error) -> String {
    format!(", such as {place}: {error}")
}
