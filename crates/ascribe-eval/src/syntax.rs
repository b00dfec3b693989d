//! How well tags, lemmas and trees agree with a treebank, from raw text: the measures of the CoNLL 2018 shared task.
//!
//! Own code after the task's `conll18_ud_eval.py` (Zeman et al. 2018), so that users can measure with the program alone. Gold words and
//! predicted words are aligned first; a gold word without a partner counts against recall, a predicted one against precision. Relations
//! are compared up to their colon ("nsubj:pass" as "nsubj"), and of the features only those that the task calls universal.

use std::collections::BTreeSet;
use std::iter::Sum;
use std::ops::AddAssign;

use ascribe_types::Analysis;

use crate::Counts;
use crate::conllu::{Columns, SplitDocument};
use crate::counts::total;
use crate::segmentation::alignment;

/// How many words have the right tag, features, lemma, head, and head with its relation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SyntaxScore {
    /// Universal parts of speech.
    pub upos: Counts,
    /// Universal features, all of a word's.
    pub features: Counts,
    /// Lemmas, where the gold gives one.
    pub lemmas: Counts,
    /// Heads: the unlabelled attachment score.
    pub uas: Counts,
    /// Heads and relations: the labelled attachment score.
    pub las: Counts,
}

impl SyntaxScore {
    /// Each measure with its name.
    pub fn measures(&self) -> [(&'static str, Counts); 5] {
        let Self { upos, features, lemmas, uas, las } = *self;
        [("UPOS", upos), ("features", features), ("lemmas", lemmas), ("UAS", uas), ("LAS", las)]
    }
}

impl AddAssign for SyntaxScore {
    fn add_assign(&mut self, other: Self) {
        self.upos += other.upos;
        self.features += other.features;
        self.lemmas += other.lemmas;
        self.uas += other.uas;
        self.las += other.las;
    }
}

impl Sum for SyntaxScore {
    fn sum<I: Iterator<Item = Self>>(scores: I) -> Self {
        total(scores)
    }
}

/// The features that the task compares; treebanks may have more of their own.
const UNIVERSAL: [&str; 21] = [
    "Abbr", "Animacy", "Aspect", "Case", "Definite", "Degree", "Evident", "Foreign", "Gender", "Mood", "NumType",
    "Number", "Person", "Polarity", "Polite", "Poss", "PronType", "Reflex", "Tense", "VerbForm", "Voice",
];

/// A word as the measures see it.
struct Node<'a> {
    upos: &'a str,
    features: BTreeSet<&'a str>,
    lemma: &'a str,
    head: Head,
    relation: &'a str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    Root,
    Word(usize),
    /// The gold has none that could be found: nothing agrees with it.
    Unknown,
}

/// Scores what was found in the text of `gold` against it.
pub fn score(gold: &SplitDocument, found: &Analysis) -> SyntaxScore {
    let [left, right] = [&gold.tokens, &found.tokens].map(|tokens| alignment::words(&gold.text, tokens));
    let pairs = alignment::aligned(&left, &right);
    let gold: Vec<Node> = gold.words.iter().map(of_gold).collect();
    let found: Vec<Node> = found.words.iter().map(of_word).collect();
    let mut partners = vec![None; found.len()];
    for &(gold, found) in &pairs {
        partners[found] = Some(gold);
    }
    let count = |agrees: &dyn Fn(&Node, &Node) -> bool| Counts {
        right: pairs.iter().filter(|&&(g, f)| agrees(&gold[g], &found[f])).count(),
        predicted: found.len(),
        gold: gold.len(),
    };
    let same_head = |gold: &Node, found: &Node| match (gold.head, found.head) {
        (Head::Root, Head::Root) => true,
        (Head::Word(gold), Head::Word(found)) => partners[found] == Some(gold),
        _ => false,
    };
    SyntaxScore {
        upos: count(&|gold, found| gold.upos == found.upos),
        features: count(&|gold, found| gold.features == found.features),
        lemmas: count(&|gold, found| gold.lemma == "_" || gold.lemma == found.lemma),
        uas: count(&same_head),
        las: count(&|gold, found| same_head(gold, found) && gold.relation == found.relation),
    }
}

fn of_gold(columns: &Columns) -> Node<'_> {
    let head = match columns.head {
        Some(head) => Head::Word(head),
        None if columns.deprel == "root" => Head::Root,
        None => Head::Unknown,
    };
    Node {
        upos: &columns.upos,
        features: universal(&columns.features),
        lemma: &columns.lemma,
        head,
        relation: up_to_colon(&columns.deprel),
    }
}

fn of_word(word: &ascribe_types::Word) -> Node<'_> {
    Node {
        upos: word.upos.name(),
        features: universal(word.features.as_str()),
        lemma: &word.lemma,
        head: word.head.map_or(Head::Root, |head| Head::Word(head.get())),
        relation: up_to_colon(word.deprel.name()),
    }
}

/// The universal ones among some features.
fn universal(features: &str) -> BTreeSet<&str> {
    let name = |feature: &str| feature.split('=').next().unwrap_or_default().to_owned();
    features.split('|').filter(|feature| UNIVERSAL.contains(&name(feature).as_str())).collect()
}

fn up_to_colon(relation: &str) -> &str {
    relation.split(':').next().unwrap_or(relation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conllu::parse;

    /// "I can't go." as gold, and as something that was found, of which one thing after the other is spoilt.
    const GOLD: &str = "\
1\tI\tI\tPRON\t_\tCase=Nom|Number=Sing\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\t_\tVerbForm=Fin\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\tPolarity=Neg\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\t_\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
5\t.\t_\tPUNCT\t_\t_\t4\tpunct\t_\t_
";

    /// Scores `GOLD` with some replacements against `GOLD`: right, and predicted, of UPOS, features, lemmas, UAS, LAS.
    fn check(replacements: &[(&str, &str)], right: [usize; 5], predicted: usize) {
        let gold = parse(GOLD).unwrap().remove(0);
        let changed = replacements.iter().fold(GOLD.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "{from}");
            text.replace(from, to)
        });
        let found = parse(&changed).unwrap().remove(0);
        assert_eq!(found.text, gold.text);
        let score = score(&gold, &found.analysis());
        assert_eq!(score.measures().map(|(_, counts)| counts.right), right);
        assert!(score.measures().iter().all(|(_, counts)| (counts.predicted, counts.gold) == (predicted, 5)));
    }

    #[test]
    fn gold_is_all_right() {
        check(&[], [5; 5], 5);
    }

    #[test]
    fn each_column_counts_for_itself() {
        check(&[("PRON", "NOUN")], [4, 5, 5, 5, 5], 5);
        check(&[("VerbForm=Fin", "VerbForm=Inf")], [5, 4, 5, 5, 5], 5);
        check(&[("\tcan\t", "\tca\t")], [5, 5, 4, 5, 5], 5);
        check(&[("4\taux", "1\taux")], [5, 5, 5, 4, 4], 5);
        check(&[("4\taux", "4\tcop")], [5, 5, 5, 5, 4], 5);
    }

    #[test]
    fn what_is_no_part_of_the_task_does_not_count() {
        check(&[("nsubj", "nsubj:outer"), ("Polarity=Neg", "NumForm=Word|Polarity=Neg")], [5; 5], 5);
        check(&[("\t.\t_\t", "\t.\tanything\t")], [5; 5], 5);
    }

    #[test]
    fn a_word_left_whole_costs_its_words_and_those_that_depend_on_them() {
        let whole = "2\tcan't\tcan\tAUX\t_\tVerbForm=Fin\t4\taux\t_\t_";
        let parts = &GOLD[GOLD.find("2-3").unwrap()..GOLD.find("4\tgo").unwrap()];
        check(&[(parts, &format!("{whole}\n"))], [3; 5], 4);
        check(&[(parts, &format!("{whole}\n")), ("4\tpunct", "2\tpunct")], [3, 3, 3, 2, 2], 4);
    }
}
