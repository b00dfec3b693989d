//! The project speaks of itself alone: no path of somebody's machine is left in it.

use super::{Finding, Tree};

/// Folders at the root of a machine under which people keep their work.
const FOLDERS: [&str; 7] = ["home", "root", "work", "tmp", "Users", "mnt", "media"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let texts = tree.files.iter().filter_map(|file| Some((&file.path, file.text.as_deref()?)));
    let lines = texts.flat_map(|(path, text)| (1..).zip(text.lines()).map(move |(number, line)| (path, number, line)));
    let found = lines.filter_map(|(path, number, line)| Some((path, number, machine_path(line)?)));
    found
        .map(|(path, number, what): (_, usize, _)| {
            Finding::new(format!("{path}:{number}"), format!("a path of one machine: {what}"))
        })
        .collect()
}

/// The first absolute path of a machine in a line.
fn machine_path(line: &str) -> Option<&str> {
    line.match_indices('/').find_map(|(at, _)| {
        let within = line[..at].ends_with(|c: char| c.is_alphanumeric() || "./_-}".contains(c));
        let path = line[at..].split(|c: char| c.is_whitespace() || "\"'`<>(),;".contains(c)).next()?;
        let mut parts = path.split('/').skip(1);
        let known = FOLDERS.contains(&parts.next()?) && parts.next().is_some_and(|below| !below.is_empty());
        (known && !within).then_some(path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_line(line: &str, expected: Option<&str>) {
        assert_eq!(machine_path(line), expected, "{line}");
    }

    #[test]
    fn a_path_of_one_machine_is_found() {
        let path = format!("/{}/ann/ascribe", FOLDERS[0]);
        check_line(&format!("run it in `{path}`"), Some(&path));
        check_line(&format!("let path = \"{path}\";"), Some(&path));
    }

    #[test]
    fn other_slashes_are_left_alone() {
        check_line("https://example.org/home/ann", None);
        check_line("and/or, ../tmp/x, crates/work/src, 1/2, //! comment", None);
        check_line("$HOME/work/x and ${A}/tmp/b", None);
    }
}
