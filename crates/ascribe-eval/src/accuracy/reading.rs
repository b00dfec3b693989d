//! What is read in a text before any attribution: tags, lemmas, trees, names, and who is who.

use std::path::Path;

use ascribe_types::Analysis;

use super::{Analyze, treebank};
use crate::coreference::{self, CoreferenceScore, Entities};
use crate::gum::{self, GumDocument};
use crate::names::{self, NameScore, NamedText, crossner, uner};
use crate::polnear::files;
use crate::pronouns::{self, PronounScore, Pronouns};
use crate::syntax::{self, SyntaxScore};
use crate::{Error, conllu};

/// EWT's development set, in the folder of all corpora.
pub(super) const EWT: &str = "ud-ewt/en_ewt-ud-dev.conllu";

/// How well documents are read, from raw text.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Tags, lemmas and trees, for each treebank and each of its genres.
    pub syntax: Vec<(String, SyntaxScore)>,
    /// Names, for each corpus.
    pub names: Vec<(String, NameScore)>,
    /// Entities with more than one mention.
    pub coreference: CoreferenceScore,
    /// The same with those of one mention.
    pub with_singletons: CoreferenceScore,
    /// Pronouns, by kind.
    pub pronouns: Vec<(Pronouns, PronounScore)>,
}

/// Measures on the corpora in a folder.
///
/// # Errors
///
/// If a corpus cannot be read.
pub(super) fn measure(data: &Path, analyze: Analyze) -> Result<Reading, Error> {
    let gum = gum(data)?;
    let texts: Vec<&str> = gum.iter().map(|document| document.split.text.as_str()).collect();
    let read: Vec<(&GumDocument, Analysis)> = gum.iter().zip(analyze(&texts)).collect();
    let trees = read.iter().map(|(gold, found)| (gold.split.name.as_str(), syntax::score(&gold.split, found)));
    let gum_syntax = treebank("GUM", trees);
    let [coreference, with_singletons] = entities(&read);
    Ok(Reading {
        syntax: [ewt_syntax(data, analyze)?, gum_syntax].concat(),
        names: names(data, analyze)?,
        coreference,
        with_singletons,
        pronouns: Pronouns::ALL.map(|which| (which, pronouns(&read, which))).into(),
    })
}

/// GUM's development set.
fn gum(data: &Path) -> Result<Vec<GumDocument>, Error> {
    let mut documents = Vec::new();
    for path in files(&data.join("gum/dev"), "conllu")? {
        documents.extend(gum::read(&path)?);
    }
    Ok(documents)
}

fn ewt_syntax(data: &Path, analyze: Analyze) -> Result<Vec<(String, SyntaxScore)>, Error> {
    let documents = conllu::read(&data.join(EWT))?;
    let texts: Vec<&str> = documents.iter().map(|document| document.text.as_str()).collect();
    let read = documents.iter().zip(analyze(&texts));
    Ok(treebank("EWT", read.map(|(gold, found)| (gold.name.as_str(), syntax::score(gold, &found)))))
}

/// Without and with entities of one mention.
fn entities(read: &[(&GumDocument, Analysis)]) -> [CoreferenceScore; 2] {
    let both = read.iter().map(|(gold, found)| (Entities::of_gold(gold), Entities::of_found(found)));
    let both: Vec<(Entities, Entities)> = both.collect();
    let without = |(gold, found): &(Entities, Entities)| {
        coreference::score(&gold.without_singletons(), &found.without_singletons())
    };
    [both.iter().map(without).sum(), both.iter().map(|(gold, found)| coreference::score(gold, found)).sum()]
}

fn pronouns(read: &[(&GumDocument, Analysis)], which: Pronouns) -> PronounScore {
    read.iter().map(|(gold, found)| pronouns::score(gold, which, found)).sum()
}

fn names(data: &Path, analyze: Analyze) -> Result<Vec<(String, NameScore)>, Error> {
    let politics = crossner::read(&data.join("ner/crossner/politics/dev.txt"))?;
    let web = uner::read(&data.join("uner-ewt/en_ewt-ud-dev.iob2"), &data.join(EWT))?;
    let corpora = [("CrossNER politics", politics), ("UNER EWT", web)];
    Ok(corpora.map(|(name, texts)| (name.to_owned(), named(&texts, analyze))).into())
}

fn named(texts: &[NamedText], analyze: Analyze) -> NameScore {
    let raw: Vec<&str> = texts.iter().map(|text| text.text.as_str()).collect();
    texts.iter().zip(analyze(&raw)).map(|(gold, found)| names::score(&gold.names, &found)).sum()
}

impl Reading {
    /// The figures that can have a floor, in per cent, by the name of their section and their own.
    pub(super) fn figures(&self) -> Vec<((&'static str, String), f64)> {
        let mut figures = Vec::new();
        for (name, score) in &self.syntax {
            figures.extend(score.measures().map(|(measure, counts)| ((measure, name.clone()), counts.f1())));
        }
        for (name, score) in &self.names {
            figures.push((("names", name.clone()), score.all().f1()));
        }
        for (name, score) in [("CoNLL", self.coreference), ("with singletons", self.with_singletons)] {
            figures.push((("coreference", name.to_owned()), score.conll()));
            figures.push((("mentions", name.to_owned()), score.mentions.f1()));
        }
        for (which, score) in &self.pronouns {
            figures.push((("pronouns", which.name().to_owned()), score.recall()));
            figures.push((("pronouns resolved", which.name().to_owned()), score.precision()));
        }
        figures.iter_mut().for_each(|(_, figure)| *figure *= 100.0);
        figures
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_has_a_figure() {
        let reading = Reading {
            syntax: vec![("EWT".to_owned(), SyntaxScore::default())],
            names: vec![("UNER".to_owned(), NameScore::default())],
            pronouns: vec![(Pronouns::Speakers, PronounScore { right: 1, wrong: 1, unsure: 2 })],
            ..Reading::default()
        };
        let figures = reading.figures();
        assert_eq!(figures.len(), 5 + 1 + 4 + 2);
        let pronouns: Vec<f64> = figures[10..].iter().map(|(_, figure)| *figure).collect();
        assert_eq!(pronouns, [25.0, 50.0]);
    }
}
