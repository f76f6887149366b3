-- The key of a recording whose device forgot how to read it, as an age file to the mission:
-- its sound goes to headquarters with it.
ALTER TABLE recordings ADD COLUMN sealed_seed BLOB;
