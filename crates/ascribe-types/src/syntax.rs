//! What a word is and what it depends on, as Universal Dependencies has it for English (version 2).

use std::sync::Arc;

use crate::TokenIdx;

/// Writes a closed set of names out once: the enum, its name as a standard or format writes it, and back.
macro_rules! names {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// All of them, in the order of this list.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// Its name in the standard or the formats.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The one of this name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

pub(crate) use names;

names! {
    /// A universal part of speech. (<https://universaldependencies.org/u/pos/>)
    Upos {
        /// Adjective.
        Adj = "ADJ",
        /// Preposition or postposition.
        Adp = "ADP",
        /// Adverb.
        Adv = "ADV",
        /// Auxiliary, the copula included.
        Aux = "AUX",
        /// Coordinating conjunction.
        Cconj = "CCONJ",
        /// Determiner.
        Det = "DET",
        /// Interjection.
        Intj = "INTJ",
        /// Common noun.
        Noun = "NOUN",
        /// Numeral.
        Num = "NUM",
        /// Particle: "to", "not", "'s".
        Part = "PART",
        /// Pronoun.
        Pron = "PRON",
        /// Proper noun.
        Propn = "PROPN",
        /// Punctuation.
        Punct = "PUNCT",
        /// Subordinating conjunction.
        Sconj = "SCONJ",
        /// Symbol.
        Sym = "SYM",
        /// Verb.
        Verb = "VERB",
        /// Anything else.
        X = "X",
    }
}

names! {
    /// How a word depends on its head. (<https://universaldependencies.org/en/dep/>)
    Deprel {
        /// Clause that modifies a noun.
        Acl = "acl",
        /// Relative clause.
        AclRelcl = "acl:relcl",
        /// Adverbial clause.
        Advcl = "advcl",
        /// Relative clause on a whole clause.
        AdvclRelcl = "advcl:relcl",
        /// Adverb.
        Advmod = "advmod",
        /// Adjective.
        Amod = "amod",
        /// Apposition: "the minister, Ana Ruiz".
        Appos = "appos",
        /// Auxiliary.
        Aux = "aux",
        /// Auxiliary of the passive.
        AuxPass = "aux:pass",
        /// Preposition or possessive mark.
        Case = "case",
        /// Conjunction.
        Cc = "cc",
        /// "both", "either".
        CcPreconj = "cc:preconj",
        /// Clause that is an object.
        Ccomp = "ccomp",
        /// Part of a compound.
        Compound = "compound",
        /// Particle of a verb.
        CompoundPrt = "compound:prt",
        /// Second and further members of a coordination.
        Conj = "conj",
        /// Copula.
        Cop = "cop",
        /// Clause that is a subject.
        Csubj = "csubj",
        /// Subject clause of a clausal predicate.
        CsubjOuter = "csubj:outer",
        /// Subject clause of a passive.
        CsubjPass = "csubj:pass",
        /// Nothing else fits.
        Dep = "dep",
        /// Determiner.
        Det = "det",
        /// "all", "such" before a determiner.
        DetPredet = "det:predet",
        /// Filler, greeting.
        Discourse = "discourse",
        /// Part of a clause that stands outside its usual place.
        Dislocated = "dislocated",
        /// Empty subject: "there", "it".
        Expl = "expl",
        /// Part of a fixed expression.
        Fixed = "fixed",
        /// Part of a name without a head.
        Flat = "flat",
        /// Second half of a word that was written apart.
        Goeswith = "goeswith",
        /// Indirect object.
        Iobj = "iobj",
        /// Item of a list.
        List = "list",
        /// Word that makes a clause subordinate.
        Mark = "mark",
        /// Noun that modifies a noun.
        Nmod = "nmod",
        /// Descriptive noun before a name: "President" in "President Ruiz".
        NmodDesc = "nmod:desc",
        /// Possessor.
        NmodPoss = "nmod:poss",
        /// Noun that modifies without a preposition.
        NmodUnmarked = "nmod:unmarked",
        /// Subject.
        Nsubj = "nsubj",
        /// Subject of a clausal predicate.
        NsubjOuter = "nsubj:outer",
        /// Subject of a passive.
        NsubjPass = "nsubj:pass",
        /// Number.
        Nummod = "nummod",
        /// Direct object.
        Obj = "obj",
        /// Noun that modifies a verb.
        Obl = "obl",
        /// Who does it, of a passive.
        OblAgent = "obl:agent",
        /// Noun that modifies a verb without a preposition.
        OblUnmarked = "obl:unmarked",
        /// Dependent whose head is left out.
        Orphan = "orphan",
        /// Clause set beside another.
        Parataxis = "parataxis",
        /// Punctuation.
        Punct = "punct",
        /// False start that was mended.
        Reparandum = "reparandum",
        /// The head of the sentence.
        Root = "root",
        /// Who is spoken to.
        Vocative = "vocative",
        /// Clause whose subject is an argument of the verb above.
        Xcomp = "xcomp",
    }
}

/// The morphological features of a word, as CoNLL-U writes them: "Number=Sing|Person=3", or "_" where there are none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Features(Arc<str>);

impl Features {
    /// The features as CoNLL-U writes them.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value of one feature: "Sing" of "Number".
    pub fn value(&self, name: &str) -> Option<&str> {
        self.0.split('|').find_map(|feature| feature.strip_prefix(name)?.strip_prefix('='))
    }

    /// Whether a feature has this value.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.value(name) == Some(value)
    }
}

impl From<&str> for Features {
    fn from(features: &str) -> Self {
        Self(features.into())
    }
}

/// What a token is, and what it depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its part of speech.
    pub upos: Upos,
    /// Its morphological features.
    pub features: Features,
    /// Its dictionary form.
    pub lemma: Box<str>,
    /// The token that it depends on, in the same sentence; none for the sentence's root. The words of a sentence form a tree with
    /// one root.
    pub head: Option<TokenIdx>,
    /// How it depends on its head; [`Deprel::Root`] for the root alone.
    pub deprel: Deprel,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_there_and_back() {
        assert!(Upos::ALL.iter().all(|&upos| Upos::from_name(upos.name()) == Some(upos)));
        assert!(Deprel::ALL.iter().all(|&deprel| Deprel::from_name(deprel.name()) == Some(deprel)));
        assert_eq!((Upos::ALL.len(), Deprel::ALL.len()), (17, 51));
        assert_eq!(Deprel::from_name("subj"), None);
    }

    #[test]
    fn features_are_found_by_name() {
        let features = Features::from("Number=Sing|Person=3|PronType=Prs");
        assert_eq!(features.value("Person"), Some("3"));
        assert!(features.is("Number", "Sing"));
        assert_eq!(features.value("Num"), None);
        assert_eq!(Features::from("_").value("Number"), None);
    }
}
