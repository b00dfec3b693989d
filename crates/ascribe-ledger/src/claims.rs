//! Claims: the groups that the links make, who holds what on each, and their counts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ascribe_claim::{Group, Link, Member, Relation, Taken, groups, positions};
use ascribe_types::{Position, Statement};
use rusqlite::{OptionalExtension, params};

use crate::Error;
use crate::corrections::SaidOfClaims;
use crate::numbers::Heir;
use crate::origins::Sheets;
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
    document: i64,
    /// The report, and who speaks in it.
    voice: Option<(i64, i64)>,
    /// The claim, 0 for a new one, whether its text contradicts the claim's, and the position.
    now: (i64, Option<bool>, String),
}

/// Links by the rows of their two propositions.
type Links = BTreeMap<(i64, i64), Relation>;

/// Propositions that are one claim, each with whether its text contradicts what is claimed. The first founds it.
struct Matter {
    members: Vec<(Standing, Option<bool>)>,
    /// In whose words it is told.
    teller: i64,
    rejected: bool,
}

impl Change<'_> {
    /// Finds out to which claims the propositions that were touched belong now, and all that hang together with them.
    pub(crate) fn regroup(&mut self) -> Result<(), Error> {
        if self.touched.is_empty() {
            return Ok(());
        }
        let said = self.said()?;
        self.touch_companions(&said)?;
        let touched = self.touched.clone();
        let mut matters = Vec::new();
        while let Some(first) = self.touched.first().copied() {
            let (rows, links) = self.linked(first, &said)?;
            self.touched.retain(|row| !rows.contains(row));
            matters.extend(self.matters(&rows, &links, &said)?);
        }
        let heirs: Vec<Heir> = matters.iter().map(Matter::heir).collect();
        let numbers = self.numbers(&heirs)?;
        let left: BTreeSet<i64> =
            matters.iter().zip(&numbers).flat_map(|(matter, claim)| matter.left_for(*claim)).collect();
        for (matter, claim) in matters.iter().zip(numbers) {
            let retold = self.tell(claim, matter.teller)?;
            self.hold(matter, claim, retold || left.contains(&claim), &touched)?;
        }
        Ok(())
    }

    /// All that hang together with a proposition, by links or because people merged them, and the links.
    fn linked(&self, first: i64, said: &SaidOfClaims) -> Result<(BTreeSet<i64>, Links), Error> {
        let (mut links, mut found, mut next) = (BTreeMap::new(), BTreeSet::from([first]), vec![first]);
        let mut later = self.prepare("SELECT other, same, opposed FROM links WHERE one = ?")?;
        let mut earlier = self.prepare("SELECT one FROM links WHERE other = ?")?;
        while let Some(row) = next.pop().filter(|_| !said.rejected.contains(&first)) {
            let mut of_it = later.query([row])?;
            while let Some(link) = of_it.next()? {
                let other = link.get(0)?;
                if !said.rejected.contains(&other) {
                    links.insert((row, other), Relation { same: link.get(1)?, opposed: link.get(2)? });
                    next.extend(found.insert(other).then_some(other));
                }
            }
            let mut to_it = earlier.query([row])?;
            while let Some(link) = to_it.next()? {
                let one = link.get(0)?;
                next.extend(Some(one).filter(|one| !said.rejected.contains(one) && found.insert(*one)));
            }
            next.extend(said.merged_with(row).filter(|other| found.insert(*other)));
        }
        Ok((found, links))
    }

    /// The groups of propositions that hang together.
    fn matters(&mut self, rows: &BTreeSet<i64>, links: &Links, said: &SaidOfClaims) -> Result<Vec<Matter>, Error> {
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
        let groups = groups(&members, &links, &said.among(&places));
        let matter = |group: Group| Matter {
            rejected: said.rejected.contains(&standings[group.members[0].0].row),
            teller: standings[group.teller].row,
            members: group.members.into_iter().map(|(place, opposed)| (standings[place].clone(), opposed)).collect(),
        };
        Ok(groups.into_iter().map(matter).collect())
    }

    fn standing(&self, row: i64) -> Result<Standing, Error> {
        let mut find = self.prepare(
            "SELECT current, published, propositions.id, negative, propositions.claim, opposed, position, action IS NOT NULL,
               document, party
             FROM propositions JOIN documents USING (document)
             WHERE proposition = ?",
        )?;
        Ok(find.query_row([row], |found| {
            let current: bool = found.get(0)?;
            let published: Option<String> = found.get(1)?;
            let (document, party): (i64, Option<i64>) = (found.get(8)?, found.get(9)?);
            Ok(Standing {
                outdated: !current,
                undated: published.is_none(),
                published,
                id: found.get(2)?,
                row,
                negative: found.get(3)?,
                now: (found.get(4)?, found.get(5)?, found.get(6)?),
                clause: found.get(7)?,
                document,
                voice: party.map(|party| (document, party)),
            })
        })?)
    }

    /// Tells a claim by the text of a proposition; tells whether it was told by another before.
    fn tell(&self, claim: i64, teller: i64) -> Result<bool, Error> {
        let mut update = self.prepare(
            "UPDATE claims SET teller = proposition, text = propositions.text FROM propositions
             WHERE claims.claim = ? AND proposition = ? AND teller <> proposition",
        )?;
        Ok(update.execute([claim, teller])? > 0)
    }

    /// Gives the propositions of a matter their places in its claim, and what is held by each. What is held by one follows from where its words stand and from what
    /// else the same says in the same report, so that in a claim that is told as before, and that nothing has left, only the reports in which something has changed
    /// need be read. Whoever has changed may have been somebody else before: all who speak in such a report are heard again.
    fn hold(&mut self, matter: &Matter, claim: i64, changed: bool, touched: &BTreeSet<i64>) -> Result<(), Error> {
        let stirred = |(standing, opposed): &(Standing, Option<bool>)| {
            (standing.now.0, standing.now.1) != (claim, *opposed) || touched.contains(&standing.row)
        };
        let reports: BTreeSet<i64> =
            matter.members.iter().filter(|member| stirred(member)).map(|(standing, _)| standing.document).collect();
        let affected = |(standing, _): &&(Standing, _)| changed || reports.contains(&standing.document);
        let affected: Vec<&(Standing, Option<bool>)> = matter.members.iter().filter(affected).collect();
        let positions = self.positions(matter.teller, &affected)?;
        for (member, position) in affected.into_iter().zip(positions) {
            if self.place(&member.0, claim, member.1, position)? || stirred(member) {
                self.uncounted.extend([member.0.now.0, claim]);
            }
        }
        Ok(())
    }

    /// What is held by some propositions of a claim that is told in the words of `teller`.
    fn positions(&mut self, teller: i64, some: &[&(Standing, Option<bool>)]) -> Result<Vec<Position>, Error> {
        if some.is_empty() {
            return Ok(Vec::new());
        }
        let teller = self.statement(teller)?;
        let rows = some.iter().map(|(standing, _)| standing.row);
        let statements: Vec<Arc<Statement>> = rows.map(|row| self.statement(row)).collect::<Result<_, _>>()?;
        let taken = |(member, statement): (&&(Standing, Option<bool>), _)| Taken {
            statement,
            opposed: member.1,
            voice: member.0.voice,
        };
        let all: Vec<Taken<'_>> = some.iter().zip(statements.iter().map(Arc::as_ref)).map(taken).collect();
        Ok(positions(&all, &teller))
    }

    /// Places a proposition in a claim; tells whether it did not stand so before.
    fn place(
        &mut self,
        standing: &Standing,
        claim: i64,
        opposed: Option<bool>,
        position: Position,
    ) -> Result<bool, Error> {
        let (was, was_opposed, held) = &standing.now;
        let position = position.name();
        if (*was, *was_opposed, held.as_str()) == (claim, opposed, position) {
            return Ok(false);
        }
        let mut update =
            self.prepare("UPDATE propositions SET claim = ?, opposed = ?, position = ? WHERE proposition = ?")?;
        update.execute(params![claim, opposed, position, standing.row])?;
        Ok(true)
    }

    /// Counts anew what has changed. What a report is found to cite may change the origins of another claim.
    pub(crate) fn count(&mut self) -> Result<(), Error> {
        // Nothing that a sheet tells changes from here on.
        let mut sheets = Sheets::default();
        while let Some(claim) = self.uncounted.pop_first() {
            let origins = self.independent(claim, &mut sheets)?;
            self.prepare(COUNT)?.query_row(params![claim, origins as i64], |_| Ok(())).optional()?;
        }
        Ok(())
    }
}

impl Matter {
    /// The claims from which its propositions come, other than the one that it is now.
    fn left_for(&self, claim: i64) -> impl Iterator<Item = i64> {
        self.members.iter().map(|(standing, _)| standing.now.0).filter(move |was| *was != claim)
    }

    fn heir(&self) -> Heir {
        let members = self.members.iter().map(|(standing, _)| (standing.row, standing.now.0)).collect();
        Heir { founder: self.members[0].0.row, members, rejected: self.rejected }
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
  WHERE propositions.claim = ?1 AND current AND NOT propositions.rejected)
WHERE claim = ?1 RETURNING claim";
