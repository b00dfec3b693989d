//! A small network that reads words in their neighbourhood and says of each whether a sentence starts with it.
//!
//! Rules that go by full stops fail on text without them: headlines, lists, signatures, messages. The network sees fourteen words to
//! either side: a table of rows summed for each word, three layers of convolution with growing strides (Yu and Koltun 2016), and a
//! score. It is run here by hand, since an inference library would weigh a hundred times more than these loops. Trained by
//! `training/segmentation.py`; `weights.bin` holds what that wrote.

use std::sync::LazyLock;

use rayon::prelude::*;

use super::features::{FEATURES, ROWS};

/// Width of the table's rows.
const NARROW: usize = 16;
/// Width of the layers.
const WIDE: usize = 24;
/// Words that a layer looks at.
const TAPS: usize = 5;
/// How far apart they are, layer by layer.
const STRIDES: [usize; 3] = [1, 2, 4];
/// How far the network sees to either side.
const REACH: usize = (TAPS / 2) * (STRIDES[0] + STRIDES[1] + STRIDES[2]);
/// Words that are read at a time: bounds memory, and gives threads their shares.
const BLOCK: usize = 1024;

/// The weights, read once.
static NETWORK: LazyLock<Network> = LazyLock::new(|| Network::read(include_bytes!("weights.bin")));

/// For each of the words how surely a sentence starts with it: above 0 if that is likelier than not.
pub(super) fn scores(words: &[[u16; FEATURES]]) -> Vec<f32> {
    let blocks = words.len().div_ceil(BLOCK);
    (0..blocks).into_par_iter().flat_map_iter(|block| NETWORK.block(words, block * BLOCK)).collect()
}

/// The trained network.
struct Network {
    scale: f32,
    table: &'static [u8],
    layers: [Layer; 3],
    output: Vec<f32>,
}

/// One convolution: for each tap and input the weights of all outputs, and what is added.
struct Layer {
    weights: Vec<Row>,
    bias: Row,
}

/// One number for each of a layer's outputs.
type Row = [f32; WIDE];

impl Network {
    /// Reads the file: the table's scale, its rows as signed bytes, the layers' weights and biases, then the output's.
    fn read(bytes: &'static [u8]) -> Self {
        let (scale, rest) = bytes.split_at(4);
        let (table, rest) = rest.split_at(ROWS * NARROW);
        let mut numbers = rest.chunks_exact(4).map(number);
        let mut take = |count: usize| numbers.by_ref().take(count).collect::<Vec<f32>>();
        let layers = [NARROW, WIDE, WIDE].map(|inputs| {
            let weights = rows(&take(TAPS * inputs * WIDE));
            Layer { weights, bias: rows(&take(WIDE))[0] }
        });
        Self { scale: number(scale), table, layers, output: take(WIDE + 1) }
    }

    /// The scores of the block of words from `start`.
    fn block(&self, words: &[[u16; FEATURES]], start: usize) -> Vec<f32> {
        let end = words.len().min(start + BLOCK);
        let from = start.saturating_sub(REACH);
        let mut layer = self.embed(&words[from..words.len().min(end + REACH)]);
        let mut width = NARROW;
        for (weights, stride) in self.layers.iter().zip(STRIDES) {
            layer = weights.apply(&layer, width, stride);
            width = WIDE;
        }
        layer[(start - from) * WIDE..(end - from) * WIDE].chunks_exact(WIDE).map(|word| self.score(word)).collect()
    }

    /// The sum of each word's rows.
    fn embed(&self, words: &[[u16; FEATURES]]) -> Vec<f32> {
        let mut sums = vec![0.0; words.len() * NARROW];
        for (sum, word) in sums.chunks_exact_mut(NARROW).zip(words) {
            for row in word {
                let row = &self.table[usize::from(*row) * NARROW..][..NARROW];
                sum.iter_mut().zip(row).for_each(|(sum, byte)| *sum += f32::from(byte.cast_signed()));
            }
            sum.iter_mut().for_each(|sum| *sum *= self.scale);
        }
        sums
    }

    fn score(&self, word: &[f32]) -> f32 {
        self.output[WIDE] + word.iter().zip(&self.output).map(|(value, weight)| value * weight).sum::<f32>()
    }
}

impl Layer {
    /// Convolves rows of `width`, nothing standing before the first and after the last, and cuts off what is below 0.
    fn apply(&self, input: &[f32], width: usize, stride: usize) -> Vec<f32> {
        let rows = input.len() / width;
        let mut output = Vec::with_capacity(rows * WIDE);
        for at in 0..rows {
            let mut sums = self.bias;
            for (tap, weights) in self.weights.chunks_exact(width).enumerate() {
                let seen = (at + tap * stride).checked_sub(TAPS / 2 * stride).filter(|seen| *seen < rows);
                if let Some(seen) = seen {
                    add_products(&mut sums, &input[seen * width..][..width], weights);
                }
            }
            output.extend(sums.map(|sum| sum.max(0.0)));
        }
        output
    }
}

/// Adds each value's products with its weights to the sums; most values are 0.
fn add_products(sums: &mut Row, values: &[f32], weights: &[Row]) {
    let mut added = *sums;
    for (value, weights) in values.iter().zip(weights).filter(|(value, _)| **value != 0.0) {
        for (sum, weight) in added.iter_mut().zip(weights) {
            *sum += value * weight;
        }
    }
    *sums = added;
}

/// Numbers in rows; what fills none is left out.
fn rows(numbers: &[f32]) -> Vec<Row> {
    numbers.as_chunks::<WIDE>().0.to_vec()
}

fn number(bytes: &[u8]) -> f32 {
    f32::from_le_bytes(bytes.try_into().expect("four bytes were split off"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_holds_all_weights() {
        let layers = TAPS * (NARROW + 2 * WIDE) * WIDE + 3 * WIDE;
        assert_eq!(include_bytes!("weights.bin").len(), 4 + ROWS * NARROW + 4 * (layers + WIDE + 1));
    }

    #[test]
    fn blocks_do_not_show() {
        let words: Vec<[u16; FEATURES]> = (0..3 * BLOCK as u32)
            .map(|at| std::array::from_fn(|f| (at * 7919 + f as u32 * 31 % 97) as u16 % 8192))
            .collect();
        let whole = scores(&words);
        let part = scores(&words[BLOCK - 100..]);
        assert_eq!(whole[BLOCK..], part[100..]);
    }
}
