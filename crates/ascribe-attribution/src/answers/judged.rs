//! Sentences that say of what somebody said that it is so, or not: "The claim is false", "There is no truth in it", "That never happened".

use ascribe_types::{Deprel, Span, TokenIdx, Upos};

use super::nouns::{Told, told};
use super::parties::{Parties, Party};
use super::pointer::{Noun, Pointer, pointing, somebody, words_of};
use crate::sources::cast::{Cast, Words, indices};

/// Nouns of "there is no truth in it", in the synsets of "truth", "basis" and "evidence" in WordNet 3.1.
const GROUNDS: [&str; 9] =
    ["truth", "basis", "foundation", "ground", "merit", "substance", "validity", "evidence", "proof"];

/// Subjects of clauses.
const SUBJECTS: [Deprel; 2] = [Deprel::Nsubj, Deprel::NsubjPass];

/// Words before a noun.
const BEFORE: [Deprel; 3] = [Deprel::Det, Deprel::Amod, Deprel::DetPredet];

/// The most sentences of a piece that are looked at: a verdict comes soon.
const SENTENCES: usize = 3;

/// What the first sentences of a content judge, if one does.
pub(super) fn judged(parties: &Parties<'_>, content: &[Span]) -> Option<Pointer> {
    content.iter().find_map(|&piece| of_piece(parties, piece))
}

fn of_piece(parties: &Parties<'_>, piece: Span) -> Option<Pointer> {
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
        Some(subject) if is_verdict(cast, words, root) || lacks_ground(cast, words, root) => {
            of_subject(parties, words, root, subject)
        }
        Some(subject) => groundless(parties, words, root).or_else(|| owned(parties, words, root, subject)),
        None => groundless(parties, words, root),
    }
}

/// Whether a predicate says that something is so or not: "is false", "was a lie", "never happened", "is right".
fn is_verdict(cast: &Cast<'_>, words: &Words, root: TokenIdx) -> bool {
    let lemma = cast.lemma(root);
    let denied = || cast.dependents(&words.tokens, root, &[Deprel::Advmod]).any(|word| is_not(&cast.lemma(word)));
    told(&lemma) == Some(Told::Verdict) || (lemma == "happen" && denied())
}

/// Whether a predicate says that something is without what it would stand on: "are without merit".
fn lacks_ground(cast: &Cast<'_>, words: &Words, root: TokenIdx) -> bool {
    let without = || cast.dependents(&words.tokens, root, &[Deprel::Case]).any(|word| cast.lemma(word) == "without");
    GROUNDS.contains(&cast.lemma(root).as_str()) && without()
}

fn is_not(lemma: &str) -> bool {
    lemma == "not" || lemma == "never"
}

/// What or whom a verdict is on: "that", "the claim", "the guild". Left alone: "That's right", which mostly agrees with whom one talks to.
fn of_subject(parties: &Parties<'_>, words: &Words, root: TokenIdx, subject: TokenIdx) -> Option<Pointer> {
    let right = parties.cast.lemma(root) == "right";
    let words = words_of(words, subject);
    pointing(parties, &words)
        .filter(|pointer| !right || *pointer != Pointer::Just)
        .or_else(|| somebody(parties, &words))
        .or_else(|| described(parties, &words))
}

/// Whom words describe that stand for no entity: "the health secretary was wrong".
fn described(parties: &Parties<'_>, words: &Words) -> Option<Pointer> {
    let head = words.head?;
    let definite =
        parties.cast.dependents(&words.tokens, head, &[Deprel::Det]).any(|det| parties.cast.lemma(det) == "the");
    let noun = || parties.words(words).filter(|party| matches!(party, Party::Noun(_)));
    definite.then(noun)?.map(Pointer::Teller)
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

/// A claim of somebody whom the words name, that is called something: "the magazine's story was the work of bored diplomats". Left alone: "her proposals
/// would simplify returns".
fn owned(parties: &Parties<'_>, words: &Words, root: TokenIdx, subject: TokenIdx) -> Option<Pointer> {
    parties.cast.dependents(&words.tokens, root, &[Deprel::Cop]).next()?;
    parties.cast.word(root).filter(|word| word.upos == Upos::Noun)?;
    let pointer = pointing(parties, &words_of(words, subject))?;
    let claimed = |noun: &Noun| noun.owner.is_some() && matches!(noun.told, Told::Claim | Told::Accusation);
    matches!(&pointer, Pointer::Noun(noun) if claimed(noun)).then_some(pointer)
}
