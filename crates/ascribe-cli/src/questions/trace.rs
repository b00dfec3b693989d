//! The answer to `trace`: from each statement back to the first word of it.

use ascribe_ledger::answers::{Cited, Copy, Path, Root, Step, Trace};

use super::answer::{Answer, to_json};
use super::claims::{counts, title};
use super::page::{Page, line};
use super::{csv, dossier, quote};

/// What stands before a step.
const STEP: &str = "         ↳ ";

const COLUMNS: [&str; 32] = {
    let mut columns = [""; 32];
    let mut at = 0;
    while at < csv::SAID.len() {
        columns[at] = csv::SAID[at];
        at += 1;
    }
    [columns[27], columns[28], columns[29], columns[30], columns[31]] =
        ["copy_of", "cited", "origin_document", "origin_publisher", "because"];
    columns
};

impl Answer for Trace {
    fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    fn page(&self, mut page: Page) -> String {
        if let Some(claim) = &self.claim {
            let title = page.strong(&title(claim));
            page.entry(&format!("claim {}  ", claim.number), &title);
            let counts = page.aside(&counts(claim));
            page.line(&counts);
        }
        for path in &self.paths {
            page.gap();
            way(&mut page, path);
        }
        if self.paths.is_empty() {
            let words = page.aside("nothing is attributed there");
            page.line(&words);
        }
        dependent(&mut page, self);
        page.finish()
    }

    fn json(&self) -> String {
        to_json(self)
    }

    fn lines(&self) -> Vec<String> {
        self.paths.iter().map(to_json).collect()
    }

    fn columns(&self) -> &'static [&'static str] {
        &COLUMNS
    }

    fn rows(&self) -> Vec<Vec<String>> {
        self.paths.iter().map(row).collect()
    }
}

/// Writes the way back from a statement.
fn way(page: &mut Page, path: &Path) {
    quote::said(page, &path.said);
    for step in &path.steps {
        let words = match step {
            Step::Copy(copy) => format!("it is {}: {}", dossier::copied(copy), dossier::place(&copy.of)),
            Step::Cited(cited) => has_it_from(cited),
        };
        page.entry(STEP, &words);
        if let Step::Cited(cited) = step {
            page.quote(12, &line(&cited.evidence.text));
        }
    }
    let end = page.strong(&end(path));
    page.entry(STEP, &end);
}

/// Whom a report has it from.
fn has_it_from(cited: &Cited) -> String {
    match &cited.cited {
        Some(document) => format!("{} has it from {}", cited.document.id, dossier::place(document)),
        None => format!("{} has it from {}", cited.document.id, line(&cited.name)),
    }
}

/// Where the way ends.
fn end(path: &Path) -> String {
    let circular =
        if path.because.as_deref() == Some("circular") { " (these reports have it from each other)" } else { "" };
    match &path.root {
        None => "how it got there is not known".to_owned(),
        Some(Root::Publisher(name)) => {
            format!("first word: {}, whose report is not in this ledger{circular}", line(name))
        }
        Some(Root::Document(document)) if *document == path.said.document => {
            format!("first word: this report{circular}")
        }
        Some(Root::Document(document)) => format!("first word: {}{circular}", dossier::place(document)),
    }
}

/// Which reports are not independent of each other, and why.
fn dependent(page: &mut Page, trace: &Trace) {
    let shared: Vec<_> = trace.origins.iter().filter(|origin| origin.documents.len() > 1).collect();
    if trace.claim.is_none() || trace.paths.is_empty() {
        return;
    }
    page.heading(if shared.is_empty() {
        "No two reports rest on the same"
    } else {
        "Reports that are not independent"
    });
    for (number, origin) in (1..).zip(shared) {
        dossier::root(page, number, origin);
        for document in origin.documents.iter().filter(|document| !dossier::is_root(document, origin)) {
            page.entry("      ", &dossier::place(document));
        }
    }
}

fn row(path: &Path) -> Vec<String> {
    let copies = path
        .steps
        .iter()
        .filter_map(|step| if let Step::Copy(Copy { of, .. }) = step { Some(of.id.clone()) } else { None });
    let cited = path
        .steps
        .iter()
        .filter_map(|step| if let Step::Cited(cited) = step { Some(cited.name.clone()) } else { None });
    let (document, publisher) = match &path.root {
        Some(Root::Document(document)) => (document.id.clone(), String::new()),
        Some(Root::Publisher(name)) => (String::new(), name.clone()),
        None => Default::default(),
    };
    let own = [
        copies.collect::<Vec<_>>().join("; "),
        cited.collect::<Vec<_>>().join("; "),
        document,
        publisher,
        path.because.clone().unwrap_or_default(),
    ];
    csv::said(&path.said).into_iter().chain(own).collect()
}
