//! Sentences that say of what somebody said that it is so, or not: "The claim is false", "There is no truth in it", "That never happened".

use ascribe_types::{Deprel, Span, TokenIdx};

use super::nouns::{Told, told};
use super::parties::Parties;
use super::pointer::{Noun, Pointer, pointing, somebody, words_of};
use crate::sources::cast::{Cast, Words, indices};

/// Nouns of "there is no truth in it", in the synsets of "truth" and "basis" in WordNet 3.1.
const GROUNDS: [&str; 7] = ["truth", "basis", "foundation", "ground", "merit", "substance", "validity"];

/// Subjects of clauses.
const SUBJECTS: [Deprel; 2] = [Deprel::Nsubj, Deprel::NsubjPass];

/// Words before a noun.
const BEFORE: [Deprel; 3] = [Deprel::Det, Deprel::Amod, Deprel::DetPredet];

/// The most sentences of a piece that are looked at: a verdict comes soon.
const SENTENCES: usize = 3;

/// What the first sentences of a piece judge, if one does.
pub(super) fn judged(parties: &Parties<'_>, piece: Span) -> Option<Pointer> {
    let words = parties.cast.words(piece);
    let roots = indices(&words.tokens).filter(|&token| is_root(parties.cast, &words, token));
    roots.take(SENTENCES).find_map(|root| by_sentence(parties, &words, root))
}

/// Whether a word heads a sentence of the stretch, or all of it.
fn is_root(cast: &Cast<'_>, words: &Words, token: TokenIdx) -> bool {
    let outside = |head: TokenIdx| !words.tokens.contains(&head);
    cast.word(token).is_some_and(|word| word.deprel != Deprel::Punct && word.head.is_none_or(outside))
}

fn by_sentence(parties: &Parties<'_>, words: &Words, root: TokenIdx) -> Option<Pointer> {
    let cast = parties.cast;
    let subject = cast.dependents(&words.tokens, root, &SUBJECTS).next();
    let none_such = |noun: TokenIdx| {
        let lemmas: Vec<String> = cast.dependents(&words.tokens, noun, &BEFORE).map(|word| cast.lemma(word)).collect();
        lemmas.contains(&"no".to_owned()) && lemmas.contains(&"such".to_owned())
    };
    match subject {
        Some(subject) if none_such(subject) => Some(Pointer::Just),
        Some(subject) if is_verdict(cast, words, root) => of_subject(parties, words, subject),
        Some(subject) => groundless(parties, words, root).or_else(|| owned(parties, words, subject)),
        None => groundless(parties, words, root),
    }
}

/// Whether a predicate says that something is so or not: "is false", "was a lie", "never happened", "is right".
fn is_verdict(cast: &Cast<'_>, words: &Words, root: TokenIdx) -> bool {
    let lemma = cast.lemma(root);
    let denied = || cast.dependents(&words.tokens, root, &[Deprel::Advmod]).any(|word| is_not(&cast.lemma(word)));
    told(&lemma) == Some(Told::Verdict) || (lemma == "happen" && denied())
}

fn is_not(lemma: &str) -> bool {
    lemma == "not" || lemma == "never"
}

/// What or whom a verdict is on: "that", "the claim", "the guild".
fn of_subject(parties: &Parties<'_>, words: &Words, subject: TokenIdx) -> Option<Pointer> {
    let words = words_of(words, subject);
    pointing(parties, &words).or_else(|| somebody(parties, &words))
}

/// What there is no truth in: "There is no truth in that story", "The claim has no basis".
fn groundless(parties: &Parties<'_>, words: &Words, root: TokenIdx) -> Option<Pointer> {
    let cast = parties.cast;
    let arguments = [Deprel::Nsubj, Deprel::Obj, Deprel::Obl];
    let is_ground = |token: &TokenIdx| GROUNDS.contains(&cast.lemma(*token).as_str());
    let ground = cast.dependents(&words.tokens, root, &arguments).find(is_ground)?;
    cast.dependents(&words.tokens, ground, &[Deprel::Det]).find(|&word| cast.lemma(word) == "no")?;
    let inside = cast.dependents(&words.tokens, ground, &[Deprel::Nmod]).next();
    let beside = || cast.dependents(&words.tokens, root, &[Deprel::Obl, Deprel::Nsubj]).find(|&noun| noun != ground);
    pointing(parties, &words_of(words, inside.or_else(beside)?))
}

/// A claim of somebody whom the words name, whatever is said of it: "the magazine's story was the work of bored diplomats". Left alone: "the report will
/// be printed in May".
fn owned(parties: &Parties<'_>, words: &Words, subject: TokenIdx) -> Option<Pointer> {
    let pointer = pointing(parties, &words_of(words, subject))?;
    matches!(&pointer, Pointer::Noun(Noun { owner: Some(_), .. })).then_some(pointer)
}
