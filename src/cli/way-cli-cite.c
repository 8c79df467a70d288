/* waymark cite: citations of policies on the standard output. */
#include "config.h"

#include "way-citation.h"
#include "way-cli-data.h"
#include "way-cli-suggest.h"
#include "way-paths.h"
#include "way-store.h"

static const WayCliUsage usage = {
  "cite", WAY_N_ ("ID…"),
  WAY_N_ ("Cites policies as text or in a format of reference managers.\n"
          "“waymark list policies” has the ids."),
  1, TRUE,
};

typedef struct
{
  char          *data;
  WayCiteFormat  format;
  WayLang        lang;
} Options;

static const char *tr (const char *text) G_GNUC_FORMAT (1);

static const char *
tr (const char *text)
{
  return way_tr (way_cli_get_lang (), text);
}

static gboolean
read_format (const char    *text,
             WayCiteFormat *format)
{
  g_autoptr (GString) words = g_string_new (NULL);

  *format = WAY_CITE_TEXT;
  if (text == NULL || way_cite_format_parse (text, format))
    return TRUE;
  for (guint i = 0; i < WAY_N_CITE_FORMATS; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", way_cite_format_word (i));
  way_cli_fail_as (WAY_CLI_USAGE, "--format", tr ("there is no format %s; there are %s"), text,
                   words->str);
  return FALSE;
}

static gboolean
read_options (Options   *options,
              int       *argc,
              char    ***argv)
{
  g_autofree char *format = NULL;
  g_autofree char *lang = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      WAY_N_ ("Write text, ris, csl-json or bibtex"), WAY_N_ ("FORMAT") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &lang, WAY_N_ ("Language of the citation: en or zh_CN"),
      WAY_N_ ("LANG") },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options->data, WAY_N_ ("Read this data set"),
      WAY_N_ ("FILE") },
    { NULL },
  };

  return way_cli_parse (&usage, entries, argc, argv) && read_format (format, &options->format)
      && way_cli_read_lang (lang, &options->lang);
}

/* The policies that the arguments name; each that there is not is told. */
static gboolean
find_policies (const WayDataset *dataset,
               char            **ids,
               GArray           *policies)
{
  static const WayTableId table = WAY_TABLE_POLICIES;
  gboolean all = TRUE;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint policy = way_dataset_find (dataset, WAY_TABLE_POLICIES, ids[i]);

      if (policy != WAY_NONE)
        {
          g_array_append_val (policies, policy);
          continue;
        }
      all = FALSE;
      way_cli_fail_at (ids[i], tr ("no policy in the data set has this id"));
      way_cli_suggest (dataset, &table, 1, ids[i]);
    }
  return all;
}

static WayCliExit
cite (const Options  *options,
      char          **ids)
{
  g_autofree char *data = options->data != NULL ? g_strdup (options->data) : way_paths_dataset ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDataset) dataset = way_store_load (data, NULL, &error);
  g_autoptr (GArray) policies = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *citations = NULL;

  if (dataset == NULL)
    {
      way_cli_fail (error->message);
      return WAY_CLI_INPUT;
    }
  if (!find_policies (dataset, ids, policies))
    return WAY_CLI_INPUT;
  citations = way_cite (dataset, (const guint *) (gpointer) policies->data, policies->len,
                        options->format, options->lang, FALSE);
  g_string_append (text, citations);
  return way_cli_write (text);
}

/**
 * way_cli_cite:
 * @argc: the number of arguments
 * @argv: the arguments, the name of the command first
 *
 * Runs `waymark cite`.
 *
 * Returns: what the program returns
 */
WayCliExit
way_cli_cite (int    argc,
              char **argv)
{
  Options options = { 0 };
  WayCliExit code = WAY_CLI_USAGE;

  if (read_options (&options, &argc, &argv))
    code = cite (&options, argv + 1);
  g_free (options.data);
  return code;
}
