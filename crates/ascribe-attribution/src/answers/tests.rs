//! What answers what, on analyses made by hand.

use ascribe_types::{Act, Certainty, Kind, MentionForm, Polarity, Stance};

use super::link;
use crate::sources::cast::Cast;
use crate::sources::stage::Stage;

const SAYS: Stance = Stance { act: Act::Says, polarity: Polarity::Affirms, certainty: Certainty::Certain };
const ACCUSES: Stance = Stance { act: Act::Accuses, ..SAYS };
const DENIES: Stance = Stance { act: Act::Denies, polarity: Polarity::Denies, ..SAYS };
const REJECTS: Stance = Stance { act: Act::Rejects, ..DENIES };
const CONFIRMS: Stance = Stance { act: Act::Confirms, ..SAYS };
const PRAISES: Stance = Stance { act: Act::Praises, ..SAYS };
const WITHHOLDS: Stance = Stance { polarity: Polarity::Neither, ..SAYS };

/// Checks what the last attribution answers, given the stances of all.
fn check(stage: Stage, stances: &[Stance], expected: &[u32]) {
    let (text, analysis, mut told) = stage.told();
    assert_eq!(told.len(), stances.len(), "a stance each");
    for (attribution, &stance) in told.iter_mut().zip(stances) {
        attribution.stance = stance;
    }
    link(&Cast::new(&text, &analysis), &mut told);
    let answers = told.last().map(|last| last.answers.iter().map(|id| id.0).collect::<Vec<_>>());
    assert_eq!(answers.as_deref(), Some(expected), "{text}");
}

const GUILD: &str = "the/det/2/det guild/noun/3/nsubj say/verb/0/root that/sconj/7/mark the/det/6/det mill/noun/7/nsubj poison/verb/3/ccomp the/det/9/det river/noun/7/obj";

/// "The guild said that the mill poisoned the river", and a sentence of the mill's.
fn after_guild(sentence: &str) -> Stage {
    Stage::new(&format!("{GUILD}\n{sentence}")).says("the guild", "say", "that the mill poison the river")
}

#[test]
fn a_claim_is_what_was_said() {
    let stage = || after_guild("the/det/2/det owner/noun/3/nsubj reject/verb/0/root the/det/5/det claim/noun/3/obj");
    check(stage().says("the owner", "reject", "the claim"), &[SAYS, REJECTS], &[1]);
    check(stage().says("the owner", "reject", "the claim"), &[ACCUSES, REJECTS], &[1]);
    check(stage().says("the owner", "reject", "the claim"), &[SAYS, WITHHOLDS], &[1]);
}

#[test]
fn praise_and_mention_answer_nothing() {
    let stage = || after_guild("the/det/2/det owner/noun/3/nsubj quote/verb/0/root the/det/5/det claim/noun/3/obj");
    check(stage().says("the owner", "quote", "the claim"), &[SAYS, PRAISES], &[]);
    check(stage().says("the owner", "quote", "the claim"), &[SAYS, SAYS], &[]);
}

#[test]
fn a_pronoun_is_what_was_just_said() {
    let stage = after_guild("the/det/2/det owner/noun/3/nsubj deny/verb/0/root this/pron/3/obj");
    check(stage.says("the owner", "deny", "this"), &[SAYS, DENIES], &[1]);
}

#[test]
fn a_small_clause_points_with_its_subject() {
    let stage =
        after_guild("the/det/2/det owner/noun/3/nsubj call/verb/0/root that/pron/6/nsubj a/det/6/det lie/noun/3/xcomp");
    check(stage.says("the owner", "call", "that a lie"), &[SAYS, REJECTS], &[1]);
}

#[test]
fn nobody_answers_themselves() {
    let stage = after_guild("the/det/2/det guild/noun/3/nsubj reject/verb/0/root the/det/5/det claim/noun/3/obj");
    let stage = stage.mention("the guild", Kind::Organization, MentionForm::Description, Some(0));
    check(stage.says("the guild", "reject", "the claim"), &[SAYS, REJECTS], &[]);
}

#[test]
fn the_owner_tells_whose_claim() {
    let vet = "the/det/2/det vet/noun/3/nsubj say/verb/0/root that/sconj/6/mark fish/noun/6/nsubj die/verb/3/ccomp";
    let stage = |owner: &str| {
        after_guild(&format!(
            "{vet}\nthe/det/2/det owner/noun/3/nsubj reject/verb/0/root the/det/5/det {owner}/noun/6/nmod:poss claim/noun/3/obj"
        ))
        .says("the vet", "say", "that fish die")
        .says("the owner", "reject", &format!("the {owner} claim"))
    };
    check(stage("guild"), &[SAYS, SAYS, REJECTS], &[1]);
    check(stage("vet"), &[SAYS, SAYS, REJECTS], &[2]);
    check(stage("king"), &[SAYS, SAYS, REJECTS], &[]);
}

#[test]
fn a_verdict_is_on_its_subject() {
    let stage = |verdict: &str| {
        after_guild(&format!(
            "the/det/2/det claim/noun/4/nsubj be/aux/4/cop {verdict}/adj/0/root the/det/6/det owner/noun/7/nsubj say/verb/4/parataxis"
        ))
        .says("the owner", "say", &format!("the claim be {verdict}"))
    };
    check(stage("false"), &[SAYS, SAYS], &[1]);
    check(stage("baseless"), &[SAYS, SAYS], &[1]);
    check(stage("new"), &[SAYS, SAYS], &[]);
}

#[test]
fn the_same_matter_is_denied_in_kindred_words() {
    let stage = |verb: &str, thing: &str| {
        after_guild(&format!(
            "the/det/2/det owner/noun/3/nsubj deny/verb/0/root that/sconj/7/mark the/det/6/det mill/noun/7/nsubj {verb}/verb/3/ccomp the/det/9/det {thing}/noun/7/obj"
        ))
        .says("the owner", "deny", &format!("that the mill {verb} the {thing}"))
    };
    check(stage("poison", "river"), &[SAYS, DENIES], &[1]);
    check(stage("poison", "river"), &[SAYS, CONFIRMS], &[1]);
    check(stage("sell", "flour"), &[SAYS, DENIES], &[]);
    check(stage("poison", "river"), &[DENIES, DENIES], &[]);
}

#[test]
fn a_claim_can_lack_ground_or_belief() {
    let without = after_guild(
        "the/det/2/det claim/noun/5/nsubj be/aux/5/cop without/adp/5/case merit/noun/0/root the/det/7/det owner/noun/8/nsubj say/verb/5/parataxis",
    );
    check(without.says("the owner", "say", "the claim be without merit"), &[SAYS, SAYS], &[1]);
    let believed = |polarity| Stance { act: Act::Believes, polarity, ..SAYS };
    let stage = || after_guild("the/det/2/det owner/noun/3/nsubj believe/verb/0/root the/det/5/det claim/noun/3/obj");
    check(stage().says("the owner", "believe", "the claim"), &[SAYS, believed(Polarity::Denies)], &[1]);
    check(stage().says("the owner", "believe", "the claim"), &[SAYS, believed(Polarity::Affirms)], &[]);
}

#[test]
fn a_clause_after_a_noun_is_a_matter_of_its_own() {
    let stage = |verb: &str, thing: &str| {
        after_guild(&format!(
            "the/det/2/det owner/noun/3/nsubj deny/verb/0/root a/det/5/det report/noun/3/obj that/sconj/9/mark the/det/8/det mill/noun/9/nsubj {verb}/verb/3/ccomp the/det/11/det {thing}/noun/9/obj"
        ))
        .says("the owner", "deny", &format!("a report that the mill {verb} the {thing}"))
    };
    check(stage("poison", "river"), &[SAYS, DENIES], &[1]);
    check(stage("sell", "flour"), &[SAYS, DENIES], &[]);
}

#[test]
fn any_analysis_is_linked() {
    let (text, analysis, mut told) = Stage::new(GUILD).told();
    link(&Cast::new(&text, &analysis), &mut told);
    assert!(told.is_empty());
}
