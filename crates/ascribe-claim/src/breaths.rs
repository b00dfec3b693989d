//! Who denies one thing in two breaths: "The mill never dumped dye. – Nobody dumped a drop" share no rare word, and yet they are one denial.

use ascribe_types::{Parties, PartyKey, Polarity, Report, Statement};

use crate::relation::{Relation, cosine};
use crate::voices::of_statements;

/// How near the texts of two denials on end must be, as a cosine. Of those that were nearer in 150 reports of PolNeAR most are of one matter, of the others one in
/// five: "we will not sell the ferry", and then "no, this is not about money".
const NEAR: f32 = 0.5;

/// Which denials of a report go on with which, by their places: the same speaks, or for the same, in the same sentence or the next. They are certain.
///
/// Left alone: two affirmations on end, which are of one matter in less than half of all cases, and who denies something after others said something of him. In
/// short reports on one affair that mostly replies to the accusation, but in news at large it did so in one of ten cases.
pub fn second_breaths(report: &Report, parties: &Parties, statements: &[Statement]) -> Vec<(usize, usize, Relation)> {
    let told = in_order(report, parties, statements);
    let pairs = told.iter().zip(told.iter().skip(1));
    pairs
        .filter(|(before, second)| second.denies() && second.goes_on(before))
        .map(|(before, second)| second.set(before))
        .collect()
}

/// A statement where it stands in its report.
struct Told<'a> {
    /// Its place among the statements.
    at: usize,
    statement: &'a Statement,
    /// Whose it is: the source, for whom that one speaks, and so on.
    voices: Vec<&'a PartyKey>,
    /// In which sentence.
    sentence: usize,
}

/// The statements as they follow each other.
fn in_order<'a>(report: &Report, parties: &'a Parties, statements: &'a [Statement]) -> Vec<Told<'a>> {
    let tokens = &report.analysis.tokens;
    let told = |((at, statement), voices): ((usize, &'a Statement), Vec<&'a PartyKey>)| {
        let starts = |start: usize| tokens.get(start).is_some_and(|token| token.span.start <= statement.passage.start);
        let sentence = report.analysis.sentences.partition_point(|sentence| starts(sentence.tokens.start.get()));
        Told { at, statement, voices, sentence }
    };
    let voices = of_statements(report, parties, statements);
    let mut all: Vec<Told<'_>> = statements.iter().enumerate().zip(voices).map(told).collect();
    all.sort_by_key(|told| (told.statement.passage.start, told.statement.part));
    all
}

impl Told<'_> {
    /// Whether it says that something is not so, by its stance or by its words.
    fn denies(&self) -> bool {
        self.takes_side() && (self.statement.polarity == Polarity::Denies) != self.statement.negative
    }

    fn takes_side(&self) -> bool {
        self.statement.polarity != Polarity::Neither
    }

    /// Whether this denial goes on with the one just before it: the same speaks, or for the same.
    fn goes_on(&self, before: &Told<'_>) -> bool {
        let known = !self.voices.is_empty();
        let same_source = known && self.voices.first() == before.voices.first();
        let same_principal = known && self.voices.last() == before.voices.last();
        let same = self.statement.attribution == before.statement.attribution || same_source || same_principal;
        let near = cosine(&self.statement.vector, &before.statement.vector) >= NEAR;
        before.denies() && same && near && self.sentence <= before.sentence + 1
    }

    /// The link of two that deny the same: who denies a text and who affirms another do so where the texts contradict each other.
    fn set(&self, other: &Told<'_>) -> (usize, usize, Relation) {
        let contrary = self.statement.polarity != other.statement.polarity;
        (self.at, other.at, Relation { same: 1.0, opposed: f32::from(u8::from(contrary)) })
    }
}

#[cfg(test)]
mod tests {
    use ascribe_types::{AttributionId, Span};

    use super::*;
    use crate::statements::sample::{parties, report, statement, vector};

    /// What goes on with what in a report of these statements, by source, polarity, text and, in hundredths, the cosine with a common direction. Voss speaks
    /// for Mill.
    fn check(told: &[(&str, Polarity, &str, u8)], expected: &[(usize, usize, f32)]) {
        let made = |(at, (_, polarity, text, near)): (usize, &(&str, Polarity, &str, u8))| Statement {
            attribution: AttributionId(at as u32),
            passage: Span::new(10 * at, 10 * at + 5),
            polarity: *polarity,
            vector: vector(*near),
            ..statement(text)
        };
        let statements: Vec<Statement> = told.iter().enumerate().map(made).collect();
        let sources: Vec<&str> = told.iter().map(|(source, ..)| *source).collect();
        let found = second_breaths(&report(told.len() as u32), &parties(&sources), &statements);
        let found: Vec<_> = found.into_iter().map(|(one, other, relation)| (one, other, relation.opposed)).collect();
        assert_eq!(found, expected, "{told:?}");
    }

    use Polarity::{Affirms, Denies, Neither};

    #[test]
    fn who_denies_on_end_denies_one_thing() {
        let denies = ("Voss", Denies, "dye fell", 100);
        check(&[denies, ("Mill", Affirms, "not droplet fell", 60)], &[(1, 0, 1.0)]);
        check(&[denies, ("Voss", Denies, "sludge spilled", 60)], &[(1, 0, 0.0)]);
        check(&[denies, ("Guide", Denies, "sludge spilled", 60)], &[]);
        check(&[denies, ("Voss", Neither, "not droplet fell", 60)], &[]);
    }

    #[test]
    fn who_denies_another_thing_does_not_go_on() {
        check(&[("Voss", Denies, "dye fell", 100), ("Voss", Denies, "visa expired", 40)], &[]);
    }

    #[test]
    fn who_is_named_and_denies_something_need_not_reply() {
        check(&[("Inspectors", Affirms, "Mill dumped dye", 100), ("Voss", Denies, "dye fell", 90)], &[]);
    }
}
