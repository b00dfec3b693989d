//! Writes documents as training reads them: where their words, sentences and paragraphs are. Training never splits text itself.

use ascribe_nlp::Vocabulary;
use ascribe_types::{Sentence, Token};
use serde::Serialize;

/// One document, split. Positions count Unicode code points, as Python does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Exported {
    /// The name of its file, without `.txt`.
    pub name: String,
    /// Where each word starts and ends.
    pub words: Vec<[usize; 2]>,
    /// For each word 1 if it is written in one with the word before and forms a multiword token with it, else 0.
    pub joined: Vec<u8>,
    /// The first word of each sentence.
    pub sentences: Vec<usize>,
    /// The first word of each paragraph.
    pub paragraphs: Vec<usize>,
    /// Which entry of the vocabulary each piece is.
    pub pieces: Vec<u32>,
    /// How each piece was written.
    pub shapes: Vec<u8>,
    /// The first piece of each word, and at the end the number of pieces.
    pub first: Vec<u32>,
}

/// Splits `text` as the program does.
pub fn export(name: &str, text: &str, vocabulary: &Vocabulary) -> Exported {
    let (tokens, sentences) = ascribe_nlp::tokenize(text);
    export_split(name, text, &tokens, &sentences, vocabulary)
}

/// The same for a text that is split already.
pub fn export_split(
    name: &str,
    text: &str,
    tokens: &[Token],
    sentences: &[Sentence],
    vocabulary: &Vocabulary,
) -> Exported {
    let pieces = vocabulary.pieces(text, tokens);
    let mut code_point = code_points(text);
    let word = |token: &Token| [token.span.start, token.span.end].map(|byte| code_point(byte as usize));
    let first = |sentence: &Sentence| sentence.tokens.start.get();
    Exported {
        name: name.to_owned(),
        words: tokens.iter().map(word).collect(),
        joined: tokens.iter().map(|token| u8::from(token.joined)).collect(),
        sentences: sentences.iter().map(first).collect(),
        paragraphs: sentences.iter().filter(|sentence| sentence.starts_paragraph).map(first).collect(),
        pieces: pieces.ids,
        shapes: pieces.shapes,
        first: pieces.first,
    }
}

/// Counts the code points of `text` before a byte, for bytes asked for in order.
fn code_points(text: &str) -> impl FnMut(usize) -> usize {
    let (mut seen, mut count) = (0, 0);
    move |byte| {
        count += text[seen..byte].chars().count();
        seen = byte;
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points_and_words() {
        let vocabulary = Vocabulary::from_text(ascribe_model_en::VOCABULARY).unwrap();
        let exported = export("a", "“Größe” isn't all. So?\n\nNo.", &vocabulary);
        assert_eq!(exported.words[..5], [[0, 1], [1, 6], [6, 7], [8, 10], [10, 13]]);
        assert_eq!(exported.joined[..5], [0, 0, 0, 0, 1]);
        assert_eq!(exported.sentences, [0, 7, 9]);
        assert_eq!(exported.paragraphs, [0, 9]);
        assert_eq!(exported.first.len(), exported.words.len() + 1);
        assert_eq!(exported.first[exported.words.len()] as usize, exported.pieces.len());
    }
}
