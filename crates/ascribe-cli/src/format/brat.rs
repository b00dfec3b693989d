//! brat's standoff annotation, laid out as the PolNeAR corpus has it.
//!
//! Each role of an attribution is a text-bound annotation ("T1\tSource 17 40\tGrace Oduya"), and the attribution is an event
//! that ties them, with the cue as its trigger, or the content where there is no cue. An event without a source is an
//! "Attribution-no-source". What it is within and what it answers are arguments of the event, its stance attributes, and its proposition a
//! note. Positions count code points. A content in several pieces is one discontinuous annotation; brat wants
//! each piece on one line, so that a passage over a line break is cut there.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use anyhow::Context;
use ascribe::{Act, Attribution, Certainty, Polarity, Report, Source, SourceKind, Span, Stance, Stated};

use super::Format;
use super::restated::Restated;
use super::source::Shown;
use crate::input::Input;
use crate::output::replace;
use ascribe::CodePoints;

/// What brat must know of these annotations, as its `annotation.conf`.
fn configuration() -> String {
    let one_of = |names: &mut dyn Iterator<Item = &'static str>| names.collect::<Vec<_>>().join("|");
    let others = "Within?:<EVENT>, Answers*:<EVENT>";
    format!(
        "[entities]\nSource\nCue\nContent\n\n[relations]\n\n[events]\n\
         Attribution\tSource*:Source, Cue*:Cue, Content*:Content, {others}\n\
         Attribution-no-source\tCue*:Cue, Content*:Content, {others}\n\n[attributes]\n\
         Kind\tArg:Source, Value:{}\nNamed\tArg:Source, Value:yes|no|unsure\n\
         Act\tArg:<EVENT>, Value:{}\nPolarity\tArg:<EVENT>, Value:{}\nCertainty\tArg:<EVENT>, Value:{}\n",
        one_of(&mut SourceKind::ALL.iter().map(|kind| kind.name())),
        one_of(&mut Act::ALL.iter().map(|act| act.name())),
        one_of(&mut Polarity::ALL.iter().map(|polarity| polarity.name())),
        one_of(&mut Certainty::ALL.iter().map(|certainty| certainty.name())),
    )
}

/// One report's annotations.
pub(crate) struct Brat;

impl Format for Brat {
    fn report(&self, _: &str, report: &Report) -> String {
        annotations(report)
    }
}

/// The annotations of `report`.
pub(crate) fn annotations(report: &Report) -> String {
    let text = report.document.text.as_str();
    let points = CodePoints::new(text);
    let mut notes = Notes { report, text, points, lines: String::new(), last: 0, attributes: 0, notes: 0 };
    for attribution in &report.attributions {
        notes.add(attribution);
    }
    notes.lines
}

/// Annotations as they are written down.
struct Notes<'a> {
    report: &'a Report,
    text: &'a str,
    points: CodePoints<'a>,
    lines: String,
    /// The number of the last text-bound annotation.
    last: usize,
    /// The number of the last attribute.
    attributes: usize,
    /// The number of the last note.
    notes: usize,
}

impl Notes<'_> {
    /// Writes one attribution down.
    fn add(&mut self, attribution: &Attribution) {
        let mut roles = Vec::new();
        if let Some(source) = attribution.source.stated() {
            let number = self.bind("Source", &[source.span]);
            roles.push(("Source", number));
            self.describe(number, source);
        }
        if let Some(cue) = attribution.cue {
            roles.push(("Cue", self.bind("Cue", &[cue])));
        }
        roles.push(("Content", self.bind("Content", &attribution.content)));
        let event = if attribution.source == Source::Unstated { "Attribution-no-source" } else { "Attribution" };
        let trigger = attribution.cue.map_or_else(|| attribution.content.clone(), |cue| vec![cue]);
        let trigger = self.bind(event, &trigger);
        let (roles, others) = (arguments(&roles), others(attribution));
        let event_id = format!("E{}", attribution.id.0);
        self.line(format_args!("{event_id}\t{event}:T{trigger}{roles}{others}"));
        let Stance { act, polarity, certainty } = attribution.stance;
        self.attribute("Act", &event_id, act.name());
        self.attribute("Polarity", &event_id, polarity.name());
        self.attribute("Certainty", &event_id, certainty.name());
        if let Some(restated) = Restated::of(attribution, self.report) {
            self.note(&event_id, &restated.text());
        }
    }

    /// Writes down what the source is that has this number, and who.
    fn describe(&mut self, number: usize, source: &Stated) {
        let shown = Shown::of(source, self.report);
        let id = format!("T{number}");
        if let Some(kind) = shown.kind {
            self.attribute("Kind", &id, kind);
        }
        let named = shown.named.map_or("unsure", |named| if named { "yes" } else { "no" });
        self.attribute("Named", &id, named);
        let role = shown.role.map(|role| format!(" ({role})")).unwrap_or_default();
        self.note(&id, &format!("{}{role}", shown.entity));
    }

    fn attribute(&mut self, name: &str, of: &str, value: &str) {
        self.attributes += 1;
        let attribute = self.attributes;
        self.line(format_args!("A{attribute}\t{name} {of} {value}"));
    }

    /// Writes words down about an annotation, on one line.
    fn note(&mut self, about: &str, words: &str) {
        self.notes += 1;
        let words: Vec<&str> = words.split_whitespace().collect();
        let note = self.notes;
        self.line(format_args!("#{note}\tAnnotatorNotes {about}\t{}", words.join(" ")));
    }

    /// Writes an annotation of `pieces` down, and says its number.
    fn bind(&mut self, role: &str, pieces: &[Span]) -> usize {
        self.last += 1;
        let pieces: Vec<Span> = pieces.iter().flat_map(|&piece| on_one_line(piece, self.text)).collect();
        let places: Vec<String> = pieces.iter().map(|&piece| self.place(piece)).collect();
        let words: Vec<&str> = pieces.iter().map(|piece| piece.of(self.text)).collect();
        let number = self.last;
        self.line(format_args!("T{number}\t{role} {}\t{}", places.join(";"), words.join(" ")));
        number
    }

    fn place(&self, piece: Span) -> String {
        let (start, end) = self.points.of(piece);
        format!("{start} {end}")
    }

    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        writeln!(self.lines, "{line}").expect("writing to a string does not fail");
    }
}

/// What an event ties together: " Source:T1 Cue:T2 Content:T3".
fn arguments(roles: &[(&str, usize)]) -> String {
    roles.iter().map(|(role, number)| format!(" {role}:T{number}")).collect()
}

/// What an attribution is within and what it answers: " Within:E1 Answers:E3 Answers2:E4", as brat numbers arguments of one name.
fn others(attribution: &Attribution) -> String {
    let within = attribution.within.map(|outer| format!(" Within:E{}", outer.0));
    let number = |at: usize| if at == 0 { String::new() } else { (at + 1).to_string() };
    let answers = attribution.answers.iter().enumerate();
    let answers = answers.map(|(at, answered)| format!(" Answers{}:E{}", number(at), answered.0));
    within.into_iter().chain(answers).collect()
}

/// The parts of `span` that stand on one line each.
fn on_one_line(span: Span, text: &str) -> Vec<Span> {
    let mut start = span.start as usize;
    let mut parts = Vec::new();
    for line in span.of(text).split_inclusive(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        let words = line.trim();
        let lead = line.len() - line.trim_start().len();
        if !words.is_empty() {
            parts.push(Span::new(start + lead, start + lead + words.len()));
        }
        start += line.len();
    }
    parts
}

/// A folder that brat can open: for each report its text and its annotations.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    taken: HashSet<PathBuf>,
}

impl Folder {
    /// Makes the folder, if it is not there, and tells brat what it holds.
    pub(crate) fn create(path: &Path) -> anyhow::Result<Self> {
        let make = || {
            fs::create_dir_all(path).and_then(|()| replace(&path.join("annotation.conf"), configuration().as_bytes()))
        };
        make().with_context(|| format!("{}: cannot be written to", path.display()))?;
        Ok(Self { path: path.to_owned(), taken: HashSet::new() })
    }

    /// Writes the files of one report.
    pub(crate) fn add(&mut self, input: &Input, text: &str, annotations: &str) -> io::Result<()> {
        let name = file_name(input);
        if !self.taken.insert(name.clone()) {
            return Err(io::Error::other(format!("another report is already called {}", name.display())));
        }
        let path = self.path.join(&name);
        fs::create_dir_all(path.parent().unwrap_or(&self.path))?;
        replace(&with_ending(&path, "txt"), text.as_bytes())?;
        replace(&with_ending(&path, "ann"), annotations.as_bytes())
    }
}

/// Where a report goes within the folder: its own path, without what leads out of the folder, and without ".txt".
fn file_name(Input { source, place }: &Input) -> PathBuf {
    let source = if source == "-" { "stdin" } else { source };
    let member = place.member.trim_start_matches(':');
    let inside: PathBuf = [source, member].into_iter().flat_map(inside).collect();
    match place.record {
        0 if inside.extension().is_some_and(|ending| ending == "txt") => inside.with_extension(""),
        0 => inside,
        record => PathBuf::from(format!("{}-{record}", inside.display())),
    }
}

/// The parts of a path that lead further in.
fn inside(path: &str) -> impl Iterator<Item = &OsStr> {
    Path::new(path).components().filter_map(|part| if let Component::Normal(part) = part { Some(part) } else { None })
}

/// `path` with `ending` added to it.
fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(".");
    path.push(ending);
    path.into()
}

#[cfg(test)]
mod tests {
    use ascribe::Place;

    use super::*;
    use crate::format::samples;

    #[test]
    fn each_attribution_is_an_event() {
        assert_eq!(annotations(&samples::report()), include_str!("golden/report.ann"));
    }

    #[test]
    fn read_back_it_points_at_the_same_words() {
        let characters: Vec<char> = samples::TEXT.chars().collect();
        for line in annotations(&samples::report()).lines().filter(|line| line.starts_with('T')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let (_, places) = fields[1].split_once(' ').expect("a type and places");
            let words: Vec<String> = places
                .split(';')
                .map(|place| {
                    let (start, end) = place.split_once(' ').expect("a start and an end");
                    characters[start.parse().expect("a start")..end.parse().expect("an end")].iter().collect()
                })
                .collect();
            assert_eq!(words.join(" "), fields[2]);
        }
    }

    #[test]
    fn what_is_referred_to_is_there() {
        let printed = annotations(&samples::report());
        let ids: HashSet<&str> = printed.lines().filter_map(|line| line.split('\t').next()).collect();
        assert_eq!(ids.len(), printed.lines().count(), "each has an id of its own");
        for line in printed.lines().filter(|line| line.starts_with('E')) {
            let arguments = line.split(['\t', ' ']).skip(1).filter_map(|argument| argument.split_once(':'));
            assert!(arguments.clone().count() >= 2 && arguments.clone().all(|(_, id)| ids.contains(id)), "{line}");
        }
        for line in printed.lines().filter(|line| line.starts_with(['A', '#'])) {
            assert!(line.split(['\t', ' ']).nth(2).is_some_and(|id| ids.contains(id)), "{line}");
        }
    }

    #[test]
    fn each_value_is_in_the_configuration() {
        let configuration = configuration();
        assert!(
            configuration.contains("Value:says|confirms|") && configuration.contains("Value:affirms|denies|neither")
        );
        assert!(configuration.contains("Value:person|group|") && configuration.contains("Answers*:<EVENT>"));
    }

    #[test]
    fn a_passage_over_a_line_break_is_cut() {
        let text = "“One.\r\n\r\n  “Two.”";
        let parts = on_one_line(Span::new(0, text.len()), text);
        assert_eq!(parts.iter().map(|part| part.of(text)).collect::<Vec<_>>(), ["“One.", "“Two.”"]);
    }

    fn input(source: &str, member: &str, record: u32) -> Input {
        Input { source: source.to_owned(), place: Place { member: member.to_owned(), record } }
    }

    #[test]
    fn names_stay_within_the_folder() {
        let name = |source: &str, member: &str, record| file_name(&input(source, member, record)).display().to_string();
        assert_eq!(name("/a/../b/c.txt", "", 0), "a/b/c");
        assert_eq!(name("page.html", "", 0), "page.html");
        assert_eq!(name("-", "", 0), "stdin");
        assert_eq!(name("a.jsonl", "", 3), "a.jsonl-3");
        assert_eq!(name("a.zip", "../b/c.txt", 0), "a.zip/b/c");
    }

    #[test]
    fn two_reports_of_one_name_do_not_overwrite_each_other() {
        let place = tempfile::tempdir().expect("a folder");
        let mut folder = Folder::create(place.path()).expect("writable");
        folder.add(&input("a/b.txt", "", 0), "text", "").expect("the first");
        assert!(folder.add(&input("../a/b.txt", "", 0), "other", "").is_err());
        assert_eq!(fs::read_to_string(place.path().join("a/b.txt")).expect("a file"), "text");
    }
}
