//! Words for those who act for another: "minister", "spokeswoman", "analyst", "soldier".
//!
//! The list beside this file was made by `training/offices.py` from WordNet, whose licence is in `NOTICE` at the top of the project.

/// A line of where they are from, and the words, one a line, in the order of their bytes.
const WORDS: &str = include_str!("offices.txt");

/// Whether a word, in its dictionary form, says that somebody acts for another: "the minister of Iran" is Iran's, while "a critic of Iran" is not.
pub(super) fn is_office(lemma: &str) -> bool {
    use std::collections::HashSet;
    use std::sync::LazyLock;
    static SET: LazyLock<HashSet<&str>> =
        LazyLock::new(|| WORDS.lines().filter(|line| !line.starts_with('#')).collect());
    let lemma = lemma.to_lowercase();
    SET.contains(lemma.as_str()) || lemma.rsplit_once('-').is_some_and(|(_, last)| SET.contains(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str], expected: bool) {
        words.iter().for_each(|word| assert_eq!(is_office(word), expected, "{word}"));
    }

    #[test]
    fn an_office_is_held_for_another() {
        check(&["minister", "Spokesman", "spokeswoman", "diplomat", "analyst", "soldier", "vice-president"], true);
        check(&["critic", "enemy", "victim", "opponent", "wife", "friend", "river", ""], false);
    }
}
