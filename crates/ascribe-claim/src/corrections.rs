//! What people corrected about claims: which are one matter, and what is another.
//!
//! By hand: no library groups with links that a person may overrule one after the other.

use std::collections::BTreeSet;

use crate::groups::{Group, Link};
use crate::relation::Relation;

/// What a person corrected. Statements are told by their places among the members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// The groups of two statements are one.
    Merge {
        /// The one.
        one: usize,
        /// The other.
        other: usize,
        /// Whether the text of the one, with its negation, contradicts that of the other.
        opposed: bool,
    },
    /// Statements are about another matter than one in whose group they are.
    Split {
        /// The one that stays.
        from: usize,
        /// Those that leave. They leave together, and with them whatever is tied to the one only through them.
        moved: Vec<usize>,
    },
}

/// How much more a person's word counts for a side than any number of links; that of a later one more than that of an earlier one.
const WORD: f32 = 1e6;

/// A tie that a correction made.
struct Tie {
    one: usize,
    other: usize,
    /// Whether the one text contradicts the other; none where nobody knows.
    opposed: Option<bool>,
    /// How much it counts for a side.
    weight: f32,
}

/// Groups that are being corrected.
pub(crate) struct Parts<'a> {
    /// The group of each member, as links made them and as they are now.
    made: Vec<usize>,
    now: Vec<usize>,
    links: &'a [Link],
    /// The side of each in the group that links made.
    sides: Vec<Option<bool>>,
    ties: Vec<Tie>,
    corrections: usize,
}

impl<'a> Parts<'a> {
    pub(crate) fn new(groups: &[BTreeSet<usize>], links: &'a [Link]) -> Self {
        let mut made = vec![0; groups.len()];
        for (at, group) in groups.iter().enumerate() {
            group.iter().for_each(|member| made[*member] = at);
        }
        Self { now: made.clone(), sides: vec![None; made.len()], made, links, ties: Vec::new(), corrections: 0 }
    }

    /// Applies corrections, one after the other; `made` are the groups as links made them.
    pub(crate) fn correct(&mut self, corrections: &[Correction], made: &[Group]) {
        for (member, side) in made.iter().flat_map(|group| &group.members) {
            self.sides[*member] = *side;
        }
        for correction in corrections {
            self.corrections += 1;
            match correction {
                Correction::Merge { one, other, opposed } => self.merge(*one, *other, *opposed),
                Correction::Split { from, moved } => self.split(*from, moved),
            }
        }
    }

    fn merge(&mut self, one: usize, other: usize, opposed: bool) {
        self.ties.retain(|tie| (tie.one, tie.other) != (one, other) && (tie.one, tie.other) != (other, one));
        let weight = WORD * self.corrections as f32;
        self.ties.push(Tie { one, other, opposed: Some(opposed), weight });
        let (kept, gone) = (self.now[one], self.now[other]);
        self.now.iter_mut().filter(|group| **group == gone).for_each(|group| *group = kept);
    }

    fn split(&mut self, from: usize, moved: &[usize]) {
        let group = self.now[from];
        let moved: Vec<usize> = moved.iter().copied().filter(|at| self.now[*at] == group && *at != from).collect();
        let stay = self.tied(from, &moved);
        let fresh = self.now.iter().max().map_or(0, |last| last + 1);
        for (at, now) in self.now.iter_mut().enumerate() {
            if *now == group && !stay.contains(&at) {
                *now = fresh;
            }
        }
        // What left together stays together, also where no link says so.
        let ties: Vec<Tie> = moved.windows(2).map(|pair| self.companions(pair[0], pair[1])).collect();
        self.ties.extend(ties);
    }

    /// The tie of two that left together. Which sides they took against each other in the group that links made still counts.
    fn companions(&self, one: usize, other: usize) -> Tie {
        let sides = self.sides[one].zip(self.sides[other]).filter(|_| self.made[one] == self.made[other]);
        Tie { one, other, opposed: sides.map(|(one, other)| one != other), weight: 1.0 }
    }

    /// What is tied to a member within its group on ways that do not lead through `without`.
    fn tied(&self, from: usize, without: &[usize]) -> BTreeSet<usize> {
        let mut near = vec![Vec::new(); self.now.len()];
        for (one, other) in self.edges().filter(|(one, other)| self.now[*one] == self.now[*other]) {
            near[one].push(other);
            near[other].push(one);
        }
        let (mut found, mut next) = (BTreeSet::from([from]), vec![from]);
        while let Some(at) = next.pop() {
            let further = near[at].iter().copied().filter(|near| !without.contains(near));
            next.extend(further.filter(|near| found.insert(*near)));
        }
        found
    }

    /// All that ties two: the links within the groups as they were made, and the ties.
    fn edges(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let ties = self.ties.iter().map(|tie| (tie.one, tie.other));
        self.inner_links().map(|link| (link.one, link.other)).chain(ties)
    }

    fn inner_links(&self) -> impl Iterator<Item = &'a Link> + '_ {
        self.links.iter().filter(|link| self.made[link.one] == self.made[link.other])
    }

    /// The groups as they are now, each with the links by which its members take sides.
    pub(crate) fn groups(&self) -> Vec<(BTreeSet<usize>, Vec<Link>)> {
        let mut groups = vec![(BTreeSet::new(), Vec::new()); self.now.iter().max().map_or(0, |last| last + 1)];
        for (at, group) in self.now.iter().enumerate() {
            groups[*group].0.insert(at);
        }
        let links = self.inner_links().copied().chain(self.ties.iter().filter_map(Tie::link));
        for link in links.filter(|link| self.now[link.one] == self.now[link.other]) {
            groups[self.now[link.one]].1.push(link);
        }
        groups.retain(|(group, _)| !group.is_empty());
        groups
    }
}

impl Tie {
    fn link(&self) -> Option<Link> {
        let opposed = if self.opposed? { 1.0 } else { 0.0 };
        let relation = Relation { same: self.weight, opposed };
        Some(Link { one: self.one, other: self.other, relation })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::groups::{Group, Member, groups};

    /// Two groups, 0 1 2 and 3 4 5, each linked to a chain, and 6 by itself. What is written is "0+ 1- 2? | 3+": + and - for the two sides.
    #[track_caller]
    fn check(corrections: &[Correction], expected: &str) {
        let link = |(one, other)| Link { one, other, relation: Relation { same: 0.95, opposed: 0.0 } };
        let links: Vec<Link> = [(0, 1), (1, 2), (3, 4), (4, 5), (3, 5)].map(link).into();
        let sign = |opposed: Option<bool>| opposed.map_or("?", |opposed| if opposed { "-" } else { "+" });
        let shown = |group: &Group| {
            let members = group.members.iter().map(|(at, opposed)| format!("{at}{}", sign(*opposed)));
            members.collect::<Vec<_>>().join(" ")
        };
        let found: Vec<String> =
            groups(&[Member { negative: false, clause: true }; 7], &links, corrections).iter().map(shown).collect();
        assert_eq!(found.join(" | "), expected);
    }

    fn merge(one: usize, other: usize, opposed: bool) -> Correction {
        Correction::Merge { one, other, opposed }
    }

    fn split(from: usize, moved: &[usize]) -> Correction {
        Correction::Split { from, moved: moved.to_vec() }
    }

    #[test]
    fn whole_groups_are_merged() {
        check(&[], "0+ 1+ 2+ | 3+ 4+ 5+ | 6+");
        check(&[merge(3, 2, false)], "0+ 1+ 2+ 3+ 4+ 5+ | 6+");
        check(&[merge(2, 3, true), merge(4, 6, true)], "0+ 1+ 2+ 3- 4- 5- 6+");
    }

    #[test]
    fn what_hangs_on_those_that_leave_alone_leaves_too() {
        check(&[split(0, &[1])], "0+ | 1+ 2+ | 3+ 4+ 5+ | 6+");
        check(&[split(0, &[2])], "0+ 1+ | 2+ | 3+ 4+ 5+ | 6+");
        check(&[split(3, &[4])], "0+ 1+ 2+ | 3+ 5+ | 4+ | 6+");
        check(&[split(0, &[3])], "0+ 1+ 2+ | 3+ 4+ 5+ | 6+");
    }

    #[test]
    fn what_left_together_stays_together() {
        let both = [merge(0, 3, false), split(0, &[2, 5])];
        check(&both, "0+ 1+ 3+ 4+ | 2+ 5? | 6+");
        check(&[both[0].clone(), both[1].clone(), merge(2, 6, false), split(2, &[6])], "0+ 1+ 3+ 4+ | 2+ 5? | 6+");
    }

    #[test]
    fn sides_that_were_taken_through_one_who_stays_are_kept() {
        check(&[split(1, &[0, 2])], "0+ 2+ | 1+ | 3+ 4+ 5+ | 6+");
    }

    #[test]
    fn the_later_correction_wins() {
        check(&[merge(0, 3, false), split(0, &[3])], "0+ 1+ 2+ | 3+ 4+ 5+ | 6+");
        check(&[split(0, &[1]), merge(0, 1, true)], "0+ 1- 2- | 3+ 4+ 5+ | 6+");
        check(&[merge(0, 6, false), merge(6, 0, true)], "0+ 1+ 2+ 6- | 3+ 4+ 5+");
        check(&[merge(0, 3, false), merge(3, 6, false), merge(0, 6, true)], "0+ 1+ 2+ 3- 4- 5- 6-");
    }
}
