//! Who is who in GUM's files in CoNLL-U, by a model file.
//!
//! `coreference lessons MODEL OUT FILE…` writes what `training/coreference.py` learns from; `coreference score MODEL FILE…` prints how well
//! mentions are grouped into entities. With `--gold` before the files mentions and trees are those that people marked, else those that the
//! model finds in their text.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use ascribe_eval::coreference::{CoreferenceScore, Entities, score};
use ascribe_eval::coreference_lessons::{CoreferenceLesson, WordVectors, entities, from_gold, lesson};
use ascribe_eval::gum::{self, GumDocument};
use ascribe_eval::pronouns::{self, PronounScore, Pronouns};
use ascribe_nlp::{English, MENTION_FEATURES, MENTION_ROWS, Model, PAIR_FEATURES, PAIR_ROWS, Workers};
use ascribe_types::{Analysis, Document, Span};
use safetensors::tensor::TensorView;
use safetensors::{Dtype, serialize_to_file};

const USAGE: &str = "usage: coreference lessons MODEL OUT [--gold] FILE… | coreference score MODEL [--gold] FILE…";

fn main() -> Result<()> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    match &arguments[..] {
        [task, model, out, files @ ..] if task.as_os_str() == "lessons" => {
            write_lessons(&Source::new(model, files)?, out)
        }
        [task, model, files @ ..] if task.as_os_str() == "score" => print_scores(&Source::new(model, files)?),
        _ => bail!(USAGE),
    }
}

/// Where documents come from and how they are read.
struct Source<'a> {
    model: Vec<u8>,
    /// None where mentions are gold.
    english: Option<English>,
    files: &'a [PathBuf],
    workers: Workers,
}

impl<'a> Source<'a> {
    fn new(model: &Path, files: &'a [PathBuf]) -> Result<Self> {
        let (is_gold, files) = match files {
            [flag, files @ ..] if flag.as_os_str() == "--gold" => (true, files),
            files => (false, files),
        };
        let model = fs::read(model).with_context(|| model.display().to_string())?;
        let threads = std::thread::available_parallelism()?.get();
        let english = if is_gold { None } else { Some(English::new(&model, ascribe_model_en::VOCABULARY, threads)?) };
        Ok(Self { model, english, files, workers: Workers::new(threads)? })
    }

    fn documents(&self) -> Result<Vec<GumDocument>> {
        let read = self.files.iter().map(|file| Ok(gum::read(file)?));
        Ok(read.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    fn analysis(&self, gold: &GumDocument) -> Analysis {
        let document = || Document { text: gold.split.text.clone(), ..Document::default() };
        self.english.as_ref().map_or_else(|| from_gold(gold), |english| english.analyze(&document()))
    }

    fn vectors(&self) -> Result<WordVectors> {
        Ok(WordVectors::new(&self.model, ascribe_model_en::VOCABULARY)?)
    }
}

fn write_lessons(source: &Source<'_>, out: &Path) -> Result<()> {
    let (vectors, mut tensors) = (source.vectors()?, Tensors::default());
    let documents = source.documents()?;
    let lessons = source.workers.map(documents.iter(), |gold| lesson(gold, &source.analysis(gold), &vectors));
    documents.iter().zip(&lessons).for_each(|(gold, lesson)| tensors.add(gold, lesson));
    tensors.write(out)
}

fn print_scores(source: &Source<'_>) -> Result<()> {
    let (model, vectors) = (Model::from_bytes(&source.model)?, source.vectors()?);
    let documents = source.documents()?;
    let pairs = source.workers.map(documents.iter(), |gold| {
        let analysis = source.analysis(gold);
        let found = match source.english {
            None => entities(&model, &gold.split.text, &analysis, &vectors)?,
            Some(_) => Entities::of_found(&analysis),
        };
        Ok((Entities::of_gold(gold), found, Pronouns::ALL.map(|which| pronouns::score(gold, which, &analysis))))
    });
    let pairs = pairs.into_iter().collect::<Result<Vec<_>>>()?;
    let kept: CoreferenceScore = pairs.iter().map(|(gold, found, _)| score(gold, found)).sum();
    let dropped = pairs.iter().map(|(gold, found, _)| score(&gold.without_singletons(), &found.without_singletons()));
    print("singletons dropped", &dropped.sum())?;
    print("singletons kept", &kept)?;
    for (at, which) in Pronouns::ALL.into_iter().enumerate() {
        let score: PronounScore = pairs.iter().map(|(_, _, scores)| scores[at]).sum();
        writeln!(stdout(), "{}: {score:?}, precision {:.3}", which.name(), score.precision())?;
    }
    Ok(())
}

fn print(what: &str, score: &CoreferenceScore) -> Result<()> {
    let percent = |ratio: f64| 100.0 * ratio;
    let mut out = stdout().lock();
    write!(out, "{what}: CoNLL {:.2}", percent(score.conll()))?;
    for (name, measure) in [("MUC", score.muc), ("B3", score.b_cubed), ("CEAF-e", score.ceaf_e)] {
        let (precision, recall) = (percent(measure.precision.ratio()), percent(measure.recall.ratio()));
        write!(out, "; {name} P {precision:.1} R {recall:.1} F {:.1}", percent(measure.f1()))?;
    }
    Ok(writeln!(out, "; mentions {:?}", score.mentions)?)
}

/// All lessons, one after the other, column by column. Mentions are counted through all documents.
#[derive(Default)]
struct Tensors {
    documents: u32,
    mentions: u32,
    numbers: BTreeMap<&'static str, Vec<u32>>,
    rows: BTreeMap<&'static str, Vec<u16>>,
    vectors: Vec<f32>,
}

impl Tensors {
    fn add(&mut self, gold: &GumDocument, lesson: &CoreferenceLesson) {
        let first = self.mentions;
        for (at, comparison) in (first..).zip(&lesson.comparisons) {
            self.rows("mention_rows").extend(comparison.mention);
            for (&candidate, pair) in comparison.candidates.iter().zip(&comparison.pairs) {
                self.numbers("pair_mention").push(at);
                self.numbers("pair_before").push(first + candidate as u32);
                self.rows("pair_rows").extend(pair);
            }
        }
        self.mentions("", lesson.spans.iter().zip(&lesson.entities).map(|(&span, &entity)| (span, entity)));
        let known = gold.mentions.iter().map(|mention| (mention.span(&gold.split.tokens), mention.entity));
        self.mentions("gold_", known);
        self.vectors.extend(&lesson.vectors);
        self.mentions += lesson.spans.len() as u32;
        self.documents += 1;
    }

    fn mentions(&mut self, side: &str, mentions: impl Iterator<Item = (Span, u32)>) {
        let names = match side {
            "" => ["document", "start", "end", "entity"],
            _ => ["gold_document", "gold_start", "gold_end", "gold_entity"],
        };
        for (span, entity) in mentions {
            for (name, number) in names.into_iter().zip([self.documents, span.start, span.end, entity]) {
                self.numbers(name).push(number);
            }
        }
    }

    fn numbers(&mut self, name: &'static str) -> &mut Vec<u32> {
        self.numbers.entry(name).or_default()
    }

    fn rows(&mut self, name: &'static str) -> &mut Vec<u16> {
        self.rows.entry(name).or_default()
    }

    fn write(&self, out: &Path) -> Result<()> {
        let mut columns: Vec<(&str, Dtype, Vec<usize>, Vec<u8>)> = Vec::new();
        for (name, numbers) in &self.numbers {
            let bytes = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
            columns.push((name, Dtype::U32, vec![numbers.len()], bytes));
        }
        for (name, rows) in &self.rows {
            let width = if *name == "pair_rows" { PAIR_FEATURES } else { MENTION_FEATURES };
            let bytes = rows.iter().flat_map(|row| row.to_le_bytes()).collect();
            columns.push((name, Dtype::U16, vec![rows.len() / width, width], bytes));
        }
        let bytes = self.vectors.iter().flat_map(|value| value.to_le_bytes()).collect();
        let mentions = self.mentions as usize;
        columns.push(("vectors", Dtype::F32, vec![mentions, self.vectors.len() / mentions.max(1)], bytes));
        let views = columns
            .iter()
            .map(|(name, dtype, shape, bytes)| Ok((name, TensorView::new(*dtype, shape.clone(), bytes)?)));
        let views = views.collect::<Result<Vec<_>, safetensors::SafeTensorError>>()?;
        let sizes = [("mention_rows", MENTION_ROWS), ("pair_rows", PAIR_ROWS)];
        let sizes = sizes.into_iter().map(|(name, size)| (name.to_owned(), size.to_string())).collect();
        serialize_to_file(views, Some(sizes), out).with_context(|| out.display().to_string())
    }
}
