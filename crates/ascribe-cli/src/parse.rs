//! `ascribe parse`: prints how reports were read as English.

use std::process::ExitCode;

use crate::arguments::ParseArguments;
use crate::format::conllu::Conllu;
use crate::input;
use crate::road::{Outcome, Road};

/// Reads what the arguments name. A report that was read has words: nothing is never found.
pub(crate) fn run(arguments: &ParseArguments) -> anyhow::Result<ExitCode> {
    let inputs = input::list(&arguments.inputs.paths);
    let outcome = Road::new(&arguments.inputs)?.print(inputs, &Conllu)?;
    Ok(Outcome { found: true, ..outcome }.into())
}
