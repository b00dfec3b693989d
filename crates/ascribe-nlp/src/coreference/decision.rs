//! From the network's scores to a link: candidates of one entity speak for it together, and what is not sure is not decided.

use ascribe_types::{Kind, MentionIdx};

use super::Link;
use super::clusters::Clusters;
use super::profile::{Class, Determiner, Part, Profile};
use super::pronouns::Gender;

/// An entity less likely than this is no answer to whom a pronoun refers. On GUM (dev, all before put right) 92 of 100 "he" and "she" that are
/// answered are then right, and 3 of 100 are left open; of "it" 85 and 16, of "they" 81 and 11. Without it 90, 75 and 76 would be right.
const LEAST: f32 = 0.5;

/// The same for descriptions with "the", which give away more of themselves.
const LEAST_OF_DESCRIPTION: f32 = 0.4;

/// Nor is one that is only so much more likely than the next.
const MARGIN: f32 = 0.1;

/// What is added to the score of a person who is named as saying something, for who is "he" or "she" in it: "Ana Ruiz said that [she] …". It was set when
/// 54 of 57 in PolNeAR's training texts, whose first names told men from women, agreed with the pronoun: ln(54 / 3). By the table beside this file it is 49 of 53
/// (`training/said_he.py`). GUM, which the network learnt from, has very few.
const SPEAKER: f32 = 2.9;

/// An entity that a mention may belong to.
#[derive(Clone, Copy, Debug)]
struct Choice {
    entity: usize,
    probability: f32,
    /// The likeliest of its mentions among the candidates, and how likely that one is alone.
    mention: usize,
    alone: f32,
}

/// Links the next mention, given its candidates, what speaks for each, and what speaks for something new.
pub(super) fn decide(
    profiles: &[Profile],
    clusters: &Clusters,
    candidates: &[usize],
    scores: &[f32],
    fresh: f32,
) -> Link {
    let mention = &profiles[clusters.len()];
    let others = [quoting(profiles, mention, candidates), described(profiles, mention, candidates)];
    let others = others.map(|other| other.map(|other| clusters.of(other)));
    let is_other = |before: usize| others.contains(&Some(clusters.of(before)));
    let may_be = |before: usize| !is_other(before) && !clusters.forbid(profiles, mention, before);
    let allowed = candidates.iter().zip(scores).filter(|&(&before, _)| may_be(before));
    let is_speaker = |before: usize| is_speaker(mention, &profiles[before]) && !is_somebodys(profiles, before);
    let bonus = |before: usize| if is_speaker(before) { SPEAKER } else { 0.0 };
    let allowed: Vec<(usize, f32)> = allowed.map(|(&before, &score)| (before, score + bonus(before))).collect();
    let highest = allowed.iter().map(|&(_, score)| score).fold(fresh, f32::max);
    let weigh = |score: f32| (score - highest).exp();
    let all: f32 = weigh(fresh) + allowed.iter().map(|&(_, score)| weigh(score)).sum::<f32>();
    let choices = choices(clusters, allowed.into_iter().map(|(before, score)| (before, weigh(score) / all)));
    choose(mention, &choices, weigh(fresh) / all)
}

/// Who speaks the quotation in which somebody is "he" or "she", and is "I" there: "[Ana] said: “She …”".
fn quoting(profiles: &[Profile], mention: &Profile, candidates: &[usize]) -> Option<usize> {
    let is_third = mention.class == Class::ThirdPerson;
    let quotes = |before: &Profile| is_told_by(mention, before) && mention.quotation != before.quotation;
    candidates.iter().copied().find(|&before| is_third && quotes(&profiles[before]))
}

/// Who is somebody's, and thus not that somebody: "[Ana], [his] lawyer".
fn described(profiles: &[Profile], mention: &Profile, candidates: &[usize]) -> Option<usize> {
    let is_described = |before: &usize| mention.describes == Some(profiles[*before].head);
    candidates.iter().copied().find(is_described)
}

/// Whether `before` is a named person of whom it is told that he said what somebody does who is called "he": "[Bo Lund] said that [he] …".
fn is_speaker(mention: &Profile, before: &Profile) -> bool {
    let is_person = matches!(mention.pronoun.gender, Gender::Man | Gender::Woman)
        && matches!(mention.part, Part::Subject | Part::PassiveSubject);
    let is_named = before.class == Class::Name && before.kind == Kind::Person;
    is_person && is_named && is_told_by(mention, before) && mention.quotation == before.quotation
}

/// Whether the clause of a mention is what `before` said, knew or hoped: "[Ana] said that [she] …".
fn is_told_by(mention: &Profile, before: &Profile) -> bool {
    let ([_, above], [own, _]) = (mention.clauses, before.clauses);
    mention.is_reported && mention.sentence == before.sentence && above == own && before.part == Part::Subject
}

/// Whether somebody is named as another's: "his lawyer, Ana Ruiz", "Ana Ruiz, his lawyer". Such people speak of that other.
fn is_somebodys(profiles: &[Profile], named: usize) -> bool {
    let person = &profiles[named];
    let mut after = profiles[named + 1..].iter().take_while(|other| other.sentence == person.sentence);
    person.determiner == Determiner::Possessive || after.any(|other| other.describes == Some(person.head))
}

/// The entities of some mentions with their probabilities, the likeliest first.
fn choices(clusters: &Clusters, mentions: impl Iterator<Item = (usize, f32)>) -> Vec<Choice> {
    let each = mentions.map(|(mention, probability)| Choice {
        entity: clusters.of(mention),
        probability,
        mention,
        alone: probability,
    });
    let mut choices: Vec<Choice> = each.collect();
    choices.sort_by_key(|choice| choice.entity);
    choices.dedup_by(|next, kept| {
        let same = next.entity == kept.entity;
        if same {
            kept.probability += next.probability;
            if next.alone >= kept.alone {
                (kept.mention, kept.alone) = (next.mention, next.alone);
            }
        }
        same
    });
    choices.sort_by(|left, right| right.probability.total_cmp(&left.probability));
    choices
}

fn choose(mention: &Profile, choices: &[Choice], fresh: f32) -> Link {
    let Some(best) = choices.first().filter(|best| best.probability > fresh) else { return Link::New };
    let second = choices.get(1).map_or(0.0, |second| second.probability);
    let least = match mention.class {
        Class::ThirdPerson | Class::OtherPronoun => LEAST,
        Class::Definite => LEAST_OF_DESCRIPTION,
        Class::Speaker | Class::Name | Class::Other => return Link::Same(MentionIdx(best.mention as u32)),
    };
    let is_sure = best.probability >= least && best.probability - second >= MARGIN;
    if is_sure { Link::Same(MentionIdx(best.mention as u32)) } else { Link::Unsure }
}
