//! Lists of feeds: any bytes as one.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Err(error) = ascribe_reader::feeds(bytes) {
        assert!(!error.to_string().is_empty());
    }
});
