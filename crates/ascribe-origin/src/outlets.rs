//! Which names are those of publishers.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Names of publishers and news agencies, one a line.
static KNOWN: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| include_str!("outlets.txt").lines().filter(|line| !line.starts_with('#')).map(plain).collect());

/// Words that a name of an outlet ends in: those that end more than one name of the list and are hardly anything else ("Mail" is also who carries letters).
const MASTHEADS: [&str; 8] = ["news", "post", "times", "zeitung", "tageszeitung", "nachrichten", "rundfunk", "shimbun"];

/// What else a name of several words may end in that makes it one: "Central News Agency", "Harbour Broadcasting Corporation".
const COMPANIES: [(&str, &str); 4] =
    [("news", "agency"), ("press", "agency"), ("broadcasting", "corporation"), ("broadcasting", "company")];

/// Whether a name is that of a publisher: a known one, or one that says so.
pub(crate) fn is_outlet(name: &str) -> bool {
    let plain = plain(name);
    let mut back = plain.rsplit(' ');
    let (last, before) = (back.next().unwrap_or_default(), back.next());
    let says_so = |before| MASTHEADS.contains(&last) || COMPANIES.contains(&(before, last));
    KNOWN.contains(&plain) || before.is_some_and(says_so)
}

/// Whether two names may be those of one publisher: "The Courier" and "Courier", "Ynet News" and "Ynet", "Agence France-Presse" and "AFP".
///
/// Left alone: "Daily News" and "News", "Courier" and "Harbour Courier".
pub fn same_publisher(one: &str, other: &str) -> bool {
    let [one, other] = [plain(one), plain(other)];
    let bare = |name: &str| GENERIC.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name).trim().to_owned();
    one == other || bare(&one) == bare(&other) || initials(&one, &other) || initials(&other, &one)
}

/// Whether a name is what a publisher calls itself in its own reports: also a part of its name ("told the Tribune" in the Island Tribune), or the
/// initials of two words ("MW", the Midland Wire).
pub(crate) fn is_own(publisher: &str, name: &str) -> bool {
    let [long, short] = [plain(publisher), plain(name)];
    if short.is_empty() {
        return false;
    }
    let part = |rest: Option<&str>, at: fn(&str) -> bool| rest.is_some_and(at);
    same_publisher(publisher, name)
        || part(long.strip_suffix(short.as_str()), |rest| rest.ends_with(' '))
        || part(long.strip_prefix(short.as_str()), |rest| rest.starts_with(' '))
        || long.split(' ').filter_map(|word| word.chars().next()).eq(short.chars())
}

/// What may be left off the end of an outlet's name.
const GENERIC: [&str; 9] =
    [" news", " newspaper", " magazine", " news agency", " agency", " online", ".com", ".net", ".org"];

/// Whether a short name is the initials of a long one, of three words or more: of two there are too many ("AA", "PA").
fn initials(short: &str, long: &str) -> bool {
    let words: Vec<&str> = long.split([' ', '-']).filter(|word| !SMALL.contains(word)).collect();
    words.len() >= 3 && words.iter().filter_map(|word| word.chars().next()).eq(short.chars())
}

const SMALL: [&str; 3] = ["of", "and", "the"];

/// A name without capitals, "the", and marks at its end.
fn plain(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let name = words.join(" ").to_lowercase();
    let name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
    name.strip_prefix("the ").unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_publisher_calls_itself_by_parts_of_its_name() {
        for (publisher, name) in
            [("The Island Tribune", "the Tribune"), ("Pacific Weekly", "Pacific"), ("Midland Wire", "MW")]
        {
            assert!(is_own(publisher, name), "{publisher}, {name}");
        }
        for (publisher, name) in [("The Island Tribune", "bune"), ("The Courier", "Harbour Courier"), ("Post", "")] {
            assert!(!is_own(publisher, name), "{publisher}, {name}");
        }
    }

    #[test]
    fn outlets_are_known_or_say_so() {
        for name in ["AFP", "The Guardian", "reuters", "the Baltic Morning Post", "Central News Agency", "Ynet News"] {
            assert!(is_outlet(name), "{name}");
        }
        for name in ["Post", "the FBI", "Human Rights Watch", "the Central Agency", "Ministry of Health", "People", ""]
        {
            assert!(!is_outlet(name), "{name}");
        }
    }

    #[test]
    fn a_publisher_has_longer_and_shorter_names() {
        for (one, other) in [
            ("The Courier", "courier"),
            ("Ynet", "Ynet News"),
            ("AFP", "Agence France-Presse"),
            ("Central News Agency", "CNA"),
            ("courier.com", "The Courier"),
        ] {
            assert!(same_publisher(one, other) && same_publisher(other, one), "{one}, {other}");
        }
        for (one, other) in
            [("Courier", "Harbour Courier"), ("Daily News", "Daily Post"), ("AP", "Amber Press"), ("", "AFP")]
        {
            assert!(!same_publisher(one, other), "{one}, {other}");
        }
    }
}
