//! What people correct: kept apart from what was read, in the order in which it was said, and reversible.
//!
//! A correction names what it is about by ids, which come from content. So it holds for documents that are added later too, and can be carried to another ledger. What a ledger
//! holds is a function of its documents and of the corrections that hold, in their order: each is applied to what those before it left, and the later wins.

mod claims;
mod meant;
mod parties;
mod rejected;
mod shown;
#[cfg(test)]
mod tests;

use ascribe_party::Told;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::answers::Corrected;
use crate::record::Change;
use crate::{Error, Ledger};
pub(crate) use claims::SaidOfClaims;

/// What is done to correct something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    /// Several are one.
    Merge,
    /// The first is not the same as the others.
    Split,
    /// It was read wrongly.
    Reject,
    /// It is given a grade.
    Grade,
}

/// What is corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Claims: the objects are propositions on them.
    Claim,
    /// Parties.
    Party,
    /// Documents.
    Document,
    /// Attributions.
    Attribution,
    /// Propositions.
    Proposition,
    /// Publishers.
    Publisher,
    /// Passages: the objects are the propositions that they state.
    Passage,
}

/// A correction, in words that mean the same in every ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// What is done.
    pub verb: Verb,
    /// To what.
    pub kind: Kind,
    /// The ids of what it is done to. What is split off stands after what it is split from.
    pub objects: Vec<String>,
    /// A grade; "opposed" for claims of which the others contradict the first.
    #[serde(default)]
    pub value: Option<String>,
    /// Why.
    #[serde(default)]
    pub note: Option<String>,
}

/// What a person wants to correct, in their own words: numbers, ids, beginnings of ids, names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// These claims are one matter; `opposed` if the others say the contrary of the first.
    MergeClaims {
        /// The claims.
        claims: Vec<String>,
        /// Whether they say the contrary.
        opposed: bool,
    },
    /// These parties are one.
    MergeParties(Vec<String>),
    /// These statements are about another matter than the rest of their claim.
    SplitClaim {
        /// The claim.
        claim: String,
        /// Propositions, or attributions or documents for all that they have on the claim.
        statements: Vec<String>,
    },
    /// These parties are never the same.
    SplitParties(Vec<String>),
    /// These documents, attributions or propositions were read wrongly.
    Reject(Vec<String>),
    /// A publisher has this grade, A to F.
    GradePublisher(String, String),
    /// These passages have this grade, 1 to 6, or with how reliable the source is before it, A1 to F6.
    GradePassages(Vec<String>, String),
}

impl Ledger {
    /// Makes the correction that a person wants.
    ///
    /// # Errors
    ///
    /// If nothing is called so, or it makes no sense ([`Error::is_refused`]), or the ledger cannot be written.
    pub fn correct(&mut self, wanted: &Wanted, note: Option<&str>) -> Result<Corrected, Error> {
        let number = self.change(|change| {
            let meant = meant::correction(change.connection, wanted)?;
            change.correct(&Correction { note: note.map(str::to_owned), ..meant })
        })?;
        self.corrected(number)
    }

    /// Makes corrections that were made in another ledger. Those that hold already are left out.
    ///
    /// # Errors
    ///
    /// If one makes no sense ([`Error::is_refused`]), or the ledger cannot be written; then none is made.
    pub fn correct_all(&mut self, corrections: &[Correction]) -> Result<Vec<Corrected>, Error> {
        let numbers = self.change(|change| {
            let mut numbers = Vec::new();
            for correction in corrections {
                if !change.holding.all.iter().any(|(_, holding)| holding.says(correction)) {
                    numbers.push(change.correct(correction)?);
                }
            }
            Ok(numbers)
        })?;
        numbers.into_iter().map(|number| self.corrected(number)).collect()
    }

    /// Undoes the correction of this number, or the last that holds. It stays in the list.
    ///
    /// # Errors
    ///
    /// If there is none, or it is undone ([`Error::is_refused`]), or the ledger cannot be written.
    pub fn undo(&mut self, number: Option<i64>) -> Result<Corrected, Error> {
        let number = self.change(|change| change.undo(number))?;
        self.corrected(number)
    }

    /// All corrections, the first first, whether they hold or are undone.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be read.
    pub fn corrections(&self) -> Result<Vec<Corrected>, Error> {
        shown::all(&self.connection)
    }

    fn corrected(&self, number: i64) -> Result<Corrected, Error> {
        let all = shown::all(&self.connection)?;
        all.into_iter().find(|corrected| corrected.number == number).ok_or(Error::damaged("corrections"))
    }
}

impl Correction {
    /// Whether another does the same, whatever is noted with it.
    fn says(&self, other: &Self) -> bool {
        (self.verb, self.kind, &self.objects, &self.value) == (other.verb, other.kind, &other.objects, &other.value)
    }

    /// Why it makes no sense, if it makes none.
    fn nonsense(&self) -> Option<&'static str> {
        let least = match self.verb {
            Verb::Merge | Verb::Split => 2,
            Verb::Reject | Verb::Grade => 1,
        };
        let fits = match self.verb {
            Verb::Merge | Verb::Split => matches!(self.kind, Kind::Claim | Kind::Party),
            Verb::Reject => matches!(self.kind, Kind::Document | Kind::Attribution | Kind::Proposition),
            Verb::Grade => matches!(self.kind, Kind::Publisher | Kind::Passage),
        };
        let graded = self.verb != Verb::Grade || self.value.as_deref().is_some_and(|grade| is_grade(self.kind, grade));
        match (fits, self.objects.len() >= least, graded) {
            (false, ..) => Some("nothing of that kind can be corrected so"),
            (_, false, _) => Some("too few are named"),
            (.., false) if self.kind == Kind::Publisher => Some("not a grade of a publisher: A to F"),
            (.., false) => Some("not a grade of a passage: 1 to 6, or A1 to F6"),
            _ => None,
        }
    }
}

/// Whether something of a kind can have this grade of the Admiralty scale.
fn is_grade(kind: Kind, grade: &str) -> bool {
    match grade.as_bytes() {
        [b'A'..=b'F'] => kind == Kind::Publisher,
        [b'1'..=b'6'] | [b'A'..=b'F', b'1'..=b'6'] => kind == Kind::Passage,
        _ => false,
    }
}

impl Verb {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Merge => "merge",
            Self::Split => "split",
            Self::Reject => "reject",
            Self::Grade => "grade",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Self::Merge, Self::Split, Self::Reject, Self::Grade].into_iter().find(|verb| verb.name() == name)
    }
}

impl Kind {
    const ALL: [Self; 7] = [
        Self::Claim,
        Self::Party,
        Self::Document,
        Self::Attribution,
        Self::Proposition,
        Self::Publisher,
        Self::Passage,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Party => "party",
            Self::Document => "document",
            Self::Attribution => "attribution",
            Self::Proposition => "proposition",
            Self::Publisher => "publisher",
            Self::Passage => "passage",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// The corrections that hold, but for grades, from which nothing follows.
#[derive(Debug, Default)]
pub(crate) struct Holding {
    /// Each with its number, in order.
    all: Vec<(i64, Correction)>,
    /// What they tell of parties, two by two.
    pub(crate) told: Vec<Told>,
}

impl Holding {
    pub(crate) fn read(connection: &Connection) -> Result<Self, Error> {
        let mut all = shown::rows(connection)?;
        all.retain(|row| row.undone.is_none() && row.correction.verb != Verb::Grade);
        let all: Vec<(i64, Correction)> = all.into_iter().map(|row| (row.number, row.correction)).collect();
        let told = all.iter().flat_map(|(_, correction)| parties::told(correction)).collect();
        Ok(Self { all, told })
    }

    /// Those that are about something of a kind.
    fn of(&self, kind: Kind) -> impl Iterator<Item = &Correction> {
        self.all.iter().map(|(_, correction)| correction).filter(move |correction| correction.kind == kind)
    }
}

impl Change<'_> {
    /// Makes a correction. What it names need not be there yet.
    ///
    /// # Errors
    ///
    /// If it makes no sense ([`Error::is_refused`]), or the ledger cannot be written.
    pub fn correct(&mut self, correction: &Correction) -> Result<i64, Error> {
        if let Some(why) = correction.nonsense() {
            return Err(Error::refused(why));
        }
        let mut write = self.prepare(
            "INSERT INTO corrections (made, verb, kind, objects, value, note)
             VALUES (strftime('%Y-%m-%dT%H:%M:%SZ'), ?, ?, ?, ?, ?)",
        )?;
        let objects = serde_json::to_string(&correction.objects).expect("texts are always JSON");
        let Correction { verb, kind, value, note, .. } = correction;
        let number = write.insert(params![verb.name(), kind.name(), objects, value, note])?;
        self.follow(correction)?;
        Ok(number)
    }

    /// Undoes a correction.
    ///
    /// # Errors
    ///
    /// If there is none, or it is undone ([`Error::is_refused`]), or the ledger cannot be written.
    pub fn undo(&mut self, number: Option<i64>) -> Result<i64, Error> {
        let number = match number {
            Some(number) => number,
            None => self.last()?.ok_or_else(|| Error::refused("nothing to undo"))?,
        };
        let rows = shown::rows(self.connection)?;
        let row = rows.into_iter().find(|row| row.number == number);
        let row = row.ok_or_else(|| Error::refused(format!("there is no correction {number}")))?;
        if row.undone.is_some() {
            return Err(Error::refused(format!("correction {number} is undone already")));
        }
        let mut stamp =
            self.prepare("UPDATE corrections SET undone = strftime('%Y-%m-%dT%H:%M:%SZ') WHERE correction = ?")?;
        stamp.execute([number])?;
        self.follow(&row.correction)?;
        Ok(number)
    }

    fn last(&self) -> Result<Option<i64>, Error> {
        let mut find =
            self.prepare("SELECT max(correction) FROM corrections WHERE undone IS NULL HAVING count(*) > 0")?;
        Ok(find.query_row([], |row| row.get(0)).optional()?)
    }

    /// Brings up to date what follows from a correction that was made or undone.
    fn follow(&mut self, correction: &Correction) -> Result<(), Error> {
        let before = std::mem::replace(&mut self.holding, Holding::read(self.connection)?);
        match correction.kind {
            Kind::Claim => self.touch_all(&correction.objects),
            Kind::Party => self.reidentify(&correction.objects, &before),
            Kind::Document | Kind::Attribution | Kind::Proposition => self.reject_again(&correction.objects),
            Kind::Publisher | Kind::Passage => Ok(()),
        }
    }
}
