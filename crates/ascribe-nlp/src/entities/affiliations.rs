//! To whom somebody or something belongs, and of which country it is.
//!
//! | how | example | left alone |
//! |---|---|---|
//! | possessor | "*Iran*'s minister", "*the ministry*'s spokesman" | "Iran's critics", "Ruiz's wife": of persons only offices (`offices.rs`) |
//! | complement | "spokesman *for the ministry*", "government *of Iran*" | "critics of Iran", "the ambassador to Iran", "officials in Baku" |
//! | name or adjective before it | "*Azerbaijani* officials", "the *Azerbaijan* government" | "Iranian-American" (two at once) |
//! | of a description | "Ana Ruiz, a spokeswoman for *the ministry*", "who heads *the bank*" | |
//!
//! The relations are those of Universal Dependencies (`nmod:poss`, `nmod`, `compound`, `amod`). An organisation comes before a state, since
//! the state is that of the organisation: "the Iranian Foreign Ministry spokesman". If two come equally near, nobody is named: "Iranian and Iraqi
//! officials".

use ascribe_types::{Country, Deprel, Kind, TokenIdx, Upos};

use super::countries::{Sense, country_of};
use super::offices::is_office;
use super::syntax::Syntax;

/// Prepositions after which stands to whom a noun belongs.
const BELONGING: [&str; 5] = ["of", "for", "at", "from", "with"];

/// Longest chain of nouns in front of each other that is followed: "U.S. administration budget official".
const FARTHEST: usize = 3;

/// The words that say to whom a noun belongs: the heads of owners, in order, each coordinated one too, and those of a noun in front of it
/// ("U.S." of "a U.S. administration official").
pub(super) fn owners(syntax: &Syntax<'_>, noun: TokenIdx, kind: Kind) -> Vec<TokenIdx> {
    let mut out = owners_of_word(syntax, noun, kind);
    let mut front = noun;
    for _ in 0..FARTHEST {
        let nouns = syntax.dependents_as(front, Deprel::Compound).filter(|&token| syntax.name_at(token).is_none());
        let Some(next) = nouns.last() else { break };
        out.extend(owners_of_word(syntax, next, Kind::Organization));
        front = next;
    }
    out
}

fn owners_of_word(syntax: &Syntax<'_>, noun: TokenIdx, kind: Kind) -> Vec<TokenIdx> {
    let owned = syntax.dependents(noun).iter().copied().filter(|&token| is_owner(syntax, noun, token, kind));
    let coordinated = |token| std::iter::once(token).chain(syntax.dependents_as(token, Deprel::Conj));
    owned.flat_map(coordinated).collect()
}

fn is_owner(syntax: &Syntax<'_>, noun: TokenIdx, token: TokenIdx, kind: Kind) -> bool {
    let holds_office = kind != Kind::Person || is_office(syntax.lemma(noun));
    match syntax.deprel(token) {
        Deprel::NmodPoss => holds_office,
        Deprel::Nmod => {
            let is_named_person = kind == Kind::Person && syntax.upos(noun) == Upos::Propn;
            (holds_office || is_named_person) && belongs_after(syntax, token, kind)
        }
        Deprel::Compound | Deprel::Amod => !is_hyphenated(syntax, token),
        _ => false,
    }
}

/// Whether a preposition before this word says that something belongs to it; of organisations only "of" does ("a base at Vik").
fn belongs_after(syntax: &Syntax<'_>, token: TokenIdx, kind: Kind) -> bool {
    let allowed = if kind == Kind::Person { &BELONGING[..] } else { &BELONGING[..1] };
    let mut cases = syntax.dependents_as(token, Deprel::Case);
    cases.next().is_some_and(|case| allowed.contains(&syntax.lemma(case))) && cases.next().is_none()
}

/// Whether a word is written in one with another by a hyphen, as in "Iranian-American" and "anti-Iranian".
fn is_hyphenated(syntax: &Syntax<'_>, token: TokenIdx) -> bool {
    let is_hyphen = |at: u32| (at as usize) < syntax.len() && matches!(syntax.form(TokenIdx(at)), "-" | "–" | "‑");
    token.0.checked_sub(1).is_some_and(is_hyphen) || is_hyphen(token.0 + 1)
}

/// The country that a word before or after a noun stands for: all of the name that it is part of, or an adjective with a capital.
pub(super) fn country_of_owner(syntax: &Syntax<'_>, token: TokenIdx) -> Option<Country> {
    if let Some(name) = syntax.name_at(token) {
        let may = matches!(name.kind, Kind::Gpe | Kind::Place | Kind::Norp);
        return country_of(syntax.passage(&name.tokens))
            .filter(|(_, sense)| may && *sense != Sense::DoubtfulName)
            .map(first);
    }
    let form = syntax.form(token);
    let is_capital = form.starts_with(char::is_uppercase);
    let is_adjective = is_capital && matches!(syntax.deprel(token), Deprel::Amod | Deprel::Conj);
    country_of(form).filter(|(_, sense)| is_adjective && *sense == Sense::People).map(first)
}

/// The country that words in a name stand for: "Iranian Foreign Ministry", "Bank of Norway". Capitals are left alone ("Paris Saint-Germain"),
/// and names of places elsewhere ("Georgia Institute").
pub(super) fn country_within(syntax: &Syntax<'_>, name: &std::ops::Range<TokenIdx>) -> Option<Country> {
    let starts = (name.start.0..name.end.0).map(TokenIdx);
    let runs =
        starts.flat_map(|start| (start.0 + 1..=name.end.0.min(start.0 + 4)).map(move |end| start..TokenIdx(end)));
    let found = runs.filter_map(|run| country_of(syntax.passage(&run)));
    only(found.filter(|(_, sense)| matches!(sense, Sense::Name | Sense::People)).map(first))
}

/// The only one of these, if they are all the same.
pub(super) fn only<T: PartialEq>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

fn first((country, _): (Country, Sense)) -> Country {
    country
}

#[cfg(test)]
mod tests {
    use crate::entities::sample::Sample;

    fn check(sample: &str, expected: &[&str]) {
        assert_eq!(Sample::parse(sample).build().lines(), expected);
    }

    #[test]
    fn a_possessor_owns_offices_and_bodies() {
        let iran = "[gpe {gpe Iran/PROPN/3/nmod:poss } 's/PART/1/case ]";
        check(&format!("[person {iran} minister/NOUN/0/root ]"), &["Iran's minister 0 | of Iran | IR", "Iran 1 | IR"]);
        check(&format!("[person {iran} critics/NOUN/0/root ]"), &["Iran's critics 0", "Iran 1 | IR"]);
        check(&format!("[organization {iran} army/NOUN/0/root ]"), &["Iran's army 0 | of Iran | IR", "Iran 1 | IR"]);
        let ruiz = "[person {person Ruiz/PROPN/3/nmod:poss } 's/PART/1/case ]";
        check(&format!("[person {ruiz} wife/NOUN/0/root ]"), &["Ruiz's wife 0", "Ruiz 1"]);
        check(&format!("[person {ruiz} spokesman/NOUN/0/root ]"), &["Ruiz's spokesman 0 | of Ruiz", "Ruiz 1"]);
    }

    #[test]
    fn a_complement_owns() {
        let of = |noun: &str, case: &str| {
            format!(
                "[person a/DET/2/det {noun}/NOUN/0/root {case}/ADP/5/case [organization the/DET/5/det ministry/NOUN/2/nmod ] ]"
            )
        };
        check(&of("spokesman", "for"), &["a spokesman for the ministry 0 | of the ministry", "the ministry 1"]);
        check(&of("critic", "of"), &["a critic of the ministry 0", "the ministry 1"]);
        check(&of("envoy", "to"), &["a envoy to the ministry 0", "the ministry 1"]);
    }

    #[test]
    fn what_stands_before_a_noun_says_whose_it_is() {
        check("[person Azerbaijani/ADJ/2/amod officials/NOUN/0/root ]", &["Azerbaijani officials 0 | AZ"]);
        check(
            "[person a/DET/4/det {gpe Norway/PROPN/3/compound } government/NOUN/4/compound official/NOUN/0/root ]",
            &["a Norway government official 0 | NO"],
        );
        check(
            "[organization the/DET/3/det [gpe {gpe Azerbaijan/PROPN/3/compound } ] government/NOUN/0/root ]",
            &["the Azerbaijan government 0 | of Azerbaijan | AZ", "Azerbaijan 1 | AZ"],
        );
        check(
            "[gpe {gpe Iran/PROPN/0/root } ]\n[person [norp {norp Iranian/ADJ/2/amod } ] officials/NOUN/0/root ]",
            &["Iran 0 | IR", "Iranian officials 1 | of Iran | IR", "Iranian 2 | IR"],
        );
        check(
            "[person Iranian/ADJ/4/amod and/CCONJ/3/cc Iraqi/ADJ/1/conj officials/NOUN/0/root ]",
            &["Iranian and Iraqi officials 0"],
        );
        check(
            "[person Iranian/ADJ/4/amod -/PUNCT/3/punct American/ADJ/4/amod writer/NOUN/0/root ]",
            &["Iranian - American writer 0"],
        );
    }

    #[test]
    fn a_description_says_whose_one_is() {
        check(
            "[person {person Ana/PROPN/0/root Ruiz/PROPN/1/flat } ] ,/PUNCT/5/punct [person=0 a/DET/5/det spokeswoman/NOUN/1/appos \
             for/ADP/8/case [organization the/DET/8/det ministry/NOUN/5/nmod ] ]",
            &["Ana Ruiz 0,1 | a spokeswoman for the ministry | of the ministry", "the ministry 2"],
        );
    }

    #[test]
    fn a_country_stands_in_a_name() {
        let name = |words: &str| format!("[organization {{organization {words} }} ]");
        check(&name("Iranian/ADJ/2/amod Ministry/PROPN/0/root"), &["Iranian Ministry 0 | IR"]);
        check(&name("Bank/PROPN/0/root of/ADP/3/case Norway/PROPN/1/nmod"), &["Bank of Norway 0 | NO"]);
        check(&name("Paris/PROPN/2/compound Club/PROPN/0/root"), &["Paris Club 0"]);
        check(&name("Georgia/PROPN/2/compound Institute/PROPN/0/root"), &["Georgia Institute 0"]);
        check("[gpe {gpe Baku/PROPN/0/root } ]", &["Baku 0 | AZ"]);
    }

    #[test]
    fn a_doubtful_name_needs_support() {
        let georgia = "[gpe {gpe Georgia/PROPN/0/root } ]";
        check(georgia, &["Georgia 0"]);
        check(&format!("{georgia}\n[gpe {{gpe Tbilisi/PROPN/0/root }} ]"), &["Georgia 0 | GE", "Tbilisi 1 | GE"]);
    }
}
