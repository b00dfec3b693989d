//! Lines among a report's paragraphs that are not the report's: links to others, invitations, credits.

use super::plain;
use crate::html::blocks::Block;
use crate::html::tree::Tree;

/// The longest such line, in words.
const LONGEST: usize = 60;

/// The longest heading over links to other reports, in words.
const LONGEST_HEADING: usize = 9;

/// How such lines begin: "Read more: …", "Follow us on …", "Photo: …".
const OPENINGS: &[&str] = &[
    "advertisement",
    "all rights reserved",
    "also read",
    "click here to",
    "continue reading",
    "copyright",
    "download our app",
    "download the app",
    "follow @",
    "follow her",
    "follow him",
    "follow me",
    "follow the author",
    "follow them",
    "follow us",
    "get our newsletter",
    "get the latest",
    "got a tip",
    "have a tip",
    "image credit",
    "image courtesy",
    "like us on",
    "listen back",
    "listen live",
    "listen to",
    "loading",
    "originally published",
    "photo by",
    "photo courtesy",
    "photo credit",
    "picture courtesy",
    "please consider",
    "please subscribe",
    "please support",
    "read also",
    "read more",
    "read next",
    "scroll down",
    "see also",
    "share on",
    "share this",
    "sign up",
    "story continues",
    "subscribe",
    "support our",
    "support us",
    "tell us what",
    "this article first",
    "this article originally",
    "this article was first",
    "this article was originally",
    "this post first",
    "this post originally",
    "this post was first",
    "this post was originally",
    "this story first",
    "this story originally",
    "this story was first",
    "this story was originally",
    "want more stories",
    "watch more",
    "watch now",
    "watch the video",
    "you may also",
    "you might also",
];

/// Words that open such a line where a colon follows.
const LABELS: &[&str] =
    &["download", "image", "listen", "more", "photo", "picture", "related", "source", "video", "watch"];

/// How headings begin over links to other reports, comments, and the like.
const HEADINGS: &[&str] = &[
    "about the author",
    "also read",
    "comment",
    "comments",
    "don t miss",
    "editor s picks",
    "editors picks",
    "follow us",
    "further reading",
    "in other news",
    "latest from",
    "latest news",
    "latest stories",
    "leave a comment",
    "leave a reply",
    "more coverage",
    "more from",
    "more great",
    "more in",
    "more must",
    "more news",
    "more on",
    "more stories",
    "more top",
    "most popular",
    "most read",
    "most viewed",
    "newsletter",
    "other news",
    "other stories",
    "popular now",
    "popular stories",
    "read more",
    "read next",
    "recommended",
    "references",
    "related",
    "see also",
    "share on",
    "share this",
    "sign up",
    "sources",
    "subscribe",
    "tags",
    "top stories",
    "topics",
    "trending",
    "you may also like",
    "you may like",
    "you might also like",
    "you might like",
];

/// Takes out of the `kept` blocks the lines that are not the report's, and the lists under headings that announce others.
pub(super) fn strike(tree: &Tree, blocks: &[Block], kept: &mut [bool]) {
    let mut announced = false;
    for (block, kept) in blocks.iter().zip(kept).filter(|(_, kept)| **kept) {
        announced = if announces(tree, block) { true } else { announced && is_listed(tree, block) };
        *kept = !announced && !is_line(block);
    }
}

/// Whether a block is a heading over what is not the report.
fn announces(tree: &Tree, block: &Block) -> bool {
    let heading = matches!(tree.name(block.node), "h2" | "h3" | "h4" | "h5" | "h6") || block.words <= LONGEST_HEADING;
    let sentence = block.text.ends_with(['.', '!', '?']);
    heading && !sentence && block.words <= LONGEST_HEADING && begins(&plain(&block.text), HEADINGS)
}

/// Whether a block may stand in a list of links.
fn is_listed(tree: &Tree, block: &Block) -> bool {
    let near = std::iter::once(block.node).chain(tree.ancestors(block.node).take(2));
    block.share_linked() > 0.3 || near.into_iter().any(|node| matches!(tree.name(node), "li" | "ul" | "ol"))
}

/// Whether a block is a line that is not the report's.
fn is_line(block: &Block) -> bool {
    let text = block.text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
    let plain = || plain(text);
    let labelled = || text.split_once(':').is_some_and(|(label, _)| LABELS.contains(&label.to_lowercase().as_str()));
    block.words < LONGEST
        && (text.starts_with('©')
            || labelled()
            || begins(&plain(), OPENINGS)
            || is_address(text)
            || is_follow(text)
            || is_count(&plain()))
}

/// Whether a text begins with one of the phrases, as whole words.
fn begins(text: &str, phrases: &[&str]) -> bool {
    let whole = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    phrases.iter().any(|phrase| text.strip_prefix(phrase).is_some_and(whole))
}

/// "Email Ann Quill at a.quill@gazette.example", "Contact the writer: …@…".
fn is_address(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "email" | "e-mail" | "contact") && text.contains('@')
}

/// "Follow Ann Quill on …".
fn is_follow(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|word| word.eq_ignore_ascii_case("follow")) && words.nth(2) == Some("on")
        || text.starts_with("Follow @")
}

/// "Image 2 of 5".
fn is_count(plain: &str) -> bool {
    let mut words = plain.split(' ');
    let number = |word: Option<&str>| word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    matches!(words.next(), Some("image" | "photo" | "slide"))
        && number(words.next())
        && words.next() == Some("of")
        && number(words.next())
}
