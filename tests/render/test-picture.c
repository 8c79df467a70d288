/* Pictures for files: the sizes that can be made, the texts that travel with
 * them, and the same bytes for the same arguments.
 */
#include "config.h"

#include "way-picture.h"

#include <string.h>

#include "way-check-painter.h"
#include "way-folding.h"
#include "way-shipped.h"

#define DAY 20000

typedef struct
{
  WayDataset *dataset;
  WayView    *view;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (WayView) first = NULL, selected = NULL, view = NULL;

  fixture->dataset = way_shipped_load ();
  first = way_view_new (fixture->dataset);
  selected = way_view_with_selection (first, "fyp14-outline-2021");
  view = way_view_with_goals (selected, (WayGoalsLook) { WAY_GOALS_THREADS, "raise-rd-intensity",
                                                         "CHN", "" });
  fixture->view = way_view_with_span (view, way_day_of_year (2016) + 0.25, way_day_of_year (2028));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  way_view_unref (fixture->view);
  way_dataset_unref (fixture->dataset);
}

static const WayPictureOptions usual = {
  WAY_PICTURE_CHART, 400, 300, WAY_THEME_LIGHT, WAY_LANG_EN, DAY
};

static guint32
read_number (const guchar *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* The content of the text chunk of a keyword, or NULL. */
static char *
find_text (GBytes     *png,
           const char *keyword)
{
  gsize size, place = 8;
  const guchar *bytes = g_bytes_get_data (png, &size);

  g_assert_cmpmem (bytes, 8, "\x89PNG\r\n\x1a\n", 8);
  while (place + 12 <= size)
    {
      gsize length = read_number (bytes + place);
      const char *content = (const char *) bytes + place + 8;

      g_assert_cmpuint (place + 12 + length, <=, size);
      if (memcmp (bytes + place + 4, "iTXt", 4) == 0 && g_str_equal (content, keyword))
        {
          /* Two flags, and no language and no translated keyword. */
          gsize before = strlen (keyword) + 5;

          return g_strndup (content + before, length - before);
        }
      place += 12 + length;
    }
  g_assert_cmpuint (place, ==, size);
  return NULL;
}

static GBytes *
render (const Fixture           *fixture,
        const WayPictureOptions *options)
{
  g_autoptr (GError) error = NULL;
  GBytes *png = way_picture_render (fixture->dataset, fixture->view, options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (png);
  return png;
}

static void
test_sizes_refused (Fixture       *fixture,
                    gconstpointer  data)
{
  static const guint sizes[][2] = {
    { 0, 300 }, { 400, 0 }, { 0, 0 }, { 159, 300 }, { 400, 159 }, { 32768, 300 }, { 400, 32768 },
    { 32767, 32767 }, { G_MAXUINT, 300 }, { 65536, 65536 }, { 16384, 16385 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      WayPictureOptions options = usual;
      g_autoptr (GError) error = NULL;
      g_autofree char *size = g_strdup_printf ("%u × %u", sizes[i][0], sizes[i][1]);

      options.width = sizes[i][0];
      options.height = sizes[i][1];
      g_assert_null (way_picture_render (fixture->dataset, fixture->view, &options, NULL, &error));
      g_assert_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_SIZE);
      g_assert_nonnull (strstr (error->message, size));
    }
}

static void
test_sizes_allowed (void)
{
  static const guint sizes[][2] = { { 160, 160 }, { 160, 32767 }, { 32767, 160 },
                                    { 16384, 16384 } };
  guint n_presets;
  const WayPicturePreset *presets = way_picture_get_presets (&n_presets);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_assert_true (way_picture_check_size (sizes[i][0], sizes[i][1], NULL));
  for (guint i = 0; i < n_presets; i++)
    {
      guint width, height;

      g_assert_true (way_picture_parse_size (presets[i].name, &width, &height));
      g_assert_cmpuint (width, ==, presets[i].width);
      g_assert_cmpuint (height, ==, presets[i].height);
      g_assert_true (way_picture_check_size (width, height, NULL));
    }
}

static void
test_parse (void)
{
  static const char *const bad[] = { "", "x", "400", "400x", "x300", "400x300x2", "400 x 300",
                                     "-400x300", "400x300px", "400*300", "1e3x300", "999999999x3" };
  WayPictureContent content = WAY_N_PICTURES;
  guint width, height;

  g_assert_true (way_picture_parse_size ("1920x1080", &width, &height));
  g_assert_cmpuint (width, ==, 1920);
  g_assert_cmpuint (height, ==, 1080);
  g_assert_true (way_picture_parse_size ("640X480", &width, &height));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (way_picture_parse_size (bad[i], &width, &height));
  for (guint i = 0; i < WAY_N_PICTURES; i++)
    {
      g_assert_true (way_picture_parse_content (way_picture_content_name (i), &content));
      g_assert_cmpint (content, ==, i);
    }
  g_assert_false (way_picture_parse_content ("poem", &content));
  g_assert_false (way_picture_parse_content ("", &content));
}

static gboolean
has_chinese (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

static void
test_texts (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < WAY_N_PICTURES; i++)
    for (guint lang = 0; lang < WAY_N_LANGS; lang++)
      {
        WayPictureOptions options = usual;
        g_autoptr (GBytes) png = NULL;
        g_autoptr (GError) error = NULL;
        g_autoptr (WayView) view = NULL;
        g_autofree char *title = NULL;
        g_autofree char *description = NULL;
        g_autofree char *source = NULL;
        g_autofree char *json = NULL;

        options.content = i;
        options.lang = lang;
        png = render (fixture, &options);
        title = find_text (png, "Title");
        description = find_text (png, "Description");
        source = find_text (png, "Source");
        json = find_text (png, "Waymark View");
        g_assert_cmpstr (title, !=, "");
        g_assert_cmpstr (description, !=, "");
        g_assert_cmpstr (source, !=, "");
        g_assert_cmpint (has_chinese (title), ==, lang == WAY_LANG_ZH);
        view = way_view_from_json (json, fixture->dataset, &error);
        g_assert_no_error (error);
        g_assert_true (way_view_equal (view, fixture->view));
      }
}

static void
test_texts_exact (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GBytes) png = render (fixture, &usual);
  g_autofree char *title = find_text (png, "Title");
  g_autofree char *description = find_text (png, "Description");
  g_autofree char *copyright = find_text (png, "Copyright");
  g_autofree char *made_on = find_text (png, "Creation Time");
  WayPictureOptions undated = usual;
  g_autoptr (GBytes) other = NULL;
  const guchar *bytes = g_bytes_get_data (png, NULL);

  g_assert_cmpstr (title, ==, "R&D intensity");
  g_assert_cmpstr (description, ==,
                   "R&D intensity, % of GDP: China 2.06 (2016) to 2.8 (2025, preliminary); "
                   "OECD members 2.36 (2016) to 2.72 (2024).");
  g_assert_cmpstr (copyright, ==, "CC BY 4.0");
  g_assert_cmpstr (made_on, ==, "2024-10-04");
  g_assert_cmpuint (read_number (bytes + 16), ==, 400);
  g_assert_cmpuint (read_number (bytes + 20), ==, 300);
  undated.made_on = WAY_NO_DAY;
  other = render (fixture, &undated);
  g_assert_null (find_text (other, "Creation Time"));
}

static void
test_same_bytes (Fixture       *fixture,
                 gconstpointer  data)
{
  for (guint i = 0; i < WAY_N_PICTURES; i++)
    {
      WayPictureOptions options = usual;
      g_autoptr (GBytes) first = NULL;
      g_autoptr (GBytes) second = NULL;
      g_autoptr (GBytes) dark = NULL;
      g_autoptr (WayDataset) again = way_shipped_load ();
      g_autoptr (GError) error = NULL;

      options.content = i;
      first = render (fixture, &options);
      second = way_picture_render (again, fixture->view, &options, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (first, second));
      options.variant = WAY_THEME_DARK;
      dark = render (fixture, &options);
      g_assert_false (g_bytes_equal (first, dark));
    }
}

/* A picture of one policy needs one that the data set has. */
static void
test_unknown_policy (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (WayView) view = way_view_with_selection (fixture->view, "no-such-policy");
  WayPictureOptions options = usual;

  for (guint i = 0; i < WAY_N_PICTURES; i++)
    for (guint format = 0; format < WAY_N_FORMATS; format++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) file = NULL;

        options.content = i;
        options.format = format;
        file = way_picture_render (fixture->dataset, view, &options, NULL, &error);
        if (way_picture_has_policy (i))
          g_assert_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_CONTENT);
        else
          g_assert_no_error (error);
        g_assert_cmpint (file == NULL, ==, way_picture_has_policy (i));
      }
}

/* So does one of a goal; no other picture minds. */
static void
test_unknown_goal (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const goals[] = { "", "no-such-goal" };
  WayPictureOptions options = usual;

  for (guint i = 0; i < G_N_ELEMENTS (goals) * WAY_N_PICTURES * WAY_N_FORMATS; i++)
    {
      g_autoptr (WayView) view = way_view_with_goals (
        fixture->view, (WayGoalsLook) { WAY_GOALS_THREADS, goals[i % 2], "CHN", "" });
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) file = NULL;

      options.content = i / 2 % WAY_N_PICTURES;
      options.format = i / 2 / WAY_N_PICTURES;
      file = way_picture_render (fixture->dataset, view, &options, NULL, &error);
      if (options.content == WAY_PICTURE_THREAD)
        {
          g_assert_null (file);
          g_assert_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_CONTENT);
          g_assert_nonnull (strstr (error->message, i % 2 == 0 ? "needs a goal" : goals[1]));
        }
      else
        g_assert_no_error (error);
    }
}

/* A thread is about its goal alone: the alternative text counts its policies,
 * in the order of their dates, and what the filters leave of them. */
static void
test_thread_texts (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (WayQuery) query = way_query_copy (way_view_get_query (fixture->view));
  g_autoptr (WayView) filtered = NULL, none = NULL;
  g_autoptr (GBytes) all = NULL, some = NULL, empty = NULL;
  g_autofree char *whole = NULL, *part = NULL, *nothing = NULL;
  WayPictureOptions options = usual;

  options.content = WAY_PICTURE_THREAD;
  all = render (fixture, &options);
  whole = find_text (all, "Description");
  g_assert_cmpstr (whole, ==,
                   "“Raise R&D spending and intensity”: 16 of 16 policies that state it, from "
                   "“13th Five-Year Plan” (16 March 2016) to “15th Five-Year Plan” "
                   "(12 March 2026). 5 targets: 2 judged (1 met, 1 missed) · 2 open · 1 without "
                   "figure · 0 rules.");
  query->text = g_strdup ("五年规划纲要");
  filtered = way_view_with_query (fixture->view, query);
  some = way_picture_render (fixture->dataset, filtered, &options, NULL, NULL);
  part = find_text (some, "Description");
  g_assert_true (g_str_has_prefix (part, "“Raise R&D spending and intensity”: "));
  g_assert_nonnull (strstr (part, " of 16 policies that state it"));
  g_assert_cmpstr (part, !=, whole);
  g_free (query->text);
  query->text = g_strdup ("zzzz");
  none = way_view_with_query (fixture->view, query);
  empty = way_picture_render (fixture->dataset, none, &options, NULL, NULL);
  nothing = find_text (empty, "Description");
  g_assert_cmpstr (nothing, ==, "“Raise R&D spending and intensity”: no policy that states it is "
                   "shown. 0 targets.");
}

/* Filters on targets are asked of the targets that a picture shows, not of the
 * policies that set them. */
static void
test_filtered_targets (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (WayQuery) query = way_query_copy (way_view_get_query (fixture->view));
  g_autoptr (WayView) filtered = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autofree char *description = NULL;
  WayPictureOptions options = usual;

  options.content = WAY_PICTURE_THREAD;
  way_query_choose (query, WAY_FACET_VERDICT, "missed", TRUE);
  filtered = way_view_with_query (fixture->view, query);
  png = way_picture_render (fixture->dataset, filtered, &options, NULL, NULL);
  description = find_text (png, "Description");
  g_assert_true (g_str_has_suffix (description, ". 1 target: 1 judged (0 met, 1 missed) · 0 open "
                                   "· 0 without figure · 0 rules."));
}

/* A picture of goals shows and counts what its view folds; that of one goal shows
 * it nevertheless. */
static void
test_folded (Fixture       *fixture,
             gconstpointer  data)
{
  WayPictureOptions options = usual;
  g_autoptr (WayView) view = way_view_ref (fixture->view);

  options.format = WAY_FORMAT_SVG;
  for (guint i = 0; i < way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_THEMES); i++)
    {
      g_autoptr (WayView) old = g_steal_pointer (&view);

      view = way_folding_toggle (fixture->dataset, old, WAY_GROUP_THEME, i);
    }
  for (WayPictureContent content = WAY_PICTURE_GOALS; content <= WAY_PICTURE_THREAD; content++)
    {
      g_autoptr (GBytes) svg = NULL;
      g_autofree char *text = NULL;

      options.content = content;
      svg = way_picture_render (fixture->dataset, view, &options, NULL, NULL);
      text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
      g_assert_cmpint (strstr (text, "goals folded: 31") != NULL, ==,
                       content == WAY_PICTURE_GOALS);
      g_assert_cmpint (strstr (text, ">4 goals<") != NULL, ==, content == WAY_PICTURE_GOALS);
      g_assert_nonnull (strstr (text, "Research and talent"));
    }
}

static void
test_unknown_indicator (Fixture       *fixture,
                        gconstpointer  data)
{
  const char *const areas[] = { "CHN", NULL };
  g_autoptr (WayView) view = way_view_with_series (fixture->view, "happiness", areas);
  g_autoptr (GBytes) timeline = NULL;
  WayPictureOptions options = usual;

  for (guint i = 0; i < WAY_N_PICTURES; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) png = NULL;

      options.content = i;
      png = way_picture_render (fixture->dataset, view, &options, NULL, &error);
      if (!way_picture_has_chart (i))
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_null (png);
      g_assert_error (error, WAY_PICTURE_ERROR, WAY_PICTURE_ERROR_CONTENT);
      g_assert_nonnull (strstr (error->message, "happiness"));
    }
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (way_picture_render (fixture->dataset, fixture->view, &usual, cancellable,
                                     &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct
{
  GCancellable *cancellable;
  guint         after_us;
  gint64        when;
} Cancelling;

static gpointer
cancel_later (gpointer data)
{
  Cancelling *cancelling = data;

  g_usleep (cancelling->after_us);
  cancelling->when = g_get_monotonic_time ();
  g_cancellable_cancel (cancelling->cancellable);
  return NULL;
}

/* A large picture is given up within a moment, whatever is being done. */
static void
test_cancelled_large (Fixture       *fixture,
                      gconstpointer  data)
{
  guint n_cancelled = 0;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Cancelling cancelling = { cancellable, 20000 + i * 70000 };
      GThread *thread = g_thread_new ("cancel", cancel_later, &cancelling);
      WayPictureOptions options = usual;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) png = NULL;
      gint64 end;

      options.content = WAY_PICTURE_TIMELINE;
      options.width = options.height = 7000;
      png = way_picture_render (fixture->dataset, fixture->view, &options, cancellable, &error);
      end = g_get_monotonic_time ();
      g_thread_join (thread);
      if (png != NULL)
        continue;
      n_cancelled++;
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (end - cancelling.when, <, 2 * G_USEC_PER_SEC);
    }
  g_assert_cmpuint (n_cancelled, >, 0);
}

/* Every content in every size, also where there is hardly room for the words. */
static void
test_draw (Fixture       *fixture,
           gconstpointer  data)
{
  static const guint sizes[][2] = { { 160, 160 }, { 160, 2000 }, { 2000, 160 }, { 1920, 1080 } };
  static const double text_sizes[] = { 9, 17, 40 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes) * G_N_ELEMENTS (text_sizes); i++)
    for (guint content = 0; content < WAY_N_PICTURES; content++)
      for (guint k = 0; k < WAY_N_LANGS * 2; k++)
        {
          WayLang lang = k / 2;
          g_autoptr (WayTextContext) text
            = way_text_context_new ("Sans", text_sizes[i / G_N_ELEMENTS (sizes)], lang);
          g_autoptr (WayPainter) painter = way_check_painter_new ();
          g_autoptr (GError) error = NULL;
          WayPictureOptions options = usual;

          options.content = content;
          options.lang = lang;
          options.both = k % 2;
          options.width = sizes[i % G_N_ELEMENTS (sizes)][0];
          options.height = sizes[i % G_N_ELEMENTS (sizes)][1];
          way_picture_draw (painter, text, fixture->dataset, fixture->view, &options, &error);
          g_assert_no_error (error);
          g_assert_cmpuint (way_check_painter_get_n_texts (painter), >, 3);
        }
}

static void
test_fonts (void)
{
  g_assert_true (way_picture_has_fonts (WAY_LANG_EN));
  g_assert_true (way_picture_has_fonts (WAY_LANG_ZH));
}

#define ADD(name, test) g_test_add ("/picture/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_setenv ("SOURCE_DATE_EPOCH", "1784505600", TRUE);
  ADD ("sizes-refused", test_sizes_refused);
  g_test_add_func ("/picture/sizes-allowed", test_sizes_allowed);
  g_test_add_func ("/picture/parse", test_parse);
  ADD ("texts", test_texts);
  ADD ("texts-exact", test_texts_exact);
  ADD ("same-bytes", test_same_bytes);
  ADD ("unknown-goal", test_unknown_goal);
  ADD ("thread-texts", test_thread_texts);
  ADD ("filtered-targets", test_filtered_targets);
  ADD ("folded", test_folded);
  ADD ("unknown-indicator", test_unknown_indicator);
  ADD ("unknown-policy", test_unknown_policy);
  ADD ("cancelled", test_cancelled);
  ADD ("cancelled-large", test_cancelled_large);
  ADD ("draw", test_draw);
  g_test_add_func ("/picture/fonts", test_fonts);
  return g_test_run ();
}
