//! Hashes of words, by which the ledger files what is to be found by them, and numbers without a pattern. The same on every machine and in every version.

use sha2::{Digest, Sha256};

/// The first 64 bits of the SHA-256 of `words`, as SQLite counts.
pub(crate) fn hash(words: &str) -> i64 {
    let digest = Sha256::digest(words);
    i64::from_be_bytes(digest[..8].try_into().expect("a digest has 32 bytes"))
}

/// Numbers without a pattern: SplitMix64 (Steele, Lea and Flood 2014). By hand, since it is six lines and must never change.
pub(crate) struct Mixed(pub(crate) u64);

impl Mixed {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}
