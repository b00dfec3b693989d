//! The way back from a proposition to where it comes from.

use std::collections::BTreeMap;

use super::cited::Cited;
use super::sheets::{Sheet, Sheets};
use crate::Error;
use crate::record::Change;

/// Where a way ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    Document(i64),
    Publisher(i64),
}

/// The last step of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Because {
    /// There was none: the report has it from nobody else.
    Own,
    Copied,
    Cited,
    /// It came back to where it had been: the reports have it from each other.
    Circular,
}

/// From whom a proposition comes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin {
    pub(super) end: End,
    pub(super) because: Because,
}

/// A proposition of the claim.
struct Place {
    id: String,
    document: i64,
    attribution: i64,
    party: Option<i64>,
    /// What its report calls the source: somebody without a name is another party in each report.
    source: Option<String>,
    text: String,
    rejected: bool,
}

/// The propositions of a claim, and their documents.
pub(super) struct Walk {
    places: BTreeMap<i64, Place>,
    /// Those of each document.
    of_documents: BTreeMap<i64, Vec<i64>>,
    sheets: BTreeMap<i64, Sheet>,
    citations: BTreeMap<i64, Vec<Cited>>,
    /// The documents of which each is a copy, the first of them first.
    models: BTreeMap<i64, Vec<i64>>,
}

/// A step back.
enum Step {
    To(i64, Because),
    End(End, Because),
}

impl Walk {
    pub(super) fn of(change: &Change<'_>, claim: i64, known: &mut Sheets) -> Result<Self, Error> {
        let mut find = change.prepare(
            "SELECT proposition, propositions.id, document, propositions.attribution, same_as, sources.name, propositions.text, rejected
             FROM propositions LEFT JOIN parties ON parties.party = propositions.party
             LEFT JOIN sources ON sources.attribution = propositions.attribution WHERE claim = ?",
        )?;
        let place = |row: &rusqlite::Row<'_>| {
            let place = Place {
                id: row.get(1)?,
                document: row.get(2)?,
                attribution: row.get(3)?,
                party: row.get(4)?,
                source: row.get(5)?,
                text: row.get(6)?,
                rejected: row.get(7)?,
            };
            Ok((row.get(0)?, place))
        };
        let places: BTreeMap<i64, Place> = find.query_map([claim], place)?.collect::<Result<_, _>>()?;
        let (mut sheets, mut citations, mut models) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut of_documents: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        for (row, place) in &places {
            of_documents.entry(place.document).or_default().push(*row);
        }
        for document in of_documents.keys().copied() {
            let sheet = known.of(change, document)?.clone();
            models.insert(document, change.models(document, known)?);
            sheets.insert(document, sheet);
            citations.insert(document, change.citations_of(document)?);
        }
        Ok(Self { places, of_documents, sheets, citations, models })
    }

    /// The propositions, and whether they count: those of current documents that nobody rejected.
    pub(super) fn propositions(&self) -> impl Iterator<Item = (i64, bool)> + '_ {
        self.places
            .iter()
            .map(|(proposition, place)| (*proposition, !place.rejected && self.sheets[&place.document].current))
    }

    /// From whom a proposition comes.
    pub(super) fn origin(&self, change: &Change<'_>, proposition: i64) -> Result<Origin, Error> {
        let (mut way, mut because) = (vec![proposition], Because::Own);
        loop {
            let now = way[way.len() - 1];
            match self.step(change, now)? {
                Some(Step::To(next, by)) => {
                    if let Some(begins) = way.iter().position(|been| *been == next) {
                        return Ok(self.circle(&way[begins..]));
                    }
                    way.push(next);
                    because = by;
                }
                Some(Step::End(end, by)) => return self.ended(change, &way, end, by),
                None => return Ok(Origin { end: End::Document(self.places[&now].document), because }),
            }
        }
    }

    /// The first of reports that have it from each other.
    fn circle(&self, ring: &[i64]) -> Origin {
        let sheets = ring.iter().map(|proposition| &self.sheets[&self.places[proposition].document]);
        let first = sheets.min().expect("a circle goes through something").document;
        Origin { end: End::Document(first), because: Because::Circular }
    }

    /// The way ends outside of the claim: with a publisher through whose own report it came, it is a circle.
    fn ended(&self, change: &Change<'_>, way: &[i64], end: End, because: Because) -> Result<Origin, Error> {
        let End::Publisher(publisher) = end else { return Ok(Origin { end, because }) };
        let name = change.publisher_name(publisher)?;
        let is_theirs = |proposition: &i64| {
            let published_by = &self.sheets[&self.places[proposition].document].publisher;
            published_by.as_deref().is_some_and(|publisher| ascribe_origin::same_publisher(publisher, &name))
        };
        let because = if way.iter().any(is_theirs) { Because::Circular } else { because };
        Ok(Origin { end, because })
    }

    /// The step back from a proposition: to what it is cited from, else to what its report is a copy of, else to whom the whole report is from.
    fn step(&self, change: &Change<'_>, proposition: i64) -> Result<Option<Step>, Error> {
        let place = &self.places[&proposition];
        let citations = &self.citations[&place.document];
        let some = citations.iter().any(|cited| cited.attribution.is_some());
        for level in if some { levels(change, place.attribution)? } else { Vec::new() } {
            if let Some(cited) = citations.iter().find(|cited| cited.attribution == Some(level)) {
                return Ok(Some(self.cited(place, cited)));
            }
        }
        if let Some(next) = self.copied(place) {
            return Ok(Some(Step::To(next, Because::Copied)));
        }
        let whole = citations.iter().find(|cited| cited.attribution.is_none());
        Ok(whole.map(|cited| self.cited(place, cited)))
    }

    fn cited(&self, place: &Place, cited: &Cited) -> Step {
        let Some(report) = cited.report else { return Step::End(End::Publisher(cited.publisher), Because::Cited) };
        match self.counterpart(place, report).or_else(|| self.any(report)) {
            Some(next) => Step::To(next, Because::Cited),
            None => Step::End(End::Document(report), Because::Cited),
        }
    }

    /// To the first report that its own is a copy of and that has the same. What a copy adds is its own.
    fn copied(&self, place: &Place) -> Option<i64> {
        self.models[&place.document].iter().find_map(|model| self.counterpart(place, *model))
    }

    /// The proposition of another report that is the same: of the same words, or of the same source. Of several the one with the least id.
    fn counterpart(&self, place: &Place, report: i64) -> Option<i64> {
        let same = |other: &Place| {
            other.text == place.text
                || other.party.is_some() && other.party == place.party
                || other.source.is_some() && other.source == place.source
        };
        self.in_report(report)
            .filter(|(_, other)| same(other))
            .min_by_key(|(_, other)| (other.text != place.text, &other.id))
            .map(|(row, _)| row)
    }

    /// Any proposition of a report on the claim: who is cited for it need not be the one who said it there.
    fn any(&self, report: i64) -> Option<i64> {
        self.in_report(report).min_by_key(|(_, place)| &place.id).map(|(row, _)| row)
    }

    fn in_report(&self, report: i64) -> impl Iterator<Item = (i64, &Place)> {
        self.of_documents.get(&report).into_iter().flatten().map(|row| (*row, &self.places[row]))
    }
}

/// An attribution and those within which it is, from the innermost out.
fn levels(change: &Change<'_>, attribution: i64) -> Result<Vec<i64>, Error> {
    let mut find = change.prepare("SELECT within FROM attributions WHERE attribution = ?")?;
    let mut levels = vec![attribution];
    while let Some(outer) = find.query_row([levels[levels.len() - 1]], |row| row.get::<_, Option<i64>>(0))? {
        if levels.contains(&outer) {
            break;
        }
        levels.push(outer);
    }
    Ok(levels)
}
