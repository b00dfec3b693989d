//! Mailboxes (mbox): many mails in one file, each behind a line that begins with "From ".
//!
//! `mail-parser` reads mailboxes too, but holds a mail of any length, and takes a line of a mail that begins so for the next one.

use std::io::{BufRead, Read};

use super::{Format, Kind, Way, mail};
use crate::Error;
use crate::stream::{Head, Stream};
use crate::unpack::{Stop, Unpacking};

/// A mailbox.
pub(crate) static FORMAT: Format =
    Format { name: "mbox", what: "mailboxes (mbox)", most: mail::MOST, knows, way: Way::Many(unpack) };

/// What a mail begins with.
const MARK: &[u8] = b"From ";

/// The most bytes of a line that are read at once.
const AT_ONCE: u64 = 64 << 10;

fn knows(head: &Head<'_>) -> bool {
    let Some(end) = head.bytes.iter().position(|&byte| byte == b'\n') else { return false };
    head.bytes.starts_with(MARK) && mail::begins(&head.bytes[end + 1..])
}

fn unpack(mut stream: Stream<'_>, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
    let (mut number, mut mail, mut line, mut after_blank) = (0_u32, Mail::default(), Vec::new(), true);
    loop {
        line.clear();
        let read = stream.by_ref().take(AT_ONCE).read_until(b'\n', &mut line);
        let ended = !matches!(read, Ok(1..));
        if ended || (after_blank && line.starts_with(MARK)) {
            if number > 0 {
                std::mem::take(&mut mail).hand_on(number, unpacking)?;
            }
            if ended {
                return read.map(drop).map_err(Stop::from);
            }
            number = number.saturating_add(1);
        } else {
            mail.push(unquoted(&line));
        }
        after_blank = line.trim_ascii().is_empty();
    }
}

/// A line of a mail as it was before it went into the box: where it began as a mail does, a ">" was put before it.
fn unquoted(line: &[u8]) -> &[u8] {
    let quotes = line.iter().take_while(|&&byte| byte == b'>').count();
    if quotes > 0 && line[quotes..].starts_with(MARK) { &line[1..] } else { line }
}

/// A mail that is being put together.
#[derive(Default)]
struct Mail {
    bytes: Vec<u8>,
    too_large: bool,
}

impl Mail {
    fn push(&mut self, line: &[u8]) {
        self.too_large |= (self.bytes.len() + line.len()) as u64 > mail::MOST;
        if !self.too_large {
            self.bytes.extend_from_slice(line);
        }
    }

    fn hand_on(self, number: u32, unpacking: &mut Unpacking<'_>) -> Result<(), Stop> {
        if self.too_large {
            return unpacking.broken(number, Error::too_large(mail::MOST));
        }
        unpacking.record(number, <_>::default(), Some(Kind(&mail::FORMAT)), None, &mut self.bytes.as_slice())
    }
}
