//! Says what each word is: its part of speech, its features and, by how it ends, its dictionary form.

use ascribe_types::{Features, Upos};

use super::{HeadScratch, highest};
use crate::encoder::Linear;
use crate::lemma::Lemmas;
use crate::{Error, Model};

/// Tags words.
pub(crate) struct TagsHead {
    inner: Linear,
    upos: Linear,
    features: Linear,
    feature_labels: Vec<Features>,
    lemmas: Lemmas,
}

/// What a word is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tags {
    pub(crate) upos: Upos,
    pub(crate) features: Features,
    pub(crate) lemma: Box<str>,
}

impl TagsHead {
    /// Takes the parts of `STEM` from a model, and their labels from its notes.
    pub(crate) fn from_model(model: &Model<'_>, stem: &str) -> Result<Self, Error> {
        let linear = |name| Linear::from_model(model, &format!("{stem}.{name}"));
        let (inner, upos, features) = (linear("inner")?, linear("upos")?, linear("features")?);
        let feature_labels: Vec<Features> = labels(model, "tags.features")?.map(Features::from).collect();
        let fits = |linear: &Linear, labels| (linear.inputs(), linear.outputs()) == (inner.outputs(), labels);
        let sizes = [inner.activates(), fits(&upos, Upos::ALL.len()), fits(&features, feature_labels.len())];
        match sizes.contains(&false) {
            false => Ok(Self { inner, upos, features, feature_labels, lemmas: Lemmas::new() }),
            true => Err(Error::new(format!("sizes that do not fit each other: {stem}"))),
        }
    }

    /// Elements of a word's vector.
    pub(crate) fn width(&self) -> usize {
        self.inner.inputs()
    }

    /// The tags of words that are written as `forms`.
    pub(crate) fn read(&self, words: &[f32], forms: &[&str], scratch: &mut HeadScratch) -> Vec<Tags> {
        let hidden = self.inner.activated(words, &mut scratch.linear);
        let upos = self.upos.applied(&hidden, &mut scratch.linear);
        let features = self.features.applied(&hidden, &mut scratch.linear);
        let rows = |scores, width| <[f32]>::chunks_exact(scores, width).map(highest);
        let upos = rows(&upos, self.upos.outputs()).map(|label| Upos::ALL[label]);
        let features = rows(&features, self.features.outputs()).map(|label| self.feature_labels[label].clone());
        let tags = upos.zip(features).zip(forms);
        tags.map(|((upos, features), form)| Tags { upos, features, lemma: self.lemmas.lemma(form, upos) }).collect()
    }
}

/// The labels that a model has under `key`, a line each.
fn labels<'m>(model: &'m Model<'_>, key: &str) -> Result<impl Iterator<Item = &'m str>, Error> {
    let note = model.note(key).ok_or_else(|| Error::new(format!("no such labels: {key}")))?;
    Ok(note.split('\n'))
}
