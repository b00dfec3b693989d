//! Claims: the groups that the links make, who holds what on each, and their counts.

use std::collections::{BTreeMap, BTreeSet};

use ascribe_claim::{Link, Member, Relation, groups, position};
use rusqlite::{OptionalExtension, params};

use crate::Error;
use crate::record::Change;

/// What is known of a proposition that may go from one claim to another. In the order in which they would found a claim: those of current documents first, then the
/// earliest published, then the least id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Standing {
    outdated: bool,
    undated: bool,
    published: Option<String>,
    id: String,
    row: i64,
    negative: bool,
    clause: bool,
    /// The claim, whether its text contradicts the claim's, and the position.
    now: (i64, Option<bool>, String),
    /// The claim that it founded.
    founded: Option<i64>,
}

impl Change<'_> {
    /// Finds out to which claims the propositions that were touched belong now, and all that hang together with them.
    pub(crate) fn regroup(&mut self) -> Result<(), Error> {
        while let Some(first) = self.touched.first().copied() {
            let links = self.linked(first)?;
            let mut rows: BTreeSet<i64> = links.keys().flat_map(|(one, other)| [*one, *other]).collect();
            rows.insert(first);
            self.touched.retain(|row| !rows.contains(row));
            self.claim(&rows, &links)?;
        }
        Ok(())
    }

    /// The links of all that hang together with a proposition.
    fn linked(&self, first: i64) -> Result<BTreeMap<(i64, i64), Relation>, Error> {
        let (mut links, mut found, mut next) = (BTreeMap::new(), BTreeSet::from([first]), vec![first]);
        let mut later = self.prepare("SELECT other, same, opposed FROM links WHERE one = ?")?;
        let mut earlier = self.prepare("SELECT one FROM links WHERE other = ?")?;
        while let Some(row) = next.pop() {
            let mut of_it = later.query([row])?;
            while let Some(link) = of_it.next()? {
                let other = link.get(0)?;
                links.insert((row, other), Relation { same: link.get(1)?, opposed: link.get(2)? });
                next.extend(found.insert(other).then_some(other));
            }
            let mut to_it = earlier.query([row])?;
            while let Some(link) = to_it.next()? {
                let one = link.get(0)?;
                next.extend(found.insert(one).then_some(one));
            }
        }
        Ok(links)
    }

    /// Makes claims of propositions that hang together.
    fn claim(&mut self, rows: &BTreeSet<i64>, links: &BTreeMap<(i64, i64), Relation>) -> Result<(), Error> {
        let mut standings: Vec<Standing> = rows.iter().map(|row| self.standing(*row)).collect::<Result<_, _>>()?;
        standings.sort();
        let places: BTreeMap<i64, usize> = standings.iter().map(|standing| standing.row).zip(0..).collect();
        let members: Vec<Member> =
            standings.iter().map(|standing| Member { negative: standing.negative, clause: standing.clause }).collect();
        let link = |((one, other), relation): (&(i64, i64), &Relation)| Link {
            one: places[one],
            other: places[other],
            relation: *relation,
        };
        // In the order of places, and not of rows, so that sums of shares come out the same in every ledger.
        let mut links: Vec<Link> = links.iter().map(link).collect();
        links.iter_mut().for_each(|link| (link.one, link.other) = (link.one.min(link.other), link.one.max(link.other)));
        links.sort_by_key(|link| (link.one, link.other));
        for group in groups(&members, &links) {
            let founder = &standings[group.members[0].0];
            let founded =
                group.members.iter().filter_map(|(place, _)| Some((standings[*place].founded?, standings[*place].row)));
            let claim = self.number(founder, founded.collect())?;
            self.tell(claim, standings[group.teller].row)?;
            self.uncounted.insert(claim);
            for (place, opposed) in &group.members {
                self.place(&standings[*place], claim, *opposed)?;
            }
        }
        Ok(())
    }

    fn standing(&self, row: i64) -> Result<Standing, Error> {
        let mut find = self.prepare(
            "SELECT current, published, propositions.id, negative, propositions.claim, opposed, position, claims.claim, action IS NOT NULL
             FROM propositions JOIN documents USING (document) LEFT JOIN claims ON founder = proposition
             WHERE proposition = ?",
        )?;
        Ok(find.query_row([row], |found| {
            let current: bool = found.get(0)?;
            let published: Option<String> = found.get(1)?;
            Ok(Standing {
                outdated: !current,
                undated: published.is_none(),
                published,
                id: found.get(2)?,
                row,
                negative: found.get(3)?,
                now: (found.get(4)?, found.get(5)?, found.get(6)?),
                founded: found.get(7)?,
                clause: found.get(8)?,
            })
        })?)
    }

    /// The number of the claim with this founder. Of the claims that members founded before, the oldest number stays, and the others lead to
    /// it from now on.
    fn number(&mut self, founder: &Standing, founded: BTreeMap<i64, i64>) -> Result<i64, Error> {
        let mut numbers = founded.into_iter();
        let kept = numbers.next().map(|(claim, _)| claim);
        for (claim, by) in numbers {
            self.prepare("DELETE FROM claims WHERE claim = ?")?.execute([claim])?;
            self.prepare("INSERT INTO former_claims VALUES (?, ?)")?.execute([claim, by])?;
            self.uncounted.remove(&claim);
        }
        if let Some(kept) = kept.filter(|_| kept == founder.founded) {
            return Ok(kept);
        }
        let mut write = self.prepare(
            "INSERT INTO claims (claim, id, founder, teller, text)
             SELECT ?, id, proposition, proposition, text FROM propositions WHERE proposition = ?
             ON CONFLICT (claim) DO UPDATE SET id = excluded.id, founder = excluded.founder
             RETURNING claim",
        )?;
        Ok(write.query_row(params![kept, founder.row], |row| row.get(0))?)
    }

    /// Tells a claim by the text of a proposition.
    fn tell(&self, claim: i64, teller: i64) -> Result<(), Error> {
        let mut update = self.prepare(
            "UPDATE claims SET teller = proposition, text = propositions.text FROM propositions
             WHERE claims.claim = ? AND proposition = ? AND teller <> proposition",
        )?;
        update.execute([claim, teller])?;
        Ok(())
    }

    /// Places a proposition in a claim.
    fn place(&mut self, standing: &Standing, claim: i64, opposed: Option<bool>) -> Result<(), Error> {
        let statement = self.statement(standing.row)?;
        let position = position(&statement, opposed).name();
        let (was, was_opposed, held) = &standing.now;
        if (*was, *was_opposed, held.as_str()) != (claim, opposed, position) {
            let mut update =
                self.prepare("UPDATE propositions SET claim = ?, opposed = ?, position = ? WHERE proposition = ?")?;
            update.execute(params![claim, opposed, position, standing.row])?;
        }
        Ok(())
    }

    /// Counts anew what has changed. What a report is found to cite may change the origins of another claim.
    pub(crate) fn count(&mut self) -> Result<(), Error> {
        while let Some(claim) = self.uncounted.pop_first() {
            let origins = self.independent(claim)?;
            self.prepare(COUNT)?.query_row(params![claim, origins], |_| Ok(())).optional()?;
        }
        Ok(())
    }
}

const COUNT: &str = "
UPDATE claims SET (propositions, documents, publishers, affirming, denying, first, last, origins) = (
  SELECT
    count(*), count(DISTINCT documents.document), count(DISTINCT documents.publisher),
    count(DISTINCT CASE WHEN position = 'affirms' THEN same_as END),
    count(DISTINCT CASE WHEN position IN ('denies', 'doubts') THEN same_as END),
    min(published), max(published), ?2
  FROM propositions JOIN documents USING (document)
  LEFT JOIN parties ON parties.party = coalesce(propositions.principal, propositions.party)
  WHERE propositions.claim = ?1 AND current)
WHERE claim = ?1 RETURNING claim";
