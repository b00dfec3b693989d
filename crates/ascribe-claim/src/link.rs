//! Which statements are linked because they are alike enough.

use std::collections::BTreeSet;

use ascribe_types::{Part, Statement, Vector};

use crate::information::information;
use crate::relation::{Relation, cosine, is_pronoun, relation};

/// How alike two statements must be to be linked, from 0 to 1.
const LEAST: f32 = 0.5;
/// The evidence at which two are as likely about the same matter as not, and how fast that changes. Set on the matters that are for it.
const EVEN: f32 = 0.76;
const SLOPE: f32 = 12.0;
/// What a shared word that tells as much as can be is worth, in cosine; how many such words count.
const WORD: f32 = 0.08;
const MOST_WORDS: f32 = 2.0;
/// What it is worth that the same is done ("allow"), if the verb tells as much as can be.
const ACTION: f32 = 0.3;
/// What a shared party is worth, and how many count.
const PARTY: f32 = 0.03;
const MOST_PARTIES: usize = 2;

/// How two statements stand to each other, if they are alike enough to be about the same matter. It does not matter which comes first.
pub fn link(one: &Statement, other: &Statement) -> Option<Relation> {
    if !states(one) || !states(other) || are_crossed(one, other) {
        return None;
    }
    let same = alike(one, other);
    (same >= LEAST).then(|| Relation { same, ..relation(one, other) })
}

/// The most that words, what is done and parties together add to the evidence, in cosine.
const MOST_SHARED: f32 = WORD * MOST_WORDS + ACTION + PARTY * MOST_PARTIES as f32;

/// Whether two statements with these vectors may be linked at all, whatever else they share: a ledger asks this first, so that it need not fetch the rest of
/// those with which there is nothing to compare.
pub fn may_link(one: &Vector, other: &Vector) -> bool {
    // A hair less, so that rounding never makes it stricter than the comparison itself.
    cosine(one, other) + MOST_SHARED >= EVEN - 1e-4
}

/// How much a text must tell to be linked for what it says: a rare word, or two parties. "It was" may be about anything.
const TELLING: f32 = 1.0;

/// Whether a text states something: "similar views" and "it was" do not.
fn states(statement: &Statement) -> bool {
    let clause = statement.actor.is_some() || statement.action.is_some() || statement.target.is_some();
    let words: f32 = statement.words.iter().map(|word| information(word)).sum();
    clause && words + 0.5 * statement.parties.len() as f32 >= TELLING
}

/// Whether two tell of the same two, but what the one does to the other and what the other does to the one: "the regime fuels a policy against Lindal" and "Lindal
/// rejects the regime's ideology" share all that is rare in them, and neither says anything of the other. Left alone: where both do the same, since who
/// meets Voss is met by Voss.
fn are_crossed(one: &Statement, other: &Statement) -> bool {
    one.action != other.action
        && stands_in(one.actor.as_ref(), other.target.as_ref())
        && stands_in(other.actor.as_ref(), one.target.as_ref())
}

/// Whether who does something is, or is named in, what something is done to. A pronoun names nobody.
fn stands_in(actor: Option<&Part>, target: Option<&Part>) -> bool {
    let Some((actor, target)) = actor.zip(target) else { return false };
    let is_it = actor.party.is_some() && actor.party == target.party;
    let mut words = target.text.split(|character: char| !character.is_alphanumeric());
    is_it || !is_pronoun(actor) && words.any(|word| word.to_lowercase() == actor.head)
}

/// How alike what two statements say is, from 0 to 1: by their vectors, the words and parties that they share, and what is done.
pub(crate) fn alike(one: &Statement, other: &Statement) -> f32 {
    let words: f32 = shared(&one.words, &other.words).into_iter().map(|word| information(word)).sum();
    let parties = shared(&one.parties, &other.parties).len().min(MOST_PARTIES) as f32;
    let action = one.action.as_deref().filter(|action| other.action.as_deref() == Some(*action));
    let evidence = cosine(&one.vector, &other.vector)
        + WORD * words.min(MOST_WORDS)
        + ACTION * action.map_or(0.0, information)
        + PARTY * parties;
    1.0 / (1.0 + (SLOPE * (EVEN - evidence)).exp())
}

/// What both have, in order, so that sums are the same whichever comes first.
fn shared<'a, T: Ord>(one: &'a [T], other: &'a [T]) -> BTreeSet<&'a T> {
    let other: BTreeSet<&T> = other.iter().collect();
    one.iter().filter(|item| other.contains(item)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statements::sample::{statement, vector};

    /// A statement of which the vector points so far from a common direction, in hundredths of the cosine.
    fn about(text: &str, cosine: u8) -> Statement {
        let acts =
            Some(text.split(' ').find(|word| word.starts_with(char::is_lowercase)).unwrap_or_default().to_owned());
        Statement { vector: vector(cosine), action: acts, ..statement(text) }
    }

    fn check(one: &Statement, other: &Statement, expected: bool) {
        assert_eq!(link(one, other).is_some(), expected, "{} / {}", one.text, other.text);
        assert_eq!(link(one, other), link(other, one));
        assert!(!expected || may_link(&one.vector, &other.vector), "{} / {}", one.text, other.text);
    }

    #[test]
    fn the_nearer_the_fewer_words_must_be_shared() {
        check(&about("Voss shuts mill", 100), &about("Voss closes plant", 80), true);
        check(&about("Voss shuts mill", 100), &about("Voss closes plant", 60), false);
        check(&about("Voss shuts airfield", 100), &about("Voss shuts airfield soon", 60), true);
    }

    #[test]
    fn whatever_is_shared_those_far_apart_are_not_linked() {
        let one = about("Voss shuts airfield", 100);
        for hundredths in 0..=100 {
            let other = about("Voss shuts airfield", hundredths);
            assert!(link(&one, &other).is_none() || may_link(&one.vector, &other.vector), "{hundredths}");
        }
        assert!(!may_link(&one.vector, &about("Voss shuts airfield", 20).vector));
        assert!(may_link(&one.vector, &about("Voss shuts airfield", 30).vector));
    }

    #[test]
    fn what_states_nothing_is_not_linked() {
        let views = Statement { action: None, ..about("similar views", 100) };
        check(&views, &views.clone(), false);
    }

    /// Whether two are linked of which the vectors are one, each "actor | action | target" with its heads last.
    fn check_roles(one: &str, other: &str, expected: bool) {
        let part = |text: &str| Part {
            text: text.to_owned(),
            party: None,
            head: text.rsplit(' ').next().unwrap_or_default().to_lowercase(),
        };
        let told = |text: &str| {
            let mut fields = text.split(" | ");
            let mut field = || fields.next().unwrap_or_default();
            let (actor, action, target) = (Some(part(field())), Some(field().to_owned()), Some(part(field())));
            Statement { actor, action, target, ..about(text, 100) }
        };
        check(&told(one), &told(other), expected);
    }

    #[test]
    fn what_each_does_to_the_other_is_not_one_matter() {
        let fuels = "the regime | fuel | a hostile policy against Lindal";
        check_roles(fuels, "Lindal | reject | the ideology of the regime", false);
        check_roles(fuels, "the regime | sponsor | a hostile policy against Lindal", true);
        check_roles(fuels, "Lindal | reject | the ideology of its neighbour", true);
        check_roles("Voss | meet | the mayor of Lindal", "the mayor | meet | Voss", true);
        check_roles("they | fuel | what Lindal says", "Lindal | reject | what they say", true);
    }
}
