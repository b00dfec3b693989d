//! Scores every step against gold, and reads the corpora that gold comes in.
//!
//! Here are the only places that know a corpus's layout ([`polnear`] …) and the only ones that compute a figure. What users
//! are promised about accuracy is what these functions return; `cargo xtask accuracy` only prints and files it.

pub mod accuracy;
pub mod articles;
pub mod attribution;
pub mod cases;
pub mod commitment;
pub mod conllu;
pub mod copies;
pub mod coreference;
pub mod coreference_lessons;
mod counts;
mod error;
pub mod export;
pub mod fnc;
pub mod gum;
pub mod lessons;
pub mod marks;
pub mod matters;
pub mod names;
pub mod parties;
pub mod polnear;
mod positions;
pub mod predictions;
pub mod pronouns;
pub mod segmentation;
pub mod sources;
pub mod syntax;
pub mod times;

pub use counts::Counts;
pub use error::Error;
