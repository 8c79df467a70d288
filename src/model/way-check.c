/* The check of a data set: the rows as they come, columns that may not repeat,
 * and the problems found. Single fields are checked in way-check-fields.c,
 * what holds between fields in way-check-rules.c.
 */
#include "config.h"

#include "way-check.h"

#include "way-check-private.h"
#include "way-date.h"

/* Longer values are cut in the message about them. */
#define MAX_REASON_CHARS 200

static void
free_problem_cb (gpointer data)
{
  WayProblem *problem = data;

  g_free (problem->file);
  g_free (problem->field);
  g_free (problem->reason);
  g_free (problem);
}

/* Makes a text fit for one line of a terminal, as it quotes the input. */
static char *
make_printable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (const char *p = valid; *p != '\0' && n < MAX_REASON_CHARS; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, g_unichar_iscntrl (c) ? 0xfffd : c);
    }
  if (n == MAX_REASON_CHARS)
    g_string_append (out, "…");
  return g_string_free (out, FALSE);
}

static void
report_at (WayChecker *checker,
           WayTableId  table,
           guint       line,
           const char *field,
           const char *reason)
{
  g_autofree char *file = g_strconcat (way_table_get (table)->name, checker->suffix, NULL);

  way_checker_report (checker, file, line, field, reason);
}

/* The unique columns of the row as one text, or their names. */
static char *
join_unique (const WayTable    *table,
             const char *const *fields,
             const char        *separator)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; table->unique[i] >= 0; i++)
    {
      if (i > 0)
        g_string_append (key, separator);
      g_string_append (key, fields != NULL ? fields[table->unique[i]]
                                           : table->columns[table->unique[i]].name);
    }
  return g_string_free (key, FALSE);
}

static void
check_unique (WayChecker *checker)
{
  const WayTable *description = way_table_get (checker->table);
  WayCheckTable *table = &checker->tables[checker->table];
  g_autofree char *key = join_unique (description, checker->fields, "\037");
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (table->keys, key));

  /* Empty ids are reported as such. */
  if (*key == '\0')
    return;
  if (row > 0)
    {
      g_autofree char *names = join_unique (description, NULL, ", ");
      g_autofree char *reason = g_strdup_printf (way_tr (checker->lang, "repeats line %u"),
                                                 g_array_index (table->lines, guint, row - 1));

      report_at (checker, checker->table, checker->line, names, reason);
    }
  else
    g_hash_table_insert (table->keys, g_string_chunk_insert (checker->texts, key),
                         GUINT_TO_POINTER (table->lines->len + 1));
}

/* Gives the row its number, by which references and the rules find it, and
 * keeps what later rows are compared with. */
static void
remember_row (WayChecker *checker)
{
  WayCheckTable *table = &checker->tables[checker->table];
  WayDate date = { 0 };

  g_array_append_val (table->lines, checker->line);
  g_ptr_array_add (table->names, g_string_chunk_insert_const (checker->texts, checker->fields[0]));
  if (checker->table == WAY_TABLE_POLICIES)
    {
      way_date_parse (checker->fields[WAY_POLICY_DATE], &date);
      g_array_append_val (checker->policy_dates, date);
    }
  else if (checker->table == WAY_TABLE_INDICATORS)
    g_ptr_array_add (checker->units,
                     g_string_chunk_insert_const (checker->texts,
                                                  checker->fields[WAY_INDICATOR_UNIT_EN]));
}

/* A row of another length cannot be read by columns. Its id still counts, or
 * one lost comma would break every row that refers to it. */
static void
check_broken_row (WayChecker        *checker,
                  const char *const *fields,
                  guint              n_fields)
{
  const char *empty_fields[WAY_MAX_COLUMNS];
  const WayTable *description = way_table_get (checker->table);
  g_autofree char *reason =
    g_strdup_printf (way_tr_n (checker->lang, "has %u field instead of %u",
                               "has %u fields instead of %u", n_fields),
                     n_fields, description->n_columns);

  report_at (checker, checker->table, checker->line, NULL, reason);
  if (n_fields == 0 || description->unique[1] >= 0)
    return;
  for (guint i = 0; i < WAY_MAX_COLUMNS; i++)
    empty_fields[i] = i == 0 ? fields[0] : "";
  checker->fields = empty_fields;
  check_unique (checker);
  remember_row (checker);
}

static void
check_forward_references (WayChecker *checker)
{
  for (guint i = 0; i < checker->forward->len; i++)
    {
      const WayForwardReference *reference =
        &g_array_index (checker->forward, WayForwardReference, i);
      WayCheckTable *table = &checker->tables[reference->table];

      if (table->is_skipped || way_check_find_row (checker, reference->table, reference->id) >= 0)
        continue;
      checker->table = reference->table;
      checker->line = g_array_index (table->lines, guint, reference->row);
      way_check_report (checker, reference->column, WAY_N_ ("refers to nothing in %s: %s"),
                        way_table_get (reference->table)->name, reference->id);
    }
}

/* Reports a problem of the row at hand; @format is translated. */
void
way_check_report (WayChecker *checker,
                  int         column,
                  const char *format,
                  ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (way_tr (checker->lang, format), arguments);
  va_end (arguments);
  report_at (checker, checker->table, checker->line,
             way_table_get (checker->table)->columns[column].name, reason);
}

/* The same with the value that is wrong after the reason. */
void
way_check_report_value (WayChecker *checker,
                        int         column,
                        const char *reason,
                        const char *value)
{
  way_check_report (checker, column, WAY_C_ ("reason", "%s: %s"),
                    way_tr (checker->lang, reason), value);
}

/* The number of the first row with an id, or -1. */
int
way_check_find_row (WayChecker *checker,
                    WayTableId  table,
                    const char *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (checker->tables[table].keys, id)) - 1;
}

/**
 * way_problem_to_text:
 * @problem: a problem
 *
 * Returns: (transfer full): the problem in one line, such as
 *   "policies.csv:12: date: is empty"
 */
char *
way_problem_to_text (const WayProblem *problem)
{
  GString *text;

  g_return_val_if_fail (problem != NULL, NULL);

  text = g_string_new (problem->file);
  if (problem->line > 0)
    g_string_append_printf (text, ":%u", problem->line);
  if (problem->field != NULL)
    g_string_append_printf (text, ": %s", problem->field);
  g_string_append_printf (text, ": %s", problem->reason);
  return g_string_free (text, FALSE);
}

/**
 * way_checker_new:
 * @lang: the language of the reasons
 * @suffix: what the name of a table needs to become that of its file, such as
 *   ".csv", or ""
 *
 * Returns: (transfer full): a checker without rows
 */
WayChecker *
way_checker_new (WayLang     lang,
                 const char *suffix)
{
  WayChecker *checker;

  g_return_val_if_fail (suffix != NULL, NULL);

  checker = g_new0 (WayChecker, 1);
  checker->lang = lang;
  checker->suffix = g_strdup (suffix);
  checker->problems = g_ptr_array_new_with_free_func (free_problem_cb);
  checker->texts = g_string_chunk_new (65536);
  checker->forward = g_array_new (FALSE, FALSE, sizeof (WayForwardReference));
  checker->policy_dates = g_array_new (FALSE, FALSE, sizeof (WayDate));
  checker->units = g_ptr_array_new ();
  checker->relations = g_array_new (FALSE, FALSE, sizeof (WayCheckedRelation));
  for (guint i = 0; i < WAY_N_TABLES; i++)
    {
      checker->tables[i].keys = g_hash_table_new (g_str_hash, g_str_equal);
      checker->tables[i].lines = g_array_new (FALSE, FALSE, sizeof (guint));
      checker->tables[i].names = g_ptr_array_new ();
    }
  return checker;
}

/**
 * way_checker_free:
 * @checker: (transfer full): a checker
 */
void
way_checker_free (WayChecker *checker)
{
  g_return_if_fail (checker != NULL);

  for (guint i = 0; i < WAY_N_TABLES; i++)
    {
      g_hash_table_unref (checker->tables[i].keys);
      g_array_unref (checker->tables[i].lines);
      g_ptr_array_unref (checker->tables[i].names);
    }
  g_array_unref (checker->relations);
  g_ptr_array_unref (checker->units);
  g_array_unref (checker->policy_dates);
  g_array_unref (checker->forward);
  g_string_chunk_free (checker->texts);
  g_ptr_array_unref (checker->problems);
  g_free (checker->suffix);
  g_free (checker);
}

/**
 * way_checker_get_lang:
 * @checker: a checker
 *
 * Returns: the language of the reasons
 */
WayLang
way_checker_get_lang (const WayChecker *checker)
{
  g_return_val_if_fail (checker != NULL, WAY_LANG_EN);

  return checker->lang;
}

/**
 * way_checker_add_row:
 * @checker: a checker
 * @table: the table of the row; not before that of the row added last
 * @line: the line or row number, for the reports
 * @fields: (array length=n_fields): the fields
 * @n_fields: how many
 *
 * Checks one row, as far as it can be without those that follow.
 */
void
way_checker_add_row (WayChecker        *checker,
                     WayTableId         table,
                     guint              line,
                     const char *const *fields,
                     guint              n_fields)
{
  const WayTable *description;

  g_return_if_fail (checker != NULL && table < WAY_N_TABLES);
  g_return_if_fail (fields != NULL || n_fields == 0);

  checker->table = table;
  checker->line = line;
  description = way_table_get (table);
  if (n_fields != description->n_columns)
    {
      check_broken_row (checker, fields, n_fields);
      return;
    }
  checker->fields = fields;
  for (guint i = 0; i < n_fields; i++)
    way_check_field (checker, i);
  check_unique (checker);
  way_check_apply_rules (checker);
  remember_row (checker);
}

/**
 * way_checker_skip_table:
 * @checker: a checker
 * @table: a table whose rows cannot be read, or not all of them
 *
 * Keeps quiet about references into @table, which would all be reported.
 */
void
way_checker_skip_table (WayChecker *checker,
                        WayTableId  table)
{
  g_return_if_fail (checker != NULL && table < WAY_N_TABLES);

  checker->tables[table].is_skipped = TRUE;
}

/**
 * way_checker_report:
 * @checker: a checker
 * @file: the file or table
 * @line: the line, 0 for the whole file
 * @field: (nullable): the column
 * @reason: what is wrong, in the checker's language
 *
 * Adds a problem found elsewhere, such as one of the file and not of its rows.
 */
void
way_checker_report (WayChecker *checker,
                    const char *file,
                    guint       line,
                    const char *field,
                    const char *reason)
{
  WayProblem *problem;

  g_return_if_fail (checker != NULL && file != NULL && reason != NULL);

  if (checker->problems->len == WAY_CHECK_MAX_PROBLEMS)
    {
      checker->n_more++;
      return;
    }
  problem = g_new0 (WayProblem, 1);
  problem->file = g_strdup (file);
  problem->line = line;
  problem->field = g_strdup (field);
  problem->reason = make_printable (reason);
  g_ptr_array_add (checker->problems, problem);
}

/**
 * way_checker_finish:
 * @checker: a checker that got all rows
 *
 * Makes the checks that need all rows: references within a table, and cycles.
 */
void
way_checker_finish (WayChecker *checker)
{
  g_return_if_fail (checker != NULL);

  check_forward_references (checker);
  way_check_find_cycles (checker);
}

/**
 * way_checker_get_problem:
 * @checker: a checker
 * @index: which, below way_checker_get_n_problems()
 *
 * Returns: (transfer none): the problem
 */
const WayProblem *
way_checker_get_problem (const WayChecker *checker,
                         guint             index)
{
  g_return_val_if_fail (checker != NULL && index < checker->problems->len, NULL);

  return g_ptr_array_index (checker->problems, index);
}

/**
 * way_checker_get_n_problems:
 * @checker: a checker
 *
 * Returns: how many problems can be asked for
 */
guint
way_checker_get_n_problems (const WayChecker *checker)
{
  g_return_val_if_fail (checker != NULL, 0);

  return checker->problems->len;
}

/**
 * way_checker_get_n_more:
 * @checker: a checker
 *
 * Returns: how many problems there were beyond %WAY_CHECK_MAX_PROBLEMS
 */
guint
way_checker_get_n_more (const WayChecker *checker)
{
  g_return_val_if_fail (checker != NULL, 0);

  return checker->n_more;
}
