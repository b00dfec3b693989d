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

/// Where a word parts that lost its apostrophe, as its next word shows: "its a pity", "your not", "Lets go".
///
/// "its" and "your" are no possessives before what no noun phrase begins with. EWT and GUM write 58 of 361 "its" for "it's"; the next
/// words listed are those that leave no doubt, so "its only hope" and "its in-house counsel" stay whole.
pub(super) fn lost_apostrophe(word: &str, next: &str) -> Option<usize> {
    let is = |known: &str| word.eq_ignore_ascii_case(known);
    let lost = match word {
        _ if is("its") || is("your") => is_no_noun_phrase(next),
        "Lets" => next.starts_with(char::is_lowercase) && !is_object(next),
        _ => false,
    };
    lost.then(|| word.len() - 1)
}

/// Words that do not begin what can be possessed.
const NO_NOUN_PHRASES: &[&str] = &[
    "a",
    "about",
    "actually",
    "always",
    "an",
    "as",
    "at",
    "basically",
    "because",
    "been",
    "between",
    "by",
    "definitely",
    "for",
    "from",
    "getting",
    "gonna",
    "gotta",
    "her",
    "his",
    "if",
    "in",
    "it",
    "kinda",
    "me",
    "my",
    "not",
    "nothing",
    "on",
    "our",
    "probably",
    "really",
    "simply",
    "so",
    "sorta",
    "that",
    "the",
    "their",
    "them",
    "this",
    "to",
    "too",
    "us",
    "with",
    "you",
    "your",
];

/// What "lets" may let do something.
const OBJECTS: &[&str] = &[
    "a", "her", "him", "his", "it", "me", "my", "our", "people", "that", "the", "their", "them", "this", "us", "you",
    "your",
];

fn is_no_noun_phrase(next: &str) -> bool {
    NO_NOUN_PHRASES.contains(&next)
}

fn is_object(next: &str) -> bool {
    OBJECTS.contains(&next)
}

/// Whether `c` is written as an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
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
    fn names_stay_whole() {
        check("O'Neill", &["O'Neill"]);
        check("o'clock", &["o'clock"]);
        check("d'état", &["d'état"]);
        check("O'Neill's", &["O'Neill", "'s"]);
        check("n't", &["n't"]);
    }
}
