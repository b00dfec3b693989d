//! Under which keys statements are compared, so that not all pairs must be.
//!
//! By hand and not by an index of vectors (HNSW and its like): what such an index finds depends on the order in which it was filled, and a ledger must not.

use std::cmp::Ordering;

use ascribe_types::{PartyKey, Statement};

use crate::information::information;

/// How much a word must tell to be in a key with a party, and with another word. On the matters of the half `dev` these keys find 96 of 100 links that a comparison
/// of all pairs finds, of the half `check` 93, of 84 reports on one election 82.
const TELLING: f32 = 0.375;
const RARE: f32 = 0.5;
/// How much a word must tell to be a key by itself.
const RAREST: f32 = 1.0;
/// The most parties and words of a statement that are in keys.
const MOST_PARTIES: usize = 6;
const MOST_WORDS: usize = 8;
const MOST_ALONE: usize = 2;

/// The keys under which a ledger files a statement, in order, each once: two that may be about the same matter share one. They are two parties that it names; a party
/// with what is done, or with a word that tells something; two rare words; a word that is seen hardly
/// ever; and the text itself.
pub fn keys(statement: &Statement) -> Vec<String> {
    let parties: Vec<&PartyKey> =
        statement.parties.iter().filter(|party| is_shared(party)).take(MOST_PARTIES).collect();
    let words = rarest(statement);
    let mut out = vec![format!("text {}", statement.text.to_lowercase())];
    for (at, party) in parties.iter().enumerate() {
        out.extend(parties[at + 1..].iter().map(|other| format!("parties {party} {other}")));
        out.extend(statement.action.iter().map(|action| format!("does {party} {action}")));
        out.extend(words.iter().map(|word| format!("word {party} {word}")));
    }
    let alone = words.iter().filter(|word| information(word) >= RAREST).take(MOST_ALONE);
    out.extend(alone.map(|word| format!("word {word}")));
    let mut rare: Vec<&str> = words.into_iter().filter(|word| information(word) >= RARE).collect();
    rare.sort_unstable();
    for (at, word) in rare.iter().enumerate() {
        out.extend(rare[at + 1..].iter().map(|other| format!("words {word} {other}")));
    }
    out.sort();
    out.dedup();
    out
}

/// Whether a party can be that of another document: one that has no name cannot.
fn is_shared(party: &PartyKey) -> bool {
    !party.0.starts_with("unnamed:") && !party.0.starts_with("other:")
}

/// The words that tell most, the most telling first.
fn rarest(statement: &Statement) -> Vec<&str> {
    let telling = statement.words.iter().map(String::as_str).filter(|word| information(word) >= TELLING);
    let mut words: Vec<&str> = telling.collect();
    let by_rarity = |one: &&str, other: &&str| -> Ordering {
        information(other).total_cmp(&information(one)).then_with(|| one.cmp(other))
    };
    words.sort_by(by_rarity);
    words.truncate(MOST_WORDS);
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statements::sample::statement;

    /// The keys of a text but for the text itself.
    fn check(text: &str, expected: &[&str]) {
        let found = keys(&statement(text));
        assert_eq!(found.iter().filter(|key| !key.starts_with("text ")).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn parties_are_paired_and_go_with_words() {
        check("Oslo Voss", &["parties Oslo Voss"]);
        check(
            "Oslo allow airfield",
            &["word Oslo airfield", "word Oslo allow", "word airfield", "words airfield allow"],
        );
    }

    #[test]
    fn rare_words_are_paired_where_nobody_is_named() {
        check("turbine see airfield", &["word airfield", "word turbine", "words airfield turbine"]);
        check("see more", &[]);
    }

    #[test]
    fn who_has_no_name_is_in_no_key() {
        let mut nameless = statement("airfield");
        nameless.parties = vec![PartyKey("unnamed:0/officials".to_owned())];
        assert_eq!(keys(&nameless), ["text airfield", "word airfield"]);
    }
}
