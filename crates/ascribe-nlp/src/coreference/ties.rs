//! How two mentions of one sentence hang together in its tree. Some ties say that they are the same ("Ana Ruiz, the minister"), some that
//! they are not ("Ana saw her").

use super::profile::{Part, Profile};

/// How a mention hangs together with an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// They stand in different sentences.
    None,
    /// None of the others.
    Sentence,
    /// "[Ana Ruiz], [the minister]".
    Apposition,
    /// "[Ana Ruiz] is [the minister]".
    Copula,
    /// "[President] [Ruiz]", where both are mentions.
    Naming,
    /// "[Ana] and [Bo]".
    Conjuncts,
    /// "[[her] brother]".
    OwnPossessor,
    /// "[the brother of [Bo]]".
    Holds,
    /// "[Ana] saw [her]".
    Clause,
    /// "[Ana] saw [her] brother".
    PossessorInClause,
    /// "[Ana] said that [she] saw".
    ClauseAbove,
    /// The same, where the one above speaks.
    SpeechAbove,
    /// "When [she] came, [Ana] saw".
    ClauseBelow,
    /// Two mentions with one head.
    SameHead,
}

impl Tie {
    pub(super) const COUNT: usize = 14;
}

/// What ties `mention` to one `before` it.
pub(super) fn tie(mention: &Profile, before: &Profile) -> Tie {
    if mention.sentence != before.sentence {
        return Tie::None;
    }
    if mention.head == before.head {
        return Tie::SameHead;
    }
    if before.end >= mention.end {
        return if mention.part == Part::Possessor { Tie::OwnPossessor } else { Tie::Holds };
    }
    direct(mention, before).unwrap_or_else(|| by_clause(mention, before))
}

/// A tie from head to head.
fn direct(mention: &Profile, before: &Profile) -> Option<Tie> {
    if before.governor == Some(mention.head) && mention.is_predicate && before.part == Part::Subject {
        return Some(Tie::Copula);
    }
    if before.part == Part::Conjunct && mention.part == Part::Conjunct && before.governor == mention.governor {
        return Some(Tie::Conjuncts);
    }
    let is_below = mention.governor == Some(before.head);
    let is_above = before.governor == Some(mention.head);
    match (is_below, is_above, mention.part) {
        (true, _, Part::Apposition) => Some(Tie::Apposition),
        (true, _, Part::Conjunct) => Some(Tie::Conjuncts),
        (true, _, Part::Modifier) => Some(Tie::Naming),
        (_, true, _) if before.part == Part::Modifier => Some(Tie::Naming),
        _ => None,
    }
}

fn by_clause(mention: &Profile, before: &Profile) -> Tie {
    let ([own, above], [other, other_above]) = (mention.clauses, before.clauses);
    match mention.part {
        Part::Possessor if own == other => Tie::PossessorInClause,
        _ if own == other => Tie::Clause,
        _ if above == other && before.speaks => Tie::SpeechAbove,
        _ if above == other => Tie::ClauseAbove,
        _ if other_above == own => Tie::ClauseBelow,
        _ => Tie::Sentence,
    }
}
