//! The words that carry a text's meaning, and who and what it names.

use std::collections::BTreeSet;
use std::ops::Range;

use ascribe_types::{Deprel, EntityIdx, Proposition, Referent, Report, Span, TokenIdx, Upos};

/// What the words of a proposition tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    /// The dictionary forms of the words that carry meaning, each once, in order; no names.
    pub(super) words: Vec<String>,
    /// Whom and what they mention.
    pub(super) entities: BTreeSet<EntityIdx>,
}

/// Verbs that carry little meaning by themselves: the helpers of English, and its light verbs (Huddleston and Pullum 2002, chapter 4, section 7).
const LIGHT: [&str; 12] = ["be", "have", "do", "get", "make", "take", "give", "put", "go", "come", "let", "say"];

impl Meaning {
    /// What a proposition's words tell. What was put for a pronoun counts where the pronoun stands, and "we" and "our" are who speaks.
    pub(super) fn of(report: &Report, proposition: &Proposition, speaker: Option<EntityIdx>) -> Self {
        let mut meaning = Self::default();
        for piece in &proposition.pieces {
            meaning.read(report, piece.span, speaker);
        }
        meaning
    }

    fn read(&mut self, report: &Report, span: Span, speaker: Option<EntityIdx>) {
        let tokens = report.analysis.tokens_at(span);
        for token in (tokens.start.0..tokens.end.0).map(TokenIdx) {
            let word = word(report, token);
            self.words.extend(word.filter(|word| !self.words.contains(word)));
            self.entities.extend(speaker.filter(|_| is_own(report, token)));
        }
        self.entities.extend(entities(report, &tokens));
    }
}

/// The dictionary form of a token, if it carries meaning and belongs to no name.
fn word(report: &Report, token: TokenIdx) -> Option<String> {
    let word = report.analysis.words.get(token.get())?;
    let means = matches!(word.upos, Upos::Noun | Upos::Verb | Upos::Adj | Upos::Num | Upos::Adv | Upos::Propn);
    let light = LIGHT.contains(&&*word.lemma) || word.lemma.chars().count() < 2;
    (means && !light && !is_named(report, token)).then(|| word.lemma.to_lowercase())
}

/// Whether a token is a first person.
fn is_own(report: &Report, token: TokenIdx) -> bool {
    let word = report.analysis.words.get(token.get());
    word.is_some_and(|word| word.upos == Upos::Pron && word.features.is("Person", "1"))
}

/// Whether a token belongs to a name.
fn is_named(report: &Report, token: TokenIdx) -> bool {
    let names = &report.analysis.names;
    let after = names.partition_point(|name| name.tokens.end <= token);
    names.get(after).is_some_and(|name| name.tokens.start <= token)
}

/// Whom the mentions refer to that lie within a stretch of tokens.
fn entities(report: &Report, within: &Range<TokenIdx>) -> BTreeSet<EntityIdx> {
    let mentions = &report.analysis.mentions;
    let first = mentions.partition_point(|mention| mention.tokens.start < within.start);
    let from = mentions[first..].iter().take_while(|mention| mention.tokens.start < within.end);
    let inside = from.filter(|mention| mention.tokens.end <= within.end);
    let referents = inside.filter_map(|mention| match mention.referent {
        Referent::Entity(entity) => Some(entity),
        Referent::Unsure => None,
    });
    referents.collect()
}

/// The conjunction with which a span begins: "and", "but"; and "that", where it only leads in.
pub(super) fn conjunction(report: &Report, span: Span) -> Option<&str> {
    let first = report.analysis.tokens_at(span).start;
    let word = report.analysis.words.get(first.get())?;
    let ties = word.upos == Upos::Cconj || word.upos == Upos::Sconj && &*word.lemma == "that";
    ties.then(|| report.analysis.tokens[first.get()].span.of(&report.document.text))
}

/// The dictionary form of the head of a phrase: "base" of "air bases in the country".
pub(super) fn head(report: &Report, span: Span) -> String {
    let top = top(report, span).and_then(|top| report.analysis.words.get(top.get()));
    top.map(|word| word.lemma.to_lowercase()).unwrap_or_default()
}

/// The head of a phrase.
fn top(report: &Report, span: Span) -> Option<TokenIdx> {
    let tokens = report.analysis.tokens_at(span);
    let words = &report.analysis.words;
    let leaves = |token: &TokenIdx| {
        let head = words.get(token.get()).and_then(|word| word.head);
        head.is_none_or(|head| !tokens.contains(&head))
    };
    (tokens.start.0..tokens.end.0).map(TokenIdx).find(leaves)
}

/// Verbs that say of what follows with "to" that it was not done: the negative ones of Karttunen (2012, Simple and Phrasal Implicatives).
const UNDOING: [&str; 4] = ["fail", "forget", "neglect", "refuse"];

/// How far behind such a verb that may stand: "refused again on Monday to leave".
const FARTHEST: u32 = 12;

/// Whether a verb says that what follows it was not done: "*failed* to close the gate", "*refused* to leave". Left alone: "failed" alone, "refused the offer", "forgot that
/// it was late".
pub(super) fn undoes(report: &Report, verb: Span) -> bool {
    let words = &report.analysis.words;
    let Some(top) = top(report, verb).filter(|top| UNDOING.contains(&&*words[top.get()].lemma)) else { return false };
    let behind = (top.0 + 1..top.0.saturating_add(FARTHEST)).map_while(|at| words.get(at as usize));
    behind.into_iter().any(|word| word.head == Some(top) && word.deprel == Deprel::Xcomp && word.upos == Upos::Verb)
}

/// The dictionary form of the verb or predicate at a span.
pub(super) fn verb(report: &Report, span: Span) -> Option<String> {
    Some(head(report, span)).filter(|lemma| !lemma.is_empty())
}

#[cfg(test)]
mod tests {
    use ascribe_types::{Analysis, Document, Features, Token, Word};

    use super::*;

    /// A report of words "form/tag/head/deprel/lemma", the head counted from 1.
    fn report(sample: &str) -> Report {
        let (mut text, mut tokens, mut words) = (String::new(), Vec::new(), Vec::new());
        for word in sample.split(' ') {
            let fields: Vec<&str> = word.split('/').collect();
            let [form, upos, head, deprel, lemma] = fields[..] else { panic!("five fields: {word}") };
            tokens.push(Token { span: Span::new(text.len(), text.len() + form.len()), joined: false });
            text = text + form + " ";
            words.push(Word {
                upos: Upos::from_name(upos).expect("a tag"),
                features: Features::from("_"),
                lemma: lemma.into(),
                head: head.parse::<u32>().expect("a number").checked_sub(1).map(TokenIdx),
                deprel: Deprel::from_name(deprel).expect("a relation"),
            });
        }
        let analysis = Analysis { tokens, words, ..Analysis::default() };
        Report { document: Document::from(text.as_str()), analysis, ..Report::default() }
    }

    fn check(sample: &str, verb: &str, expected: bool) {
        let report = report(sample);
        let start = report.document.text.find(verb).expect("the verb is there");
        assert_eq!(undoes(&report, Span::new(start, start + verb.len())), expected, "{sample}");
    }

    #[test]
    fn what_was_failed_or_refused_was_not_done() {
        let gate = "to/PART/4/mark/to close/VERB/2/xcomp/close gates/NOUN/4/obj/gate";
        check(&format!("she/PRON/2/nsubj/she failed/VERB/0/root/fail {gate}"), "failed", true);
        check(&format!("she/PRON/2/nsubj/she refused/VERB/0/root/refuse {gate}"), "refused", true);
        check(&format!("she/PRON/2/nsubj/she neglected/VERB/0/root/neglect {gate}"), "neglected", true);
        check(&format!("she/PRON/2/nsubj/she managed/VERB/0/root/manage {gate}"), "managed", false);
        check("talks/NOUN/2/nsubj/talk failed/VERB/0/root/fail", "failed", false);
        check("she/PRON/2/nsubj/she refused/VERB/0/root/refuse gates/NOUN/2/obj/gate", "refused", false);
    }
}
