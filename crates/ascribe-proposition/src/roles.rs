//! The parts that are played in a clause: who does it, to whom or what, and where.

use ascribe_types::{Argument, Deprel, Kind, Time, TokenIdx, Upos};

use crate::clause::Clause;
use crate::names::{self, is_empty_word};
use crate::page::Page;
use crate::passage::Passage;
use crate::phrase::{entity, last, phrase, predicate_words};
use crate::speakers::Speakers;

/// Prepositions that say where something is done. "To" and "from" say where it goes, and are no places.
const WHERE: [&str; 18] = [
    "in",
    "at",
    "on",
    "near",
    "inside",
    "outside",
    "within",
    "throughout",
    "across",
    "along",
    "around",
    "off",
    "over",
    "beyond",
    "beneath",
    "under",
    "above",
    "behind",
];

/// What a preposition ties to a verb.
const OBLIQUE: [Deprel; 2] = [Deprel::Obl, Deprel::Nmod];

/// A clause among the words of its content.
pub(crate) struct Roles<'a> {
    pub(crate) page: &'a Page<'a>,
    pub(crate) passage: &'a Passage,
    pub(crate) clause: &'a Clause,
    pub(crate) times: &'a [Time],
    pub(crate) speakers: &'a Speakers<'a>,
}

impl Roles<'_> {
    /// Who does it. Of a passive the one after "by".
    pub(crate) fn actor(&self) -> Option<Argument> {
        let clause = self.clause;
        if clause.passive {
            return self.agent().map(|agent| self.argument(agent));
        }
        let subject = clause.subject.filter(|_| !clause.exists)?;
        (!is_empty_word(self.page, subject)).then(|| self.argument(subject))
    }

    /// To whom or what it is done: the object, the subject of a passive, what there is; else what a preposition ties most closely.
    pub(crate) fn target(&self) -> Option<Argument> {
        let clause = self.clause;
        if clause.passive || clause.exists {
            return clause
                .subject
                .filter(|subject| !is_empty_word(self.page, *subject))
                .map(|subject| self.argument(subject));
        }
        let object = self.below(&[Deprel::Obj]).last().or_else(|| self.second_noun());
        let object = object.or_else(|| self.below(&[Deprel::Iobj]).next());
        let head = object.or_else(|| self.tied().next())?;
        Some(self.argument(head))
    }

    /// Where it is done: what a preposition of place ties to the verb, else to what it is done to.
    pub(crate) fn place(&self) -> Option<Argument> {
        let verb = self.below(&OBLIQUE).find(|token| self.is_place(*token));
        let object = || {
            let objects = self.below(&[Deprel::Obj, Deprel::Nsubj, Deprel::NsubjPass]).chain(self.second_noun());
            let below = objects.collect::<Vec<_>>().into_iter().filter(|_| !self.clause.is_plain || self.clause.exists);
            let mut below = below.flat_map(|object| self.page.depending(object, &OBLIQUE));
            below.find(|token| self.is_place(*token) && !self.tie(*token, &["on", "over", "under", "above", "behind"]))
        };
        verb.or_else(object).filter(|place| self.passage.contains(*place)).map(|place| self.argument(place))
    }

    fn argument(&self, head: TokenIdx) -> Argument {
        let mut words = phrase(self.page, self.passage, head);
        if self.clause.subject == Some(head) {
            words.end = words.end.min(self.start_of_predicate(head)).max(last(head));
        }
        let entity = match names::first_person(self.page, head) {
            Some(_) => self.speakers.of(head).and_then(|speaker| speaker.entity),
            None => entity(self.page, &words, head).filter(|&entity| !self.speakers.accuses(entity, head)),
        };
        Argument { span: self.page.analysis.span(&words), entity }
    }

    /// Where the words of the predicate begin that follow a subject.
    fn start_of_predicate(&self, subject: TokenIdx) -> TokenIdx {
        let outer = self.clause.chain.first().copied().into_iter();
        let own = outer.clone().chain(outer.flat_map(|verb| self.page.below(verb).iter().copied()));
        let tie = self.clause.tie.into_iter();
        own.chain(tie).filter(|token| *token > subject).min().unwrap_or(TokenIdx(u32::MAX))
    }

    /// What depends on the predicate, within the content.
    fn below<'b>(&'b self, ways: &'b [Deprel]) -> impl Iterator<Item = TokenIdx> + 'b {
        self.page.depending(self.clause.predicate(), ways).filter(|token| {
            self.passage.contains(*token)
                && self.clause.subject != Some(*token)
                && !self.page.is(*token, "PronType", "Rel")
        })
    }

    fn agent(&self) -> Option<TokenIdx> {
        let by = |token: &TokenIdx| self.tie(*token, &["by"]) && !self.is_time(*token);
        self.below(&[Deprel::OblAgent]).next().or_else(|| self.below(&[Deprel::Obl]).find(by))
    }

    /// A noun that was taken for a predicate: "allow forces *access*".
    fn second_noun(&self) -> Option<TokenIdx> {
        let is_noun = |token: &TokenIdx| matches!(self.page.upos(*token), Upos::Noun | Upos::Propn);
        let bare =
            |token: &TokenIdx| self.page.depending(*token, &[Deprel::Case, Deprel::Mark, Deprel::Cop]).next().is_none();
        self.below(&[Deprel::Xcomp]).filter(is_noun).find(bare)
    }

    /// What prepositions tie to the predicate, that is no time, no place and nobody who does it.
    fn tied(&self) -> impl Iterator<Item = TokenIdx> + '_ {
        let predicate = self.clause.predicate();
        let words = self.clause.is_plain.then(|| predicate_words(self.page, self.passage, predicate));
        self.below(&OBLIQUE).filter(move |token| !words.as_ref().is_some_and(|words| words.contains(token))).filter(
            move |token| {
                *token > predicate
                    && self.page.depending(*token, &[Deprel::Case]).next().is_some()
                    && !self.is_time(*token)
                    && !self.is_place(*token)
            },
        )
    }

    fn is_place(&self, token: TokenIdx) -> bool {
        let ties: Vec<TokenIdx> = self.page.depending(token, &[Deprel::Case]).collect();
        let [tie] = ties[..] else { return false };
        self.page.is_one_of(tie, &WHERE) && !self.is_time(token) && self.names_place(token)
    }

    /// Whether a word speaks of a place: as a mention, or else as a name.
    fn names_place(&self, token: TokenIdx) -> bool {
        let from = self.passage.first().unwrap_or(token);
        match self.page.headed(token, from.min(token)) {
            Some(mention) => matches!(mention.kind, Kind::Place | Kind::Gpe),
            None => self.page.upos(token) == Upos::Propn,
        }
    }

    fn is_time(&self, token: TokenIdx) -> bool {
        let at = self.page.at(token);
        let found = self.times.partition_point(|time| time.span.end <= at.start);
        self.times.get(found).is_some_and(|time| time.span.overlaps(at))
            || self
                .page
                .headed(token, TokenIdx(token.0.saturating_sub(8)))
                .is_some_and(|mention| mention.kind == Kind::Time)
    }

    fn tie(&self, token: TokenIdx, words: &[&str]) -> bool {
        self.page.depending(token, &[Deprel::Case]).any(|tie| self.page.is_one_of(tie, words))
    }
}
