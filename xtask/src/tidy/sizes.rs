//! How long functions and files are. The fault to avoid is the long function, not the long file.

use anyhow::Context;
use syn::spanned::Spanned;
use syn::visit::Visit;

use super::{Finding, Tree, say};

/// The 95th percentile of functions stays under this many lines.
const LONG_FUNCTION: usize = 40;
/// No function is this long.
const TOO_LONG_FUNCTION: usize = 80;
/// The median of files stays under this many lines.
const MEDIAN_FILE: usize = 200;
/// No file is this long.
const TOO_LONG_FILE: usize = 500;

/// A function or a file, and its lines.
type Measured = (usize, String);

pub(super) fn check(tree: &Tree) -> anyhow::Result<Vec<Finding>> {
    let (mut functions, mut files) = (Vec::new(), Vec::new());
    for (path, text) in tree.with_extension("rs").filter(|(path, _)| !is_test(path)) {
        let file = syn::parse_file(text).with_context(|| path.to_owned())?;
        let mut visitor = Functions { path, found: Vec::new() };
        visitor.visit_file(&file);
        functions.extend(visitor.found);
        files.push((lines_of_code(text), path.to_owned()));
    }
    let mut findings = check_functions(&mut functions);
    findings.extend(check_files(&mut files));
    Ok(findings)
}

/// Whether a file holds nothing but tests.
fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/") || path.starts_with("fuzz/")
}

/// The lines of a file without the tests at its end.
fn lines_of_code(text: &str) -> usize {
    text.lines().take_while(|line| *line != "#[cfg(test)]").count()
}

fn check_functions(functions: &mut [Measured]) -> Vec<Finding> {
    functions.sort_unstable();
    describe("functions", functions);
    for (lines, place) in functions.iter().rev().take_while(|(lines, _)| *lines > LONG_FUNCTION) {
        say(&format!("  {place}: {lines} lines"));
    }
    let mut findings = too_long(functions, TOO_LONG_FUNCTION);
    if at(functions, 95) >= LONG_FUNCTION {
        findings.push(Finding::new("functions", format!("more than one in twenty has {LONG_FUNCTION} lines")));
    }
    findings
}

fn check_files(files: &mut [Measured]) -> Vec<Finding> {
    files.sort_unstable();
    describe("files", files);
    let mut findings = too_long(files, TOO_LONG_FILE);
    if at(files, 50) >= MEDIAN_FILE {
        findings.push(Finding::new("files", format!("half of them have {MEDIAN_FILE} lines")));
    }
    findings
}

fn too_long(measured: &[Measured], limit: usize) -> Vec<Finding> {
    let long = measured.iter().filter(|(lines, _)| *lines >= limit);
    long.map(|(lines, place)| Finding::new(place, format!("{lines} lines"))).collect()
}

fn describe(what: &str, measured: &[Measured]) {
    let [median, ninety_fifth, longest] = [50, 95, 100].map(|share| at(measured, share));
    let count = measured.len();
    say(&format!("{count} {what}: lines median {median}, 95th percentile {ninety_fifth}, longest {longest}"));
}

/// The lines that this percentage has at most; `measured` is in order.
fn at(measured: &[Measured], percentage: usize) -> usize {
    let rank = (measured.len() * percentage).div_ceil(100).max(1) - 1;
    measured.get(rank).map_or(0, |(lines, _)| *lines)
}

/// Gathers the functions of a file, without those of its tests.
struct Functions<'a> {
    path: &'a str,
    found: Vec<Measured>,
}

impl Functions<'_> {
    fn add(&mut self, name: &syn::Ident, function: &impl Spanned) {
        let span = function.span();
        let lines = span.end().line - span.start().line + 1;
        self.found.push((lines, format!("{}:{} {name}", self.path, name.span().start().line)));
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.add(&function.sig.ident, &function.block);
        syn::visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.add(&function.sig.ident, &function.block);
        syn::visit::visit_impl_item_fn(self, function);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if module.ident != "tests" {
            syn::visit::visit_item_mod(self, module);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn functions(text: &str) -> Vec<Measured> {
        let mut visitor = Functions { path: "a.rs", found: Vec::new() };
        visitor.visit_file(&syn::parse_file(text).unwrap());
        visitor.found
    }

    #[test]
    fn measures_bodies_and_leaves_tests_out() {
        let text = "fn a() {}\nimpl B {\n  fn c() {\n    1;\n  }\n}\n#[cfg(test)]\nmod tests {\n  fn d() {}\n}\n";
        assert_eq!(functions(text), [(1, "a.rs:1 a".to_owned()), (3, "a.rs:3 c".to_owned())]);
        assert_eq!(lines_of_code(text), 6);
    }

    #[test]
    fn percentiles_are_by_nearest_rank() {
        let measured: Vec<Measured> = (1..=20).map(|lines| (lines, String::new())).collect();
        assert_eq!([50, 95, 100].map(|share| at(&measured, share)), [10, 19, 20]);
        assert_eq!(at(&[], 50), 0);
    }

    #[test]
    fn a_function_of_a_hundred_lines_is_a_finding() {
        let text = format!("//! Long.\nfn long() {{\n{}}}\n", "    1;\n".repeat(100));
        let findings = check(&Tree::of(&[("a.rs", &text)])).unwrap();
        assert_eq!(findings[0], Finding::new("a.rs:2 long", "102 lines"));
    }
}
