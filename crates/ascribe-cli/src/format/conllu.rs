//! CoNLL-U 2.0: how a report was read as English, a word a line, with names, mentions and entities in the last column.
//!
//! After <https://universaldependencies.org/format.html>. Entities are brackets around words as GUM and CorefUD write them
//! (<https://ufal.mff.cuni.cz/corefud>), and white space and positions are `SpacesAfter` and `TokenRange` as UDPipe writes them, so that the text
//! can be rebuilt. Own code, since no library writes these notes.

mod brackets;

use std::fmt::Write;
use std::ops::Range;

use ascribe::{Analysis, Report, Sentence, Span};

use ascribe::CodePoints;

/// A report called `name`, the `number`th of a run, counted from 1.
pub(crate) fn document(number: usize, name: &str, report: &Report) -> String {
    let mut page = Page::new(number, name, &report.document.text, &report.analysis);
    for (number, sentence) in (1..).zip(&report.analysis.sentences) {
        page.sentence(number, sentence);
    }
    page.out
}

/// A document that is being written.
struct Page<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    points: CodePoints<'a>,
    /// What the sentences are called, with a number after it.
    id: String,
    /// The brackets of each word.
    brackets: Vec<String>,
    /// The label of each word that is in a name.
    names: Vec<String>,
    out: String,
}

impl<'a> Page<'a> {
    fn new(number: usize, name: &str, text: &'a str, analysis: &'a Analysis) -> Self {
        let out = if analysis.sentences.is_empty() {
            String::new()
        } else {
            format!("# newdoc id = {}\n# global.Entity = {}\n", plain(name), brackets::FIELDS)
        };
        Page {
            text,
            analysis,
            points: CodePoints::new(text),
            id: plain(name).replace(|c: char| c.is_whitespace() || c == '/', "_"),
            brackets: brackets::of_words(number, analysis),
            names: names(analysis),
            out,
        }
    }

    fn sentence(&mut self, number: usize, sentence: &Sentence) {
        let words = sentence.tokens.start.get()..sentence.tokens.end.get();
        if sentence.starts_paragraph {
            self.out.push_str("# newpar\n");
        }
        let (id, text) = (&self.id, self.sentence_text(&words));
        write_all(&mut self.out, format_args!("# sent_id = {id}-{number}\n# text = {text}\n"));
        for word in words.clone() {
            let token = self.token(word, &words);
            if token.len() > 1 && token.start == word {
                self.multiword(&token, words.start);
            }
            self.word(word, words.start, token.len() > 1);
        }
        self.out.push('\n');
    }

    /// The words that are written in one with this one.
    fn token(&self, word: usize, sentence: &Range<usize>) -> Range<usize> {
        let joined =
            |word: &usize| *word > sentence.start && *word < sentence.end && self.analysis.tokens[*word].joined;
        let start = (sentence.start..=word).rev().find(|word| !joined(word)).unwrap_or(word);
        let end = (word + 1..).find(|word| !joined(word)).unwrap_or(word + 1);
        start..end
    }

    /// The words with one blank for whatever white space stands between them.
    fn sentence_text(&self, words: &Range<usize>) -> String {
        let mut text = String::new();
        for word in words.clone() {
            text.push_str(&plain(self.span(word).of(self.text)));
            if word + 1 < words.end && !self.space_after(word).is_empty() {
                text.push(' ');
            }
        }
        text
    }

    /// The line of a multiword token.
    fn multiword(&mut self, words: &Range<usize>, first: usize) {
        let span = self.span(words.start).cover(self.span(words.end - 1));
        let mut notes = self.spaces(words.start, words.end - 1);
        notes.push(self.range(span));
        let (start, end) = (words.start - first + 1, words.end - first);
        let form = plain(span.of(self.text));
        write_all(&mut self.out, format_args!("{start}-{end}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{}\n", notes.join("|")));
    }

    /// The line of a word; white space is a matter of the whole token.
    fn word(&mut self, at: usize, first: usize, in_multiword: bool) {
        let word = &self.analysis.words[at];
        let span = self.span(at);
        let (form, lemma) = (plain(span.of(self.text)), plain(&word.lemma));
        let lemma = if lemma.is_empty() { "_" } else { lemma.as_str() };
        let (id, upos, features) = (at - first + 1, word.upos.name(), word.features.as_str());
        let head = word.head.map_or(0, |head| head.get() - first + 1);
        let notes = self.notes(at, in_multiword).join("|");
        let relation = word.deprel.name();
        write_all(
            &mut self.out,
            format_args!("{id}\t{form}\t{lemma}\t{upos}\t_\t{features}\t{head}\t{relation}\t_\t{notes}\n"),
        );
    }

    /// The last column of a word, in order of the notes' names.
    fn notes(&self, at: usize, in_multiword: bool) -> Vec<String> {
        let mut notes = Vec::new();
        let labelled = [("Entity", &self.brackets[at]), ("Name", &self.names[at])];
        notes.extend(labelled.iter().filter(|(_, note)| !note.is_empty()).map(|(name, note)| format!("{name}={note}")));
        if !in_multiword {
            notes.extend(self.spaces(at, at));
        }
        notes.push(self.range(self.span(at)));
        notes
    }

    /// What is unusual about the white space around a token, from its first word to its last. That nothing follows is usual at the end of a
    /// document, where UD's validation wants no `SpaceAfter=No`.
    fn spaces(&self, first: usize, last: usize) -> Vec<String> {
        let usual = if last + 1 == self.analysis.tokens.len() { "" } else { " " };
        let mut notes = match self.space_after(last) {
            after if after == usual => Vec::new(),
            "" => vec!["SpaceAfter=No".to_owned()],
            other => vec![format!("SpacesAfter={}", escaped(other))],
        };
        let before = &self.text[..self.span(first).range().start];
        if first == 0 && !before.is_empty() {
            notes.push(format!("SpacesBefore={}", escaped(before)));
        }
        notes
    }

    /// The white space after a word.
    fn space_after(&self, word: usize) -> &'a str {
        let end = self.analysis.tokens.get(word + 1).map_or(self.text.len(), |next| next.span.range().start);
        &self.text[self.span(word).range().end..end]
    }

    fn range(&self, span: Span) -> String {
        let (start, end) = self.points.of(span);
        format!("TokenRange={start}:{end}")
    }

    fn span(&self, word: usize) -> Span {
        self.analysis.tokens[word].span
    }
}

/// The label of each word: "B-person" where a name begins, "I-person" inside one, nothing elsewhere.
fn names(analysis: &Analysis) -> Vec<String> {
    let mut labels = vec![String::new(); analysis.tokens.len()];
    for name in &analysis.names {
        let (first, kind) = (name.tokens.start.get(), name.kind.name());
        for (word, label) in (first..).zip(&mut labels[first..name.tokens.end.get()]) {
            *label = format!("{}-{kind}", if word == first { 'B' } else { 'I' });
        }
    }
    labels
}

/// What can stand in a column or after a `#`: a control character, which no line may hold, becomes U+FFFD.
fn plain(words: &str) -> String {
    words.replace(char::is_control, "\u{FFFD}")
}

/// White space as UDPipe escapes it; it leaves other white space than that of ASCII as it is, which readers would strip.
fn escaped(spaces: &str) -> String {
    let mut out = String::new();
    for space in spaces.chars() {
        match space {
            ' ' => out.push_str("\\s"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '\n' => out.push_str("\\n"),
            other => write_all(&mut out, format_args!("\\u{:04X}", u32::from(other))),
        }
    }
    out
}

fn write_all(out: &mut String, what: std::fmt::Arguments<'_>) {
    out.write_fmt(what).expect("a string takes everything");
}

#[cfg(test)]
mod tests;
