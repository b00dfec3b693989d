//! What the names of elements tell of what is in them.
//!
//! The words are those that Mozilla's Readability and trafilatura look for in classes and identifiers, and others of which half of a
//! hundred news pages made the same use; the other half was kept back to see whether they hold (`docs/method.md`).

use crate::html::tree::{Id, Tree};

/// What an element's names tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    /// Nothing.
    Nothing,
    /// That it is no part of a report.
    Aside,
    /// The same, beyond a doubt.
    SurelyAside,
}

/// Elements that hold no part of a report.
const ELEMENTS: &[&str] = &["aside", "caption", "dialog", "figcaption", "figure", "footer", "form", "nav"];

/// Words of classes and identifiers of what is no part of a report; a blank stands between two that follow each other.
const WORDS: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "also like",
    "also read",
    "aside",
    "author",
    "author bio",
    "author box",
    "author card",
    "author info",
    "authors",
    "banner",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "callout",
    "caption",
    "carousel",
    "comment",
    "comments",
    "consent",
    "cookie",
    "copyright",
    "correction",
    "credit",
    "credits",
    "cta",
    "date",
    "dateline",
    "disclaimer",
    "disqus",
    "email",
    "follow",
    "foot",
    "footer",
    "gallery",
    "gdpr",
    "hidden",
    "inlinegallery",
    "jump",
    "keywords",
    "login",
    "masthead",
    "menu",
    "meta",
    "metadata",
    "modal",
    "more coverage",
    "more from",
    "more news",
    "more on",
    "more stories",
    "most popular",
    "most read",
    "most viewed",
    "nav",
    "navigation",
    "newsletter",
    "next",
    "outbrain",
    "overlay",
    "pager",
    "pagination",
    "paywall",
    "player",
    "poll",
    "popular",
    "popup",
    "prev",
    "print",
    "promo",
    "quiz",
    "rail",
    "rating",
    "read more",
    "recommend",
    "recommendation",
    "recommendations",
    "recommended",
    "register",
    "related",
    "reply",
    "respond",
    "screen reader",
    "search",
    "see also",
    "share",
    "sharing",
    "side",
    "sidebar",
    "sign up",
    "signup",
    "skip",
    "slider",
    "slideshow",
    "social",
    "sponsor",
    "sponsored",
    "sr only",
    "subscribe",
    "subscription",
    "survey",
    "taboola",
    "tag",
    "tag list",
    "tags",
    "teaser",
    "timestamp",
    "toc",
    "toolbar",
    "tools",
    "topics",
    "trending",
    "video",
    "visually hidden",
    "widget",
];

/// Those of them that leave no doubt.
const SURE: &[&str] = &[
    "comments",
    "consent",
    "cookie",
    "disqus",
    "footer",
    "gdpr",
    "modal",
    "newsletter",
    "popup",
    "recommended",
    "related",
    "sidebar",
];

/// Words of what a post of a network stands in.
const EMBEDDED: &[&str] = &["embed", "embedded", "instagram", "social", "tweet", "twitter", "video"];

/// What content systems say of a page, and not of what is in the element: `category-video`, `tag-survey`.
const LABELS: &[&str] = &["cat-", "category-", "format-", "has-", "post-", "status-", "tag-", "topic-", "type-"];

/// What the names of an element tell.
pub(super) fn telling(tree: &Tree, node: Id) -> Telling {
    let name = tree.name(node);
    if matches!(name, "" | "html" | "body") {
        return Telling::Nothing;
    }
    let words = called(tree, node);
    if holds(&words, SURE) {
        Telling::SurelyAside
    } else if ELEMENTS.contains(&name) || holds(&words, WORDS) || is_hidden(tree, node) {
        Telling::Aside
    } else {
        Telling::Nothing
    }
}

/// Whether what is in an element may be a post of a network.
pub(super) fn embeds(tree: &Tree, node: Id) -> bool {
    let elsewhere = ELEMENTS.contains(&tree.name(node)) && tree.name(node) != "figure";
    !elsewhere && holds(&called(tree, node), EMBEDDED)
}

/// Whether one of `names` is among the words.
fn holds(words: &[String], names: &[&str]) -> bool {
    let one = |word: &String| names.binary_search(&word.as_str()).is_ok();
    let two = |pair: &[String]| names.binary_search(&format!("{} {}", pair[0], pair[1]).as_str()).is_ok();
    words.iter().any(one) || words.windows(2).any(two)
}

/// The words of an element's classes, identifier and role: `story-footer2` is "story" and "footer", and so is `storyFooter`.
fn called(tree: &Tree, node: Id) -> Vec<String> {
    let values = ["class", "id", "role"].iter().filter_map(|key| tree.attribute(node, key));
    let names =
        values.flat_map(str::split_ascii_whitespace).filter(|name| !LABELS.iter().any(|label| name.starts_with(label)));
    names.flat_map(|name| name.split(|c: char| !c.is_alphanumeric())).flat_map(humps).collect()
}

/// The words of a name that is written in one, in lower case and without numbers at their ends.
fn humps(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in name.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            words.push(String::new());
        }
        before = c;
        words.last_mut().expect("there is one from the start").extend(c.to_lowercase());
    }
    words
        .iter()
        .map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

fn is_hidden(tree: &Tree, node: Id) -> bool {
    let style = || tree.attribute(node, "style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    tree.attribute(node, "hidden").is_some()
        || tree.attribute(node, "aria-hidden") == Some("true")
        || style().contains("display:none")
        || style().contains("visibility:hidden")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::parse::parse;
    use crate::html::tree::ROOT;

    #[track_caller]
    fn check(markup: &str, expected: Telling) {
        let tree = parse(markup);
        let node = tree.all(ROOT).find(|&id| tree.attribute(id, "x").is_some()).expect("an element with x");
        assert_eq!(telling(&tree, node), expected, "{markup}");
    }

    #[test]
    fn the_words_are_in_order() {
        for words in [WORDS, SURE, EMBEDDED, ELEMENTS] {
            assert!(words.is_sorted(), "{words:?}");
        }
    }

    #[test]
    fn names_tell() {
        check("<div x class='story-footer2'>", Telling::SurelyAside);
        check("<div x class='storyFooter'>", Telling::SurelyAside);
        check("<div x id='read-more'>", Telling::Aside);
        check("<div x style='color: red; display: none'>", Telling::Aside);
        check("<aside x>", Telling::Aside);
        check("<div x class='story-body'>", Telling::Nothing);
    }

    #[test]
    fn labels_and_parts_of_words_do_not() {
        check("<article x class='post-12 tag-survey category-video'>", Telling::Nothing);
        check("<div x class='shareholders'>", Telling::Nothing);
    }
}
