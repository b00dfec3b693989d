//! Any bytes are read as any form, which the first of them chooses, or refused with a reason.
#![no_main]

libfuzzer_sys::fuzz_target!(init: ascribe_fuzz::keep_caught(), |bytes: &[u8]| ascribe_fuzz::forms(bytes));
