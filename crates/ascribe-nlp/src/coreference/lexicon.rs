//! Numbers for strings, so that comparing words costs nothing. The order of the numbers is that of first appearance.

use std::collections::HashMap;

/// A string of a [`Lexicon`].
pub(super) type Id = u32;

/// Strings by number.
#[derive(Default)]
pub(super) struct Lexicon(HashMap<Box<str>, Id>);

impl Lexicon {
    /// The number of a string.
    pub(super) fn id(&mut self, string: &str) -> Id {
        if let Some(&id) = self.0.get(string) {
            return id;
        }
        let id = self.0.len() as Id;
        self.0.insert(string.into(), id);
        id
    }

    /// How many strings there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_string_has_the_same_number() {
        let mut lexicon = Lexicon::default();
        assert_eq!(["a", "b", "a"].map(|string| lexicon.id(string)), [0, 1, 0]);
        assert_eq!(lexicon.len(), 2);
    }
}
