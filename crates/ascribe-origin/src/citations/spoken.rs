//! The outlet to which a source spoke: "a former diplomat told the Courier".

use ascribe_types::{Attribution, Deprel, EntityIdx, Kind, Mention, MentionForm, Referent, Span, TokenIdx, Upos};

use super::Reading;

/// Verbs whose object is who hears it (VerbNet's classes tell-37.2 and advise-37.9, those that outlets are told with).
const TELL: [&str; 3] = ["tell", "inform", "assure"];

/// Where one speaks to an outlet: "said in an interview with the Courier", "in remarks to Interpress".
const TALKS: [&str; 5] = ["interview", "remark", "comment", "statement", "conversation"];

/// Nouns for outlets that stand before their names: "told the newspaper Kystposten".
const OUTLETS: [&str; 12] = [
    "agency",
    "broadcaster",
    "channel",
    "daily",
    "journal",
    "magazine",
    "newspaper",
    "paper",
    "site",
    "station",
    "tabloid",
    "weekly",
];

/// Words in the names of bodies that are told things, or report them, and are no outlets: what lies below "assembly", "court", "committee", "agency", "institution" and
/// "party" in WordNet 3.1, as it stands in names of PolNeAR's training texts.
pub(super) const NO_OUTLETS: [&str; 42] = [
    "agency",
    "army",
    "assembly",
    "association",
    "bank",
    "board",
    "bureau",
    "cabinet",
    "center",
    "centre",
    "commission",
    "committee",
    "company",
    "conference",
    "congress",
    "convention",
    "council",
    "court",
    "department",
    "duma",
    "fbi",
    "foundation",
    "fund",
    "government",
    "house",
    "inquiry",
    "institute",
    "knesset",
    "legislature",
    "ministry",
    "office",
    "organization",
    "panel",
    "parliament",
    "party",
    "police",
    "senate",
    "service",
    "subcommittee",
    "tribunal",
    "union",
    "university",
];

impl Reading<'_> {
    /// The outlet to which the source of an attribution spoke, and the words that say so.
    pub(super) fn spoken_to(&self, attribution: &Attribution) -> Option<(EntityIdx, Span)> {
        let cue = attribution.cue?;
        let told = || self.tokens(cue).filter(|&token| TELL.contains(&self.lemma(token).as_str()));
        let heard = told().find_map(|verb| self.hearer(verb));
        heard.or_else(|| self.tokens(cue).find_map(|verb| self.interviewer(verb)))
    }

    /// "told the Courier". A named organization that is told something is an outlet unless its name says otherwise: in PolNeAR's training texts some 155 of 165 are.
    fn hearer(&self, verb: TokenIdx) -> Option<(EntityIdx, Span)> {
        let objects = self.dependents(verb, &[Deprel::Obj, Deprel::Iobj, Deprel::Obl]);
        objects.into_iter().filter(|&word| self.preposition(word).is_none()).find_map(|word| self.press(word, true))
    }

    /// "said in an interview with the Courier".
    fn interviewer(&self, verb: TokenIdx) -> Option<(EntityIdx, Span)> {
        let talks = self.dependents(verb, &[Deprel::Obl]);
        let talks = talks.into_iter().filter(|&word| TALKS.contains(&self.lemma(word).as_str()));
        let with = talks.flat_map(|talk| self.dependents(talk, &[Deprel::Nmod]));
        let with =
            with.filter(|&word| self.preposition(word).is_some_and(|case| matches!(case.as_str(), "with" | "to")));
        with.into_iter().find_map(|word| self.press(word, false))
    }

    /// The outlet that a word names; where it is told something, any named organization may be one.
    fn press(&self, word: TokenIdx, told: bool) -> Option<(EntityIdx, Span)> {
        self.called(word).or_else(|| self.itself(word, told))
    }

    /// The outlet whose name follows a noun for outlets: "the newspaper Kystposten".
    fn called(&self, noun: TokenIdx) -> Option<(EntityIdx, Span)> {
        let analysis = &self.report.analysis;
        let follows = |mention: &&Mention| mention.tokens.start.0 == noun.0 + 1 && mention.form == MentionForm::Name;
        let name = analysis.mentions.iter().find(follows).filter(|_| OUTLETS.contains(&self.lemma(noun).as_str()))?;
        let Referent::Entity(entity) = name.referent else { return None };
        let noun = analysis.tokens[noun.get()].span;
        Some((entity, noun.cover(analysis.span(&name.tokens))))
    }

    fn itself(&self, word: TokenIdx, told: bool) -> Option<(EntityIdx, Span)> {
        let analysis = &self.report.analysis;
        let headed = || analysis.mentions.iter().filter(|mention| mention.head == word);
        let mention = headed().min_by_key(|mention| mention.tokens.end.0 - mention.tokens.start.0)?;
        let Referent::Entity(entity) = mention.referent else { return None };
        let named = self.entity(entity).named;
        (named && (self.is_outlet(entity) || told && self.may_be_press(mention, entity)))
            .then(|| (entity, analysis.span(&mention.tokens)))
    }

    fn may_be_press(&self, mention: &Mention, entity: EntityIdx) -> bool {
        let kinds = matches!(self.entity(entity).kind, Kind::Organization | Kind::Work);
        let head = &self.report.analysis.words[mention.head.get()];
        let tokens = self.entity(entity).name.clone();
        let mut lemmas = (tokens.start.0..tokens.end.0).map(|token| self.lemma(TokenIdx(token)));
        let is_name = mention.form == MentionForm::Name && head.upos == Upos::Propn;
        kinds && is_name && !lemmas.any(|lemma| NO_OUTLETS.contains(&lemma.as_str()))
    }

    fn lemma(&self, token: TokenIdx) -> String {
        self.report.analysis.words[token.get()].lemma.to_lowercase()
    }

    /// The words of the sentence that hang on one in these ways, in order. They are not far: a sentence is as far as they can be.
    fn dependents(&self, head: TokenIdx, ways: &[Deprel]) -> Vec<TokenIdx> {
        let analysis = &self.report.analysis;
        let after = analysis.sentences.partition_point(|sentence| sentence.tokens.end <= head);
        let tokens =
            analysis.sentences.get(after).map_or(0..0, |sentence| sentence.tokens.start.0..sentence.tokens.end.0);
        let hangs = |token: &TokenIdx| {
            let word = &analysis.words[token.get()];
            word.head == Some(head) && ways.contains(&word.deprel)
        };
        tokens.map(TokenIdx).filter(hangs).collect()
    }

    fn preposition(&self, word: TokenIdx) -> Option<String> {
        self.dependents(word, &[Deprel::Case]).first().map(|&case| self.lemma(case))
    }
}
