//! For tests: a sentence with its tree, as short as it can be written.

use ascribe_types::{
    Analysis, Attribution, AttributionId, Deprel, Features, Form, Sentence, Source, Span, Stance, Stated, Token,
    TokenIdx, Upos, Word,
};

/// The stance of an attribution in a sentence whose words are written "form=lemma/upos/head/deprel/features", the lemma and the features only where
/// they tell something. Heads are counted from 1. `[source, cue, content]` are words of it, joined by blanks; an empty one is missing.
pub(super) fn stance(words: &str, [source, cue, content]: [&str; 3]) -> Stance {
    let (text, analysis) = read(words);
    let find = |part: &str| (!part.is_empty()).then(|| span(&text, part));
    let mut attributions = [Attribution {
        id: AttributionId(1),
        source: find(source).map_or(Source::Unstated, |span| Source::Stated(Stated::from(span))),
        cue: find(cue),
        content: vec![span(&text, content)],
        form: Form::Indirect,
        stance: Stance::default(),
        within: None,
        answers: Vec::new(),
    }];
    super::tell(&crate::tree::Tree::new(&text, &analysis), &mut attributions);
    attributions[0].stance
}

fn read(words: &str) -> (String, Analysis) {
    let mut text = String::new();
    let mut analysis = Analysis::default();
    for written in words.split(' ') {
        let columns: Vec<&str> = written.split('/').collect();
        let (form, lemma) = columns[0].split_once('=').unwrap_or((columns[0], columns[0]));
        let start = text.len();
        text.push_str(form);
        analysis.tokens.push(Token { span: Span::new(start, text.len()), joined: false });
        analysis.words.push(word(lemma, &columns));
        text.push(' ');
    }
    let tokens = TokenIdx(0)..TokenIdx(analysis.tokens.len() as u32);
    analysis.sentences.push(Sentence { tokens, starts_paragraph: true });
    (text, analysis)
}

fn word(lemma: &str, columns: &[&str]) -> Word {
    let head: u32 = columns[2].parse().expect("a head");
    Word {
        upos: Upos::from_name(&columns[1].to_uppercase()).expect("a part of speech"),
        features: Features::from(columns.get(4).copied().unwrap_or("_")),
        lemma: lemma.to_lowercase().into(),
        head: head.checked_sub(1).map(TokenIdx),
        deprel: Deprel::from_name(columns[3]).expect("a relation"),
    }
}

fn span(text: &str, part: &str) -> Span {
    let start = text.find(part).unwrap_or_else(|| panic!("the words are in the text: {part}"));
    Span::new(start, start + part.len())
}
