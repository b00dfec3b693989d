//! What corrections say of claims, by rows.

use std::collections::{BTreeMap, BTreeSet};

use ascribe_claim::Correction as Said;
use rusqlite::OptionalExtension;

use super::{Correction, Kind, Verb};
use crate::Error;
use crate::record::Change;

/// What people said of claims, by the rows of propositions.
#[derive(Debug, Default)]
pub(crate) struct SaidOfClaims {
    /// The propositions that were read wrongly.
    pub(crate) rejected: BTreeSet<i64>,
    /// What was merged and split, in order.
    said: Vec<SaidOfRows>,
    /// Which are one because of that.
    merged: BTreeMap<i64, BTreeSet<i64>>,
}

/// A correction of claims. What a ledger does not have is left out.
#[derive(Debug)]
struct SaidOfRows {
    /// All that it names, also what stands here for something else.
    named: BTreeSet<i64>,
    merges: Vec<Merge>,
    split: Option<(i64, Vec<i64>)>,
}

#[derive(Debug)]
struct Merge {
    one: i64,
    other: i64,
    /// Whether the texts contradict each other.
    opposed: bool,
}

impl SaidOfClaims {
    /// Those with which one was merged.
    pub(crate) fn merged_with(&self, row: i64) -> impl Iterator<Item = i64> + '_ {
        self.merged.get(&row).into_iter().flatten().copied()
    }

    /// What was said of those that stand at these places.
    pub(crate) fn among(&self, places: &BTreeMap<i64, usize>) -> Vec<Said> {
        let mut among = Vec::new();
        for said in &self.said {
            for merge in &said.merges {
                if let (Some(&one), Some(&other)) = (places.get(&merge.one), places.get(&merge.other)) {
                    among.push(Said::Merge { one, other, opposed: merge.opposed });
                }
            }
            if let Some((from, moved)) = &said.split
                && let Some(&from) = places.get(from)
            {
                among.push(Said::Split {
                    from,
                    moved: moved.iter().filter_map(|row| places.get(row).copied()).collect(),
                });
            }
        }
        among
    }
}

impl Change<'_> {
    /// What people said of claims.
    pub(crate) fn said(&self) -> Result<SaidOfClaims, Error> {
        let mut all = SaidOfClaims::default();
        let mut rejected = self.prepare("SELECT proposition FROM propositions WHERE rejected")?;
        for row in rejected.query_map([], |row| row.get(0))? {
            all.rejected.insert(row?);
        }
        for correction in self.holding.of(Kind::Claim) {
            let said = self.said_of_rows(correction, &all.rejected)?;
            for Merge { one, other, .. } in &said.merges {
                all.merged.entry(*one).or_default().insert(*other);
                all.merged.entry(*other).or_default().insert(*one);
            }
            all.said.push(said);
        }
        Ok(all)
    }

    fn said_of_rows(&self, correction: &Correction, rejected: &BTreeSet<i64>) -> Result<SaidOfRows, Error> {
        let (mut named, mut rows) = (BTreeSet::new(), Vec::new());
        for object in &correction.objects {
            let row = self.row_of(object)?;
            named.extend(row);
            let stands_for = row.map(|row| self.stand_in(row, rejected)).transpose()?.flatten();
            named.extend(stands_for.map(|(row, _)| row));
            rows.push(stands_for);
        }
        let (mut merges, mut split) = (Vec::new(), None);
        let Some(Some((first, turned))) = rows.first().copied() else { return Ok(SaidOfRows { named, merges, split }) };
        let others = rows[1..].iter().flatten().filter(|(row, _)| *row != first);
        if correction.verb == Verb::Split {
            split = Some((first, others.map(|(row, _)| *row).collect()));
        } else {
            let opposed = correction.value.as_deref() == Some(OPPOSED);
            for (other, other_turned) in others {
                let opposed = opposed ^ turned ^ other_turned;
                merges.push(Merge { one: first, other: *other, opposed });
            }
        }
        Ok(SaidOfRows { named, merges, split })
    }

    /// The proposition that stands for one: itself, or, if that was rejected, the one that is most like it, and whether their texts contradict each other.
    fn stand_in(&self, row: i64, rejected: &BTreeSet<i64>) -> Result<Option<(i64, bool)>, Error> {
        if !rejected.contains(&row) {
            return Ok(Some((row, false)));
        }
        let mut find = self.prepare(
            "SELECT proposition, links.opposed > 0.5 FROM (
               SELECT other AS proposition, same, opposed FROM links WHERE one = ?1
               UNION ALL SELECT one, same, opposed FROM links WHERE other = ?1) AS links JOIN propositions USING (proposition)
             WHERE NOT rejected ORDER BY same DESC, id LIMIT 1",
        )?;
        Ok(find.query_row([row], |found| Ok((found.get(0)?, found.get(1)?))).optional()?)
    }

    fn row_of(&self, id: &str) -> Result<Option<i64>, Error> {
        let mut find = self.prepare("SELECT proposition FROM propositions WHERE id = ?")?;
        Ok(find.query_row([id], |row| row.get(0)).optional()?)
    }

    /// Has the claims of these propositions looked at anew.
    pub(super) fn touch_all(&mut self, ids: &[String]) -> Result<(), Error> {
        for id in ids {
            let row = self.row_of(id)?;
            self.touched.extend(row);
            if let Some(row) = row {
                self.touched.extend(self.linked_to(row)?);
            }
        }
        Ok(())
    }

    /// Has those looked at anew, too, that hang together with touched ones otherwise than by links, or did before these were rejected.
    pub(crate) fn touch_companions(&mut self, said: &SaidOfClaims) -> Result<(), Error> {
        let rejected: Vec<i64> = self.touched.intersection(&said.rejected).copied().collect();
        for row in rejected {
            self.touched.extend(self.linked_to(row)?);
        }
        for correction in &said.said {
            if !correction.named.is_disjoint(&self.touched) {
                self.touched.extend(&correction.named);
            }
        }
        Ok(())
    }

    fn linked_to(&self, row: i64) -> Result<BTreeSet<i64>, Error> {
        self.column("SELECT other FROM links WHERE one = ?1 UNION SELECT one FROM links WHERE other = ?1", row)
    }
}

/// The value of a merge of claims that contradict each other.
pub(super) const OPPOSED: &str = "opposed";
