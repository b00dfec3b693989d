//! `lessons trees FILE…` prints each document of treebanks in CoNLL-U, `lessons names FILE…` each ten sentences of lists of names,
//! as a JSON line for training.

use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;

use anyhow::{Result, bail};
use ascribe_eval::lessons::{names, trees};
use ascribe_nlp::Vocabulary;

/// Sentences of a list of names that are read together: they stand in no order, so a few are as good as many.
const SENTENCES: usize = 10;

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let task = arguments.next().unwrap_or_default();
    let vocabulary = Vocabulary::from_text(ascribe_model_en::VOCABULARY)?;
    let mut out = BufWriter::new(stdout().lock());
    for path in arguments.map(PathBuf::from) {
        let lessons = match task.to_str() {
            Some("trees") => trees(&path, &vocabulary)?,
            Some("names") => names(&path, SENTENCES, &vocabulary)?,
            _ => bail!("usage: lessons trees|names FILE…"),
        };
        for lesson in lessons {
            serde_json::to_writer(&mut out, &lesson)?;
            writeln!(out)?;
        }
    }
    Ok(out.flush()?)
}
