//! The name in a mention, and whether two names can be one person's or thing's.

use std::ops::Range;

use ascribe_types::{Country, Deprel, Kind, TokenIdx, Upos};

use super::abbreviations::abbreviates;
use super::countries::{Sense, country_of, folded};
use super::offices::is_office;
use super::syntax::Syntax;
use crate::coreference::MentionDraft;

/// Words of a name that are compared; more are in no name that people give.
const MOST_WORDS: usize = 12;

/// The name by which a mention refers.
#[derive(Clone, Debug)]
pub(super) struct ProperName {
    /// Its tokens, without article, titles and what else is no part of it.
    pub(super) tokens: Range<TokenIdx>,
    /// What it names.
    pub(super) kind: Kind,
    /// The country that all of it stands for.
    pub(super) country: Option<(Country, Sense)>,
    /// As it is written.
    text: String,
    /// Its words as they are compared.
    words: Vec<String>,
}

impl ProperName {
    /// The name at the head of a mention: "Isaac Herzog" of "President Isaac Herzog, who …", "Foreign Ministry" of "Iran's Foreign Ministry".
    /// Where the head is a common noun, the singular name set beside it inside the mention: "the spokesman, Ali Hasanov".
    pub(super) fn of(syntax: &Syntax<'_>, draft: &MentionDraft) -> Option<Self> {
        let beside = || {
            let apposed = syntax.dependents_as(draft.head, Deprel::Appos).find(|token| draft.tokens.contains(token))?;
            let is_plural = syntax.features(draft.head).is("Number", "Plur");
            syntax.name_at(apposed).filter(|name| name.kind == draft.kind && !is_plural)
        };
        let name = syntax.name_at(draft.head).or_else(beside)?;
        let start = with_adjectives(syntax, &name.tokens, name.kind).max(draft.tokens.start);
        let end = name.tokens.end.min(draft.tokens.end);
        let tokens = trimmed(syntax, start..end, name.kind)?;
        let text = syntax.passage(&tokens).to_owned();
        if !text.contains(|c: char| c.is_uppercase() || c.is_numeric()) {
            return None;
        }
        let words = folded(&text).split(' ').take(MOST_WORDS).map(str::to_owned).collect();
        Some(Self { country: country_of(&text), tokens, kind: name.kind, text, words })
    }

    /// What the name is known by: its spelling, and for a country its code.
    pub(super) fn key(&self) -> String {
        match (self.family(), self.country) {
            (Kind::Gpe, Some((country, Sense::Name | Sense::DoubtfulName))) => country.code().to_owned(),
            _ => self.spelled(),
        }
    }

    /// The name as it is compared.
    pub(super) fn spelled(&self) -> String {
        self.words.join(" ")
    }

    /// The kind, with kinds that are taken for each other folded.
    pub(super) fn family(&self) -> Kind {
        match self.kind {
            Kind::Place => Kind::Gpe,
            Kind::Person | Kind::Gpe | Kind::Norp => self.kind,
            _ => Kind::Organization,
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.words.len() > 1
    }

    /// What begins or ends the name without being all of it: "Ana", "Ruiz" of "Ana Ruiz".
    pub(super) fn parts(&self) -> impl Iterator<Item = String> {
        let cuts = 1..self.words.len();
        cuts.flat_map(|cut| [self.words[..cut].join(" "), self.words[cut..].join(" ")])
    }

    /// Whether they cannot be names of the same: "Ana Ruiz" and "Pedro Ruiz", "Ministry of Health" and "Ministry of Defence".
    ///
    /// What leaves room for doubt does not clash: a part of the other, an abbreviation, one surname with one initial ("Joe" and "Joseph
    /// Biden"), names of one country.
    pub(super) fn clashes(&self, other: &Self) -> bool {
        if self.words == other.words {
            return false;
        }
        if let (Some(mine), Some(theirs)) = (self.country, other.country) {
            return mine != theirs;
        }
        if self.family() != other.family() {
            return true;
        }
        let is_part = self.contains(other) || other.contains(self);
        let is_short = abbreviates(&self.text, &other.text) || abbreviates(&other.text, &self.text);
        !(is_part || is_short || self.kind == Kind::Person && self.shares_surname_and_initial(other))
    }

    fn contains(&self, other: &Self) -> bool {
        other.words.iter().all(|word| self.words.contains(word))
    }

    fn shares_surname_and_initial(&self, other: &Self) -> bool {
        let initial = |name: &Self| name.words.first().and_then(|word| word.chars().next());
        self.words.last() == other.words.last() && initial(self) == initial(other)
    }

    /// How full it is, to choose among the names of an entity: more words, then letters that are not all capitals.
    pub(super) fn fullness(&self) -> (usize, bool) {
        (self.words.len(), self.text.chars().any(char::is_lowercase))
    }
}

/// Where a body's name begins if capital adjectives stand before what was read as its name, and belong to it: "*Financial* Market Authority", "the *Supreme* Audit
/// Office". Left alone: adjectives of countries ("the Norwegian Audit Office"), whose name may or may not have them; a capital that begins a sentence; and what
/// belongs to another name.
fn with_adjectives(syntax: &Syntax<'_>, name: &Range<TokenIdx>, kind: Kind) -> TokenIdx {
    let belongs = |&token: &TokenIdx| {
        let of_name = syntax.head(token).is_some_and(|head| token < head && name.contains(&head));
        of_name
            && syntax.upos(token) == Upos::Adj
            && syntax.form(token).starts_with(char::is_uppercase)
            && syntax.sentence_of(token).start != token
            && syntax.name_at(token).is_none()
            && country_of(syntax.form(token)).is_none()
    };
    let before = (0..name.start.0).rev().map(TokenIdx).take_while(belongs);
    before.filter(|_| kind == Kind::Organization).last().unwrap_or(name.start)
}

/// A name without article, titles, quotation marks and possessive mark; nothing if there is nothing else.
fn trimmed(syntax: &Syntax<'_>, tokens: Range<TokenIdx>, kind: Kind) -> Option<Range<TokenIdx>> {
    let all = (tokens.start.0..tokens.end.0).map(TokenIdx);
    let start = all.clone().find(|&token| !is_before_name(syntax, token, kind))?;
    let small = |token| matches!(syntax.upos(token), Upos::Punct | Upos::Part | Upos::Adp | Upos::Cconj | Upos::Det);
    let last = all.rev().find(|&token| token > start && !small(token)).unwrap_or(start);
    let tokens = start..TokenIdx(last.0 + 1);
    Some(if kind == Kind::Person { without_offices(syntax, tokens) } else { tokens })
}

/// A person's name without offices before it, where a name of two words is left: "Masoud Pezeshkian" of "Iranian President Masoud
/// Pezeshkian", but all of "Dean Smith" and "Martin Luther King".
fn without_offices(syntax: &Syntax<'_>, tokens: Range<TokenIdx>) -> Range<TokenIdx> {
    let may = tokens.start.0..tokens.end.0.saturating_sub(2);
    let office = may.map(TokenIdx).rfind(|&token| is_office(syntax.form(token)));
    office.map_or(tokens.start, |token| TokenIdx(token.0 + 1))..tokens.end
}

/// Whether a word at the start of a name is no part of it: an article ("the Louvre"; but not that of "in The Hague"), a title, a mark.
fn is_before_name(syntax: &Syntax<'_>, token: TokenIdx, kind: Kind) -> bool {
    match syntax.upos(token) {
        Upos::Punct | Upos::Part | Upos::Pron => true,
        Upos::Det => {
            let is_capital = syntax.form(token).starts_with(char::is_uppercase);
            !is_capital || syntax.sentence_of(token).start == token
        }
        _ => kind == Kind::Person && syntax.deprel(token) == Deprel::NmodDesc,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::sample::Sample;

    fn name(kind: Kind, text: &str) -> ProperName {
        let words = folded(text).split(' ').map(str::to_owned).collect();
        let tokens = TokenIdx(0)..TokenIdx(1);
        ProperName { tokens, kind, country: country_of(text), text: text.to_owned(), words }
    }

    fn check(kind: Kind, one: &str, other: &str, clash: bool) {
        let (one, other) = (name(kind, one), name(kind, other));
        assert_eq!((one.clashes(&other), other.clashes(&one)), (clash, clash), "{} {}", one.text, other.text);
    }

    #[test]
    fn names_of_two_people_clash() {
        check(Kind::Person, "Ana Ruiz", "Pedro Ruiz", true);
        check(Kind::Person, "Ana Ruiz", "Ana Gil", true);
        check(Kind::Person, "Ana Ruiz", "Ana Ruiz", false);
        check(Kind::Person, "Ana Ruiz", "ANA RUIZ", false);
        check(Kind::Person, "Ana Ruiz", "Ruiz", false);
        check(Kind::Person, "Ana María Ruiz", "Ana Ruiz", false);
        check(Kind::Person, "Joe Biden", "Joseph R. Biden", false);
    }

    #[test]
    fn names_of_two_bodies_clash() {
        check(Kind::Organization, "Ministry of Health", "Ministry of Defence", true);
        check(Kind::Organization, "Ministry of Health", "the Ministry", true);
        check(Kind::Organization, "Ministry of Health", "Ministry", false);
        check(Kind::Organization, "Foreign Policy", "FP", false);
        check(Kind::Organization, "Foreign Policy", "AP", true);
        check(Kind::Gpe, "United States", "U.S.", false);
        check(Kind::Gpe, "Iran", "Iraq", true);
        check(Kind::Gpe, "Iran", "Tehran", true);
        check(Kind::Norp, "Iran", "Iranian", true);
    }

    fn check_found(sample: &str, expected: Option<&str>) {
        let sample = Sample::parse(sample);
        let syntax = sample.syntax();
        let found = ProperName::of(&syntax, &sample.drafts[0]);
        assert_eq!(found.map(|name| syntax.passage(&name.tokens)), expected);
    }

    #[test]
    fn a_name_stands_without_titles() {
        check_found(
            "[person {person President/PROPN/2/nmod:desc Isaac/PROPN/0/root Herzog/PROPN/2/flat } ]",
            Some("Isaac Herzog"),
        );
        check_found(
            "[person {person Iranian/ADJ/3/amod President/PROPN/3/compound Ana/PROPN/0/root Ruiz/PROPN/3/flat } ]",
            Some("Ana Ruiz"),
        );
        check_found("[person {person Dean/PROPN/0/root Smith/PROPN/1/flat } ]", Some("Dean Smith"));
        check_found("[person {person Ana/PROPN/0/root King/PROPN/1/flat } ]", Some("Ana King"));
        check_found("[place {place pier/NOUN/0/root } ]", None);
        check_found(
            "[organization {organization Institute/PROPN/0/root for/ADP/3/case Peace/PROPN/1/nmod in/ADP/5/case } School/PROPN/1/nmod ]",
            Some("Institute for Peace"),
        );
        check_found("[organization {organization The/DET/2/det Louvre/PROPN/0/root } ]", Some("Louvre"));
        check_found("in/ADP/3/case [gpe {gpe The/DET/3/det Hague/PROPN/0/root } ]", Some("The Hague"));
        check_found(
            "[organization {gpe Iran/PROPN/4/nmod:poss } 's/PART/1/case {organization Foreign/PROPN/4/compound Ministry/PROPN/0/root } ]",
            Some("Foreign Ministry"),
        );
        check_found(
            "[person the/DET/2/det spokesman/NOUN/0/root ,/PUNCT/4/punct {person Ali/PROPN/2/appos Hasanov/PROPN/4/flat } ]",
            Some("Ali Hasanov"),
        );
        check_found(
            "[organization the/DET/4/det Supreme/ADJ/4/amod {organization Audit/PROPN/4/compound Office/PROPN/0/root } ]",
            Some("Supreme Audit Office"),
        );
        check_found(
            "[organization the/DET/4/det powerful/ADJ/4/amod {organization Audit/PROPN/4/compound Office/PROPN/0/root } ]",
            Some("Audit Office"),
        );
        check_found(
            "[organization the/DET/4/det Norwegian/ADJ/4/amod {organization Audit/PROPN/4/compound Office/PROPN/0/root } ]",
            Some("Audit Office"),
        );
        check_found(
            "[person the/DET/2/det spokesman/NOUN/0/root for/ADP/4/case {organization Shell/PROPN/2/nmod } ]",
            None,
        );
    }
}
