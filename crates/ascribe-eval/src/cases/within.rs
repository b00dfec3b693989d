//! Which attribution of a case is within which: the one with the smallest content that holds its source and cue.

use ascribe_types::Span;

use super::Expected;
use crate::attribution::Triple;

/// Tells each attribution of `text` what it is within.
///
/// # Errors
///
/// If a content holds an attribution's source and cue and not all of its content.
pub(super) fn tell(text: &str, expected: &mut [Expected]) -> Result<(), String> {
    for inner in 0..expected.len() {
        let holds = |outer: &usize| *outer != inner && holds_frame(&expected[*outer].triple, &expected[inner].triple);
        let Some(outer) = (0..expected.len()).filter(holds).min_by_key(|outer| size(text, &expected[*outer].triple))
        else {
            continue;
        };
        let [outside, inside] = [outer, inner].map(|at| &expected[at]);
        if !holds_content(&outside.triple, &inside.triple) || outside.within == Some(inner) {
            return Err(format!("the content of {} is not all within that of {}", inside.number, outside.number));
        }
        expected[inner].within = Some(outer);
    }
    Ok(())
}

/// Whether a content holds the source and cue of another attribution, or its content if it has neither.
fn holds_frame(outer: &Triple, inner: &Triple) -> bool {
    let frame = [inner.source(), inner.cue()].concat();
    if frame.is_empty() { holds_content(outer, inner) } else { frame.iter().all(|span| holds(outer, *span)) }
}

fn holds_content(outer: &Triple, inner: &Triple) -> bool {
    inner.content().iter().all(|span| holds(outer, *span))
}

fn holds(outer: &Triple, span: Span) -> bool {
    outer.content().iter().any(|piece| piece.start <= span.start && span.end <= piece.end)
}

/// How many characters a content has.
fn size(text: &str, triple: &Triple) -> usize {
    triple.content().iter().map(|span| span.of(text).chars().count()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::notation;

    /// What each attribution is within, by their numbers.
    fn check(marked: &str, expected: &[Option<usize>]) {
        let (text, triples) = notation::read(marked).unwrap();
        let mut read: Vec<Expected> = triples.into_iter().map(Expected::from).collect();
        tell(&text, &mut read).unwrap();
        let within: Vec<Option<usize>> = read.iter().map(|expected| expected.within.map(|at| at + 1)).collect();
        assert_eq!(within, expected, "{marked}");
    }

    #[test]
    fn the_smallest_content_that_holds_it() {
        check(
            "[S1 Bo] [C1 said] [T1 [S2 Al] [C2 knew] [T2 that [S3 Cy] [C3 feared] [T3 rain]]].",
            &[None, Some(1), Some(2)],
        );
        check("[T1 [T2 It rained], [S2 Al] [C2 said]], [C1 according to] [S1 Bo].", &[None, Some(1)]);
        check("[T1 It rained], [S1 Al] [C1 said]. [S2 Bo] [C2 denied] [T2 it].", &[None, None]);
    }

    #[test]
    fn a_content_in_pieces_holds_what_its_pieces_hold() {
        check("[T1 [S2 Al]] [C1 is said] [T1 [C2 to have asked] [T2 for rain]].", &[None, Some(1)]);
        check("[T1 [T2 It rained]], [S1 Bo] [C1 quoted] [T1 [S2 Al] [C2 as saying]].", &[None, Some(1)]);
    }

    #[test]
    fn a_content_that_sticks_out_is_a_mistake() {
        let (text, triples) = notation::read("[S1 Bo] [C1 said] [T1 [S2 Al] [C2 knew]] [T2 it].").unwrap();
        let mut read: Vec<Expected> = triples.into_iter().map(Expected::from).collect();
        assert_eq!(tell(&text, &mut read).unwrap_err(), "the content of 2 is not all within that of 1");
    }
}
