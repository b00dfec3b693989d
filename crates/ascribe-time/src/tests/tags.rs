//! What tags, names and verbs around an expression tell of it.

use ascribe_types::{Deprel, Features, Name, Sentence, Token, TokenIdx, Upos, Word};

use super::*;

/// A sentence from words with their tags: "It/PRON may/AUX rain/VERB". The words of one capitalised name can be given.
fn tagged(words: &str, name: Option<Range<u32>>) -> (String, Analysis) {
    let mut text = String::new();
    let mut analysis = Analysis::default();
    for pair in words.split(' ') {
        let (word, tag) = pair.rsplit_once('/').expect("each word has a tag");
        let start = text.len();
        text.push_str(word);
        analysis.tokens.push(Token { span: Span::new(start, text.len()), joined: false });
        let upos = Upos::from_name(tag).expect("the tag is one");
        let features =
            Features::from(if upos == Upos::Noun && word.ends_with(['s', 'e']) { "Number=Plur" } else { "_" });
        let head = (!analysis.words.is_empty()).then_some(TokenIdx(0));
        analysis.words.push(Word { upos, features, lemma: word.to_lowercase().into(), head, deprel: Deprel::Dep });
        text.push(' ');
    }
    let names =
        name.map(|name| Name { tokens: TokenIdx(name.start)..TokenIdx(name.end), kind: ascribe_types::Kind::Person });
    analysis.names.extend(names);
    (text, analysis)
}

#[track_caller]
fn check_tagged(words: &str, name: Option<Range<u32>>, expected: &[&str]) {
    let (text, analysis) = tagged(words, name);
    let found = times(&document(&text, REPORT), &analysis);
    let found: Vec<&str> = found.iter().map(|time| time.span.of(&text)).collect();
    assert_eq!(found, expected, "{words}");
}

#[test]
fn tags_and_names_tell_months_units_and_numbers_apart() {
    check_tagged("May/AUX I/PRON go/VERB", None, &[]);
    check_tagged("in/ADP May/PROPN", None, &["May"]);
    check_tagged("March/VERB on/ADP", None, &[]);
    check_tagged("April/PROPN Smith/PROPN left/VERB", Some(0..2), &[]);
    check_tagged("a/DET minute/ADJ detail/NOUN", None, &[]);
    check_tagged("a/DET minute/NOUN", None, &["a minute"]);
    check_tagged("that/DET night/NOUN", None, &["that night"]);
    check_tagged("that/SCONJ night/NOUN trains/NOUN stop/VERB", None, &[]);
    check_tagged("on/ADP a/DET day/NOUN", None, &[]);
    check_tagged("with/ADP 1996/NUM people/NOUN", None, &[]);
    check_tagged("in/ADP 1996/NUM cases/NOUN", None, &[]);
    check_tagged("in/ADP 1996/NUM", None, &["1996"]);
    check_tagged("the/DET 1996/NUM floods/NOUN", None, &["1996"]);
    check_tagged("a/DET 1996/NUM law/NOUN", None, &["1996"]);
}

/// A verb that a weekday hangs on, with its helper before it.
fn direction_of(helper: Option<&str>, verb: &str, features: &str) -> Direction {
    let word = |lemma: &str, upos, features, head: Option<u32>, deprel| Word {
        upos,
        features: Features::from(features),
        lemma: lemma.into(),
        head: head.map(TokenIdx),
        deprel,
    };
    let mut words: Vec<Word> =
        helper.map(|helper| word(helper, Upos::Aux, "VerbForm=Fin", Some(1), Deprel::Aux)).into_iter().collect();
    let verb_at = u32::try_from(words.len()).expect("two words at most");
    words.push(word(verb, Upos::Verb, features, None, Deprel::Root));
    words.push(word("friday", Upos::Propn, "_", Some(verb_at), Deprel::Obl));
    let tokens: Vec<Token> =
        (0..words.len()).map(|at| Token { span: Span::new(2 * at, 2 * at + 1), joined: false }).collect();
    let last = tokens[tokens.len() - 1].span;
    let end = TokenIdx(u32::try_from(tokens.len()).expect("three words at most"));
    let sentences = vec![Sentence { tokens: TokenIdx(0)..end, starts_paragraph: true }];
    direction::direction(&Analysis { tokens, words, sentences, ..Analysis::default() }, last)
}

#[test]
fn verbs_tell_where_to_look() {
    assert_eq!(direction_of(None, "meet", "Tense=Past|VerbForm=Fin"), Direction::Past);
    assert_eq!(direction_of(Some("have"), "meet", "Tense=Past|VerbForm=Part"), Direction::Past);
    assert_eq!(direction_of(None, "hold", "Tense=Past|VerbForm=Part"), Direction::Past);
    assert_eq!(direction_of(Some("will"), "meet", "VerbForm=Inf"), Direction::Future);
    assert_eq!(direction_of(None, "meet", "Tense=Pres|VerbForm=Fin"), Direction::Future);
    assert_eq!(direction_of(None, "schedule", "Tense=Past|VerbForm=Part"), Direction::Future);
    assert_eq!(direction_of(None, "say", "Tense=Pres|VerbForm=Fin"), Direction::Unknown);
}

#[test]
fn the_direction_picks_the_weekday() {
    let friday = |direction| value("Friday", date(REPORT), direction).expect("it is a time").value;
    assert_eq!(friday(Direction::Past).as_deref(), Some("2012-03-30"));
    assert_eq!(friday(Direction::Future).as_deref(), Some("2012-04-06"));
}
