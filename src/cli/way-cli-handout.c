/* waymark export --tour: the handout of a tour, which is one of the program's,
 * one of the person's, or a file.
 */
#include "config.h"

#include "way-cli-handout.h"

#include "way-cli-data.h"
#include "way-cli-output.h"
#include "way-handout.h"
#include "way-paths.h"
#include "way-picture.h"
#include "way-store.h"
#include "way-tours.h"

static const char *tr (const char *text) G_GNUC_FORMAT (1);

static const char *
tr (const char *text)
{
  return way_tr (way_cli_get_lang (), text);
}

/* A tour by its id; what is none is the name of a file. Files of the person
 * that cannot be read are of no interest unless one of them is asked for. */
static WayTour *
find_tour (const char *word)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "waymark", "tours", NULL);
  g_autoptr (WayTours) tours = way_tours_new (folder);
  g_autoptr (GError) error = NULL;
  WayTour *tour;
  guint index;

  way_tours_load (tours, NULL);
  if (way_tours_find (tours, word, &index))
    return way_tour_ref (way_tours_get (tours, index));
  tour = way_tour_read_file (word, &error);
  if (tour == NULL)
    way_cli_fail (error->message);
  return tour;
}

/* A scene may show what the person has starred. */
static gboolean
asks_for_own (const WayTour    *tour,
              const WayDataset *dataset)
{
  for (guint i = 0; i < way_tour_get_n_scenes (tour); i++)
    {
      g_autoptr (WayView) view
        = way_view_from_json (way_tour_get_scene (tour, i)->view, dataset, NULL);

      if (view != NULL && way_view_asks_for_own (view))
        return TRUE;
    }
  return FALSE;
}

static WayCliExit
check_output (const char *output,
              gboolean    force)
{
  if (!g_str_equal (output, "-") && !g_str_has_suffix (output, ".pdf"))
    return way_cli_fail_as (WAY_CLI_USAGE, output, tr ("the name of a handout ends in %s"),
                            ".pdf");
  return way_cli_output_check (output, force);
}

/**
 * way_cli_handout:
 * @tour: the id of a tour, or the path of a file
 * @output: the PDF to write, "-" for the standard output
 * @data: (nullable): the path of a data set, %NULL for the one of the program
 * @lang: (nullable): "en", "zh_CN" or "both"
 * @force: whether to write into devices and pipes
 *
 * Writes a handout.
 *
 * Returns: the exit code
 */
WayCliExit
way_cli_handout (const char *tour,
                 const char *output,
                 const char *data,
                 const char *lang,
                 gboolean    force)
{
  gboolean both = lang != NULL && g_str_equal (lang, "both");
  g_autofree char *path = data != NULL ? g_strdup (data) : way_paths_dataset ();
  g_autoptr (WayTour) found = NULL;
  g_autoptr (WayDataset) dataset = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GError) error = NULL;
  WayLang words;
  WayCliExit code;

  g_return_val_if_fail (tour != NULL && output != NULL, WAY_CLI_USAGE);

  if (!way_cli_read_lang (both ? NULL : lang, &words))
    return WAY_CLI_USAGE;
  code = check_output (output, force);
  if (code != WAY_CLI_OK)
    return code;
  found = find_tour (tour);
  if (found == NULL)
    return WAY_CLI_INPUT;
  dataset = way_store_load (path, NULL, &error);
  if (dataset != NULL && asks_for_own (found, dataset) && way_cli_lay_own (dataset) != WAY_CLI_OK)
    return WAY_CLI_INPUT;
  if (dataset != NULL)
    file = way_handout_render (dataset, found, words, both, NULL, &error);
  if (file == NULL)
    {
      way_cli_fail (error->message);
      return WAY_CLI_INPUT;
    }
  if ((both || words == WAY_LANG_ZH) && !way_picture_has_fonts (WAY_LANG_ZH))
    way_cli_fail (tr ("warning: no font has the Chinese characters; boxes stand in their place"));
  return way_cli_output_write (output, file);
}
