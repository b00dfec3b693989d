//! Any bytes are read as a page or refused.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ascribe_fuzz::html(bytes));
