//! English pronouns: a closed class, so a list (Huddleston and Pullum 2002, The Cambridge Grammar of the English Language, ch. 5 §10).
//!
//! "he", "herself", "their" are found with person, number and gender. "'s" is "us" only where the tagger says pronoun ("let's"). Left
//! alone: "his" as a name ("HIS Inc."), since only words that the tagger calls pronouns or determiners are looked up.

/// Who is meant, from where the speaker stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Person {
    /// No personal pronoun.
    #[default]
    None,
    /// "I", "we".
    First,
    /// "you".
    Second,
    /// "he", "they".
    Third,
}

/// One or several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Number {
    #[default]
    Unknown,
    One,
    Several,
}

/// What a pronoun, or a title before a name, says of sex.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gender {
    #[default]
    Unknown,
    Man,
    Woman,
    Thing,
}

/// How many rows pronouns take in the model's tables: more than the list has, so that it can grow.
pub(super) const PRONOUN_ROWS: usize = 80;

/// What is known of a pronoun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pronoun {
    /// Its place in the list, from 1; 0 for other words.
    pub(super) row: u16,
    pub(super) person: Person,
    pub(super) number: Number,
    pub(super) gender: Gender,
    pub(super) reflexive: bool,
}

use Gender::{Man, Thing, Woman};
use Number::{One, Several};
use Person::{First, Second, Third};

/// Forms in their order in the model's tables: add at the end only.
const PRONOUNS: &[(&str, Person, Number, Gender)] = &[
    ("i", First, One, Gender::Unknown),
    ("me", First, One, Gender::Unknown),
    ("my", First, One, Gender::Unknown),
    ("mine", First, One, Gender::Unknown),
    ("myself", First, One, Gender::Unknown),
    ("we", First, Several, Gender::Unknown),
    ("us", First, Several, Gender::Unknown),
    ("'s", First, Several, Gender::Unknown),
    ("our", First, Several, Gender::Unknown),
    ("ours", First, Several, Gender::Unknown),
    ("ourselves", First, Several, Gender::Unknown),
    ("you", Second, Number::Unknown, Gender::Unknown),
    ("your", Second, Number::Unknown, Gender::Unknown),
    ("yours", Second, Number::Unknown, Gender::Unknown),
    ("yourself", Second, One, Gender::Unknown),
    ("yourselves", Second, Several, Gender::Unknown),
    ("he", Third, One, Man),
    ("him", Third, One, Man),
    ("his", Third, One, Man),
    ("himself", Third, One, Man),
    ("she", Third, One, Woman),
    ("her", Third, One, Woman),
    ("hers", Third, One, Woman),
    ("herself", Third, One, Woman),
    ("it", Third, One, Thing),
    ("its", Third, One, Thing),
    ("itself", Third, One, Thing),
    ("they", Third, Number::Unknown, Gender::Unknown),
    ("them", Third, Number::Unknown, Gender::Unknown),
    ("'em", Third, Number::Unknown, Gender::Unknown),
    ("em", Third, Number::Unknown, Gender::Unknown),
    ("their", Third, Number::Unknown, Gender::Unknown),
    ("theirs", Third, Number::Unknown, Gender::Unknown),
    ("themselves", Third, Number::Unknown, Gender::Unknown),
    ("themself", Third, Number::Unknown, Gender::Unknown),
    ("one", Person::None, One, Gender::Unknown),
    ("oneself", Person::None, One, Gender::Unknown),
    ("this", Person::None, One, Gender::Unknown),
    ("that", Person::None, One, Gender::Unknown),
    ("these", Person::None, Several, Gender::Unknown),
    ("those", Person::None, Several, Gender::Unknown),
    ("who", Person::None, Number::Unknown, Gender::Unknown),
    ("whom", Person::None, Number::Unknown, Gender::Unknown),
    ("whose", Person::None, Number::Unknown, Gender::Unknown),
    ("which", Person::None, Number::Unknown, Gender::Unknown),
    ("what", Person::None, Number::Unknown, Gender::Unknown),
    ("whatever", Person::None, Number::Unknown, Gender::Unknown),
    ("there", Person::None, Number::Unknown, Gender::Unknown),
    ("someone", Person::None, One, Gender::Unknown),
    ("somebody", Person::None, One, Gender::Unknown),
    ("something", Person::None, One, Thing),
    ("anyone", Person::None, One, Gender::Unknown),
    ("anybody", Person::None, One, Gender::Unknown),
    ("anything", Person::None, One, Thing),
    ("everyone", Person::None, One, Gender::Unknown),
    ("everybody", Person::None, One, Gender::Unknown),
    ("everything", Person::None, One, Thing),
    ("nobody", Person::None, One, Gender::Unknown),
    ("nothing", Person::None, One, Thing),
    ("none", Person::None, Number::Unknown, Gender::Unknown),
    ("all", Person::None, Several, Gender::Unknown),
    ("both", Person::None, Several, Gender::Unknown),
    ("some", Person::None, Several, Gender::Unknown),
    ("many", Person::None, Several, Gender::Unknown),
    ("each", Person::None, One, Gender::Unknown),
    ("another", Person::None, One, Gender::Unknown),
    ("other", Person::None, One, Gender::Unknown),
    ("others", Person::None, Several, Gender::Unknown),
];

/// What is known of a word in lower case that is used as a pronoun.
pub(super) fn pronoun(lower: &str) -> Pronoun {
    let straight = lower.replace('’', "'");
    let Some(at) = PRONOUNS.iter().position(|&(form, ..)| form == straight) else { return Pronoun::default() };
    let (form, person, number, gender) = PRONOUNS[at];
    let reflexive = form.ends_with("self") || form.ends_with("selves");
    Pronoun { row: at as u16 + 1, person, number, gender, reflexive }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_pronouns() {
        let check = |form, person, number, gender| {
            let found = pronoun(form);
            assert_eq!((found.person, found.number, found.gender), (person, number, gender), "{form}");
        };
        check("she", Third, One, Woman);
        check("’s", First, Several, Gender::Unknown);
        check("their", Third, Number::Unknown, Gender::Unknown);
        check("table", Person::None, Number::Unknown, Gender::Unknown);
        assert!(pronoun("themselves").reflexive);
    }

    #[test]
    fn rows_have_room() {
        assert!(PRONOUNS.len() < PRONOUN_ROWS);
        assert_eq!(pronoun("").row, 0);
    }
}
