-- Devices known here: this one, and those of the mission.
-- state: own (this device), former (what this one was before a backup was restored),
-- pending (not yet compared), admitted, revoked.
CREATE TABLE devices (
    device TEXT PRIMARY KEY,
    ed25519 BLOB NOT NULL CHECK (length(ed25519) = 32),
    ml_dsa_44 BLOB NOT NULL CHECK (length(ml_dsa_44) = 1312),
    receipt_ed25519 BLOB,
    receipt_ml_dsa_44 BLOB,
    mailbox BLOB,
    member TEXT NOT NULL,
    role TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('own', 'former', 'pending', 'admitted', 'revoked')),
    contested INTEGER NOT NULL DEFAULT 0,
    invitation TEXT,
    certificate BLOB,
    admission BLOB,
    revoked_at TEXT,
    restored_from TEXT,
    restored_size INTEGER,
    restored_document BLOB,
    holds TEXT NOT NULL DEFAULT '[]',
    card BLOB,
    card_size INTEGER NOT NULL DEFAULT -1
) STRICT, WITHOUT ROWID;

-- Seeds of 32 bytes; name is ed25519, ml_dsa_44, receipt_ed25519 or receipt_ml_dsa_44.
CREATE TABLE own_keys (
    device TEXT NOT NULL,
    name TEXT NOT NULL,
    seed BLOB NOT NULL CHECK (length(seed) = 32),
    PRIMARY KEY (device, name)
) STRICT, WITHOUT ROWID;

-- What is sealed to this device alone. An old one stays until headquarters used the new one.
CREATE TABLE mailboxes (
    public BLOB PRIMARY KEY,
    seed BLOB NOT NULL CHECK (length(seed) = 32),
    made TEXT NOT NULL,
    is_current INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE mission (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    document BLOB NOT NULL
) STRICT;

-- is_held: 1 opens with it; 0 keeps it only until a lawyer has it (never opens with it).
CREATE TABLE class_keys (
    class TEXT NOT NULL,
    generation INTEGER NOT NULL,
    seed BLOB NOT NULL CHECK (length(seed) = 32),
    is_held INTEGER NOT NULL,
    PRIMARY KEY (class, generation)
) STRICT, WITHOUT ROWID;

-- The root's seeds, where this archive keeps them.
CREATE TABLE mission_secrets (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Invitations given out. label never leaves this archive.
CREATE TABLE invitations (
    id TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    member TEXT NOT NULL,
    role TEXT NOT NULL,
    certificate BLOB NOT NULL,
    made TEXT NOT NULL,
    expires TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The invitation this device came with, until it is admitted.
CREATE TABLE own_invitation (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    certificate BLOB NOT NULL,
    vouched BLOB NOT NULL
) STRICT;

-- What the root revoked: devices and invitations, known here or not yet.
CREATE TABLE revocations (
    subject TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    document BLOB NOT NULL
) STRICT, WITHOUT ROWID;
