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
//! counts if other words of the document speak of the country.

use std::collections::HashSet;
use std::ops::Range;

use ascribe_types::{Country, CountrySense, CountryWords, Kind, TokenIdx, Upos};

use super::countries::{Sense, country_of, english_name};
use super::syntax::{Syntax, within};

/// Most words of a name in the table: "Democratic Republic of the Congo".
const MOST_WORDS: u32 = 5;

/// The words that stand for countries, in order; they do not overlap.
pub(super) fn country_words(syntax: &Syntax<'_>) -> Vec<CountryWords> {
    let mut found: Vec<(CountryWords, Sense)> = Vec::new();
    let mut next = 0;
    while next < syntax.len() as u32 {
        let words = beginning_at(syntax, TokenIdx(next));
        next = words.as_ref().map_or(next + 1, |(words, _)| words.tokens.end.0);
        found.extend(words);
    }
    let is_sure = |sense: Sense| sense != Sense::DoubtfulName;
    let sure = found.iter().filter(|(_, sense)| is_sure(*sense)).map(|(words, _)| words.country);
    let sure: HashSet<Country> = sure.collect();
    let holds = |(words, sense): &(CountryWords, Sense)| is_sure(*sense) || sure.contains(&words.country);
    found.into_iter().filter(holds).map(|(words, _)| words).collect()
}

/// The longest words for a country that begin with a token.
fn beginning_at(syntax: &Syntax<'_>, start: TokenIdx) -> Option<(CountryWords, Sense)> {
    if !syntax.form(start).starts_with(char::is_uppercase) {
        return None;
    }
    let last = (syntax.len() as u32).min(start.0 + MOST_WORDS);
    (start.0 + 1..=last).rev().map(|end| start..TokenIdx(end)).find_map(|tokens| at(syntax, tokens))
}

fn at(syntax: &Syntax<'_>, tokens: Range<TokenIdx>) -> Option<(CountryWords, Sense)> {
    let (country, sense) = country_of(syntax.passage(&tokens))?;
    let told = match sense {
        Sense::Name | Sense::DoubtfulName => CountrySense::Name,
        Sense::People => CountrySense::People,
        Sense::Capital => CountrySense::Capital,
    };
    stands(syntax, &tokens, told).then_some((CountryWords { tokens, country, name: english_name(country), sense: told }, sense))
}

/// Whether words that a country is called by stand for it here.
fn stands(syntax: &Syntax<'_>, tokens: &Range<TokenIdx>, sense: CountrySense) -> bool {
    let name = syntax.name_at(tokens.start).filter(|name| within(tokens, &name.tokens));
    let is_part = name.is_some_and(|name| name.tokens.end.0 - name.tokens.start.0 > tokens.end.0 - tokens.start.0);
    match name.map(|name| name.kind) {
        Some(Kind::Person) => sense == CountrySense::People && is_part,
        Some(Kind::Organization) if is_part => sense != CountrySense::Capital,
        Some(Kind::Gpe | Kind::Place) => {
            !is_part || is_article(syntax, name.map(|name| name.tokens.start), tokens.start)
        }
        Some(Kind::Norp) => true,
        _ => matches!(syntax.upos(tokens.start), Upos::Propn | Upos::Adj),
    }
}

/// Whether all that a name has before some words is "the".
fn is_article(syntax: &Syntax<'_>, name: Option<TokenIdx>, words: TokenIdx) -> bool {
    name.is_some_and(|name| name.0 + 1 == words.0 && syntax.form(name).eq_ignore_ascii_case("the"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::sample::Sample;

    fn check(sample: &str, expected: &[(&str, &str, CountrySense)]) {
        let sample = Sample::parse(sample);
        let syntax = sample.syntax();
        let words = country_words(&syntax);
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
    fn a_doubtful_name_needs_support() {
        check("{gpe Georgia/PROPN/0/root }", &[]);
        check(
            "{gpe Georgia/PROPN/0/root }\n{gpe Tbilisi/PROPN/0/root }",
            &[("Georgia", "GE", CountrySense::Name), ("Tbilisi", "GE", CountrySense::Capital)],
        );
    }
}
