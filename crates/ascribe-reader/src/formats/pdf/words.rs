//! Words that a line's end parts.
//!
//! A hyphen there belongs to the word ("well-known") or only to the line ("inter-national"), and the page does not tell which. The
//! rest of the report does, where it has the word again. Else the hyphen is taken for the line's where English words may be parted: by
//! the patterns of Liang ("Word hy-phen-a-tion by com-put-er", 1983), which the library has; and it stays after those first parts that
//! compounds are hyphened with (The Chicago Manual of Style, 7.89).

use std::collections::BTreeSet;

use hypher::Lang;

/// First parts after which a hyphen is the word's own.
const FIRST_PARTS: &[&str] = &[
    "all", "cross", "ex", "great", "half", "high", "ill", "long", "low", "mid", "quasi", "self", "short", "vice",
    "well",
];

/// The words of a report that no line's end parts.
pub(super) struct Words(BTreeSet<String>);

impl Words {
    /// The words of these lines but for the first and the last of each.
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let inner = |line: &'a str| {
            let words: Vec<&str> = line.split(' ').collect();
            let end = words.len() - usize::from(line.ends_with(HYPHENS));
            words[..end].iter().map(|word| plain(word)).collect::<Vec<_>>()
        };
        Self(lines.flat_map(inner).collect())
    }

    /// `before` and the line that follows it, as one.
    pub(super) fn join(&self, before: &mut String, after: &str) {
        let parted = before.ends_with(HYPHENS) && after.starts_with(char::is_lowercase);
        let first = before.rsplit(' ').next().unwrap_or_default().trim_end_matches(HYPHENS).to_owned();
        if !parted || first.is_empty() || !first.ends_with(char::is_alphabetic) {
            before.push(' ');
        } else if self.is_one(&first, after.split(' ').next().unwrap_or_default(), before.ends_with('\u{AD}')) {
            before.pop();
        }
        before.push_str(after);
    }

    /// Whether two parts are one word without a hyphen.
    fn is_one(&self, first: &str, second: &str, is_soft: bool) -> bool {
        let (first, second) = (plain(first), plain(second));
        let (whole, compound) = (format!("{first}{second}"), format!("{first}-{second}"));
        if is_soft || self.0.contains(&whole) {
            return true;
        }
        let are_words = self.0.contains(&first) && self.0.contains(&second);
        !self.0.contains(&compound)
            && !are_words
            && !FIRST_PARTS.contains(&first.as_str())
            && whole.chars().all(|c| c.is_alphabetic() || APOSTROPHES.contains(&c))
            && may_part(&whole, first.len())
    }
}

/// The hyphens that end lines.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{AD}'];
/// What stands within words beside letters ("the government's").
const APOSTROPHES: [char; 2] = ['\'', '\u{2019}'];

/// A word in lower case, without what stands around it.
fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Whether a word may be parted there.
fn may_part(word: &str, at: usize) -> bool {
    let mut end = 0;
    hypher::hyphenate(word, Lang::English).any(|syllable| {
        end += syllable.len();
        end == at
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(elsewhere: &str, before: &str, after: &str, expected: &str) {
        let mut joined = before.to_owned();
        Words::of([elsewhere].into_iter()).join(&mut joined, after);
        assert_eq!(joined, expected);
    }

    #[test]
    fn hyphens_of_the_line_go() {
        check("", "the inter-", "national court", "the international court");
        check("An unparted strophe.", "the stro-", "phe ended", "the strophe ended");
        check("", "the inter\u{AD}", "national court", "the international court");
    }

    #[test]
    fn hyphens_of_the_word_stay() {
        check("", "a well-", "known court", "a well-known court");
        check("a far-reaching plan", "a far-", "reaching plan", "a far-reaching plan");
        check("The light bulb was a bulb of light industry", "a light-", "industry bulb", "a light-industry bulb");
        check("", "the Paris-", "Dakar rally", "the Paris- Dakar rally");
    }

    #[test]
    fn hyphens_of_addresses_stay() {
        let long = "see https://northernpost.example/2019/03/flood-in-lower-tessen-dam-gates-were-inter-";
        check("", long, "national.html today", &format!("{long}national.html today"));
    }

    #[test]
    fn words_of_any_length() {
        let (first, second) = ("inter".repeat(12), "national".repeat(12));
        check("", &format!("{first}-"), &second, &format!("{first}{second}"));
        check("", "the govern-", "ment\u{2019}s gates", "the government\u{2019}s gates");
    }

    #[test]
    fn other_ends() {
        check("", "It rained", "much.", "It rained much.");
        check("", "It rained \u{2013}", "much.", "It rained \u{2013} much.");
    }
}
