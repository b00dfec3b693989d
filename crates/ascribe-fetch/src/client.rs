//! Asks servers for what is at an address.

use std::collections::BTreeSet;
use std::io::Read;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

use ureq::Agent;
use ureq::config::Config;
use ureq::http::{HeaderMap, HeaderName, Response, header};
use ureq::unversioned::transport::DefaultConnector;

use crate::gate::Gate;
use crate::pace::Pace;
use crate::robots::{self, Rulebook, Rules};
use crate::{Address, Body, Error, Reach};

/// What sites call this robot in their robots.txt.
const ROBOT: &str = "Ascribe";

/// How it presents itself.
const PRESENTS: &str = concat!("Ascribe/", env!("CARGO_PKG_VERSION"), " (+", env!("CARGO_PKG_REPOSITORY"), ")");

/// What it would like best: a feed or a page, and whatever there is.
const ACCEPTS: &str = "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, */*;q=0.8";

/// How often one address may lead to another. Browsers follow 20; who leads on for longer than half of it does not mean well.
const HOPS: usize = 10;

/// How often a server is asked again that asks to wait.
const AGAIN: usize = 2;

/// How to behave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manners {
    /// How long a host is left alone after each request, unless it asks for longer.
    pub pause: Duration,
    /// How long to wait where a host asks for it. Where it asks for longer, nothing is fetched.
    pub patience: Duration,
    /// How long to wait for a server that says nothing.
    pub silence: Duration,
}

impl Default for Manners {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { pause: seconds(1), patience: seconds(60), silence: seconds(30) }
    }
}

/// What is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Where it is.
    pub address: &'a Address,
    /// Which version of it is known. Where that has not changed, it is not sent again.
    pub known: Option<&'a Version>,
    /// Where it may lead.
    pub reach: Reach,
    /// The most bytes that it may have.
    pub most: u64,
}

impl<'a> Wanted<'a> {
    /// What is at an address that a person named, however much it is.
    pub fn of(address: &'a Address) -> Self {
        Self { address, known: None, reach: Reach::Anywhere, most: u64::MAX }
    }
}

/// By what a server tells versions of the same apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// Its ETag.
    pub tag: Option<String>,
    /// When it was last modified, as the server writes it.
    pub modified: Option<String>,
}

/// What a server answers.
#[derive(Debug)]
pub enum Answer {
    /// It is as it was.
    Unchanged,
    /// Here it is.
    Fresh(Box<Page>),
}

/// What is at an address.
#[derive(Debug)]
pub struct Page {
    /// Where it is: where the address that was asked for led to.
    pub address: Address,
    /// The media type that the server says that it is of, with the encoding: "text/html; charset=utf-8".
    pub media: Option<String>,
    /// Which version of it this is.
    pub version: Version,
    /// Where addresses in it may lead.
    pub reach: Reach,
    /// Its bytes.
    pub body: Body,
}

/// Asks servers, and remembers what they ask of it. It can be shared by threads.
#[derive(Debug, Default)]
pub struct Client {
    manners: Manners,
    pace: Pace,
    rulebook: Rulebook,
}

/// A server's answer, whatever it says.
struct Said {
    response: Response<Body>,
    /// Where addresses in it may lead.
    reach: Reach,
}

impl Client {
    /// A client that behaves so.
    pub fn new(manners: Manners) -> Self {
        Self { manners, ..Self::default() }
    }

    /// Fetches what is wanted. It may take as long as the host's pace asks for.
    ///
    /// # Errors
    ///
    /// If it may not be fetched, if the server cannot be reached or takes too long, or if it answers that it has or gives nothing.
    /// That reading it breaks off is told by the body.
    pub fn fetch(&self, wanted: &Wanted<'_>) -> Result<Answer, Error> {
        let mut at = wanted.address.clone();
        let mut reach = wanted.reach;
        let mut passed = BTreeSet::new();
        loop {
            if !self.rules(&at, reach)?.allow(&at) {
                return Err(Error::robots());
            }
            let said = self.patiently(&Wanted { address: &at, reach, ..*wanted })?;
            let Some(next) = next(&at, &said.response)? else { return answer(at, said, wanted.known.is_some()) };
            if passed.len() >= HOPS {
                return Err(Error::too_many_hops(HOPS));
            }
            reach = said.reach;
            if !passed.insert(std::mem::replace(&mut at, next)) || passed.contains(&at) {
                return Err(Error::circle());
            }
        }
    }

    /// What the site of an address asks of robots.
    fn rules(&self, address: &Address, reach: Reach) -> Result<Arc<Rules>, Error> {
        let at = address.robots();
        if let Some(rules) = self.rulebook.get(&at) {
            return Ok(rules);
        }
        let rules = self.ask_for_rules(&at, reach)?;
        if let Some(pause) = rules.pause() {
            self.pace.slow_down(address.host(), pause);
        }
        Ok(self.rulebook.keep(at, rules))
    }

    /// Fetches the rules that are at an address. A site that has none allows all, and one that does not say allows nothing.
    fn ask_for_rules(&self, rules: &Address, mut reach: Reach) -> Result<Rules, Error> {
        let mut at = rules.clone();
        for _ in 0..HOPS {
            let said = self.patiently(&Wanted { address: &at, known: None, reach, most: u64::MAX })?;
            if let Some(next) = next(&at, &said.response)? {
                (at, reach) = (next, said.reach);
                continue;
            }
            return match said.response.status().as_u16() {
                200..300 => {
                    let mut text = Vec::new();
                    let read = said.response.into_body().take(robots::MOST).read_to_end(&mut text);
                    read.map_err(|error| Error::no_robots(Error::from(&error)))?;
                    Rules::of(ROBOT, &text)
                }
                status @ (429 | 500..) => Err(Error::no_robots(Error::status(status))),
                _ => Ok(Rules::none()),
            };
        }
        Ok(Rules::none())
    }

    /// Asks for what is wanted, and again where the server asks to wait.
    fn patiently(&self, wanted: &Wanted<'_>) -> Result<Said, Error> {
        let mut said = self.ask(wanted)?;
        for _ in 0..AGAIN {
            let Some(wait) = asked_to_wait(&said.response) else { break };
            self.pace.hold(wanted.address.host(), wait);
            // Its turn ends before the next is waited for.
            drop(said);
            said = self.ask(wanted)?;
        }
        Ok(said)
    }

    /// Asks for what is wanted, when it is its turn.
    fn ask(&self, wanted: &Wanted<'_>) -> Result<Said, Error> {
        let Manners { pause, patience, silence } = self.manners;
        let turn = self.pace.turn(wanted.address.host(), pause, patience)?;
        let led = Arc::new(OnceLock::new());
        let gate = Gate::new(wanted.reach, Arc::clone(&led));
        let agent = Agent::with_parts(self.config(), DefaultConnector::default(), gate);
        let mut request = agent.get(wanted.address.as_str());
        for (name, value) in conditions(wanted.known) {
            request = request.header(name, value);
        }
        let response = request.call().map_err(Error::from)?;
        let reach = led.get().copied().unwrap_or(Reach::Public);
        let response = response.map(|body| Body::new(body, wanted.most, silence * 2, turn));
        Ok(Said { response, reach })
    }

    /// How a request is sent. Each has a connection of its own, so that it goes where its name was found to lead. No proxy is asked,
    /// since nobody could tell where it leads.
    fn config(&self) -> Config {
        let silence = Some(self.manners.silence);
        Agent::config_builder()
            .user_agent(PRESENTS)
            .accept(ACCEPTS)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .max_idle_connections(0)
            .timeout_resolve(silence)
            .timeout_connect(silence)
            .timeout_send_request(silence)
            .timeout_recv_response(silence)
            .timeout_per_read(silence)
            .build()
    }
}

/// What a request says of the version that is known.
fn conditions(known: Option<&Version>) -> impl Iterator<Item = (HeaderName, &str)> {
    let tag = known.and_then(|known| Some((header::IF_NONE_MATCH, known.tag.as_deref()?)));
    let modified = known.and_then(|known| Some((header::IF_MODIFIED_SINCE, known.modified.as_deref()?)));
    tag.into_iter().chain(modified)
}

/// Where an answer leads to.
fn next(at: &Address, response: &Response<Body>) -> Result<Option<Address>, Error> {
    let leads = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    match text(response.headers(), &header::LOCATION).filter(|_| leads) {
        Some(location) => at.join(location).map(Some).map_err(Error::astray),
        None => Ok(None),
    }
}

/// What an answer that leads nowhere else comes to.
fn answer(address: Address, said: Said, is_known: bool) -> Result<Answer, Error> {
    let Said { response, reach } = said;
    let headers = response.headers();
    match response.status().as_u16() {
        304 if is_known => Ok(Answer::Unchanged),
        200 | 203 => {
            let version = Version { tag: own(headers, &header::ETAG), modified: own(headers, &header::LAST_MODIFIED) };
            let media = own(headers, &header::CONTENT_TYPE);
            Ok(Answer::Fresh(Box::new(Page { address, media, version, reach, body: response.into_body() })))
        }
        status => Err(match asked_to_wait(&response) {
            Some(wait) => Error::busy(wait),
            None => Error::status(status),
        }),
    }
}

/// For how long a server that is busy asks to be left alone: in seconds, or by the clock.
fn asked_to_wait(response: &Response<Body>) -> Option<Duration> {
    if !matches!(response.status().as_u16(), 429 | 503) {
        return None;
    }
    let wait = text(response.headers(), &header::RETRY_AFTER)?.trim();
    match wait.parse() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => {
            let until = httpdate::parse_http_date(wait).ok()?;
            Some(until.duration_since(SystemTime::now()).unwrap_or_default())
        }
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn own(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    text(headers, name).map(str::to_owned)
}
