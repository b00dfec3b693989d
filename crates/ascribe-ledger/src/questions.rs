//! What a ledger is asked, and by what it answers. Nothing here writes to it.
//!
//! Each question is one method of [`Ledger`]; what it answers is in [`crate::answers`]. All but one go through the views `current_…`, in which whatever
//! was taken away by a correction is missing; that one shows just this.

mod claims;
mod documents;
mod dossier;
mod filter;
mod held;
mod ids;
mod newest;
mod parties;
mod rejected;
mod roots;
mod said;
mod search;
mod trace;
mod who;
mod words;

#[cfg(test)]
mod tests;

pub use filter::Filter;
pub(crate) use ids::{Thing, claim as claim_of, thing as thing_of};
pub(crate) use parties::meant as party_of;

use crate::answers::{Contested, Dossier, Found, Hit, Listed, Party, Profile, Said, Trace};
use crate::{Error, Ledger};

impl Ledger {
    /// The claims on which something was said that fits `filter`, at most so many: the most contested first, by how many parties the weaker side
    /// has, then by reports, then by the span of time.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be read, as for all questions.
    pub fn claims(&self, filter: &Filter, most: usize) -> Result<Listed<Contested>, Error> {
        Ok(claims::contested(&self.connection, filter, most)?)
    }

    /// What was said by reports as they were read, and rejected by a correction that holds: what of it fits `filter`, at most so many, the earliest first.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be read.
    pub fn rejected(&self, filter: &Filter, most: usize) -> Result<Listed<Said>, Error> {
        Ok(rejected::said(&self.connection, filter, most)?)
    }

    /// The dossier of a claim: what of it fits `filter`, party by party. `id` is its number, its id or that of one of its propositions, or the beginning
    /// of such an id; where several fit, they are told.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be read.
    pub fn claim(&self, id: &str, filter: &Filter) -> Result<Found<Dossier, String>, Error> {
        Ok(match ids::claim(&self.connection, id)? {
            Found::One(number) => Found::One(dossier::of(&self.connection, number, filter)?),
            Found::Several(ids) => Found::Several(ids),
            Found::Nothing => Found::Nothing,
        })
    }

    /// The party that a name, a part of one or an id means; where several fit, they are told, those of most documents first.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be read.
    pub fn party(&self, name: &str) -> Result<Found<Party>, Error> {
        Ok(parties::meant(&self.connection, name)?)
    }

    /// All that is known of a party, with what it and whoever speaks for it hold on at most so many claims.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be read.
    pub fn who(&self, party: Party, filter: &Filter, most: usize) -> Result<Profile, Error> {
        Ok(who::of(&self.connection, party, filter, most)?)
    }

    /// The way back to the first word of it from all that stands in a document or an attribution, from a proposition, or from all reports on a claim.
    /// `id` is a claim's number, or the id, or the beginning of the id, of a document, an attribution or a proposition.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be read.
    pub fn trace(&self, id: &str) -> Result<Found<Trace, String>, Error> {
        Ok(match ids::thing(&self.connection, id)? {
            Found::One(thing) => Found::One(trace::of(&self.connection, thing)?),
            Found::Several(ids) => Found::Several(ids),
            Found::Nothing => Found::Nothing,
        })
    }

    /// The sentences that have the words of `filter` and fit the rest of it, at most so many, the best first. All words must be in a sentence; capitals and accents do not
    /// matter; words between quotation marks stand side by side, and a word that ends with "*" may go on. Where very
    /// many have them these are the best of the newest, and [`Listed::newest`] says so.
    ///
    /// # Errors
    ///
    /// If the ledger cannot be read.
    pub fn search(&self, filter: &Filter, most: usize) -> Result<Listed<Hit>, Error> {
        Ok(search::sentences(&self.connection, filter, most)?)
    }
}
