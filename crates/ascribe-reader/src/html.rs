//! The report on an HTML page, and what the page says of itself.
//!
//! `rs-trafilatura` finds the article among menus, advertisements and teasers, and reads the metadata; `dom_query`, on which it
//! rests, lays the article's markup out as text.

use std::panic::{AssertUnwindSafe, catch_unwind};

use ascribe_types::{Document, Teller};
use dom_query::Document as Page;
use rs_trafilatura::{ExtractResult, Metadata, Options, extract_with_options};

use crate::{Error, nesting, paragraphs};

/// The report on the page `html`.
pub(crate) fn read(html: &str) -> Result<Document, Error> {
    nesting::sieve(html)?;
    guarded(|| article(html))?
}

/// What `work` returns, or an error where it panics: it runs much code of others on pages from anywhere, and a fault there must
/// cost one page and not the run.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Error::unreadable())
}

/// The article on the page and what is known of it.
fn article(html: &str) -> Result<Document, Error> {
    nesting::check(&Page::from(html))?;
    let found = extract_with_options(html, &options()).map_err(|_| Error::unreadable())?;
    let text = text(&found);
    if crate::is_blank(&text) { Err(Error::no_report()) } else { Ok(document(text, found.metadata)) }
}

/// No comments of readers, who are not the report; and no cut at a length, since the library would cut within a character.
fn options() -> Options {
    Options { include_comments: false, max_extracted_len: usize::MAX, ..Options::default() }
}

/// The words of the article in paragraphs.
fn text(found: &ExtractResult) -> String {
    let markup = found.content_html.as_deref().unwrap_or_default();
    paragraphs::restore(&found.content_text, &Page::fragment(markup).formatted_text())
}

fn document(text: String, metadata: Metadata) -> Document {
    // A page without a readable date is given the year 1 by the library.
    let written = metadata.date.map(|date| date.format("%Y-%m-%dT%H:%M:%SZ").to_string());
    let published = written.filter(|date| !date.starts_with("0001-"));
    Document {
        text,
        publisher: stated(metadata.sitename),
        title: stated(metadata.title),
        author: stated(metadata.author),
        published_by: published.is_some().then_some(Teller::Metadata),
        published,
        address: stated(metadata.url),
        language: stated(metadata.language),
    }
}

/// A field of the metadata on one line; none where it holds nothing.
fn stated(field: Option<String>) -> Option<String> {
    field.map(|value| paragraphs::fold(&value)).filter(|value| !value.is_empty())
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
    fn a_fault_of_others_costs_one_page() {
        assert_eq!(guarded(|| -> u8 { std::panic::panic_any("a fault") }), Err(Error::unreadable()));
    }
}
