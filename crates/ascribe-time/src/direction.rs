//! Where the verb of an expression of time looks: "met on Friday" to the one just past, "will meet on Friday" to the one to come.

use ascribe_types::{Analysis, Deprel, Span, TokenIdx, Upos, Word};

/// Where a verb looks from the report's date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Back: "met", "has met".
    Past,
    /// Ahead: "will meet", "is expected to meet".
    Future,
    /// It does not tell.
    #[default]
    Unknown,
}

/// Verbs and nouns of what is yet to come, whatever their own tense: "was scheduled for Friday", "plans to leave on Friday".
/// "Set" is one where it is a participle: "the vote is set for Friday", not "set a record on Friday".
const AHEAD: [&str; 19] = [
    "schedule",
    "expect",
    "plan",
    "slate",
    "intend",
    "hope",
    "aim",
    "prepare",
    "due",
    "set",
    "deadline",
    "anticipate",
    "propose",
    "likely",
    "ready",
    "vow",
    "promise",
    "pledge",
    "await",
];

/// Helpers of what is yet to come. "Could" is left out: it is the past of "can" as often.
const HELPERS: [&str; 10] = ["will", "wo", "'ll", "’ll", "shall", "would", "may", "might", "must", "should"];

/// More words up a tree than this tell nothing about a time; of a possessive ("ways around Wednesday's ruling") more than two.
const HEIGHT: usize = 8;

/// Where the verb above a span looks.
pub(crate) fn direction(analysis: &Analysis, span: Span) -> Direction {
    let tree = Tree { analysis };
    let Some(mut at) = tree.head_of(span) else { return Direction::Unknown };
    if tree.is_deadline(at) {
        return Direction::Future;
    }
    let height = if tree.word(at).deprel == Deprel::NmodPoss { 2 } else { HEIGHT };
    for _ in 0..height {
        let told = tree.tells(at);
        if told != Direction::Unknown {
            return told;
        }
        match tree.word(at).head {
            Some(head) => at = head,
            None => break,
        }
    }
    Direction::Unknown
}

/// The trees of a document.
struct Tree<'a> {
    analysis: &'a Analysis,
}

impl Tree<'_> {
    fn word(&self, token: TokenIdx) -> &Word {
        &self.analysis.words[token.get()]
    }

    /// The token of a span that hangs on one outside of it.
    fn head_of(&self, span: Span) -> Option<TokenIdx> {
        let tokens = self.analysis.tokens_at(span);
        let mut own = (tokens.start.0..tokens.end.0).map(TokenIdx);
        own.find(|token| !self.word(*token).head.is_some_and(|head| tokens.contains(&head)))
    }

    /// Whether it says until when somebody was given time: "has until Tuesday", "put the vote off until Tuesday".
    fn is_deadline(&self, at: TokenIdx) -> bool {
        const GIVES: [&str; 9] = ["give", "have", "extend", "delay", "postpone", "put", "adjourn", "defer", "suspend"];
        let word = self.word(at);
        let given = word.head.is_some_and(|head| GIVES.contains(&&*self.word(head).lemma));
        let own = at.get().saturating_sub(HEIGHT)..at.get();
        let mut cases = own.filter_map(|place| self.analysis.words.get(place)).filter(|word| word.head == Some(at));
        given && word.deprel != Deprel::NmodPoss && cases.any(|case| matches!(&*case.lemma, "until" | "till"))
    }

    /// What one word tells.
    fn tells(&self, at: TokenIdx) -> Direction {
        let word = self.word(at);
        let is_set = &*word.lemma == "set" && word.features.is("VerbForm", "Fin");
        if AHEAD.contains(&&*word.lemma) && !is_set && matches!(word.upos, Upos::Verb | Upos::Noun | Upos::Adj) {
            return Direction::Future;
        }
        let helpers: Vec<&Word> = self.helpers(at);
        if helpers.iter().any(|helper| HELPERS.contains(&&*helper.lemma)) {
            return Direction::Future;
        }
        let finite = helpers.iter().copied().chain([word]).find(|word| word.features.is("VerbForm", "Fin"));
        match finite {
            Some(finite) => tense(finite, word),
            None if is_participle(word) && !has_to(&helpers) => Direction::Past,
            None => Direction::Unknown,
        }
    }

    /// The auxiliaries and the copula of a word, and its "to". They stand near it, so that no more than a few words are looked at.
    fn helpers(&self, at: TokenIdx) -> Vec<&Word> {
        let near = at.get().saturating_sub(HEIGHT)..at.get();
        let own = near.filter_map(|place| self.analysis.words.get(place)).filter(|word| word.head == Some(at));
        own.filter(|word| matches!(word.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::Mark)).collect()
    }
}

/// "has met" looks back as "met" does; "meets" looks ahead, "says" does not.
fn tense(finite: &Word, main: &Word) -> Direction {
    if finite.features.is("Tense", "Past") || (&*finite.lemma == "have" && finite.upos == Upos::Aux) {
        return Direction::Past;
    }
    match &*main.lemma {
        "say" | "think" | "believe" | "know" | "be" | "have" => Direction::Unknown,
        _ if finite.upos == Upos::Aux && is_participle(main) => Direction::Unknown,
        _ if main.upos == Upos::Verb => Direction::Future,
        _ => Direction::Unknown,
    }
}

/// "held" in "a rally held on Friday".
fn is_participle(word: &Word) -> bool {
    word.upos == Upos::Verb && word.features.is("VerbForm", "Part") && word.features.is("Tense", "Past")
}

fn has_to(helpers: &[&Word]) -> bool {
    helpers.iter().any(|helper| &*helper.lemma == "to")
}
