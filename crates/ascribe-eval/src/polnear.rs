//! Reads attributions by hand in PolNeAR's layout.
//!
//! `GOLD/text/NAME.txt` is an article; `GOLD/attributions/NAME_xxxx.ann` is one annotator's work on it, where `xxxx` are four
//! hexadecimal digits. The files are brat standoff: a `T` line gives a stretch of text and its role, in Unicode code points;
//! an `E` line gathers stretches into an attribution. (Newell, Margolin and Ruths, "An Attribution Relations Corpus for
//! Political News", LREC 2018.)

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use ascribe_types::Span;

use crate::attribution::{Score, Triple, score};
use crate::{Error, positions::Positions};

/// An article with what its annotators found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The name of its file, without `.txt`.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What each annotator found, in order of their files' names, at least one.
    pub annotators: Vec<Vec<Triple>>,
}

impl Report {
    /// The gold: of several annotators the first.
    pub fn gold(&self) -> &[Triple] {
        &self.annotators[0]
    }

    /// Each annotator as if they were a prediction of each other one.
    pub fn humans(&self) -> impl Iterator<Item = Score> {
        let people = self.annotators.iter().enumerate();
        people.clone().flat_map(move |(i, gold)| {
            let others = people.clone().filter(move |(j, _)| i != *j);
            others.map(move |(_, predicted)| score(&self.text, gold, predicted))
        })
    }
}

/// Reads the articles of a folder, in order of their names.
///
/// # Errors
///
/// If a file cannot be read or is not in the layout, or an article has no annotator.
pub fn read(gold: &Path) -> Result<Vec<Report>, Error> {
    let annotations = annotations(&gold.join("attributions"))?;
    let texts = files(&gold.join("text"), "txt")?;
    texts.iter().map(|path| report(path, &annotations)).collect()
}

/// Reads one article and all annotations of it.
fn report(path: &Path, annotations: &BTreeMap<String, Vec<PathBuf>>) -> Result<Report, Error> {
    let name = stem(path);
    let text = content(path)?;
    let files = annotations.get(&name).ok_or_else(|| Error::malformed(path, "no annotation of this text"))?;
    let positions = Positions::of(&text);
    let annotators = files.iter().map(|file| annotator(&text, &positions, file)).collect::<Result<_, _>>()?;
    Ok(Report { name, text, annotators })
}

/// The annotations of each article, in order of their files' names.
fn annotations(folder: &Path) -> Result<BTreeMap<String, Vec<PathBuf>>, Error> {
    let mut annotations: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for path in files(folder, "ann")? {
        annotations.entry(article(&stem(&path)).to_owned()).or_default().push(path);
    }
    Ok(annotations)
}

/// The name of the article that an annotation is of: its own less the annotator's four digits.
fn article(annotation: &str) -> &str {
    let is_annotator =
        |digits: &str| digits.len() == 4 && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    match annotation.rsplit_once('_') {
        Some((article, digits)) if is_annotator(digits) => article,
        _ => annotation,
    }
}

/// What one annotator found.
fn annotator(text: &str, positions: &Positions, path: &Path) -> Result<Vec<Triple>, Error> {
    let mut marks: HashMap<String, Vec<Span>> = HashMap::new();
    let mut found = Vec::new();
    for (number, line) in (1..).zip(content(path)?.lines()) {
        let malformed = |what: String| Error::malformed(path, what).at_line(number);
        let Some((id, rest)) = line.split_once('\t') else { continue };
        if is_numbered(id, 'T') {
            if let Some(offsets) = offsets(rest) {
                let spans = spans(positions, offsets).ok_or_else(|| malformed(format!("no such place: {offsets}")))?;
                marks.insert(id.to_owned(), spans);
            }
        } else if is_numbered(id, 'E') {
            found.extend(attribution(text, &marks, rest).map_err(malformed)?);
        }
    }
    Ok(found)
}

/// Whether `id` is `kind` followed by a number.
fn is_numbered(id: &str, kind: char) -> bool {
    id.strip_prefix(kind).is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// The offsets in what follows a `T` line's number, if it marks a source, a cue or a content.
fn offsets(rest: &str) -> Option<&str> {
    let (mark, _) = rest.split_once('\t')?;
    let (role, offsets) = mark.split_once(' ')?;
    ["Source", "Cue", "Content"].iter().any(|known| role.starts_with(known)).then_some(offsets)
}

/// The spans of `12 15;20 31`.
fn spans(positions: &Positions, offsets: &str) -> Option<Vec<Span>> {
    let span = |piece: &str| {
        let mut numbers = piece.split_whitespace().map(|number| number.parse().ok());
        positions.span(numbers.next()??, numbers.next()??)
    };
    offsets.split(';').map(span).collect()
}

/// The attribution of an `E` line, if it attributes anything.
fn attribution(text: &str, marks: &HashMap<String, Vec<Span>>, rest: &str) -> Result<Option<Triple>, String> {
    let (mut source, mut cue, mut content) = (Vec::new(), Vec::new(), Vec::new());
    for part in rest.split_whitespace() {
        let (role, mark) = part.split_once(':').ok_or_else(|| format!("no role: {part}"))?;
        let spans = marks.get(mark).map(Vec::as_slice).unwrap_or_default();
        match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "Source" => source.extend(spans),
            "Cue" => cue.extend(spans),
            "Content" => content.extend(spans),
            _ => {}
        }
    }
    Ok(Triple::new(text, &source, &cue, &content))
}

/// The files of a folder with this extension, in order of their names.
pub(crate) fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, Error> {
    let entries = fs::read_dir(folder).map_err(|cause| Error::io(folder, cause))?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<Result<_, _>>().map_err(|cause| Error::io(folder, cause))?;
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort_unstable();
    Ok(paths)
}

/// The name of a file without its extension.
fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// A file's text.
fn content(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|cause| Error::io(path, cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“Größe,” said Ann, “is not all.”";

    fn check(annotation: &str, expected: &[(&[&str], &[&str], &[&str])]) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a_0f1e.ann");
        fs::write(&path, annotation).unwrap();
        let found = annotator(TEXT, &Positions::of(TEXT), &path).unwrap();
        let words = |spans: &[Span]| spans.iter().map(|span| span.of(TEXT).to_owned()).collect::<Vec<_>>();
        let found: Vec<_> = found.iter().map(|t| (words(t.source()), words(t.cue()), words(t.content()))).collect();
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let expected: Vec<_> = expected.iter().map(|(s, c, t)| (owned(s), owned(c), owned(t))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_stretches_in_code_points_and_in_pieces() {
        check(
            "T1\tSource 14 17\tAnn\nT2\tCue 9 13\tsaid\nT3\tContent 0 8;19 32\t…\nT4\tAttribution 9 13\tsaid\n\
             E1\tAttribution:T4 Cue:T2 Source:T1 Content2:T3\n",
            &[(&["Ann"], &["said"], &["Größe", "is not all"])],
        );
    }

    #[test]
    fn leaves_out_what_attributes_nothing() {
        check("T1\tCue 9 13\tsaid\nE1\tAttribution:T9 Cue:T1\nT2\tDiscard 0 3\t…\n", &[]);
    }

    #[test]
    fn an_article_is_named_by_its_annotation() {
        assert_eq!(article("paper_2016-09-12_title_ef2d"), "paper_2016-09-12_title");
        assert_eq!(article("paper_title"), "paper_title");
    }

    #[test]
    fn says_where_an_annotation_is_wrong() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a_0f1e.ann");
        fs::write(&path, "T1\tCue 9 13\tsaid\nT2\tSource 14 99\tAnn\n").unwrap();
        let error = annotator(TEXT, &Positions::of(TEXT), &path).unwrap_err();
        assert!(error.to_string().ends_with("a_0f1e.ann:2: no such place: 14 99"), "{error}");
    }
}
