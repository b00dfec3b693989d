//! When a host may be asked: one request at a time, and not sooner than agreed.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::Error;

/// The hosts that were asked, by their names.
#[derive(Debug, Default)]
pub(crate) struct Pace(Mutex<BTreeMap<String, Arc<Host>>>);

/// A host.
#[derive(Debug, Default)]
struct Host {
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// Whether a request is under way.
    busy: bool,
    /// When it may be asked again.
    after: Option<Instant>,
    /// How long it is left alone after a request, where it asks for longer than others.
    pause: Duration,
}

/// The turn of one request: as long as it lives, no other is sent to its host.
#[derive(Debug)]
pub(crate) struct Turn {
    host: Arc<Host>,
    pause: Duration,
}

impl Pace {
    /// Waits until it is a request's turn to ask `host`, which is then left alone for `pause`; an error if that would take longer
    /// than `most`.
    pub(crate) fn turn(&self, host: &str, pause: Duration, most: Duration) -> Result<Turn, Error> {
        let host = self.host(host);
        let mut state = host.state();
        while state.busy {
            state = host.freed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        let wait = state.after.map_or(Duration::ZERO, |after| after.saturating_duration_since(Instant::now()));
        if wait > most {
            return Err(Error::busy(wait));
        }
        state.busy = true;
        drop(state);
        thread::sleep(wait);
        Ok(Turn { host, pause })
    }

    /// Notes that a host asks to be left alone for so long after each request.
    pub(crate) fn slow_down(&self, host: &str, pause: Duration) {
        let host = self.host(host);
        let mut state = host.state();
        state.pause = pause;
        state.after = state.after.map(|after| after.max(Instant::now() + pause));
    }

    /// Notes that a host asks to be left alone for so long from now on.
    pub(crate) fn hold(&self, host: &str, wait: Duration) {
        self.host(host).hold(wait);
    }

    fn host(&self, name: &str) -> Arc<Host> {
        let mut hosts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(hosts.entry(name.to_owned()).or_default())
    }
}

impl Host {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hold(&self, wait: Duration) {
        let mut state = self.state();
        state.after = state.after.max(Some(Instant::now() + wait));
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut state = self.host.state();
        state.busy = false;
        state.after = state.after.max(Some(Instant::now() + self.pause.max(state.pause)));
        drop(state);
        self.host.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAUSE: Duration = Duration::from_millis(60);

    fn turn(pace: &Pace, host: &str) -> Turn {
        pace.turn(host, PAUSE, Duration::from_secs(9)).expect("a turn")
    }

    #[test]
    fn requests_to_one_host_are_apart() {
        let (pace, begun) = (Pace::default(), Instant::now());
        drop(turn(&pace, "a"));
        drop(turn(&pace, "b"));
        assert!(begun.elapsed() < PAUSE);
        drop(turn(&pace, "a"));
        assert!(begun.elapsed() >= PAUSE);
    }

    #[test]
    fn a_request_waits_for_the_one_before() {
        let (pace, begun) = (Pace::default(), Instant::now());
        let first = turn(&pace, "a");
        thread::scope(|scope| {
            let second = scope.spawn(|| drop(turn(&pace, "a")));
            thread::sleep(PAUSE);
            drop(first);
            second.join().expect("no panic");
        });
        assert!(begun.elapsed() >= PAUSE * 2);
    }

    #[test]
    fn who_must_wait_too_long_is_told() {
        let pace = Pace::default();
        pace.hold("a", Duration::from_secs(99));
        let told = pace.turn("a", PAUSE, Duration::from_secs(9)).expect_err("too long");
        assert!(told.wait().is_some_and(|wait| wait > Duration::from_secs(90)));
        assert_eq!(pace.turn("b", PAUSE, Duration::ZERO).map(drop), Ok(()));
    }
}
