-- How each address may be captured, in which order, and for whom: a wish may stay with this
-- laptop, wait to be named, go to someone safer, or never be fetched at all; and one that
-- was taken back stays, as the answer to why there is no capture.
-- `request` is the record of a request: the own one that asks someone safer, or the one that
-- somebody else sent here. What is ahead has the smaller `turn`.
CREATE TABLE queue_anew (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    citation     TEXT,
    url          TEXT NOT NULL,
    requested_at TEXT NOT NULL,
    requested_by TEXT NOT NULL,
    tier         TEXT NOT NULL,
    state        TEXT NOT NULL DEFAULT 'waiting'
                 CHECK (state IN ('waiting', 'running', 'paused', 'done', 'failed', 'cancelled')),
    tries        INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    next_try     TEXT NOT NULL,
    reason       TEXT,
    capture      TEXT,
    policy       TEXT NOT NULL DEFAULT 'here'
                 CHECK (policy IN ('here', 'by-name', 'safer', 'never')),
    turn         INTEGER NOT NULL DEFAULT 0,
    request      TEXT
) STRICT;
INSERT INTO queue_anew (id, citation, url, requested_at, requested_by, tier, state, tries,
                        next_try, reason, capture)
    SELECT id, citation, url, requested_at, requested_by, tier, state, tries,
           next_try, reason, capture FROM queue;
DROP TABLE queue;
ALTER TABLE queue_anew RENAME TO queue;

-- One open wish for each citation and address, however often it is asked for.
CREATE UNIQUE INDEX queue_open ON queue (url, ifnull(citation, ''))
    WHERE state IN ('waiting', 'running', 'paused');
CREATE INDEX queue_by_turn ON queue (state, turn, next_try);
CREATE INDEX queue_by_citation ON queue (citation) WHERE citation IS NOT NULL;
CREATE INDEX queue_by_capture ON queue (capture) WHERE capture IS NOT NULL;
CREATE INDEX queue_by_request ON queue (request) WHERE request IS NOT NULL;

-- What holds for every address of a site: its host name, with all names under it.
CREATE TABLE site_policies (
    site   TEXT PRIMARY KEY,
    policy TEXT NOT NULL CHECK (policy IN ('here', 'by-name', 'safer', 'never'))
) STRICT, WITHOUT ROWID;
