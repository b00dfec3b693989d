//! What is read of a page's title, publisher, author, date, address and language.

use super::*;
use crate::html::parse::parse;

const HEAD: &str = "<h1>Mayor rejects harbour plan</h1>";

fn of(page: &str) -> Metadata {
    let tree = parse(page);
    let headline = tree.all(ROOT).find(|&id| tree.name(id) == "h1");
    Said::of(&tree).metadata(headline)
}

#[track_caller]
fn check(page: &str, field: fn(Metadata) -> Option<String>, expected: &str) {
    assert_eq!(field(of(page)).unwrap_or_default(), expected, "{page}");
}

#[test]
fn titles() {
    let title = |metadata: Metadata| metadata.title;
    check(
        "<title>Mayor rejects harbour plan | The Gazette</title><h1>Mayor rejects <i>harbour</i> plan</h1>",
        title,
        "Mayor rejects harbour plan",
    );
    check(
        "<meta property='og:title' content='Rain - The Gazette'><meta property='og:site_name' content='The Gazette'>",
        title,
        "Rain",
    );
    check("<meta property='og:title' content='The Gazette: Rain'><title>Rain</title>", title, "The Gazette: Rain");
    check("<title>Mayor rejects - again | Gazette</title><h1>Gazette</h1>", title, "Mayor rejects - again | Gazette");
    check("<h1>Rain</h1>", title, "Rain");
    check("<p>Rain.</p>", title, "");
}

#[test]
fn publishers() {
    let publisher = |metadata: Metadata| metadata.publisher;
    let site = "<meta property='og:site_name' content='NAME'>";
    let data = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"publisher\":{\"name\":\"Interpress\"}}</script>";
    check(&site.replace("NAME", "The Gazette"), publisher, "The Gazette");
    check(&(site.replace("NAME", "The Gazette") + data), publisher, "The Gazette");
    check(&(site.replace("NAME", "https://gazette.example") + data), publisher, "Interpress");
    check(&(site.replace("NAME", "interpress") + data), publisher, "interpress");
    check(&(site.replace("NAME", "press") + data), publisher, "Interpress");
    check(&format!("<title>Mayor rejects harbour plan - The Gazette</title>{HEAD}"), publisher, "The Gazette");
    check(&format!("<title>Mayor rejects harbour plan - and then some more words of it</title>{HEAD}"), publisher, "");
    check("<p>Rain.</p><p>© 2031 The Gazette. All rights reserved</p>", publisher, "The Gazette");
    check("<link rel=canonical href='https://gazette.example/rain'>", publisher, "");
}

#[test]
fn dates() {
    let published = |metadata: Metadata| metadata.published;
    check(
        "<meta property='article:published_time' content='2031-03-04T09:30:00+01:00'>",
        published,
        "2031-03-04T09:30:00+01:00",
    );
    check(
        "<meta name='dc.date' content='0001-01-01T00:00:00Z'><meta name=pubdate content=20310304>",
        published,
        "20310304",
    );
    check(
        &format!("{HEAD}<time datetime='2031-03-05'>Updated today</time><time datetime='2031-03-04'>4 March</time>"),
        published,
        "2031-03-04",
    );
    check(&format!("{HEAD}<p>By Ada Quill</p><p>Published March 4, 2031</p>"), published, "Published March 4, 2031");
    check(
        &format!(
            "{HEAD}<p>In March 2030 the 12 boats of the harbour were counted, and nobody had asked for it then or since, she said</p>"
        ),
        published,
        "",
    );
    check("<div itemprop=datePublished content='2031-03-04'></div>", published, "2031-03-04");
}

#[test]
fn authors_addresses_and_languages() {
    check("<meta name=author content='By Ada Quill'>", |metadata| metadata.author, "Ada Quill");
    check(
        "<meta property='article:author' content='https://social.example/ada'><a rel=author>Ada  Quill</a>",
        |metadata| metadata.author,
        "",
    );
    check(
        "<span itemprop=author><b itemprop=name>Ada Quill</b>, reporter</span>",
        |metadata| metadata.author,
        "Ada Quill",
    );
    check(
        "<link rel=canonical href='/rain'><meta property='og:url' content='https://gazette.example/rain'>",
        |metadata| metadata.address,
        "https://gazette.example/rain",
    );
    check("<html lang=en-GB>", |metadata| metadata.language, "en-GB");
    check(
        "<html lang='english language'><meta property='og:locale' content='en_US'>",
        |metadata| metadata.language,
        "en-US",
    );
}
