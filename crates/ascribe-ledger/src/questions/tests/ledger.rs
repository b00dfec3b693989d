//! A small ledger made by hand.

use rusqlite::Connection;

use crate::Ledger;

/// What is in it: documents, publishers, parties, and by whom what was said.
const ROWS: &str = r#"
INSERT INTO publishers VALUES (1, 'courier', 'The Courier', NULL), (2, 'harbour post', 'Harbour Post', NULL),
  (3, 'coastwire', 'Coastwire', 4);
INSERT INTO documents (document, id, publisher, title, published, published_by, origin, text) VALUES
  (1, 'a100000000000000', 1, 'The dam', '2031-03-02', 'metadata', 1,
    'The dam leaks, and Norlund knew it, an engineer said. He asked for his pension.'),
  (2, 'a200000000000000', 2, NULL, '2031-03-03', 'given', 1, 'The dam leaks, and Norlund knew it, an engineer said.'),
  (3, 'b300000000000000', 2, NULL, '2031-03-04', 'given', 3,
    'It was a long day. Eva Berg, who speaks for Norlund, called that “rubbish”, Coastwire wrote.'),
  (4, 'c400000000000000', NULL, NULL, '2033-06-01', 'given', 4,
    'Norlund Power admitted that it had known of the dam. It said that it would pay.');
INSERT INTO passages SELECT NULL, document, 1, 0, CASE document WHEN 1 THEN 53 WHEN 2 THEN 53 WHEN 3 THEN 18 ELSE 52 END,
  substr(text, 1, CASE document WHEN 1 THEN 53 WHEN 2 THEN 53 WHEN 3 THEN 18 ELSE 52 END) FROM documents;
INSERT INTO passages SELECT NULL, d.document, 2, p."end" + 1, length(d.text), substr(d.text, p."end" + 2)
  FROM documents AS d JOIN passages AS p USING (document) WHERE d.document <> 2;
INSERT INTO passages_text (passages_text) VALUES ('rebuild');
INSERT INTO parties VALUES
  (1, 'organization:norlund power', 'organization', 'Norlund Power', NULL, 1),
  (2, 'person:eva berg', 'person', 'Eva Berg', NULL, 2),
  (3, 'unnamed:a100000000000000/an engineer', 'unnamed', 'an engineer', NULL, 3),
  (4, 'outlet:coastwire', 'outlet', 'Coastwire', NULL, 4),
  (5, 'person:e. berg', 'person', 'E. Berg', NULL, 2),
  (6, 'unnamed:a200000000000000/an engineer', 'unnamed', 'an engineer', NULL, 3);
INSERT INTO party_names (party, document, name) VALUES (1, 1, 'Norlund'), (1, 3, 'Norlund'), (1, 4, 'Norlund Power'), (1, 2, 'Norlund Power'),
  (1, 3, 'Norlund Power'), (2, 3, 'Eva Berg'), (3, 1, 'an engineer'), (6, 2, 'an engineer'), (4, 3, 'Coastwire'), (5, 4, 'E. Berg');
INSERT INTO offices VALUES (2, 3, 'spokeswoman', 0, 8);
INSERT INTO acts_for VALUES (2, 3, 1, 9, 38);
INSERT INTO attributions (attribution, id, document, number, passage, start, "end", cue, cue_start, cue_end, form, act, polarity, certainty, within) VALUES
  (1, 'a100000000000000-1', 1, 1, 1, 0, 52, 'said', 48, 52, 'indirect', 'says', 'affirms', 'certain', NULL),
  (2, 'a100000000000000-2', 1, 2, 5, 54, 78, 'asked for', 57, 66, 'indirect', 'asks', 'neither', 'certain', NULL),
  (3, 'a200000000000000-1', 2, 1, 2, 0, 52, 'said', 48, 52, 'indirect', 'says', 'affirms', 'certain', NULL),
  (4, 'b300000000000000-1', 3, 1, 6, 19, 91, 'wrote', 86, 91, 'indirect', 'says', 'affirms', 'certain', NULL),
  (5, 'b300000000000000-2', 3, 2, 6, 19, 74, 'called', 53, 59, 'direct', 'rejects', 'denies', 'certain', 4),
  (6, 'c400000000000000-1', 4, 1, 4, 0, 51, 'admitted', 14, 22, 'indirect', 'admits', 'affirms', 'certain', NULL),
  (7, 'c400000000000000-2', 4, 2, 7, 53, 79, 'said', 56, 60, 'indirect', 'says', 'affirms', 'certain', NULL);
INSERT INTO sources (attribution, party, text, start, "end", name) VALUES (1, 3, 'an engineer', 36, 47, 'an engineer'),
  (2, 3, 'He', 54, 56, 'an engineer'), (3, 6, 'an engineer', 36, 47, 'an engineer'), (4, 4, 'Coastwire', 76, 85, 'Coastwire'),
  (5, 2, 'Eva Berg', 19, 27, 'Eva Berg'), (6, 1, 'Norlund Power', 0, 13, 'Norlund Power'), (7, 1, 'It', 53, 55, 'Norlund Power');
INSERT INTO contents SELECT attribution, 1, substr(text, s + 1, e - s), s, e FROM documents JOIN (
  SELECT 1 AS attribution, 1 AS document, 0 AS s, 34 AS e UNION ALL SELECT 2, 1, 67, 78 UNION ALL SELECT 3, 2, 0, 34
  UNION ALL SELECT 4, 3, 19, 74 UNION ALL SELECT 5, 3, 65, 74 UNION ALL SELECT 6, 4, 23, 51 UNION ALL SELECT 7, 4, 61, 78) USING (document);
INSERT INTO propositions (id, attribution, part, document, party, principal, start, "end", text, basis, act, polarity, certainty, negative, modality,
  words, claim, opposed, position) VALUES
  ('a100000000000000-1.0', 1, 0, 1, 3, 3, 0, 34, 'The dam leaks, and Norlund knew it', 'content', 'says', 'affirms', 'certain', 0, 'actual', '', 1, 0, 'affirms'),
  ('a100000000000000-2.0', 2, 0, 1, 3, 3, 67, 78, 'his pension', 'content', 'asks', 'neither', 'certain', 0, 'actual', '', 2, 0, 'neither'),
  ('a200000000000000-1.0', 3, 0, 2, 6, 6, 0, 34, 'The dam leaks, and Norlund knew it', 'content', 'says', 'affirms', 'certain', 0, 'actual', '', 1, 0, 'affirms'),
  ('b300000000000000-2.0', 5, 0, 3, 2, 1, 65, 74, 'Norlund knew that the dam leaked', 'answered', 'rejects', 'denies', 'certain', 0, 'actual', '', 1, 0, 'denies'),
  ('c400000000000000-1.0', 6, 0, 4, 1, 1, 23, 51, 'Norlund Power had known of the dam', 'content', 'admits', 'affirms', 'certain', 0, 'actual', '', 1, 0, 'affirms'),
  ('c400000000000000-2.0', 7, 0, 4, 1, 1, 61, 78, 'Norlund Power would pay', 'content', 'says', 'affirms', 'certain', 0, 'future', '', 3, 0, 'affirms');
INSERT INTO claims (claim, id, founder, teller, text, documents, publishers, origins, affirming, denying, first, last) VALUES
  (1, 'a100000000000000-1.0', 1, 1, 'The dam leaks, and Norlund knew it', 4, 2, 3, 2, 1, '2031-03-02', '2033-06-01'),
  (2, 'a100000000000000-2.0', 2, 2, 'his pension', 1, 1, 1, 0, 0, '2031-03-02', '2031-03-02'),
  (3, 'c400000000000000-2.0', 6, 6, 'Norlund Power would pay', 1, 0, 1, 1, 0, '2033-06-01', '2033-06-01');
INSERT INTO former_claims VALUES (9, 4);
INSERT INTO copies VALUES (1, 2, 0.9);
INSERT INTO citations VALUES (1, 3, 4, 3, 'Coastwire', NULL, NULL, 76, 91, NULL);
INSERT INTO origins VALUES (1, 1, NULL, 'own'), (2, 1, NULL, 'own'), (3, 1, NULL, 'copied'), (4, NULL, 3, 'cited'), (5, 4, NULL, 'own'), (6, 4, NULL, 'own');
INSERT INTO corrections (made, verb, kind, objects, value, undone) VALUES
  ('2034-01-01', 'grade', 'publisher', '["courier"]', 'C', NULL), ('2034-01-02', 'grade', 'publisher', '["courier"]', 'B', NULL),
  ('2034-01-03', 'grade', 'publisher', '["courier"]', 'F', '2034-01-04'), ('2034-01-01', 'grade', 'passage', '["b300000000000000-2.0"]', '2', NULL);
"#;

pub(super) fn ledger() -> Ledger {
    let connection = Connection::open_in_memory().expect("memory");
    connection.execute_batch(include_str!("../../schema.sql")).expect("the schema");
    // They stand in the order of reading, not of reference.
    connection.pragma_update(None, "foreign_keys", false).expect("a pragma");
    connection.execute_batch(ROWS).expect("the rows");
    Ledger { connection, statements: Default::default() }
}
