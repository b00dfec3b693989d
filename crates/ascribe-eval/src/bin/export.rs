//! `export FOLDER…`: prints each text file of the folders as one JSON line for training.

use std::fs;
use std::io::{BufWriter, Write, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use ascribe_eval::export::export;
use ascribe_nlp::Vocabulary;

fn main() -> Result<()> {
    let vocabulary = Vocabulary::from_text(ascribe_model_en::VOCABULARY)?;
    let mut out = BufWriter::new(stdout().lock());
    for folder in std::env::args_os().skip(1) {
        for path in texts(Path::new(&folder))? {
            let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            serde_json::to_writer(&mut out, &export(&name, &text, &vocabulary))?;
            writeln!(out)?;
        }
    }
    Ok(out.flush()?)
}

/// The text files of a folder, in order of their names.
fn texts(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort_unstable();
    Ok(paths)
}
