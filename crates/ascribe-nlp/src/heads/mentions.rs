//! Finds mentions: stretches of words that refer to somebody or something, one inside the other at times.
//!
//! Each word is seen as a mention's first and as its last, and a bilinear form scores how well one goes with the other (Yu et al. 2020,
//! arXiv:2005.07150). Of stretches that cross, the one with the higher score is kept.

use std::ops::Range;

use ascribe_types::Kind;

use super::{HeadScratch, highest, plain};
use crate::encoder::{Linear, dot, similarities};
use crate::{Error, Model};

/// Reads mentions.
pub(crate) struct MentionsHead {
    start: Linear,
    end: Linear,
    span: Linear,
    /// What a first word and a last word are worth by themselves.
    edge: Vec<f32>,
    edge_bias: f32,
    kind: Linear,
}

/// The words of a core as first and last words of mentions.
pub(crate) struct Bounds {
    starts: Vec<f32>,
    ends: Vec<f32>,
    /// What goes with the ends: starts through the bilinear form, and what an end is worth by itself.
    sought: Vec<f32>,
}

impl MentionsHead {
    /// Takes the parts of `STEM` from a model.
    pub(crate) fn from_model(model: &Model<'_>, stem: &str) -> Result<Self, Error> {
        let linear = |name| Linear::from_model(model, &format!("{stem}.{name}"));
        let (start, end, span, kind) = (linear("start")?, linear("end")?, linear("span")?, linear("kind")?);
        let width = start.outputs();
        let edge = plain(model, &format!("{stem}.edge"), 1, 2 * width)?;
        let edge_bias = model.vector(&format!("{stem}.edge.bias"), 1)?[0];
        let fits = |linear: &Linear, inputs, outputs| (linear.inputs(), linear.outputs()) == (inputs, outputs);
        let sizes = [
            start.activates(),
            fits(&end, start.inputs(), width),
            fits(&span, width, width),
            fits(&kind, 2 * width, Kind::ALL.len()),
        ];
        match sizes.contains(&false) {
            false => Ok(Self { start, end, span, edge, edge_bias, kind }),
            true => Err(Error::new(format!("sizes that do not fit each other: {stem}"))),
        }
    }

    /// Elements of a word's vector.
    pub(crate) fn width(&self) -> usize {
        self.start.inputs()
    }

    /// What the head sees of each word of a core.
    pub(crate) fn project(&self, words: &[f32], scratch: &mut HeadScratch) -> Bounds {
        let starts = self.start.activated(words, &mut scratch.linear);
        let ends = self.end.activated(words, &mut scratch.linear);
        let mut sought = self.span.applied(&starts, &mut scratch.linear);
        let (_, of_end) = self.edge.split_at(self.start.outputs());
        for row in sought.chunks_exact_mut(of_end.len()) {
            row.iter_mut().zip(of_end).for_each(|(value, own)| *value += own);
        }
        Bounds { starts, ends, sought }
    }

    /// The mentions among the words of a stretch, of those that are `allowed`; none crosses another.
    pub(crate) fn read(
        &self,
        bounds: &Bounds,
        stretch: Range<usize>,
        allowed: impl Fn(&Range<usize>) -> bool,
    ) -> Vec<Range<usize>> {
        let width = self.start.outputs();
        let rows = stretch.start * width..stretch.end * width;
        let (of_start, _) = self.edge.split_at(width);
        let scores = similarities(&bounds.sought[rows.clone()], &bounds.ends[rows.clone()], width);
        let openings = bounds.starts[rows].chunks_exact(width).map(|row| dot(row, of_start) + self.edge_bias);
        let mut likely = Vec::new();
        for (start, (row, opening)) in scores.chunks_exact(stretch.len()).zip(openings).enumerate() {
            let ends = row.iter().enumerate().skip(start).filter(|&(_, &score)| score + opening > 0.0);
            likely.extend(ends.map(|(end, &score)| (score + opening, stretch.start + start..stretch.start + end + 1)));
        }
        likely.retain(|(_, words)| allowed(words));
        nested(likely)
    }

    /// What each mention speaks of.
    pub(crate) fn kinds(&self, bounds: &Bounds, mentions: &[Range<usize>], scratch: &mut HeadScratch) -> Vec<Kind> {
        let width = self.start.outputs();
        let row = |word: usize| word * width..(word + 1) * width;
        let ends =
            mentions.iter().flat_map(|words| [&bounds.starts[row(words.start)], &bounds.ends[row(words.end - 1)]]);
        let pairs: Vec<f32> = ends.flatten().copied().collect();
        let scores = self.kind.applied(&pairs, &mut scratch.linear);
        scores.chunks_exact(Kind::ALL.len()).map(|scores| Kind::ALL[highest(scores)]).collect()
    }
}

/// Of scored stretches, the best first, those that cross none before; in order, the longer first. Among equals, the earlier and longer is better.
fn nested(mut likely: Vec<(f32, Range<usize>)>) -> Vec<Range<usize>> {
    likely.sort_by(|left, right| right.0.total_cmp(&left.0).then_with(|| order(&left.1, &right.1)));
    let mut kept: Vec<Range<usize>> = Vec::new();
    for (_, words) in likely {
        if !kept.iter().any(|other| crosses(other, &words)) {
            kept.push(words);
        }
    }
    kept.sort_by(order);
    kept
}

/// The order of mentions: by first words, the longer first.
pub(crate) fn order(left: &Range<usize>, right: &Range<usize>) -> std::cmp::Ordering {
    (left.start, right.end).cmp(&(right.start, left.end))
}

/// Whether two stretches share words, and each has some of its own.
pub(crate) fn crosses(left: &Range<usize>, right: &Range<usize>) -> bool {
    let begins_in = |left: &Range<usize>, right: &Range<usize>| {
        left.start < right.start && right.start < left.end && left.end < right.end
    };
    begins_in(left, right) || begins_in(right, left)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stretches and what is kept of them, each from its first word to after its last.
    fn check(likely: &[(f32, Range<usize>)], expected: &[(usize, usize)]) {
        let kept: Vec<_> = nested(likely.to_vec()).into_iter().map(|words| (words.start, words.end)).collect();
        assert_eq!(kept, expected);
    }

    #[test]
    fn the_better_of_two_that_cross_is_kept() {
        check(&[(1.0, 0..3), (2.0, 2..5)], &[(2, 5)]);
        check(&[(2.0, 0..3), (1.0, 2..5), (0.5, 3..5)], &[(0, 3), (3, 5)]);
        check(&[(1.0, 1..3), (1.0, 0..2)], &[(0, 2)]);
    }

    #[test]
    fn mentions_lie_in_each_other_the_longer_first() {
        check(&[(1.0, 4..5), (1.0, 0..2), (1.0, 0..7)], &[(0, 7), (0, 2), (4, 5)]);
        check(&[], &[]);
    }

    #[test]
    fn crossing_is_more_than_touching() {
        assert!(crosses(&(0..3), &(2..4)) && crosses(&(2..4), &(0..3)));
        assert!(!crosses(&(0..3), &(3..4)) && !crosses(&(0..3), &(0..2)) && !crosses(&(0..3), &(0..3)));
    }
}
