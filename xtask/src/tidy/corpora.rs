//! No text of a corpus has got into the project: the corpora are other people's work and stay outside.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::{Finding, Tree};

/// So many words in a row, the same as in a corpus, are a quotation of it.
const RUN: usize = 12;
/// A run with fewer different words than this is a list or a table, which any two files may share.
const DIFFERENT: usize = 8;

pub(super) fn check(tree: &Tree, data: &Path) -> anyhow::Result<Vec<Finding>> {
    let runs = runs_of(tree);
    let mut findings = Vec::new();
    for path in files(data)? {
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        let shared = runs_in(&text).find_map(|run| Some((runs.get(run.as_str())?, run)));
        findings.extend(shared.map(|(ours, run)| {
            Finding::new(ours, format!("shares a run of {RUN} words with {}: {run}", path.display()))
        }));
    }
    Ok(findings)
}

/// Every run of words in the project's files, and the file that holds it. Licences are anybody's text.
fn runs_of(tree: &Tree) -> HashMap<String, &str> {
    let own = tree.files.iter().filter(|file| !is_licence(&file.path));
    let texts = own.filter_map(|file| Some((file.path.as_str(), file.text.as_ref()?.to_lowercase())));
    texts.flat_map(|(path, text)| runs_in(&text).map(|run| (run, path)).collect::<Vec<_>>()).collect()
}

fn is_licence(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with("LICENSE") || name == "NOTICE"
}

/// The runs of words in a text of small letters. Features of words (`Number=Sing|Person=3`) are a notation, and no words.
fn runs_in(text: &str) -> impl Iterator<Item = String> {
    let fields = text.split(|c: char| c.is_whitespace() || c == '"').filter(|field| !is_notation(field));
    let words = fields.flat_map(|field| field.split(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let count = (words.len() + 1).saturating_sub(RUN);
    let runs = (0..count).map(move |start| words[start..start + RUN].to_vec());
    runs.filter(|run| is_prose(run)).map(|run| run.join(" "))
}

fn is_notation(field: &str) -> bool {
    field.contains('|') && field.split('|').all(|pair| pair.contains('='))
}

fn is_prose(run: &[&str]) -> bool {
    let mut words: Vec<&&str> =
        run.iter().filter(|word| word.len() > 1 && word.chars().all(char::is_alphabetic)).collect();
    words.sort_unstable();
    words.dedup();
    words.len() >= DIFFERENT
}

/// All files under a folder, in order, but licences and notes on the corpora themselves.
fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if !is_licence(&name) && !name.starts_with("README") {
            found.push(path);
        }
    }
    found.sort_unstable();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "The old ferry had never once been late until the winter when its captain fell ill";

    fn check_shared(ours: &str, corpus: &str, expected: usize) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("news.txt"), corpus).unwrap();
        assert_eq!(check(&Tree::of(&[("a.md", ours)]), folder.path()).unwrap().len(), expected, "{ours}");
    }

    #[test]
    fn a_quotation_is_found_whatever_its_punctuation() {
        check_shared(&format!("# Example\n\n> {}!", SENTENCE.replace(' ', "\n> ")), SENTENCE, 1);
        check_shared("The old ferry had never once been late.", SENTENCE, 0);
    }

    #[test]
    fn a_table_is_no_quotation() {
        let table = "1 2 3 4 5 6 7 8 9 10 11 12 13 14";
        check_shared(table, table, 0);
    }

    #[test]
    fn features_of_words_are_no_quotation() {
        let features = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin Case=Nom|Gender=Fem|PronType=Prs";
        check_shared(features, features, 0);
    }
}
