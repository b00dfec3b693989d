//! The texts that a run has read of late, so that the same text from another publisher or address is not read again.
//!
//! What is read depends on the text alone, so what is remembered makes no difference but to time: a text that was forgotten is read once more.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use ascribe::Entry;
use sha2::{Digest, Sha256};

/// From how many bytes of text on the older half is forgotten. What is read of a text takes some thirty times its bytes.
const MOST: usize = 512 << 10;

/// Longer texts are not remembered: few of them would take the place of all others.
const LONGEST: usize = MOST / 16;

/// What was read of a text, as soon as it was.
pub(super) type Slot = Arc<OnceLock<Arc<Entry>>>;

/// The SHA-256 of a text.
type Key = [u8; 32];

/// What a run remembers of a text.
pub(super) enum Recalled {
    /// Nothing: it is to be read, and put there.
    New(Slot),
    /// It was read, or is being read.
    Known(Slot),
}

/// The texts that were read of late.
#[derive(Default)]
pub(super) struct Memory {
    young: HashMap<Key, Slot>,
    /// Those that were young before; one that comes again is young again.
    old: HashMap<Key, Slot>,
    /// Of the texts of the young.
    bytes: usize,
}

impl Memory {
    /// Whether a text was read, which from now on is remembered.
    pub(super) fn recall(&mut self, text: &str) -> Recalled {
        if text.len() > LONGEST {
            return Recalled::New(Slot::default());
        }
        let key = Sha256::digest(text).into();
        if let Some(slot) = self.young.get(&key) {
            return Recalled::Known(Arc::clone(slot));
        }
        let known = self.old.remove(&key);
        let slot = known.clone().unwrap_or_default();
        self.keep(key, Arc::clone(&slot), text.len());
        if known.is_some() { Recalled::Known(slot) } else { Recalled::New(slot) }
    }

    fn keep(&mut self, key: Key, slot: Slot, bytes: usize) {
        if self.bytes + bytes > MOST {
            self.old = std::mem::take(&mut self.young);
            self.bytes = 0;
        }
        self.bytes += bytes;
        self.young.insert(key, slot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of some texts are remembered when they come, one after the other.
    #[track_caller]
    fn check(texts: impl IntoIterator<Item = String>, expected: &[bool]) {
        let mut memory = Memory::default();
        let known = texts.into_iter().map(|text| matches!(memory.recall(&text), Recalled::Known(_)));
        assert_eq!(known.collect::<Vec<_>>(), expected);
    }

    /// A text of a letter, so long that the memory has room for sixteen.
    fn long(letter: char) -> String {
        letter.to_string().repeat(LONGEST)
    }

    #[test]
    fn the_same_text_is_remembered() {
        check(["a", "b", "a", "a ", "b"].map(str::to_owned), &[false, false, true, false, true]);
    }

    #[test]
    fn what_comes_again_stays_and_the_rest_is_forgotten() {
        let fifteen = |from: char| (from..).take(15).map(long);
        let texts = [long('A')].into_iter().chain(fifteen('a')).chain([long('A')]).chain(fifteen('p'));
        let texts = texts.chain(['A', 'Z', 'A', 'a'].map(long));
        let expected: Vec<bool> = (0..36).map(|at| matches!(at, 16 | 32 | 34)).collect();
        check(texts, &expected);
    }

    #[test]
    fn the_longest_are_not_remembered() {
        check([long('a') + "a", long('a') + "a"], &[false, false]);
    }
}
