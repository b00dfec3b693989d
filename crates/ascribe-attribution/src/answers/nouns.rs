//! The nouns that point at what somebody said, and the words that say whether it is so.
//!
//! `nouns.tsv` lists them from WordNet (Fellbaum 1998), made by `training/points.py`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ascribe_types::{Act, Polarity, Stance};

/// What a noun that points says of the words that it points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// "claim", "report", "account".
    Claim,
    /// "allegation", "charge".
    Accusation,
    /// "denial".
    Denial,
    /// "criticism", "complaint".
    Criticism,
    /// "forecast".
    Prediction,
    /// "warning", "threat", "fear".
    Warning,
    /// "promise", "offer".
    Promise,
    /// "demand", "call", "proposal".
    Demand,
    /// What one is accused of: "wrongdoing".
    Deed,
    /// Whether something is so: "false", "a lie".
    Verdict,
}

/// How well what somebody said fits a noun for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It can be called so.
    Possible,
    /// It is just what the noun says.
    Exact,
}

/// The table, read once.
static NOUNS: LazyLock<BTreeMap<&str, Told>> = LazyLock::new(|| {
    let lines = include_str!("nouns.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| line.split_once('\t'));
    rows.map(|(noun, class)| (noun, Told::of(class).expect("the table has classes of ours alone"))).collect()
});

/// What a word says of the words that it points at, by its dictionary form.
pub(super) fn told(lemma: &str) -> Option<Told> {
    NOUNS.get(lemma).copied()
}

impl Told {
    fn of(class: &str) -> Option<Self> {
        Some(match class {
            "claim" => Self::Claim,
            "accusation" => Self::Accusation,
            "denial" => Self::Denial,
            "criticism" => Self::Criticism,
            "prediction" => Self::Prediction,
            "warning" => Self::Warning,
            "promise" => Self::Promise,
            "demand" => Self::Demand,
            "deed" => Self::Deed,
            "verdict" => Self::Verdict,
            _ => return None,
        })
    }

    /// How well an attribution of this stance can be called so, if it can: a forecast was predicted, a charge was laid or at least said.
    pub(super) fn fit(self, stance: Stance) -> Option<Fit> {
        let (exact, possible): (&[Act], &[Act]) = match self {
            Self::Claim | Self::Verdict => (TOLD, &[Act::Promises, Act::Wants, Act::Praises, Act::Threatens]),
            Self::Accusation => {
                (&[Act::Accuses], &[Act::Says, Act::Suspects, Act::Believes, Act::Criticises, Act::Warns])
            }
            Self::Denial => (&[Act::Denies, Act::Rejects], &[Act::Says]),
            Self::Criticism => (&[Act::Criticises, Act::Accuses], &[Act::Says, Act::Rejects]),
            Self::Prediction => (&[Act::Predicts], &[Act::Says, Act::Warns, Act::Believes]),
            Self::Warning => (&[Act::Warns, Act::Threatens, Act::Believes], &[Act::Says, Act::Suspects]),
            Self::Promise => (&[Act::Promises], &[Act::Says]),
            Self::Demand => (&[Act::Demands, Act::Asks], &[Act::Wants]),
            Self::Deed => (&[Act::Accuses], &[Act::Says]),
        };
        let side = (stance.polarity == Polarity::Denies) == (self == Self::Denial);
        let fit = if exact.contains(&stance.act) { Some(Fit::Exact) } else { None };
        fit.or(possible.contains(&stance.act).then_some(Fit::Possible)).filter(|_| side)
    }
}

/// The acts that state something.
const TOLD: &[Act] = &[
    Act::Says,
    Act::Confirms,
    Act::Admits,
    Act::Suspects,
    Act::Believes,
    Act::Knows,
    Act::Predicts,
    Act::Warns,
    Act::Accuses,
    Act::Criticises,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads() {
        assert_eq!(told("allegation"), Some(Told::Accusation));
        assert_eq!(told("report"), Some(Told::Claim));
        assert_eq!(told("baseless"), Some(Told::Verdict));
        assert_eq!(told("bridge"), None);
    }

    #[test]
    fn a_charge_is_what_accuses() {
        let check = |told: Told, act: Act, expected: Option<Fit>| {
            assert_eq!(told.fit(Stance { act, ..Stance::default() }), expected, "{told:?} {act:?}");
        };
        check(Told::Accusation, Act::Accuses, Some(Fit::Exact));
        check(Told::Accusation, Act::Says, Some(Fit::Possible));
        check(Told::Accusation, Act::Praises, None);
        check(Told::Deed, Act::Praises, None);
        let denial = Stance { act: Act::Denies, polarity: Polarity::Denies, ..Stance::default() };
        assert_eq!(Told::Denial.fit(denial), Some(Fit::Exact));
        assert_eq!(Told::Claim.fit(denial), None);
    }
}
