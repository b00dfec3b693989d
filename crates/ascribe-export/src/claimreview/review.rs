//! What a person made of a passage: its grade on the Admiralty scale.

use serde_json::{Value, json};

use super::{holder, set};
use crate::Error;
use crate::admiralty::meaning;
use crate::iri::iri;
use crate::row::Named;

/// A grade, when it was given, and why.
pub(super) struct Grade {
    grade: String,
    made: String,
    note: Option<String>,
}

impl Grade {
    pub(super) fn of(row: &Named<'_, '_>) -> Result<Self, Error> {
        Ok(Self {
            grade: row.id("grade")?.to_owned(),
            made: row.id("made")?.to_owned(),
            note: row.text("note").map(str::to_owned),
        })
    }

    /// The review of a passage. What is reviewed are its own words: restated they may be what its source denies.
    pub(super) fn review(&self, row: &Named<'_, '_>, reviewer: Option<&str>) -> Result<Value, Error> {
        let proposition = row.id("proposition")?;
        let mut reviewed = json!({
            "@type": "Claim",
            "@id": iri("reviewed", proposition),
            "text": row.quote().exact,
            "appearance": {"@id": iri("proposition", proposition)},
        });
        set(&mut reviewed, "author", holder(row));
        set(&mut reviewed, "datePublished", row.text("published"));
        let mut review = json!({
            "@type": "ClaimReview",
            "@id": iri("review", proposition),
            "claimReviewed": row.quote().exact,
            "itemReviewed": reviewed,
            "reviewRating": self.rating(),
            "datePublished": self.made.get(..10),
        });
        set(&mut review, "author", reviewer.map(|name| json!({"@type": "Organization", "name": name})));
        set(&mut review, "reviewBody", self.note.as_deref());
        Ok(review)
    }

    /// The grade. 1 is the best and 5 the worst; 6 says that nobody can tell, which is no value between them.
    fn rating(&self) -> Value {
        let mut rating = json!({"@type": "Rating", "alternateName": meaning(&self.grade).unwrap_or(&self.grade)});
        if self.grade != "6" {
            rating["ratingValue"] = self.grade.as_str().into();
            rating["bestRating"] = "1".into();
            rating["worstRating"] = "5".into();
        }
        rating
    }
}
