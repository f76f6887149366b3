-- What came of comparing two captures of one address, so that a long list of sources need not
-- read them again. Derived: it can be dropped. Captures are named by their records.
CREATE TABLE comparisons (
    before TEXT NOT NULL,
    after  TEXT NOT NULL,
    state  TEXT NOT NULL CHECK (state IN ('same', 'changed', 'unreadable')),
    gone   INTEGER NOT NULL DEFAULT 0 CHECK (gone >= 0),
    came   INTEGER NOT NULL DEFAULT 0 CHECK (came >= 0),
    PRIMARY KEY (before, after)
) STRICT, WITHOUT ROWID;
