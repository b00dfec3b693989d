//! What one word can look like: the table of shapes, tried in order from where the word before ended.
//!
//! The first shape that fits wins, so the special stand before the general. Hyphens follow the English Web Treebank's
//! guidelines (Warner et al. 2012): a hyphen parts words, except after the prefixes and before the suffixes listed there.

use std::sync::LazyLock;

use regex_automata::{Anchored, Input, meta::Regex};

/// What kind of word a shape finds, where the caller has more to do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, perhaps with digits, apostrophes and prefixes: may part into clitics or keep a full stop.
    Word,
    /// Digits that letters follow directly: a number with its unit, or a name.
    Counted,
    /// Whole as it is.
    Whole,
}

/// The shapes. Each says what it finds and what it leaves alone.
const SHAPES: &[(Kind, &str)] = &[
    // "https://a.org/b?c", "www.a.org", "mailto:x@a.org"; not the stop, comma or bracket after it.
    (Kind::Whole, r#"(?i:(?:https?|ftp)://|www\.|mailto:)[^\s<>"“”]*[^\s<>"“”.,;:!?()\[\]{}'’*]/?"#),
    // "jane.roe@a.org", "roe@ACME".
    (Kind::Whole, r"[\w.+%&-]*\w(?:\.\.\.)?@\w(?:[\w.%-]*\w)?"),
    // "example.com", "bbc.co.uk/news", "report-7.pdf", and ".doc" alone; not "end.Next".
    (
        Kind::Whole,
        r#"(?:[\w-]+(?:\.[\w-]+)*)?\.(?i:com|org|net|gov|edu|mil|info|co\.uk|uk|fr|de|ru|eu|tv|ie|nz|html?|docx?|xlsx?|pdf|pptx?|txt|zip|jpe?g|gif|png|mp3|exe)(?-u:\b{end-half})(?:/[^\s<>"“”]*[^\s<>"“”.,;:!?()\[\]{}'’])?/?"#,
    ),
    // Newsgroups: "rec.arts.books".
    (Kind::Whole, r"(?:alt|comp|misc|rec|sci|soc|talk)(?:\.[\w-]+)+"),
    // "@someone", "#sometopic"; not "#1".
    (Kind::Whole, r"[@#]\p{L}\w*"),
    // Telephone numbers and postal codes: "713-555-0142", "1-800-555-0142", "212.555.0142", "555-0142", "x5-0142", "77002-1234", "+44".
    (Kind::Whole, r"(?:\d{1,3}[-./])?\d{3}[-./]\d{3}[-.]\d{4}(?-u:\b{end-half})"),
    (Kind::Whole, r"(?:\d{5}|\d{3}|[xX]?\d)-\d{4}(?-u:\b{end-half})|\+\d[\d-]*"),
    // "11/28/2000", "28-11-2000", "2000-11-28", "9/11"; not "1/2", "3/4", "20/20".
    (Kind::Whole, r"(?:\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}-\d{1,2}-\d{2,4}|\d{4}-\d{2}-\d{2})(?-u:\b{end-half})"),
    (Kind::Whole, r"(?:[5-9]|1[0-2])/(?:[0-2]?\d|3[01])(?-u:\b{end-half})"),
    // "10:30", "10:30:15".
    (Kind::Whole, r"\d{1,2}:\d{2}(?::\d{2})?"),
    // "1970s", "60's", "20th", "1,000th".
    (Kind::Whole, r"\d+(?:,\d{3})*(?i:s|st|nd|rd|th)(?-u:\b{end-half})|\d0['’]s(?-u:\b{end-half})"),
    // "'72", "'90s" and "'s" that stand alone, "’em".
    (Kind::Whole, r"^['’](?:\d\ds?|(?i:s|em|cause|til|till|bout|n|round))(?-u:\b{end-half})"),
    // "US$", "HK$", "$$$".
    (Kind::Whole, r"(?:US?|A|C|HK|NZ|CA|AU)\$|\${2,}"),
    // "AT&T", "P&L", "w/o", "Yahoo!".
    (Kind::Word, r"\p{L}{1,3}&\p{L}{1,3}(?:['’]s)?(?-u:\b{end-half})"),
    (Kind::Whole, r"(?i:w/out|w/o|s/he|l/c|b/c|b/t|w/)(?-u:\b{end-half})|Yahoo!"),
    // "U.S.", "p.m", "Ph.D.", "M.Sc.".
    (Kind::Word, r"(?:Ph\.D|M\.Sc|B\.Sc|LL\.[BM])\.?(?-u:\b{end-half})?"),
    (Kind::Word, r"\p{L}(?:\.\p{L})+(?-u:\b{end-half})(?:\.|['’]s)?"),
    // "1590's".
    (Kind::Word, r"\d+['’]s(?-u:\b{end-half})"),
    // "35mm", "4A": a number that letters follow.
    (Kind::Counted, r"\d+(?:[.,]\d+)*\p{L}[\w]*"),
    // "1,000.50", "1,00,000", ".5"; not "1,2".
    (Kind::Whole, r"\d{1,3}(?:,\d{2})*(?:,\d{3})+(?:\.\d+)*|\d+(?:\.\d+)*|\.\d+"),
    // "non-violent", "e-mail", "mid-1980s", "clock-wise", and the noises "uh-huh".
    (
        Kind::Word,
        r"(?i:uh-(?:huh|oh|uh)|(?:mm|hm)-h?m+|\p{L}+-(?:wise|esque)(?-u:\b{end-half})|e-\p{L}{2,}|(?:agro|ante|anti|arch|bi|co|counter|cross|de|ex|extra|inter|intra|macro|mega|mid|mini|mono|multi|neo|non|over|para|peri|post|pre|pro|pseudo|re|semi|socio|sub|super|tri|ultra|un|uni)-\p{L}\w*|mid-\d+s?)(?:['’]\w+)*",
    ),
    // A word broken off: "th-" before a blank.
    (Kind::Whole, r"^\p{Ll}{1,2}-$"),
    // "f*ck".
    (Kind::Whole, r"\p{L}+\*+\p{L}+(?-u:\b{end-half})"),
    // "house", "O'Neill", "don’t", "F16", "A_B".
    (Kind::Word, r"[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}_\u{ad}\u{200d}]*[\p{L}\p{N}\p{M}])?(?:['’`][\p{L}\p{M}]+)*"),
    // ":-)", ";)", "=(", ":D", "(:", "<3", ":/" alone.
    (Kind::Whole, r"[:;=]['’]?-?(?:[()]+|[DPp](?-u:\b{end-half}))|\(:|\^_+\^|<3(?-u:\b{end-half})|^:[/O]$"),
    // "...", "?!", "--", "***", "<<", and the quotation marks that are written with two signs.
    (
        Kind::Whole,
        r#"[.…]{2,}|[.:]?[!?]+|[-=]{2,}>?|\*{2,}|_{2,}|~{2,}|\+{2,}|#{2,}|<{2,}|>{2,}|``|''|""|’’|‘‘|‘’|->|<-"#,
    ),
    // Everything else, a character with its marks at a time.
    (Kind::Whole, r"\S[\p{M}\u{200d}\u{fe0f}]*"),
];

/// The table, compiled.
static TABLE: LazyLock<Regex> = LazyLock::new(|| {
    let patterns: Vec<&str> = SHAPES.iter().map(|(_, pattern)| *pattern).collect();
    Regex::new_many(&patterns).expect("the shapes are valid patterns")
});

/// The word of `chunk` that starts at byte `start`: its kind and its end.
pub(super) fn shape_at(chunk: &str, start: usize) -> (Kind, usize) {
    let input = Input::new(chunk).range(start..).anchored(Anchored::Yes);
    match TABLE.find(input) {
        Some(found) if found.end() > start => (SHAPES[found.pattern().as_usize()].0, found.end()),
        _ => (Kind::Whole, start + chunk[start..].chars().next().map_or(1, char::len_utf8)),
    }
}
