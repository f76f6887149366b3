-- Statements of facts: derived from the entries like everything in this table.
ALTER TABLE records ADD COLUMN statements TEXT NOT NULL DEFAULT '{}';
-- Where on the calendar a record's own date begins and ends, by the clock on the wall there;
-- a record without a date lies at the moment it was made.
ALTER TABLE records ADD COLUMN begins TEXT NOT NULL DEFAULT '';
ALTER TABLE records ADD COLUMN ends TEXT NOT NULL DEFAULT '';
CREATE INDEX records_by_date ON records (kind, begins);
