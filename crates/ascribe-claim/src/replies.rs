//! What a report itself sets against what: who is accused and denies, and who denies a thing twice. "The mill dumped dye. – Nobody dumped a drop" share
//! no rare word, and yet the one replies to the other.

use ascribe_types::{Parties, PartyKey, Polarity, Report, Statement};

use crate::link::states;
use crate::relation::Relation;
use crate::voices::of_statements;

/// Among how many statements at the beginning of a report an accusation is looked for, so that long reports take no longer than they must.
const EARLY: usize = 64;

/// Which statements of a report reply to which or go on with them, by their places, besides those that say so themselves ([`crate::answers`]). They are certain.
///
/// Who denies something after others said something of him replies to the first of that, which mostly is what the report is about: so it was in 11 of 16 such pairs in
/// the matters of the half `dev`, and in 11 of 14 of the half `check`. Who denies something in two sentences on end denies one thing (5 of 6, 7 of 13). Left
/// alone: an accused who only tells another story, and two affirmations on end, which are of one matter in less than half of all cases.
pub fn replies(report: &Report, parties: &Parties, statements: &[Statement]) -> Vec<(usize, usize, Relation)> {
    let told = in_order(report, parties, statements);
    let mut out = Vec::new();
    for (at, reply) in told.iter().enumerate().filter(|(_, told)| told.denies()) {
        let earlier = &told[..at.min(EARLY)];
        let accusation = earlier.iter().find(|earlier| reply.replies_to(earlier));
        let before = at.checked_sub(1).map(|before| &told[before]).filter(|before| reply.goes_on(before));
        out.extend(accusation.map(|accusation| reply.set(accusation, true)));
        out.extend(before.map(|before| reply.set(before, false)));
    }
    out
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

    /// Whether it says that something is so.
    fn affirms(&self) -> bool {
        self.takes_side() && !self.denies()
    }

    fn takes_side(&self) -> bool {
        self.statement.polarity != Polarity::Neither
    }

    /// Whether this denial replies to what somebody else said of who denies.
    fn replies_to(&self, earlier: &Told<'_>) -> bool {
        let of_them = |party: &PartyKey| self.voices.contains(&party);
        let others = !earlier.voices.iter().any(|voice| self.voices.contains(voice));
        let named = earlier.statement.parties.iter().any(of_them);
        self.statement.answers.is_empty() && others && named && earlier.affirms() && states(earlier.statement)
    }

    /// Whether this denial goes on with the one just before it: the same speaks, or for the same.
    fn goes_on(&self, before: &Told<'_>) -> bool {
        let known = !self.voices.is_empty();
        let same_source = known && self.voices.first() == before.voices.first();
        let same_principal = known && self.voices.last() == before.voices.last();
        let same = self.statement.attribution == before.statement.attribution || same_source || same_principal;
        before.denies() && same && self.sentence <= before.sentence + 1
    }

    /// The link of two that hold opposite positions, or the same. Who denies a text and who affirms another hold the same where the texts contradict each other.
    fn set(&self, other: &Told<'_>, against: bool) -> (usize, usize, Relation) {
        let alike = self.statement.polarity == other.statement.polarity;
        (self.at, other.at, Relation { same: 1.0, opposed: f32::from(u8::from(alike == against)) })
    }
}

#[cfg(test)]
mod tests {
    use ascribe_types::{AttributionId, Span};

    use super::*;
    use crate::statements::sample::{parties, report, statement};

    /// What replies to what in a report of these statements, by source, polarity and text. Voss speaks for Mill.
    fn check(told: &[(&str, Polarity, &str)], expected: &[(usize, usize, f32)]) {
        let made = |(at, (_, polarity, text)): (usize, &(&str, Polarity, &str))| Statement {
            attribution: AttributionId(at as u32),
            passage: Span::new(10 * at, 10 * at + 5),
            polarity: *polarity,
            action: Some("do".to_owned()),
            ..statement(text)
        };
        let statements: Vec<Statement> = told.iter().enumerate().map(made).collect();
        let sources: Vec<&str> = told.iter().map(|(source, ..)| *source).collect();
        let found = replies(&report(told.len() as u32), &parties(&sources), &statements);
        let found: Vec<_> = found.into_iter().map(|(one, other, relation)| (one, other, relation.opposed)).collect();
        assert_eq!(found, expected, "{told:?}");
    }

    use Polarity::{Affirms, Denies, Neither};

    #[test]
    fn who_is_accused_and_denies_replies() {
        let accused = ("Inspectors", Affirms, "Mill dumped dye sludge");
        check(&[accused, ("Voss", Affirms, "not droplet fell")], &[(1, 0, 1.0)]);
        check(&[accused, ("Voss", Denies, "dye fell")], &[(1, 0, 0.0)]);
        check(&[accused, ("Guide", Denies, "dye fell")], &[]);
        check(&[accused, ("Voss", Affirms, "lorry spilled dye")], &[]);
        check(&[accused, ("Voss", Neither, "not droplet fell")], &[]);
    }

    #[test]
    fn who_denies_on_end_denies_one_thing() {
        let denies = ("Voss", Denies, "dye fell");
        check(&[denies, ("Mill", Affirms, "not droplet fell")], &[(1, 0, 1.0)]);
        check(&[denies, ("Voss", Denies, "sludge spilled")], &[(1, 0, 0.0)]);
        check(&[denies, ("Guide", Denies, "sludge spilled")], &[]);
    }
}
