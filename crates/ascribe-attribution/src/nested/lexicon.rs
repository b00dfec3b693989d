//! Which verbs and adjectives are cues, by what they take.
//!
//! `cues.tsv` counts them in PolNeAR's training texts, by `training/cues.py`: "find" is part of a cue in 64 of 70 places where it takes a clause ("found that
//! …"), and in 20 of 86 where it takes words alone ("found a wallet").

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ascribe_types::Upos;

/// What a verb or adjective takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// `said that …`
    Clause,
    /// `wants to …`
    Infinitive,
    /// `denied the charge`, `warned of floods`
    Words,
}

/// Of all verbs and adjectives with a subject, outside of contents: how many are part of a cue, by what they take (8,969 of 9,890 that take a clause,
/// 1,737 of 3,728 that take an infinitive, 5,891 of 22,483 that take neither).
const SHARES: [f32; 3] = [0.907, 0.466, 0.262];

/// How many places the shares of other verbs, and of the same verb with something else, count for.
const PRIOR: f32 = 4.0;

/// The table, read once.
static CUES: LazyLock<BTreeMap<(&'static str, Upos), [Count; 3]>> =
    LazyLock::new(|| include_str!("cues.tsv").lines().filter(|line| !line.starts_with('#')).map(row).collect());

/// In how many places a word is part of a cue, and in how many it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Count {
    cues: f32,
    all: f32,
}

fn row(line: &'static str) -> ((&'static str, Upos), [Count; 3]) {
    let columns: Vec<&str> = line.split('\t').collect();
    let [lemma, upos, clause, infinitive, words] = columns[..] else {
        unreachable!("the table has five columns: {line}")
    };
    let upos = Upos::from_name(upos).expect("the table has parts of speech of ours alone");
    ((lemma, upos), [count(clause), count(infinitive), count(words)])
}

fn count(written: &str) -> Count {
    let (cues, all) = written.split_once('/').expect("the table has counts as cues/all");
    let number = |written: &str| written.parse().expect("the table has whole numbers");
    Count { cues: number(cues), all: number(all) }
}

/// How likely a word is part of a cue where it takes this, from 0 to 1: by how often it was, and where that is seldom told, by how often it was whatever
/// it took, and how often others were that took the same.
pub(super) fn share(lemma: &str, upos: Upos, taken: Taken) -> f32 {
    let counts = CUES.get(&(lemma, upos)).copied().unwrap_or_default();
    let others = SHARES[taken as usize];
    let whole = counts
        .iter()
        .fold(Count::default(), |sum, count| Count { cues: sum.cues + count.cues, all: sum.all + count.all });
    let word = whole.share(others);
    counts[taken as usize].share((word + others) / 2.0)
}

impl Count {
    /// The share of cues, drawn towards one that is expected.
    fn share(self, expected: f32) -> f32 {
        (self.cues + PRIOR * expected) / (self.all + PRIOR)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lemma: &str, taken: Taken, expected: std::ops::Range<f32>) {
        let share = share(lemma, Upos::Verb, taken);
        assert!(expected.contains(&share), "{lemma}: {share}");
    }

    #[test]
    fn tells_verbs_apart_by_what_they_take() {
        check("say", Taken::Clause, 0.95..1.0);
        check("find", Taken::Clause, 0.8..1.0);
        check("find", Taken::Words, 0.1..0.4);
        check("yodel", Taken::Words, 0.2..0.3);
    }
}
