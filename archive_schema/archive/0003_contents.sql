-- The bytes of attachments, recordings and captures, as age payload (FORMAT.md, Content).
-- Small payloads lie here in `inline`; larger ones are rows of content.db, from `first_row` on.
-- Plaintext size and hashes are kept only beside a file key: who cannot read it here does
-- not know them either.
CREATE TABLE contents (
    content      TEXT PRIMARY KEY CHECK (length(content) = 64),
    state        TEXT NOT NULL CHECK (state IN ('here', 'elsewhere', 'destroyed')),
    payload_size INTEGER NOT NULL CHECK (payload_size >= 16),
    nonce        BLOB CHECK (length(nonce) = 16),
    header       BLOB,
    file_key     BLOB CHECK (length(file_key) = 16),
    inline       BLOB,
    first_row    INTEGER,
    row_count    INTEGER NOT NULL DEFAULT 0,
    mapped       INTEGER NOT NULL DEFAULT 0 CHECK (mapped IN (0, 1)),
    size         INTEGER,
    sha256       TEXT CHECK (length(sha256) = 64),
    sha512       TEXT CHECK (length(sha512) = 128),
    CHECK ((first_row IS NULL) = (row_count = 0)),
    CHECK (state <> 'here' OR (nonce IS NOT NULL AND (inline IS NULL) = (row_count > 0))),
    CHECK (state = 'here' OR (inline IS NULL AND row_count = 0 AND file_key IS NULL)),
    CHECK (file_key IS NOT NULL OR (size IS NULL AND sha256 IS NULL AND sha512 IS NULL))
) STRICT;
CREATE INDEX contents_by_sha256 ON contents (sha256) WHERE sha256 IS NOT NULL;
CREATE UNIQUE INDEX contents_by_row ON contents (first_row) WHERE first_row IS NOT NULL;

-- What a content is named by is what its entry signed.
CREATE TRIGGER contents_fixed BEFORE UPDATE OF content, payload_size ON contents
BEGIN SELECT RAISE(ABORT, 'history: a content is permanent'); END;
CREATE TRIGGER contents_stay BEFORE DELETE ON contents
BEGIN SELECT RAISE(ABORT, 'history: a content is permanent'); END;

-- Rows that may be collected unless a content or a map names them: reserved before they
-- were written ('intake'), or given up by what was committed here ('discarded').
CREATE TABLE reservations (
    id        INTEGER PRIMARY KEY,
    first_row INTEGER NOT NULL,
    last_row  INTEGER NOT NULL CHECK (last_row >= first_row),
    purpose   TEXT NOT NULL CHECK (purpose IN ('intake', 'discarded'))
) STRICT;

-- Small payloads of an import that is not committed yet; collected as reservations are.
CREATE TABLE staged_payloads (
    token   INTEGER PRIMARY KEY,
    payload BLOB NOT NULL
) STRICT;

-- Rows of content.db that hold the map for headquarters; the newest knows the one before.
CREATE TABLE maps (
    first_row    INTEGER PRIMARY KEY,
    row_count    INTEGER NOT NULL CHECK (row_count > 0),
    payload_size INTEGER NOT NULL,
    nonce        BLOB NOT NULL CHECK (length(nonce) = 16),
    header       BLOB NOT NULL
) STRICT;
