//! Whether a person is a man or a woman, where the words say so.
//!
//! First names are not asked: they differ from country to country, and a wrong guess gives somebody's words to another. Titles, kin and
//! the endings "-man" and "-woman" are (Huddleston and Pullum 2002, chapter 5, section 17), and the pronouns that the analysis is sure of.

use ascribe_types::{EntityIdx, Mention, MentionForm, Referent};

use super::cast::{Cast, indices};
use super::pronouns::Pronoun;

/// A man or a woman.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Man,
    Woman,
}

const MEN: [&str; 22] = [
    "mr",
    "sir",
    "lord",
    "king",
    "prince",
    "duke",
    "baron",
    "father",
    "son",
    "brother",
    "husband",
    "uncle",
    "nephew",
    "grandfather",
    "grandson",
    "widower",
    "boy",
    "boyfriend",
    "gentleman",
    "imam",
    "sheikh",
    "pope",
];
const WOMEN: [&str; 23] = [
    "mrs",
    "ms",
    "miss",
    "madam",
    "dame",
    "lady",
    "queen",
    "princess",
    "duchess",
    "baroness",
    "mother",
    "daughter",
    "sister",
    "wife",
    "aunt",
    "niece",
    "grandmother",
    "granddaughter",
    "widow",
    "girl",
    "girlfriend",
    "actress",
    "nun",
];

/// What is known of each entity; nothing where the words disagree.
#[derive(Debug)]
pub(super) struct Genders(Vec<Evidence>);

#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    man: bool,
    woman: bool,
}

impl Genders {
    pub(super) fn of(cast: &Cast<'_>) -> Self {
        let mut evidence = vec![Evidence::default(); cast.analysis.entities.len()];
        for mention in &cast.analysis.mentions {
            let Referent::Entity(entity) = mention.referent else { continue };
            match said(cast, mention) {
                Some(Gender::Man) => evidence[entity.get()].man = true,
                Some(Gender::Woman) => evidence[entity.get()].woman = true,
                None => {}
            }
        }
        Self(evidence)
    }

    /// Adds what a pronoun says of an entity.
    pub(super) fn learn(&mut self, entity: EntityIdx, pronoun: Pronoun) {
        let evidence = &mut self.0[entity.get()];
        evidence.man |= pronoun == Pronoun::He;
        evidence.woman |= pronoun == Pronoun::She;
    }

    pub(super) fn get(&self, entity: EntityIdx) -> Option<Gender> {
        match self.0[entity.get()] {
            Evidence { man: true, woman: false } => Some(Gender::Man),
            Evidence { man: false, woman: true } => Some(Gender::Woman),
            Evidence { .. } => None,
        }
    }
}

/// What the words of a mention say: its pronoun, its title, its noun.
fn said(cast: &Cast<'_>, mention: &Mention) -> Option<Gender> {
    if mention.form == MentionForm::Pronoun {
        return match Pronoun::of(cast.form(mention.head))? {
            Pronoun::He => Some(Gender::Man),
            Pronoun::She => Some(Gender::Woman),
            _ => None,
        };
    }
    let is_own =
        |word: &_| *word == mention.head || cast.word(*word).is_some_and(|word| word.head == Some(mention.head));
    indices(&mention.tokens).filter(is_own).find_map(|word| of_word(&cast.form(word).to_lowercase()))
}

fn of_word(word: &str) -> Option<Gender> {
    let word = word.trim_end_matches('.');
    if WOMEN.contains(&word) || word.ends_with("woman") {
        Some(Gender::Woman)
    } else if MEN.contains(&word) || word.ends_with("man") && word.len() > "human".len() {
        Some(Gender::Man)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: Option<Gender>) {
        assert_eq!(of_word(word), expected, "{word}");
    }

    #[test]
    fn titles_kin_and_endings() {
        check("mrs.", Some(Gender::Woman));
        check("mr", Some(Gender::Man));
        check("spokeswoman", Some(Gender::Woman));
        check("spokesman", Some(Gender::Man));
        check("wife", Some(Gender::Woman));
    }

    #[test]
    fn left_alone() {
        check("official", None);
        check("human", None);
        check("roman", None);
        check("robin", None);
    }
}
