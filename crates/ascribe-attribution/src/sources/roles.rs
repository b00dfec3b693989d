//! As what an unnamed source speaks: the office that its noun says, and whether it is held no more.

use ascribe_types::{Deprel, Office, SourceRole, TokenIdx};

use super::cast::{Cast, Words};
use super::nouns::{self, Person};

/// Words that end an office (WordNet 3.1: "former" and the adjectives in its synset; "retired" is similar to it).
const FORMER: [&str; 9] =
    ["former", "ex", "erstwhile", "one-time", "onetime", "quondam", "sometime", "retired", "then"];

/// Ways in which a word before a noun belongs to it.
const BEFORE: [Deprel; 4] = [Deprel::Compound, Deprel::Amod, Deprel::NmodDesc, Deprel::NmodUnmarked];

/// The role of the words: `a former senior diplomat` is a former diplomat.
pub(super) fn role(cast: &Cast<'_>, words: &Words) -> Option<SourceRole> {
    let head = words.head?;
    match person(cast, words, head)? {
        Person::Office(office) => {
            Some(SourceRole { office: told_apart(cast, words, head, office), former: is_former(cast, words, head) })
        }
        Person::Public => None,
    }
}

/// What the head says of a person, by the pair that it makes with the word before (`press agent`), else alone.
pub(super) fn person(cast: &Cast<'_>, words: &Words, head: TokenIdx) -> Option<Person> {
    let lemma = cast.lemma(head);
    let before = cast.dependents(&words.tokens, head, &BEFORE).last();
    let pair = before.and_then(|before| nouns::person(&format!("{} {lemma}", cast.lemma(before))));
    pair.or_else(|| nouns::person(&lemma)).or_else(|| after_hyphen(&lemma))
}

/// What the last part of a compound says: "co-chairman", "ex-minister".
fn after_hyphen(lemma: &str) -> Option<Person> {
    lemma.rsplit_once('-').and_then(|(_, last)| nouns::person(last))
}

/// An intelligence officer by another noun: `an intelligence official`, `intelligence analysts`. Of 12 sources in PolNeAR's training texts that
/// have the word before a noun for a person, all work for a service. Left alone: `the intelligence committee's chairman`, whose
/// "intelligence" is not his.
fn told_apart(cast: &Cast<'_>, words: &Words, head: TokenIdx, office: Office) -> Office {
    let mut before = cast.dependents(&words.tokens, head, &BEFORE);
    let works_there = matches!(office, Office::Official | Office::SecurityOfficer | Office::Analyst);
    let secret = works_there && before.any(|word| cast.lemma(word) == "intelligence");
    if secret { Office::IntelligenceOfficer } else { office }
}

fn is_former(cast: &Cast<'_>, words: &Words, head: TokenIdx) -> bool {
    let ex = cast.lemma(head).starts_with("ex-");
    let ways = [Deprel::Amod, Deprel::Compound, Deprel::Advmod];
    ex || cast.dependents(&words.tokens, head, &ways).any(|word| FORMER.contains(&cast.lemma(word).as_str()))
}
