//! What the network is told of a mention, and of a mention and an earlier one beside each other: which row it picks in each of some tables.
//!
//! The tables lie one after the other. Their sizes are part of the trained model: whoever changes what is seen here must train anew
//! (`training/coreference.py`), and a model with tables of another size is refused when it is loaded.

use super::clusters::Cluster;
use super::likeness::{Likeness, contrast};
use super::parsed::Parsed;
use super::profile::{Class, Determiner, Part, Profile};
use super::pronouns::{Gender, Number, PRONOUN_ROWS};
use super::ties::tie;

/// How many tables describe a mention.
pub const MENTION_FEATURES: usize = 14;

/// How many tables describe a pair.
pub const PAIR_FEATURES: usize = 22;

/// Rows of the tables of a mention, together.
pub const MENTION_ROWS: usize = 477;

/// Rows of the tables of a pair, together.
pub const PAIR_ROWS: usize = 2408;

/// Rows picked in tables that lie one after the other.
struct Pick<const N: usize> {
    rows: [u16; N],
    next: usize,
    offset: usize,
}

impl<const N: usize> Pick<N> {
    fn new() -> Self {
        Self { rows: [0; N], next: 0, offset: 0 }
    }

    /// Picks the row `value` of a table of `size`.
    fn row(&mut self, value: usize, size: usize) {
        debug_assert!(value < size, "no row {value} in table {} of {size}", self.next);
        self.rows[self.next] = (self.offset + value.min(size - 1)) as u16;
        self.next += 1;
        self.offset += size;
    }

    /// Picks a row for two values together.
    fn cross(&mut self, (left, lefts): (usize, usize), (right, rights): (usize, usize)) {
        self.row(left * rights + right, lefts * rights);
    }

    fn finish(self, room: usize) -> [u16; N] {
        debug_assert!(self.next == N && self.offset == room, "{} tables of {} rows", self.next, self.offset);
        self.rows
    }
}

fn class(profile: &Profile) -> (usize, usize) {
    (profile.class as usize, Class::COUNT)
}

/// Buckets that widen by doubling from four on: 0, 1, 2, 3, 4, 8, 16, …
fn bucket(value: usize, count: usize) -> usize {
    let bucket = if value < 4 { value } else { value.ilog2() as usize + 2 };
    bucket.min(count - 1)
}

fn number(profile: &Profile) -> (usize, usize) {
    (profile.number as usize, Number::Several as usize + 1)
}

fn gender(profile: &Profile) -> (usize, usize) {
    (profile.gender as usize, Gender::Thing as usize + 1)
}

fn part(profile: &Profile) -> (usize, usize) {
    (profile.part as usize, Part::COUNT)
}

fn determiner(profile: &Profile) -> (usize, usize) {
    (profile.determiner as usize, Determiner::COUNT)
}

const KINDS: usize = ascribe_types::Kind::ALL.len();

/// The rows of a mention. `seen` is how its words have been read before.
pub(super) fn mention_rows(parsed: Parsed<'_>, profile: &Profile, seen: Likeness) -> [u16; MENTION_FEATURES] {
    let mut pick = Pick::new();
    let word = &parsed.words[profile.head];
    let above = profile.governor.map_or(0, |governor| parsed.words[governor].upos as usize + 1);
    let kind = (profile.kind as usize, KINDS);
    pick.row(usize::from(profile.pronoun.row), PRONOUN_ROWS);
    pick.cross(class(profile), kind);
    pick.cross(determiner(profile), number(profile));
    pick.row(word.deprel as usize, ascribe_types::Deprel::ALL.len());
    pick.row(word.upos as usize, ascribe_types::Upos::ALL.len());
    pick.row(above, ascribe_types::Upos::ALL.len() + 1);
    pick.cross(class(profile), (bucket(profile.end - profile.start, 8), 8));
    pick.row(profile.depth.min(2) * 2 + usize::from(profile.holds), 6);
    pick.cross(class(profile), (usize::from(profile.quotation > 0), 2));
    pick.cross(class(profile), (bucket(profile.sentence as usize, 8), 8));
    pick.row(usize::from(profile.speaks), 2);
    pick.row(usize::from(profile.is_listed), 2);
    pick.cross(class(profile), (seen as usize, Likeness::COUNT));
    pick.cross(gender(profile), part(profile));
    pick.finish(MENTION_ROWS)
}

/// A mention and an earlier one.
pub(super) struct Pair<'a> {
    pub(super) mention: &'a Profile,
    pub(super) before: &'a Profile,
    /// How many mentions later.
    pub(super) distance: usize,
    /// How many candidates that agree with the mention as well lie between them.
    pub(super) rank: usize,
    /// How many candidates as much alike to it or more lie between them.
    pub(super) alike: usize,
    /// What is known of the earlier one's entity.
    pub(super) cluster: Cluster,
    /// Whether the earlier one is the last mention of its entity so far.
    pub(super) is_latest: bool,
    /// Whether some mention of its entity is spelled as the mention.
    pub(super) is_spelled: bool,
}

/// How quotation marks lie around the two.
fn marks(mention: &Profile, before: &Profile) -> usize {
    match (mention.quotation, before.quotation) {
        (0, 0) => 0,
        (0, _) => 1,
        (_, 0) => 2,
        (own, other) if own == other => 3,
        _ => 4,
    }
}

/// The rows of a pair.
pub(super) fn pair_rows(pair: &Pair<'_>, likeness: Likeness) -> [u16; PAIR_FEATURES] {
    let (mention, before) = (pair.mention, pair.before);
    let mut pick = Pick::new();
    let sentences = bucket((mention.sentence - before.sentence) as usize, 8);
    let paragraphs = ((mention.paragraph - before.paragraph) as usize).min(3);
    let classes = (mention.class as usize * Class::COUNT + before.class as usize, Class::COUNT * Class::COUNT);
    let tie = (tie(mention, before) as usize, super::ties::Tie::COUNT);
    pick.cross(classes, (sentences, 8));
    pick.cross(class(mention), (bucket(pair.distance, 10), 10));
    pick.cross(classes, (likeness as usize, Likeness::COUNT));
    pick.cross(classes, (contrast(mention, before), super::likeness::CONTRASTS));
    pick.cross((mention.kind as usize, KINDS), (before.kind as usize, KINDS));
    pick.cross(number(mention), number(before));
    pick.cross(gender(mention), gender(before));
    pick.cross((mention.pronoun.person as usize * 4 + before.pronoun.person as usize, 16), (marks(mention, before), 5));
    pick.cross(class(mention), tie);
    pick.cross(part(mention), part(before));
    pick.cross((usize::from(mention.pronoun.row), PRONOUN_ROWS), class(before));
    pick.cross((usize::from(before.pronoun.row), PRONOUN_ROWS), (usize::from(mention.class as usize >= 3), 2));
    pick.cross(class(mention), (bucket(pair.rank, 7), 7));
    pick.cross(class(mention), (pair.alike.min(3), 4));
    pick.cross(class(mention), (usize::from(mention.speaks) * 2 + usize::from(before.speaks), 4));
    pick.cross(class(mention), (paragraphs, 4));
    pick.cross(determiner(mention), determiner(before));
    pick.row(usize::from(mention.stem == before.stem) + 2 * usize::from(mention.kind == before.kind), 4);
    pick.cross(class(mention), (bucket(pair.cluster.size, 7), 7));
    pick.cross(class(mention), (usize::from(pair.is_latest) * 2 + usize::from(pair.is_spelled), 4));
    pick.cross(class(mention), (pair.cluster.standing(mention), super::clusters::STANDINGS));
    pick.cross(
        (usize::from(mention.pronoun.row == before.pronoun.row), 2),
        (usize::from(mention.clauses[0] == before.clauses[0]) + usize::from(mention.sentence == before.sentence), 3),
    );
    pick.finish(PAIR_ROWS)
}
