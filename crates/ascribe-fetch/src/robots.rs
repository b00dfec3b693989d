//! What sites ask of robots, in their robots.txt (RFC 9309).

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use texting_robots::Robot;

use crate::{Address, Error};

/// The most bytes of such rules that are heeded; the standard asks for at least as many.
pub(crate) const MOST: u64 = 500 << 10;

/// How long rules are relied on.
const FRESH: Duration = Duration::from_secs(24 * 60 * 60);

/// The rules of the sites that were asked, by where they are.
#[derive(Debug, Default)]
pub(crate) struct Rulebook(Mutex<BTreeMap<Address, (Instant, Arc<Rules>)>>);

/// What a site asks of robots.
#[derive(Debug)]
pub(crate) struct Rules(Option<Robot>);

impl Rulebook {
    /// The rules that are at `address`, if they are known.
    pub(crate) fn get(&self, address: &Address) -> Option<Arc<Rules>> {
        let book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        book.get(address).filter(|(since, _)| since.elapsed() < FRESH).map(|(_, rules)| Arc::clone(rules))
    }

    /// Keeps the rules that are at `address`.
    pub(crate) fn keep(&self, address: Address, rules: Rules) -> Arc<Rules> {
        let rules = Arc::new(rules);
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        book.insert(address, (Instant::now(), Arc::clone(&rules)));
        rules
    }
}

impl Rules {
    /// None.
    pub(crate) fn none() -> Self {
        Self(None)
    }

    /// The rules for a robot called so.
    pub(crate) fn of(robot: &str, text: &[u8]) -> Result<Self, Error> {
        let rules = Robot::new(robot, text).map_err(|_| Error::robots())?;
        Ok(Self(Some(rules)))
    }

    /// Whether an address may be fetched.
    pub(crate) fn allow(&self, address: &Address) -> bool {
        self.0.as_ref().is_none_or(|rules| rules.allowed(address.as_str()))
    }

    /// How long the site wants to be left alone after each request.
    pub(crate) fn pause(&self) -> Option<Duration> {
        let seconds = self.0.as_ref()?.delay?;
        Duration::try_from_secs_f32(seconds).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, address: &str, allowed: bool, pause: Option<u64>) {
        let rules = Rules::of("Ascribe", text.as_bytes()).expect("rules");
        assert_eq!(rules.allow(&Address::parse(address).expect("an address")), allowed, "{text} {address}");
        assert_eq!(rules.pause(), pause.map(Duration::from_secs), "{text}");
    }

    #[test]
    fn rules() {
        let text = "User-agent: *\nDisallow: /private\nAllow: /private/open\nCrawl-delay: 5\n";
        check(text, "https://a.example/news", true, Some(5));
        check(text, "https://a.example/private/x", false, Some(5));
        check(text, "https://a.example/private/open", true, Some(5));
        check("User-agent: ascribe\nDisallow: /\n\nUser-agent: *\nAllow: /", "https://a.example/", false, None);
        check("User-agent: other\nDisallow: /", "https://a.example/", true, None);
    }

    #[test]
    fn what_is_no_rule() {
        check("", "https://a.example/", true, None);
        check("<html><body>Not found", "https://a.example/", true, None);
        check("User-agent: *\nDisallow:\nCrawl-delay: soon", "https://a.example/", true, None);
        check("User-agent: *\nCrawl-delay: -7\n", "https://a.example/", true, None);
    }
}
