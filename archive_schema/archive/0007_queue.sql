-- Addresses that wait to be captured. Derived from citations, and gone with them: the
-- capture itself, or the fact that it failed, is an entry of the ledger.
-- A row that is 'running' when the archive is opened belongs to a process that is gone.
-- Times are UTC with six decimals and Z, so that they sort as text.
CREATE TABLE queue (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    citation     TEXT,
    url          TEXT NOT NULL,
    requested_at TEXT NOT NULL,
    requested_by TEXT NOT NULL,
    tier         TEXT NOT NULL,
    state        TEXT NOT NULL DEFAULT 'waiting'
                 CHECK (state IN ('waiting', 'running', 'paused', 'done', 'failed')),
    tries        INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    next_try     TEXT NOT NULL,
    reason       TEXT,
    capture      TEXT
) STRICT;

-- One open wish for each citation and address, however often it is asked for.
CREATE UNIQUE INDEX queue_open ON queue (url, ifnull(citation, ''))
    WHERE state IN ('waiting', 'running', 'paused');
CREATE INDEX queue_by_turn ON queue (state, next_try);
CREATE INDEX queue_by_citation ON queue (citation) WHERE citation IS NOT NULL;
CREATE INDEX queue_by_capture ON queue (capture) WHERE capture IS NOT NULL;
