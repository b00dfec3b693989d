//! Reads CrossNER's names (Liu et al. 2021): a word and its label on each line, a blank line after each sentence.
//!
//! Its sentences were split into words and their blanks were lost. They are put back by the conventions of the Penn Treebank, which split them:
//! "( SDI ) 's" is written "(SDI)'s".

use std::fs;
use std::path::Path;

use ascribe_types::Span;

use super::{NameClass, NamedText, labelled};
use crate::Error;

/// Reads one file: a text for each sentence, since they do not follow each other in any text.
///
/// # Errors
///
/// If the file cannot be read or a line has not two columns.
pub fn read(path: &Path) -> Result<Vec<NamedText>, Error> {
    let lines = fs::read_to_string(path).map_err(|cause| Error::io(path, cause))?;
    let sentences = two_columns(path, &lines)?;
    Ok(sentences.iter().map(|sentence| join(sentence)).collect())
}

/// The words of a file with their labels, sentence by sentence: two columns, and a blank line after each sentence.
pub(crate) fn two_columns<'a>(path: &Path, lines: &'a str) -> Result<Vec<Vec<(&'a str, &'a str)>>, Error> {
    let mut sentences = vec![Vec::new()];
    for (number, line) in (1..).zip(lines.lines()) {
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            [] => sentences.push(Vec::new()),
            [word, label] => sentences.last_mut().expect("it begins with one").push((word, label)),
            _ => return Err(Error::malformed(path, format!("not two columns: {line}")).at_line(number)),
        }
    }
    sentences.retain(|sentence| !sentence.is_empty());
    Ok(sentences)
}

/// The text of a sentence.
fn join(sentence: &[(&str, &str)]) -> NamedText {
    let mut text = String::new();
    let mut words = Vec::new();
    for (at, (word, label)) in sentence.iter().enumerate() {
        if at > 0 && !(leans_left(word) || leans_right(sentence[at - 1].0)) {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(word);
        words.push((Span::new(start, text.len()), *label));
    }
    NamedText { names: labelled(words, class), text }
}

/// Whether no blank stands before this word: a closing mark, a clitic, the second half of a compound.
fn leans_left(word: &str) -> bool {
    let mut letters = word.chars();
    match letters.next() {
        Some(',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '%') => true,
        Some('\'' | '’' | '-') => letters.next().is_some_and(char::is_alphabetic) || matches!(word, "'" | "’"),
        _ => word == "n't",
    }
}

/// Whether no blank stands after this word: an opening mark or a currency.
fn leans_right(word: &str) -> bool {
    matches!(word, "(" | "[" | "$" | "£" | "€" | "#")
}

/// CrossNER's classes that the coarse ones hold: politicians and parties have their own there.
fn class(label: &str) -> Option<NameClass> {
    match label {
        "person" | "politician" => Some(NameClass::Person),
        "organisation" | "politicalparty" => Some(NameClass::Organization),
        "location" | "country" => Some(NameClass::Place),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, text: &str, names: &[(&str, NameClass)]) {
        let words: Vec<(&str, &str)> =
            words.split(' ').map(|word| word.split_once('/').unwrap_or((word, "O"))).collect();
        let joined = join(&words);
        let found: Vec<_> = joined.names.iter().map(|(span, class)| (span.of(&joined.text), *class)).collect();
        assert_eq!((joined.text.as_str(), found.as_slice()), (text, names));
    }

    #[test]
    fn blanks_are_put_back() {
        check("The Reds ( RP ) , the mayor 's , won £ 5 .", "The Reds (RP), the mayor's, won £5.", &[]);
        check("the left -led parties ' pact - so - did n't", "the left-led parties' pact - so - didn't", &[]);
    }

    #[test]
    fn names_are_folded() {
        check(
            "Ana/B-politician Ruiz/I-politician of/O the/B-politicalparty Reds/I-politicalparty ,/O Oslo/B-location vote/B-election",
            "Ana Ruiz of the Reds, Oslo vote",
            &[("Ana Ruiz", NameClass::Person), ("the Reds", NameClass::Organization), ("Oslo", NameClass::Place)],
        );
    }
}
