//! How well mentions are grouped into entities: MUC, B³, CEAF-e and their mean, the measure of the CoNLL 2012 shared task.
//!
//! A mention is right only with exactly the characters of the gold one. As Pradhan et al. (2014) settled, mentions that only one side has are
//! left as they are: nothing is added or taken away before scoring. Parts and wholes add up over documents, and are divided at the end.
//!
//! - MUC (Vilain et al. 1995) counts links: how many fewer pieces an entity falls into than it has mentions.
//! - B³ (Bagga and Baldwin 1998) counts mentions: how much of each one's entity is found around it.
//! - CEAF-e (Luo 2005) counts entities, each paired with at most one of the other side, by how much they share.

mod ceaf;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::iter::Sum;
use std::ops::AddAssign;

use ascribe_types::{Analysis, Mention, Referent, Span};

use crate::Counts;
use crate::counts::total;
use crate::gum::GumDocument;

/// The entities of a document, each as the places of its mentions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entities(Vec<Vec<Span>>);

impl Entities {
    /// The entities of these mentions. Where two stand at the same place, the later is left out.
    pub fn new(entities: impl IntoIterator<Item = Vec<Span>>) -> Self {
        let mut seen = HashSet::new();
        let fresh = entities.into_iter().map(|mut entity| {
            entity.retain(|span| seen.insert(*span));
            entity
        });
        Self(fresh.filter(|entity: &Vec<Span>| !entity.is_empty()).collect())
    }

    /// As people marked them.
    pub fn of_gold(gold: &GumDocument) -> Self {
        let mut entities: BTreeMap<u32, Vec<Span>> = BTreeMap::new();
        for mention in &gold.mentions {
            entities.entry(mention.entity).or_default().push(mention.span(&gold.split.tokens));
        }
        Self::new(entities.into_values())
    }

    /// As they were found. A mention of which it is not sure whom it refers to stands alone.
    pub fn of_found(analysis: &Analysis) -> Self {
        let span = |mention: &Mention| analysis.span(&mention.tokens);
        let known = analysis.entities.iter().map(|entity| {
            let mentions = entity.mentions.iter().map(|mention| &analysis.mentions[mention.get()]);
            mentions.map(span).collect()
        });
        let unsure = analysis.mentions.iter().filter(|mention| mention.referent == Referent::Unsure);
        Self::new(known.chain(unsure.map(|mention| vec![span(mention)])))
    }

    /// Those with more than one mention.
    pub fn without_singletons(&self) -> Self {
        Self(self.0.iter().filter(|entity| entity.len() > 1).cloned().collect())
    }

    fn mentions(&self) -> impl Iterator<Item = &Span> {
        self.0.iter().flatten()
    }

    /// Which entity each mention belongs to.
    fn by_mention(&self) -> HashMap<Span, usize> {
        let numbered = self.0.iter().enumerate();
        numbered.flat_map(|(at, entity)| entity.iter().map(move |span| (*span, at))).collect()
    }
}

/// A part of a whole, neither of which need be a whole number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// What is right.
    pub part: f64,
    /// Of how much.
    pub whole: f64,
}

impl Share {
    /// From 0 to 1; 0 of nothing.
    pub fn ratio(self) -> f64 {
        if self.whole == 0.0 { 0.0 } else { self.part / self.whole }
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.part += other.part;
        self.whole += other.whole;
    }
}

/// What one measure makes of the entities found.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Agreement {
    /// How much of what was found is right.
    pub precision: Share,
    /// How much of the gold was found.
    pub recall: Share,
}

impl Agreement {
    /// The harmonic mean of precision and recall, from 0 to 1.
    pub fn f1(self) -> f64 {
        let (precision, recall) = (self.precision.ratio(), self.recall.ratio());
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }
}

impl AddAssign for Agreement {
    fn add_assign(&mut self, other: Self) {
        self.precision += other.precision;
        self.recall += other.recall;
    }
}

/// How well the mentions of some documents are found and grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CoreferenceScore {
    /// The mentions themselves.
    pub mentions: Counts,
    /// MUC.
    pub muc: Agreement,
    /// B³.
    pub b_cubed: Agreement,
    /// CEAF-e.
    pub ceaf_e: Agreement,
}

impl CoreferenceScore {
    /// The mean of the three F1, from 0 to 1.
    pub fn conll(&self) -> f64 {
        (self.muc.f1() + self.b_cubed.f1() + self.ceaf_e.f1()) / 3.0
    }
}

impl AddAssign for CoreferenceScore {
    fn add_assign(&mut self, other: Self) {
        self.mentions += other.mentions;
        self.muc += other.muc;
        self.b_cubed += other.b_cubed;
        self.ceaf_e += other.ceaf_e;
    }
}

impl Sum for CoreferenceScore {
    fn sum<I: Iterator<Item = Self>>(scores: I) -> Self {
        total(scores)
    }
}

/// Scores the entities found in a document.
pub fn score(gold: &Entities, found: &Entities) -> CoreferenceScore {
    let both = |share: fn(&Entities, &Entities) -> Share| Agreement {
        precision: share(found, gold),
        recall: share(gold, found),
    };
    CoreferenceScore {
        mentions: mentions(gold, found),
        muc: both(links),
        b_cubed: both(surroundings),
        ceaf_e: ceaf::agreement(gold, found),
    }
}

fn mentions(gold: &Entities, found: &Entities) -> Counts {
    let places = gold.by_mention();
    Counts {
        right: found.mentions().filter(|span| places.contains_key(span)).count(),
        predicted: found.mentions().count(),
        gold: places.len(),
    }
}

/// MUC: of the links that it takes to hold the entities of `these` together, how many `those` have too.
fn links(these: &Entities, those: &Entities) -> Share {
    let other = those.by_mention();
    let mut share = Share::default();
    for entity in &these.0 {
        let pieces: HashSet<usize> = entity.iter().filter_map(|span| other.get(span).copied()).collect();
        let alone = entity.iter().filter(|span| !other.contains_key(span)).count();
        share.part += (entity.len() - pieces.len() - alone) as f64;
        share.whole += (entity.len() - 1) as f64;
    }
    share
}

/// B³: of the entity of each mention of `these`, how much `those` have around it too.
fn surroundings(these: &Entities, those: &Entities) -> Share {
    let other = those.by_mention();
    let mut share = Share::default();
    for entity in &these.0 {
        let shared = shared(entity, &other);
        let part: usize = shared.values().map(|shared| shared * shared).sum();
        share.part += part as f64 / entity.len() as f64;
        share.whole += entity.len() as f64;
    }
    share
}

/// How many mentions an entity shares with each of the other side.
fn shared(entity: &[Span], other: &HashMap<Span, usize>) -> BTreeMap<usize, usize> {
    let mut shared = BTreeMap::new();
    for at in entity.iter().filter_map(|span| other.get(span)) {
        *shared.entry(*at).or_insert(0) += 1;
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Entities of mentions that are a letter each: "abc de".
    fn entities(written: &str) -> Entities {
        let span = |letter: u8| Span::new(usize::from(letter), usize::from(letter) + 1);
        Entities::new(written.split_whitespace().map(|entity| entity.bytes().map(span).collect()))
    }

    /// Precision and recall of MUC, B³ and CEAF-e, as parts and wholes.
    fn check(gold: &str, found: &str, expected: [[(f64, f64); 2]; 3]) {
        let score = score(&entities(gold), &entities(found));
        let shares = [score.muc, score.b_cubed, score.ceaf_e].map(|agreement| [agreement.precision, agreement.recall]);
        for (share, (part, whole)) in shares.as_flattened().iter().zip(expected.as_flattened()) {
            assert!((share.part - part).abs() < 1e-6, "{shares:?} {expected:?}");
            assert!((share.whole - whole).abs() < 1e-6, "{shares:?} {expected:?}");
        }
    }

    #[test]
    fn gold_is_all_right() {
        check("abc de f", "f ed cba", [[(3.0, 3.0); 2], [(6.0, 6.0); 2], [(3.0, 3.0); 2]]);
        let score = score(&entities("abc de"), &entities("abc de"));
        assert_eq!((score.conll(), score.mentions), (1.0, Counts { right: 5, predicted: 5, gold: 5 }));
    }

    /// The example of Pradhan et al. (2014): gold {a, b, c} {d, e, f, g}, found {a, b} {c, d} {f, g, h, i}.
    #[test]
    fn the_example_of_the_reference_scorer() {
        check(
            "abc defg",
            "ab cd fghi",
            [[(2.0, 5.0), (2.0, 5.0)], [(4.0, 8.0), (5.0 / 3.0 + 5.0 / 4.0, 7.0)], [(1.3, 3.0), (1.3, 2.0)]],
        );
    }

    /// Bagga and Baldwin (1998): it is worse to join two large entities than a large and a small one.
    #[test]
    fn joining_what_is_large_costs_more() {
        let muc = [(9.0, 10.0), (9.0, 9.0)];
        let apart = "12345 67 89ABC";
        let joined = |found| score(&entities(apart), &entities(found));
        let (small, large) = (joined("12345 6789ABC"), joined("1234589ABC 67"));
        assert_eq!((small.b_cubed.precision.part, small.b_cubed.precision.whole), (5.0 + 29.0 / 7.0, 12.0));
        assert_eq!((large.b_cubed.precision.part, large.b_cubed.precision.whole), (5.0 + 2.0, 12.0));
        for score in [small, large] {
            assert_eq!((score.muc.precision.part, score.muc.precision.whole), muc[0]);
            assert_eq!((score.muc.recall.part, score.muc.recall.whole), muc[1]);
            assert_eq!(score.b_cubed.recall.ratio(), 1.0);
        }
    }

    #[test]
    fn singletons_are_left_out_when_asked() {
        assert_eq!(entities("abc d ef").without_singletons(), entities("abc ef"));
    }

    #[test]
    fn a_place_has_one_mention() {
        assert_eq!(entities("ab bc b"), entities("ab c"));
    }

    #[test]
    fn nothing_scores_nothing() {
        check("ab", "", [[(0.0, 0.0), (0.0, 1.0)], [(0.0, 0.0), (0.0, 2.0)], [(0.0, 0.0), (0.0, 1.0)]]);
    }
}
