//! Runs the cases of a folder and prints what came out otherwise, a line each, and how well all came out:
//! `cargo run --release -p ascribe-eval --bin cases -- testdata/attribution [--file NAME]... [--show ASPECT]... [--marks] [--sums]`.
//!
//! ASPECT is found, spans, chain, stance, answers or proposition; all, if none is given. `--marks` adds the text with what should be found in it and
//! what was.
//!
//! The cases of a folder `kept` are shown by nothing but their sums, unless `--reveal` asks for them: who tunes must not see them.

use std::path::PathBuf;

use anyhow::{Context, bail};
use ascribe_eval::cases::{self, Aspect, Case, CaseScore, Judgement, judge};

#[allow(clippy::print_stdout, reason = "it prints")]
fn main() -> anyhow::Result<()> {
    let asked = Asked::from(std::env::args().skip(1))?;
    let english = ascribe::english(2)?;
    let mut total = CaseScore::default();
    for (file, cases) in cases::read(&asked.folder)?.into_iter().filter(|(file, _)| asked.wants(file)) {
        let reports = ascribe::read_all(cases.iter().map(Case::document).collect(), &english);
        for (case, report) in cases.iter().zip(&reports) {
            let Judgement { score, differences } = judge(case, report);
            total += &score;
            let mut shown = differences.iter().filter(|difference| asked.show.contains(&difference.aspect)).peekable();
            if asked.marks && shown.peek().is_some() {
                let [wanted, found] = case.marked(&report.attributions);
                println!("{file}: {}\n  wanted: {wanted}\n  found:  {found}", case.name);
            }
            shown.for_each(|difference| println!("{file}: {}: {difference}", case.name));
        }
    }
    print!("{total}");
    Ok(())
}

/// What the arguments ask for.
struct Asked {
    folder: PathBuf,
    files: Vec<String>,
    show: Vec<Aspect>,
    marks: bool,
}

impl Asked {
    fn from(mut arguments: impl Iterator<Item = String>) -> anyhow::Result<Self> {
        let (mut folder, mut files, mut show) = (None, Vec::new(), Vec::new());
        let (mut sums, mut reveal, mut marks) = (false, false, false);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--file" => files.push(arguments.next().context("--file wants the name of a file")?),
                "--show" => show.push(aspect(&arguments.next().unwrap_or_default())?),
                "--sums" => sums = true,
                "--marks" => marks = true,
                "--reveal" => reveal = true,
                _ if folder.is_none() => folder = Some(PathBuf::from(argument)),
                _ => bail!("not known: {argument}"),
            }
        }
        let folder = folder.context("no folder is given")?;
        let hidden = folder.canonicalize()?.ends_with("kept") && !reveal;
        let show = match (sums || hidden, show.is_empty()) {
            (true, _) => Vec::new(),
            (false, true) => Aspect::ALL.into(),
            (false, false) => show,
        };
        Ok(Self { folder, files, show, marks })
    }

    fn wants(&self, file: &str) -> bool {
        self.files.is_empty() || self.files.iter().any(|wanted| wanted.trim_end_matches(".toml") == file)
    }
}

fn aspect(name: &str) -> anyhow::Result<Aspect> {
    let names = || Aspect::ALL.map(Aspect::name).join(", ");
    Aspect::ALL
        .into_iter()
        .find(|aspect| aspect.name() == name)
        .with_context(|| format!("--show wants one of {}", names()))
}
