//! The network that judges comparisons: one hidden layer over what is kept of both mentions, their product, and the rows that they pick.
//!
//! A mention-ranking model (Denis and Baldridge 2008; Wiseman et al. 2015): all candidates of a mention, and the possibility that it speaks of
//! something new, compete for it.

use rten_simd::SimdUnaryOp;
use rten_vecmath::Gelu;

use super::comparison::Comparison;
use super::features::{MENTION_ROWS, PAIR_ROWS};
use crate::encoder::{Linear, LinearScratch};
use crate::model::Weight;
use crate::{Error, Model};

/// Rows that are looked up.
struct Table {
    width: usize,
    values: Vec<f32>,
}

impl Table {
    fn from_model(model: &Model<'_>, stem: &str, rows: usize, width: usize) -> Result<Self, Error> {
        let (found, values) = match model.weight(stem)? {
            Weight::Float(matrix) => ((matrix.rows, matrix.columns), matrix.values),
            Weight::Rounded(matrix, scales) => {
                let steps = matrix.values.chunks_exact(matrix.columns).zip(&scales);
                let values = steps.flat_map(|(row, scale)| row.iter().map(move |&step| f32::from(step) * scale));
                ((matrix.rows, matrix.columns), values.collect())
            }
        };
        match found == (rows, width) {
            true => Ok(Self { width, values }),
            false => Err(Error::new(format!("table of another size than the features: {stem} ({found:?})"))),
        }
    }

    fn add(&self, rows: &[u16], into: &mut [f32]) {
        for &row in rows {
            let values = &self.values[usize::from(row) * self.width..][..self.width];
            into.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
        }
    }
}

/// The trained network.
pub(super) struct Network {
    project: Linear,
    mention: Linear,
    before: Linear,
    product: Linear,
    fresh: Linear,
    mention_table: Table,
    before_table: Table,
    fresh_table: Table,
    pair_table: Table,
    score: Linear,
    fresh_score: Linear,
}

/// Mentions whose layers are computed together: products of few rows are slow.
const AHEAD: usize = 64;

/// What the network keeps of the mentions so far.
pub(super) struct Memory {
    /// For each mention, those ahead too, what it adds to the hidden layer as a candidate.
    before: Vec<f32>,
    /// The first mention of those ahead, and for each of them what it adds to the hidden layer that compares it with a candidate, and to that for none.
    first: usize,
    mention: Vec<f32>,
    fresh: Vec<f32>,
    scratch: LinearScratch,
}

impl Network {
    pub(super) fn from_model(model: &Model<'_>, stem: &str) -> Result<Self, Error> {
        let linear = |name| Linear::from_model(model, &format!("{stem}.{name}"));
        let project = linear("project")?;
        let (mention, before, product, fresh) =
            (linear("mention")?, linear("before")?, linear("product")?, linear("fresh")?);
        let (score, fresh_score) = (linear("score")?, linear("fresh_score")?);
        let hidden = score.inputs();
        let layers = [&mention, &before, &product, &fresh];
        let fits = layers.iter().all(|layer| (layer.inputs(), layer.outputs()) == (project.outputs(), hidden))
            && [&score, &fresh_score].iter().all(|score| (score.inputs(), score.outputs()) == (hidden, 1));
        if !fits {
            return Err(Error::new(format!("sizes that do not fit each other: {stem}")));
        }
        let table = |name, rows| Table::from_model(model, &format!("{stem}.{name}"), rows, hidden);
        Ok(Self {
            mention_table: table("mention_table", MENTION_ROWS)?,
            before_table: table("before_table", MENTION_ROWS)?,
            fresh_table: table("fresh_table", MENTION_ROWS)?,
            pair_table: table("pair_table", PAIR_ROWS)?,
            project,
            mention,
            before,
            product,
            fresh,
            score,
            fresh_score,
        })
    }

    /// Elements of the three word vectors that it takes.
    pub(super) fn inputs(&self) -> usize {
        self.project.inputs()
    }

    /// What is kept of the word vectors of some mentions, in a row.
    pub(super) fn project(&self, vectors: &[f32], scratch: &mut LinearScratch) -> Vec<f32> {
        let mut kept = vec![0.0; vectors.len() / self.project.inputs() * self.project.outputs()];
        self.project.apply(vectors, &mut kept, scratch);
        Gelu {}.map_mut(&mut kept);
        kept
    }

    pub(super) fn memory(&self) -> Memory {
        let (before, mention, fresh) = Default::default();
        Memory { before, first: 0, mention, fresh, scratch: LinearScratch::default() }
    }

    /// Computes the layers of the mentions from `at` on that are looked at together.
    fn look_ahead(&self, memory: &mut Memory, vectors: &[f32], at: usize) {
        let width = self.project.outputs();
        let end = vectors.len().min((at + AHEAD) * width);
        let rows = &vectors[at * width..end];
        let mut layer = |linear: &Linear| linear.applied(rows, &mut memory.scratch);
        (memory.first, memory.mention, memory.fresh) = (at, layer(&self.mention), layer(&self.fresh));
        memory.before.extend(layer(&self.before));
    }

    /// The vector of a mention among all.
    fn vector<'a>(&self, vectors: &'a [f32], mention: usize) -> &'a [f32] {
        let width = self.project.outputs();
        &vectors[mention * width..][..width]
    }

    /// How much speaks for each candidate of the mention `at`, and for none, which is 0. Takes the mentions in order, and remembers them.
    pub(super) fn judge(
        &self,
        memory: &mut Memory,
        vectors: &[f32],
        at: usize,
        comparison: &Comparison,
    ) -> (Vec<f32>, f32) {
        let hidden = self.score.inputs();
        if at * hidden == memory.before.len() {
            self.look_ahead(memory, vectors, at);
        }
        let Memory { before, first, mention, fresh, scratch } = memory;
        let ahead = (at - *first) * hidden..(at - *first + 1) * hidden;
        let (mention, fresh) = (&mut mention[ahead.clone()], &mut fresh[ahead]);
        self.mention_table.add(&comparison.mention, mention);
        self.before_table.add(&comparison.mention, &mut before[at * hidden..(at + 1) * hidden]);
        self.fresh_table.add(&comparison.mention, fresh);
        Gelu {}.map_mut(fresh);
        let fresh = self.fresh_score.applied(fresh, scratch)[0];
        let own = self.vector(vectors, at);
        let mut products = Vec::with_capacity(comparison.candidates.len() * own.len());
        for &before in &comparison.candidates {
            products.extend(self.vector(vectors, before).iter().zip(own).map(|(left, right)| left * right));
        }
        let mut rows = self.product.applied(&products, scratch);
        for ((row, &candidate), pair) in
            rows.chunks_exact_mut(hidden).zip(&comparison.candidates).zip(&comparison.pairs)
        {
            let before = &before[candidate * hidden..][..hidden];
            let sums = row.iter_mut().zip(mention.iter()).zip(before);
            sums.for_each(|((sum, mention), before)| *sum += mention + before);
            self.pair_table.add(pair, row);
        }
        Gelu {}.map_mut(&mut rows);
        (self.score.applied(&rows, scratch), fresh)
    }
}
