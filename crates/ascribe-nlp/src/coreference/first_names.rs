//! Whether men or women have a first name.
//!
//! The table beside this file was made by `training/first_names.py` from lists of names in some seventy countries and from a census, which it names. Names that both have are in
//! it for neither ("Kim", "Andrea"). Some are surnames, places or words too ("Grant", "Virginia", "Hope"): ask only for what stands before a person's surname.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::pronouns::Gender;
use crate::entities::countries::folded;

static NAMES: LazyLock<HashMap<&'static str, Gender>> = LazyLock::new(|| {
    let rows = include_str!("first_names.tsv").lines().filter_map(|line| line.split_once('\t'));
    rows.map(|(name, who)| (name, if who == "man" { Gender::Man } else { Gender::Woman })).collect()
});

/// Who has this first name, whatever its case and accents.
pub(super) fn gender(name: &str) -> Gender {
    NAMES.get(&*folded(name)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_names_tell() {
        let check = |name, expected| assert_eq!(gender(name), expected, "{name}");
        check("Ilse", Gender::Woman);
        check("ZOË", Gender::Woman);
        check("Mahmoud", Gender::Man);
        check("Kim", Gender::Unknown);
        check("Andrea", Gender::Unknown);
        check("", Gender::Unknown);
    }
}
