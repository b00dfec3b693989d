//! What a ledger knows of a party by all of its documents.

use ascribe_types::{Country, PartyKey, PartyKind};

use crate::names;

/// A party as a ledger knows it by all of its documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who it is.
    pub key: PartyKey,
    /// What it is.
    pub kind: PartyKind,
    /// All that documents call it: the names and other names of [`ascribe_types::Party`], each once.
    pub names: Vec<String>,
    /// The countries that documents say it is of, each once.
    pub countries: Vec<Country>,
    /// The offices that documents say it holds, in their words, each once.
    pub offices: Vec<String>,
}

impl Known {
    /// What the key calls it, without its kind and country; nothing for who is of one document only.
    pub(crate) fn word(&self) -> Option<&str> {
        let (_, word) = self.key.0.split_once(':')?;
        let local = word.len() > 16
            && word.as_bytes()[16] == b'/'
            && word.bytes().take(16).all(|byte| byte.is_ascii_hexdigit());
        let word = word.rsplit_once('@').map_or(word, |(word, _)| word);
        (!local && !word.is_empty()).then_some(word)
    }

    /// The country that the key names.
    pub(crate) fn country(&self) -> Option<&str> {
        self.key.0.rsplit_once('@').map(|(_, country)| country)
    }

    /// The short forms among its names, folded: "IHU".
    pub(crate) fn short_forms(&self) -> impl Iterator<Item = String> {
        let short = self.names.iter().filter(|name| is_short_form(name));
        short.map(|name| names::body(name))
    }
}

/// Whether a name is written like an abbreviation: one word with two capital letters or more, and no more letters than ten.
fn is_short_form(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && name.chars().count() <= 10 && !name.contains(char::is_whitespace)
}

/// Under which words a ledger files a party: two that may be the same although their keys differ share one of these.
/// None for parties that are nobody else ever.
pub fn blocks(known: &Known) -> Vec<String> {
    let Some(word) = known.word() else { return Vec::new() };
    let mut out = match known.kind {
        PartyKind::Person => vec![format!("person:{}", names::Person::of(word).family.last().copied().unwrap_or(word))],
        PartyKind::Organization | PartyKind::Outlet => {
            let words = std::iter::once(word.to_owned()).chain(known.short_forms());
            words.map(|word| format!("body:{word}")).collect()
        }
        _ => Vec::new(),
    };
    out.sort();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(key: &str, kind: PartyKind, names: &[&str], expected: &[&str]) {
        let known = Known {
            key: PartyKey(key.to_owned()),
            kind,
            names: names.iter().map(|&name| name.to_owned()).collect(),
            countries: Vec::new(),
            offices: Vec::new(),
        };
        assert_eq!(blocks(&known), expected, "{key}");
    }

    #[test]
    fn persons_are_filed_by_family_name() {
        check("person:ana ruiz@CL", PartyKind::Person, &["Ana Ruiz"], &["person:ruiz"]);
        check("person:ruiz", PartyKind::Person, &["Ruiz"], &["person:ruiz"]);
        check("person:ana ruiz jr", PartyKind::Person, &["Ana Ruiz Jr."], &["person:ruiz"]);
        check("person:pieter van der laan", PartyKind::Person, &[], &["person:laan"]);
    }

    #[test]
    fn bodies_are_filed_by_name_and_short_forms() {
        let names = ["Harbour Union", "HU", "Harbour"];
        check("organization:harbor union", PartyKind::Organization, &names, &["body:harbor union", "body:hu"]);
        check("outlet:harbor union", PartyKind::Outlet, &[], &["body:harbor union"]);
        check("organization:ministry of defense@NO", PartyKind::Organization, &[], &["body:ministry of defense"]);
    }

    #[test]
    fn others_are_nobody_else() {
        check("country:NO", PartyKind::Country, &["Norway"], &[]);
        check("people:kurd", PartyKind::People, &["Kurds"], &[]);
        check("unnamed:0123456789abcdef/official", PartyKind::Unnamed, &["official"], &[]);
        check("organization:0123456789abcdef/company", PartyKind::Organization, &["company"], &[]);
    }
}
