/* Pictures over several pages: each stands on its own, and none of what they
 * show is lost between them.
 */
#include "config.h"

#include "way-paper.h"
#include "way-picture.h"
#include "way-shipped.h"
#include "way-svg-painter.h"

#include <string.h>

typedef struct
{
  WayDataset *dataset;
  WayView    *view;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (WayView) view = NULL;

  fixture->dataset = way_shipped_load ();
  view = way_view_new (fixture->dataset);
  fixture->view = way_view_with_selection (view, "fyp14-outline-2021");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  way_view_unref (fixture->view);
  way_dataset_unref (fixture->dataset);
}

static WayPictureOptions
new_options (WayPictureContent content,
             WayPaper          paper,
             gboolean          portrait,
             guint             pages)
{
  WayPictureOptions options = {
    .content = content, .made_on = WAY_NO_DAY, .format = WAY_FORMAT_PDF, .pages = pages,
    .variant = WAY_THEME_PRINT,
  };

  way_paper_set (&options, paper, portrait, WAY_PAPER_USUAL_MARGIN_MM);
  return options;
}

/* Each page as an SVG, whose text can be read. */
static GPtrArray *
draw_pages (const Fixture     *fixture,
            WayView           *view,
            WayPictureOptions  options)
{
  const WayPictureTexts texts = { .title = "t" };
  const WaySvgPage page = { options.width, options.height, 96, options.lang };
  GPtrArray *pages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WayTextContext) text = NULL;

  options.pages = way_picture_count_pages (fixture->dataset, view, &options);
  text = way_text_context_new ("Sans", way_picture_text_size (fixture->dataset, view, &options),
                               options.lang);
  for (guint i = 0; i < options.pages; i++)
    {
      g_autoptr (WayPainter) painter = way_svg_painter_new (&page, &texts);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) svg = NULL;

      g_assert_true (way_picture_draw_page (painter, text, fixture->dataset, view, &options, i,
                                            &error));
      g_assert_no_error (error);
      svg = way_svg_painter_finish (painter);
      g_ptr_array_add (pages, g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg)));
    }
  return pages;
}

static guint
count_pages_with (GPtrArray  *pages,
                  const char *piece)
{
  guint n = 0;

  for (guint i = 0; i < pages->len; i++)
    n += strstr (g_ptr_array_index (pages, i), piece) != NULL;
  return n;
}

/* How many policies stand in the "+n" of all pages. */
static guint
count_clustered (GPtrArray *pages)
{
  guint n = 0;

  for (guint i = 0; i < pages->len; i++)
    for (const char *at = g_ptr_array_index (pages, i); (at = strstr (at, ">+")) != NULL; at++)
      n += (guint) g_ascii_strtoull (at + 2, NULL, 10);
  return n;
}

static void
check_timeline (const Fixture *fixture,
                WayPaper       paper,
                gboolean       portrait,
                guint          asked)
{
  static const char *const heads[]
    = { "Party centre", "State Council", "Ministries", "Regions", "China's innovation policies",
        "CC BY 4.0" };
  WayPictureOptions options = new_options (WAY_PICTURE_TIMELINE, paper, portrait, asked);
  g_autoptr (GPtrArray) pages = draw_pages (fixture, fixture->view, options);
  guint n_missing = 0;

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    g_assert_cmpuint (count_pages_with (pages, heads[i]), ==, pages->len);
  for (guint i = 0; i < pages->len && pages->len > 1; i++)
    {
      g_autofree char *number = g_strdup_printf (">Page %u of %u<", i + 1, pages->len);

      g_assert_nonnull (strstr (g_ptr_array_index (pages, i), number));
    }
  g_assert_cmpuint (count_pages_with (pages, "without room"), ==, 0);
  for (guint i = 0; i < way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_POLICIES); i++)
    {
      g_autofree char *id
        = g_strdup_printf ("id=\"%s\"", way_dataset_get_policy (fixture->dataset, i)->id);

      n_missing += count_pages_with (pages, id) == 0;
    }
  g_assert_cmpuint (n_missing, <=, count_clustered (pages));
  if (asked != WAY_PICTURE_PAGES_NEEDED)
    g_assert_cmpuint (pages->len, ==, MAX (asked, 1));
}

/* Lane heads, title and licence on every page, and each policy on one of them. */
static void
test_timeline (Fixture       *fixture,
               gconstpointer  data)
{
  static const guint asked[] = { 1, 2, 5, WAY_PICTURE_MAX_PAGES, WAY_PICTURE_PAGES_NEEDED };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    for (guint sheet = 0; sheet < 4; sheet++)
      check_timeline (fixture, sheet % 2 == 0 ? WAY_PAPER_A4 : WAY_PAPER_A3, sheet / 2 == 1,
                      asked[i]);
}

/* Larger paper needs no more pages, and upright paper no fewer. */
static void
test_needed (Fixture       *fixture,
             gconstpointer  data)
{
  const WayPictureOptions a4
    = new_options (WAY_PICTURE_TIMELINE, WAY_PAPER_A4, FALSE, WAY_PICTURE_PAGES_NEEDED);
  const WayPictureOptions upright
    = new_options (WAY_PICTURE_TIMELINE, WAY_PAPER_A4, TRUE, WAY_PICTURE_PAGES_NEEDED);
  const WayPictureOptions a3
    = new_options (WAY_PICTURE_TIMELINE, WAY_PAPER_A3, FALSE, WAY_PICTURE_PAGES_NEEDED);
  guint n_a4 = way_picture_count_pages (fixture->dataset, fixture->view, &a4);

  g_assert_cmpuint (n_a4, >, 1);
  g_assert_cmpuint (n_a4, <, 12);
  g_assert_cmpuint (way_picture_count_pages (fixture->dataset, fixture->view, &a3), <=, n_a4);
  g_assert_cmpuint (way_picture_count_pages (fixture->dataset, fixture->view, &upright), >=, n_a4);
}

/* Every goal has its head on one page, whole, and none is without room. */
static void
test_goals (Fixture       *fixture,
            gconstpointer  data)
{
  WayPictureOptions options
    = new_options (WAY_PICTURE_GOALS, WAY_PAPER_A4, TRUE, WAY_PICTURE_PAGES_NEEDED);
  g_autoptr (GPtrArray) pages = draw_pages (fixture, fixture->view, options);
  g_autoptr (GPtrArray) one = NULL;

  g_assert_cmpuint (pages->len, >, 2);
  g_assert_cmpuint (count_pages_with (pages, "goals without room"), ==, 0);
  for (guint i = 0; i < way_dataset_get_n_rows (fixture->dataset, WAY_TABLE_GOALS); i++)
    {
      g_autofree char *escaped
        = g_markup_escape_text (way_dataset_get_goal (fixture->dataset, i)->title[0], -1);
      g_autofree char *head = g_strdup_printf (">%s (", escaped);
      guint n;

      way_dataset_get_statements (fixture->dataset, i, &n);
      g_assert_cmpuint (count_pages_with (pages, head), >=, n > 0);
    }
  options.pages = 1;
  one = draw_pages (fixture, fixture->view, options);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (count_pages_with (one, "goals without room"), ==, 1);
}

static double
read_number (const char *from,
             const char *name)
{
  const char *place = strstr (from, name);

  g_assert_nonnull (place);
  return g_ascii_strtod (place + strlen (name), NULL);
}

/* No line of text is cut through where the goals end that have room, or the
 * lanes. */
static void
test_whole_words (Fixture       *fixture,
                  gconstpointer  data)
{
  static const struct { WayPictureContent content; guint width, height; } cases[] = {
    { WAY_PICTURE_GOALS, 1920, 1080 }, { WAY_PICTURE_GOALS, 1080, 1080 },
    { WAY_PICTURE_GOALS, 1600, 900 }, { WAY_PICTURE_GOALS, 900, 700 },
    { WAY_PICTURE_TIMELINE, 1004, 700 }, { WAY_PICTURE_TIMELINE, 700, 300 },
    { WAY_PICTURE_TIMELINE, 400, 333 }, { WAY_PICTURE_TIMELINE, 2008, 1240 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const WayPictureOptions options = {
        .content = cases[i].content, .width = cases[i].width, .height = cases[i].height,
        .made_on = WAY_NO_DAY, .format = WAY_FORMAT_SVG,
      };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) svg
        = way_picture_render (fixture->dataset, fixture->view, &options, NULL, &error);
      g_autofree char *text
        = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
      const char *at = strstr (text, "<clipPath");
      double cut = read_number (at, " height=\"");

      for (; (at = strstr (at, "<text")) != NULL && !g_str_has_prefix (strchr (at, '>'), ">Source")
             && !g_str_has_prefix (strchr (at, '>'), ">Data to"); at++)
        {
          double y = read_number (at, " y=\""), size = read_number (at, " font-size=\"");

          g_assert_false (y - 0.7 * size < cut && y + 0.2 * size > cut);
        }
    }
}

/* Titles and sources in two languages take room of their own, for which the lanes
 * take smaller text before they leave policies out. */
static void
test_both (Fixture       *fixture,
           gconstpointer  data)
{
  static const WayPictureContent contents[]
    = { WAY_PICTURE_TIMELINE, WAY_PICTURE_TIMELINE_STRIP, WAY_PICTURE_CARD };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GPtrArray) pages = draw_pages (fixture, fixture->view, (WayPictureOptions) {
        .content = contents[i], .width = 1920, .height = 1080, .made_on = WAY_NO_DAY,
        .both = TRUE });

      g_assert_cmpuint (count_pages_with (pages, "without room"), ==, 0);
      g_assert_cmpuint (count_pages_with (pages, "no room here"), ==, 0);
    }
}

/* Cards and scorecards go on on the next page, and have no empty ones. */
static void
test_cards (Fixture       *fixture,
            gconstpointer  data)
{
  WayPictureOptions card = new_options (WAY_PICTURE_CARD, WAY_PAPER_A4, FALSE, 9);
  WayPictureOptions scorecard
    = new_options (WAY_PICTURE_SCORECARD, WAY_PAPER_A4, FALSE, WAY_PICTURE_PAGES_NEEDED);
  g_autoptr (GPtrArray) cards = draw_pages (fixture, fixture->view, card);
  g_autoptr (GPtrArray) scores = draw_pages (fixture, fixture->view, scorecard);
  g_autoptr (GPtrArray) first = NULL;

  g_assert_cmpuint (cards->len, <, 9);
  g_assert_cmpuint (scores->len, >, 1);
  g_assert_cmpuint (count_pages_with (cards, "no room here"), ==, 0);
  g_assert_cmpuint (count_pages_with (scores, "no room here"), ==, 0);
  first = draw_pages (fixture, fixture->view, (WayPictureOptions) {
    .content = WAY_PICTURE_SCORECARD, .width = 400, .height = 300, .made_on = WAY_NO_DAY });
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpuint (count_pages_with (first, "have no room here"), ==, 1);
}

/* A thread in large text: every statement is on a page. */
static void
test_thread (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (WayView) view
    = way_view_with_goals (fixture->view,
                           (WayGoalsLook) { WAY_GOALS_THREADS, "raise-rd-intensity", "CHN", "" });
  WayPictureOptions options
    = new_options (WAY_PICTURE_THREAD, WAY_PAPER_A4, FALSE, WAY_PICTURE_PAGES_NEEDED);
  g_autoptr (GPtrArray) pages = draw_pages (fixture, view, options);
  guint goal = way_dataset_find (fixture->dataset, WAY_TABLE_GOALS, "raise-rd-intensity"), n;
  const guint *statements = way_dataset_get_statements (fixture->dataset, goal, &n);

  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (count_pages_with (pages, "without room"), ==, 0);
  for (guint i = 0; i < n; i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (fixture->dataset, statements[i]);
      /* The first words of a statement are on one line. */
      g_autofree char *start = g_strndup (stated->statement[0],
                                          strcspn (stated->statement[0], " &'"));

      g_assert_cmpuint (count_pages_with (pages, start), >=, 1);
    }
}

/* No policies and no end of years: a page that says so, and no more pages than
 * there may be. */
static void
test_extremes (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) none = NULL;
  g_autoptr (WayView) ages
    = way_view_with_span (fixture->view, way_day_of_year (1), way_day_of_year (9999));
  g_autoptr (WayView) hour = way_view_with_span (fixture->view, 17000, 17000.04);
  WayView *views[] = { NULL, ages, hour };

  g_free (query->text);
  query->text = g_strdup ("no such words at all");
  none = way_view_with_query (fixture->view, query);
  views[0] = none;
  for (guint content = 0; content < WAY_N_PICTURES; content++)
    for (guint i = 0; i < G_N_ELEMENTS (views); i++)
      {
        const WayPictureOptions options
          = new_options (content, WAY_PAPER_A4, i == 0, WAY_PICTURE_PAGES_NEEDED);
        guint n = way_picture_count_pages (fixture->dataset, views[i], &options);

        g_assert_cmpuint (n, >=, 1);
        g_assert_cmpuint (n, <=, WAY_PICTURE_MAX_PAGES);
        if (content != WAY_PICTURE_THREAD)
          {
            g_autoptr (GPtrArray) pages = draw_pages (fixture, views[i], options);

            g_assert_cmpuint (pages->len, ==, n);
          }
      }
}

static gboolean
has_bytes (GBytes     *bytes,
           const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i + strlen (text) <= length; i++)
    if (memcmp (data + i, text, strlen (text)) == 0)
      return TRUE;
  return FALSE;
}

/* The sheet is the paper's, to a thousandth of a point, whatever the margin. */
static void
test_paper (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { WayPaper paper; gboolean portrait; const char *box; } cases[] = {
    { WAY_PAPER_A4, FALSE, "/MediaBox [ 0 0 841.889764 595.275591 ]" },
    { WAY_PAPER_A4, TRUE, "/MediaBox [ 0 0 595.275591 841.889764 ]" },
    { WAY_PAPER_A3, FALSE, "/MediaBox [ 0 0 1190.551181 841.889764 ]" },
    { WAY_PAPER_A3, TRUE, "/MediaBox [ 0 0 841.889764 1190.551181 ]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WayPictureOptions options
        = new_options (WAY_PICTURE_TIMELINE_STRIP, cases[i].paper, cases[i].portrait, 2);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = NULL;

      way_paper_set (&options, cases[i].paper, cases[i].portrait, 5 + 10 * i);
      pdf = way_picture_render (fixture->dataset, fixture->view, &options, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (has_bytes (pdf, cases[i].box));
      g_assert_true (has_bytes (pdf, "/Count 2"));
    }
}

/* What has no axis of time stays on one page. */
static void
test_one_page (Fixture       *fixture,
               gconstpointer  data)
{
  static const WayChartKind kinds[] = { WAY_CHART_BARS, WAY_CHART_PACE, WAY_CHART_RELEASES };
  const WayPictureOptions options = new_options (WAY_PICTURE_CHART, WAY_PAPER_A4, FALSE, 4);

  g_assert_true (way_picture_has_pages (fixture->view, WAY_PICTURE_CHART));
  g_assert_cmpuint (way_picture_count_pages (fixture->dataset, fixture->view, &options), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (WayView) view = way_view_with_chart (fixture->view, kinds[i], 0);

      g_assert_false (way_picture_has_pages (view, WAY_PICTURE_CHART));
      g_assert_true (way_picture_has_pages (view, WAY_PICTURE_TIMELINE));
      g_assert_cmpuint (way_picture_count_pages (fixture->dataset, view, &options), ==, 1);
    }
}

#define TEST(name, function) \
  g_test_add ("/pages/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  TEST ("timeline", test_timeline);
  TEST ("needed", test_needed);
  TEST ("goals", test_goals);
  TEST ("whole-words", test_whole_words);
  TEST ("both", test_both);
  TEST ("cards", test_cards);
  TEST ("thread", test_thread);
  TEST ("extremes", test_extremes);
  TEST ("paper", test_paper);
  TEST ("one-page", test_one_page);

  return g_test_run ();
}
