//! The answer to `claims`: a claim an item, with who stands where on it.

use ascribe::Position;
use ascribe_ledger::answers::{Claim, Contested, Party};

use super::answer::Item;
use super::csv;
use super::page::{Page, count, line, span};

/// How many parties of a side are named in a list of claims.
const NAMED: usize = 4;

/// The columns of a claim, and the names of those on each side.
const COLUMNS: [&str; 14] = {
    let mut columns = [""; 14];
    let mut at = 0;
    while at < csv::CLAIM.len() {
        columns[at] = csv::CLAIM[at];
        at += 1;
    }
    [columns[11], columns[12], columns[13]] = ["affirm", "deny", "doubt"];
    columns
};

impl Item for Contested {
    const NONE: &'static str = "no claims";
    const COLUMNS: &'static [&'static str] = &COLUMNS;

    fn write(items: &[Self], page: &mut Page) {
        let digits = items.iter().map(|item| item.claim.number.to_string().len()).max().unwrap_or(1);
        for item in items {
            page.gap();
            listed(page, item, digits);
        }
    }

    fn row(&self) -> Vec<String> {
        let sides = [&self.affirm, &self.deny, &self.doubt].map(|side| joined(side, "; "));
        csv::claim(&self.claim).into_iter().chain(sides).collect()
    }
}

/// Writes a claim of a list.
fn listed(page: &mut Page, item: &Contested, digits: usize) {
    let claim = &item.claim;
    let title = page.strong(&title(claim));
    page.entry(&format!("{:>digits$}  ", claim.number), &title);
    let indent = " ".repeat(digits + 2);
    for (side, parties) in
        [(Position::Affirms, &item.affirm), (Position::Denies, &item.deny), (Position::Doubts, &item.doubt)]
    {
        if !parties.is_empty() {
            let lead = format!("{indent}{:9}", side.name());
            page.painted(&lead, |page, lead| page.side(side, lead), &named(parties));
        }
    }
    let counts = page.aside(&counts(claim));
    page.entry(&indent, &counts);
}

/// What is claimed.
pub(super) fn title(claim: &Claim) -> String {
    line(&claim.text)
}

/// How many reports, publishers and origins a claim has, and from when to when, as far as that is known.
pub(super) fn counts(claim: &Claim) -> String {
    let counted = [(claim.documents, "report"), (claim.publishers, "publisher"), (claim.origins, "origin")];
    let known = counted.iter().filter(|(number, _)| *number > 0).map(|(number, what)| count(*number, what));
    let days = span(claim.first.as_deref(), claim.last.as_deref());
    known.chain(days).collect::<Vec<_>>().join(" · ")
}

/// The first names of a side, each once, and how many more there are.
fn named(parties: &[Party]) -> String {
    let mut names: Vec<String> = Vec::new();
    for name in parties.iter().map(|party| line(&party.name)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let shown = names[..names.len().min(NAMED)].join(", ");
    match names.len().checked_sub(NAMED) {
        None | Some(0) => shown,
        Some(more) => format!("{shown} and {more} more"),
    }
}

fn joined(parties: &[Party], between: &str) -> String {
    parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>().join(between)
}
