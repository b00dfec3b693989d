//! Puts a mention beside each of its candidates: what the network is to judge.

use ascribe_types::Kind;

use super::candidates::Index;
use super::clusters::Clusters;
use super::features::{MENTION_FEATURES, PAIR_FEATURES, Pair, mention_rows, pair_rows};
use super::likeness::Likeness;
use super::parsed::Parsed;
use super::profile::{Class, Profile};
use super::pronouns::{Gender, Number};

/// A mention beside its candidates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The rows that the mention picks.
    pub mention: [u16; MENTION_FEATURES],
    /// The earlier mentions that it is compared with, in order.
    pub candidates: Vec<usize>,
    /// The rows that it picks with each of them.
    pub pairs: Vec<[u16; PAIR_FEATURES]>,
}

/// Compares the mention `at` with what came before.
pub(super) fn compare(
    parsed: Parsed<'_>,
    profiles: &[Profile],
    index: &Index,
    clusters: &Clusters,
    at: usize,
) -> Comparison {
    let mention = &profiles[at];
    let candidates = index.candidates(at, mention);
    let alike: Vec<Likeness> = candidates.iter().map(|&before| Likeness::of(mention, &profiles[before])).collect();
    let (mut rank, mut nearer) = (0, [0; Likeness::COUNT]);
    let mut pairs: Vec<_> = candidates
        .iter()
        .zip(&alike)
        .rev()
        .map(|(&at_before, &likeness)| {
            let before = &profiles[at_before];
            let pair = Pair {
                mention,
                before,
                distance: at - at_before,
                rank,
                alike: nearer[likeness as usize..].iter().sum(),
                cluster: clusters.cluster(at_before),
                is_latest: clusters.cluster(at_before).latest == at_before,
                is_spelled: clusters.is_spelled(at_before, mention),
            };
            rank += usize::from(agrees(mention, before));
            nearer[likeness as usize] += 1;
            pair_rows(&pair, likeness)
        })
        .collect();
    pairs.reverse();
    let seen = alike.into_iter().max().unwrap_or(Likeness::None);
    Comparison { mention: mention_rows(parsed, mention, seen), candidates, pairs }
}

/// Whether two mentions could be the same by what their words say of person, number and sex.
fn agrees(mention: &Profile, before: &Profile) -> bool {
    let speakers = (mention.class == Class::Speaker) == (before.class == Class::Speaker);
    let numbers = mention.number == before.number || [mention.number, before.number].contains(&Number::Unknown);
    speakers && numbers && fits(mention.gender, before) && fits(before.gender, mention)
}

fn fits(gender: Gender, other: &Profile) -> bool {
    match gender {
        Gender::Unknown => true,
        Gender::Thing => other.kind != Kind::Person && matches!(other.gender, Gender::Unknown | Gender::Thing),
        Gender::Man | Gender::Woman => {
            other.kind == Kind::Person && (other.gender == Gender::Unknown || other.gender == gender)
        }
    }
}
