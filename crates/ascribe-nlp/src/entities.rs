//! Who and what a document speaks of: mentions gathered into entities, with their names, offices, affiliations and countries.

mod countries;
