//! Finds what each word depends on, and how: a tree over the words of a stretch.
//!
//! Each word is seen as a dependent and as a head, and a bilinear form scores how well one goes with the other; the best tree is taken, and then
//! the best relation for each of its arcs (Dozat and Manning 2017, arXiv:1611.01734).

mod arborescence;

use std::ops::Range;

use ascribe_types::Deprel;

use super::{HeadScratch, plain};
use crate::encoder::{Linear, dot, room, similarities};
use crate::{Error, Model};
use arborescence::best_tree;

/// Elements of a word's vector that arcs are scored by; the rest is for relations.
const ARC_WIDTH: usize = 256;

/// Reads trees.
pub(crate) struct TreeHead {
    dependent: Linear,
    head: Linear,
    arc: Linear,
    root: Vec<f32>,
    relation: Linear,
    label: Linear,
}

/// The words of a core as heads and dependents, ready to be joined.
pub(crate) struct Ends {
    /// What goes with the heads of arcs: dependents through the bilinear form.
    sought: Vec<f32>,
    dependents: Vec<f32>,
    heads: Vec<f32>,
}

/// What a word depends on, if anything, and how.
pub(crate) type Dependency = (Option<usize>, Deprel);

impl TreeHead {
    /// Takes the parts of `STEM` from a model.
    pub(crate) fn from_model(model: &Model<'_>, stem: &str) -> Result<Self, Error> {
        let linear = |name| Linear::from_model(model, &format!("{stem}.{name}"));
        let (dependent, head, arc) = (linear("dependent")?, linear("head")?, linear("arc")?);
        let (relation, label) = (linear("relation")?, linear("label")?);
        let root = plain(model, &format!("{stem}.root"), 1, ARC_WIDTH)?;
        let width = dependent.outputs().saturating_sub(ARC_WIDTH);
        let fits = |linear: &Linear, inputs, outputs| (linear.inputs(), linear.outputs()) == (inputs, outputs);
        let sizes = [
            width > 0 && dependent.activates(),
            fits(&head, dependent.inputs(), dependent.outputs()),
            fits(&arc, ARC_WIDTH, ARC_WIDTH),
            fits(&relation, width, Deprel::ALL.len() * width),
            fits(&label, 2 * width, Deprel::ALL.len()),
        ];
        match sizes.contains(&false) {
            false => Ok(Self { dependent, head, arc, root, relation, label }),
            true => Err(Error::new(format!("sizes that do not fit each other: {stem}"))),
        }
    }

    /// Elements of a word's vector.
    pub(crate) fn width(&self) -> usize {
        self.dependent.inputs()
    }

    /// What the head sees of each word of a core.
    pub(crate) fn project(&self, words: &[f32], scratch: &mut HeadScratch) -> Ends {
        let dependents = self.dependent.activated(words, &mut scratch.linear);
        let heads = self.head.activated(words, &mut scratch.linear);
        let (arcs, dependents) = self.divide(&dependents);
        let sought = self.arc.applied(&arcs, &mut scratch.linear);
        Ends { sought, dependents, heads }
    }

    /// The parts of vectors that are for arcs, and those for relations.
    fn divide(&self, vectors: &[f32]) -> (Vec<f32>, Vec<f32>) {
        let rows = || vectors.chunks_exact(self.dependent.outputs());
        let arcs = rows().map(|row| &row[..ARC_WIDTH]).collect::<Vec<_>>().concat();
        (arcs, rows().map(|row| &row[ARC_WIDTH..]).collect::<Vec<_>>().concat())
    }

    /// The tree of the words `stretch`; heads are counted as the stretch is.
    pub(crate) fn read(&self, ends: &Ends, stretch: Range<usize>, scratch: &mut HeadScratch) -> Vec<Dependency> {
        let outputs = self.head.outputs();
        let (arc_heads, heads) = self.divide(&ends.heads[stretch.start * outputs..stretch.end * outputs]);
        let sought = &ends.sought[stretch.start * ARC_WIDTH..stretch.end * ARC_WIDTH];
        let arcs = similarities(sought, &arc_heads, ARC_WIDTH);
        let roots: Vec<f32> = sought.chunks_exact(ARC_WIDTH).map(|row| dot(row, &self.root)).collect();
        let tree = best_tree(&arcs, &roots);
        let width = outputs - ARC_WIDTH;
        let dependents = &ends.dependents[stretch.start * width..stretch.end * width];
        let relations = self.relations(&tree, dependents, &heads, scratch);
        let heads = tree.into_iter().map(|head| head.map(|head| stretch.start + head));
        heads.zip(relations).collect()
    }

    /// How each word depends on its head, given what is for relations in the words' vectors as dependents and as heads.
    fn relations(
        &self,
        tree: &[Option<usize>],
        dependents: &[f32],
        heads: &[f32],
        scratch: &mut HeadScratch,
    ) -> Vec<Deprel> {
        let width = self.relation.outputs() / Deprel::ALL.len();
        let row = |word: usize| word * width..(word + 1) * width;
        let pair = |(word, head): (usize, &Option<usize>)| {
            let head = head.map_or(row(word), row);
            [&dependents[row(word)], &heads[head]]
        };
        let pairs = tree.iter().enumerate().flat_map(pair).collect::<Vec<_>>().concat();
        let HeadScratch { linear, forms, .. } = scratch;
        let forms = room(forms, tree.len() * self.relation.outputs());
        self.relation.apply(dependents, forms, linear);
        let linear = self.label.applied(&pairs, linear);
        let forms = forms.chunks_exact(self.relation.outputs()).zip(linear.chunks_exact(Deprel::ALL.len()));
        let relation = |(head, (form, linear)): (&Option<usize>, (&[f32], &[f32]))| match head {
            Some(head) => best_relation(form, &heads[row(*head)], linear),
            None => Deprel::Root,
        };
        tree.iter().zip(forms).map(relation).collect()
    }
}

/// The relation with the highest score, the first of equals; never that of the root. A relation's score is its row of `form` times the head, and its
/// element of `linear`.
fn best_relation(form: &[f32], head: &[f32], linear: &[f32]) -> Deprel {
    let scores = form.chunks_exact(head.len()).zip(linear).map(|(row, linear)| dot(row, head) + linear);
    let scored = Deprel::ALL.iter().zip(scores).filter(|&(&relation, _)| relation != Deprel::Root);
    let best = scored.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map_or(Deprel::Dep, |(&relation, _)| relation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_relation_is_never_the_root() {
        let count = Deprel::ALL.len();
        let place = |relation| Deprel::ALL.iter().position(|&own| own == relation).expect("a relation");
        let mut form = vec![0.0; 2 * count];
        let mut linear = vec![0.0; count];
        linear[place(Deprel::Root)] = 9.0;
        linear[place(Deprel::Obj)] = 1.0;
        assert_eq!(best_relation(&form, &[1.0, 2.0], &linear), Deprel::Obj);
        form[2 * place(Deprel::Nsubj) + 1] = 0.6;
        assert_eq!(best_relation(&form, &[1.0, 2.0], &linear), Deprel::Nsubj);
        assert_eq!(best_relation(&form, &[f32::NAN, 2.0], &linear), Deprel::Acl);
    }
}
