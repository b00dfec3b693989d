//! When a page says that its report was published.
//!
//! The words are kept as they are written, with their time zone. Whether they tell a day, and which, is for who reads them.

use super::{Said, declared, line};
use crate::html::tree::{Id, ROOT, Tree};

/// How many texts after the headline may be looked at for a date.
const NEAR: usize = 40;

/// The most characters that a line has which tells when a report was published.
const LONGEST: usize = 90;

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// When the report was published.
pub(super) fn published(said: &Said, headline: Option<Id>) -> Option<String> {
    let headline = headline.or_else(|| said.tree.all(ROOT).find(|&id| said.tree.name(id) == "h1"));
    let linked = said.linked.published.clone().filter(|date| is_date(date));
    let declared = || {
        declared::DATES.iter().filter_map(|key| said.declared.get(key)).find(|date| is_date(date)).map(str::to_owned)
    };
    linked
        .or_else(declared)
        .or_else(|| marked(said.tree))
        .or_else(|| headline.and_then(|headline| timed(said.tree, headline)))
        .or_else(|| headline.and_then(|headline| seen(said.tree, headline)))
        .or_else(|| timed(said.tree, ROOT))
}

/// What microdata says.
fn marked(tree: &Tree) -> Option<String> {
    let marked = |&id: &Id| tree.attribute(id, "itemprop").is_some_and(|property| property.contains("datePublished"));
    tree.all(ROOT).filter(marked).find_map(|id| {
        let written =
            [tree.attribute(id, "content"), tree.attribute(id, "datetime")].into_iter().flatten().filter_map(line);
        written.chain(line(&tree.line(id))).find(|date| is_date(date))
    })
}

/// The first `time` after `start` that is of the publication, else the first of any.
fn timed(tree: &Tree, start: Id) -> Option<String> {
    let after = std::iter::successors(Some(start), |&id| following(tree, id));
    let times: Vec<Id> = after.filter(|&id| tree.name(id) == "time").take(3).collect();
    let told = |&id: &Id| {
        let written = tree.attribute(id, "datetime").and_then(line);
        written.into_iter().chain(line(&tree.line(id))).find(|date| is_date(date))
    };
    let updated = |id: &&Id| tree.line(**id).to_lowercase().contains("updated");
    times.iter().filter(|id| !updated(id)).find_map(told).or_else(|| times.iter().find_map(told))
}

/// A line near the headline that is a date for whoever reads the page.
fn seen(tree: &Tree, headline: Id) -> Option<String> {
    let after = std::iter::successors(Some(headline), |&id| following(tree, id));
    let texts = after.filter_map(|id| tree.text(id)).filter_map(|text| line(&text.text)).take(NEAR);
    let lines: Vec<String> =
        texts.filter(|line| line.chars().count() <= LONGEST && is_date(line) && names_a_day(line)).collect();
    let updated = |line: &&String| line.to_lowercase().contains("updated");
    lines.iter().find(|line| !updated(line)).or(lines.first()).cloned()
}

/// The node after one in the order of the page.
fn following(tree: &Tree, id: Id) -> Option<Id> {
    tree.children(id).next().or_else(|| tree.next(id, ROOT))
}

/// Whether words may tell a date: they have the year of one, or eight digits.
fn is_date(words: &str) -> bool {
    let numbers = words.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    numbers.into_iter().any(|number| match number.len() {
        4 => ("1990".."2100").contains(&number),
        8 => ("1990".."2100").contains(&&number[..4]) && number[4..] <= *"1231",
        _ => false,
    })
}

/// Whether a line names a month and a day, or is written in numbers.
fn names_a_day(line: &str) -> bool {
    let lower = line.to_lowercase();
    let month =
        lower.split(|c: char| !c.is_alphabetic()).any(|word| MONTHS.iter().any(|month| word.starts_with(month)));
    let numbers = line.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).count();
    (month && numbers >= 2) || (numbers >= 3 && line.chars().filter(|c| c.is_alphabetic()).count() <= 4)
}
