//! Which country a name, an adjective or a capital stands for.
//!
//! The table beside this file was made by `training/countries.py` out of three packages of data, which it names; their licences are in
//! `NOTICE` at the top of the project. A word that several countries share ("Congolese", "Congo") is in it for none of them, and a capital not at all if a
//! larger place of its name is known better ("San José"). Some of its words mean other things too ("Turkey", "Chad", "Polish"): ask only for
//! what is known to be a name.

use std::collections::HashMap;
use std::sync::LazyLock;

use ascribe_types::Country;
use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::UnicodeNormalization;

/// A line of where they are from, and lines of code, names, words for its people and what is theirs, capitals; "?" before a name that first of all means another place.
const TABLE: &str = include_str!("countries.tsv");

/// How a word stands for a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sense {
    /// It is its name: "Azerbaijan", "the United States", "UK".
    Name,
    /// It is its name, and that of another place which is as well known: "Georgia".
    DoubtfulName,
    /// It says whose somebody or something is: "Azerbaijani", "Danes".
    People,
    /// It is its capital: "Baku".
    Capital,
}

static FORMS: LazyLock<HashMap<String, (Country, Sense)>> = LazyLock::new(|| rows().flat_map(forms).collect());

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.starts_with('#'))
}

static NAMES: LazyLock<HashMap<Country, &'static str>> = LazyLock::new(|| rows().map(named).collect());

/// What people call a country in English: the first name of its line; nothing for a code that is none.
pub(super) fn english_name(country: Country) -> &'static str {
    NAMES.get(&country).copied().unwrap_or_default()
}

/// The country of a line of the table, and its first name.
fn named(line: &'static str) -> (Country, &'static str) {
    let mut columns = line.split('\t');
    let code = columns.next().and_then(|code| code.as_bytes().try_into().ok());
    let country = Country(code.expect("a line of the table opens with a code of two letters"));
    (country, columns.next().and_then(|names| names.split('|').next()).unwrap_or_default().trim_start_matches('?'))
}

/// The country that a name stands for, and how. Case, accents, points and a leading "the" make no difference.
pub(super) fn country_of(name: &str) -> Option<(Country, Sense)> {
    let name = folded(name);
    FORMS.get(name.strip_prefix("the ").unwrap_or(&name)).copied()
}

/// The forms of one line of the table.
fn forms(line: &'static str) -> impl Iterator<Item = (String, (Country, Sense))> {
    let mut columns = line.split('\t');
    let code = columns.next().and_then(|code| code.as_bytes().try_into().ok());
    let country = Country(code.expect("a line of the table opens with a code of two letters"));
    let senses = [Sense::Name, Sense::People, Sense::Capital];
    let filled = columns.zip(senses).flat_map(|(forms, sense)| forms.split('|').map(move |form| (form, sense)));
    filled.filter(|(form, _)| !form.is_empty()).map(move |(form, sense)| match form.strip_prefix('?') {
        Some(form) => (folded(form), (country, Sense::DoubtfulName)),
        None => (folded(form), (country, sense)),
    })
}

/// A name as it is compared: in lower case, without accents, points and apostrophes, with single blanks for white space and hyphens.
pub(crate) fn folded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.nfd().flat_map(char::to_lowercase) {
        match c {
            '.' | '\'' | '’' | '‘' | '`' => {}
            c if c.is_whitespace() || get_general_category(c) == GeneralCategory::DashPunctuation => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c if get_general_category(c) == GeneralCategory::NonspacingMark => {}
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: Option<(&str, Sense)>) {
        let found = country_of(name);
        assert_eq!(found.as_ref().map(|(country, sense)| (country.code(), *sense)), expected, "{name}");
    }

    #[test]
    fn a_country_is_known_by_its_names() {
        check("Azerbaijan", Some(("AZ", Sense::Name)));
        check("the Islamic Republic of Iran", Some(("IR", Sense::Name)));
        check("U.S.", Some(("US", Sense::Name)));
        check("the United  States", Some(("US", Sense::Name)));
        check("Côte d'Ivoire", Some(("CI", Sense::Name)));
        check("Cote d’Ivoire", Some(("CI", Sense::Name)));
        check("GUINEA-BISSAU", Some(("GW", Sense::Name)));
        check("Czechia", Some(("CZ", Sense::Name)));
        check("Turkiye", Some(("TR", Sense::Name)));
        check("Atlantis", None);
        check("", None);
    }

    #[test]
    fn a_country_has_one_english_name() {
        assert_eq!(english_name(Country(*b"IR")), "Iran");
        assert_eq!(english_name(Country(*b"GE")), "Georgia");
        assert_eq!(english_name(Country(*b"--")), "");
    }

    #[test]
    fn a_country_is_known_by_its_people() {
        check("Azerbaijani", Some(("AZ", Sense::People)));
        check("Danes", Some(("DK", Sense::People)));
        check("Danish", Some(("DK", Sense::People)));
        check("Emirati", Some(("AE", Sense::People)));
        check("Frenchwomen", Some(("FR", Sense::People)));
        check("Nigerien", Some(("NE", Sense::People)));
        check("Basque", None);
    }

    #[test]
    fn a_country_is_known_by_its_capital() {
        check("Baku", Some(("AZ", Sense::Capital)));
        check("Tehran", Some(("IR", Sense::Capital)));
        check("Washington", Some(("US", Sense::Capital)));
        check("Kyiv", Some(("UA", Sense::Capital)));
        check("Kiev", Some(("UA", Sense::Capital)));
        check("Singapore", Some(("SG", Sense::Name)));
    }

    #[test]
    fn what_several_share_is_nobodys() {
        check("Congolese", None);
        check("Dominican", None);
        check("Congo", None);
        check("Korean", None);
        check("San Jose", None);
        check("Georgia", Some(("GE", Sense::DoubtfulName)));
        check("Georgian", Some(("GE", Sense::People)));
        check("Guinea", Some(("GN", Sense::Name)));
    }

    #[test]
    fn no_form_stands_for_two_countries() {
        let mut senses: HashMap<String, Country> = HashMap::new();
        for (form, (country, _)) in rows().flat_map(forms) {
            let other = senses.insert(form.clone(), country);
            assert!(other.is_none_or(|other| other == country), "{form}: {other:?} and {country:?}");
        }
    }
}
