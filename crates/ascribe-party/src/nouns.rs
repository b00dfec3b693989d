//! The nouns that tell who speaks for another, and what each state has one of its own of.
//!
//! `nouns.tsv` lists them from WordNet's hierarchy of nouns (Fellbaum 1998), made by `training/agents.py`, which says what the classes are.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ascribe_types::Country;

/// What a noun says of whom it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Holds an office, and speaks for the state or body that it is of: "minister", "spokeswoman".
    Office,
    /// Speaks for a body or person, seldom for a state: "lawyer", "chairman".
    Mandate,
    /// A part of a state's executive: "ministry", "army".
    Organ,
    /// Another institution of which each state has its own: "parliament", "party".
    Body,
}

/// WordNet's synset "government, authorities, regime": who governs a state is the state.
const GOVERNMENTS: [&str; 3] = ["government", "authorities", "regime"];

/// Institutions of which a state may have several, so that they need a word more to be told apart.
const ONE_OF_MANY: [&str; 21] = [
    "administration",
    "agency",
    "association",
    "bank",
    "board",
    "bureau",
    "commission",
    "committee",
    "council",
    "court",
    "department",
    "embassy",
    "federation",
    "institute",
    "league",
    "legation",
    "ministry",
    "office",
    "party",
    "union",
    "university",
];

/// Seats that stand for who sits in them, by the glosses of WordNet 3.1.
const SEATS: [(&str, Country); 7] = [
    ("white house", Country(*b"US")),
    ("pentagon", Country(*b"US")),
    ("foggy bottom", Country(*b"US")),
    ("kremlin", Country(*b"RU")),
    ("whitehall", Country(*b"GB")),
    ("downing street", Country(*b"GB")),
    ("quai dorsay", Country(*b"FR")),
];

static NOUNS: LazyLock<BTreeMap<&str, Class>> = LazyLock::new(|| rows(include_str!("nouns.tsv")).collect());

static PORTFOLIOS: LazyLock<std::collections::BTreeSet<&str>> =
    LazyLock::new(|| include_str!("portfolios.txt").lines().filter(|line| !line.starts_with('#')).collect());

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, Class)> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| match line.split_once('\t') {
        Some(("office", noun)) => (noun, Class::Office),
        Some(("mandate", noun)) => (noun, Class::Mandate),
        Some(("organ", noun)) => (noun, Class::Organ),
        Some(("body", noun)) => (noun, Class::Body),
        _ => unreachable!("the table has two columns and four classes: {line}"),
    })
}

/// What a noun says, in small letters; of a compound what its last part says: "vice-president".
pub(crate) fn class(noun: &str) -> Option<Class> {
    let last = || noun.rsplit_once('-').and_then(|(_, last)| NOUNS.get(last));
    NOUNS.get(noun).or_else(last).copied()
}

/// The state of who sits in a seat of power, by its folded name.
pub(crate) fn seat(name: &str) -> Option<Country> {
    SEATS.iter().find(|(seat, _)| *seat == name).map(|(_, country)| *country)
}

/// Whether a noun is who governs.
pub(crate) fn governs(noun: &str) -> bool {
    GOVERNMENTS.contains(&noun)
}

/// Whether a state may have several of an institution.
pub(crate) fn is_one_of_many(noun: &str) -> bool {
    ONE_OF_MANY.contains(&noun)
}

/// Whether a word says what an institution is for, as in many states: "foreign", "health", "democratic".
pub(crate) fn is_portfolio(word: &str) -> bool {
    PORTFOLIOS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads() {
        assert_eq!(class("spokeswoman"), Some(Class::Office));
        assert_eq!(class("vice-president"), Some(Class::Office));
        assert_eq!(class("lawyer"), Some(Class::Mandate));
        assert_eq!(class("ministry"), Some(Class::Organ));
        assert_eq!(class("air force"), Some(Class::Organ));
        assert_eq!(class("parliament"), Some(Class::Body));
        assert_eq!(class("dissident"), None);
        assert_eq!(class("critic"), None);
    }

    #[test]
    fn institutions_of_many_are_listed_as_such() {
        assert!(ONE_OF_MANY.iter().all(|noun| matches!(class(noun), Some(Class::Organ | Class::Body))));
        assert!(is_portfolio("foreign") && !is_portfolio("yale"));
        assert!(governs("regime") && !governs("army"));
    }
}
