//! One round over all feeds: what is new in each, fetched where the feed does not have it whole.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ascribe::{Document, Hints, Kind, LARGEST, Packed, Place};
use ascribe_fetch::{Address, Answer, Client, Error, Page, Reach, Version, Wanted};
use ascribe_ledger::{Fetch, Ledger};

use crate::input::{Failure, Input};
use crate::supply::address::{found, had, input, known, now, of_item, take_apart};
use crate::supply::{Given, Giver};

/// The most bytes that a feed or what it leads to may have: PDF files have more than their texts.
const MOST: u64 = 4 * LARGEST;

/// The longest time that a feed that fails is left alone.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// After how many failures in a row an item is given up. With each the time between them doubles.
const GIVEN_UP: u32 = 6;

/// One round over all feeds.
pub(super) struct Round {
    feeds: Mutex<Vec<Address>>,
    /// What somebody is looking at in this round: two feeds may have the same item.
    taken: Mutex<HashSet<String>>,
    client: Arc<Client>,
    ledger: PathBuf,
    every: Duration,
}

/// A feed that is being polled.
struct Poll<'a> {
    round: &'a Round,
    ledger: &'a Ledger,
    feed: &'a Address,
    giver: &'a mut Giver,
    /// Whether nothing in it is still to be had.
    complete: bool,
}

impl Round {
    /// A round over these feeds, which are polled every so often.
    pub(super) fn new(feeds: &[Address], client: Arc<Client>, ledger: &Path, every: Duration) -> Self {
        let feeds = feeds.iter().rev().cloned().collect();
        let (feeds, taken) = (Mutex::new(feeds), Mutex::default());
        Self { feeds, taken, client, ledger: ledger.to_owned(), every }
    }

    /// Polls feeds as long as there are some, and adds what is new in them.
    pub(super) fn poll(&self, giver: &mut Giver) -> ControlFlow<()> {
        let ledger = match Ledger::read(&self.ledger) {
            Ok(ledger) => ledger,
            Err(error) => return giver.add(Given::Failed(None, Failure::at(&self.ledger, error)), 0),
        };
        while let Some(feed) = self.next() {
            Poll { round: self, ledger: &ledger, feed: &feed, giver, complete: true }.run()?;
        }
        ControlFlow::Continue(())
    }

    fn next(&self) -> Option<Address> {
        self.feeds.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    /// Whether nobody looked at what is there in this round.
    fn take(&self, path: &str) -> bool {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned())
    }

    /// How long what failed so often in a row is left alone.
    fn pause(&self, failures: u32) -> Duration {
        self.every.saturating_mul(1 << failures.min(16)).min(LONGEST)
    }
}

impl Poll<'_> {
    /// Adds what is new in the feed, if it is time to ask for it.
    fn run(mut self) -> ControlFlow<()> {
        let before = self.before(self.feed.as_str());
        if before.after > now() || !self.round.take(self.feed.as_str()) {
            return ControlFlow::Continue(());
        }
        let version = Version { tag: before.tag.clone(), modified: before.modified.clone() };
        let wanted = Wanted { known: Some(&version), most: MOST, ..Wanted::of(self.feed) };
        match self.round.client.fetch(&wanted) {
            Ok(Answer::Fresh(page)) => self.items(*page, &before),
            Ok(Answer::Unchanged) => self.note(had(self.feed, version)),
            Err(error) => self.fail(self.feed, &before, &Failed::from(&error)),
        }
    }

    /// Adds the items of the feed on that page.
    fn items(&mut self, page: Page, before: &Fetch) -> ControlFlow<()> {
        let (version, reach) = (page.version.clone(), page.reach);
        let mut items = Vec::new();
        take_apart(page, &Hints::default(), |_, packed| {
            items.push(packed);
            ControlFlow::Continue(())
        });
        if !items.iter().any(|item| item.within == Some(Kind::FEED)) {
            return self.fail(self.feed, before, &Failed::soon("no feed is there"));
        }
        for item in items {
            self.item(item, reach)?;
        }
        let version = if self.complete { version } else { Version::default() };
        self.note(had(self.feed, version))
    }

    /// Adds an item, if it is new.
    fn item(&mut self, Packed { place, content, .. }: Packed, reach: Reach) -> ControlFlow<()> {
        match content {
            Ok(raw) => {
                let input = of_item(self.feed, &raw);
                if self.is_new(&input.source) {
                    self.giver.add(found(input, raw), 0)
                } else {
                    ControlFlow::Continue(())
                }
            }
            Err(error) => match error.whole().filter(|whole| whole.address.is_some()) {
                Some(whole) => self.follow(whole, reach),
                None => {
                    self.complete &= !error.is_broken_off();
                    let failure = Failure::new(&Input { place, ..input(self.feed) }, error);
                    self.giver.add(Given::Failed(None, failure), 0)
                }
            },
        }
    }

    /// Adds the report of which the feed has a summary, if it is new and it is time to ask for it.
    fn follow(&mut self, whole: &Document, reach: Reach) -> ControlFlow<()> {
        let written = whole.address.as_deref().unwrap_or_default();
        let address = match Address::parse(written) {
            Ok(address) => address,
            Err(error) => {
                let at = Input { source: written.to_owned(), place: Place::default() };
                return self.giver.add(Given::Failed(None, Failure::new(&at, error)), 0);
            }
        };
        let before = self.before(address.as_str());
        if !self.is_new(address.as_str()) {
            return ControlFlow::Continue(());
        }
        if before.after > now() {
            self.complete &= before.failures >= GIVEN_UP;
            return ControlFlow::Continue(());
        }
        match self.round.client.fetch(&Wanted { reach, most: MOST, ..Wanted::of(&address) }) {
            Ok(Answer::Fresh(page)) => self.report(&address, whole, *page, &before),
            Ok(Answer::Unchanged) => ControlFlow::Continue(()),
            Err(error) => self.fail(&address, &before, &Failed::from(&error)),
        }
    }

    /// Adds the report on a page, of which a feed knows something as well.
    fn report(&mut self, asked: &Address, whole: &Document, page: Page, before: &Fetch) -> ControlFlow<()> {
        let mut first = None;
        take_apart(page, &Hints::default(), |at, packed| {
            first = Some((at.clone(), packed));
            ControlFlow::Break(())
        });
        let Some((at, Packed { place, content, .. })) = first else { return ControlFlow::Continue(()) };
        let given = match content {
            Err(error) if error.is_broken_off() => {
                return self.fail(asked, before, &Failed::soon(&error.to_string()));
            }
            Err(error) => failed(asked, error),
            Ok(_) if place != Place::default() => failed(asked, "several documents, where one was wanted"),
            Ok(raw) => found(input(asked), raw.with(known(&at)).with(whole.clone())),
        };
        self.giver.add(given, 0)
    }

    /// Whether nobody looked at what is there, in this round or an earlier one. What could be fetched and not be read stays so.
    fn is_new(&self, path: &str) -> bool {
        self.round.take(path) && matches!(self.ledger.appearance(path, 0), Ok(None))
    }

    /// What came of asking for this before. A ledger that cannot be read is told of where it is written.
    fn before(&self, address: &str) -> Fetch {
        self.ledger.fetch(address).ok().flatten().unwrap_or_default()
    }

    /// Names what could not be had, and notes when it may be asked for again.
    fn fail(&mut self, address: &Address, before: &Fetch, failed: &Failed) -> ControlFlow<()> {
        let is_feed = address == self.feed;
        let failures = if failed.is_lasting && !is_feed { GIVEN_UP } else { before.failures.saturating_add(1) };
        let is_over = failures >= GIVEN_UP && !is_feed;
        self.complete &= is_over;
        let wait = self.round.pause(failures).max(failed.wait);
        let after = if is_over { i64::MAX } else { now().saturating_add_unsigned(wait.as_secs()) };
        let again = humantime::format_duration(Duration::from_secs(wait.as_secs()));
        let again = if is_over { String::new() } else { format!("; asked again in {again}") };
        let failure = Failure::new(&input(address), format_args!("{}{again}", failed.why));
        self.giver.add(Given::Failed(None, failure), 0)?;
        let (asked, failure) = (now(), Some(failed.why.clone()));
        self.note(Fetch { address: address.to_string(), asked, after, failures, failure, ..before.clone() })
    }

    fn note(&mut self, fetch: Fetch) -> ControlFlow<()> {
        self.giver.add(Given::Fetched(Box::new(fetch)), 0)
    }
}

/// That what was fetched from there cannot be read.
fn failed(asked: &Address, why: impl std::fmt::Display) -> Given {
    Given::Failed(Some(input(asked)), Failure::new(&input(asked), why))
}

/// Why something could not be had.
struct Failed {
    why: String,
    /// Whether asking again will not help.
    is_lasting: bool,
    /// How long the server wants to be left alone.
    wait: Duration,
}

impl Failed {
    /// That it may help to ask again.
    fn soon(why: &str) -> Self {
        Self { why: why.to_owned(), is_lasting: false, wait: Duration::ZERO }
    }
}

impl From<&Error> for Failed {
    fn from(error: &Error) -> Self {
        Self { why: error.to_string(), is_lasting: error.is_lasting(), wait: error.wait().unwrap_or_default() }
    }
}
