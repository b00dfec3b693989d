//! Reports with one text, by several papers or at several addresses: read once, and recorded as if each had been read.

use crate::archive::{Page, archive};
use crate::kill::dump;
use crate::place::Place;

/// Pages, and under how many names each stands.
const PAGES: usize = 6;
const TIMES: usize = 5;

/// The page as another paper or the same has it; of one paper at two addresses, and one day later.
fn again(page: &Page, time: usize) -> Page {
    let paper = ["", "", "Interpress", "Coast Times", ""][time];
    let publisher = if paper.is_empty() { page.publisher.clone() } else { paper.to_owned() };
    let published = if time == 4 { page.published.replace("-03-", "-04-") } else { page.published.clone() };
    Page { publisher, published, address: format!("{}?{time}", page.address), ..page.clone() }
}

#[test]
fn a_text_is_read_once() {
    let all: Vec<Page> = (0..TIMES).flat_map(|time| (0..PAGES).map(move |page| again(&Page::of(page), time))).collect();
    let mut place = Place::new();
    for time in 1..=TIMES {
        // A run remembers nothing of the texts of others.
        place = place.with("pages.warc.gz", archive(&all[..time * PAGES]));
        check(&place, "apart.db", "4", &format!("{PAGES} read, {PAGES} new"));
    }
    let (of_others, new) = (PAGES * (TIMES - 1), PAGES * TIMES);
    for (ledger, threads) in [("1.db", "1"), ("4.db", "4")] {
        let said = format!("{PAGES} read, {of_others} with the text of another, {new} new");
        check(&place, ledger, threads, &said);
        assert!(dump(&place, ledger) == dump(&place, "apart.db"), "it is as if each had been read");
    }
}

/// Adds the pages, and checks what is said at the end.
#[track_caller]
fn check(place: &Place, ledger: &str, threads: &str, said: &str) {
    let run = place.run(&["add", "--ledger", ledger, "--threads", threads, "pages.warc.gz"]);
    assert!(run.stderr.contains(&format!("ascribe: {ledger}: {said}")), "{}", run.stderr);
}
