//! The road that commands share: reads inputs side by side and hands on what comes of them in their order.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Context;
use ascribe::{Document, English, Kind, Report, Teller};
use rayon::prelude::*;

use crate::arguments::InputArguments;
use crate::format::Format;
use crate::input::{Failure, Input};
use crate::output::{self, complain};

/// The most bytes of reports that are worked on at the same time, whatever the number of threads.
const BYTES_AT_ONCE: u64 = 32 << 20;

/// How many reports are worked on at the same time for each thread.
const REPORTS_PER_THREAD: usize = 8;

/// From how many bytes on a person is told that a report takes its time.
const LONG: usize = 16 << 20;

/// What came of a run.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Outcome {
    /// Whether something was found.
    pub(crate) found: bool,
    /// Whether something could not be read or written.
    pub(crate) failed: bool,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome { failed: true, .. } => Self::from(2),
            Outcome { found: false, .. } => Self::from(1),
            Outcome { found: true, failed: false } => Self::SUCCESS,
        }
    }
}

/// What it takes to read reports.
pub(crate) struct Road {
    english: English,
    kind: Option<Kind>,
    /// When reports were published that do not tell it.
    date: Option<String>,
    pool: rayon::ThreadPool,
}

impl Road {
    /// The road as the arguments ask for it.
    pub(crate) fn new(arguments: &InputArguments) -> anyhow::Result<Self> {
        let threads = match arguments.threads {
            Some(threads) => usize::from(threads),
            None => std::thread::available_parallelism().map_or(1, usize::from),
        };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().context("cannot start threads")?;
        let english = ascribe::english(threads).context("cannot load the model")?;
        Ok(Self { english, kind: arguments.kind.map(Kind::from), date: None, pool })
    }

    /// The same, with the day on which reports were published that do not tell it.
    pub(crate) fn dated(self, date: Option<&str>) -> Self {
        Self { date: date.map(str::to_owned), ..self }
    }

    /// Prints what is found in `inputs` to stdout.
    pub(crate) fn print(&self, inputs: Vec<Result<Input, Failure>>, format: &dyn Format) -> io::Result<Outcome> {
        let mut stdout = io::stdout().lock();
        let mut printed = 0_usize;
        output::write(&mut stdout, format.opening().as_bytes())?;
        let render = |_, input: &Input, report: &Report| format.report(&input.name(), report);
        let outcome = self.each(inputs, render, |_, text| {
            let between = if printed > 0 { format.between() } else { "" };
            printed += 1;
            stdout.write_all(between.as_bytes())?;
            output::write(&mut stdout, text.as_bytes())
        })?;
        output::write(&mut stdout, format.closing().as_bytes())?;
        Ok(outcome)
    }

    /// Reads `inputs` side by side, has each `render`ed there with its number among those that could be read, counted from 1, and hands what comes of it to `deliver` in their order.
    ///
    /// A batch is delivered before the next is begun, so that memory does not grow with the number of inputs.
    pub(crate) fn each<R: Send>(
        &self,
        inputs: Vec<Result<Input, Failure>>,
        render: impl Fn(usize, &Input, &Report) -> R + Sync,
        mut deliver: impl FnMut(&Input, R) -> io::Result<()>,
    ) -> io::Result<Outcome> {
        let (mut outcome, mut before) = (Outcome::default(), 0);
        for batch in batches(inputs, self.pool.current_num_threads() * REPORTS_PER_THREAD) {
            let (inputs, documents) = self.documents(batch, &mut outcome);
            let reports = ascribe::read_all(documents, &self.english);
            outcome.found |= reports.iter().any(|report| !report.attributions.is_empty());
            let numbered = (before + 1..before + 1 + inputs.len()).into_par_iter();
            before += inputs.len();
            let each = numbered.zip(&inputs).zip(&reports);
            let render = |((number, input), report)| render(number, input, report);
            let rendered: Vec<R> = self.pool.install(|| each.map(render).collect());
            for (input, rendered) in inputs.iter().zip(rendered) {
                deliver(input, rendered)?;
            }
        }
        Ok(outcome)
    }

    /// The documents of a batch, with the inputs that they come from. What cannot be read is named and left out.
    fn documents(&self, batch: Vec<Result<Input, Failure>>, outcome: &mut Outcome) -> (Vec<Input>, Vec<Document>) {
        let read = |input: Result<Input, Failure>| {
            let input = input?;
            let document = self.document(&input)?;
            Ok((input, document))
        };
        let read: Vec<Result<_, Failure>> = self.pool.install(|| batch.into_par_iter().map(read).collect());
        let told = |result: Result<_, Failure>| {
            result.map_err(|failure| {
                outcome.failed = true;
                complain(failure);
            })
        };
        read.into_iter().map(told).filter_map(Result::ok).inspect(|(input, document)| warn(input, document)).unzip()
    }

    /// Reads one document.
    fn document(&self, input: &Input) -> Result<Document, Failure> {
        let bytes = input.bytes().map_err(|error| Failure::new(input, output::reason(&error)))?;
        let mut document = ascribe::read_document(&bytes, self.kind).map_err(|error| Failure::new(input, error))?;
        if ascribe::published(&document).is_none() {
            document.published_by = self.date.as_ref().map(|_| Teller::Given).or(document.published_by);
            document.published = self.date.clone().or(document.published);
        }
        Ok(document)
    }
}

/// Tells what a person should know of a document: that it takes its time, and that places in it could not be decoded. The report
/// is kept, but not in silence.
fn warn(input: &Input, document: &Document) {
    if document.text.len() > LONG {
        complain(format_args!("{}: {} MB of text take a while", input.name(), document.text.len() / 1_000_000));
    }
    match document.text.matches(char::REPLACEMENT_CHARACTER).count() {
        0 => {}
        1 => complain(format_args!("{}: one damaged character, shown as U+FFFD", input.name())),
        places => complain(format_args!("{}: {places} damaged characters, shown as U+FFFD", input.name())),
    }
}

/// Cuts `inputs` into batches of at most `most`, and of at most [`BYTES_AT_ONCE`] unless a single one has more.
fn batches(inputs: Vec<Result<Input, Failure>>, most: usize) -> impl Iterator<Item = Vec<Result<Input, Failure>>> {
    let mut inputs = inputs.into_iter().peekable();
    std::iter::from_fn(move || {
        let mut batch = vec![inputs.next()?];
        let mut bytes = size(&batch[0]);
        while batch.len() < most {
            let Some(next) = inputs.next_if(|input| bytes + size(input) <= BYTES_AT_ONCE) else { break };
            bytes += size(&next);
            batch.push(next);
        }
        Some(batch)
    })
}

fn size(input: &Result<Input, Failure>) -> u64 {
    input.as_ref().map_or(0, Input::size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_keep_the_order_and_the_bound() {
        let inputs = (0..10).map(|n| Ok(Input::File(format!("{n}").into()))).collect();
        let cut: Vec<Vec<String>> =
            batches(inputs, 4).map(|batch| batch.iter().flatten().map(Input::name).collect()).collect();
        assert_eq!(cut, [vec!["0", "1", "2", "3"], vec!["4", "5", "6", "7"], vec!["8", "9"]]);
    }
}
