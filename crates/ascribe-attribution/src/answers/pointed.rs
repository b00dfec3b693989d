//! At which attributions a content points.

use ascribe_types::{Act, Polarity};

use super::families::akin;
use super::matter::{Matter, coverage};
use super::nouns::{Fit, Told};
use super::parties::{Bond, Party};
use super::pointer::{Noun, Number, Pointer};
use super::{Said, Scene};

/// How much of what a noun is said to be about must be in what it points at.
const ABOUT: f32 = 0.5;

/// How many sentences back somebody's words are still at hand where nothing but nearness tells that they are meant.
const NEAR: usize = 3;

/// The attributions that a pointing content answers; `earlier` has the answers of those before it.
pub(super) fn answered(scene: &Scene<'_>, at: usize, pointer: &Pointer, earlier: &[Vec<usize>]) -> Vec<usize> {
    match pointer {
        Pointer::Just => just(scene, at, earlier),
        Pointer::Noun(noun) => by_noun(scene, at, noun, earlier),
        Pointer::Teller(party) => scene.before(at).find(|&other| scene.is_by(other, party)).into_iter().collect(),
    }
}

/// What was said right before, in the same sentence or the one before, if that states something; or what an ally denied there: "The judge denied the
/// claim, and her clerk called it a lie".
fn just(scene: &Scene<'_>, at: usize, earlier: &[Vec<usize>]) -> Vec<usize> {
    let own = &scene.said[at];
    let Some(last) = scene.before(at).max_by_key(|&other| scene.said[other].end) else { return Vec::new() };
    let other = &scene.said[last];
    let near = own.sentences.0 <= other.sentences.1 + 1;
    match states(other) {
        true if near => vec![last],
        true => Vec::new(),
        false => as_before(scene, at, earlier).unwrap_or_default(),
    }
}

/// Whether somebody takes something to be so, or not.
fn states(said: &Said) -> bool {
    !matches!(said.stance.act, Act::Asks | Act::Demands | Act::Wants | Act::Praises) && said.pointer.is_none()
}

fn by_noun(scene: &Scene<'_>, at: usize, noun: &Noun, earlier: &[Vec<usize>]) -> Vec<usize> {
    let own = &scene.said[at];
    let own_claim = is_own(scene, at, noun);
    if own_claim && own.stance.act == Act::Admits {
        return Vec::new();
    }
    let noun = &Noun { owner: noun.owner.clone().filter(|_| !own_claim), ..noun.clone() };
    let mut fitting: Vec<(usize, Fit)> = fitting(scene, noun, scene.before(at));
    if fitting.is_empty() && own.sentences.0 <= 1 {
        fitting = self::fitting(scene, noun, scene.after(at));
    }
    if fitting.is_empty() && noun.told == Told::Accusation && noun.number == Number::Several {
        return charges(scene, at, noun);
    }
    fitting.retain(|&(other, fit)| noun.told != Told::Deed || fit == Fit::Exact || tells_of_deed(scene, at, other));
    if noun.owner.is_none() && noun.about.is_none() {
        if let Some(same) = as_before(scene, at, earlier) {
            return same;
        }
        fitting = meant(scene, at, noun, fitting);
    } else if let (Some(_), Number::Several) = (&noun.owner, noun.number) {
        fitting = owned(scene, at, fitting);
    }
    let by_cue = |&(other, fit): &(usize, Fit)| (is_called(&scene.said[other], noun), fit);
    let Some(best) = fitting.iter().map(by_cue).max_by_key(|&(called, fit)| (fit, called)) else { return Vec::new() };
    match noun.number {
        Number::One => fitting.iter().find(|one| by_cue(one) == best).map(|&(other, _)| other).into_iter().collect(),
        Number::Two => fitting.iter().take(2).map(|&(other, _)| other).collect(),
        Number::Several if noun.told == Told::Claim => {
            fitting.iter().filter(|one| by_cue(one) == best).map(|&(other, _)| other).collect()
        }
        Number::Several => fitting.iter().filter(|one| one.1 == best.1).map(|&(other, _)| other).collect(),
    }
}

/// Whether the one who admits something is said to have said it: "he stood by his statements". Nobody denies or confirms their own claim, so there the owner
/// was read wrongly.
fn is_own(scene: &Scene<'_>, at: usize, noun: &Noun) -> bool {
    let source = scene.said[at].source.as_ref();
    noun.owner.as_ref().zip(source).is_some_and(|(owner, source)| scene.parties.bond(owner, source) == Some(Bond::Same))
}

/// The attributions that can be called by a noun, that are by who is said to have said it, and about what it is said to be about.
fn fitting(scene: &Scene<'_>, noun: &Noun, candidates: impl Iterator<Item = usize>) -> Vec<(usize, Fit)> {
    let parties = scene.parties;
    let about = noun.about.as_ref().map(|words| Matter::items(parties, words)).filter(|items| !items.is_empty());
    let owned = |other: usize| noun.owner.as_ref().is_none_or(|owner| scene.is_by(other, owner));
    let concerned = |other: usize| {
        let said = &scene.said[other];
        about.as_ref().is_none_or(|about| coverage(parties, about, &said.matter.items).0 >= ABOUT)
    };
    let answers_itself = |other: usize| scene.said[other].pointer.is_some() && noun.told != Told::Denial;
    let counts = |other: usize| noun.lemma != "figure" || scene.said[other].matter.counts(parties);
    candidates
        .filter(|&other| counts(other) && owned(other) && concerned(other) && !answers_itself(other))
        .filter_map(|other| Some((other, noun.told.fit(scene.said[other].stance)?)))
        .collect()
}

/// What one who denies "any accusations of dealing with Oslo" is charged with, in whatever words: the accusations and suspicions against them that bring
/// in one of those whom the noun's words name. Left alone: "the accusation of dealing with Oslo", which is one and has its own words.
fn charges(scene: &Scene<'_>, at: usize, noun: &Noun) -> Vec<usize> {
    let parties = scene.parties;
    let about = noun.about.as_ref().map(|words| Matter::items(parties, words)).unwrap_or_default();
    let named: Vec<Party> = (about.iter().chain(&scene.said[at].matter.items))
        .filter_map(|item| item.entity)
        .filter(|&of| parties.is_party(of))
        .map(Party::Entity)
        .collect();
    let charged = |said: &Said| {
        let doer = said.matter.subject.map(Party::Entity);
        let bond = scene.said[at].source.as_ref().zip(doer.as_ref()).and_then(|(own, doer)| parties.bond(own, doer));
        bond >= Some(Bond::Acts) && named.iter().any(|party| said.matter.concerns(parties, party).is_some())
    };
    let owned = |other: usize| noun.owner.as_ref().is_none_or(|owner| scene.is_by(other, owner));
    let charges = scene.before(at).filter(|&other| {
        let said = &scene.said[other];
        matches!(said.stance.act, Act::Accuses | Act::Suspects)
            && said.pointer.is_none()
            && owned(other)
            && charged(said)
    });
    charges.collect()
}

/// Of several that one could mean without saying whose: those about the one who answers, else those that are near.
fn meant(scene: &Scene<'_>, at: usize, noun: &Noun, fitting: Vec<(usize, Fit)>) -> Vec<(usize, Fit)> {
    let own = &scene.said[at];
    let target = |other: usize| {
        own.source.as_ref().and_then(|source| scene.said[other].matter.concerns(scene.parties, source))
            >= Some(Bond::Country)
    };
    if noun.number == Number::Two {
        return fitting;
    }
    let (about, others): (Vec<_>, Vec<_>) = fitting.into_iter().partition(|&(other, _)| target(other));
    if !about.is_empty() || noun.told == Told::Deed {
        return about;
    }
    let near = |&(other, fit): &(usize, Fit)| {
        let distance = own.sentences.0.abs_diff(scene.said[other].sentences.1);
        distance <= if fit == Fit::Exact { NEAR } else { 1 }
    };
    let near: Vec<(usize, Fit)> = others.into_iter().filter(near).collect();
    match noun.number {
        Number::Several => by_one(scene, near),
        Number::One | Number::Two => near,
    }
}

/// Whether one tells, not far before, what the one who answers did: "took cash", of a mayor who denies any wrongdoing.
fn tells_of_deed(scene: &Scene<'_>, at: usize, other: usize) -> bool {
    let (own, others) = (&scene.said[at], &scene.said[other]);
    let doer = others.matter.subject.map(Party::Entity);
    let bond = own.source.as_ref().zip(doer.as_ref()).and_then(|(own, doer)| scene.parties.bond(own, doer));
    let near = own.sentences.0.abs_diff(others.sentences.1) <= NEAR;
    let of_another = doer.is_some_and(|doer| !scene.is_by(other, &doer));
    bond >= Some(Bond::Acts) && of_another && near && !others.matter.negated && own.stance.polarity == Polarity::Denies
}

/// Those by the same source as the nearest.
fn by_one(scene: &Scene<'_>, near: Vec<(usize, Fit)>) -> Vec<(usize, Fit)> {
    let Some(&(first, _)) = near.first() else { return near };
    let same = |&(other, _): &(usize, Fit)| {
        let sources = scene.said[first].source.as_ref().zip(scene.said[other].source.as_ref());
        other == first || sources.is_some_and(|(one, other)| scene.parties.bond(one, other) == Some(Bond::Same))
    };
    near.into_iter().filter(same).collect()
}

/// Of all that somebody said, what is about the one who answers, if some is.
fn owned(scene: &Scene<'_>, at: usize, fitting: Vec<(usize, Fit)>) -> Vec<(usize, Fit)> {
    let source: Option<&Party> = scene.said[at].source.as_ref();
    let target = |&(other, _): &(usize, Fit)| {
        source.and_then(|source| scene.said[other].matter.concerns(scene.parties, source)).is_some()
    };
    let about: Vec<(usize, Fit)> = fitting.iter().copied().filter(target).collect();
    if about.is_empty() { fitting } else { about }
}

/// Whether the cue has the noun's own verb: "claimed" of a claim.
fn is_called(said: &Said, noun: &Noun) -> bool {
    said.cue.iter().any(|lemma| akin(lemma, &noun.lemma))
}

/// What the denial right before answers, where this one denies the same: "rejected the claims … similarly blasted the allegations".
fn as_before(scene: &Scene<'_>, at: usize, earlier: &[Vec<usize>]) -> Option<Vec<usize>> {
    let own = &scene.said[at];
    let denies = |said: &Said| said.stance.polarity == Polarity::Denies;
    let before = (0..at).rev().find(|&other| !scene.chain(at).any(|outer| outer == other))?;
    let near = own.sentences.0 <= scene.said[before].sentences.1 + 1;
    let sources = own.source.as_ref().zip(scene.said[before].source.as_ref());
    let allied = sources.is_some_and(|(own, other)| scene.parties.bond(own, other).is_some());
    let same = denies(own) && denies(&scene.said[before]) && near && allied && !earlier[before].is_empty();
    same.then(|| earlier[before].clone())
}
