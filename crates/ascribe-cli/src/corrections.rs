//! The commands that correct a ledger: `merge`, `split`, `reject`, `grade`, `undo`, `correct`, and `corrections`, which lists what was corrected.

mod told;

use std::io::Read;
use std::path::Path;
use std::process::ExitCode;
use std::{fs, io};

use anyhow::{Context, bail};
use ascribe_ledger::answers::{Corrected, Listed};
use ascribe_ledger::{Correction, Error, Ledger, Wanted};
use serde_json::Value;

use crate::arguments::corrections::{
    CorrectArguments, CorrectingArguments, CorrectionsArguments, UndoArguments, WritingArguments,
};
use crate::arguments::questions::AnswerFormat;
use crate::output;
use crate::questions::{csv, print, to_json};
use told::{done, undone};

/// Makes the correction that is wanted, and says so.
pub(crate) fn correct(wanted: &Wanted, correcting: &CorrectingArguments) -> anyhow::Result<ExitCode> {
    let note = correcting.note.as_deref();
    let made = change(&correcting.writing, |ledger| ledger.correct(wanted, note))?;
    tell(&[made], &correcting.writing, done)
}

/// Undoes a correction, and says so.
pub(crate) fn undo(arguments: &UndoArguments) -> anyhow::Result<ExitCode> {
    let made = change(&arguments.correcting, |ledger| ledger.undo(arguments.number))?;
    tell(&[made], &arguments.correcting, undone)
}

/// Makes corrections that were made in another ledger. Those that were undone there are left out.
pub(crate) fn correct_all(arguments: &CorrectArguments) -> anyhow::Result<ExitCode> {
    let name = arguments.file.display().to_string();
    let text = read(&arguments.file).map_err(|error| anyhow::anyhow!("{name}: {}", output::reason(&error)))?;
    let corrections = written(&text).with_context(|| name)?;
    let made = change(&arguments.correcting, |ledger| ledger.correct_all(&corrections))?;
    tell(&made, &arguments.correcting, done)
}

/// Lists all corrections.
pub(crate) fn list(arguments: &CorrectionsArguments) -> anyhow::Result<ExitCode> {
    let ledger = &arguments.asking.ledger.ledger;
    let name = || ledger.display().to_string();
    let items = Ledger::read(ledger).and_then(|ledger| ledger.corrections()).with_context(name)?;
    print(&Listed { items, more: false, newest: None }, &arguments.asking)
}

/// Opens a ledger that is there, and changes it.
fn change<T>(writing: &WritingArguments, work: impl FnOnce(&mut Ledger) -> Result<T, Error>) -> anyhow::Result<T> {
    let path = &writing.ledger.ledger;
    let name = || path.display().to_string();
    // Whoever corrects a ledger means one that is there.
    drop(Ledger::read(path).with_context(name)?);
    Ledger::open(path).and_then(|mut ledger| work(&mut ledger)).with_context(name)
}

/// Says what was done, as it was asked for.
fn tell(made: &[Corrected], writing: &WritingArguments, line: fn(&Corrected) -> String) -> anyhow::Result<ExitCode> {
    let lines = |of: &dyn Fn(&Corrected) -> String| made.iter().map(|made| of(made) + "\n").collect::<String>();
    let said = match writing.format {
        AnswerFormat::Text => lines(&line),
        AnswerFormat::Json if made.len() == 1 => to_json(&made[0]) + "\n",
        AnswerFormat::Json => to_json(made) + "\n",
        AnswerFormat::Jsonl => lines(&|made| to_json(made)),
        AnswerFormat::Csv => csv::table(&told::COLUMNS, made.iter().map(told::row).collect()),
    };
    output::write(&mut io::stdout().lock(), said.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn read(file: &Path) -> io::Result<String> {
    if file == Path::new("-") {
        let mut text = String::new();
        io::stdin().lock().read_to_string(&mut text)?;
        return Ok(text);
    }
    fs::read_to_string(file)
}

/// The corrections that a file holds, a line each, but for those that were undone.
fn written(text: &str) -> anyhow::Result<Vec<Correction>> {
    let mut all = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let Ok(mut value) = serde_json::from_str::<Value>(line) else { bail!("line {number}: not JSON") };
        if !value["undone"].is_null() {
            continue;
        }
        plain_ids(&mut value);
        let correction =
            serde_json::from_value(value).map_err(|_| anyhow::anyhow!("line {number}: not a correction"))?;
        all.push(correction);
    }
    Ok(all)
}

/// Leaves of the objects of a correction, as it is printed, their ids.
fn plain_ids(correction: &mut Value) {
    for object in correction.get_mut("objects").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(id) = object.get("id").cloned() {
            *object = id;
        }
    }
}
