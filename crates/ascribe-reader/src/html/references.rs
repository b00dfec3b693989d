//! Which bytes of a page's source each character of a text was made of.
//!
//! Text and source are the same bytes but for character references (`&amp;`, `&#8217;`) and line ends. They are gone along together;
//! where they do not come out even at the end, nothing is said.

use super::tree::Run;

/// The longest reference: `&CounterClockwiseContourIntegral;`.
const LONGEST: usize = 33;

/// The runs of `text` in `source`, which stands `at` a byte of the page; none where the one cannot be told to come from the other.
pub(super) fn runs(source: &str, text: &str, at: usize) -> Option<Vec<Run>> {
    if source == text {
        return Some(vec![Run { text: 0..text.len(), source: at..at + source.len() }]);
    }
    let mut runs = Vec::new();
    let (mut from, mut to) = (0, 0);
    while from < source.len() {
        let same = shared(&source[from..], &text[to..]);
        if same > 0 {
            runs.push(Run { text: to..to + same, source: at + from..at + from + same });
            (from, to) = (from + same, to + same);
            continue;
        }
        let (written, made) = changed(&source[from..], &text[to..])?;
        runs.push(Run { text: to..to + made, source: at + from..at + from + written });
        (from, to) = (from + written, to + made);
    }
    (to == text.len()).then_some(runs)
}

/// How many bytes both begin with, up to where a reference or a line end begins.
fn shared(source: &str, text: &str) -> usize {
    let same = |&((_, one), other): &((usize, char), char)| one == other && one != '&' && one != '\r';
    let pairs = source.char_indices().zip(text.chars());
    pairs.take_while(same).last().map_or(0, |((at, c), _)| at + c.len_utf8())
}

/// A reference or a line end at the beginning of `source` and the characters at the beginning of `text` that were made of it: the
/// bytes of both.
fn changed(source: &str, text: &str) -> Option<(usize, usize)> {
    if let Some(rest) = source.strip_prefix('\r') {
        return text.starts_with('\n').then_some((1 + usize::from(rest.starts_with('\n')), 1));
    }
    let made = text.chars().next()?.len_utf8();
    let rest = source.strip_prefix('&')?;
    let name = rest.bytes().take(LONGEST).take_while(|&byte| byte.is_ascii_alphanumeric() || byte == b'#').count();
    if name == 0 || !rest[name..].starts_with(';') {
        // An ampersand that stands for itself; or a reference without its semicolon, whose end nobody can tell.
        return text
            .starts_with('&')
            .then_some((1, 1))
            .filter(|_| !text[1..].starts_with('&') || rest.starts_with('&'));
    }
    let written = name + 2;
    let whole = || text.starts_with(&source[..written]);
    if whole() { Some((1, 1)) } else { Some((written, made)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, text: &str, expected: Option<&[(&str, &str)]>) {
        let found = runs(source, text, 100).map(|runs| {
            let pair = |run: &Run| {
                (text[run.text.clone()].to_owned(), source[run.source.start - 100..run.source.end - 100].to_owned())
            };
            runs.iter().map(pair).collect::<Vec<_>>()
        });
        let owned =
            |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
        assert_eq!(found, expected.map(owned));
    }

    #[test]
    fn text_as_it_is_written() {
        check("Größe", "Größe", Some(&[("Größe", "Größe")]));
    }

    #[test]
    fn references_and_line_ends() {
        check("a &amp; b", "a & b", Some(&[("a ", "a "), ("&", "&amp;"), (" b", " b")]));
        check(
            "caf&eacute;&#8217;s",
            "café’s",
            Some(&[("caf", "caf"), ("é", "&eacute;"), ("’", "&#8217;"), ("s", "s")]),
        );
        check("a\r\nb\rc", "a\nb\nc", Some(&[("a", "a"), ("\n", "\r\n"), ("b", "b"), ("\n", "\r"), ("c", "c")]));
        check("AT&T said", "AT&T said", Some(&[("AT&T said", "AT&T said")]));
        check(
            "Q&A &lt;b&gt;",
            "Q&A <b>",
            Some(&[("Q", "Q"), ("&", "&"), ("A ", "A "), ("<", "&lt;"), ("b", "b"), (">", "&gt;")]),
        );
    }

    #[test]
    fn what_does_not_come_out_even_is_not_told() {
        check("a &nosuch; b", "a b", None);
        check("abc", "abd", None);
        check("ab", "abc", None);
    }
}
