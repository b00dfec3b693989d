//! Ctrl-C: the first lets a run finish what it is reading, the second ends it at once.

use std::process::{self, ExitCode};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::output::complain;

/// How a run ends that a person interrupted, as shells expect it.
const CODE: u8 = 130;

/// How often a run that rests looks whether it is to end.
const GLANCE: Duration = Duration::from_millis(100);

/// Whether a person interrupted the run.
pub(super) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Waits for Ctrl-C from now on.
    pub(super) fn awaited() -> Result<Self, ctrlc::Error> {
        let came = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&came);
        ctrlc::set_handler(move || {
            if flag.swap(true, Ordering::Relaxed) {
                process::exit(CODE.into());
            }
            complain("interrupted: finishing the reports that are being read; Ctrl-C again ends at once");
        })?;
        Ok(Self(came))
    }

    /// Whether it came.
    pub(super) fn came(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Rests for so long, unless it comes; whether it did not.
    pub(super) fn rests(&self, pause: Duration) -> bool {
        let begun = Instant::now();
        while !self.came() && begun.elapsed() < pause {
            thread::sleep(GLANCE.min(pause));
        }
        !self.came()
    }

    /// The exit code of a run that was interrupted.
    pub(super) fn code(&self) -> ExitCode {
        ExitCode::from(CODE)
    }
}
