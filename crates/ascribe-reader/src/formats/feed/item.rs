//! An item of a feed: its report, and what is known of it.

use ascribe_types::{Document, Teller};
use chrono::{DateTime, Utc};
use feed_rs::model::{Entry, Feed, FeedType, Person, Text};

use super::root::has;
use crate::{Error, html, is_blank, paragraphs};

/// From how many paragraphs on an RSS `description` is the report and no summary of it: the format has one element for both, and
/// summaries have a paragraph or two (the second "Read more" or where it appeared first).
const REPORT: usize = 3;

/// How a text ends that goes on elsewhere, as programs that make feeds write it.
const CUT: [&str; 5] = ["…", "...", "[…]", "[...]", "(more)"];

/// What a feed says of all of its items.
pub(super) struct Publication<'a> {
    times: &'a [String],
    publisher: Option<String>,
    authors: &'a [Person],
    language: Option<String>,
}

impl<'a> Publication<'a> {
    /// What `feed` says, whose bytes and times as they are written these are.
    pub(super) fn of(feed: &'a Feed, times: &'a [String], bytes: &[u8]) -> Self {
        // An item that was taken over from another feed says so, but the library does not tell what: `<picture>` has a `<source>` as
        // well, with other attributes.
        let is_gathered = ["<source>", "<source url", "<atom:source>"].iter().any(|mark| has(bytes, mark.as_bytes()));
        // An RSS channel names its editor and its webmaster, who did not write its items.
        let named = matches!(feed.feed_type, FeedType::Atom | FeedType::JSON);
        Self {
            times,
            publisher: feed.title.as_ref().filter(|_| !is_gathered).and_then(line),
            authors: if named { &feed.authors } else { &[] },
            language: feed.language.clone().filter(|language| !language.is_empty()),
        }
    }

    /// The report of an item, and what is known of it.
    pub(super) fn report(&self, entry: &Entry) -> Result<(Document, String), Error> {
        let published = entry.published.or(entry.updated).and_then(|time| self.time(time));
        let known = Document {
            publisher: self.publisher.clone(),
            title: entry.title.as_ref().and_then(line),
            author: names(&entry.authors).or_else(|| names(self.authors)),
            published_by: published.is_some().then_some(Teller::Metadata),
            published,
            address: address(entry),
            language: entry.language.clone().or_else(|| self.language.clone()),
            ..Document::default()
        };
        match whole(entry)? {
            Some(text) => Ok((known, text)),
            None => Err(Error::summary(known)),
        }
    }

    /// A time as it is written: the library was handed its number instead.
    fn time(&self, number: DateTime<Utc>) -> Option<String> {
        let written = self.times.get(usize::try_from(number.timestamp()).ok()?)?;
        Some(paragraphs::fold(written)).filter(|written| !written.is_empty())
    }
}

/// The report, if the item has it whole.
fn whole(entry: &Entry) -> Result<Option<String>, Error> {
    if let Some(body) = entry.content.as_ref().and_then(|content| content.body.as_ref()) {
        let is_plain = entry.content.as_ref().is_some_and(|content| content.content_type.subty() == "plain");
        let text = if is_plain { body.trim().to_owned() } else { html::fragment(body)? };
        return Ok(Some(text).filter(|text| !is_blank(text) && !is_cut(text)));
    }
    let Some(description) = &entry.summary else { return Ok(None) };
    let text = html::fragment(&description.content)?;
    Ok(Some(text).filter(|text| text.split("\n\n").count() >= REPORT && !is_cut(text)))
}

/// Whether a text says that it goes on elsewhere: its end does, or a paragraph before it (what follows is where).
fn is_cut(text: &str) -> bool {
    let ends = |paragraph: &str| CUT.iter().any(|cut| paragraph.trim_end().ends_with(cut));
    let mut paragraphs = text.trim_end().rsplit("\n\n");
    let last = paragraphs.next().is_some_and(ends);
    last || paragraphs.next().is_some_and(|before| before.trim_end().ends_with(']') && ends(before))
}

/// The first link to the report itself.
fn address(entry: &Entry) -> Option<String> {
    let is_own = |rel: Option<&str>| matches!(rel, None | Some("alternate"));
    let own = entry.links.iter().find(|link| link.target.is_none() && is_own(link.rel.as_deref()))?;
    let address = own.href.trim();
    (address.starts_with("https://") || address.starts_with("http://")).then(|| address.to_owned())
}

/// Words that are markup in some feeds, on one line.
fn line(text: &Text) -> Option<String> {
    let words =
        if text.content.contains(['<', '&']) { html::fragment(&text.content).ok()? } else { text.content.clone() };
    Some(paragraphs::fold(&words)).filter(|words| !words.is_empty())
}

/// The names of people; none where a name is an address for mail.
fn names(people: &[Person]) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for name in people.iter().filter_map(|person| person.name.as_deref()).map(paragraphs::fold) {
        if !name.is_empty() && !name.contains('@') && !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}
