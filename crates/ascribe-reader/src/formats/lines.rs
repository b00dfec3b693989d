//! The lines of a stream, for files that hold a record a line and may be larger than memory.

use std::io::{self, BufRead, Read};

use crate::LARGEST;

/// The most bytes that a line may have. Reports have some kilobytes.
const LONGEST: u64 = LARGEST;

/// The lines of a stream, each with its number, counted from 1. Blank ones are counted and left out.
pub(super) struct Lines<R> {
    stream: R,
    number: u32,
}

/// A line of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Which line, counted from 1.
    pub(super) number: u32,
    /// Its bytes, without the line end; none where there are more of them than a line may have.
    pub(super) bytes: Option<Vec<u8>>,
}

impl<R: BufRead> Lines<R> {
    /// The lines of `stream`.
    pub(super) fn new(stream: R) -> Self {
        Self { stream, number: 0 }
    }

    /// The next line, blank or not; none at the end.
    fn any(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        self.stream.by_ref().take(LONGEST + 1).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        self.number = self.number.saturating_add(1);
        let ended = bytes.last() == Some(&b'\n');
        let too_long = !ended && bytes.len() as u64 > LONGEST;
        if too_long {
            self.stream.skip_until(b'\n')?;
        }
        bytes.truncate(bytes.trim_ascii_end().len());
        Ok(Some(Line { number: self.number, bytes: (!too_long).then_some(bytes) }))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.any().transpose()? {
                Ok(Line { bytes: Some(bytes), .. }) if bytes.trim_ascii().is_empty() => {}
                line => return Some(line),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(u32, &str)]) {
        let lines: Vec<Line> = Lines::new(text.as_bytes()).map(|line| line.expect("a line")).collect();
        let line = |&(number, text): &(u32, &str)| Line { number, bytes: Some(text.as_bytes().to_vec()) };
        assert_eq!(lines, expected.iter().map(line).collect::<Vec<_>>());
    }

    #[test]
    fn lines_keep_their_numbers() {
        check("", &[]);
        check("one\ntwo", &[(1, "one"), (2, "two")]);
        check("one\r\n\n \t\ntwo\n\n", &[(1, "one"), (4, "two")]);
    }

    #[test]
    fn a_line_that_is_too_long_is_not_held() {
        let long = io::repeat(b'x').take(LONGEST + (1 << 20));
        let stream = io::BufReader::new(long.chain(&b"\nnext\n"[..]));
        let lines: Vec<Line> = Lines::new(stream).map(|line| line.expect("a line")).collect();
        assert_eq!(lines, [Line { number: 1, bytes: None }, Line { number: 2, bytes: Some(b"next".to_vec()) }]);
    }
}
