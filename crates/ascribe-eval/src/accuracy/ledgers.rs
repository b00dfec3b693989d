//! What ledgers make of matters: the last step of the road, and the whole of it.

use std::path::Path;

use crate::Error;
use crate::matters::{self, Enter, Half, MatterScore};

/// What became of the matters.
#[derive(Clone, Debug, Default)]
pub struct Ledgers {
    /// For each half, what became of its matters in ledgers of their own and in one; those of a folder share one.
    pub halves: Vec<(Half, [MatterScore; 2])>,
}

/// How the two ways of recording matters are called, in the order of [`Ledgers::halves`].
pub(super) const WAYS: [&str; 2] = ["apart", "in one ledger"];

/// Records the project's own matters and judges what became of them.
pub(super) fn measure(testdata: &Path, enter: Enter<'_>) -> Result<Ledgers, Error> {
    let mut halves = of_folder(&testdata.join("ledger"), &[Half::Dev, Half::Check], enter)?;
    halves.extend(of_folder(&testdata.join("ledger/kept"), &[Half::Kept], enter)?);
    Ok(Ledgers { halves })
}

fn of_folder(folder: &Path, halves: &[Half], enter: Enter<'_>) -> Result<Vec<(Half, [MatterScore; 2])>, Error> {
    let written = matters::read(folder)?;
    let temporary = tempfile::tempdir().map_err(|cause| Error::io(folder, cause))?;
    let results = matters::results(&written, enter, temporary.path())?;
    let score = |half: &Half| (*half, [results.apart(Some(*half)), results.together(Some(*half))]);
    Ok(halves.iter().map(score).collect())
}

impl Ledgers {
    /// The figures that can have a floor, in per cent, by the name of their section and their own.
    pub(super) fn figures(&self) -> Vec<((&'static str, String), f64)> {
        let ways = self.halves.iter().flat_map(|(half, scores)| {
            WAYS.iter().enumerate().zip(scores).map(|((way, _), score)| (section(*half, way), score))
        });
        let measures = |(section, score): (&'static str, &MatterScore)| {
            score.measures().map(|(name, share)| ((section, name.to_owned()), 100.0 * share))
        };
        ways.flat_map(measures).collect()
    }
}

/// Under what the floors of a half and a way stand.
fn section(half: Half, way: usize) -> &'static str {
    let names = match half {
        Half::Dev => ["matters, dev, apart", "matters, dev, in one ledger"],
        Half::Check => ["matters, check, apart", "matters, check, in one ledger"],
        Half::Kept => ["matters, kept aside, apart", "matters, kept aside, in one ledger"],
    };
    names[way]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_has_its_figures() {
        let right = MatterScore { statements: [3, 0, 0, 1, 0], ..MatterScore::default() };
        let ledgers = Ledgers { halves: vec![(Half::Kept, [right, MatterScore::default()])] };
        let figures = ledgers.figures();
        let of = |section: &str| {
            let all = |(_, name): &(&str, String)| name == "gathered, of all";
            figures.iter().find(|(name, _)| name.0 == section && all(name)).map(|(_, figure)| *figure)
        };
        assert_eq!(of("matters, kept aside, apart"), Some(75.0));
        assert_eq!(of("matters, kept aside, in one ledger"), Some(0.0));
    }
}
