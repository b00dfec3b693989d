//! How what the program reads of embedding clauses goes with the CommitmentBank (de Marneffe, Simons and Tonhauser 2019).
//!
//! There, people said of a clause under a negation, question, modal or condition how sure the *author* is that it is so, from 3 (it is) to -3 (it is
//! not). The program tells how sure the *source* is. Both are the same where the source is the author ("I don't think that"); of others
//! an author may know better ("she did not realize that"). So all items and those in the first person are counted apart, and neither is a
//! measure of stances in reports: it says whether negation, modals and weak verbs are read.

use std::path::Path;

use ascribe_types::{Analysis, Attribution, Certainty, Deprel, Document, Polarity, Reading, Role, Stance, TokenIdx};

use crate::Error;

/// An embedded clause and how people read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The sentence.
    pub text: String,
    /// The dictionary form of the verb that embeds the clause.
    pub verb: String,
    /// Under what the verb stands: "negation", "question", "modal", "conditional".
    pub under: String,
    /// Whether the verb's subject is the author.
    pub first_person: bool,
    /// How sure people took the author to be, on average, from -3 to 3.
    pub mean: f64,
}

/// Reads the items of a folder of the corpus.
///
/// # Errors
///
/// If the file cannot be read or is no table of items.
pub fn read(folder: &Path) -> Result<Vec<Item>, Error> {
    let path = folder.join("items.csv");
    let bytes = std::fs::read(&path).map_err(|cause| Error::io(&path, cause))?;
    let mut rows = csv::Reader::from_reader(bytes.as_slice());
    let rows = rows.records().map(|row| row.ok().as_ref().and_then(item));
    rows.map(|item| item.ok_or_else(|| Error::malformed(&path, "not a row of an item"))).collect()
}

/// The item of a row; its columns are told by their places, since one name stands twice in the header.
fn item(row: &csv::StringRecord) -> Option<Item> {
    let column = |at: usize| row.get(at).map(str::to_owned);
    let (verb, under, text) = (column(2)?, column(3)?, column(5)?);
    Some(Item { text, verb, under, first_person: row.get(10)? == "first", mean: row.get(17)?.parse().ok()? })
}

/// How the readings of items go with those of people.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CommitmentScore {
    /// How many items there are.
    pub items: usize,
    /// Those in which the verb and its clause were found.
    pub read: usize,
    /// Those of them on which people took a side: a mean of 1 or more, or of -1 or less.
    pub sided: usize,
    /// … and the program the same.
    pub same: usize,
    /// … and the program the other.
    pub other: usize,
    /// Pearson's correlation of both over what was read.
    pub correlation: f64,
}

/// Scores items, given how their sentences are analyzed and what is found in them.
pub fn score<'a>(
    items: impl IntoIterator<Item = &'a Item>,
    analyze: &dyn Fn(&str) -> Analysis,
    find: &dyn Fn(&Document, &Analysis) -> Vec<Attribution>,
) -> CommitmentScore {
    let mut pairs: Vec<(f64, f64)> = Vec::new();
    let mut all = 0;
    for item in items {
        all += 1;
        pairs.extend(stance(item, analyze, find).map(|stance| (item.mean, value(stance))));
    }
    let sided = pairs.iter().filter(|(people, _)| people.abs() >= 1.0);
    CommitmentScore {
        items: all,
        read: pairs.len(),
        sided: sided.clone().count(),
        same: sided.clone().filter(|(people, ours)| people * ours > 0.0).count(),
        other: sided.filter(|(people, ours)| people * ours < 0.0).count(),
        correlation: correlation(&pairs),
    }
}

/// The stance that is read when the verb is taken for a cue and its clause for the content, whatever the model would find.
fn stance(
    item: &Item,
    analyze: &dyn Fn(&str) -> Analysis,
    find: &dyn Fn(&Document, &Analysis) -> Vec<Attribution>,
) -> Option<Stance> {
    let mut analysis = analyze(&item.text);
    analysis.readings = vec![reading(&analysis, &item.verb)?];
    let found = find(&Document::from(item.text.as_str()), &analysis);
    found.first().filter(|attribution| attribution.cue.is_some()).map(|attribution| attribution.stance)
}

fn reading(analysis: &Analysis, verb: &str) -> Option<Reading> {
    let tokens = || (0..analysis.words.len() as u32).map(TokenIdx);
    let is_verb = |&token: &TokenIdx| &*analysis.words[token.get()].lemma == verb;
    let clause = |token: TokenIdx| {
        let embedded = [Deprel::Ccomp, Deprel::Csubj, Deprel::CsubjPass];
        tokens().find(|child| {
            let word = &analysis.words[child.get()];
            word.head == Some(token) && embedded.contains(&word.deprel) && *child > token
        })
    };
    let (anchor, clause) = tokens().filter(is_verb).find_map(|token| Some((token, clause(token)?)))?;
    let below = |&token: &TokenIdx| {
        std::iter::successors(Some(token), |token| analysis.words[token.get()].head).any(|above| above == clause)
    };
    let first = tokens().find(below)?;
    let last = tokens().rfind(below)?;
    let after = TokenIdx(anchor.0 + 1);
    (first >= after).then(|| Reading {
        anchor,
        probability: 1.0,
        roles: vec![(Role::Cue, anchor..after), (Role::Content, first..TokenIdx(last.0 + 1))],
        inner: Vec::new(),
    })
}

/// A stance on the scale of the corpus.
fn value(stance: Stance) -> f64 {
    let sure = match stance.certainty {
        Certainty::Certain => 3.0,
        Certainty::Probable => 2.0,
        Certainty::Possible => 1.0,
    };
    match stance.polarity {
        Polarity::Affirms => sure,
        Polarity::Denies => -sure,
        Polarity::Neither => 0.0,
    }
}

/// Pearson's; 0 where one side is always the same.
fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let count = pairs.len() as f64;
    let mean = |side: fn(&(f64, f64)) -> f64| pairs.iter().map(side).sum::<f64>() / count;
    let (left, right) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let sum = |of: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|(a, b)| of(a - left, b - right)).sum::<f64>();
    let spread = (sum(&|a, _| a * a) * sum(&|_, b| b * b)).sqrt();
    if spread > 0.0 { sum(&|a, b| a * b) / spread } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use ascribe_types::{Act, AttributionId, Features, Form, Sentence, Source, Span, Token, Upos, Word};

    use super::*;

    /// "we doubt it rained", as it is analyzed.
    fn analysis(text: &str) -> Analysis {
        let heads = [Some(1), None, Some(3), Some(1)];
        let ways = [Deprel::Nsubj, Deprel::Root, Deprel::Nsubj, Deprel::Ccomp];
        let mut start = 0;
        let mut analysis = Analysis::default();
        for ((form, head), deprel) in text.split(' ').zip(heads).zip(ways) {
            let span = Span::new(start, start + form.len());
            start = span.range().end + 1;
            analysis.tokens.push(Token { span, joined: false });
            let head = head.map(TokenIdx);
            analysis.words.push(Word {
                upos: Upos::Verb,
                features: Features::from("_"),
                lemma: form.into(),
                head,
                deprel,
            });
        }
        let tokens = TokenIdx(0)..TokenIdx(analysis.tokens.len() as u32);
        analysis.sentences.push(Sentence { tokens, starts_paragraph: true });
        analysis
    }

    /// Finds what it is given to read, and denies it.
    fn deny(_: &Document, analysis: &Analysis) -> Vec<Attribution> {
        let stance = Stance { act: Act::Doubts, polarity: Polarity::Denies, certainty: Certainty::Probable };
        let attribution = |reading: &Reading| Attribution {
            id: AttributionId(1),
            source: Source::Unstated,
            cue: Some(analysis.span(&reading.roles[0].1)),
            content: vec![analysis.span(&reading.roles[1].1)],
            form: Form::Indirect,
            stance,
            within: None,
            answers: Vec::new(),
        };
        analysis.readings.iter().map(attribution).collect()
    }

    fn item(verb: &str, mean: f64) -> Item {
        let text = "we doubt it rained".to_owned();
        Item { text, verb: verb.to_owned(), under: "negation".to_owned(), first_person: true, mean }
    }

    #[test]
    fn sides_are_compared_where_people_take_one() {
        let items = [item("doubt", -2.0), item("doubt", 1.5), item("doubt", 0.2), item("think", 2.0)];
        let score = score(&items, &analysis, &deny);
        assert_eq!((score.items, score.read, score.sided), (4, 3, 2));
        assert_eq!((score.same, score.other), (1, 1));
    }

    #[test]
    fn what_rises_together_correlates() {
        assert!((correlation(&[(-1.0, -3.0), (0.0, 0.0), (1.0, 3.0)]) - 1.0).abs() < 1e-9);
        assert!(correlation(&[(1.0, 2.0), (2.0, 2.0)]).abs() < 1e-9);
    }
}
