-- The ledger. Positions count Unicode code points of documents.text, from start up to but not including end.
-- Ids (TEXT) come from content and are the same in every ledger; the INTEGER keys are this file's own.

-- What is known of each report, and its text.
CREATE TABLE documents (
  document    INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,              -- 16 hexadecimal digits
  publisher   INTEGER REFERENCES publishers,
  title       TEXT,
  author      TEXT,
  published   TEXT,                              -- the day, YYYY-MM-DD; NULL if unknown
  published_by TEXT,                             -- who tells the day: 'metadata', 'text', 'given'; NULL if unknown
  address     TEXT,
  language    TEXT,
  text        TEXT NOT NULL,
  origin      INTEGER REFERENCES documents       -- the earliest of the reports that are copies of each other; itself if there is none
) STRICT;

-- Who publishes. `name` is as first met.
CREATE TABLE publishers (
  publisher   INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,              -- the name without capitals, accents, "the"
  name        TEXT NOT NULL,
  party       INTEGER REFERENCES parties
) STRICT;

-- Where documents were found: a file, or a record in one.
CREATE TABLE appearances (
  appearance  INTEGER PRIMARY KEY,
  path        TEXT NOT NULL,
  record      INTEGER NOT NULL DEFAULT 0,        -- which record of the file, from 1; 0 if the file is one document
  size        INTEGER NOT NULL,
  modified    INTEGER,                           -- nanoseconds since 1970
  hash        TEXT NOT NULL,                     -- of the bytes, so that an unchanged file is not read again
  document    INTEGER REFERENCES documents,      -- NULL if it could not be read
  failure     TEXT,
  UNIQUE (path, record)
) STRICT;

-- The sentences of the reports, for full-text search (passages_text).
CREATE TABLE passages (
  passage     INTEGER PRIMARY KEY,
  document    INTEGER NOT NULL REFERENCES documents,
  number      INTEGER NOT NULL,                  -- in the document, from 1
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  text        TEXT NOT NULL,
  UNIQUE (document, number)
) STRICT;
CREATE VIRTUAL TABLE passages_text USING fts5 (text, content = 'passages', content_rowid = 'passage', tokenize = "unicode61 remove_diacritics 2");

-- Who is spoken of, across documents.
CREATE TABLE parties (
  party       INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,              -- 'country:AZ', 'person:ali hasanov', 'unnamed:DOCUMENT/us officials'
  kind        TEXT NOT NULL,
  name        TEXT NOT NULL,                     -- the longest name that a document gives
  country     TEXT,                              -- ISO 3166-1 alpha-2
  same_as     INTEGER NOT NULL REFERENCES parties -- the party that it is; itself unless merged
) STRICT;

-- What each document calls a party, and where it first does.
CREATE TABLE party_names (
  party       INTEGER NOT NULL REFERENCES parties,
  document    INTEGER NOT NULL REFERENCES documents,
  name        TEXT NOT NULL,
  PRIMARY KEY (party, name, document)
) STRICT, WITHOUT ROWID;

-- The same names for full-text search, each once a party: whoever asks for "hasanov" means a party by a part of its name.
CREATE VIRTUAL TABLE parties_text USING fts5 (name, party UNINDEXED, tokenize = "unicode61 remove_diacritics 2");
CREATE TRIGGER party_names_text AFTER INSERT ON party_names
WHEN NOT EXISTS (SELECT 1 FROM party_names WHERE party = new.party AND name = new.name AND document <> new.document)
BEGIN
  INSERT INTO parties_text (name, party) VALUES (new.name, new.party);
END;

-- Which office a party holds, as a document says.
CREATE TABLE offices (
  party       INTEGER NOT NULL REFERENCES parties,
  document    INTEGER NOT NULL REFERENCES documents,
  office      TEXT NOT NULL,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  PRIMARY KEY (party, document, start)
) STRICT, WITHOUT ROWID;

-- For whom a party speaks, as a document says.
CREATE TABLE acts_for (
  party       INTEGER NOT NULL REFERENCES parties,
  document    INTEGER NOT NULL REFERENCES documents,
  principal   INTEGER NOT NULL REFERENCES parties,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  PRIMARY KEY (party, document, principal)
) STRICT, WITHOUT ROWID;

-- Who said what.
CREATE TABLE attributions (
  attribution INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,              -- the document's id, a dash, the number
  document    INTEGER NOT NULL REFERENCES documents,
  number      INTEGER NOT NULL,                  -- in the document, from 1
  passage     INTEGER NOT NULL REFERENCES passages, -- the sentence in which it begins
  start       INTEGER NOT NULL,                  -- from the first to the last character of source, cue and content
  "end"       INTEGER NOT NULL,
  cue         TEXT,
  cue_start   INTEGER,
  cue_end     INTEGER,
  form        TEXT NOT NULL,
  act         TEXT NOT NULL,
  polarity    TEXT NOT NULL,
  certainty   TEXT NOT NULL,
  within      INTEGER REFERENCES attributions,   -- whose content holds it: the chain
  UNIQUE (document, number)
) STRICT;

-- The source of each attribution that states one.
CREATE TABLE sources (
  attribution INTEGER PRIMARY KEY REFERENCES attributions,
  party       INTEGER REFERENCES parties,
  text        TEXT NOT NULL,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  name        TEXT NOT NULL,                     -- the fullest that the document gives
  kind        TEXT,
  named       INTEGER,                           -- 1, 0, or NULL where that is open
  role        TEXT,                              -- as what an unnamed source speaks
  anonymity   TEXT                               -- the words that say that they wanted no name, and why
) STRICT;

-- The content of each attribution, in pieces.
CREATE TABLE contents (
  attribution INTEGER NOT NULL REFERENCES attributions,
  piece       INTEGER NOT NULL,                  -- from 1
  text        TEXT NOT NULL,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  PRIMARY KEY (attribution, piece)
) STRICT, WITHOUT ROWID;

-- Which attributions answer which: what a denial denies.
CREATE TABLE answers (
  attribution INTEGER NOT NULL REFERENCES attributions,
  answered    INTEGER NOT NULL REFERENCES attributions,
  PRIMARY KEY (attribution, answered)
) STRICT, WITHOUT ROWID;

-- What is stated: the contents restated so that they stand alone, sentence by sentence, and the claim that each is about.
CREATE TABLE propositions (
  proposition INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,              -- the attribution's id, a dot, the part
  attribution INTEGER NOT NULL REFERENCES attributions,
  part        INTEGER NOT NULL,                  -- of the attribution's content, from 0
  document    INTEGER NOT NULL REFERENCES documents,
  party       INTEGER REFERENCES parties,        -- whose statement it is: the attribution's source; NULL if none is stated
  principal   INTEGER REFERENCES parties,        -- for whom that party speaks in the end, as the document says; itself if for nobody
  start       INTEGER NOT NULL,                  -- the passage that says so
  "end"       INTEGER NOT NULL,
  text        TEXT NOT NULL,
  basis       TEXT NOT NULL,                     -- 'content', 'answered', 'restated'
  polarity    TEXT NOT NULL,                     -- of the source, to the text without its negation
  certainty   TEXT NOT NULL,
  negative    INTEGER NOT NULL,
  modality    TEXT NOT NULL,
  actor       TEXT, actor_head  TEXT, actor_party  INTEGER REFERENCES parties,
  action      TEXT,
  target      TEXT, target_head TEXT, target_party INTEGER REFERENCES parties,
  place       TEXT, place_head  TEXT, place_party  INTEGER REFERENCES parties,
  time        TEXT,                              -- as TIMEX3 writes it
  time_first  TEXT,
  time_last   TEXT,
  words       TEXT NOT NULL,                     -- dictionary forms, by blanks
  vector      BLOB NOT NULL,                     -- 384 signed bytes
  claim       INTEGER NOT NULL REFERENCES claims,
  opposed     INTEGER NOT NULL,                  -- whether the text contradicts the claim's
  position    TEXT NOT NULL                      -- 'affirms', 'denies', 'doubts', 'neither'
) STRICT;

-- What is stated, for full-text search: as restated, as the report has it (its sentences), and who says so by all names that the document
-- gives them. Sources, passages and names of a document are inserted before its propositions, so that they are found here.
CREATE VIRTUAL TABLE propositions_text USING fts5 (text, passage, party, content = '', tokenize = "unicode61 remove_diacritics 2");
CREATE TRIGGER propositions_text AFTER INSERT ON propositions
BEGIN
  INSERT INTO propositions_text (rowid, text, passage, party) VALUES (
    new.proposition,
    new.text,
    (SELECT group_concat(text, ' ') FROM passages
      WHERE document = new.document AND start < new."end" AND "end" > new.start),
    coalesce((SELECT name FROM sources WHERE attribution = new.attribution), '') || ' ' ||
    coalesce((SELECT group_concat(name, ' ') FROM party_names
      WHERE document = new.document AND party IN (new.party, new.principal)), '')
  );
END;

-- The parties that a proposition names.
CREATE TABLE proposition_parties (
  proposition INTEGER NOT NULL REFERENCES propositions,
  party       INTEGER NOT NULL REFERENCES parties,
  PRIMARY KEY (party, proposition)
) STRICT, WITHOUT ROWID;

-- Under which keys propositions are compared.
CREATE TABLE proposition_keys (
  key         INTEGER NOT NULL,                  -- a hash
  proposition INTEGER NOT NULL REFERENCES propositions,
  PRIMARY KEY (key, proposition)
) STRICT, WITHOUT ROWID;

-- Which propositions are about the same matter, and why. `one` < `other`.
CREATE TABLE links (
  one         INTEGER NOT NULL REFERENCES propositions,
  other       INTEGER NOT NULL REFERENCES propositions,
  because     TEXT NOT NULL,                     -- 'alike', 'answers'
  same        REAL NOT NULL,
  opposed     REAL NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

-- Propositions about the same matter. The counts are kept, so that questions are quick.
CREATE TABLE claims (
  claim       INTEGER PRIMARY KEY,               -- its number in this ledger; never given to another
  id          TEXT NOT NULL UNIQUE,              -- of its founding proposition
  founder     INTEGER NOT NULL REFERENCES propositions, -- the earliest published; of these the one with the least id
  text        TEXT NOT NULL,                     -- the founder's
  documents   INTEGER NOT NULL,
  publishers  INTEGER NOT NULL,
  origins     INTEGER NOT NULL,                  -- independent ones
  affirming   INTEGER NOT NULL,                  -- parties, those that act for one another taken together
  denying     INTEGER NOT NULL,                  -- and doubting
  first       TEXT,                              -- the days of the earliest and the latest report
  last        TEXT
) STRICT;

-- Ids and numbers that claims had before they were merged: they still lead there.
CREATE TABLE claim_ids (
  id          TEXT PRIMARY KEY,
  claim       INTEGER NOT NULL REFERENCES claims
) STRICT, WITHOUT ROWID;

-- What copies of a report would share with it.
CREATE TABLE fingerprints (
  hash        INTEGER NOT NULL,
  document    INTEGER NOT NULL REFERENCES documents,
  PRIMARY KEY (hash, document)
) STRICT, WITHOUT ROWID;

-- Reports that are copies of each other, and how much of the shorter stands in the other. `one` < `other`.
CREATE TABLE copies (
  one         INTEGER NOT NULL REFERENCES documents,
  other       INTEGER NOT NULL REFERENCES documents,
  share       REAL NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

-- Reports that a document names as where it has something from.
CREATE TABLE citations (
  citation    INTEGER PRIMARY KEY,
  document    INTEGER NOT NULL REFERENCES documents,
  attribution INTEGER REFERENCES attributions,   -- what it has from there; NULL if the whole report: "OSLO (Interpress) -"
  publisher   INTEGER NOT NULL REFERENCES publishers, -- also one of whom the ledger has no report
  name        TEXT NOT NULL,                     -- of the publisher, as the report has it
  first       TEXT,                              -- the days on which it may have been published
  last        TEXT,
  start       INTEGER NOT NULL,                  -- the words that say so
  "end"       INTEGER NOT NULL,
  cited       INTEGER REFERENCES documents       -- the report, if the ledger has it
) STRICT;

-- From whom each proposition comes: a report of the ledger, or a publisher that is only cited.
CREATE TABLE origins (
  proposition INTEGER PRIMARY KEY REFERENCES propositions,
  document    INTEGER REFERENCES documents,
  publisher   INTEGER REFERENCES publishers,
  because     TEXT NOT NULL,                     -- the last step there: 'own', 'copied', 'cited', 'circular' (reports that have it from each other)
  CHECK ((document IS NULL) <> (publisher IS NULL))
) STRICT;

-- What people corrected, apart from what was read; nothing is ever removed from here.
CREATE TABLE corrections (
  correction  INTEGER PRIMARY KEY,
  made        TEXT NOT NULL,                     -- when, UTC
  verb        TEXT NOT NULL,                     -- 'merge', 'split', 'reject', 'grade'
  kind        TEXT NOT NULL,                     -- of what: 'claim', 'party', 'attribution', 'publisher', 'passage'
  objects     TEXT NOT NULL,                     -- their ids, a JSON array
  value       TEXT,                              -- a grade
  note        TEXT,
  undone      TEXT                               -- when it was undone
) STRICT;

-- What the questions go by. Each index serves one of them.
CREATE INDEX documents_by_publisher ON documents (publisher, published);        -- filters: who published, and when
CREATE INDEX documents_by_day ON documents (published);                         -- filters: when
CREATE INDEX documents_by_origin ON documents (origin);                         -- trace: the copies of a report
CREATE INDEX appearances_by_document ON appearances (document);                 -- where a report lies
CREATE INDEX parties_by_identity ON parties (same_as);                          -- who: all that were merged into one
CREATE INDEX party_names_by_document ON party_names (document, party);          -- what a document calls the parties of a statement
CREATE INDEX offices_by_document ON offices (document);
CREATE INDEX acts_for_by_principal ON acts_for (principal, document);           -- who: all who speak for a party
CREATE INDEX attributions_by_passage ON attributions (passage);                 -- search: who said it
CREATE INDEX attributions_by_outer ON attributions (within);                    -- trace: what is said inside a content
CREATE INDEX sources_by_party ON sources (party);
CREATE INDEX propositions_by_attribution ON propositions (attribution);
CREATE INDEX propositions_by_claim ON propositions (claim, document);           -- claim: all that was said on it
CREATE INDEX propositions_by_principal ON propositions (principal, claim);      -- who: what a party holds, its spokespersons' words included
CREATE INDEX propositions_by_party ON propositions (party, claim);              -- who: what a spokesperson says
CREATE INDEX propositions_by_document ON propositions (document);
CREATE INDEX parties_of_propositions ON proposition_parties (proposition);
CREATE INDEX links_back ON links (other);
CREATE INDEX claims_by_contest ON claims (min(affirming, denying) DESC, documents DESC); -- claims: most contested first
CREATE INDEX claim_ids_by_claim ON claim_ids (claim);
CREATE INDEX copies_back ON copies (other);
CREATE INDEX citations_by_document ON citations (document);
CREATE INDEX citations_by_cited ON citations (cited);
CREATE INDEX origins_by_document ON origins (document);

-- What questions see. A correction that takes something away is made here and nowhere else.
CREATE VIEW current_documents AS SELECT * FROM documents;
CREATE VIEW current_attributions AS SELECT * FROM attributions;
CREATE VIEW current_propositions AS SELECT * FROM propositions;
CREATE VIEW current_claims AS SELECT * FROM claims;

-- The grades that people gave, the latest of each: on the Admiralty scale, A to F for a publisher and 1 to 6 for a passage.
CREATE VIEW grades AS
  SELECT kind, objects.value AS object, corrections.value AS grade, max(correction) AS correction
  FROM corrections, json_each(corrections.objects) AS objects
  WHERE verb = 'grade' AND undone IS NULL
  GROUP BY kind, objects.value;
