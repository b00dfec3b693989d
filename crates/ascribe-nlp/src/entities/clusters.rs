//! Which mentions are one entity: those that the resolver linked, and those whose names say so.
//!
//! The resolver's links come first, and are not taken where two names clash. Then mentions are put together that the links left apart:
//!
//! 1. apposition: "the spokesman, Ali Hasanov". In GUM two singular mentions of persons of which one is set beside the other are the same person in
//!    nearly every case; those that are not are lists and coordinations, which are left alone ("writers, Mark Twain …").
//! 2. the same name, and the names of one country: "the United States", "U.S.".
//! 3. a part of a person's name: "Hasanov" after "Ali Hasanov", if no other person with that part was named before. In GUM a name of one word
//!    that ends exactly one earlier full name is that person in 280 of 286 cases, and one that begins it ("Xi" of "Xi Jinping") in 54 of 56. If two
//!    fit, the mention is unsure.
//! 4. a short form that the text defines.
//!
//! Two different full names are never put together, and descriptions only by links and apposition.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use ascribe_types::{Deprel, EntityIdx, Kind, MentionForm, MentionIdx, TokenIdx};

use super::abbreviations::Definition;
use super::cast::Cast;
use crate::coreference::Link;

/// Names of a cluster that a further one is held against.
const MOST_NAMES: usize = 8;

/// Whom each mention refers to, entities in order of their first mentions; none where nobody knows.
pub(super) fn gather(cast: &Cast<'_>, links: &[Link], definitions: &[Definition]) -> Vec<Option<EntityIdx>> {
    let mut clusters = Clusters::new(cast);
    clusters.follow(links);
    clusters.join_appositions();
    clusters.join_names();
    clusters.join_short_forms(definitions);
    clusters.numbered()
}

/// Mentions put together so far: a forest in which a mention points to an earlier one of its cluster.
struct Clusters<'a> {
    cast: &'a Cast<'a>,
    earlier: Vec<usize>,
    /// For the first mention of each cluster, its mentions with different names.
    named: Vec<Vec<MentionIdx>>,
    /// For the first mention of each cluster, whether it is known whom it is.
    sure: Vec<bool>,
    /// For the first mention of each cluster, what words of its own say that it is.
    sorts: Vec<Sorts>,
}

/// What the names and descriptions of a cluster say that it is; pronouns say nothing.
#[derive(Clone, Copy, Default)]
struct Sorts {
    is_person: bool,
    is_gpe: bool,
}

impl Sorts {
    fn of(cast: &Cast<'_>, mention: MentionIdx) -> Self {
        let (kind, own) = (cast.kind(mention), cast.draft(mention).form != MentionForm::Pronoun);
        Self { is_person: own && kind == Kind::Person, is_gpe: own && kind == Kind::Gpe }
    }
}

/// The persons whose full names have a part.
enum Bearer {
    One(MentionIdx),
    Several,
}

impl<'a> Clusters<'a> {
    fn new(cast: &'a Cast<'a>) -> Self {
        let named = cast.all().map(|at| cast.name_of(at).map(|_| at).into_iter().collect()).collect();
        let count = cast.drafts.len();
        let sorts = cast.all().map(|at| Sorts::of(cast, at)).collect();
        Self { cast, earlier: (0..count).collect(), named, sure: vec![true; count], sorts }
    }

    fn first(&mut self, mention: MentionIdx) -> usize {
        let mut at = mention.get();
        while self.earlier[at] != at {
            self.earlier[at] = self.earlier[self.earlier[at]];
            at = self.earlier[at];
        }
        at
    }

    /// Puts the clusters of two mentions together, unless names of theirs clash; whether they are together now.
    fn join(&mut self, one: MentionIdx, other: MentionIdx) -> bool {
        let (one, other) = (self.first(one), self.first(other));
        one == other || !self.clash(one, other) && self.merge(one, other)
    }

    fn clash(&self, one: usize, other: usize) -> bool {
        let names = |at: usize| self.named[at].iter().filter_map(|&mention| self.cast.name_of(mention));
        names(one).any(|name| names(other).any(|theirs| name.clashes(theirs)))
    }

    /// Whether one cluster holds a person and the other a country or city, both by words of their own: "Warsaw" is no "senior
    /// engineer", nor the "he" who is one.
    fn exclude(&mut self, one: MentionIdx, other: MentionIdx) -> bool {
        let [one, other] = [one, other].map(|mention| self.first(mention)).map(|first| self.sorts[first]);
        one.is_person && other.is_gpe || one.is_gpe && other.is_person
    }

    fn merge(&mut self, one: usize, other: usize) -> bool {
        let (first, later) = (one.min(other), one.max(other));
        self.earlier[later] = first;
        self.sure[first] |= self.sure[later];
        self.sorts[first].is_person |= self.sorts[later].is_person;
        self.sorts[first].is_gpe |= self.sorts[later].is_gpe;
        for mention in std::mem::take(&mut self.named[later]) {
            self.note_name(first, mention);
        }
        true
    }

    fn note_name(&mut self, first: usize, mention: MentionIdx) {
        let key = |mention| self.cast.name_of(mention).map(|name| name.key());
        let is_new = self.named[first].iter().all(|&known| key(known) != key(mention));
        if is_new && self.named[first].len() < MOST_NAMES {
            self.named[first].push(mention);
        }
    }

    fn follow(&mut self, links: &[Link]) {
        for (at, link) in self.cast.all().zip(links) {
            match *link {
                Link::New => {}
                Link::Unsure => self.sure[at.get()] = false,
                Link::Same(earlier) if earlier < at => {
                    self.sure[at.get()] = false;
                    let is_joined = !self.exclude(at, earlier) && self.join(at, earlier);
                    self.sure[at.get()] |= !is_joined;
                }
                Link::Same(_) => {}
            }
        }
    }

    fn join_appositions(&mut self) {
        let syntax = &self.cast.syntax;
        for token in (0..syntax.len() as u32).map(TokenIdx).filter(|&token| syntax.deprel(token) == Deprel::Appos) {
            let pair =
                syntax.head(token).and_then(|head| Some((self.cast.headed_by(head)?, self.cast.headed_by(token)?)));
            if let Some((one, other)) = pair.filter(|&(one, other)| self.is_apposition(one, other)) {
                self.join(one, other);
            }
        }
    }

    /// Whether two mentions, one set right beside the other, are the same: two bodies of different names are not ("Trinity College, Cambridge").
    fn is_apposition(&self, one: MentionIdx, other: MentionIdx) -> bool {
        let cast = self.cast;
        let may = match cast.kind(one) {
            Kind::Person => true,
            Kind::Organization => cast.name_of(one).is_none() || cast.name_of(other).is_none(),
            _ => false,
        };
        let is_near = cast.gap(one, other) <= 1;
        may && is_near && cast.kind(one) == cast.kind(other) && cast.is_singular(one) && cast.is_singular(other)
    }

    fn join_names(&mut self) {
        let mut same: HashMap<(Kind, String), MentionIdx> = HashMap::new();
        let mut bearers: HashMap<String, Bearer> = HashMap::new();
        for at in self.cast.all() {
            let Some(name) = self.cast.name_of(at) else { continue };
            let is_clear = name.kind != Kind::Person || self.join_bearer(at, &name.key(), &bearers);
            if !is_clear {
                continue;
            }
            match same.entry((name.family(), name.key())) {
                Entry::Occupied(known) => {
                    self.join(at, *known.get());
                }
                Entry::Vacant(slot) => {
                    slot.insert(at);
                    self.note_parts(at, &mut bearers);
                }
            }
        }
    }

    /// Joins a mention to the only person of whose name its own is a part; whether there are not several.
    fn join_bearer(&mut self, at: MentionIdx, name: &str, bearers: &HashMap<String, Bearer>) -> bool {
        match bearers.get(name) {
            Some(Bearer::One(person)) => {
                self.join(at, *person);
                true
            }
            Some(Bearer::Several) => {
                self.doubt(at);
                false
            }
            None => true,
        }
    }

    /// Takes a cluster for unsure that has no name but one that several persons bear.
    fn doubt(&mut self, at: MentionIdx) {
        let first = self.first(at);
        if let [_] = self.named[first][..] {
            self.sure[first] = false;
        }
    }

    fn note_parts(&mut self, at: MentionIdx, bearers: &mut HashMap<String, Bearer>) {
        let Some(name) = self.cast.name_of(at).filter(|name| name.kind == Kind::Person && name.is_full()) else {
            return;
        };
        for part in name.parts() {
            let bearer = match bearers.get(&part) {
                None => Bearer::One(at),
                Some(&Bearer::One(other)) if self.first(other) == self.first(at) => continue,
                Some(_) => Bearer::Several,
            };
            bearers.insert(part, bearer);
        }
    }

    fn join_short_forms(&mut self, definitions: &[Definition]) {
        let cast = self.cast;
        let mut owners: HashMap<&str, Option<MentionIdx>> = HashMap::new();
        for definition in definitions {
            let Some(owner) = cast.headed_in(&definition.long) else { continue };
            let known = owners.entry(cast.syntax.passage(&definition.short)).or_insert(Some(owner));
            let is_same = known.is_some_and(|known| self.first(known) == self.first(owner));
            *known = known.filter(|_| is_same);
        }
        for at in cast.all() {
            if let Some(&Some(owner)) = owners.get(cast.bare(at)) {
                let (one, other) = (self.first(at), self.first(owner));
                if one != other {
                    self.merge(one, other);
                }
            }
        }
    }

    fn numbered(mut self) -> Vec<Option<EntityIdx>> {
        let mut numbers: Vec<Option<EntityIdx>> = vec![None; self.earlier.len()];
        let mut next = 0;
        for at in self.cast.all() {
            let first = self.first(at);
            if numbers[first].is_none() && self.sure[first] {
                numbers[first] = Some(EntityIdx(next));
                next += 1;
            }
            numbers[at.get()] = numbers[first];
        }
        numbers
    }
}

#[cfg(test)]
mod tests {
    use crate::entities::sample::Sample;

    /// A person's name as a mention of its own, in a sentence of its own.
    fn person(name: &str) -> String {
        let words: Vec<&str> = name.split(' ').collect();
        let rest: String = words[1..].iter().map(|word| format!("{word}/PROPN/1/flat ")).collect();
        format!("[person {{person {}/PROPN/0/root {rest}}} ]\n", words[0])
    }

    fn named(kind: &str, name: &str) -> String {
        person(name).replace("person", kind)
    }

    fn check(lines: &str, expected: &[&str], unsure: &[usize]) {
        let built = Sample::parse(lines.trim_end()).build();
        assert_eq!(
            (built.lines(), built.unsure()),
            (expected.iter().map(|&line| line.to_owned()).collect(), unsure.to_vec())
        );
    }

    #[test]
    fn a_surname_is_that_of_the_one_who_bears_it() {
        check(&(person("Ali Hasanov") + &person("Hasanov")), &["Ali Hasanov 0,1"], &[]);
        check(&(person("Xi Jinping") + &person("Xi")), &["Xi Jinping 0,1"], &[]);
        check(&(person("Hasanov") + &person("Ali Hasanov")), &["Hasanov 0", "Ali Hasanov 1"], &[]);
        check(&(person("Hasanov") + &person("Ali Hasanov") + &person("Hasanov")), &["Ali Hasanov 0,1,2"], &[]);
        let two = person("Ali Hasanov") + &person("Vali Hasanov");
        check(&(two.clone() + &person("Hasanov")), &["Ali Hasanov 0", "Vali Hasanov 1"], &[2]);
        check(&(two.clone() + &person("Ali Hasanov")), &["Ali Hasanov 0,2", "Vali Hasanov 1"], &[]);
        let linked = person("Hasanov").replacen("[person", "[person=1", 1);
        check(&(two + &linked), &["Ali Hasanov 0", "Vali Hasanov 1,2"], &[]);
    }

    #[test]
    fn a_name_repeated_is_the_same() {
        let bank = named("organization", "Harbour Bank");
        check(&(bank.clone() + &bank), &["Harbour Bank 0,1"], &[]);
        check(&(bank.clone() + &named("organization", "Harbour Museum")), &["Harbour Bank 0", "Harbour Museum 1"], &[]);
        check(&(named("gpe", "U.S.") + &named("gpe", "United States")), &["United States 0,1 | US"], &[]);
        check(&(named("person", "Jordan") + &named("gpe", "Jordan")), &["Jordan 0,1 | JO"], &[]);
    }

    #[test]
    fn a_link_between_a_person_and_a_city_is_cut() {
        let engineer = "[person an/DET/2/det engineer/NOUN/0/root ]\n";
        check(
            &(engineer.to_owned() + "[person=0 {person Warsaw/PROPN/0/root } ]"),
            &["an engineer 0", "Warsaw 1 | PL"],
            &[],
        );
        check(
            &(engineer.to_owned() + "[person=0 he/PRON/0/root ]\n[person=1 {person Warsaw/PROPN/0/root } ]"),
            &["an engineer 0,1", "Warsaw 2 | PL"],
            &[],
        );
    }

    #[test]
    fn a_link_between_two_full_names_is_cut() {
        let linked = person("Pedro Ruiz").replacen("[person", "[person=0", 1);
        let pronoun = "[person=1 He/PRON/0/root ]\n";
        check(&(person("Ana Ruiz") + &linked + pronoun), &["Ana Ruiz 0", "Pedro Ruiz 1,2"], &[]);
    }

    #[test]
    fn whoever_hangs_on_nobody_known_is_unknown() {
        check("[person? He/PRON/0/root ]\n[person=0 His/PRON/0/root ]", &[], &[0, 1]);
        check("[person Ana/PROPN/0/root ]\n[person? He/PRON/0/root ]", &["Ana 0"], &[1]);
        check("[person=5 He/PRON/0/root ]\n[person=1 she/PRON/0/root ]", &["He 0", "she 1"], &[]);
    }

    #[test]
    fn an_apposition_is_the_same_person() {
        let two = "[person the/DET/2/det spokesman/NOUN/0/root ] ,/PUNCT/4/punct \
                   [person {person Ali/PROPN/2/appos Hasanov/PROPN/4/flat } ]";
        check(two, &["Ali Hasanov 0,1 | the spokesman"], &[]);
        let many = two.replace("NOUN/0/root", "NOUN/0/root/Number=Plur");
        check(&many, &["the spokesman 0", "Ali Hasanov 1"], &[]);
    }

    #[test]
    fn a_short_form_is_what_it_was_defined_as() {
        check(
            "[organization {organization Foreign/PROPN/2/amod Policy/PROPN/0/root } ] (/PUNCT/4/punct \
             [organization {organization FP/PROPN/2/appos } ] )/PUNCT/4/punct\n\
             [organization FP/PROPN/0/root ]",
            &["Foreign Policy 0,1,2 | short FP"],
            &[],
        );
        check(
            "[organization the/DET/2/det Commission/PROPN/0/root of/ADP/4/case Inquiry/PROPN/2/nmod ] (/PUNCT/6/punct \
             COI/PROPN/2/appos )/PUNCT/6/punct\n[organization The/DET/2/det COI/PROPN/0/root ]",
            &["the Commission of Inquiry 0,1 | short COI"],
            &[],
        );
    }
}
