//! Why bytes could not be read.

use std::fmt;

use ascribe_types::Document;

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
    TooLarge(u64),
    TooLong(usize),
    TooDeep(usize),
    Several,
    NoRecords,
    BrokenOff(String),
    Climbs,
    Bomb,
    TooNested,
    Unreadable,
    NoText,
    NoJson(String),
    WrongField(&'static str),
    LineTooLong,
    NoColumn(String),
    NoArray(String),
    Form(&'static str, String),
    Refused(&'static str),
    Withdrawn(String),
    Summary(Box<Document>),
    CutOff,
    Gap(String),
    NoRecord,
    NoAnswer,
    NoMail,
    Locked,
    Unsupported(String),
}

impl Error {
    /// There is nothing to read: no bytes, nothing but white space, or a page or a record without a report.
    pub fn is_empty(&self) -> bool {
        matches!(self.0, Reason::NoBytes | Reason::Blank | Reason::NoReport | Reason::NoText | Reason::NoRecords)
    }

    /// The bytes are no text that can be had: a picture, a program, a file that is encrypted or of a form that is not read.
    pub fn is_binary(&self) -> bool {
        matches!(self.0, Reason::Binary(_) | Reason::Refused(_))
    }

    /// The bytes should be text, and cannot be read as such: too much of it is damaged, the page is no sane HTML, or the record no
    /// JSON object of texts.
    pub fn is_invalid(&self) -> bool {
        use Reason::{Damaged, Form, NoArray, NoColumn, NoJson, TooNested, Unreadable, WrongField};
        let no_record = matches!(self.0, NoJson(_) | NoArray(_) | WrongField(_) | NoColumn(_));
        no_record || matches!(self.0, Damaged(_) | TooNested | Unreadable | Form(..))
    }

    /// There is more than can be worked with.
    pub fn is_too_large(&self) -> bool {
        matches!(
            self.0,
            Reason::TooLarge(_) | Reason::TooLong(_) | Reason::LineTooLong | Reason::TooDeep(_) | Reason::Bomb
        )
    }

    pub(crate) fn line_too_long() -> Self {
        Self(Reason::LineTooLong)
    }

    /// Reading ended before the end: the file is damaged there, cut off, or could not be read on.
    pub fn is_broken_off(&self) -> bool {
        matches!(self.0, Reason::BrokenOff(_) | Reason::Bomb | Reason::CutOff)
    }

    /// A password is needed to read it.
    pub fn is_locked(&self) -> bool {
        matches!(self.0, Reason::Locked)
    }

    /// That the file ends where more should follow.
    pub(crate) fn cut_off() -> Self {
        Self(Reason::CutOff)
    }

    /// That a stretch is damaged, behind which reading can go on.
    pub(crate) fn gap(error: &std::io::Error) -> Self {
        Self(Reason::Gap(error.to_string()))
    }

    /// Whether reading can go on behind it.
    pub(crate) fn is_gap(&self) -> bool {
        matches!(self.0, Reason::Gap(_))
    }

    /// That the header of a record in a web archive is damaged.
    pub(crate) fn no_record() -> Self {
        Self(Reason::NoRecord)
    }

    /// That a record should have a server's answer and has none.
    pub(crate) fn no_answer() -> Self {
        Self(Reason::NoAnswer)
    }

    /// That a mail cannot be taken apart.
    pub(crate) fn no_mail() -> Self {
        Self(Reason::NoMail)
    }

    /// That it is encrypted.
    pub(crate) fn locked() -> Self {
        Self(Reason::Locked)
    }

    /// That it is packed in a way that is not known here.
    pub(crate) fn unsupported(why: &str) -> Self {
        Self(Reason::Unsupported(why.to_owned()))
    }

    pub(crate) fn no_text() -> Self {
        Self(Reason::NoText)
    }

    pub(crate) fn no_json(error: &serde_json::Error) -> Self {
        // Which column helps; that a line is the first of one line does not.
        Self(Reason::NoJson(error.to_string().replace(" at line 1 column ", " at column ")))
    }

    pub(crate) fn wrong_field(key: &'static str) -> Self {
        Self(Reason::WrongField(key))
    }

    /// That a table has no column called so, or none for the text by any usual name; `there` are those that it has; of some nobody can read
    /// what is in them, and these have no name here.
    pub(crate) fn no_column(name: &str, there: &[String]) -> Self {
        let what = if name == "text" { "for the text".to_owned() } else { format!("called {name}") };
        let there: Vec<&str> = there.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        Self(Reason::NoColumn(format!("{what}; there are: {}", there.join(", "))))
    }

    pub(crate) fn no_json_array(error: &serde_json::Error) -> Self {
        Self(Reason::NoArray(error.to_string()))
    }

    /// That something of that form ("row") is damaged.
    pub(crate) fn damaged_form(form: &'static str, why: &str) -> Self {
        Self(Reason::Form(form, why.to_owned()))
    }

    /// That something is not read, and why.
    pub(crate) fn refused(why: &'static str) -> Self {
        Self(Reason::Refused(why))
    }

    /// That its publisher does not want a report to be published any more.
    pub(crate) fn withdrawn(status: &str) -> Self {
        Self(Reason::Withdrawn(status.to_owned()))
    }

    /// There is a summary of a report, and not the report.
    pub fn is_summary(&self) -> bool {
        matches!(self.0, Reason::Summary(_))
    }

    /// What a feed knows of the report of which it has a summary: where the whole is, its title and the like. It has no text.
    pub fn whole(&self) -> Option<&Document> {
        match &self.0 {
            Reason::Summary(known) => Some(known),
            _ => None,
        }
    }

    /// That only a summary of a report is there, and what is known of the whole.
    pub(crate) fn summary(known: Document) -> Self {
        Self(Reason::Summary(Box::new(known)))
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

    pub(crate) fn too_large(most: u64) -> Self {
        Self(Reason::TooLarge(most))
    }

    /// That a text has more words than can be read.
    pub(crate) fn too_long(most: usize) -> Self {
        Self(Reason::TooLong(most))
    }

    pub(crate) fn too_deep(most: usize) -> Self {
        Self(Reason::TooDeep(most))
    }

    pub(crate) fn several() -> Self {
        Self(Reason::Several)
    }

    pub(crate) fn no_records() -> Self {
        Self(Reason::NoRecords)
    }

    /// That reading ended in an error of the system, or of what takes the bytes apart.
    pub(crate) fn broken_off(error: &std::io::Error) -> Self {
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<Self>());
        inner.cloned().unwrap_or_else(|| Self(Reason::BrokenOff(error.to_string())))
    }

    /// That a path in an archive leads out of it.
    pub(crate) fn climbs() -> Self {
        Self(Reason::Climbs)
    }

    /// That something unpacks to very much more than it is.
    pub(crate) fn bomb() -> Self {
        Self(Reason::Bomb)
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
        match &self.0 {
            Reason::NoBytes => write!(f, "empty: no bytes"),
            Reason::Blank => write!(f, "empty: nothing but white space"),
            Reason::NoReport => write!(f, "empty: no report on the page"),
            Reason::Binary(looks_like) => write!(f, "not text: looks like {looks_like}"),
            Reason::Damaged(1) => write!(f, "damaged text: cannot be decoded"),
            Reason::Damaged(places) => write!(f, "damaged text: {places} places cannot be decoded"),
            Reason::TooLarge(most) => write!(f, "too large: it may have {} MiB", most >> 20),
            Reason::TooLong(most) => write!(f, "too long: a report may have {most} words and marks"),
            Reason::TooDeep(most) => write!(f, "too deep: at most {most} things may be packed within each other"),
            Reason::Several => write!(f, "several documents, where one was wanted"),
            Reason::NoRecords => write!(f, "empty: no records"),
            Reason::BrokenOff(why) => write!(f, "broken off: {why}"),
            Reason::Climbs => write!(f, "its path leads out of the archive"),
            Reason::Bomb => write!(f, "it unpacks to very much more than it is"),
            Reason::CutOff => write!(f, "broken off: it ends where more should follow"),
            Reason::Gap(why) => write!(f, "damaged: {why}"),
            Reason::NoRecord => write!(f, "damaged record: its header cannot be read"),
            Reason::NoAnswer => write!(f, "damaged record: it holds no answer of a web server"),
            Reason::NoMail => write!(f, "damaged mail: it cannot be taken apart"),
            Reason::Locked => write!(f, "encrypted: a password is needed"),
            Reason::Unsupported(why) => write!(f, "packed in a way that is not read: {why}"),
            Reason::TooNested => {
                write!(f, "damaged page: its elements are too many, nested too deep, or have too many attributes")
            }
            Reason::NoText => write!(f, "empty: no text in the record"),
            Reason::NoJson(why) => write!(f, "no JSON object: {why}"),
            Reason::WrongField(key) => write!(f, "no text: {key}"),
            Reason::NoColumn(which) => write!(f, "no column {which}"),
            Reason::NoArray(why) => write!(f, "no JSON array: {why}"),
            Reason::Form(form, why) => write!(f, "damaged {form}: {why}"),
            Reason::Refused(why) => write!(f, "not read: {why}"),
            Reason::Withdrawn(status) => write!(f, "withdrawn by its publisher: {status}"),
            Reason::Summary(known) => match &known.address {
                Some(address) => write!(f, "only a summary of a report: the whole is at {address}"),
                None => write!(f, "only a summary of a report, and the feed does not say where the whole is"),
            },
            Reason::LineTooLong => write!(f, "too large: a line may have 16 MiB"),
            Reason::Unreadable => write!(f, "damaged page: no article can be taken out of it"),
        }
    }
}

impl std::error::Error for Error {}
