//! Chooses among readings that claim the same words.

use std::cmp::Ordering;
use std::ops::Range;

use ascribe_types::{Reading, Role, TokenIdx};

/// Readings less likely than this are left out. On PolNeAR's dev texts precision and recall of the attributions found are about equal at 0.4; at 0.5 no
/// fewer are wholly right by F1, and what is told is right more often, which is worth more than what is missed.
const LEAST_PROBABILITY: f32 = 0.5;

/// The same of those inside a content, which must agree with the tree too.
const LEAST_INSIDE: f32 = 0.3;

/// The readings that stand, likeliest first: each unless a likelier one claims a word of its cue or content.
///
/// Several attributions may share a source ("The mayor said A and warned that B"); no word is in two cues or contents, because the
/// gold that the model learnt from has none of that.
pub(crate) fn choose(readings: &[Reading]) -> Vec<&Reading> {
    chosen(readings, LEAST_PROBABILITY)
}

/// The same of readings inside a content.
pub(crate) fn choose_inside(readings: &[Reading]) -> Vec<&Reading> {
    chosen(readings, LEAST_INSIDE)
}

fn chosen(readings: &[Reading], least: f32) -> Vec<&Reading> {
    let likely = |reading: &&Reading| reading.probability >= least;
    let mut order: Vec<&Reading> = readings.iter().filter(likely).filter(|reading| has_content(reading)).collect();
    order.sort_by(|left, right| likelier_first(left, right));
    let mut claims = Claims::default();
    order.retain(|reading| claims.admit(reading));
    order
}

fn has_content(reading: &Reading) -> bool {
    reading.roles.iter().any(|(role, _)| *role == Role::Content)
}

fn likelier_first(left: &Reading, right: &Reading) -> Ordering {
    right.probability.total_cmp(&left.probability).then(left.anchor.cmp(&right.anchor))
}

/// The words that readings already chosen claim, by token.
#[derive(Default)]
struct Claims(Vec<Option<Role>>);

impl Claims {
    /// Enters a reading's claims unless they clash with earlier ones.
    fn admit(&mut self, reading: &Reading) -> bool {
        let clashes = reading.roles.iter().any(|(role, tokens)| self.clash(*role, tokens));
        if !clashes {
            reading.roles.iter().for_each(|(role, tokens)| self.enter(*role, tokens));
        }
        !clashes
    }

    /// A source may be shared with a source and stand where nothing else does; cue and content are one attribution's own.
    fn clash(&self, role: Role, tokens: &Range<TokenIdx>) -> bool {
        let claimed = self.0.get(tokens.start.get()..tokens.end.get().min(self.0.len())).unwrap_or_default();
        claimed.iter().flatten().any(|&earlier| match role {
            Role::Source => earlier == Role::Content,
            Role::Cue | Role::Content => earlier != Role::Source,
        })
    }

    fn enter(&mut self, role: Role, tokens: &Range<TokenIdx>) {
        let end = tokens.end.get();
        if self.0.len() < end {
            self.0.resize(end, None);
        }
        self.0[tokens.start.get()..end].fill(Some(role));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(anchor: u32, probability: f32, roles: &[(Role, Range<u32>)]) -> Reading {
        let roles = roles.iter().map(|(role, tokens)| (*role, TokenIdx(tokens.start)..TokenIdx(tokens.end)));
        Reading { anchor: TokenIdx(anchor), probability, roles: roles.collect(), inner: Vec::new() }
    }

    fn check(readings: &[Reading], expected: &[u32]) {
        let chosen: Vec<u32> = choose(readings).iter().map(|reading| reading.anchor.0).collect();
        assert_eq!(chosen, expected);
    }

    #[test]
    fn the_likelier_reading_keeps_the_words() {
        let left = reading(1, 0.7, &[(Role::Source, 0..1), (Role::Cue, 1..2), (Role::Content, 2..9)]);
        let right = reading(5, 0.8, &[(Role::Cue, 5..6), (Role::Content, 6..9)]);
        check(&[left, right], &[5]);
    }

    #[test]
    fn a_source_may_say_two_things() {
        let first = reading(1, 0.9, &[(Role::Source, 0..1), (Role::Cue, 1..2), (Role::Content, 2..5)]);
        let second = reading(6, 0.8, &[(Role::Source, 0..1), (Role::Cue, 6..7), (Role::Content, 7..9)]);
        check(&[first, second], &[1, 6]);
    }

    #[test]
    fn leaves_out_the_unlikely_and_the_empty() {
        let unlikely = reading(1, 0.2, &[(Role::Cue, 1..2), (Role::Content, 2..5)]);
        let empty = reading(7, 0.9, &[(Role::Source, 6..7), (Role::Cue, 7..8)]);
        check(&[unlikely, empty], &[]);
    }
}
