//! The road that commands share: reads inputs side by side and hands on what comes of them in their order.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use ascribe::{Document, English, Record, Report};
use ascribe_fetch::{Client, Manners};
use rayon::prelude::*;

use crate::arguments::RunArguments;
use crate::document::{Given, Notes};
use crate::format::Format;
use crate::input::{Failure, Found, Input};
use crate::output::{self, complain};
use crate::progress::Progress;
use crate::supply::{self, Handed, Supply};
use crate::unread::Unread;

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
    /// What fetches from the web.
    pub(crate) client: Arc<Client>,
    /// Where what cannot be read is filed.
    report: Option<PathBuf>,
}

/// What a run tells a person besides what it prints.
struct Told {
    outcome: Outcome,
    notes: Notes,
    unread: Unread,
    progress: Progress,
}

impl Road {
    /// The road as the arguments ask for it.
    pub(crate) fn new(arguments: &RunArguments, given: Given) -> anyhow::Result<Self> {
        let threads = match arguments.threads {
            Some(threads) => usize::from(threads),
            None => std::thread::available_parallelism().map_or(1, usize::from),
        };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().context("cannot start threads")?;
        let english = ascribe::english(threads).context("cannot load the model")?;
        let client = Arc::new(Client::new(Manners { pause: arguments.pause.into(), ..Manners::default() }));
        Ok(Self { english, given, pool, client, report: arguments.report.clone() })
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
        let mut told = Told::over(&inputs, Unread::filed(self.report.as_deref()).map_err(io::Error::other)?);
        let mut before = 0;
        for batch in self.batches(inputs) {
            let read = batch.last().map_or(0, |handed| handed.read);
            let (inputs, documents) = self.documents(batch, &mut told)?;
            let reports = ascribe::read_all(documents, &self.english);
            told.outcome.found |= reports.iter().any(|report| !report.attributions.is_empty());
            let numbered = (before + 1..before + 1 + inputs.len()).into_par_iter();
            before += inputs.len();
            let each = numbered.zip(&inputs).zip(&reports);
            let render = |((number, input), report)| render(number, input, report);
            let rendered: Vec<R> = self.pool.install(|| each.map(render).collect());
            for (input, rendered) in inputs.iter().zip(rendered) {
                deliver(input, rendered)?;
            }
            told.progress.pass(read, before as u64);
        }
        Ok(told.end())
    }

    /// What the sources give, in batches that are worked on together.
    pub(crate) fn batches(&self, sources: Vec<Found>) -> Supply {
        Supply::of(sources, self.given.hints.clone(), Arc::clone(&self.client), self.at_once())
    }

    /// How many reports are worked on at the same time.
    pub(crate) fn at_once(&self) -> usize {
        self.pool.current_num_threads() * REPORTS_PER_THREAD
    }

    /// The documents of a batch, with where they were found. What cannot be read is named and left out.
    fn documents(&self, batch: Vec<Handed>, told: &mut Told) -> io::Result<(Vec<Input>, Vec<Document>)> {
        let document = |handed: Handed| self.document(handed.given);
        let read: Vec<_> = self.pool.install(|| batch.into_par_iter().filter_map(document).collect());
        let mut documents = Vec::with_capacity(read.len());
        for result in read {
            match result {
                Ok((input, record)) => {
                    told.note(&input, &record);
                    documents.push((input, record.document));
                }
                Err(failure) => told.fail(&failure)?,
            }
        }
        Ok(documents.into_iter().unzip())
    }

    /// The document that a source gave; nothing for its end.
    fn document(&self, given: supply::Given) -> Option<Result<(Input, Record), Failure>> {
        match given {
            supply::Given::Found(loaded) => Some(self.given.document(&loaded).map(|record| (loaded.input, record))),
            supply::Given::Failed(_, failure) => Some(Err(failure)),
            supply::Given::Ended(_) | supply::Given::Unchanged | supply::Given::Fetched(_) => None,
        }
    }
}

impl Told {
    /// That nothing of `inputs` is done. Where the output goes to the terminal, it shows how far the run is.
    fn over(inputs: &[Found], unread: Unread) -> Self {
        let progress = if io::stdout().is_terminal() { Progress::hidden() } else { Progress::over(inputs) };
        Self { outcome: Outcome::default(), notes: Notes::default(), unread, progress }
    }

    /// Tells what a person should know of a document.
    fn note(&mut self, input: &Input, record: &Record) {
        self.notes.of(input, record).into_iter().for_each(|note| self.progress.complain(note));
    }

    /// Tells that something failed or is left out.
    fn fail(&mut self, failure: &Failure) -> io::Result<()> {
        self.outcome.failed |= failure.language.is_none();
        self.progress.complain(failure);
        self.unread.note(failure)
    }

    /// Tells how the run ended.
    fn end(self) -> Outcome {
        self.progress.end();
        self.unread.summary().for_each(complain);
        self.outcome
    }
}
