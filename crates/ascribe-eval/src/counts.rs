//! How many were right: what precision, recall and F1 are computed from.

use std::ops::AddAssign;

/// All of them added up.
pub(crate) fn total<T: AddAssign + Default>(parts: impl Iterator<Item = T>) -> T {
    parts.fold(T::default(), |mut total, part| {
        total += part;
        total
    })
}

/// Things predicted, things in the gold, and how many of them agree. Counts add up over documents; ratios do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Predicted, and in the gold.
    pub right: usize,
    /// Predicted.
    pub predicted: usize,
    /// In the gold.
    pub gold: usize,
}

impl Counts {
    /// The share of the predicted that is right, from 0 to 1; 0 where nothing was predicted.
    pub fn precision(self) -> f64 {
        ratio(self.right, self.predicted)
    }

    /// The share of the gold that was predicted, from 0 to 1; 0 where there is no gold.
    pub fn recall(self) -> f64 {
        ratio(self.right, self.gold)
    }

    /// The harmonic mean of precision and recall, from 0 to 1.
    pub fn f1(self) -> f64 {
        ratio(2 * self.right, self.predicted + self.gold)
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.predicted += other.predicted;
        self.gold += other.gold;
    }
}

/// `part` of `whole`, 0 of nothing.
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_is_the_harmonic_mean() {
        let counts = Counts { right: 1, predicted: 2, gold: 4 };
        let (precision, recall) = (counts.precision(), counts.recall());
        assert_eq!((precision, recall), (0.5, 0.25));
        assert!((counts.f1() - 2.0 * precision * recall / (precision + recall)).abs() < 1e-12);
    }

    #[test]
    fn nothing_scores_nothing() {
        let nothing = Counts::default();
        assert_eq!((nothing.precision(), nothing.recall(), nothing.f1()), (0.0, 0.0, 0.0));
    }
}
