//! The part of the table about tags, trees, names and who is who.

use std::fmt;

use crate::Counts;
use crate::accuracy::reading::Reading;
use crate::coreference::{Agreement, CoreferenceScore};

const SYNTAX: &str = "
## Tags, lemmas and trees

F1 from raw text, by the measures of the CoNLL 2018 shared task: relations up to their colon, universal features only.

| treebank and genre | UPOS | features | lemmas | UAS | LAS |
|---|---:|---:|---:|---:|---:|
";

const NAMES: &str = "
## Names

F1 of exact spans with their class: persons, organizations (parties too) and places (countries too). CrossNER's sentences are read one by one, with their
blanks put back; UNER's names lie over EWT's texts.

| corpus | all | precision | recall | persons | organizations | places |
|---|---:|---:|---:|---:|---:|---:|
";

const COREFERENCE: &str = "
## Who is who

GUM's development set, mentions with exactly the right characters. The CoNLL score is the mean of the F1 of MUC, B³ and CEAF-e.

| entities | mentions | MUC | B³ | CEAF-e | CoNLL |
|---|---:|---:|---:|---:|---:|
";

const PRONOUNS: &str = "
### Pronouns

Subjects in GUM's development set of which the text says who they are, those of verbs with a clause as object (\"he said that …\") apart. Right is
a pronoun whose entity is called by words of the right one; unsure is one that is not resolved.

| pronouns | right | wrong | unsure | right of all | right of resolved |
|---|---:|---:|---:|---:|---:|
";

impl Reading {
    pub(super) fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_syntax(f)?;
        self.write_names(f)?;
        f.write_str(COREFERENCE)?;
        write_entities("of several mentions", &self.coreference, f)?;
        write_entities("all", &self.with_singletons, f)?;
        self.write_pronouns(f)
    }

    fn write_syntax(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(SYNTAX)?;
        for (name, score) in &self.syntax {
            write!(f, "| {name} ")?;
            for (_, counts) in score.measures() {
                write!(f, "| {:.2} ", 100.0 * counts.f1())?;
            }
            f.write_str("|\n")?;
        }
        Ok(())
    }

    fn write_names(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(NAMES)?;
        for (name, score) in &self.names {
            let all = score.all();
            let classes = [score.persons, score.organizations, score.places].map(Counts::f1);
            let shares = [all.f1(), all.precision(), all.recall()].into_iter().chain(classes);
            write!(f, "| {name} ")?;
            shares.into_iter().try_for_each(|share| write!(f, "| {:.1} ", 100.0 * share))?;
            f.write_str("|\n")?;
        }
        Ok(())
    }

    fn write_pronouns(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PRONOUNS)?;
        for (which, score) in &self.pronouns {
            write!(f, "| {} | {} | {} | {} ", which.name(), score.right, score.wrong, score.unsure)?;
            writeln!(f, "| {:.1} | {:.1} |", 100.0 * score.recall(), 100.0 * score.precision())?;
        }
        Ok(())
    }
}

fn write_entities(name: &str, score: &CoreferenceScore, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let [muc, b_cubed, ceaf_e] = [score.muc, score.b_cubed, score.ceaf_e].map(Agreement::f1);
    write!(f, "| {name} ")?;
    for share in [score.mentions.f1(), muc, b_cubed, ceaf_e, score.conll()] {
        write!(f, "| {:.1} ", 100.0 * share)?;
    }
    f.write_str("|\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::NameScore;
    use crate::pronouns::{PronounScore, Pronouns};
    use crate::syntax::SyntaxScore;

    struct Table(Reading);

    impl fmt::Display for Table {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.write(f)
        }
    }

    #[test]
    fn each_figure_has_its_column() {
        let counts = |right| Counts { right, predicted: 8, gold: 8 };
        let syntax = SyntaxScore { upos: counts(7), uas: counts(6), las: counts(4), ..SyntaxScore::default() };
        let names = NameScore { persons: counts(4), ..NameScore::default() };
        let table = Table(Reading {
            syntax: vec![("EWT".to_owned(), syntax)],
            names: vec![("UNER".to_owned(), names)],
            pronouns: vec![(Pronouns::Speakers, PronounScore { right: 3, wrong: 1, unsure: 0 })],
            ..Reading::default()
        });
        let table = table.to_string();
        assert!(table.contains("\n| EWT | 87.50 | 0.00 | 0.00 | 75.00 | 50.00 |\n"), "{table}");
        assert!(table.contains("\n| UNER | 50.0 | 50.0 | 50.0 | 50.0 | 0.0 | 0.0 |\n"), "{table}");
        assert!(table.contains("\n| of several mentions | 0.0 | 0.0 | 0.0 | 0.0 | 0.0 |\n"), "{table}");
        assert!(table.ends_with("| 3 | 1 | 0 | 75.0 | 75.0 |\n"), "{table}");
    }
}
