-- A map that is damaged must be named before the day it is needed, so each has a digest.
-- Maps made before have none: their rows are given up, and every content is mapped again.
INSERT INTO reservations (first_row, last_row, purpose)
SELECT first_row, first_row + row_count - 1, 'discarded' FROM maps;
DROP TABLE maps;
UPDATE contents SET mapped = 0 WHERE mapped = 1;

-- Rows of content.db that hold the map for headquarters; the newest knows the one before.
-- sha256 is that of the payload: its chunks, without what fills the last row.
CREATE TABLE maps (
    first_row    INTEGER PRIMARY KEY,
    row_count    INTEGER NOT NULL CHECK (row_count > 0),
    payload_size INTEGER NOT NULL,
    nonce        BLOB NOT NULL CHECK (length(nonce) = 16),
    header       BLOB NOT NULL,
    sha256       TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;
