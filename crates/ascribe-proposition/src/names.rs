//! Which words of the report are put for a pronoun or another word that points.

use std::collections::BTreeMap;
use std::ops::Range;

use ascribe_types::{
    Deprel, EntityIdx, Kind, Mention, MentionForm, Referent, Source, SourceKind, Span, Stated, TokenIdx, Upos,
};

use crate::page::{Page, indices};
use crate::passage::Passage;
use crate::pieces::is_plural;
use crate::speakers::Speakers;

/// The longest description that is put for a word. Longer ones tell a story of their own.
const LONGEST: usize = 12;

/// What people call theirs as members of a nation: the words that stand four times or more after "our" in PolNeAR's training texts and name what no
/// speaker owns, 106 of them together.
const EVERYBODYS: [&str; 6] = ["country", "nation", "economy", "history", "democracy", "president"];

/// Words that are put for others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stand {
    /// The words of the report that point.
    pub(crate) words: Range<TokenIdx>,
    /// Those that are put for them.
    pub(crate) name: Range<TokenIdx>,
    /// Whether they are put for a possessor: "its".
    pub(crate) possessive: bool,
    /// Whether they are put for a first person or "they", after which a verb may have to be changed.
    pub(crate) agrees: bool,
}

/// What is put for the words of one content. It goes from left to right and remembers who was named.
pub(crate) struct Names<'a> {
    page: &'a Page<'a>,
    passage: &'a Passage,
    speakers: &'a Speakers<'a>,
    /// Who was named in the content so far, and in which sentence last.
    named: BTreeMap<EntityIdx, usize>,
    /// The last person who was named, and the last that is none.
    last: [Option<EntityIdx>; 2],
}

impl<'a> Names<'a> {
    pub(crate) fn new(page: &'a Page<'a>, passage: &'a Passage, speakers: &'a Speakers<'a>) -> Self {
        Self { page, passage, speakers, named: BTreeMap::new(), last: [None; 2] }
    }

    /// Somebody is named before the content begins.
    pub(crate) fn name(&mut self, entity: EntityIdx) {
        let first = self.passage.first().map_or(0, |first| self.page.sentence(first));
        self.remember(entity, first);
    }

    fn remember(&mut self, entity: EntityIdx, sentence: usize) {
        self.named.insert(entity, sentence);
        self.last[self.class(entity)] = Some(entity);
    }

    /// 0 for a person, 1 for what is none: a pronoun for the one is not one for the other.
    fn class(&self, entity: EntityIdx) -> usize {
        usize::from(self.page.analysis.entity(entity).kind != Kind::Person)
    }

    /// What is put for the words that begin with a token, if something is.
    pub(crate) fn stand(&mut self, token: TokenIdx) -> Option<Stand> {
        if let Some(possessive) = first_person(self.page, token).filter(|_| !self.is_everybodys(token)) {
            let source = self.speakers.of(token).filter(|source| !self.is_more(token, source))?;
            let name = source_words(self.page, source)?;
            return Some(Stand { words: token..next(token), name, possessive, agrees: true });
        }
        let mentions = self.page.mentions_from(token).iter().filter(|mention| self.passage.holds(&mention.tokens));
        let stand = mentions.clone().find_map(|mention| self.of_mention(mention));
        for mention in mentions {
            if let Referent::Entity(entity) = mention.referent {
                self.remember(entity, self.page.sentence(token));
            }
        }
        stand
    }

    /// Whether "us" or "our" means more than the one person who says it: "it is costing us billions" is no cost to the senator. "We" in the subject is
    /// still who says so.
    fn is_more(&self, token: TokenIdx, source: &Stated) -> bool {
        source.kind == Some(SourceKind::Person) && self.page.is_one_of(token, &["us", "our"])
    }

    /// Whether "our" is everybody's and not the person's who says it: "our country".
    fn is_everybodys(&self, token: TokenIdx) -> bool {
        let owned = self.page.word(token).head.filter(|head| head.get() < self.page.analysis.words.len());
        let shared = owned.is_some_and(|owned| EVERYBODYS.contains(&self.page.lemma(owned)));
        shared && self.page.is_one_of(token, &["our"])
    }

    fn of_mention(&self, mention: &Mention) -> Option<Stand> {
        let Referent::Entity(entity) = mention.referent else { return None };
        let possessive = match mention.form {
            MentionForm::Name => return None,
            MentionForm::Pronoun => third_person(self.page, mention)?,
            MentionForm::Description => points(self.page, mention).then_some(false)?,
        };
        let is_pronoun = mention.form == MentionForm::Pronoun;
        if is_pronoun && self.speakers.accuses(entity, mention.head) {
            return None;
        }
        let known = if is_pronoun {
            self.is_plain(entity, mention.head)
        } else {
            self.named.iter().any(|(named, _)| *named == entity)
        };
        let fits = if is_pronoun { self.fits(mention, entity) } else { self.is_named_alike(entity, mention.kind) };
        if known || !fits {
            return None;
        }
        let name = name_words(self.page, entity).or_else(|| self.speaking(mention.head, entity))?;
        let apart = name.end <= mention.tokens.start || mention.tokens.end <= name.start;
        let agrees = self.page.is(mention.head, "Number", "Plur") && is_pronoun;
        apart.then(|| Stand { words: mention.tokens.clone(), name, possessive, agrees })
    }

    /// The words of the source of a pronoun's content, if it means the source: whom the document has no other words for.
    fn speaking(&self, pronoun: TokenIdx, entity: EntityIdx) -> Option<Range<TokenIdx>> {
        let speaker = self.speakers.of(pronoun).filter(|speaker| speaker.entity == Some(entity))?;
        source_words(self.page, speaker)
    }

    /// Whether a pronoun for somebody is plain as it stands: this sentence of the content named them before, or the content did, and nobody
    /// like them since.
    fn is_plain(&self, entity: EntityIdx, pronoun: TokenIdx) -> bool {
        let here = self.named.get(&entity) == Some(&self.page.sentence(pronoun));
        here || self.last[self.class(entity)] == Some(entity)
    }

    /// Whether a pronoun can mean an entity: "he" is a person, "it" none, and "they" is not one person alone. What is a
    /// person is told by the entity and by how the pronoun was read, since a name like "Shell" may be read as either.
    fn fits(&self, mention: &Mention, entity: EntityIdx) -> bool {
        let entity = self.page.analysis.entity(entity);
        let [is_person, seems_person] = [entity.kind, mention.kind].map(|kind| kind == Kind::Person);
        match self.page.form(mention.head).to_ascii_lowercase().as_str() {
            "he" | "him" | "his" | "she" | "her" => is_person,
            "it" | "its" => !is_person || !seems_person,
            _ => !is_person || !seems_person || is_plural(self.page, &entity.name),
        }
    }

    /// Whether an entity has a name that can be put for a description of this kind.
    fn is_named_alike(&self, entity: EntityIdx, kind: Kind) -> bool {
        let entity = self.page.analysis.entity(entity);
        entity.named && (entity.kind == Kind::Person) == (kind == Kind::Person)
    }
}

fn next(token: TokenIdx) -> TokenIdx {
    TokenIdx(token.0 + 1)
}

/// Whether a token is a first person that a name can be put for, and if so whether of a possessor. Left alone: "mine", "ourselves".
pub(crate) fn first_person(page: &Page<'_>, token: TokenIdx) -> Option<bool> {
    if page.upos(token) != Upos::Pron {
        return None;
    }
    match page.form(token).to_ascii_lowercase().as_str() {
        "i" | "me" | "we" => Some(false),
        "us" if page.form(token) != "US" => Some(false),
        "my" | "our" => Some(true),
        _ => None,
    }
}

/// Whether a mention is a third person that a name can be put for, and if so whether of a possessor. Left alone: "himself", "this", "who", "his"
/// that stands alone.
fn third_person(page: &Page<'_>, mention: &Mention) -> Option<bool> {
    let token = mention.tokens.start;
    if next(token) != mention.tokens.end || is_empty_word(page, token) {
        return None;
    }
    match page.form(token).to_ascii_lowercase().as_str() {
        "its" | "their" => Some(true),
        "his" | "her" if page.deprel(token) == Deprel::NmodPoss => Some(true),
        "he" | "she" | "it" | "they" | "him" | "her" | "them" => Some(false),
        _ => None,
    }
}

/// Verbs of the weather, whose "it" stands for nothing (Quirk et al. 1985, 10.26), and of what only seems.
const WEATHER: [&str; 12] =
    ["rain", "snow", "hail", "sleet", "drizzle", "thunder", "freeze", "pour", "storm", "seem", "appear", "happen"];

/// Whether "it" or "there" stands for nothing: "it rained", "it was clear that".
pub(crate) fn is_empty_word(page: &Page<'_>, token: TokenIdx) -> bool {
    let verb = page.word(token).head.filter(|head| head.get() < page.analysis.words.len());
    page.deprel(token) == Deprel::Expl
        || (page.is_one_of(token, &["it"]) && verb.is_some_and(|verb| WEATHER.contains(&page.lemma(verb))))
}

/// Whether a description does no more than point: "the ministry", "this country". Left alone: "the troubled bank", and what something is said to
/// be ("is the minister").
fn points(page: &Page<'_>, mention: &Mention) -> bool {
    let mut words = indices(&mention.tokens);
    let Some(article) = words.next() else { return false };
    let rest: Vec<TokenIdx> = words.collect();
    let noun = |token: &TokenIdx| page.upos(*token) == Upos::Noun;
    let definite = page.is_one_of(article, &["the", "this", "that"]) && page.upos(article) == Upos::Det;
    let states = page.depending(mention.head, &[Deprel::Cop]).next().is_some();
    let relation = page.deprel(mention.head);
    let apart = matches!(relation, Deprel::Appos | Deprel::Xcomp | Deprel::NmodDesc | Deprel::Compound);
    definite && (1..=2).contains(&rest.len()) && rest.iter().all(noun) && !states && !apart
}

/// The words that name an entity most fully, with the article that stands before them, if they do more than point.
pub(crate) fn name_words(page: &Page<'_>, entity: EntityIdx) -> Option<Range<TokenIdx>> {
    let name = &page.analysis.entity(entity).name;
    let first = indices(name).next().filter(|first| page.upos(*first) != Upos::Pron)?;
    let short = indices(name).count() <= LONGEST;
    let names =
        |token: TokenIdx| matches!(page.upos(token), Upos::Noun | Upos::Propn | Upos::Num | Upos::X | Upos::Adj);
    (short && indices(name).any(names)).then(|| article(page, first).unwrap_or(first)..name.end)
}

/// The "the" right before a name: "the Road Agency", "the Netherlands".
fn article(page: &Page<'_>, first: TokenIdx) -> Option<TokenIdx> {
    let before = TokenIdx(first.0.checked_sub(1)?);
    let neighbours = page.sentence(before) == page.sentence(first);
    (neighbours && page.is_one_of(before, &["the"]) && page.upos(before) == Upos::Det).then_some(before)
}

/// The words for a source: its entity's name, else its own up to the first clause, if they do more than point.
pub(crate) fn source_words(page: &Page<'_>, source: &Stated) -> Option<Range<TokenIdx>> {
    let own = own_words(page, source.span);
    let name = source.entity.and_then(|entity| name_words(page, entity));
    match (own, name) {
        (Some(own), Some(name)) if is_fuller(page, &own, &name) => Some(own),
        (_, Some(name)) => Some(name),
        (own, None) => own.filter(|words| page.upos(words.start) != Upos::Pron),
    }
}

/// Whether the words of a source are a name that holds more than the name that was read in it: "Ingrid Solberg" where only "Ingrid" was seen. Left
/// alone: titles, "Mayor Ingrid Solberg".
fn is_fuller(page: &Page<'_>, own: &Range<TokenIdx>, name: &Range<TokenIdx>) -> bool {
    let within = own.start <= name.start && name.end <= own.end && own != name;
    let is_title = |token: TokenIdx| matches!(page.deprel(token), Deprel::NmodDesc | Deprel::Compound | Deprel::Appos);
    within && indices(own).all(|token| page.upos(token) == Upos::Propn && !is_title(token))
}

/// The words of a source up to its first clause or comma.
pub(crate) fn own_words(page: &Page<'_>, span: Span) -> Option<Range<TokenIdx>> {
    let tokens = page.tokens(span);
    let ends = |token: &TokenIdx| {
        *token > tokens.start && (page.is_one_of(*token, &[","]) || page.is(*token, "PronType", "Rel"))
    };
    let end = indices(&tokens).find(ends).unwrap_or(tokens.end);
    (tokens.start < end).then_some(tokens.start..end)
}

/// The words for the source of an attribution, up to its first clause, and those that are shown where it does what its content says.
pub(crate) fn of_source(page: &Page<'_>, source: &Source) -> Option<(Span, Range<TokenIdx>)> {
    let stated = source.stated()?;
    let own = own_words(page, stated.span)?;
    let span = page.analysis.span(&own);
    Some((span, source_words(page, stated).unwrap_or(own)))
}
