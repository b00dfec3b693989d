//! Sources on analyses made by hand.

use ascribe_types::Kind::{Gpe, Organization, Person, Place, Work};
use ascribe_types::MentionForm::{Description, Name, Pronoun};

use super::stage::Stage;

#[track_caller]
fn check(stage: &Stage, expected: &[&str]) {
    assert_eq!(stage.sources(), expected);
}

const RUIZ: &str =
    "Ana/propn/3/nsubj Ruiz/propn/1/flat said/verb/0/root it/pron/5/nsubj rained/verb/3/ccomp ./punct/3/punct\n";

#[test]
fn a_name_is_its_entity() {
    let stage = Stage::new(RUIZ).mention("Ana Ruiz", Person, Name, Some(0)).says("Ana Ruiz", "said", "it rained");
    check(&stage, &["Ana Ruiz, person, named"]);
}

#[test]
fn a_pronoun_is_the_entity_that_was_read() {
    let lines = format!("{RUIZ}She/pron/2/nsubj smiled/verb/0/root");
    let stage = Stage::new(&lines)
        .mention("Ana Ruiz", Person, Name, Some(0))
        .mention("She", Person, Pronoun, Some(0))
        .says("She", "smiled", "it rained");
    check(&stage, &["Ana Ruiz, person, named"]);
}

/// What "He" or "She" is after what Ruiz said, if the analysis is unsure.
fn after_ruiz(second: &str, pronoun: &str) -> Stage {
    let stage = Stage::new(&format!("{RUIZ}{second}")).mention("Ana Ruiz", Person, Name, Some(0));
    let pell = second.contains("Pell");
    let stage = if pell { stage.mention("Ida Pell", Person, Name, Some(1)) } else { stage };
    let stage = stage.mention(pronoun, Person, Pronoun, None);
    stage.says("Ana Ruiz", "said", "it rained").says(pronoun, "added", "that")
}

#[test]
fn a_pronoun_that_was_not_read_is_the_last_speaker() {
    let stage = after_ruiz("She/pron/2/nsubj added/verb/0/root that/sconj/2/obj", "She");
    check(&stage, &["Ana Ruiz, person, named", "Ana Ruiz, person, named"]);
}

#[test]
fn words_of_the_speaker_are_nobody_else() {
    let line = "Union/noun/2/compound leader/noun/3/nmod Ana/propn/5/nsubj Ruiz/propn/3/flat said/verb/0/root so/adv/5/advmod\n\
                She/pron/2/nsubj added/verb/0/root that/sconj/2/obj";
    let stage = Stage::new(line)
        .mention("Union leader Ana Ruiz", Person, Name, Some(0))
        .mention("Union leader", Person, Description, Some(1))
        .mention("She", Person, Pronoun, None)
        .says("Union leader Ana Ruiz", "said", "so")
        .says("She", "added", "that");
    check(&stage, &["Union leader Ana Ruiz, person, named", "Union leader Ana Ruiz, person, named"]);
}

#[test]
fn of_two_who_fit_it_is_neither() {
    let second =
        "Ida/propn/3/nsubj Pell/propn/1/flat left/verb/0/root\nShe/pron/2/nsubj added/verb/0/root that/sconj/2/obj";
    check(&after_ruiz(second, "She"), &["Ana Ruiz, person, named", "She, person, unsure"]);
}

#[test]
fn not_who_speaks_of_him() {
    let line = "“/punct/3/punct He/pron/3/nsubj slept/verb/0/root ,/punct/3/punct I/pron/6/nsubj think/verb/3/parataxis ,/punct/3/punct ” Ana/propn/11/nsubj Ruiz/propn/9/flat said/verb/3/parataxis";
    let stage = Stage::new(line)
        .mention("He", Person, Pronoun, Some(0))
        .mention("I", Person, Pronoun, None)
        .mention("Ana Ruiz", Person, Name, Some(0))
        .says("He", "slept", "slept")
        .says("I", "think", "slept")
        .says("Ana Ruiz", "said", "“ He slept , I think , ”");
    let expected = ["Ana Ruiz, person, named", "Ana Ruiz, person, named", "He, person, unsure"];
    let mut sources = stage.sources();
    sources.sort();
    assert_eq!(sources, expected);
}

#[test]
fn who_is_the_noun_before() {
    let line = "Two/num/3/nummod former/adj/3/amod diplomats/noun/6/nsubj who/pron/5/nsubj warned/verb/3/acl:relcl left/verb/0/root";
    let stage =
        Stage::new(line).mention("Two former diplomats", Person, Description, Some(0)).says("who", "warned", "left");
    check(&stage, &["Two former diplomats, group, unnamed former diplomat"]);
}

#[test]
fn two_are_not_the_first_of_them() {
    let line = "Ruiz/propn/4/nsubj and/cconj/3/cc Pell/propn/1/conj said/verb/0/root so/adv/4/advmod";
    let stage = Stage::new(line).mention("Ruiz", Person, Name, Some(0)).mention("Pell", Person, Name, Some(1)).says(
        "Ruiz and Pell",
        "said",
        "so",
    );
    check(&stage, &["Ruiz and Pell, group, named"]);
}

/// The one source of a line "WORDS said so".
fn kind(words: &str, source: &str, kind: ascribe_types::Kind, form: ascribe_types::MentionForm) -> Stage {
    Stage::new(&format!("{words} said/verb/0/root so/adv/9/advmod"))
        .mention(source, kind, form, Some(0))
        .says(source, "said", "so")
}

#[test]
fn what_an_unnamed_source_is() {
    let aide = kind("an/det/2/det aide/noun/3/nsubj", "an aide", Person, Description);
    check(&aide, &["an aide, person, unnamed aide"]);
    let voters = kind("the/det/2/det voters/noun/3/nsubj", "the voters", Person, Description);
    check(&voters, &["the voters, public, unnamed"]);
    let spy = kind(
        "an/det/3/det intelligence/noun/3/compound official/noun/4/nsubj",
        "an intelligence official",
        Person,
        Description,
    );
    check(&spy, &["an intelligence official, person, unnamed intelligence officer"]);
    let poll = kind("a/det/2/det poll/noun/3/nsubj", "a poll", ascribe_types::Kind::Abstract, Description);
    check(&poll, &["a poll, document, unnamed"]);
    let editorial = kind(
        "the/det/3/det Compass/propn/3/compound editorial/noun/4/nsubj",
        "the Compass editorial",
        Person,
        Description,
    );
    check(&editorial, &["the Compass editorial, document, unnamed"]);
    let officials = kind("city/noun/2/compound officials/noun/3/nsubj", "city officials", Organization, Description);
    check(&officials, &["city officials, group, unnamed official"]);
    let one =
        kind("one/num/5/nsubj of/adp/4/case the/det/4/det aides/noun/1/nmod", "one of the aides", Person, Description);
    check(&one, &["one of the aides, person, unnamed aide"]);
    let source = kind("a/det/2/det source/noun/3/nsubj", "a source", Person, Description);
    check(&source, &["a source, person, unnamed"]);
}

#[test]
fn what_a_named_source_is() {
    check(&kind("Oslo/propn/2/nsubj", "Oslo", Gpe, Name), &["Oslo, gpe, named"]);
    check(&kind("Kremlin/propn/2/nsubj", "Kremlin", Place, Name), &["Kremlin, organization, named"]);
    check(&kind("Northline/propn/2/nsubj", "Northline", Organization, Name), &["Northline, organization, named"]);
    let weekly = "the/det/3/det weekly/adj/3/amod magazine/noun/5/nsubj Compass/propn/3/appos";
    let daily = "the/det/3/det daily/adj/3/amod Compass/propn/4/nsubj";
    check(&kind(daily, "the daily Compass", Organization, Name), &["the daily Compass, outlet, named"]);
    check(
        &kind(weekly, "the weekly magazine Compass", Work, Name).name("Compass", Work),
        &["the weekly magazine Compass, outlet, named"],
    );
}

#[test]
fn the_reason_is_in_the_source() {
    let line = "An/det/2/det aide/noun/9/nsubj who/pron/4/nsubj asked/verb/2/acl:relcl not/part/8/advmod to/part/8/mark be/aux/8/aux:pass named/verb/4/xcomp said/verb/0/root so/adv/9/advmod";
    let stage = Stage::new(line).mention("An aide", Person, Description, Some(0)).says(
        "An aide who asked not to be named",
        "said",
        "so",
    );
    check(&stage, &["An aide, person, unnamed aide “asked not to be named”"]);
}

#[test]
fn a_wish_for_no_name_is_no_attribution() {
    let line = "An/det/2/det aide/noun/9/nsubj who/pron/4/nsubj asked/verb/2/acl:relcl not/part/8/advmod to/part/8/mark be/aux/8/aux:pass named/verb/4/xcomp said/verb/0/root so/adv/9/advmod";
    let stage = Stage::new(line).mention("An aide", Person, Description, Some(0)).says("An aide", "said", "so").says(
        "who",
        "asked",
        "not to be named",
    );
    check(&stage, &["An aide, person, unnamed aide “asked not to be named”"]);
}

#[test]
fn the_reason_is_in_the_next_sentence() {
    let lines = "An/det/2/det aide/noun/3/nsubj said/verb/0/root so/adv/3/advmod\n\
        He/pron/2/nsubj spoke/verb/0/root on/adp/4/case condition/noun/2/obl of/adp/6/case anonymity/noun/4/nmod because/sconj/8/mark talks/verb/2/advcl ,/punct/2/punct too/adv/2/advmod";
    let stage = Stage::new(lines)
        .mention("An aide", Person, Description, Some(0))
        .mention("He", Person, Pronoun, None)
        .says("An aide", "said", "so");
    check(&stage, &["An aide, person, unnamed aide “on condition of anonymity because talks”"]);
}

#[test]
fn a_named_source_has_no_reason() {
    let lines = format!(
        "{RUIZ}She/pron/2/nsubj spoke/verb/0/root on/adp/4/case condition/noun/2/obl of/adp/6/case anonymity/noun/4/nmod"
    );
    let stage = Stage::new(&lines).mention("Ana Ruiz", Person, Name, Some(0)).says("Ana Ruiz", "said", "it rained");
    check(&stage, &["Ana Ruiz, person, named"]);
}

#[test]
fn the_only_person_near_by() {
    let lines = "Ana/propn/3/nsubj Ruiz/propn/1/flat was/verb/0/root there/adv/3/advmod\nShe/pron/2/nsubj added/verb/0/root that/sconj/2/obj";
    let stage = Stage::new(lines)
        .mention("Ana Ruiz", Person, Name, Some(0))
        .mention("She", Person, Pronoun, None)
        .says("She", "added", "that");
    check(&stage, &["Ana Ruiz, person, named"]);
}

#[test]
fn a_description_has_the_name_beside_it() {
    let line =
        "A/det/2/det spokeswoman/noun/5/nsubj Ida/propn/2/appos Pell/propn/3/flat said/verb/0/root so/adv/5/advmod";
    let stage = Stage::new(line)
        .mention("A spokeswoman Ida Pell", Person, Description, Some(0))
        .mention("Ida Pell", Person, Name, Some(1))
        .says("A spokeswoman Ida Pell", "said", "so");
    check(&stage, &["Ida Pell, person, named"]);
}

/// A source of a mayor's office and a name behind a comma, with the name hung where no tree should have it.
fn behind_a_comma(mayor: &str, between: &str) -> Vec<String> {
    let ida = 4 + between.split(' ').count();
    let said = ida + 2;
    let line = format!(
        "The/det/2/det {mayor}/noun/{said}/nsubj {between} ,/punct/2/punct Ida/propn/2/nmod Pell/propn/{ida}/flat said/verb/0/root so/adv/{said}/advmod"
    );
    let forms = between.split(' ').map(|word| word.split('/').next().unwrap_or_default()).collect::<Vec<_>>().join(" ");
    let source = format!("The {mayor} {forms} , Ida Pell");
    let stage = Stage::new(&line).mention("Ida Pell", Person, Name, Some(0)).name("Ida Pell", Person);
    stage.says(&source, "said", "so").sources()
}

#[test]
fn a_name_behind_a_comma_is_who_is_described_whatever_the_tree() {
    let pell = "Ida Pell, person, named";
    assert_eq!(behind_a_comma("mayor", "of/adp/4/case Vik/propn/2/nmod"), [pell]);
    assert_ne!(behind_a_comma("mayors", "of/adp/4/case Vik/propn/2/nmod"), [pell]);
    assert_ne!(behind_a_comma("letter", "of/adp/4/case Vik/propn/2/nmod"), [pell]);
    assert_ne!(behind_a_comma("mayor", "of/adp/4/case Vik/propn/2/nmod and/cconj/6/cc Bo/propn/4/conj"), [pell]);
    assert_ne!(behind_a_comma("mayor", "who/pron/4/nsubj met/verb/2/acl:relcl"), [pell]);
}

#[test]
fn a_label_in_capitals_is_who_is_named_in_full() {
    let lines = "MR./propn/2/nmod:desc DUBOIS/propn/0/root :/punct/2/punct No/intj/2/parataxis\n\nLater/adv/4/advmod Claude/propn/4/nsubj Dubois/propn/2/flat left/verb/0/root";
    let stage = Stage::new(lines)
        .mention("MR. DUBOIS", Person, Name, Some(0))
        .mention("Claude Dubois", Person, Name, Some(1))
        .says("MR. DUBOIS", ":", "No");
    check(&stage, &["Claude Dubois, person, named"]);
}

#[test]
fn a_report_appeared_in_an_outlet() {
    let written = |noun: &str, case: &str| {
        let source = format!("A {noun} {case} the Compass");
        let line = format!(
            "A/det/2/det {noun}/noun/6/nsubj {case}/adp/5/case the/det/5/det Compass/propn/2/nmod said/verb/0/root so/adv/6/advmod"
        );
        let stage = Stage::new(&line).mention(&source, Work, Description, Some(0));
        stage.mention("Compass", Organization, Name, Some(1)).says(&source, "said", "so")
    };
    check(&written("report", "in"), &["A report in the Compass, document, unnamed, in Compass"]);
    check(&written("report", "by"), &["A report by the Compass, document, unnamed"]);
    check(&written("word", "in"), &["A word in the Compass, document, unnamed"]);
}

#[test]
fn a_title_is_no_name() {
    check(&kind("Minister/propn/2/nsubj", "Minister", Person, Name), &["Minister, person, unnamed official"]);
}

#[test]
fn some_are_several() {
    check(&kind("Some/pron/2/nsubj", "Some", Person, Pronoun), &["Some, group, unnamed"]);
}

#[test]
fn of_two_subjects_it_is_neither_whatever_was_read() {
    let lines = "Ruiz/propn/2/nsubj left/verb/0/root and/cconj/5/cc Pell/propn/5/nsubj stayed/verb/2/conj\nHe/pron/2/nsubj added/verb/0/root that/sconj/2/obj";
    let stage = Stage::new(lines)
        .mention("Ruiz", Person, Name, Some(0))
        .mention("Pell", Person, Name, Some(1))
        .mention("He", Person, Pronoun, Some(1))
        .says("He", "added", "that");
    check(&stage, &["He, person, unsure"]);
}
