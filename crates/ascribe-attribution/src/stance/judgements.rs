//! Words that judge: "a farce", "a hero".
//!
//! `judgements.tsv` has the words that people rated as clearly good or bad for VADER (Hutto and Gilbert 2014, ICWSM), made by `training/acts.py`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Whether words speak well or ill of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judgement {
    Good,
    Bad,
}

/// The table, read once.
static JUDGEMENTS: LazyLock<BTreeMap<&'static str, Judgement>> = LazyLock::new(|| {
    let rows = include_str!("judgements.tsv").lines().filter_map(|line| line.split_once('\t'));
    rows.map(|(word, sign)| (word, if sign == "good" { Judgement::Good } else { Judgement::Bad })).collect()
});

/// What words judge together: the more frequent sign, none if there are as many of both.
pub(super) fn of(words: impl Iterator<Item = String>) -> Option<Judgement> {
    let signs = words.filter_map(|word| JUDGEMENTS.get(word.as_str()).copied());
    let sum: i32 = signs.map(|sign| if sign == Judgement::Good { 1 } else { -1 }).sum();
    match sum {
        0 => None,
        1.. => Some(Judgement::Good),
        _ => Some(Judgement::Bad),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_judge_together() {
        let judge = |words: &str| of(words.split(' ').map(str::to_owned));
        assert_eq!(judge("a brilliant play"), Some(Judgement::Good));
        assert_eq!(judge("a shameful farce"), Some(Judgement::Bad));
        assert_eq!(judge("a brilliant disaster"), None);
        assert_eq!(judge("a wooden bridge"), None);
    }
}
