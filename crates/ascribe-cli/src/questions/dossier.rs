//! The answer to `claim`: all that was said on it, party by party, and what that rests on.

use ascribe::Position;
use ascribe_ledger::answers::{Cited, Claim, Copy, Document, Dossier, Held, Origin, Root, Said};

use super::answer::{Answer, to_json};
use super::claims::title;
use super::page::{Page, count, line, span};
use super::{csv, quote};

impl Answer for Dossier {
    fn is_empty(&self) -> bool {
        self.parties.is_empty()
    }

    fn page(&self, mut page: Page) -> String {
        head(&mut page, self);
        for party in &self.parties {
            let name = party.party.as_ref().map_or("Sources that no report names", |party| party.name.as_str());
            page.heading(&format!("{}{}", line(name), course(party)));
            held(&mut page, party);
        }
        origins(&mut page, self);
        cited(&mut page, &self.cited);
        page.finish()
    }

    fn json(&self) -> String {
        to_json(self)
    }

    fn lines(&self) -> Vec<String> {
        self.parties.iter().flat_map(|party| &party.said).map(to_json).collect()
    }

    fn columns(&self) -> &'static [&'static str] {
        &csv::SAID
    }

    fn rows(&self) -> Vec<Vec<String>> {
        self.parties.iter().flat_map(|party| &party.said).map(csv::said).collect()
    }
}

/// What is claimed, and who said it first.
fn head(page: &mut Page, dossier: &Dossier) {
    let claim = &dossier.claim;
    let title = page.strong(&title(claim));
    page.entry(&format!("claim {}  ", claim.number), &title);
    let id = page.aside(&claim.id);
    page.line(&id);
    page.gap();
    quote::first(page, &dossier.founder);
    page.gap();
    page.line(&rests_on(claim));
}

/// What a claim rests on; that no report tells its day is said here and nowhere else.
fn rests_on(claim: &Claim) -> String {
    let publishers = Some(claim.publishers).filter(|number| *number > 0);
    let publishers = publishers.map(|number| format!(" by {}", count(number, "publisher"))).unwrap_or_default();
    let days = span(claim.first.as_deref(), claim.last.as_deref());
    format!(
        "{}{publishers}, resting on {}; {}",
        count(claim.documents, "report"),
        count(claim.origins, "independent origin"),
        days.as_deref().unwrap_or("no day is known")
    )
}

/// The positions that a party took one after the other: ": denies → affirms".
pub(super) fn course(held: &Held) -> String {
    let mut course: Vec<&str> = Vec::new();
    for change in &held.changes {
        if course.is_empty() {
            course.push(change.from.name());
        }
        course.push(change.to.name());
    }
    if course.is_empty() { String::new() } else { format!(": {}", course.join(" → ")) }
}

/// Writes what a party said, with a mark where it changed its position.
pub(super) fn held(page: &mut Page, held: &Held) {
    for (at, said) in held.said.iter().enumerate() {
        if at > 0 {
            page.gap();
        }
        if let Some(change) = held.changes.iter().find(|change| change.after == at) {
            let words = format!("{} before, {}", past(change.from), day(&held.said[change.before]));
            let words = page.alert(&format!("changed: {words}"));
            page.line(&words);
        }
        quote::said(page, said);
    }
}

fn past(position: Position) -> &'static str {
    match position {
        Position::Affirms => "affirmed",
        Position::Denies => "denied",
        Position::Doubts => "doubted",
        Position::Neither => "took no side",
    }
}

fn day(said: &Said) -> &str {
    said.document.published.as_deref().unwrap_or("on an unknown day")
}

/// What the reports rest on, and how that is counted.
fn origins(page: &mut Page, dossier: &Dossier) {
    if dossier.origins.is_empty() {
        return;
    }
    page.heading("Reports and their origins");
    let how =
        "Reports that are copies of one another, and reports that have it from the same other one, are one origin.";
    let how = page.aside(how);
    page.line(&how);
    for (number, origin) in (1..).zip(&dossier.origins) {
        page.gap();
        root(page, number, origin);
        for document in &origin.documents {
            if is_root(document, origin) {
                address(page, "    ", document);
            } else {
                report(page, document, &dossier.copies);
                address(page, "      ", document);
            }
        }
    }
}

/// What an origin is.
pub(super) fn root(page: &mut Page, number: usize, origin: &Origin) {
    let words = match &origin.root {
        Root::Publisher(name) => format!("{}, whose report is not in this ledger", line(name)),
        Root::Document(document) => place(document),
    };
    page.entry(&format!("{number:>2}  "), &words);
}

/// Whether a report is the origin itself.
pub(super) fn is_root(document: &Document, origin: &Origin) -> bool {
    matches!(&origin.root, Root::Document(root) if root == document)
}

/// A report that rests on an origin, and whether it is a copy.
fn report(page: &mut Page, document: &Document, copies: &[Copy]) {
    let copy = copies.iter().find(|copy| copy.document == *document);
    let copy = copy.map(|copy| format!(" — {}", copied(copy))).unwrap_or_default();
    page.entry("      ", &format!("{}{copy}", place(document)));
}

/// Where a report is to be found, unless that was just said of it for want of a publisher.
fn address(page: &mut Page, indent: &str, document: &Document) {
    let path = document.path.as_ref().filter(|_| document.publisher.is_some());
    if let Some(found) = document.address.as_ref().or(path) {
        let found = page.aside(&line(found));
        page.entry(indent, &found);
    }
}

/// Of what a report is a copy.
pub(super) fn copied(copy: &Copy) -> String {
    let share = copy.share.map(|share| format!(", {:.0}% the same", 100.0 * share)).unwrap_or_default();
    format!("a copy of {}{share}", copy.of.id)
}

/// A report in a line: its day, if it is known, who published it, its title, its id.
pub(super) fn place(document: &Document) -> String {
    let day = document.published.as_ref().map(|day| format!("{day}, ")).unwrap_or_default();
    line(&format!("{day}{}, {}", quote::described(document), document.id))
}

/// Which other reports are named as where something is from.
fn cited(page: &mut Page, all: &[Cited]) {
    if all.is_empty() {
        return;
    }
    page.heading("Cited");
    let mut told: Vec<String> = Vec::new();
    for cited in all {
        let words = has_it_from(cited);
        if !told.contains(&words) {
            page.gap();
            page.line(&words);
            for same in all.iter().filter(|other| has_it_from(other) == words) {
                page.quote(2, &line(&same.evidence.text));
            }
            told.push(words);
        }
    }
}

/// That one report names another.
fn has_it_from(cited: &Cited) -> String {
    let other = match &cited.cited {
        Some(document) => place(document),
        None => format!("{}{}; not in this ledger", line(&cited.publisher), published(cited)),
    };
    let document = line(&format!("{}, {}", quote::described(&cited.document), cited.document.id));
    format!("{document} has it from {other}")
}

/// When a cited report was published, as far as is known.
fn published(cited: &Cited) -> String {
    let [first, last] = &cited.days;
    span(first.as_deref(), last.as_deref()).map(|days| format!(", {days}")).unwrap_or_default()
}
