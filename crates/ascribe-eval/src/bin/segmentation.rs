//! Words and sentences of treebanks in CoNLL-U.
//!
//! `segmentation score FILE…` prints how well they are found from raw text; `segmentation lessons FILE…` prints what
//! `training/segmentation.py` learns from, a JSON line for each document as it is, in one line, and without quotation marks.

use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;

use anyhow::{Result, bail};
use ascribe_eval::conllu;
use ascribe_eval::segmentation::{lessons, score};

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
        for document in conllu::read(path)? {
            for lesson in lessons(&document) {
                serde_json::to_writer(&mut out, &lesson)?;
                writeln!(out)?;
            }
        }
    }
    Ok(out.flush()?)
}
