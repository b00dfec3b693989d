//! Any bytes are read or refused.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ascribe_fuzz::bytes(bytes));
