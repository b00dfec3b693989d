//! Nesting on analyses made by hand.

use std::ops::Range;

use ascribe_types::{Analysis, Deprel, Features, Reading, Role, Sentence, Span, Token, TokenIdx, Upos, Word};

use super::claim::Claims;
use super::{outer, parts};
use crate::quotations::Quotations;
use crate::spans::Parts;
use crate::tree::Tree;

/// A sentence of words written as form/lemma/UPOS/head/relation; heads are counted from 1, and a verb in small letters of UPOS is finite.
fn sentence(line: &str) -> (String, Analysis) {
    let (mut text, mut analysis) = (String::new(), Analysis::default());
    for word in line.split_whitespace() {
        let [form, lemma, upos, head, deprel] = word.split('/').collect::<Vec<_>>()[..] else {
            panic!("five columns: {word}")
        };
        analysis.tokens.push(Token { span: Span::new(text.len(), text.len() + form.len()), joined: false });
        text = text + form + " ";
        let finite = matches!(upos, "verb" | "aux");
        analysis.words.push(Word {
            upos: Upos::from_name(&upos.to_uppercase()).expect("a part of speech"),
            features: Features::from(if finite { "Tense=Past|VerbForm=Fin" } else { "_" }),
            lemma: lemma.into(),
            head: head.parse::<u32>().expect("a head").checked_sub(1).map(TokenIdx),
            deprel: Deprel::from_name(deprel).expect("a relation"),
        });
    }
    let tokens = TokenIdx(0)..TokenIdx(analysis.tokens.len() as u32);
    analysis.sentences.push(Sentence { tokens, starts_paragraph: true });
    (text, analysis)
}

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("the words are in the text: {words}"));
    Span::new(start, start + words.len())
}

fn made(text: &str, source: &str, cue: &str, content: &[&str]) -> Parts {
    let source = (!source.is_empty()).then(|| span(text, source));
    let content = content.iter().map(|piece| span(text, piece)).collect();
    Parts { source, cue: Some(span(text, cue)), content, own_words: false }
}

/// Whether "SOURCE CUE CONTENT" stands inside of what Ana said, in a sentence that begins with "Ana said".
fn check_claim(words: &str, [source, cue, content]: [&str; 3], expected: bool) {
    let (text, analysis) = sentence(&format!("Ana/Ana/PROPN/2/nsubj said/say/verb/0/root {words}"));
    let (tree, rest) = (Tree::new(&text, &analysis), text[9..].trim_end().to_owned());
    let own = made(&text, source, cue, &[content]);
    let whole = made(&text, "Ana", "said", &[&rest]);
    assert_eq!(Claims { tree: &tree }.stands(&own, &whole), expected, "{text}");
}

#[test]
fn a_verb_that_is_a_cue_with_its_subject_stands() {
    let claimed = "guards/guard/NOUN/4/nsubj claimed/claim/verb/2/ccomp it/it/PRON/6/nsubj rained/rain/verb/4/ccomp";
    check_claim(claimed, ["guards", "claimed", "it rained"], true);
    let denied = "guards/guard/NOUN/4/nsubj denied/deny/verb/2/ccomp guilt/guilt/NOUN/4/obj";
    check_claim(denied, ["guards", "denied", "guilt"], true);
}

#[test]
fn a_verb_that_is_seldom_a_cue_does_not() {
    let wrote = "guards/guard/NOUN/4/nsubj wrote/write/verb/2/ccomp books/book/NOUN/4/obj";
    check_claim(wrote, ["guards", "wrote", "books"], false);
    let carried = "guards/guard/NOUN/4/nsubj carried/carry/verb/2/ccomp books/book/NOUN/4/obj";
    check_claim(carried, ["guards", "carried", "books"], false);
}

#[test]
fn what_is_supposed_or_to_come_does_not() {
    let will = "guards/guard/NOUN/5/nsubj will/will/aux/5/aux claim/claim/VERB/2/ccomp it/it/PRON/7/nsubj rained/rain/verb/5/ccomp";
    check_claim(will, ["guards", "claim", "it rained"], false);
    let would_not = "guards/guard/NOUN/6/nsubj would/would/aux/6/aux not/not/PART/6/advmod claim/claim/VERB/2/ccomp it/it/PRON/8/nsubj rained/rain/verb/6/ccomp";
    check_claim(would_not, ["guards", "claim", "it rained"], true);
    let whether = "whether/whether/SCONJ/5/mark guards/guard/NOUN/5/nsubj claimed/claim/verb/2/ccomp it/it/PRON/7/nsubj rained/rain/verb/5/ccomp";
    check_claim(whether, ["guards", "claimed", "it rained"], false);
}

#[test]
fn who_hears_it_is_no_source() {
    let told = "guards/guard/NOUN/5/nsubj:pass were/be/aux/5/aux:pass told/tell/VERB/2/ccomp it/it/PRON/7/nsubj rained/rain/verb/5/ccomp";
    check_claim(told, ["guards", "told", "it rained"], false);
}

#[test]
fn of_oneself_in_the_present_is_no_attribution_of_its_own() {
    let now = "I/I/PRON/4/nsubj think/think/VERB/2/ccomp it/it/PRON/6/nsubj rained/rain/verb/4/ccomp";
    check_claim(now, ["I", "think", "it rained"], false);
    let then = "I/I/PRON/4/nsubj thought/think/verb/2/ccomp it/it/PRON/6/nsubj rained/rain/verb/4/ccomp";
    check_claim(then, ["I", "thought", "it rained"], true);
}

/// The attributions found, each as source, cue, content, and the place of the one that it is within.
fn check_parts(line: &str, readings: Vec<Reading>, expected: &[(&str, Option<usize>)]) {
    let (text, mut analysis) = sentence(line);
    analysis.readings = readings;
    let quotations = Quotations::of(&text, &analysis.paragraphs());
    let mut found = parts(&Tree::new(&text, &analysis), &quotations);
    found.sort_by_key(Parts::order);
    let words = |span: Span| span.of(&text).to_owned();
    let shown = |parts: &Parts| {
        let content: Vec<String> = parts.content.iter().map(|&piece| words(piece)).collect();
        format!(
            "{}, {}, {}",
            parts.source.map(words).unwrap_or_default(),
            parts.cue.map(words).unwrap_or_default(),
            content.join(" / ")
        )
    };
    let shown: Vec<(String, Option<usize>)> = found.iter().map(shown).zip(outer(&found)).collect();
    let expected: Vec<(String, Option<usize>)> = expected.iter().map(|&(own, outer)| (own.to_owned(), outer)).collect();
    assert_eq!(shown, expected);
}

fn reading(anchor: u32, roles: &[(Role, Range<u32>)], inner: Vec<Reading>) -> Reading {
    let roles = roles.iter().map(|(role, tokens)| (*role, TokenIdx(tokens.start)..TokenIdx(tokens.end)));
    Reading { anchor: TokenIdx(anchor), probability: 0.9, roles: roles.collect(), inner }
}

const CLAIMED: &str = "Ana/Ana/PROPN/2/nsubj said/say/verb/0/root guards/guard/NOUN/4/nsubj claimed/claim/verb/2/ccomp it/it/PRON/6/nsubj rained/rain/verb/4/ccomp";

#[test]
fn what_is_inside_is_within() {
    let inner = reading(3, &[(Role::Source, 2..3), (Role::Cue, 3..4), (Role::Content, 4..6)], Vec::new());
    let said = reading(1, &[(Role::Source, 0..1), (Role::Cue, 1..2), (Role::Content, 2..6)], vec![inner]);
    check_parts(
        CLAIMED,
        vec![said],
        &[("Ana, said, guards claimed it rained", None), ("guards, claimed, it rained", Some(0))],
    );
}

#[test]
fn what_was_read_without_a_source_takes_the_subject() {
    let inner = reading(3, &[(Role::Cue, 3..4), (Role::Content, 4..6)], Vec::new());
    let said = reading(1, &[(Role::Source, 0..1), (Role::Cue, 1..2), (Role::Content, 2..6)], vec![inner]);
    check_parts(
        CLAIMED,
        vec![said],
        &[("Ana, said, guards claimed it rained", None), ("guards, claimed, it rained", Some(0))],
    );
}

#[test]
fn what_is_said_to_have_been_asked_begins_with_its_outer_one() {
    let line = "Ana/Ana/PROPN/3/nsubj:pass is/be/aux/3/aux:pass said/say/VERB/0/root to/to/PART/6/mark have/have/AUX/6/aux asked/ask/VERB/3/xcomp for/for/ADP/8/case more/more/NOUN/6/obl";
    let inner = reading(5, &[(Role::Cue, 3..7), (Role::Content, 7..8)], Vec::new());
    let said = reading(2, &[(Role::Content, 0..1), (Role::Cue, 1..3), (Role::Content, 3..8)], vec![inner]);
    check_parts(
        line,
        vec![said],
        &[(", is said, Ana / to have asked for more", None), ("Ana, to have asked for, more", Some(0))],
    );
}

#[test]
fn hearsay_belongs_to_the_verb_behind_it() {
    let line =
        "Guards/guard/NOUN/3/nsubj reportedly/reportedly/ADV/3/advmod suspect/suspect/verb/0/root Bo/Bo/PROPN/3/obj";
    let read = reading(1, &[(Role::Source, 0..1), (Role::Cue, 1..2), (Role::Content, 2..4)], Vec::new());
    check_parts(line, vec![read], &[("Guards, reportedly suspect, Bo", None)]);
}

#[test]
fn who_quotes_and_who_is_quoted() {
    let quoted = "Radio/radio/NOUN/2/nsubj quoted/quote/verb/0/root guards/guard/NOUN/2/obj as/as/SCONJ/5/mark saying/say/VERB/2/advcl it/it/PRON/7/nsubj rained/rain/verb/5/ccomp ././PUNCT/2/punct";
    let expected = [("Radio, quoted, guards as saying it rained", None), ("guards, as saying, it rained", Some(0))];
    check_parts(quoted, Vec::new(), &expected);
    let first = "It/it/PRON/2/nsubj rained/rain/verb/6/ccomp hard/hard/ADV/2/advmod ,/,/PUNCT/6/punct Radio/radio/NOUN/6/nsubj quoted/quote/verb/0/root guards/guard/NOUN/6/obj as/as/SCONJ/9/mark saying/say/VERB/6/advcl";
    let expected =
        [("Radio, quoted, It rained hard / guards as saying", None), ("guards, as saying, It rained hard", Some(0))];
    check_parts(first, Vec::new(), &expected);
}

#[test]
fn what_is_quoted_as_a_thing_is_not() {
    let cause = "Guards/guard/NOUN/2/nsubj cited/cite/verb/0/root fog/fog/NOUN/2/obj as/as/ADP/6/case the/the/DET/6/det cause/cause/NOUN/2/obl";
    check_parts(cause, Vec::new(), &[]);
}

/// The source and the content of "SUBJECT CUE CONTENT" once raised subjects are where they belong.
fn check_raised(words: &str, [source, cue, content]: [&str; 3], expected: (&str, &[&str])) {
    let (text, analysis) = sentence(words);
    let lowered = super::raised::lowered(&Tree::new(&text, &analysis), made(&text, source, cue, &[content]));
    let content: Vec<&str> = lowered.content.iter().map(|piece| piece.of(&text)).collect();
    assert_eq!((lowered.source.map_or("", |source| source.of(&text)), content.as_slice()), expected);
}

#[test]
fn the_subject_of_is_said_to_is_what_it_is_said_of() {
    let words = |verb: &str| {
        format!(
            "pilots/pilot/NOUN/3/nsubj:pass are/be/aux/3/aux:pass {verb}/VERB/0/root to/to/PART/5/mark sleep/sleep/VERB/3/xcomp"
        )
    };
    let said = words("said/say");
    check_raised(&said, ["pilots", "are said", "to sleep"], ("", &["pilots", "to sleep"]));
    let told = words("told/tell");
    check_raised(&told, ["pilots", "are told", "to sleep"], ("pilots", &["to sleep"]));
}

#[test]
fn a_verb_joined_to_a_cue_shares_its_source() {
    let joined = "guards/guard/NOUN/4/nsubj denied/deny/verb/2/ccomp guilt/guilt/NOUN/4/obj and/and/CCONJ/7/cc insisted/insist/verb/4/conj it/it/PRON/9/nsubj rained/rain/verb/7/ccomp";
    check_claim(joined, ["guards", "insisted", "it rained"], true);
    let left = "guards/guard/NOUN/4/nsubj left/leave/verb/2/ccomp and/and/CCONJ/6/cc insisted/insist/verb/4/conj it/it/PRON/8/nsubj rained/rain/verb/6/ccomp";
    check_claim(left, ["guards", "insisted", "it rained"], false);
    let had = "guards/guard/NOUN/5/nsubj had/have/aux/5/aux denied/deny/VERB/2/ccomp guilt/guilt/NOUN/5/obj and/and/CCONJ/8/cc insisted/insist/verb/5/conj it/it/PRON/10/nsubj rained/rain/verb/8/ccomp";
    check_claim(had, ["guards", "insisted", "it rained"], false);
}

#[test]
fn a_person_is_not_told() {
    let accused = "guards/guard/NOUN/4/nsubj accused/accuse/verb/2/ccomp him/he/PRON/4/obj";
    check_claim(accused, ["guards", "accused", "him"], false);
}

#[test]
fn the_tree_shows_what_the_reader_passed_over() {
    let said = || vec![reading(1, &[(Role::Source, 0..1), (Role::Cue, 1..2), (Role::Content, 2..6)], Vec::new())];
    let they = CLAIMED.replace("guards/guard/NOUN", "they/they/PRON");
    let expected = [("Ana, said, they claimed it rained", None), ("they, claimed, it rained", Some(0))];
    check_parts(&they, said(), &expected);
    let meant = they.replace("claimed/claim", "meant/mean");
    check_parts(&meant, said(), &[("Ana, said, they meant it rained", None)]);
    let who = CLAIMED.replace("guards/guard/NOUN", "who/who/PRON");
    check_parts(&who, said(), &[("Ana, said, who claimed it rained", None)]);
    let things = CLAIMED.replace("guards/guard", "clocks/clock");
    check_parts(&things, said(), &[("Ana, said, clocks claimed it rained", None)]);
}
