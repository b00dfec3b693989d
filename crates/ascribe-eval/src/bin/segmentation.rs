//! Words and sentences of treebanks in CoNLL-U.
//!
//! `segmentation score FILE…` prints how well they are found from raw text; `segmentation lessons FILE…` prints what
//! `training/segmentation.py` learns from, a JSON line for each copy of each document; a `.txt` file is a report that nobody split.

use std::fs;
use std::io::{BufWriter, Write, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use ascribe_eval::conllu;
use ascribe_eval::segmentation::{Lesson, lessons, report_lessons, score};

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let task = arguments.next().unwrap_or_default();
    let paths: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    match task.to_str() {
        Some("score") => Ok(write!(stdout(), "{}", score(&paths)?)?),
        Some("lessons") => print_lessons(&paths),
        _ => bail!("usage: segmentation score|lessons FILE…"),
    }
}

fn print_lessons(paths: &[PathBuf]) -> Result<()> {
    let mut out = BufWriter::new(stdout().lock());
    for path in paths {
        for lesson in read_lessons(path)? {
            serde_json::to_writer(&mut out, &lesson)?;
            writeln!(out)?;
        }
    }
    Ok(out.flush()?)
}

fn read_lessons(path: &Path) -> Result<Vec<Lesson>> {
    if path.extension().is_some_and(|extension| extension == "txt") {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        return Ok(report_lessons(&text).into());
    }
    Ok(conllu::read(path)?.iter().flat_map(lessons).collect())
}
