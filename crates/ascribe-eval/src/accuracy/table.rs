//! The table that people read: `eval/accuracy.md`.

mod reading;

use std::fmt;

use super::ledgers::WAYS;
use super::road::total;
use super::{Accuracy, Ledgers, Road};
use crate::Counts;
use crate::attribution::{Measure, Score};
use crate::cases::{CaseMeasure, CaseScore};
use crate::matters::{MatterScore, Outcome};
use crate::sources::SourceScore;

const SEGMENTATION: &str = "
## Words and sentences

F1 from raw text, by the measures of the CoNLL 2018 shared task.

| treebank and genre | words | sentences |
|---|---:|---:|
";

const PAGES: &str = "
## Pages

The report on 102 saved news pages, by the measure of the article extraction benchmark, and what the pages say of themselves, by labels of our own
(`testdata/pages`). How well the rules did on the half that was not looked at while they were made is in `docs/method.md`.

| measure | precision | recall | F1 |
|---|---:|---:|---:|
";

const ATTRIBUTIONS: &str = "
## Attributions

PolNeAR's development set, against the first annotator. The column *people* says how far two people who annotate the same article agree,
over all articles, of the training set too, that several annotated. The last two columns are F1 on copies of the articles that lost
all, or about half, of their double quotation marks.

| measure | precision | recall | F1 | people | without marks | unbalanced |
|---|---:|---:|---:|---:|---:|---:|
";

const SOURCES: &str = "
## Sources

Who is the source, in reports of the project's own: `testdata/sources` asks for its name, its kind and all else that is told of it, `testdata/pronouns` for whom a pronoun that
speaks refers to. The file `kept` is looked at by nobody who tunes. Missed are sources of which no attribution was found; they are left out of the shares.

| file | right | wrong | unsure | missed | right of found | right of resolved |
|---|---:|---:|---:|---:|---:|---:|
";

const CASES: &str = "
## Cases

The project's own cases: those of `testdata/attribution`, on which the program is made better, and those of `testdata/attribution/kept`, which nobody
looks at who does so. A case passes when all sources, cues and contents in its text were found exactly, and nothing else; it is wholly right when all else that it says came
out too. *Of told* is the share of what the program told, *of all* that of the gold, of which what was not found counts as wrong.

| measure | of told | of all | gold | kept aside, of told | of all | gold |
|---|---:|---:|---:|---:|---:|---:|
";

const FILES_OF_CASES: &str = "
The development cases by file, of all:

| file | cases | passed | wholly right | found with right source | chain | whole stance | answers |
|---|---:|---:|---:|---:|---:|---:|---:|
";

const TIMES: &str = "
## Times

AQUAINT's 73 reports, by the measures of TempEval-3: what a time comes to (its value in TIMEX3, letter for letter) where its place is given, and from raw text
where it stands, its kind and its value. The rules were made with these reports at hand; how well they did where nobody had looked is in `docs/method.md`.

| measure | precision | recall | F1 |
|---|---:|---:|---:|
";

const COPIES: &str = "
## Copies

Copies made of FNC-1's bodies, PolNeAR's articles and GUM's texts by edits as newsrooms make them, hidden among all of these. A pair of the texts themselves counts as it was judged by people who read it
(`testdata/copies/judged.tsv`).

| edit | looked at | found | of |
|---|---:|---:|---:|
";

const BEARINGS: &str = "
## Bearings

How a report bears on a headline: FNC-1's pairs, those of three tenths of its bodies, on which nothing was trained. The official score is a share of what who is always right would
get: a quarter of a point for telling what is related, three quarters more for the right side of what is.

| measure | |
|---|---:|
";

const MATTERS: &str = "
## Matters

What a ledger makes of several reports on one affair (`testdata/ledger`): of the statements on what is contested how many are gathered in one claim, and on the side that their source
takes; who holds them, and how many origins a claim has. Each matter has a ledger of its own (*apart*), or all of a folder have one. Thresholds were set by *dev*; *check* was looked at
too; the *kept* ones are looked at by nobody who makes the program better. Strays are other statements in such a claim; parties are pairs of statements by one party.

| matters | statements | right | otherwise | wrong side | elsewhere | unread | strays | gathered, of told | of all | claims | right origins | parties, of told | of all | copies |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
";

impl fmt::Display for Accuracy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_pages(f)?;
        self.write_segmentation(f)?;
        self.reading.write(f)?;
        self.road.write_attributions(&self.people, f)?;
        self.road.write_sources(f)?;
        self.write_times(f)?;
        self.write_copies(f)?;
        self.write_bearings(f)?;
        self.ledgers.write(f)?;
        self.road.write_cases(f)
    }
}

impl Accuracy {
    fn write_segmentation(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(SEGMENTATION)?;
        for (name, score) in &self.segmentation {
            writeln!(f, "| {name} | {:.2} | {:.2} |", f1(score.words), f1(score.sentences))?;
        }
        Ok(())
    }

    fn write_pages(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PAGES)?;
        let [precision, recall, all] = [self.articles.precision(), self.articles.recall(), self.articles.f1()];
        let row = |name, figures: [f64; 3]| {
            figures.iter().fold(format!("| {name} "), |row, figure| format!("{row}| {:.1} ", 100.0 * figure))
        };
        writeln!(f, "{}|", row("article", [precision, recall, all]))?;
        let mut fields = self.articles.fields().into_iter();
        fields.try_for_each(|(name, counts)| {
            writeln!(f, "{}|", row(name, [counts.precision(), counts.recall(), counts.f1()]))
        })
    }

    fn write_copies(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(COPIES)?;
        for (edit, [candidates, found, made]) in &self.copies.edits {
            writeln!(f, "| {edit} | {candidates} | {found} | {made} |")?;
        }
        let pairs = self.copies.pairs;
        let [precision, recall] = [pairs.precision(), pairs.recall()].map(|share| 100.0 * share);
        writeln!(f, "\nPairs: precision {precision:.1}, recall {recall:.1}, F1 {:.1}.", f1(pairs))
    }

    fn write_bearings(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(BEARINGS)?;
        let mut figures = self.bearings.figures().into_iter();
        figures.try_for_each(|(name, share)| writeln!(f, "| {name} | {:.1} |", 100.0 * share))
    }

    fn write_times(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(TIMES)?;
        for (name, counts) in self.times.measures() {
            let [precision, recall] = [counts.precision(), counts.recall()].map(|share| 100.0 * share);
            writeln!(f, "| {name} | {precision:.1} | {recall:.1} | {:.1} |", f1(counts))?;
        }
        Ok(())
    }
}

impl Ledgers {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(MATTERS)?;
        let rows = self.halves.iter().flat_map(|(half, scores)| WAYS.iter().zip(scores).map(move |row| (half, row)));
        rows.into_iter()
            .try_for_each(|(half, (way, score))| write_matters(&format!("{}, {way}", half.name()), score, f))
    }
}

/// What became of the matters of a half.
fn write_matters(name: &str, score: &MatterScore, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let [gathered, parties, copies] = [score.gathered(), score.parties, score.copies];
    write!(f, "| {name} | {} ", gathered.gold)?;
    Outcome::ALL.iter().try_for_each(|outcome| write!(f, "| {} ", score.of(*outcome)))?;
    let [told, all] = [gathered.precision(), gathered.recall()].map(|share| 100.0 * share);
    write!(f, "| {} | {told:.1} | {all:.1} | {} | {} ", score.strays, score.claims, score.origins)?;
    let [told, all] = [parties.precision(), parties.recall()].map(|share| 100.0 * share);
    writeln!(f, "| {told:.1} | {all:.1} | {:.1} |", f1(copies))
}

impl Road {
    fn write_attributions(&self, people: &Score, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(ATTRIBUTIONS)?;
        for measure in Measure::ALL {
            let counts = self.printed[measure];
            let [precision, recall] = [counts.precision(), counts.recall()].map(|share| 100.0 * share);
            write!(f, "| {} | {precision:.1} | {recall:.1} ", measure.name())?;
            let columns = [&self.printed, people, &self.without_marks, &self.unbalanced];
            for score in columns {
                write!(f, "| {:.1} ", f1(score[measure]))?;
            }
            f.write_str("|\n")?;
        }
        Ok(())
    }

    fn write_sources(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(SOURCES)?;
        for (folder, files) in [("sources", &self.sources), ("pronouns", &self.pronouns)] {
            for (name, score) in files.iter().chain([&("all".to_owned(), total(files))]) {
                let SourceScore { right, wrong, unsure, missed } = score;
                let [share, precision] = [score.share(), score.precision()].map(|share| 100.0 * share);
                write!(f, "| {folder}, {name} | {right} | {wrong} | {unsure} | {missed} ")?;
                writeln!(f, "| {share:.1} | {precision:.1} |")?;
            }
        }
        Ok(())
    }

    fn write_cases(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(CASES)?;
        let development = self.all_cases();
        for measure in CaseMeasure::ALL {
            write!(f, "| {} ", measure.name())?;
            for counts in [development[measure], self.kept[measure]] {
                let [told, all] = [counts.precision(), counts.recall()].map(|share| 100.0 * share);
                write!(f, "| {told:.1} | {all:.1} | {} ", counts.gold)?;
            }
            f.write_str("|\n")?;
        }
        f.write_str(FILES_OF_CASES)?;
        self.cases.iter().try_for_each(|(name, score)| write_file(name, score, f))
    }
}

/// A file of cases; a measure of which it has no gold is left open.
fn write_file(name: &str, score: &CaseScore, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "| {name} | {} ", score[CaseMeasure::Passed].gold)?;
    let columns = [CaseMeasure::Passed, CaseMeasure::Whole, CaseMeasure::Found, CaseMeasure::Chain];
    for measure in columns.into_iter().chain([CaseMeasure::Stance, CaseMeasure::Answers]) {
        match score[measure] {
            Counts { gold: 0, .. } => f.write_str("| ")?,
            counts => write!(f, "| {:.1} ", 100.0 * counts.recall())?,
        }
    }
    f.write_str("|\n")
}

/// F1 in per cent.
fn f1(counts: Counts) -> f64 {
    100.0 * counts.f1()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matters::Half;

    #[test]
    fn each_figure_has_its_line() {
        let mut case = CaseScore::default();
        case.add(CaseMeasure::Passed, Counts { right: 3, predicted: 4, gold: 4 });
        let score = SourceScore { right: 3, wrong: 1, unsure: 2, missed: 1 };
        let pronouns = vec![("kept".to_owned(), score)];
        let road = Road { cases: vec![("direct".to_owned(), case)], pronouns, ..Road::default() };
        let matters =
            MatterScore { statements: [3, 0, 0, 1, 0], strays: 1, claims: 2, origins: 1, ..Default::default() };
        let ledgers = Ledgers { halves: vec![(Half::Kept, [matters, MatterScore::default()])] };
        let accuracy = Accuracy { road, ledgers, ..Accuracy::default() };
        let table = accuracy.to_string();
        assert!(table.contains("\n| source of found | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 |\n"), "{table}");
        assert!(table.contains("\n| pronouns, kept | 3 | 1 | 2 | 1 | 50.0 | 75.0 |\n"), "{table}");
        assert!(table.contains("\n| cases passed | 75.0 | 75.0 | 4 | 0.0 | 0.0 | 0 |\n"), "{table}");
        let matters = "\n| kept, apart | 4 | 3 | 0 | 0 | 1 | 0 | 1 | 75.0 | 75.0 | 2 | 1 | 0.0 | 0.0 | 0.0 |\n";
        assert!(table.contains(matters), "{table}");
        assert!(table.ends_with("\n| direct | 4 | 75.0 | | | | | |\n"), "{table}");
    }
}
