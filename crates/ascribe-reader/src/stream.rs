//! What is read, from a file or from within another: its beginning can be looked at before it is read.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Chain, Cursor, Read, Seek, SeekFrom};

use tempfile::SpooledTempFile;

use crate::Error;

/// How much of a stream is looked at to tell what it is.
const HEAD: u64 = 64 << 10;

/// From how many bytes on what must be read from its end is laid down in a temporary file.
const IN_MEMORY: usize = 16 << 20;

/// The most bytes that are laid down in a temporary file.
const ON_DISK: u64 = 16 << 30;

/// The beginning of a stream.
pub(crate) struct Head<'a> {
    /// Its bytes.
    pub(crate) bytes: &'a [u8],
    name: &'a str,
}

/// A stream of bytes whose beginning is known.
pub(crate) struct Stream<'a> {
    name: &'a str,
    bytes: Chain<Cursor<Vec<u8>>, BufReader<Rest<'a>>>,
}

/// What follows the beginning of a stream.
struct Rest<'a> {
    base: Base<'a>,
    /// What went wrong while the beginning was read: what could be read comes first.
    failed: Option<io::Error>,
}

/// Where the bytes of a stream come from.
pub(crate) enum Base<'a> {
    /// A file, which can be read from its end as well.
    File(File),
    /// Anything else.
    Stream(&'a mut dyn Read),
}

/// What can be read from any place.
pub(crate) trait Seekable: Read + Seek {}

impl<T: Read + Seek> Seekable for T {}

impl<'a> Head<'a> {
    /// The beginning of a stream of that name.
    pub(crate) fn new(bytes: &'a [u8], name: &'a str) -> Self {
        Self { bytes, name }
    }

    /// Its bytes without a byte order mark and white space before the rest.
    pub(crate) fn start(&self) -> &'a [u8] {
        self.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(self.bytes).trim_ascii_start()
    }

    /// Whether it is named as files of these kinds are ("jsonl"): for what its bytes alone do not tell.
    pub(crate) fn is_named(&self, extensions: &[&str]) -> bool {
        let extension = self.name.rsplit_once('.').map_or("", |(_, extension)| extension);
        extensions.iter().any(|known| extension.eq_ignore_ascii_case(known))
    }
}

impl<'a> Stream<'a> {
    /// The stream of that name.
    pub(crate) fn new(name: &'a str, mut base: Base<'a>) -> Self {
        let mut head = Vec::new();
        let failed = base.by_ref().take(HEAD).read_to_end(&mut head).err();
        Self { name, bytes: Cursor::new(head).chain(BufReader::new(Rest { base, failed })) }
    }

    /// How it begins.
    pub(crate) fn head(&self) -> Head<'_> {
        Head::new(self.bytes.get_ref().0.get_ref(), self.name)
    }

    /// What it is called without the ending for how it is packed: "page.html" for "page.html.gz".
    pub(crate) fn name_without(&self, endings: &[&str]) -> &'a str {
        match self.name.rsplit_once('.') {
            Some((name, ending)) if endings.iter().any(|known| ending.eq_ignore_ascii_case(known)) => name,
            _ => self.name,
        }
    }

    /// All its bytes, unless there are more than `most`.
    pub(crate) fn all(self, most: u64) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let read = self.bytes.take(most + 1).read_to_end(&mut bytes);
        read.map_err(|error| Error::broken_off(&error))?;
        if bytes.len() as u64 > most { Err(Error::too_large(most)) } else { Ok(bytes) }
    }

    /// The same bytes, to be read from any place. What is not a file is laid down first: a little in memory, more of it in a
    /// temporary file.
    pub(crate) fn seekable(self) -> Result<Box<dyn Seekable>, Error> {
        let (head, rest) = self.bytes.into_inner();
        if let Base::File(file) = &rest.get_ref().base {
            let mut file = file.try_clone().map_err(|error| Error::broken_off(&error))?;
            file.seek(SeekFrom::Start(0)).map_err(|error| Error::broken_off(&error))?;
            return Ok(Box::new(BufReader::new(file)));
        }
        let mut kept = SpooledTempFile::new(IN_MEMORY);
        let bytes = io::copy(&mut head.chain(rest).take(ON_DISK + 1), &mut kept);
        let bytes = bytes.and_then(|bytes| kept.rewind().map(|()| bytes)).map_err(|error| Error::broken_off(&error))?;
        if bytes > ON_DISK { Err(Error::too_large(ON_DISK)) } else { Ok(Box::new(kept)) }
    }

    /// The same bytes as a file, for libraries that take nothing else. What is none is laid down in a temporary one.
    pub(crate) fn file(self) -> Result<File, Error> {
        let (head, rest) = self.bytes.into_inner();
        let file = match &rest.get_ref().base {
            Base::File(file) => file.try_clone(),
            Base::Stream(_) => laid_down(head.chain(rest))?,
        };
        file.and_then(|mut file| file.rewind().map(|()| file)).map_err(|error| Error::broken_off(&error))
    }
}

/// A temporary file with these bytes, unless there are too many.
fn laid_down(bytes: impl Read) -> Result<io::Result<File>, Error> {
    let written =
        tempfile::tempfile().and_then(|mut file| Ok((io::copy(&mut bytes.take(ON_DISK + 1), &mut file)?, file)));
    match written {
        Ok((bytes, _)) if bytes > ON_DISK => Err(Error::too_large(ON_DISK)),
        written => Ok(written.map(|(_, file)| file)),
    }
}

impl Read for Stream<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.bytes.read(buffer)
    }
}

impl BufRead for Stream<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.bytes.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.bytes.consume(amount);
    }
}

impl Read for Rest<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.failed.take().map_or_else(|| self.base.read(buffer), Err)
    }
}

impl Read for Base<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Stream(stream) => stream.read(buffer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_read_again() {
        let long = "x".repeat(100_000);
        let mut bytes = long.as_bytes();
        let stream = Stream::new("a.txt", Base::Stream(&mut bytes));
        assert!(stream.head().is_named(&["TXT"]));
        assert_eq!(stream.all(100_000).expect("all of it"), long.as_bytes());
    }

    #[test]
    fn a_stream_has_a_bound() {
        let mut endless = io::repeat(b'x');
        let stream = Stream::new("a", Base::Stream(&mut endless));
        assert!(stream.all(1 << 20).expect_err("too large").is_too_large());
    }
}
