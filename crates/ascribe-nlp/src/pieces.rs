//! Cuts tokens into the pieces that the encoder knows, and notes how each was written.
//!
//! The pieces are WordPiece's, normalised as BERT's uncased tokenizer does: control characters dropped, accents and case
//! taken off, punctuation and Han characters set apart, then the longest known piece first (Wu et al. 2016, arXiv:1609.08144;
//! Devlin et al. 2019, arXiv:1810.04805). As the vocabulary has no case, each piece carries its written [shape](Pieces::shapes).
//!
//! Written by hand because the tokenizer libraries split words on their own, while the words here are already split, and
//! because they lose the characters as written, which the shapes are made of.

mod letter;
mod shape;
mod vocabulary;

use std::ops::Range;

use ascribe_types::Token;

pub use shape::SHAPES;
pub use vocabulary::Vocabulary;

use letter::Letter;
use shape::Layout;

/// A chunk of more characters than this is one unknown piece, as in BERT.
const LONGEST_CHUNK: usize = 100;

/// The pieces of a text's tokens, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces {
    /// Which entry of the vocabulary each piece is.
    pub ids: Vec<u32>,
    /// How each piece was written: eight times its layout plus its case, below [`SHAPES`].
    ///
    /// Layout: 0 a later piece of its token, 1 the first of a token that touches the one before, 2 the first after a gap,
    /// 3 the first after a line break or of the text. Case: 1 lower-case letters, 2 one capital and it comes first, 3 capitals
    /// only (two or more), 4 mixed, 5 holds a digit, 6 punctuation or symbols, 7 letters without case; 0 is for special pieces.
    pub shapes: Vec<u8>,
    /// The first piece of each token, and at the end the number of pieces.
    pub first: Vec<u32>,
}

impl Pieces {
    /// The pieces of one token, at least one.
    pub fn of(&self, token: usize) -> Range<usize> {
        self.before(token)..self.before(token + 1)
    }

    /// How many pieces come before `token`, which may be the number of tokens.
    pub fn before(&self, token: usize) -> usize {
        self.first[token] as usize
    }

    /// The number of tokens.
    pub fn tokens(&self) -> usize {
        self.first.len().saturating_sub(1)
    }
}

impl Vocabulary {
    /// Cuts the `tokens` of `text` into pieces.
    pub fn pieces(&self, text: &str, tokens: &[Token]) -> Pieces {
        let mut cutter = Cutter::new(self, tokens.len());
        let mut end = None;
        for token in tokens {
            let gap = end.map(|end| &text[end..token.span.range().start]);
            cutter.token(token.span.of(text), gap.map_or(Layout::Line, Layout::after));
            end = Some(token.span.range().end);
        }
        cutter.pieces
    }
}

/// Where a written character stands in its token, and where its spelling ends in the chunk.
struct Spelled {
    written: Range<usize>,
    end: usize,
}

/// The pieces so far, and the chunk being gathered: characters that no space or punctuation divides.
struct Cutter<'a> {
    vocabulary: &'a Vocabulary,
    pieces: Pieces,
    chunk: String,
    spelled: Vec<Spelled>,
}

impl<'a> Cutter<'a> {
    fn new(vocabulary: &'a Vocabulary, tokens: usize) -> Self {
        let mut pieces = Pieces::default();
        pieces.first.reserve(tokens + 1);
        pieces.first.push(0);
        Self { vocabulary, pieces, chunk: String::new(), spelled: Vec::new() }
    }

    fn token(&mut self, token: &str, layout: Layout) {
        for (start, letter) in token.char_indices() {
            self.letter(token, layout, start..start + letter.len_utf8(), letter);
        }
        self.cut(token, layout);
        if self.is_first() {
            self.push(self.vocabulary.unknown(), token, layout);
        }
        self.pieces.first.push(self.pieces.ids.len() as u32);
    }

    fn letter(&mut self, token: &str, layout: Layout, written: Range<usize>, letter: char) {
        match letter::classify(letter) {
            Letter::Dropped => {}
            Letter::Space => self.cut(token, layout),
            Letter::Han => self.alone(token, layout, written, letter),
            Letter::Other => letter::spell(letter, |spelling| match letter::is_punctuation(spelling) {
                true => self.alone(token, layout, written.clone(), spelling),
                false => self.gather(written.clone(), spelling),
            }),
        }
    }

    fn gather(&mut self, written: Range<usize>, spelling: char) {
        self.chunk.push(spelling);
        self.spelled.push(Spelled { written, end: self.chunk.len() });
    }

    fn alone(&mut self, token: &str, layout: Layout, written: Range<usize>, spelling: char) {
        self.cut(token, layout);
        self.gather(written, spelling);
        self.cut(token, layout);
    }

    /// Ends the chunk: cuts it into the longest known pieces, or makes it one unknown piece where that fails.
    fn cut(&mut self, token: &str, layout: Layout) {
        let kept = self.pieces.ids.len();
        if self.cut_into_known(token, layout).is_none() {
            self.pieces.ids.truncate(kept);
            self.pieces.shapes.truncate(kept);
            self.push(self.vocabulary.unknown(), self.written(token, 0..self.spelled.len()), layout);
        }
        self.chunk.clear();
        self.spelled.clear();
    }

    fn cut_into_known(&mut self, token: &str, layout: Layout) -> Option<()> {
        let mut from = 0;
        while from < self.spelled.len() {
            let (id, to) = self.longest(from)?;
            self.push(id, self.written(token, from..to), layout);
            from = to;
        }
        Some(())
    }

    /// The longest known piece from the letter `from` on, and the letter after it.
    fn longest(&self, from: usize) -> Option<(u32, usize)> {
        if self.spelled.len() > LONGEST_CHUNK {
            return None;
        }
        let start = from.checked_sub(1).map_or(0, |before| self.spelled[before].end);
        let farthest = self.spelled.len().min(from + self.vocabulary.longest());
        (from + 1..=farthest).rev().find_map(|to| {
            let piece = &self.chunk[start..self.spelled[to - 1].end];
            self.vocabulary.find(piece, from > 0).map(|id| (id, to))
        })
    }

    fn written<'t>(&self, token: &'t str, letters: Range<usize>) -> &'t str {
        &token[self.spelled[letters.start].written.start..self.spelled[letters.end - 1].written.end]
    }

    fn push(&mut self, id: u32, written: &str, layout: Layout) {
        let layout = if self.is_first() { layout } else { Layout::Inside };
        self.pieces.ids.push(id);
        self.pieces.shapes.push(shape::shape(layout, written));
    }

    /// Whether the token at hand has no piece yet.
    fn is_first(&self) -> bool {
        self.pieces.first.last().is_some_and(|&first| first as usize == self.pieces.ids.len())
    }
}

#[cfg(test)]
mod tests {
    use ascribe_types::Span;

    use super::*;

    const KNOWN: [&str; 20] = [
        "[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "press", "##ing", "un", "##press", "a", "##b", "'", "s", "said",
        "cafe", "=", "中", "3", "##rd", "ab",
    ];

    fn vocabulary() -> Vocabulary {
        Vocabulary::from_text(&KNOWN.join("\n")).expect("the special pieces are there")
    }

    /// The tokens between the bars of `text`, as pieces: their spelling and their shape, a bar after each token.
    fn check(tokens: &str, expected: &str) {
        let text = tokens.replace('|', "");
        let mut start = 0;
        let mut spans = Vec::new();
        for part in tokens.split('|') {
            let (lead, token) = (part.len() - part.trim_start().len(), part.trim());
            spans.push(Token { span: Span::new(start + lead, start + lead + token.len()), joined: false });
            start += part.len();
        }
        let pieces = vocabulary().pieces(&text, &spans);
        let shown = (0..pieces.tokens()).map(|token| {
            let piece = |at: usize| {
                format!("{}/{}.{}", KNOWN[pieces.ids[at] as usize], pieces.shapes[at] / 8, pieces.shapes[at] % 8)
            };
            pieces.of(token).map(piece).collect::<Vec<_>>().join(" ")
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" | "), expected, "{tokens:?}");
    }

    #[test]
    fn takes_the_longest_known_piece() {
        check("The| press|ing", "the/3.2 | press/2.1 | [UNK]/1.1");
        check("unpressing", "un/3.1 ##press/0.1 ##ing/0.1");
        check("ab|\nabb", "ab/3.1 | ab/3.1 ##b/0.1");
    }

    #[test]
    fn is_unknown_as_a_whole_chunk_and_never_empty() {
        check("unpressx", "[UNK]/3.1");
        check("the=xyz", "the/3.1 =/0.6 [UNK]/0.1");
        check("\u{0}", "[UNK]/3.6");
        check(&"a".repeat(101), "[UNK]/3.1");
    }

    #[test]
    fn normalises_as_bert_does() {
        check("CAFÉ", "cafe/3.3");
        check("Cafe\u{301}", "cafe/3.2");
        check("th\u{ad}e", "the/3.1");
        check("中a", "中/3.7 a/0.1");
        check("≠", "=/3.6");
    }

    #[test]
    fn notes_how_a_piece_was_written() {
        check("The|'s| 3rd| tHe| A| AB", "the/3.2 | '/1.6 s/0.1 | 3/2.5 ##rd/0.1 | the/2.4 | a/2.2 | ab/2.3");
        check("said|\r\n\t said", "said/3.1 | said/3.1");
    }

    #[test]
    fn has_no_pieces_without_tokens() {
        assert_eq!(vocabulary().pieces("  ", &[]).tokens(), 0);
    }
}
