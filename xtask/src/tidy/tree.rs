//! The files of the project.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};

/// All files that git tracks or would track, in order of their paths.
pub(super) struct Tree {
    pub(super) files: Vec<File>,
}

/// A file of the project.
pub(super) struct File {
    /// Its path from the root, with `/`.
    pub(super) path: String,
    /// What it holds; nothing where that is no text.
    pub(super) text: Option<String>,
}

impl Tree {
    /// Reads the project at `root`.
    pub(super) fn read(root: &Path) -> anyhow::Result<Self> {
        let git = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"])
            .current_dir(root)
            .output()
            .context("git does not start")?;
        ensure!(git.status.success(), "git cannot list the files: {}", String::from_utf8_lossy(&git.stderr).trim());
        let listed = String::from_utf8(git.stdout).context("a path is not UTF-8")?;
        let mut paths: Vec<&str> = listed.split_terminator('\0').filter(|path| root.join(path).is_file()).collect();
        paths.sort_unstable();
        Ok(Self { files: paths.into_iter().map(|path| File::read(root, path)).collect::<Result<_, _>>()? })
    }

    /// The file at this path.
    pub(super) fn file(&self, path: &str) -> Option<&File> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().map(|at| &self.files[at])
    }

    /// The text of the file at this path; empty where there is none.
    pub(super) fn text(&self, path: &str) -> &str {
        self.file(path).and_then(|file| file.text.as_deref()).unwrap_or_default()
    }

    /// Whether a file or a folder is at this path.
    pub(super) fn holds(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let below =
            |file: &File| file.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.files.iter().any(below)
    }

    /// The files with this extension that hold text.
    pub(super) fn with_extension(&self, extension: &str) -> impl Iterator<Item = (&str, &str)> {
        let named = self
            .files
            .iter()
            .filter(move |file| file.path.rsplit_once('.').is_some_and(|(_, found)| found == extension));
        named.filter_map(|file| Some((file.path.as_str(), file.text.as_deref()?)))
    }
}

impl File {
    fn read(root: &Path, path: &str) -> anyhow::Result<Self> {
        let bytes = std::fs::read(root.join(path)).with_context(|| path.to_owned())?;
        let text = if bytes.contains(&0) { None } else { String::from_utf8(bytes).ok() };
        Ok(Self { path: path.to_owned(), text })
    }
}

#[cfg(test)]
impl Tree {
    /// A tree of these paths and texts.
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| File { path: (*path).to_owned(), text: Some((*text).to_owned()) };
        let mut files: Vec<File> = files.iter().map(file).collect();
        files.sort_unstable_by(|left, right| left.path.cmp(&right.path));
        Self { files }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_files_and_folders() {
        let tree = Tree::of(&[("docs/cli.md", ""), ("README.md", "hello")]);
        assert!(tree.holds("docs/cli.md") && tree.holds("docs/") && tree.holds("docs"));
        assert!(!tree.holds("doc") && !tree.holds("docs/cli"));
        assert_eq!(tree.text("README.md"), "hello");
        assert_eq!(tree.with_extension("md").count(), 2);
    }
}
