//! How much of reports is under way: a bound, so that memory does not grow with what is read.
//!
//! A semaphore by hand, since the standard library has none, and those of libraries are for asynchronous code.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Room for reports, by their bytes or their words.
#[derive(Debug)]
pub(crate) struct Room {
    /// How much may be taken before whoever comes has to wait.
    most: usize,
    taken: Mutex<usize>,
    freed: Condvar,
}

/// Room that is taken, until this is dropped.
#[derive(Debug)]
pub(crate) struct Taken {
    room: Arc<Room>,
    much: usize,
}

impl Room {
    /// Room for so much.
    pub(crate) fn of(most: usize) -> Arc<Self> {
        Arc::new(Self { most, taken: Mutex::default(), freed: Condvar::new() })
    }

    /// Takes so much room, and waits while there is none. Where there is some, a report of any size is let in: else the largest would
    /// wait for ever.
    pub(crate) fn take(self: &Arc<Self>, much: usize) -> Taken {
        let is_full = |taken: &mut usize| *taken >= self.most;
        let mut taken = self.freed.wait_while(self.lock(), is_full).unwrap_or_else(PoisonError::into_inner);
        *taken += much;
        Taken { room: Arc::clone(self), much }
    }

    fn lock(&self) -> MutexGuard<'_, usize> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Taken {
    /// Gives back what is more than so much: the text of a page is a small part of it.
    pub(crate) fn shrink(&mut self, much: usize) {
        let less = self.much.saturating_sub(much);
        self.much -= less;
        *self.room.lock() -= less;
        self.room.freed.notify_all();
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
        let room = Room::of(10);
        let mut first = room.take(30);
        thread::scope(|scope| {
            let second = scope.spawn(|| room.take(1));
            first.shrink(10);
            assert!(!second.is_finished());
            first.shrink(9);
            assert_eq!(second.join().expect("room").much, 1);
        });
        drop(first);
        assert_eq!(*room.lock(), 0);
    }
}
