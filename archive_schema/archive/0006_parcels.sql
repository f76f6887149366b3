-- Parcels made here, so that each can be made again bit for bit, and parcels opened here.
-- file_key is forgotten, and with it the recipe, when something is sealed.
CREATE TABLE parcels (
    parcel TEXT PRIMARY KEY,
    direction TEXT NOT NULL CHECK (direction IN ('made', 'opened')),
    device TEXT NOT NULL,
    made TEXT NOT NULL,
    header BLOB,
    nonce BLOB,
    file_key BLOB
) STRICT, WITHOUT ROWID;

-- bytes: the member itself; otherwise source says where its bytes lie, as JSON.
CREATE TABLE parcel_members (
    parcel TEXT NOT NULL,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    bytes BLOB,
    source TEXT,
    sha256 BLOB,
    PRIMARY KEY (parcel, place)
) STRICT, WITHOUT ROWID;

-- Lines of the own ledger that can no longer be read here, as one age file each.
-- indexes and contents are JSON: [[first, last], ...] and [content id, ...].
CREATE TABLE frozen (
    bundle INTEGER PRIMARY KEY AUTOINCREMENT,
    device TEXT NOT NULL,
    indexes TEXT NOT NULL,
    contents TEXT NOT NULL,
    ciphertext BLOB NOT NULL
) STRICT;

-- The sealed form of a section as it first left, so that it leaves the same again.
CREATE TABLE sealed_sections (
    leaf BLOB NOT NULL,
    name TEXT NOT NULL,
    class TEXT NOT NULL,
    generation INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (leaf, name, class, generation)
) STRICT, WITHOUT ROWID;

-- Runs of leaves that came under one signed checkpoint: frontier is the compact range at
-- start, root the signed root at size. extract: the sender does not send the whole ledger.
CREATE TABLE segments (
    device TEXT NOT NULL,
    branch INTEGER NOT NULL,
    start INTEGER NOT NULL,
    size INTEGER NOT NULL,
    frontier BLOB NOT NULL,
    root BLOB NOT NULL,
    checkpoint TEXT NOT NULL,
    is_extract INTEGER NOT NULL,
    PRIMARY KEY (device, branch, size, start)
) STRICT, WITHOUT ROWID;

-- Which entry refers to which content, as its sender said: the entry may be sealed to others.
CREATE TABLE content_mentions (
    leaf BLOB NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (leaf, content)
) STRICT, WITHOUT ROWID;
CREATE INDEX content_mentions_by_content ON content_mentions (content);

-- Receipts given and received. missing_entries: [[first, last], ...]; missing_contents: [id, ...].
CREATE TABLE receipts (
    coordinator TEXT NOT NULL,
    device TEXT NOT NULL,
    size INTEGER NOT NULL,
    listing BLOB NOT NULL,
    root BLOB NOT NULL,
    checkpoint TEXT NOT NULL,
    time_s INTEGER NOT NULL,
    missing_entries TEXT NOT NULL,
    missing_contents TEXT NOT NULL,
    PRIMARY KEY (coordinator, device, size, listing)
) STRICT, WITHOUT ROWID;

-- Pieces of contents too large for one parcel, until all are here from one device: what
-- another device calls a piece of the same content never comes between them.
CREATE TABLE content_parts (
    content TEXT NOT NULL,
    device TEXT NOT NULL,
    parts INTEGER NOT NULL,
    part INTEGER NOT NULL,
    stored TEXT NOT NULL,
    PRIMARY KEY (content, device, parts, part)
) STRICT, WITHOUT ROWID;

-- What is being sealed: filled in the transaction that freezes it, read while the archive is
-- written anew, and empty afterwards. Rows here at opening: a seal was cut off and goes on.
CREATE TABLE sealing (
    sort TEXT NOT NULL CHECK (sort IN ('leaf', 'record', 'content')),
    what TEXT NOT NULL,
    PRIMARY KEY (sort, what)
) STRICT, WITHOUT ROWID;
