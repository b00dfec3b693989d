//! The `ascribe` command.
//!
//! Data goes to stdout, words for people to stderr. One bad file does not stop the run: it is named with its reason, the others
//! are read, and the exit code tells (0 done, 1 nothing found, 2 something failed). A closed pipe is no failure: whoever reads
//! has enough. Ctrl-C ends the run as it ends any other program; an `add` first records what it has read.

mod add;
mod arguments;
mod corrections;
mod document;
mod export;
mod format;
mod input;
mod language;
mod output;
mod pager;
mod parse;
mod pipeline;
mod progress;
mod questions;
mod read;
mod road;
mod room;
mod supply;
mod unread;

use std::io;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use arguments::corrections::CorrectingArguments;
use arguments::{Arguments, Command};
use ascribe_ledger::Wanted;

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(format_args!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Read(arguments) => read::run(&arguments),
        Command::Parse(arguments) => parse::run(&arguments),
        Command::Add(arguments) => add::run(&arguments),
        Command::Watch(arguments) => add::watch::run(&arguments),
        Command::Claims(arguments) => questions::claims(&arguments),
        Command::Claim(arguments) => questions::claim(&arguments),
        Command::Who(arguments) => questions::who(&arguments),
        Command::Trace(arguments) => questions::trace(&arguments),
        Command::Search(arguments) => questions::search(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Merge(arguments) => corrected(arguments.wanted()),
        Command::Split(arguments) => corrected(arguments.wanted()),
        Command::Reject(arguments) => corrected((Wanted::Reject(arguments.ids), arguments.correcting)),
        Command::Grade(arguments) => corrected(arguments.wanted()),
        Command::Undo(arguments) => corrections::undo(&arguments),
        Command::Corrections(arguments) => corrections::list(&arguments),
        Command::Correct(arguments) => corrections::correct_all(&arguments),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "ascribe", &mut script);
            output::write(&mut io::stdout().lock(), &script)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Man => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Arguments::command()).render(&mut page)?;
            output::write(&mut io::stdout().lock(), &page)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn corrected((wanted, correcting): (Wanted, CorrectingArguments)) -> anyhow::Result<ExitCode> {
    corrections::correct(&wanted, &correcting)
}

/// Whether nobody reads the output any more (`ascribe … | head`).
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
