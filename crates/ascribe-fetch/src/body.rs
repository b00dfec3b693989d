//! What a server sends, as it comes: not without end, and not without hurry.

use std::fmt;
use std::io::{self, Read};
use std::time::{Duration, Instant};

use ureq::BodyReader;

use crate::Error;
use crate::pace::Turn;

/// How slow a server may be in the long run, in bytes a second: even a bad line over a satellite is faster.
const SLOWEST: u64 = 1024;

/// What a server sends, as it comes. Reading fails where there is too much of it, or it comes too slowly.
pub struct Body {
    bytes: BodyReader<'static>,
    most: u64,
    read: u64,
    begun: Instant,
    /// How long it may be slow.
    patience: Duration,
    /// As long as the body is read, the host is not asked for more.
    _turn: Turn,
}

impl Body {
    /// The body of an answer, which may have `most` bytes.
    pub(crate) fn new(body: ureq::Body, most: u64, patience: Duration, turn: Turn) -> Self {
        // The library's own bound is put out of the way: it counts as ours does, and does not say what it found.
        let bytes = body.into_with_config().limit(u64::MAX).reader();
        Self { bytes, most, read: 0, begun: Instant::now(), patience, _turn: turn }
    }

    /// Whether it came too slowly so far.
    fn is_slow(&self) -> bool {
        let passed = self.begun.elapsed();
        passed > self.patience && self.read < passed.as_secs().saturating_mul(SLOWEST)
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body").field("most", &self.most).field("read", &self.read).finish_non_exhaustive()
    }
}

impl Read for Body {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer).map_err(|error| told(&error))?;
        self.read = self.read.saturating_add(read as u64);
        if self.read > self.most {
            return Err(io::Error::other(format!("the server sends more than {} MiB", self.most >> 20)));
        }
        if read > 0 && self.is_slow() {
            return Err(io::Error::new(io::ErrorKind::TimedOut, "the server sends too slowly"));
        }
        Ok(read)
    }
}

/// An error of the network in our words.
fn told(error: &io::Error) -> io::Error {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<ureq::Error>()) {
        Some(ureq::Error::Timeout(_) | ureq::Error::BodyStalled) => {
            io::Error::new(io::ErrorKind::TimedOut, Error::slow().to_string())
        }
        Some(ureq::Error::Protocol(why)) => io::Error::other(format!("damaged answer: {why}")),
        _ => io::Error::new(error.kind(), Error::from(error).to_string()),
    }
}
