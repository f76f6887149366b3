-- Statements of facts: derived from the entries like everything in this table.
ALTER TABLE records ADD COLUMN statements TEXT NOT NULL DEFAULT '{}';
-- Few records are joined as the same, and each search asks which.
CREATE INDEX mentions_of_same ON mentions (record, target) WHERE relation = 'same-as';
