//! The report on an HTML page, and what the page says of itself.
//!
//! The page is parsed as browsers do it, its blocks of text are told apart, and those that are the report's own words are its
//! paragraphs. Each word's place in the page's source is kept on the way. What takes articles out of pages as a library takes
//! ten times as long, forgets the places, and leaves more of what is no report among its words (`docs/method.md`).

mod article;
mod blocks;
mod metadata;
mod parse;
mod references;
mod tree;

use ascribe_types::{Document, Places, Span, Stretch, Teller};

use crate::{Error, faults, nesting};
use article::Article;
use blocks::Block;
use metadata::{Metadata, Said};
#[cfg(test)]
pub(crate) use parse::parse;
pub(crate) use tree::Tree;

/// What stands between two paragraphs.
const BETWEEN: &str = "\n\n";

/// The report on the page `html`. The places of its words are those in `html`.
pub(crate) fn read(html: &str) -> Result<Document, Error> {
    nesting::sieve(html)?;
    guarded(|| report(html))?
}

/// What `work` returns, or an error where it panics: it runs much code of others on pages from anywhere, and a fault there must
/// cost one page and not the run.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Error> {
    faults::caught(work).ok_or_else(Error::unreadable)
}

/// The words of markup without a page around it, as agencies and feeds send reports: all of it but pictures with their captions and
/// what stands beside it.
pub(crate) fn fragment(markup: &str) -> Result<String, Error> {
    nesting::sieve(markup)?;
    guarded(|| {
        let tree = parse::parse(markup);
        nesting::check(&tree)?;
        let aside = |block: &Block| {
            std::iter::once(block.node)
                .chain(tree.ancestors(block.node))
                .any(|node| matches!(tree.name(node), "figure" | "aside" | "nav"))
        };
        let blocks: Vec<Block> = blocks::blocks(&tree, tree::ROOT).into_iter().filter(|block| !aside(block)).collect();
        Ok(paragraphs(&blocks).0)
    })?
}

/// The report on the page and what is known of it.
fn report(html: &str) -> Result<Document, Error> {
    let tree = parse::parse(html);
    nesting::check(&tree)?;
    let said = Said::of(&tree);
    let Article { blocks, headline } = article::article(&tree, &said.titles());
    let (text, places) = paragraphs(&blocks);
    if crate::is_blank(&text) { Err(Error::no_report()) } else { Ok(document(text, places, said.metadata(headline))) }
}

/// The blocks as paragraphs, and where their words stand.
fn paragraphs(blocks: &[Block]) -> (String, Places) {
    let mut text = String::new();
    let mut places = Vec::new();
    for block in blocks {
        if !text.is_empty() {
            text.push_str(BETWEEN);
        }
        let at = text.len();
        text.push_str(&block.text);
        let runs = block.runs.iter().cloned().map(|run| run.moved(0, at));
        places.extend(runs.map(|run| Stretch {
            text: Span::new(run.text.start, run.text.end),
            bytes: run.source.start as u64..run.source.end as u64,
        }));
    }
    (text, Places::new(places))
}

fn document(text: String, places: Places, metadata: Metadata) -> Document {
    let Metadata { title, publisher, author, published, address, language } = metadata;
    let published_by = published.is_some().then_some(Teller::Metadata);
    Document { text, publisher, title, author, published, published_by, address, language, places: Some(places) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><title>Mayor rejects harbour plan | The Tideford Gazette</title>
<meta property="og:site_name" content="The Tideford Gazette"><meta name="author" content="Ada Quill">
<meta property="og:title" content="Mayor rejects harbour plan">
<meta property="article:published_time" content="2031-03-04T09:30:00Z"><link rel="canonical" href="https://gazette.example/harbour">
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Mayor rejects harbour plan</h1>
<p>The mayor of Tideford, <a href="/people/oduya">Grace Oduya</a>, on Tuesday rejected a plan
  to sell the old harbour, calling it &ldquo;a bad deal for everybody who lives here&rdquo;.</p>
<p>“We will not sell what our grandparents built,” she told reporters in front of the town hall, where some two hundred people had gathered.</p>
<p>The company behind the plan, Northline Ports, said that it had not been told of the decision and would wait for a letter.</p>
</article><footer>Copyright 2031</footer></body></html>"#;

    #[test]
    fn the_article_and_nothing_else() {
        let document = read(PAGE).expect("a report");
        let paragraphs: Vec<&str> = document.text.split("\n\n").collect();
        assert!(
            paragraphs
                .iter()
                .any(|p| p.starts_with("The mayor of Tideford, Grace Oduya, on Tuesday rejected a plan to sell"))
        );
        assert!(paragraphs.iter().any(|p| p.starts_with("“We will not sell what our grandparents built,” she told")));
        assert!(!document.text.contains("Home") && !document.text.contains("Copyright"));
    }

    #[test]
    fn what_the_page_says_of_itself() {
        let document = read(PAGE).expect("a report");
        assert_eq!(document.publisher.as_deref(), Some("The Tideford Gazette"));
        assert_eq!(document.title.as_deref(), Some("Mayor rejects harbour plan"));
        assert_eq!(document.author.as_deref(), Some("Ada Quill"));
        assert_eq!(document.published.as_deref(), Some("2031-03-04T09:30:00Z"));
        assert_eq!(document.address.as_deref(), Some("https://gazette.example/harbour"));
        assert_eq!(document.language.as_deref(), Some("en"));
    }

    #[test]
    fn what_is_no_report_is_left_out() {
        let page = PAGE.replace(
            "</article>",
            "<figure><figcaption>The harbour at dawn, seen from the town hall on Tuesday.</figcaption></figure>
             <h3>Read next</h3><ul><li><a href='/a'>Ferry sold</a></li></ul><p>Follow us on all networks that there are.</p>
             <blockquote class='tweet'><p>“Nobody asked me,” the harbour master wrote.</p></blockquote></article>
             <div class='story-comments'><p>I have said so for years, and nobody has listened to me, as always.</p></div>",
        );
        let text = read(&page).expect("a report").text;
        for other in ["dawn", "Read next", "Ferry sold", "Follow us", "for years", "Mayor rejects"] {
            assert!(!text.contains(other), "{other}: {text}");
        }
        assert!(text.ends_with("“Nobody asked me,” the harbour master wrote."), "{text}");
    }

    #[test]
    fn words_have_their_places() {
        let page = "<!DOCTYPE html><p>The ferry is <b>safe</b>, the caf&eacute; owner said, and nobody denied it.</p>";
        let document = read(page).expect("a report");
        let at = document.text.find("the café owner").expect("it is there");
        let places = document.places.expect("places");
        let bytes = places.bytes(Span::new(at, at + "the café owner".len())).expect("a place");
        assert_eq!((bytes.start, bytes.end), (44, 65));
        assert_eq!(&page[44..65], "the caf&eacute; owner");
    }

    #[test]
    fn every_word_stands_where_it_is_said_to_stand() {
        let Document { text, places, .. } = read(PAGE).expect("a report");
        let places = places.expect("places");
        let words = text.split_whitespace().filter(|word| word.is_ascii());
        for word in words {
            let at = word.as_ptr().addr() - text.as_ptr().addr();
            let bytes = places.bytes(Span::new(at, at + word.len())).expect("a place");
            let source = PAGE.get(usize::try_from(bytes.start).unwrap_or(0)..usize::try_from(bytes.end).unwrap_or(0));
            let bare = source.expect("a piece of the page").replace("</a>", "");
            assert_eq!(bare, word);
        }
    }

    #[test]
    fn the_same_page_gives_the_same_text() {
        let first = read(PAGE).expect("a report");
        assert!((0..20).all(|_| read(PAGE).expect("a report") == first));
    }

    #[test]
    fn a_page_without_a_report() {
        assert!(read("<!DOCTYPE html><html><body></body></html>").expect_err("no report").is_empty());
    }

    #[test]
    fn a_page_too_deep() {
        assert!(read(&"<div>".repeat(2000)).expect_err("too deep").is_invalid());
    }

    #[test]
    fn all_of_a_fragment_is_the_report() {
        let markup = "<p>It <b>rained</b>,\n the mayor said.</p><script>1</script><ul><li>Much.</li></ul><figure>A cloud</figure>";
        assert_eq!(fragment(markup).expect("a text"), "It rained, the mayor said.\n\nMuch.");
        assert!(fragment(&"<div>".repeat(2000)).expect_err("too deep").is_invalid());
    }

    #[test]
    fn a_fault_of_others_costs_one_page() {
        assert_eq!(guarded(|| -> u8 { std::panic::panic_any("a fault") }), Err(Error::unreadable()));
    }
}
