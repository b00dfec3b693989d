//! Words that refute, hedge and negate.
//!
//! The lists that Ferreira and Vlachos (2016, "Emergent") took for headlines, and which FNC-1's own baseline took over, with words of the same meaning that the
//! training part of FNC-1 has in more of the matters that are disputed or discussed than of those that are agreed on.

use std::ops::Range;

use ascribe_types::{Analysis, TokenIdx, Upos};

/// Words that say of something that it is not so: "the photograph is a fake".
const REFUTING: &[&str] = &[
    "apologize",
    "apology",
    "baseless",
    "bogus",
    "correction",
    "debunk",
    "denial",
    "deny",
    "discredit",
    "disprove",
    "erroneous",
    "fabricate",
    "fabricated",
    "fake",
    "false",
    "falsely",
    "fictional",
    "fictitious",
    "fraud",
    "hoax",
    "hoaxer",
    "incorrect",
    "misleading",
    "misreport",
    "mistaken",
    "prank",
    "rebut",
    "refute",
    "retract",
    "retraction",
    "satire",
    "satirical",
    "unfounded",
    "untrue",
];

/// Words that go against something, whether or not they say that it is not so: "however", "the rumour".
const OPPOSING: &[&str] = &[
    "bogus",
    "contrary",
    "debunk",
    "denial",
    "deny",
    "despite",
    "dismiss",
    "dispute",
    "doubt",
    "fake",
    "false",
    "fraud",
    "hoax",
    "however",
    "incorrect",
    "misleading",
    "n't",
    "never",
    "no",
    "nope",
    "not",
    "prank",
    "refute",
    "reject",
    "retract",
    "rumor",
    "rumour",
    "untrue",
    "wrong",
];

/// Words by which a report leaves open whether something is so: "reportedly", "according to a source".
const HEDGING: &[&str] = &[
    "accord",
    "alleged",
    "allegedly",
    "apparently",
    "appear",
    "believe",
    "claim",
    "confirm",
    "could",
    "investigate",
    "investigation",
    "likely",
    "may",
    "might",
    "perhaps",
    "possible",
    "possibly",
    "purport",
    "purported",
    "question",
    "report",
    "reportedly",
    "rumor",
    "rumored",
    "rumour",
    "say",
    "seem",
    "source",
    "speculation",
    "suggest",
    "supposedly",
    "suspect",
    "think",
    "unclear",
    "unconfirmed",
    "unverified",
    "verify",
];

/// Words that negate, as grammars list them.
const NEGATING: &[&str] =
    &["cannot", "n't", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "without"];

/// The kinds of words that are counted.
pub(super) const KINDS: usize = 4;

/// How many words of a stretch refute, oppose, hedge and negate.
pub(super) fn counts(analysis: &Analysis, tokens: &Range<TokenIdx>) -> [f32; KINDS] {
    let mut counts = [0.0; KINDS];
    for word in &analysis.words[tokens.start.get()..tokens.end.get()] {
        let lemma = word.lemma.to_lowercase();
        for (count, list) in counts.iter_mut().zip([REFUTING, OPPOSING, HEDGING, NEGATING]) {
            *count += f32::from(u8::from(list.binary_search(&lemma.as_str()).is_ok()));
        }
    }
    counts
}

/// The words of some part of speech in a stretch, in small letters, in order and each once.
pub(super) fn of_kind(text: &str, analysis: &Analysis, tokens: &Range<TokenIdx>, upos: Upos) -> Vec<String> {
    let range = tokens.start.get()..tokens.end.get();
    let kept = range.filter(|&at| analysis.words[at].upos == upos);
    let mut words: Vec<String> = kept.map(|at| analysis.tokens[at].span.of(text).to_lowercase()).collect();
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        for list in [REFUTING, OPPOSING, HEDGING, NEGATING] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
