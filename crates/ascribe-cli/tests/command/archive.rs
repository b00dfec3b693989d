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
    pub(crate) linked: bool,
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
        let pick = |salt: usize, of: &[&'static str]| of[scattered(number, salt) % of.len()];
        let (publisher, town, other) = (pick(1, &PAPERS), pick(2, &TOWNS), pick(3, &TOWNS));
        let (mayor, critic, year) = (pick(4, &NAMES), pick(5, &NAMES), 10 + scattered(number, 6) % 14);
        let thing = pick(7, &THINGS);
        let (plan, reason, doubt) = (format!("{} {thing}", pick(8, &DEEDS)), pick(9, &REASONS), pick(10, &DOUBTS));
        let host = publisher.replace(' ', "-").to_lowercase();
        let paragraphs = [
            format!(
                "{town} will {plan}, two officials in {other} claimed on Monday. The mayor of {town}, {mayor}, denied that {reason}."
            ),
            format!("“{doubt},” {mayor} said. “Nobody asked us about {thing}. It’s a tale.”"),
            format!(
                "{critic}, a former minister, told {} that {town} had borrowed {number} crowns because {reason}.",
                pick(11, &PAPERS)
            ),
            format!(
                "A spokeswoman for {town} rejected the claims. According to {critic}, the council will vote on {thing} in March."
            ),
        ];
        Self {
            address: format!("https://{host}.example/20{year}/{number}"),
            publisher: publisher.to_owned(),
            published: format!("20{year}-03-{:02}T08:30:00Z", 1 + number % 28),
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

/// A number that follows from two others, with no order to be seen in it (the finalizer of SplitMix64).
fn scattered(number: usize, salt: usize) -> usize {
    let mixed = (number as u64 * 64 + salt as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed >> 33) as usize
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
const DEEDS: [&str; 13] = [
    "close", "sell", "pay for", "repair", "buy", "move", "lease", "insure", "guard", "rebuild", "shut", "inspect",
    "rename",
];
const THINGS: [&str; 29] = [
    "the mill",
    "its ferries",
    "the old bridge",
    "the harbour wall",
    "the airport",
    "the fish market",
    "the quarry",
    "the night buses",
    "the salt marsh",
    "the second dam",
    "the hospital",
    "the court house",
    "the tram depot",
    "the library",
    "the northern tunnel",
    "the ice rink",
    "the water tower",
    "the prison",
    "the lighthouse",
    "the theatre",
    "the slaughterhouse",
    "the chapel",
    "the radio mast",
    "the grain store",
    "the shipyard",
    "the music school",
    "the heating plant",
    "the town forest",
    "the museum",
];
const REASONS: [&str; 11] = [
    "the roof had leaked for years",
    "engineers found cracks in March",
    "a bank demanded its money",
    "the workers had left",
    "two inspectors took bribes",
    "the winter storm broke the pumps",
    "an audit found false bills",
    "the police searched its offices",
    "the ministry cut the grant",
    "a buyer from abroad withdrew",
    "the fire of June was no accident",
];
const DOUBTS: [&str; 11] = [
    "I doubt that anybody has read the contract",
    "We have never spoken with the bank",
    "Our engineers warned of this in May",
    "The auditors did not ask a single question",
    "There will be no new tax this year",
    "I think the minister knew it all along",
    "The police have nothing against us",
    "We shall publish every letter",
    "They want our water and nothing else",
    "The figures in that paper are wrong",
    "My predecessor signed it, not I",
];
