//! Two ends of one stretch, of which one tells the year of the other: "from May to August", "between October 2010 and March".

use crate::calendar::Period;
use crate::grammar::in_year;
use crate::meaning::{Calendar, Edge, Meaning, Pick, Yearly};

impl Meaning {
    /// The end of a stretch that begins so: the first after it.
    pub(crate) fn from(&self, begin: Period) -> Option<Self> {
        let (yearly, edge) = self.open_year()?;
        let (first, _) = begin.days()?;
        [first.year(), first.year().checked_add(1)?].into_iter().find_map(|year| {
            let end = in_year(yearly, year)?;
            (end.days()?.0 >= first).then_some(Self::Calendar(Calendar::Fixed(end), edge))
        })
    }

    /// The beginning of a stretch that ends so: the last before it.
    pub(crate) fn up_to(&self, end: Period) -> Option<Self> {
        let (yearly, edge) = self.open_year()?;
        let (_, last) = end.days()?;
        [last.year(), last.year().checked_sub(1)?].into_iter().find_map(|year| {
            let begin = in_year(yearly, year)?;
            (begin.days()?.0 <= last).then_some(Self::Calendar(Calendar::Fixed(begin), edge))
        })
    }

    /// What comes once a year, if nothing says in which.
    fn open_year(&self) -> Option<(Yearly, Edge)> {
        match self {
            Self::Calendar(Calendar::Yearly(yearly, Pick::Nearest), edge) => Some((*yearly, *edge)),
            _ => None,
        }
    }
}
