//! The best tree over the words of a stretch: of all trees with exactly one root, the one whose arcs' scores sum to the most.
//!
//! Where each word's best head already makes such a tree, as it does for most sentences, that is it. Else Edmonds' algorithm (1967), as
//! Tarjan (1977) made it quadratic for dense graphs: a path is grown from head to head, and each cycle that it closes becomes one node. A
//! penalty on the arcs from the root, larger than all other arcs could make up for, leaves one of them (Stanojević and Cohen 2021, "A Root
//! of a Problem", EMNLP).

/// How far from zero a score may be; past it, it is taken for this.
const FARTHEST: f64 = 1e9;

/// The head of each word, none for the root. `arcs` has a row for each word, with its score for each head; `roots` has each word's for being
/// the root. Among equals, the head that comes first.
pub(super) fn best_tree(arcs: &[f32], roots: &[f32]) -> Vec<Option<usize>> {
    let greedy: Vec<Option<usize>> = (0..roots.len()).map(|word| best_head(arcs, roots, word)).collect();
    match is_tree(&greedy) {
        true => greedy,
        false => Contraction::new(arcs, roots).solve(),
    }
}

/// The head that one word likes best.
fn best_head(arcs: &[f32], roots: &[f32], word: usize) -> Option<usize> {
    let row = &arcs[word * roots.len()..(word + 1) * roots.len()];
    let mut best = (None, finite(roots[word]));
    for (head, &score) in row.iter().enumerate().filter(|&(head, _)| head != word) {
        if finite(score) > best.1 {
            best = (Some(head), finite(score));
        }
    }
    best.0
}

/// Whether there is one root, and every word comes to it.
fn is_tree(heads: &[Option<usize>]) -> bool {
    let mut comes = vec![false; heads.len()];
    let mut path = Vec::new();
    for word in 0..heads.len() {
        let mut at = Some(word);
        while let Some(word) = at.filter(|&word| !comes[word]) {
            if path.len() > heads.len() {
                return false;
            }
            path.push(word);
            at = heads[word];
        }
        path.drain(..).for_each(|word| comes[word] = true);
    }
    heads.iter().filter(|head| head.is_none()).count() == usize::from(!heads.is_empty())
}

fn finite(score: f32) -> f64 {
    if score.is_nan() { -FARTHEST } else { f64::from(score).clamp(-FARTHEST, FARTHEST) }
}

/// An arc between two nodes, and which words it is between; word 0 is the root above all words, and the others count from 1.
#[derive(Clone, Copy, Default)]
struct Arc {
    score: f64,
    head: usize,
    dependent: usize,
}

/// A graph whose cycles are contracted. A node, a word or a contracted cycle, has a place, that of one of its words, and a number:
/// a word its own, a cycle the next that is free.
struct Contraction {
    size: usize,
    /// The best arc into the node at one place from that at another, by the place that is entered.
    arcs: Vec<Arc>,
    /// The number of the node at each place; none where the node is part of another now.
    nodes: Vec<Option<usize>>,
    /// By number, the cycle that a node has become part of.
    within: Vec<usize>,
    /// Of each contracted cycle, its nodes and the arcs by which the cycle enters them.
    cycles: Vec<Vec<(usize, Arc)>>,
}

impl Contraction {
    fn new(arcs: &[f32], roots: &[f32]) -> Self {
        let size = roots.len() + 1;
        let all = || arcs.iter().chain(roots).map(|&score| finite(score));
        let spread = all().fold(f64::MIN, f64::max) - all().fold(f64::MAX, f64::min);
        let penalty = 1.0 + spread * size as f64;
        let score = |dependent: usize, head: usize| match (dependent.checked_sub(1), head.checked_sub(1)) {
            (Some(dependent), Some(head)) => finite(arcs[dependent * roots.len() + head]),
            (Some(dependent), None) => finite(roots[dependent]) - penalty,
            (None, _) => 0.0,
        };
        let row = |dependent| (0..size).map(move |head| Arc { score: score(dependent, head), head, dependent });
        Self {
            size,
            arcs: (0..size).flat_map(row).collect(),
            nodes: (0..size).map(Some).collect(),
            within: vec![0; size],
            cycles: Vec::new(),
        }
    }

    fn solve(mut self) -> Vec<Option<usize>> {
        let mut entering = vec![Arc::default(); 2 * self.size];
        let mut done = vec![false; self.size];
        done[0] = true;
        for place in 1..self.size {
            for (place, from) in self.grow(place, &done) {
                done[place] = true;
                let node = self.nodes[place].expect("a path is of nodes that are no part of others");
                entering[node] = self.arcs[place * self.size + from];
            }
        }
        self.expand(&mut entering);
        entering[1..self.size].iter().map(|arc| arc.head.checked_sub(1)).collect()
    }

    /// The path from head to head to what is done, without cycles: places, each with that of its head.
    fn grow(&mut self, start: usize, done: &[bool]) -> Vec<(usize, usize)> {
        let mut path: Vec<(usize, usize)> = Vec::new();
        let mut at = start;
        while self.nodes[at].is_some() && !done[at] {
            let from = self.best(at);
            path.push((at, from));
            at = match path.iter().position(|&(place, _)| place == from) {
                Some(first) => self.contract(&path.split_off(first)),
                None => from,
            };
        }
        path
    }

    /// The place of the best head of the node at a place.
    fn best(&self, at: usize) -> usize {
        let row = &self.arcs[at * self.size..(at + 1) * self.size];
        let others = (0..self.size).filter(|&place| place != at && self.nodes[place].is_some());
        let best = others.reduce(|best, place| if row[place].score > row[best].score { place } else { best });
        best.expect("the root is never part of a cycle")
    }

    /// Makes one node of a cycle; returns its place. Arcs into it are worth what they have over those of the cycle that they would replace.
    fn contract(&mut self, cycle: &[(usize, usize)]) -> usize {
        let place = cycle[0].0;
        let inner: Vec<(usize, Arc)> = cycle.iter().map(|&(at, from)| (at, self.arcs[at * self.size + from])).collect();
        let number = self.within.len();
        let mut members = Vec::with_capacity(inner.len());
        for &(at, arc) in &inner {
            let node = self.nodes[at].take().expect("a cycle is of nodes that are no part of others");
            self.within[node] = number;
            members.push((node, arc));
        }
        for other in (0..self.size).filter(|&other| self.nodes[other].is_some()).collect::<Vec<_>>() {
            let into = inner.iter().map(|&(at, replaced)| {
                let arc = self.arcs[at * self.size + other];
                Arc { score: arc.score - replaced.score, ..arc }
            });
            let into = best_of(into);
            let out = best_of(inner.iter().map(|&(at, _)| self.arcs[other * self.size + at]));
            self.arcs[place * self.size + other] = into;
            self.arcs[other * self.size + place] = out;
        }
        self.nodes[place] = Some(number);
        self.within.push(0);
        self.cycles.push(members);
        place
    }

    /// Opens the cycles, the last first: the arc that enters one replaces that of the node that it enters.
    fn expand(&self, entering: &mut [Arc]) {
        for (index, members) in self.cycles.iter().enumerate().rev() {
            let number = self.size + index;
            let arc = entering[number];
            let entered = self.member(arc.dependent, number);
            for &(node, own) in members {
                entering[node] = if node == entered { arc } else { own };
            }
        }
    }

    /// The node of a cycle that a word is, or is part of.
    fn member(&self, word: usize, cycle: usize) -> usize {
        let mut node = word;
        while self.within[node] != cycle {
            node = self.within[node];
        }
        node
    }
}

/// The first of the arcs with the highest score.
fn best_of(arcs: impl Iterator<Item = Arc>) -> Arc {
    arcs.reduce(|best, arc| if arc.score > best.score { arc } else { best }).expect("a cycle has nodes")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::made_up::noise;

    /// The sum of a tree's arcs.
    fn worth(arcs: &[f32], roots: &[f32], heads: &[Option<usize>]) -> f64 {
        let score = |(word, head): (usize, &Option<usize>)| match head {
            Some(head) => f64::from(arcs[word * roots.len() + head]),
            None => f64::from(roots[word]),
        };
        heads.iter().enumerate().map(score).sum()
    }

    /// The worth of the best tree, by trying all.
    fn best_worth(arcs: &[f32], roots: &[f32]) -> f64 {
        let count = roots.len();
        let ways = (count + 1).pow(count as u32);
        let tries = (0..ways).map(|mut way| {
            let digit = |_| {
                let digit = way % (count + 1);
                way /= count + 1;
                digit.checked_sub(1)
            };
            (0..count).map(digit).collect::<Vec<_>>()
        });
        let trees = tries.filter(|heads| is_tree(heads));
        trees.map(|heads| worth(arcs, roots, &heads)).fold(f64::MIN, f64::max)
    }

    fn check(arcs: &[f32], roots: &[f32], expected: &[Option<usize>]) {
        assert_eq!(best_tree(arcs, roots), expected);
    }

    #[test]
    fn takes_the_best_heads_if_they_make_a_tree() {
        check(&[], &[], &[]);
        check(&[0.0], &[-5.0], &[None]);
        check(&[0.0, 3.0, 1.0, 0.0], &[0.0, 2.0], &[Some(1), None]);
    }

    #[test]
    fn has_one_root_and_no_cycle() {
        check(&[9.0, 3.0, 1.0, 0.0], &[5.0, 5.0], &[Some(1), None]);
        check(&[0.0, 8.0, 7.0, 0.0], &[1.0, 3.0], &[Some(1), None]);
    }

    #[test]
    fn no_other_tree_is_better() {
        for seed in 0..400 {
            let count = 1 + seed as usize % 5;
            let rounded = |score: f32| (score * 5.0).round();
            let arcs: Vec<f32> = noise(seed, count * count).into_iter().map(rounded).collect();
            let roots: Vec<f32> = noise(seed + 1000, count).into_iter().map(rounded).collect();
            let heads = best_tree(&arcs, &roots);
            assert!(is_tree(&heads), "{heads:?}");
            assert_eq!(worth(&arcs, &roots, &heads), best_worth(&arcs, &roots), "{arcs:?} {roots:?}");
        }
    }

    #[test]
    fn any_scores_make_a_tree() {
        let strange = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, 0.0, 1.0];
        for count in [2, 3, 40, 254] {
            let pick = |value: &f32| strange[(value.abs() * 5.99) as usize];
            let arcs: Vec<f32> = noise(count as u32, count * count).iter().map(pick).collect();
            assert!(is_tree(&best_tree(&arcs, &arcs[..count])));
            let arcs = noise(count as u32, count * count);
            assert!(is_tree(&best_tree(&arcs, &noise(7, count))));
            assert!(is_tree(&best_tree(&vec![0.0; count * count], &vec![0.0; count])));
        }
    }
}
