/* The check of single fields: the type of each column, and references. */
#include "config.h"

#include "way-check-private.h"
#include "way-date.h"

#include <string.h>

/* Letters of the set and digits, in groups joined by single hyphens. */
static gboolean
is_name (const char *text,
         gsize       length,
         char        first_letter,
         char        last_letter)
{
  gboolean after_hyphen = TRUE;

  for (gsize i = 0; i < length; i++)
    {
      gboolean is_hyphen = text[i] == '-';

      if (is_hyphen ? after_hyphen
                    : !(text[i] >= first_letter && text[i] <= last_letter)
                      && !g_ascii_isdigit (text[i]))
        return FALSE;
      after_hyphen = is_hyphen;
    }
  return !after_hyphen;
}

static gboolean
is_slug (const char *text)
{
  return is_name (text, strlen (text), 'a', 'z');
}

static gboolean
is_code (const char *text)
{
  return is_name (text, strlen (text), 'A', 'Z');
}

/* The id of a stated goal: that of its policy, a point and a number from 1. */
static gboolean
is_goal_id (const char *text)
{
  const char *point = strchr (text, '.');

  return point != NULL
      && is_name (text, point - text, 'a', 'z')
      && point[1] >= '1' && point[1] <= '9'
      && strspn (point + 1, "0123456789") == strlen (point + 1);
}

static gboolean
is_date (const char *text)
{
  WayDate date;

  return way_date_parse (text, &date);
}

static gboolean
is_year (const char *text)
{
  return strlen (text) == 4 && is_date (text);
}

static gboolean
is_flag (const char *text)
{
  return g_str_equal (text, "0") || g_str_equal (text, "1");
}

/* Addresses go to the desktop to be opened, so no other scheme passes. */
static gboolean
is_url (const char *text)
{
  const char *host;

  if (g_str_has_prefix (text, "http://"))
    host = text + strlen ("http://");
  else if (g_str_has_prefix (text, "https://"))
    host = text + strlen ("https://");
  else
    return FALSE;
  return *host != '\0' && *host != '/' && strpbrk (text, " \"<>\\^`{|}") == NULL;
}

static const struct
{
  gboolean  (*is_valid) (const char *text);
  const char *reason;
} types[] = {
  [WAY_COLUMN_SLUG] = { is_slug, WAY_N_ ("is not an id of small letters, digits and hyphens") },
  [WAY_COLUMN_CODE] = { is_code, WAY_N_ ("is not a code of capital letters, digits and hyphens") },
  [WAY_COLUMN_DATE] = { is_date, WAY_N_ ("is not a date such as 2016, 2016-05 or 2016-05-19") },
  [WAY_COLUMN_YEAR] = { is_year, WAY_N_ ("is not a year of four digits") },
  [WAY_COLUMN_NUMBER] = { way_is_plain_number, WAY_N_ ("is not a plain decimal number") },
  [WAY_COLUMN_FLAG] = { is_flag, WAY_N_ ("is neither 0 nor 1") },
  [WAY_COLUMN_URL] = { is_url, WAY_N_ ("is not an address that begins with http:// or https://") },
};

static gboolean
check_characters (WayChecker *checker,
                  int         column)
{
  const char *field = checker->fields[column];

  if (!g_utf8_validate (field, -1, NULL))
    {
      way_check_report (checker, column, WAY_N_ ("is not UTF-8"));
      return FALSE;
    }
  for (const char *p = field; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      {
        way_check_report (checker, column, WAY_N_ ("holds the control character U+%04X"),
                          g_utf8_get_char (p));
        return FALSE;
      }
  return TRUE;
}

static void
check_word (WayChecker *checker,
            int         column)
{
  const WayColumn *description = &way_table_get (checker->table)->columns[column];
  const char *field = checker->fields[column];
  g_autofree char *words = NULL;

  if (way_word_index (description->words, field) >= 0)
    return;
  words = g_strjoinv (", ", (char **) description->words);
  way_check_report (checker, column, WAY_N_ ("is not one of %s: %s"), words, field);
}

static void
check_reference (WayChecker *checker,
                 int         column,
                 const char *id)
{
  WayTableId target = way_table_get (checker->table)->columns[column].ref;

  if (target == checker->table)
    {
      WayForwardReference reference = {
        .table = checker->table,
        .row = checker->tables[checker->table].lines->len,
        .column = column,
        .id = g_string_chunk_insert (checker->texts, id),
      };

      g_array_append_val (checker->forward, reference);
    }
  else if (!checker->tables[target].is_skipped && way_check_find_row (checker, target, id) < 0)
    way_check_report (checker, column, WAY_N_ ("refers to nothing in %s: %s"),
                      way_table_get (target)->name, id);
}

static void
check_references (WayChecker *checker,
                  int         column)
{
  g_auto (GStrv) ids = g_strsplit (checker->fields[column], ";", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; ids[i] != NULL; i++)
    if (*ids[i] == '\0')
      way_check_report (checker, column, WAY_N_ ("has an empty place in its list"));
    else if (!g_hash_table_add (seen, ids[i]))
      way_check_report_value (checker, column, WAY_N_ ("names one twice"), ids[i]);
    else
      check_reference (checker, column, ids[i]);
}

static void
check_type (WayChecker *checker,
            int         column)
{
  WayColumnType type = way_table_get (checker->table)->columns[column].type;
  const char *field = checker->fields[column];
  gboolean is_goal = checker->table == WAY_TABLE_POLICY_GOALS && column == WAY_STATED_ID;

  if (is_goal)
    {
      if (!is_goal_id (field))
        way_check_report_value (checker, column,
                                WAY_N_ ("is not the id of a policy, a point and a number"), field);
    }
  else if (type == WAY_COLUMN_WORD)
    check_word (checker, column);
  else if (type == WAY_COLUMN_REF)
    check_reference (checker, column, field);
  else if (type == WAY_COLUMN_REFS)
    check_references (checker, column);
  else if (type != WAY_COLUMN_TEXT && !types[type].is_valid (field))
    way_check_report_value (checker, column, types[type].reason, field);
}

/* Checks one field of the row at hand by itself. */
void
way_check_field (WayChecker *checker,
                 int         column)
{
  if (*checker->fields[column] == '\0')
    {
      if (way_table_get (checker->table)->columns[column].required)
        way_check_report (checker, column, WAY_N_ ("is empty"));
    }
  else if (check_characters (checker, column))
    check_type (checker, column);
}
