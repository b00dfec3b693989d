//! How far an `add` is, for a person who waits: on a terminal a bar, elsewhere nothing.

use std::fmt;

use indicatif::{ProgressBar, ProgressStyle};

use crate::input::{Found, Source};
use crate::output::complain;

/// What the line looks like.
const LINE: &str = "{bar:30} {percent}%  {msg}  {elapsed} gone, {eta} left";

/// What it looks like where nobody knows how much there is: standard input.
const LINE_WITHOUT_END: &str = "{spinner} {msg}  {elapsed} gone";

/// How far a run is.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// That nothing of `inputs` is done.
    pub(super) fn over(inputs: &[Found]) -> Self {
        let bytes: u64 = inputs.iter().flatten().map(Source::size).sum();
        let (bar, line) = match bytes {
            0 => (ProgressBar::new_spinner(), LINE_WITHOUT_END),
            bytes => (ProgressBar::new(bytes), LINE),
        };
        Self(bar.with_style(ProgressStyle::with_template(line).expect("the template is sound")))
    }

    /// That so many more bytes are done.
    pub(super) fn pass(&self, bytes: u64) {
        self.0.inc(bytes);
    }

    /// That so many reports have been read by now.
    pub(super) fn read(&self, reports: u64) {
        let seconds = self.0.elapsed().as_secs_f64().max(0.1);
        self.0.set_message(format!("{reports} read, {:.1} a second", reports as f64 / seconds));
    }

    /// Tells a person something, above the line.
    pub(super) fn complain(&self, what: impl fmt::Display) {
        self.0.suspend(|| complain(what));
    }

    /// Takes the line away.
    pub(super) fn end(&self) {
        self.0.finish_and_clear();
    }
}
