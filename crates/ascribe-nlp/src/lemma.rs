//! Dictionary forms: which edit script makes that of a word, by how the word ends.
//!
//! The table beside this file was counted over the training sets of the English Web Treebank and GUM by `training/lemmas.py`: for each
//! part of speech and each ending the script that most words take, listed where it differs from that of a shorter ending (after the
//! suffix guesser of Brants 2000, "TnT"). Words with a script of their own stand there whole. In place of a head of the network: an
//! encoder that sees pieces of words knows little of their letters (94% of lemmas right where endings have 97%).

mod script;

use std::collections::HashMap;

use ascribe_types::Upos;
pub use script::{apply_lemma_script, lemma_script};

/// The table: part of speech, ending and script on each line. A whole word begins with `^` and a mark of its case.
const ENDINGS: &str = include_str!("lemma/endings.tsv");

/// The most letters of an ending that the table has, whole words included.
const LONGEST: usize = 16;

/// Knows which script an ending takes.
pub(crate) struct Lemmas {
    endings: HashMap<(Upos, &'static str), &'static str>,
}

impl Lemmas {
    /// The table that ships with this crate.
    pub(crate) fn new() -> Self {
        Self { endings: ENDINGS.lines().filter_map(entry).collect() }
    }

    /// The dictionary form of a word of this part of speech: the word itself where no script fits it.
    pub(crate) fn lemma(&self, form: &str, upos: Upos) -> Box<str> {
        let script = self.script(form, upos).unwrap_or("k-0+");
        apply_lemma_script(script, form).map_or_else(|| form.into(), String::into_boxed_str)
    }

    /// The script of the longest ending listed.
    fn script(&self, form: &str, upos: Upos) -> Option<&'static str> {
        let small = form.to_lowercase();
        let whole = format!("^{}{small}", case_mark(form));
        let beyond = small.chars().count().saturating_sub(LONGEST);
        let starts = small.char_indices().map(|(at, _)| at).chain([small.len()]).skip(beyond);
        let endings = starts.map(|at| &small[at..]);
        std::iter::once(whole.as_str()).chain(endings).find_map(|ending| self.endings.get(&(upos, ending)).copied())
    }
}

/// The mark of a word's case: all large, the first large, or neither.
fn case_mark(form: &str) -> char {
    let mut letters = form.chars();
    let is_large = letters.next().is_some_and(char::is_uppercase);
    let has_case = |letter: &char| letter.is_uppercase() || letter.is_lowercase();
    let all_large = form.chars().filter(has_case).all(char::is_uppercase) && form.chars().any(char::is_uppercase);
    match (all_large && letters.next().is_some(), is_large) {
        (true, _) => 'U',
        (false, true) => 'T',
        (false, false) => 'l',
    }
}

/// An entry of the table.
fn entry(line: &'static str) -> Option<((Upos, &'static str), &'static str)> {
    let mut fields = line.split('\t');
    let (upos, ending, script) = (fields.next()?, fields.next()?, fields.next()?);
    Some(((Upos::from_name(upos)?, ending), script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_an_entry_whose_script_can_apply() {
        let long = "abcdefghijklmnopqrstuvwxyz";
        let sound =
            |line: &'static str| entry(line).is_some_and(|(_, script)| apply_lemma_script(script, long).is_some());
        assert_eq!(ENDINGS.lines().find(|line| !sound(line)), None);
        assert!(Lemmas::new().endings.len() > 1000);
    }

    #[test]
    fn words_have_the_lemmas_that_their_endings_tell() {
        let lemmas = Lemmas::new();
        let check = |form: &str, upos, lemma: &str| assert_eq!(&*lemmas.lemma(form, upos), lemma, "{form}");
        check("ministries", Upos::Noun, "ministry");
        check("Officials", Upos::Noun, "official");
        check("said", Upos::Verb, "say");
        check("invoking", Upos::Verb, "invoke");
        check("Baku", Upos::Propn, "Baku");
        check("were", Upos::Aux, "be");
        check("ferried", Upos::Verb, "ferry");
        check("n't", Upos::Part, "not");
        check("an", Upos::Det, "a");
    }

    #[test]
    fn no_form_is_too_odd() {
        let lemmas = Lemmas::new();
        let long = "ß".repeat(100_000);
        for form in ["", "s", "İ", "🙂", long.as_str()] {
            for &upos in Upos::ALL {
                assert!(form.is_empty() || !lemmas.lemma(form, upos).is_empty(), "{upos:?}");
            }
        }
    }
}
