//! The figures below which no change may bring the program.
//!
//! `eval/floors.toml` has a table a section and a line a figure, in per cent. A floor is raised when the program gets better, and lowered
//! only with the reason written beside it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::Accuracy;
use crate::Error;

/// The least that each figure may be: section, figure, per cent.
pub type Floors = BTreeMap<String, BTreeMap<String, f64>>;

/// Reads the floors.
///
/// # Errors
///
/// If the file cannot be read or is not a table of tables of numbers.
pub fn read(path: &Path) -> Result<Floors, Error> {
    let written = fs::read_to_string(path).map_err(|cause| Error::io(path, cause))?;
    toml::from_str(&written).map_err(|cause| Error::malformed(path, cause.to_string()))
}

/// What lies below its floor, or has a floor and was not measured; a line each.
pub fn breaches(floors: &Floors, accuracy: &Accuracy) -> Vec<String> {
    let figures = accuracy.figures();
    let figure = |section: &str, name: &str| {
        figures.iter().find(|((of, named), _)| *of == section && named == name).map(|(_, figure)| *figure)
    };
    let all =
        floors.iter().flat_map(|(section, floors)| floors.iter().map(move |(name, floor)| (section, name, *floor)));
    all.filter_map(|(section, name, floor)| match figure(section, name) {
        None => Some(format!("{section}, {name}: has a floor and was not measured")),
        Some(figure) => (figure < floor).then(|| format!("{section}, {name}: {figure:.2} is below its floor: {floor}")),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Counts;
    use crate::segmentation::SegmentationScore;

    fn check(floors: &str, expected: &[&str]) {
        let words = Counts { right: 99, predicted: 100, gold: 100 };
        let score = SegmentationScore { words, ..SegmentationScore::default() };
        let accuracy = Accuracy { segmentation: vec![("EWT".to_owned(), score)], ..Accuracy::default() };
        assert_eq!(breaches(&toml::from_str(floors).unwrap(), &accuracy), expected);
    }

    #[test]
    fn what_falls_below_is_named() {
        check("[words]\nEWT = 99.0\n", &[]);
        check("[words]\nEWT = 99.5\n", &["words, EWT: 99.00 is below its floor: 99.5"]);
    }

    #[test]
    fn a_floor_of_nothing_is_named() {
        check("[words]\nGUM = 1.0\n", &["words, GUM: has a floor and was not measured"]);
    }
}
