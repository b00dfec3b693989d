//! `ascribe parse`: prints how reports were read as English.

use std::io;
use std::process::ExitCode;

use crate::arguments::ParseArguments;
use crate::document::Given;
use crate::format::conllu;
use crate::input;
use crate::output;
use crate::road::{Outcome, Road};

/// Reads what the arguments name. A report that was read has words: nothing is never found.
pub(crate) fn run(arguments: &ParseArguments) -> anyhow::Result<ExitCode> {
    let inputs = input::list(&arguments.inputs.paths);
    let mut stdout = io::stdout().lock();
    let any_language = arguments.inputs.run.any_language;
    let given = Given { hints: arguments.inputs.hints(), any_language, ..Given::default() };
    let outcome = Road::new(&arguments.inputs.run, given)?.each(
        inputs,
        |number, input, report| conllu::document(number, &input.name(), report),
        |_, text| output::write(&mut stdout, text.as_bytes()),
    )?;
    Ok(Outcome { found: true, ..outcome }.into())
}
