//! How far a run is, for a person who waits: on a terminal a bar, elsewhere nothing.

use std::fmt;

use indicatif::{HumanDuration, ProgressBar, ProgressState, ProgressStyle};

use crate::input::{Found, Source};
use crate::output::complain;

/// What the line looks like.
const LINE: &str = "{bar:20} {percent}%  {bytes} of {total_bytes}  {msg}  {elapsed} gone{left}";

/// What it looks like where nobody knows how much there is: standard input.
const LINE_WITHOUT_END: &str = "{spinner} {msg}  {elapsed} gone";

/// How far a run is.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// That nothing of `inputs` is done.
    pub(crate) fn over(inputs: &[Found]) -> Self {
        let bytes: u64 = inputs.iter().flatten().map(Source::size).sum();
        let (bar, line) = match bytes {
            0 => (ProgressBar::new_spinner(), LINE_WITHOUT_END),
            bytes => (ProgressBar::new(bytes), LINE),
        };
        let style = ProgressStyle::with_template(line).expect("the template is sound").with_key("left", left);
        Self(bar.with_style(style))
    }

    /// A line that is never shown.
    pub(crate) fn hidden() -> Self {
        Self(ProgressBar::hidden())
    }

    /// That by now so many bytes of the inputs, as they lie on the disk, and so many reports are done.
    pub(crate) fn pass(&self, bytes: u64, reports: u64) {
        self.0.set_position(bytes.max(self.0.position()));
        let seconds = self.0.elapsed().as_secs_f64().max(0.1);
        self.0.set_message(format!("{reports} read, {:.1} a second", reports as f64 / seconds));
    }

    /// Tells a person something, above the line.
    pub(crate) fn complain(&self, what: impl fmt::Display) {
        self.0.suspend(|| complain(what));
    }

    /// Takes the line away.
    pub(crate) fn end(&self) {
        self.0.finish_and_clear();
    }
}

/// How long it will take yet; nothing before anything is done, when nobody knows.
fn left(state: &ProgressState, out: &mut dyn fmt::Write) {
    if state.pos() > 0 {
        // Where the line cannot be written, nobody misses a part of it.
        let _ = write!(out, ", {:#} left", HumanDuration(state.eta()));
    }
}
