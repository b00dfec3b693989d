//! Fetches what is at an address: a page, a feed, an archive.
//!
//! It behaves as those expect who run the servers: it says what it is, does what their robots.txt asks, comes with one request at a time
//! and not sooner than agreed, waits where it is told to wait, and does not ask again for what has not changed. And it behaves as those
//! expect on whose machine it runs: what a page or a feed from outside leads to is never fetched from within their network.
//!
//! ```no_run
//! use ascribe_fetch::{Address, Answer, Client, Manners, Wanted};
//!
//! let client = Client::new(Manners::default());
//! let address = Address::parse("https://gazette.example/harbour")?;
//! if let Answer::Fresh(page) = client.fetch(&Wanted::of(&address))? {
//!     println!("{}", std::io::read_to_string(page.body)?);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod address;
mod body;
mod client;
mod error;
mod gate;
mod pace;
mod robots;

pub use address::Address;
pub use body::Body;
pub use client::{Answer, Client, Manners, Page, Version, Wanted};
pub use error::Error;
pub use gate::Reach;
