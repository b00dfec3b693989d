-- What makes a ledger of version 2 out of one of version 1.

-- Reports that are left out since they are in other languages are noted, so that the next run does not read them again.
ALTER TABLE appearances ADD COLUMN skipped TEXT; -- the language that it is in, if it was left out for that
PRAGMA user_version = 2;
