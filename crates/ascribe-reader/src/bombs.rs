//! Refuses what unpacks to very much more than it is, made to exhaust whoever unpacks it.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use crate::Error;

/// How many bytes may come out of one. Reports in gzip come to some four, a file of the same line over and over to a thousand.
const MOST: u64 = 256;

/// How many bytes may come out of anything.
const ANYHOW: u64 = 64 << 20;

/// How many times as much may come out of an input and all that is packed in it together: each byte comes out once for each layer that it is in, and a
/// page that is gzipped in a web archive in a tar file in gzip is in four.
const LAYERS: u64 = 4;

/// A stream that counts what is taken from it.
pub(crate) struct Packed<R> {
    stream: R,
    taken: Rc<Cell<u64>>,
}

/// What comes out of a stream, as long as it is in proportion.
pub(crate) struct Unpacked<R> {
    stream: R,
    budget: Budget,
}

/// How much went in and came out, of one stream or of all members of an archive together: of members that share their bytes each
/// may be in proportion.
#[derive(Clone)]
pub(crate) struct Budget {
    taken: Rc<Cell<u64>>,
    given: Rc<Cell<u64>>,
    layers: u64,
}

impl Budget {
    /// That of an archive of so many bytes.
    pub(crate) fn of(bytes: u64) -> Self {
        Self { taken: Rc::new(Cell::new(bytes)), given: Rc::default(), layers: 1 }
    }

    /// That of an input of so many bytes and of all that is packed in it, however deep: of archives within archives each may be in proportion, and all of
    /// them together endless.
    pub(crate) fn of_all(bytes: u64) -> Self {
        Self { layers: LAYERS, ..Self::of(bytes) }
    }

    /// `stream`, of which what is taken counts as put in.
    pub(crate) fn fed<R>(&self, stream: R) -> Packed<R> {
        Packed { stream, taken: Rc::clone(&self.taken) }
    }

    /// What comes out of `stream`, as long as all that came out is in proportion.
    pub(crate) fn guard<R>(&self, stream: R) -> Unpacked<R> {
        Unpacked { stream, budget: self.clone() }
    }

    /// Whether more came out than is in proportion.
    pub(crate) fn is_spent(&self) -> bool {
        self.given.get() / self.layers > ANYHOW.max(self.taken.get().saturating_mul(MOST))
    }
}

/// What `decoder` makes of `stream`, as long as it is in proportion.
pub(crate) fn guarded<S: BufRead, R: Read>(stream: S, decoder: impl FnOnce(Packed<S>) -> R) -> Unpacked<R> {
    let budget = Budget::of(0);
    let stream = decoder(budget.fed(stream));
    Unpacked { stream, budget }
}

impl<R: Read> Read for Packed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(buffer)?;
        self.taken.set(self.taken.get() + read as u64);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Packed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.stream.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.taken.set(self.taken.get() + amount as u64);
        self.stream.consume(amount);
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.budget.is_spent() {
            return Err(io::Error::other(Error::bomb()));
        }
        let read = self.stream.read(buffer)?;
        self.budget.given.set(self.budget.given.get() + read as u64);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_proportion_comes_through() {
        let packed = vec![b'x'; 100_000];
        let mut unpacked = guarded(&packed[..], |packed| packed);
        assert_eq!(io::copy(&mut unpacked, &mut io::sink()).expect("all of it"), 100_000);
    }

    #[test]
    fn a_bomb_is_refused() {
        let mut bomb = guarded(&b"x"[..], |packed| packed.chain(io::repeat(b'x')));
        let error = io::copy(&mut bomb, &mut io::sink()).expect_err("a bomb");
        assert_eq!(Error::broken_off(&error), Error::bomb());
    }
}
