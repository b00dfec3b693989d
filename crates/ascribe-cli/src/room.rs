//! How many bytes of reports are under way: a bound, so that memory does not grow with what is read.
//!
//! A semaphore by hand, since the standard library has none, and those of libraries are for asynchronous code.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// The most bytes of reports that are under way before another is begun, whatever the number of threads.
const MOST: usize = 8 << 20;

/// Room for the bytes of reports.
#[derive(Debug, Default)]
pub(crate) struct Room {
    taken: Mutex<usize>,
    freed: Condvar,
}

/// Room that is taken, until this is dropped.
#[derive(Debug)]
pub(crate) struct Taken {
    room: Arc<Room>,
    bytes: usize,
}

impl Room {
    /// Takes room for so many bytes, and waits while there is none. Where there is some, a report of any size is let in: else the largest would
    /// wait for ever.
    pub(crate) fn take(self: &Arc<Self>, bytes: usize) -> Taken {
        let mut taken =
            self.freed.wait_while(self.lock(), |taken| *taken >= MOST).unwrap_or_else(PoisonError::into_inner);
        *taken += bytes;
        Taken { room: Arc::clone(self), bytes }
    }

    fn lock(&self) -> MutexGuard<'_, usize> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Taken {
    /// Gives back what is more than so many bytes: the text of a page is a small part of it.
    pub(crate) fn shrink(&mut self, bytes: usize) {
        let less = self.bytes.saturating_sub(bytes);
        self.bytes -= less;
        *self.room.lock() -= less;
        self.room.freed.notify_one();
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.shrink(0);
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn who_comes_when_there_is_no_room_waits() {
        let room = Arc::new(Room::default());
        let mut first = room.take(3 * MOST);
        thread::scope(|scope| {
            let second = scope.spawn(|| room.take(1));
            first.shrink(MOST);
            assert!(!second.is_finished());
            first.shrink(MOST - 1);
            assert_eq!(second.join().expect("room").bytes, 1);
        });
        drop(first);
        assert_eq!(*room.lock(), 0);
    }
}
