//! The form of a verb after a name that was put for a pronoun: "I am" → "Ruiz is", "they've" → "the bank has".
//!
//! By hand, since the libraries that inflect English go by spelling alone and guess at what a word is, which the tree tells here; and four rules
//! and five verbs are all that the third person of the present needs (Huddleston and Pullum 2002, 1575 and 1599).

use ascribe_types::{Deprel, TokenIdx, Upos};

use crate::clause::{HELPERS, SUBJECTS};
use crate::page::Page;
use crate::world::is_had;

/// The verbs that agree with a subject, each with its form after a name of one or of several. What is contracted is written out.
pub(crate) fn verbs(page: &Page<'_>, subject: TokenIdx, agrees: bool, plural: bool) -> Vec<(TokenIdx, String)> {
    let mut out = Vec::new();
    let Some(head) = governor(page, subject) else { return out };
    let joined = page.depending(head, &[Deprel::Conj]).filter(|verb| page.depending(*verb, &SUBJECTS).next().is_none());
    for (at, verb) in std::iter::once(head).chain(joined).enumerate() {
        let finite = page.depending(verb, &HELPERS).min().unwrap_or(verb);
        if at > 0 && finite == verb && !is_present(page, verb) {
            continue;
        }
        let lexical = finite == verb && at == 0 && !is_bidden(page, verb);
        if let Some(form) = form(page, finite, agrees, plural, lexical) {
            out.push((finite, form));
        }
    }
    out
}

/// The predicate that a subject belongs to.
fn governor(page: &Page<'_>, subject: TokenIdx) -> Option<TokenIdx> {
    let is_subject = matches!(page.deprel(subject), Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter);
    page.word(subject).head.filter(|_| is_subject)
}

fn form(page: &Page<'_>, verb: TokenIdx, agrees: bool, plural: bool, lexical: bool) -> Option<String> {
    let written = page.form(verb).to_ascii_lowercase().replace('’', "'");
    let (one, several) = match (written.as_str(), page.lemma(verb)) {
        ("'m" | "am" | "'re" | "are", _) => ("is", "are"),
        ("'ve" | "have", _) if page.upos(verb) == Upos::Aux || is_present(page, verb) => ("has", "have"),
        ("'s", "have") => ("has", "have"),
        ("'s", "be") => ("is", "are"),
        ("'ll", _) => ("will", "will"),
        ("'d", _) if is_had(page, verb) => ("had", "had"),
        ("'d", _) => ("would", "would"),
        ("were", _) => ("was", "were"),
        ("was", _) => ("was", "were"),
        ("do", _) if page.upos(verb) == Upos::Aux || is_present(page, verb) => ("does", "do"),
        (_, lemma) if page.upos(verb) == Upos::Verb && (lexical || is_present(page, verb)) && written == lemma => {
            return (agrees && !plural).then(|| third_person(lemma));
        }
        _ => return None,
    };
    let form = if plural { several } else { one };
    let changes = written.starts_with('\'') || (agrees && written != form);
    changes.then(|| form.to_owned())
}

/// Verbs after which "that they pay" tells what is to be, and "pay" is no present (Quirk et al. 1985, 16.32).
const MANDATIVES: [&str; 14] = [
    "ask",
    "demand",
    "insist",
    "order",
    "propose",
    "recommend",
    "request",
    "require",
    "suggest",
    "urge",
    "advise",
    "command",
    "let",
    "make",
];

/// Whether a verb is a bare form because of what stands above or before it: "demanded that they pay", "let them pay", "that they not pay".
fn is_bidden(page: &Page<'_>, verb: TokenIdx) -> bool {
    let above = page.word(verb).head.filter(|head| head.get() < page.analysis.words.len());
    let to = page.depending(verb, &[Deprel::Mark]).any(|mark| page.is_one_of(mark, &["to"]));
    let not = page.depending(verb, &[Deprel::Advmod]).any(|word| page.is_one_of(word, &["not"]) && word < verb);
    let past = page.is(verb, "Tense", "Past") || page.is(verb, "VerbForm", "Part");
    to || not || past || above.is_some_and(|above| MANDATIVES.contains(&page.lemma(above)))
}

fn is_present(page: &Page<'_>, verb: TokenIdx) -> bool {
    page.is(verb, "Tense", "Pres") && page.is(verb, "VerbForm", "Fin")
}

/// The third person of a verb: "deny" → "denies", "do" → "does", "watch" → "watches", "cooperate" → "cooperates".
pub(crate) fn third_person(lemma: &str) -> String {
    let vowel_before_y = lemma.strip_suffix('y').is_some_and(|stem| stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match lemma {
        "be" => "is".to_owned(),
        "have" => "has".to_owned(),
        _ if lemma.ends_with('y') && !vowel_before_y => format!("{}ies", &lemma[..lemma.len() - 1]),
        _ if ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end)) => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lemma: &str, expected: &str) {
        assert_eq!(third_person(lemma), expected);
    }

    #[test]
    fn the_third_person_goes_by_the_last_letters() {
        check("cooperate", "cooperates");
        check("deny", "denies");
        check("destroy", "destroys");
        check("watch", "watches");
        check("go", "goes");
        check("tax", "taxes");
        check("have", "has");
        check("be", "is");
    }
}
