//! Whether one report is a copy of another.
//!
//! What counts is what the writer tells: the words outside quotations. Two reporters at the same press conference quote the same sentences and
//! tell them in their own words; whoever edits an agency's report keeps most of what it tells.

use crate::fingerprint::{SEQUENCE, sequences};
use crate::words::{Word, words};

/// How much of what the shorter tells must stand in the other. Of edited copies with three sentences in ten rewritten more does; of what reports
/// on the same matter tell, rarely a quarter (docs/method.md).
const TOLD: f32 = 0.4;

/// How much of the shorter must stand in the other, quotations and all.
const WHOLE: f32 = 0.4;

/// Words that a report must tell for this to mean anything; with fewer it must stand in the other nearly whole.
const FEW: usize = 25;

/// Nearly whole.
const NEARLY: f32 = 0.85;

/// Of how many hashes of the smaller fingerprint two reports must share one to be compared word by word.
const SHARED_IN: usize = 8;

/// Whether two reports share so many hashes of their fingerprints that one may be a copy of the other; `smaller` is how many the smaller fingerprint has.
pub fn is_candidate(shared: usize, smaller: usize) -> bool {
    shared * SHARED_IN >= smaller && shared > 0
}

/// How much of the shorter of two texts stands in the other, from 0 to 1, if that is enough to call one a copy of the other.
pub fn copied(one: &str, other: &str) -> Option<f32> {
    let (one, other) = (words(one), words(other));
    let ending = common_ending(&one, &other);
    let (one, other) = (&one[..one.len() - ending], &other[..other.len() - ending]);
    let [there, back] = [Overlap::of(one, other), Overlap::of(other, one)];
    let overlap = match one.len().cmp(&other.len()) {
        std::cmp::Ordering::Less => there,
        std::cmp::Ordering::Greater => back,
        std::cmp::Ordering::Equal => {
            if there.whole >= back.whole {
                there
            } else {
                back
            }
        }
    };
    overlap.is_copy().then_some(overlap.whole)
}

/// How many words two texts have in common at their ends: a publisher's address, an agency's rights, "read more". It says neither that one is a copy nor that
/// it is none, if it is no more than a third of the shorter.
fn common_ending(one: &[Word], other: &[Word]) -> usize {
    let same = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a.hash == b.hash).count();
    same.min(one.len().min(other.len()) / 3)
}

/// How much of a text stands in another.
struct Overlap {
    whole: f32,
    told: f32,
    words_told: usize,
}

impl Overlap {
    /// Of `one` in `other`. A word stands there if one of the sequences that it is in does: a word changed here and there takes away no more than itself.
    fn of(one: &[Word], other: &[Word]) -> Self {
        let mut there = sequences(other);
        there.sort_unstable();
        let mut stands = vec![false; one.len()];
        for (at, sequence) in sequences(one).iter().enumerate() {
            if there.binary_search(sequence).is_ok() {
                stands[at..at + SEQUENCE].fill(true);
            }
        }
        let told: Vec<bool> =
            one.iter().zip(&stands).filter(|(word, _)| !word.quoted).map(|(_, &stands)| stands).collect();
        Self { whole: share(&stands), told: share(&told), words_told: told.len() }
    }

    fn is_copy(&self) -> bool {
        if self.words_told < FEW { self.whole >= NEARLY } else { self.told >= TOLD && self.whole >= WHOLE }
    }
}

fn share(stands: &[bool]) -> f32 {
    stands.iter().filter(|&&stands| stands).count() as f32 / stands.len().max(1) as f32
}
