//! A document's words and what hangs on each, for walking its trees.

use std::ops::Range;

use ascribe_types::{Dependents, Deprel, Features, Name, Sentence, Span, Token, TokenIdx, Upos, Word};

/// How far a phrase is followed to the right, link by link; people's phrases have a few.
const FARTHEST: usize = 32;

/// The words, trees and names of a document.
pub(super) struct Syntax<'a> {
    text: &'a str,
    tokens: &'a [Token],
    words: &'a [Word],
    pub(super) sentences: &'a [Sentence],
    pub(super) names: &'a [Name],
    hanging: Dependents,
    /// For each word its name in `names`.
    named: Vec<Option<usize>>,
}

impl<'a> Syntax<'a> {
    pub(super) fn new(
        text: &'a str,
        tokens: &'a [Token],
        words: &'a [Word],
        sentences: &'a [Sentence],
        names: &'a [Name],
    ) -> Self {
        let hanging = Dependents::of(words);
        let mut named = vec![None; words.len()];
        for (at, name) in names.iter().enumerate() {
            named[positions(&name.tokens)].fill(Some(at));
        }
        Self { text, tokens, words, sentences, names, hanging, named }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The text of a token.
    pub(super) fn form(&self, token: TokenIdx) -> &'a str {
        self.tokens[token.get()].span.of(self.text)
    }

    /// The text from the first of these tokens to the last.
    pub(super) fn passage(&self, tokens: &Range<TokenIdx>) -> &'a str {
        let (first, last) = (self.tokens[tokens.start.get()].span, self.tokens[tokens.end.get() - 1].span);
        Span::cover(first, last).of(self.text)
    }

    /// Where a token stands in the text.
    pub(super) fn span(&self, token: TokenIdx) -> Span {
        self.tokens[token.get()].span
    }

    pub(super) fn upos(&self, token: TokenIdx) -> Upos {
        self.words[token.get()].upos
    }

    pub(super) fn deprel(&self, token: TokenIdx) -> Deprel {
        self.words[token.get()].deprel
    }

    pub(super) fn lemma(&self, token: TokenIdx) -> &'a str {
        &self.words[token.get()].lemma
    }

    pub(super) fn features(&self, token: TokenIdx) -> &'a Features {
        &self.words[token.get()].features
    }

    pub(super) fn head(&self, token: TokenIdx) -> Option<TokenIdx> {
        self.words[token.get()].head
    }

    /// What hangs on a word, in order.
    pub(super) fn dependents(&self, head: TokenIdx) -> &[TokenIdx] {
        self.hanging.on(head)
    }

    /// What hangs on a word in this way, in order.
    pub(super) fn dependents_as(&self, head: TokenIdx, deprel: Deprel) -> impl Iterator<Item = TokenIdx> {
        self.dependents(head).iter().copied().filter(move |&token| self.deprel(token) == deprel)
    }

    pub(super) fn has(&self, head: TokenIdx, deprel: Deprel) -> bool {
        self.dependents_as(head, deprel).next().is_some()
    }

    /// The name that a word is part of.
    pub(super) fn name_at(&self, token: TokenIdx) -> Option<&'a Name> {
        self.named[token.get()].map(|at| &self.names[at])
    }

    /// The sentence of a word.
    pub(super) fn sentence_of(&self, token: TokenIdx) -> Range<TokenIdx> {
        let after = self.sentences.partition_point(|sentence| sentence.tokens.start <= token);
        self.sentences[after - 1].tokens.clone()
    }

    /// A noun with what stands before and after it, up to its first clause, apposition or coordination: "the minister of health" of
    /// "is the minister of health, who resigned".
    pub(super) fn phrase(&self, noun: TokenIdx) -> Range<TokenIdx> {
        self.first_of_phrase(noun)..TokenIdx(self.last_of_phrase(noun).0 + 1)
    }

    /// The last of the nouns that are joined to one within a stretch: "officers" for the "diplomats" of "diplomats and officers".
    pub(super) fn joined(&self, noun: TokenIdx, within: &Range<TokenIdx>) -> Option<TokenIdx> {
        let joined = |token: &TokenIdx| within.contains(token) && self.deprel(*token) == Deprel::Conj;
        self.dependents(noun).iter().copied().rfind(joined)
    }

    fn first_of_phrase(&self, noun: TokenIdx) -> TokenIdx {
        let before = self.dependents(noun).iter().rev().filter(|&&token| token < noun);
        let kept = before.take_while(|&&token| belongs_to_noun(self.deprel(token)));
        kept.fold(noun, |first, &token| first.min(self.first_below(token)))
    }

    fn last_of_phrase(&self, noun: TokenIdx) -> TokenIdx {
        let mut last = noun;
        for _ in 0..FARTHEST {
            let after = self.dependents(last).iter().filter(|&&token| token > last);
            let Some(&next) = after.take_while(|&&token| self.goes_on(last, token)).last() else { break };
            last = next;
        }
        last
    }

    /// Whether a phrase goes on with what depends on its last word: "the minister *of health*", "two people familiar *with it*".
    fn goes_on(&self, last: TokenIdx, next: TokenIdx) -> bool {
        let deprel = self.deprel(next);
        belongs_to_noun(deprel) || deprel == Deprel::Obl && self.upos(last) == Upos::Adj
    }

    /// The first word of all that hangs on a word, by its first dependents.
    fn first_below(&self, token: TokenIdx) -> TokenIdx {
        let below = |token: TokenIdx| self.dependents(token).first().copied().filter(|&first| first < token);
        std::iter::successors(Some(token), |&token| below(token)).take(FARTHEST).last().unwrap_or(token)
    }
}

/// The positions of a range of tokens.
pub(super) fn positions(tokens: &Range<TokenIdx>) -> Range<usize> {
    tokens.start.get()..tokens.end.get()
}

/// Whether a range of tokens lies in another.
pub(super) fn within(inner: &Range<TokenIdx>, outer: &Range<TokenIdx>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn belongs_to_noun(deprel: Deprel) -> bool {
    use Deprel::{Amod, Compound, Det, Fixed, Flat, Nmod, NmodDesc, NmodPoss, NmodUnmarked, Nummod};
    matches!(deprel, Amod | Compound | Det | Fixed | Flat | Nmod | NmodDesc | NmodPoss | NmodUnmarked | Nummod)
}

#[cfg(test)]
mod tests {
    use crate::entities::sample::Sample;

    fn check(sample: &str, noun: &str, expected: &str) {
        let sample = Sample::parse(sample);
        let syntax = sample.syntax();
        let noun = (0..).map(super::TokenIdx).find(|&token| syntax.form(token) == noun).unwrap();
        assert_eq!(syntax.passage(&syntax.phrase(noun)), expected);
    }

    #[test]
    fn a_phrase_ends_before_a_clause() {
        check(
            "Ana/PROPN/6/nsubj is/AUX/6/cop now/ADV/6/advmod the/DET/6/det foreign/ADJ/6/amod minister/NOUN/0/root \
             of/ADP/8/case Iran/PROPN/6/nmod ,/PUNCT/11/punct who/PRON/11/nsubj resigned/VERB/6/acl:relcl",
            "minister",
            "the foreign minister of Iran",
        );
        check(
            "two/NUM/2/nummod officials/NOUN/0/root and/CCONJ/4/cc diplomats/NOUN/2/conj",
            "officials",
            "two officials",
        );
        check("no/DET/2/det one/PRON/0/root", "one", "no one");
        check(
            "people/NOUN/0/root familiar/ADJ/1/amod with/ADP/5/case the/DET/5/det inquiry/NOUN/2/obl",
            "people",
            "people familiar with the inquiry",
        );
    }
}
