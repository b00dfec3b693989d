//! What people type to search by, as SQLite's full-text search has it.

/// The query for passages that have all of `words`: "quoted words" stand side by side, and a word that ends with "*" may go on. None where
/// there is nothing to search for. Whatever else is special to SQLite's search is taken as it stands.
pub(super) fn query(words: &str) -> Option<String> {
    let terms: Vec<String> = words.split('"').enumerate().flat_map(|(at, part)| terms(part, at % 2 == 1)).collect();
    (!terms.is_empty()).then(|| terms.join(" "))
}

/// Whether a query has words that may go on. They are slow to look for one by one: each time all words that begin so are gone through.
pub(super) fn has_beginnings(query: &str) -> bool {
    query.contains("\"*")
}

/// The terms of a part that stands between quotation marks, or not.
fn terms(part: &str, quoted: bool) -> Vec<String> {
    let has_letters = |term: &&str| term.chars().any(char::is_alphanumeric);
    if quoted {
        Some(part).filter(has_letters).map(|phrase| format!("\"{phrase}\"")).into_iter().collect()
    } else {
        part.split_whitespace().filter(has_letters).map(term).collect()
    }
}

fn term(word: &str) -> String {
    match word.strip_suffix('*') {
        Some(beginning) => format!("\"{beginning}\"*"),
        None => format!("\"{word}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: Option<&str>) {
        assert_eq!(query(words).as_deref(), expected);
    }

    #[test]
    fn words_are_taken_as_they_stand() {
        check("dam breach", Some(r#""dam" "breach""#));
        check(r#"the "North dam" breach*"#, Some(r#""the" "North dam" "breach"*"#));
        check("NOT (dam) OR -3:", Some(r#""NOT" "(dam)" "OR" "-3:""#));
    }

    #[test]
    fn marks_alone_search_for_nothing() {
        check("", None);
        check(r#" - "" * "!" "#, None);
    }

    #[test]
    fn an_open_quotation_goes_to_the_end() {
        check(r#""north dam"#, Some(r#""north dam""#));
    }
}
