//! What a document says that somebody is: an office, a title, a description.
//!
//! | where | example | left alone |
//! |---|---|---|
//! | apposition | "Ana Ruiz, *the foreign minister*," | "Ana Ruiz, 42," (a number); "the ministers, Ana Ruiz and …" (several) |
//! | title | "*Foreign Minister* Ana Ruiz" | "Mr. Ruiz" (titles of courtesy tell no office) |
//! | predicate | "Ruiz is *a former judge*." | "Ruiz is not a judge", "Is Ruiz a judge?", "“Ruiz is a thief,” he said" |
//! | relative clause | "Ruiz, who *heads the bank*," | "Ruiz, who denied it," |
//! | other mentions | "Ruiz … *the minister*" | "the two", "he" |
//!
//! The relations are those of Universal Dependencies (`appos`, `nmod:desc`, `cop`, `acl:relcl`). A predicate counts only in the main clause of
//! a statement without quotation marks: what somebody else claims that one is, is no description.

use std::ops::Range;

use ascribe_types::{Deprel, Kind, MentionForm, MentionIdx, TokenIdx, Upos};

use super::cast::Cast;
use super::offices::is_office;
use super::syntax::Syntax;

/// Verbs of being in charge: WordNet's set of "head" and "lead" ("be in charge of") and "chair".
const IN_CHARGE: [&str; 3] = ["head", "lead", "chair"];

/// Titles of courtesy before names, which tell no office: a closed class.
const COURTESIES: [&str; 12] =
    ["mr", "mrs", "ms", "miss", "mx", "sir", "madam", "madame", "dame", "lord", "lady", "messrs"];

/// How a description stands to whom it describes; what comes first is taken first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Beside,
    Predicate,
    Mention,
}

/// A description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Description {
    way: Way,
    /// The noun that the rest belongs to; in "heads the bank" the bank.
    pub(super) noun: TokenIdx,
    /// All of it.
    pub(super) tokens: Range<TokenIdx>,
}

/// What a document says that the one of these mentions is, the best first.
pub(super) fn descriptions(cast: &Cast<'_>, mentions: &[MentionIdx]) -> Vec<Description> {
    let mut all: Vec<Description> = mentions.iter().flat_map(|&mention| of_mention(cast, mention)).collect();
    all.sort_by_key(|description| description.way);
    all
}

fn of_mention(cast: &Cast<'_>, mention: MentionIdx) -> Vec<Description> {
    let (syntax, draft) = (&cast.syntax, cast.draft(mention));
    if draft.form == MentionForm::Pronoun {
        return Vec::new();
    }
    let itself = cast.syntax.name_at(draft.head).is_none().then(|| noun_phrase(syntax, draft.head, Way::Mention));
    let mut out: Vec<Description> = appositions(syntax, draft.head).chain(titles(syntax, draft.head)).collect();
    out.extend(predicate(syntax, draft.head));
    out.extend(syntax.dependents_as(draft.head, Deprel::AclRelcl).filter_map(|clause| relative(syntax, clause)));
    out.extend(itself.flatten());
    out
}

/// A common noun with what belongs to it, or an office that is written like a name: "Secretary of State", but not "FP".
fn noun_phrase(syntax: &Syntax<'_>, noun: TokenIdx, way: Way) -> Option<Description> {
    let describes = match syntax.upos(noun) {
        Upos::Noun => true,
        Upos::Propn => is_office(syntax.lemma(noun)),
        _ => false,
    };
    let is_free = syntax.name_at(noun).is_none_or(|name| name.kind == Kind::Object);
    (describes && is_free).then(|| Description { way, noun, tokens: syntax.phrase(noun) })
}

/// "Ana Ruiz, the foreign minister" and "the foreign minister, Ana Ruiz"; not one of several.
fn appositions(syntax: &Syntax<'_>, head: TokenIdx) -> impl Iterator<Item = Description> {
    let after = syntax.dependents_as(head, Deprel::Appos);
    let before = syntax.head(head).filter(|_| syntax.deprel(head) == Deprel::Appos && syntax.name_at(head).is_some());
    let one = after.chain(before).filter(|&noun| !syntax.features(noun).is("Number", "Plur"));
    one.filter_map(|noun| noun_phrase(syntax, noun, Way::Beside))
}

/// "Foreign Minister Ana Ruiz"; "analyst" too of "analyst Ana Ruiz", which some treebanks have as a compound.
fn titles(syntax: &Syntax<'_>, head: TokenIdx) -> impl Iterator<Item = Description> {
    let before = syntax.dependents(head).iter().copied().filter(move |&token| token < head);
    before.filter(|&token| is_title(syntax, token)).map(|noun| {
        let phrase = syntax.phrase(noun);
        let mut tokens = (phrase.start.0..=noun.0).map(TokenIdx);
        let is_modifier = |token| matches!(syntax.upos(token), Upos::Noun | Upos::Propn | Upos::Adj);
        let possessor = tokens.clone().rfind(|&token| syntax.deprel(token) == Deprel::NmodPoss);
        let after = possessor.map_or(phrase.start, |token| TokenIdx(token.0 + 1));
        let start = tokens.find(|&token| token >= after && is_modifier(token)).unwrap_or(noun);
        Description { way: Way::Beside, noun, tokens: start..TokenIdx(noun.0 + 1) }
    })
}

fn is_title(syntax: &Syntax<'_>, token: TokenIdx) -> bool {
    let word = syntax.form(token).trim_end_matches('.').to_lowercase();
    match syntax.deprel(token) {
        Deprel::NmodDesc => !COURTESIES.contains(&word.as_str()),
        Deprel::Compound => is_office(syntax.lemma(token)),
        _ => false,
    }
}

/// "Ruiz is a former judge."
fn predicate(syntax: &Syntax<'_>, subject: TokenIdx) -> Option<Description> {
    let noun = syntax.head(subject).filter(|_| syntax.deprel(subject) == Deprel::Nsubj)?;
    let is_statement = syntax.deprel(noun) == Deprel::Root && !is_quoted_or_asked(syntax, noun);
    (is_statement && is_plain_copula(syntax, noun)).then(|| noun_phrase(syntax, noun, Way::Predicate))?
}

/// Whether a predicate is just so: without "not", "may", "if".
fn is_plain_copula(syntax: &Syntax<'_>, noun: TokenIdx) -> bool {
    let is_plain = |&token: &TokenIdx| match syntax.deprel(token) {
        Deprel::Aux => syntax.lemma(token) == "have",
        Deprel::Mark | Deprel::Expl => false,
        _ => !syntax.features(token).is("Polarity", "Neg") && !matches!(syntax.lemma(token), "not" | "never" | "no"),
    };
    syntax.has(noun, Deprel::Cop) && syntax.dependents(noun).iter().all(is_plain)
}

fn is_quoted_or_asked(syntax: &Syntax<'_>, token: TokenIdx) -> bool {
    let sentence = syntax.sentence_of(token);
    let mut tokens = (sentence.start.0..sentence.end.0).map(TokenIdx);
    tokens.any(|token| {
        syntax.form(token).contains(['"', '“', '”', '«', '»', '„', '‘', '?']) || syntax.form(token) == "``"
    })
}

/// "who is a former judge", "who heads the bank".
fn relative(syntax: &Syntax<'_>, clause: TokenIdx) -> Option<Description> {
    let by_relative = |token: TokenIdx| matches!(syntax.lemma(token), "who" | "which" | "that");
    syntax.dependents_as(clause, Deprel::Nsubj).find(|&token| by_relative(token))?;
    if is_plain_copula(syntax, clause) {
        return noun_phrase(syntax, clause, Way::Predicate);
    }
    let object = syntax.dependents_as(clause, Deprel::Obj).find(|&token| token > clause)?;
    let in_charge = IN_CHARGE.contains(&syntax.lemma(clause)) && !syntax.has(clause, Deprel::Aux);
    let tokens = clause..syntax.phrase(object).end;
    in_charge.then_some(Description { way: Way::Predicate, noun: object, tokens })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::sample::Sample;

    fn check(sample: &str, expected: Option<&str>) {
        let sample = Sample::parse(sample);
        let syntax = sample.syntax();
        let cast = Cast::new(sample.syntax(), &sample.drafts);
        let mentions: Vec<MentionIdx> = cast.all().collect();
        let best = descriptions(&cast, &mentions).into_iter().next();
        assert_eq!(best.map(|description| syntax.passage(&description.tokens)), expected);
    }

    #[test]
    fn set_beside_a_name() {
        check(
            "[person {person Ana/PROPN/8/nsubj Ruiz/PROPN/1/flat } ] ,/PUNCT/6/punct the/DET/6/det foreign/ADJ/6/amod \
             minister/NOUN/1/appos ,/PUNCT/6/punct spoke/VERB/0/root",
            Some("the foreign minister"),
        );
        check(
            "the/DET/2/det minister/NOUN/7/nsubj ,/PUNCT/4/punct [person {person Ana/PROPN/2/appos Ruiz/PROPN/4/flat } ] \
             ,/PUNCT/4/punct spoke/VERB/0/root",
            Some("the minister"),
        );
        check("[person {person Ana/PROPN/0/root } ] ,/PUNCT/3/punct 42/NUM/1/appos", None);
    }

    #[test]
    fn a_title_before_a_name() {
        check(
            "[person {gpe Iran/PROPN/4/nmod:poss } 's/PART/1/case Foreign/PROPN/4/compound Minister/PROPN/5/nmod:desc \
             {person Ana/PROPN/0/root Ruiz/PROPN/5/flat } ]",
            Some("Foreign Minister"),
        );
        check("[person Mr./PROPN/2/nmod:desc {person Ruiz/PROPN/0/root } ]", None);
        check("[person analyst/NOUN/2/compound {person Ana/PROPN/0/root } ]", Some("analyst"));
    }

    #[test]
    fn a_predicate_of_a_statement() {
        let judge =
            "[person {person Ruiz/PROPN/5/nsubj } ] is/AUX/5/cop a/DET/5/det former/ADJ/5/amod judge/NOUN/0/root";
        check(judge, Some("a former judge"));
        check(&format!("{judge} ?/PUNCT/5/punct"), None);
        check(&format!("“/PUNCT/6/punct {}", judge.replace("/5/", "/6/")), None);
        check(
            "[person {person Ruiz/PROPN/5/nsubj } ] is/AUX/5/cop not/PART/5/advmod a/DET/5/det judge/NOUN/0/root",
            None,
        );
        check("[person {person Ruiz/PROPN/4/nsubj } ] may/AUX/4/aux be/AUX/4/cop mayor/NOUN/0/root", None);
    }

    #[test]
    fn a_relative_clause() {
        let who = "[person {person Ruiz/PROPN/0/root } ,/PUNCT/4/punct who/PRON/4/nsubj";
        check(&format!("{who} head/VERB/1/acl:relcl the/DET/6/det bank/NOUN/4/obj ]"), Some("head the bank"));
        check(&format!("{who} deny/VERB/1/acl:relcl the/DET/6/det claim/NOUN/4/obj ]"), None);
        check(
            "[person {person Ruiz/PROPN/0/root } who/PRON/4/nsubj is/AUX/4/cop mayor/NOUN/1/acl:relcl ]",
            Some("mayor"),
        );
    }

    #[test]
    fn another_mention_describes_too() {
        check("[person {person Ruiz/PROPN/0/root } ]\n[person=0 the/DET/2/det mayor/NOUN/0/root ]", Some("the mayor"));
        check("[person {person Ruiz/PROPN/0/root } ]\n[person=0 he/PRON/0/root ]", None);
    }
}
