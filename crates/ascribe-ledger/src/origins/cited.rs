//! Which report of the ledger a citation leads to.

use std::collections::BTreeSet;

use ascribe_origin::same_publisher;
use rusqlite::params;

use super::sheets::{Sheet, Sheets, day};
use crate::Error;
use crate::record::Change;

/// Days that a report may be older than one that cites it without saying of when it is. Whoever cites something older says so.
const FRESH: i64 = 31;

/// Days by which the days of two reports may be off: midnight is not everywhere at once.
const OFF: i64 = 1;

/// A document's word that it has something from a publisher.
pub(super) struct Cited {
    pub(super) citation: i64,
    pub(super) attribution: Option<i64>,
    pub(super) publisher: i64,
    name: String,
    days: [Option<String>; 2],
    /// The report that it leads to.
    pub(super) report: Option<i64>,
    /// Whether somebody said that its attribution was read wrongly. Then it leads nowhere.
    pub(super) rejected: bool,
}

impl Change<'_> {
    /// Finds the reports that the documents of a claim cite; of a document that is found to cite another than before, all claims are counted anew.
    pub(super) fn cite(&mut self, claim: i64, sheets: &mut Sheets) -> Result<(), Error> {
        let citing = "SELECT document FROM propositions JOIN citations USING (document) WHERE claim = ?";
        let mut write = self.prepare("UPDATE citations SET cited = ? WHERE citation = ?")?;
        for document in self.column(citing, claim)? {
            let citing = sheets.of(self, document)?.clone();
            for cited in self.citations_of(document)? {
                let report = self.report(&citing, &cited, sheets)?;
                if report != cited.report {
                    write.execute(params![report, cited.citation])?;
                    self.recount(document)?;
                }
            }
        }
        Ok(())
    }

    /// The citations of a document, in order.
    pub(super) fn citations_of(&self, document: i64) -> Result<Vec<Cited>, Error> {
        let mut find = self.prepare(
            "SELECT citation, attribution, publisher, name, first, last, cited,
               attribution IN (SELECT attribution FROM attributions WHERE document = ?1 AND rejected) FROM citations
             WHERE document = ?1 ORDER BY start, \"end\", citation",
        )?;
        let rows = find.query_map([document], |row| {
            Ok(Cited {
                citation: row.get(0)?,
                attribution: row.get(1)?,
                publisher: row.get(2)?,
                name: row.get(3)?,
                days: [row.get(4)?, row.get(5)?],
                report: row.get(6)?,
                rejected: row.get::<_, Option<bool>>(7)?.unwrap_or(false),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The report of the ledger that is cited: of that publisher, not later than the report that cites it and of the days that it says, and on the same claim, or the text
    /// of which it is a copy. Of several the first.
    fn report(&self, citing: &Sheet, cited: &Cited, sheets: &mut Sheets) -> Result<Option<i64>, Error> {
        if cited.rejected {
            return Ok(None);
        }
        let mut reports = self.partners(citing.document)?;
        if let Some(attribution) = cited.attribution {
            reports.extend(self.on_the_same(attribution)?);
        }
        reports.remove(&citing.document);
        let mut first: Option<Sheet> = None;
        for report in reports {
            let sheet = sheets.of(self, report)?;
            let is_earlier = first.as_ref().is_none_or(|first| sheet < first);
            if is_earlier && sheet.current && cited.may_be(sheet, citing) {
                first = Some(sheet.clone());
            }
        }
        Ok(first.map(|sheet| sheet.document))
    }

    /// The documents with statements on a claim on which something within an attribution is.
    fn on_the_same(&self, attribution: i64) -> Result<BTreeSet<i64>, Error> {
        self.column(
            "WITH RECURSIVE inner_one (attribution) AS (
               SELECT ?1 UNION SELECT attributions.attribution FROM attributions JOIN inner_one ON within = inner_one.attribution)
             SELECT DISTINCT other.document
             FROM inner_one JOIN propositions USING (attribution) JOIN propositions AS other ON other.claim = propositions.claim",
            attribution,
        )
    }
}

impl Cited {
    fn may_be(&self, sheet: &Sheet, citing: &Sheet) -> bool {
        let published_by = sheet.publisher.as_deref().is_some_and(|publisher| same_publisher(publisher, &self.name));
        published_by && self.is_of_its_days(sheet, citing)
    }

    /// Where a day is not known, nothing is.
    fn is_of_its_days(&self, sheet: &Sheet, citing: &Sheet) -> bool {
        let (Some(published), Some(cites)) = (sheet.day(), citing.day()) else { return false };
        let [first, last] = self.days.each_ref().map(|written| written.as_deref().and_then(day));
        let told = first.is_some() || last.is_some();
        let from = if told { first.unwrap_or(i64::MIN) } else { cites - FRESH };
        let to = last.unwrap_or(i64::MAX).min(cites);
        (from.saturating_sub(OFF)..=to.saturating_add(OFF)).contains(&published)
    }
}
