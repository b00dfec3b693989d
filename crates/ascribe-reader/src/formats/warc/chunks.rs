//! A body that came over the wire in chunks, each behind its length.
//!
//! The crate `chunked_transfer` was looked at: it refuses what follows the last chunk, bodies that end early (archives cut off long
//! pages) and being read on at its end.

use std::io::{self, BufRead, Read};

/// The most bytes that the line with a length may have.
const LONGEST: u64 = 4096;

/// What is in the chunks of a stream.
pub(super) struct Chunks<R> {
    stream: R,
    /// How much of the present chunk is left; none at the end.
    left: Option<u64>,
}

impl<R: BufRead> Chunks<R> {
    /// What is in the chunks of `stream`.
    pub(super) fn new(stream: R) -> Self {
        Self { stream, left: Some(0) }
    }

    /// The length of the next chunk; none where there is no more.
    fn next(&mut self) -> io::Result<Option<u64>> {
        let mut line = Vec::new();
        while line.trim_ascii().is_empty() {
            line.clear();
            if self.stream.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
                return Ok(None);
            }
        }
        Ok(length(&line).filter(|&length| length > 0))
    }
}

/// The length that a line tells; what follows a semicolon is something else.
pub(super) fn length(line: &[u8]) -> Option<u64> {
    let digits = line.split(|&byte| byte == b';').next().unwrap_or_default().trim_ascii();
    u64::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

impl<R: BufRead> Read for Chunks<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == Some(0) {
            self.left = self.next()?;
        }
        let Some(left) = self.left else { return Ok(0) };
        let read = self.stream.by_ref().take(left).read(buffer)?;
        self.left = if read == 0 && !buffer.is_empty() { None } else { Some(left - read as u64) };
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(chunks: &str, expected: &str) {
        let mut body = String::new();
        let mut chunks = Chunks::new(chunks.as_bytes());
        chunks.read_to_string(&mut body).expect("a body");
        assert_eq!((body.as_str(), chunks.read(&mut [0]).expect("the end")), (expected, 0));
    }

    #[test]
    fn chunks_are_joined() {
        check("3\r\nIt \r\n7;name=value\r\nrained.\r\n0\r\nTrailer: 1\r\n\r\n", "It rained.");
        check("3\nIt \n7\nrained.\n0\n\n", "It rained.");
    }

    #[test]
    fn what_ends_early_gives_what_it_holds() {
        check("3\r\nIt \r\nff\r\nrained", "It rained");
        check("3\r\nIt \r\nnonsense", "It ");
        check("", "");
    }
}
