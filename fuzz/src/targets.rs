//! What the targets do with their input. The reader's tests do the same, without a fuzzer, with the files that are kept.

use std::ops::ControlFlow;

use ascribe_reader::{Error, Kind, read, unpack_stream};

/// Any bytes are read or refused with a reason.
pub fn bytes(bytes: &[u8]) {
    is_read_or_refused(read(bytes, None).map(|document| document.text));
}

/// Any bytes are read as a page or refused with a reason.
pub fn html(bytes: &[u8]) {
    is_read_or_refused(read(bytes, Some(Kind::HTML)).map(|document| document.text));
}

/// Any bytes are a list of feeds or refused with a reason.
pub fn opml(bytes: &[u8]) {
    if let Err(error) = ascribe_reader::feeds(bytes) {
        is_told(&error);
    }
}

/// Any bytes are read as any form, which the first of them chooses.
pub fn forms(bytes: &[u8]) {
    if let Some((first, rest)) = bytes.split_first() {
        unpacked(rest, Kind::all().nth(usize::from(*first) % Kind::all().count()));
    }
}

/// Any bytes are read as a mail.
pub fn mail(bytes: &[u8]) {
    unpacked(bytes, Kind::named("mail"));
}

/// Any bytes are read as a web archive.
pub fn warc(bytes: &[u8]) {
    unpacked(bytes, Kind::named("warc"));
}

/// Any bytes are read as a zip archive.
pub fn zip(bytes: &[u8]) {
    unpacked(bytes, Kind::named("zip"));
}

/// Whatever is found in bytes of a form is read or refused with a reason.
fn unpacked(mut bytes: &[u8], kind: Option<Kind>) {
    unpack_stream("", &mut bytes, kind, |packed| {
        is_read_or_refused(packed.content.and_then(|raw| raw.read()).map(|record| record.document.text));
        ControlFlow::Continue(())
    });
}

fn is_read_or_refused(text: Result<String, Error>) {
    match text {
        Ok(text) => assert!(!text.is_empty(), "a text that is empty"),
        Err(error) => is_told(&error),
    }
}

fn is_told(error: &Error) {
    assert!(!error.to_string().is_empty(), "no reason");
}
