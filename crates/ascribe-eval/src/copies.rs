//! How well copies are told from reports that are none.
//!
//! No corpus has gold for it. So reports are edited as newsrooms edit what an agency sends ([`edits`]), and the copies hidden among the reports that they were made
//! of and all others: many of these are about the same matter on the same day, and some of them about the same press conference.

pub mod edits;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ascribe_origin::{copied, fingerprint};
use edits::Edit;

use crate::polnear::files;
use crate::{Counts, Error, conllu};

/// A text of which copies are made, or that is one.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Where it comes from.
    pub name: String,
    /// Its words.
    pub text: String,
    /// How it was made; a text of a corpus was not.
    pub made: Option<Made>,
}

/// How a copy was made.
#[derive(Clone, Copy, Debug)]
pub struct Made {
    /// Of which sheet, by its place.
    pub of: usize,
    /// With words from which other.
    pub stranger: usize,
    /// In which way.
    pub edit: Edit,
}

/// Words that a text must have: what is shorter is a headline or a caption.
const FEWEST: usize = 60;

/// The texts of the corpora, each once: FNC-1's bodies, PolNeAR's articles and GUM's news, in order of their names.
///
/// # Errors
///
/// If a corpus cannot be read.
pub fn texts(data: &Path) -> Result<Vec<Sheet>, Error> {
    let mut texts = Vec::new();
    for set in ["polnear/train/text", "polnear/dev/text"] {
        for path in files(&data.join(set), "txt")? {
            let text = std::fs::read_to_string(&path).map_err(|cause| Error::io(&path, cause))?;
            texts.push((format!("{set}/{}", path.file_stem().unwrap_or_default().to_string_lossy()), text));
        }
    }
    for set in ["gum/train", "gum/dev"] {
        for path in files(&data.join(set), "conllu")? {
            texts.extend(
                conllu::read(&path)?.into_iter().map(|document| (document.name.clone(), document.text.clone())),
            );
        }
    }
    texts.extend(bodies(&data.join("fnc-1/bodies.csv"))?);
    texts.retain(|(_, text)| text.split_whitespace().count() >= FEWEST);
    Ok(texts.into_iter().map(|(name, text)| Sheet { name, text, made: None }).collect())
}

/// FNC-1's bodies with their numbers.
fn bodies(path: &Path) -> Result<Vec<(String, String)>, Error> {
    let malformed = |cause: csv::Error| Error::malformed(path, cause.to_string());
    let mut rows = csv::Reader::from_path(path).map_err(malformed)?;
    let body = |row: csv::StringRecord| (format!("fnc-1/{}", &row[0]), row[1].to_owned());
    rows.records().map(|row| row.map(body).map_err(malformed)).collect()
}

/// The texts, and after them the copies that are made of them: of each text one, the edits in turn. The stranger is the text from which a copy takes what was
/// not in the report.
pub fn sheets(mut texts: Vec<Sheet>) -> Vec<Sheet> {
    let many = texts.len();
    for at in 0..many {
        let edit = Edit::ALL[at % Edit::ALL.len()];
        let stranger = (at + many / 2) % many;
        let text = edit.apply(&texts[at].text, &texts[stranger].text, at as u64);
        let name = format!("{} {}", texts[at].name, edit.name());
        texts.push(Sheet { name, text, made: Some(Made { of: at, stranger, edit }) });
    }
    texts
}

/// What is found among some sheets.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The pairs that share enough of their fingerprints to be compared.
    pub candidates: BTreeSet<(usize, usize)>,
    /// Those of them that are copies, with how much of the shorter stands in the other.
    pub copies: BTreeMap<(usize, usize), f32>,
}

/// Finds the copies among some texts, as a ledger does.
pub fn find(sheets: &[Sheet]) -> Found {
    let prints: Vec<Vec<u64>> = sheets.iter().map(|sheet| fingerprint(&sheet.text)).collect();
    let mut having: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut found = Found::default();
    for (at, print) in prints.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for hash in print {
            let others = having.entry(*hash).or_default();
            others.iter().for_each(|&other| *shared.entry(other).or_default() += 1);
            others.push(at);
        }
        let enough = |other: usize| ascribe_origin::is_candidate(shared[&other], print.len().min(prints[other].len()));
        found.candidates.extend(shared.keys().filter(|&&other| enough(other)).map(|&other| (other, at)));
    }
    let share = |&(one, other): &(usize, usize)| copied(&sheets[one].text, &sheets[other].text);
    found.copies = found.candidates.iter().filter_map(|pair| Some((*pair, share(pair)?))).collect();
    found
}

/// Pairs of texts of the corpora that were read by people, with whether one is a copy of the other.
pub type Judged = BTreeMap<(String, String), bool>;

/// Reads what people said of pairs: two names and `copy` or `none` a line, parted by tabulators.
///
/// # Errors
///
/// If the file cannot be read.
pub fn judged(path: &Path) -> Result<Judged, Error> {
    let lines = std::fs::read_to_string(path).map_err(|cause| Error::io(path, cause))?;
    let pair = |line: &str| {
        let mut fields = line.split('\t').map(str::to_owned);
        Some(((fields.next()?, fields.next()?), fields.next()? == "copy"))
    };
    Ok(lines.lines().filter(|line| !line.starts_with('#')).filter_map(pair).collect())
}

/// How well copies are told.
#[derive(Clone, Debug, Default)]
pub struct CopyScore {
    /// All pairs.
    pub pairs: Counts,
    /// Of the copies made by each edit, how many were candidates, found, and made.
    pub edits: BTreeMap<&'static str, [usize; 3]>,
    /// Pairs of texts of the corpora that were found and that nobody has judged.
    pub open: Vec<(String, String)>,
}

/// Scores what was found. A copy belongs to the text that it was made of and to that text's copies by nature; whether it is one of other copies of these, nobody
/// asks. Pairs of the corpora's own texts count as people judged them.
pub fn score(sheets: &[Sheet], found: &Found, judged: &Judged) -> CopyScore {
    let mut score = CopyScore::default();
    for (at, sheet) in sheets.iter().enumerate() {
        let Some(Made { of, edit, .. }) = sheet.made else { continue };
        let reached = [found.candidates.contains(&(of, at)), found.copies.contains_key(&(of, at)), true];
        let row = score.edits.entry(edit.name()).or_default();
        row.iter_mut().zip(reached).for_each(|(sum, reached)| *sum += usize::from(reached));
    }
    let made: [usize; 3] = score.edits.values().fold([0; 3], |sum, row| std::array::from_fn(|at| sum[at] + row[at]));
    score.pairs += Counts { right: made[1], predicted: made[1], gold: made[2] };
    let is_made = |(one, other): (usize, usize)| sheets[other].made.is_some_and(|made| made.of == one);
    for pair in found.copies.keys().filter(|pair| !is_made(**pair)) {
        score.natural(sheets, *pair, judged);
    }
    score.pairs.gold += judged.values().filter(|&&copy| copy).count();
    score
}

impl CopyScore {
    /// Counts a pair that was not made. Of a copy of a copy by nature nobody asks.
    fn natural(&mut self, sheets: &[Sheet], (one, other): (usize, usize), judged: &Judged) {
        let (roots, others) = (roots(&sheets[one], one), roots(&sheets[other], other));
        let mut pairs = roots.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
        let is_natural = sheets[one].made.is_none() && sheets[other].made.is_none();
        let first = names(sheets, (roots[0], others[0]));
        if is_natural {
            let verdict = judged.get(&first).copied();
            self.pairs += Counts { right: usize::from(verdict == Some(true)), predicted: 1, gold: 0 };
            self.open.extend(verdict.is_none().then_some(first));
        } else if !pairs.any(|(one, other)| one == other || judged.get(&names(sheets, (one, other))) == Some(&true)) {
            self.pairs.predicted += 1;
            self.open.push((sheets[one].name.clone(), sheets[other].name.clone()));
        }
    }
}

/// The names of two sheets, in the order of letters.
fn names(sheets: &[Sheet], (one, other): (usize, usize)) -> (String, String) {
    let [one, other] = [one, other].map(|sheet| sheets[sheet].name.clone());
    (one.clone().min(other.clone()), one.max(other))
}

/// The texts of the corpora that a sheet has its words from.
fn roots(sheet: &Sheet, at: usize) -> Vec<usize> {
    sheet.made.map_or(vec![at], |made| vec![made.of, made.stranger])
}
