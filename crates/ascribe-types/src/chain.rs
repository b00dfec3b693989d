//! The sources that an attribution passed through.

use crate::{Attribution, Report, Stated};

impl Report {
    /// The sources that an attribution passed through, from the outermost in, by their fullest names; for a report in an outlet, the outlet's. One that is not stated adds
    /// none, and the report's own publisher is left out.
    pub fn chain(&self, attribution: &Attribution) -> Vec<&str> {
        let levels = self.levels(attribution).into_iter();
        let sources = levels.filter_map(|attribution| attribution.source.stated().copied());
        let names = sources.map(|source| self.named_in_chain(&source));
        names.filter(|name| !self.is_publisher(name)).collect()
    }

    /// What a chain calls a source: its fullest name; of a report in an outlet the outlet's.
    pub fn named_in_chain(&self, source: &Stated) -> &str {
        let of_outlet = Stated { entity: source.outlet.or(source.entity), ..*source };
        self.analysis.fullest(&of_outlet).of(&self.document.text)
    }

    /// What an attribution is within, from the outermost in, and the attribution itself.
    pub fn levels<'a>(&'a self, attribution: &'a Attribution) -> Vec<&'a Attribution> {
        let line = std::iter::successors(Some(attribution), |inner| self.outer(inner));
        // An attribution can be within as many others as there are; a longer way would go in a circle.
        let mut levels: Vec<&Attribution> = line.take(self.attributions.len()).collect();
        levels.reverse();
        levels
    }

    /// The attribution whose content holds another.
    fn outer(&self, inner: &Attribution) -> Option<&Attribution> {
        let at = self.attributions.binary_search_by_key(&inner.within?, |attribution| attribution.id);
        at.ok().map(|at| &self.attributions[at])
    }

    /// Whether a name is that of the report's publisher; an article and capitals make no other name.
    fn is_publisher(&self, name: &str) -> bool {
        self.document.publisher.as_deref().is_some_and(|publisher| bare(publisher) == bare(name))
    }
}

fn bare(name: &str) -> String {
    let name = name.trim().to_lowercase();
    name.strip_prefix("the ").map(str::to_owned).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AttributionId, Document, Form, Source, Span, Stance};

    const TEXT: &str = "The Courier wrote that Al knew that Bo feared rain.";

    /// An attribution of the rest of [`TEXT`] to these words of it, within the one before.
    fn attribution(id: u32, source: &str) -> Attribution {
        let span = |words: &str| TEXT.find(words).map(|start| Span::new(start, start + words.len()));
        Attribution {
            id: AttributionId(id),
            source: span(source).map_or(Source::Unstated, |span| Source::Stated(span.into())),
            cue: None,
            content: vec![Span::new(TEXT.len() - 5, TEXT.len() - 1)],
            form: Form::Indirect,
            stance: Stance::default(),
            within: (id > 1).then(|| AttributionId(id - 1)),
            answers: Vec::new(),
        }
    }

    /// The chain of the last of three, each within the one before.
    fn check(sources: [&str; 3], publisher: Option<&str>, expected: &[&str]) {
        let attributions = (1..).zip(sources).map(|(id, source)| attribution(id, source)).collect();
        let document = Document { publisher: publisher.map(str::to_owned), ..Document::from(TEXT) };
        let report = Report { document, attributions, ..Report::default() };
        assert_eq!(report.chain(&report.attributions[2]), expected);
    }

    #[test]
    fn goes_from_the_outermost_in() {
        check(["The Courier", "Al", "Bo"], None, &["The Courier", "Al", "Bo"]);
    }

    #[test]
    fn leaves_out_who_is_not_stated_and_who_publishes() {
        check(["The Courier", "nobody", "Bo"], None, &["The Courier", "Bo"]);
        check(["The Courier", "Al", "Bo"], Some("the courier"), &["Al", "Bo"]);
    }

    #[test]
    fn ends_where_it_would_go_in_a_circle() {
        let mut attributions = vec![attribution(1, "Al"), attribution(2, "Bo")];
        attributions[0].within = Some(AttributionId(2));
        let report = Report { document: Document::from(TEXT), attributions, ..Report::default() };
        assert_eq!(report.chain(&report.attributions[1]), ["Al", "Bo"]);
    }
}
