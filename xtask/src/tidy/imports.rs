//! Which crates may know of which: the star around `ascribe-types`.

use anyhow::Context;
use toml::Table;

use super::{Finding, Tree};

/// Each crate of ours and the crates of ours that it may depend on. What only its tests need is not looked at.
const ALLOWED: &[(&str, &[&str])] = &[
    ("ascribe-types", &[]),
    ("ascribe-reader", &["ascribe-types"]),
    ("ascribe-nlp", &["ascribe-types"]),
    ("ascribe-attribution", &["ascribe-types"]),
    ("ascribe-time", &["ascribe-types"]),
    ("ascribe-proposition", &["ascribe-types"]),
    ("ascribe-party", &["ascribe-types"]),
    ("ascribe-claim", &["ascribe-types"]),
    ("ascribe-origin", &["ascribe-types"]),
    ("ascribe-ledger", &["ascribe-types", "ascribe-party", "ascribe-claim", "ascribe-origin"]),
    ("ascribe-export", &["ascribe-types", "ascribe-ledger"]),
    ("ascribe-fetch", &[]),
    ("ascribe-model-en", &[]),
    ("ascribe-model-sentences", &[]),
    (
        "ascribe",
        &[
            "ascribe-types",
            "ascribe-reader",
            "ascribe-nlp",
            "ascribe-attribution",
            "ascribe-time",
            "ascribe-proposition",
            "ascribe-party",
            "ascribe-claim",
            "ascribe-origin",
            "ascribe-ledger",
            "ascribe-model-en",
            "ascribe-model-sentences",
        ],
    ),
    ("ascribe-cli", &["ascribe", "ascribe-ledger", "ascribe-export", "ascribe-fetch"]),
    (
        "ascribe-eval",
        &[
            "ascribe",
            "ascribe-types",
            "ascribe-reader",
            "ascribe-nlp",
            "ascribe-attribution",
            "ascribe-time",
            "ascribe-party",
            "ascribe-claim",
            "ascribe-origin",
            "ascribe-ledger",
            "ascribe-model-en",
            "ascribe-model-sentences",
        ],
    ),
    ("xtask", &[]),
];

/// The crate that holds the nouns, which no library of others may shape.
const NOUNS: &str = "ascribe-types";

pub(super) fn check(tree: &Tree) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let members = ["crates/", "models/", "xtask/"];
    for (path, text) in tree.with_extension("toml") {
        if path.ends_with("/Cargo.toml") && members.iter().any(|folder| path.starts_with(folder)) {
            let manifest: Table = text.parse().with_context(|| path.to_owned())?;
            findings.extend(check_crate(path, &manifest));
        }
    }
    Ok(findings)
}

fn check_crate(path: &str, manifest: &Table) -> Vec<Finding> {
    let name = manifest["package"]["name"].as_str().unwrap_or_default();
    let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| *known == name) else {
        return vec![Finding::new(path, format!("not a crate that the architecture knows: {name}"))];
    };
    let dependencies = manifest.get("dependencies").and_then(|table| table.as_table());
    let names = dependencies.into_iter().flat_map(Table::keys);
    let refused = names.filter(|dependency| {
        let ours = ALLOWED.iter().any(|(known, _)| known == dependency);
        (ours || name == NOUNS) && !allowed.contains(&dependency.as_str())
    });
    refused.map(|dependency| Finding::new(path, format!("{name} must not depend on {dependency}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_manifest(name: &str, dependency: &str, expected: &[&str]) {
        let manifest = format!("[package]\nname = \"{name}\"\n[dependencies]\n{dependency} = \"1\"\n");
        let findings = check(&Tree::of(&[("crates/x/Cargo.toml", &manifest)])).unwrap();
        assert_eq!(findings.iter().map(|finding| finding.what.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn siblings_do_not_know_each_other() {
        check_manifest("ascribe-nlp", "ascribe-types", &[]);
        check_manifest("ascribe-nlp", "rayon", &[]);
        check_manifest("ascribe-nlp", "ascribe-reader", &["ascribe-nlp must not depend on ascribe-reader"]);
        check_manifest("ascribe-cli", "ascribe-nlp", &["ascribe-cli must not depend on ascribe-nlp"]);
    }

    #[test]
    fn the_nouns_depend_on_nothing() {
        check_manifest("ascribe-types", "serde", &["ascribe-types must not depend on serde"]);
    }

    #[test]
    fn a_new_crate_is_named_first() {
        check_manifest("ascribe-new", "serde", &["not a crate that the architecture knows: ascribe-new"]);
    }
}
