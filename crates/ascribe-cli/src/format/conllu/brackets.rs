//! The brackets around mentions: "(1-person-2-name-new(2-gpe-1-name-same)" on the first word, "1)" on the last.

use std::cmp::Reverse;

use ascribe::{Analysis, EntityIdx, Mention, MentionForm, MentionIdx, Referent};

/// What stands in an opening bracket: the number of the entity in its document, what it is, which word of the mention is its head, how it
/// refers, and how it is linked: to nothing before it, to the same, or to nobody knows whom.
pub(super) const FIELDS: &str = "GRP-etype-head-form-link";

/// The brackets of each word.
pub(super) fn of_words(analysis: &Analysis) -> Vec<String> {
    let mut brackets = vec![String::new(); analysis.tokens.len()];
    let mut mentions: Vec<(&Mention, Opened)> = opened(analysis).collect();
    mentions.sort_by_key(|(mention, _)| (mention.tokens.start, Reverse(mention.tokens.end)));
    for (mention, opened) in &mentions {
        let one_word = mention.tokens.end.get() - mention.tokens.start.get() == 1;
        let end = if one_word { ")" } else { "" };
        brackets[mention.tokens.start.get()] += &format!("({}{end}", opened.fields(mention));
    }
    // What was opened last is closed first.
    mentions.sort_by_key(|(mention, _)| (mention.tokens.end, Reverse(mention.tokens.start)));
    for (mention, opened) in &mentions {
        if mention.tokens.end.get() - mention.tokens.start.get() > 1 {
            brackets[mention.tokens.end.get() - 1] += &format!("{})", opened.number);
        }
    }
    brackets
}

/// A mention's entity and how it is linked to it.
struct Opened {
    number: usize,
    kind: &'static str,
    link: &'static str,
}

impl Opened {
    fn fields(&self, mention: &Mention) -> String {
        let Self { number, kind, link } = self;
        let head = mention.head.get() - mention.tokens.start.get() + 1;
        let form = match mention.form {
            MentionForm::Name => "name",
            MentionForm::Description => "description",
            MentionForm::Pronoun => "pronoun",
        };
        format!("{number}-{kind}-{head}-{form}-{link}")
    }
}

/// Each mention with its entity; one of which nobody knows whom it refers to has a number of its own, after those of the entities.
fn opened(analysis: &Analysis) -> impl Iterator<Item = (&Mention, Opened)> {
    let mut unsure = analysis.entities.len();
    analysis.mentions.iter().zip(0..).map(move |(mention, at)| {
        let opened = match mention.referent {
            Referent::Entity(entity) => known(analysis, entity, MentionIdx(at)),
            Referent::Unsure => {
                unsure += 1;
                Opened { number: unsure, kind: mention.kind.name(), link: "unsure" }
            }
        };
        (mention, opened)
    })
}

fn known(analysis: &Analysis, entity: EntityIdx, mention: MentionIdx) -> Opened {
    let found = &analysis.entities[entity.get()];
    let link = if found.mentions.first() == Some(&mention) { "new" } else { "same" };
    Opened { number: entity.get() + 1, kind: found.kind.name(), link }
}
