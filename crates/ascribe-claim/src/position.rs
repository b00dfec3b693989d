//! What the source of a statement holds on a claim.

use ascribe_types::{Certainty, Polarity, Position, Statement};

/// What the source of a statement holds on a claim; `opposed` is whether the statement's text, with its negation, contradicts what is claimed, and none
/// where that is not clear.
///
/// "Voss denied that the mill will close" denies that it will; "we will not close it", which Voss affirms, is opposed, and denies it too.
pub fn position(statement: &Statement, opposed: Option<bool>) -> Position {
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
    use crate::statements::sample::statement;

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
}
