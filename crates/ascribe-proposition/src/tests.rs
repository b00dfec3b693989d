//! Propositions of sentences whose trees are made by hand.

use ascribe_types::{Act, Basis, Change, Kind, MentionForm, Modality, Polarity};

use crate::stage::Stage;

use Act::{Accuses, Admits, Asks, Demands, Denies, Promises, Rejects, Says};
use MentionForm::{Description, Name, Pronoun};
use Polarity::{Affirms, Neither};

/// "Lena Voss said that she will sell her mill in Trier."
fn mill() -> Stage {
    Stage::new(
        "Lena/propn/3/nsubj Voss/propn/1/flat said/verb/0/root/say that/sconj/7/mark she/pron/7/nsubj will/aux/7/aux \
         sell/verb/3/ccomp her/pron/9/nmod:poss mill/noun/7/obj in/adp/11/case Trier/propn/7/obl ./punct/3/punct",
    )
    .mention("Lena Voss", Kind::Person, Name, Some(0))
    .mention("she", Kind::Person, Pronoun, Some(0))
    .mention("her", Kind::Person, Pronoun, Some(0))
    .mention("Trier", Kind::Gpe, Name, Some(1))
    .says("Lena Voss", "said", "that she will sell her mill in Trier", Says, Affirms)
}

fn check(stage: &Stage, text: &str, roles: &str) {
    assert_eq!(stage.text(), text);
    assert_eq!(stage.roles(), roles);
    for piece in stage.last().pieces {
        if piece.change == Change::Kept {
            assert_eq!(piece.text.trim(), stage.words(piece.span), "what is kept is verbatim");
        }
    }
}

#[test]
fn a_pronoun_becomes_the_name_and_a_second_one_stays() {
    check(&mill(), "Lena Voss will sell her mill in Trier", "she, sell, her mill, Trier, -");
    assert_eq!(mill().last().modality, Modality::Future);
}

#[test]
fn each_replaced_word_knows_its_evidence() {
    let stage = mill();
    let first = stage.last().pieces[0].clone();
    let Change::Replaced(evidence) = first.change else { panic!("the pronoun is replaced") };
    assert_eq!((stage.words(first.span), stage.words(evidence)), ("she", "Lena Voss"));
}

#[test]
fn a_pronoun_of_nobody_sure_stays() {
    let stage =
        Stage::new("Voss/propn/2/nsubj said/verb/0/root/say it/pron/4/nsubj fell/verb/2/ccomp/fall ./punct/2/punct")
            .mention("Voss", Kind::Person, Name, Some(0))
            .mention("it", Kind::Object, Pronoun, None)
            .says("Voss", "said", "it fell", Says, Affirms);
    check(&stage, "it fell", "it, fell, -, -, -");
}

#[test]
fn a_first_person_is_the_source_and_its_verb_agrees() {
    let stage = Stage::new(
        "“/punct/4/punct I/pron/4/nsubj 'm/aux/4/cop/be/Tense=Pres|VerbForm=Fin late/adj/0/root ,/punct/4/punct ”/punct/4/punct \
         the/det/8/det judge/noun/9/nsubj said/verb/4/parataxis ./punct/4/punct",
    )
    .mention("the judge", Kind::Person, Description, Some(0))
    .says("the judge", "said", "I'm late", Says, Affirms);
    check(&stage, "the judge is late", "I, late, -, -, -");
    let changes: Vec<bool> = stage.last().pieces.iter().map(|piece| piece.change == Change::Inflected).collect();
    assert_eq!(changes, [false, true, false]);
}

#[test]
fn who_accuses_is_not_the_accused() {
    let alleged = |act| {
        Stage::new(
            "Voss/propn/2/nsubj alleged/verb/0/root/allege it/pron/4/nsubj lied/verb/2/ccomp/lie ./punct/2/punct",
        )
        .mention("Voss", Kind::Organization, Name, Some(0))
        .mention("it", Kind::Organization, Pronoun, Some(0))
        .says("Voss", "alleged", "it lied", act, Affirms)
    };
    check(&alleged(Act::Accuses), "it lied", "it, lied, -, -, -");
    check(&alleged(Says), "Voss lied", "it, lied, -, -, -");
}

/// "It costs us" of a source.
fn costs(kind: Kind) -> Stage {
    Stage::new(
        "the/det/2/det pier/noun/3/nsubj costs/verb/0/root/cost us/pron/3/obj ,/punct/3/punct Voss/propn/7/nsubj said/verb/3/parataxis/say ./punct/3/punct",
    )
    .mention("Voss", kind, Name, Some(0))
    .says("Voss", "said", "the pier costs us", Says, Affirms)
}

#[test]
fn us_is_more_than_one_person() {
    check(&costs(Kind::Person), "the pier costs us", "the pier, costs, us, -, -");
    check(&costs(Kind::Organization), "the pier costs Voss", "the pier, costs, us, -, -");
}

#[test]
fn who_promises_is_who_is_to_do_it() {
    let stage = Stage::new(
        "The/det/2/det bank/noun/3/nsubj promised/verb/0/root/promise to/part/5/mark pay/verb/3/xcomp Voss/propn/5/obj ./punct/3/punct",
    )
    .mention("The bank", Kind::Organization, Description, Some(0))
    .says("The bank", "promised", "to pay Voss", Promises, Affirms);
    check(&stage, "The bank to pay Voss", "The bank, pay, Voss, -, -");
    assert_eq!(stage.last().modality, Modality::Future);
}

#[test]
fn who_is_urged_is_who_is_to_do_it() {
    let stage = Stage::new(
        "Voss/propn/2/nsubj urged/verb/0/root/urge the/det/4/det crew/noun/2/obj to/part/6/mark leave/verb/2/xcomp ./punct/2/punct",
    )
    .mention("Voss", Kind::Person, Name, Some(0))
    .mention("the crew", Kind::Person, Description, Some(1))
    .says("Voss", "urged", "to leave", Demands, Neither);
    check(&stage, "the crew to leave", "the crew, leave, -, -, -");
}

#[test]
fn an_accusation_loses_its_of() {
    let stage = Stage::new(
        "Voss/propn/2/nsubj accused/verb/0/root/accuse the/det/4/det port/noun/2/obj of/sconj/6/mark \
         hiding/verb/2/advcl/hide/VerbForm=Ger two/num/8/nummod leaks/noun/6/obj ./punct/2/punct",
    )
    .says("Voss", "accused", "the port of hiding two leaks", Accuses, Affirms);
    check(&stage, "the port hiding two leaks", "the port, hiding, two leaks, -, -");
}

#[test]
fn a_passive_is_done_by_whom_it_says() {
    let stage = Stage::new(
        "Voss/propn/2/nsubj said/verb/0/root the/det/4/det mill/noun/6/nsubj:pass was/aux/6/aux:pass sold/verb/2/ccomp/sell \
         by/adp/9/case a/det/9/det clerk/noun/6/obl:agent in/adp/11/case May/propn/6/obl ./punct/2/punct",
    )
    .says("Voss", "said", "the mill was sold by a clerk in May", Says, Affirms)
    .time("May");
    check(&stage, "the mill was sold by a clerk in May", "a clerk, sold, the mill, -, May");
}

#[test]
fn a_negation_is_the_main_clauses_own() {
    let negative = |content: &str| {
        Stage::new(
            "Voss/propn/2/nsubj said/verb/0/root he/pron/6/nsubj did/aux/6/aux not/part/6/advmod know/verb/2/ccomp \
             that/sconj/9/mark it/pron/9/nsubj fell/verb/6/ccomp ./punct/2/punct",
        )
        .says("Voss", "said", content, Says, Affirms)
        .last()
        .negative
    };
    assert!(negative("he did not know that it fell"));
    assert!(!negative("that it fell"));
}

#[test]
fn whether_makes_a_question() {
    let stage = Stage::new(
        "Voss/propn/2/nsubj asked/verb/0/root whether/sconj/5/mark it/pron/5/nsubj fell/verb/2/ccomp ./punct/2/punct",
    )
    .says("Voss", "asked", "whether it fell", Asks, Neither);
    check(&stage, "it fell", "it, fell, -, -, -");
    assert_eq!(stage.last().modality, Modality::Question);
}

/// "The bank denied any cooperation with Oslo.", with another noun and more words before it.
fn denial(cue: &str, noun: &str, act: Act) -> Stage {
    let lines = format!(
        "The/det/2/det bank/noun/3/nsubj {cue}/verb/0/root any/det/5/det {noun}/noun/3/obj with/adp/7/case Oslo/propn/5/nmod ./punct/3/punct"
    );
    Stage::new(&lines).mention("The bank", Kind::Organization, Description, Some(0)).says(
        "The bank",
        cue,
        &format!("any {noun} with Oslo"),
        act,
        Polarity::Denies,
    )
}

#[test]
fn a_noun_for_a_deed_becomes_a_statement() {
    let stage = denial("denied", "cooperation", Denies);
    check(&stage, "The bank cooperates with Oslo", "The bank, cooperation, Oslo, -, -");
    assert_eq!(stage.last().basis, Basis::Restated);
}

#[test]
fn other_nouns_stay_as_they_are() {
    check(&denial("denied", "wrongdoing", Denies), "any wrongdoing with Oslo", "-, -, -, -, -");
    check(&denial("announced", "cooperation", Says), "any cooperation with Oslo", "-, -, -, -, -");
    assert_eq!(denial("admitted", "wrongdoing", Admits).last().basis, Basis::Content);
}

/// "The Sun said Oslo paid. Voss rejected the claim."
fn answer(noun: &str) -> Stage {
    let lines = format!(
        "The/det/2/det Sun/propn/3/nsubj said/verb/0/root Oslo/propn/5/nsubj paid/verb/3/ccomp ./punct/3/punct\n\
         Voss/propn/2/nsubj rejected/verb/0/root the/det/4/det {noun}/noun/2/obj ./punct/2/punct"
    );
    Stage::new(&lines).says("The Sun", "said", "Oslo paid", Says, Affirms).says(
        "Voss",
        "rejected",
        &format!("the {noun}"),
        Rejects,
        Polarity::Denies,
    )
}

#[test]
fn a_content_that_points_takes_the_words_it_points_at() {
    let stage = answer("claim").answering();
    check(&stage, "Oslo paid", "Oslo, paid, -, -, -");
    assert_eq!(stage.last().basis, Basis::Answered(ascribe_types::AttributionId(1)));
}

#[test]
fn a_content_that_points_at_nothing_stays() {
    check(&answer("claim"), "the claim", "-, -, -, -, -");
    check(&answer("mill").answering(), "the mill", "-, -, -, -, -");
}

#[test]
fn a_doubt_of_oneself_is_stance_and_not_content() {
    let doubt = |polarity| {
        Stage::new(
            "I/pron/2/nsubj doubt/verb/0/root it/pron/4/nsubj fell/verb/2/ccomp ,/punct/2/punct Voss/propn/7/nsubj \
             said/verb/2/parataxis ./punct/2/punct",
        )
        .mention("Voss", Kind::Person, Name, Some(0))
        .says("Voss", "said", "I doubt it fell", Act::Doubts, polarity)
        .text()
    };
    assert_eq!(doubt(Polarity::Denies), "it fell");
    assert_eq!(doubt(Affirms), "Voss doubts it fell");
}

#[test]
fn our_country_is_everybodys() {
    let said = |noun: &str| {
        let lines = format!(
            "Voss/propn/2/nsubj said/verb/0/root our/pron/4/nmod:poss {noun}/noun/5/nsubj fell/verb/2/ccomp ./punct/2/punct"
        );
        Stage::new(&lines)
            .mention("Voss", Kind::Organization, Name, Some(0))
            .says("Voss", "said", &format!("our {noun} fell"), Says, Affirms)
            .text()
    };
    assert_eq!(said("country"), "our country fell");
    assert_eq!(said("mill"), "Voss's mill fell");
}

#[test]
fn what_is_demanded_is_no_present() {
    let told = |verb: &str| {
        let lines = format!(
            "The/det/2/det bank/noun/3/nsubj {verb}/verb/0/root that/sconj/6/mark we/pron/6/nsubj pay/verb/3/ccomp ./punct/3/punct"
        );
        Stage::new(&lines)
            .mention("The bank", Kind::Organization, Description, Some(0))
            .says("The bank", verb, "that we pay", Says, Affirms)
            .text()
    };
    assert_eq!(told("say"), "The bank pays");
    assert_eq!(told("demand"), "The bank pay");
}

#[test]
fn pieces_of_two_sentences_are_parted_by_the_reports_own_stop() {
    let stage = Stage::new(
        "It/pron/2/nsubj fell/verb/0/root ,/punct/2/punct Voss/propn/5/nsubj said/verb/2/parataxis ./punct/2/punct\n\
         It/pron/2/nsubj broke/verb/0/root ./punct/2/punct",
    )
    .says("Voss", "said", "It fell,…It broke", Says, Affirms);
    check(&stage, "It fell. It broke", "It, fell, -, -, -");
}

#[test]
fn a_condition_and_a_purpose_are_not_the_main_clause() {
    let stage = Stage::new(
        "Voss/propn/2/nsubj said/verb/0/root to/part/4/mark win/verb/2/advcl she/pron/7/nsubj must/aux/7/aux pay/verb/2/ccomp \
         if/sconj/10/mark it/pron/10/nsubj rains/verb/7/advcl ./punct/2/punct",
    )
    .says("Voss", "said", "to win she must pay if it rains", Says, Affirms);
    assert_eq!(stage.roles(), "she, pay, -, -, -");
    assert_eq!(stage.last().modality, Modality::Conditional);
}

#[test]
fn a_word_for_what_is_denied_goes() {
    let stage = Stage::new(
        "Voss/propn/2/nsubj rejected/verb/0/root the/det/4/det notion/noun/2/obj that/sconj/7/mark it/pron/7/nsubj fell/verb/4/acl ./punct/2/punct",
    );
    let stage = stage.says("Voss", "rejected", "the notion that it fell", Rejects, Polarity::Denies);
    check(&stage, "it fell", "it, fell, -, -, -");
}

#[test]
fn a_deed_of_the_verbs_object_loses_its_tie() {
    let stage = Stage::new(
        "Oslo/propn/2/nsubj denied/verb/0/root support/noun/2/obj for/adp/6/case the/det/6/det rebels/noun/3/nmod ./punct/2/punct",
    );
    let stage = stage.says("Oslo", "denied", "support for the rebels", Denies, Polarity::Denies);
    check(&stage, "Oslo supports the rebels", "Oslo, support, the rebels, -, -");
}

#[test]
fn what_is_not_held_against_the_source_stays() {
    let stage = Stage::new(
        "Oslo/propn/2/nsubj denied/verb/0/root reports/noun/2/obj/report of/adp/5/case support/noun/3/nmod for/adp/8/case the/det/8/det \
         rebels/noun/5/nmod ./punct/2/punct",
    );
    let stage = stage.says("Oslo", "denied reports of", "support for the rebels", Denies, Polarity::Denies);
    check(&stage, "support for the rebels", "-, -, -, -, -");
}

#[test]
fn who_is_accused_is_who_did_it() {
    let stage = Stage::new(
        "Voss/propn/2/nsubj accused/verb/0/root/accuse the/det/4/det port/noun/2/obj of/sconj/6/mark \
         hiding/verb/2/advcl/hide/VerbForm=Ger leaks/noun/6/obj ./punct/2/punct",
    )
    .mention("the port", Kind::Organization, Description, Some(0))
    .says("Voss", "accused", "of hiding leaks", Accuses, Affirms);
    check(&stage, "the port hiding leaks", "the port, hiding, leaks, -, -");
}

#[test]
fn a_person_is_no_it_and_one_person_no_they() {
    let said = |pronoun: &str| {
        let lines =
            format!("Voss/propn/2/nsubj said/verb/0/root {pronoun}/pron/4/nsubj fell/verb/2/ccomp ./punct/2/punct");
        Stage::new(&lines)
            .mention("Voss", Kind::Person, Name, Some(0))
            .mention(pronoun, Kind::Person, Pronoun, Some(0))
            .says("Voss", "said", &format!("{pronoun} fell"), Says, Affirms)
            .text()
    };
    assert_eq!(["she", "it", "they"].map(said), ["Voss fell", "it fell", "they fell"]);
}
