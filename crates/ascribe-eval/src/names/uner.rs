//! Reads the names of Universal NER (Mayhew et al. 2024), which lie over a treebank: a word and its label on each line of `.iob2`.
//!
//! The text, with its paragraphs, is the treebank's; documents are found by their names.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use ascribe_types::Span;

use super::{NameClass, NamedText, labelled};
use crate::Error;
use crate::conllu::{self, SplitDocument};

/// A word and its label.
type Labelled<'a> = (&'a str, &'a str);

/// Reads the names of a treebank's documents.
///
/// # Errors
///
/// If a file cannot be read, is not in its format, or the words of the two are not the same.
pub fn read(names: &Path, treebank: &Path) -> Result<Vec<NamedText>, Error> {
    let lines = fs::read_to_string(names).map_err(|cause| Error::io(names, cause))?;
    let words = words(&lines);
    let documents = conllu::read(treebank)?.into_iter().map(|document| {
        let words = words.get(document.name.as_str()).map_or(&[][..], Vec::as_slice);
        lay(&document, words).map_err(|what| Error::malformed(names, format!("{}: {what}", document.name)))
    });
    documents.collect()
}

/// The words of each document.
fn words(lines: &str) -> HashMap<&str, Vec<Labelled<'_>>> {
    let mut documents: HashMap<&str, Vec<Labelled>> = HashMap::new();
    let mut document = "";
    for line in lines.lines() {
        let mut fields = line.split('\t').skip(1);
        if let Some(name) = line.strip_prefix("# newdoc id = ") {
            document = name;
        } else if let (false, Some(word), Some(label)) = (line.starts_with('#'), fields.next(), fields.next()) {
            documents.entry(document).or_default().push((word, label));
        }
    }
    documents
}

/// Lays words with labels over the text of a document, or says what does not fit.
fn lay(document: &SplitDocument, words: &[Labelled]) -> Result<NamedText, String> {
    let text = document.text.as_str();
    let (mut at, mut laid) = (0, Vec::new());
    for (word, label) in words {
        at += text[at..].find(|c: char| !c.is_whitespace()).unwrap_or_default();
        if !text[at..].starts_with(word) {
            return Err(format!("not the next word: {word}"));
        }
        laid.push((Span::new(at, at + word.len()), *label));
        at += word.len();
    }
    match text[at..].split_whitespace().next() {
        Some(word) => Err(format!("without a label: {word}")),
        None => Ok(NamedText { names: labelled(laid, class), text: text.to_owned() }),
    }
}

fn class(label: &str) -> Option<NameClass> {
    match label {
        "PER" => Some(NameClass::Person),
        "ORG" => Some(NameClass::Organization),
        "LOC" => Some(NameClass::Place),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = "# newdoc id = a\n# text = Ana can't.\n1\tAna\tB-PER\t-\tx\n2\tca\tO\t-\t-\n3\tn't\tO\t-\t-\n\n1\tOslo\tB-LOC\t-\tx\n\n# newdoc id = b\n1\tNo\tO\t-\t-\n";

    fn check(text: &str, expected: Result<&[(&str, NameClass)], &str>) {
        let document = SplitDocument { text: text.to_owned(), ..SplitDocument::default() };
        let found = lay(&document, &words(LINES)["a"]).map(|laid| {
            let own = |&(span, class): &(Span, NameClass)| (span.of(text).to_owned(), class);
            laid.names.iter().map(own).collect::<Vec<_>>()
        });
        let own = |&(name, class): &(&str, NameClass)| (name.to_owned(), class);
        assert_eq!(found, expected.map(|names| names.iter().map(own).collect()).map_err(str::to_owned));
    }

    #[test]
    fn words_lie_where_the_treebank_has_them() {
        check("Ana can't\n\nOslo", Ok(&[("Ana", NameClass::Person), ("Oslo", NameClass::Place)]));
    }

    #[test]
    fn words_that_differ_are_named() {
        check("Ana could", Err("not the next word: ca"));
        check("Ana can't Oslo then", Err("without a label: then"));
    }
}
