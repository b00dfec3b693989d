//! Scores attributions against gold in PolNeAR's layout.
//!
//! `score GOLD predictions.jsonl` scores what `ascribe read --format jsonl GOLD/text` printed, without what stands within another attribution;
//! `score GOLD --humans` scores annotator against annotator, over all ordered pairs.

use std::io::{Write, stderr, stdout};
use std::path::Path;
use std::process::ExitCode;

use ascribe_eval::attribution::{Score, score};
use ascribe_eval::{polnear, predictions};

const USAGE: &str = "usage: score GOLD predictions.jsonl | score GOLD --humans";

fn main() -> ExitCode {
    if let Err(error) = run() {
        let _ = writeln!(stderr(), "score: {error:#}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn run() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (note, total) = match arguments.as_slice() {
        [gold, flag] if flag == "--humans" => humans(Path::new(gold))?,
        [gold, file] if !file.starts_with('-') => predictions(Path::new(gold), Path::new(file))?,
        _ => anyhow::bail!(USAGE),
    };
    write!(stdout(), "{note}\n{total}")?;
    Ok(())
}

/// Annotator against annotator.
fn humans(gold: &Path) -> anyhow::Result<(String, Score)> {
    let reports = polnear::read(gold)?;
    let scores: Vec<Score> = reports.iter().flat_map(polnear::Report::humans).collect();
    Ok((format!("{} ordered pairs of annotators", scores.len()), scores.into_iter().collect()))
}

/// Predictions against the first annotator.
fn predictions(gold: &Path, file: &Path) -> anyhow::Result<(String, Score)> {
    let reports = polnear::read(gold)?;
    let predictions = predictions::read(file, &reports)?;
    let scores = reports.iter().zip(&predictions);
    let total = scores.map(|(report, predicted)| score(&report.text, report.gold(), predicted)).collect();
    Ok((format!("{} texts", reports.len()), total))
}
