//! Reads GUM's entities: who is mentioned where, and which mentions speak of the same.
//!
//! GUM writes them into the last column of CoNLL-U as brackets around the words: `Entity=(12-person-new-…-coref` opens a mention of the entity 12,
//! `Entity=12)` closes it, and `(12-…)` is one of a single word. Mentions may lie inside each other. (Zeldes 2017, and
//! <https://corefud.github.io>, which both call the entity a group.)

use std::collections::BTreeMap;
use std::path::Path;

use ascribe_types::{
    Analysis, Entity, EntityIdx, Kind, Mention, MentionForm, MentionIdx, Referent, Span, Token, TokenIdx,
};

use crate::Error;
use crate::conllu::{self, SplitDocument};

/// A document of GUM with its mentions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GumDocument {
    /// Its text, words and trees.
    pub split: SplitDocument,
    /// Its mentions, in order of first words, the longer first.
    pub mentions: Vec<GumMention>,
}

/// A mention as people marked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GumMention {
    /// Its first word.
    pub first: usize,
    /// Its last word.
    pub last: usize,
    /// The number of its entity in the document.
    pub entity: u32,
    /// What it speaks of, in GUM's words: "person", "abstract" ….
    pub kind: String,
    /// How it came to be linked: "ana" for a pronoun, "coref", "appos", "pred", "sgl" where nothing else speaks of the same ….
    pub link: String,
}

impl GumMention {
    /// Where it stands.
    pub fn span(&self, tokens: &[Token]) -> Span {
        tokens[self.first].span.cover(tokens[self.last].span)
    }
}

/// Reads the documents of one file.
///
/// # Errors
///
/// If the file cannot be read, is not CoNLL-U, or has brackets that do not match.
pub fn read(path: &Path) -> Result<Vec<GumDocument>, Error> {
    let documents = conllu::read(path)?.into_iter();
    documents.map(|split| with_mentions(split).map_err(|what| Error::malformed(path, what))).collect()
}

/// A document with the mentions that its notes have.
///
/// # Errors
///
/// If the brackets do not match.
pub fn with_mentions(split: SplitDocument) -> Result<GumDocument, String> {
    let mentions = mentions(&split)?;
    Ok(GumDocument { split, mentions })
}

impl GumDocument {
    /// The whole as the program would have it, had it found what people did: a name is what has a proper noun as its head.
    pub fn analysis(&self) -> Analysis {
        let mut analysis = self.split.analysis();
        let mut numbers: BTreeMap<u32, EntityIdx> = BTreeMap::new();
        for gold in &self.mentions {
            let fresh = EntityIdx(index(numbers.len()));
            let entity = *numbers.entry(gold.entity).or_insert(fresh);
            let mention = self.mention(gold, entity);
            if entity == fresh && analysis.entities.len() == entity.get() {
                analysis.entities.push(begin(&mention));
            }
            add(&mut analysis.entities[entity.get()], MentionIdx(index(analysis.mentions.len())), &mention);
            analysis.mentions.push(mention);
        }
        analysis
    }

    fn mention(&self, gold: &GumMention, entity: EntityIdx) -> Mention {
        let inside = gold.first..=gold.last;
        let words = &self.split.words;
        let outside = |at: &usize| words[*at].head.is_none_or(|head| !inside.contains(&head));
        let head = inside.clone().find(outside).unwrap_or(gold.first);
        let form = match words[head].upos.as_str() {
            "PROPN" => MentionForm::Name,
            "PRON" | "DET" if gold.first == gold.last => MentionForm::Pronoun,
            _ => MentionForm::Description,
        };
        Mention {
            tokens: TokenIdx(index(gold.first))..TokenIdx(index(gold.last + 1)),
            head: TokenIdx(index(head)),
            kind: Kind::from_name(&gold.kind).unwrap_or(Kind::Object),
            form,
            referent: Referent::Entity(entity),
        }
    }
}

/// An entity that has nothing yet, called by its first mention.
fn begin(mention: &Mention) -> Entity {
    Entity {
        name: mention.tokens.clone(),
        kind: mention.kind,
        named: false,
        mentions: Vec::new(),
        description: None,
        affiliation: None,
        abbreviations: Vec::new(),
        country: None,
    }
}

/// Adds a mention to its entity: the first name calls it, else the first description.
fn add(entity: &mut Entity, at: MentionIdx, mention: &Mention) {
    let is_name = mention.form == MentionForm::Name;
    let told = entity.description.is_some() || entity.named;
    if is_name && !entity.named || mention.form == MentionForm::Description && !told {
        entity.name = mention.tokens.clone();
    }
    entity.named |= is_name;
    if mention.form == MentionForm::Description && entity.description.is_none() {
        entity.description = Some(mention.tokens.clone());
    }
    entity.mentions.push(at);
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("a treebank has no more words than bytes")
}

/// The mentions of a document.
fn mentions(document: &SplitDocument) -> Result<Vec<GumMention>, String> {
    let mut found = Vec::new();
    let mut open: Vec<GumMention> = Vec::new();
    for (word, columns) in document.words.iter().enumerate() {
        let notes = columns.misc.split('|').filter_map(|note| note.strip_prefix("Entity="));
        for bracket in notes.flat_map(brackets) {
            let closes = bracket.ends_with(')');
            let inner = bracket.trim_end_matches(')');
            if let Some(opening) = inner.strip_prefix('(') {
                open.push(opened(opening, word)?);
            }
            if closes {
                let entity = entity(inner.trim_start_matches('('))?;
                let at = open.iter().rposition(|mention| mention.entity == entity);
                let at = at.ok_or_else(|| format!("closes what was not opened: {bracket}"))?;
                found.push(GumMention { last: word, ..open.remove(at) });
            }
        }
    }
    if let Some(mention) = open.first() {
        return Err(format!("opens what is not closed: {}", mention.entity));
    }
    found.sort_by_key(|mention| (mention.first, std::cmp::Reverse(mention.last)));
    Ok(found)
}

/// The brackets of a note, one by one: "(1-person-new" "(2-place-new)" "3)".
fn brackets(note: &str) -> Vec<&str> {
    let mut rest = note;
    let mut found = Vec::new();
    while !rest.is_empty() {
        let opens = usize::from(rest.starts_with('('));
        let end = match rest[opens..].find(['(', ')']) {
            Some(at) if rest[opens + at..].starts_with(')') => opens + at + 1,
            Some(at) => opens + at,
            None => rest.len(),
        };
        found.push(&rest[..end]);
        rest = &rest[end..];
    }
    found
}

/// The mention that begins at `word` with what stands after its opening bracket.
fn opened(bracket: &str, word: usize) -> Result<GumMention, String> {
    let fields: Vec<&str> = bracket.split('-').collect();
    let field = |at: usize| fields.get(at).copied().unwrap_or_default().to_owned();
    Ok(GumMention { first: word, last: word, entity: entity(bracket)?, kind: field(1), link: field(6) })
}

/// The number of the entity that a bracket begins with: "12", or "d3e12" where entities are numbered through several documents.
fn entity(bracket: &str) -> Result<u32, String> {
    let name = bracket.split('-').next().unwrap_or_default();
    let number = name.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    number.parse().map_err(|_| format!("not the number of an entity: {bracket}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conllu::Columns;

    fn check(notes: &[&str], expected: Result<&[(usize, usize, u32, &str)], &str>) {
        let word = |note: &&str| Columns { misc: (*note).to_owned(), ..Columns::default() };
        let document = SplitDocument { words: notes.iter().map(word).collect(), ..SplitDocument::default() };
        let fields = |m: &GumMention| (m.first, m.last, m.entity, m.kind.clone());
        let found = mentions(&document).map(|mentions| mentions.iter().map(fields).collect::<Vec<_>>());
        let own = |&(first, last, entity, kind): &(usize, usize, u32, &str)| (first, last, entity, kind.to_owned());
        assert_eq!(found, expected.map(|mentions| mentions.iter().map(own).collect()).map_err(str::to_owned));
    }

    #[test]
    fn mentions_lie_inside_each_other() {
        check(
            &[
                "Entity=(7-person-new-nn-cf1-3-coref(2-place-new-nn-cf2-1-sgl-Oslo)|SpaceAfter=No",
                "_",
                "Bridge=1<7|Entity=(7-person-giv:act-nn-cf1-1-appos)7)",
            ],
            Ok(&[(0, 2, 7, "person"), (0, 0, 2, "place"), (2, 2, 7, "person")]),
        );
    }

    #[test]
    fn mentions_of_one_entity_close_from_the_inside() {
        check(
            &["Entity=(4-time-new", "Entity=(4-time-new", "Entity=4)4)"],
            Ok(&[(0, 2, 4, "time"), (1, 2, 4, "time")]),
        );
    }

    #[test]
    fn entities_may_be_numbered_through_documents() {
        check(&["Entity=(d2e4-time", "Entity=(d2e14-time)d2e4)"], Ok(&[(0, 1, 4, "time"), (1, 1, 14, "time")]));
    }

    #[test]
    fn brackets_that_do_not_match_are_refused() {
        check(&["Entity=4)"], Err("closes what was not opened: 4)"));
        check(&["Entity=(4-time"], Err("opens what is not closed: 4"));
        check(&["Entity=(x-time)"], Err("not the number of an entity: x-time"));
    }
}
