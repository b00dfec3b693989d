//! Replays what fuzzing found: each file in `fuzz/regressions/` once made the reader fail, or is worth keeping from doing so.

use std::fs;
use std::path::Path;

use ascribe_reader::{Kind, read};

/// Gives the reader each file in a folder of regressions.
fn replay(target: &str, hint: Option<Kind>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/regressions").join(target);
    let files: Vec<_> = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    assert!(!files.is_empty());
    for file in files {
        let bytes = fs::read(&file).expect("a file");
        let outcome = read(&bytes, hint);
        assert!(outcome.map_or_else(|error| !error.to_string().is_empty(), |document| !document.text.is_empty()));
    }
}

#[test]
fn bytes() {
    replay("bytes", None);
}

#[test]
fn html() {
    replay("html", Some(Kind::HTML));
}
