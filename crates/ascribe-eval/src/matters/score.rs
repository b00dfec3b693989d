//! How well a ledger makes claims of matters.

use std::fmt;
use std::ops::AddAssign;

use crate::Counts;

/// What became of a statement that is on a claim. The ledger's claim that has the most of a gold claim's statements is that claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the claim, with its position.
    Right,
    /// It is in the claim with another position that takes no wrong side: it doubts for denies, or takes none.
    Otherwise,
    /// It is in the claim, on a side that its source does not take.
    Wrong,
    /// It is in another claim.
    Elsewhere,
    /// No attribution of this source at this place is in the ledger.
    Unread,
}

impl Outcome {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 5] = [Self::Right, Self::Otherwise, Self::Wrong, Self::Elsewhere, Self::Unread];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Otherwise => "otherwise",
            Self::Wrong => "wrong side",
            Self::Elsewhere => "elsewhere",
            Self::Unread => "unread",
        }
    }
}

/// Counts over a matter or many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatterScore {
    /// Statements on claims, by what became of them, in the order of [`Outcome::ALL`].
    pub statements: [usize; Outcome::ALL.len()],
    /// Statements of the ledger in a claim that are on another, or on none.
    pub strays: usize,
    /// The gold's claims.
    pub claims: usize,
    /// Of these, those whose statements are in more than one claim of the ledger.
    pub split: usize,
    /// Of these, those that share a claim of the ledger with another.
    pub merged: usize,
    /// Of these, those with as many independent origins as the gold says.
    pub origins: usize,
    /// Pairs of statements whose holders are one party.
    pub parties: Counts,
    /// Pairs of reports that are copies of one report.
    pub copies: Counts,
}

impl MatterScore {
    /// How many statements became this.
    pub fn of(&self, outcome: Outcome) -> usize {
        self.statements[outcome as usize]
    }

    /// Statements gathered, and how many of them are right.
    pub fn gathered(&self) -> Counts {
        let gold = self.statements.iter().sum();
        let right = self.of(Outcome::Right);
        let predicted = right + self.of(Outcome::Otherwise) + self.of(Outcome::Wrong) + self.strays;
        Counts { right, predicted, gold }
    }

    /// Statements in their claim on one of two sides, and how many of them are not on the wrong one.
    pub fn sides(&self) -> Counts {
        let (right, wrong) = (self.of(Outcome::Right), self.of(Outcome::Wrong));
        Counts { right, predicted: right + wrong, gold: right + wrong }
    }

    /// The measures that can have a floor: names and shares.
    pub fn measures(&self) -> [(&'static str, f64); 7] {
        let gathered = self.gathered();
        let origins = Counts { right: self.origins, predicted: self.claims, gold: self.claims };
        [
            ("gathered, of told", gathered.precision()),
            ("gathered, of all", gathered.recall()),
            ("right side", self.sides().recall()),
            ("origins", origins.recall()),
            ("parties, of told", self.parties.precision()),
            ("parties, of all", self.parties.recall()),
            ("copies", self.copies.f1()),
        ]
    }
}

impl AddAssign for MatterScore {
    fn add_assign(&mut self, other: Self) {
        self.statements.iter_mut().zip(other.statements).for_each(|(mine, theirs)| *mine += theirs);
        self.strays += other.strays;
        self.claims += other.claims;
        self.split += other.split;
        self.merged += other.merged;
        self.origins += other.origins;
        self.parties += other.parties;
        self.copies += other.copies;
    }
}

impl fmt::Display for MatterScore {
    /// One line, of what the table of the bin has in its columns.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let gathered = self.gathered();
        write!(f, "{:5}", gathered.gold)?;
        self.statements.iter().try_for_each(|count| write!(f, "{count:6}"))?;
        write!(f, "{:7} {:6.1} {:6.1}", self.strays, 100.0 * gathered.precision(), 100.0 * gathered.recall())?;
        write!(f, "{:7}{:6}{:7}{:8}", self.claims, self.split, self.merged, self.origins)?;
        let shares = [self.parties.precision(), self.parties.recall(), self.copies.precision(), self.copies.recall()];
        shares.iter().try_for_each(|share| write!(f, " {:6.1}", 100.0 * share))
    }
}

/// What stands over the lines of scores.
pub const HEADING: &str =
    " gold right other wrong elsew unread strays   prec  recll claims split merged origins p-prec p-rcll c-prec c-rcll";
