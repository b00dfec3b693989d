//! What there is to see of a mention, looked up once and compared often.

use ascribe_types::{Deprel, Kind, MentionForm, Upos};

use super::MentionDraft;
use super::first_names;
use super::lexicon::{Id, Lexicon};
use super::parsed::{Parsed, Places};
use super::pronouns::{Gender, Number, Person, Pronoun, pronoun};

/// How a mention refers, finer than [`MentionForm`]: what must be known to look for its antecedent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// "he", "their", "itself".
    ThirdPerson,
    /// "I", "your".
    Speaker,
    /// "that", "somebody".
    OtherPronoun,
    /// "Ana Ruiz".
    Name,
    /// "the minister", "this report", "her brother".
    Definite,
    /// "a minister", "ministers", "two reports".
    Other,
}

impl Class {
    pub(super) const COUNT: usize = 6;
}

/// What a mention begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    None,
    /// "the".
    Definite,
    /// "a", "an".
    Indefinite,
    /// "this", "those".
    Demonstrative,
    /// "her", "Ana's".
    Possessive,
    /// "some", "every", "no".
    Quantity,
    /// "two", "15".
    Count,
}

impl Determiner {
    pub(super) const COUNT: usize = 7;
}

/// What a mention does in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Subject,
    PassiveSubject,
    Object,
    Oblique,
    Possessor,
    Modifier,
    Apposition,
    Conjunct,
    Predicate,
    Other,
}

impl Part {
    pub(super) const COUNT: usize = 10;

    fn of(deprel: Deprel) -> Self {
        match deprel {
            Deprel::Nsubj | Deprel::NsubjOuter | Deprel::Csubj | Deprel::CsubjOuter => Self::Subject,
            Deprel::NsubjPass | Deprel::CsubjPass => Self::PassiveSubject,
            Deprel::Obj | Deprel::Iobj => Self::Object,
            Deprel::Obl | Deprel::OblAgent | Deprel::OblUnmarked => Self::Oblique,
            Deprel::NmodPoss => Self::Possessor,
            Deprel::Nmod | Deprel::NmodDesc | Deprel::NmodUnmarked | Deprel::Compound | Deprel::Flat => Self::Modifier,
            Deprel::Appos => Self::Apposition,
            Deprel::Conj => Self::Conjunct,
            Deprel::Root => Self::Predicate,
            _ => Self::Other,
        }
    }
}

/// A mention as the resolver sees it.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) head: usize,
    pub(super) sentence: u32,
    pub(super) paragraph: u32,
    /// 0 outside of any.
    pub(super) quotation: u32,
    pub(super) kind: Kind,
    pub(super) class: Class,
    pub(super) pronoun: Pronoun,
    pub(super) number: Number,
    /// What a pronoun or a title says.
    pub(super) gender: Gender,
    /// What a first name says.
    pub(super) first_name: Gender,
    pub(super) determiner: Determiner,
    pub(super) part: Part,
    pub(super) governor: Option<usize>,
    /// Beside whom it stands with what is its own: "Ana" for "his" in "Ana, [his] lawyer".
    pub(super) describes: Option<usize>,
    /// The predicate of its clause, and that of the clause above.
    pub(super) clauses: [usize; 2],
    /// Whether its clause is what a verb takes: "Ana said that [she] saw".
    pub(super) is_reported: bool,
    /// Whether it is the subject of a verb of saying.
    pub(super) speaks: bool,
    pub(super) is_predicate: bool,
    pub(super) is_listed: bool,
    /// Its head's dictionary form, and the beginning of it.
    pub(super) lemma: Id,
    pub(super) stem: Id,
    /// Its words in lower case, without determiners, titles and marks, sorted, each once.
    pub(super) words: Vec<Id>,
    /// The last of them.
    pub(super) last: Option<Id>,
    /// All of them in their order, as one string.
    pub(super) text: Id,
    /// The first letters of its words, if it is a name of several; or its letters, if it is one word in capitals.
    pub(super) initials: Option<Id>,
    /// How many mentions hold it, and whether it holds one.
    pub(super) depth: usize,
    pub(super) holds: bool,
}

/// No more words of a mention are compared: names and descriptions are shorter, and what is longer is a clause.
const LONGEST: usize = 24;

/// How many letters make a stem: "azerb" is that of "Azerbaijan" and "Azerbaijani".
const STEM: usize = 5;

/// The profiles of all mentions.
pub(super) fn profiles(parsed: Parsed<'_>, places: &Places, lexicon: &mut Lexicon) -> Vec<Profile> {
    let mut look = Look { parsed, places, lexicon };
    let mut profiles: Vec<Profile> = parsed.drafts.iter().map(|draft| look.profile(draft)).collect();
    nest(&mut profiles);
    profiles
}

/// Says of each mention how deep inside others it lies.
fn nest(profiles: &mut [Profile]) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..profiles.len() {
        while open.last().is_some_and(|&outer| profiles[outer].end < profiles[at].end) {
            open.pop();
        }
        profiles[at].depth = open.len();
        open.last().into_iter().for_each(|&outer| profiles[outer].holds = true);
        open.push(at);
    }
}

struct Look<'a> {
    parsed: Parsed<'a>,
    places: &'a Places,
    lexicon: &'a mut Lexicon,
}

impl Look<'_> {
    fn profile(&mut self, draft: &MentionDraft) -> Profile {
        let (parsed, places) = (self.parsed, self.places);
        let (start, end, head) = (draft.tokens.start.get(), draft.tokens.end.get(), draft.head.get());
        let pronoun = self.pronoun(draft);
        let words = self.words(start, end);
        let joined = words.join(" ");
        let word = &parsed.words[head];
        let lemma = word.lemma.to_lowercase();
        let determiner = self.determiner(start, head);
        let clause = places.clause(parsed, head);
        let part = if places.is_predicate[head] { Part::Predicate } else { Part::of(word.deprel) };
        let governor = parsed.governor(head);
        let is_subject = matches!(part, Part::Subject);
        let mut ids: Vec<Id> = words.iter().map(|word| self.lexicon.id(word)).collect();
        let last = ids.last().copied();
        ids.sort_unstable();
        ids.dedup();
        Profile {
            start,
            end,
            head,
            sentence: places.sentence[head],
            paragraph: places.paragraph[head],
            quotation: places.quotation[head],
            kind: draft.kind,
            class: class(draft, pronoun, determiner),
            pronoun,
            number: self.number(head, pronoun),
            gender: if pronoun.row > 0 { pronoun.gender } else { self.title(start, head) },
            first_name: self.first_name(draft),
            determiner,
            part,
            governor,
            describes: governor.filter(|_| part == Part::Possessor).and_then(|own| self.beside(own)),
            clauses: [clause, places.clause(parsed, clause)],
            is_reported: parsed.words[clause].deprel == Deprel::Ccomp,
            speaks: is_subject && governor.is_some_and(|verb| SAYING.contains(&&*parsed.words[verb].lemma)),
            is_predicate: places.is_predicate[head],
            is_listed: places.is_listed[head],
            lemma: self.lexicon.id(&lemma),
            stem: self.lexicon.id(&beginning(&lemma)),
            words: ids,
            last,
            text: self.lexicon.id(&joined),
            initials: self.initials(draft).map(|initials| self.lexicon.id(&initials)),
            depth: 0,
            holds: false,
        }
    }

    fn pronoun(&self, draft: &MentionDraft) -> Pronoun {
        let head = draft.head.get();
        let is_one = matches!(self.parsed.words[head].upos, Upos::Pron | Upos::Det);
        if is_one && draft.form == MentionForm::Pronoun {
            pronoun(&self.parsed.form(head).to_lowercase())
        } else {
            Pronoun::default()
        }
    }

    /// The words that a mention is compared by. One without any keeps all: "the", "Mr.".
    fn words(&self, start: usize, end: usize) -> Vec<String> {
        let range = start..end.min(start + LONGEST);
        let counts = |&token: &usize| {
            let word = &self.parsed.words[token];
            let is_article = word.upos == Upos::Det && matches!(&*word.lemma, "the" | "a" | "an" | "this" | "that");
            !is_article && !matches!(word.upos, Upos::Punct | Upos::Part) && title(self.parsed.form(token)).is_none()
        };
        let lower = |token: usize| self.parsed.form(token).to_lowercase();
        let telling: Vec<String> = range.clone().filter(counts).map(lower).collect();
        if telling.is_empty() { range.map(lower).collect() } else { telling }
    }

    fn number(&self, head: usize, pronoun: Pronoun) -> Number {
        let features = &self.parsed.words[head].features;
        match features.value("Number") {
            _ if pronoun.row > 0 => pronoun.number,
            _ if self.places.is_listed[head] => Number::Several,
            Some("Plur") => Number::Several,
            Some("Sing") => Number::One,
            _ => Number::Unknown,
        }
    }

    /// What a word stands beside: "Ana" for "lawyer" in "Ana, his lawyer".
    fn beside(&self, word: usize) -> Option<usize> {
        self.parsed.governor(word).filter(|_| self.parsed.words[word].deprel == Deprel::Appos)
    }

    /// What a title before the head says: "Mrs." in "Mrs. Ruiz".
    fn title(&self, start: usize, head: usize) -> Gender {
        (start..=head).find_map(|token| title(self.parsed.form(token))).unwrap_or_default()
    }

    /// What the first name of a person says that stands before another: "Ilse" in "Mayor Ilse Brandt". Left alone: "Grace" of Monaco, "Austin" (who may be Steve), and
    /// names that women and men have.
    fn first_name(&self, draft: &MentionDraft) -> Gender {
        let (start, end) = (draft.tokens.start.get(), draft.tokens.end.get());
        if draft.form != MentionForm::Name || draft.kind != Kind::Person {
            return Gender::Unknown;
        }
        let is_proper = |&token: &usize| self.parsed.words[token].upos == Upos::Propn;
        let names: Vec<usize> =
            (start..end.min(start + LONGEST)).skip_while(|token| !is_proper(token)).take_while(is_proper).collect();
        let [firsts @ .., _] = &*names else { return Gender::Unknown };
        let mut genders = firsts.iter().map(|&token| first_names::gender(self.parsed.form(token)));
        genders.find(|&gender| gender != Gender::Unknown).unwrap_or_default()
    }

    fn determiner(&self, start: usize, head: usize) -> Determiner {
        let word = &self.parsed.words[start];
        let is_possessive = |token: usize| self.parsed.words[token].deprel == Deprel::NmodPoss;
        match &*word.lemma {
            _ if start == head => Determiner::None,
            "the" => Determiner::Definite,
            "a" | "an" => Determiner::Indefinite,
            "this" | "that" | "these" | "those" => Determiner::Demonstrative,
            _ if (start..head.min(start + LONGEST)).any(is_possessive) => Determiner::Possessive,
            _ if word.upos == Upos::Det => Determiner::Quantity,
            _ if word.upos == Upos::Num => Determiner::Count,
            _ => Determiner::None,
        }
    }

    /// "IAEA" of "the International Atomic Energy Agency", of "IAEA" and of "I.A.E.A.".
    fn initials(&self, draft: &MentionDraft) -> Option<String> {
        if draft.form != MentionForm::Name {
            return None;
        }
        let end = draft.tokens.end.get().min(draft.tokens.start.get() + LONGEST);
        let names =
            || (draft.tokens.start.get()..end).map(|token| self.parsed.form(token)).filter(|form| is_capital(form));
        if let [only] = names().take(2).collect::<Vec<_>>()[..] {
            let letters: String = only.chars().filter(|&letter| letter != '.').collect();
            let is_short = letters.chars().all(char::is_uppercase) && (2..=8).contains(&letters.chars().count());
            return is_short.then_some(letters);
        }
        let first: String = names().filter_map(|form| form.chars().next()).collect();
        (first.chars().count() > 1).then_some(first)
    }
}

/// A name's word: with a capital, and not the article that begins a name.
fn is_capital(form: &str) -> bool {
    form.starts_with(char::is_uppercase) && form != "The"
}

fn class(draft: &MentionDraft, pronoun: Pronoun, determiner: Determiner) -> Class {
    let is_definite = matches!(determiner, Determiner::Definite | Determiner::Demonstrative | Determiner::Possessive);
    match (draft.form, pronoun.person) {
        (MentionForm::Pronoun, Person::First | Person::Second) => Class::Speaker,
        (MentionForm::Pronoun, Person::Third) => Class::ThirdPerson,
        (MentionForm::Pronoun, Person::None) => Class::OtherPronoun,
        (MentionForm::Name, _) => Class::Name,
        (MentionForm::Description, _) if is_definite => Class::Definite,
        (MentionForm::Description, _) => Class::Other,
    }
}

/// Titles that tell a man from a woman (AP Stylebook, "courtesy titles", and British forms of address); they are no part of a name.
fn title(form: &str) -> Option<Gender> {
    match form.strip_suffix('.').unwrap_or(form) {
        "Mr" | "MR" | "Mister" | "Sir" | "Lord" => Some(Gender::Man),
        "Mrs" | "MRS" | "Ms" | "MS" | "Miss" | "MISS" | "Lady" | "Dame" | "Madam" => Some(Gender::Woman),
        _ => None,
    }
}

fn beginning(lemma: &str) -> String {
    lemma.chars().take(STEM).collect()
}

/// Verbs of saying: those that are a cue of one word 50 times and more in PolNeAR (train), all forms of a verb together, less those
/// that are as often about what is seen, wanted or done ("show", "find", "seem", "want", "support").
const SAYING: &[&str] = &[
    "accuse",
    "acknowledge",
    "add",
    "announce",
    "argue",
    "ask",
    "believe",
    "call",
    "cite",
    "claim",
    "continue",
    "criticize",
    "declare",
    "describe",
    "explain",
    "note",
    "promise",
    "recall",
    "report",
    "say",
    "suggest",
    "tell",
    "think",
    "tweet",
    "write",
];
