//! The labels of words, and the best sequence of them.
//!
//! What is sought are stretches of some classes, so each class has a label for a stretch's first word and one for the words after it (BIO;
//! Ramshaw and Marcus 1995); label 0 is for words outside. The sequence is scored as a conditional random field does (Lafferty et al. 2001):
//! each label by the head, each step from one to the next by what training learnt; no stretch goes on that has not begun.

use std::ops::Range;

use super::plain;
use crate::{Error, Model};

/// A score that no sequence can make up for.
const NEVER: f32 = -1e4;

/// What each step from one label to the next is worth.
pub(super) struct Transitions<const LABELS: usize>([[f32; LABELS]; LABELS]);

impl<const LABELS: usize> Transitions<LABELS> {
    /// Takes `STEM.weight` from a model, a row for each label that is left.
    pub(super) fn from_model(model: &Model<'_>, stem: &str) -> Result<Self, Error> {
        let worth = plain(model, stem, LABELS, LABELS)?;
        Ok(Self::new(|left, right| worth[left * LABELS + right]))
    }

    fn new(worth: impl Fn(usize, usize) -> f32) -> Self {
        let step = |left, right| if continues(left, right) { worth(left, right) } else { NEVER };
        Self(std::array::from_fn(|left| std::array::from_fn(|right| step(left, right))))
    }

    /// The stretches of the best sequence for these scores (Viterbi 1967), each with its class, from 0; among equals, that of the lowest labels.
    pub(super) fn best(&self, scores: &[[f32; LABELS]]) -> Vec<(usize, Range<usize>)> {
        stretches(&self.best_labels(scores))
    }

    fn best_labels(&self, scores: &[[f32; LABELS]]) -> Vec<usize> {
        let Some((first, rest)) = scores.split_first() else { return Vec::new() };
        let mut best: [f32; LABELS] =
            std::array::from_fn(|label| if continues(0, label) { first[label] } else { NEVER });
        let mut came_from = Vec::with_capacity(rest.len());
        for scores in rest {
            let from: [usize; LABELS] =
                std::array::from_fn(|label| highest::<LABELS>(|left| best[left] + self.0[left][label]));
            best = std::array::from_fn(|label| best[from[label]] + self.0[from[label]][label] + scores[label]);
            came_from.push(from);
        }
        let mut labels = vec![highest::<LABELS>(|label| best[label])];
        labels.extend(came_from.iter().rev().scan(labels[0], |label, from| {
            *label = from[*label];
            Some(*label)
        }));
        labels.reverse();
        labels
    }
}

/// Whether a label may follow another: a later word only its own class's.
fn continues(left: usize, right: usize) -> bool {
    let is_later = right != 0 && right.is_multiple_of(2);
    !is_later || left == right || left + 1 == right
}

/// The first label with the highest score.
fn highest<const LABELS: usize>(score: impl Fn(usize) -> f32) -> usize {
    (1..LABELS).fold(0, |best, label| if score(label) > score(best) { label } else { best })
}

/// The stretches that labels mark.
fn stretches(labels: &[usize]) -> Vec<(usize, Range<usize>)> {
    let mut out: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, &label) in labels.iter().enumerate().filter(|&(_, &label)| label > 0) {
        let begins = label % 2 == 1;
        match out.last_mut() {
            Some((_, stretch)) if !begins => stretch.end = at + 1,
            _ => out.push(((label - 1) / 2, at..at + 1)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: usize = 7;
    const SOURCE: usize = 0;
    const CUE: usize = 1;
    const CONTENT: usize = 2;

    /// The stretches for words whose labels are liked so much each; `S s C c T t` are the labels' first and later words.
    fn check(likes: &[&[(char, f32)]], expected: &[(usize, Range<usize>)]) {
        let transitions = Transitions::<LABELS>::new(|_, _| 0.0);
        let number = |label| ".SsCcTt".find(label).expect("a label");
        let scores = likes.iter().map(|likes| {
            let mut row = [0.0; LABELS];
            likes.iter().for_each(|&(label, score)| row[number(label)] = score);
            row
        });
        assert_eq!(transitions.best(&scores.collect::<Vec<_>>()), expected);
    }

    #[test]
    fn stretches_of_words() {
        check(
            &[&[('S', 1.0)], &[('s', 1.0)], &[('C', 1.0)], &[('T', 1.0)], &[('t', 1.0)], &[('T', 1.0)]],
            &[(SOURCE, 0..2), (CUE, 2..3), (CONTENT, 3..5), (CONTENT, 5..6)],
        );
    }

    #[test]
    fn none_goes_on_that_has_not_begun() {
        check(&[&[('t', 3.0)], &[('t', 3.0), ('T', 1.0)]], &[(CONTENT, 0..2)]);
        check(&[&[('S', 1.0)], &[('t', 3.0)]], &[(CONTENT, 0..2)]);
        check(&[&[('S', 5.0)], &[('t', 3.0)]], &[(SOURCE, 0..1)]);
        check(&[], &[]);
    }
}
