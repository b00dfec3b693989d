//! The predicate of a cue: the word that says what the source does.

use ascribe_types::{Deprel, Span, TokenIdx, Upos};

use super::lexicon;
use super::scope::NEGATING;
use crate::tree::Tree;

/// Verbs that say nothing by themselves: what they are done with does (`cast doubt on`, `voiced support for`). The light verbs of
/// Huddleston and Pullum 2002 (chapter 4, section 7), and verbs of utterance that take a noun of speech as object.
const LIGHT: [&str; 30] = [
    "have", "make", "take", "give", "put", "get", "do", "cast", "express", "voice", "raise", "issue", "draw", "file",
    "lodge", "pose", "throw", "see", "be", "come", "offer", "level", "hold", "receive", "share", "win", "repeat",
    "use", "leave", "unleash",
];

/// Words that leave it to the verb below them what is done: `went on to deny`, `was quoted as saying`; so do those that negate it (`refused to accept`).
const THROUGH: [&str; 17] = [
    "continue", "begin", "start", "go", "come", "try", "seem", "appear", "tend", "dare", "manage", "quote", "cite",
    "quick", "able", "reason", "keep",
];

/// Ways in which what a verb does is told below it.
const BELOW: [Deprel; 4] = [Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl, Deprel::Acl];

/// … and below a light verb.
const DONE_WITH: [Deprel; 5] = [Deprel::Obj, Deprel::Obl, Deprel::Nmod, Deprel::Xcomp, Deprel::NsubjPass];

/// How many words down a cue is followed.
const STEPS: usize = 5;

/// The predicate of a cue, if one of its words is listed.
pub(super) fn of_cue(tree: &Tree<'_>, cue: Span) -> Option<TokenIdx> {
    let tops = || tree.tokens(cue).filter(|&token| is_top(tree, token, cue));
    let verb = tops().find(|&token| tree.upos(token) == Upos::Verb);
    let top = verb.or_else(|| tops().find(|&token| is_listed(tree, token)));
    let followed = top.map(|top| follow(tree, top, cue)).filter(|&predicate| is_listed(tree, predicate));
    let listed = || tree.tokens(cue).filter(|&token| is_listed(tree, token));
    followed.or_else(|| listed().find(|&token| tree.upos(token) == Upos::Verb)).or_else(|| listed().next())
}

fn is_top(tree: &Tree<'_>, token: TokenIdx, cue: Span) -> bool {
    tree.head(token).is_none_or(|head| !tree.inside(head, &[cue]))
}

fn is_listed(tree: &Tree<'_>, token: TokenIdx) -> bool {
    !tree.is(token, &["be"]) && lexicon::knows(tree.upos(token), &tree.lemma(token))
}

/// Down from the top of the cue to the word that says what is done.
fn follow(tree: &Tree<'_>, top: TokenIdx, cue: Span) -> TokenIdx {
    let mut predicate = top;
    for _ in 0..STEPS {
        match next(tree, predicate, cue) {
            Some(below) => predicate = below,
            None => break,
        }
    }
    predicate
}

fn next(tree: &Tree<'_>, token: TokenIdx, cue: Span) -> Option<TokenIdx> {
    let in_cue = |child: &TokenIdx| tree.inside(*child, &[cue]);
    let lemma = tree.lemma(token);
    let mut below = tree.tied(token, &BELOW).filter(in_cue);
    let light = tree.is(token, &LIGHT);
    let through = light || leaves_below(tree, token) || tree.is(token, &["say"]);
    let clause = below.find(|&child| {
        through && leads_on(tree, child) && !lexicon::names(tree.upos(token), &lemma, &tree.lemma(child))
    });
    let empty = light || !lexicon::knows(tree.upos(token), &lemma);
    clause.or_else(|| tree.tied(token, &DONE_WITH).filter(in_cue).find(|&child| empty && leads_on(tree, child)))
}

fn leaves_below(tree: &Tree<'_>, token: TokenIdx) -> bool {
    tree.is(token, &NEGATING) || tree.is(token, &THROUGH)
}

fn leads_on(tree: &Tree<'_>, token: TokenIdx) -> bool {
    is_listed(tree, token) || leaves_below(tree, token)
}
