//! What BERT's basic tokenizer makes of a single character.

use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::char::decompose_canonical;

/// What becomes of a character before it is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    /// Left out: control and format characters, what Unicode has not assigned, the replacement character.
    Dropped,
    /// Ends a chunk.
    Space,
    /// A chunk by itself.
    Han,
    /// Spelled without case and accents.
    Other,
}

/// What becomes of `letter`.
pub(super) fn classify(letter: char) -> Letter {
    match letter {
        '!'..='~' => Letter::Other,
        '\t' | '\n' | '\r' | ' ' => Letter::Space,
        '\0' | '\u{fffd}' => Letter::Dropped,
        _ if is_han(letter) => Letter::Han,
        _ if letter.is_whitespace() && !letter.is_control() => Letter::Space,
        _ => classify_by_category(letter),
    }
}

fn classify_by_category(letter: char) -> Letter {
    use GeneralCategory as C;
    match get_general_category(letter) {
        C::Control | C::Format | C::PrivateUse | C::Surrogate | C::Unassigned => Letter::Dropped,
        _ => Letter::Other,
    }
}

/// Passes on the characters that `letter` is spelled with: decomposed, accents left out, in lower case.
pub(super) fn spell(letter: char, mut each: impl FnMut(char)) {
    if letter.is_ascii() {
        each(letter.to_ascii_lowercase());
    } else {
        decompose_canonical(letter, |part| {
            if get_general_category(part) != GeneralCategory::NonspacingMark {
                part.to_lowercase().for_each(&mut each);
            }
        });
    }
}

/// Whether a spelled character is a chunk by itself: Unicode's punctuation, and all of ASCII's symbols.
pub(super) fn is_punctuation(letter: char) -> bool {
    use GeneralCategory as C;
    if letter.is_ascii() {
        return letter.is_ascii_punctuation();
    }
    matches!(
        get_general_category(letter),
        C::ConnectorPunctuation
            | C::DashPunctuation
            | C::OpenPunctuation
            | C::ClosePunctuation
            | C::InitialPunctuation
            | C::FinalPunctuation
            | C::OtherPunctuation
    )
}

/// The blocks of Han characters that BERT sets apart.
fn is_han(letter: char) -> bool {
    matches!(letter,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2a6df}'
        | '\u{2a700}'..='\u{2b73f}' | '\u{2b740}'..='\u{2b81f}' | '\u{2b820}'..='\u{2ceaf}' | '\u{2f800}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(letter: char, expected: &str) {
        let mut spelled = String::new();
        spell(letter, |part| spelled.push(part));
        assert_eq!(spelled, expected, "{letter:?}");
    }

    #[test]
    fn spells_without_case_and_accents() {
        check('A', "a");
        check('É', "e");
        check('İ', "i");
        check('ß', "ß");
        check('\u{301}', "");
        check('ệ', "e");
    }

    #[test]
    fn tells_characters_apart() {
        assert_eq!(classify('\u{a0}'), Letter::Space);
        assert_eq!(classify('\u{85}'), Letter::Dropped);
        assert_eq!(classify('\u{200b}'), Letter::Dropped);
        assert_eq!(classify('漢'), Letter::Han);
        assert_eq!(classify('é'), Letter::Other);
        assert!(is_punctuation('$') && is_punctuation('—') && is_punctuation('”'));
        assert!(!is_punctuation('€') && !is_punctuation('a'));
    }
}
