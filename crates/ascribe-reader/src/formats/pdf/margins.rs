//! Leaves out what pages repeat above and below the report: the name of the paper, the title, the number of the page.

use std::collections::BTreeMap;

use super::lines::Line;

/// How many lines at each end of a page may be repeated.
const DEEP: usize = 3;

/// Leaves out the lines at the ends of pages that stand on at least half of them, but for their numbers; and the number of a page,
/// where it is the right one. On a single page nothing else is repeated.
pub(super) fn leave_out(pages: &mut [Vec<Line>]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages.iter() {
        let mut marks: Vec<String> = ends(page).into_iter().map(|at| mark(&page[at].text)).collect();
        marks.sort_unstable();
        marks.dedup();
        marks.into_iter().for_each(|mark| *counts.entry(mark).or_default() += 1);
    }
    let most = pages.len();
    let is_repeated = |line: &Line| counts.get(&mark(&line.text)).is_some_and(|&count| count > 1 && count * 2 >= most);
    for (number, page) in pages.iter_mut().enumerate() {
        let is_number = |at: &usize| is_number_of(&page[*at].text, number + 1);
        let numbers: Vec<usize> = outermost(page).into_iter().filter(is_number).collect();
        let mut repeated: Vec<usize> = ends(page).into_iter().filter(|&at| is_repeated(&page[at])).collect();
        repeated.extend(numbers);
        let mut at = 0;
        page.retain(|_| {
            at += 1;
            !repeated.contains(&(at - 1))
        });
    }
}

/// The uppermost and the lowest line of a page.
fn outermost(page: &[Line]) -> Vec<usize> {
    let height = |&one: &usize, &other: &usize| page[one].baseline.total_cmp(&page[other].baseline);
    (0..page.len()).min_by(height).into_iter().chain((0..page.len()).max_by(height)).collect()
}

/// Whether a line is the number of the page: "3", "- 3 -", "Page 3 of 12", "3/12".
fn is_number_of(text: &str, page: usize) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    words.next_if(|word| word.eq_ignore_ascii_case("page"));
    let is_it = words.next().is_some_and(|word| word.parse() == Ok(page));
    is_it && words.all(|word| word == "of" || word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Which lines stand at the upper and at the lower end of a page.
fn ends(page: &[Line]) -> Vec<usize> {
    let mut heights: Vec<usize> = (0..page.len()).collect();
    heights.sort_by(|&one, &other| page[one].baseline.total_cmp(&page[other].baseline));
    let deep = DEEP.min(page.len().div_ceil(2));
    let mut ends = heights[..deep].to_vec();
    ends.extend(&heights[page.len() - DEEP.min(page.len() / 2)..]);
    ends
}

/// A line but for its numbers: "Page 3 of 12" is "Page # of #".
fn mark(text: &str) -> String {
    let mut mark = String::new();
    for c in text.chars() {
        match c {
            c if c.is_ascii_digit() && mark.ends_with('#') => {}
            c if c.is_ascii_digit() => mark.push('#'),
            c => mark.push(c),
        }
    }
    mark
}

#[cfg(test)]
mod tests {
    use super::super::lines::made;
    use super::*;

    #[track_caller]
    fn check(pages: &[&[&str]], expected: &[&[&str]]) {
        let page = |lines: &&[&str]| {
            lines.iter().enumerate().map(|(at, text)| made(text, 0.0, at as f64 * 12.0, 50.0)).collect()
        };
        let mut pages: Vec<Vec<Line>> = pages.iter().map(page).collect();
        leave_out(&mut pages);
        let left: Vec<Vec<&str>> =
            pages.iter().map(|page| page.iter().map(|line| line.text.as_str()).collect()).collect();
        assert_eq!(left, expected);
    }

    #[test]
    fn heads_and_numbers() {
        check(&[&["Gazette", "It rained.", "1"], &["Gazette", "It snowed.", "2"]], &[&["It rained."], &["It snowed."]]);
    }

    #[test]
    fn a_single_page_repeats_nothing() {
        check(&[&["Gazette", "It rained.", "2 mm"]], &[&["Gazette", "It rained.", "2 mm"]]);
        check(&[&["Gazette", "It rained.", "Page 1 of 1"]], &[&["Gazette", "It rained."]]);
    }
}
