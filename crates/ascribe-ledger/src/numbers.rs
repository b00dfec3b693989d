//! Which claim keeps which number.
//!
//! Numbers are a ledger's own: they are what people write down. A number stays with the claim that its founder is in. Where claims become one, the oldest number stays,
//! and the others lead to it; where such a claim comes apart again, by a correction that is undone or by a report, each part gets back the number that it had.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use crate::Error;
use crate::record::Change;

/// A group of propositions, by what decides which number it has as a claim.
#[derive(Debug)]
pub(crate) struct Heir {
    /// The founding proposition.
    pub(crate) founder: i64,
    /// All its propositions, each with the claim that it was in; 0 for one that is new.
    pub(crate) members: Vec<(i64, i64)>,
    /// Whether it is a proposition that was rejected. It gives up its number if anybody else can have it.
    pub(crate) rejected: bool,
}

impl Change<'_> {
    /// The numbers of these groups, which are all that was made of the claims that they were in; claims of other numbers are no more. As many as groups.
    pub(crate) fn numbers(&mut self, groups: &[Heir]) -> Result<Vec<i64>, Error> {
        let mut inherited: Vec<BTreeSet<i64>> = vec![BTreeSet::new(); groups.len()];
        let mut founders = BTreeMap::new();
        for (number, heirs) in candidates(groups) {
            let founder = self.founder(number)?;
            inherited[self.heir(groups, &heirs, founder)?].insert(number);
            founders.insert(number, founder);
        }
        let mut numbers = Vec::new();
        for (group, inherited) in groups.iter().zip(&inherited) {
            numbers.push(self.kept(group, inherited, &founders)?);
        }
        // Only after all others have given up what they founded can a proposition found another claim.
        groups.iter().zip(numbers).map(|(group, number)| self.found(group.founder, number)).collect()
    }

    /// Which of several groups has a number from now on.
    fn heir(&self, groups: &[Heir], among: &[usize], founder: Option<i64>) -> Result<usize, Error> {
        if let [only] = among {
            return Ok(*only);
        }
        let mut ranked = Vec::new();
        for at in among {
            let group = &groups[*at];
            let founded = group.members.iter().any(|(row, _)| Some(*row) == founder);
            let other = self.former(group)?.is_some();
            ranked.push((group.rejected, other, !founded, *at));
        }
        let (.., first) = ranked.into_iter().min().expect("a claim was made of something");
        Ok(first)
    }

    /// The number that a group has, if any: the oldest that it inherited, else one that it had before. The others lead to it from now on. The row of the claim is
    /// taken away unless its founder stays.
    fn kept(
        &mut self,
        group: &Heir,
        inherited: &BTreeSet<i64>,
        founders: &BTreeMap<i64, Option<i64>>,
    ) -> Result<Option<i64>, Error> {
        let mut numbers = inherited.iter().copied();
        let Some(kept) = numbers.next() else {
            let former = self.former(group)?;
            if let Some(former) = former {
                self.prepare("DELETE FROM former_claims WHERE claim = ?")?.execute([former])?;
            }
            return Ok(former);
        };
        for number in numbers {
            self.prepare("DELETE FROM claims WHERE claim = ?")?.execute([number])?;
            self.uncounted.remove(&number);
            let by = founders[&number].unwrap_or(group.founder);
            self.prepare("INSERT INTO former_claims VALUES (?, ?)")?.execute([number, by])?;
        }
        if founders[&kept] != Some(group.founder) {
            self.prepare("DELETE FROM claims WHERE claim = ?")?.execute([kept])?;
        }
        Ok(Some(kept))
    }

    /// The claim with this founder, with that number, or with a new one. One that is written anew has no counts yet.
    fn found(&mut self, founder: i64, number: Option<i64>) -> Result<i64, Error> {
        if let Some(number) = number.filter(|number| matches!(self.founder(*number), Ok(Some(_)))) {
            return Ok(number);
        }
        let mut write = self.prepare(
            "INSERT INTO claims (claim, id, founder, teller, text) SELECT ?, id, proposition, proposition, text FROM propositions WHERE proposition = ?
             RETURNING claim",
        )?;
        let claim = write.query_row(params![number, founder], |row| row.get(0))?;
        self.uncounted.insert(claim);
        Ok(claim)
    }

    fn founder(&self, number: i64) -> Result<Option<i64>, Error> {
        Ok(self.column("SELECT founder FROM claims WHERE claim = ?", number)?.pop_first())
    }

    /// The oldest number that a claim founded by one of a group had before it became part of another.
    fn former(&self, group: &Heir) -> Result<Option<i64>, Error> {
        let mut found = BTreeSet::new();
        for (row, _) in &group.members {
            found.extend(self.column::<i64>("SELECT claim FROM former_claims WHERE founder = ?", *row)?);
        }
        Ok(found.pop_first())
    }
}

/// For each number the groups that have something of its claim.
fn candidates(groups: &[Heir]) -> BTreeMap<i64, Vec<usize>> {
    let mut candidates: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        let numbers: BTreeSet<i64> = group.members.iter().map(|(_, was)| *was).filter(|was| *was != 0).collect();
        numbers.into_iter().for_each(|number| candidates.entry(number).or_default().push(at));
    }
    candidates
}
