//! Marks the parts of attributions in the text of a report.

use std::collections::BTreeMap;

use anstyle::Style;
use ascribe::{Report, Span};

use super::palette::{Palette, Part, raised};
use super::wrap::printable;

/// A marked passage, and the attributions that it is a part of.
#[derive(Debug)]
struct Mark {
    span: Span,
    part: Part,
    numbers: Vec<u32>,
}

/// The text of `report` with its marks.
pub(super) fn marked(report: &Report, palette: &Palette) -> String {
    let marks = marks(report);
    let mut pen = Pen { palette: *palette, marks: &marks, open: Vec::new(), colored: false, output: String::new() };
    let mut written = 0;
    for (place, turn) in turns(&marks) {
        pen.text(&report.document.text[written..place]);
        written = place;
        pen.turn(turn);
    }
    pen.text(&report.document.text[written..]);
    pen.output
}

/// The marks of `report`, outer ones before those that they hold; what is marked alike for several attributions is one mark.
fn marks(report: &Report) -> Vec<Mark> {
    let mut marks: BTreeMap<_, Mark> = BTreeMap::new();
    for attribution in &report.attributions {
        let source = attribution.source.span().map(|span| (span, Part::Source));
        let cue = attribution.cue.map(|span| (span, Part::Cue));
        let content = attribution.content.iter().map(|&span| (span, Part::Content));
        for (span, part) in source.into_iter().chain(cue).chain(content) {
            let order = (span.start, std::cmp::Reverse(span.end), part);
            marks
                .entry(order)
                .or_insert_with(|| Mark { span, part, numbers: Vec::new() })
                .numbers
                .push(attribution.id.0);
        }
    }
    marks.into_values().collect()
}

/// A place where a mark begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// The inner ones end first: they began later.
    End(std::cmp::Reverse<usize>),
    Start(usize),
}

/// Where marks begin and end, in the order of the text.
fn turns(marks: &[Mark]) -> Vec<(usize, Turn)> {
    let start = |(index, mark): (usize, &Mark)| (mark.span.start as usize, Turn::Start(index));
    let end = |(index, mark): (usize, &Mark)| (mark.span.end as usize, Turn::End(std::cmp::Reverse(index)));
    let mut turns: Vec<_> = marks.iter().enumerate().flat_map(|mark| [start(mark), end(mark)]).collect();
    turns.sort();
    turns
}

/// What writes text and marks.
struct Pen<'a> {
    palette: Palette,
    marks: &'a [Mark],
    /// The marks that have begun and not ended, with their styles; the last one's is on.
    open: Vec<(usize, Style)>,
    /// Whether a colour is on.
    colored: bool,
    output: String,
}

impl Pen<'_> {
    fn text(&mut self, text: &str) {
        self.output.push_str(&printable(text));
    }

    fn turn(&mut self, turn: Turn) {
        match turn {
            Turn::Start(index) => self.start(index),
            Turn::End(std::cmp::Reverse(index)) => self.end(index),
        }
    }

    fn start(&mut self, index: usize) {
        let part = self.marks[index].part;
        let style = Palette::style(part, self.depth());
        if self.palette.is_colored() {
            self.recolor(Some(style));
        } else {
            self.output.push(Palette::brackets(part).0);
        }
        self.open.push((index, style));
    }

    /// How many contents have begun and not ended.
    fn depth(&self) -> usize {
        self.open.iter().filter(|(index, _)| self.marks[*index].part == Part::Content).count()
    }

    fn end(&mut self, index: usize) {
        let Mark { part, numbers, .. } = &self.marks[index];
        let own = self.open.iter().position(|(open, _)| *open == index);
        let style = own.map(|own| self.open.remove(own).1);
        let is_innermost = own == Some(self.open.len());
        if !self.palette.is_colored() {
            self.output.push(Palette::brackets(*part).1);
        } else if !is_innermost {
            self.recolor(style);
        }
        self.output.push_str(&raised(numbers));
        if self.palette.is_colored() {
            self.recolor(self.open.last().map(|(_, style)| *style));
        }
    }

    /// Takes off the style that is on, if one is, and puts on another.
    fn recolor(&mut self, style: Option<Style>) {
        if self.colored {
            self.output.push_str(&anstyle::Reset.to_string());
        }
        self.output.extend(style.map(|style| style.to_string()));
        self.colored = style.is_some();
    }
}

#[cfg(test)]
mod tests {
    use ascribe::{Attribution, AttributionId, Document, Form, Source, Stance};

    use super::*;

    fn attribution(id: u32, source: (usize, usize), content: (usize, usize)) -> Attribution {
        Attribution {
            id: AttributionId(id),
            source: Source::Stated(Span::new(source.0, source.1).into()),
            cue: None,
            content: vec![Span::new(content.0, content.1)],
            form: Form::Indirect,
            stance: Stance::default(),
            within: None,
            answers: Vec::new(),
        }
    }

    #[track_caller]
    fn check(attributions: Vec<Attribution>, expected: &str) {
        let report = Report { document: Document::from("A: B: C."), attributions, ..Report::default() };
        assert_eq!(marked(&report, &Palette::new(false)), expected);
    }

    #[test]
    fn marks_within_marks() {
        check(vec![attribution(1, (0, 1), (3, 7)), attribution(2, (3, 4), (6, 7))], "[A]¹: {[B]²: {C}²}¹.");
    }

    #[test]
    fn one_source_of_two() {
        check(vec![attribution(1, (0, 1), (3, 4)), attribution(2, (0, 1), (6, 7))], "[A]¹,²: {B}¹: {C}².");
    }

    #[test]
    fn marks_that_cross() {
        check(vec![attribution(1, (0, 1), (3, 6)), attribution(2, (0, 1), (4, 8))], "[A]¹,²: {B{: }¹C.}²");
    }
}
