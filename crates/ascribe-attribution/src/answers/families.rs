//! Words that speak of the same matter: "steal" and "theft", "shut" and "close".
//!
//! `families.tsv` lists pairs from WordNet (Fellbaum 1998): derived words, synonyms, and a verb with the more general one, made by `training/families.py`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// For each word those after it in the alphabet that it is a pair with.
static FAMILIES: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("families.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// Whether two dictionary forms, in small letters, are one word or speak of the same matter.
pub(super) fn akin(one: &str, other: &str) -> bool {
    let (first, second) = if one < other { (one, other) } else { (other, one) };
    first == second || FAMILIES.get(first).is_some_and(|pairs| pairs.split(' ').any(|word| word == second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_pairs_in_either_order() {
        assert!(akin("steal", "theft") && akin("theft", "steal"));
        assert!(akin("close", "shut"));
        assert!(akin("reef", "reef"));
        assert!(!akin("steal", "close"));
        assert!(!akin("", "close"));
    }
}
