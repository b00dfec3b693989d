//! Addresses that can be fetched.

use std::fmt;

use url::Url;

use crate::Error;

/// An address that can be fetched: of a web page, of a feed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(Url);

impl Address {
    /// Whether a word is meant as an address and not as the name of a file.
    pub fn is_meant(word: &str) -> bool {
        let scheme = word.split_once("://").map_or("", |(scheme, _)| scheme);
        !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    }

    /// The address that is written so. What follows `#` is not part of it: it is never sent.
    ///
    /// # Errors
    ///
    /// If it is no address, if it is not for HTTP, or if it has a password in it, which would be written into ledgers.
    pub fn parse(written: &str) -> Result<Self, Error> {
        Self::checked(Url::parse(written.trim()).map_err(|error| Error::no_address(&error.to_string()))?)
    }

    /// The address that is written so on the page at this one.
    pub(crate) fn join(&self, written: &str) -> Result<Self, Error> {
        Self::checked(self.0.join(written.trim()).map_err(|error| Error::no_address(&error.to_string()))?)
    }

    fn checked(mut url: Url) -> Result<Self, Error> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Error::scheme());
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Error::password());
        }
        url.set_fragment(None);
        Ok(Self(url))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// What a file there would be called: "feed.xml".
    pub fn file_name(&self) -> &str {
        self.0.path().rsplit('/').next().unwrap_or_default()
    }

    /// The machine that it is on.
    pub(crate) fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// What the rules for robots of its site are at.
    pub(crate) fn robots(&self) -> Self {
        let mut url = self.0.clone();
        url.set_path("/robots.txt");
        url.set_query(None);
        Self(url)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: &str) {
        let parsed = Address::parse(written);
        assert_eq!(parsed.map_or_else(|error| error.to_string(), |address| address.to_string()), expected);
    }

    #[test]
    fn addresses() {
        check(" https://Gazette.example/a b#top ", "https://gazette.example/a%20b");
        check("http://[::1]:8000", "http://[::1]:8000/");
        check("https://é.example/", "https://xn--9ca.example/");
    }

    #[test]
    fn what_is_none() {
        check("ftp://gazette.example/", "only http and https are fetched");
        check("file:///etc/passwd", "only http and https are fetched");
        check("https://a:b@gazette.example/", "not fetched: there is a user name or a password in the address");
        check("https://", "no address: empty host");
        check("harbour", "no address: relative URL without a base");
    }

    #[test]
    fn files_are_none() {
        assert!(Address::is_meant("HTTPS://gazette.example"));
        assert!(!Address::is_meant("reports/a://b") && !Address::is_meant("C:\\a") && !Address::is_meant("://"));
    }

    #[test]
    fn the_rules_for_robots_stand_at_the_root() {
        let robots = Address::parse("http://a.example:81/b/c.xml?d").map(|address| address.robots());
        assert_eq!(robots.expect("an address").as_str(), "http://a.example:81/robots.txt");
    }
}
