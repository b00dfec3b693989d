//! A report's words with what hangs on each, and its mentions by their heads.

use std::collections::BTreeMap;
use std::ops::Range;

use ascribe_types::{
    Analysis, CountryWords, Dependents, Deprel, EntityIdx, Features, Mention, MentionIdx, Referent, Report, TokenIdx,
    Upos,
};

/// The tree of each sentence of a report.
pub(crate) struct Tree<'a> {
    pub(crate) text: &'a str,
    pub(crate) analysis: &'a Analysis,
    hanging: Dependents,
    by_head: BTreeMap<TokenIdx, Vec<MentionIdx>>,
}

impl<'a> Tree<'a> {
    pub(crate) fn of(report: &'a Report) -> Self {
        let analysis = &report.analysis;
        let hanging = Dependents::of(&analysis.words);
        let mut by_head: BTreeMap<TokenIdx, Vec<MentionIdx>> = BTreeMap::new();
        for (mention, at) in analysis.mentions.iter().zip(0..) {
            by_head.entry(mention.head).or_default().push(MentionIdx(at));
        }
        Self { text: &report.document.text, analysis, hanging, by_head }
    }

    /// The text from the first of these tokens to the last.
    pub(crate) fn passage(&self, tokens: &Range<TokenIdx>) -> &'a str {
        self.analysis.span(tokens).of(self.text)
    }

    pub(crate) fn form(&self, token: TokenIdx) -> &'a str {
        self.analysis.tokens[token.get()].span.of(self.text)
    }

    /// The dictionary form, in small letters.
    pub(crate) fn lemma(&self, token: TokenIdx) -> String {
        self.analysis.words[token.get()].lemma.to_lowercase()
    }

    pub(crate) fn deprel(&self, token: TokenIdx) -> Deprel {
        self.analysis.words[token.get()].deprel
    }

    pub(crate) fn upos(&self, token: TokenIdx) -> Upos {
        self.analysis.words[token.get()].upos
    }

    pub(crate) fn features(&self, token: TokenIdx) -> &'a Features {
        &self.analysis.words[token.get()].features
    }

    pub(crate) fn is_plural(&self, token: TokenIdx) -> bool {
        self.features(token).is("Number", "Plur")
    }

    pub(crate) fn head(&self, token: TokenIdx) -> Option<TokenIdx> {
        self.analysis.words[token.get()].head
    }

    /// Whether there is a comma, and nothing else, between the end of one stretch and the start of another.
    pub(crate) fn follows_comma(&self, end: TokenIdx, start: TokenIdx) -> bool {
        end.0 + 1 == start.0 && self.form(end) == ","
    }

    /// What hangs on a word, in order.
    pub(crate) fn dependents(&self, token: TokenIdx) -> &[TokenIdx] {
        self.hanging.on(token)
    }

    /// The preposition of a word: "of" of "of Norway".
    pub(crate) fn preposition(&self, token: TokenIdx) -> Option<String> {
        let mut cases = self.dependents(token).iter().filter(|&&case| self.deprel(case) == Deprel::Case);
        cases.next().map(|&case| self.lemma(case))
    }

    /// The first word of a stretch that depends on one outside, or on none.
    pub(crate) fn top(&self, tokens: &Range<TokenIdx>) -> Option<TokenIdx> {
        let leaves = |token: &TokenIdx| self.head(*token).is_none_or(|head| !tokens.contains(&head));
        let nominal = |token: &TokenIdx| matches!(self.upos(*token), Upos::Noun | Upos::Propn | Upos::Pron);
        let tops = || each(tokens).filter(leaves);
        tops().find(nominal).or_else(|| tops().next())
    }

    /// The words for countries that begin in a stretch.
    pub(crate) fn countries(&self, tokens: &Range<TokenIdx>) -> &'a [CountryWords] {
        let all = &self.analysis.countries;
        let start = all.partition_point(|words| words.tokens.start < tokens.start);
        let end = all.partition_point(|words| words.tokens.start < tokens.end).max(start);
        &all[start..end]
    }

    /// The words for a country that a word is part of.
    pub(crate) fn country_at(&self, token: TokenIdx) -> Option<&'a CountryWords> {
        let all = &self.analysis.countries;
        let at = all.partition_point(|words| words.tokens.end <= token);
        all.get(at).filter(|words| words.tokens.contains(&token))
    }

    /// The mentions of an entity that are no pronouns, in order.
    pub(crate) fn mentions(&self, entity: EntityIdx) -> impl Iterator<Item = &'a Mention> + use<'a> {
        let analysis = self.analysis;
        let all = analysis.entity(entity).mentions.iter().map(|&mention| analysis.mention(mention));
        all.filter(|mention| mention.form != ascribe_types::MentionForm::Pronoun)
    }

    /// The entity of the shortest mention that a word heads, if it is known whom it refers to.
    pub(crate) fn entity_at(&self, token: TokenIdx) -> Option<EntityIdx> {
        let headed = self.by_head.get(&token)?.iter().map(|&mention| self.analysis.mention(mention));
        let shortest = headed.min_by_key(|mention| mention.tokens.end.0 - mention.tokens.start.0)?;
        match shortest.referent {
            Referent::Entity(entity) => Some(entity),
            Referent::Unsure => None,
        }
    }
}

/// The tokens of a stretch.
pub(crate) fn each(tokens: &Range<TokenIdx>) -> impl DoubleEndedIterator<Item = TokenIdx> + use<> {
    (tokens.start.0..tokens.end.0).map(TokenIdx)
}
