-- The ledger, version 1. Positions count Unicode code points of documents.text, from start up to but not including end.
-- Ids (TEXT) come from content and are the same in every ledger; the INTEGER keys are this file's own.
-- docs/ledger.md says what each table is for, and how to ask them.

-- What is known of each report, and its text.
CREATE TABLE documents (
  document    INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,              -- 16 hexadecimal digits
  publisher   INTEGER REFERENCES publishers,
  title       TEXT,
  author      TEXT,
  published   TEXT,                              -- the day, YYYY-MM-DD; NULL if unknown
  published_by TEXT,                             -- who tells the day: 'metadata', 'given'; NULL if unknown
  address     TEXT,
  language    TEXT,
  current     INTEGER NOT NULL DEFAULT 1,        -- 0 once all files that it was found in say something else, or it is rejected; it then counts for nothing
  rejected    INTEGER NOT NULL DEFAULT 0,        -- whether somebody said that it was read wrongly
  origin      INTEGER REFERENCES documents,      -- the first of the reports of which it is a copy; itself if there is none
  hashes      INTEGER NOT NULL DEFAULT 0,        -- how many fingerprints it has
  text        TEXT NOT NULL                      -- last, since it is long and the others are to be read without it
) STRICT;

-- Who publishes.
CREATE TABLE publishers (
  publisher   INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,              -- the name without capitals, accents, "the"
  name        TEXT NOT NULL,                     -- as most documents write it
  party       INTEGER REFERENCES parties         -- the outlet of that name, if a document speaks of it
) STRICT;

-- How documents write a publisher's name.
CREATE TABLE publisher_names (
  publisher   INTEGER NOT NULL REFERENCES publishers,
  name        TEXT NOT NULL,
  documents   INTEGER NOT NULL,                  -- how many do
  PRIMARY KEY (publisher, name)
) STRICT, WITHOUT ROWID;

-- Where documents were found: a file, or a record in one.
CREATE TABLE appearances (
  appearance  INTEGER PRIMARY KEY,
  path        TEXT NOT NULL,
  record      INTEGER NOT NULL DEFAULT 0,        -- which record of the file, from 1; 0 is the file itself
  size        INTEGER NOT NULL,                  -- of the file, in bytes
  modified    INTEGER,                           -- nanoseconds since 1970
  hash        TEXT NOT NULL,                     -- of the bytes, so that what has not changed is not read again
  document    INTEGER REFERENCES documents,      -- NULL if it could not be read, and for a file of records
  failure     TEXT,                              -- why it could not be read
  UNIQUE (path, record)
) STRICT;

-- The sentences of the reports, for full-text search (passages_text). Beginnings of two and three letters have lists of their own: so many words begin so
-- that to put theirs together takes long.
CREATE TABLE passages (
  passage     INTEGER PRIMARY KEY,
  document    INTEGER NOT NULL REFERENCES documents,
  number      INTEGER NOT NULL,                  -- in the document, from 1
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  text        TEXT NOT NULL,
  UNIQUE (document, number)
) STRICT;
CREATE VIRTUAL TABLE passages_text USING fts5 (text, content = 'passages', content_rowid = 'passage', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');

-- Who is spoken of, across documents.
CREATE TABLE parties (
  party       INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,              -- 'country:AZ', 'person:ali hasanov', 'unnamed:DOCUMENT/us officials'
  kind        TEXT NOT NULL,
  name        TEXT NOT NULL,                     -- the longest name that a document gives
  country     TEXT,                              -- ISO 3166-1 alpha-2; NULL if unknown, or documents differ
  same_as     INTEGER NOT NULL REFERENCES parties -- the party that it is; itself unless others are the same
) STRICT;

-- Under which keys parties are compared: only those that share one can be the same.
CREATE TABLE party_blocks (
  block       INTEGER NOT NULL,                  -- a hash
  party       INTEGER NOT NULL REFERENCES parties,
  PRIMARY KEY (block, party)
) STRICT, WITHOUT ROWID;

-- To which countries documents say that a party belongs.
CREATE TABLE party_countries (
  party       INTEGER NOT NULL REFERENCES parties,
  country     TEXT NOT NULL,
  PRIMARY KEY (party, country)
) STRICT, WITHOUT ROWID;

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
  PRIMARY KEY (party, office, document, start)
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
  passage     INTEGER REFERENCES passages,       -- the sentence in which it begins
  start       INTEGER NOT NULL,                  -- from the first to the last character of source, cue and content
  "end"       INTEGER NOT NULL,
  cue         TEXT,
  cue_start   INTEGER,
  cue_end     INTEGER,
  form        TEXT NOT NULL,                     -- 'direct', 'indirect', 'mixed'
  act         TEXT NOT NULL,
  polarity    TEXT NOT NULL,
  certainty   TEXT NOT NULL,
  within      INTEGER REFERENCES attributions,   -- whose content holds it: the chain
  rejected    INTEGER NOT NULL DEFAULT 0,        -- whether somebody said that it, or its document, was read wrongly
  UNIQUE (document, number)
) STRICT;

-- The source of each attribution that states one.
CREATE TABLE sources (
  attribution INTEGER PRIMARY KEY REFERENCES attributions,
  party       INTEGER REFERENCES parties,
  text        TEXT NOT NULL,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  name        TEXT NOT NULL,                     -- the fullest that the document gives; of a report in an outlet the outlet's
  kind        TEXT,
  named       INTEGER,                           -- 1, 0, or NULL where that is open
  role        TEXT,                              -- as what an unnamed source speaks: 'former diplomat'
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
  act         TEXT NOT NULL,                     -- what the source does by saying this; a later sentence of a quotation has an act of its own
  polarity    TEXT NOT NULL,                     -- of the source, to the text without its negation
  certainty   TEXT NOT NULL,
  negative    INTEGER NOT NULL,
  modality    TEXT NOT NULL,
  actor       TEXT, actor_head  TEXT, actor_party  INTEGER REFERENCES parties,
  action      TEXT,
  target      TEXT, target_head TEXT, target_party INTEGER REFERENCES parties,
  place       TEXT, place_head  TEXT, place_party  INTEGER REFERENCES parties,
  time        TEXT,                              -- as TIMEX3 writes it
  time_kind   TEXT,
  time_first  TEXT,
  time_last   TEXT,
  words       TEXT NOT NULL,                     -- dictionary forms, by blanks
  claim       INTEGER NOT NULL REFERENCES claims DEFERRABLE INITIALLY DEFERRED,
  opposed     INTEGER,                           -- whether the text contradicts the claim's; NULL where that is open
  position    TEXT NOT NULL,                     -- 'affirms', 'denies', 'doubts', 'neither'
  rejected    INTEGER NOT NULL DEFAULT 0         -- whether somebody said that it, or its attribution, was read wrongly; it is then a claim of its own, which counts for nothing
) STRICT;

-- What is stated, for full-text search: as restated, as the report has it (its sentences), and who says so by all names that the document
-- gives them. Sources, passages and names of a document are inserted before its propositions, so that they are found here.
CREATE VIRTUAL TABLE propositions_text USING fts5 (text, passage, party, content = '', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
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

-- The propositions as the encoder sees them; apart, so that whoever goes through propositions does not go through these.
CREATE TABLE vectors (
  proposition INTEGER PRIMARY KEY REFERENCES propositions,
  vector      BLOB NOT NULL                      -- 384 signed bytes
) STRICT;

-- The parties that a proposition names.
CREATE TABLE proposition_parties (
  proposition INTEGER NOT NULL REFERENCES propositions,
  party       INTEGER NOT NULL REFERENCES parties,
  PRIMARY KEY (party, proposition)
) STRICT, WITHOUT ROWID;

-- Under which keys propositions are compared. Under each they stand in the order of their ranks, the like near the like, and each is compared with
-- its neighbours.
CREATE TABLE proposition_keys (
  key         INTEGER NOT NULL,                  -- a hash
  rank        INTEGER NOT NULL,                  -- from the vector and the id
  proposition INTEGER NOT NULL REFERENCES propositions,
  PRIMARY KEY (key, rank, proposition)
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

-- Propositions about the same matter. The counts are kept, so that questions are quick; only current documents count.
CREATE TABLE claims (
  claim       INTEGER PRIMARY KEY AUTOINCREMENT, -- its number in this ledger; never given to another
  id          TEXT NOT NULL UNIQUE,              -- of its founding proposition
  founder     INTEGER NOT NULL UNIQUE REFERENCES propositions, -- the earliest published of current documents; of these the one with the least id
  teller      INTEGER NOT NULL REFERENCES propositions, -- the one in whose words it is told: the first of those that say that something is so
  text        TEXT NOT NULL,                     -- the teller's
  propositions INTEGER NOT NULL DEFAULT 0,
  documents   INTEGER NOT NULL DEFAULT 0,
  publishers  INTEGER NOT NULL DEFAULT 0,
  origins     INTEGER NOT NULL DEFAULT 0,        -- independent ones
  affirming   INTEGER NOT NULL DEFAULT 0,        -- parties, those that act for one another taken together
  denying     INTEGER NOT NULL DEFAULT 0,        -- and doubting
  first       TEXT,                              -- the days of the earliest and the latest report
  last        TEXT
) STRICT;

-- The numbers of claims that are part of others now, and the propositions that lead there. (Ids need none of this: the id of each
-- proposition of a claim leads to it.)
CREATE TABLE former_claims (
  claim       INTEGER PRIMARY KEY,
  founder     INTEGER NOT NULL REFERENCES propositions
) STRICT;

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
  kind        TEXT NOT NULL,                     -- of what: 'claim', 'party', 'document', 'attribution', 'proposition', 'publisher', 'passage'
  objects     TEXT NOT NULL,                     -- their ids, a JSON array; of claims and passages those of propositions
  value       TEXT,                              -- a grade; 'opposed' for claims that are merged and contradict each other
  note        TEXT,
  undone      TEXT                               -- when it was undone
) STRICT;

-- What the questions go by. Each index serves one of them.
CREATE INDEX documents_by_publisher ON documents (publisher, published);        -- filters: who published, and when
CREATE INDEX documents_by_day ON documents (published);                         -- filters: when
CREATE INDEX documents_by_origin ON documents (origin);                         -- trace: the copies of a report
CREATE INDEX appearances_by_document ON appearances (document);                 -- where a report lies
CREATE INDEX parties_by_identity ON parties (same_as);                          -- who: all that were merged into one
CREATE INDEX blocks_of_parties ON party_blocks (party);                         -- recording: under which keys a party is compared
CREATE INDEX party_names_by_name ON party_names (name COLLATE NOCASE);          -- who: the party that is called so
CREATE INDEX party_names_by_document ON party_names (document, party);          -- what a document calls the parties of a statement
CREATE INDEX offices_by_document ON offices (document);
CREATE INDEX acts_for_by_principal ON acts_for (principal, document);           -- who: all who speak for a party
CREATE INDEX attributions_by_passage ON attributions (passage);                 -- search: who said it
CREATE INDEX attributions_by_outer ON attributions (within);                    -- trace: what is said inside a content
CREATE INDEX attributions_by_act ON attributions (act);                         -- search: by what act
CREATE INDEX sources_by_party ON sources (party);
CREATE INDEX propositions_by_attribution ON propositions (attribution);
CREATE INDEX propositions_by_claim ON propositions (claim, document);           -- claim: all that was said on it
CREATE INDEX propositions_by_principal ON propositions (principal, claim);      -- who: what a party holds, its spokespersons' words included
CREATE INDEX propositions_by_party ON propositions (party, claim);              -- who: what a spokesperson says
CREATE INDEX propositions_by_position ON propositions (position, claim);        -- filters: on which side
CREATE INDEX propositions_by_act ON propositions (act, claim);                  -- filters: by what act
CREATE INDEX propositions_by_document ON propositions (document);
CREATE INDEX parties_of_propositions ON proposition_parties (proposition);
CREATE INDEX keys_of_propositions ON proposition_keys (proposition);             -- recording: whether two still stand near each other under another key
CREATE INDEX links_back ON links (other);
CREATE INDEX former_claims_by_founder ON former_claims (founder);                -- recording: the number that a claim had before
CREATE INDEX rejected_propositions ON propositions (proposition) WHERE rejected; -- recording: what is compared with nothing
-- claims: most contested first. The whole order is here: SQLite would rather sort all claims than those that are equal in the first part of it.
CREATE INDEX claims_by_contest ON claims (
  min(affirming, denying) DESC, documents DESC, coalesce(julianday(last) - julianday(first), 0) DESC, first IS NULL, first, id);
CREATE INDEX copies_back ON copies (other);
CREATE INDEX answers_back ON answers (answered);
CREATE INDEX citations_by_document ON citations (document);
CREATE INDEX citations_by_cited ON citations (cited);
CREATE INDEX origins_by_document ON origins (document);

-- What questions see. A correction that takes something away is made here and nowhere else.
CREATE VIEW current_documents AS SELECT * FROM documents WHERE current;
CREATE VIEW current_attributions AS
  SELECT * FROM attributions WHERE NOT rejected AND (SELECT current FROM documents WHERE documents.document = attributions.document);
CREATE VIEW current_propositions AS
  SELECT * FROM propositions WHERE NOT rejected AND (SELECT current FROM documents WHERE documents.document = propositions.document);
CREATE VIEW current_claims AS SELECT * FROM claims WHERE documents > 0;

-- The grades that people gave, the latest of each: on the Admiralty scale, A to F for a publisher and 1 to 6 for a passage.
CREATE VIEW grades AS
  SELECT kind, objects.value AS object, corrections.value AS grade, max(correction) AS correction
  FROM corrections, json_each(corrections.objects) AS objects
  WHERE verb = 'grade' AND undone IS NULL
  GROUP BY kind, objects.value;

-- What people said was read wrongly: ids of documents, attributions and propositions.
CREATE VIEW rejections AS
  SELECT objects.value AS object, corrections.correction
  FROM corrections, json_each(corrections.objects) AS objects
  WHERE verb = 'reject' AND undone IS NULL;

-- Views: the common questions. Only current documents are in them.

-- Who said what: each attribution with its source, publisher and day.
CREATE VIEW who_said_what AS
SELECT
  attributions.id, documents.published, publishers.name AS publisher, documents.title, sources.name AS source,
  coalesce(party.name, sources.name) AS party, attributions.act, attributions.polarity,
  attributions.certainty, attributions.form, attributions.cue,
  (SELECT group_concat(text, ' … ') FROM (
    SELECT text FROM contents WHERE contents.attribution = attributions.attribution ORDER BY piece)) AS content,
  outer_one.id AS within, attributions.start, attributions."end", documents.id AS document
FROM attributions
JOIN documents ON documents.document = attributions.document AND documents.current
LEFT JOIN publishers ON publishers.publisher = documents.publisher
LEFT JOIN sources ON sources.attribution = attributions.attribution
LEFT JOIN parties AS named ON named.party = sources.party
LEFT JOIN parties AS party ON party.party = named.same_as
LEFT JOIN attributions AS outer_one ON outer_one.attribution = attributions.within
WHERE NOT attributions.rejected;

-- What each party holds on each claim, by day, with the passage that says so. In order of days it is a claim's timeline.
CREATE VIEW positions AS
SELECT
  propositions.claim, documents.published, coalesce(party.name, sources.name) AS party, principal.name AS principal,
  propositions.position, propositions.act, propositions.certainty, propositions.text AS proposition,
  substr(documents.text, propositions.start + 1, propositions."end" - propositions.start) AS passage,
  publishers.name AS publisher, documents.title, propositions.start, propositions."end", documents.id AS document,
  propositions.id, party.id AS party_id, principal.id AS principal_id
FROM propositions
JOIN documents ON documents.document = propositions.document AND documents.current
JOIN attributions ON attributions.attribution = propositions.attribution
LEFT JOIN publishers ON publishers.publisher = documents.publisher
LEFT JOIN sources ON sources.attribution = attributions.attribution
LEFT JOIN parties AS named ON named.party = propositions.party
LEFT JOIN parties AS party ON party.party = named.same_as
LEFT JOIN parties AS speaks_for ON speaks_for.party = propositions.principal
LEFT JOIN parties AS principal ON principal.party = speaks_for.same_as
WHERE NOT propositions.rejected;

-- Through whom each attribution that is within others came, from the outermost source in.
CREATE VIEW chains AS
WITH RECURSIVE level (attribution, outward, depth) AS (
  SELECT attribution, attribution, 0 FROM attributions WHERE within IS NOT NULL
  UNION ALL
  SELECT level.attribution, attributions.within, depth + 1
  FROM level JOIN attributions ON attributions.attribution = outward WHERE attributions.within IS NOT NULL AND depth < 100
)
SELECT
  attributions.id, documents.id AS document, group_concat(name, ' → ') AS chain, count(*) AS sources
FROM (
  SELECT level.attribution, sources.name FROM level JOIN sources ON sources.attribution = level.outward
  WHERE NOT (SELECT rejected FROM attributions WHERE attributions.attribution = level.outward)
  ORDER BY level.attribution, depth DESC) AS sourced
JOIN attributions ON attributions.attribution = sourced.attribution AND NOT attributions.rejected
JOIN documents ON documents.document = attributions.document AND documents.current
GROUP BY sourced.attribution;

-- The claims that some affirm and others deny or doubt, the most contested first.
CREATE VIEW contested AS
SELECT claim, text, affirming, denying, documents, publishers, origins, first, last, id
FROM claims WHERE affirming > 0 AND denying > 0
ORDER BY min(affirming, denying) DESC, documents DESC, julianday(last) - julianday(first) DESC, id;

PRAGMA application_id = 1098081138; -- 'Ascr'
PRAGMA user_version = 1;
