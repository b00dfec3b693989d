//! The phrases that say that somebody wants or gets no name.
//!
//! In PolNeAR's 924 texts there are 43 of them: 22 "on (the) condition of anonymity", 11 "requested anonymity", "declined to be named" and the like,
//! 7 "not authorized to speak", 3 "spoke anonymously". Of the others 28 go on with a reason: "because", "for fear of", "to discuss". Left alone: "an
//! anonymous caller", "an unnamed official", which give no wish and no reason, and "not authorized to enter".

use std::ops::Range;

use ascribe_types::{Span, TokenIdx};

use crate::sources::cast::{Cast, indices};

/// A way to say it: slots between blanks, alternatives between bars; a slot with a question mark may be missing.
struct Way {
    slots: &'static str,
    /// Whether all that follows belongs to it: what it is that somebody may not speak of.
    open: bool,
}

const fn way(slots: &'static str, open: bool) -> Way {
    Way { slots, open }
}

/// The ways, the longer before those that they begin with.
const WAYS: [Way; 8] = [
    way("on|under the? condition of anonymity", false),
    way(
        "requested|requesting|requests|asked|asking|demanded|demanding|insisted|insisting|granted|sought|seeking for|on? anonymity",
        false,
    ),
    way(
        "asked|asking|asks|declined|declining|declines|refused|refusing|requested|requesting|preferred|preferring|wished|wishing not? to not? be|remain \
         publicly? named|identified|quoted|unnamed|anonymous by? name?",
        false,
    ),
    way("did|does|do not|n't|n’t want|wish to be publicly? named|identified|quoted by? name?", false),
    way(
        "asked|asking|requested|requesting that? his|her|their name|names not|n't be used|published|printed|revealed|disclosed",
        false,
    ),
    way("declined|declining|refused|refusing to give|provide|reveal his|her|their full? name|names", false),
    way(
        "was|were|is|are|am|being? not|n't|n’t authorized|authorised|allowed|permitted|cleared to speak|comment|discuss|talk|reveal|disclose|brief|share|be",
        true,
    ),
    way("spoke|speaking|speaks|responded|responding anonymously", false),
];

/// Words with which a reason begins.
const REASONS: [&str; 14] =
    ["because", "since", "as", "citing", "for", "due", "given", "out", "to", "in", "so", "lest", "while", "before"];

/// Marks at which a phrase ends.
const ENDS: &str = ".;:!?()[]“”\"«»—–";

/// Words that say that somebody wants or gets no name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) tokens: Range<TokenIdx>,
    open: bool,
}

/// The phrases of a sentence, in order.
pub(super) fn find(cast: &Cast<'_>, sentence: &Range<TokenIdx>) -> Vec<Phrase> {
    let mut found: Vec<Phrase> = Vec::new();
    for token in indices(sentence) {
        if found.last().is_some_and(|last| token < last.tokens.end) {
            continue;
        }
        let rest = token..sentence.end;
        let begun = WAYS.iter().find_map(|way| Some((length(cast, way.slots, &rest)?, way.open)));
        found.extend(begun.map(|(length, open)| Phrase { tokens: token..TokenIdx(token.0 + length), open }));
    }
    found
}

/// How many tokens at the beginning of a stretch fill the slots.
fn length(cast: &Cast<'_>, slots: &str, tokens: &Range<TokenIdx>) -> Option<u32> {
    let mut rest = indices(tokens).peekable();
    let mut length = 0;
    for slot in slots.split_whitespace() {
        let (alternatives, optional) = slot.strip_suffix('?').map_or((slot, false), |slot| (slot, true));
        let fills = |token: &TokenIdx| {
            let form = cast.form(*token);
            alternatives.split('|').any(|word| form.eq_ignore_ascii_case(word))
        };
        match rest.next_if(fills) {
            Some(_) => length += 1,
            None if optional => {}
            None => return None,
        }
    }
    Some(length)
}

impl Phrase {
    /// The phrase with the reason that follows it, up to the end of the clause, or to `stop`.
    pub(super) fn with_reason(&self, cast: &Cast<'_>, sentence: &Range<TokenIdx>, stop: Option<u32>) -> Span {
        let before = |token: &TokenIdx| stop.is_none_or(|stop| cast.analysis.tokens[token.get()].span.start < stop);
        let rest: Vec<TokenIdx> = indices(&(self.tokens.end..sentence.end)).take_while(before).collect();
        let taken = self.reason(cast, &rest);
        cast.analysis.span(&(self.tokens.start..TokenIdx(self.tokens.end.0 + taken)))
    }

    /// How many of the following tokens belong to the phrase.
    fn reason(&self, cast: &Cast<'_>, rest: &[TokenIdx]) -> u32 {
        let form = |at: usize| rest.get(at).map(|&token| cast.form(token)).unwrap_or_default();
        let gives_reason = |at: usize| REASONS.iter().any(|reason| form(at).eq_ignore_ascii_case(reason));
        let mut reasoned = self.open;
        let mut taken = 0;
        while taken < rest.len() {
            let ends = form(taken).contains(|mark| ENDS.contains(mark)) || form(taken) == "--";
            let goes_on = if form(taken) == "," { gives_reason(taken + 1) } else { reasoned || gives_reason(taken) };
            if ends || !goes_on {
                break;
            }
            reasoned = true;
            taken += 1;
        }
        taken as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::continued::by_line;

    /// The phrase of a sentence whose words and marks stand apart, with its reason.
    fn check(sentence: &str, expected: Option<&str>) {
        let analysis = by_line(sentence);
        let cast = Cast::new(sentence, &analysis);
        let tokens = analysis.sentences[0].tokens.clone();
        let found = find(&cast, &tokens);
        let shown = found.first().map(|phrase| phrase.with_reason(&cast, &tokens, None).of(sentence));
        assert_eq!(shown, expected, "{sentence}");
    }

    #[test]
    fn with_the_reason() {
        check(
            "He spoke on condition of anonymity because talks go on .",
            Some("on condition of anonymity because talks go on"),
        );
        check("An aide , requesting anonymity to speak freely , said so", Some("requesting anonymity to speak freely"));
        check(
            "She declined to be identified , citing the talks , and left",
            Some("declined to be identified , citing the talks"),
        );
        check("He was not authorized to speak on the record .", Some("was not authorized to speak on the record"));
    }

    #[test]
    fn without_a_reason() {
        check("one who asked not to be named said so", Some("asked not to be named"));
        check("He did n't want to be named on Monday", Some("did n't want to be named"));
        check("who declined to be identified and is no friend", Some("declined to be identified"));
    }

    #[test]
    fn left_alone() {
        check("An anonymous caller asked for money .", None);
        check("They were not authorized to enter the hall .", None);
        check("The company will be named Northline .", None);
    }
}
