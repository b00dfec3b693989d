//! Reports made up, as many as wanted, to measure and to try ledgers with: who said what in them on which matter is drawn by lot, and no
//! model reads them.
//!
//! Some dozen reports are about one matter, over some years: two countries, what one of them does with something of the other, and people
//! who affirm or deny it. Statements on one matter share words and have like vectors; those on others do not. A report has two or three of them, and more on other
//! matters, most of which no other report has. One report in ten is
//! a copy of another with a lead of its own, and some cite others. Each report depends on its number and the size of the world alone, so
//! that they can be had in any order.

use std::collections::BTreeMap;

use ascribe_types::{
    Act, ActsFor, Analysis, Attribution, AttributionId, Basis, Citation, Country, Date, Document, DocumentId, Entry,
    Form, Modality, Part, Parties, Party, PartyKey, PartyKind, Polarity, Report, Sentence, Source, Span, Stance,
    Statement, Teller, Token, TokenIdx, VECTOR_WIDTH, Vector,
};

use crate::hash::{Mixed, hash};

/// Reports on one matter, about.
const A_MATTER: u64 = 12;
/// Countries.
const COUNTRIES: u64 = 60;
/// Publishers.
const PUBLISHERS: u64 = 200;

/// A world in which so many reports are written.
#[derive(Clone, Copy, Debug)]
pub struct World {
    /// How many.
    pub reports: u64,
}

impl World {
    /// The report of this number, counted from 0.
    pub fn entry(&self, number: u64) -> Entry {
        let mut lots = Lots::new("report", number);
        let matters = self.reports / A_MATTER + 1;
        let copied = number > 0 && lots.one_in(10);
        let origin = if copied { number - 1 - lots.below(number.min(20)) } else { number };
        let mut body = Lots::new("body", origin);
        let matter = Matter::new(body.below(matters));
        let mut desk = Desk::new(number, matter.day(origin));
        let lead = Lots::new("lead", number).word();
        desk.sentence(&format!("{} reported on {lead} on its front page.", name(&mut lots)));
        for _ in 0..2 + body.below(2) {
            desk.statement(&matter, &mut body);
            desk.sentence(&format!("The {} of {} was {}.", body.word(), body.word(), body.word()));
        }
        for _ in 0..3 + body.below(5) {
            let aside = if body.one_in(4) { body.below(matters) } else { u64::MAX / 2 - body.below(1 << 32) };
            desk.statement(&Matter::new(aside), &mut body);
        }
        if lots.one_in(4) {
            desk.citation(&publisher(lots.below(PUBLISHERS)));
        }
        desk.entry(&publisher(lots.below(PUBLISHERS)), lots.one_in(20))
    }
}

/// Lots that are drawn again in the same way each time.
struct Lots(Mixed);

impl Lots {
    fn new(what: &str, number: u64) -> Self {
        Self(Mixed(hash(&format!("{what} {number}")) as u64))
    }

    fn below(&mut self, end: u64) -> u64 {
        self.0.next() % end.max(1)
    }

    fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }

    /// A word of some thousand, the first of them far more often than the last.
    fn word(&mut self) -> String {
        let rank = self.below(60) * self.below(60);
        let syllable =
            |at: u64| ["ba", "do", "fen", "gil", "ka", "lor", "mi", "nes", "pu", "rat", "su", "tem"][at as usize];
        [rank % 12, rank / 12 % 12, rank / 144 % 12].map(syllable).concat()
    }

    /// About normal, with a deviation of one.
    fn normal(&mut self) -> f32 {
        let sum: f32 = (0..12).map(|_| self.below(1 << 20) as f32 / (1 << 20) as f32).sum();
        sum - 6.0
    }
}

/// A name of a person, a country or an outlet.
fn name(lots: &mut Lots) -> String {
    let word = lots.word();
    word[..1].to_uppercase() + &word[1..]
}

fn publisher(number: u64) -> String {
    let mut lots = Lots::new("publisher", number);
    format!("The {} {}", name(&mut lots), name(&mut lots))
}

/// A country and its code.
fn country(number: u64) -> (String, Country) {
    let letter = |at: u64| b'A' + at as u8;
    let mut lots = Lots::new("country", number);
    (format!("{}{}", name(&mut lots), lots.word()), Country([letter(number / 26), letter(number % 26)]))
}

/// What several reports are about.
struct Matter {
    number: u64,
    actor: u64,
    target: u64,
    action: String,
    words: Vec<String>,
    vector: Vec<f32>,
}

impl Matter {
    fn new(number: u64) -> Self {
        let mut lots = Lots::new("matter", number);
        Self {
            number,
            // Some countries are spoken of far more than others.
            actor: lots.below(COUNTRIES) * lots.below(COUNTRIES) / COUNTRIES,
            target: lots.below(COUNTRIES),
            action: lots.word(),
            words: (0..5).map(|_| lots.word()).collect(),
            vector: (0..VECTOR_WIDTH).map(|_| lots.normal()).collect(),
        }
    }

    /// The day of a report on it: within three years of its beginning.
    fn day(&self, report: u64) -> Date {
        let (begins, later) =
            (Lots::new("begins", self.number).below(15 * 360), Lots::new("later", report).below(3 * 360));
        let day = begins + later;
        Date { year: 2005 + (day / 360) as i16, month: (day / 30 % 12 + 1) as u8, day: (day % 28 + 1) as u8 }
    }

    /// The vector of one statement on it.
    fn vector(&self, lots: &mut Lots) -> Vector {
        let elements: Vec<f32> = self.vector.iter().map(|element| element + 0.6 * lots.normal()).collect();
        let length = elements.iter().map(|element| element * element).sum::<f32>().sqrt();
        let mut out = Box::new([0; VECTOR_WIDTH]);
        out.iter_mut().zip(elements).for_each(|(out, element)| *out = (127.0 * element / length).round() as i8);
        Vector(out)
    }
}

/// Where a report is written.
struct Desk {
    number: u64,
    day: Date,
    text: String,
    analysis: Analysis,
    attributions: Vec<Attribution>,
    sources: Vec<Option<PartyKey>>,
    parties: BTreeMap<PartyKey, Party>,
    statements: Vec<Statement>,
    citations: Vec<Citation>,
}

impl Desk {
    fn new(number: u64, day: Date) -> Self {
        Self {
            number,
            day,
            text: String::new(),
            analysis: Analysis::default(),
            attributions: Vec::new(),
            sources: Vec::new(),
            parties: BTreeMap::new(),
            statements: Vec::new(),
            citations: Vec::new(),
        }
    }

    /// Writes a sentence, which is one token to those who read it here.
    fn sentence(&mut self, sentence: &str) -> Span {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let span = Span::new(self.text.len(), self.text.len() + sentence.len());
        self.text.push_str(sentence);
        let token = self.analysis.tokens.len() as u32;
        self.analysis.tokens.push(Token { span, joined: false });
        self.analysis.sentences.push(Sentence { tokens: TokenIdx(token)..TokenIdx(token + 1), starts_paragraph: true });
        span
    }

    fn party(&mut self, key: &str, kind: PartyKind, name: &str, country: Option<Country>) -> PartyKey {
        let key = PartyKey(key.to_owned());
        let party = Party {
            key: key.clone(),
            kind,
            name: name.to_owned(),
            other_names: Vec::new(),
            country,
            office: None,
            acts_for: None,
        };
        self.parties.entry(key.clone()).or_insert(party);
        key
    }

    fn state(&mut self, number: u64) -> (PartyKey, String) {
        let (name, code) = country(number);
        (self.party(&format!("country:{}", code.code()), PartyKind::Country, &name, Some(code)), name)
    }

    /// Somebody says something on a matter, who speaks for one of its countries, or for nobody.
    fn statement(&mut self, matter: &Matter, lots: &mut Lots) {
        let (actor, target) = (self.state(matter.actor), self.state(matter.target));
        let speaks_for = [Some(&actor), Some(&target), None][lots.below(3) as usize].cloned();
        let person = Lots::new("person", matter.number.wrapping_mul(7) + lots.below(7)).word();
        let who = format!("{} {}", name(&mut Lots::new(&person, 1)), name(&mut Lots::new(&person, 2)));
        let denies = lots.below(10) < if speaks_for.as_ref() == Some(&actor) { 7 } else { 2 };
        let mut words: Vec<String> = matter.words.iter().filter(|_| lots.below(4) > 0).cloned().collect();
        words.push(lots.word());
        let stated = format!("{} {} {} with {}", actor.1, matter.action, target.1, words.join(" "));
        let cue = if denies { "denied" } else { "said" };
        let spoken = speaks_for.as_ref().map_or(String::new(), |(_, state)| format!(", speaking for {state},"));
        let span = self.sentence(&format!("{who}{spoken} {cue} that {stated}."));
        let source = Span::new(span.start as usize, span.start as usize + who.len());
        let key = self.party(&format!("person:{}", who.to_lowercase()), PartyKind::Person, &who, None);
        let speaker = self.parties.get_mut(&key).expect("it was just put there");
        speaker.acts_for = speaks_for.map(|(party, _)| ActsFor { party, evidence: source });
        let content = Span::new(span.end as usize - stated.len() - 1, span.end as usize - 1);
        let attribution = self.attribution(source, content, denies, key);
        let part = |(key, name): &(PartyKey, String)| {
            Some(Part { text: name.clone(), party: Some(key.clone()), head: name.clone() })
        };
        let mut parties = vec![actor.0.clone(), target.0.clone()];
        parties.sort();
        parties.dedup();
        self.statements.push(Statement {
            attribution,
            part: 0,
            passage: span,
            text: stated,
            basis: Basis::Content,
            act: if denies { Act::Denies } else { Act::Says },
            polarity: if denies { Polarity::Denies } else { Polarity::Affirms },
            certainty: Stance::default().certainty,
            negative: false,
            modality: Modality::Actual,
            actor: part(&actor),
            action: Some(matter.action.clone()),
            target: part(&target),
            place: None,
            time: None,
            words,
            parties,
            answers: Vec::new(),
            published: Some(self.day),
            vector: matter.vector(lots),
        });
    }

    fn attribution(&mut self, source: Span, content: Span, denies: bool, key: PartyKey) -> AttributionId {
        let id = AttributionId(self.attributions.len() as u32 + 1);
        let act = if denies { Act::Denies } else { Act::Says };
        self.attributions.push(Attribution {
            id,
            source: Source::Stated(source.into()),
            cue: None,
            content: vec![content],
            form: Form::Indirect,
            stance: Stance { act, polarity: act.polarity(), ..Stance::default() },
            within: None,
            answers: Vec::new(),
        });
        self.sources.push(Some(key));
        id
    }

    fn citation(&mut self, name: &str) {
        let evidence = self.sentence(&format!("It was first reported by {name}."));
        self.citations.push(Citation {
            attribution: None,
            name: name.to_owned(),
            party: None,
            published: None,
            evidence,
        });
    }

    fn entry(mut self, publisher: &str, undated: bool) -> Entry {
        let published = (!undated).then_some(self.day);
        self.statements.iter_mut().for_each(|statement| statement.published = published);
        let Date { year, month, day } = self.day;
        let document = Document {
            publisher: Some(publisher.to_owned()),
            title: Some(format!("Report {}", self.number)),
            published: published.map(|_| format!("{year:04}-{month:02}-{day:02}")),
            published_by: published.map(|_| Teller::Metadata),
            ..Document::from(self.text.as_str())
        };
        Entry {
            id: DocumentId(hash(&format!("document {}", self.number)) as u64),
            published,
            parties: Parties {
                all: self.parties.into_values().collect(),
                of_entities: Vec::new(),
                of_sources: self.sources,
            },
            fingerprint: ascribe_origin::fingerprint(&self.text),
            statements: self.statements,
            citations: self.citations,
            report: Report {
                propositions: vec![None; self.attributions.len()],
                document,
                analysis: self.analysis,
                attributions: self.attributions,
                ..Report::default()
            },
        }
    }
}
