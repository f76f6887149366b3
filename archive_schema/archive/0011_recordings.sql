-- Recordings that go on, or that a kill left: their sound waits in the folder `spool`.
-- seed: of the key that opens the items while this device may read them, NULL when they are
-- sealed to the mission alone. word: with it a window is believed by the recorder.
-- kept: the record the sound became; then only the folder is left to be removed.
-- A row goes when its sound is an entry; nothing here is evidence.
CREATE TABLE recordings (
    recording TEXT PRIMARY KEY CHECK (length(recording) = 32),
    hearing TEXT NOT NULL,
    begun TEXT NOT NULL,
    allowed TEXT NOT NULL CHECK (allowed IN ('yes', 'no', 'not asked')),
    audience TEXT NOT NULL,
    sealed INTEGER NOT NULL CHECK (sealed IN (0, 1)),
    outlives INTEGER NOT NULL CHECK (outlives IN (0, 1)),
    word BLOB NOT NULL CHECK (length(word) = 32),
    seed BLOB CHECK (seed IS NULL OR length(seed) = 32),
    kept TEXT
) STRICT, WITHOUT ROWID;
