//! A document with its trees, as propositions need them: from a word down to those that depend on it, and from a span to its words.

use std::ops::Range;

use ascribe_types::{Analysis, Dependents, Deprel, Mention, Span, TokenIdx, Upos, Word};

/// How far a walk up a tree goes. No sentence of people is so deep, and no walk goes on for ever in a graph that is no tree.
const DEEPEST: usize = 512;

/// The analysis of a document, and which words depend on which.
pub(crate) struct Page<'a> {
    pub(crate) text: &'a str,
    pub(crate) analysis: &'a Analysis,
    /// The dependents of each token, in order.
    below: Dependents,
}

impl<'a> Page<'a> {
    /// None where the words do not belong to the tokens.
    pub(crate) fn new(text: &'a str, analysis: &'a Analysis) -> Option<Self> {
        let many = analysis.tokens.len();
        if analysis.words.len() != many {
            return None;
        }
        Some(Self { text, analysis, below: Dependents::of(&analysis.words) })
    }

    /// What a token is.
    pub(crate) fn word(&self, token: TokenIdx) -> &'a Word {
        &self.analysis.words[token.get()]
    }

    pub(crate) fn upos(&self, token: TokenIdx) -> Upos {
        self.word(token).upos
    }

    pub(crate) fn lemma(&self, token: TokenIdx) -> &'a str {
        &self.word(token).lemma
    }

    pub(crate) fn is(&self, token: TokenIdx, feature: &str, value: &str) -> bool {
        self.word(token).features.is(feature, value)
    }

    pub(crate) fn deprel(&self, token: TokenIdx) -> Deprel {
        self.word(token).deprel
    }

    /// A token's own letters.
    pub(crate) fn form(&self, token: TokenIdx) -> &'a str {
        self.at(token).of(self.text)
    }

    /// Whether a token is one of these words, in any case of letters.
    pub(crate) fn is_one_of(&self, token: TokenIdx, words: &[&str]) -> bool {
        words.iter().any(|word| self.form(token).eq_ignore_ascii_case(word))
    }

    /// Where a token stands.
    pub(crate) fn at(&self, token: TokenIdx) -> Span {
        self.analysis.tokens[token.get()].span
    }

    /// The tokens that depend on one, in order.
    pub(crate) fn below(&self, token: TokenIdx) -> &[TokenIdx] {
        self.below.on(token)
    }

    /// Those of them that do so in one of these ways.
    pub(crate) fn depending<'b>(&'b self, on: TokenIdx, ways: &'b [Deprel]) -> impl Iterator<Item = TokenIdx> + 'b {
        self.below(on).iter().copied().filter(|token| ways.contains(&self.deprel(*token)))
    }

    /// A token and all above it, from it up.
    pub(crate) fn upwards(&self, token: TokenIdx) -> impl Iterator<Item = TokenIdx> + '_ {
        let many = self.analysis.words.len();
        let up = move |token: &TokenIdx| self.word(*token).head.filter(|head| head.get() < many);
        std::iter::successors(Some(token), up).take(DEEPEST)
    }

    /// The tokens that a span touches.
    pub(crate) fn tokens(&self, span: Span) -> Range<TokenIdx> {
        self.analysis.tokens_at(span)
    }

    /// The word of a stretch that depends on one outside it.
    pub(crate) fn top(&self, tokens: &Range<TokenIdx>) -> Option<TokenIdx> {
        let leaves = |token: &TokenIdx| self.word(*token).head.is_none_or(|head| !tokens.contains(&head));
        let names = |token: &TokenIdx| matches!(self.upos(*token), Upos::Noun | Upos::Propn | Upos::Pron);
        indices(tokens).filter(leaves).find(names).or_else(|| indices(tokens).find(leaves))
    }

    /// Where the sentence of a token begins.
    pub(crate) fn sentence(&self, token: TokenIdx) -> usize {
        self.analysis.sentences.partition_point(|sentence| sentence.tokens.end <= token)
    }

    /// The mentions that begin with a token, the longer first.
    pub(crate) fn mentions_from(&self, token: TokenIdx) -> &'a [Mention] {
        let mentions = &self.analysis.mentions;
        let start = mentions.partition_point(|mention| mention.tokens.start < token);
        let end = mentions.partition_point(|mention| mention.tokens.start <= token);
        mentions.get(start..end).unwrap_or_default()
    }

    /// The longest mention that a token heads and that begins no earlier than `from`.
    pub(crate) fn headed(&self, head: TokenIdx, from: TokenIdx) -> Option<&'a Mention> {
        let mentions = &self.analysis.mentions;
        let start = mentions.partition_point(|mention| mention.tokens.start < from);
        let near = mentions[start..].iter().take_while(|mention| mention.tokens.start <= head);
        near.filter(|mention| mention.head == head).max_by_key(|mention| indices(&mention.tokens).count())
    }
}

/// The tokens of a stretch, in order.
pub(crate) fn indices(tokens: &Range<TokenIdx>) -> impl DoubleEndedIterator<Item = TokenIdx> + use<> {
    (tokens.start.0..tokens.end.0).map(TokenIdx)
}
