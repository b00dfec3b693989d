//! Writes treebanks and lists of names as training reads them. Training never splits text itself.

use std::fs;
use std::path::Path;

use ascribe_nlp::{Vocabulary, lemma_script};
use ascribe_types::{Sentence, Span, Token, TokenIdx};
use serde::Serialize;

use crate::Error;
use crate::conllu::{self, Columns, SplitDocument};
use crate::export::{Exported, export_split};
use crate::names::crossner::two_columns;

/// A document with what people say of its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lesson {
    /// Its words and their pieces.
    #[serde(flatten)]
    pub split: Exported,
    /// Each word as written.
    pub forms: Vec<String>,
    /// A treebank's columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tree: Option<Tree>,
    /// Labels of names, such as "B-person" and "O".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
}

/// The columns of a treebank, a list each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tree {
    /// Universal parts of speech.
    pub upos: Vec<String>,
    /// Features.
    pub features: Vec<String>,
    /// What makes the dictionary form of the word (see [`lemma_script`]).
    pub scripts: Vec<String>,
    /// The word that each depends on; -1 for a root, -2 where the treebank says nothing.
    pub heads: Vec<i64>,
    /// How it depends on it.
    pub deprels: Vec<String>,
    /// Notes.
    pub misc: Vec<String>,
}

/// The lessons of a treebank in CoNLL-U.
///
/// # Errors
///
/// If the file cannot be read or is not CoNLL-U.
pub fn trees(path: &Path, vocabulary: &Vocabulary) -> Result<Vec<Lesson>, Error> {
    let lesson = |document: &SplitDocument| {
        let mut lesson = begin(&document.name, &document.text, &document.tokens, &document.sentences, vocabulary);
        lesson.tree = Some(tree(&document.words, &lesson.forms));
        lesson
    };
    Ok(conllu::read(path)?.iter().map(lesson).collect())
}

fn tree(words: &[Columns], forms: &[String]) -> Tree {
    let mut out = Tree::default();
    for (word, form) in words.iter().zip(forms) {
        out.upos.push(word.upos.clone());
        out.features.push(word.features.clone());
        out.scripts.push(if word.lemma == "_" { String::new() } else { lemma_script(form, &word.lemma) });
        out.heads.push(match (word.head, word.deprel.as_str()) {
            (Some(head), _) => i64::try_from(head).expect("a treebank has no more words than bytes"),
            (None, "root") => -1,
            (None, _) => -2,
        });
        out.deprels.push(word.deprel.clone());
        out.misc.push(word.misc.clone());
    }
    out
}

/// The lessons of a list of names: a word and its label on each line, a blank line after each sentence, a document for each
/// `sentences` of them.
///
/// # Errors
///
/// If the file cannot be read or a line has not two columns.
pub fn names(path: &Path, sentences: usize, vocabulary: &Vocabulary) -> Result<Vec<Lesson>, Error> {
    let text = fs::read_to_string(path).map_err(|cause| Error::io(path, cause))?;
    let lines = two_columns(path, &text)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    Ok(lines.chunks(sentences.max(1)).map(|part| labelled(&name, part, vocabulary)).collect())
}

/// A document of sentences of words with labels; a blank stands before each word.
fn labelled(name: &str, sentences: &[Vec<(&str, &str)>], vocabulary: &Vocabulary) -> Lesson {
    let (mut text, mut tokens, mut ranges, mut labels) = (String::new(), Vec::new(), Vec::new(), Vec::new());
    for sentence in sentences {
        let first = tokens.len();
        for (word, label) in sentence {
            if !text.is_empty() {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(word);
            tokens.push(Token { span: Span::new(start, text.len()), joined: false });
            labels.push((*label).to_owned());
        }
        let index = |at: usize| TokenIdx(u32::try_from(at).expect("a list has no more words than bytes"));
        ranges.push(Sentence { tokens: index(first)..index(tokens.len()), starts_paragraph: first == 0 });
    }
    let mut lesson = begin(name, &text, &tokens, &ranges, vocabulary);
    lesson.names = labels;
    lesson
}

fn begin(name: &str, text: &str, tokens: &[Token], sentences: &[Sentence], vocabulary: &Vocabulary) -> Lesson {
    let forms = tokens.iter().map(|token| token.span.of(text).to_owned()).collect();
    Lesson { split: export_split(name, text, tokens, sentences, vocabulary), forms, tree: None, names: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_labels() {
        let vocabulary = Vocabulary::from_text(ascribe_model_en::VOCABULARY).unwrap();
        let lesson = labelled("a", &[vec![("Ana", "B-person"), ("Ruiz", "I-person")], vec![("No", "O")]], &vocabulary);
        assert_eq!(lesson.forms, ["Ana", "Ruiz", "No"]);
        assert_eq!(lesson.names, ["B-person", "I-person", "O"]);
        assert_eq!(lesson.split.sentences, [0, 2]);
    }

    #[test]
    fn trees_say_what_is_missing() {
        let word = |head, deprel: &str, lemma: &str| Columns {
            head,
            deprel: deprel.to_owned(),
            lemma: lemma.to_owned(),
            ..Columns::default()
        };
        let words = [word(Some(1), "nsubj", "they"), word(None, "root", "go"), word(None, "_", "_")];
        let tree = tree(&words, &["They", "went", "gonna"].map(str::to_owned));
        assert_eq!(tree.heads, [1, -1, -2]);
        assert_eq!(tree.scripts, ["l-0+", "l-4+go", ""]);
    }
}
