//! `accuracy [--data DIR] [--fast]`: measures every step on the development sets, prints the table, files it in `eval/accuracy.md`, and fails
//! when a figure is below its floor in `eval/floors.toml`. With `--fast` it measures the smaller encoder, for which there are no floors, and files
//! `eval/accuracy-fast.md`. `cargo xtask accuracy` runs it.

use std::io::{Write, stderr, stdout};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail, ensure};
use ascribe_eval::accuracy::{Places, floors, measure};
use ascribe_eval::fnc;
use ascribe_nlp::English;
use ascribe_types::{Analysis, Document};

/// What is measured, how, and where the table of it is filed.
struct Measured {
    english: fn(usize) -> Result<English, ascribe_nlp::Error>,
    filed: &'static str,
    opening: &'static str,
    has_floors: bool,
}

const FULL: Measured = Measured {
    english: ascribe::english,
    filed: "eval/accuracy.md",
    opening: "\
# Accuracy

Measured by `cargo xtask accuracy` on development sets, which nothing was trained on; in per cent. The program reads raw text:
what its words or sentences get wrong is in the figures for attributions too. The floors are in `eval/floors.toml`.
",
    has_floors: true,
};

const FAST: Measured = Measured {
    english: ascribe::fast_english,
    filed: "eval/accuracy-fast.md",
    opening: "\
# Accuracy with `--model fast`

Measured by `cargo xtask accuracy --fast`, as `eval/accuracy.md` is for the model that reads if no other is asked for.
",
    has_floors: false,
};

fn main() -> ExitCode {
    if let Err(error) = run() {
        let _ = writeln!(stderr(), "accuracy: {error:#}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn run() -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let Arguments { data, measured } = arguments(&root)?;
    let places = Places { data, testdata: root.join("testdata") };
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let english = (measured.english)(threads).context("the model cannot be read")?;
    let vectors = ascribe::vectors(threads).context("the model cannot be read")?;
    let read = |documents| fnc::accounts(documents, &english, &vectors);
    let enter = |documents| ascribe::entries(ascribe::read_all(documents, &english), &english, &vectors);
    let accuracy = measure(&places, &|texts| analyze(&english, texts), &read, &enter)?;
    let (filed, table) = (root.join(measured.filed), format!("{}{accuracy}", measured.opening));
    write!(stdout(), "{table}")?;
    std::fs::write(&filed, table).with_context(|| filed.display().to_string())?;
    if measured.has_floors {
        let breaches = floors::breaches(&floors::read(&root.join("eval/floors.toml"))?, &accuracy);
        ensure!(breaches.is_empty(), "below the floor\n{}", breaches.join("\n"));
    }
    Ok(())
}

/// Reads texts as English; there are no bytes to read, since gold is text already.
fn analyze(english: &English, texts: &[&str]) -> Vec<Analysis> {
    let documents: Vec<Document> = texts.iter().map(|text| Document::from(*text)).collect();
    english.analyze_all(&documents)
}

struct Arguments {
    data: PathBuf,
    measured: Measured,
}

/// What was asked for. The corpora are where it says, or the environment, or beside the project.
fn arguments(root: &Path) -> anyhow::Result<Arguments> {
    let (mut data, mut measured) = (None, FULL);
    let mut given = std::env::args_os().skip(1);
    while let Some(argument) = given.next() {
        match argument.to_str() {
            Some("--fast") => measured = FAST,
            Some("--data") => data = Some(PathBuf::from(given.next().context("no folder after --data")?)),
            _ => bail!("usage: accuracy [--data DIR] [--fast]"),
        }
    }
    let elsewhere = || std::env::var_os("ASCRIBE_DATA").map_or_else(|| root.join("../shared/data"), PathBuf::from);
    let data = data.unwrap_or_else(elsewhere);
    ensure!(data.is_dir(), "no corpora: give their folder with --data or ASCRIBE_DATA: {}", data.display());
    Ok(Arguments { data, measured })
}
