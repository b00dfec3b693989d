//! How well names are found: exactly the right characters and the right class, as in the CoNLL 2003 shared task (Tjong Kim Sang and De Meulder).
//!
//! The classes are those that corpora share: persons, organizations and places. The program tells more apart; what it calls a place or a
//! geopolitical entity counts as a place, and names of events, works and peoples are left aside.

pub mod crossner;
pub mod uner;

use std::iter::Sum;
use std::ops::AddAssign;

use ascribe_types::{Analysis, Kind, Span};

use crate::Counts;
use crate::counts::total;

/// What a name names, as coarsely as corpora agree on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameClass {
    /// Somebody.
    Person,
    /// A company, party, ministry, team.
    Organization,
    /// A place, governed or not.
    Place,
}

impl NameClass {
    /// The class of what the program finds, if it has one.
    pub fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Person => Some(Self::Person),
            Kind::Organization => Some(Self::Organization),
            Kind::Place | Kind::Gpe => Some(Self::Place),
            _ => None,
        }
    }
}

/// A text and the names that people marked in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedText {
    /// The text.
    pub text: String,
    /// Its names, in order.
    pub names: Vec<(Span, NameClass)>,
}

/// How many names were found, by class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameScore {
    /// Persons.
    pub persons: Counts,
    /// Organizations.
    pub organizations: Counts,
    /// Places.
    pub places: Counts,
}

impl NameScore {
    /// All classes together.
    pub fn all(&self) -> Counts {
        let mut all = self.persons;
        all += self.organizations;
        all += self.places;
        all
    }

    fn of(&mut self, class: NameClass) -> &mut Counts {
        match class {
            NameClass::Person => &mut self.persons,
            NameClass::Organization => &mut self.organizations,
            NameClass::Place => &mut self.places,
        }
    }
}

impl AddAssign for NameScore {
    fn add_assign(&mut self, other: Self) {
        self.persons += other.persons;
        self.organizations += other.organizations;
        self.places += other.places;
    }
}

impl Sum for NameScore {
    fn sum<I: Iterator<Item = Self>>(scores: I) -> Self {
        total(scores)
    }
}

/// Scores the names found in a text against those that people marked.
pub fn score(gold: &[(Span, NameClass)], found: &Analysis) -> NameScore {
    let mut score = NameScore::default();
    for (_, class) in gold {
        score.of(*class).gold += 1;
    }
    for name in &found.names {
        let Some(class) = NameClass::of(name.kind) else { continue };
        score.of(class).predicted += 1;
        score.of(class).right += usize::from(gold.contains(&(found.span(&name.tokens), class)));
    }
    score
}

/// The names that labels mark: B-X begins one of class X, and I-X goes on with it. An I-X after something else begins one too, as the script of
/// the shared task has it.
fn labelled<'a>(
    words: impl IntoIterator<Item = (Span, &'a str)>,
    class: impl Fn(&str) -> Option<NameClass>,
) -> Vec<(Span, NameClass)> {
    let mut names: Vec<(Span, Option<NameClass>)> = Vec::new();
    let mut open = None;
    for (span, label) in words {
        let (mark, kind) = label.split_once('-').unwrap_or((label, ""));
        match names.last_mut() {
            Some((name, _)) if mark == "I" && open == Some(kind) => *name = name.cover(span),
            _ if mark != "O" => names.push((span, class(kind))),
            _ => {}
        }
        open = (mark != "O").then_some(kind);
    }
    names.into_iter().filter_map(|(span, class)| Some((span, class?))).collect()
}

#[cfg(test)]
mod tests {
    use ascribe_types::{Name, Token, TokenIdx};

    use super::*;

    fn span(word: usize) -> Span {
        Span::new(2 * word, 2 * word + 1)
    }

    fn class(kind: &str) -> Option<NameClass> {
        (kind == "PER").then_some(NameClass::Person)
    }

    fn check_labels(labels: &[&str], expected: &[(usize, usize)]) {
        let words = labels.iter().enumerate().map(|(at, label)| (span(at), *label));
        let expected: Vec<_> =
            expected.iter().map(|&(first, last)| (span(first).cover(span(last)), NameClass::Person)).collect();
        assert_eq!(labelled(words, class), expected);
    }

    #[test]
    fn labels_mark_names() {
        check_labels(&["B-PER", "I-PER", "O", "B-PER"], &[(0, 1), (3, 3)]);
        check_labels(&["B-PER", "B-PER", "I-PER"], &[(0, 0), (1, 2)]);
        check_labels(&["I-PER", "O", "I-PER", "B-ORG", "I-PER"], &[(0, 0), (2, 2), (4, 4)]);
        check_labels(&["B-ORG", "I-ORG", "I-PER"], &[(2, 2)]);
    }

    /// Three words found as names: a person, a state, a people.
    #[test]
    fn characters_and_class_have_to_be_right() {
        let name = |at: u32, kind| Name { tokens: TokenIdx(at)..TokenIdx(at + 1), kind };
        let tokens = (0..3).map(|at| Token { span: span(at), joined: false }).collect();
        let names = vec![name(0, Kind::Person), name(1, Kind::Gpe), name(2, Kind::Norp)];
        let found = Analysis { tokens, names, ..Analysis::default() };
        let gold = [(span(0).cover(span(1)), NameClass::Person), (span(1), NameClass::Place)];
        let score = score(&gold, &found);
        assert_eq!(score.persons, Counts { right: 0, predicted: 1, gold: 1 });
        assert_eq!(score.places, Counts { right: 1, predicted: 1, gold: 1 });
        assert_eq!(score.all(), Counts { right: 1, predicted: 2, gold: 2 });
    }
}
