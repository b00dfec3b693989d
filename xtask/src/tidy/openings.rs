//! Every source file opens with what it is for, and none is named after nothing.

use super::{Finding, Tree};

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 6] = ["utils", "util", "helpers", "helper", "common", "manager"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (extension, opening) in [("rs", "//! "), ("py", "\"\"\"")] {
        let silent = tree.with_extension(extension).filter(|(_, text)| !opens_with(text, opening));
        findings.extend(silent.map(|(path, _)| Finding::new(path, "does not open with what it is for")));
    }
    let named = tree.files.iter().filter(|file| has_empty_name(&file.path));
    findings.extend(named.map(|file| Finding::new(&file.path, "a name that says nothing")));
    findings
}

/// Whether the first line, after that which starts an interpreter, opens with this.
fn opens_with(text: &str, opening: &str) -> bool {
    text.lines().find(|line| !line.starts_with("#!/")).is_some_and(|line| line.starts_with(opening))
}

fn has_empty_name(path: &str) -> bool {
    path.split('/').any(|part| EMPTY_NAMES.contains(&part.split('.').next().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_file(path: &str, text: &str, expected: &[&str]) {
        let findings = check(&Tree::of(&[(path, text)]));
        assert_eq!(findings.iter().map(|finding| finding.what.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_file_says_what_it_is_for() {
        check_file("a.rs", "//! The nouns.\n", &[]);
        check_file("a.py", "#!/usr/bin/env python3\n\"\"\"Trains.\"\"\"\n", &[]);
        check_file("a.rs", "use std::fmt;\n", &["does not open with what it is for"]);
        check_file("a.rs", "", &["does not open with what it is for"]);
        check_file("a.md", "", &[]);
    }

    #[test]
    fn a_name_says_something() {
        check_file("src/utils.rs", "//! Things.\n", &["a name that says nothing"]);
        check_file("helpers/a.md", "", &["a name that says nothing"]);
        check_file("src/commons.rs", "//! Shared land.\n", &[]);
    }
}
