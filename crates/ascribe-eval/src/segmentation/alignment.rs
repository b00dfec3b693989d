//! Which predicted words are gold words, as `conll18_ud_eval.py` aligns them: by position outside multiword tokens, and inside one
//! by the longest common subsequence of forms.

use std::ops::Range;

use ascribe_types::{Span, Token};

use super::surface;

/// A word, the span of the token that it is written in, and whether it shares that token with others.
pub(crate) struct Word {
    form: String,
    token: Span,
    is_multiword: bool,
}

/// The words of `text` as they are to be aligned.
pub(crate) fn words(text: &str, tokens: &[Token]) -> Vec<Word> {
    let surface = surface(tokens);
    let mut token = 0;
    let mut words = Vec::with_capacity(tokens.len());
    for (index, word) in tokens.iter().enumerate() {
        token += usize::from(index > 0 && !word.joined);
        let span = surface[token];
        words.push(Word { form: word.span.of(text).to_lowercase(), token: span, is_multiword: span != word.span });
    }
    words
}

/// The gold words that are aligned, each with its predicted one, in order.
pub(crate) fn aligned(gold: &[Word], predicted: &[Word]) -> Vec<(usize, usize)> {
    let (mut g, mut p, mut pairs) = (0, 0, Vec::new());
    while let (Some(left), Some(right)) = (gold.get(g), predicted.get(p)) {
        if left.is_multiword || right.is_multiword {
            let (gold_range, predicted_range) = region(gold, predicted, g, p);
            (g, p) = (gold_range.end, predicted_range.end);
            let common = common(&gold[gold_range.clone()], &predicted[predicted_range.clone()]);
            pairs.extend(common.into_iter().map(|(g, p)| (gold_range.start + g, predicted_range.start + p)));
        } else if left.token == right.token {
            pairs.push((g, p));
            (g, p) = (g + 1, p + 1);
        } else if left.token.start <= right.token.start {
            g += 1;
        } else {
            p += 1;
        }
    }
    pairs
}

/// The smallest stretches that begin at `g` and `p` and cut no multiword token.
fn region(gold: &[Word], predicted: &[Word], mut g: usize, mut p: usize) -> (Range<usize>, Range<usize>) {
    let mut end = if gold[g].is_multiword { gold[g].token.end } else { predicted[p].token.end };
    let starts_before = |early: &Word, late: &Word| !early.is_multiword && early.token.start < late.token.start;
    if gold[g].is_multiword {
        p += usize::from(starts_before(&predicted[p], &gold[g]));
    } else {
        g += usize::from(starts_before(&gold[g], &predicted[p]));
    }
    let starts = (g, p);
    while !lies_beyond(gold, g, end) || !lies_beyond(predicted, p, end) {
        let gold_is_next =
            gold.get(g).is_some_and(|left| predicted.get(p).is_none_or(|right| left.token.start <= right.token.start));
        let (words, at) = if gold_is_next { (gold, &mut g) } else { (predicted, &mut p) };
        if words[*at].is_multiword {
            end = end.max(words[*at].token.end);
        }
        *at += 1;
    }
    (starts.0..g, starts.1..p)
}

fn lies_beyond(words: &[Word], at: usize, end: u32) -> bool {
    words.get(at).is_none_or(|word| if word.is_multiword { word.token.start >= end } else { word.token.end > end })
}

/// The longest common subsequence of forms: equal forms are paired as soon as they meet.
fn common(gold: &[Word], predicted: &[Word]) -> Vec<(usize, usize)> {
    let longest = longest(gold, predicted);
    let (mut g, mut p, mut pairs) = (0, 0, Vec::new());
    while let (Some(left), Some(right)) = (gold.get(g), predicted.get(p)) {
        if left.form == right.form {
            pairs.push((g, p));
            (g, p) = (g + 1, p + 1);
        } else if longest[g][p] == longest[g + 1][p] {
            g += 1;
        } else {
            p += 1;
        }
    }
    pairs
}

/// How long the longest common subsequence of forms is, from each pair of words on.
fn longest(gold: &[Word], predicted: &[Word]) -> Vec<Vec<usize>> {
    let mut lengths = vec![vec![0; predicted.len() + 1]; gold.len() + 1];
    for g in (0..gold.len()).rev() {
        for p in (0..predicted.len()).rev() {
            let both = if gold[g].form == predicted[p].form { 1 + lengths[g + 1][p + 1] } else { 0 };
            lengths[g][p] = both.max(lengths[g + 1][p]).max(lengths[g][p + 1]);
        }
    }
    lengths
}
