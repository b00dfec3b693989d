//! Verbs that say what nouns name: "cooperation" → "cooperate", with what may follow both.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// `noun TAB verb TAB what may follow`, by `training/deeds.py`.
const TABLE: &str = include_str!("../../deeds.tsv");

static VERBS: LazyLock<BTreeMap<&str, Verb<'static>>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| {
        let mut columns = row.split('\t');
        let (noun, lemma, ties) = (columns.next()?, columns.next()?, columns.next()?);
        Some((noun, Verb { lemma, ties }))
    })
    .collect()
});

/// A verb that says what a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb<'a> {
    pub(super) lemma: &'a str,
    ties: &'a str,
}

/// What ties a verb to what follows its noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// The same preposition: "collusion with", "colludes with".
    Preposition,
    /// None: "destruction of the archive", "destroys the archive".
    Object,
}

impl Verb<'_> {
    /// How the verb takes what follows its noun after a preposition, if it does.
    pub(super) fn takes(&self, preposition: &str) -> Option<Tie> {
        let mut ties = self.ties.split(' ');
        ties.find_map(|tie| match tie.strip_prefix("OBJECT:") {
            Some(object) => (object == preposition).then_some(Tie::Object),
            None => (tie == preposition).then_some(Tie::Preposition),
        })
    }
}

/// The verb of a noun.
pub(super) fn of(noun: &str) -> Option<Verb<'static>> {
    VERBS.get(noun).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(noun: &str, preposition: &str, expected: Option<(&str, Tie)>) {
        let found = of(noun).and_then(|verb| Some((verb.lemma, verb.takes(preposition)?)));
        assert_eq!(found, expected, "{noun} {preposition}");
    }

    #[test]
    fn nouns_become_verbs_with_what_follows_both() {
        check("cooperation", "with", Some(("cooperate", Tie::Preposition)));
        check("cooperation", "of", None);
        check("destruction", "of", Some(("destroy", Tie::Object)));
        check("support", "for", Some(("support", Tie::Object)));
        check("collusion", "with", Some(("collude", Tie::Preposition)));
        check("wrongdoing", "of", None);
    }
}
