//! Which attributions state something of their own. "The Courier wrote that the ministry denied it" states nothing but that the ministry did: the inner attribution
//! states it, and the outer one is its chain.

use std::collections::BTreeMap;

use ascribe_types::{Attribution, AttributionId, Report, Span, TokenIdx, Upos};

use super::meaning::tokens;

/// For each attribution whether it states something of its own: a word that carries meaning and is not of an attribution within it.
pub(super) fn stating(report: &Report) -> Vec<bool> {
    let mut inner: BTreeMap<AttributionId, Vec<Span>> = BTreeMap::new();
    for attribution in &report.attributions {
        if let Some(outer) = attribution.within {
            inner.entry(outer).or_default().extend(spans(attribution));
        }
    }
    let stating = |attribution: &Attribution| match inner.get(&attribution.id) {
        Some(told) => attribution.content.iter().any(|piece| says_more(report, *piece, told)),
        None => true,
    };
    report.attributions.iter().map(stating).collect()
}

/// Source, cue and content.
fn spans(attribution: &Attribution) -> impl Iterator<Item = Span> {
    attribution.source.span().into_iter().chain(attribution.cue).chain(attribution.content.iter().copied())
}

/// Whether a word of these carries meaning and is not told within.
fn says_more(report: &Report, piece: Span, told: &[Span]) -> bool {
    let tokens = tokens(report, piece);
    (tokens.start.0..tokens.end.0).map(TokenIdx).any(|token| {
        let at = report.analysis.tokens[token.get()].span;
        !told.iter().any(|span| span.overlaps(at)) && carries(report, token)
    })
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
