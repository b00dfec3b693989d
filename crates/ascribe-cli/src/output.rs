//! Writing: data to stdout, words for people to stderr, files in one piece.

use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Tells a person that something went wrong.
pub(crate) fn complain(what: impl fmt::Display) {
    // Where not even stderr can be written to, there is nobody left to tell.
    let _ = writeln!(io::stderr().lock(), "ascribe: {what}");
}

/// Writes `data` and hands it on at once, so that a closed pipe is noticed here.
pub(crate) fn write(to: &mut impl Write, data: &[u8]) -> io::Result<()> {
    to.write_all(data)?;
    to.flush()
}

/// Writes a file under a name of its own and then gives it the right one: an interrupted run leaves no half file behind that
/// looks whole.
pub(crate) fn replace(path: &Path, data: &[u8]) -> io::Result<()> {
    let mut unfinished = OsString::from(path);
    unfinished.push(".unfinished");
    fs::write(&unfinished, data)?;
    fs::rename(&unfinished, path)
}

/// The reason of an error in plain words, without the number that the system gives it.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => {
            let message = error.to_string();
            let plain = message.split(" (os error").next().unwrap_or_default();
            plain.to_lowercase()
        }
    }
}
