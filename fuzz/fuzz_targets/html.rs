//! Any bytes are read as a page or refused.
#![no_main]

use ascribe_reader::Kind;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = ascribe_reader::read(bytes, Some(Kind::HTML));
});
