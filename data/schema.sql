-- The tables of a data set, one SQLite file. A file is read only if every
-- statement it holds equals these to the letter: a change here is a new format
-- and needs a new user_version.
--
-- An empty field of the CSV form is NULL. Dates are text of three precisions
-- (2016, 2016-05, 2016-05-19); figures are text, to keep the digits printed in
-- the source. The order of the rows is that of the data set.

CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE themes (
  id TEXT NOT NULL PRIMARY KEY,
  name_en TEXT NOT NULL,
  name_zh TEXT NOT NULL
) STRICT;

CREATE TABLE goals (
  id TEXT NOT NULL PRIMARY KEY,
  title_en TEXT NOT NULL,
  title_zh TEXT NOT NULL,
  theme TEXT NOT NULL REFERENCES themes (id),
  description_en TEXT,
  description_zh TEXT
) STRICT;

CREATE TABLE areas (
  code TEXT NOT NULL PRIMARY KEY,
  name_en TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('country', 'group', 'region')),
  parent TEXT REFERENCES areas (code)
) STRICT;

CREATE TABLE bases (
  id TEXT NOT NULL PRIMARY KEY,
  name_en TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  note_en TEXT,
  note_zh TEXT
) STRICT;

CREATE TABLE organisations (
  id TEXT NOT NULL PRIMARY KEY,
  name_en TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  abbreviation TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('party', 'state-council', 'ministry', 'agency', 'region',
                                     'international', 'other'))
) STRICT;

CREATE TABLE sources (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  url TEXT,
  date TEXT CHECK (date GLOB '[12][0-9][0-9][0-9]*'),
  language TEXT,
  evidence TEXT NOT NULL CHECK (evidence IN ('page', 'repo', 'seed', 'recall')),
  licence TEXT NOT NULL CHECK (licence IN ('CC-BY-4.0', 'oecd-terms', 'official', 'facts')),
  cite_en TEXT,
  cite_zh TEXT
) STRICT;

-- The issuers are ids of organisations, joined by semicolons, leading one first.
CREATE TABLE policies (
  id TEXT NOT NULL PRIMARY KEY,
  title_en TEXT NOT NULL,
  title_zh TEXT NOT NULL,
  short_en TEXT NOT NULL,
  short_zh TEXT NOT NULL,
  document_number TEXT,
  document_number_zh TEXT,
  date TEXT NOT NULL CHECK (date GLOB '[12][0-9][0-9][0-9]*'),
  date_event TEXT NOT NULL CHECK (date_event IN ('issued', 'passed', 'published', 'effective')),
  kind TEXT NOT NULL CHECK (kind IN ('outline', 'plan', 'opinions', 'measures', 'notice', 'law',
                                     'programme', 'report', 'decision')),
  theme TEXT NOT NULL REFERENCES themes (id),
  rank INTEGER NOT NULL CHECK (rank IN (1, 2, 3)),
  issuers TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('national', 'regional')),
  region TEXT REFERENCES areas (code),
  period_start INTEGER CHECK (period_start BETWEEN 1000 AND 2999),
  period_end INTEGER CHECK (period_end BETWEEN 1000 AND 2999),
  summary_en TEXT,
  summary_zh TEXT,
  in_seed INTEGER NOT NULL CHECK (in_seed IN (0, 1)),
  confidence TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low'))
) STRICT;

CREATE TABLE policy_sources (
  policy_id TEXT NOT NULL REFERENCES policies (id),
  source_id TEXT NOT NULL REFERENCES sources (id),
  supports_en TEXT NOT NULL,
  supports_zh TEXT NOT NULL,
  PRIMARY KEY (policy_id, source_id)
) STRICT;

CREATE TABLE indicators (
  id TEXT NOT NULL PRIMARY KEY,
  name_en TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  unit TEXT NOT NULL,
  unit_zh TEXT NOT NULL,
  better TEXT NOT NULL CHECK (better IN ('higher', 'lower', 'none')),
  timing TEXT NOT NULL CHECK (timing IN ('flow', 'stock', 'rank')),
  rate INTEGER NOT NULL CHECK (rate IN (0, 1)),
  prices TEXT CHECK (prices IN ('current', 'constant')),
  definition_en TEXT,
  definition_zh TEXT,
  source_id TEXT NOT NULL REFERENCES sources (id)
) STRICT;

-- A policy's statement of a goal; a target where an indicator is named.
CREATE TABLE policy_goals (
  id TEXT NOT NULL PRIMARY KEY,
  policy_id TEXT NOT NULL REFERENCES policies (id),
  goal_id TEXT NOT NULL REFERENCES goals (id),
  statement_en TEXT NOT NULL,
  statement_zh TEXT NOT NULL,
  indicator_id TEXT REFERENCES indicators (id),
  area TEXT NOT NULL REFERENCES areas (code),
  measure TEXT CHECK (measure IN ('level', 'growth', 'cumulative', 'parameter')),
  comparator TEXT CHECK (comparator IN ('>=', '>', '<=', '<', '=', '~')),
  value TEXT,
  unit TEXT,
  baseline TEXT,
  baseline_year INTEGER CHECK (baseline_year BETWEEN 1000 AND 2999),
  due_year INTEGER CHECK (due_year BETWEEN 1000 AND 2999),
  source_id TEXT NOT NULL REFERENCES sources (id)
) STRICT;

CREATE TABLE policy_relations (
  from_policy TEXT NOT NULL REFERENCES policies (id),
  relation TEXT NOT NULL CHECK (relation IN ('implements', 'extends', 'succeeds', 'amends',
                                             'cites')),
  to_policy TEXT NOT NULL REFERENCES policies (id),
  source_id TEXT NOT NULL REFERENCES sources (id),
  PRIMARY KEY (from_policy, relation, to_policy)
) STRICT;

CREATE TABLE eras (
  id TEXT NOT NULL PRIMARY KEY,
  name_en TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  short_en TEXT NOT NULL,
  short_zh TEXT NOT NULL,
  start TEXT NOT NULL CHECK (start GLOB '[12][0-9][0-9][0-9]*'),
  end TEXT NOT NULL CHECK (end GLOB '[12][0-9][0-9][0-9]*'),
  policy_id TEXT REFERENCES policies (id)
) STRICT;

-- The areas are codes, joined by semicolons, in the order of drawing.
CREATE TABLE area_sets (
  id TEXT NOT NULL PRIMARY KEY,
  name_en TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  areas TEXT NOT NULL
) STRICT;

CREATE TABLE observations (
  indicator_id TEXT NOT NULL REFERENCES indicators (id),
  area TEXT NOT NULL REFERENCES areas (code),
  year INTEGER NOT NULL CHECK (year BETWEEN 1000 AND 2999),
  value TEXT NOT NULL,
  basis TEXT REFERENCES bases (id),
  status TEXT NOT NULL CHECK (status IN ('preliminary', 'final', 'revised')),
  published TEXT NOT NULL CHECK (published GLOB '[12][0-9][0-9][0-9]*'),
  source_id TEXT NOT NULL REFERENCES sources (id),
  PRIMARY KEY (indicator_id, area, year, published, source_id)
) STRICT;

-- The words of the policies' texts, split as way-tokenizer.h says; the row of a
-- policy has its rowid. The texts of one policy are one text, with a word that
-- nobody can type between them.
CREATE VIRTUAL TABLE search_titles USING fts5 (
  text, content = '', columnsize = 0, prefix = '1 2', tokenize = 'waymark'
);
-- The words of the titles themselves, read from the index of these.
CREATE VIRTUAL TABLE search_words USING fts5vocab ('search_titles', 'instance');
CREATE VIRTUAL TABLE search_texts USING fts5 (
  text, content = '', columnsize = 0, tokenize = 'waymark'
);

-- All that is needed to lay out and to count the policies, without their rows.
CREATE INDEX policies_keys ON policies (date, date_event, kind, theme, rank, issuers, level,
                                        region);
CREATE INDEX policy_goals_by_policy ON policy_goals (policy_id);
CREATE INDEX policy_goals_by_goal ON policy_goals (goal_id);
CREATE INDEX policy_goals_by_indicator ON policy_goals (indicator_id);
CREATE INDEX policy_relations_by_target ON policy_relations (to_policy);
