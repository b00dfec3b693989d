//! The map is true: each path that the documents name is there.

use super::{Finding, Tree};

const DOCUMENTS: [&str; 4] = ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "docs/method.md"];

/// Folders at the root; a code span that begins with one of them is a path.
const ROOTS: [&str; 12] = [
    ".ci", ".cargo", "crates", "docs", "eval", "examples", "fuzz", "models", "testdata", "training", "xtask",
    "bindings",
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let named = DOCUMENTS.iter().flat_map(|document| paths(tree.text(document)).map(move |named| (document, named)));
    let missing = named.filter(|(_, (_, path))| !tree.holds(path));
    missing
        .map(|(document, (line, path))| Finding::new(format!("{document}:{line}"), format!("no such path: {path}")))
        .collect()
}

/// The code spans of a document that are paths in the project, with their lines.
fn paths(document: &str) -> impl Iterator<Item = (usize, &str)> {
    let spans = (1..)
        .zip(document.lines())
        .flat_map(|(number, line)| line.split('`').skip(1).step_by(2).map(move |span| (number, span)));
    spans.filter(|(_, span)| is_path(span))
}

fn is_path(span: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/');
    let first = span.split('/').next().unwrap_or_default();
    span.chars().all(plain) && span.contains('/') && ROOTS.contains(&first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_is_named_exists() {
        let map = "The nouns: `crates/types/src`.\n\nSee `crates/gone.rs`, `and/or`, `crates/*`, `docs/`.";
        let tree = Tree::of(&[("ARCHITECTURE.md", map), ("crates/types/src/lib.rs", ""), ("docs/a.md", "")]);
        assert_eq!(check(&tree), [Finding::new("ARCHITECTURE.md:3", "no such path: crates/gone.rs")]);
    }
}
