//! Finds names: stretches of words that name a person, an organization, a place and so on.
//!
//! Each word is seen with its neighbours, and a random field over the labels (Lafferty et al. 2001) keeps a name of one kind.

use std::ops::Range;

use ascribe_types::Kind;

use super::HeadScratch;
use super::labels::Transitions;
use crate::encoder::Linear;
use crate::{Error, Model};

/// The kinds in the order of their labels; what is a name of another kind comes last, as a thing's.
const KINDS: [Kind; 8] =
    [Kind::Person, Kind::Organization, Kind::Place, Kind::Gpe, Kind::Norp, Kind::Event, Kind::Work, Kind::Object];

/// Labels: none, then first and later word of each kind.
const LABELS: usize = 1 + 2 * KINDS.len();

/// Words that are seen together: each with the one before and the one after.
const SEEN: usize = 3;

/// How well each label goes with each word.
type Scores = Vec<[f32; LABELS]>;

/// Reads names.
pub(crate) struct NamesHead {
    inner: Linear,
    label: Linear,
    transitions: Transitions<LABELS>,
}

impl NamesHead {
    /// Takes the parts of `STEM` from a model.
    pub(crate) fn from_model(model: &Model<'_>, stem: &str) -> Result<Self, Error> {
        let inner = Linear::from_model(model, &format!("{stem}.inner"))?;
        let label = Linear::from_model(model, &format!("{stem}.label"))?;
        let transitions = Transitions::from_model(model, &format!("{stem}.transition"))?;
        let fits =
            inner.inputs().is_multiple_of(SEEN) && (label.inputs(), label.outputs()) == (inner.outputs(), LABELS);
        match inner.activates() && fits {
            true => Ok(Self { inner, label, transitions }),
            false => Err(Error::new(format!("sizes that do not fit each other: {stem}"))),
        }
    }

    /// Elements of a word's vector.
    pub(crate) fn width(&self) -> usize {
        self.inner.inputs() / SEEN
    }

    /// How well each label goes with each word.
    pub(crate) fn scores(&self, words: &[f32], scratch: &mut HeadScratch) -> Scores {
        let hidden = self.inner.activated(&with_neighbours(words, self.width()), &mut scratch.linear);
        let scores = self.label.applied(&hidden, &mut scratch.linear);
        scores.as_chunks::<LABELS>().0.to_vec()
    }

    /// The names among the words `stretch`, of all that there are scores and forms of.
    pub(crate) fn read(&self, scores: &Scores, forms: &[&str], stretch: Range<usize>) -> Vec<(Range<usize>, Kind)> {
        let found = self.transitions.best(&scores[stretch.clone()]).into_iter();
        let place = |words: Range<usize>| stretch.start + words.start..stretch.start + words.end;
        found.filter_map(|(kind, words)| Some((tidy(place(words), forms)?, KINDS[kind]))).collect()
    }
}

/// Each word's vector between those of its neighbours; zeros where there are none.
fn with_neighbours(words: &[f32], width: usize) -> Vec<f32> {
    let edge = vec![0.0; width];
    let rows: Vec<&[f32]> =
        std::iter::once(edge.as_slice()).chain(words.chunks_exact(width)).chain([edge.as_slice()]).collect();
    rows.windows(SEEN).flatten().copied().collect::<Vec<_>>().concat()
}

/// A name without what stands at its edges and cannot be part of it; none if nothing is left, or if it is an address.
fn tidy(mut words: Range<usize>, forms: &[&str]) -> Option<Range<usize>> {
    while words.end > words.start && (is_mark(forms[words.end - 1]) || is_possessive(forms[words.end - 1])) {
        words.end -= 1;
    }
    while words.end > words.start && is_mark(forms[words.start]) {
        words.start += 1;
    }
    let is_name = !words.is_empty() && !forms[words.clone()].iter().any(|form| is_address(form));
    is_name.then_some(words)
}

/// Whether a word is an address of mail or the web, which names nobody: "ana@harbour.example", "www.harbour.example".
fn is_address(form: &str) -> bool {
    form.contains('@') || form.contains("://") || form.starts_with("www.")
}

/// Whether a word has nothing to read: "(", "--".
fn is_mark(form: &str) -> bool {
    !form.chars().any(char::is_alphanumeric)
}

/// Whether a word is the possessive mark of the one before.
fn is_possessive(form: &str) -> bool {
    matches!(form, "'s" | "’s" | "'S" | "’S" | "`s" | "´s")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: Option<&str>) {
        let forms: Vec<&str> = words.split(' ').collect();
        let found = tidy(0..forms.len(), &forms).map(|words| forms[words].join(" "));
        assert_eq!(found.as_deref(), expected, "{words}");
    }

    #[test]
    fn neighbours_stand_beside_each_word() {
        assert_eq!(
            with_neighbours(&[1.0, 2.0, 3.0, 4.0], 2),
            [0.0, 0.0, 1.0, 2.0, 3.0, 4.0, 1.0, 2.0, 3.0, 4.0, 0.0, 0.0]
        );
        assert!(with_neighbours(&[], 2).is_empty());
    }

    #[test]
    fn edges_are_tidy() {
        check("Ana Ruiz 's", Some("Ana Ruiz"));
        check("“ The Long Road ” ,", Some("The Long Road"));
        check("Ruiz '", Some("Ruiz"));
        check("O’Neil 's Diner", Some("O’Neil 's Diner"));
        check("-- ’s", None);
        check("http://harbour.example Ruiz", None);
        check("@harbour", None);
    }
}
