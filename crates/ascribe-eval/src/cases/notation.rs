//! A text with its attributions marked in it: `[T The bridge will close], [S the ministry] [C said].`
//!
//! `[S …]` marks a source, `[C …]` a cue and `[T …]` what is told, the content. Where a text holds several attributions the marks
//! carry their numbers, `[S2 …]`; pieces of the same role and number belong together, and marks may stand within marks. A bracket that
//! opens no mark is a bracket: `[sic]`.

use std::collections::BTreeMap;

use ascribe_types::{Role, Span};

use crate::attribution::Triple;

/// A text without its marks, and what was marked, by the numbers of the marks.
///
/// # Errors
///
/// If a mark is not closed or holds nothing, or an attribution has no content.
pub fn read(marked: &str) -> Result<(String, BTreeMap<u32, Triple>), String> {
    let mut text = String::new();
    let mut open: Vec<Option<Mark>> = Vec::new();
    let mut stretches: BTreeMap<u32, Vec<(Role, Span)>> = BTreeMap::new();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        if let Some((mark, after)) = opening(rest, text.len()) {
            open.push(Some(mark));
            rest = after;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match c {
            ']' => match open.pop().flatten() {
                Some(mark) => stretches.entry(mark.number).or_default().push((mark.role, mark.close(&text)?)),
                None => text.push(c),
            },
            '[' => {
                open.push(None);
                text.push(c);
            }
            _ => text.push(c),
        }
    }
    if let Some(mark) = open.into_iter().flatten().next() {
        return Err(format!("a mark is not closed: [{}{}", letter(mark.role), mark.number));
    }
    let triples = stretches.into_iter().map(|(number, stretches)| Ok((number, triple(&text, number, &stretches)?)));
    let triples = triples.collect::<Result<_, String>>()?;
    Ok((text, triples))
}

/// A mark that was opened.
struct Mark {
    role: Role,
    number: u32,
    /// The byte of the text where it begins.
    start: usize,
}

impl Mark {
    fn close(&self, text: &str) -> Result<Span, String> {
        let span = Span::new(self.start, text.len());
        if span.is_empty() { Err(format!("an empty mark: [{}", letter(self.role))) } else { Ok(span) }
    }
}

/// The mark that opens where `rest` begins, if one does, and what comes after its opening.
fn opening(rest: &str, start: usize) -> Option<(Mark, &str)> {
    let rest = rest.strip_prefix('[')?;
    let role = [Role::Source, Role::Cue, Role::Content].into_iter().find(|role| rest.starts_with(letter(*role)))?;
    let (number, words) = rest[1..].split_once(' ')?;
    let number = if number.is_empty() { 1 } else { number.parse().ok()? };
    Some((Mark { role, number, start }, words))
}

fn letter(role: Role) -> char {
    match role {
        Role::Source => 'S',
        Role::Cue => 'C',
        Role::Content => 'T',
    }
}

fn triple(text: &str, number: u32, stretches: &[(Role, Span)]) -> Result<Triple, String> {
    let all = |role| stretches.iter().filter(|(of, _)| *of == role).map(|(_, span)| *span).collect::<Vec<_>>();
    Triple::new(text, &all(Role::Source), &all(Role::Cue), &all(Role::Content))
        .ok_or_else(|| format!("attribution {number} has no content"))
}

/// The text with these attributions marked in it, numbered where there are several.
pub fn write(text: &str, triples: &[Triple]) -> String {
    let mut marks: Vec<(Span, String)> = Vec::new();
    for (number, triple) in (1..).zip(triples) {
        let number = if triples.len() == 1 { String::new() } else { format!("{number}") };
        let roles = [(Role::Source, triple.source()), (Role::Cue, triple.cue()), (Role::Content, triple.content())];
        let spans = roles.into_iter().flat_map(|(role, spans)| spans.iter().map(move |span| (role, *span)));
        marks.extend(spans.map(|(role, span)| (span, format!("[{}{number} ", letter(role)))));
    }
    marks.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    insert(text, &marks)
}

/// Inserts marks into a text; they are in order of their starts, the longer first.
fn insert(text: &str, marks: &[(Span, String)]) -> String {
    let mut ends: Vec<u32> = marks.iter().map(|(span, _)| span.end).collect();
    ends.sort_unstable();
    let (mut ends, mut marks) = (ends.into_iter().peekable(), marks.iter().peekable());
    let mut marked = String::new();
    let boundaries = text.char_indices().map(|(byte, c)| (byte, Some(c))).chain([(text.len(), None)]);
    for (byte, c) in boundaries {
        while ends.next_if(|end| *end as usize <= byte).is_some() {
            marked.push(']');
        }
        while let Some((_, mark)) = marks.next_if(|(span, _)| span.range().start <= byte) {
            marked.push_str(mark);
        }
        marked.extend(c);
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(marked: &str, text: &str, written: &str) {
        let (read_text, triples) = read(marked).unwrap();
        assert_eq!(read_text, text);
        let in_order: Vec<Triple> = triples.values().cloned().collect();
        assert_eq!(write(&read_text, &in_order), written);
        assert_eq!(read(written).unwrap(), (read_text, triples), "what is written reads back");
    }

    fn check_same(marked: &str, text: &str) {
        check(marked, text, marked);
    }

    fn check_refused(marked: &str, expected: &str) {
        assert_eq!(read(marked).unwrap_err(), expected);
    }

    #[test]
    fn reads_what_is_marked() {
        check_same("[T The pier burned], [S Bö] [C said].", "The pier burned, Bö said.");
        check_same("Nothing here.", "Nothing here.");
        check_same("", "");
    }

    #[test]
    fn numbers_tell_attributions_apart() {
        check_same("[S1 Bo] [C1 said] [T1 that [S2 Al] [C2 denied] [T2 it]].", "Bo said that Al denied it.");
        check("[S Bo] [C said] [T no].", "Bo said no.", "[S Bo] [C said] [T no].");
    }

    #[test]
    fn pieces_of_a_number_belong_together() {
        check_same("“[T We go],” [S Bo] [C said], “[T and stay].”", "“We go,” Bo said, “and stay.”");
    }

    #[test]
    fn edges_are_trimmed_as_in_the_measures() {
        check("[T “We go,”] [S Bo] [C said].", "“We go,” Bo said.", "“[T We go],” [S Bo] [C said].");
    }

    #[test]
    fn other_brackets_are_text() {
        check_same("[S Bo] [C said] [T he [the mayor] saw [Sic] it].", "Bo said he [the mayor] saw [Sic] it.");
    }

    #[test]
    fn refuses_what_marks_nothing() {
        check_refused("[T We go, Bo said.", "a mark is not closed: [T1");
        check_refused("[S Bo] [C said] so.", "attribution 1 has no content");
        check_refused("[T ] [S Bo] said.", "an empty mark: [T");
    }
}
