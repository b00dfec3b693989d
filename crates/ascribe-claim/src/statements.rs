//! What is stated in a report: one statement for each thing that somebody says.

mod meaning;
#[cfg(test)]
pub(crate) mod sample;
mod stating;

use std::collections::BTreeSet;

use ascribe_types::{
    Argument, Attribution, Basis, Change, Date, EntityIdx, Part, Parties, PartyKey, Polarity, Proposition, Report,
    Span, Stance, Statement, Vector,
};

use meaning::Meaning;
use stating::Told;

/// What is stated in a report, but for the vectors: the texts to be encoded, in the order of the statements that [`statements`] will make of them.
pub fn texts(report: &Report) -> Vec<String> {
    sayings(report).iter().map(|saying| text(report, saying.proposition)).collect()
}

/// What is stated in a report that was published on a day, given the vectors of its [`texts`].
pub fn statements(report: &Report, parties: &Parties, published: Option<Date>, vectors: Vec<Vector>) -> Vec<Statement> {
    let made = sayings(report).into_iter().zip(vectors);
    let made = made.map(|(saying, vector)| saying.statement(report, parties, vector));
    made.map(|statement| Statement { published, ..statement }).collect()
}

/// One thing that a source says.
struct Saying<'a> {
    attribution: &'a Attribution,
    part: u16,
    /// The words of the content that say it.
    words: Vec<Span>,
    stance: Stance,
    proposition: &'a Proposition,
}

/// All that is said in a report by somebody, each once: what only passes on what an attribution within it says, is said by that one.
fn sayings(report: &Report) -> Vec<Saying<'_>> {
    let told = Told::within(report);
    let all = (0..report.attributions.len()).flat_map(|at| of_attribution(report, at));
    all.filter(|saying| told.says_more(saying.attribution, &saying.words)).collect()
}

/// What an attribution says: sentence by sentence, unless it only points to what others said.
fn of_attribution(report: &Report, at: usize) -> Vec<Saying<'_>> {
    let attribution = &report.attributions[at];
    let whole = report.propositions.get(at).and_then(Option::as_ref);
    let points = whole.is_some_and(|whole| matches!(whole.basis, Basis::Answered(_)));
    let parts = report.parts.get(at).filter(|parts| !parts.is_empty() && !points);
    let saying = |part, words: &[Span], stance, proposition| {
        Some(Saying { attribution, part, words: words.to_vec(), stance, proposition: Option::as_ref(proposition)? })
    };
    match parts {
        Some(parts) => (0..)
            .zip(parts)
            .filter_map(|(at, part)| saying(at, &part.content, part.stance, &part.proposition))
            .collect(),
        None => report
            .propositions
            .get(at)
            .and_then(|whole| saying(0, &attribution.content, attribution.stance, whole))
            .into_iter()
            .collect(),
    }
}

/// The words of a proposition in a row, without a conjunction that ties them to what stood before: the "but" of "But it was late", the first "that" of "that it was late".
fn text(report: &Report, proposition: &Proposition) -> String {
    let text: String = proposition.pieces.iter().map(|piece| piece.text.as_str()).collect();
    let first = proposition.pieces.first().filter(|piece| piece.change == Change::Kept);
    let tied = first.and_then(|piece| meaning::conjunction(report, piece.span));
    match tied.and_then(|conjunction| text.strip_prefix(conjunction)) {
        Some(rest) if !rest.trim().is_empty() => rest.trim_start_matches([' ', ',']).to_owned(),
        _ => text,
    }
}

impl Saying<'_> {
    fn statement(&self, report: &Report, parties: &Parties, vector: Vector) -> Statement {
        let said = self.proposition;
        let speaker = self.attribution.source.stated().and_then(|source| source.entity);
        let meaning = Meaning::of(report, said, speaker);
        let action = said.action.and_then(|action| meaning::verb(report, action));
        let part = |argument: Option<Argument>| argument.map(|argument| part(report, parties, argument));
        Statement {
            attribution: self.attribution.id,
            part: self.part,
            passage: self.passage(),
            text: text(report, said),
            basis: said.basis,
            act: self.stance.act,
            polarity: if withholds(action.as_deref(), self) { Polarity::Neither } else { self.stance.polarity },
            certainty: self.stance.certainty,
            negative: said.negative != said.action.is_some_and(|action| meaning::undoes(report, action)),
            modality: said.modality,
            actor: part(said.actor),
            action,
            target: part(said.target),
            place: part(said.place),
            time: said.time.clone(),
            parties: named(parties, &meaning.entities),
            words: meaning.words,
            answers: self.attribution.answers.clone(),
            published: None,
            vector,
        }
    }

    /// From the first to the last word: source, cue and what is said.
    fn passage(&self) -> Span {
        let said = &self.attribution;
        let first = if self.part == 0 { said.source.span().into_iter().chain(said.cue).collect() } else { Vec::new() };
        let ends = self.words.iter().copied().chain(first);
        ends.reduce(Span::cover).unwrap_or(Span { start: 0, end: 0 })
    }
}

/// Whether somebody only says that he says nothing: "would not comment on the accusations", "declined to comment". That is no denial.
fn withholds(action: Option<&str>, saying: &Saying<'_>) -> bool {
    action == Some("comment") && (saying.proposition.negative || saying.stance.polarity == Polarity::Denies)
}

fn part(report: &Report, parties: &Parties, argument: Argument) -> Part {
    let party = argument.entity.and_then(|entity| parties.of_entities.get(entity.get()).cloned().flatten());
    Part { text: argument.span.of(&report.document.text).to_owned(), party, head: meaning::head(report, argument.span) }
}

/// The parties that these entities are, and those for which they act.
fn named(parties: &Parties, entities: &BTreeSet<EntityIdx>) -> Vec<PartyKey> {
    let own = entities.iter().filter_map(|entity| parties.of_entities.get(entity.get())?.clone());
    let mut out: BTreeSet<PartyKey> = BTreeSet::new();
    let mut open: Vec<PartyKey> = own.collect();
    while let Some(key) = open.pop() {
        if let Ok(at) = parties.all.binary_search_by(|party| party.key.cmp(&key)) {
            open.extend(
                parties.all[at]
                    .acts_for
                    .iter()
                    .map(|principal| principal.party.clone())
                    .filter(|key| !out.contains(key)),
            );
        }
        out.insert(key);
    }
    out.into_iter().collect()
}
