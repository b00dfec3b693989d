//! What happens to files: they are cut off, bits of them flip, they get wrong names and wrong beginnings, and parts of others.

/// Random numbers, the same ones each time (SplitMix64).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`, which is not 0.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).expect("less than a usize")
    }

    fn one_of<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }
}

/// How forms begin.
const MARKS: &[&[u8]] = &[
    b"\x1F\x8B\x08\0",
    b"BZh91AY&SY",
    b"\xFD7zXZ\0",
    b"\x28\xB5\x2F\xFD",
    b"%PDF-1.7\n",
    b"PAR1",
    b"PK\x03\x04",
    b"WARC/1.0\r\n",
    b"From a@b.example Tue Mar  4 09:30:00 2031\n",
    b"{\"text\":",
    b"[{",
    b"<?xml version=\"1.0\"?><rss version=\"2.0\">",
    b"<!DOCTYPE html>",
    b"\xFF\xFE",
    b"{\\rtf1",
];

/// What there is to damage, by name.
type Samples = [(String, Vec<u8>)];

/// A damaged file: its name, and what it has become.
pub(super) fn damaged(number: usize, whole: &Samples, dice: &mut Dice) -> (String, Vec<u8>) {
    let (name, mut bytes) = dice.one_of(whole).clone();
    let mut called = name.clone();
    match number % 7 {
        0 => bytes.truncate(dice.below(bytes.len())),
        1 => flip(&mut bytes, dice),
        2 => blank(&mut bytes, dice),
        3 => called = dice.one_of(whole).0.clone(),
        4 => bytes = [dice.one_of(MARKS), bytes.as_slice()].concat(),
        5 => splice(&mut bytes, &dice.one_of(whole).1, dice),
        _ => {
            flip(&mut bytes, dice);
            bytes.truncate(1 + dice.below(bytes.len()));
        }
    }
    (format!("{number:05}-{called}"), bytes)
}

/// Up to eight bits flip.
fn flip(bytes: &mut [u8], dice: &mut Dice) {
    for _ in 0..=dice.below(8) {
        bytes[dice.below(bytes.len())] ^= 1 << dice.below(8);
    }
}

/// A piece becomes nothing but zeros, as blocks do that a disk never wrote.
fn blank(bytes: &mut [u8], dice: &mut Dice) {
    let start = dice.below(bytes.len());
    let length = 1 + dice.below((bytes.len() - start).min(4096));
    bytes[start..start + length].fill(0);
}

/// A piece of another file comes into the middle of it, or in place of its end.
fn splice(bytes: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    let piece = &other[dice.below(other.len())..];
    let at = dice.below(bytes.len());
    let tail = bytes.split_off(at);
    bytes.extend(piece);
    if dice.below(2) == 0 {
        bytes.extend(tail);
    }
}
