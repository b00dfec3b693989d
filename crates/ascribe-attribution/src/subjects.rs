//! The subject of a cue that was read without a source.
//!
//! `The governor ordered an inquiry`: where the model read no source, the subject of the cue's verb is it, or the owner of its noun
//! (`the growers' demand that …`), if it is somebody who can speak: a person, a body, a state, a people. Left alone: things (`a furor arose over …`),
//! "it", "that" and relative pronouns, passives (`the broker is accused of …`), and subjects that stand in the content.
//! In 300 of PolNeAR's training articles the model leaves 12 active verbs and nouns with a subject or owner of their own without a source. Only one of the 12
//! should have it, and that one is an outlet's name; the rest are such as are left alone. What is won is in short texts, which corpora of whole articles do not have.

use std::ops::Range;

use ascribe_types::{Analysis, Deprel, Kind, Mention, Span, TokenIdx, Upos};

use crate::spans::Parts;
use crate::tree::Tree;

/// Gives cues without a source their subject.
pub(crate) fn fill(tree: &Tree<'_>, parts: &mut [Parts]) {
    for own in parts.iter_mut().filter(|own| own.source.is_none()) {
        let subject = own.cue.and_then(|cue| subject(tree, cue));
        own.source = subject.filter(|&subject| own.all().all(|span| !span.overlaps(subject)));
    }
}

/// Who does what a cue says.
fn subject(tree: &Tree<'_>, cue: Span) -> Option<Span> {
    let head = tree.top(cue)?;
    let wanted = match tree.upos(head) {
        Upos::Noun => Deprel::NmodPoss,
        Upos::Verb | Upos::Adj => Deprel::Nsubj,
        _ => return None,
    };
    speaker(tree.analysis, tree.tied(head, &[wanted]).next()?)
}

/// The words of somebody who can speak, given their head.
pub(crate) fn speaker(analysis: &Analysis, head: TokenIdx) -> Option<Span> {
    let person = matches!(analysis.words[head.get()].lemma.as_ref(), "I" | "he" | "she" | "we" | "they");
    let own = || person.then(|| analysis.tokens[head.get()].span);
    let speaks = |mention: &&Mention| mention.head == head && can_speak(mention.kind);
    let longest =
        mentions_near(analysis, head).filter(speaks).max_by_key(|mention| analysis.span(&mention.tokens).len());
    match analysis.words[head.get()].upos {
        Upos::Pron | Upos::Det => own(),
        _ => longest.map(|mention| analysis.span(&mention.tokens)),
    }
}

fn can_speak(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Organization | Kind::Gpe | Kind::Norp)
}

/// The mentions that begin in the sentence of a token.
fn mentions_near(analysis: &Analysis, token: TokenIdx) -> impl Iterator<Item = &Mention> {
    let tokens = sentence(analysis, token);
    let place = |at: TokenIdx| analysis.mentions.partition_point(move |mention| mention.tokens.start < at);
    analysis.mentions[place(tokens.start)..place(tokens.end)].iter()
}

fn sentence(analysis: &Analysis, token: TokenIdx) -> &Range<TokenIdx> {
    let at = analysis.sentences.partition_point(|sentence| sentence.tokens.end <= token);
    &analysis.sentences[at].tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::stage::Stage;
    use ascribe_types::MentionForm::{Description, Name};

    fn check(stage: &Stage, cue: &str, content: &str, expected: Option<&str>) {
        let (tree, parts) = stage.unstated(cue, content);
        let mut parts = [parts];
        fill(&tree, &mut parts);
        assert_eq!(parts[0].source.map(|source| stage.passage(source)), expected);
    }

    #[test]
    fn the_subject_of_a_verb() {
        let line =
            "The/det/2/det governor/noun/4/nsubj had/aux/4/aux ordered/verb/0/root an/det/6/det inquiry/noun/4/obj";
        let stage = Stage::new(line);
        check(&stage, "had ordered", "an inquiry", None);
        let stage = stage.mention("The governor", Kind::Person, Description, Some(0));
        check(&stage, "had ordered", "an inquiry", Some("The governor"));
        check(&stage, "ordered", "The governor had", None);
    }

    #[test]
    fn the_owner_of_a_noun() {
        let line = "Iceland/propn/3/nmod:poss 's/part/1/case threat/noun/0/root to/part/5/mark leave/verb/3/acl";
        let stage = Stage::new(line).mention("Iceland", Kind::Gpe, Name, Some(0));
        check(&stage, "threat", "to leave", Some("Iceland"));
    }

    #[test]
    fn a_pronoun_that_speaks() {
        check(
            &Stage::new("he/pron/2/nsubj begged/verb/0/root to/part/4/mark go/verb/2/xcomp"),
            "begged",
            "to go",
            Some("he"),
        );
        check(
            &Stage::new("it/pron/2/nsubj seemed/verb/0/root to/part/4/mark go/verb/2/xcomp"),
            "seemed",
            "to go",
            None,
        );
    }

    #[test]
    fn nobody_who_undergoes_it() {
        let line = "Okafor/propn/3/nsubj:pass is/aux/3/aux:pass accused/verb/0/root of/adp/5/case theft/noun/3/obl";
        let stage = Stage::new(line).mention("Okafor", Kind::Person, Name, Some(0));
        check(&stage, "is accused of", "theft", None);
    }
}
