//! Letters that follow each other on a baseline, as lines. A line of a column is one; so is each cell of a row.

use super::letters::Letter;

/// How far apart letters are that belong to one word, in their size: a blank is a quarter of it, and is set a little closer at most.
const WORD: f64 = 0.15;

/// How far apart words are that do not belong to one line: more than the blanks of a line that was spread to its column's width, and
/// less than the gap between columns.
const LINE: f64 = 1.2;

/// How far a letter may stand above or below its line, in its size: a raised number does.
const RAISED: f64 = 0.4;

/// A line on a page, or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) baseline: f64,
    pub(super) size: f64,
    /// How wide its first word is.
    pub(super) first_word: f64,
}

/// The lines that letters make, in the order in which they were drawn.
pub(super) fn lines(letters: Vec<Letter>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut is_open = false;
    for letter in letters {
        let is_blank = letter.text.trim().is_empty();
        match lines.last_mut() {
            Some(line) if is_open && goes_on(line, &letter) => line.add(&letter, is_blank),
            _ if is_blank => continue,
            _ => {
                lines.push(Line::from(letter));
                is_open = true;
            }
        }
    }
    for line in &mut lines {
        line.text.truncate(line.text.trim_end().len());
    }
    lines
}

/// Whether a letter goes on with a line.
fn goes_on(line: &Line, letter: &Letter) -> bool {
    let size = line.size.max(letter.size);
    let gap = letter.left - line.right;
    (letter.baseline - line.baseline).abs() < size * RAISED && gap < size * LINE && gap > -size * 0.5
}

impl Line {
    fn add(&mut self, letter: &Letter, is_blank: bool) {
        let gap = letter.left - self.right;
        let size = self.size.max(letter.size);
        if (is_blank || gap > size * WORD) && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        if is_blank {
            // A blank is as wide as what follows says: many are moved over.
            self.right = self.right.max(letter.left);
            return;
        }
        if !self.text.contains(' ') {
            self.first_word = letter.right - self.left;
        }
        self.text.push_str(&letter.text);
        self.right = self.right.max(letter.right);
        // What is raised is small; the line is as its larger letters are.
        if letter.size > self.size {
            (self.size, self.baseline) = (letter.size, letter.baseline);
        }
    }
}

impl From<Letter> for Line {
    fn from(letter: Letter) -> Self {
        let Letter { text, left, right, baseline, size } = letter;
        Self { text, left, right, baseline, size, first_word: right - left }
    }
}

#[cfg(test)]
pub(super) fn made(text: &str, left: f64, baseline: f64, width: f64) -> Line {
    let first = text.split(' ').next().unwrap_or_default().len();
    let first_word = width * first as f64 / text.len().max(1) as f64;
    Line { text: text.to_owned(), left, right: left + width, baseline, size: 10.0, first_word }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of letters at these places, each 5 wide and 10 high.
    #[track_caller]
    fn check(letters: &[(&str, f64, f64)], expected: &[&str]) {
        let letter = |&(text, left, baseline): &(&str, f64, f64)| Letter {
            text: text.to_owned(),
            left,
            right: left + 5.0,
            baseline,
            size: 10.0,
        };
        let found: Vec<String> =
            lines(letters.iter().map(letter).collect()).into_iter().map(|line| line.text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_and_lines() {
        check(&[("I", 0.0, 0.0), ("t", 5.0, 0.0), ("i", 13.0, 0.0), ("s", 18.0, 0.0)], &["It is"]);
        check(&[("I", 0.0, 0.0), (" ", 5.0, 0.0), (" ", 7.0, 0.0), ("t", 9.0, 0.0)], &["I t"]);
        check(&[("a", 0.0, 0.0), ("b", 0.0, 12.0), ("c", 40.0, 12.0)], &["a", "b", "c"]);
    }

    #[test]
    fn what_is_raised_stays_on_its_line() {
        check(&[("a", 0.0, 0.0), ("2", 5.0, -3.0), ("b", 10.0, 0.0)], &["a2b"]);
    }
}
