//! In which order the lines of a page are read.
//!
//! The two rules are those of Thomas Breuel ("High performance document layout analysis", 2003): a line comes before another that it
//! overlaps from above; and before one that is wholly to its right, unless a line between the two spans both, as the heading
//! over two columns does.

use super::lines::Line;

/// How much work may be done on a file: each line is compared with each two others of its page. It is enough for sixty pages of a
/// newspaper, and for books of any length; what is left of a file that takes more stands in the order in which it was drawn.
pub(super) const WORK: u64 = 4_000_000_000;

/// The lines of a page in their order, as long as there is `work` left.
pub(super) fn ordered(lines: Vec<Line>, work: &mut u64) -> Vec<Line> {
    let Some(left) = work.checked_sub((lines.len() as u64).saturating_pow(3)) else { return lines };
    *work = left;
    let mut before = predecessors(&lines);
    let mut left: Vec<Option<Line>> = lines.into_iter().map(Some).collect();
    let mut ordered = Vec::with_capacity(left.len());
    while let Some(next) = next(&left, &before) {
        ordered.extend(left[next].take());
        before.iter_mut().for_each(|before| before[next] = false);
    }
    ordered
}

/// Which lines come before which: of each line, whether each other one does.
fn predecessors(lines: &[Line]) -> Vec<Vec<bool>> {
    let comes_before = |one: usize, other: usize| {
        let (first, second) = (&lines[one], &lines[other]);
        if overlap(first, second) {
            return one != other && is_above(first, second, one < other);
        }
        first.right <= second.left && !lines.iter().any(|line| is_between(line, first, second))
    };
    (0..lines.len()).map(|other| (0..lines.len()).map(|one| comes_before(one, other)).collect()).collect()
}

/// Whether two lines stand above each other, as far as that goes: more than a letter's breadth.
fn overlap(one: &Line, other: &Line) -> bool {
    one.right.min(other.right) - one.left.max(other.left) > one.size.min(other.size) * 0.5
}

/// Whether a line is above another; of two at the same height, whether it was drawn first.
fn is_above(one: &Line, other: &Line, is_first: bool) -> bool {
    if (one.baseline - other.baseline).abs() < 0.01 { is_first } else { one.baseline < other.baseline }
}

/// Whether a line stands between two others and spans both.
fn is_between(line: &Line, one: &Line, other: &Line) -> bool {
    let (top, bottom) = (one.baseline.min(other.baseline), one.baseline.max(other.baseline));
    top < line.baseline && line.baseline < bottom && overlap(line, one) && overlap(line, other)
}

/// The highest line, and of these the leftmost, that no other must come before; where lines lie over each other so that there is none,
/// the highest.
fn next(left: &[Option<Line>], before: &[Vec<bool>]) -> Option<usize> {
    let open = || left.iter().enumerate().filter_map(|(at, line)| Some((at, line.as_ref()?)));
    let place = |&(_, line): &(usize, &Line)| (line.baseline, line.left);
    let highest = |one: &(usize, &Line), other: &(usize, &Line)| {
        place(one).partial_cmp(&place(other)).unwrap_or(std::cmp::Ordering::Equal)
    };
    let free = open().filter(|&(at, _)| !before[at].iter().any(|&before| before));
    free.min_by(highest).or_else(|| open().min_by(highest)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::super::lines::made;
    use super::*;

    #[track_caller]
    fn check(lines: &[(&str, f64, f64, f64)], expected: &str) {
        let lines = lines.iter().map(|&(text, left, baseline, width)| made(text, left, baseline, width)).collect();
        let found: Vec<String> = ordered(lines, &mut 1_000_000).into_iter().map(|line| line.text).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        check(
            &[
                ("c", 110.0, 20.0, 90.0),
                ("a", 0.0, 20.0, 90.0),
                ("d", 110.0, 32.0, 90.0),
                ("b", 0.0, 32.0, 90.0),
                ("title", 0.0, 0.0, 200.0),
            ],
            "title a b c d",
        );
    }

    #[test]
    fn a_heading_over_columns_parts_them() {
        check(
            &[
                ("a", 0.0, 0.0, 90.0),
                ("b", 110.0, 0.0, 90.0),
                ("heading", 0.0, 20.0, 200.0),
                ("c", 0.0, 40.0, 90.0),
                ("d", 110.0, 40.0, 90.0),
            ],
            "a b heading c d",
        );
    }
}
