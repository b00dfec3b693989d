//! What the `meta` elements of a page say.

use std::collections::BTreeMap;

use super::line;
use crate::html::tree::{ROOT, Tree};

/// Keys of titles, in the order in which they are believed.
pub(super) const TITLES: &[&str] = &[
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "article.headline",
    "headline",
    "title",
];

/// Keys of authors, in the order in which they are believed.
pub(super) const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "article.author",
    "og:article:author",
];

/// Keys of the date of publication, in the order in which they are believed.
pub(super) const DATES: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "datepublished",
    "og:datepublished",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
    "pub_date",
    "publish-date",
    "publish_date",
    "published_at",
    "publication_date",
    "date.release",
    "og:pubdate",
    "published",
    "cxenseparse:recs:publishtime",
    "article_date_original",
    "dcsext.articlefirstpublished",
    "sn-post-date",
    "pdate",
    "date",
    "datecreated",
];

/// The contents of `meta` elements by their keys in lower case; of several with one key the first.
pub(super) struct Declared {
    contents: BTreeMap<String, String>,
}

impl Declared {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut contents = BTreeMap::new();
        for id in tree.all(ROOT).filter(|&id| tree.name(id) == "meta") {
            let keys = ["property", "name", "itemprop", "http-equiv"].iter().filter_map(|key| tree.attribute(id, key));
            let Some(content) = tree.attribute(id, "content").and_then(line) else { continue };
            for key in keys {
                contents.entry(key.trim().to_lowercase()).or_insert_with(|| content.clone());
            }
        }
        Self { contents }
    }

    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.contents.get(key).map(String::as_str)
    }

    /// The first content that any of the keys has.
    pub(super) fn first(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|key| self.get(key))
    }
}
