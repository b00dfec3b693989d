//! Whether "he said" is resolved to the right entity: the pronouns of GUM that speak, from raw text.
//!
//! Asked for is every pronoun that is the subject of a verb with a clause as its object ("**he** said that it rained") and whose entity has a name or a
//! description too, so that there is an answer. The answer is what a reader of the output sees: the name of the entity that the program links
//! the pronoun to. It is right if the smallest gold mention around its head is one of the pronoun's entity. Own measure: those of
//! coreference say how whole entities agree, and not how often a speaker is named wrongly.

use std::iter::Sum;
use std::ops::{AddAssign, Range};

use ascribe_types::{Analysis, MentionForm, Referent, Span, TokenIdx};

use crate::conllu::Columns;
use crate::counts::total;
use crate::gum::{GumDocument, GumMention};

/// Which pronouns are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronouns {
    /// Those of the third person that speak.
    Speakers,
    /// Those of the first and second person that speak: in transcripts nothing may tell who "I" is.
    Conversation,
    /// All subjects of the third person, whatever they do.
    Subjects,
}

impl Pronouns {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Speakers, Self::Conversation, Self::Subjects];

    /// The name in tables and floors.
    pub fn name(self) -> &'static str {
        match self {
            Self::Speakers => "he, she, it, they say",
            Self::Conversation => "I, we, you say",
            Self::Subjects => "he, she, it, they do",
        }
    }
}

/// What became of the pronouns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PronounScore {
    /// Resolved to the right entity.
    pub right: usize,
    /// Resolved to another.
    pub wrong: usize,
    /// Not resolved.
    pub unsure: usize,
}

impl PronounScore {
    /// All of them.
    pub fn all(&self) -> usize {
        self.right + self.wrong + self.unsure
    }

    /// The share of those resolved that is right, from 0 to 1; 0 where none was resolved.
    pub fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    /// The share of all that was resolved and is right, from 0 to 1.
    pub fn recall(&self) -> f64 {
        self.right as f64 / self.all().max(1) as f64
    }
}

impl AddAssign for PronounScore {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.unsure += other.unsure;
    }
}

impl Sum for PronounScore {
    fn sum<I: Iterator<Item = Self>>(scores: I) -> Self {
        total(scores)
    }
}

/// Scores what the program makes of some pronouns of a document.
pub fn score(gold: &GumDocument, which: Pronouns, found: &Analysis) -> PronounScore {
    let mut score = PronounScore::default();
    for asked in gold.mentions.iter().filter(|mention| is_asked(gold, which, mention)) {
        match answer(found, asked.span(&gold.split.tokens)) {
            None => score.unsure += 1,
            Some(head) if smallest_around(gold, head) == Some(asked.entity) => score.right += 1,
            Some(_) => score.wrong += 1,
        }
    }
    score
}

/// Whether a gold mention is asked for.
fn is_asked(gold: &GumDocument, which: Pronouns, mention: &GumMention) -> bool {
    let word = &gold.split.words[mention.first];
    let third = word.features.split('|').any(|feature| feature == "Person=3");
    let fits = match which {
        Pronouns::Speakers => third && speaks(gold, word),
        Pronouns::Conversation => !third && speaks(gold, word),
        Pronouns::Subjects => third,
    };
    fits && is_subject(word) && is_pronoun(gold, mention) && has_answer(gold, mention.entity)
}

fn is_subject(word: &Columns) -> bool {
    word.deprel == "nsubj" && word.head.is_some()
}

/// Whether the verb above has a clause as its object.
fn speaks(gold: &GumDocument, word: &Columns) -> bool {
    let verb = word.head.filter(|&head| gold.split.words[head].upos == "VERB");
    verb.is_some_and(|verb| gold.split.words.iter().any(|word| word.head == Some(verb) && word.deprel == "ccomp"))
}

/// Whether a mention is a personal pronoun alone.
fn is_pronoun(gold: &GumDocument, mention: &GumMention) -> bool {
    let word = &gold.split.words[mention.first];
    mention.first == mention.last && word.upos == "PRON" && word.features.contains("Person=")
}

/// Whether the entity is called something other than a pronoun.
fn has_answer(gold: &GumDocument, entity: u32) -> bool {
    let is_told = |mention: &GumMention| {
        let first = &gold.split.words[mention.first];
        mention.first != mention.last || !matches!(first.upos.as_str(), "PRON" | "DET")
    };
    gold.mentions.iter().any(|mention| mention.entity == entity && is_told(mention))
}

/// Where the head of the name stands that the program gives for the mention at `span`; nothing where it is not sure or has but a pronoun.
fn answer(found: &Analysis, span: Span) -> Option<Span> {
    let mention = found.mentions.iter().find(|mention| found.span(&mention.tokens) == span)?;
    let Referent::Entity(entity) = mention.referent else { return None };
    let entity = &found.entities[entity.get()];
    let named = entity.mentions.iter().any(|at| found.mentions[at.get()].form != MentionForm::Pronoun);
    named.then(|| found.tokens[head(found, &entity.name).get()].span)
}

/// The token of a range whose head lies outside of it.
fn head(found: &Analysis, range: &Range<TokenIdx>) -> TokenIdx {
    let tokens = (range.start.0..range.end.0).map(TokenIdx);
    let mut outside = tokens.filter(|token| found.words[token.get()].head.is_none_or(|head| !range.contains(&head)));
    outside.next().unwrap_or(range.start)
}

/// The entity of the smallest gold mention around some characters.
fn smallest_around(gold: &GumDocument, span: Span) -> Option<u32> {
    let tokens = &gold.split.tokens;
    let around = gold.mentions.iter().filter(|mention| mention.span(tokens).contains(span));
    around.min_by_key(|mention| mention.span(tokens).len()).map(|mention| mention.entity)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{conllu, gum};

    /// "Ana's brother came. She said he left.": 1 is Ana, 2 her brother.
    const GOLD: &str = "\
1-2\tAna's\t_\t_\t_\t_\t_\t_\t_\t_
1\tAna\t_\tPROPN\t_\t_\t3\tnmod:poss\t_\tEntity=(2-person(1-person)
2\t's\t_\tPART\t_\t_\t1\tcase\t_\t_
3\tbrother\t_\tNOUN\t_\t_\t4\tnsubj\t_\tEntity=2)
4\tcame\t_\tVERB\t_\t_\t0\troot\t_\t_

1\tShe\t_\tPRON\t_\tPerson=3\t2\tnsubj\t_\tEntity=(1-person)
2\tsaid\t_\tVERB\t_\t_\t0\troot\t_\t_
3\the\t_\tPRON\t_\tPerson=3\t4\tnsubj\t_\tEntity=(2-person)
4\tleft\t_\tVERB\t_\t_\t2\tccomp\t_\t_
";

    /// Scores what is found where the entities of the mentions are these instead.
    fn check(which: Pronouns, mentions: [&str; 4], expected: (usize, usize, usize)) {
        let gold = gum::with_mentions(conllu::parse(GOLD).unwrap().remove(0)).unwrap();
        let mut changed = GOLD.to_owned();
        for (from, to) in ["(2-person(1-", "(1-person)\n2\tsaid", "(2-person)\n4", "Entity=2)"].iter().zip(mentions) {
            changed = changed.replacen(from, to, 1);
        }
        let found = gum::with_mentions(conllu::parse(&changed).unwrap().remove(0)).unwrap().analysis();
        let score = score(&gold, which, &found);
        assert_eq!((score.right, score.wrong, score.unsure), expected);
    }

    const SAME: [&str; 4] = ["(2-person(1-", "(1-person)\n2\tsaid", "(2-person)\n4", "Entity=2)"];

    #[test]
    fn gold_is_all_right() {
        check(Pronouns::Speakers, SAME, (1, 0, 0));
        check(Pronouns::Subjects, SAME, (2, 0, 0));
        check(Pronouns::Conversation, SAME, (0, 0, 0));
    }

    #[test]
    fn a_name_inside_the_right_one_is_another() {
        let swapped = [SAME[0], "(2-person)\n2\tsaid", "(1-person)\n4", SAME[3]];
        check(Pronouns::Speakers, swapped, (0, 1, 0));
        check(Pronouns::Subjects, swapped, (0, 2, 0));
    }

    #[test]
    fn a_pronoun_alone_is_not_resolved() {
        check(Pronouns::Speakers, [SAME[0], "(3-person)\n2\tsaid", SAME[2], SAME[3]], (0, 0, 1));
        check(Pronouns::Subjects, [SAME[0], "\n2\tsaid", SAME[2], SAME[3]], (1, 0, 1));
    }
}
