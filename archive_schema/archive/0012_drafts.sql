-- What a person has typed and not kept yet. No entry: unsigned, and it never leaves the archive.
-- key names the screen and what is written there, like note:RECORD; record is the one it goes with.
CREATE TABLE drafts (
    key    TEXT PRIMARY KEY,
    record TEXT,
    value  TEXT NOT NULL,
    kept   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX drafts_by_record ON drafts (record) WHERE record IS NOT NULL;
