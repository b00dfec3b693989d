//! What comes from what, and from whom.

use std::io::Write;

use ascribe_ledger::tables::Snapshot;
use serde_json::{Map, Value};

use super::{cited, qualified};
use crate::Error;
use crate::iri::name;
use crate::members::Members;
use crate::row::each_of;

/// Relations of one kind, counted, since in PROV-JSON each has a name.
struct Relations<'m, 'o, W> {
    members: &'m mut Members<'o, W>,
    /// The first letter of their names, another for each kind.
    letter: char,
    /// What PROV calls the two ends.
    ends: [&'static str; 2],
    count: u64,
}

impl<'m, 'o, W: Write> Relations<'m, 'o, W> {
    fn new(members: &'m mut Members<'o, W>, letter: char, ends: [&'static str; 2]) -> Self {
        Self { members, letter, ends, count: 0 }
    }

    fn add(&mut self, ends: [&str; 2], kind: Option<&str>) -> Result<(), Error> {
        self.count += 1;
        let ends = self.ends.into_iter().zip(ends).map(|(end, name)| (end.to_owned(), Value::from(name)));
        let kind = kind.map(|kind| ("prov:type".to_owned(), qualified(kind)));
        let relation: Map<_, _> = ends.chain(kind).collect();
        self.members.member(&format!("_:{}{}", self.letter, self.count), &relation.into())
    }
}

pub(super) fn derived<W: Write>(now: &Snapshot<'_>, members: &mut Members<'_, W>) -> Result<(), Error> {
    let mut all = Relations::new(members, 'd', ["prov:generatedEntity", "prov:usedEntity"]);
    of_documents(now, &mut all)?;
    of_attributions(now, &mut all)?;
    of_propositions(now, &mut all)
}

/// Copies, and reports that cite others.
fn of_documents<W: Write>(now: &Snapshot<'_>, all: &mut Relations<'_, '_, W>) -> Result<(), Error> {
    each_of(now, "documents", |row| match row.text("copy_of") {
        Some(origin) => {
            let ends = [name("document", row.id("document")?), name("document", origin)];
            all.add([&ends[0], &ends[1]], Some("ascribe:copy"))
        }
        None => Ok(()),
    })?;
    each_of(now, "citations", |row| {
        let citing = match row.text("attribution") {
            Some(attribution) => name("attribution", attribution),
            None => name("document", row.id("document")?),
        };
        let source = match row.text("cited") {
            Some(document) => name("document", document),
            None => cited(row.id("publisher_id")?),
        };
        all.add([&citing, &source], Some("ascribe:citation"))
    })
}

/// Each is quoted from its document; and who relays what another says has it from there.
fn of_attributions<W: Write>(now: &Snapshot<'_>, all: &mut Relations<'_, '_, W>) -> Result<(), Error> {
    each_of(now, "attributions", |row| {
        let own = name("attribution", row.id("attribution")?);
        all.add([&own, &name("document", row.id("document")?)], Some("prov:Quotation"))?;
        match row.text("within") {
            Some(outer) => all.add([&name("attribution", outer), &own], Some("ascribe:relay")),
            None => Ok(()),
        }
    })
}

/// Each is derived from its attribution, and has the report in which it began as primary source.
fn of_propositions<W: Write>(now: &Snapshot<'_>, all: &mut Relations<'_, '_, W>) -> Result<(), Error> {
    each_of(now, "propositions", |row| {
        let own = name("proposition", row.id("proposition")?);
        all.add([&own, &name("attribution", row.id("attribution")?)], None)?;
        let origin = match (row.text("origin"), row.text("origin_publisher_id")) {
            (Some(document), _) => name("document", document),
            (None, Some(publisher)) => cited(publisher),
            (None, None) => return Ok(()),
        };
        all.add([&own, &origin], Some("prov:PrimarySource"))
    })
}

/// Not propositions but attributions, since a source may deny what is stated.
pub(super) fn attributed<W: Write>(now: &Snapshot<'_>, members: &mut Members<'_, W>) -> Result<(), Error> {
    let mut all = Relations::new(members, 'a', ["prov:entity", "prov:agent"]);
    each_of(now, "documents", |row| match row.text("publisher_id") {
        Some(publisher) => all.add([&name("document", row.id("document")?), &name("publisher", publisher)], None),
        None => Ok(()),
    })?;
    each_of(now, "publishers", |row| {
        let publisher = row.id("publisher")?;
        all.add([&cited(publisher), &name("publisher", publisher)], None)
    })?;
    each_of(now, "attributions", |row| match row.text("party") {
        Some(party) => all.add([&name("attribution", row.id("attribution")?), &name("party", party)], None),
        None => Ok(()),
    })
}

/// Who speaks for whom, each once whatever many documents say so: they come one after the other.
pub(super) fn on_behalf<W: Write>(now: &Snapshot<'_>, members: &mut Members<'_, W>) -> Result<(), Error> {
    let mut all = Relations::new(members, 'o', ["prov:delegate", "prov:responsible"]);
    let mut last = [String::new(), String::new()];
    each_of(now, "acts_for", |row| {
        let ends = [name("party", row.id("party")?), name("party", row.id("acts_for")?)];
        if ends == last || ends[0] == ends[1] {
            return Ok(());
        }
        all.add([&ends[0], &ends[1]], None)?;
        last = ends;
        Ok(())
    })
}

pub(super) fn members<W: Write>(now: &Snapshot<'_>, members: &mut Members<'_, W>) -> Result<(), Error> {
    let mut all = Relations::new(members, 'm', ["prov:collection", "prov:entity"]);
    each_of(now, "propositions", |row| {
        all.add([&name("claim", row.id("claim")?), &name("proposition", row.id("proposition")?)], None)
    })
}
