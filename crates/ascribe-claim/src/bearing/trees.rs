//! Weighs features, each for itself and by boosted trees (Friedman 2001), as `training/bearing.py` left them.
//!
//! Written by hand, because a library for trees also trains them, and walking one is a loop.

use std::sync::LazyLock;

/// The trees of each of four sums: whether it is related; whether it agrees, disagrees, discusses.
pub(super) struct Trees([Sum; 4]);

/// A number to begin with, what each feature adds to it for itself, and trees that add to it.
#[derive(Default)]
struct Sum {
    base: f32,
    /// Empty where features count in trees alone.
    weights: Vec<f32>,
    trees: Vec<Vec<Node>>,
}

enum Node {
    Leaf(f32),
    /// On to the left if the feature is at most the threshold.
    Fork {
        feature: usize,
        threshold: f32,
        left: usize,
        right: usize,
    },
}

impl Trees {
    /// Above 0 if a report is related to a headline.
    pub(super) fn related(&self, features: &[f32]) -> f32 {
        self.0[0].of(features)
    }

    /// How much speaks for each side, if it is related.
    pub(super) fn sides(&self, features: &[f32]) -> [f32; 3] {
        let [_, agrees, disagrees, discusses] = &self.0;
        [agrees, disagrees, discusses].map(|sum| sum.of(features))
    }
}

impl Sum {
    fn of(&self, features: &[f32]) -> f32 {
        let own: f32 = self.weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum();
        self.trees.iter().fold(self.base + own, |sum, tree| sum + leaf(tree, features))
    }
}

/// The leaf that features lead to. Each fork leads to later nodes only, so that the walk ends.
fn leaf(tree: &[Node], features: &[f32]) -> f32 {
    let mut at = 0;
    loop {
        match tree[at] {
            Node::Leaf(value) => return value,
            Node::Fork { feature, threshold, left, right } => {
                at = if features[feature] <= threshold { left } else { right };
            }
        }
    }
}

/// The trees as they were trained.
pub(super) fn trees() -> &'static Trees {
    static TREES: LazyLock<Trees> =
        LazyLock::new(|| parse(include_str!("trees.tsv")).expect("a test reads the file of trees"));
    &TREES
}

/// Reads lines: `sum BASE WEIGHT…` begins a sum, `tree` a tree; a leaf is a value, a fork a feature, a threshold and two nodes.
fn parse(text: &str) -> Option<Trees> {
    let mut sums: Vec<Sum> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields.as_slice() {
            ["sum", base, weights @ ..] => sums.push(Sum {
                base: base.parse().ok()?,
                weights: weights.iter().map(|weight| weight.parse().ok()).collect::<Option<_>>()?,
                trees: Vec::new(),
            }),
            ["tree"] => sums.last_mut()?.trees.push(Vec::new()),
            fields => sums.last_mut()?.trees.last_mut()?.push(node(fields)?),
        }
    }
    sums.try_into().ok().map(Trees)
}

fn node(fields: &[&str]) -> Option<Node> {
    match *fields {
        [value] => value.parse().ok().map(Node::Leaf),
        [feature, threshold, left, right] => Some(Node::Fork {
            feature: feature.parse().ok()?,
            threshold: threshold.parse().ok()?,
            left: left.parse().ok()?,
            right: right.parse().ok()?,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fork_of_the_shipped_trees_leads_to_later_nodes() {
        for tree in trees().0.iter().flat_map(|sum| &sum.trees) {
            for (at, node) in tree.iter().enumerate() {
                if let Node::Fork { left, right, feature, .. } = *node {
                    assert!(at < left && left < tree.len() && at < right && right < tree.len());
                    assert!(feature < super::super::features::COUNT);
                }
            }
        }
    }

    #[test]
    fn adds_up_leaves() {
        let text = "sum\t1\t7\ntree\n1\t0.5\t1\t2\n2\n4\ntree\n8\nsum\t0\nsum\t0\nsum\t0";
        let trees = parse(text).expect("trees");
        assert_eq!(trees.related(&[0.0, 0.5]), 11.0);
        assert_eq!(trees.related(&[0.0, 0.6]), 13.0);
        assert_eq!(trees.related(&[1.0, 0.6]), 20.0);
        assert_eq!(trees.sides(&[0.0, 0.6]), [0.0; 3]);
        assert!(parse("sum\tx").is_none() && parse("sum\t0").is_none());
    }
}
