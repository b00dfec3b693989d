//! Pages of our own in a web archive, as crawlers of news publish them: each record packed by itself, with what was asked beside what was answered.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;

/// A page of a paper.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) address: String,
    pub(crate) publisher: String,
    pub(crate) published: String,
    pub(crate) title: String,
    pub(crate) paragraphs: Vec<String>,
    /// Whether it says what it is in JSON-LD, and not in meta tags.
    linked: bool,
}

/// The archive of some pages.
pub(crate) fn archive(pages: &[Page]) -> Vec<u8> {
    let mut out = record("warcinfo", None, "application/warc-fields", "software: made by a test\r\n");
    for page in pages {
        let (asked, answered) = (Some(&page.address), page.html());
        let request = "GET / HTTP/1.1\r\nAccept: text/html\r\n\r\n";
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: paper\r\n\r\n";
        out.extend(record("request", asked, "application/http; msgtype=request", request));
        out.extend(record("response", asked, "application/http; msgtype=response", &format!("{head}{answered}")));
    }
    out
}

/// A record, packed.
fn record(kind: &str, address: Option<&String>, media: &str, block: &str) -> Vec<u8> {
    let address = address.map(|address| format!("WARC-Target-URI: {address}\r\n")).unwrap_or_default();
    let length = block.len();
    let head = format!("WARC/1.0\r\nWARC-Type: {kind}\r\n{address}Content-Type: {media}\r\nContent-Length: {length}");
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    write!(packed, "{head}\r\n\r\n{block}\r\n\r\n").expect("memory");
    packed.finish().expect("memory")
}

impl Page {
    /// The page of this number. Pages of one number are the same; others tell of other towns, plans and people, and now and then of the same.
    pub(crate) fn of(number: usize) -> Self {
        let pick =
            |salt: usize, of: &'static [&'static str]| of[(number * 7919 + salt * 104_729 + number / 13) % of.len()];
        let (publisher, town, other) = (pick(1, &PAPERS), pick(2, &TOWNS), pick(5, &TOWNS));
        let (mayor, critic, plan, day) = (pick(3, &NAMES), pick(4, &NAMES), pick(6, &PLANS), 1 + number % 28);
        let host = publisher.replace(' ', "-").to_lowercase();
        let paragraphs = [
            format!(
                "{town} will {plan}, two officials in {other} claimed on Monday. The mayor of {town}, {mayor}, denied that the town would {plan}."
            ),
            format!(
                "“We will never {plan},” {mayor} said. “I doubt that anybody in {other} knows the books of this town. It’s a tale.”"
            ),
            format!(
                "{critic}, a former minister, told {} that {town} had promised to {plan} in return for a loan of {number} crowns.",
                pick(7, &PAPERS)
            ),
            format!(
                "A spokeswoman for {town} rejected the claims. According to {critic}, the council will vote in March."
            ),
        ];
        Self {
            address: format!("https://{host}.example/20{:02}/{number}", 10 + number % 12),
            publisher: publisher.to_owned(),
            published: format!("20{:02}-03-{day:02}T08:30:00Z", 10 + number % 12),
            title: format!("{town} denies plan to {plan}"),
            paragraphs: paragraphs.into(),
            linked: number.is_multiple_of(2),
        }
    }

    fn html(&self) -> String {
        let Self { publisher, title, .. } = self;
        let paragraphs: String = self.paragraphs.iter().map(|paragraph| format!("<p>{paragraph}</p>\n")).collect();
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title} | {publisher}</title>\n{}</head>\n\
             <body><nav><a href=\"/\">Home</a> <a href=\"/sport\">Sport</a> <a href=\"/subscribe\">Subscribe</a></nav>\n\
             <article><h1>{title}</h1>\n{paragraphs}</article>\n\
             <footer><p>© {publisher}. <a href=\"/terms\">Terms</a> <a href=\"/contact\">Contact</a></p></footer></body></html>\n",
            self.head()
        )
    }

    /// What the page says of itself.
    fn head(&self) -> String {
        let Self { address, publisher, published, title, .. } = self;
        if !self.linked {
            return format!(
                "<meta property=\"og:site_name\" content=\"{publisher}\"><meta property=\"og:title\" content=\"{title}\">\n\
                 <meta property=\"article:published_time\" content=\"{published}\"><link rel=\"canonical\" href=\"{address}\">\n"
            );
        }
        let linked = json!({"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": published,
            "url": address, "publisher": {"@type": "Organization", "name": publisher}});
        format!("<script type=\"application/ld+json\">{linked}</script>\n")
    }
}

const PAPERS: [&str; 7] = [
    "The Harbour Post",
    "Valley Courier",
    "Interpress",
    "Northern Star",
    "The Island Tribune",
    "Fjord Weekly",
    "Lake Gazette",
];
const TOWNS: [&str; 17] = [
    "Lindholm",
    "Marstrand",
    "Varberg",
    "Skagen",
    "Odense",
    "Tideford",
    "Belmor",
    "Karsund",
    "Elvik",
    "Norrby",
    "Halden",
    "Ravnsborg",
    "Stenvik",
    "Ostrava",
    "Brekke",
    "Solund",
    "Kalmar",
];
const NAMES: [&str; 19] = [
    "Ana Ruiz",
    "Peter Voss",
    "Ingrid Lund",
    "Tomas Pell",
    "Maria Dahl",
    "Erik Holm",
    "Grace Oduya",
    "Jonas Berg",
    "Karin Aune",
    "Milan Petrov",
    "Sofia Brandt",
    "Lars Nygaard",
    "Elena Costa",
    "David Okafor",
    "Hanna Vik",
    "Ivo Marek",
    "Ruth Adler",
    "Nils Falk",
    "Clara Moen",
];
const PLANS: [&str; 11] = [
    "close the mill",
    "sell its ferries",
    "pay for the bridge",
    "dredge the harbour",
    "buy the old airport",
    "move the market",
    "lease the quarry",
    "cut the night buses",
    "drain the marsh",
    "build a second dam",
    "shut the hospital",
];
