//! The trees of a document from above: of each token, those that depend on it.

use crate::{TokenIdx, Word};

/// What depends on each token of an analysis. It is derived from the heads of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependents {
    /// Where the dependents of each token begin in `tokens`; one more than there are tokens.
    starts: Vec<usize>,
    tokens: Vec<TokenIdx>,
}

impl Dependents {
    /// What depends on each of these words. A head that is none of them has no dependents.
    pub fn of(words: &[Word]) -> Self {
        let heads = || {
            words.iter().zip(0..).filter_map(|(word, token)| {
                let head = word.head?.get();
                (head < words.len()).then_some((head, TokenIdx(token)))
            })
        };
        let mut starts = vec![0; words.len() + 1];
        heads().for_each(|(head, _)| starts[head + 1] += 1);
        (1..starts.len()).for_each(|at| starts[at] += starts[at - 1]);
        let (mut next, mut tokens) = (starts.clone(), vec![TokenIdx(0); starts[words.len()]]);
        for (head, token) in heads() {
            tokens[next[head]] = token;
            next[head] += 1;
        }
        Self { starts, tokens }
    }

    /// Those that depend on a token, in the order of the text.
    pub fn on(&self, token: TokenIdx) -> &[TokenIdx] {
        &self.tokens[self.starts[token.get()]..self.starts[token.get() + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Deprel, Features, Upos};

    #[track_caller]
    fn check(heads: &[Option<u32>], expected: &[&[u32]]) {
        let word = |head: &Option<u32>| Word {
            upos: Upos::Noun,
            features: Features::from("_"),
            lemma: String::new().into(),
            head: head.map(TokenIdx),
            deprel: Deprel::Dep,
        };
        let words: Vec<Word> = heads.iter().map(word).collect();
        let dependents = Dependents::of(&words);
        let found = (0..heads.len() as u32).map(|at| dependents.on(TokenIdx(at)).iter().map(|token| token.0).collect());
        assert_eq!(found.collect::<Vec<Vec<u32>>>(), expected);
    }

    #[test]
    fn those_of_a_head_stand_in_order() {
        check(&[Some(2), Some(2), None, Some(1)], &[&[], &[3], &[0, 1], &[]]);
        check(&[], &[]);
    }

    #[test]
    fn a_head_that_is_not_there_has_none() {
        check(&[Some(7), Some(0)], &[&[1], &[]]);
    }
}
