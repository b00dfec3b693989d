//! What negates a predicate or holds it back: "did not say", "declined to say", "no longer believes", "stopped short of saying".

use ascribe_types::{Deprel, TokenIdx};

use super::frame::Sides;
use crate::tree::Tree;

/// Adverbs that negate (Huddleston and Pullum 2002, chapter 9, section 3).
const NEGATIVE: [&str; 10] =
    ["not", "n't", "never", "hardly", "scarcely", "barely", "rarely", "seldom", "neither", "nowhere"];

/// Subjects that negate: `none of them believed`. Left alone: `a few believed`.
const NOBODY: [&str; 6] = ["none", "nobody", "nothing", "neither", "few", "no-one"];

/// Words that mean that what depends on them is not done (the negative implicatives of Karttunen 1971 and 2012, and words of refusal).
pub(super) const NEGATING: [&str; 20] = [
    "refuse",
    "decline",
    "fail",
    "neglect",
    "hesitate",
    "avoid",
    "cease",
    "stop",
    "refrain",
    "abstain",
    "omit",
    "forget",
    "unable",
    "unwilling",
    "reluctant",
    "hesitant",
    "loath",
    "short",
    "quit",
    "forbear",
];

/// Those by which somebody keeps to himself what he might say.
const WITHHOLDING: [&str; 13] = [
    "refuse",
    "decline",
    "avoid",
    "refrain",
    "abstain",
    "unwilling",
    "reluctant",
    "hesitant",
    "loath",
    "fail",
    "neglect",
    "omit",
    "forget",
];

/// Ways in which a predicate depends on one that acts on it.
const UNDER: [Deprel; 4] = [Deprel::Xcomp, Deprel::Advcl, Deprel::Acl, Deprel::Ccomp];

/// … and on one of the same cue: `made no promise`.
const WITHIN: [Deprel; 3] = [Deprel::Obj, Deprel::Obl, Deprel::Nmod];

/// How far up a predicate is looked for what acts on it.
const STEPS: usize = 5;

/// What acts on a predicate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Scope {
    /// It is not done.
    pub(super) negated: bool,
    /// The source keeps to itself what it might say.
    pub(super) withheld: bool,
    /// It stops before it: `stopped short of accusing`.
    pub(super) short: bool,
    /// It may be so: `may have told`.
    pub(super) may: bool,
}

impl Scope {
    pub(super) fn of(tree: &Tree<'_>, predicate: TokenIdx, sides: &Sides<'_>) -> Self {
        let above = above(tree, predicate, sides);
        let inside = above.iter().chain([&predicate]);
        let negations = inside.filter(|&&token| is_negated(tree, token)).count();
        let negating = above.iter().filter(|&&token| tree.is(token, &NEGATING)).count();
        let source = usize::from(speaks_of_nobody(tree, sides) && negations == 0);
        let yet = usize::from(is_yet_to_come(tree, predicate));
        let negated = (negations + negating + source + yet) % 2 == 1;
        let withheld = negated && above.iter().any(|&token| tree.is(token, &WITHHOLDING));
        let may = tree.has(predicate, &[Deprel::Aux], &["may", "might"]);
        Self { negated, withheld, short: stops_short(tree, predicate), may }
    }
}

/// What the predicate depends on, as far as it acts on it.
fn above(tree: &Tree<'_>, predicate: TokenIdx, sides: &Sides<'_>) -> Vec<TokenIdx> {
    let of_cue = |token: TokenIdx| sides.cue.is_some_and(|cue| tree.inside(token, &[cue]));
    let mut above = Vec::new();
    let mut token = predicate;
    while let Some(head) = tree.head(token).filter(|_| above.len() < STEPS) {
        let under = UNDER.contains(&tree.deprel(token)) && (of_cue(head) || tree.is(head, &NEGATING));
        let within = WITHIN.contains(&tree.deprel(token)) && of_cue(head);
        if !under && !within {
            break;
        }
        above.push(head);
        token = head;
    }
    above
}

/// Whether something negates this word itself.
pub(super) fn is_negated(tree: &Tree<'_>, token: TokenIdx) -> bool {
    let adverb = tree.has(token, &[Deprel::Advmod, Deprel::CcPreconj, Deprel::Cc], &NEGATIVE) || no_longer(tree, token);
    let without = tree.has(token, &[Deprel::Mark, Deprel::Case], &["without"]);
    adverb || without || none_of(tree, token) || by_argument(tree, token) || nor(tree, token)
}

/// "No doubt", "little doubt". Left alone: `a little doubt`.
fn none_of(tree: &Tree<'_>, noun: TokenIdx) -> bool {
    let little = tree.has(noun, &[Deprel::Amod, Deprel::Det], &["little"]) && !tree.has(noun, &[Deprel::Det], &["a"]);
    little || tree.has(noun, &[Deprel::Det], &["no", "neither"])
}

fn no_longer(tree: &Tree<'_>, token: TokenIdx) -> bool {
    let is_no = |child: TokenIdx| tree.children(child).any(|word| tree.is(word, &["no"]));
    tree.tied(token, &[Deprel::Advmod]).any(|child| tree.is(child, &["longer", "long", "more"]) && is_no(child))
}

/// A subject or object that is nobody or nothing: `no one believes`, `said nothing`.
fn by_argument(tree: &Tree<'_>, token: TokenIdx) -> bool {
    let subject = tree.tied(token, &[Deprel::Nsubj, Deprel::NsubjPass]).any(|subject| is_nobody(tree, subject));
    subject || tree.has(token, &[Deprel::Obj], &["nothing"])
}

fn is_nobody(tree: &Tree<'_>, noun: TokenIdx) -> bool {
    let few = tree.is(noun, &NOBODY) && !tree.has(noun, &[Deprel::Det], &["a"]);
    let determined = tree.has(noun, &[Deprel::Det], &["no", "neither"]);
    let few_of_them =
        tree.has(noun, &[Deprel::Amod], &["few"]) && !tree.has(noun, &[Deprel::Det], &["a", "the", "these", "those"]);
    few || determined || few_of_them || tree.has(noun, &[Deprel::Advmod], &["hardly", "scarcely", "barely"])
}

/// Joined to what is negated: `did not confirm or deny`, `nor did he say`.
fn nor(tree: &Tree<'_>, token: TokenIdx) -> bool {
    let joined = tree.has(token, &[Deprel::Cc], &["or", "nor"]);
    let first = tree.head(token).filter(|_| tree.deprel(token) == Deprel::Conj);
    match first {
        Some(first) if joined => is_negated(tree, first),
        _ => tree.has(token, &[Deprel::Cc], &["nor"]),
    }
}

/// Whether the source's words begin with a word for nobody: `none of the passengers`.
fn speaks_of_nobody(tree: &Tree<'_>, sides: &Sides<'_>) -> bool {
    let first = sides.source.and_then(|source| tree.tokens(source).next());
    first.is_some_and(|first| tree.is(first, &NOBODY) || tree.is(first, &["no", "hardly", "scarcely", "barely"]))
}

/// "Stopped short of" before the predicate, by the words: the tree ties them in many ways.
fn stops_short(tree: &Tree<'_>, predicate: TokenIdx) -> bool {
    (1..4).any(|steps| stand_before(tree, predicate, steps, &["stop", "short", "of"]))
}

/// "Has yet to confirm".
fn is_yet_to_come(tree: &Tree<'_>, predicate: TokenIdx) -> bool {
    stand_before(tree, predicate, 1, &["have", "yet", "to"])
}

/// Whether these words stand in a row before a token, the last of them so many steps before it.
fn stand_before(tree: &Tree<'_>, token: TokenIdx, steps: u32, lemmas: &[&str]) -> bool {
    let before = |steps: u32| token.0.checked_sub(steps).map(TokenIdx);
    lemmas.iter().rev().zip(steps..).all(|(lemma, steps)| before(steps).is_some_and(|word| tree.is(word, &[lemma])))
}
