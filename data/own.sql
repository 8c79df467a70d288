-- The file in which a person's stars and notes lie. As with data sets, a file
-- is used only if every statement it holds equals these to the letter.
--
-- Policies are named by id, so that nothing is lost while a data set does not
-- have them. Times are seconds since 1970-01-01. The tables are trees of their
-- key alone: reading them reads all of the file.

CREATE TABLE stars (
  policy_id TEXT NOT NULL PRIMARY KEY,
  starred INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
  policy_id TEXT NOT NULL PRIMARY KEY,
  text TEXT NOT NULL,
  changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
