//! Whether what two statements tell of one thing are opposites: "the gates were opened", "the gates were closed".

use std::collections::HashMap;
use std::sync::LazyLock;

use ascribe_types::{Part, Statement, Time};

/// How what two statements tell of something goes together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opposites {
    /// They are no opposites, as far as the list knows.
    None,
    /// They may both be so, or only one: opposites of other things, at other times, or one after the other; or the same done to something else.
    Unclear,
    /// Only one can be so.
    Contrary,
}

/// Each word with its opposites, and whether only one of the two can be so; the two in order.
static LISTED: LazyLock<HashMap<(&str, &str), bool>> = LazyLock::new(|| {
    let rows = include_str!("opposites.tsv").lines().filter_map(|line| line.split_once('\t'));
    let pairs = rows.filter_map(|(kind, rest)| Some((kind == "contrary", rest.split_once('\t')?)));
    pairs.flat_map(|(contrary, (one, others))| others.split(' ').map(move |other| ((one, other), contrary))).collect()
});

/// Whether what is told in two statements are opposites. Only what each tells counts, the verb or predicate: "the *safe* was found" contradicts no danger.
pub(super) fn opposites(one: &Statement, other: &Statement) -> Opposites {
    let (Some(tells), Some(against)) = (&one.action, &other.action) else { return Opposites::None };
    let pair = if tells < against { (tells.as_str(), against.as_str()) } else { (against.as_str(), tells.as_str()) };
    match LISTED.get(&pair) {
        None if tells == against && of_other_things(one, other) => Opposites::Unclear,
        None => Opposites::None,
        Some(true) if of_one_thing(one, other) && may_meet(one, other) => Opposites::Contrary,
        Some(_) => Opposites::Unclear,
    }
}

/// Whether both are of one thing: what is acted on is the same and nobody else does it, or nothing is acted on and the same does it. "Norden won the vote" and
/// "Sund lost the vote" may both be so.
fn of_one_thing(one: &Statement, other: &Statement) -> bool {
    let acted_on = |statement: &Statement| statement.target.clone().or_else(|| statement.actor.clone());
    let same_thing = acted_on(one).zip(acted_on(other)).is_some_and(|(one, other)| is_same(&one, &other));
    let both_act = one.target.is_some() && other.target.is_some();
    let others_act =
        both_act && one.actor.as_ref().zip(other.actor.as_ref()).is_some_and(|(one, other)| differ(one, other));
    same_thing && !others_act
}

/// Whether the same is done to two things that are called by nothing alike: "the ship carried arms" and "the ship carried cement" may both be so, or only one. Left alone:
/// "hid losses of 9 million euros" and "hid 9 million euros of bad loans", pronouns, and who is a party, which goes by many names.
fn of_other_things(one: &Statement, other: &Statement) -> bool {
    let Some((one, other)) = one.target.as_ref().zip(other.target.as_ref()) else { return false };
    let is_thing = |part: &Part| part.party.is_none() && !is_pronoun(part);
    let words = |part: &Part| -> Vec<String> {
        let words = part.text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        words.filter(|word| word.chars().count() > SHORT).collect()
    };
    let shared = words(one).iter().any(|word| words(other).contains(word));
    is_thing(one) && is_thing(other) && one.head != other.head && !shared
}

/// Words of no more letters than this are seldom what something is called by.
const SHORT: usize = 3;

/// Whether the two are the same: by who they are if both are parties, else by their head words.
fn is_same(one: &Part, other: &Part) -> bool {
    match (&one.party, &other.party) {
        (Some(one), Some(other)) if one == other => true,
        _ => !is_pronoun(one) && one.head == other.head && figures(one) == figures(other),
    }
}

/// Whether the two are known to be not the same.
fn differ(one: &Part, other: &Part) -> bool {
    !is_pronoun(one) && !is_pronoun(other) && !is_same(one, other)
}

/// The figures of a phrase: gate 3 is not gate 4.
fn figures(part: &Part) -> Vec<&str> {
    part.text.split(|character: char| !character.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect()
}

/// Heads that do not tell who is meant.
const PRONOUNS: [&str; 12] = ["he", "i", "it", "one", "she", "that", "they", "this", "we", "which", "who", "you"];

/// Whether a phrase does not tell who is meant.
pub(crate) fn is_pronoun(part: &Part) -> bool {
    PRONOUNS.contains(&part.head.as_str()) || part.head.is_empty()
}

/// Whether both may speak of one time and one kind of world: what was shut in March may be open in May, and what is shut may be open one day.
fn may_meet(one: &Statement, other: &Statement) -> bool {
    let apart = one.time.as_ref().zip(other.time.as_ref()).is_some_and(|(one, other)| are_apart(one, other));
    one.modality == other.modality && !apart
}

/// Whether two times have no day in common.
fn are_apart(one: &Time, other: &Time) -> bool {
    let Some((one, other)) = one.range.zip(other.range) else { return false };
    let before = |one: Option<_>, other: Option<_>| one.zip(other).is_some_and(|(last, first)| last < first);
    before(one.last, other.first) || before(other.last, one.first)
}

#[cfg(test)]
mod tests {
    use ascribe_types::{Date, DateRange, Modality, PartyKey, Span, TimeKind};

    use super::Opposites::{Contrary, None, Unclear};
    use super::*;
    use crate::statements::sample::statement;

    /// A statement "actor | action | target", each part with its head last; "-" where there is none.
    fn told(text: &str) -> Statement {
        let mut fields = text.split(" | ").map(|field| Some(field).filter(|field| *field != "-"));
        let mut field = || fields.next().flatten();
        let part = |text: &str| Part {
            text: text.to_owned(),
            party: text.starts_with(char::is_uppercase).then(|| PartyKey(text.to_owned())),
            head: text.rsplit(' ').next().unwrap_or_default().to_lowercase(),
        };
        let (actor, action, target) = (field().map(part), field().map(str::to_owned), field().map(part));
        Statement { actor, action, target, ..statement(text) }
    }

    fn check(one: &str, other: &str, expected: Opposites) {
        let (one, other) = (told(one), told(other));
        assert_eq!(opposites(&one, &other), expected, "{} / {}", one.text, other.text);
        assert_eq!(opposites(&other, &one), expected, "{} / {}", other.text, one.text);
    }

    #[test]
    fn verbs_of_one_thing_are_opposites() {
        check("- | open | the sluices", "- | close | the sluices", Contrary);
        check("Lindal | open | the sluice", "- | shut | a sluice", Contrary);
        check("Lindal | open | the sluice", "they | shut | the sluice", Contrary);
        check("Norden | win | the vote", "Norden | lose | the vote", Contrary);
        check("the board | accept | the offer", "the board | reject | the offer", Contrary);
        check("Norden | allow | the march", "Norden | forbid | the march", Contrary);
        check("Norden | allow | the march", "Norden | prohibit | the march", Contrary);
        check("rents | increase | -", "rents | decrease | -", Contrary);
        check("the price of bread | rise | -", "the price of bread | fall | -", Contrary);
        check("the jury | convict | Voss", "the jury | acquit | Voss", Contrary);
    }

    #[test]
    fn predicates_of_one_thing_are_opposites() {
        check("the bridge | safe | -", "the bridge | dangerous | -", Contrary);
        check("the bridge | safe | -", "the bridge | unsafe | -", Contrary);
        check("Voss | alive | -", "Voss | dead | -", Contrary);
        check("the ban | legal | -", "the ban | illegal | -", Contrary);
        check("the report | accurate | -", "the report | inaccurate | -", Contrary);
        check("Voss | guilty | -", "Voss | innocent | -", Contrary);
        check("the trial | success | -", "the trial | failure | -", Contrary);
        check("- | injure | Voss", "Voss | uninjured | -", Contrary);
    }

    #[test]
    fn what_is_told_of_others_may_both_be_so() {
        check("Norden | win | the vote", "Sund | lose | the vote", Unclear);
        check("Lindal | open | the sluice", "Lindal | close | the road", Unclear);
        check("- | open | gate 3", "- | close | gate 4", Unclear);
        check("it | safe | -", "it | dangerous | -", Unclear);
        check("- | open | -", "- | close | -", Unclear);
    }

    #[test]
    fn what_follows_the_other_does_not_deny_it() {
        check("Lindal | buy | the yard", "Lindal | sell | the yard", Unclear);
        check("the ship | arrive | -", "the ship | leave | -", Unclear);
        check("the talks | begin | -", "the talks | end | -", Unclear);
    }

    #[test]
    fn the_same_done_to_something_else_tells_nothing() {
        check("the ship | carry | cement", "a freighter | carry | artillery shells", Unclear);
        check("the plant | release | steam", "the plant | release | chlorine", Unclear);
        check("the ship | carry | arms", "the freighter | carry | the arms", None);
        check("the bank | hide | losses of nine million crowns", "it | hide | nine million crowns of loans", None);
        check("Oslo | allow | the march", "Oslo | allow | it", None);
        check("Oslo | allow | Bern", "Oslo | allow | Swiss Army", None);
    }

    #[test]
    fn other_words_are_no_opposites() {
        check("- | open | the sluice", "- | open | the sluice", None);
        check("- | open | the sluice", "- | repair | the sluice", None);
        check("the bridge | safe | -", "the bridge | narrow | -", None);
        check("- | - | -", "- | close | the sluice", None);
    }

    #[test]
    fn other_times_and_worlds_may_differ() {
        let in_month = |text, month| {
            let day = |day| Some(Date { year: 2031, month, day });
            let range = Some(DateRange { first: day(1), last: day(28) });
            let time = Time { span: Span::new(0, 1), kind: TimeKind::Date, value: Option::None, range };
            Statement { time: Some(time), ..told(text) }
        };
        let (shut, open) = ("- | shut | the mine", "- | open | the mine");
        assert_eq!(opposites(&in_month(shut, 3), &in_month(open, 5)), Unclear);
        assert_eq!(opposites(&in_month(shut, 3), &in_month(open, 3)), Contrary);
        assert_eq!(opposites(&in_month(shut, 3), &told(open)), Contrary);
        assert_eq!(opposites(&told(shut), &Statement { modality: Modality::Future, ..told(open) }), Unclear);
    }
}
