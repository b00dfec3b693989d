//! Puts a report back into paragraphs.
//!
//! What takes the article out of a page gives its words reliably, but not always its paragraphs: some come with the page's own
//! line breaks and indentation, some with a break at each link. The article's markup knows better, but may hold more than the
//! article (its title, captions). So the words decide what belongs to the report, and the markup, where it has the same words in
//! the same order, decides where paragraphs end.

/// The report `words` in paragraphs, with an empty line between each two; `markup` is the laid out text of its HTML.
pub(crate) fn restore(words: &str, markup: &str) -> String {
    let lines = lines(words);
    match aligned(&lines, markup) {
        Some(paragraphs) if paragraphs.len() > 1 || lines.len() < 2 => paragraphs.join("\n\n"),
        _ => lines.join("\n\n"),
    }
}

/// The lines of `text` that hold something, with their white space folded.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(fold).filter(|line| !line.is_empty()).collect()
}

/// `line` with one space for each stretch of white space within it.
pub(crate) fn fold(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of `markup` that make up the words of `report`, passing over those that are not in it; none if words are left over.
fn aligned(report: &[String], markup: &str) -> Option<Vec<String>> {
    let squeezed: String = report.iter().flat_map(|line| line.split(' ')).collect();
    let mut rest = squeezed.as_str();
    let mut paragraphs = Vec::new();
    for line in lines(markup) {
        let words: String = line.split(' ').collect();
        if let Some(after) = rest.strip_prefix(words.as_str()) {
            rest = after;
            paragraphs.push(line);
        }
    }
    rest.is_empty().then_some(paragraphs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, markup: &str, expected: &str) {
        assert_eq!(restore(words, markup), expected);
    }

    #[test]
    fn markup_mends_broken_paragraphs() {
        check(
            "Shares of\nAcme\nfell.\n\nNo comment.",
            "Title\n\nShares of Acme fell.\n\nNo comment.",
            "Shares of Acme fell.\n\nNo comment.",
        );
    }

    #[test]
    fn words_stand_where_markup_differs() {
        check("  One  said.\n   Two said.", "One said. Two said.", "One said.\n\nTwo said.");
        check("One said.\n\nTwo said.", "One said.", "One said.\n\nTwo said.");
        check("One said.", "", "One said.");
    }
}
