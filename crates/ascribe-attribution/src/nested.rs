//! Attributions inside the contents of others, at any depth.
//!
//! `A report said that two judges claimed that …`: the judges' claim stands in what the report said. The model reads a content again as a text of its own, and
//! what it finds there is chosen among itself, as everywhere, and held against what it stands in.

mod claim;
mod clauses;
mod lexicon;
mod quoted;
mod raised;

use ascribe_types::{Analysis, Reading, Span};

use crate::choose::{choose, choose_inside};
use crate::quotations::Quotations;
use crate::spans::{Parts, trimmed};
use crate::tree::Tree;
use claim::Claims;

/// Adverbs that are cues by themselves, and part of the one that they stand before: `officials reportedly suspect …`.
const HEARSAY: [&str; 4] = ["reportedly", "allegedly", "supposedly", "purportedly"];

/// The parts of the readings that stand, and of those that stand inside their contents.
pub(crate) fn parts(tree: &Tree<'_>, quotations: &Quotations) -> Vec<Parts> {
    let &Tree { text, analysis, .. } = tree;
    let mut gathered = Gathered { text, analysis, quotations, claims: Claims { tree }, parts: Vec::new() };
    for reading in choose(&analysis.readings) {
        if let Some(parts) = gathered.parts_of(reading) {
            let before = gathered.parts.len();
            gathered.inside(&reading.inner, &parts);
            gathered.shown(&parts, before);
            gathered.parts.push(parts);
        }
    }
    let quoted = quoted::all(tree, quotations, &gathered.parts);
    quoted::replace(quoted, gathered.parts)
}

struct Gathered<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    quotations: &'a Quotations,
    claims: Claims<'a>,
    parts: Vec<Parts>,
}

impl Gathered<'_> {
    fn parts_of(&self, reading: &Reading) -> Option<Parts> {
        let parts = Parts::of(self.text, self.analysis, self.quotations, reading)?;
        Some(self.with_heard_verb(raised::lowered(self.claims.tree, parts)))
    }

    /// The parts with the verb that an adverb of hearsay stands before, if that is a cue too: `officials reportedly suspect …`.
    fn with_heard_verb(&self, parts: Parts) -> Parts {
        let hearsay = |cue: &Span| HEARSAY.contains(&cue.of(self.text));
        let verb = parts.cue.filter(hearsay).and_then(|adverb| self.claims.heard_verb(adverb));
        let heard = verb.zip(parts.cue).and_then(|(verb, adverb)| {
            let rest = |piece: &Span| {
                trimmed(self.text, Span { start: piece.start.max(verb.end), end: piece.end.max(verb.end) })
            };
            let content: Vec<Span> =
                parts.content.iter().filter(|piece| piece.end > verb.start).filter_map(rest).collect();
            let source = parts.source.or_else(|| self.claims.subject(verb));
            let heard = Parts { source, cue: Some(adverb.cover(verb)), content, own_words: false };
            (!heard.content.is_empty() && heard.is_disjoint()).then_some(heard)
        });
        heard.unwrap_or(parts)
    }

    /// Adds what stands inside a content. What does not stand may have in it what does: `I think the guards claimed …`.
    fn inside(&mut self, readings: &[Reading], outer: &Parts) {
        for reading in choose_inside(readings) {
            let stands = |parts: &Parts| outer.holds(parts) && self.claims.stands(parts, outer);
            match self.parts_of(reading).map(|parts| self.with_subject(parts)).filter(stands) {
                Some(parts) => {
                    self.inside(&reading.inner, &parts);
                    self.parts.push(self.with_hearsay(parts));
                }
                None => self.inside(&reading.inner, outer),
            }
        }
    }

    /// Adds what the tree alone shows inside a content, where nothing that was found there (from `before` on) claims the same words.
    fn shown(&mut self, outer: &Parts, before: usize) {
        for parts in self.claims.clauses(outer) {
            let lie_apart = |other: &Parts| {
                let touches = parts.all().any(|span| other.all().any(|theirs| theirs.overlaps(span)));
                !touches || other.holds(&parts) || parts.holds(other)
            };
            if self.parts[before..].iter().all(lie_apart) && self.claims.stands(&parts, outer) {
                self.parts.push(self.with_hearsay(parts));
            }
        }
    }

    /// The parts with the cue's subject for a source, where the reader found none: `the pilot is said to have asked for …`.
    fn with_subject(&self, parts: Parts) -> Parts {
        let subject = || parts.cue.and_then(|cue| self.claims.subject(cue));
        let apart = |source: &Span| !parts.all().any(|span| span.overlaps(*source));
        let source = parts.source.or_else(|| subject().filter(apart));
        Parts { source, ..parts }
    }

    /// The parts with an adverb of hearsay before the cue.
    fn with_hearsay(&self, parts: Parts) -> Parts {
        let cue = parts.cue.map(|cue| {
            let before = self.text[..cue.range().start].trim_end();
            let adverb = HEARSAY.into_iter().find(|adverb| before.ends_with(adverb));
            let start = adverb.map_or(cue.range().start, |adverb| before.len() - adverb.len());
            Span::new(start, cue.range().end)
        });
        Parts { cue, ..parts }
    }
}

/// For each attribution, of those in [order](Parts::order), the one with the smallest content that holds all of its parts.
pub(crate) fn outer(parts: &[Parts]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::with_capacity(parts.len());
    for (at, own) in parts.iter().enumerate() {
        open.retain(|&before| parts[before].end() > own.start());
        let holding = open.iter().rev().take(FARTHEST).filter(|&&before| parts[before].holds(own));
        found.push(holding.copied().min_by_key(|&before| parts[before].content_len()));
        open.push(at);
    }
    found
}

/// How many attributions back one is looked for that holds another: they lie in each other two or three deep, and side by side only where they share a source.
const FARTHEST: usize = 32;

#[cfg(test)]
mod tests;
