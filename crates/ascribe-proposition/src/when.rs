//! When something is done: the time that stands in the main clause of a content.

use ascribe_types::{Deprel, Time, TimeKind, TokenIdx};

use crate::clause::Clause;
use crate::page::Page;
use crate::passage::Passage;

/// Clauses whose times are their own.
const CLAUSES: [Deprel; 8] = [
    Deprel::Acl,
    Deprel::AclRelcl,
    Deprel::Advcl,
    Deprel::AdvclRelcl,
    Deprel::Ccomp,
    Deprel::Csubj,
    Deprel::Parataxis,
    Deprel::Xcomp,
];

/// The time of a clause. A day or an hour comes before a duration, and of two the one that stands nearer to the verb in the tree.
///
/// "On Monday the minister said" tells when it was said and not when it is done, so no time outside of the content is taken.
pub(crate) fn time(page: &Page<'_>, passage: &Passage, clause: &Clause, times: &[Time]) -> Option<Time> {
    let (first, last) = passage.tokens().first().zip(passage.tokens().last())?;
    let from = times.partition_point(|time| time.span.end <= page.at(*first).start);
    let near = times[from..].iter().take_while(|time| time.span.start < page.at(*last).end);
    let own = near.filter_map(|time| Some((distance(page, passage, clause, time)?, time)));
    own.min_by_key(|(distance, time)| (rank(time.kind), *distance)).map(|(_, time)| time.clone())
}

fn rank(kind: TimeKind) -> u8 {
    match kind {
        TimeKind::Date | TimeKind::Time => 0,
        TimeKind::Duration => 1,
        TimeKind::Set => 2,
    }
}

/// How far below the verb a time stands; none where another clause lies between, or the words are not the content's.
fn distance(page: &Page<'_>, passage: &Passage, clause: &Clause, time: &Time) -> Option<usize> {
    let tokens = page.tokens(time.span);
    let top = page.top(&tokens).filter(|_| passage.holds(&tokens))?;
    let mut path = page.upwards(top).enumerate();
    path.find_map(|(steps, token)| {
        if clause.chain.contains(&token) {
            return Some(Some(steps));
        }
        is_clause(page, token).then_some(None)
    })
    .flatten()
}

fn is_clause(page: &Page<'_>, token: TokenIdx) -> bool {
    CLAUSES.contains(&page.deprel(token)) || page.depending(token, &super::clause::SUBJECTS).next().is_some()
}
