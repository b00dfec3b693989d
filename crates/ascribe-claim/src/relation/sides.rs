//! Pairs of statements, and on which side of the one the other stands.

use ascribe_types::{Modality, Part, PartyKey, Polarity, Position, Statement};

use super::{OPEN, relation};
use crate::position::{Taken, positions};
use crate::statements::sample::statement;

/// A statement "actor | action | target": "not" before the action makes its text negative, "will" speaks of what comes, and "denies" of a source who denies it.
fn told(written: &str) -> Statement {
    let fields: Vec<&str> = written.split(" | ").collect();
    let [actor, action, target] = fields[..] else { panic!("three fields: {written}") };
    let part = |words: &str| Part {
        text: words.to_owned(),
        party: words.starts_with(char::is_uppercase).then(|| PartyKey(words.to_owned())),
        head: words.rsplit(' ').next().unwrap_or_default().to_lowercase(),
    };
    let given = |words: &str| Some(part(words)).filter(|_| words != "-");
    let marks: Vec<&str> = action.split(' ').collect();
    let has = |mark: &str| marks.contains(&mark);
    Statement {
        actor: given(actor),
        action: marks.last().map(|action| (*action).to_owned()),
        target: given(target),
        words: written.split(' ').filter(|word| !["|", "-"].contains(word)).map(str::to_owned).collect(),
        negative: has("not"),
        modality: if has("will") { Modality::Future } else { Modality::Actual },
        polarity: if has("denies") { Polarity::Denies } else { Polarity::Affirms },
        ..statement(written)
    }
}

/// What the source of the other holds on what the one says.
fn side(one: &Statement, other: &Statement) -> Position {
    let against = relation(one, other).opposed;
    let opposed = ((against - OPEN).abs() > 0.1).then_some(against > OPEN);
    positions(&[Taken { statement: other, opposed, voice: None }], one)[0]
}

fn check(expected: Position, pairs: &[(&str, &str)]) {
    for (one, other) in pairs {
        assert_eq!(side(&told(one), &told(other)), expected, "{one} / {other}");
    }
}

#[test]
fn who_says_the_same_affirms() {
    check(
        Position::Affirms,
        &[
            ("the mayor | sell | the hall", "the mayor | sell | the hall"),
            ("the mayor | sell | the hall", "she | sell | it"),
            ("the mayor | sell | the town hall", "- | sell | the hall"),
            ("Lindal | allow | the march", "Lindal | permit | the march"),
            ("Lindal | allow | Oslo", "Lindal | allow | Norwegian Army"),
            ("the bank | hide | losses of nine million crowns", "it | hide | nine million crowns of loans"),
            ("the crew | rescue | 11 miners", "the crew | rescue | at least nine miners"),
            ("the sluice | not open | -", "the sluice | closed | -"),
            ("Lindal | not open | the sluice", "Lindal | close | the sluice"),
            ("the board | accept | the offer", "the board | not reject | the offer"),
            ("the ship | carry | arms", "the freighter | carry | the arms"),
            ("the photograph | genuine | -", "the photograph | not fake | -"),
            ("the ban | illegal | -", "the ban | not legal | -"),
        ],
    );
}

#[test]
fn who_denies_it_or_says_its_negation_denies() {
    check(
        Position::Denies,
        &[
            ("the mayor | sell | the hall", "the mayor | denies sell | the hall"),
            ("the mayor | sell | the hall", "the mayor | not sell | the hall"),
            ("the mayor | not sell | the hall", "the mayor | sell | the hall"),
            ("the mayor | not sell | the hall", "the mayor | denies not sell | the hall"),
            ("Lindal | will allow | the march", "Lindal | will not allow | the march"),
            ("Lindal | will allow | the march", "Lindal | will forbid | the march"),
            ("the wells | dry | -", "the wells | denies dry | -"),
            ("- | open | the sluice", "- | close | the sluice"),
            ("the jury | convict | Voss", "the jury | acquit | Voss"),
            ("the bridge | safe | -", "the bridge | dangerous | -"),
            ("Voss | guilty | -", "Voss | innocent | -"),
            ("the photograph | genuine | -", "the photograph | fake | -"),
            ("the price of bread | rise | -", "the price of bread | fall | -"),
            ("Norden | win | the vote", "Norden | lose | the vote"),
        ],
    );
}

#[test]
fn a_denial_of_the_contrary_affirms() {
    check(
        Position::Affirms,
        &[
            ("the mayor | sell | the hall", "the mayor | denies not sell | the hall"),
            ("the mayor | not sell | the hall", "the mayor | denies sell | the hall"),
            ("the bridge | safe | -", "the bridge | denies dangerous | -"),
            ("- | open | the sluice", "- | denies close | the sluice"),
            ("the photograph | genuine | -", "the photograph | denies fake | -"),
        ],
    );
}

#[test]
fn where_one_cannot_tell_no_side_is_taken() {
    check(
        Position::Neither,
        &[
            ("the freighter | carry | artillery shells", "the ship | carry | cement"),
            ("the freighter | carry | artillery shells", "the ship | denies carry | cement"),
            ("the plant | release | chlorine", "the plant | release | steam"),
            ("the crew | rescue | 11 miners", "the crew | rescue | 24 miners"),
            ("the crew | rescue | 11 miners", "the crew | not rescue | 24 miners"),
            ("Norden | win | the vote", "Sund | lose | the vote"),
            ("Lindal | open | the sluice", "Lindal | close | the road"),
            ("the price | not rise | -", "the price | not fall | -"),
            ("Lindal | buy | the yard", "Lindal | sell | the yard"),
            ("the talks | begin | -", "the talks | end | -"),
            ("- | shut | the mine", "- | will open | the mine"),
            ("it | safe | -", "it | dangerous | -"),
        ],
    );
}
