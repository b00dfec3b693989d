//! How well the sources of a report were told.

use std::ops::AddAssign;

use ascribe_types::{Analysis, Attribution, Naming, Span, Stated};

use super::{Marked, Role, SourceReport, Who};

/// What became of a marked source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All that is marked was told; where a reader cannot tell who it is, nobody was named.
    Right,
    /// Something else was told: what.
    Wrong(String),
    /// The program was not sure who it is.
    Unsure,
    /// No attribution has this source.
    Missed,
}

/// What became of many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SourceScore {
    /// Told.
    pub right: usize,
    /// Told otherwise.
    pub wrong: usize,
    /// Left open.
    pub unsure: usize,
    /// Not found as a source.
    pub missed: usize,
}

impl SourceScore {
    /// All that were marked.
    pub fn all(&self) -> usize {
        self.right + self.wrong + self.unsure + self.missed
    }

    /// The share of those found that is right, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.right as f64 / (self.all() - self.missed).max(1) as f64
    }

    /// The share of those not left open that is right, from 0 to 1.
    pub fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }
}

impl AddAssign<&Outcome> for SourceScore {
    fn add_assign(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Right => self.right += 1,
            Outcome::Wrong(_) => self.wrong += 1,
            Outcome::Unsure => self.unsure += 1,
            Outcome::Missed => self.missed += 1,
        }
    }
}

impl AddAssign for SourceScore {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.unsure += other.unsure;
        self.missed += other.missed;
    }
}

/// What became of each source that is marked in a report.
pub fn outcomes(report: &SourceReport, analysis: &Analysis, found: &[Attribution]) -> Vec<Outcome> {
    report.sources.iter().map(|marked| outcome(marked, &report.text, analysis, found)).collect()
}

fn outcome(marked: &Marked, text: &str, analysis: &Analysis, found: &[Attribution]) -> Outcome {
    let sources = found.iter().filter_map(|attribution| attribution.source.stated());
    let Some(source) = sources.max_by_key(|source| common(source.span, marked.span)) else { return Outcome::Missed };
    if common(source.span, marked.span) == 0 {
        return Outcome::Missed;
    }
    if source.naming == Naming::Unsure {
        return if marked.who == Who::Unknown { Outcome::Right } else { Outcome::Unsure };
    }
    match difference(marked, source, text, analysis) {
        None => Outcome::Right,
        Some(what) => Outcome::Wrong(what),
    }
}

/// The bytes that two spans share.
fn common(left: Span, right: Span) -> u32 {
    left.end.min(right.end).saturating_sub(left.start.max(right.start))
}

/// What was told otherwise than it is marked, if anything was.
fn difference(marked: &Marked, source: &Stated, text: &str, analysis: &Analysis) -> Option<String> {
    let name = bare(analysis.fullest(source).of(text));
    let wanted = match &marked.who {
        Who::Called(name) => bare(name),
        Who::Itself => bare(marked.span.of(text)),
        Who::Unknown => return Some(name.to_owned()),
    };
    let same = match marked.who {
        Who::Itself => name.starts_with(wanted) || wanted.starts_with(name),
        Who::Called(_) | Who::Unknown => name.eq_ignore_ascii_case(wanted),
    };
    let named = source.naming == Naming::Named;
    let facts = [
        (!same).then(|| name.to_owned()),
        (marked.kind.is_some() && marked.kind != source.kind).then(|| format!("kind {:?}", source.kind)),
        marked.named.filter(|&wanted| wanted != named).map(|_| format!("named {named}")),
        marked.role.filter(|role| !speaks_as(*role, source)).map(|_| format!("role {:?}", source.naming)),
        marked
            .anonymity
            .as_ref()
            .filter(|wanted| wanted.as_deref() != anonymity(source, text))
            .map(|_| format!("anonymity {:?}", anonymity(source, text))),
    ];
    let wrong: Vec<String> = facts.into_iter().flatten().collect();
    (!wrong.is_empty()).then(|| wrong.join("; "))
}

/// Words without an article before them or a comma behind: annotators need not agree on these.
fn bare(words: &str) -> &str {
    let words = words.trim_end_matches([',', ' ']);
    let article =
        ["the ", "The ", "a ", "A ", "an ", "An "].into_iter().find_map(|article| words.strip_prefix(article));
    article.unwrap_or(words)
}

fn speaks_as(role: Role, source: &Stated) -> bool {
    let Naming::Unnamed { role: found, .. } = source.naming else { return false };
    match role {
        Role::Holds(office) => found.is_some_and(|found| found.office == office && !found.former),
        Role::Held(office) => found.is_some_and(|found| found.office == office && found.former),
        Role::Speaks(kind) => found.is_none() && source.kind == Some(kind),
    }
}

fn anonymity<'a>(source: &Stated, text: &'a str) -> Option<&'a str> {
    match source.naming {
        Naming::Unnamed { anonymity, .. } => anonymity.map(|span| span.of(text)),
        Naming::Named | Naming::Unsure => None,
    }
}

#[cfg(test)]
mod tests {
    use ascribe_types::{AttributionId, Form, Office, Source, SourceKind, SourceRole, Stance};

    use super::*;
    use crate::sources::notation;

    /// What becomes of the one source that is marked, if it is found and told so.
    fn check(marked: &str, naming: Naming, expected: &Outcome) {
        let (text, sources) = notation::read(marked).unwrap();
        let span = sources[0].span;
        let source = Stated { kind: Some(SourceKind::Person), naming, ..Stated::from(span) };
        let found = Attribution {
            id: AttributionId(1),
            source: Source::Stated(source),
            cue: None,
            content: vec![Span::new(text.len() - 1, text.len())],
            form: Form::Indirect,
            stance: Stance::default(),
            within: None,
            answers: Vec::new(),
        };
        let report = SourceReport { name: String::new(), text, sources };
        assert_eq!(&outcomes(&report, &Analysis::default(), &[found])[0], expected, "{marked}");
        assert_eq!(outcomes(&report, &Analysis::default(), &[])[0], Outcome::Missed);
    }

    #[test]
    fn who_and_what() {
        let unnamed = |office| Naming::Unnamed { role: Some(SourceRole { office, former: false }), anonymity: None };
        check("[Ana Ruiz = ; person; named] left", Naming::Named, &Outcome::Right);
        check("[an aide = ; as aide] left", unnamed(Office::Aide), &Outcome::Right);
        check("[he = ?] left", Naming::Unsure, &Outcome::Right);
        check("[he = Al] left", Naming::Unsure, &Outcome::Unsure);
        check("[he = ?] left", Naming::Named, &Outcome::Wrong("he".to_owned()));
        check("[Al = Bo; group] left", Naming::Named, &Outcome::Wrong("Al; kind Some(Person)".to_owned()));
        check("[an aide = ; named] left", unnamed(Office::Aide), &Outcome::Wrong("named false".to_owned()));
    }
}
