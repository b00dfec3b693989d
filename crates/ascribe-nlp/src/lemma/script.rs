//! Edit scripts: how a word's dictionary form comes from the word as written.
//!
//! A script says what to do with the case, how many letters to take off the end, and what to put there: "l-3+y" makes "y" of the
//! last three letters of a word in small letters ("Stories" → "story"). Irregular words have scripts of their own ("went" → "go" is
//! "l-4+go"), so no list of words is needed; which script fits a word in its place is learned. (Chrupała 2006, "Simple data-driven
//! context-sensitive lemmatization"; UDPipe and its followers work so.)

/// What to do with the case before letters are taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    /// All small.
    Small,
    /// As written.
    Kept,
    /// The first large, the others small: "GENEVA" → "Geneva".
    Title,
}

impl Case {
    const ALL: [Self; 3] = [Self::Small, Self::Kept, Self::Title];

    fn letter(self) -> char {
        match self {
            Self::Small => 'l',
            Self::Kept => 'k',
            Self::Title => 't',
        }
    }

    fn apply(self, form: &str) -> String {
        match self {
            Self::Small => form.to_lowercase(),
            Self::Kept => form.to_owned(),
            Self::Title => {
                let mut letters = form.chars();
                let first = letters.next().map_or_else(String::new, |letter| letter.to_uppercase().to_string());
                first + &letters.as_str().to_lowercase()
            }
        }
    }
}

/// The script that makes `lemma` of `form`: the first of those for small, kept and title case that adds the fewest letters.
pub fn lemma_script(form: &str, lemma: &str) -> String {
    let edits = Case::ALL.map(|case| (case, edit(&case.apply(form), lemma)));
    let shortest = edits.iter().map(|(_, (_, added))| added.chars().count()).min().unwrap_or(0);
    let best = edits.into_iter().find(|(_, (_, added))| added.chars().count() == shortest);
    let (case, (removed, added)) = best.expect("one of them is the shortest");
    format!("{}-{removed}+{added}", case.letter())
}

/// How many letters to take off the end of `from`, and what to put there.
fn edit<'a>(from: &str, to: &'a str) -> (usize, &'a str) {
    let common = from.chars().zip(to.chars()).take_while(|(left, right)| left == right).count();
    let kept: usize = to.chars().take(common).map(char::len_utf8).sum();
    (from.chars().count() - common, &to[kept..])
}

/// What `script` makes of `form`: nothing if it takes off more letters than there are, leaves none, or is no script.
pub fn apply_lemma_script(script: &str, form: &str) -> Option<String> {
    let case = Case::ALL.into_iter().find(|case| script.starts_with(case.letter()))?;
    let (removed, added) = script[1..].strip_prefix('-')?.split_once('+')?;
    let mut lemma = case.apply(form);
    for _ in 0..removed.parse().ok()? {
        lemma.pop()?;
    }
    lemma.push_str(added);
    (!lemma.is_empty()).then_some(lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_give_the_lemma_back() {
        let check = |form: &str, lemma: &str, script: &str| {
            assert_eq!(lemma_script(form, lemma), script, "{form}");
            assert_eq!(apply_lemma_script(script, form).as_deref(), Some(lemma), "{form}");
        };
        check("Stories", "story", "l-3+y");
        check("said", "say", "l-2+y");
        check("went", "go", "l-4+go");
        check("Geneva", "Geneva", "k-0+");
        check("GENEVA", "Geneva", "t-0+");
        check("NATO", "NATO", "k-0+");
        check("the", "the", "l-0+");
        check("Thieves", "thief", "l-3+f");
        check("naïves", "naïve", "l-1+");
        check("Ä", "ä", "l-0+");
    }

    #[test]
    fn no_script_leaves_nothing() {
        assert_eq!(apply_lemma_script("l-3+", "the"), None);
        assert_eq!(apply_lemma_script("l-9+y", "the"), None);
        assert_eq!(apply_lemma_script("x-0+", "the"), None);
        assert_eq!(apply_lemma_script("", "the"), None);
        assert_eq!(apply_lemma_script("l-a+b", "the"), None);
    }
}
