//! Zip archives: their files by path. Links are left out.
//!
//! A zip archive has its table of contents at its end. Of one that was cut off, the files are found by what stands before each.

use std::borrow::Cow;
use std::io::{ErrorKind, Read, Seek, SeekFrom};

use ascribe_types::Document;
use zip::ZipArchive;
use zip::read::{ZipFile, read_zipfile_from_stream};
use zip::result::ZipError;

use super::{Format, Way};
use crate::Error;
use crate::bombs::Budget;
use crate::stream::{Head, Seekable, Stream};
use crate::unpack::{Stop, Unpacking};

/// A zip archive.
pub(crate) static FORMAT: Format =
    Format { name: "zip", what: "zip archives", most: u64::MAX, knows, way: Way::Many(unpack) };

/// Documents of office programs and books are zip archives too, but what they hold are their parts and not documents.
fn knows(head: &Head<'_>) -> bool {
    let empty = head.bytes.starts_with(b"PK\x05\x06");
    empty || (head.bytes.starts_with(b"PK\x03\x04") && is_plain(head.bytes))
}

fn is_plain(bytes: &[u8]) -> bool {
    infer::get(bytes).is_none_or(|kind| kind.mime_type() == "application/zip")
}

fn unpack(stream: Stream<'_>, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    let mut bytes = stream.seekable()?;
    let budget = Budget::of(bytes.seek(SeekFrom::End(0))?);
    match ZipArchive::new(&mut bytes) {
        Ok(mut archive) => by_table(&mut archive, &budget, unpacking),
        Err(_) => one_by_one(&mut bytes, &budget, unpacking),
    }
}

/// Hands on the files that the table of contents tells of.
fn by_table<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    budget: &Budget,
    unpacking: &mut Unpacking<'_>,
) -> Result<(), Stop> {
    for index in 0..archive.len() {
        let name = named(archive.name_for_index(index).and_then(Result::ok), index);
        match archive.by_index(index) {
            Ok(file) => member(file, index, budget, unpacking)?,
            Err(error) => unpacking.broken_member(&name, reason(error))?,
        }
    }
    Ok(())
}

/// Hands on the files of an archive without a table of contents, up to where it breaks off.
fn one_by_one(bytes: &mut Box<dyn Seekable + '_>, budget: &Budget, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    bytes.rewind()?;
    let mut index = 0;
    while let Some(file) = read_zipfile_from_stream(bytes).map_err(reason)? {
        member(file, index, budget, unpacking)?;
        index += 1;
    }
    Err(Error::cut_off().into())
}

fn member<R: Read>(
    file: ZipFile<'_, R>,
    index: usize,
    budget: &Budget,
    unpacking: &mut Unpacking<'_>,
) -> Result<(), Stop> {
    if !file.is_file() {
        return Ok(());
    }
    let name = named(file.name().ok(), index);
    unpacking.member(&name, Document::default(), &mut budget.guard(file))?;
    if budget.is_spent() { Err(Error::bomb().into()) } else { Ok(()) }
}

/// What a file in an archive is called; where its name is damaged, by its number, since it is not the archive itself.
fn named(name: Option<Cow<'_, str>>, index: usize) -> String {
    let name = name.filter(|name| !name.is_empty());
    name.map_or_else(|| format!("member {}", index + 1), Cow::into_owned)
}

fn reason(error: ZipError) -> Error {
    match error {
        ZipError::Io(error) if error.kind() == ErrorKind::UnexpectedEof => Error::cut_off(),
        ZipError::Io(error) => Error::broken_off(&error),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Error::locked(),
        ZipError::UnsupportedArchive(why) => Error::unsupported(why),
        ZipError::CompressionMethodNotSupported(method) => Error::unsupported(&format!("compression method {method}")),
        error => Error::broken_off(&std::io::Error::other(error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};
    use std::ops::ControlFlow;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use crate::unpack_stream;

    /// How the places of files with these names are told.
    #[track_caller]
    fn check(names: &[&str], expected: &[&str]) {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            archive.start_file(*name, SimpleFileOptions::default()).expect("a member");
            archive.write_all(b"It rained.").expect("its bytes");
        }
        let (bytes, mut found) = (archive.finish().expect("an archive").into_inner(), Vec::new());
        unpack_stream("file", &mut &bytes[..], None, |packed| {
            found.push(packed.place.to_string());
            ControlFlow::Continue(())
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn a_file_without_a_name_is_not_its_archive() {
        check(&["a.txt", "", "b/c.txt"], &["/a.txt", "/member 2", "/b/c.txt"]);
    }
}
