//! How much a word tells by being this one: "airfield" tells more of a matter than "year".
//!
//! Counted over the dictionary forms of UD English EWT and GUM (`training/commonness.py`).

use std::collections::HashMap;
use std::sync::LazyLock;

/// The steps from the most common words to those that are not listed.
const STEPS: f32 = 8.0;

/// The step of each word that is common enough to be listed.
static COMMON: LazyLock<HashMap<&str, f32>> = LazyLock::new(|| {
    let lines = include_str!("information/bits.tsv").lines();
    let parsed = lines.filter_map(|line| line.split_once('\t'));
    let steps = parsed.filter_map(|(step, words)| Some((step.parse::<f32>().ok()?, words)));
    steps.flat_map(|(step, words)| words.split(' ').map(move |word| (word, step))).collect()
});

/// How much a dictionary form tells, from 0 for the most common ones to 1 for those seen hardly ever.
pub(crate) fn information(lemma: &str) -> f32 {
    COMMON.get(lemma).copied().unwrap_or(STEPS) / STEPS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lemma: &str, expected: f32) {
        assert_eq!(information(lemma), expected, "{lemma}");
    }

    #[test]
    fn rare_words_tell_most() {
        check("go", 0.0);
        check("make", 0.125);
        check("allow", 0.5);
        check("airfield", 1.0);
        check("", 1.0);
    }
}
