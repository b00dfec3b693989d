//! Which parties of a ledger are the same although their keys differ.
//!
//! | | joined | left alone |
//! |---|---|---|
//! | a country told or not | "Ana Ruiz" of Chile and "Ana Ruiz" | if there is one of Peru too |
//! | given names told more or less | "Ana Ruiz", "Ana M. Ruiz", "A. Ruiz" | if "Ana P. Ruiz" is there too; "Ana Ruiz Jr." |
//! | a family name alone | "Ruiz", "Ana Ruiz" | if "Pedro Ruiz" is there too, or one is of Chile and the other of Peru, or a spokesman and the other a spokeswoman |
//! | outlet or body | a body and an outlet of one name | |
//! | a short form that a document defines | "IHU", "International Harbour Union (IHU)" | if another body is so called too |
//!
//! Each step joins only where just one fits. So the answer depends on who is there and not on who came first; a party that comes later can part two
//! that were joined before, as it should.

use std::collections::{BTreeMap, BTreeSet};

use ascribe_types::{Country, PartyKey, PartyKind};

use crate::known::Known;
use crate::names::Person;

/// What a person said of two parties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The one.
    pub one: PartyKey,
    /// The other.
    pub other: PartyKey,
    /// Whether they are the same, or never are.
    pub same: bool,
}

/// Which parties are the same although their keys differ ("ruiz" and "ana ruiz"): for each of them the one that it is, itself
/// for most. The parties must be all of a ledger that hang together by shared [`blocks`](crate::blocks), or by what people `told`; then the answer is a
/// function of the ledger's documents, in any order, and of what was told. Of what contradicts itself the later counts.
pub fn same(known: &[Known], told: &[Told]) -> Vec<PartyKey> {
    // In the order of their keys, so that no other order can tell.
    let mut order: Vec<usize> = (0..known.len()).collect();
    order.sort_by_key(|&at| &known[at].key);
    let mut classes = Classes::of(order.iter().map(|&at| &known[at]).collect());
    classes.take(told);
    classes.join_told_countries();
    classes.join_short_forms();
    // Twice: "A. Ruiz" is one once "Ana Ruiz" and "Ana M. Ruiz" are.
    classes.join_persons(Fit::Fuller);
    classes.join_persons(Fit::Fuller);
    classes.join_persons(Fit::FamilyAlone);
    let mut names: Vec<(usize, PartyKey)> = order.into_iter().zip(classes.names()).collect();
    names.sort_by_key(|&(at, _)| at);
    names.into_iter().map(|(_, key)| key).collect()
}

/// How one person's name can be a shorter writing of another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// With fewer given names, or initials for them.
    Fuller,
    /// The family name alone.
    FamilyAlone,
}

/// Parties put together so far: the class of each.
struct Classes<'a> {
    known: Vec<&'a Known>,
    class: Vec<usize>,
    /// Those that are never the same.
    apart: Vec<(usize, usize)>,
}

impl<'a> Classes<'a> {
    fn of(known: Vec<&'a Known>) -> Self {
        Self { class: (0..known.len()).collect(), known, apart: Vec::new() }
    }

    /// Takes what people said for given, the latest first.
    fn take(&mut self, told: &[Told]) {
        let places: BTreeMap<&PartyKey, usize> = self.known.iter().map(|known| &known.key).zip(0..).collect();
        for word in told.iter().rev() {
            let (Some(&one), Some(&other)) = (places.get(&word.one), places.get(&word.other)) else { continue };
            if word.same {
                self.join(one, other);
            } else if self.class[one] != self.class[other] {
                self.apart.push((one, other));
            }
        }
    }

    fn join(&mut self, one: usize, other: usize) {
        let (kept, gone) = (self.class[one], self.class[other]);
        let parted = |&(one, other): &(usize, usize)| {
            let classes = (self.class[one], self.class[other]);
            classes == (kept, gone) || classes == (gone, kept)
        };
        if self.apart.iter().any(parted) {
            return;
        }
        self.class.iter_mut().filter(|class| **class == gone).for_each(|class| *class = kept);
    }

    /// The members of each class, by its number.
    fn members(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, &class) in self.class.iter().enumerate() {
            out.entry(class).or_default().push(at);
        }
        out
    }

    /// The countries in the keys of some.
    fn countries(&self, members: &[usize]) -> BTreeSet<&'a str> {
        members.iter().filter_map(|&at| self.known[at].country()).collect()
    }

    /// Joins those of one name and different keys, if no two of them are of different countries.
    fn join_told_countries(&mut self) {
        let mut named: BTreeMap<(bool, &str), Vec<usize>> = BTreeMap::new();
        for (at, party) in self.known.iter().enumerate() {
            let is_person = party.kind == PartyKind::Person;
            if let Some(word) = party.word().filter(|_| is_person || is_body(party)) {
                named.entry((is_person, word)).or_default().push(at);
            }
        }
        named.retain(|(is_person, _), members| {
            self.countries(members).len() <= 1 && (!*is_person || self.may_be_one(members))
        });
        for members in named.into_values() {
            members.windows(2).for_each(|pair| self.join(pair[0], pair[1]));
        }
    }

    /// Whether of persons of one name each two who are told to be of countries have one in common.
    fn may_be_one(&self, members: &[usize]) -> bool {
        let told: Vec<_> = members.iter().map(|&at| self.told_countries(&[at])).collect();
        told.iter().all(|one| told.iter().all(|other| agree(one, other)))
    }

    /// Joins a short form with the only body that a document says it stands for.
    fn join_short_forms(&mut self) {
        let mut long: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (at, party) in self.known.iter().enumerate().filter(|(_, party)| is_body(party)) {
            for short in party.short_forms().filter(|short| party.word().is_some_and(|word| word != short)) {
                long.entry(short).or_default().insert(self.class[at]);
            }
        }
        for at in 0..self.known.len() {
            let body = Some(self.known[at]).filter(|party| is_body(party));
            let Some(stands_for) = body.and_then(Known::word).and_then(|word| long.get(word)) else { continue };
            let classes: BTreeSet<usize> = stands_for.iter().map(|&class| self.class[class]).collect();
            if let [class] = classes.into_iter().collect::<Vec<_>>()[..] {
                self.join_if_of_one_country(class, at);
            }
        }
    }

    /// Joins a party to the class of another, unless their countries differ, or one is a man's and the other a woman's.
    fn join_if_of_one_country(&mut self, other: usize, at: usize) {
        let (one, two): (Vec<usize>, Vec<usize>) = (self.class_of(other).collect(), self.class_of(at).collect());
        let both: Vec<usize> = one.iter().chain(&two).copied().collect();
        let told = |members: &[usize]| self.told_countries(members);
        let offices = |members: &[usize]| self.endings(members);
        if self.countries(&both).len() <= 1 && agree(&told(&one), &told(&two)) && agree(&offices(&one), &offices(&two))
        {
            self.join(other, at);
        }
    }

    /// The countries of which documents say that some are.
    fn told_countries(&self, members: &[usize]) -> BTreeSet<Country> {
        members.iter().flat_map(|&at| self.known[at].countries.iter().copied()).collect()
    }

    /// Whether the offices of some are a man's or a woman's by their words: "spokeswoman".
    fn endings(&self, members: &[usize]) -> BTreeSet<&'static str> {
        let words = members.iter().flat_map(|&at| &self.known[at].offices).flat_map(|office| office.split_whitespace());
        words.filter_map(|word| ["woman", "man"].into_iter().find(|ending| word.ends_with(ending))).collect()
    }

    fn class_of(&self, at: usize) -> impl Iterator<Item = usize> + use<'_> {
        let class = self.class[at];
        (0..self.class.len()).filter(move |&other| self.class[other] == class)
    }

    /// Joins each person's class with the only other one whose name is a fuller writing of its name.
    fn join_persons(&mut self, fit: Fit) {
        let members = self.members();
        let classes: Vec<(usize, &str)> =
            members.iter().filter_map(|(&class, members)| Some((class, self.fullest(members)?))).collect();
        let mut joined: Vec<(usize, usize)> = Vec::new();
        for &(class, name) in &classes {
            let fuller = classes.iter().filter(|&&(other, longer)| other != class && fits(fit, name, longer));
            if let [(other, _)] = fuller.collect::<Vec<_>>()[..] {
                joined.push((*other, class));
            }
        }
        joined.into_iter().for_each(|(other, class)| self.join_if_of_one_country(other, class));
    }

    /// The fullest name of a class of persons.
    fn fullest(&self, members: &[usize]) -> Option<&'a str> {
        let persons = members.iter().map(|&at| self.known[at]).filter(|party| party.kind == PartyKind::Person);
        let names = persons.filter_map(Known::word);
        names.max_by_key(|name| (name.len(), std::cmp::Reverse(*name)))
    }

    /// For each party the one of its class that has the fullest name, and a country, and of these the least key.
    fn names(self) -> Vec<PartyKey> {
        let best = |members: &Vec<usize>| {
            let rank = |at: usize| {
                let party = &self.known[at];
                (party.word().map_or(0, str::len), party.country().is_some(), std::cmp::Reverse(&party.key))
            };
            members.iter().copied().max_by_key(|&at| rank(at)).map(|at| self.known[at].key.clone())
        };
        let members = self.members();
        let chosen: BTreeMap<usize, PartyKey> =
            members.iter().filter_map(|(&class, members)| Some((class, best(members)?))).collect();
        self.class.iter().map(|class| chosen[class].clone()).collect()
    }
}

/// Whether what is told of two can be of one: of one of them nothing, or something of both.
fn agree<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> bool {
    one.is_empty() || other.is_empty() || !one.is_disjoint(other)
}

fn is_body(party: &Known) -> bool {
    matches!(party.kind, PartyKind::Organization | PartyKind::Outlet)
}

/// Whether a person's name can be a shorter writing of another.
fn fits(fit: Fit, short: &str, long: &str) -> bool {
    let (short, long) = (Person::of(short), Person::of(long));
    let is_short = short.given.is_empty();
    let fits = match fit {
        Fit::Fuller => !is_short && short.given != long.given && gives(&short.given, &long.given),
        Fit::FamilyAlone => is_short && !long.given.is_empty(),
    };
    fits && short.family == long.family
        && (short.generation == long.generation || is_short && short.generation.is_none())
}

/// Whether given names can be others written shorter: the first the same or its initial, the rest of them among the others in their order.
fn gives(short: &[&str], long: &[&str]) -> bool {
    let writes = |short: &str, long: &str| short == long || short.len() == 1 && long.starts_with(short);
    let (Some((first, rest)), Some((other, mut others))) = (short.split_first(), long.split_first()) else {
        return false;
    };
    writes(first, other)
        && rest.iter().all(|name| {
            let at = others.iter().position(|other| writes(name, other));
            at.map(|at| others = &others[at + 1..]).is_some()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A party by its key, after "=" a short form that a document defines, after "," an office, and after "&" a country that one tells.
    fn known(told: &str) -> Known {
        let (told, country) = told.split_once('&').unwrap_or((told, ""));
        let (told, office) = told.split_once(',').unwrap_or((told, ""));
        let (key, short) = told.split_once('=').unwrap_or((told, ""));
        let kind = PartyKind::from_name(key.split(':').next().unwrap_or_default()).expect("a kind");
        let names = Some(short.to_owned()).filter(|short| !short.is_empty()).into_iter().collect();
        let countries = <[u8; 2]>::try_from(country.as_bytes()).map(Country).into_iter().collect();
        let offices = Some(office.to_owned()).filter(|office| !office.is_empty()).into_iter().collect();
        Known { key: PartyKey(key.to_owned()), kind, names, countries, offices }
    }

    /// Holds the answer against what is expected, and against the answer for the same parties in other orders.
    fn check(told: &[&str], expected: &[&str]) {
        check_told(told, &[], expected);
    }

    /// The same after people said "ruiz = ana ruiz" or "ruiz / ana ruiz" of persons.
    fn check_told(told: &[&str], words: &[&str], expected: &[&str]) {
        let word = |words: &&str| {
            let same = words.contains('=');
            let (one, other) = words.split_once([if same { '=' } else { '/' }]).expect("two");
            let [one, other] = [one, other].map(|name| PartyKey(format!("person:{}", name.trim())));
            Told { one, other, same }
        };
        let words: Vec<Told> = words.iter().map(word).collect();
        let mut parties: Vec<(Known, &str)> =
            told.iter().map(|told| known(told)).zip(expected.iter().copied()).collect();
        for _ in 0..parties.len() {
            let all: Vec<Known> = parties.iter().map(|(known, _)| known.clone()).collect();
            let found = same(&all, &words);
            let found: Vec<(&str, &str)> =
                all.iter().zip(&found).map(|(one, is)| (one.key.0.as_str(), is.0.as_str())).collect();
            let expected: Vec<(&str, &str)> = parties.iter().map(|(known, is)| (known.key.0.as_str(), *is)).collect();
            assert_eq!(found, expected);
            parties.rotate_left(1);
        }
        parties.reverse();
        let all: Vec<Known> = parties.iter().map(|(known, _)| known.clone()).collect();
        assert!(same(&all, &words).iter().zip(&parties).all(|(is, (_, expected))| is.0 == *expected));
    }

    #[test]
    fn a_family_name_alone_is_the_only_bearer() {
        check(&["person:ruiz", "person:ana ruiz"], &["person:ana ruiz", "person:ana ruiz"]);
        check(
            &["person:ruiz", "person:ana ruiz", "person:bo ruiz"],
            &["person:ruiz", "person:ana ruiz", "person:bo ruiz"],
        );
        check(&["person:ruiz@PE", "person:ana ruiz@CL"], &["person:ruiz@PE", "person:ana ruiz@CL"]);
        check(&["person:van der laan", "person:piet van der laan"], &["person:piet van der laan"; 2]);
    }

    #[test]
    fn a_country_told_or_not() {
        check(&["person:ana ruiz", "person:ana ruiz@CL"], &["person:ana ruiz@CL"; 2]);
        let three = ["person:ana ruiz", "person:ana ruiz@CL", "person:ana ruiz@PE"];
        check(&three, &three);
        check(&["person:ruiz", "person:ana ruiz", "person:ana ruiz@CL"], &["person:ana ruiz@CL"; 3]);
    }

    #[test]
    fn what_documents_tell_of_one_must_fit() {
        let check = |told: &[&str], are_one: bool| {
            let found = same(&told.iter().map(|told| known(told)).collect::<Vec<_>>(), &[]);
            assert_eq!(found[0] == found[1], are_one, "{told:?}");
        };
        check(&["person:ruiz&PE", "person:ana ruiz&CL"], false);
        check(&["person:ruiz&CL", "person:ana ruiz&CL"], true);
        check(&["person:ana ruiz&PE", "person:ana ruiz@CL&CL"], false);
        check(&["person:ana ruiz", "person:ana ruiz@CL&CL"], true);
        check(&["person:ruiz,army spokesman", "person:ana ruiz,spokeswoman"], false);
        check(&["person:ruiz,spokeswoman", "person:ana ruiz,army spokeswoman"], true);
        check(&["person:ruiz,minister", "person:ana ruiz,spokeswoman"], true);
        check(&["organization:daily sun&GB", "outlet:daily sun&ZA"], true);
    }

    #[test]
    fn given_names_written_shorter() {
        check(&["person:ana ruiz", "person:ana m ruiz"], &["person:ana m ruiz"; 2]);
        check(&["person:a ruiz", "person:ana ruiz", "person:ana m ruiz"], &["person:ana m ruiz"; 3]);
        let two = ["person:ana ruiz", "person:ana m ruiz", "person:ana p ruiz"];
        check(&two, &two);
        let others = ["person:ana ruiz", "person:ana ruiz jr", "person:bo ruiz"];
        check(&others, &others);
    }

    #[test]
    fn a_body_and_its_short_form() {
        check(&["organization:hu", "organization:harbor union=HU"], &["organization:harbor union"; 2]);
        let two = ["organization:hu", "organization:harbor union=HU", "organization:health unit=HU"];
        check(&two, &["organization:hu", "organization:harbor union", "organization:health unit"]);
        check(&["organization:daily sun", "outlet:daily sun"], &["organization:daily sun"; 2]);
        check(&["people:NO", "country:NO"], &["people:NO", "country:NO"]);
    }

    #[test]
    fn what_people_say_goes_first() {
        let two = ["person:ruiz", "person:ana ruiz"];
        check_told(&two, &["ruiz / ana ruiz"], &two);
        check_told(&two, &["ruiz / ana ruiz", "ana ruiz = ruiz"], &["person:ana ruiz"; 2]);
        check_told(&two, &["ruiz = ana ruiz", "ana ruiz / ruiz"], &two);
        check_told(
            &["person:the tall one", "person:ana ruiz"],
            &["the tall one = ana ruiz"],
            &["person:the tall one"; 2],
        );
        check_told(&two, &["ruiz = bo"], &["person:ana ruiz"; 2]);
    }

    #[test]
    fn what_was_parted_is_not_joined_through_others() {
        let three = ["person:ruiz", "person:ana ruiz", "person:ana ruiz@CL"];
        check_told(&three, &["ruiz / ana ruiz"], &["person:ruiz", "person:ana ruiz@CL", "person:ana ruiz@CL"]);
        check_told(&three, &["ana ruiz / ana ruiz@CL"], &three);
        check_told(
            &three,
            &["ruiz / ana ruiz@CL", "ana ruiz = ana ruiz@CL"],
            &["person:ruiz", "person:ana ruiz@CL", "person:ana ruiz@CL"],
        );
    }

    #[test]
    fn nobody_is_nobody() {
        check(&[], &[]);
    }
}
