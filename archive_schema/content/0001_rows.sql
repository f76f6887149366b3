-- Equal rows of age payload. Which rows make which content is known only in
-- archive-N.db and, sealed, to the mission. AUTOINCREMENT: a row id that was given
-- once is never given again, so an old map can miss a row but never find a wrong one.
CREATE TABLE rows (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    bytes BLOB NOT NULL CHECK (length(bytes) = 262208)
) STRICT;
