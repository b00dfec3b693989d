//! Why bytes could not be read.

use std::fmt;

/// Why bytes could not be read as a document.
///
/// Its message is for people; a caller who must choose asks the predicates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Reason);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reason {
    NoBytes,
    Blank,
    NoReport,
    Binary(&'static str),
    Damaged(usize),
    TooLarge(usize),
    PageTooLarge(usize),
    TooNested,
    Unreadable,
}

impl Error {
    /// There is nothing to read: no bytes, nothing but white space, or a page without a report.
    pub fn is_empty(&self) -> bool {
        matches!(self.0, Reason::NoBytes | Reason::Blank | Reason::NoReport)
    }

    /// The bytes are no text: a picture, an archive, a PDF file.
    pub fn is_binary(&self) -> bool {
        matches!(self.0, Reason::Binary(_))
    }

    /// The bytes should be text, and cannot be read as such: too much of it is damaged, or the page is no sane HTML.
    pub fn is_invalid(&self) -> bool {
        matches!(self.0, Reason::Damaged(_) | Reason::TooNested | Reason::Unreadable)
    }

    /// There is more than can be worked with.
    pub fn is_too_large(&self) -> bool {
        matches!(self.0, Reason::TooLarge(_) | Reason::PageTooLarge(_))
    }

    pub(crate) fn no_bytes() -> Self {
        Self(Reason::NoBytes)
    }

    pub(crate) fn empty() -> Self {
        Self(Reason::Blank)
    }

    pub(crate) fn no_report() -> Self {
        Self(Reason::NoReport)
    }

    pub(crate) fn binary(looks_like: &'static str) -> Self {
        Self(Reason::Binary(looks_like))
    }

    pub(crate) fn damaged(places: usize) -> Self {
        Self(Reason::Damaged(places))
    }

    pub(crate) fn too_large(bytes: usize) -> Self {
        Self(Reason::TooLarge(bytes))
    }

    pub(crate) fn page_too_large(bytes: usize) -> Self {
        Self(Reason::PageTooLarge(bytes))
    }

    pub(crate) fn too_nested() -> Self {
        Self(Reason::TooNested)
    }

    pub(crate) fn unreadable() -> Self {
        Self(Reason::Unreadable)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Reason::NoBytes => write!(f, "empty: no bytes"),
            Reason::Blank => write!(f, "empty: nothing but white space"),
            Reason::NoReport => write!(f, "empty: no report on the page"),
            Reason::Binary(looks_like) => write!(f, "not text: looks like {looks_like}"),
            Reason::Damaged(1) => write!(f, "damaged text: cannot be decoded"),
            Reason::Damaged(places) => write!(f, "damaged text: {places} places cannot be decoded"),
            Reason::TooLarge(bytes) => write!(f, "too large: a text may have 4 GiB, this has {bytes} bytes"),
            Reason::PageTooLarge(bytes) => write!(f, "too large: a page may have 16 MiB, this has {bytes} bytes"),
            Reason::TooNested => {
                write!(f, "damaged page: its elements are nested too deep or have too many attributes")
            }
            Reason::Unreadable => write!(f, "damaged page: no article can be taken out of it"),
        }
    }
}

impl std::error::Error for Error {}
