//! Gives the fuzz targets what fuzzing found, and real files: each file in `fuzz/regressions/` once made the reader fail, or is worth
//! keeping from doing so.

#[expect(unreachable_pub, reason = "it is a library to the fuzz targets")]
#[path = "../../../fuzz/src/targets.rs"]
mod targets;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ascribe_reader::Kind;

type Target = fn(&[u8]);

/// Those that the reader is behind.
fn targets() -> BTreeMap<&'static str, Target> {
    BTreeMap::from([
        ("bytes", targets::bytes as Target),
        ("forms", targets::forms),
        ("html", targets::html),
        ("mail", targets::mail),
        ("opml", targets::opml),
        ("warc", targets::warc),
        ("zip", targets::zip),
    ])
}

/// What stands in a folder of the project.
fn within(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    assert!(!paths.is_empty());
    paths.sort();
    paths
}

fn contents(folder: &str) -> impl Iterator<Item = Vec<u8>> {
    within(folder).into_iter().map(|path| fs::read(path).expect("a file"))
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|name| name.to_str()).expect("a name")
}

#[test]
fn what_was_found_before() {
    for folder in within("fuzz/regressions") {
        let name = stem(&folder);
        let target = targets()[name];
        contents(&format!("fuzz/regressions/{name}")).for_each(|bytes| target(&bytes));
    }
}

#[test]
fn real_files() {
    for bytes in contents("testdata/formats") {
        targets().values().for_each(|target| target(&bytes));
    }
}

#[test]
fn real_files_as_every_form() {
    for bytes in contents("testdata/formats") {
        for (form, _) in (0_u8..).zip(Kind::all()) {
            targets::forms(&[&[form], bytes.as_slice()].concat());
        }
    }
}

#[test]
fn every_target_is_here() {
    let files = within("fuzz/fuzz_targets");
    let here = targets();
    let missing: Vec<&str> = files.iter().map(|file| stem(file)).filter(|name| !here.contains_key(name)).collect();
    // The tokenizer's is not the reader's.
    assert_eq!(missing, ["words"]);
}
