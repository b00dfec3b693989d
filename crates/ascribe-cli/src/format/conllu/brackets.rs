//! The brackets around mentions: "(d1e1-person-2-person-name-new(d1e2-place-1-gpe-name-same)" on the first word, "d1e1)" on the last.

use std::cmp::Reverse;

use ascribe::{Analysis, EntityIdx, EntityKind, Mention, MentionForm, MentionIdx, Referent};

/// What stands in an opening bracket: the entity, numbered in its document and that in the run; what CorefUD calls it; which word of the mention
/// is its head; what it is; how the mention refers; and how it is linked: to nothing before it, to the same, or to nobody knows whom.
/// CorefUD wants the first three in this order.
pub(super) const FIELDS: &str = "eid-etype-head-kind-form-link";

/// The brackets of each word.
pub(super) fn of_words(document: usize, analysis: &Analysis) -> Vec<String> {
    let mut brackets = vec![String::new(); analysis.tokens.len()];
    let mut mentions: Vec<(&Mention, Opened)> = opened(analysis).collect();
    mentions.sort_by_key(|(mention, _)| (mention.tokens.start, Reverse(mention.tokens.end)));
    for (mention, opened) in &mentions {
        let one_word = mention.tokens.end.get() - mention.tokens.start.get() == 1;
        let end = if one_word { ")" } else { "" };
        brackets[mention.tokens.start.get()] += &format!("(d{document}{}{end}", opened.fields(mention));
    }
    // What was opened last is closed first.
    mentions.sort_by_key(|(mention, _)| (mention.tokens.end, Reverse(mention.tokens.start)));
    for (mention, opened) in &mentions {
        if mention.tokens.end.get() - mention.tokens.start.get() > 1 {
            brackets[mention.tokens.end.get() - 1] += &format!("d{document}e{})", opened.number);
        }
    }
    brackets
}

/// A mention's entity and how it is linked to it.
struct Opened {
    number: usize,
    kind: EntityKind,
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
        format!("e{number}-{}-{head}-{}-{form}-{link}", etype(*kind), kind.name())
    }
}

/// What CorefUD calls a kind: it has no states, peoples and works of their own, and takes them as GUM does, for places, persons and abstract
/// things. (<https://github.com/ufal/corefUD/issues/13>)
fn etype(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Gpe => "place",
        EntityKind::Norp => "person",
        EntityKind::Work => "abstract",
        other => other.name(),
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
                Opened { number: unsure, kind: mention.kind, link: "unsure" }
            }
        };
        (mention, opened)
    })
}

fn known(analysis: &Analysis, entity: EntityIdx, mention: MentionIdx) -> Opened {
    let found = &analysis.entities[entity.get()];
    let link = if found.mentions.first() == Some(&mention) { "new" } else { "same" };
    Opened { number: entity.get() + 1, kind: found.kind, link }
}
