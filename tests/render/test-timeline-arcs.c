/* The words of the arcs of a selection: as many as have room, and over nothing. */
#include "config.h"

#include "way-timeline-scene.h"

#include "way-check-painter.h"
#include "way-shipped.h"
#include "way-words.h"

#define SMALL_TEXT 14.7
#define LARGE_TEXT 26

/* The largest first. */
static const double sizes[][2] = { { 1600, 1000 }, { 1010, 620 }, { 900, 600 }, { 400, 300 } };

/* All but the last of them. */
#define N_LARGE 3u

typedef struct
{
  WayDataset       *dataset;
  WayTextContext   *text;
  WayTimelineScene *scene;
  WayLang           lang;
  WayView          *view;
} Window;

static Window
open_window (double  text_size,
             WayLang lang)
{
  Window window = { .dataset = way_shipped_load (), .lang = lang };

  window.text = way_text_context_new ("Sans", text_size, lang);
  window.scene = way_timeline_scene_new (window.dataset, window.text, lang);
  window.view = way_view_new (window.dataset);
  return window;
}

static void
close_window (Window *window)
{
  way_timeline_scene_free (window->scene);
  way_text_context_free (window->text);
  way_view_unref (window->view);
  way_dataset_unref (window->dataset);
}

static void
select_policy (Window *window,
               guint   policy)
{
  WayView *old = window->view;

  window->view
    = way_view_with_selection (old, way_dataset_get_policy (window->dataset, policy)->id);
  way_view_unref (old);
  way_timeline_scene_set_view (window->scene, window->view, NULL);
}

static gboolean
is_shown (Window *window,
          guint   policy)
{
  guint n;
  const WaySceneMark *marks = way_timeline_scene_get_marks (window->scene, &n);

  for (guint i = 0; i < n; i++)
    if (marks[i].policy == policy)
      return TRUE;
  return FALSE;
}

/* How many relations of a policy have both their ends in the window. */
static guint
count_arcs (Window *window,
            guint   number)
{
  const WayPolicy *policy = way_dataset_get_policy (window->dataset, number);
  const guint *incoming;
  guint n_incoming, n = 0;

  if (!is_shown (window, number))
    return 0;
  incoming = way_dataset_get_incoming (window->dataset, number, &n_incoming);
  for (guint i = 0; i < policy->n_relations; i++)
    n += is_shown (window, way_dataset_get_relation (window->dataset,
                                                     policy->first_relation + i)->to);
  for (guint i = 0; i < n_incoming; i++)
    n += is_shown (window, way_dataset_get_relation (window->dataset, incoming[i])->from);
  return n;
}

static gboolean
is_word (const char *text,
         WayLang     lang)
{
  for (WayRelationKind kind = 0; kind < WAY_N_RELATIONS; kind++)
    for (guint incoming = 0; incoming < 2; incoming++)
      if (g_str_equal (text, way_relation_name (kind, incoming != 0, lang)))
        return TRUE;
  return FALSE;
}

static void
assert_apart (const WayRect *a,
              const WayRect *b)
{
  g_assert_false (a->x < b->x + b->width && b->x < a->x + a->width
                  && a->y < b->y + b->height && b->y < a->y + a->height);
}

/* Nothing is under a word, nor a mark that has no label. */
static void
check_box (Window        *window,
           const WayRect *box)
{
  guint n;
  const WaySceneMark *marks = way_timeline_scene_get_marks (window->scene, &n);
  const WaySceneCluster *clusters;

  for (guint i = 0; i < n; i++)
    assert_apart (box, &marks[i].bounds);
  clusters = way_timeline_scene_get_clusters (window->scene, &n);
  for (guint i = 0; i < n; i++)
    assert_apart (box, &clusters[i].bounds);
}

/* Draws the window, in which no word runs over another one. Returns how many words
 * are those of arcs, or of these such as @wanted. */
static guint
count_words (Window     *window,
             const char *wanted)
{
  const WayLook look = { window->text, way_palette_get (WAY_THEME_LIGHT), window->lang,
                         WAY_NO_DAY };
  g_autoptr (WayPainter) painter = way_check_painter_new ();
  const GPtrArray *words;
  guint n = 0;

  way_timeline_scene_draw (window->scene, painter, &look);
  g_assert_cmpuint (way_check_painter_get_n_mixed (painter), ==, 0);
  words = way_check_painter_get_words (painter);
  for (guint i = 0; i < words->len; i++)
    if (is_word (g_ptr_array_index (words, i), window->lang))
      {
        check_box (window, &way_check_painter_get_boxes (painter)[i]);
        n += wanted == NULL || g_str_equal (wanted, g_ptr_array_index (words, i));
      }
  return n;
}

static void
show (Window     *window,
      const char *id,
      guint       size)
{
  way_timeline_scene_set_size (window->scene, sizes[size][0], sizes[size][1]);
  select_policy (window, way_dataset_find (window->dataset, WAY_TABLE_POLICIES, id));
}

/* The selection of a plan shows what it is to those that it is related to, however
 * many these are, in both directions; arcs beside each other share a word. */
static void
test_plans (void)
{
  static const char *const plans[] = { "fyp13-outline-2016", "fyp14-outline-2021" };

  for (WayLang lang = 0; lang < WAY_N_LANGS; lang++)
    {
      Window window = open_window (SMALL_TEXT, lang);
      const char *implemented = way_relation_name (WAY_RELATION_IMPLEMENTS, TRUE, lang);

      for (guint size = 0; size < N_LARGE; size++)
        for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
          {
            show (&window, plans[i], size);
            g_assert_cmpuint (count_words (&window, NULL), >, 0);
          }
      show (&window, plans[1], 0);
      g_assert_cmpuint (count_words (&window, implemented), >, 0);
      g_assert_cmpuint (count_words (&window, implemented), <, 6);
      for (guint incoming = 0; incoming < 2; incoming++)
        g_assert_cmpuint (count_words (&window, way_relation_name (WAY_RELATION_SUCCEEDS,
                                                                   incoming != 0, lang)), ==, 1);
      close_window (&window);
    }
}

/* Where there are two arcs, both have their words. */
static void
test_two (void)
{
  for (WayLang lang = 0; lang < WAY_N_LANGS; lang++)
    {
      Window window = open_window (SMALL_TEXT, lang);
      guint policy = way_dataset_find (window.dataset, WAY_TABLE_POLICIES, "idds-outline-2016");

      show (&window, "idds-outline-2016", 0);
      g_assert_cmpuint (count_arcs (&window, policy), ==, 2);
      g_assert_cmpuint (count_words (&window, NULL), ==, 2);
      close_window (&window);
    }
}

static void
count_policies (Window *window,
                guint  *n_with,
                guint  *n_without)
{
  for (guint i = 0; i < way_dataset_get_n_rows (window->dataset, WAY_TABLE_POLICIES); i++)
    {
      guint n_words;

      select_policy (window, i);
      n_words = count_words (window, NULL);
      *n_with += n_words > 0;
      *n_without += n_words == 0 && count_arcs (window, i) > 0;
    }
}

/* Few policies have arcs and no room for any word of them, wherever the window is. */
static void
test_most (void)
{
  static const int years[][2] = { { 2016, 2028 }, { 2015, 2019 }, { 2020, 2024 }, { 2000, 2040 } };

  for (guint which = 0; which < 4; which++)
    {
      Window window = open_window (which & 1 ? LARGE_TEXT : SMALL_TEXT,
                                   which & 2 ? WAY_LANG_ZH : WAY_LANG_EN);
      guint n_with = 0, n_without = 0;

      for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
        for (guint i = 0; i < G_N_ELEMENTS (years); i++)
          {
            WayView *old = window.view;

            window.view = way_view_with_span (old, way_day_of_year (years[i][0]),
                                              way_day_of_year (years[i][1]));
            way_view_unref (old);
            way_timeline_scene_set_size (window.scene, sizes[size][0], sizes[size][1]);
            count_policies (&window, &n_with, &n_without);
          }
      g_test_message ("%u with words, %u without", n_with, n_without);
      g_assert_cmpuint (n_with, >, 4 * n_without);
      close_window (&window);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/timeline-arcs/plans", test_plans);
  g_test_add_func ("/timeline-arcs/two", test_two);
  g_test_add_func ("/timeline-arcs/most", test_most);
  return g_test_run ();
}
