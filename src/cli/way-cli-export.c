/* waymark export: a picture of a chart, the strip or the timeline as a PNG, SVG
 * or PDF file, without a display.
 */
#include "config.h"

#include "way-chart.h"
#include "way-cli-batch.h"
#include "way-cli-data.h"
#include "way-cli-handout.h"
#include "way-cli-output.h"
#include "way-cli-view.h"
#include "way-paper.h"
#include "way-paths.h"
#include "way-store.h"

#include <errno.h>
#include <string.h>

/* The picture is made all the same. */
#define NO_FONTS \
  WAY_N_ ("warning: no font has the Chinese characters; boxes stand in their place")

/* At most so many options, the empty one at the end included. */
#define MAX_ENTRIES 64

static const WayCliUsage usage = {
  "export", WAY_N_ ("chart|strip|timeline|timeline-strip|goals|thread|card|scorecard|HANDOUT.pdf"),
  WAY_N_ ("Draws a picture as PNG, SVG or PDF, or writes its numbers as CSV. The same command on\n"
          "the same data set gives the same bytes. A regular file that is there already is\n"
          "replaced without a question, and only by a whole picture; folders never are, and\n"
          "devices and pipes are written into only with --force.\n"
          "With --view and no word, what the page of that view shows.\n"
          "With --tour, a handout of a tour: a PDF with a page for each scene."),
  1, FALSE, 1,
};

/* The options as they were given. */
typedef struct
{
  WayCliView  view;
  char       *size;
  char       *theme;
  char       *lang;
  char       *date;
  char       *data;
  char       *output;
  char       *format;
  char       *title;
  char       *caption;
  char       *tour;
  char       *paper;
  char       *pages;
  int         margin;
  int         scale;
  gboolean    portrait;
  gboolean    transparent;
  gboolean    each_indicator;
  gboolean    each_policy;
  gboolean    force;
} Arguments;

static const char *tr (const char *text) G_GNUC_FORMAT (1);

static const char *
tr (const char *text)
{
  return way_tr (way_cli_get_lang (), text);
}

static void
arguments_clear (Arguments *arguments)
{
  way_cli_view_clear (&arguments->view);
  g_free (arguments->size);
  g_free (arguments->theme);
  g_free (arguments->lang);
  g_free (arguments->date);
  g_free (arguments->data);
  g_free (arguments->output);
  g_free (arguments->format);
  g_free (arguments->title);
  g_free (arguments->caption);
  g_free (arguments->tour);
  g_free (arguments->paper);
  g_free (arguments->pages);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

/* The options that make the view; returns how many they are. */
static gsize
add_view_entries (GOptionEntry *entries,
                  WayCliView   *view)
{
  const GOptionEntry own[] = {
    { "indicator", 0, 0, G_OPTION_ARG_STRING, &view->indicator,
      WAY_N_ ("The indicator of chart and strip"), WAY_N_ ("ID") },
    { "areas", 0, 0, G_OPTION_ARG_STRING, &view->areas,
      WAY_N_ ("Codes of areas or an area set, the first being what the picture is about"),
      WAY_N_ ("CODE[,CODE…]") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &view->from,
      WAY_N_ ("Begin with this year, month or day"), WAY_N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &view->to,
      WAY_N_ ("End with this year, month or day"), WAY_N_ ("DATE") },
    { "group", 0, 0, G_OPTION_ARG_STRING, &view->group,
      WAY_N_ ("Lanes of the timeline by issuer, theme, kind or none"), WAY_N_ ("GROUPING") },
    { "filter", 0, 0, G_OPTION_ARG_STRING_ARRAY, &view->filters,
      WAY_N_ ("Only policies with these values of a facet; may be repeated"),
      WAY_N_ ("FACET=VALUE[,VALUE…]") },
    { "search", 0, 0, G_OPTION_ARG_STRING, &view->search,
      WAY_N_ ("Only policies that contain these words"), WAY_N_ ("TEXT") },
    { "select", 0, 0, G_OPTION_ARG_STRING, &view->selection,
      WAY_N_ ("Select this policy"), WAY_N_ ("ID") },
    { "goal", 0, 0, G_OPTION_ARG_STRING, &view->goal,
      WAY_N_ ("The goal of the thread; of the goals the one with all its statements"),
      WAY_N_ ("ID") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &view->kind,
      WAY_N_ ("The kind of chart: lines, bars, multiples, pace or releases"), WAY_N_ ("KIND") },
    { "markers", 0, 0, G_OPTION_ARG_STRING, &view->markers,
      WAY_N_ ("The policies that stand over the lines: off, selected, starred or filter"),
      WAY_N_ ("POLICIES") },
    { "year", 0, 0, G_OPTION_ARG_INT, &view->year, WAY_N_ ("The year that ranked bars show"),
      WAY_N_ ("YEAR") },
    { "as-known", 0, 0, G_OPTION_ARG_STRING, &view->as_known,
      WAY_N_ ("Figures and verdicts as known on this day"), WAY_N_ ("DATE") },
    { "view", 0, 0, G_OPTION_ARG_FILENAME, &view->file,
      WAY_N_ ("Start from a view in JSON, “-” for the standard input; the other options change it"),
      WAY_N_ ("FILE") },
  };

  memcpy (entries, own, sizeof own);
  return G_N_ELEMENTS (own);
}

static gboolean
parse (Arguments   *arguments,
       int         *argc,
       char      ***argv)
{
  const GOptionEntry own[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &arguments->output,
      WAY_N_ ("The file to write, “-” for the standard output"), WAY_N_ ("FILE") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &arguments->size,
      WAY_N_ ("The size in pixels, or slide, a4-column, a4-width, a3, square"),
      WAY_N_ ("WIDTHxHEIGHT") },
    { "scale", 0, 0, G_OPTION_ARG_INT, &arguments->scale,
      WAY_N_ ("Pixels of a PNG for each of the size, 1 to 4"), WAY_N_ ("N") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &arguments->paper,
      WAY_N_ ("Pages of a PDF for printing: a4 or a3, in place of --size"), WAY_N_ ("PAPER") },
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &arguments->portrait,
      WAY_N_ ("Paper upright, not laid across"), NULL },
    { "margin", 0, 0, G_OPTION_ARG_INT, &arguments->margin,
      WAY_N_ ("The margin on paper in millimetres, 5 to 40"), WAY_N_ ("MM") },
    { "pages", 0, 0, G_OPTION_ARG_STRING, &arguments->pages,
      WAY_N_ ("Over how many pages of a PDF to spread it, or “auto” for as many as it needs"),
      WAY_N_ ("N") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &arguments->format,
      WAY_N_ ("png, svg, pdf or csv, where the name of the file does not say it"),
      WAY_N_ ("FORMAT") },
    { "title", 0, 0, G_OPTION_ARG_STRING, &arguments->title,
      WAY_N_ ("A title in place of the usual one"), WAY_N_ ("TEXT") },
    { "caption", 0, 0, G_OPTION_ARG_STRING, &arguments->caption,
      WAY_N_ ("A text under the title"), WAY_N_ ("TEXT") },
    { "transparent", 0, 0, G_OPTION_ARG_NONE, &arguments->transparent,
      WAY_N_ ("Leave the ground out"), NULL },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &arguments->theme,
      WAY_N_ ("The colours: light, dark, print or contrast"), WAY_N_ ("THEME") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &arguments->lang,
      WAY_N_ ("Language of the text: en, zh_CN or both"), WAY_N_ ("LANG") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &arguments->date,
      WAY_N_ ("Say that the picture was made on this day; otherwise SOURCE_DATE_EPOCH, if set"),
      WAY_N_ ("DATE") },
    { "each-indicator", 0, 0, G_OPTION_ARG_NONE, &arguments->each_indicator,
      WAY_N_ ("A picture of every indicator with figures, into the folder that --output names"),
      NULL },
    { "each-policy", 0, 0, G_OPTION_ARG_NONE, &arguments->each_policy,
      WAY_N_ ("A card or scorecard of every policy that the filters leave, into the folder that "
              "--output names"),
      NULL },
    { "tour", 0, 0, G_OPTION_ARG_FILENAME, &arguments->tour,
      WAY_N_ ("The handout of a tour, by its id or its file; takes --lang, --data and --force"),
      WAY_N_ ("ID|FILE") },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &arguments->data, WAY_N_ ("Read this data set"),
      WAY_N_ ("FILE") },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &arguments->force,
      WAY_N_ ("Write into devices and pipes, too"), NULL },
    { NULL },
  };
  GOptionEntry entries[MAX_ENTRIES] = { { NULL } };
  gsize n_view = add_view_entries (entries, &arguments->view);

  g_assert (n_view + G_N_ELEMENTS (own) <= MAX_ENTRIES);
  memcpy (entries + n_view, own, sizeof own);
  return way_cli_parse (&usage, entries, argc, argv);
}

static gboolean
read_content (const char        *word,   /* (nullable): what the view shows */
              WayPictureContent *content)
{
  *content = WAY_N_PICTURES;
  if (word == NULL || way_picture_parse_content (word, content))
    return TRUE;
  way_cli_fail_as (WAY_CLI_USAGE, usage.name, tr ("there is no picture %s; there are %s"), word,
                   "chart, strip, timeline, timeline-strip, goals, thread, card, scorecard");
  return FALSE;
}

static gboolean
read_scale (int                scale,
            WayPictureOptions *picture)
{
  if (scale < 1 || scale > WAY_PICTURE_MAX_SCALE)
    {
      way_cli_fail_as (WAY_CLI_USAGE, "--scale", tr ("%d is not from 1 to %d"), scale,
                       WAY_PICTURE_MAX_SCALE);
      return FALSE;
    }
  picture->scale = (guint) scale;
  return TRUE;
}

static gboolean
read_size (const char        *text,
           WayPictureOptions *picture)
{
  g_autoptr (GError) error = NULL;
  guint n_presets;

  if (text == NULL)
    text = way_picture_get_presets (&n_presets)->name;
  if (!way_picture_parse_size (text, &picture->width, &picture->height))
    way_cli_fail_as (WAY_CLI_USAGE, "--size",
                     tr ("%s is no size; sizes are such as 1920x1080 or slide"), text);
  else if (!way_picture_check_size (picture->width, picture->height, &error))
    way_cli_fail_at ("--size", error->message);
  else if (!way_picture_check_options (picture, &error))
    way_cli_fail_at ("--scale", error->message);
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_paper (const Arguments   *arguments,
            WayPictureOptions *picture)
{
  WayPaper paper;

  if (!way_paper_parse (arguments->paper, &paper))
    way_cli_fail_as (WAY_CLI_USAGE, "--paper", tr ("there is no paper %s; there are %s"),
                     arguments->paper, "a4, a3");
  else if (arguments->size != NULL)
    way_cli_fail_at ("--paper", tr ("paper has a size of its own; leave --size out"));
  else if (picture->format != WAY_FORMAT_PDF)
    way_cli_fail_at ("--paper", tr ("only a PDF has paper; other formats have a --size"));
  else if (arguments->margin < WAY_PAPER_MIN_MARGIN_MM
           || arguments->margin > WAY_PAPER_MAX_MARGIN_MM)
    way_cli_fail_as (WAY_CLI_USAGE, "--margin", tr ("%d is not from %d to %d"),
                     arguments->margin, WAY_PAPER_MIN_MARGIN_MM, WAY_PAPER_MAX_MARGIN_MM);
  else
    {
      way_paper_set (picture, paper, arguments->portrait, (guint) arguments->margin);
      return TRUE;
    }
  return FALSE;
}

/* The size of the picture, or the paper on which it goes. */
static gboolean
read_sheet (const Arguments   *arguments,
            WayPictureOptions *picture)
{
  if (arguments->paper != NULL)
    return read_paper (arguments, picture);
  if (arguments->portrait)
    way_cli_fail_at ("--portrait", tr ("the option --paper is missing"));
  else if (arguments->margin != WAY_PAPER_USUAL_MARGIN_MM)
    way_cli_fail_at ("--margin", tr ("the option --paper is missing"));
  else
    return read_size (arguments->size, picture);
  return FALSE;
}

/* The other formats have one page. */
static gboolean
read_pages (const char        *text,
            WayPictureOptions *picture)
{
  guint64 pages = WAY_PICTURE_PAGES_NEEDED;

  if (text == NULL)
    return TRUE;
  if (!g_str_equal (text, "auto")
      && !g_ascii_string_to_unsigned (text, 10, 1, WAY_PICTURE_MAX_PAGES, &pages, NULL))
    way_cli_fail_as (WAY_CLI_USAGE, "--pages", tr ("there can be 1 to %d pages"),
                     WAY_PICTURE_MAX_PAGES);
  else if (pages > 1 && picture->format != WAY_FORMAT_PDF)
    way_cli_fail_at ("--pages", tr ("only a PDF has several pages"));
  else
    {
      picture->pages = (guint) pages;
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_theme (const char      *text,
            WayThemeVariant *variant)
{
  *variant = WAY_THEME_LIGHT;
  if (text == NULL || way_theme_parse (text, variant))
    return TRUE;
  way_cli_fail_as (WAY_CLI_USAGE, "--theme", tr ("there is no theme %s; there are %s"), text,
                   "light, dark, print, contrast");
  return FALSE;
}

/* Seconds since 1970, as reproducible builds have agreed upon. */
static gboolean
read_epoch (const char *text,
            int        *made_on)
{
  const gint64 end = (gint64) way_day_of_year (WAY_DATE_MAX_YEAR + 1) * 86400;
  gint64 seconds;

  if (text == NULL || *text == '\0')
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, 0, end - 1, &seconds, NULL))
    {
      way_cli_fail_as (WAY_CLI_USAGE, "SOURCE_DATE_EPOCH",
                       tr ("%s is no number of seconds since 1970"), text);
      return FALSE;
    }
  *made_on = (int) (seconds / 86400);
  return TRUE;
}

static gboolean
read_date (const char *text,
           int        *made_on)
{
  WayDate date;

  *made_on = WAY_NO_DAY;
  if (text == NULL)
    return read_epoch (g_getenv ("SOURCE_DATE_EPOCH"), made_on);
  if (!way_date_parse (text, &date) || date.day == 0)
    {
      way_cli_fail_as (WAY_CLI_USAGE, "--date", tr ("%s is no day; days are such as 2016-05-19"),
                       text);
      return FALSE;
    }
  *made_on = way_date_first_day (date);
  return TRUE;
}

static gboolean
is_batch (const Arguments *arguments)
{
  return arguments->each_indicator || arguments->each_policy;
}

/* What an existing device or a pipe gets is PNG, unless told otherwise. */
static gboolean
read_format (const Arguments   *arguments,
             WayPictureOptions *picture)
{
  const char *path = arguments->output;

  picture->format = WAY_FORMAT_PNG;
  if (arguments->format != NULL)
    {
      if (way_picture_parse_format (arguments->format, &picture->format))
        return TRUE;
      way_cli_fail_as (WAY_CLI_USAGE, "--format", tr ("there is no format %s; there are %s"),
                       arguments->format, "png, svg, pdf, csv");
      return FALSE;
    }
  if (path == NULL || is_batch (arguments) || g_str_equal (path, "-")
      || way_picture_format_of_path (path, &picture->format)
      || (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR)))
    return TRUE;
  way_cli_fail_as (WAY_CLI_USAGE, *path != '\0' ? path : "--output",
                   tr ("the name must end in %s, or --format say what it is"),
                   ".png, .svg, .pdf, .csv");
  return FALSE;
}

static gboolean
read_look (const Arguments   *arguments,
           WayPictureOptions *picture)
{
  const char *lang = arguments->lang;

  picture->both = lang != NULL && g_str_equal (lang, "both");
  picture->transparent = arguments->transparent;
  picture->title = arguments->title;
  picture->caption = arguments->caption;
  return read_theme (arguments->theme == NULL && arguments->paper != NULL ? "print"
                     : arguments->theme, &picture->variant)
      && way_cli_read_lang (picture->both ? NULL : lang, &picture->lang);
}

/* Everything that needs neither the data set nor the disk. */
static gboolean
read_picture (const Arguments   *arguments,
              const char        *word,
              WayPictureOptions *picture)
{
  return read_content (word, &picture->content)
         && read_scale (arguments->scale, picture)
         && read_format (arguments, picture)
         && read_sheet (arguments, picture)
         && read_pages (arguments->pages, picture)
         && read_look (arguments, picture)
         && read_date (arguments->date, &picture->made_on)
         && way_cli_view_check (&arguments->view) == WAY_CLI_OK;
}

static WayCliExit
render (WayDataset              *dataset,
        WayView                 *view,
        const WayPictureOptions *picture,
        const char              *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;
  gboolean has_fonts = TRUE;

  file = way_picture_render_checked (dataset, view, picture, &has_fonts, NULL, &error);
  if (file == NULL)
    {
      way_cli_fail (error->message);
      return WAY_CLI_INPUT;
    }
  if (!has_fonts)
    way_cli_fail (tr (NO_FONTS));
  return way_cli_output_write (output, file);
}

static gboolean
has_figures (WayDataset        *dataset,
             WayView           *view,
             WayPictureContent  content)
{
  g_autoptr (WayChart) chart = content == WAY_PICTURE_CHART
    ? way_chart_new_for_view (dataset, view, NULL) : way_chart_new_for_strip (dataset, view);

  return chart != NULL && way_chart_get_n_series (chart) > 0;
}

/* What the pictures of a batch share. */
typedef struct
{
  WayDataset              *dataset;
  WayView                 *view;
  const WayPictureOptions *picture;
  const char              *folder;
  WayCliBatch             *files;
  WaySurfacePool          *pool;
} Batch;

/* One file of a batch, named by the id of what it shows. */
static void
draw_one (const Batch *batch,
          WayView     *view,
          const char  *id,
          guint        number,
          guint        n)
{
  g_autofree char *name
    = g_strdup_printf ("%s.%s", id, way_picture_format_name (batch->picture->format));
  g_autofree char *path = g_build_filename (batch->folder, name, NULL);
  g_autofree char *line = g_strdup_printf ("%u/%u %s\n", number, n, path);
  g_autoptr (GError) error = NULL;
  gboolean has_fonts = TRUE;
  WayDrawnPicture *drawn = way_picture_make (batch->dataset, view, batch->picture, batch->pool,
                                             &has_fonts, NULL, &error);

  if (drawn == NULL)
    way_cli_batch_add_fault (batch->files, error->message);
  else
    way_cli_batch_add (batch->files, drawn, path, has_fonts ? NULL : tr (NO_FONTS), line);
}

static void
draw_each_indicator (const Batch *batch)
{
  guint n = way_dataset_get_n_rows (batch->dataset, WAY_TABLE_INDICATORS);

  for (guint i = 0; i < n && way_cli_batch_goes_on (batch->files); i++)
    {
      const char *id = way_dataset_get_indicator (batch->dataset, i)->id;
      g_autoptr (WayView) one = way_view_with_series (batch->view, id,
                                                      way_view_get_areas (batch->view));
      g_autofree char *line = NULL;

      if (has_figures (batch->dataset, one, batch->picture->content))
        {
          draw_one (batch, one, id, i + 1, n);
          continue;
        }
      line = g_strdup_printf (tr ("%u/%u %s: no figures\n"), i + 1, n, id);
      way_cli_batch_add_line (batch->files, line);
    }
}

/* The policies that the filters leave, in the order of their dates. */
static void
draw_each_policy (const Batch *batch)
{
  WayDataset *dataset = batch->dataset;
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), n_matching, number = 0;
  g_autofree guint8 *matching = g_new0 (guint8, MAX (n, 1));

  n_matching = way_query_match (way_view_get_query (batch->view), dataset,
                                way_view_get_as_known (batch->view), matching);
  for (guint i = 0; i < n && way_cli_batch_goes_on (batch->files); i++)
    {
      guint policy = way_dataset_get_by_date (dataset)[i];
      const char *id = way_dataset_get_policy (dataset, policy)->id;
      g_autoptr (WayView) one = way_view_with_selection (batch->view, id);

      if (matching[policy])
        draw_one (batch, one, id, ++number, n_matching);
    }
}

/* One file after the other, whole or not at all: a signal ends the command
 * between two of them. */
static WayCliExit
render_each (const Arguments         *arguments,
             WayDataset              *dataset,
             WayView                 *view,
             const WayPictureOptions *picture)
{
  g_autoptr (WaySurfacePool) pool = way_surface_pool_new ();
  const Batch batch = { dataset, view, picture, arguments->output, way_cli_batch_new (), pool };

  if (arguments->each_indicator)
    draw_each_indicator (&batch);
  else
    draw_each_policy (&batch);
  return way_cli_batch_finish (batch.files);
}

static WayCliExit
check_folder (const Arguments         *arguments,
              const WayPictureOptions *picture)
{
  if (arguments->each_policy && !way_picture_has_policy (picture->content))
    return way_cli_fail_as (WAY_CLI_USAGE, "--each-policy",
                            tr ("only cards and scorecards are of one policy"));
  if (arguments->each_indicator && !way_picture_has_chart (picture->content))
    return way_cli_fail_as (WAY_CLI_USAGE, "--each-indicator",
                            tr ("the timeline alone shows no indicator"));
  if (g_mkdir_with_parents (arguments->output, 0777) == 0)
    return WAY_CLI_OK;
  way_cli_fail_at (arguments->output, g_strerror (errno));
  return WAY_CLI_INPUT;
}

static WayCliExit
export (const Arguments   *arguments,
        WayPictureOptions *picture)
{
  g_autofree char *path = arguments->data != NULL ? g_strdup (arguments->data)
                                                  : way_paths_dataset ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDataset) dataset = way_store_load (path, NULL, &error);
  g_autoptr (WayView) view = NULL;
  WayCliExit code;

  if (dataset == NULL)
    {
      way_cli_fail (error->message);
      return WAY_CLI_INPUT;
    }
  code = way_cli_view_make (&arguments->view, &picture->content, dataset, picture->made_on, &view);
  if (code == WAY_CLI_OK && way_view_asks_for_own (view))
    code = way_cli_lay_own (dataset);
  if (code != WAY_CLI_OK)
    return code;
  if (picture->pages > 1 && !way_picture_has_pages (view, picture->content))
    return way_cli_fail_as (WAY_CLI_USAGE, "--pages",
                            tr ("a chart of this kind has one page"));
  return is_batch (arguments) ? render_each (arguments, dataset, view, picture)
                              : render (dataset, view, picture, arguments->output);
}

/* A handout has a size and a look of its own: options for them would be
 * ignored in silence. */
static gboolean
fits_handout (const Arguments *arguments)
{
  const WayCliView *view = &arguments->view;
  const void *const others[] = {
    arguments->size, arguments->paper, arguments->pages, arguments->theme, arguments->date,
    arguments->output, arguments->format, arguments->title, arguments->caption, view->file,
    view->indicator, view->areas, view->from, view->to, view->group, view->filters, view->search,
    view->selection, view->goal, view->as_known, view->kind,
  };
  gboolean fits = arguments->scale == 1 && !arguments->portrait && !arguments->transparent
                  && arguments->margin == WAY_PAPER_USUAL_MARGIN_MM && !is_batch (arguments)
                  && view->year == 0;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    fits = fits && others[i] == NULL;
  if (!fits)
    way_cli_fail_as (WAY_CLI_USAGE, "--tour", tr ("a handout takes only %s"),
                     "--lang, --data, --force");
  return fits;
}

/**
 * way_cli_export:
 * @argc: the number of arguments
 * @argv: the arguments
 *
 * Runs `waymark export`.
 *
 * Returns: the exit code
 */
WayCliExit
way_cli_export (int    argc,
                char **argv)
{
  g_auto (Arguments) arguments = { .scale = 1, .margin = WAY_PAPER_USUAL_MARGIN_MM };
  WayPictureOptions picture = { 0 };
  WayCliExit code;

  if (!parse (&arguments, &argc, &argv))
    return WAY_CLI_USAGE;
  if (argc < 2 && (arguments.tour != NULL || arguments.view.file == NULL))
    return way_cli_fail_call (&usage, tr ("too few arguments"));
  if (arguments.tour != NULL && !fits_handout (&arguments))
    return WAY_CLI_USAGE;
  if (arguments.tour != NULL)
    return way_cli_handout (arguments.tour, argv[1], arguments.data, arguments.lang,
                            arguments.force);
  if (!read_picture (&arguments, argc > 1 ? argv[1] : NULL, &picture))
    return WAY_CLI_USAGE;
  if (arguments.output == NULL)
    {
      way_cli_fail_at (usage.name, tr ("the option --output is missing"));
      return WAY_CLI_USAGE;
    }
  code = is_batch (&arguments) ? check_folder (&arguments, &picture)
                               : way_cli_output_check (arguments.output, arguments.force);
  return code == WAY_CLI_OK ? export (&arguments, &picture) : code;
}
