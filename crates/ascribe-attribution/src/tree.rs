//! The trees of a document, read from heads to what depends on them.

use ascribe_types::{Analysis, Dependents, Deprel, Span, TokenIdx, Upos, Word};

/// The most steps that are taken up a tree.
const FARTHEST: usize = 8;

/// The most words of a phrase.
const LONGEST: usize = 100;

/// The analysis of a document, and of each token what depends on it.
pub(crate) struct Tree<'a> {
    pub(crate) text: &'a str,
    pub(crate) analysis: &'a Analysis,
    dependents: Dependents,
}

impl<'a> Tree<'a> {
    pub(crate) fn new(text: &'a str, analysis: &'a Analysis) -> Self {
        Self { text, analysis, dependents: Dependents::of(&analysis.words) }
    }

    pub(crate) fn word(&self, token: TokenIdx) -> &'a Word {
        &self.analysis.words[token.get()]
    }

    /// The dictionary form in small letters.
    pub(crate) fn lemma(&self, token: TokenIdx) -> String {
        self.word(token).lemma.to_lowercase()
    }

    pub(crate) fn span(&self, token: TokenIdx) -> Span {
        self.analysis.tokens[token.get()].span
    }

    pub(crate) fn form(&self, token: TokenIdx) -> &'a str {
        self.span(token).of(self.text)
    }

    pub(crate) fn upos(&self, token: TokenIdx) -> Upos {
        self.word(token).upos
    }

    pub(crate) fn deprel(&self, token: TokenIdx) -> Deprel {
        self.word(token).deprel
    }

    pub(crate) fn head(&self, token: TokenIdx) -> Option<TokenIdx> {
        self.word(token).head
    }

    /// What depends on a token, in the order of the text.
    pub(crate) fn children(&self, token: TokenIdx) -> impl Iterator<Item = TokenIdx> + '_ {
        self.dependents.on(token).iter().copied()
    }

    /// What depends on a token in one of these ways.
    pub(crate) fn tied<'s>(&'s self, token: TokenIdx, ways: &'s [Deprel]) -> impl Iterator<Item = TokenIdx> + 's {
        self.children(token).filter(|&child| ways.contains(&self.deprel(child)))
    }

    /// Whether one that depends on a token in one of these ways has one of these dictionary forms.
    pub(crate) fn has(&self, token: TokenIdx, ways: &[Deprel], lemmas: &[&str]) -> bool {
        self.tied(token, ways).any(|child| self.is(child, lemmas))
    }

    /// Whether the dictionary form is one of these.
    pub(crate) fn is(&self, token: TokenIdx, lemmas: &[&str]) -> bool {
        let lemma = &self.word(token).lemma;
        lemmas.iter().any(|wanted| lemma.eq_ignore_ascii_case(wanted))
    }

    /// A token, the one that it depends on, and so on, nearest first; not far.
    pub(crate) fn upwards(&self, token: TokenIdx) -> impl Iterator<Item = TokenIdx> {
        std::iter::successors(Some(token), |&token| self.head(token)).take(FARTHEST)
    }

    /// A token with all that depends on it, from the first to the last.
    pub(crate) fn phrase(&self, head: TokenIdx) -> Span {
        let (mut whole, mut open) = (self.span(head), vec![head]);
        for _ in 0..LONGEST {
            let Some(token) = open.pop() else { break };
            whole = whole.cover(self.span(token));
            open.extend(self.children(token));
        }
        whole
    }

    /// The first token of a span that depends on one outside and is more than punctuation.
    pub(crate) fn top(&self, span: Span) -> Option<TokenIdx> {
        let outside = |head: TokenIdx| !span.contains(self.span(head));
        let leaves = |&token: &TokenIdx| self.upos(token) != Upos::Punct && self.head(token).is_none_or(outside);
        self.tokens(span).find(leaves)
    }

    /// The tokens at a span of the text.
    pub(crate) fn tokens(&self, span: Span) -> impl Iterator<Item = TokenIdx> + use<> {
        let tokens = self.analysis.tokens_at(span);
        (tokens.start.0..tokens.end.0).map(TokenIdx)
    }

    /// Whether a token stands in one of these spans.
    pub(crate) fn inside(&self, token: TokenIdx, spans: &[Span]) -> bool {
        spans.iter().any(|span| span.overlaps(self.span(token)))
    }
}
