//! Whether words that could be an expression of time are one where they stand: "May" is a month, a name and a verb, "1996" a year
//! and a number, "second" a unit and an ordinal, "the fall" a season and a defeat.
//!
//! Where the words around and their tags do not speak for a time, there is none.

mod years;

use ascribe_types::{Analysis, Kind, Span, Upos, Word};

use crate::atoms::{Atom, Placed};
use crate::calendar::{Period, Unit};
use crate::cursor::Cursor;
use crate::meaning::{Calendar, Edge, Meaning, Pick, Side, Vague, Yearly};

/// Where an expression stands.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) atoms: &'a [Placed],
    /// Its first atom.
    pub(crate) first: usize,
    /// The atom after its last.
    pub(crate) end: usize,
    pub(crate) analysis: &'a Analysis,
}

impl Place<'_> {
    /// Whether this is a time.
    pub(crate) fn is_time(&self, meaning: &Meaning) -> bool {
        self.is_apart() && !self.is_in_name() && self.points() && self.fits(meaning)
    }

    /// Whether "a day" says how often: "two hours a day", "$500 a month".
    pub(crate) fn is_rate(&self, meaning: &Meaning) -> bool {
        let article = Cursor::new(&self.atoms[self.first..]).word(&["a", "an"]).is_some() && self.end - self.first == 2;
        let is_length = matches!(meaning, Meaning::Length(_, Side::Open));
        article && is_length && self.first > 0 && self.counts(self.first - 1)
    }

    /// Whether an atom is a number or a noun, of which there may be so many a day.
    fn counts(&self, at: usize) -> bool {
        let Placed { atom, span, .. } = &self.atoms[at];
        let noun = |word: &Word| word.upos == Upos::Noun && word.features.is("Number", "Plur");
        match atom {
            Atom::Number(..) => true,
            Atom::Word(_) => {
                self.token_from(span.start).and_then(|token| self.analysis.words.get(token)).is_some_and(noun)
            }
            _ => false,
        }
    }

    /// Whether no letter or digit touches it, as in addresses.
    fn is_apart(&self) -> bool {
        let is_text = |placed: &Placed| matches!(placed.atom, Atom::Word(_) | Atom::Number(..));
        let before = self.first > 0 && self.atoms[self.first].glued && is_text(&self.atoms[self.first - 1]);
        let after = self.after().glued() && self.after().first().is_some_and(is_text);
        !before && !after
    }

    /// Whether a "that" with which it begins points, and does not begin a clause: "that night", not "said that night trains stop".
    fn points(&self) -> bool {
        let that = Cursor::new(&self.atoms[self.first..]).word(&["that"]).is_some();
        !that || self.words().is_none_or(|words| words.first().is_some_and(|word| word.upos == Upos::Det))
    }

    fn fits(&self, meaning: &Meaning) -> bool {
        match meaning {
            Meaning::Calendar(Calendar::Fixed(Period::Year(year)), Edge::Whole) => self.is_year(*year),
            Meaning::Calendar(Calendar::Yearly(yearly, Pick::Nearest), Edge::Whole) => self.is_yearly(*yearly),
            Meaning::Calendar(..) | Meaning::Part(..) | Meaning::SomeTimeLater(_) => true,
            Meaning::Length(length, _) => self.is_length(length.unit),
            Meaning::Recurring(_) => {
                self.words().is_none_or(|words| words.iter().all(|word| word.upos != Upos::Propn || self.is_long()))
            }
            Meaning::Vague(Vague::Present) => self.after().word(&["that"]).is_none(),
            Meaning::Vague(_) => true,
            Meaning::Clock(..) => {
                !self.is_bare_clock()
                    || self.before(&[
                        "at", "by", "until", "from", "around", "about", "before", "after", "since", "between",
                    ])
            }
        }
    }

    /// Whether a name of something else holds it and more: "Sunday Times", "Theresa May". Numbers in names are times nevertheless ("the
    /// 1998 Open"), and so is what is built of more than two words.
    fn is_in_name(&self) -> bool {
        let span = self.span();
        let is_number = matches!(self.atoms[self.first].atom, Atom::Number(..)) && self.end - self.first == 1;
        let names = &self.analysis.names;
        let from = names.partition_point(|name| self.analysis.span(&name.tokens).end <= span.start);
        let around =
            names.get(from).filter(|name| name.kind != Kind::Time).map(|name| self.analysis.span(&name.tokens));
        !is_number
            && self.end - self.first <= 2
            && around.is_some_and(|name| name.contains(span) && (self.is_person(from) || self.has_more_capitals(name)))
    }

    /// Whether a name that holds it holds another word with a capital, next to it or the next but one: "Sunday Times", "March for Life",
    /// but not "Friday's ruling by the Court", which is sometimes taken for a name.
    fn has_more_capitals(&self, name: Span) -> bool {
        let near = self.first.saturating_sub(2)..self.atoms.len().min(self.end + 2);
        let inside = self.atoms[near].iter().filter(|placed| name.contains(placed.span));
        inside.filter(|placed| !self.span().contains(placed.span)).any(|placed| placed.capital)
    }

    fn is_person(&self, name: usize) -> bool {
        self.analysis.names[name].kind == Kind::Person
    }

    /// What comes once a year. A month alone must be tagged as a name; the half of a year must have its year, since matches have
    /// halves too; "the fall of the city" is none.
    fn is_yearly(&self, yearly: Yearly) -> bool {
        match yearly {
            Yearly::Day(..) => true,
            Yearly::Month(_) => self.is_month(),
            Yearly::Season(_) => self.is_season(),
            Yearly::Quarter(_) => true,
            Yearly::Half(_) => false,
            Yearly::Holiday(_) => self.before(&PREPOSITIONS) || self.end - self.first > 1,
        }
    }

    /// "in the fall", "by summer", not "the fall of the city", "the spring dried up" or "spring up".
    fn is_season(&self) -> bool {
        self.before(&PREPOSITIONS) && self.after().word(&["of"]).is_none()
    }

    fn is_month(&self) -> bool {
        let short = self.end - self.first == 1
            && matches!(&self.atoms[self.first].atom, Atom::Word(word) if word.len() == 3 && word != "may");
        let tagged = self.words().is_none_or(|words| words.first().is_some_and(|word| word.upos == Upos::Propn));
        !short && tagged
    }

    /// A length must be counted in a noun: "a minute detail" and "he seconds the motion" are none, nor are minutes of a meeting.
    fn is_length(&self, unit: Unit) -> bool {
        let nouns = self.words().is_none_or(|words| words.iter().any(is_unit));
        let bare = self.end - self.first == 1;
        let minutes = unit == Unit::Minute && self.before(&["the", "of"]);
        let hours =
            unit == Unit::Hour && self.before(&["early", "late", "small", "the", "opening", "working", "office"]);
        let occasion = unit == Unit::Day && self.before(&["on", "such"]);
        nouns && !occasion && !(bare && (minutes || hours))
    }

    /// Whether the expression ends in minutes: "10:35" alone.
    fn is_bare_clock(&self) -> bool {
        matches!(self.atoms[self.end - 1].atom, Atom::Number(..)) && self.end - self.first == 3
    }

    fn is_long(&self) -> bool {
        self.end - self.first > 1
    }

    fn span(&self) -> Span {
        self.atoms[self.first].span.cover(self.atoms[self.end - 1].span)
    }

    /// What follows.
    fn after(&self) -> Cursor<'_> {
        Cursor::new(&self.atoms[self.end..])
    }

    /// Whether one of some words stands before.
    fn before(&self, words: &[&str]) -> bool {
        self.first > 0 && Cursor::new(&self.atoms[self.first - 1..]).word(words).is_some()
    }

    /// Whether one of some marks stands before.
    fn mark_before(&self, marks: &[char]) -> bool {
        self.first > 0 && matches!(self.atoms[self.first - 1].atom, Atom::Mark(mark) if marks.contains(&mark))
    }

    /// The tagged words of the expression; none where there are no tags.
    fn words(&self) -> Option<&[Word]> {
        let span = self.span();
        let first = self.token_from(span.start)?;
        let end = self.analysis.tokens.partition_point(|token| token.span.start < span.end);
        self.analysis.words.get(first..end).filter(|words| !words.is_empty())
    }

    /// The tagged word after the expression, if it is of the same sentence's words.
    fn word_after(&self) -> Option<&Word> {
        let next = self.after().first()?;
        matches!(next.atom, Atom::Word(_)).then_some(())?;
        self.analysis.words.get(self.token_from(next.span.start)?)
    }

    /// The first token that does not end before a byte.
    fn token_from(&self, byte: u32) -> Option<usize> {
        let tokens = &self.analysis.tokens;
        let first = tokens.partition_point(|token| token.span.end <= byte);
        (first < tokens.len()).then_some(first)
    }
}

const PREPOSITIONS: [&str; 18] = [
    "in", "on", "at", "by", "since", "until", "till", "during", "before", "after", "around", "over", "through", "for",
    "this", "last", "next", "of",
];

/// Whether a word can be a unit of time: a noun, or an adjective like "yearlong".
fn is_unit(word: &Word) -> bool {
    matches!(word.upos, Upos::Noun | Upos::Propn) || word.lemma.ends_with("long")
}
