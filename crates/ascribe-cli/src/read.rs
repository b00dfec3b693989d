//! `ascribe read`: reads reports side by side and prints what was found in their order.

use std::io;
use std::process::ExitCode;

use ascribe::Report;

use crate::arguments::{FormatName, ReadArguments};
use crate::document::Given;
use crate::format::{self, brat};
use crate::input::{self, Failure, Found, Input};
use crate::output::{self, complain};
use crate::road::{Outcome, Road};

/// Reads what the arguments name.
pub(crate) fn run(arguments: &ReadArguments) -> anyhow::Result<ExitCode> {
    let inputs = input::list(&arguments.inputs.paths);
    anyhow::ensure!(
        arguments.output.is_none() || arguments.format == FormatName::Brat,
        "--output is for --format brat"
    );
    let any_language = arguments.inputs.run.any_language;
    let given =
        Given { date: arguments.date.clone(), hints: arguments.inputs.hints(), any_language, ..Given::default() };
    let road = Road::new(&arguments.inputs.run, given)?;
    let outcome = match &arguments.output {
        Some(folder) => file(&road, inputs, &mut brat::Folder::create(folder)?)?,
        None if arguments.format == FormatName::Brat => print_one(&road, inputs)?,
        None => road.print(inputs, &*format::new(arguments.format, arguments.color))?,
    };
    Ok(outcome.into())
}

/// Prints the annotations of a report. Those of several cannot stand one after the other, as their ids would be the same; that there are several may
/// be known only when they are read.
fn print_one(road: &Road, inputs: Vec<Found>) -> io::Result<Outcome> {
    let mut printed: Option<String> = None;
    let render = |_, _: &Input, report: &Report| brat::annotations(report);
    let outcome = road.each(inputs, render, |_, annotations| match printed.replace(annotations) {
        None => Ok(()),
        Some(_) => Err(io::Error::other("--format brat prints one report; give --output FOLDER for several")),
    })?;
    output::write(&mut io::stdout().lock(), printed.unwrap_or_default().as_bytes())?;
    Ok(outcome)
}

/// Files what is found in `inputs` in a folder for brat.
fn file(road: &Road, inputs: Vec<Found>, folder: &mut brat::Folder) -> io::Result<Outcome> {
    let mut failed = false;
    let render = |_, _: &Input, report: &Report| (report.document.text.clone(), brat::annotations(report));
    let outcome = road.each(inputs, render, |input, (text, annotations)| {
        if let Err(error) = folder.add(input, &text, &annotations) {
            complain(Failure::new(input, output::reason(&error)));
            failed = true;
        }
        Ok(())
    })?;
    Ok(Outcome { failed: outcome.failed || failed, ..outcome })
}
