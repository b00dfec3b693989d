//! Says what each word is: its part of speech, its features and its dictionary form.
//!
//! The dictionary form is not looked up but made: a label says how a word is to be edited, and training learnt which edits there are (Chrupała
//! et al. 2008, "Learning Morphology with Morfette").

use ascribe_types::{Features, Upos};

use super::{HeadScratch, highest};
use crate::encoder::Linear;
use crate::{Error, Model, apply_lemma_script};

/// Tags words.
pub(crate) struct TagsHead {
    inner: Linear,
    upos: Linear,
    features: Linear,
    feature_labels: Vec<Features>,
    lemma: Linear,
    scripts: Vec<String>,
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
        let (inner, upos, features, lemma) = (linear("inner")?, linear("upos")?, linear("features")?, linear("lemma")?);
        let feature_labels: Vec<Features> = labels(model, "tags.features")?.map(Features::from).collect();
        let scripts: Vec<String> = labels(model, "tags.lemma")?.map(str::to_owned).collect();
        let fits = |linear: &Linear, labels| (linear.inputs(), linear.outputs()) == (inner.outputs(), labels);
        let sizes = [
            inner.activates(),
            fits(&upos, Upos::ALL.len()),
            fits(&features, feature_labels.len()),
            fits(&lemma, scripts.len()),
        ];
        match sizes.contains(&false) {
            false => Ok(Self { inner, upos, features, feature_labels, lemma, scripts }),
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
        let mut scripts = self.lemma.applied(&hidden, &mut scratch.linear);
        let rows = |scores, width| <[f32]>::chunks_exact(scores, width).map(highest);
        let upos = rows(&upos, self.upos.outputs()).map(|label| Upos::ALL[label]);
        let features = rows(&features, self.features.outputs()).map(|label| self.feature_labels[label].clone());
        let scripts = scripts.chunks_exact_mut(self.lemma.outputs());
        let lemmas = forms.iter().zip(scripts).map(|(form, scripts)| self.lemma(form, scripts));
        upos.zip(features).zip(lemmas).map(|((upos, features), lemma)| Tags { upos, features, lemma }).collect()
    }

    /// What the best script that applies makes of a form; the form itself where none of the best few does. The scores are used up.
    fn lemma(&self, form: &str, scores: &mut [f32]) -> Box<str> {
        for _ in 0..MOST_SCRIPTS {
            let best = highest(scores);
            if let Some(lemma) = apply_lemma_script(&self.scripts[best], form) {
                return lemma.into();
            }
            scores[best] = f32::MIN;
        }
        form.into()
    }
}

/// Scripts that are tried on a word: so that a word that none fits, of which there is no end in bad input, costs little.
const MOST_SCRIPTS: usize = 8;

/// The labels that a model has under `key`, a line each.
fn labels<'m>(model: &'m Model<'_>, key: &str) -> Result<impl Iterator<Item = &'m str>, Error> {
    let note = model.note(key).ok_or_else(|| Error::new(format!("no such labels: {key}")))?;
    Ok(note.split('\n'))
}
