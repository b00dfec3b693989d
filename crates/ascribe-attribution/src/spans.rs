//! From tokens to spans, with the quotation marks that belong to them.

use std::cmp::Reverse;

use ascribe_types::{Analysis, Reading, Role, Span};

use crate::paragraphs;
use crate::quotations::{Quotations, is_mark};

/// An attribution's spans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) source: Option<Span>,
    pub(crate) cue: Option<Span>,
    pub(crate) content: Vec<Span>,
    /// Whether the content is the source's own words even without quotation marks, as in a transcript.
    pub(crate) own_words: bool,
}

impl Parts {
    /// The spans of a reading; none where its content is punctuation alone.
    ///
    /// What is taken in at the edges may be another part's, in texts that are hardly English: then nothing is taken in.
    pub(crate) fn of(text: &str, analysis: &Analysis, quotations: &Quotations, reading: &Reading) -> Option<Self> {
        let strict = Self::labelled(text, analysis, reading)?;
        let source = strict.source.map(|source| completed(text, source));
        let cue = strict.cue.map(|cue| completed(text, cue));
        let anchor = analysis.tokens[reading.anchor.get()].span;
        let content = joined(text, strict.content.iter().map(|&piece| completed(text, piece)).collect());
        let content = paragraphs::kept(text, analysis, anchor, without_expletive(text, content));
        let content = content.into_iter().map(|piece| with_marks(text, quotations, piece)).collect();
        Some(Self { source, cue, content, own_words: false }).filter(Self::is_disjoint).or(Some(strict))
    }

    /// The spans that the labels give, without what is at their edges.
    fn labelled(text: &str, analysis: &Analysis, reading: &Reading) -> Option<Self> {
        let spans = |role: Role| {
            let stretches = reading.roles.iter().filter(move |(own, _)| *own == role);
            stretches.filter_map(|(_, tokens)| trimmed(text, analysis.span(tokens)))
        };
        let anchor = analysis.tokens[reading.anchor.get()].span;
        let cue = spans(Role::Cue).find(|cue| cue.contains(anchor)).or_else(|| spans(Role::Cue).next());
        let source = spans(Role::Source).max_by_key(|source| (source.len(), Reverse(source.start)));
        let content: Vec<Span> = spans(Role::Content).collect();
        let taken = source.iter().chain(&content).any(|span| span.overlaps(anchor));
        let cue = cue.or((!taken).then_some(anchor)); // punctuation alone: the colon of "OKAFOR: We are late."
        (!content.is_empty()).then_some(Self { source, cue, content, own_words: false })
    }

    /// Whether no two parts share a byte.
    pub(crate) fn is_disjoint(&self) -> bool {
        let mut spans: Vec<Span> = self.all().collect();
        spans.sort();
        spans.is_sorted_by(|left, right| left.end <= right.start)
    }

    /// Whether every part of another lies in its content.
    pub(crate) fn holds(&self, other: &Self) -> bool {
        other.all().all(|span| self.content.iter().any(|piece| piece.contains(span)))
    }

    /// The byte after the last of any part.
    pub(crate) fn end(&self) -> u32 {
        self.all().map(|span| span.end).max().unwrap_or_default()
    }

    /// Where it comes among others: by its first byte; of those that begin together the one first that goes on longest, and of those that end together too the
    /// one with more content, since the other is inside it.
    pub(crate) fn order(&self) -> (u32, Reverse<u32>, Reverse<usize>) {
        (self.start(), Reverse(self.end()), Reverse(self.content_len()))
    }

    /// The bytes of its content.
    pub(crate) fn content_len(&self) -> usize {
        self.content.iter().map(|piece| piece.len()).sum()
    }

    /// The first byte of any part.
    pub(crate) fn start(&self) -> u32 {
        self.all().map(|span| span.start).min().unwrap_or_default()
    }

    /// Every part.
    pub(crate) fn all(&self) -> impl Iterator<Item = Span> {
        self.source.into_iter().chain(self.cue).chain(self.content.iter().copied())
    }
}

/// Bytes that are spoken for: spans in order, none touching another.
#[derive(Debug, Default)]
pub(crate) struct Covered(Vec<Span>);

impl Covered {
    /// By any part of some attributions.
    pub(crate) fn by(parts: &[Parts]) -> Self {
        Self::of(parts.iter().flat_map(Parts::all).collect())
    }

    /// By some spans.
    pub(crate) fn of(mut spans: Vec<Span>) -> Self {
        spans.sort();
        let mut covered: Vec<Span> = Vec::new();
        for span in spans {
            match covered.last_mut() {
                Some(last) if span.start <= last.end => *last = last.cover(span),
                _ => covered.push(span),
            }
        }
        Self(covered)
    }

    /// Whether a byte of the span is spoken for.
    pub(crate) fn touches(&self, span: Span) -> bool {
        let next = self.0.partition_point(|covered| covered.end <= span.start);
        self.0.get(next).is_some_and(|covered| covered.start < span.end)
    }
}

/// Whether a character at the edge of a span says nothing about it: white space, punctuation, brackets, quotation marks.
fn is_edge(character: char) -> bool {
    character.is_whitespace() || is_mark(character) || ".,;:!?…()[]{}-–—*•`'‘’".contains(character)
}

/// Whether a character belongs before or after a quotation mark that closes or opens.
fn is_stop(character: char) -> bool {
    ".,;:!?…-–—".contains(character)
}

/// The span without white space, quotation marks and punctuation at its edges; none if nothing else is there.
pub(crate) fn trimmed(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let start = span.range().start + words.find(|character| !is_edge(character))?;
    Some(Span::new(start, span.range().start + words.trim_end_matches(is_edge).len()))
}

/// The span with what belongs to its first and last words: the rest of a word with a hyphen ("then-Minister", which are three tokens), the stop of
/// "U.S.", the bracket that closes one inside, a question or exclamation mark.
fn completed(text: &str, span: Span) -> Span {
    let start = span.range().start - before_hyphen(&text[..span.range().start]);
    let end = span.range().end + after_hyphen(&text[span.range().end..]);
    let own = text[end..].chars().next().filter(|&next| belongs(&text[start..end], next));
    Span::new(start, end + own.map_or(0, char::len_utf8))
}

/// The longest part of a word, in bytes, that is taken in over a hyphen.
const LONGEST_PART: usize = 60;

/// Bytes of the word before a hyphen in which `before` ends ("then-"), with the hyphen; none if it does not end so.
fn before_hyphen(before: &str) -> usize {
    let near = &before[before.floor_char_boundary(before.len().saturating_sub(LONGEST_PART))..];
    let word = &near[near.trim_end_matches(is_hyphenated).len()..];
    if word.ends_with('-') && is_word(word.trim_start_matches('-')) { word.trim_start_matches('-').len() } else { 0 }
}

/// Bytes of the word after a hyphen with which `after` begins ("-elect"), with the hyphen; none if it does not begin so.
fn after_hyphen(after: &str) -> usize {
    let near = &after[..after.floor_char_boundary(LONGEST_PART)];
    let word = &near[..near.len() - near.trim_start_matches(is_hyphenated).len()];
    if word.starts_with('-') && is_word(word.trim_end_matches('-')) { word.trim_end_matches('-').len() } else { 0 }
}

/// Whether hyphens join parts of a word; two hyphens are a dash.
fn is_word(joined: &str) -> bool {
    joined.contains(char::is_alphanumeric) && !joined.contains("--")
}

fn is_hyphenated(character: char) -> bool {
    character.is_alphanumeric() || character == '-'
}

/// Whether the character right after the words is theirs.
fn belongs(words: &str, next: char) -> bool {
    let opened = |open: char, close: char| words.matches(open).count() > words.matches(close).count();
    match next {
        '.' => ends_abbreviated(words),
        ')' => opened('(', ')'),
        ']' => opened('[', ']'),
        '?' | '!' => true,
        _ => false,
    }
}

/// Whether words end in single letters with stops between ("U.S" of "U.S.", "p.m" of "p.m.").
fn ends_abbreviated(words: &str) -> bool {
    let mut before = words.chars().rev();
    before.next().is_some_and(char::is_alphabetic) && before.next() == Some('.')
}

/// Pieces with nothing but punctuation and white space between them become one.
fn joined(text: &str, mut pieces: Vec<Span>) -> Vec<Span> {
    pieces.sort();
    let mut out: Vec<Span> = Vec::new();
    for piece in pieces {
        match out.last_mut() {
            Some(last) if text[last.range().end..piece.range().start].chars().all(is_edge) => *last = last.cover(piece),
            _ => out.push(piece),
        }
    }
    out
}

/// The pieces without the "it" of `It is said that …`, which stands for the clause that follows and says nothing itself. Left alone: `It is
/// expected to rain`, where what follows is not a clause of its own.
fn without_expletive(text: &str, mut pieces: Vec<Span>) -> Vec<Span> {
    if let [first, second, ..] = pieces[..] {
        let clause = second.of(text).split(' ').next().is_some_and(|word| ["that", "whether"].contains(&word));
        if clause && first.of(text).eq_ignore_ascii_case("it") {
            pieces.remove(0);
        }
    }
    pieces
}

/// The piece with the quotation marks that open right before it or close right after it, and the stop before a closing mark.
///
/// `said “it was late,”` gives `“it was late,”`. A mark is taken only with its fellow, or where its fellow is inside the piece or lost.
pub(crate) fn with_marks(text: &str, quotations: &Quotations, piece: Span) -> Span {
    quotations.over(piece).iter().fold(piece, |piece, quotation| {
        let opens_inside =
            quotation.span.start >= piece.start || only(text, quotation.span.start, piece.start, is_opening_edge);
        let closes_inside =
            quotation.span.end <= piece.end || only(text, piece.end, quotation.span.end, is_closing_edge);
        let wholly = opens_inside && closes_inside;
        if wholly { piece.cover(trim_space(text, quotation.span)) } else { piece }
    })
}

fn is_opening_edge(character: char) -> bool {
    is_mark(character) || "…([-–—‘'".contains(character) || character.is_whitespace()
}

fn is_closing_edge(character: char) -> bool {
    is_mark(character) || is_stop(character) || ")]’'".contains(character) || character.is_whitespace()
}

/// Whether from one offset to another there are only characters of a kind.
fn only(text: &str, from: u32, to: u32, kind: fn(char) -> bool) -> bool {
    text[from as usize..to as usize].chars().all(kind)
}

fn trim_space(text: &str, span: Span) -> Span {
    let words = span.of(text);
    Span::new(span.range().start, span.range().start + words.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece_of(text: &str, words: &str) -> Span {
        let start = text.find(words).expect("the words are in the text");
        Span::new(start, start + words.len())
    }

    fn check_marks(text: &str, words: &str, expected: &str) {
        let quotations = Quotations::of(text, &[Span::new(0, text.len())]);
        assert_eq!(with_marks(text, &quotations, piece_of(text, words)).of(text), expected);
    }

    #[test]
    fn takes_the_marks_around_a_quotation() {
        check_marks("“We are late,” she said.", "We are late", "“We are late,”");
        check_marks("She called it \"absurd\".", "absurd", "\"absurd\"");
        check_marks("He said it was “late.”", "it was “late", "it was “late.”");
    }

    #[test]
    fn leaves_the_marks_of_a_longer_quotation() {
        check_marks("“We are late,” she said.", "are late", "are late");
        check_marks("“The mayor says it is over,” she said.", "it is over", "it is over");
    }

    #[test]
    fn takes_an_opening_mark_that_lost_its_fellow() {
        check_marks("He rejected it as “absurd and groundless.", "absurd and groundless", "“absurd and groundless.");
    }

    #[test]
    fn trims_edges_but_not_abbreviations() {
        let check = |text: &str, expected: Option<&str>| {
            let span = trimmed(text, Span::new(0, text.len())).map(|span| completed(text, span));
            assert_eq!(span.map(|span| span.of(text)), expected);
        };
        check(" (the U.S.), ", Some("the U.S."));
        check("the mayor,", Some("the mayor"));
        check("the Press Club (PC),", Some("the Press Club (PC)"));
        check("Who knows?", Some("Who knows?"));
        check("the mayor (left).", Some("the mayor (left)"));
        check("“,”", None);
    }

    #[test]
    fn takes_in_what_the_words_lack() {
        let check = |text: &str, words: &str, expected: &str| {
            assert_eq!(completed(text, piece_of(text, words)).of(text), expected);
        };
        check("then-Minister Ada Lund said", "Minister Ada Lund", "then-Minister Ada Lund");
        check("the president-elect said", "the president", "the president-elect");
        check("the Press Club (PC) said", "the Press Club (PC", "the Press Club (PC)");
        check("Who knows? she said", "Who knows", "Who knows?");
        check("It rained--he said so", "he said", "he said");
        check("He said it -- twice", "it", "it");
    }

    #[test]
    fn drops_the_it_of_it_is_said_that() {
        let check = |text: &str, second: &str, expected: usize| {
            assert_eq!(without_expletive(text, vec![piece_of(text, "It"), piece_of(text, second)]).len(), expected);
        };
        check("It is said that he slept.", "that he slept", 1);
        check("It is expected to rain.", "to rain", 2);
    }

    #[test]
    fn joins_pieces_across_punctuation_only() {
        let text = "a, b and c";
        let pieces =
            ["a", "b", "c"].map(|word| Span::new(text.rfind(word).unwrap_or(0), text.rfind(word).unwrap_or(0) + 1));
        let shown: Vec<&str> =
            joined(text, vec![Span::new(0, 1), pieces[1], pieces[2]]).iter().map(|span| span.of(text)).collect();
        assert_eq!(shown, ["a, b", "c"]);
    }
}
