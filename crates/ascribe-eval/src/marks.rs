//! Reports as they arrive when their quotation marks were lost on the way.
//!
//! Feeds, archives and copy-and-paste drop quotation marks or keep one of a pair. A program that leans on them fails there
//! without a sign, so every figure is also measured on copies of the gold with the marks taken out.

use ascribe_types::Span;

use crate::attribution::Triple;
use crate::polnear::Report;

/// The report without any double quotation mark; its annotations point at the same words as before.
pub fn without_marks(report: &Report) -> Report {
    drop_marks(report, |_| true)
}

/// The report without about half of its double quotation marks, so that many lose their partner. Which ones depends on the seed
/// and on how many come before, and on nothing else.
pub fn unbalanced(report: &Report, seed: u64) -> Report {
    drop_marks(report, |nth| is_dropped(seed, nth))
}

/// Whether the `nth` mark falls, by the finalizer of SplitMix64 (Steele, Lea and Flood 2014): three lines that give the same copies
/// forever, where a crate for random numbers may change its streams.
fn is_dropped(seed: u64, nth: u64) -> bool {
    let mut bits = seed.wrapping_add(nth.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (bits ^ (bits >> 31)) & 1 == 1
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟')
}

/// The report without the marks that `falls` picks by their number, from 0.
fn drop_marks(report: &Report, falls: impl Fn(u64) -> bool) -> Report {
    let marks = report.text.char_indices().filter(|(_, c)| is_mark(*c));
    let fallen =
        (0..).zip(marks).filter(|(nth, _)| falls(*nth)).map(|(_, (byte, c))| Span::new(byte, byte + c.len_utf8()));
    let dropped = Dropped::new(fallen.collect());
    let moved = |triples: &Vec<Triple>| triples.iter().map(|triple| triple.moved(|span| dropped.moved(span))).collect();
    Report {
        name: report.name.clone(),
        text: dropped.text(&report.text),
        annotators: report.annotators.iter().map(moved).collect(),
    }
}

/// What falls out of a text.
struct Dropped {
    /// The marks, in order.
    marks: Vec<Span>,
    /// How many bytes fall up to and with each mark.
    bytes: Vec<u32>,
}

impl Dropped {
    fn new(marks: Vec<Span>) -> Self {
        let bytes = marks.iter().scan(0, |sum, mark| {
            *sum += mark.end - mark.start;
            Some(*sum)
        });
        let bytes = bytes.collect();
        Self { marks, bytes }
    }

    /// The text that remains.
    fn text(&self, text: &str) -> String {
        let mut kept = String::with_capacity(text.len());
        let mut from = 0;
        for mark in &self.marks {
            kept.push_str(&text[from..mark.range().start]);
            from = mark.range().end;
        }
        kept + &text[from..]
    }

    /// Where the words of a span stand in the text that remains. Its edges are no marks: a [`Triple`] is trimmed.
    fn moved(&self, span: Span) -> Span {
        let moved = |byte: u32| match self.marks.partition_point(|mark| mark.start < byte) {
            0 => byte,
            before => byte - self.bytes[before - 1],
        };
        Span { start: moved(span.start), end: moved(span.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let text = "“It is ‘late’,” said \"Big\" Bo. “We go.”";
        let span = |words: &str| Span::new(text.find(words).unwrap(), text.find(words).unwrap() + words.len());
        let content = [span("It is ‘late’"), span("We go")];
        let triple = Triple::new(text, &[span("\"Big\" Bo")], &[span("said")], &content).unwrap();
        Report { name: "a".into(), text: text.into(), annotators: vec![vec![triple]] }
    }

    fn words(report: &Report) -> Vec<&str> {
        let triple = &report.gold()[0];
        let spans = [triple.source(), triple.cue(), triple.content()].concat();
        spans.iter().map(|span| span.of(&report.text)).collect()
    }

    #[test]
    fn the_gold_points_at_the_same_words() {
        let bare = without_marks(&report());
        assert_eq!(bare.text, "It is ‘late’, said Big Bo. We go.");
        assert_eq!(words(&bare), ["Big Bo", "said", "It is ‘late", "We go"]);
    }

    #[test]
    fn half_of_the_marks_stay() {
        for seed in 0..50 {
            let copy = unbalanced(&report(), seed);
            let kept = copy.text.chars().filter(|c| is_mark(*c)).count();
            assert!(kept <= 6, "{}", copy.text);
            let bare: Vec<String> = words(&copy).iter().map(|words| words.replace(is_mark, "")).collect();
            assert_eq!(bare, ["Big Bo", "said", "It is ‘late", "We go"], "{}", copy.text);
        }
        let fallen = (0..1000).filter(|nth| is_dropped(1, *nth)).count();
        assert!((400..600).contains(&fallen), "{fallen}");
    }

    #[test]
    fn the_same_seed_gives_the_same_copy() {
        assert_eq!(unbalanced(&report(), 7), unbalanced(&report(), 7));
        assert_ne!(unbalanced(&report(), 7).text, unbalanced(&report(), 8).text);
    }
}
