//! How well words and sentences agree with a treebank, from raw text: the measures of the CoNLL 2018 shared task.
//!
//! Own code after the task's `conll18_ud_eval.py` (Zeman et al. 2018), so that users can measure with the program alone.

pub(crate) mod alignment;
mod lessons;

use std::fmt;
use std::ops::AddAssign;
use std::path::Path;

use ascribe_types::{Sentence, Span, Token};

use crate::conllu::{self, SplitDocument};
use crate::{Counts, Error};
pub use lessons::{Lesson, lessons, report_lessons};

/// How many tokens, words and sentences are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SegmentationScore {
    /// What is written in one: a word, or the words of a multiword token together.
    pub tokens: Counts,
    /// Syntactic words.
    pub words: Counts,
    /// Sentences, right from their first character to their last.
    pub sentences: Counts,
}

impl AddAssign for SegmentationScore {
    fn add_assign(&mut self, other: Self) {
        self.tokens += other.tokens;
        self.words += other.words;
        self.sentences += other.sentences;
    }
}

impl fmt::Display for SegmentationScore {
    /// A line a measure: precision, recall, F1 in per cent, and the counts they come from.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, counts) in [("tokens", self.tokens), ("words", self.words), ("sentences", self.sentences)] {
            let [precision, recall, f1] = [counts.precision(), counts.recall(), counts.f1()].map(|share| 100.0 * share);
            write!(f, "{name:10} P {precision:6.2}  R {recall:6.2}  F1 {f1:6.2}   ")?;
            writeln!(f, "({} of {} predicted, {} gold)", counts.right, counts.predicted, counts.gold)?;
        }
        Ok(())
    }
}

/// Splits the raw text of treebanks in CoNLL-U as the program does, and scores it against how people split it.
///
/// # Errors
///
/// If a file cannot be read or is not CoNLL-U.
pub fn score(paths: &[impl AsRef<Path>]) -> Result<SegmentationScore, Error> {
    let mut total = SegmentationScore::default();
    for path in paths {
        for document in conllu::read(path.as_ref())? {
            total += score_document(&document);
        }
    }
    Ok(total)
}

/// Splits the raw text of one document as the program does, and scores it.
pub fn score_document(gold: &SplitDocument) -> SegmentationScore {
    let (tokens, sentences) = ascribe_nlp::tokenize(&gold.text);
    compare(&gold.text, (&gold.tokens, &gold.sentences), (&tokens, &sentences))
}

/// Scores how `text` was split against how it should have been.
pub fn compare(text: &str, gold: (&[Token], &[Sentence]), predicted: (&[Token], &[Sentence])) -> SegmentationScore {
    let (gold_tokens, predicted_tokens) = (surface(gold.0), surface(predicted.0));
    let words = alignment::aligned(&alignment::words(text, gold.0), &alignment::words(text, predicted.0)).len();
    SegmentationScore {
        tokens: shared(&gold_tokens, &predicted_tokens),
        words: Counts { right: words, predicted: predicted.0.len(), gold: gold.0.len() },
        sentences: shared(&sentence_spans(gold), &sentence_spans(predicted)),
    }
}

/// Where tokens stand that are written in one.
pub(crate) fn surface(tokens: &[Token]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::with_capacity(tokens.len());
    for token in tokens {
        match spans.last_mut() {
            Some(whole) if token.joined => *whole = whole.cover(token.span),
            _ => spans.push(token.span),
        }
    }
    spans
}

/// Where sentences stand.
fn sentence_spans((tokens, sentences): (&[Token], &[Sentence])) -> Vec<Span> {
    let span = |sentence: &Sentence| {
        let last = sentence.tokens.end.get() - 1;
        tokens[sentence.tokens.start.get()].span.cover(tokens[last].span)
    };
    sentences.iter().map(span).collect()
}

/// Counts equal spans; both lists are in order.
fn shared(gold: &[Span], predicted: &[Span]) -> Counts {
    let right = predicted.iter().filter(|span| gold.binary_search(span).is_ok()).count();
    Counts { right, predicted: predicted.len(), gold: gold.len() }
}

#[cfg(test)]
mod tests {
    use ascribe_types::TokenIdx;

    use super::*;

    /// "ca +n't go" and where sentences start, as what `text` is split into.
    fn split(text: &str, words: &str, starts: &[u32]) -> (Vec<Token>, Vec<Sentence>) {
        let mut end = 0;
        let token = |word: &str| {
            let (joined, word) = word.strip_prefix('+').map_or((false, word), |word| (true, word));
            let start = end + text[end..].find(word).unwrap();
            end = start + word.len();
            Token { span: Span::new(start, end), joined }
        };
        let tokens: Vec<Token> = words.split(' ').map(token).collect();
        let ends = starts[1..].iter().copied().chain([tokens.len() as u32]);
        let sentence =
            |(start, end): (&u32, u32)| Sentence { tokens: TokenIdx(*start)..TokenIdx(end), starts_paragraph: false };
        (tokens, starts.iter().zip(ends).map(sentence).collect())
    }

    fn check(gold: (&str, &[u32]), predicted: (&str, &[u32]), expected: [(usize, usize, usize); 3]) {
        let text = "I can't go. Stay!";
        let (gold, predicted) = (split(text, gold.0, gold.1), split(text, predicted.0, predicted.1));
        let score = compare(text, (&gold.0, &gold.1), (&predicted.0, &predicted.1));
        let found =
            [score.tokens, score.words, score.sentences].map(|counts| (counts.right, counts.predicted, counts.gold));
        assert_eq!(found, expected);
    }

    const GOLD: (&str, &[u32]) = ("I ca +n't go . Stay !", &[0, 5]);

    #[test]
    fn gold_is_all_right() {
        check(GOLD, GOLD, [(6, 6, 6), (7, 7, 7), (2, 2, 2)]);
    }

    #[test]
    fn a_multiword_token_left_whole_costs_its_words() {
        check(GOLD, ("I can't go . Stay !", &[0, 4]), [(6, 6, 6), (5, 6, 7), (2, 2, 2)]);
    }

    #[test]
    fn a_word_with_its_stop_costs_both() {
        check(GOLD, ("I ca +n't go. Stay !", &[0]), [(4, 5, 6), (5, 6, 7), (0, 1, 2)]);
    }
}
