//! Who is who so far: the entities of the mentions read until now, and who can never be the same.

use std::collections::HashSet;

use ascribe_types::Kind;

use super::lexicon::Id;
use super::likeness::common;
use super::profile::{Class, Profile};
use super::pronouns::Gender;

/// What is known of an entity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cluster {
    /// Its mentions.
    pub(super) size: usize,
    /// The last of them.
    pub(super) latest: usize,
    /// Whether one of them is a name.
    pub(super) named: bool,
    /// Which pronouns or titles it has had.
    man: bool,
    woman: bool,
    thing: bool,
    /// What a first name says of it.
    first_name: Gender,
    /// Its fullest personal name of two words or more.
    full_name: Option<usize>,
}

/// Values of [`Cluster::standing`].
pub(super) const STANDINGS: usize = 6;

impl Cluster {
    /// Whether the gender of a mention is that of the entity, another, or not known; apart for entities with and without a name.
    pub(super) fn standing(self, mention: &Profile) -> usize {
        let gender = match mention.gender {
            _ if self.is_other(mention.gender) => 2,
            Gender::Man if self.man => 1,
            Gender::Woman if self.woman => 1,
            Gender::Thing if self.thing => 1,
            _ => 0,
        };
        gender + 3 * usize::from(self.named)
    }

    /// Whether what is known of it excludes a gender: who was "he" is not "she" and not "it", nor Ilse Ruiz; and Ilse Ruiz is not "he".
    fn excludes(self, gender: Gender) -> bool {
        let is_known = gender != Gender::Unknown && self.first_name != Gender::Unknown;
        self.is_other(gender) || is_known && gender != self.first_name
    }

    /// Whether its pronouns and titles are of another gender.
    fn is_other(self, gender: Gender) -> bool {
        match gender {
            Gender::Man => self.woman || self.thing && !self.man,
            Gender::Woman => self.man || self.thing && !self.woman,
            Gender::Thing => (self.man || self.woman) && !self.thing,
            Gender::Unknown => false,
        }
    }
}

/// The entities of the mentions so far.
pub(super) struct Clusters {
    /// For each mention so far its entity.
    of: Vec<usize>,
    known: Vec<Cluster>,
    spelled: HashSet<(usize, Id)>,
}

impl Clusters {
    pub(super) fn new() -> Self {
        Self { of: Vec::new(), known: Vec::new(), spelled: HashSet::new() }
    }

    /// How many mentions there are.
    pub(super) fn len(&self) -> usize {
        self.of.len()
    }

    /// The entity of a mention.
    pub(super) fn of(&self, mention: usize) -> usize {
        self.of[mention]
    }

    pub(super) fn cluster(&self, mention: usize) -> Cluster {
        self.known[self.of[mention]]
    }

    /// Whether a mention of the entity of `before` is spelled as `mention`.
    pub(super) fn is_spelled(&self, before: usize, mention: &Profile) -> bool {
        self.spelled.contains(&(self.of[before], mention.text))
    }

    /// Adds the next mention: to the entity of an earlier one, or as an entity of its own.
    pub(super) fn add(&mut self, profiles: &[Profile], same: Option<usize>) {
        let at = self.of.len();
        let entity = same.map_or(self.known.len(), |same| self.of[same]);
        if entity == self.known.len() {
            self.known.push(Cluster::default());
        }
        self.of.push(entity);
        let (profile, cluster) = (&profiles[at], &mut self.known[entity]);
        cluster.size += 1;
        cluster.latest = at;
        cluster.named |= profile.class == Class::Name;
        cluster.man |= profile.gender == Gender::Man;
        cluster.woman |= profile.gender == Gender::Woman;
        cluster.thing |= profile.gender == Gender::Thing;
        if cluster.first_name == Gender::Unknown {
            cluster.first_name = profile.first_name;
        }
        let fuller = |&full: &usize| profiles[full].words.len() >= profile.words.len();
        if is_full_name(profile) && cluster.full_name.filter(fuller).is_none() {
            cluster.full_name = Some(at);
        }
        self.spelled.insert((entity, profile.text));
    }

    /// Whether a mention cannot be of the same entity as one before it.
    pub(super) fn forbid(&self, profiles: &[Profile], mention: &Profile, before: usize) -> bool {
        let cluster = self.cluster(before);
        let earlier = &profiles[before];
        let other_speaker = mention.class == Class::Speaker
            && earlier.class == Class::Speaker
            && mention.quotation != earlier.quotation;
        let other_name = cluster.full_name.is_some_and(|full| is_other_person(mention, &profiles[full]));
        other_speaker || other_name || cluster.excludes(mention.gender) || cluster.excludes(mention.first_name)
    }
}

fn is_full_name(profile: &Profile) -> bool {
    profile.class == Class::Name && profile.kind == Kind::Person && profile.words.len() > 1
}

/// Whether two names name two persons: "Ana Ruiz" and "Bo Ruiz", "Ana Ruiz" and "Ana Brik". The same may be "Ana Ruiz" and "Ruiz", "Ana Ruiz" and
/// "President Ana Ruiz", and whatever is no name.
fn is_other_person(mention: &Profile, full: &Profile) -> bool {
    let common = common(&mention.words, &full.words);
    let is_part = common == mention.words.len() || common == full.words.len();
    match mention.class {
        Class::Name if mention.kind == Kind::Person => {
            !is_part && (common == 0 || mention.words.len() > 1 && common < 2)
        }
        _ => false,
    }
}
