//! Any text is split into words that are in order, on character boundaries, and leave out white space only.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (tokens, sentences) = ascribe_nlp::tokenize(text);
    let mut end = 0;
    for token in &tokens {
        let span = token.span.range();
        assert!(span.start < span.end && text[end..span.start].trim().is_empty());
        end = span.end;
    }
    assert!(text[end..].trim().is_empty());
    assert_eq!(sentences.last().map_or(0, |sentence| sentence.tokens.end.get()), tokens.len());
});
