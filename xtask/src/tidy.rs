//! Checks what can be checked of the promises in ARCHITECTURE.md and CONTRIBUTING.md.
//!
//! Each check is a function from the [`Tree`] to its [`Finding`]s. What the compiler or clippy checks (missing docs, `unwrap`,
//! unsafe code) is not repeated here.

mod commands;
mod corpora;
mod imports;
mod map;
mod openings;
mod sizes;
mod traces;
mod tree;

use std::fmt;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use tree::Tree;

/// Something that is not as promised.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    /// The file, and the line where there is one.
    place: String,
    what: String,
}

impl Finding {
    fn new(place: impl fmt::Display, what: impl Into<String>) -> Self {
        Self { place: place.to_string(), what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// Runs all checks, the quick ones first; with corpora at `data` also the one that needs them.
pub(crate) fn run(root: &Path, data: Option<&Path>) -> anyhow::Result<ExitCode> {
    let tree = Tree::read(root)?;
    let mut findings = 0;
    let mut tell = |found: Vec<Finding>| {
        findings += found.len();
        found.iter().for_each(|finding| say(&finding.to_string()));
    };
    tell(imports::check(&tree)?);
    tell(openings::check(&tree));
    tell(map::check(&tree));
    tell(traces::check(&tree));
    tell(sizes::check(&tree)?);
    if let Some(data) = data {
        tell(corpora::check(&tree, data)?);
    }
    tell(commands::check(&tree));
    say(&format!("tidy: {} files, {findings} findings", tree.files.len()));
    Ok(if findings == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Tells a person something. Nobody reads when it cannot be written.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
