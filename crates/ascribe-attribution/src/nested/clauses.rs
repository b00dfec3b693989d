//! What the reader passes over inside a content, though the tree shows it: a verb of saying or thinking with its subject and a clause.
//!
//! `Relatives said they feared the shaft had flooded`: read alone, `they feared …` is too unlikely a sentence of a report. Left alone: verbs that are cues
//! less often where they take a clause than [`LEAST_SHARE`], and relative pronouns (`the guards, who claimed …`),
//! and things, which show something by themselves (`the footage shows that …`).

use ascribe_types::{Deprel, Span, TokenIdx, Upos};

use super::claim::Claims;
use super::lexicon::{Taken, share};
use crate::spans::{Parts, trimmed};
use crate::subjects::speaker;

/// A verb is taken if it is a cue this often where it takes a clause; "say", "claim", "fear" and "believe" are, "mean" and "see" are not.
const LEAST_SHARE: f32 = 0.85;

const HELPERS: [Deprel; 3] = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop];

const RELATIVE: [&str; 5] = ["who", "which", "that", "whom", "whose"];

impl Claims<'_> {
    /// The verbs with a clause inside a content, as attributions.
    pub(super) fn clauses(&self, outer: &Parts) -> Vec<Parts> {
        let tokens = outer.content.iter().flat_map(|&piece| self.tree.tokens(piece));
        tokens.filter_map(|verb| self.clause(verb)).filter(|parts| outer.holds(parts) && parts.is_disjoint()).collect()
    }

    fn clause(&self, verb: TokenIdx) -> Option<Parts> {
        let upos = self.tree.upos(verb);
        let says =
            matches!(upos, Upos::Verb | Upos::Adj) && share(&self.tree.lemma(verb), upos, Taken::Clause) >= LEAST_SHARE;
        let subject = says.then(|| self.tree.tied(verb, &[Deprel::Nsubj]).next()).flatten()?;
        if self.tree.is(subject, &RELATIVE) || self.tree.span(subject).start >= self.tree.span(verb).start {
            return None;
        }
        speaker(self.tree.analysis, subject)?;
        let told = self.tree.tied(verb, &[Deprel::Ccomp]).find(|&told| self.has_subject(told))?;
        let content = trimmed(self.tree.text, self.tree.phrase(told))?;
        let source = trimmed(self.tree.text, self.tree.phrase(subject))?;
        Some(Parts { source: Some(source), cue: Some(self.cue(verb)), content: vec![content], own_words: false })
    }

    fn has_subject(&self, verb: TokenIdx) -> bool {
        self.tree.tied(verb, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl]).next().is_some()
    }

    /// The verb with the helpers before it.
    fn cue(&self, verb: TokenIdx) -> Span {
        let first = self.tree.tied(verb, &HELPERS).find(|&helper| helper < verb);
        self.tree.span(first.unwrap_or(verb)).cover(self.tree.span(verb))
    }
}
