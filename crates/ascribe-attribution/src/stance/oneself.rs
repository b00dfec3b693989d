//! How somebody stands, by his own words, to what he says: "I doubt that", "we deny", "I don't think there's any doubt".

use ascribe_types::{Act, Certainty, Deprel, Polarity, Stance, TokenIdx, Upos};

use super::frame::Sides;
use super::hedges;
use super::reading;
use super::tree::Tree;

/// Verbs that are listed among cues but tell in the first person of what is done or felt, not of a stance: `we see`, `I love this town`.
const PLAIN: [&str; 24] = [
    "like", "love", "enjoy", "admire", "see", "feel", "try", "seek", "decide", "choose", "look", "care", "mean", "aim",
    "need", "have", "be", "take", "get", "hear", "hold", "prefer", "fight", "buy",
];

/// The stance of a clause in which somebody speaks of himself in the present.
pub(super) fn stance(tree: &Tree<'_>, main: TokenIdx) -> Option<Stance> {
    if let Some(aside) = aside(tree, main) {
        return Some(aside);
    }
    let own = is_own(tree, main) && !tree.is(main, &PLAIN);
    let sides = Sides { cue: None, content: &[], source: None };
    let stance = own.then(|| reading::stance(tree, main, &sides)).flatten()?;
    if stance == Stance::default() || !binds(tree, main, stance) {
        return None;
    }
    Some(with_complement(tree, main, stance))
}

/// Whether the clause speaks of its speaker, in the present: `I doubt`, `we are convinced`, `I can confirm`.
fn is_own(tree: &Tree<'_>, main: TokenIdx) -> bool {
    let first_person = |subject: TokenIdx| tree.is(subject, &["i", "we"]);
    let own = tree.tied(main, &[Deprel::Nsubj]).any(first_person);
    own && is_present(tree, main)
}

fn is_present(tree: &Tree<'_>, main: TokenIdx) -> bool {
    let helpers = [Deprel::Aux, Deprel::Cop];
    let present =
        |word: TokenIdx| tree.word(word).features.is("Tense", "Pres") || tree.is(word, &["can", "could", "must"]);
    let has_helper = tree.tied(main, &helpers).next().is_some();
    let past = tree.tied(main, &helpers).any(|word| tree.is(word, &["have", "will", "would", "shall"]));
    !past && if has_helper { tree.tied(main, &helpers).any(present) } else { present(main) }
}

/// Whether what is thought, known or said of oneself has something that it is about: not `I know him`.
fn binds(tree: &Tree<'_>, main: TokenIdx, stance: Stance) -> bool {
    let clauses = [Deprel::Ccomp, Deprel::Xcomp, Deprel::Parataxis];
    let clause = tree.tied(main, &clauses).next().is_some();
    match stance.act {
        Act::Believes | Act::Knows | Act::Predicts | Act::Suspects => clause,
        _ => clause || tree.tied(main, &[Deprel::Obj, Deprel::Obl]).next().is_some(),
    }
}

/// What the clause below tells more: how sure it is, and that there is no doubt.
fn with_complement(tree: &Tree<'_>, main: TokenIdx, stance: Stance) -> Stance {
    let Some(clause) = tree.tied(main, &[Deprel::Ccomp]).next() else { return stance };
    if stance.polarity == Polarity::Denies && is_doubt(tree, clause) {
        return Stance { polarity: Polarity::Affirms, certainty: Certainty::Certain, ..stance };
    }
    let weaker = hedges::hedge(tree, clause).filter(|_| stance.polarity != Polarity::Neither);
    Stance { certainty: weaker.map_or(stance.certainty, |hedge| stance.certainty.max(hedge)), ..stance }
}

/// "There is any doubt".
fn is_doubt(tree: &Tree<'_>, clause: TokenIdx) -> bool {
    let is = |token| tree.is(token, &["doubt", "question"]);
    is(clause) || (tree.is(clause, &["be"]) && tree.tied(clause, &[Deprel::Nsubj]).any(is))
}

/// An aside of the speaker: `It is, I think, a mistake`.
fn aside(tree: &Tree<'_>, main: TokenIdx) -> Option<Stance> {
    let is_own = |child: &TokenIdx| tree.upos(*child) == Upos::Verb && is_own(tree, *child);
    let aside = tree.tied(main, &[Deprel::Parataxis]).find(is_own)?;
    let sides = Sides { cue: None, content: &[], source: None };
    reading::stance(tree, aside, &sides).filter(|stance| matches!(stance.act, Act::Believes | Act::Suspects))
}
