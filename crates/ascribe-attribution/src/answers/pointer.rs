//! Contents that point at what somebody said: "the Tribune's claims as absurd", "that", "the accusation is false".

use ascribe_types::{Deprel, EntityIdx, Kind, Span, TokenIdx, Upos};

use super::judged::judged;
use super::nouns::{Told, told};
use super::parties::{Parties, Party};
use crate::sources::cast::{Words, indices};
use crate::sources::pronouns::Pronoun;

/// What a content points with.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pointer {
    /// A pronoun, or a noun that can mean nothing but what was just said: "that", "a claim" set beside it.
    Just,
    /// A noun for what is said.
    Noun(Noun),
    /// Who said it: "contradicted him", "the guild is wrong".
    Teller(Party),
}

impl Pointer {
    /// Whether it points at a statement and not at a wish: "would not comment on the claims"; with a pronoun only where the cue judges. Left alone: "did not respond to requests".
    pub(super) fn is_told(&self, judges: bool) -> bool {
        match self {
            Self::Just => judges,
            Self::Noun(noun) => !matches!(noun.told, Told::Demand | Told::Promise) && noun.lemma != "comment",
            Self::Teller(_) => false,
        }
    }
}

/// A noun that points, and what stands with it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Noun {
    pub(super) told: Told,
    pub(super) lemma: String,
    /// Who said it.
    pub(super) owner: Option<Party>,
    pub(super) number: Number,
    /// What it is about, "of cheating", where the words say so.
    pub(super) about: Option<Words>,
}

/// How many contents a noun points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    One,
    Two,
    Several,
}

/// Pronouns that can stand for what was said. (Huddleston and Pullum 2002, chapter 17, section 5)
const POINTING: [&str; 5] = ["that", "this", "it", "which", "these"];

/// What the content of an attribution points with, if it points.
pub(super) fn pointer(parties: &Parties<'_>, content: &[Span], source: Option<&Party>) -> Option<Pointer> {
    let words = parties.cast.words(*content.first()?);
    if is_own(parties, &words, source) {
        return Some(Pointer::Just);
    }
    noun_phrase(parties, &words).or_else(|| judged(parties, content))
}

/// The noun that the verb of a cue has for an object, where the content begins after it: "the charge" in "called the charge “a fairy tale”". Left alone:
/// "denied rumours that he is to retire", where the clause tells what is denied.
pub(super) fn object(parties: &Parties<'_>, cue: Span, content: &[Span]) -> Option<Pointer> {
    let cast = parties.cast;
    if begins_clause(parties, &cast.words(*content.first()?)) {
        return None;
    }
    let verb = cast.words(cue).head?;
    let after = Words { tokens: verb..TokenIdx(verb.0 + OBJECT), head: Some(verb) };
    let object = cast.dependents(&after.tokens, verb, &[Deprel::Obj]).next();
    let of_clause = || {
        let clause = cast.dependents(&after.tokens, verb, &[Deprel::Xcomp]).next()?;
        cast.dependents(&after.tokens, clause, &[Deprel::Nsubj]).next()
    };
    let object = object.or_else(of_clause)?;
    pointing(parties, &words_of(&after, object)).filter(|pointer| matches!(pointer, Pointer::Noun(_)))
}

/// Verbs of judgements that one withholds: "refused to confirm or deny".
pub(super) const WITHHELD: [&str; 3] = ["confirm", "deny", "comment"];

/// What a judgement that is withheld would be on: "the claims" in "to confirm or deny the claims".
pub(super) fn withheld(parties: &Parties<'_>, content: &[Span]) -> Option<Pointer> {
    let cast = parties.cast;
    let words = cast.words(*content.first()?);
    let verb = cast.top(&words.tokens).filter(|&verb| WITHHELD.contains(&cast.lemma(verb).as_str()))?;
    let last = cast.dependents(&words.tokens, verb, &[Deprel::Conj]).last().unwrap_or(verb);
    let object = cast.dependents(&words.tokens, last, &[Deprel::Obj, Deprel::Obl]).next()?;
    pointing(parties, &words_of(&words, object))
}

/// Whether words begin as a clause does: "that he is to retire".
fn begins_clause(parties: &Parties<'_>, words: &Words) -> bool {
    parties.cast.word(words.tokens.start).is_some_and(|word| matches!(word.upos, Upos::Sconj | Upos::Part))
}

/// How many words after a verb its object is looked for.
const OBJECT: u32 = 12;

/// Whether the words are "it" and were read as the one who speaks: "The laboratory denied it" would say "itself" (Huddleston and Pullum 2002, chapter 17, section 3).
fn is_own(parties: &Parties<'_>, words: &Words, source: Option<&Party>) -> bool {
    let it = words.tokens.end.0 == words.tokens.start.0 + 1 && parties.cast.lemma(words.tokens.start) == "it";
    let entity = parties.at(words.tokens.start).map(Party::Entity);
    it && entity.zip(source).is_some_and(|(entity, source)| parties.bond(&entity, source).is_some())
}

/// Whom a content names and no more: "him" in "contradicted him".
pub(super) fn teller(parties: &Parties<'_>, content: &[Span]) -> Option<Pointer> {
    let words = parties.cast.words(*content.first()?);
    let [top] = tops(parties, &words)[..] else { return None };
    somebody(parties, &words_of(&words, top))
}

/// The party that words stand for, if they stand for one that can speak.
pub(super) fn somebody(parties: &Parties<'_>, words: &Words) -> Option<Pointer> {
    let entity = parties.at(words.head?)?;
    speaks(parties, entity).then_some(Pointer::Teller(Party::Entity(entity)))
}

/// The pointer that the words are, and not a clause: "that a lie", "the claims as absurd", "what the bank had said".
fn noun_phrase(parties: &Parties<'_>, words: &Words) -> Option<Pointer> {
    let first = *tops(parties, words).first()?;
    let small = of_small_clause(parties, words, first);
    if small.is_none() && begins_clause(parties, words) {
        return None; // "that the battery charges": a clause, however its tree was read
    }
    let first = small.unwrap_or(first);
    pointing(parties, &words_of(words, first))
}

/// The words of a stretch that depend on none of it.
fn tops(parties: &Parties<'_>, words: &Words) -> Vec<TokenIdx> {
    let leaves = |token: &TokenIdx| {
        let word = parties.cast.word(*token);
        word.is_some_and(|word| {
            word.deprel != Deprel::Punct && word.head.is_none_or(|head| !words.tokens.contains(&head))
        })
    };
    indices(&words.tokens).filter(leaves).collect()
}

/// What a clause without a verb of its own is about: "that" in "called that a lie".
fn of_small_clause(parties: &Parties<'_>, words: &Words, top: TokenIdx) -> Option<TokenIdx> {
    let cast = parties.cast;
    cast.word(top).filter(|word| word.deprel == Deprel::Xcomp && word.upos != Upos::Verb)?;
    let mut above = cast.dependents(&words.tokens, top, &[Deprel::Nsubj, Deprel::Mark]);
    above.find(|&token| cast.word(token).is_some_and(|word| word.deprel == Deprel::Nsubj || word.upos == Upos::Pron))
}

pub(super) fn words_of(words: &Words, head: TokenIdx) -> Words {
    Words { tokens: words.tokens.clone(), head: Some(head) }
}

/// What a noun or pronoun points with, the head of the words.
pub(super) fn pointing(parties: &Parties<'_>, words: &Words) -> Option<Pointer> {
    let (cast, head) = (parties.cast, words.head?);
    let lemma = cast.lemma(head);
    match cast.word(head)?.upos {
        Upos::Pron | Upos::Det if lemma == "what" => free_relative(parties, words, head),
        Upos::Pron | Upos::Det => {
            let form = cast.form(head).to_lowercase();
            let clause = cast.dependents(&words.tokens, head, &[Deprel::AclRelcl, Deprel::Nmod]).next().is_some();
            let known = parties.at(head).is_some_and(|entity| is_somebody(parties, entity));
            (POINTING.contains(&form.as_str()) && !clause && !known).then_some(Pointer::Just)
        }
        Upos::Noun => noun(parties, words, head, &lemma),
        Upos::Adj | Upos::Verb | Upos::Num | Upos::Propn => None,
        _ => None,
    }
}

/// Whether an entity is more than what was said: somebody, or something that one can touch.
fn is_somebody(parties: &Parties<'_>, entity: EntityIdx) -> bool {
    let entity = parties.cast.analysis.entity(entity);
    entity.named
        || matches!(
            entity.kind,
            Kind::Person | Kind::Organization | Kind::Place | Kind::Gpe | Kind::Norp | Kind::Object
        )
}

/// "what the bank had said"
fn free_relative(parties: &Parties<'_>, words: &Words, head: TokenIdx) -> Option<Pointer> {
    let cast = parties.cast;
    let verb = cast.dependents(&words.tokens, head, &[Deprel::AclRelcl, Deprel::Acl]).next()?;
    let said = ["say", "tell", "claim", "report", "allege", "write", "suggest", "state"];
    let subject = cast.dependents(&words.tokens, verb, &[Deprel::Nsubj]).next()?;
    let owner = parties.words(&words_of(words, subject));
    let noun = Noun { told: Told::Claim, lemma: "claim".to_owned(), owner, number: Number::One, about: None };
    said.contains(&cast.lemma(verb).as_str()).then_some(Pointer::Noun(noun))
}

fn noun(parties: &Parties<'_>, words: &Words, head: TokenIdx, lemma: &str) -> Option<Pointer> {
    let cast = parties.cast;
    let told = told(lemma).filter(|_| !has_clause(parties, words, head))?;
    let owner = owner(parties, words, head);
    let about = about(parties, words, head);
    let determiner = || cast.dependents(&words.tokens, head, &[Deprel::Det]).map(|word| cast.lemma(word)).next();
    let indefinite = determiner().is_some_and(|word| word == "a" || word == "an");
    if indefinite {
        let bare = owner.is_none() && about.is_none() && told != Told::Verdict;
        return bare.then_some(Pointer::Just);
    }
    let several = cast.word(head)?.features.is("Number", "Plur");
    let both =
        cast.dependents(&words.tokens, head, &[Deprel::Det, Deprel::DetPredet, Deprel::CcPreconj, Deprel::Nummod]);
    let two = both.map(|word| cast.lemma(word)).any(|word| word == "both" || word == "two");
    let number = if two {
        Number::Two
    } else if several {
        Number::Several
    } else {
        Number::One
    };
    Some(Pointer::Noun(Noun { told, lemma: lemma.to_owned(), owner, number, about }))
}

/// Whether a clause says what was said: "the claim that the vote was bought". That is a matter of its own.
fn has_clause(parties: &Parties<'_>, words: &Words, head: TokenIdx) -> bool {
    let finite = |verb: TokenIdx| {
        parties.cast.dependents(&words.tokens, verb, &[Deprel::Mark]).any(|mark| parties.cast.lemma(mark) == "that")
    };
    parties.cast.dependents(&words.tokens, head, &[Deprel::Acl, Deprel::Ccomp]).any(finite)
}

/// Who said it: "the Tribune's claim", "the Tribune report", "claims by the judges".
fn owner(parties: &Parties<'_>, words: &Words, head: TokenIdx) -> Option<Party> {
    let cast = parties.cast;
    let possessor = cast.dependents(&words.tokens, head, &[Deprel::NmodPoss]).next();
    let named = || {
        let before = [Deprel::Compound, Deprel::NmodUnmarked, Deprel::NmodDesc, Deprel::Amod];
        cast.dependents(&words.tokens, head, &before).find(|&word| is_named(parties, word))
    };
    let after = || {
        cast.dependents(&words.tokens, head, &[Deprel::Nmod]).find(|&noun| {
            let case = preposition(parties, words, noun);
            matches!(case.as_deref(), Some("by" | "from"))
                || (case.as_deref() == Some("of") && parties.at(noun).is_some_and(|entity| speaks(parties, entity)))
        })
    };
    let owner = possessor.or_else(named).or_else(after)?;
    let one = matches!(Pronoun::of(cast.form(owner)), Some(Pronoun::He | Pronoun::She));
    let misread = one && parties.at(owner).is_some_and(|entity| cast.is_several(entity)); // "Two passengers confirmed her account"
    if misread { None } else { parties.words(&words_of(words, owner)) }
}

/// Whether a word names somebody who can say something: "Gazette" in "the Gazette report".
fn is_named(parties: &Parties<'_>, word: TokenIdx) -> bool {
    let capital = parties.cast.form(word).starts_with(char::is_uppercase);
    let name =
        parties.cast.word(word).is_some_and(|word| word.upos == Upos::Propn || (word.upos == Upos::Adj && capital));
    parties.at(word).map_or(name, |entity| speaks(parties, entity))
}

/// Whether an entity can say something.
fn speaks(parties: &Parties<'_>, entity: EntityIdx) -> bool {
    use Kind::{Gpe, Norp, Organization, Person, Work};
    matches!(parties.cast.analysis.entity(entity).kind, Person | Organization | Gpe | Norp | Work)
}

/// What it is about: "the allegation of cheating", "doping claims". Left alone: "the charge against her", which tells who is meant and not what.
fn about(parties: &Parties<'_>, words: &Words, head: TokenIdx) -> Option<Words> {
    let cast = parties.cast;
    let owned = owner_token(parties, words, head);
    let after = cast.dependents(&words.tokens, head, &[Deprel::Nmod, Deprel::Acl]).find(|&noun| {
        Some(noun) != owned
            && matches!(preposition(parties, words, noun).as_deref(), Some("of" | "about" | "on" | "over"))
    });
    let before = || cast.dependents(&words.tokens, head, &[Deprel::Compound]).find(|&noun| !is_named(parties, noun));
    let top = after.or_else(before)?;
    Some(Words { tokens: subtree(parties, words, top), head: Some(top) })
}

fn owner_token(parties: &Parties<'_>, words: &Words, head: TokenIdx) -> Option<TokenIdx> {
    let by = |&noun: &TokenIdx| {
        preposition(parties, words, noun).as_deref() == Some("of")
            && parties.at(noun).is_some_and(|entity| speaks(parties, entity))
    };
    parties.cast.dependents(&words.tokens, head, &[Deprel::Nmod]).find(by)
}

fn preposition(parties: &Parties<'_>, words: &Words, noun: TokenIdx) -> Option<String> {
    let cast = parties.cast;
    cast.dependents(&words.tokens, noun, &[Deprel::Case, Deprel::Mark]).next().map(|case| cast.lemma(case))
}

/// The words of a stretch that hang below one, from the first to the last.
fn subtree(parties: &Parties<'_>, words: &Words, top: TokenIdx) -> std::ops::Range<TokenIdx> {
    let below = |token: &TokenIdx| {
        let mut up = std::iter::successors(Some(*token), |&token| parties.cast.word(token)?.head);
        up.by_ref().take(32).any(|token| token == top)
    };
    let mut inside = indices(&words.tokens).filter(below);
    let first = inside.next().unwrap_or(top);
    let last = inside.last().unwrap_or(first);
    first..TokenIdx(last.0 + 1)
}
