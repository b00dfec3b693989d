//! Why nothing could be fetched.

use std::fmt;
use std::time::Duration;

use ureq::http::StatusCode;

/// Why nothing could be fetched.
///
/// Its message is for people; a caller who must choose asks the predicates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Reason);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reason {
    NoAddress(String),
    Scheme,
    Password,
    Private,
    Robots,
    NoRobots(Box<Reason>),
    Status(u16),
    Wait(Duration),
    TooManyHops(usize),
    Circle,
    Astray(Box<Reason>),
    NoHost,
    Slow,
    Network(String),
}

impl Error {
    /// Asking again will not help, unless somebody changes something there: it is not to be fetched, or is not there.
    pub fn is_lasting(&self) -> bool {
        match &self.0 {
            Reason::Status(status) => (400..500).contains(status) && !matches!(status, 408 | 425 | 429),
            Reason::NoAddress(_) | Reason::Scheme | Reason::Password | Reason::Private | Reason::Robots => true,
            Reason::Astray(_) => true,
            _ => false,
        }
    }

    /// It must not be fetched: whoever runs the server does not want it, or it is within a network that it was led to from outside.
    pub fn is_refused(&self) -> bool {
        matches!(self.0, Reason::Robots | Reason::NoRobots(_) | Reason::Private)
    }

    /// How long the server wants to be left alone.
    pub fn wait(&self) -> Option<Duration> {
        match self.0 {
            Reason::Wait(wait) => Some(wait),
            _ => None,
        }
    }

    pub(crate) fn no_address(why: &str) -> Self {
        Self(Reason::NoAddress(why.to_owned()))
    }

    pub(crate) fn scheme() -> Self {
        Self(Reason::Scheme)
    }

    pub(crate) fn password() -> Self {
        Self(Reason::Password)
    }

    /// That an address is within a network, and was led to from outside.
    pub(crate) fn private() -> Self {
        Self(Reason::Private)
    }

    /// That the site does not want it to be fetched.
    pub(crate) fn robots() -> Self {
        Self(Reason::Robots)
    }

    /// That nobody can tell whether the site wants it to be fetched, for the reason that is `error`.
    pub(crate) fn no_robots(error: Self) -> Self {
        Self(Reason::NoRobots(Box::new(error.0)))
    }

    pub(crate) fn status(status: u16) -> Self {
        Self(Reason::Status(status))
    }

    /// That the server wants to be left alone for so long.
    pub(crate) fn busy(wait: Duration) -> Self {
        Self(Reason::Wait(wait))
    }

    /// That the server says nothing for too long.
    pub(crate) fn slow() -> Self {
        Self(Reason::Slow)
    }

    pub(crate) fn too_many_hops(most: usize) -> Self {
        Self(Reason::TooManyHops(most))
    }

    pub(crate) fn circle() -> Self {
        Self(Reason::Circle)
    }

    /// That it was led to what cannot be fetched, for the reason that is `error`.
    pub(crate) fn astray(error: Self) -> Self {
        Self(Reason::Astray(Box::new(error.0)))
    }
}

impl From<ureq::Error> for Error {
    fn from(error: ureq::Error) -> Self {
        Self(match error {
            ureq::Error::Other(other) if other.is::<Self>() => {
                return other.downcast_ref::<Self>().cloned().unwrap_or_else(Self::private);
            }
            ureq::Error::HostNotFound => Reason::NoHost,
            ureq::Error::Timeout(_) | ureq::Error::BodyStalled => Reason::Slow,
            ureq::Error::Io(error) => return Self::from(&error),
            ureq::Error::Protocol(error) => Reason::Network(format!("damaged answer: {}", lower(&error.to_string()))),
            error => Reason::Network(lower(&error.to_string())),
        })
    }
}

impl From<&std::io::Error> for Error {
    fn from(error: &std::io::Error) -> Self {
        use std::io::ErrorKind::{ConnectionRefused, ConnectionReset, TimedOut, UnexpectedEof, WouldBlock};
        let network = |why: &str| Self(Reason::Network(why.to_owned()));
        match error.kind() {
            TimedOut | WouldBlock => Self(Reason::Slow),
            ConnectionRefused => network("the connection was refused"),
            ConnectionReset | UnexpectedEof => network("the connection was closed before the end"),
            _ if is_unknown_name(error) => Self(Reason::NoHost),
            _ => network(&lower(&error.to_string())),
        }
    }
}

/// Whether an error of the system says that a name belongs to no machine: the library hands on what the system says, which has no kind of its own.
fn is_unknown_name(error: &std::io::Error) -> bool {
    error.to_string().contains("failed to lookup address")
}

/// A message of others as ours are, without the number that the system gives it.
fn lower(message: &str) -> String {
    let message = message.split(" (os error").next().unwrap_or_default();
    let mut letters = message.trim_end_matches('.').chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAddress(why) => write!(f, "no address: {why}"),
            Self::Scheme => write!(f, "only http and https are fetched"),
            Self::Password => write!(f, "not fetched: there is a user name or a password in the address"),
            Self::Private => write!(f, "not fetched: it leads from outside into a private network"),
            Self::Robots => write!(f, "not fetched: the site's robots.txt does not allow it"),
            Self::NoRobots(why) => write!(f, "not fetched: the site's robots.txt cannot be had: {why}"),
            Self::Status(status) => write!(f, "{}", told(*status)),
            Self::Wait(wait) => {
                write!(f, "not fetched: the server asks to be left alone for {} s", wait.as_secs().max(1))
            }
            Self::TooManyHops(most) => write!(f, "redirected more than {most} times"),
            Self::Circle => write!(f, "redirected in a circle"),
            Self::Astray(why) => write!(f, "redirected to what cannot be fetched: {why}"),
            Self::NoHost => write!(f, "no machine of that name is known"),
            Self::Slow => write!(f, "the server takes too long"),
            Self::Network(why) => write!(f, "{why}"),
        }
    }
}

/// A status of HTTP in words: "404 not found".
fn told(status: u16) -> String {
    let reason = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    format!("{status} {}", reason.unwrap_or("unknown status").to_lowercase())
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages() {
        assert_eq!(Error::status(404).to_string(), "404 not found");
        assert_eq!(Error::status(599).to_string(), "599 unknown status");
        let robots = Error::no_robots(Error::status(503));
        assert_eq!(robots.to_string(), "not fetched: the site's robots.txt cannot be had: 503 service unavailable");
        assert_eq!(lower("Broken pipe (os error 32)"), "broken pipe");
    }

    #[test]
    fn what_lasts() {
        assert!(Error::status(404).is_lasting() && Error::status(410).is_lasting() && Error::robots().is_lasting());
        assert!(
            !Error::status(429).is_lasting()
                && !Error::status(500).is_lasting()
                && !Error::busy(Duration::ZERO).is_lasting()
        );
    }
}
