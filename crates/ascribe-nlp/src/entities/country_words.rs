//! The words of a document that stand for countries.
//!
//! | where | example | left alone |
//! |---|---|---|
//! | a name | "*Norway*", "*Oslo*" | "New *Mexico*", "the Gulf of *Mexico*": part of the name of another place |
//! | an adjective | "*Norwegian* officials" | "Polish" where it is no adjective or name |
//! | in an organisation's name | "*Norwegian* Ministry", "Bank of *Norway*" | "*Paris* Saint-Germain": a capital |
//! | before a person's name | "*Norwegian* President Ana Ruiz" | "Ana *Jordan*" |
//!
//! Of words that begin at one place the most are taken ("the United States", "U.S."). A name that another place has as well ("Georgia")
//! counts if other words of the document speak of the country, and so does one that was read as a
//! person's; that counts too if the entity is none.

use std::collections::HashSet;
use std::ops::Range;

use ascribe_types::{Country, CountrySense, CountryWords, Kind, TokenIdx, Upos};

use super::countries::{Sense, country_of, english_name};
use super::syntax::{Syntax, within};

/// Most words of a name in the table: "Democratic Republic of the Congo".
const MOST_WORDS: u32 = 5;

/// The words that stand for countries, in order; they do not overlap. `names_country` says of a word whether the entity that it heads is a country or city.
pub(super) fn country_words(syntax: &Syntax<'_>, names_country: impl Fn(TokenIdx) -> bool) -> Vec<CountryWords> {
    let mut found: Vec<Found> = Vec::new();
    let mut next = 0;
    while next < syntax.len() as u32 {
        let words = beginning_at(syntax, TokenIdx(next));
        next = words.as_ref().map_or(next + 1, |found| found.words.tokens.end.0);
        found.extend(words);
    }
    let sure: HashSet<Country> = found.iter().filter(|found| found.sure).map(|found| found.words.country).collect();
    let named = |tokens: &Range<TokenIdx>| (tokens.start.0..tokens.end.0).map(TokenIdx).any(&names_country);
    let holds = |found: &Found| {
        found.sure || sure.contains(&found.words.country) || found.misread && named(&found.words.tokens)
    };
    found.into_iter().filter(holds).map(|found| found.words).collect()
}

/// Words for a country, and whether they can be nothing else.
struct Found {
    words: CountryWords,
    sure: bool,
    /// Whether the words were read as a person's name.
    misread: bool,
}

/// The longest words for a country that begin with a token.
fn beginning_at(syntax: &Syntax<'_>, start: TokenIdx) -> Option<Found> {
    if !syntax.form(start).starts_with(char::is_uppercase) {
        return None;
    }
    let last = (syntax.len() as u32).min(start.0 + MOST_WORDS);
    let ends = (start.0 + 1..=last).rev().filter(|&end| syntax.upos(TokenIdx(end - 1)) != Upos::Part);
    ends.map(|end| start..TokenIdx(end)).find_map(|tokens| at(syntax, tokens))
}

fn at(syntax: &Syntax<'_>, tokens: Range<TokenIdx>) -> Option<Found> {
    let (country, sense) = country_of(syntax.passage(&tokens))?;
    let told = match sense {
        Sense::Name | Sense::DoubtfulName => CountrySense::Name,
        Sense::People => CountrySense::People,
        Sense::Capital => CountrySense::Capital,
    };
    let is_doubtful = sense == Sense::DoubtfulName;
    let stands = stands(syntax, &tokens, told)?;
    let (sure, misread) = (stands && !is_doubtful, !stands && !is_doubtful);
    Some(Found { words: CountryWords { tokens, country, name: english_name(country), sense: told }, sure, misread })
}

/// Whether words that a country is called by stand for it here: for sure, perhaps, or never.
fn stands(syntax: &Syntax<'_>, tokens: &Range<TokenIdx>, sense: CountrySense) -> Option<bool> {
    let name = syntax.name_at(tokens.start).filter(|name| within(tokens, &name.tokens));
    let is_part = name.is_some_and(|name| !fills(syntax, tokens, &name.tokens));
    let stands = match name.map(|name| name.kind) {
        Some(Kind::Person) if is_part => sense == CountrySense::People,
        // The name of a country may be misread, and a person may have it.
        Some(Kind::Person) => return Some(false),
        Some(Kind::Organization) if is_part => sense != CountrySense::Capital,
        Some(Kind::Gpe | Kind::Place) => !is_part,
        Some(Kind::Norp) => true,
        // The last word: "United" may be read as a verb.
        _ => matches!(syntax.upos(TokenIdx(tokens.end.0 - 1)), Upos::Propn | Upos::Adj),
    };
    stands.then_some(true)
}

/// Whether some words are all of a name but for an article and a possessive mark.
fn fills(syntax: &Syntax<'_>, tokens: &Range<TokenIdx>, name: &Range<TokenIdx>) -> bool {
    let mut others = (name.start.0..name.end.0).map(TokenIdx).filter(|token| !tokens.contains(token));
    others.all(|token| matches!(syntax.upos(token), Upos::Det | Upos::Part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::sample::Sample;

    fn check(sample: &str, expected: &[(&str, &str, CountrySense)]) {
        let sample = Sample::parse(sample);
        let syntax = sample.syntax();
        let words = country_words(&syntax, |_| false);
        let found: Vec<_> =
            words.iter().map(|words| (syntax.passage(&words.tokens), words.country.code(), words.sense)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_adjectives_and_capitals_stand_for_countries() {
        check(
            "Norwegian/ADJ/2/amod officials/NOUN/0/root left/VERB/2/acl {gpe Oslo/PROPN/3/obj } for/ADP/6/case {gpe the/DET/8/det \
             United/PROPN/8/compound States/PROPN/3/obl }",
            &[
                ("Norwegian", "NO", CountrySense::People),
                ("Oslo", "NO", CountrySense::Capital),
                ("United States", "US", CountrySense::Name),
            ],
        );
    }

    #[test]
    fn a_part_of_another_name_stands_for_none() {
        check("{gpe New/PROPN/2/compound Mexico/PROPN/0/root }", &[]);
        check("{person Ana/PROPN/0/root Jordan/PROPN/1/flat }", &[]);
        check("{person Norway/PROPN/0/root }", &[]);
        check("{organization Paris/PROPN/2/compound Club/PROPN/0/root }", &[]);
        check("Polish/VERB/0/root it/PRON/1/obj", &[]);
        check(
            "{organization Bank/PROPN/0/root of/ADP/3/case Norway/PROPN/1/nmod }",
            &[("Norway", "NO", CountrySense::Name)],
        );
        check(
            "{person Danish/ADJ/2/amod President/PROPN/0/root Ana/PROPN/2/flat Ruiz/PROPN/2/flat }",
            &[("Danish", "DK", CountrySense::People)],
        );
    }

    #[test]
    fn a_misread_name_stands_beside_one_that_is_not() {
        let norway = ("Norway", "NO", CountrySense::Name);
        check("{gpe Norway/PROPN/0/root 's/PART/1/case }\n{person Norway/PROPN/0/root }", &[norway, norway]);
    }

    #[test]
    fn a_doubtful_name_needs_support() {
        check("{gpe Georgia/PROPN/0/root }", &[]);
        check(
            "{gpe Georgia/PROPN/0/root }\n{gpe Tbilisi/PROPN/0/root }",
            &[("Georgia", "GE", CountrySense::Name), ("Tbilisi", "GE", CountrySense::Capital)],
        );
    }
}
