//! What copies of a text share with it.
//!
//! Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of the hashes of every [`WINDOW`] sequences of words in a row, the least is taken. Two texts that have
//! [`SURE`] words in a row in common have a hash in common, wherever these stand, and no other measure of likeness is needed to find the one by the other.

use crate::words::{Word, hash, words};

/// Words that are hashed together. Shorter sequences are shared by reports that have nothing to do with each other.
pub(crate) const SEQUENCE: usize = 5;

/// Sequences of which one is taken.
const WINDOW: usize = 16;

/// Words in a row that never go unnoticed: about a sentence.
#[cfg(test)]
const SURE: usize = WINDOW + SEQUENCE - 1;

/// Bits of a hash that are kept: a database stores so many in fewer bytes, and a hundred thousand reports have some ten million.
const BITS: u32 = 48;

/// What copies of a text share with it: some of the hashes of its word sequences, in order, each once. A part of a text has a part of its fingerprint, but for
/// what is taken at its edges.
pub fn fingerprint(text: &str) -> Vec<u64> {
    let sequences = sequences(&words(text));
    let mut taken: Vec<u64> = sequences.windows(WINDOW.min(sequences.len()).max(1)).map(least).collect();
    taken.sort_unstable();
    taken.dedup();
    taken
}

fn least(window: &[u64]) -> u64 {
    let least = window.iter().min().expect("windows are not empty");
    least >> (u64::BITS - BITS)
}

/// The hashes of the sequences of words of a text, each at the place of its first word.
pub(crate) fn sequences(words: &[Word]) -> Vec<u64> {
    words.windows(SEQUENCE).map(|words| hash(words.iter().flat_map(|word| word.hash.to_le_bytes()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of different words, from one number to another.
    fn text(from: usize, to: usize) -> String {
        (from..to).map(|number| format!("word{number} ")).collect()
    }

    fn shared(one: &str, other: &str) -> usize {
        let other = fingerprint(other);
        fingerprint(one).iter().filter(|hash| other.contains(hash)).count()
    }

    #[test]
    fn a_sentence_in_common_is_a_hash_in_common() {
        for at in 0..200 {
            let one = text(0, 200) + &text(5000 + at, 5000 + at + SURE) + &text(200, 300);
            assert!(shared(&one, &text(5000, 5300)) > 0, "{at}");
        }
        assert_eq!(shared(&text(0, 300), &text(1000, 1300)), 0);
    }

    #[test]
    fn a_part_has_a_part() {
        let (whole, part) = (text(0, 900), text(300, 600));
        assert!(shared(&part, &whole) + 2 >= fingerprint(&part).len());
    }

    #[test]
    fn few_are_taken_and_all_fit() {
        let taken = fingerprint(&text(0, 1000));
        assert!((90..150).contains(&taken.len()), "{}", taken.len());
        assert!(taken.iter().all(|hash| hash >> BITS == 0));
    }

    #[test]
    fn short_texts_have_one_and_the_shortest_none() {
        assert_eq!(fingerprint("one two three four five six").len(), 1);
        assert_eq!(fingerprint("one two"), []);
        assert_eq!(fingerprint(""), []);
    }
}
