//! What was looked at last, so that it need not be read again.
//!
//! By hand, since libraries for this (`lru`) keep the order of every single look, which costs more than what is saved here.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Things by their rows. Those that were not looked at while `most` others came are let go: which are at hand makes no difference but to time.
#[derive(Debug)]
pub(crate) struct Recent<T> {
    most: usize,
    young: HashMap<i64, T, RandomState>,
    /// Those that were young before; who looks at one makes it young again.
    old: HashMap<i64, T, RandomState>,
}

impl<T> Recent<T> {
    /// Keeps between `most` and twice as many, once it has seen that many.
    pub(crate) fn new(most: usize) -> Self {
        Self { most, young: HashMap::default(), old: HashMap::default() }
    }

    pub(crate) fn get(&mut self, row: i64) -> Option<&T> {
        if !self.old.is_empty()
            && !self.young.contains_key(&row)
            && let Some(kept) = self.old.remove(&row)
        {
            self.insert(row, kept);
        }
        self.young.get(&row)
    }

    pub(crate) fn insert(&mut self, row: i64, kept: T) {
        if self.young.len() >= self.most {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(row, kept);
    }

    pub(crate) fn clear(&mut self) {
        self.young.clear();
        self.old.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of the rows from 0 to 9 are at hand after these were looked at, of which each is put there if it is not.
    fn check(most: usize, looks: &[i64], expected: &[i64]) {
        let mut recent = Recent::new(most);
        for row in looks {
            if recent.get(*row).is_none() {
                recent.insert(*row, row * 10);
            }
            assert_eq!(recent.get(*row), Some(&(row * 10)));
        }
        let found: Vec<i64> =
            (0..10).filter(|row| recent.young.contains_key(row) || recent.old.contains_key(row)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_looked_at_again_and_again_stays() {
        check(2, &[1, 2, 3], &[1, 2, 3]);
        check(2, &[1, 2, 3, 4, 5], &[3, 4, 5]);
        check(2, &[1, 2, 1, 3, 1, 4, 1, 5], &[1, 4, 5]);
    }
}
