//! What was said, as people are shown it: who, how, the passage word for word, and where it stands.

use ascribe::{Certainty, Position};
use ascribe_ledger::answers::{Document, Passage, Said};

use super::page::{Page, line};
use crate::format::text::palette::Part;

/// How far what belongs to a day stands in.
const INDENT: usize = 12;

/// Writes what was said: the day, the position, who and through whom; the sentences; what they come to, where that does not stand in them; and
/// where they are to be found.
pub(super) fn said(page: &mut Page, said: &Said) {
    let who = format!("{}  {}", stand(page, said), line(&who(said)));
    page.entry(&lead(said), &who);
    passage(page, said);
    if let Some(restated) = restated(said) {
        let restated = page.restated(&line(restated));
        page.entry(&format!("{}= ", " ".repeat(INDENT)), &restated);
    }
    place(page, said);
}

/// The day on which it was published; where it is not known, a dash.
fn lead(said: &Said) -> String {
    format!("{:10}  ", said.document.published.as_deref().unwrap_or("—"))
}

/// Writes who said something first, in which words, and where.
pub(super) fn first(page: &mut Page, said: &Said) {
    page.entry(&lead(said), &format!("first said here, by {}", line(&who(said))));
    passage(page, said);
    place(page, said);
}

/// Writes where something is to be found.
fn place(page: &mut Page, said: &Said) {
    let place =
        page.aside(&line(&format!("{}, {}{}", described(&said.document), said.id, graded(said.grade.as_deref()))));
    page.entry(&" ".repeat(INDENT), &place);
}

/// Writes the sentences of a statement.
fn passage(page: &mut Page, said: &Said) {
    let quoted = painted(page, said);
    page.quote(INDENT, &quoted);
}

/// A position in its colour, and by what act and how surely it is taken where that says more: "denies", "affirms (suspects, probable)".
fn stand(page: &Page, said: &Said) -> String {
    let act = Some(said.act.name()).filter(|act| *act != "says" && *act != said.position.name());
    let certainty = Some(said.certainty.name()).filter(|_| said.certainty != Certainty::Certain);
    let how: Vec<&str> = [act, certainty].into_iter().flatten().collect();
    let position = match said.position {
        Position::Neither => "takes no side",
        side => side.name(),
    };
    let how = if how.is_empty() { String::new() } else { format!(" ({})", how.join(", ")) };
    page.side(said.position, position) + &page.aside(&how)
}

/// Who says so, for whom, and through whom: "Eva Berg, for Norlund Power, through Coastwire".
pub(super) fn who(said: &Said) -> String {
    let name = match (&said.party, &said.source) {
        (Some(party), _) => party.name.clone(),
        (None, Some(source)) => format!("{} (unsure who)", source.text),
        (None, None) => "(source not stated)".to_owned(),
    };
    let principal = said.principal.as_ref().map(|principal| format!(", for {}", principal.name)).unwrap_or_default();
    let own = usize::from(said.source.is_some());
    let through = &said.chain[..said.chain.len().saturating_sub(own)];
    let through = if through.is_empty() { String::new() } else { format!(", through {}", through.join(", ")) };
    name + &principal + &through
}

/// What a statement's words come to, where they do not stand so in the report.
fn restated(said: &Said) -> Option<&str> {
    let bare = |words: &str| -> String {
        let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| format!(" {} ", word.to_lowercase())).collect()
    };
    (!bare(&said.words.text).contains(&bare(&said.text))).then_some(&said.text)
}

/// The sentences of a statement with source, cue and words in their colours.
fn painted(page: &Page, said: &Said) -> String {
    let parts =
        [(said.source.as_ref(), Part::Source), (said.cue.as_ref(), Part::Cue), (Some(&said.words), Part::Content)];
    let parts: Vec<(&Passage, Part)> = parts.into_iter().filter_map(|(passage, part)| Some((passage?, part))).collect();
    marked(&said.sentences, &parts, |part, words| page.palette().paint(*part, 0, words))
}

/// A passage on one line, each part of it that lies in one of `parts` painted as the first of them.
pub(super) fn marked<P>(passage: &Passage, parts: &[(&Passage, P)], paint: impl Fn(&P, &str) -> String) -> String {
    let of = |at: u32| parts.iter().position(|(part, _)| part.start <= at && at < part.end);
    let characters: Vec<(char, Option<usize>)> =
        passage.text.chars().zip(passage.start..).map(|(c, at)| (c, of(at))).collect();
    let mut text = String::new();
    for run in characters.chunk_by(|one, other| one.1 == other.1) {
        let words: String = run.iter().map(|(c, _)| if c.is_control() { ' ' } else { *c }).collect();
        text.push_str(&run[0].1.map_or_else(|| words.clone(), |part| paint(&parts[part].1, &words)));
    }
    text
}

/// A document in a line: "The Courier, “The dam”, a100000000000000".
pub(super) fn described(document: &Document) -> String {
    let publisher = document.publisher.clone().or_else(|| document.path.clone());
    let publisher = publisher.unwrap_or_else(|| "publisher unknown".to_owned());
    let title = document.title.as_ref().map(|title| format!(", “{title}”")).unwrap_or_default();
    format!("{publisher}{}{title}", graded(document.grade.as_deref()))
}

/// A grade, where one was given.
fn graded(grade: Option<&str>) -> String {
    grade.map(|grade| format!(" [{grade}]")).unwrap_or_default()
}
