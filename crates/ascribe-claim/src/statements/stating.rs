//! Which attributions state something of their own. "The Courier wrote that the ministry denied it" states nothing but that the ministry did: the inner attribution
//! states it, and the outer one is its chain.

use std::collections::BTreeMap;

use ascribe_types::{Attribution, AttributionId, Report, Span, TokenIdx, Upos};

/// What is told by attributions within others.
pub(super) struct Told<'a> {
    report: &'a Report,
    /// The words of the attributions within each.
    within: BTreeMap<AttributionId, Vec<Span>>,
}

impl<'a> Told<'a> {
    pub(super) fn within(report: &'a Report) -> Self {
        let mut within: BTreeMap<AttributionId, Vec<Span>> = BTreeMap::new();
        for attribution in &report.attributions {
            if let Some(outer) = attribution.within {
                within.entry(outer).or_default().extend(spans(attribution));
            }
        }
        Self { report, within }
    }

    /// Whether words of an attribution's content say more than what is told within it: one that carries meaning.
    pub(super) fn says_more(&self, attribution: &Attribution, words: &[Span]) -> bool {
        let Some(told) = self.within.get(&attribution.id) else { return true };
        let tokens = words.iter().flat_map(|piece| {
            let tokens = self.report.analysis.tokens_at(*piece);
            (tokens.start.0..tokens.end.0).map(TokenIdx)
        });
        let untold = |token: &TokenIdx| {
            let at = self.report.analysis.tokens[token.get()].span;
            !told.iter().any(|span| span.overlaps(at))
        };
        tokens.filter(untold).any(|token| carries(self.report, token))
    }
}

/// Source, cue and content.
fn spans(attribution: &Attribution) -> impl Iterator<Item = Span> {
    attribution.source.span().into_iter().chain(attribution.cue).chain(attribution.content.iter().copied())
}

/// Whether a word says something: a noun, a verb, an adjective. Left alone: "reportedly", "also", "on Monday".
fn carries(report: &Report, token: TokenIdx) -> bool {
    let word = report.analysis.words.get(token.get());
    let says =
        word.is_some_and(|word| matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num));
    let at = report.analysis.tokens[token.get()].span;
    let dates = report.times.iter().any(|time| time.span.overlaps(at));
    says && !dates
}
