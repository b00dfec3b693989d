//! Holds the fields of a proposition against those that a case gives.

use std::fmt;

use ascribe::Report;
use ascribe_types::{Argument, Basis, Change, Proposition, Span};

use super::{CaseMeasure, ExpectedProposition};

/// A field that a case gives.
pub(super) struct Field {
    pub(super) measure: CaseMeasure,
    /// What should be there; empty where nothing should.
    wanted: String,
    /// What is, in all the ways in which it may be written; no way where there is no proposition.
    found: Vec<String>,
}

impl Field {
    /// Whether one of the ways is the wanted one.
    pub(super) fn is_right(&self) -> bool {
        self.found.iter().any(|way| normal(way) == normal(&self.wanted))
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: “{}” for “{}”", self.measure.name(), self.found.join("” or “"), self.wanted)
    }
}

/// The fields that are given, each with what was found.
pub(super) fn compare(wanted: &ExpectedProposition, found: Option<&Proposition>, report: &Report) -> Vec<Field> {
    let ways = found.map(|found| Ways { proposition: found, report });
    let field = |measure, wanted: &Option<String>, read: fn(&Ways) -> Vec<String>| {
        Some(Field { measure, wanted: wanted.clone()?, found: ways.as_ref().map(read).unwrap_or_default() })
    };
    let sign = wanted.negative.map(|negative| sign(negative).to_owned());
    let modality = wanted.modality.map(|modality| modality.name().to_owned());
    let restated = wanted.restated.map(|restated| restated.to_string());
    let fields = [
        field(CaseMeasure::Text, &wanted.text, |ways| vec![ways.text()]),
        field(CaseMeasure::Actor, &wanted.actor, |ways| ways.argument(ways.proposition.actor)),
        field(CaseMeasure::Action, &wanted.action, |ways| ways.words(ways.proposition.action)),
        field(CaseMeasure::Target, &wanted.target, |ways| ways.argument(ways.proposition.target)),
        field(CaseMeasure::Place, &wanted.place, |ways| ways.argument(ways.proposition.place)),
        field(CaseMeasure::Negative, &sign, |ways| vec![self::sign(ways.proposition.negative).to_owned()]),
        field(CaseMeasure::Modality, &modality, |ways| vec![ways.proposition.modality.name().to_owned()]),
        field(CaseMeasure::Time, &wanted.time, |ways| vec![ways.time()]),
        field(CaseMeasure::Restated, &restated, |ways| vec![ways.is_restated().to_string()]),
    ];
    fields.into_iter().flatten().collect()
}

fn sign(negative: bool) -> &'static str {
    if negative { "negative" } else { "positive" }
}

/// The ways in which the parts of a proposition may be written.
struct Ways<'a> {
    proposition: &'a Proposition,
    report: &'a Report,
}

impl Ways<'_> {
    fn text(&self) -> String {
        self.proposition.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    fn time(&self) -> String {
        self.proposition.time.as_ref().and_then(|time| time.value.clone()).unwrap_or_default()
    }

    fn is_restated(&self) -> bool {
        self.proposition.basis != Basis::Content
    }

    /// As its words stand, as the proposition shows them, and by the fullest name of whom they stand for.
    fn argument(&self, argument: Option<Argument>) -> Vec<String> {
        let mut ways = self.words(argument.map(|argument| argument.span));
        let entity = argument.and_then(|argument| argument.entity);
        ways.extend(entity.map(|entity| {
            let analysis = &self.report.analysis;
            analysis.span(&analysis.entity(entity).name).of(&self.report.document.text).to_owned()
        }));
        ways
    }

    /// As words stand, and as the proposition shows them.
    fn words(&self, span: Option<Span>) -> Vec<String> {
        let Some(span) = span else { return vec![String::new()] };
        let as_they_stand = span.of(&self.report.document.text).to_owned();
        let shown = self.shown(span);
        if shown.is_empty() || normal(&shown) == normal(&as_they_stand) {
            vec![as_they_stand]
        } else {
            vec![as_they_stand, shown]
        }
    }

    /// What the proposition shows of these words: other pieces where they were replaced.
    fn shown(&self, span: Span) -> String {
        let pieces = self.proposition.pieces.iter().filter(|piece| piece.span.overlaps(span));
        let shown = pieces.map(|piece| match piece.change {
            Change::Kept => {
                let both = Span { start: piece.span.start.max(span.start), end: piece.span.end.min(span.end) };
                both.of(&self.report.document.text).trim()
            }
            Change::Replaced(_) | Change::Inflected => piece.text.trim(),
        });
        shown.collect::<Vec<_>>().join(" ")
    }
}

/// Words without what people who restate the same content do not agree on: an article before them, marks at their edges, capitals, white
/// space.
fn normal(words: &str) -> String {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let joined = words.join(" ");
    let bare = joined.trim_matches(|c: char| matches!(c, ' ' | ',' | '.' | '“' | '”' | '"' | ';' | ':' | '!' | '?'));
    let article = ["the ", "a ", "an "].into_iter().find_map(|article| bare.strip_prefix(article));
    article.unwrap_or(bare).replace(" 's", "'s").replace(" ’s", "’s")
}
