//! Which files a run reads, and what is found in them.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use ascribe::{Place, Raw};
use ascribe_fetch::{Address, Version};
use glob::{MatchOptions, glob_with};
use walkdir::{DirEntry, WalkDir};

use crate::output::reason;

/// Something that the command line names: it is a document, or holds documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// What is piped in.
    Stdin,
    /// A file, by its path as given.
    File(PathBuf),
    /// What is at an address, and which version of it is recorded.
    Address(Address, Option<Version>),
}

/// Where a document was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Input {
    /// What its source is called.
    pub(crate) source: String,
    /// Where in it the document stands.
    pub(crate) place: Place,
}

/// A document that is still to be read.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) input: Input,
    pub(crate) raw: Raw,
    /// The bytes of its side-car.
    pub(crate) side_car: Option<Vec<u8>>,
}

/// A source, or why there is none.
pub(crate) type Found = Result<Source, Failure>;

/// Something that cannot be read or is left out, and why.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) input: Input,
    pub(crate) reason: String,
    /// The language that it is in, if it was left out for that. Then nothing went wrong.
    pub(crate) language: Option<&'static str>,
}

impl Failure {
    /// That `input` cannot be read for `reason`.
    pub(crate) fn new(input: &Input, reason: impl fmt::Display) -> Self {
        Self { input: input.clone(), reason: reason.to_string(), language: None }
    }

    pub(crate) fn at(path: &Path, reason: impl fmt::Display) -> Self {
        let source = path.display().to_string();
        Self::new(&Input { source, ..Input::default() }, reason)
    }

    /// That `input` is left out, since it is in this language.
    pub(crate) fn skipped(input: &Input, language: &'static str) -> Self {
        Self { language: Some(language), ..Self::new(input, format_args!("left out, since it is in {language}")) }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.input.name(), self.reason)
    }
}

impl Input {
    /// What the document is called in the output.
    pub(crate) fn name(&self) -> String {
        format!("{}{}", self.source, self.place)
    }
}

impl From<&Source> for Input {
    /// The source itself.
    fn from(source: &Source) -> Self {
        Self { source: source.name(), place: Place::default() }
    }
}

impl Source {
    /// What it is called in the output.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::File(path) => path.display().to_string(),
            Self::Address(address, _) => address.to_string(),
        }
    }

    /// How many bytes it has, as far as that is known.
    pub(crate) fn size(&self) -> u64 {
        match self {
            Self::Stdin | Self::Address(..) => 0,
            Self::File(path) => fs::metadata(path).map_or(0, |metadata| metadata.len()),
        }
    }

    /// The side-car of a file: what is known of it, in a file of its own beside it.
    pub(crate) fn side_car(&self) -> Option<PathBuf> {
        let Self::File(path) = self else { return None };
        let mut name = path.clone().into_os_string();
        name.push(".json");
        Some(PathBuf::from(name)).filter(|path| path.is_file())
    }
}

/// The sources that `paths` name, in order: folders are walked by name, links in them included, without what is hidden in them; a pattern names what fits it.
/// Side-cars are no sources, but belong to those beside which they lie.
pub(crate) fn list(paths: &[PathBuf]) -> Vec<Found> {
    if paths.is_empty() {
        return vec![Ok(Source::Stdin)];
    }
    paths.iter().flat_map(|path| expand(path)).collect()
}

/// The sources that one path names.
fn expand(path: &Path) -> Vec<Found> {
    if path == Path::new("-") {
        vec![Ok(Source::Stdin)]
    } else if let Some(address) = address(path) {
        vec![address.map(|address| Source::Address(address, None)).map_err(|error| Failure::at(path, error))]
    } else if path.is_dir() {
        folder(path)
    } else if is_side_car(path) {
        Vec::new()
    } else if let Some(pattern) = pattern(path) {
        fitting(path, pattern)
    } else {
        vec![Ok(Source::File(path.to_owned()))]
    }
}

/// The address that is meant by what may be a path, or why it is none; nothing where a file is meant.
pub(crate) fn address(path: &Path) -> Option<Result<Address, ascribe_fetch::Error>> {
    let word = path.to_str().filter(|word| Address::is_meant(word) && !path.exists())?;
    Some(Address::parse(word))
}

/// The pattern that a path is, if nothing is called so: `2019-*/**/*.html`, which came through the shell in quotation marks.
fn pattern(path: &Path) -> Option<&str> {
    let pattern = path.to_str().filter(|path| path.contains(['*', '?', '[']))?;
    (!path.exists()).then_some(pattern)
}

/// The sources that fit a pattern, in order of their names. As in a shell, `*` means nothing that is hidden.
fn fitting(path: &Path, pattern: &str) -> Vec<Found> {
    let options =
        MatchOptions { require_literal_leading_dot: true, require_literal_separator: true, ..MatchOptions::new() };
    let paths = match glob_with(pattern, options) {
        Ok(paths) => paths,
        Err(error) => return vec![Err(Failure::at(path, format_args!("no pattern: {}", error.msg.to_lowercase())))],
    };
    let found: Vec<Found> = paths
        .flat_map(|found| match found {
            Ok(path) => expand(&path),
            Err(error) => vec![Err(Failure::at(error.path(), reason(error.error())))],
        })
        .collect();
    if found.is_empty() { vec![Err(Failure::at(path, "nothing fits this pattern"))] } else { found }
}

/// The files in a folder.
fn folder(path: &Path) -> Vec<Found> {
    let entries =
        WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter().filter_entry(|entry| !is_hidden(entry));
    let found: Vec<_> = entries.filter_map(|entry| file(path, entry)).collect();
    if found.is_empty() { vec![Err(Failure::at(path, "no files in this folder"))] } else { found }
}

/// The file that `entry` is, or why that cannot be told; nothing for a folder.
fn file(folder: &Path, entry: walkdir::Result<DirEntry>) -> Option<Found> {
    match entry {
        Ok(entry) => {
            (entry.path().is_file() && !is_side_car(entry.path())).then(|| Ok(Source::File(entry.into_path())))
        }
        Err(error) => {
            let cyclic = || "a link to a folder that it is in itself".to_owned();
            let why = error.io_error().map_or_else(cyclic, reason);
            Some(Err(Failure::at(error.path().unwrap_or(folder), why)))
        }
    }
}

/// Whether a file is a side-car: "report.txt.json" beside "report.txt".
fn is_side_car(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "json") && path.with_extension("").is_file()
}

/// Whether a file or folder within the one that was named is hidden.
fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(paths: &[&Path]) -> Vec<String> {
        let paths: Vec<PathBuf> = paths.iter().map(|&path| path.to_owned()).collect();
        list(&paths)
            .into_iter()
            .map(|source| source.map_or_else(|failure| failure.to_string(), |source| source.name()))
            .collect()
    }

    #[test]
    fn nothing_and_a_dash_are_standard_input() {
        assert_eq!(names(&[]), ["-"]);
        assert_eq!(names(&[Path::new("-")]), ["-"]);
    }

    #[test]
    fn folders_are_walked_by_name() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join("b/c")).expect("folders");
        for name in ["z.txt", "b/c/2.txt", "a.txt", ".hidden", "b/1.txt"] {
            fs::write(folder.path().join(name), "text").expect("a file");
        }
        let found = names(&[folder.path()]);
        let inside: Vec<&str> = found.iter().filter_map(|name| name.strip_prefix(folder.path().to_str()?)).collect();
        assert_eq!(inside, ["/a.txt", "/b/1.txt", "/b/c/2.txt", "/z.txt"]);
    }

    #[test]
    fn a_side_car_belongs_to_the_file_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        for name in ["a.txt", "a.txt.json", "b.txt.json", "c.json"] {
            fs::write(path(name), "text").expect("a file");
        }
        let expected = ["a.txt", "b.txt.json", "c.json"].map(|name| path(name).display().to_string());
        assert_eq!(names(&[folder.path()]), expected);
        assert_eq!(names(&[&path("a.txt.json"), &path("a.txt")]), expected[..1]);
        assert_eq!(Source::File(path("a.txt")).side_car(), Some(path("a.txt.json")));
        assert_eq!(Source::File(path("c.json")).side_car(), None);
    }

    #[test]
    fn addresses_are_known() {
        assert_eq!(names(&[Path::new("https://gazette.example")]), ["https://gazette.example/"]);
        assert_eq!(
            names(&[Path::new("ftp://gazette.example")]),
            ["ftp://gazette.example: only http and https are fetched"]
        );
    }

    #[test]
    fn a_pattern_names_what_fits_it() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join("2019/03")).expect("folders");
        for name in ["2019/b.txt", "2019/a.txt", "2019/.c.txt", "2019/03/d.txt", "[e].txt"] {
            fs::write(folder.path().join(name), "text").expect("a file");
        }
        let check = |pattern: &str, expected: &[&str]| {
            let found = names(&[&folder.path().join(pattern)]);
            let inside: Vec<&str> =
                found.iter().filter_map(|name| name.strip_prefix(folder.path().to_str()?)).collect();
            assert_eq!(inside, expected, "{pattern}");
        };
        check("2019/*.txt", &["/2019/a.txt", "/2019/b.txt"]);
        check("**/?.txt", &["/2019/03/d.txt", "/2019/a.txt", "/2019/b.txt"]);
        check("20*", &["/2019/03/d.txt", "/2019/a.txt", "/2019/b.txt"]);
        check("[e].txt", &["/[e].txt"]);
        check("*.pdf", &["/*.pdf: nothing fits this pattern"]);
        check("2019/[a", &["/2019/[a: no pattern: invalid range pattern"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_but_not_in_circles() {
        use std::os::unix::fs::symlink;
        let (folder, elsewhere) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("another"));
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("b")).expect("a folder");
        fs::write(path("b/1.txt"), "text").expect("a file");
        fs::write(elsewhere.path().join("2.txt"), "text").expect("a file");
        symlink(folder.path(), path("b/circle")).expect("a link");
        symlink(elsewhere.path(), path("c")).expect("a link");
        symlink(path("none"), path("d")).expect("a link");
        let expected =
            ["b/1.txt", "b/circle: a link to a folder that it is in itself", "c/2.txt", "d: no such file or folder"];
        assert_eq!(names(&[folder.path()]), expected.map(|name| path(name).display().to_string()));
    }

    #[test]
    fn an_empty_folder_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(names(&[folder.path()]), [format!("{}: no files in this folder", folder.path().display())]);
    }
}
