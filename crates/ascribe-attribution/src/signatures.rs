//! Quotations signed with a name.
//!
//! `“We tried everything.” — Ana Ruiz, nurse`: collections of answers, reviews and epigraphs put who said it after a dash at the end of the paragraph (The
//! Chicago Manual of Style, 17th ed., 13.36). The dash is the cue and the rest of the line the source. PolNeAR annotates it so; its training texts have hardly one, so
//! the model cannot have learnt it. Left alone: a quotation within a paragraph that ends in a reporter's initials or name
//! (`She called it “a shame.” — Tom Reyes`), and a dash that goes on with the sentence (`“We tried” — and failed.`).

use ascribe_types::Span;

use crate::quotations::{Quotation, Quotations, is_mark};
use crate::spans::Parts;

/// Marks that stand before a signature; a hyphen is none, for lists begin with it.
const DASHES: [&str; 4] = ["—", "―", "–", "--"];

/// The most words that name and describe somebody; longer lines are sentences.
const MOST_WORDS: usize = 12;

/// Particles of names, which begin with a small letter.
const PARTICLES: [&str; 10] = ["of", "de", "da", "del", "van", "von", "der", "bin", "al", "and"];

/// The attributions of signed quotations, in order.
pub(crate) fn signed(text: &str, quotations: &Quotations) -> Vec<Parts> {
    quotations.all().iter().filter_map(|quotation| signature(text, quotation)).collect()
}

fn signature(text: &str, quotation: &Quotation) -> Option<Parts> {
    let before = text[..quotation.span.range().start].trim_end_matches([' ', '\t']);
    let begins_line = before.is_empty() || before.ends_with('\n');
    if !quotation.closed || !begins_line {
        return None;
    }
    let (dash, after) = dash_after(text, quotation.span.range().end)?;
    let rest = text[after..].split('\n').next().unwrap_or_default();
    let words = rest.trim().trim_end_matches('.').trim_end();
    let start = after + (rest.len() - rest.trim_start().len());
    names(words).then(|| Parts {
        source: Some(Span::new(start, start + words.len())),
        cue: Some(dash),
        content: vec![quotation.span],
        own_words: true,
    })
}

/// The dash that stands next after `end`, at most one line on, and the offset after it.
fn dash_after(text: &str, end: usize) -> Option<(Span, usize)> {
    let rest = &text[end..];
    let start = end + (rest.len() - rest.trim_start().len());
    let same_line = text[end..start].matches('\n').count() <= 1;
    let dash = DASHES.iter().find(|&&dash| text[start..].starts_with(dash)).filter(|_| same_line)?;
    Some((Span::new(start, start + dash.len()), start + dash.len()))
}

/// Whether the words up to the first comma are a name, and all of them short enough to be a signature.
fn names(words: &str) -> bool {
    let name = words.split([',', '(']).next().unwrap_or_default();
    let capital = |word: &str| word.starts_with(|first: char| first.is_uppercase());
    let is_name = name.split_whitespace().all(|word| capital(word) || PARTICLES.contains(&word));
    let short = words.split_whitespace().count() <= MOST_WORDS && !words.contains(is_mark);
    capital(name) && is_name && short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::continued::by_line;

    /// The sources of the signed quotations.
    fn check(text: &str, expected: &[&str]) {
        let found = signed(text, &Quotations::of(text, &by_line(text).paragraphs()));
        let sources: Vec<&str> = found.iter().filter_map(|parts| parts.source).map(|source| source.of(text)).collect();
        assert_eq!(sources, expected, "{text}");
    }

    #[test]
    fn a_name_after_a_dash() {
        check(
            "They answered:\n“We tried everything.” — Ana Ruiz, nurse.\n\"Never again.\" --Ludwig van Dorn",
            &["Ana Ruiz, nurse", "Ludwig van Dorn"],
        );
        check("“We tried everything.”\n― Ana Ruiz", &["Ana Ruiz"]);
        check("”We tried everything.”― Ana Ruiz", &["Ana Ruiz"]);
    }

    #[test]
    fn not_the_name_under_a_report() {
        check("She called it “a shame.” — Tom Reyes", &[]);
    }

    #[test]
    fn not_a_sentence_that_goes_on() {
        check("“We tried” — and failed.", &[]);
        check("“We tried” — Ana failed.", &[]);
        check("“We tried,” she said.", &[]);
    }
}
