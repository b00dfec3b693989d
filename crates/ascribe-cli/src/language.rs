//! Which language a document is in, where that is surely not English.
//!
//! A report that is left out wrongly is lost without a trace, and one that is read wrongly finds little; so all must agree: trigrams are sure of another language,
//! and the commonest words of English are missing. Of a short text they are sure only where the document says the same of itself.

use ascribe::Document;
use whatlang::{Lang, Script};

/// How much of a text is looked at: more does not change the answer, only the time.
const ENOUGH: usize = 8_000;

/// From how many letters on trigrams alone tell a language that is written as English is.
const LONG: usize = 200;

/// From how many letters on they do where the document says the same, or where the letters themselves are no English ones.
const SHORT: usize = 40;

/// The share of [`ENGLISH`] among its words from which on a text is read. Of 2,032 texts (the documents of PolNeAR, GUM and EWT, and articles of pages) this leaves
/// out nine, all in other languages, with at most 1.3 in a hundred; trigrams take 15 more for another language.
const FOREIGN_SHARE: f64 = 0.04;

/// The commonest words of English that are spelled so in no language near it: without "a", "in", "is", "was", "he", "me", "on", "to".
const ENGLISH: [&str; 12] = ["the", "of", "and", "that", "for", "with", "it", "his", "by", "from", "have", "are"];

/// The language of `document` in English, where it surely is another one; its letters, where they tell that, but not which language it is.
pub(crate) fn other(document: &Document) -> Option<&'static str> {
    let text = beginning(&document.text);
    let found = whatlang::detect(text).filter(|found| found.lang() != Lang::Eng)?;
    let foreign_letters = found.script() != Script::Latin;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let itself = document.language.as_deref().is_some_and(|told| is_called(told, found.lang()));
    let enough = if itself || foreign_letters { SHORT } else { LONG };
    let told = if found.is_reliable() || (itself && (foreign_letters || letters >= LONG)) {
        name(found.lang())
    } else if foreign_letters {
        script(found.script())
    } else {
        return None;
    };
    (letters >= enough && english_share(text) < FOREIGN_SHARE).then_some(told)
}

/// The beginning of a text, as far as it is looked at.
fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(ENOUGH)]
}

/// Whether a language tag ("fr-CA") is of this language.
fn is_called(tag: &str, language: Lang) -> bool {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    let short = short_code(language);
    primary.eq_ignore_ascii_case(language.code()) || short.is_some_and(|short| primary.eq_ignore_ascii_case(short))
}

/// The code of two letters (ISO 639-1) of the languages that pages mostly are in.
fn short_code(language: Lang) -> Option<&'static str> {
    Some(match language {
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Pol => "pl",
        Lang::Tur => "tr",
        Lang::Ara => "ar",
        Lang::Pes => "fa",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "no",
        Lang::Fin => "fi",
        Lang::Ces => "cs",
        Lang::Ron => "ro",
        Lang::Hun => "hu",
        Lang::Ell => "el",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Ind => "id",
        Lang::Vie => "vi",
        Lang::Aze => "az",
        Lang::Hye => "hy",
        _ => return None,
    })
}

/// What a language is called.
fn name(language: Lang) -> &'static str {
    match language {
        Lang::Cmn => "Chinese",
        Lang::Nob => "Norwegian",
        language => language.eng_name(),
    }
}

/// What letters are called in which more than one language is written.
fn script(script: Script) -> &'static str {
    match script {
        Script::Cyrillic => "Cyrillic letters",
        Script::Arabic => "Arabic letters",
        Script::Devanagari => "Devanagari letters",
        Script::Hebrew => "Hebrew letters",
        _ => "other letters",
    }
}

/// How many of the words of a text are among the commonest of English.
fn english_share(text: &str) -> f64 {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let (mut all, mut english) = (0_usize, 0_usize);
    for word in words {
        all += 1;
        english += usize::from(ENGLISH.iter().any(|known| known.eq_ignore_ascii_case(word)));
    }
    english as f64 / all.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, language: Option<&str>, expected: Option<&str>) {
        let document = Document { text: text.to_owned(), language: language.map(str::to_owned), ..Document::default() };
        assert_eq!(other(&document), expected, "{text}");
    }

    const GERMAN: &str = "Der Bürgermeister von Lindholm wies am Dienstag den Vorwurf zurück, die Stadt habe das Werk heimlich verkauft. \
        Eine Sprecherin der Firma sagte, man habe von dem Beschluss erst aus der Zeitung erfahren. Über den Preis wollte sich niemand äußern, \
        und auch das Ministerium schwieg zu der Frage.";
    const FRENCH: &str = "Le maire de la ville a démenti mardi que l'usine ait été vendue en secret. Une porte-parole de l'entreprise a déclaré \
        que personne n'avait été informé de la décision avant sa publication dans la presse. Le ministère n'a pas souhaité répondre à nos questions.";

    const RUSSIAN: &str = "Мэр города во вторник опроверг сообщения о тайной продаже завода. Представитель компании заявил, что о решении \
        узнали только из газеты, а в министерстве на вопрос не ответили. Рабочие говорят, что завод будет закрыт уже осенью.";

    #[test]
    fn other_languages_are_named() {
        check(GERMAN, None, Some("German"));
        check(FRENCH, Some("en"), Some("French"));
        check(RUSSIAN, None, Some("Cyrillic letters"));
        check(RUSSIAN, Some("ru"), Some("Russian"));
    }

    #[test]
    fn what_is_short_or_mixed_is_read() {
        check("Rien ne va plus.", None, None);
        check("Rien ne va plus.", Some("fr"), None);
        check("", Some("fr"), None);
        let quoted = "The mayor of the town said that the plant had been sold, and that the price of it was known to the ministry. \
            “Das Werk ist verkauft, und über den Preis wird nicht gesprochen”, he told the paper.";
        check(quoted, None, None);
        check(quoted, Some("de"), None);
        check(
            "Ministry of Defence, 12 March. Azerbaijan, Armenia, Georgia, Kazakhstan, Uzbekistan, Turkmenistan.",
            None,
            None,
        );
    }
}
