//! As what an unnamed source speaks: the office that its noun says, and whether it is held no more.

use ascribe_types::{Deprel, Office, SourceRole, TokenIdx};

use super::cast::{Cast, Words};
use super::nouns::{self, Person};

/// Words that end an office: WordNet's synset "belonging to some prior time" but for "old", and "retired". PolNeAR's training texts have "former" in 322
/// sources, "retired" in 20, and each of the others in 5 at most.
const FORMER: [&str; 7] = ["former", "erstwhile", "one-time", "onetime", "quondam", "sometime", "retired"];

/// Nouns for who works for a service that is named before them.
const SERVING: [&str; 5] = ["official", "source", "officer", "agent", "analyst"];

/// Ways in which a word before a noun belongs to it.
const BEFORE: [Deprel; 4] = [Deprel::Compound, Deprel::Amod, Deprel::NmodDesc, Deprel::NmodUnmarked];

/// The role of the words: `a former senior diplomat` is a former diplomat.
pub(super) fn role(cast: &Cast<'_>, words: &Words) -> Option<SourceRole> {
    let head = cast.counted(words, words.head?);
    let secret = is_secret(cast, words, head).then_some(Person::Office(Office::IntelligenceOfficer));
    match secret.or_else(|| person(cast, words, head))? {
        Person::Office(office) => Some(SourceRole { office, former: is_former(cast, words, head) }),
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

/// An intelligence officer by another noun: `an intelligence official`, `intelligence sources`. Of the sources in PolNeAR's training texts 8 are so called.
/// Left alone: `intelligence experts`, who need not serve, and `the intelligence committee's chairman`, whose "intelligence" is not his.
fn is_secret(cast: &Cast<'_>, words: &Words, head: TokenIdx) -> bool {
    let serves = SERVING.contains(&cast.lemma(head).as_str());
    serves && cast.dependents(&words.tokens, head, &BEFORE).any(|word| cast.lemma(word) == "intelligence")
}

fn is_former(cast: &Cast<'_>, words: &Words, head: TokenIdx) -> bool {
    let ex = cast.lemma(head).starts_with("ex-");
    let ways = [Deprel::Amod, Deprel::Compound, Deprel::Advmod];
    ex || cast.dependents(&words.tokens, head, &ways).any(|word| FORMER.contains(&cast.lemma(word).as_str()))
}
