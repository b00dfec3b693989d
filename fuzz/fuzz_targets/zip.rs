//! Zip archives: any bytes as one.
#![no_main]

libfuzzer_sys::fuzz_target!(init: ascribe_fuzz::keep_caught(), |bytes: &[u8]| ascribe_fuzz::zip(bytes));
