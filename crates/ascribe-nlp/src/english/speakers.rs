//! Whether somebody inside a content may say something there, as far as its tree tells: only then is it worth reading once more.
//!
//! `The mayor said the guards claimed …` has "the guards claimed"; `The mayor said the bridge was unsafe` has nobody, nor has `“I think you know,” she said`, where the speaker
//! speaks for herself. Less is asked for than `ascribe-attribution` asks of what is found there (its `nested/claim.rs`). Of 890 contents in PolNeAR's development texts that hold
//! a word that could be a cue 507 are left, and what comes out is the same; in 280 of its training texts, of 2,512, 1,396 are left and one attribution of 6,492 is lost.

use ascribe_types::{Dependents, Deprel, TokenIdx, Upos, Word};

const SUBJECT: [Deprel; 4] = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter, Deprel::OblAgent];
const AUXILIARY: [Deprel; 3] = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop];

/// Pronouns of who speaks, who says what he thinks by saying it.
const SELF: [&str; 2] = ["I", "we"];

/// Pronouns that speak of anybody, or of who speaks to whom.
const ANYBODY: [&str; 3] = ["you", "one", "what"];

/// How many verbs up a subject is looked for.
const FARTHEST: usize = 4;

/// The trees of a document, for whom its verbs are said of.
pub(super) struct Speakers<'a> {
    words: &'a [Word],
    dependents: Dependents,
}

impl<'a> Speakers<'a> {
    pub(super) fn of(words: &'a [Word]) -> Self {
        Self { words, dependents: Dependents::of(words) }
    }

    /// Whether a token of a content may be what somebody in it says something by: a verb or adjective whose subject is in the content too, or an adverb with one (`officials
    /// reportedly suspect …`). The content's tokens are in order.
    pub(super) fn may_say(&self, token: usize, content: &[usize]) -> bool {
        let Word { head, deprel, .. } = self.words[token];
        let token = head.filter(|_| deprel == Deprel::Advmod).map_or(token, TokenIdx::get);
        let predicate = matches!(self.words[token].upos, Upos::Verb | Upos::Adj);
        let subjects = || self.sharing(token).flat_map(|verb| self.tied(verb, &SUBJECT));
        let inside = |subject: &TokenIdx| content.binary_search(&subject.get()).is_ok();
        let other = |subject: TokenIdx| !self.is_any_of(subject, &ANYBODY) && !self.is_self(subject, token);
        predicate && subjects().filter(inside).any(other)
    }

    /// A verb and those that it hangs on or is joined to, whose subject it may share.
    fn sharing(&self, verb: usize) -> impl Iterator<Item = usize> {
        let above = |&verb: &usize| {
            let Word { head, deprel, .. } = self.words[verb];
            head.filter(|_| matches!(deprel, Deprel::Xcomp | Deprel::Conj)).map(TokenIdx::get)
        };
        std::iter::successors(Some(verb), above).take(FARTHEST)
    }

    fn tied(&self, token: usize, ways: &[Deprel]) -> impl Iterator<Item = TokenIdx> {
        let on = self.dependents.on(TokenIdx(token as u32)).iter().copied();
        on.filter(|dependent| ways.contains(&self.words[dependent.get()].deprel))
    }

    /// Whether a word is one of these pronouns, and nothing depends on it.
    fn is_any_of(&self, token: TokenIdx, pronouns: &[&str]) -> bool {
        pronouns.contains(&&*self.words[token.get()].lemma) && self.dependents.on(token).is_empty()
    }

    /// Whether a subject is the speaker himself, and what he says not what he once said: `I think`, not `I said`.
    fn is_self(&self, subject: TokenIdx, verb: usize) -> bool {
        let is_told = self.words[verb].features.is("Tense", "Past") && self.tied(verb, &AUXILIARY).next().is_none();
        self.is_any_of(subject, &SELF) && !is_told
    }
}

#[cfg(test)]
mod tests {
    use ascribe_types::Features;

    use super::*;

    /// Whether somebody may say something by a verb, given the words that may be in a content: `lemma/UPOS/head/deprel`, the head by its place, `-` for none.
    fn check(verb: usize, words: &str, expected: bool) {
        let word = |written: &str| {
            let [lemma, upos, head, deprel] = written.split('/').collect::<Vec<_>>()[..] else { panic!("{written}") };
            let (lemma, features) = match lemma.strip_suffix('+') {
                Some(lemma) => (lemma, "Tense=Past|VerbForm=Fin"),
                None => (lemma, "_"),
            };
            Word {
                upos: Upos::from_name(upos).expect("a part of speech"),
                features: Features::from(features),
                lemma: lemma.into(),
                head: head.parse().ok().map(TokenIdx),
                deprel: Deprel::from_name(deprel).expect("a relation"),
            }
        };
        let words: Vec<Word> = words.split(' ').map(word).collect();
        let content: Vec<usize> = (0..words.len()).collect();
        assert_eq!(Speakers::of(&words).may_say(verb, &content), expected, "{words:?}");
        let without_subjects: Vec<usize> =
            content.into_iter().filter(|&at| !SUBJECT.contains(&words[at].deprel)).collect();
        assert!(!Speakers::of(&words).may_say(verb, &without_subjects));
    }

    #[test]
    fn somebody_with_a_verb_may() {
        check(1, "guard/NOUN/1/nsubj claim+/VERB/-/root it/PRON/1/obj", true);
        check(2, "it/PRON/1/expl seem/VERB/-/root think/VERB/1/xcomp guard/NOUN/1/nsubj", true);
    }

    #[test]
    fn somebody_with_an_adverb_may() {
        check(1, "guard/NOUN/2/nsubj reportedly/ADV/2/advmod suspect/VERB/-/root he/PRON/2/obj", true);
    }

    #[test]
    fn a_verb_without_a_subject_may_not() {
        check(0, "claim+/VERB/-/root it/PRON/0/obj", false);
        check(1, "claim/NOUN/-/root claim/NOUN/0/nsubj", false);
    }

    #[test]
    fn who_speaks_may_only_of_what_he_said_once() {
        check(1, "I/PRON/1/nsubj think/VERB/-/root so/ADV/1/advmod", false);
        check(1, "I/PRON/1/nsubj say+/VERB/-/root so/ADV/1/advmod", true);
        check(2, "we/PRON/2/nsubj have/AUX/2/aux say+/VERB/-/root so/ADV/2/advmod", false);
        check(1, "you/PRON/1/nsubj say+/VERB/-/root so/ADV/1/advmod", false);
    }
}
