//! What is weighed: how near each sentence and statement comes to the headline, who says it, and in which words.

use ascribe_types::{Certainty, Polarity, Span, Statement, Upos, VECTOR_WIDTH, Vector};

use super::Account;
use super::words::{KINDS, counts, of_kind};

/// How many features there are.
pub(super) const COUNT: usize = 68;

/// Stands for what there is none of.
const NONE: f32 = -0.1;

/// Stands for the nearness of what there is none of.
const FAR: f32 = -0.2;

/// What is less near than the nearest by more than this is not about the headline.
const NEARBY: f32 = 0.15;

/// Sentences that are looked at as nearest, and as the beginning.
const NEAREST: usize = 4;
const LEAD: usize = 3;

/// A sentence that others say from this share of it on is theirs.
const THEIRS: f32 = 0.3;

/// How fast a sentence's words lose weight with its distance from the headline.
const STEEPNESS: f32 = 8.0;

/// A sentence of the report, as the headline sees it.
struct Seen {
    near: f32,
    /// Words that refute, oppose, hedge, negate.
    words: [f32; KINDS],
    /// How much of it others say.
    told: f32,
    /// How much is affirmed, denied, neither.
    sides: [f32; 3],
    asks: bool,
    names: Vec<String>,
    numbers: Vec<String>,
}

/// All features of a headline and a report; none if either has no sentence.
pub(super) fn features(headline: Account<'_>, report: Account<'_>) -> Option<Vec<f32>> {
    let direction = direction(headline.sentences);
    let title = see(headline, &direction);
    let seen = see(report, &direction);
    let mut order: Vec<usize> = (0..seen.len()).collect();
    order.sort_by(|&one, &other| seen[other].near.total_cmp(&seen[one].near));
    let best = *order.first()?;
    let top: Vec<usize> =
        order.iter().take(NEAREST).copied().filter(|&at| seen[at].near > seen[best].near - NEARBY).collect();
    title.first()?;
    let mut out = nearness(&seen, &order);
    out.extend(whole_nearness(report.sentences, &direction));
    out.extend(shares(&title, &seen, best));
    out.extend(of_headline(headline, &title));
    (0..KINDS).for_each(|kind| out.extend(of_words(&seen, &top, best, kind)));
    out.extend(clashes(&title, &seen, best));
    out.extend(of_voices(&seen, &top, best));
    out.extend(of_statements(report.statements, &direction));
    out.push(mean(top.iter().map(|&at| f32::from(u8::from(seen[at].asks)))));
    debug_assert_eq!(out.len(), COUNT, "as the trees were trained");
    Some(out)
}

/// The direction of some vectors together, of length 1.
fn direction(vectors: &[Vector]) -> Vec<f32> {
    let mut sum = vec![0.0; VECTOR_WIDTH];
    for vector in vectors {
        sum.iter_mut().zip(vector.0.iter()).for_each(|(sum, &value)| *sum += f32::from(value));
    }
    let length = sum.iter().map(|value| value * value).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    sum.iter_mut().for_each(|value| *value /= length);
    sum
}

fn near(vector: &Vector, direction: &[f32]) -> f32 {
    vector.0.iter().zip(direction).map(|(&value, direction)| f32::from(value) / 127.0 * direction).sum()
}

fn see(account: Account<'_>, direction: &[f32]) -> Vec<Seen> {
    let (report, analysis) = (account.report, &account.report.analysis);
    let text = &report.document.text;
    let sentences = analysis.sentences.iter().zip(account.sentences);
    let one = |(sentence, vector): (&ascribe_types::Sentence, &Vector)| {
        let tokens = &sentence.tokens;
        let (told, sides) = told(account, analysis.span(tokens));
        let numbers = of_kind(text, analysis, tokens, Upos::Num).into_iter();
        Seen {
            near: near(vector, direction),
            words: counts(analysis, tokens),
            told,
            sides,
            asks: analysis.span(tokens).of(text).contains('?'),
            names: of_kind(text, analysis, tokens, Upos::Propn),
            numbers: numbers.filter(|number| number.contains(|letter: char| letter.is_ascii_digit())).collect(),
        }
    };
    sentences.map(one).collect()
}

/// How much of a sentence others say, and how much of it they affirm, deny, or neither.
fn told(account: Account<'_>, sentence: Span) -> (f32, [f32; 3]) {
    let (mut told, mut sides) = (0.0_f32, [0.0; 3]);
    let length = (sentence.end - sentence.start).max(1) as f32;
    for attribution in &account.report.attributions {
        for piece in &attribution.content {
            let common = sentence.end.min(piece.end).saturating_sub(sentence.start.max(piece.start)) as f32 / length;
            sides[side(attribution.stance.polarity)] += common;
            told += if attribution.within.is_none() { common } else { 0.0 };
        }
    }
    (told.min(1.0), sides)
}

fn side(polarity: Polarity) -> usize {
    match polarity {
        Polarity::Affirms => 0,
        Polarity::Denies => 1,
        Polarity::Neither => 2,
    }
}

/// How near the nearest sentences come, all of them, and the first; and where the nearest stands.
fn nearness(seen: &[Seen], order: &[usize]) -> Vec<f32> {
    let nth = |at: usize| seen[order[at.min(order.len() - 1)]].near;
    let lead = || seen.iter().take(LEAD).map(|seen| seen.near);
    let place = order[0] as f32 / seen.len() as f32;
    vec![
        nth(0),
        nth(1),
        nth(2),
        nth(4),
        mean(seen.iter().map(|seen| seen.near)),
        seen[0].near,
        mean(lead()),
        most(lead()),
        place,
        (seen.len() as f32).ln(),
    ]
}

fn whole_nearness(sentences: &[Vector], headline: &[f32]) -> [f32; 1] {
    [direction(sentences).iter().zip(headline).map(|(one, other)| one * other).sum()]
}

/// How many of the headline's names and numbers stand in the report, and in the nearest sentence.
fn shares(title: &[Seen], seen: &[Seen], best: usize) -> [f32; 4] {
    let share = |words: &dyn Fn(&Seen) -> &Vec<String>| {
        let own: Vec<&String> = title.iter().flat_map(words).collect();
        let within = |part: &[Seen]| {
            let found =
                own.iter().filter(|word| part.iter().any(|seen| words(seen).binary_search(word).is_ok())).count();
            if own.is_empty() { NONE } else { found as f32 / own.len() as f32 }
        };
        [within(seen), within(&seen[best..=best])]
    };
    let ([names, names_near], [numbers, numbers_near]) = (share(&|seen| &seen.names), share(&|seen| &seen.numbers));
    [names, names_near, numbers, numbers_near]
}

/// How the headline itself is put.
fn of_headline(headline: Account<'_>, title: &[Seen]) -> Vec<f32> {
    let text = &headline.report.document.text;
    let flag = |holds: bool| f32::from(u8::from(holds));
    let mut out: Vec<f32> = (0..KINDS).map(|kind| title.iter().map(|seen| seen.words[kind]).sum()).collect();
    out.push(flag(title.iter().any(|seen| seen.asks)));
    out.push(flag(text.contains(['\'', '"', '‘', '“'])));
    out.push(flag(text.contains(':')));
    out.push(headline.report.analysis.tokens.len() as f32);
    out
}

/// How many words of a kind the report has: in the nearest sentence and beside it, the nearest few, the first, all, at most, and by nearness.
fn of_words(seen: &[Seen], top: &[usize], best: usize, kind: usize) -> [f32; 7] {
    let count = |seen: &Seen| seen.words[kind];
    let beside = &seen[best.saturating_sub(1)..(best + 2).min(seen.len())];
    let weight = |one: &Seen| (STEEPNESS * (one.near - seen[best].near)).exp();
    let weights: f32 = seen.iter().map(weight).sum();
    [
        count(&seen[best]),
        mean(top.iter().map(|&at| count(&seen[at]))),
        mean(seen.iter().take(LEAD).map(count)),
        mean(seen.iter().map(count)),
        most(seen.iter().map(count)),
        seen.iter().map(|seen| weight(seen) * count(seen)).sum::<f32>() / weights,
        mean(beside.iter().map(count)),
    ]
}

/// Whether of headline and nearest sentence one refutes, or one negates.
fn clashes(title: &[Seen], seen: &[Seen], best: usize) -> [f32; 2] {
    let clash = |kind: usize| {
        let own = title.iter().any(|seen| seen.words[kind] > 0.0);
        f32::from(u8::from(own != (seen[best].words[kind] > 0.0)))
    };
    [clash(0), clash(KINDS - 1)]
}

/// How much others say, on which side, and how near the report itself comes, and they.
fn of_voices(seen: &[Seen], top: &[usize], best: usize) -> Vec<f32> {
    let told = |seen: &Seen| seen.told;
    let mut out = vec![
        seen[best].told,
        mean(top.iter().map(|&at| seen[at].told)),
        mean(seen.iter().take(LEAD).map(told)),
        mean(seen.iter().map(told)),
    ];
    out.extend((0..3).map(|side| mean(top.iter().map(|&at| seen[at].sides[side]))));
    out.push(most(seen.iter().filter(|seen| seen.told < THEIRS).map(|seen| seen.near)));
    out.push(most(seen.iter().filter(|seen| seen.told >= THEIRS).map(|seen| seen.near)));
    out
}

/// How near what others affirm comes, what they deny, and so on.
fn of_statements(statements: &[Statement], direction: &[f32]) -> [f32; 5] {
    let nearest = |takes: &dyn Fn(&Statement) -> bool| {
        most(statements.iter().filter(|statement| takes(statement)).map(|statement| near(&statement.vector, direction)))
    };
    [
        nearest(&|statement| statement.polarity == Polarity::Affirms),
        nearest(&|statement| statement.polarity == Polarity::Denies),
        nearest(&|statement| statement.polarity == Polarity::Neither),
        nearest(&|statement| statement.certainty != Certainty::Certain),
        nearest(&|statement| statement.negative),
    ]
}

/// The mean; 0 of none.
fn mean(values: impl Iterator<Item = f32>) -> f32 {
    let (count, sum) = values.fold((0_u32, 0.0), |(count, sum), value| (count + 1, sum + value));
    sum / count.max(1) as f32
}

/// The largest; [`FAR`] of none.
fn most(values: impl Iterator<Item = f32>) -> f32 {
    values.max_by(f32::total_cmp).unwrap_or(FAR)
}
