//! Anything compressed with gzip, in one member or in many (web archives have one for each record).

use std::io::{self, BufRead, Chain, Read};

use flate2::bufread::GzDecoder;

use super::{Format, Way};
use crate::stream::{Head, Stream};
use crate::unpack::{Stop, Unpacking};
use crate::{Error, bombs};

/// A gzip file.
pub(crate) static FORMAT: Format =
    Format { name: "gzip", what: "anything compressed with gzip", most: u64::MAX, knows, way: Way::Many(unpack) };

/// How a member begins.
const MARK: &[u8] = b"\x1F\x8B\x08";

fn knows(head: &Head<'_>) -> bool {
    head.bytes.starts_with(MARK)
}

fn unpack(stream: Stream<'_>, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    unpacking.layer(stream.name_without(&["gz"]), &mut bombs::guarded(stream, Members::new))
}

/// What is in the members of a stream, one after the other. A damaged one is told by an error, and whoever reads on reads the next:
/// the library's own reader of many members ends there.
struct Members<R: BufRead> {
    /// None where there are no more.
    member: Option<Member<R>>,
}

/// A member; where its mark was found by reading it, it stands before the rest again.
type Member<R> = GzDecoder<Chain<&'static [u8], R>>;

impl<R: BufRead> Members<R> {
    fn new(stream: R) -> Self {
        Self { member: Some(member(&[], stream)) }
    }

    /// Goes on to what follows a member; zeros that fill up the last block of a tape are no member.
    fn go_on(&mut self) -> io::Result<()> {
        let Some(mut stream) = self.rest() else { return Ok(()) };
        if !matches!(stream.fill_buf()?, [] | [0, ..]) {
            self.member = Some(member(&[], stream));
        }
        Ok(())
    }

    /// Goes on behind damage, to where the next member seems to begin.
    fn recover(&mut self) -> io::Result<()> {
        let Some(mut stream) = self.rest() else { return Ok(()) };
        if read_to_mark(&mut stream)? {
            self.member = Some(member(MARK, stream));
        }
        Ok(())
    }

    /// What follows the member.
    fn rest(&mut self) -> Option<R> {
        self.member.take().map(|member| member.into_inner().into_inner().1)
    }
}

fn member<R: BufRead>(mark: &'static [u8], stream: R) -> Member<R> {
    GzDecoder::new(mark.chain(stream))
}

/// Reads up to the end of the next mark. False if there is none.
fn read_to_mark(stream: &mut impl BufRead) -> io::Result<bool> {
    let mut matched = 0;
    while matched < MARK.len() {
        let bytes = stream.fill_buf()?;
        if bytes.is_empty() {
            return Ok(false);
        }
        let mut read = 0;
        while read < bytes.len() && matched < MARK.len() {
            // No part of the mark repeats its beginning, so that after a byte that does not fit it can only begin with that byte.
            matched = if bytes[read] == MARK[matched] { matched + 1 } else { usize::from(bytes[read] == MARK[0]) };
            read += 1;
        }
        stream.consume(read);
    }
    Ok(true)
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.member {
            match member.read(buffer) {
                Ok(0) if !buffer.is_empty() => self.go_on()?,
                Ok(read) => return Ok(read),
                Err(error) => {
                    self.recover()?;
                    return Err(if self.member.is_some() { io::Error::other(Error::gap(&error)) } else { error });
                }
            }
        }
        Ok(0)
    }
}
