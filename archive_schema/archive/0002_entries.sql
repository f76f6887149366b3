-- The ledger of every device known here, and what it says.
-- positions are permanent: index, leaf hash and signature stay when an entry is sealed.
CREATE TABLE positions (
    device TEXT NOT NULL,
    branch INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    leaf BLOB NOT NULL CHECK (length(leaf) = 32),
    signature BLOB NOT NULL CHECK (length(signature) = 64),
    PRIMARY KEY (device, branch, idx)
) WITHOUT ROWID;
CREATE INDEX positions_by_leaf ON positions (leaf);

-- The compact Merkle range of each ledger: the root without reading a million leaves.
CREATE TABLE frontiers (
    device TEXT NOT NULL,
    branch INTEGER NOT NULL,
    size INTEGER NOT NULL,
    state BLOB NOT NULL,
    PRIMARY KEY (device, branch)
) WITHOUT ROWID;

CREATE TABLE entries (
    leaf BLOB PRIMARY KEY CHECK (length(leaf) = 32),
    header BLOB NOT NULL,
    device TEXT NOT NULL,
    record TEXT NOT NULL,
    kind TEXT NOT NULL,
    utc TEXT NOT NULL,
    audience TEXT NOT NULL,
    standing TEXT NOT NULL
);
CREATE INDEX entries_by_record ON entries (record);

-- plain: the signed bytes; sealed: an age file for whoever may read them.
-- gone: why the bytes are no longer here ('withdrawn').
CREATE TABLE sections (
    leaf BLOB NOT NULL,
    name TEXT NOT NULL,
    plain BLOB,
    sealed BLOB,
    gone TEXT,
    PRIMARY KEY (leaf, name)
);

CREATE TRIGGER positions_stay BEFORE DELETE ON positions
BEGIN SELECT RAISE(ABORT, 'history: a place in a ledger is permanent'); END;
CREATE TRIGGER positions_fixed BEFORE UPDATE ON positions
BEGIN SELECT RAISE(ABORT, 'history: a place in a ledger is permanent'); END;
CREATE TRIGGER entries_stay BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'history: an entry is permanent'); END;
CREATE TRIGGER entries_fixed BEFORE UPDATE OF leaf, header, device, record, kind, utc, audience
ON entries
BEGIN SELECT RAISE(ABORT, 'history: an entry is permanent'); END;
CREATE TRIGGER sections_stay BEFORE DELETE ON sections
BEGIN SELECT RAISE(ABORT, 'history: a section is permanent'); END;
-- A section may be opened by someone who gained the key, or its bytes withdrawn; nothing else.
CREATE TRIGGER sections_fixed BEFORE UPDATE ON sections
WHEN NOT (
    NEW.leaf IS OLD.leaf AND NEW.name IS OLD.name AND (
        (NEW.plain IS NULL AND NEW.sealed IS NULL AND NEW.gone IS NOT NULL)
        OR (OLD.plain IS NULL AND NEW.plain IS NOT NULL
            AND NEW.sealed IS OLD.sealed AND NEW.gone IS OLD.gone)
    )
)
BEGIN SELECT RAISE(ABORT, 'history: a section is permanent'); END;

-- Derived from entries and made again from them at will.
CREATE TABLE records (
    record TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    fields TEXT NOT NULL,
    contradictions TEXT NOT NULL,
    links TEXT NOT NULL,
    heads TEXT NOT NULL,
    withdrawn TEXT,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    unread INTEGER NOT NULL,
    case_record TEXT,
    person_record TEXT,
    dated TEXT,
    content TEXT
) WITHOUT ROWID;
CREATE INDEX records_by_kind ON records (kind, created);
CREATE INDEX records_by_case ON records (case_record);
CREATE INDEX records_by_person ON records (person_record);
CREATE INDEX records_by_content ON records (content);

-- Every mention of one record by another: links, and fields that hold an id.
CREATE TABLE mentions (
    record TEXT NOT NULL,
    relation TEXT NOT NULL,
    target TEXT NOT NULL,
    PRIMARY KEY (record, relation, target)
) WITHOUT ROWID;
CREATE INDEX mentions_by_target ON mentions (target, relation);

-- What became of reading a content's text for search: never in the ledger.
CREATE TABLE text_states (
    content TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    pages INTEGER,
    picture_pages INTEGER,
    charset TEXT,
    reason TEXT
) WITHOUT ROWID;
