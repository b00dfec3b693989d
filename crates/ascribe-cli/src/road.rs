//! The road that commands share: reads inputs side by side and hands on what comes of them in their order.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Context;
use ascribe::{Document, English, Record, Report};
use rayon::prelude::*;

use crate::arguments::InputArguments;
use crate::document::{Given, Loaded, Notes};
use crate::format::Format;
use crate::input::{Failure, Found, Input};
use crate::output::{self, complain};
use crate::records;

/// The most bytes of reports that are worked on at the same time, whatever the number of threads.
const BYTES_AT_ONCE: u64 = 32 << 20;

/// How many reports are worked on at the same time for each thread.
const REPORTS_PER_THREAD: usize = 8;

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
    pub(crate) english: English,
    pub(crate) given: Given,
    pub(crate) pool: rayon::ThreadPool,
}

impl Road {
    /// The road as the arguments ask for it.
    pub(crate) fn new(arguments: &InputArguments, given: Given) -> anyhow::Result<Self> {
        let threads = match arguments.threads {
            Some(threads) => usize::from(threads),
            None => std::thread::available_parallelism().map_or(1, usize::from),
        };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().context("cannot start threads")?;
        let english = ascribe::english(threads).context("cannot load the model")?;
        Ok(Self { english, given, pool })
    }

    /// Prints what is found in `inputs` to stdout.
    pub(crate) fn print(&self, inputs: Vec<Found>, format: &dyn Format) -> io::Result<Outcome> {
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
        inputs: Vec<Found>,
        render: impl Fn(usize, &Input, &Report) -> R + Sync,
        mut deliver: impl FnMut(&Input, R) -> io::Result<()>,
    ) -> io::Result<Outcome> {
        let (mut outcome, mut notes, mut before) = (Outcome::default(), Notes::default(), 0);
        for batch in self.batches(inputs) {
            let (inputs, documents) = self.documents(batch, &mut notes, &mut outcome);
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

    /// The inputs in batches that are worked on together, with the records of files that hold many.
    pub(crate) fn batches(&self, inputs: Vec<Found>) -> impl Iterator<Item = Vec<Found>> + use<> {
        let most = self.pool.current_num_threads() * REPORTS_PER_THREAD;
        batches(records::spread(inputs, self.given.kind), most)
    }

    /// The documents of a batch, with the inputs that they come from. What cannot be read is named and left out.
    fn documents(&self, batch: Vec<Found>, notes: &mut Notes, outcome: &mut Outcome) -> (Vec<Input>, Vec<Document>) {
        let read = |input: Found| {
            let loaded = Loaded::of(input?)?;
            let record = self.given.document(&loaded)?;
            Ok((loaded.input, record))
        };
        let read: Vec<Result<_, Failure>> = self.pool.install(|| batch.into_par_iter().map(read).collect());
        let told = |result: Result<_, Failure>| {
            result.map_err(|failure| {
                outcome.failed = true;
                complain(failure);
            })
        };
        let read = read.into_iter().map(told).filter_map(Result::ok);
        let noted = read.inspect(|(input, record)| notes.of(input, record).into_iter().for_each(complain));
        noted.map(|(input, record): (Input, Record)| (input, record.document)).unzip()
    }
}

/// Cuts `inputs` into batches of at most `most`, and of at most [`BYTES_AT_ONCE`] unless a single one has more.
fn batches(inputs: impl Iterator<Item = Found>, most: usize) -> impl Iterator<Item = Vec<Found>> {
    let mut inputs = inputs.peekable();
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

fn size(input: &Found) -> u64 {
    input.as_ref().map_or(0, Input::size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_keep_the_order_and_the_bound() {
        let inputs = (0..10).map(|n| Ok(Input::File(format!("{n}").into())));
        let cut: Vec<Vec<String>> =
            batches(inputs, 4).map(|batch| batch.iter().flatten().map(Input::name).collect()).collect();
        assert_eq!(cut, [vec!["0", "1", "2", "3"], vec!["4", "5", "6", "7"], vec!["8", "9"]]);
    }
}
