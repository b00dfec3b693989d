//! The answer to `search`: sentences, and who said them.

use ascribe::Certainty;
use ascribe_ledger::answers::{Attributed, Hit};

use super::answer::Item;
use super::page::{Page, line};
use super::{csv, dossier, quote};

const COLUMNS: [&str; 13] = [
    "document",
    "published",
    "publisher",
    "title",
    "address",
    "path",
    "publisher_grade",
    "passage",
    "start",
    "end",
    "attributions",
    "parties",
    "claims",
];

impl Item for Hit {
    const NONE: &'static str = "no passages";
    const COLUMNS: &'static [&'static str] = &COLUMNS;

    fn write(items: &[Self], page: &mut Page) {
        for hit in items {
            page.gap();
            found(page, hit);
        }
    }

    fn row(&self) -> Vec<String> {
        row(self)
    }
}

/// Writes a sentence with the words that were searched for, where it stands, and who said it.
fn found(page: &mut Page, hit: &Hit) {
    let place = page.aside(&dossier::place(&hit.document));
    page.line(&place);
    let parts: Vec<_> = hit.marks.iter().map(|mark| (mark, ())).collect();
    let passage = quote::marked(&hit.passage, &parts, |(), words| page.alert(words));
    page.quote(2, &passage);
    for attribution in &hit.attributions {
        let words = page.aside(&line(&attributed(attribution)));
        page.entry("  ", &words);
    }
}

/// Who said it, how, and on which claims: "Eva Berg, through Coastwire, denies it (claim 1)".
fn attributed(attribution: &Attributed) -> String {
    let (through, own) = match attribution.chain.split_last() {
        Some((own, through)) => (through, own.as_str()),
        None => (&[][..], "(source not stated)"),
    };
    let name = attribution.party.as_ref().map_or(own, |party| party.name.as_str());
    let through = if through.is_empty() { String::new() } else { format!(", through {},", through.join(", ")) };
    let certainty = Some(attribution.certainty).filter(|certainty| *certainty != Certainty::Certain);
    let certainty = certainty.map(|certainty| format!(", {}", certainty.name())).unwrap_or_default();
    let claims: Vec<String> = attribution.claims.iter().map(|claim| format!("claim {claim}")).collect();
    let claims = if claims.is_empty() { String::new() } else { format!(" — {}", claims.join(", ")) };
    format!("{name}{through} {}{certainty}, {}{claims}", attribution.act.name(), attribution.id)
}

fn row(hit: &Hit) -> Vec<String> {
    let each = |of: fn(&Attributed) -> String| hit.attributions.iter().map(of).collect::<Vec<_>>().join("; ");
    let mut claims: Vec<i64> = hit.attributions.iter().flat_map(|attribution| attribution.claims.clone()).collect();
    claims.dedup();
    let claims: Vec<String> = claims.iter().map(i64::to_string).collect();
    let own = [
        hit.passage.text.clone(),
        hit.passage.start.to_string(),
        hit.passage.end.to_string(),
        each(|attribution| attribution.id.clone()),
        each(|attribution| attribution.party.as_ref().map(|party| party.name.clone()).unwrap_or_default()),
        claims.join("; "),
    ];
    csv::document(&hit.document).into_iter().chain(own).collect()
}
