-- What makes a ledger of version 2 out of one of version 1.

-- Reports that are left out since they are in other languages are noted, so that the next run does not read them again.
ALTER TABLE appearances ADD COLUMN skipped TEXT; -- the language that it is in, if it was left out for that

-- What was asked for on the web, so that nothing is asked for again without need.
CREATE TABLE fetches (
  address     TEXT PRIMARY KEY,
  tag         TEXT,                              -- the version that was recorded, as its server names it (ETag); NULL if it named none, or something in it is still to be recorded
  modified    TEXT,                              -- when that version was last modified, as its server writes it
  asked       INTEGER NOT NULL,                  -- seconds since 1970
  after       INTEGER NOT NULL,                  -- when it may be asked for again, in seconds since 1970
  failures    INTEGER NOT NULL DEFAULT 0,        -- how often it could not be had, since it last could
  failure     TEXT                               -- why it could not be had; NULL if it could
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
