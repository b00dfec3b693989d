//! How somebody stands, by his own words, to what he says: "I doubt that", "we deny", "I don't think there's any doubt".

use ascribe_types::{Act, Certainty, Deprel, Polarity, Span, Stance, TokenIdx, Upos};

use super::frame::Sides;
use super::hedges;
use super::reading::{self, WITHHELD};
use crate::tree::Tree;

/// Verbs that are listed among cues but tell in the first person of what is done or felt, not of a stance: `we see`, `I love this town`.
const PLAIN: [&str; 24] = [
    "like", "love", "enjoy", "admire", "see", "feel", "try", "seek", "decide", "choose", "look", "care", "mean", "aim",
    "need", "have", "be", "take", "get", "hear", "hold", "prefer", "fight", "buy",
];

/// The stance of a clause in which somebody speaks of himself in the present.
pub(super) fn stance(tree: &Tree<'_>, main: TokenIdx, content: &[Span]) -> Option<Stance> {
    if let Some(aside) = aside(tree, main) {
        return Some(aside);
    }
    let own = is_own(tree, main) && !tree.is(main, &PLAIN);
    let sides = Sides { cue: None, content: &[], source: None };
    let stance = own.then(|| reading::stance(tree, main, &sides)).flatten()?;
    let complement = complement(tree, main, content);
    let about = complement.is_some() || (is_of_things(stance) && has_object(tree, main));
    let tells = stance.act != Act::Says || keeps_silent(tree, main, stance);
    (about && tells).then(|| with_complement(tree, main, complement, stance))
}

/// Whether the clause speaks of its speaker, in the present: `I doubt`, `we are convinced`, `I can confirm`.
fn is_own(tree: &Tree<'_>, main: TokenIdx) -> bool {
    let first_person = |subject: TokenIdx| tree.is(subject, &["i", "we"]);
    let own = tree.tied(main, &[Deprel::Nsubj]).any(first_person);
    own && is_present(tree, main)
}

fn is_present(tree: &Tree<'_>, main: TokenIdx) -> bool {
    let helpers = [Deprel::Aux, Deprel::Cop];
    let past = |word: TokenIdx| {
        let features = &tree.word(word).features;
        features.is("Tense", "Past") || tree.is(word, &["have", "will", "would", "shall", "should"])
    };
    match tree.tied(main, &helpers).next() {
        Some(_) => !tree.tied(main, &helpers).any(past),
        None => !past(main) && !tree.word(main).features.is("VerbForm", "Ger"),
    }
}

/// The clause that it is about. In a quotation before its verb the tree often ties that to the verb too: `“I think it broke,” she said`.
fn complement(tree: &Tree<'_>, main: TokenIdx, content: &[Span]) -> Option<TokenIdx> {
    let own = tree.tied(main, &[Deprel::Ccomp, Deprel::Xcomp]).next();
    let beside = || {
        let head = tree.head(main).filter(|_| tree.deprel(main) == Deprel::Ccomp)?;
        tree.tied(head, &[Deprel::Ccomp]).find(|&clause| clause > main && tree.inside(clause, content))
    };
    own.or_else(beside)
}

/// "I can't say whether", "we don't comment on". Left alone: other verbs that are negated, as in `I don't write letters`.
fn keeps_silent(tree: &Tree<'_>, main: TokenIdx, stance: Stance) -> bool {
    stance == WITHHELD && tree.is(main, &["say", "comment", "speculate", "disclose", "discuss", "confirm", "rule"])
}

/// Whether what is done may be about a thing. Left alone: `I know him`, `I expect guests`.
fn is_of_things(stance: Stance) -> bool {
    !matches!(stance.act, Act::Believes | Act::Knows | Act::Predicts | Act::Suspects)
}

fn has_object(tree: &Tree<'_>, main: TokenIdx) -> bool {
    tree.tied(main, &[Deprel::Obj, Deprel::Obl]).next().is_some()
}

/// What the clause below tells more: how sure it is, and that there is no doubt.
fn with_complement(tree: &Tree<'_>, main: TokenIdx, clause: Option<TokenIdx>, stance: Stance) -> Stance {
    let Some(clause) = clause else { return stance };
    if stance.polarity == Polarity::Denies && is_doubt(tree, main, clause) {
        return Stance { polarity: Polarity::Affirms, certainty: Certainty::Certain, ..stance };
    }
    let weaker = hedges::hedge(tree, clause).filter(|_| stance.polarity != Polarity::Neither);
    Stance { certainty: weaker.map_or(stance.certainty, |hedge| stance.certainty.max(hedge)), ..stance }
}

/// "There is any doubt"; the tree now and then ties the doubt to the verb above.
fn is_doubt(tree: &Tree<'_>, main: TokenIdx, clause: TokenIdx) -> bool {
    let is = |token| tree.is(token, &["doubt", "question"]);
    let exists =
        tree.is(clause, &["be"]) && [clause, main].iter().any(|&verb| tree.has(verb, &[Deprel::Expl], &["there"]));
    let below = tree.tied(clause, &[Deprel::Nsubj]).any(is) || tree.tied(main, &[Deprel::Obj]).any(is);
    is(clause) || (exists && below)
}

/// An aside of the speaker: `It is, I think, a mistake`.
fn aside(tree: &Tree<'_>, main: TokenIdx) -> Option<Stance> {
    let is_own = |child: &TokenIdx| tree.upos(*child) == Upos::Verb && is_own(tree, *child);
    let aside = tree.tied(main, &[Deprel::Parataxis]).find(is_own)?;
    let sides = Sides { cue: None, content: &[], source: None };
    reading::stance(tree, aside, &sides).filter(|stance| matches!(stance.act, Act::Believes | Act::Suspects))
}
