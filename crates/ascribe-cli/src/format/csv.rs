//! CSV: one attribution a row, for spreadsheets.
//!
//! Positions count the Unicode code points of the document's text. A content in several pieces stands in one field, with " … "
//! between its pieces; `content_positions` has them one by one ("0-16;58-78"). What is not there is an empty field.

use ascribe::{Argument, Attribution, Report, Span, Stated};

use super::Format;
use super::restated::{Restated, days};
use super::source::Shown;
use ascribe::CodePoints;

/// The columns.
const COLUMNS: [&str; 41] = [
    "document",
    "id",
    "within",
    "source",
    "source_start",
    "source_end",
    "cue",
    "cue_start",
    "cue_end",
    "content",
    "content_positions",
    "form",
    "act",
    "polarity",
    "certainty",
    "source_entity",
    "source_kind",
    "source_named",
    "source_resolved",
    "source_role",
    "source_anonymity",
    "source_description",
    "source_affiliation",
    "source_country",
    "chain",
    "answers",
    "proposition",
    "proposition_restated",
    "proposition_polarity",
    "proposition_modality",
    "actor",
    "actor_entity",
    "action",
    "target",
    "target_entity",
    "place",
    "place_entity",
    "time",
    "time_value",
    "time_from",
    "time_to",
];

/// Rows under one head line.
pub(crate) struct Csv {
    head: String,
}

impl Csv {
    pub(crate) fn new() -> Self {
        Self { head: table([COLUMNS.map(str::to_owned)]) }
    }
}

impl Format for Csv {
    fn opening(&self) -> &str {
        &self.head
    }

    fn report(&self, name: &str, report: &Report) -> String {
        let points = CodePoints::new(&report.document.text);
        table(report.attributions.iter().map(|attribution| row(name, attribution, report, &points)))
    }
}

/// `rows` as CSV.
fn table(rows: impl IntoIterator<Item = [String; COLUMNS.len()]>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(&row).expect("writing to memory does not fail, and all rows are of one length");
    }
    let bytes = writer.into_inner().expect("writing to memory does not fail");
    String::from_utf8(bytes).expect("fields of text make text")
}

fn row(name: &str, attribution: &Attribution, report: &Report, points: &CodePoints<'_>) -> [String; COLUMNS.len()] {
    let text = &report.document.text;
    let [source, source_start, source_end] = passage(attribution.source.span(), text, points);
    let [cue, cue_start, cue_end] = passage(attribution.cue, text, points);
    let content: Vec<&str> = attribution.content.iter().map(|piece| piece.of(text)).collect();
    let positions: Vec<String> = attribution.content.iter().map(|&piece| position(piece, points)).collect();
    let own = [
        name.to_owned(),
        attribution.id.0.to_string(),
        attribution.within.map(|id| id.0.to_string()).unwrap_or_default(),
        source,
        source_start,
        source_end,
        cue,
        cue_start,
        cue_end,
        content.join(" … "),
        positions.join(";"),
        attribution.form.name().to_owned(),
        attribution.stance.act.name().to_owned(),
        attribution.stance.polarity.name().to_owned(),
        attribution.stance.certainty.name().to_owned(),
    ];
    let of_proposition = Restated::of(attribution, report).map_or_else(Default::default, |it| proposition(&it, text));
    let answers: Vec<String> = attribution.answers.iter().map(|id| id.0.to_string()).collect();
    let mut columns = own
        .into_iter()
        .chain(source_columns(attribution.source.stated(), report))
        .chain([report.chain(attribution).join(" → "), answers.join(";")])
        .chain(of_proposition);
    std::array::from_fn(|_| columns.next().expect("as many fields as columns"))
}

/// Who a source is, and what; empty where there is none.
fn source_columns(source: Option<&Stated>, report: &Report) -> [String; 9] {
    let Some(source) = source else { return Default::default() };
    let shown = Shown::of(source, report);
    let words = |words: Option<&str>| words.unwrap_or_default().to_owned();
    [
        shown.entity.to_owned(),
        words(shown.kind),
        shown.named.map(|named| named.to_string()).unwrap_or_default(),
        shown.is_resolved().to_string(),
        words(shown.role.as_deref()),
        words(shown.anonymity.map(|span| span.of(&report.document.text))),
        words(shown.description),
        words(shown.affiliation),
        words(shown.country),
    ]
}

/// What is stated, by whom, when; empty where nothing is.
fn proposition(restated: &Restated<'_>, text: &str) -> [String; 15] {
    let proposition = restated.proposition();
    let words = |span: Option<Span>| span.map(|span| span.of(text).to_owned()).unwrap_or_default();
    let argument = |argument: Option<Argument>| {
        let entity = argument.and_then(|argument| restated.entity(argument));
        [words(argument.map(|argument| argument.span)), entity.unwrap_or_default().to_owned()]
    };
    let [actor, actor_entity] = argument(proposition.actor);
    let [target, target_entity] = argument(proposition.target);
    let [place, place_entity] = argument(proposition.place);
    let time = proposition.time.as_ref();
    let [from, to] = time.map(days).unwrap_or_default();
    [
        restated.text(),
        restated.basis().unwrap_or_default().to_owned(),
        restated.polarity().to_owned(),
        proposition.modality.name().to_owned(),
        actor,
        actor_entity,
        words(proposition.action),
        target,
        target_entity,
        place,
        place_entity,
        words(time.map(|time| time.span)),
        time.and_then(|time| time.value.clone()).unwrap_or_default(),
        from.unwrap_or_default(),
        to.unwrap_or_default(),
    ]
}

/// The words of `span`, its start and its end.
fn passage(span: Option<Span>, text: &str, points: &CodePoints<'_>) -> [String; 3] {
    span.map_or_else(Default::default, |span| {
        let (start, end) = points.of(span);
        [span.of(text).to_owned(), start.to_string(), end.to_string()]
    })
}

fn position(span: Span, points: &CodePoints<'_>) -> String {
    let (start, end) = points.of(span);
    format!("{start}-{end}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::samples;

    fn printed() -> String {
        let csv = Csv::new();
        [csv.opening(), &csv.report("a, b.txt", &samples::report())].concat()
    }

    #[test]
    fn each_attribution_has_its_row() {
        assert_eq!(printed(), include_str!("golden/report.csv"));
    }

    #[test]
    fn read_back_it_points_at_the_same_words() {
        let characters: Vec<char> = samples::TEXT.chars().collect();
        let words = |position: &str| -> String {
            let (start, end) = position.split_once('-').expect("a position");
            characters[start.parse().expect("a start")..end.parse().expect("an end")].iter().collect()
        };
        let printed = printed();
        let mut reader = csv::Reader::from_reader(printed.as_bytes());
        for row in reader.records() {
            let row = row.expect("a row");
            let pieces: Vec<String> = row[10].split(';').map(words).collect();
            assert_eq!(pieces.join(" … "), &row[9]);
            if !row[3].is_empty() {
                assert_eq!(words(&format!("{}-{}", &row[4], &row[5])), &row[3]);
            }
        }
    }
}
