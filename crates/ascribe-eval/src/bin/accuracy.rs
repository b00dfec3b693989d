//! `accuracy [--data DIR]`: measures every step on the development sets, prints the table, files it in `eval/accuracy.md`, and fails
//! when a figure is below its floor in `eval/floors.toml`. `cargo xtask accuracy` runs it.

use std::io::{Write, stderr, stdout};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail, ensure};
use ascribe_eval::accuracy::{Places, floors, measure};
use ascribe_eval::fnc;
use ascribe_model_en::{MODEL, VOCABULARY};
use ascribe_nlp::English;
use ascribe_types::{Analysis, Document};

fn main() -> ExitCode {
    if let Err(error) = run() {
        let _ = writeln!(stderr(), "accuracy: {error:#}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn run() -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let places = Places { data: data(&root)?, testdata: root.join("testdata") };
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let english = English::new(MODEL, VOCABULARY, threads).context("the model cannot be read")?;
    let vectors = ascribe::vectors(threads).context("the model cannot be read")?;
    let read = |documents| fnc::accounts(documents, &english, &vectors);
    let enter = |documents| ascribe::entries(ascribe::read_all(documents, &english), &english, &vectors);
    let accuracy = measure(&places, &|texts| analyze(&english, texts), &read, &enter)?;
    let filed = root.join("eval/accuracy.md");
    write!(stdout(), "{accuracy}")?;
    std::fs::write(&filed, accuracy.to_string()).with_context(|| filed.display().to_string())?;
    let breaches = floors::breaches(&floors::read(&root.join("eval/floors.toml"))?, &accuracy);
    ensure!(breaches.is_empty(), "below the floor\n{}", breaches.join("\n"));
    Ok(())
}

/// Reads texts as English; there are no bytes to read, since gold is text already.
fn analyze(english: &English, texts: &[&str]) -> Vec<Analysis> {
    let documents: Vec<Document> = texts.iter().map(|text| Document::from(*text)).collect();
    english.analyze_all(&documents)
}

/// Where the corpora are: what was asked for, or what the environment says, or beside the project.
fn data(root: &Path) -> anyhow::Result<PathBuf> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let data = match arguments.as_slice() {
        [] => std::env::var_os("ASCRIBE_DATA").map_or_else(|| root.join("../shared/data"), PathBuf::from),
        [flag, folder] if flag == "--data" => PathBuf::from(folder),
        _ => bail!("usage: accuracy [--data DIR]"),
    };
    ensure!(data.is_dir(), "no corpora: give their folder with --data or ASCRIBE_DATA: {}", data.display());
    Ok(data)
}
