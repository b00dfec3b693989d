//! Answers as CSV. What is not known is an empty field.

use ascribe_ledger::answers::{Claim, Document, Party, Said};

/// Rows under a head line.
pub(crate) fn table(columns: &[&str], rows: Vec<Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head = columns.iter().map(|&column| column.to_owned()).collect();
    for row in [head].into_iter().chain(rows) {
        writer.write_record(&row).expect("writing to memory does not fail, and all rows are of one length");
    }
    let bytes = writer.into_inner().expect("writing to memory does not fail");
    String::from_utf8(bytes).expect("fields of text make text")
}

/// The columns of a claim.
pub(super) const CLAIM: [&str; 11] = [
    "claim",
    "claim_id",
    "claim_text",
    "negative",
    "documents",
    "publishers",
    "origins",
    "affirming",
    "denying",
    "first",
    "last",
];

/// A claim in these columns.
pub(super) fn claim(claim: &Claim) -> Vec<String> {
    let counts = [claim.documents, claim.publishers, claim.origins, claim.affirming, claim.denying];
    [claim.number.to_string(), claim.id.clone(), claim.text.clone(), claim.negative.to_string()]
        .into_iter()
        .chain(counts.map(|count| count.to_string()))
        .chain([text(claim.first.as_ref()), text(claim.last.as_ref())])
        .collect()
}

/// The columns of what was said.
pub(super) const SAID: [&str; 27] = [
    "claim",
    "id",
    "published",
    "publisher",
    "title",
    "document",
    "address",
    "path",
    "party",
    "party_id",
    "principal",
    "principal_id",
    "chain",
    "source",
    "cue",
    "position",
    "act",
    "certainty",
    "words",
    "start",
    "end",
    "sentences",
    "sentences_start",
    "text",
    "basis",
    "publisher_grade",
    "passage_grade",
];

/// What was said in these columns.
pub(super) fn said(said: &Said) -> Vec<String> {
    let Document { published, publisher, title, id, address, path, grade, .. } = &said.document;
    let passages = [said.source.as_ref(), said.cue.as_ref()].map(|passage| passage.map(|passage| passage.text.clone()));
    let [source, cue] = passages.map(Option::unwrap_or_default);
    let [party, party_id] = party(said.party.as_ref());
    let [principal, principal_id] = self::party(said.principal.as_ref());
    vec![
        said.claim.to_string(),
        said.id.clone(),
        text(published.as_ref()),
        text(publisher.as_ref()),
        text(title.as_ref()),
        id.clone(),
        text(address.as_ref()),
        text(path.as_ref()),
        party,
        party_id,
        principal,
        principal_id,
        said.chain.join(" → "),
        source,
        cue,
        said.position.name().to_owned(),
        said.act.name().to_owned(),
        said.certainty.name().to_owned(),
        said.words.text.clone(),
        said.words.start.to_string(),
        said.words.end.to_string(),
        said.sentences.text.clone(),
        said.sentences.start.to_string(),
        said.text.clone(),
        said.basis.clone(),
        text(grade.as_ref()),
        text(said.grade.as_ref()),
    ]
}

/// What is known of a document: id, day, publisher, title, address, path, grade.
pub(super) fn document(document: &Document) -> Vec<String> {
    let known = [&document.published, &document.publisher, &document.title, &document.address, &document.path];
    let known = known.into_iter().chain([&document.grade]).map(|known| text(known.as_ref()));
    [document.id.clone()].into_iter().chain(known).collect()
}

fn party(party: Option<&Party>) -> [String; 2] {
    party.map(|party| [party.name.clone(), party.id.clone()]).unwrap_or_default()
}

/// What is not known is an empty field.
pub(crate) fn text(known: Option<&String>) -> String {
    known.cloned().unwrap_or_default()
}
