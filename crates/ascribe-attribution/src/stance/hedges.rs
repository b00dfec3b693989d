//! What weakens a clause: "may", "probably", "is expected to".

use ascribe_types::{Certainty, Deprel, TokenIdx, Upos};

use crate::tree::Tree;

/// Adverbs of probability and possibility (Huddleston and Pullum 2002, chapter 8, section 17: their medium and weak modal adjuncts).
const PROBABLY: [&str; 8] =
    ["probably", "likely", "presumably", "apparently", "seemingly", "doubtless", "supposedly", "arguably"];
const POSSIBLY: [&str; 5] = ["possibly", "perhaps", "maybe", "conceivably", "potentially"];

/// Verbs whose "could" is an ability of the senses or the mind: `she could hear the engine` (the same, chapter 3, section 9.2).
const SENSES: [&str; 9] = ["hear", "see", "smell", "feel", "taste", "remember", "understand", "afford", "recall"];

/// What a passive says of how others expect it to be: `is expected to fall`.
const EXPECTED: [&str; 9] =
    ["expect", "believe", "think", "suppose", "presume", "assume", "predict", "suspect", "forecast"];

/// How weak the clause of this head is, where something weakens it.
pub(super) fn hedge(tree: &Tree<'_>, main: TokenIdx) -> Option<Certainty> {
    if is_possible(tree, main) {
        return Some(Certainty::Possible);
    }
    is_probable(tree, main).then_some(Certainty::Probable)
}

fn is_possible(tree: &Tree<'_>, main: TokenIdx) -> bool {
    let weak = tree.has(main, &[Deprel::Aux], &["may", "might"]) || could(tree, main);
    weak || tree.has(main, &[Deprel::Advmod], &POSSIBLY) || tree.is(main, &["possible", "conceivable"])
}

/// "Could" of what may be. Left alone: `could not`, which is certain that it cannot, and abilities.
fn could(tree: &Tree<'_>, main: TokenIdx) -> bool {
    let negated = tree.has(main, &[Deprel::Advmod], &["not", "n't", "never"]);
    tree.has(main, &[Deprel::Aux], &["could"]) && !negated && !tree.is(main, &SENSES)
}

fn is_probable(tree: &Tree<'_>, main: TokenIdx) -> bool {
    let adverb = tree.has(main, &[Deprel::Advmod], &PROBABLY);
    let adjective = tree.upos(main) == Upos::Adj && tree.is(main, &["likely", "unlikely", "probable"]);
    let seems = tree.upos(main) == Upos::Verb && tree.is(main, &["seem", "appear"]);
    let passive = tree.tied(main, &[Deprel::AuxPass]).next().is_some();
    let clause = tree.tied(main, &[Deprel::Xcomp, Deprel::Ccomp]).next().is_some();
    adverb || almost(tree, main) || adjective || (seems && clause) || (passive && clause && tree.is(main, &EXPECTED))
}

/// "Almost certainly".
fn almost(tree: &Tree<'_>, main: TokenIdx) -> bool {
    let nearly = |word| tree.has(word, &[Deprel::Advmod], &["almost", "nearly", "virtually"]);
    tree.tied(main, &[Deprel::Advmod]).any(|adverb| tree.is(adverb, &["certainly", "surely"]) && nearly(adverb))
}
