//! What is at an address: a page, a feed, an archive.

use std::ops::ControlFlow;
use std::time::{SystemTime, UNIX_EPOCH};

use ascribe::{Document, Hints, Kind, Packed, Place, Raw, unpack_stream};
use ascribe_fetch::{Address, Answer, Page, Version, Wanted};
use ascribe_ledger::Fetch;
use sha2::{Digest, Sha256};

use super::{Given, Giver, Opening, failed};
use crate::input::{Failure, Input, Loaded, Source};

/// Adds what is at an address, unless it is the version that is known.
pub(super) fn unpack(
    address: &Address,
    known: Option<&Version>,
    opening: &Opening,
    giver: &mut Giver,
) -> ControlFlow<()> {
    match opening.client.fetch(&Wanted { known, ..Wanted::of(address) }) {
        Ok(Answer::Fresh(page)) => page_at(address, *page, &opening.hints, giver),
        Ok(Answer::Unchanged) => giver.add(Given::Unchanged, 0),
        Err(error) => giver.add(Given::Failed(None, Failure::new(&input(address), error)), 0),
    }
}

/// Adds what is on the page that was found at an address.
fn page_at(address: &Address, page: Page, hints: &Hints, giver: &mut Giver) -> ControlFlow<()> {
    let (mut flow, mut holds, mut sound) = (ControlFlow::Continue(()), false, true);
    let version = page.version.clone();
    take_apart(page, hints, |at, packed| {
        holds |= packed.place != Place::default();
        sound &= packed.content.as_ref().map_or_else(|error| !error.is_broken_off(), |_| true);
        flow = giver.add(given(address, at, packed), 0);
        flow
    });
    flow?;
    if holds && sound {
        giver.add(Given::Ended(Source::Address(address.clone(), None)), 0)?;
    }
    if sound { giver.add(Given::Fetched(Box::new(had(address, version))), 0) } else { ControlFlow::Continue(()) }
}

/// Hands on what is on a page, with where the page is.
pub(crate) fn take_apart(page: Page, hints: &Hints, mut each: impl FnMut(&Address, Packed) -> ControlFlow<()>) {
    let Page { address, media, mut body, .. } = page;
    let hints = Hints { media, ..hints.clone() };
    unpack_stream(address.file_name(), &mut body, hints, |packed| each(&address, packed));
}

/// What was found `at` an address, to which the one that was asked for led.
fn given(asked: &Address, at: &Address, Packed { place, within, content }: Packed) -> Given {
    let input = Input { place, ..input(asked) };
    match content {
        Ok(raw) if within == Some(Kind::FEED) => found(of_item(asked, &raw), raw),
        Ok(raw) if input.place == Place::default() => found(input, raw.with(known(at))),
        Ok(raw) => found(input, raw),
        Err(error) => failed(input, error),
    }
}

/// A document, which has no side-car.
pub(crate) fn found(input: Input, raw: Raw) -> Given {
    Given::Found(Box::new(Loaded { input, raw, side_car: None }))
}

/// That a document is there.
pub(crate) fn known(at: &Address) -> Document {
    Document { address: Some(at.to_string()), ..Document::default() }
}

/// Where the report of an item of a feed stands: at its own address, since the next item will take its place in the feed. Where it has
/// none, its bytes tell it from others.
pub(crate) fn of_item(feed: &Address, item: &Raw) -> Input {
    let source = item.known().address.clone().unwrap_or_else(|| {
        let hash = Sha256::digest(item.bytes());
        let digits: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        format!("{feed}#{digits}")
    });
    Input { source, place: Place::default() }
}

/// What is at an address.
pub(crate) fn input(address: &Address) -> Input {
    Input { source: address.to_string(), place: Place::default() }
}

/// That something was had, in that version.
pub(crate) fn had(address: &Address, version: Version) -> Fetch {
    let Version { tag, modified } = version;
    let asked = now();
    Fetch { address: address.to_string(), tag, modified, asked, after: asked, ..Fetch::default() }
}

/// The time, in seconds since 1970.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
