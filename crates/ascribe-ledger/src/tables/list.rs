//! Which tables there are, and how each is asked for.

use super::Kind::{Day, Flag, Number, Share, Text, Texts};
use super::{Column, Kind, Table};

const fn of(name: &'static str, kind: Kind) -> Column {
    Column { name, kind }
}

/// The sources that the attribution `a` of the document `d` came through, from the outermost in, but for the document's publisher, whose row is `publishers`.
macro_rules! chain {
    () => {
        "(WITH RECURSIVE levels (attribution, depth) AS (
            SELECT a.attribution, 0
            UNION ALL
            SELECT outer_one.within, depth + 1 FROM levels JOIN attributions AS outer_one USING (attribution)
            WHERE outer_one.within IS NOT NULL AND depth < 100)
          SELECT json_group_array(source.name ORDER BY depth DESC) FROM levels JOIN sources AS source USING (attribution)
          WHERE publishers.party IS NULL OR source.party IS NULL OR source.party <> publishers.party)"
    };
}

/// The id of the party that the party of this row is.
macro_rules! party {
    ($row:literal) => {
        concat!(
            "(SELECT same.id FROM parties AS this JOIN parties AS same ON same.party = this.same_as WHERE this.party = ",
            $row,
            ")"
        )
    };
}

/// All tables, the flat one first that most will want.
///
/// `CROSS JOIN` tells SQLite to keep to the order of what is joined: it goes through the index of the ids by which rows are ordered, and has to sort
/// only what belongs to one of them.
pub const TABLES: &[Table] = &[
    Table {
        name: "positions",
        columns: &[
            of("claim", Text),
            of("claim_text", Text),
            of("claim_negative", Flag),
            of("party", Text),
            of("party_name", Text),
            of("acts_for", Text),
            of("acts_for_name", Text),
            of("position", Text),
            of("act", Text),
            of("certainty", Text),
            of("published", Day),
            of("publisher", Text),
            of("title", Text),
            of("address", Text),
            of("document", Text),
            of("proposition", Text),
            of("text", Text),
            of("negative", Flag),
            of("chain", Texts),
            of("origin", Text),
            of("origin_publisher", Text),
            of("grade", Text),
        ],
        quoted: true,
        sql: concat!(
            "SELECT c.id, c.text, teller.negative, party.id, coalesce(party.name, s.name), principal.id, principal.name,
               p.position, p.act, p.certainty, d.published, publishers.name, d.title, d.address, d.id, p.id, p.text, p.negative, ",
            chain!(),
            r#", root.id, coalesce(cited.name, root_publisher.name), graded.grade, d.document, p.start, p."end"
             FROM current_claims AS c
             CROSS JOIN propositions AS teller ON teller.proposition = c.teller
             CROSS JOIN current_propositions AS p ON p.claim = c.claim
             JOIN current_attributions AS a ON a.attribution = p.attribution
             JOIN current_documents AS d ON d.document = p.document
             LEFT JOIN publishers ON publishers.publisher = d.publisher
             LEFT JOIN sources AS s ON s.attribution = p.attribution
             LEFT JOIN parties AS speaker ON speaker.party = p.party
             LEFT JOIN parties AS party ON party.party = speaker.same_as
             LEFT JOIN parties AS spoken_for ON spoken_for.party = p.principal
             LEFT JOIN parties AS principal ON principal.party = spoken_for.same_as AND principal.party IS NOT party.party
             LEFT JOIN origins AS o ON o.proposition = p.proposition
             LEFT JOIN documents AS root ON root.document = o.document
             LEFT JOIN publishers AS root_publisher ON root_publisher.publisher = root.publisher
             LEFT JOIN publishers AS cited ON cited.publisher = o.publisher
             LEFT JOIN (SELECT object, grade FROM grades WHERE kind = 'passage') AS graded ON graded.object = p.id
             ORDER BY c.id, p.id"#
        ),
    },
    Table {
        name: "documents",
        columns: &[
            of("document", Text),
            of("publisher", Text),
            of("publisher_id", Text),
            of("publisher_grade", Text),
            of("title", Text),
            of("author", Text),
            of("published", Day),
            of("published_by", Text),
            of("address", Text),
            of("language", Text),
            of("copy_of", Text),
            of("text", Text),
        ],
        quoted: false,
        sql: "SELECT d.id, publishers.name, publishers.id, graded.grade, d.title, d.author, d.published, d.published_by, d.address, d.language,
                (SELECT id FROM documents AS first WHERE first.document = d.origin AND first.document <> d.document), d.text
              FROM current_documents AS d LEFT JOIN publishers ON publishers.publisher = d.publisher
              LEFT JOIN (SELECT object, grade FROM grades WHERE kind = 'publisher') AS graded ON graded.object = publishers.id
              ORDER BY d.id",
    },
    Table {
        name: "appearances",
        columns: &[of("document", Text), of("path", Text), of("record", Number)],
        quoted: false,
        sql: "SELECT d.id, path, record FROM appearances JOIN current_documents AS d USING (document) ORDER BY d.id, path, record",
    },
    Table {
        name: "publishers",
        columns: &[
            of("publisher", Text),
            of("name", Text),
            of("party", Text),
            of("names", Texts),
            of("grade", Text),
        ],
        quoted: false,
        sql: concat!(
            "SELECT publishers.id, publishers.name, ",
            party!("publishers.party"),
            ", (SELECT json_group_array(name ORDER BY documents DESC, name) FROM publisher_names WHERE publisher_names.publisher = publishers.publisher),
             (SELECT grade FROM grades WHERE kind = 'publisher' AND object = publishers.id)
             FROM publishers ORDER BY publishers.id"
        ),
    },
    Table {
        name: "attributions",
        columns: &[
            of("attribution", Text),
            of("document", Text),
            of("within", Text),
            of("source", Text),
            of("source_start", Number),
            of("source_end", Number),
            of("source_name", Text),
            of("source_kind", Text),
            of("source_named", Flag),
            of("source_role", Text),
            of("source_anonymity", Text),
            of("party", Text),
            of("cue", Text),
            of("cue_start", Number),
            of("cue_end", Number),
            of("form", Text),
            of("act", Text),
            of("polarity", Text),
            of("certainty", Text),
            of("chain", Texts),
            of("answers", Texts),
        ],
        quoted: true,
        sql: concat!(
            r#"SELECT a.id, d.id, (SELECT id FROM attributions AS outer_one WHERE outer_one.attribution = a.within),
               s.text, s.start, s."end", s.name, s.kind, s.named, s.role, s.anonymity, "#,
            party!("s.party"),
            ", a.cue, a.cue_start, a.cue_end, a.form, a.act, a.polarity, a.certainty, ",
            chain!(),
            r#", (SELECT json_group_array(id ORDER BY number) FROM answers JOIN attributions AS other ON other.attribution = answered
                  WHERE answers.attribution = a.attribution),
               d.document, a.start, a."end"
             FROM current_documents AS d
             CROSS JOIN current_attributions AS a ON a.document = d.document
             LEFT JOIN publishers ON publishers.publisher = d.publisher
             LEFT JOIN sources AS s ON s.attribution = a.attribution
             ORDER BY d.id, a.number"#
        ),
    },
    Table {
        name: "contents",
        columns: &[of("attribution", Text), of("document", Text), of("piece", Number)],
        quoted: true,
        sql: r#"SELECT a.id, d.id, contents.piece, d.document, contents.start, contents."end"
                FROM current_documents AS d CROSS JOIN current_attributions AS a ON a.document = d.document
                CROSS JOIN contents ON contents.attribution = a.attribution
                ORDER BY d.id, a.number, contents.piece"#,
    },
    Table {
        name: "propositions",
        columns: &[
            of("proposition", Text),
            of("attribution", Text),
            of("document", Text),
            of("claim", Text),
            of("position", Text),
            of("text", Text),
            of("basis", Text),
            of("negative", Flag),
            of("modality", Text),
            of("act", Text),
            of("polarity", Text),
            of("certainty", Text),
            of("opposed", Flag),
            of("party", Text),
            of("acts_for", Text),
            of("actor", Text),
            of("actor_party", Text),
            of("action", Text),
            of("target", Text),
            of("target_party", Text),
            of("place", Text),
            of("place_party", Text),
            of("time", Text),
            of("time_kind", Text),
            of("time_first", Day),
            of("time_last", Day),
            of("origin", Text),
            of("origin_publisher", Text),
            of("origin_publisher_id", Text),
            of("origin_because", Text),
        ],
        quoted: true,
        sql: concat!(
            "SELECT p.id, a.id, d.id, c.id, p.position, p.text, p.basis, p.negative, p.modality, p.act, p.polarity, p.certainty, p.opposed, ",
            party!("p.party"),
            ", CASE WHEN p.principal IS NOT p.party THEN ",
            party!("p.principal"),
            " END, p.actor, ",
            party!("p.actor_party"),
            ", p.action, p.target, ",
            party!("p.target_party"),
            ", p.place, ",
            party!("p.place_party"),
            r#", p.time, p.time_kind, p.time_first, p.time_last, root.id, coalesce(cited.name, root_publisher.name),
               coalesce(cited.id, root_publisher.id), o.because,
               d.document, p.start, p."end"
             FROM current_documents AS d
             CROSS JOIN current_attributions AS a ON a.document = d.document
             CROSS JOIN current_propositions AS p ON p.attribution = a.attribution
             JOIN current_claims AS c ON c.claim = p.claim
             LEFT JOIN origins AS o ON o.proposition = p.proposition
             LEFT JOIN documents AS root ON root.document = o.document
             LEFT JOIN publishers AS root_publisher ON root_publisher.publisher = root.publisher
             LEFT JOIN publishers AS cited ON cited.publisher = o.publisher
             ORDER BY d.id, a.number, p.part"#
        ),
    },
    Table {
        name: "claims",
        columns: &[
            of("claim", Text),
            of("text", Text),
            of("negative", Flag),
            of("propositions", Number),
            of("documents", Number),
            of("publishers", Number),
            of("origins", Number),
            of("affirming", Number),
            of("denying", Number),
            of("first", Day),
            of("last", Day),
        ],
        quoted: false,
        sql: "SELECT c.id, c.text, teller.negative, c.propositions, c.documents, c.publishers, c.origins, c.affirming, c.denying, c.first, c.last
              FROM current_claims AS c JOIN propositions AS teller ON teller.proposition = c.teller
              ORDER BY c.id",
    },
    Table {
        name: "links",
        columns: &[of("one", Text), of("other", Text), of("because", Text), of("same", Share), of("opposed", Share)],
        quoted: false,
        sql: "SELECT min(one.id, other.id) AS first, max(one.id, other.id) AS second, because, same, links.opposed
              FROM links JOIN current_propositions AS one ON one.proposition = links.one
              JOIN current_propositions AS other ON other.proposition = links.other
              ORDER BY first, second",
    },
    Table {
        name: "parties",
        columns: &[
            of("party", Text),
            of("kind", Text),
            of("name", Text),
            of("country", Text),
            of("same_as", Text),
            of("names", Texts),
        ],
        quoted: false,
        sql: "SELECT parties.id, parties.kind, parties.name, parties.country, same.id,
                (SELECT json_group_array(DISTINCT party_names.name ORDER BY party_names.name) FROM party_names WHERE party_names.party = parties.party)
              FROM parties JOIN parties AS same ON same.party = parties.same_as
              WHERE EXISTS (SELECT 1 FROM party_names JOIN current_documents USING (document) WHERE party_names.party = parties.party)
              ORDER BY parties.id",
    },
    Table {
        name: "offices",
        columns: &[of("party", Text), of("office", Text), of("document", Text), of("published", Day)],
        quoted: true,
        sql: concat!(
            "SELECT ",
            party!("offices.party"),
            r#" AS holder, office, d.id, d.published, d.document, offices.start, offices."end"
               FROM offices JOIN current_documents AS d USING (document)
               ORDER BY holder, d.id, offices.start, offices."end", office"#
        ),
    },
    Table {
        name: "acts_for",
        columns: &[of("party", Text), of("acts_for", Text), of("document", Text), of("published", Day)],
        quoted: true,
        sql: concat!(
            "SELECT ",
            party!("acts_for.party"),
            " AS agent, ",
            party!("acts_for.principal"),
            r#" AS principal, d.id, d.published, d.document, acts_for.start, acts_for."end"
               FROM acts_for JOIN current_documents AS d USING (document)
               ORDER BY agent, principal, d.id, acts_for.start, acts_for."end""#
        ),
    },
    Table {
        name: "citations",
        columns: &[
            of("document", Text),
            of("attribution", Text),
            of("publisher", Text),
            of("publisher_id", Text),
            of("name", Text),
            of("first", Day),
            of("last", Day),
            of("cited", Text),
        ],
        quoted: true,
        sql: r#"SELECT d.id, a.id, publishers.name, publishers.id, citations.name, citations.first, citations.last, cited.id,
                  d.document, citations.start, citations."end"
                FROM current_documents AS d CROSS JOIN citations ON citations.document = d.document
                JOIN publishers ON publishers.publisher = citations.publisher
                LEFT JOIN attributions AS a ON a.attribution = citations.attribution
                LEFT JOIN documents AS cited ON cited.document = citations.cited
                WHERE a.rejected IS NOT 1
                ORDER BY d.id, a.number, citations.start, citations."end", publishers.id, cited.id"#,
    },
    Table {
        name: "copies",
        columns: &[of("one", Text), of("other", Text), of("share", Share)],
        quoted: false,
        sql: "SELECT min(one.id, other.id) AS first, max(one.id, other.id) AS second, share
              FROM copies JOIN current_documents AS one ON one.document = copies.one
              JOIN current_documents AS other ON other.document = copies.other
              ORDER BY first, second",
    },
    Table {
        name: "corrections",
        columns: &[
            of("made", Text),
            of("verb", Text),
            of("kind", Text),
            of("objects", Texts),
            of("value", Text),
            of("note", Text),
            of("undone", Text),
        ],
        quoted: false,
        sql: "SELECT made, verb, kind, objects, value, note, undone FROM corrections ORDER BY made, correction",
    },
    Table {
        name: "grades",
        columns: &[of("kind", Text), of("object", Text), of("grade", Text), of("made", Text), of("note", Text)],
        quoted: false,
        sql: "SELECT grades.kind, object, grade, made, note FROM grades JOIN corrections USING (correction) ORDER BY grades.kind, object",
    },
];
