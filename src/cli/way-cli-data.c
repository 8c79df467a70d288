/* What the commands that read a data set share. */
#include "config.h"

#include "way-cli-data.h"

#include "way-fields.h"
#include "way-own-file.h"
#include "way-paths.h"
#include "way-releases.h"
#include "way-store.h"
#include "way-words.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>

static const char *tr (const char *text) G_GNUC_FORMAT (1);

static const char *
tr (const char *text)
{
  return way_tr (way_cli_get_lang (), text);
}

/**
 * way_cli_read_lang:
 * @text: (nullable): what the option --lang says, if it was given
 * @lang: (out): the language of the output; without the option, the user's
 *
 * A fault is told.
 *
 * Returns: %FALSE if there is no such language
 */
gboolean
way_cli_read_lang (const char *text,
                   WayLang    *lang)
{
  g_autofree char *reason = NULL;

  g_return_val_if_fail (lang != NULL, FALSE);

  *lang = way_cli_get_lang ();
  if (text == NULL || way_lang_parse (text, lang))
    return TRUE;
  reason = g_strdup_printf (tr ("there is no language %s; there are en and zh_CN"), text);
  way_cli_fail_at ("--lang", reason);
  return FALSE;
}

/* All of a month or year is known. */
static gboolean
read_day (const char *text,
          int        *day)
{
  WayDate date;

  *day = WAY_KNOWN_ALL;
  if (text == NULL)
    return TRUE;
  if (!way_date_parse (text, &date))
    return way_cli_fail_as (WAY_CLI_USAGE, "--as-known",
                            tr ("%s is no date; dates are such as 2016, 2016-05, 2016-05-19"),
                            text) == WAY_CLI_OK;
  *day = way_date_last_day (date);
  return TRUE;
}

/**
 * way_cli_options_read:
 * @options: (out caller-allocates): what was asked for; zeroed before
 * @usage: how the command is called, with one parameter
 * @with_csv: whether the command can write CSV
 * @argc: the number of arguments
 * @argv: the arguments
 *
 * Reads the arguments of a command that reads a data set. `--help` is answered
 * here, and faults are told.
 *
 * Returns: %FALSE if the command was called in a wrong way
 */
gboolean
way_cli_options_read (WayCliOptions      *options,
                      const WayCliUsage  *usage,
                      gboolean            with_csv,
                      int                 argc,
                      char              **argv)
{
  g_autofree char *lang = NULL;
  g_autofree char *as_known = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, WAY_N_ ("Print JSON"), NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, WAY_N_ ("Language of the text: en or zh_CN"),
      WAY_N_ ("LANG") },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options->data, WAY_N_ ("Read this data set"),
      WAY_N_ ("FILE") },
    { "as-known", 0, 0, G_OPTION_ARG_STRING, &as_known,
      WAY_N_ ("Figures and verdicts as known on this day"), WAY_N_ ("DATE") },
    /* What lists alone have is left out by being the end. */
    { with_csv ? "csv" : NULL, 0, 0, G_OPTION_ARG_NONE, &options->csv,
      WAY_N_ ("Print CSV with the columns of the data set"), NULL },
    { "plan", 0, 0, G_OPTION_ARG_STRING, &options->plan,
      WAY_N_ ("Only targets of this policy and of those that implement it"), WAY_N_ ("ID") },
    { "filter", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->filters,
      WAY_N_ ("Only policies with these values of a facet; may be repeated"),
      WAY_N_ ("FACET=VALUE[,VALUE…]") },
    { "search", 0, 0, G_OPTION_ARG_STRING, &options->search,
      WAY_N_ ("Only policies that contain these words"), WAY_N_ ("TEXT") },
    { NULL },
  };

  g_return_val_if_fail (options != NULL && usage != NULL, FALSE);

  if (!way_cli_parse (usage, entries, &argc, &argv) || !way_cli_read_lang (lang, &options->lang)
      || !read_day (as_known, &options->known_on))
    return FALSE;
  if (options->csv && options->json)
    {
      way_cli_fail (tr ("--csv and --json cannot go together"));
      return FALSE;
    }
  options->word = g_strdup (argv[1]);
  if (options->data == NULL)
    options->data = way_paths_dataset ();
  return TRUE;
}

/**
 * way_cli_options_load:
 * @options: options that were read
 *
 * Loads the data set that is asked for; a fault is told.
 *
 * Returns: %FALSE if it cannot be read
 */
gboolean
way_cli_options_load (WayCliOptions *options)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (options != NULL && options->data != NULL, FALSE);

  options->dataset = way_store_load (options->data, NULL, &error);
  if (options->dataset == NULL)
    way_cli_fail (error->message);
  return options->dataset != NULL;
}

/**
 * way_cli_lay_own:
 * @dataset: a snapshot
 *
 * Lays the stars and notes of the person over a snapshot, where they are asked
 * for; their file is only read. A fault is told.
 *
 * Returns: %WAY_CLI_OK or %WAY_CLI_INPUT
 */
WayCliExit
way_cli_lay_own (WayDataset *dataset)
{
  g_autofree char *path = way_own_file_path ();
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (dataset != NULL, WAY_CLI_INPUT);

  if (way_own_file_lay (path, dataset, &error))
    return WAY_CLI_OK;
  way_cli_fail (error->message);
  return WAY_CLI_INPUT;
}

/**
 * way_cli_options_clear:
 * @options: options, read or zeroed
 */
void
way_cli_options_clear (WayCliOptions *options)
{
  g_return_if_fail (options != NULL);

  g_clear_pointer (&options->data, g_free);
  g_clear_pointer (&options->word, g_free);
  g_clear_pointer (&options->plan, g_free);
  g_clear_pointer (&options->filters, g_strfreev);
  g_clear_pointer (&options->search, g_free);
  g_clear_pointer (&options->dataset, way_dataset_unref);
}

/**
 * way_cli_write_bytes:
 * @data: (array length=length): what the command gives
 * @length: how many bytes
 *
 * Writes to the standard output. A reader that has gone away, such as `head`,
 * is no fault.
 *
 * Returns: what the command ends with
 */
WayCliExit
way_cli_write_bytes (gconstpointer data,
                     gsize         length)
{
  g_autofree char *reason = NULL;

  g_return_val_if_fail (data != NULL || length == 0, WAY_CLI_INPUT);

  signal (SIGPIPE, SIG_IGN);
  if ((fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0) || errno == EPIPE)
    return WAY_CLI_OK;
  reason = g_strdup_printf (tr ("the output cannot be written: %s"), g_strerror (errno));
  way_cli_fail (reason);
  return WAY_CLI_INPUT;
}

/**
 * way_cli_write:
 * @text: what the command says
 *
 * Writes to the standard output; see way_cli_write_bytes().
 *
 * Returns: what the command ends with
 */
WayCliExit
way_cli_write (const GString *text)
{
  g_return_val_if_fail (text != NULL, WAY_CLI_INPUT);

  return way_cli_write_bytes (text->str, text->len);
}

static void
add_list (WayJsonWriter *writer,
          const char    *field)
{
  g_auto (GStrv) members = g_strsplit (field, ";", -1);

  way_json_writer_begin_array (writer);
  for (guint i = 0; members[i] != NULL; i++)
    way_json_writer_string (writer, members[i]);
  way_json_writer_end_array (writer);
}

static void
add_field (WayJsonWriter   *writer,
           const WayColumn *column,
           const char      *field)
{
  way_json_writer_name (writer, column->name);
  if (*field == '\0')
    way_json_writer_null (writer);
  else if (column->type == WAY_COLUMN_REFS)
    add_list (writer, field);
  else if (column->type == WAY_COLUMN_FLAG)
    way_json_writer_boolean (writer, *field == '1');
  else if (column->type == WAY_COLUMN_NUMBER || column->type == WAY_COLUMN_YEAR
           || column->words == way_rank_words)
    way_json_writer_literal (writer, field);
  else
    way_json_writer_string (writer, field);
}

/**
 * way_cli_add_row:
 * @writer: a writer in the middle of an object
 * @dataset: a data set
 * @table: a table of it
 * @index: the number of a row
 *
 * Adds a row as members named like the columns: figures as numbers in their
 * printed digits, flags as booleans, lists as arrays, empty fields as null.
 */
void
way_cli_add_row (WayJsonWriter    *writer,
                 const WayDataset *dataset,
                 WayTableId        table,
                 guint             index)
{
  const WayTable *description = way_table_get (table);
  g_auto (GStrv) fields = way_dataset_get_fields (dataset, table, index);

  g_return_if_fail (writer != NULL && fields != NULL);

  for (guint i = 0; i < description->n_columns; i++)
    add_field (writer, &description->columns[i], fields[i]);
}

/**
 * way_cli_add_object:
 * @writer: a writer that can take a value
 * @dataset: a data set
 * @table: a table of it
 * @index: the number of a row
 *
 * Adds a row as an object of its own; see way_cli_add_row().
 */
void
way_cli_add_object (WayJsonWriter    *writer,
                    const WayDataset *dataset,
                    WayTableId        table,
                    guint             index)
{
  g_return_if_fail (writer != NULL);

  way_json_writer_begin_object (writer);
  way_cli_add_row (writer, dataset, table, index);
  way_json_writer_end_object (writer);
}

/**
 * way_cli_target_text:
 * @dataset: a data set
 * @stated: a target of it
 * @lang: a language
 *
 * Returns: (transfer full): the target's figure, such as "≥ 2.50% of GDP"
 */
char *
way_cli_target_text (const WayDataset    *dataset,
                     const WayStatedGoal *stated,
                     WayLang              lang)
{
  const WayIndicator *indicator;
  const char *unit;
  g_autofree char *quantity = NULL;

  g_return_val_if_fail (dataset != NULL && way_stated_goal_is_target (stated), NULL);

  /* Targets carry the unit in English; where it is the indicator's, that has
   * both, and the others are rates of growth. */
  indicator = way_dataset_get_indicator (dataset, stated->indicator);
  unit = stated->unit;
  if (g_str_equal (unit, indicator->unit[WAY_LANG_EN]))
    unit = indicator->unit[lang];
  else if (g_str_equal (unit, "% per year"))
    /* xgettext:no-c-format */
    unit = way_tr (lang, WAY_C_ ("unit", "% per year"));
  quantity = way_quantity_to_text (stated->value_text, unit);
  return g_strdup_printf ("%s %s", way_comparator_sign (stated->comparator), quantity);
}
