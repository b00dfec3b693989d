//! `segmentation FILE…`: prints how well the words and sentences of treebanks in CoNLL-U are found from their raw text.

use std::io::{Write, stdout};

use anyhow::Result;

fn main() -> Result<()> {
    let paths: Vec<_> = std::env::args_os().skip(1).collect();
    Ok(write!(stdout(), "{}", ascribe_eval::segmentation::score(&paths)?)?)
}
