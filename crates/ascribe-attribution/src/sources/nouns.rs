//! The nouns that tell as what a source speaks.
//!
//! `nouns.tsv` lists them from WordNet's hierarchy of nouns (Fellbaum 1998), made by `training/nouns.py`. Half of the nouns that head a source in
//! PolNeAR's training texts, names and pronouns aside, are in it; most of the others are no persons ("campaign", "percent"), or say no more
//! than that they are ("members", "women").

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ascribe_types::Office;

/// What a noun says of the person or persons that it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Person {
    /// An occupation or function.
    Office(Office),
    /// One of the people at large.
    Public,
}

/// What a noun that stands for no person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thing {
    Document,
    Outlet,
    Public,
}

/// The table, read once.
static NOUNS: LazyLock<Nouns> = LazyLock::new(|| Nouns::read(include_str!("nouns.tsv")));

/// Nouns by their dictionary form.
#[derive(Default)]
struct Nouns {
    persons: BTreeMap<&'static str, Person>,
    things: BTreeMap<&'static str, Thing>,
}

impl Nouns {
    fn read(table: &'static str) -> Self {
        let mut nouns = Self::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            nouns.enter(&line.split('\t').collect::<Vec<_>>());
        }
        nouns
    }

    fn enter(&mut self, row: &[&'static str]) {
        match *row {
            ["person", noun, "public"] => drop(self.persons.insert(noun, Person::Public)),
            ["person", noun, office] => {
                let office = Office::from_name(office).expect("the table has offices of ours alone");
                self.persons.insert(noun, Person::Office(office));
            }
            ["thing", noun, "document"] => drop(self.things.insert(noun, Thing::Document)),
            ["thing", noun, "outlet"] => drop(self.things.insert(noun, Thing::Outlet)),
            ["thing", noun, "public"] => drop(self.things.insert(noun, Thing::Public)),
            _ => unreachable!("the table has three columns: {row:?}"),
        }
    }
}

/// What a noun says of a person.
pub(super) fn person(noun: &str) -> Option<Person> {
    NOUNS.persons.get(noun).copied()
}

/// What a noun that stands for no person is.
pub(crate) fn thing(noun: &str) -> Option<Thing> {
    NOUNS.things.get(noun).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads() {
        assert_eq!(person("diplomat"), Some(Person::Office(Office::Diplomat)));
        assert_eq!(person("voter"), Some(Person::Public));
        assert_eq!(person("source"), None);
        assert_eq!(thing("magazine"), Some(Thing::Outlet));
        assert_eq!(thing("poll"), Some(Thing::Document));
        assert_eq!(thing("bridge"), None);
    }

    #[test]
    fn every_office_has_nouns() {
        let listed: Vec<Person> = NOUNS.persons.values().copied().collect();
        assert!(Office::ALL.iter().all(|&office| listed.contains(&Person::Office(office))));
    }
}
