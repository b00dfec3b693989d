//! Which statements of a report say themselves that they answer which: a denial and what it denies.
//!
//! | answered | the link says | |
//! |---|---|---|
//! | "the ministry *rejected the claims*", which were two | of both that it denies them | its own words say nothing else |
//! | "the ministry denied *that arms were shipped*" after "experts found arms" and "papers tell of cement" | of the nearest that it denies it | of the other no side |
//! | "the mill denied *that it dumped dye*", and only then "a guide saw foam" | of what is not alike no side | |
//! | "the company denied *that it hid deaths*. Its doctor said that each was reported" | nothing | nobody denies what is said for him afterwards |

use ascribe_types::{Basis, Parties, PartyKey, Report, Statement};

use crate::link::{alike, link};
use crate::relation::{OPEN, Relation, relation};
use crate::voices::of_statements;

/// Which statements of a report answer which, by their places. Of an attribution that says several things, the one that is most alike. They are certain,
/// whatever the words.
pub fn answers(report: &Report, parties: &Parties, statements: &[Statement]) -> Vec<(usize, usize, Relation)> {
    let voices = of_statements(report, parties, statements);
    (0..statements.len()).flat_map(|at| of_one(statements, &voices, at)).collect()
}

/// What one statement answers.
fn of_one(statements: &[Statement], voices: &[Vec<&PartyKey>], at: usize) -> Vec<(usize, usize, Relation)> {
    let own = &statements[at];
    let of = |id| (0..statements.len()).filter(move |other| statements[*other].attribution == id);
    let nearest = own.answers.iter().filter_map(|id| most_alike(statements, at, of(*id)));
    let answered: Vec<usize> = nearest.filter(|other| !is_for_the_same(statements, voices, at, *other)).collect();
    let first = most_alike(statements, at, answered.iter().copied());
    let tells = |other: usize| {
        let before = !is_later(statements, at, other);
        own.basis != Basis::Content || before && Some(other) == first || link(own, &statements[other]).is_some()
    };
    let set = |other: usize| {
        let opposed = if tells(other) { relation(own, &statements[other]).opposed } else { OPEN };
        (at, other, Relation { same: 1.0, opposed })
    };
    answered.into_iter().map(set).collect()
}

/// Whether what is answered comes later, from who speaks for the same.
fn is_for_the_same(statements: &[Statement], voices: &[Vec<&PartyKey>], at: usize, other: usize) -> bool {
    is_later(statements, at, other)
        && voices[at].last().is_some_and(|principal| voices[other].last() == Some(principal))
}

fn is_later(statements: &[Statement], at: usize, other: usize) -> bool {
    statements[other].passage.start > statements[at].passage.start
}

/// Of some statements the one that is most like this one; of equals the first.
fn most_alike(statements: &[Statement], own: usize, some: impl Iterator<Item = usize>) -> Option<usize> {
    let scored = some.map(|at| (at, alike(&statements[own], &statements[at])));
    scored.max_by(|(at, one), (after, other)| one.total_cmp(other).then(after.cmp(at))).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use ascribe_types::{AttributionId, Span};

    use super::*;
    use crate::statements::sample::{parties, report, statement};

    /// What answers what in a report of these statements, by source, text, the numbers of those that each answers, and whether it only points to them. Voss speaks
    /// for Mill.
    fn check(told: &[(&str, &str, &[u32], bool)], expected: &[(usize, usize, f32)]) {
        let made = |(at, (_, text, answers, points)): (usize, &(&str, &str, &[u32], bool))| Statement {
            attribution: AttributionId(at as u32),
            passage: Span::new(10 * at, 10 * at + 5),
            action: Some("do".to_owned()),
            answers: answers.iter().copied().map(AttributionId).collect(),
            basis: if *points { Basis::Answered(AttributionId(answers[0])) } else { Basis::Content },
            ..statement(text)
        };
        let statements: Vec<Statement> = told.iter().enumerate().map(made).collect();
        let sources: Vec<&str> = told.iter().map(|(source, ..)| *source).collect();
        let found = answers(&report(told.len() as u32), &parties(&sources), &statements);
        let found: Vec<_> = found.into_iter().map(|(one, other, relation)| (one, other, relation.opposed)).collect();
        assert_eq!(found, expected, "{told:?}");
    }

    const AGREES: f32 = 0.1;

    #[test]
    fn an_answer_is_linked_whatever_its_words() {
        check(&[("Guide", "Voss hid leaks", &[], false), ("Mill", "nonsense", &[0], false)], &[(1, 0, AGREES)]);
        check(&[("Guide", "Voss hid leaks", &[], false), ("Mill", "nonsense", &[], false)], &[]);
    }

    #[test]
    fn what_is_denied_in_other_words_is_the_nearest() {
        let (arms, cement) =
            (("Guide", "ship carry arms", &[][..], false), ("Papers", "ship list cement", &[][..], false));
        check(&[arms, cement, ("Mill", "nobody carry arms", &[0, 1], false)], &[(2, 0, AGREES), (2, 1, OPEN)]);
        check(&[arms, cement, ("Mill", "ship carry arms", &[0, 1], true)], &[(2, 0, AGREES), (2, 1, AGREES)]);
    }

    #[test]
    fn nobody_denies_what_is_said_for_him_afterwards() {
        let denial = ("Mill", "Mill hid deaths", &[1][..], false);
        check(&[denial, ("Voss", "mill report deaths", &[], false)], &[]);
        check(&[denial, ("Guide", "mill report deaths", &[], false)], &[(0, 1, OPEN)]);
        check(&[("Voss", "deaths rise", &[], false), ("Mill", "deaths rise", &[0], false)], &[(1, 0, AGREES)]);
    }
}
