//! The answer to `who`: who a party is, and what it holds, claim by claim.

use ascribe_ledger::answers::{Holding, Listed, Office, Profile, Speaking};

use super::answer::{Answer, more, to_json};
use super::claims::{counts, title};
use super::page::{Page, count, line, span};
use super::{csv, dossier};

impl Answer for Profile {
    fn is_empty(&self) -> bool {
        self.claims.items.is_empty()
    }

    fn page(&self, mut page: Page) -> String {
        head(&mut page, self);
        for holding in &self.claims.items {
            page.gap();
            claim(&mut page, holding);
        }
        match (self.claims.items.is_empty(), self.claims.more) {
            (true, _) => {
                page.gap();
                let words = page.aside("no statements");
                page.line(&words);
            }
            (false, true) => more(&mut page),
            (false, false) => {}
        }
        page.finish()
    }

    fn json(&self) -> String {
        to_json(self)
    }

    fn lines(&self) -> Vec<String> {
        self.claims.items.iter().flat_map(|holding| &holding.held.said).map(to_json).collect()
    }

    fn columns(&self) -> &'static [&'static str] {
        &csv::SAID
    }

    fn rows(&self) -> Vec<Vec<String>> {
        self.claims.items.iter().flat_map(|holding| &holding.held.said).map(csv::said).collect()
    }
}

/// Who the party is.
fn head(page: &mut Page, profile: &Profile) {
    let name = page.strong(&line(&profile.party.name));
    let what = [Some(profile.party.kind.as_str()), profile.party.country.as_deref(), Some(&profile.party.id)];
    let what = page.aside(&what.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    page.line(&format!("{name}  {what}"));
    let names = profile.names.iter().filter(|naming| naming.name != profile.party.name);
    let names = names.map(|naming| format!("{} ({})", naming.name, count(naming.documents, "report")));
    list(page, "also called", &names.collect::<Vec<_>>(), false);
    list(page, "office", &profile.offices.iter().map(office).collect::<Vec<_>>(), false);
    speakers(page, "speaks for", &profile.acts_for);
    speakers(page, "spoken for by", &profile.spoken_for_by);
}

fn office(office: &Office) -> String {
    format!("{} ({})", office.office, when(office.documents, &office.days))
}

fn speakers(page: &mut Page, label: &str, speakers: &Listed<Speaking>) {
    let each = |speaking: &Speaking| format!("{} ({})", speaking.party.name, when(speaking.documents, &speaking.days));
    list(page, label, &speakers.items.iter().map(each).collect::<Vec<_>>(), speakers.more);
}

fn when(documents: u32, days: &[Option<String>; 2]) -> String {
    let days = span(days[0].as_deref(), days[1].as_deref());
    std::iter::once(count(documents, "report")).chain(days).collect::<Vec<_>>().join(", ")
}

/// How many of a list are shown.
const SHOWN: usize = 8;

fn list(page: &mut Page, label: &str, items: &[String], has_more: bool) {
    if items.is_empty() {
        return;
    }
    let shown: Vec<String> = items.iter().take(SHOWN).map(|item| line(item)).collect();
    let rest = if has_more || items.len() > SHOWN { " …" } else { "" };
    page.painted(&format!("{label:15}"), |page, lead| page.aside(lead), &format!("{}{rest}", shown.join(", ")));
}

/// What the party holds on a claim.
fn claim(page: &mut Page, holding: &Holding) {
    let title = page.strong(&title(&holding.claim));
    page.entry(&format!("claim {}  ", holding.claim.number), &format!("{title}{}", dossier::course(&holding.held)));
    let counts = page.aside(&counts(&holding.claim));
    page.line(&counts);
    dossier::held(page, &holding.held);
}
