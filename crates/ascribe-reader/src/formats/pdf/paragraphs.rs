//! Lines in their order, put together to paragraphs.

use super::lines::Line;
use super::words::Words;

/// How much farther apart than usual lines of two paragraphs are.
const APART: f64 = 1.3;

/// How far the first line of a paragraph is set in, in its size.
const SET_IN: f64 = 0.8;

/// How much larger or smaller the letters of a heading are.
const OTHER_SIZE: f64 = 1.08;

/// The paragraphs of the pages.
pub(super) fn paragraphs(pages: &[Vec<Line>]) -> Vec<String> {
    let lines: Vec<&Line> = pages.iter().flatten().collect();
    let words = Words::of(lines.iter().map(|line| line.text.as_str()));
    let usual = usual_distance(&lines);
    let rights = rights(&lines);
    let mut paragraphs: Vec<String> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match paragraphs.last_mut() {
            Some(paragraph) if at > 0 && goes_on(lines[at - 1], line, rights[at - 1], usual) => {
                words.join(paragraph, &line.text);
            }
            _ => paragraphs.push(line.text.clone()),
        }
    }
    paragraphs
}

/// How far apart lines usually are, in their size: the median over those that follow each other down a column.
fn usual_distance(lines: &[&Line]) -> f64 {
    let step = |pair: &[&Line]| {
        Some((pair[1].baseline - pair[0].baseline) / pair[0].size).filter(|step| *step > 0.5 && *step < 4.0)
    };
    let mut steps: Vec<f64> = lines.windows(2).filter_map(step).collect();
    steps.sort_by(f64::total_cmp);
    steps.get(steps.len().saturating_sub(1) / 2).copied().unwrap_or(1.2)
}

/// Where the column of each line ends: as far right as any line of it goes.
fn rights(lines: &[&Line]) -> Vec<f64> {
    let mut rights = Vec::with_capacity(lines.len());
    for column in lines.chunk_by(|one, other| is_below(one, other)) {
        let right = column.iter().map(|line| line.right).fold(f64::MIN, f64::max);
        rights.extend(column.iter().map(|_| right));
    }
    rights
}

/// Whether a line follows another down its column, or on it.
fn is_below(one: &Line, other: &Line) -> bool {
    other.baseline > one.baseline - one.size * 0.5 && other.left < one.right && one.left < other.right
        || is_beside(one, other)
}

/// Whether a line goes on at the height of another.
fn is_beside(one: &Line, other: &Line) -> bool {
    (one.baseline - other.baseline).abs() < one.size * 0.4 && other.left >= one.right
}

/// Whether a paragraph goes on from a line to the next; `right` is where the first one's column ends.
fn goes_on(line: &Line, next: &Line, right: f64, usual: f64) -> bool {
    let is_heading = line.size.max(next.size) > line.size.min(next.size) * OTHER_SIZE;
    if is_heading {
        return false;
    }
    if is_beside(line, next) {
        return true;
    }
    let ends = ends_sentence(&line.text);
    if !is_below(line, next) {
        // The next column or page: a paragraph goes on there if its sentence does.
        return line.text.ends_with('-') || (!ends && !is_title(next));
    }
    let is_apart = next.baseline - line.baseline > line.size * usual * APART;
    let is_set_in = next.left - line.left > line.size * SET_IN;
    // Lines are broken where the next word does not fit; where it does, they end for another reason.
    let would_fit = right - line.right > next.first_word + line.size * 0.5;
    !(is_apart || is_set_in || (ends && would_fit))
}

/// Whether a line may end a sentence.
fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', ':'])
}

/// Whether a line looks like a title: it has no word in lower case.
fn is_title(line: &Line) -> bool {
    !line.text.split(' ').any(|word| word.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::super::lines::made;
    use super::*;

    #[track_caller]
    fn check(lines: &[(&str, f64, f64, f64)], expected: &[&str]) {
        let page = lines.iter().map(|&(text, left, baseline, width)| made(text, left, baseline, width)).collect();
        assert_eq!(paragraphs(&[page]), expected);
    }

    #[test]
    fn lines_that_go_on() {
        check(&[("It rained and", 0.0, 0.0, 100.0), ("it snowed.", 0.0, 12.0, 60.0)], &["It rained and it snowed."]);
    }

    #[test]
    fn paragraphs_that_are_apart_or_set_in() {
        let lines = [("It rained and it", 0.0, 0.0, 100.0), ("snowed, and hard.", 0.0, 12.0, 100.0)];
        let apart = [lines[0], lines[1], ("It froze.", 0.0, 36.0, 50.0)];
        let set_in = [lines[0], lines[1], ("It froze.", 12.0, 24.0, 50.0)];
        let expected = ["It rained and it snowed, and hard.", "It froze."];
        check(&apart, &expected);
        check(&set_in, &expected);
    }

    #[test]
    fn a_short_line_ends_a_paragraph() {
        check(
            &[("It rained and it", 0.0, 0.0, 100.0), ("snowed.", 0.0, 12.0, 40.0), ("It froze.", 0.0, 24.0, 50.0)],
            &["It rained and it snowed.", "It froze."],
        );
    }

    #[test]
    fn paragraphs_go_on_in_the_next_column() {
        check(&[("It rained and", 0.0, 100.0, 90.0), ("it snowed.", 110.0, 0.0, 60.0)], &["It rained and it snowed."]);
        check(&[("It rained.", 0.0, 100.0, 90.0), ("It snowed.", 110.0, 0.0, 60.0)], &["It rained.", "It snowed."]);
    }
}
