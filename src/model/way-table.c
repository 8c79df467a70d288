/* The tables of a data set as data. */
#include "config.h"

#include "way-table.h"

#include <string.h>

const char *const way_date_event_words[] = { "issued", "passed", "published", "effective", NULL };
const char *const way_policy_kind_words[] = {
  "outline", "plan", "opinions", "measures", "notice", "law", "programme", "report", "decision",
  NULL
};
const char *const way_level_words[] = { "national", "regional", NULL };
const char *const way_rank_words[] = { "1", "2", "3", NULL };
const char *const way_confidence_words[] = { "high", "medium", "low", NULL };
const char *const way_organisation_kind_words[] = {
  "party", "state-council", "ministry", "agency", "region", "international", "other", NULL
};
const char *const way_area_kind_words[] = { "country", "group", "region", NULL };
const char *const way_evidence_words[] = { "page", "repo", "seed", "recall", NULL };
const char *const way_licence_words[] = { "CC-BY-4.0", "oecd-terms", "official", "facts", NULL };
const char *const way_relation_words[] = {
  "implements", "extends", "succeeds", "amends", "cites", NULL
};
const char *const way_comparator_words[] = { ">=", ">", "<=", "<", "=", "~", NULL };
const char *const way_measure_words[] = { "level", "growth", "cumulative", "parameter", NULL };
const char *const way_better_words[] = { "higher", "lower", "none", NULL };
const char *const way_timing_words[] = { "flow", "stock", "rank", NULL };
const char *const way_prices_words[] = { "current", "constant", NULL };
const char *const way_status_words[] = { "preliminary", "final", "revised", NULL };

#define TEXT(name) { name, WAY_COLUMN_TEXT, TRUE, NULL, 0 }
#define TEXT_OR_EMPTY(name) { name, WAY_COLUMN_TEXT, FALSE, NULL, 0 }
#define SLUG(name) { name, WAY_COLUMN_SLUG, TRUE, NULL, 0 }
#define CODE(name) { name, WAY_COLUMN_CODE, TRUE, NULL, 0 }
#define DATE(name) { name, WAY_COLUMN_DATE, TRUE, NULL, 0 }
#define DATE_OR_EMPTY(name) { name, WAY_COLUMN_DATE, FALSE, NULL, 0 }
#define YEAR(name) { name, WAY_COLUMN_YEAR, TRUE, NULL, 0 }
#define YEAR_OR_EMPTY(name) { name, WAY_COLUMN_YEAR, FALSE, NULL, 0 }
#define NUMBER(name) { name, WAY_COLUMN_NUMBER, TRUE, NULL, 0 }
#define NUMBER_OR_EMPTY(name) { name, WAY_COLUMN_NUMBER, FALSE, NULL, 0 }
#define FLAG(name) { name, WAY_COLUMN_FLAG, TRUE, NULL, 0 }
#define URL_OR_EMPTY(name) { name, WAY_COLUMN_URL, FALSE, NULL, 0 }
#define WORD(name, words) { name, WAY_COLUMN_WORD, TRUE, words, 0 }
#define WORD_OR_EMPTY(name, words) { name, WAY_COLUMN_WORD, FALSE, words, 0 }
#define REF(name, table) { name, WAY_COLUMN_REF, TRUE, NULL, table }
#define REF_OR_EMPTY(name, table) { name, WAY_COLUMN_REF, FALSE, NULL, table }
#define REFS(name, table) { name, WAY_COLUMN_REFS, TRUE, NULL, table }

static const WayTable tables[WAY_N_TABLES] = {
  [WAY_TABLE_THEMES] = {
    "themes", 3, { SLUG ("id"), TEXT ("name_en"), TEXT ("name_zh") }, { 0, -1 },
  },
  [WAY_TABLE_GOALS] = {
    "goals", 6,
    { SLUG ("id"), TEXT ("title_en"), TEXT ("title_zh"), REF ("theme", WAY_TABLE_THEMES),
      TEXT_OR_EMPTY ("description_en"), TEXT_OR_EMPTY ("description_zh") },
    { 0, -1 },
  },
  [WAY_TABLE_AREAS] = {
    "areas", 5,
    { CODE ("code"), TEXT ("name_en"), TEXT ("name_zh"), WORD ("kind", way_area_kind_words),
      REF_OR_EMPTY ("parent", WAY_TABLE_AREAS) },
    { 0, -1 },
  },
  [WAY_TABLE_BASES] = {
    "bases", 5,
    { SLUG ("id"), TEXT ("name_en"), TEXT ("name_zh"), TEXT_OR_EMPTY ("note_en"),
      TEXT_OR_EMPTY ("note_zh") },
    { 0, -1 },
  },
  [WAY_TABLE_ORGANISATIONS] = {
    "organisations", 5,
    { SLUG ("id"), TEXT ("name_en"), TEXT ("name_zh"), TEXT_OR_EMPTY ("abbreviation"),
      WORD ("kind", way_organisation_kind_words) },
    { 0, -1 },
  },
  [WAY_TABLE_SOURCES] = {
    "sources", 10,
    { SLUG ("id"), TEXT ("title"), TEXT ("publisher"), URL_OR_EMPTY ("url"),
      DATE_OR_EMPTY ("date"), TEXT_OR_EMPTY ("language"), WORD ("evidence", way_evidence_words),
      WORD ("licence", way_licence_words), TEXT_OR_EMPTY ("cite_en"), TEXT_OR_EMPTY ("cite_zh") },
    { 0, -1 },
  },
  [WAY_TABLE_POLICIES] = {
    "policies", 21,
    { SLUG ("id"), TEXT ("title_en"), TEXT ("title_zh"), TEXT ("short_en"), TEXT ("short_zh"),
      TEXT_OR_EMPTY ("document_number"), TEXT_OR_EMPTY ("document_number_zh"), DATE ("date"),
      WORD ("date_event", way_date_event_words), WORD ("kind", way_policy_kind_words),
      REF ("theme", WAY_TABLE_THEMES), WORD ("rank", way_rank_words),
      REFS ("issuers", WAY_TABLE_ORGANISATIONS), WORD ("level", way_level_words),
      REF_OR_EMPTY ("region", WAY_TABLE_AREAS), YEAR_OR_EMPTY ("period_start"),
      YEAR_OR_EMPTY ("period_end"), TEXT_OR_EMPTY ("summary_en"), TEXT_OR_EMPTY ("summary_zh"),
      FLAG ("in_seed"), WORD ("confidence", way_confidence_words) },
    { 0, -1 },
  },
  [WAY_TABLE_POLICY_SOURCES] = {
    "policy_sources", 4,
    { REF ("policy_id", WAY_TABLE_POLICIES), REF ("source_id", WAY_TABLE_SOURCES),
      TEXT ("supports_en"), TEXT ("supports_zh") },
    { 0, 1, -1 },
  },
  [WAY_TABLE_INDICATORS] = {
    "indicators", 12,
    { SLUG ("id"), TEXT ("name_en"), TEXT ("name_zh"), TEXT ("unit"), TEXT ("unit_zh"),
      WORD ("better", way_better_words), WORD ("timing", way_timing_words), FLAG ("rate"),
      WORD_OR_EMPTY ("prices", way_prices_words), TEXT_OR_EMPTY ("definition_en"),
      TEXT_OR_EMPTY ("definition_zh"), REF ("source_id", WAY_TABLE_SOURCES) },
    { 0, -1 },
  },
  [WAY_TABLE_POLICY_GOALS] = {
    "policy_goals", 15,
    { SLUG ("id"), REF ("policy_id", WAY_TABLE_POLICIES), REF ("goal_id", WAY_TABLE_GOALS),
      TEXT ("statement_en"), TEXT ("statement_zh"),
      REF_OR_EMPTY ("indicator_id", WAY_TABLE_INDICATORS), REF ("area", WAY_TABLE_AREAS),
      WORD_OR_EMPTY ("measure", way_measure_words),
      WORD_OR_EMPTY ("comparator", way_comparator_words), NUMBER_OR_EMPTY ("value"),
      TEXT_OR_EMPTY ("unit"), NUMBER_OR_EMPTY ("baseline"), YEAR_OR_EMPTY ("baseline_year"),
      YEAR_OR_EMPTY ("due_year"), REF ("source_id", WAY_TABLE_SOURCES) },
    { 0, -1 },
  },
  [WAY_TABLE_POLICY_RELATIONS] = {
    "policy_relations", 4,
    { REF ("from_policy", WAY_TABLE_POLICIES), WORD ("relation", way_relation_words),
      REF ("to_policy", WAY_TABLE_POLICIES), REF ("source_id", WAY_TABLE_SOURCES) },
    { 0, 1, 2, -1 },
  },
  [WAY_TABLE_ERAS] = {
    "eras", 8,
    { SLUG ("id"), TEXT ("name_en"), TEXT ("name_zh"), TEXT ("short_en"), TEXT ("short_zh"),
      DATE ("start"), DATE ("end"), REF_OR_EMPTY ("policy_id", WAY_TABLE_POLICIES) },
    { 0, -1 },
  },
  [WAY_TABLE_AREA_SETS] = {
    "area_sets", 4,
    { SLUG ("id"), TEXT ("name_en"), TEXT ("name_zh"), REFS ("areas", WAY_TABLE_AREAS) },
    { 0, -1 },
  },
  [WAY_TABLE_OBSERVATIONS] = {
    "observations", 8,
    { REF ("indicator_id", WAY_TABLE_INDICATORS), REF ("area", WAY_TABLE_AREAS), YEAR ("year"),
      NUMBER ("value"), REF_OR_EMPTY ("basis", WAY_TABLE_BASES),
      WORD ("status", way_status_words), DATE ("published"),
      REF ("source_id", WAY_TABLE_SOURCES) },
    { 0, 1, 2, 6, 7, -1 },
  },
};

/**
 * way_table_get:
 * @id: a table
 *
 * Returns: (transfer none): its description
 */
const WayTable *
way_table_get (WayTableId id)
{
  g_return_val_if_fail (id < WAY_N_TABLES, NULL);

  return &tables[id];
}

/**
 * way_table_find:
 * @name: the name of a table, such as "policies"
 * @id: (out): the table
 *
 * Returns: %FALSE if no table has that name
 */
gboolean
way_table_find (const char *name,
                WayTableId *id)
{
  g_return_val_if_fail (name != NULL && id != NULL, FALSE);

  for (guint i = 0; i < WAY_N_TABLES; i++)
    if (g_str_equal (tables[i].name, name))
      {
        *id = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * way_table_find_column:
 * @id: a table
 * @column: the name of a column
 *
 * Returns: the number of the column, or -1 if the table has none of that name
 */
int
way_table_find_column (WayTableId  id,
                       const char *column)
{
  g_return_val_if_fail (id < WAY_N_TABLES && column != NULL, -1);

  for (guint i = 0; i < tables[id].n_columns; i++)
    if (g_str_equal (tables[id].columns[i].name, column))
      return i;
  return -1;
}

/**
 * way_word_index:
 * @words: a vocabulary, ended by %NULL
 * @word: a word
 *
 * Returns: the place of @word in @words, or -1
 */
int
way_word_index (const char *const *words,
                const char        *word)
{
  g_return_val_if_fail (words != NULL && word != NULL, -1);

  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return i;
  return -1;
}

/**
 * way_is_plain_number:
 * @text: a text
 *
 * Returns: whether @text is what a column of numbers may hold: a decimal
 *   number, perhaps negative, without exponent, blank or needless zero before
 *   it
 */
gboolean
way_is_plain_number (const char *text)
{
  gsize whole, fraction;

  g_return_val_if_fail (text != NULL, FALSE);

  text += *text == '-';
  whole = strspn (text, "0123456789");
  if (whole == 0 || (whole > 1 && *text == '0'))
    return FALSE;
  if (text[whole] == '\0')
    return TRUE;
  fraction = strspn (text + whole + 1, "0123456789");
  return text[whole] == '.' && fraction > 0 && text[whole + 1 + fraction] == '\0';
}
