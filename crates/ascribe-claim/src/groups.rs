//! From links to claims: statements that hang together become one, and get signs.
//!
//! By hand, since the libraries for graphs (petgraph) end at connected components, and those make one heap of all that is said of two parties: one wrong link joins
//! two claims for good.

use std::collections::{BTreeMap, BTreeSet};

use crate::corrections::{Correction, Parts};
use crate::relation::Relation;

/// What must be known of a statement to group it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Whether its text says that something is not so.
    pub negative: bool,
    /// Whether its text is a clause, and not "a rescue" alone.
    pub clause: bool,
}

/// Two statements that are about the same matter, by their places among the members.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The one.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// How they stand to each other.
    pub relation: Relation,
}

/// Statements that are one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its members' places, in order, each with whether its text, with its negation, contradicts what is claimed: none where that is not clear. The first is the
    /// founder.
    pub members: Vec<(usize, Option<bool>)>,
    /// Whose text says what is claimed: the first member, rather one with a clause, that says that something is so and does not contradict the founder without its negation. "We never
    /// sold it" may found a claim, and yet it is told as "they sold it". Where all say that something is not so, the founder's.
    pub teller: usize,
}

/// How strong the links between two groups must be in sum, if both have one member. A weaker link joins nothing alone, but counts beside others: of those under 0.7 in
/// 150 reports of PolNeAR on one election one in five is of one matter, of the stronger ones three in four (some 40 of each, read by eye).
const ENOUGH: f32 = 0.7;
/// How that grows with the number of pairs between them: 0 would be single linkage, 1 the mean of all pairs.
const GROWTH: f32 = 0.3;

/// What a certain link counts: enough to join its two before any others are, and however many they have become.
const CERTAIN: f64 = 1e3;

/// Which statements are one claim. `members` come in the order in which they would found a claim: the earliest published first, those without a date last,
/// and of one day the least id first. The answer depends on the members, the set of links and the corrections alone; whatever is tied to them by neither, even
/// through others, does not matter to it, so that connected parts can be given one by one.
///
/// The two groups that are tied most closely are joined, again and again, until no two are tied closely enough; the more members they have, the
/// more of these must be linked. A link that is certain (1) joins its two whatever else is so. Then each correction is applied to what those before it left.
pub fn groups(members: &[Member], links: &[Link], corrections: &[Correction]) -> Vec<Group> {
    let mut parts = Parts::new(&clusters(members.len(), links), links);
    if !corrections.is_empty() {
        let made = all_signed(members, &parts);
        parts.correct(corrections, &made);
    }
    all_signed(members, &parts)
}

/// The groups with the signs of their members.
fn all_signed(members: &[Member], parts: &Parts<'_>) -> Vec<Group> {
    let groups = parts.groups().into_iter();
    let mut out: Vec<Group> = groups.map(|(group, links)| signed(members, &group, &links)).collect();
    out.sort_by_key(|group| group.members[0].0);
    out
}

/// The groups that the links make.
fn clusters(count: usize, links: &[Link]) -> Vec<BTreeSet<usize>> {
    let mut clusters = Clusters::new(count, links);
    while clusters.join_closest() {}
    clusters.members
}

/// Groups in the making.
struct Clusters {
    members: Vec<BTreeSet<usize>>,
    /// How closely each is tied to others.
    ties: Vec<BTreeMap<usize, f64>>,
    /// All pairs that are tied closely enough, the closest last: closeness in steps (so that it can be ordered), then the pair, the earlier before.
    queue: BTreeSet<(u64, std::cmp::Reverse<(usize, usize)>)>,
}

impl Clusters {
    fn new(count: usize, links: &[Link]) -> Self {
        let mut ties = vec![BTreeMap::new(); count];
        let unlike = links.iter().filter(|link| link.one != link.other);
        for link in unlike {
            let same = if link.relation.same < 1.0 { f64::from(link.relation.same) } else { CERTAIN };
            let strongest = |tie: &mut f64| *tie = tie.max(same);
            ties[link.one].entry(link.other).and_modify(strongest).or_insert(same);
            ties[link.other].entry(link.one).and_modify(strongest).or_insert(same);
        }
        let members = (0..count).map(|at| BTreeSet::from([at])).collect();
        let mut clusters = Self { members, ties, queue: BTreeSet::new() };
        for one in 0..count {
            let after: Vec<usize> = clusters.ties[one].range(one + 1..).map(|(other, _)| *other).collect();
            after.into_iter().for_each(|other| clusters.enqueue(one, other));
        }
        clusters
    }

    /// Where a pair stands in the queue, if it is tied closely enough.
    fn place(&self, one: usize, other: usize) -> Option<(u64, std::cmp::Reverse<(usize, usize)>)> {
        let pairs = (self.members[one].len() * self.members[other].len()) as f64;
        let closeness = self.ties[one].get(&other)? / pairs.powf(f64::from(GROWTH));
        let place = ((closeness * 1e9) as u64, std::cmp::Reverse((one.min(other), one.max(other))));
        (closeness >= f64::from(ENOUGH)).then_some(place)
    }

    fn enqueue(&mut self, one: usize, other: usize) {
        self.queue.extend(self.place(one, other));
    }

    fn dequeue(&mut self, one: usize, other: usize) {
        if let Some(place) = self.place(one, other) {
            self.queue.remove(&place);
        }
    }

    /// Joins the two that are tied most closely; false where none are closely enough.
    fn join_closest(&mut self) -> bool {
        let Some((_, std::cmp::Reverse((one, other)))) = self.queue.pop_last() else { return false };
        for cluster in [one, other] {
            let near: Vec<usize> = self.ties[cluster].keys().copied().collect();
            near.into_iter().for_each(|near| self.dequeue(cluster, near));
        }
        let moved = std::mem::take(&mut self.ties[other]);
        for (near, tie) in moved.into_iter().filter(|(near, _)| *near != one) {
            self.ties[near].remove(&other);
            *self.ties[near].entry(one).or_default() += tie;
            *self.ties[one].entry(near).or_default() += tie;
        }
        self.ties[one].remove(&other);
        let joined = std::mem::take(&mut self.members[other]);
        self.members[one].extend(joined);
        let near: Vec<usize> = self.ties[one].keys().copied().collect();
        near.into_iter().for_each(|near| self.enqueue(one, near));
        true
    }
}

/// A group with the signs of its members.
fn signed(members: &[Member], cluster: &BTreeSet<usize>, links: &[Link]) -> Group {
    let places: Vec<usize> = cluster.iter().copied().collect();
    let ballots = ballots(&places, links);
    let found = along_strongest(&ballots);
    let mut signs: Vec<bool> = found.iter().map(|sign| sign.unwrap_or(false)).collect();
    settle(&ballots, &mut signs);
    let clear = |at: usize| at == 0 || found[at].is_some() && is_clear(&ballots[at], &signs, signs[at]);
    let affirmative = signs[0] ^ members[places[0]].negative;
    let tells = |at: &usize| !members[places[*at]].negative && clear(*at) && signs[*at] == affirmative;
    let is_clause = |at: &usize| members[places[*at]].clause;
    let can_tell: Vec<usize> = (0..places.len()).filter(tells).collect();
    let teller = can_tell.iter().find(|at| is_clause(at)).or(can_tell.first()).map_or(0, |at| *at);
    let signed = |(at, place): (usize, &usize)| (*place, clear(at).then_some(signs[at] ^ signs[teller]));
    Group { members: places.iter().enumerate().map(signed).collect(), teller: places[teller] }
}

/// How near to even, of 1, what speaks for the agreement of two and against it must be for a link to say nothing of their sides.
const OPEN: f32 = 0.2;

/// For each member of a group what its links say: the other one, and how much speaks for their agreement, or, below zero, against it. Links that cannot tell are left
/// out, so that no side is guessed along them.
fn ballots(places: &[usize], links: &[Link]) -> Vec<Vec<(usize, f32)>> {
    let mut ballots = vec![Vec::new(); places.len()];
    for link in links {
        let (Ok(one), Ok(other)) = (places.binary_search(&link.one), places.binary_search(&link.other)) else {
            continue;
        };
        let side = 1.0 - 2.0 * link.relation.opposed;
        if side.abs() <= OPEN {
            continue;
        }
        let weight = link.relation.same * side;
        ballots[one].push((other, weight));
        ballots[other].push((one, weight));
    }
    ballots
}

/// A first sign for each, from the first member along the strongest links (Prim's tree); none for those to which no link leads that tells.
fn along_strongest(ballots: &[Vec<(usize, f32)>]) -> Vec<Option<bool>> {
    let mut signs = vec![None; ballots.len()];
    let mut edge: BTreeSet<(u64, std::cmp::Reverse<usize>, bool)> = BTreeSet::from([(0, std::cmp::Reverse(0), false)]);
    while let Some((_, std::cmp::Reverse(at), sign)) = edge.pop_last() {
        if signs[at].is_some() {
            continue;
        }
        signs[at] = Some(sign);
        for (next, weight) in &ballots[at] {
            edge.insert(((weight.abs() * 1e6) as u64, std::cmp::Reverse(*next), sign ^ (*weight < 0.0)));
        }
    }
    signs
}

/// How often all signs are looked at again.
const ROUNDS: usize = 8;

/// Turns signs that most of their links speak against. Each turn leaves less disagreement, so it comes to an end.
fn settle(ballots: &[Vec<(usize, f32)>], signs: &mut [bool]) {
    for _ in 0..ROUNDS {
        let mut turned = false;
        for at in 1..signs.len() {
            let (yes, no) = votes(&ballots[at], signs, signs[at]);
            if no > yes {
                signs[at] = !signs[at];
                turned = true;
            }
        }
        if !turned {
            break;
        }
    }
}

/// How much of what speaks for a sign may speak against it, for it to be clear.
const AGAINST: f32 = 0.5;

fn is_clear(ballots: &[(usize, f32)], signs: &[bool], sign: bool) -> bool {
    let (yes, no) = votes(ballots, signs, sign);
    yes > 0.0 && no <= AGAINST * yes
}

/// What speaks for a sign and against it.
fn votes(ballots: &[(usize, f32)], signs: &[bool], sign: bool) -> (f32, f32) {
    let mut votes = (0.0, 0.0);
    for (other, weight) in ballots {
        let fits = (signs[*other] == sign) == (*weight > 0.0);
        *(if fits { &mut votes.0 } else { &mut votes.1 }) += weight.abs();
    }
    votes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(one: usize, other: usize, same: f32, opposed: f32) -> Link {
        Link { one, other, relation: Relation { same, opposed } }
    }

    /// The groups of so many members, written "0+ 2- 3? | 1+": + and - for the two sides.
    fn check(count: usize, links: &[Link], expected: &str) {
        let members = vec![Member { negative: false, clause: true }; count];
        let sign = |opposed: Option<bool>| opposed.map_or("?", |opposed| if opposed { "-" } else { "+" });
        let shown = |group: &Group| {
            let members = group.members.iter().map(|(at, opposed)| format!("{at}{}", sign(*opposed)));
            members.collect::<Vec<_>>().join(" ")
        };
        let found: Vec<String> = groups(&members, links, &[]).iter().map(shown).collect();
        assert_eq!(found.join(" | "), expected);
    }

    #[test]
    fn what_is_linked_is_one_claim() {
        check(3, &[link(0, 2, 0.9, 0.0)], "0+ 2+ | 1+");
        check(2, &[link(0, 1, 0.9, 1.0)], "0+ 1-");
        check(0, &[], "");
    }

    #[test]
    fn one_link_does_not_join_two_groups() {
        let within = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)];
        let mut links: Vec<Link> = within.iter().map(|(one, other)| link(*one, *other, 0.9, 0.0)).collect();
        links.push(link(2, 3, 0.6, 0.0));
        check(6, &links, "0+ 1+ 2+ | 3+ 4+ 5+");
    }

    #[test]
    fn a_certain_link_joins_whatever_else_is_so() {
        let mut links: Vec<Link> =
            (0..20).flat_map(|one| (0..one).map(move |other| link(one, other, 0.99, 0.0))).collect();
        links.extend([link(19, 20, 1.0, 0.0), link(20, 21, 0.8, 0.0)]);
        let members = vec![Member { negative: false, clause: true }; 22];
        let sizes: Vec<usize> = groups(&members, &links, &[]).iter().map(|group| group.members.len()).collect();
        assert_eq!(sizes, [21, 1]);
    }

    #[test]
    fn signs_go_along_links_and_are_left_open_where_they_disagree() {
        check(3, &[link(0, 1, 0.9, 1.0), link(1, 2, 0.9, 1.0)], "0+ 1- 2+");
        check(3, &[link(0, 1, 0.9, 0.0), link(1, 2, 0.9, 0.0), link(0, 2, 0.9, 1.0)], "0+ 1? 2?");
    }

    #[test]
    fn no_side_is_guessed_along_links_that_cannot_tell() {
        check(2, &[link(0, 1, 0.9, 0.45)], "0+ 1?");
        check(3, &[link(0, 1, 0.9, 0.5), link(1, 2, 0.9, 0.1)], "0+ 1? 2?");
        check(3, &[link(0, 1, 0.9, 0.5), link(1, 2, 0.9, 0.1), link(0, 2, 0.8, 0.9)], "0+ 1- 2-");
    }

    #[test]
    fn the_order_of_links_does_not_matter() {
        let mut links = vec![
            link(0, 1, 0.7, 0.0),
            link(1, 2, 0.7, 1.0),
            link(2, 3, 0.7, 0.0),
            link(3, 0, 0.7, 1.0),
            link(4, 1, 0.55, 0.0),
        ];
        let members = vec![Member { negative: false, clause: true }; 5];
        let expected = groups(&members, &links, &[]);
        links.reverse();
        links.iter_mut().for_each(|link| std::mem::swap(&mut link.one, &mut link.other));
        assert_eq!(groups(&members, &links, &[]), expected);
    }

    #[test]
    fn a_founder_that_is_negative_contradicts_a_claim_that_another_tells() {
        let members = [Member { negative: true, clause: true }, Member { negative: false, clause: true }];
        let found = groups(&members, &[link(0, 1, 0.9, 1.0)], &[]);
        assert_eq!(found, [Group { members: vec![(0, Some(true)), (1, Some(false))], teller: 1 }]);
    }

    #[test]
    fn where_all_are_negative_the_founder_tells_what_is_claimed() {
        let members = [Member { negative: true, clause: true }, Member { negative: true, clause: true }];
        let found = groups(&members, &[link(0, 1, 0.9, 0.0)], &[]);
        assert_eq!(found, [Group { members: vec![(0, Some(false)), (1, Some(false))], teller: 0 }]);
    }

    #[test]
    fn who_is_not_clear_or_says_the_contrary_does_not_tell_it() {
        let members = [Member { negative: true, clause: true }, Member { negative: false, clause: true }];
        let found = groups(&members, &[link(0, 1, 0.9, 0.0)], &[]);
        assert_eq!(found[0].teller, 0);
    }
}
