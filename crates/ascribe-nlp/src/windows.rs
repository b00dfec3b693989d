//! Cuts a document into windows: stretches of tokens short enough for the encoder.
//!
//! Each token belongs to the core of exactly one window, which is the one to be believed about it; around its core a window
//! shows context on both sides. Cores end where paragraphs do if they can, else where sentences do, else between tokens.

use std::ops::Range;

use ascribe_types::{Sentence, TokenIdx};

use crate::Pieces;

/// The special pieces at a window's start and end.
const SPECIAL: usize = 2;

/// How large windows are, in pieces.
///
/// More is shown before a core than after it: whom a pronoun means stands before it, and so does most of what a sentence hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most pieces in a window, its two special ones included.
    pub size: usize,
    /// The most pieces of context before the core.
    pub before: usize,
    /// The most pieces of context after the core.
    pub after: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { size: 256, before: 48, after: 16 }
    }
}

impl Limits {
    /// Pieces of the text that fit into a window.
    fn room(self) -> usize {
        self.size.saturating_sub(SPECIAL).max(1)
    }

    /// The context before a core that leaves the core at least half of the window.
    fn before(self) -> usize {
        self.before.min(self.room() / 4)
    }

    /// The context after a core that leaves the core at least half of the window.
    fn after(self) -> usize {
        self.after.min(self.room() / 4)
    }
}

/// A stretch of a document that is encoded together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The tokens shown.
    pub tokens: Range<TokenIdx>,
    /// The tokens that this window, of all windows, is to be believed about.
    pub core: Range<TokenIdx>,
    /// The pieces shown: those of the tokens, but no more than fit, should a single token have more.
    pub pieces: Range<usize>,
}

/// Cuts a document with these pieces and sentences into windows.
pub fn windows(pieces: &Pieces, sentences: &[Sentence], limits: Limits) -> Vec<Window> {
    let cut = Cut { pieces, sentences, limits };
    let mut windows = Vec::new();
    let mut start = 0;
    while start < pieces.tokens() {
        let window = cut.window(start);
        start = window.core.end.get();
        windows.push(window);
    }
    windows
}

struct Cut<'a> {
    pieces: &'a Pieces,
    sentences: &'a [Sentence],
    limits: Limits,
}

impl Cut<'_> {
    /// The window whose core starts at a token.
    fn window(&self, start: usize) -> Window {
        let shown_from = self.context_before(start);
        let core_end = self.core_end(start, shown_from);
        let shown_to = self.context_after(core_end, shown_from);
        let first = self.pieces.before(shown_from);
        let last = self.pieces.before(shown_to).min(first + self.limits.room());
        Window { tokens: range(shown_from, shown_to), core: range(start, core_end), pieces: first..last }
    }

    /// Where the context before a core begins: as far back as allowed, or at the first sentence from there if that is near.
    fn context_before(&self, start: usize) -> usize {
        let farthest = self.first_within(start, self.limits.before());
        let sentence = self.sentences.partition_point(|sentence| sentence.tokens.start.get() < farthest);
        let sentence = self.sentences.get(sentence).map_or(start, |sentence| sentence.tokens.start.get());
        if sentence < start && self.count(sentence..start) * 2 >= self.limits.before() { sentence } else { farthest }
    }

    /// Where the context after a core ends: as far on as fits, or at the last sentence's end before if that is near.
    fn context_after(&self, core_end: usize, shown_from: usize) -> usize {
        let left = self.limits.room().saturating_sub(self.count(shown_from..core_end));
        let farthest = self.last_within(core_end, left.min(self.limits.after()));
        let sentence = self.last_end(core_end..farthest, |_| true).unwrap_or(core_end);
        if self.count(core_end..sentence) * 2 >= self.limits.after() { sentence } else { farthest }
    }

    /// Where the core ends: with the document if that fits, else with the last paragraph, sentence or token that leaves room
    /// for context. A paragraph's or sentence's end is not taken if it would waste more than half of the room.
    fn core_end(&self, start: usize, shown_from: usize) -> usize {
        let room = self.limits.room() - self.count(shown_from..start);
        let rest = self.last_within(start, room);
        if rest == self.pieces.tokens() {
            return rest;
        }
        let farthest = self.last_within(start, room - self.limits.after()).max(start + 1);
        let nearest = self.last_within(start, (room - self.limits.after()) / 2);
        self.last_end(nearest..farthest, |next| next.starts_paragraph)
            .or_else(|| self.last_end(nearest..farthest, |_| true))
            .unwrap_or(farthest)
    }

    /// The last sentence's end after `range.start` and up to `range.end`, of those whose next sentence is `wanted`.
    fn last_end(&self, range: Range<usize>, wanted: impl Fn(&Sentence) -> bool) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.tokens.start.get() <= range.end);
        let ends = self.sentences[..after].iter().rev().take_while(|next| next.tokens.start.get() > range.start);
        ends.filter(|next| wanted(next)).map(|next| next.tokens.start.get()).next()
    }

    /// The first token from which to `end` there are at most `room` pieces.
    fn first_within(&self, end: usize, room: usize) -> usize {
        let least = self.pieces.before(end).saturating_sub(room);
        self.pieces.first[..=end].partition_point(|&first| (first as usize) < least)
    }

    /// The last token boundary up to which from `start` there are at most `room` pieces.
    fn last_within(&self, start: usize, room: usize) -> usize {
        let most = self.pieces.before(start) + room;
        start + self.pieces.first[start..].partition_point(|&first| first as usize <= most) - 1
    }

    /// The pieces of a stretch of tokens.
    fn count(&self, tokens: Range<usize>) -> usize {
        self.pieces.before(tokens.end) - self.pieces.before(tokens.start)
    }
}

fn range(start: usize, end: usize) -> Range<TokenIdx> {
    TokenIdx(start as u32)..TokenIdx(end as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document of tokens with so many pieces each; a sentence ends after ".", a paragraph after "/".
    fn document(pattern: &str) -> (Pieces, Vec<Sentence>) {
        let (mut pieces, mut sentences) = (Pieces { first: vec![0], ..Pieces::default() }, Vec::new());
        let (mut start, mut starts_paragraph) = (0, true);
        for mark in pattern.chars() {
            let count = mark.to_digit(10).unwrap_or(1);
            pieces.first.push(pieces.first[pieces.tokens()] + count);
            if matches!(mark, '.' | '/') {
                sentences.push(Sentence { tokens: range(start, pieces.tokens()), starts_paragraph });
                (start, starts_paragraph) = (pieces.tokens(), mark == '/');
            }
        }
        if start < pieces.tokens() {
            sentences.push(Sentence { tokens: range(start, pieces.tokens()), starts_paragraph });
        }
        (pieces, sentences)
    }

    /// The windows as context, core in brackets, context.
    fn check(pattern: &str, limits: Limits, expected: &[&str]) {
        let (pieces, sentences) = document(pattern);
        let shown = windows(&pieces, &sentences, limits).into_iter().map(|window| {
            let text = |tokens: Range<TokenIdx>| &pattern[tokens.start.get()..tokens.end.get()];
            let (tokens, core) = (window.tokens, window.core);
            format!("{}[{}]{}", text(tokens.start..core.start), text(core.clone()), text(core.end..tokens.end))
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{pattern}");
    }

    const SMALL: Limits = Limits { size: 14, before: 3, after: 3 };

    #[test]
    fn keeps_a_short_document_whole() {
        check("", SMALL, &[]);
        check("aaaa.aaaaaa.", SMALL, &["[aaaa.aaaaaa.]"]);
    }

    #[test]
    fn cuts_at_paragraphs_then_sentences_then_tokens() {
        check("aaaa/a.aaaaaaaaa.", SMALL, &["[aaaa/]a.", "aa/[a.aaaa]aaa", "aaa[aaaaa.]"]);
        check("aaa.aa.aaaaaaa.", SMALL, &["[aaa.aa.]aaa", "aa.[aaaaaaa.]"]);
    }

    #[test]
    fn shows_as_much_as_may_be_on_either_side() {
        check("aaaaaaaaaaaaaaa.", Limits { size: 12, before: 2, after: 0 }, &["[aaaaaaaaaa]", "aa[aaaaa.]"]);
        check("aaaaaaaaaaaaaaa.", Limits { size: 12, before: 0, after: 2 }, &["[aaaaaaaa]aa", "[aaaaaaa.]"]);
    }

    #[test]
    fn each_token_is_in_one_core_and_no_window_is_too_large() {
        let mut state = 7_u32;
        for length in 0..400 {
            let pattern: String = (0..length)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    b"a123/..aaaaaa9aa"[(state >> 28) as usize] as char
                })
                .collect();
            let (pieces, sentences) = document(&pattern);
            for limits in [
                SMALL,
                Limits { size: 30, before: 20, after: 20 },
                Limits { size: 1, before: 0, after: 0 },
                Limits { size: 9, before: 2, after: 1 },
            ] {
                covers(&pieces, &windows(&pieces, &sentences, limits), limits);
            }
        }
    }

    fn covers(pieces: &Pieces, windows: &[Window], limits: Limits) {
        let mut next = 0;
        for window in windows {
            assert_eq!(window.core.start.get(), next);
            assert!(window.tokens.start <= window.core.start && window.core.end <= window.tokens.end);
            assert!(window.pieces.len() <= limits.room() && !window.pieces.is_empty());
            next = window.core.end.get();
        }
        assert_eq!(next, pieces.tokens());
    }
}
