//! Which earlier mentions a mention is compared with: the nearest, and the latest that share a word with it. So many and no more, so
//! that the time grows with the length of a document and not with its square.

use super::lexicon::Id;
use super::profile::{Class, Profile};

/// How many of the nearest.
const NEAREST: usize = 40;

/// How many more that share a word.
const SHARING: usize = 20;

/// How many more of one pronoun.
const SAME_PRONOUN: usize = 4;

/// The mentions so far, by what they can be found by.
pub(super) struct Index {
    by: Vec<Vec<u32>>,
}

impl Index {
    /// An index of mentions whose words have numbers below `words`.
    pub(super) fn new(words: usize) -> Self {
        Self { by: vec![Vec::new(); words] }
    }

    /// Adds the mention `at`, later than all before.
    pub(super) fn add(&mut self, at: usize, profile: &Profile) {
        for key in keys(profile) {
            let list = &mut self.by[key as usize];
            if list.last() != Some(&(at as u32)) {
                list.push(at as u32);
            }
        }
    }

    /// The candidates of the mention `at`, in order.
    pub(super) fn candidates(&self, at: usize, profile: &Profile) -> Vec<usize> {
        let nearest = at.saturating_sub(NEAREST);
        let most = if is_pronoun(profile) { SAME_PRONOUN } else { SHARING };
        let latest = |key: Id| {
            let list = &self.by[key as usize];
            let far = list.partition_point(|&mention| (mention as usize) < nearest);
            list[..far].iter().rev().take(most).copied()
        };
        let mut far: Vec<u32> = keys(profile).flat_map(latest).collect();
        far.sort_unstable_by(|left, right| right.cmp(left));
        far.dedup();
        far.truncate(most);
        far.iter().rev().map(|&mention| mention as usize).chain(nearest..at).collect()
    }
}

fn is_pronoun(profile: &Profile) -> bool {
    matches!(profile.class, Class::ThirdPerson | Class::Speaker | Class::OtherPronoun)
}

/// What a mention is found by: its head, its words if it is none but a name, its initials.
fn keys(profile: &Profile) -> impl Iterator<Item = Id> {
    let words = if profile.class == Class::Name { &profile.words[..] } else { &[] };
    [profile.lemma, profile.text, profile.stem]
        .into_iter()
        .chain(profile.last)
        .chain(profile.initials)
        .chain(words.iter().copied())
}
