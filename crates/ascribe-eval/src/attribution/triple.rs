//! An attribution as the measures see it.

use ascribe_types::{Attribution, Span};

/// Source, cue and content of one attribution, each in pieces, without what annotators do not agree on: white space,
/// punctuation and quotation marks at the edges are off, and pieces with nothing else between them are one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Triple {
    source: Vec<Span>,
    cue: Vec<Span>,
    content: Vec<Span>,
}

impl Triple {
    /// The triple of these spans of `text`; none where no content remains, since nothing is then attributed.
    pub fn new(text: &str, source: &[Span], cue: &[Span], content: &[Span]) -> Option<Self> {
        let triple = Self { source: pieces(text, source), cue: pieces(text, cue), content: pieces(text, content) };
        (!triple.content.is_empty()).then_some(triple)
    }

    /// The triple of an attribution found in `text`.
    pub fn of(text: &str, attribution: &Attribution) -> Option<Self> {
        Self::new(text, attribution.source.span().as_slice(), attribution.cue.as_slice(), &attribution.content)
    }

    /// Who said it; empty where the report leaves it open.
    pub fn source(&self) -> &[Span] {
        &self.source
    }

    /// The words that tie source to content; empty where a quotation simply goes on.
    pub fn cue(&self) -> &[Span] {
        &self.cue
    }

    /// What was said, at least one piece.
    pub fn content(&self) -> &[Span] {
        &self.content
    }

    /// The same triple with each of its positions moved by `to`, which keeps their order and drops none of their edges.
    pub(crate) fn moved(&self, to: impl Fn(Span) -> Span) -> Self {
        let all = |spans: &[Span]| spans.iter().map(|span| to(*span)).collect();
        Self { source: all(&self.source), cue: all(&self.cue), content: all(&self.content) }
    }
}

/// What may stand at the edge of a span without being part of it.
fn is_edge(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'
            | '\r'
            | '\n'
            | '\u{a0}'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '"'
            | '\''
            | '`'
            | '«'
            | '»'
            | '.'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '-'
            | '–'
            | '—'
            | '*'
            | '•'
    )
}

/// The span without what does not belong to it at its edges; none where nothing remains.
fn trim(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let start = span.range().start + (words.len() - words.trim_start_matches(is_edge).len());
    let end = span.range().end - (words.len() - words.trim_end_matches(is_edge).len());
    (start < end).then(|| Span::new(start, end))
}

/// The spans trimmed, in order, joined where nothing that counts stands between them.
fn pieces(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut pieces: Vec<Span> = spans.iter().filter_map(|span| trim(text, *span)).collect();
    pieces.sort_unstable();
    pieces.dedup_by(|next, kept| {
        let between = text.get(kept.range().end..next.range().start).unwrap_or_default();
        let joins = between.chars().all(is_edge);
        if joins {
            *kept = kept.cover(*next);
        }
        joins
    });
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, spans: &[&str], expected: &[&str]) {
        let span = |words: &&str| text.find(*words).map(|start| Span::new(start, start + words.len()));
        let spans: Vec<Span> = spans.iter().filter_map(span).collect();
        let found: Vec<&str> = pieces(text, &spans).iter().map(|piece| piece.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn edges_do_not_count() {
        check("“No,” she said.", &["“No,” "], &["No"]);
        check("He (the mayor) left — ", &["He (the mayor) left — "], &["He (the mayor) left"]);
        check("Bo: “”… ", &["“”… "], &[]);
    }

    #[test]
    fn pieces_with_only_marks_between_them_are_one() {
        check("We go. “We stay.”", &["“We stay.”", "We go."], &["We go. “We stay"]);
        check("We go and stay", &["stay", "We go"], &["We go", "stay"]);
    }

    #[test]
    fn overlapping_pieces_are_one() {
        check("We go home", &["We go home", "go"], &["We go home"]);
        check("We go home", &["We go", "go home"], &["We go home"]);
    }

    #[test]
    fn without_content_there_is_no_attribution() {
        assert_eq!(Triple::new("He said: “…”", &[Span::new(0, 2)], &[Span::new(3, 7)], &[Span::new(9, 18)]), None);
    }
}
