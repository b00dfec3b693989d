//! Any bytes are read or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Err(error) = ascribe_reader::read(bytes, None) {
        assert!(!error.to_string().is_empty());
    }
});
