//! What a source does by a cue: words and their acts.
//!
//! `acts.tsv` was labelled by hand, over the words that head a cue twice or more in PolNeAR's training texts; verbs
//! of VerbNet's classes that are not among them stand in `verbnet.tsv`. `training/acts.py` makes the counts and the second table.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use ascribe_types::{Act, Certainty, Polarity, Upos};

use super::frame::Frame;
use super::judgements::Judgement;

/// The tables, read once.
static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(&[include_str!("acts.tsv"), include_str!("verbnet.tsv")]));

/// A word with what must stand beside it, and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What must stand beside it, all of it.
    conditions: Vec<Condition>,
    pub(super) act: Act,
    polarity: Option<Polarity>,
    certainty: Option<Certainty>,
}

/// Something that must stand beside a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    /// It is negated.
    Negated,
    /// It is a passive: "was convinced".
    Passive,
    /// It can or could.
    Can,
    /// A finite clause: "insisted that".
    That,
    /// An indirect question: "decided whether".
    Whether,
    /// An infinitive: "agreed to pay".
    Infinitive,
    /// A noun for what somebody claims: "blasted the allegations".
    Claim,
    /// Words that judge: "called it a farce".
    Judgement(Judgement),
    /// A preposition, particle or complement: "insisted on", "held responsible".
    Word(&'static str),
}

impl Condition {
    fn read(written: &'static str) -> Self {
        match written {
            "NOT" => Self::Negated,
            "PASSIVE" => Self::Passive,
            "CAN" => Self::Can,
            "THAT" => Self::That,
            "WHETHER" => Self::Whether,
            "TO" => Self::Infinitive,
            "CLAIM" => Self::Claim,
            "GOOD" => Self::Judgement(Judgement::Good),
            "BAD" => Self::Judgement(Judgement::Bad),
            word => Self::Word(word),
        }
    }
}

impl Entry {
    fn read(row: &[&'static str]) -> Self {
        let [when, act, polarity, certainty] = *row else { unreachable!("the table has six columns: {row:?}") };
        let conditions = when.split('+').filter(|&when| when != "-").map(Condition::read).collect();
        let act = Act::from_name(act).expect("the table has acts of ours alone");
        Self { conditions, act, polarity: Polarity::from_name(polarity), certainty: Certainty::from_name(certainty) }
    }

    /// Whether it is for the negated word alone, so that its act has the negation in it.
    pub(super) fn is_negated(&self) -> bool {
        self.conditions.contains(&Condition::Negated)
    }

    /// How exactly it says what must stand beside the word: a negation more than other words, words that judge less.
    fn rank(&self) -> (usize, bool, bool) {
        let judges = self.conditions.iter().any(|condition| matches!(condition, Condition::Judgement(_)));
        (self.conditions.len(), self.is_negated(), !judges)
    }

    /// Whether all that it needs is there.
    fn fits(&self, frame: &Frame<'_, '_>) -> bool {
        self.conditions.iter().all(|condition| frame.holds(condition))
    }

    /// Which side it takes when nothing else changes it.
    pub(super) fn polarity(&self) -> Polarity {
        self.polarity.unwrap_or_else(|| self.act.polarity())
    }

    /// How sure it is when nothing else changes it.
    pub(super) fn certainty(&self) -> Certainty {
        self.certainty.unwrap_or(match self.act {
            Act::Suspects | Act::Believes | Act::Predicts | Act::Doubts => Certainty::Probable,
            _ => Certainty::Certain,
        })
    }
}

/// A part of speech as far as the list tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Verb,
    Noun,
    Adjective,
    Adverb,
}

impl Part {
    const ALL: [Self; 4] = [Self::Verb, Self::Noun, Self::Adjective, Self::Adverb];

    fn read(written: &str) -> Self {
        match written {
            "verb" => Self::Verb,
            "noun" => Self::Noun,
            "adj" => Self::Adjective,
            _ => Self::Adverb,
        }
    }

    fn of(upos: Upos) -> Option<Self> {
        match upos {
            Upos::Verb | Upos::Aux => Some(Self::Verb),
            Upos::Noun | Upos::Propn => Some(Self::Noun),
            Upos::Adj => Some(Self::Adjective),
            Upos::Adv => Some(Self::Adverb),
            _ => None,
        }
    }
}

/// Words with their entries, the most exact first.
struct Lexicon(BTreeMap<Part, BTreeMap<&'static str, Vec<Entry>>>);

impl Lexicon {
    fn read(tables: &[&'static str]) -> Self {
        let mut parts: BTreeMap<Part, BTreeMap<_, Vec<Entry>>> = BTreeMap::new();
        for line in tables.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#')) {
            let row: Vec<&str> = line.split('\t').collect();
            let words = parts.entry(Part::read(row[0])).or_default();
            words.entry(row[1]).or_default().push(Entry::read(&row[2..]));
        }
        for entries in parts.values_mut().flat_map(BTreeMap::values_mut) {
            entries.sort_by_key(|entry| Reverse(entry.rank()));
        }
        Self(parts)
    }

    /// The entries of a word: of its part of speech, else of any, since headlines are often misread ("Airline denies …").
    fn entries(&self, upos: Upos, lemma: &str) -> &[Entry] {
        let Some(part) = Part::of(upos) else { return &[] };
        let others = Part::ALL.into_iter().filter(|&other| other != part);
        let mut parts = std::iter::once(part).chain(others);
        let spellings = spellings(lemma);
        let found =
            parts.find_map(|part| spellings.iter().find_map(|spelling| self.0.get(&part)?.get(spelling.as_str())));
        found.map_or(&[], Vec::as_slice)
    }
}

/// How else a dictionary form may be written that was guessed by its ending: "shoute" and "jok" of "shouted" and "joked", "denie" of "denies".
fn spellings(lemma: &str) -> Vec<String> {
    let mut spellings = vec![lemma.to_owned(), format!("{lemma}e")];
    spellings.extend(lemma.strip_suffix('e').map(str::to_owned));
    spellings.extend(lemma.strip_suffix("ie").map(|stem| format!("{stem}y")));
    spellings
}

/// What a word does, given what stands beside it.
pub(super) fn entry(upos: Upos, lemma: &str, frame: &Frame<'_, '_>) -> Option<&'static Entry> {
    LEXICON.entries(upos, lemma).iter().find(|entry| entry.fits(frame))
}

/// Whether a word is listed, whatever stands beside it.
pub(super) fn knows(upos: Upos, lemma: &str) -> bool {
    !LEXICON.entries(upos, lemma).is_empty()
}

/// Whether a word, where it is listed, may do more than say something: "deny", "praise", but not "mention".
pub(crate) fn does_more_than_say(upos: Upos, lemma: &str) -> bool {
    LEXICON.entries(upos, lemma).iter().any(|entry| entry.act != Act::Says)
}

/// Whether a word says more by a word that it is tied to: "wanted to know".
pub(super) fn names(upos: Upos, lemma: &str, tied: &str) -> bool {
    let named = |condition: &Condition| matches!(condition, Condition::Word(word) if *word == tied);
    LEXICON.entries(upos, lemma).iter().any(|entry| entry.conditions.iter().any(named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads_and_has_every_act() {
        let entries: Vec<Act> =
            LEXICON.0.values().flat_map(BTreeMap::values).flatten().map(|entry| entry.act).collect();
        assert!(Act::ALL.iter().all(|act| entries.contains(act)));
    }

    #[test]
    fn misread_forms_are_found() {
        assert!(knows(Upos::Verb, "shoute"));
        assert!(knows(Upos::Noun, "denie"));
        assert!(!knows(Upos::Verb, "paint-over"));
        assert!(!knows(Upos::Det, "say"));
    }
}
