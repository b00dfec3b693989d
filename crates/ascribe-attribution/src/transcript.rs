//! Turns of a transcript.
//!
//! `OKAFOR: We are late.` / `REYES: How late?`: a paragraph that begins with a speaker's name in capitals and a colon is that speaker's turn. The colon is the cue, as
//! PolNeAR has it. Capitals and a colon alone do not make a transcript (`UPDATE: The bridge is open.`, `LONDON: Rain.`): there must be two different labels,
//! and one of them twice. Left alone: labels in small letters, which the model reads by itself, and what follows a turn in paragraphs of its own.

use std::collections::BTreeMap;

use ascribe_types::Span;

use crate::quotations::is_mark;
use crate::spans::Parts;

/// The most words in a speaker's label.
const LONGEST_LABEL: usize = 4;

/// The turns, in order; none where the text holds no transcript.
pub(crate) fn turns(text: &str, paragraphs: &[Span]) -> Vec<Parts> {
    let turns: Vec<(Span, Parts)> = paragraphs.iter().filter_map(|&paragraph| turn(text, paragraph)).collect();
    let mut labels: BTreeMap<&str, usize> = BTreeMap::new();
    turns.iter().for_each(|(label, _)| *labels.entry(label.of(text)).or_default() += 1);
    let is_transcript = labels.len() >= 2 && labels.values().any(|&count| count >= 2);
    turns.into_iter().filter(|_| is_transcript).map(|(_, parts)| parts).collect()
}

/// The label and the parts of a paragraph that may be a turn.
fn turn(text: &str, paragraph: Span) -> Option<(Span, Parts)> {
    let words = paragraph.of(text);
    let start = words.len() - words.trim_start_matches(is_mark).len();
    let colon = start + words[start..].find(':')?;
    let said = words[colon + 1..].trim();
    if !is_label(&words[start..colon]) || !said.contains(char::is_alphabetic) {
        return None;
    }
    let at = paragraph.range().start;
    let from = at + (said.as_ptr() as usize - words.as_ptr() as usize);
    let to = from + said.trim_end_matches(is_mark).len();
    let label = Span::new(at + start, at + colon);
    let cue = Span::new(at + colon, at + colon + 1);
    let content = vec![Span::new(from, to)];
    Some((label, Parts { source: Some(label), cue: Some(cue), content, own_words: true }))
}

/// Whether words are a name in capitals: "OKAFOR", "MR. REYES", "Q".
fn is_label(words: &str) -> bool {
    let letters = || words.chars().filter(|character| character.is_alphabetic());
    let known = |character: char| character.is_alphabetic() || " .-'’".contains(character);
    let capitals = letters().count() > 0 && letters().all(char::is_uppercase) && words.chars().all(known);
    capitals && words.split_whitespace().count() <= LONGEST_LABEL
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::continued::by_line;

    /// The turns as "label: words".
    fn check(text: &str, expected: &[&str]) {
        let shown = turns(text, &by_line(text).paragraphs()).into_iter().map(|parts| {
            let source = parts.source.map_or("", |source| source.of(text));
            format!("{source}: {}", parts.content[0].of(text))
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn labels_in_capitals() {
        let text = "The hearing began.\nMS. OKAFOR: We are late.\n\"REYES: How late?\nMS. OKAFOR: Very.";
        check(text, &["MS. OKAFOR: We are late.", "REYES: How late?", "MS. OKAFOR: Very."]);
    }

    #[test]
    fn single_labels_are_no_transcript() {
        check("UPDATE: The bridge is open.\nLONDON: It rained.", &[]);
        check("UPDATE: The bridge is open.\nUPDATE: It is shut again.", &[]);
    }

    #[test]
    fn labels_in_small_letters_are_left_to_the_model() {
        check("Okafor: We are late.\nReyes: How late?\nOkafor: Very.", &[]);
    }
}
