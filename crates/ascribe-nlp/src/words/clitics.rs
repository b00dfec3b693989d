//! Parts a word into the syntactic words that are written in it: "don't" is "do" and "n't", "Ann's" is "Ann" and "'s".

use super::lexicon::fused_at;

/// The clitics that follow an apostrophe.
const CLITICS: &[&str] = &["s", "m", "re", "ve", "ll", "d"];

/// The byte offsets in `word` at which a syntactic word begins, without 0, in order.
pub(super) fn parts(word: &str) -> Vec<usize> {
    if word.len() > LONGEST {
        return Vec::new();
    }
    let mut starts = Vec::new();
    let mut rest = word;
    while let Some(at) = last_clitic(rest) {
        starts.push(at);
        rest = &rest[..at];
    }
    starts.extend(fused_at(rest));
    starts.reverse();
    starts
}

/// Longer than any English word: not worth a look.
const LONGEST: usize = 64;

/// Where the clitic at the end of `word` begins.
fn last_clitic(word: &str) -> Option<usize> {
    let (apostrophe, tail) =
        word.char_indices().rev().find(|(_, c)| is_apostrophe(*c)).map(|(at, c)| (at, &word[at + c.len_utf8()..]))?;
    let before = &word[..apostrophe];
    if tail.eq_ignore_ascii_case("t") && before.ends_with(['n', 'N']) {
        return (before.len() > 1).then(|| before.len() - 1);
    }
    (!before.is_empty() && CLITICS.iter().any(|clitic| clitic.eq_ignore_ascii_case(tail))).then_some(apostrophe)
}

/// Where a word parts if it lost its apostrophe: "its" may be "it's", "your" may be "you're". Whether it did, only its neighbours say.
pub fn lost_apostrophe(word: &str) -> Option<usize> {
    let before = word.strip_suffix(['s', 'S', 'r', 'R']).filter(|_| word.len() <= LONGEST)?;
    let is_you = matches!(word, "your" | "Your" | "ur");
    let is_plural = word.ends_with(['s', 'S']) && before.len() > 1 && before.chars().all(char::is_alphabetic);
    (is_you || is_plural).then_some(before.len())
}

/// Whether `c` is written as an apostrophe.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &[&str]) {
        let mut ends = parts(word);
        ends.push(word.len());
        let mut start = 0;
        let found: Vec<&str> = ends.into_iter().map(|end| &word[std::mem::replace(&mut start, end)..end]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn clitics_part() {
        check("don't", &["do", "n't"]);
        check("Can’t", &["Ca", "n’t"]);
        check("shouldn't've", &["should", "n't", "'ve"]);
        check("WE'LL", &["WE", "'LL"]);
        check("Ann's", &["Ann", "'s"]);
        check("cannot", &["can", "not"]);
    }

    #[test]
    fn apostrophes_are_lost_before_s_and_r() {
        let check = |word: &str, expected: Option<usize>| assert_eq!(lost_apostrophe(word), expected);
        check("its", Some(2));
        check("your", Some(3));
        check("neighbours", Some(9));
        check("four", None);
        check("is", None);
        check("U.S", None);
    }

    #[test]
    fn names_stay_whole() {
        check("O'Neill", &["O'Neill"]);
        check("o'clock", &["o'clock"]);
        check("d'état", &["d'état"]);
        check("O'Neill's", &["O'Neill", "'s"]);
        check("n't", &["n't"]);
    }
}
