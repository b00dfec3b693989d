//! What the sources of statements hold on a claim.
//!
//! Who is found on both sides of one claim within one report has seldom been on both: a statement was linked that is about something else, or its side was
//! read wrongly. Then the one that is less sure takes no side.
//!
//! | | taken | left open |
//! |---|---|---|
//! | by the cue, and by words | "Voss *denied* that the mill will close" | "the mill will be saved", Voss said |
//! | by words both times | the one whose text is nearer to what is claimed | the other |
//! | by the cue both times | "Voss first *denied* it … Voss later *admitted* it" | |

use std::collections::BTreeMap;

use ascribe_types::{Act, Certainty, Polarity, Position, Statement};

use crate::relation::cosine;

/// A statement on a claim.
#[derive(Clone, Copy, Debug)]
pub struct Taken<'a> {
    /// What is stated.
    pub statement: &'a Statement,
    /// Whether its text, with its negation, contradicts what is claimed; none where that is not clear.
    pub opposed: Option<bool>,
    /// Who speaks, and in which report, in numbers that are the same for the same; none where that is not known.
    pub voice: Option<(i64, i64)>,
}

/// What the sources of statements hold on a claim that is told in the words of `teller`; as many as statements.
pub fn positions(all: &[Taken<'_>], teller: &Statement) -> Vec<Position> {
    let mut positions: Vec<Position> = all.iter().map(|taken| position(taken.statement, taken.opposed)).collect();
    for of_one in by_voice(all).into_values() {
        for at in doubtful(all, &of_one, &positions, teller) {
            positions[at] = Position::Neither;
        }
    }
    positions
}

/// The places of the statements of each who speaks in a report.
fn by_voice(all: &[Taken<'_>]) -> BTreeMap<(i64, i64), Vec<usize>> {
    let mut voices: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (at, taken) in all.iter().enumerate() {
        voices.entry(taken.voice.unwrap_or_default()).or_default().extend(taken.voice.map(|_| at));
    }
    voices
}

/// Of what one says in a report the statements whose side is not to be trusted: those on the other side than the surest, unless a cue tells theirs.
fn doubtful(all: &[Taken<'_>], of_one: &[usize], positions: &[Position], teller: &Statement) -> Vec<usize> {
    let sure = |at: usize| (is_told_by_cue(all[at].statement), cosine(&all[at].statement.vector, &teller.vector));
    let sided = of_one.iter().copied().filter(|at| positions[*at] != Position::Neither);
    // Of two that are as sure the first, which is the one that stands earlier.
    let surest = sided.clone().reduce(|best, at| {
        let ((told, near), (told_best, near_best)) = (sure(at), sure(best));
        if told.cmp(&told_best).then(near.total_cmp(&near_best)).is_gt() { at } else { best }
    });
    let Some(surest) = surest else { return Vec::new() };
    let against = |at: &usize| (positions[*at] == Position::Affirms) != (positions[surest] == Position::Affirms);
    sided.filter(against).filter(|at| !is_told_by_cue(all[*at].statement)).collect()
}

/// Whether the act itself takes the side, and not the words of what is said.
fn is_told_by_cue(statement: &Statement) -> bool {
    matches!(statement.act, Act::Denies | Act::Rejects | Act::Doubts | Act::Admits | Act::Confirms)
}

/// What the source of a statement holds by itself.
///
/// "Voss denied that the mill will close" denies that it will; "we will not close it", which Voss affirms, is opposed, and denies it too.
fn position(statement: &Statement, opposed: Option<bool>) -> Position {
    let Some(opposed) = opposed else { return Position::Neither };
    match (statement.polarity, opposed) {
        (Polarity::Neither, _) => Position::Neither,
        (Polarity::Affirms, false) | (Polarity::Denies, true) => Position::Affirms,
        _ if statement.certainty == Certainty::Certain => Position::Denies,
        _ => Position::Doubts,
    }
}

#[cfg(test)]
mod tests {
    use ascribe_types::Certainty::{Certain, Probable};
    use ascribe_types::Polarity::{Affirms, Denies, Neither};

    use super::*;
    use crate::statements::sample::{statement, vector};

    fn check(polarity: Polarity, certainty: Certainty, opposed: Option<bool>, expected: Position) {
        let statement = Statement { polarity, certainty, ..statement("the mill will close") };
        assert_eq!(position(&statement, opposed), expected);
    }

    #[test]
    fn a_text_that_contradicts_the_claim_turns_the_side() {
        check(Affirms, Certain, Some(false), Position::Affirms);
        check(Affirms, Certain, Some(true), Position::Denies);
        check(Denies, Certain, Some(false), Position::Denies);
        check(Denies, Certain, Some(true), Position::Affirms);
    }

    #[test]
    fn who_is_not_sure_that_it_is_not_so_doubts_it() {
        check(Denies, Probable, Some(false), Position::Doubts);
        check(Affirms, Probable, Some(false), Position::Affirms);
    }

    #[test]
    fn no_side_is_taken_where_none_is_clear() {
        check(Neither, Certain, Some(true), Position::Neither);
        check(Denies, Certain, None, Position::Neither);
    }

    /// What those hold who say so much: who, by which act, whether that is opposed to the claim, and how near its text is to it, in hundredths.
    fn check_voices(said: &[(i64, Act, bool, u8)], expected: &str) {
        let made = |&(_, act, _, hundredths): &(i64, Act, bool, u8)| {
            let told = statement("the mill will close");
            Statement { act, polarity: act.polarity(), vector: vector(hundredths), ..told }
        };
        let statements: Vec<Statement> = said.iter().map(made).collect();
        let taken = |(statement, &(who, _, opposed, _))| Taken {
            statement,
            opposed: Some(opposed),
            voice: (who > 0).then_some((1, who)),
        };
        let all: Vec<Taken<'_>> = statements.iter().zip(said).map(taken).collect();
        let teller = Statement { vector: vector(100), ..statement("the mill will close") };
        let found: Vec<&str> = positions(&all, &teller).into_iter().map(Position::name).collect();
        assert_eq!(found.join(" "), expected, "{said:?}");
    }

    #[test]
    fn who_is_on_both_sides_in_a_report_keeps_the_surer() {
        use Act::{Admits, Denies, Doubts, Says};
        check_voices(&[(1, Says, false, 90), (1, Says, true, 70)], "affirms neither");
        check_voices(&[(1, Says, false, 70), (1, Says, true, 90)], "neither denies");
        check_voices(&[(1, Says, false, 70), (1, Says, true, 70)], "affirms neither");
        check_voices(&[(1, Says, false, 90), (1, Denies, false, 70)], "neither denies");
        check_voices(&[(1, Denies, false, 70), (1, Admits, false, 90)], "denies affirms");
        check_voices(&[(1, Doubts, false, 70), (1, Says, false, 90), (1, Says, true, 80)], "denies neither denies");
    }

    #[test]
    fn others_may_hold_the_contrary() {
        use Act::Says;
        check_voices(&[(1, Says, false, 90), (2, Says, true, 70)], "affirms denies");
        check_voices(&[(0, Says, false, 90), (0, Says, true, 70)], "affirms denies");
        check_voices(&[(1, Says, false, 90), (1, Says, false, 70)], "affirms affirms");
        check_voices(&[], "");
    }
}
