//! Refuses a record that never ends: a stream out of which only so much may be taken for each.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use crate::{Error, LARGEST};

/// The most bytes that a record may have: a report and what is around it, and what the library reads ahead.
const MOST: u64 = LARGEST + (1 << 20);

/// A stream of records.
pub(crate) struct Portions<R> {
    stream: R,
    taken: Portion,
}

/// How much was taken for the present record.
#[derive(Clone, Default)]
pub(crate) struct Portion(Rc<Cell<u64>>);

impl Portion {
    /// Says that the next record begins.
    pub(crate) fn next(&self) {
        self.0.set(0);
    }
}

impl<R> Portions<R> {
    /// The stream, and what is told of each record that begins.
    pub(crate) fn new(stream: R) -> (Self, Portion) {
        let taken = Portion::default();
        (Self { stream, taken: taken.clone() }, taken)
    }
}

impl<R: Read> Read for Portions<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.taken.0.get() > MOST {
            return Err(io::Error::other(Error::too_large(LARGEST)));
        }
        let read = self.stream.read(buffer)?;
        self.taken.0.set(self.taken.0.get() + read as u64);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_ends_is_refused() {
        let (mut stream, _) = Portions::new(io::repeat(b'x'));
        let error = io::copy(&mut stream, &mut io::sink()).expect_err("too much");
        assert!(Error::broken_off(&error).is_too_large());
    }

    #[test]
    fn each_record_has_its_own() {
        let (stream, portion) = Portions::new(io::repeat(b'x'));
        let mut stream = stream.take(3 * LARGEST);
        let mut buffer = vec![0; 1 << 20];
        while stream.read(&mut buffer).expect("in proportion") > 0 {
            portion.next();
        }
    }
}
