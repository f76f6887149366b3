-- What can be found, and by which words. Derived: rows go with their record, and all of it
-- can be made again. id = number of the record in order of arrival * 2^20 + part; part 0 is
-- the record's own words, the others are the parts (pages) of its contents' text.
CREATE TABLE search_items (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT,
    label TEXT,
    dated TEXT,
    author TEXT
);
CREATE INDEX search_items_by_record ON search_items (record);
CREATE INDEX search_items_by_content ON search_items (content) WHERE content IS NOT NULL;

-- Apart from search_items, which filters read by the thousand and which must stay small.
-- keys: one name key for each spelled name; marks: kind, case and person as words.
CREATE TABLE search_texts (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    names TEXT NOT NULL,
    body TEXT NOT NULL,
    keys TEXT NOT NULL,
    marks TEXT NOT NULL
);

CREATE VIRTUAL TABLE search_words USING fts5(
    title, names, body, keys, marks,
    content = 'search_texts', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);
-- A deleted word must leave the file at once, not at the next merge.
INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);
-- Merging costs a note line its 30 ms; it is done when idle.
INSERT INTO search_words (search_words, rank) VALUES ('automerge', 0);
