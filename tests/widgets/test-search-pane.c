/* The list of hits: what it says, where one stands in it, and nothing found. */
#include "config.h"

#include "way-search-pane.h"

#include "display.h"

#include <string.h>

typedef struct
{
  WaySession    *session;
  WaySearchPane *pane;
  GtkWidget     *window;
  guint          chosen;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->session = new_session ();
  f->pane = g_object_new (WAY_TYPE_SEARCH_PANE, NULL);
  way_search_pane_set_session (f->pane, f->session);
  f->window = new_test_window (GTK_WIDGET (f->pane));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->pane), (gpointer *) &f->pane);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->pane == NULL);
  g_assert_finalize_object (f->session);
}

static void
search (Fixture    *f,
        const char *text)
{
  WayView *view = way_session_get_view (f->session);
  g_autoptr (WayQuery) query = way_query_copy (way_view_get_query (view));
  g_autoptr (WayView) searched = NULL;

  g_free (query->text);
  query->text = g_strdup (text);
  searched = way_view_with_query (view, query);
  way_session_update (f->session, searched);
}

static const char *
get_text (Fixture    *f,
          const char *label)
{
  return gtk_label_get_text (GTK_LABEL (template_child (f->pane, label)));
}

static guint
count_rows (Fixture *f)
{
  GtkListView *list = GTK_LIST_VIEW (template_child (f->pane, "list"));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

static gboolean
is_shown (Fixture    *f,
          const char *child)
{
  return gtk_widget_get_visible (GTK_WIDGET (template_child (f->pane, child)));
}

static void
test_lists (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *title;
  guint n;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->pane)));
  search (f, "innovation");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f->pane)));
  way_session_get_matching (f->session, &n);
  g_assert_cmpuint (n, >, 10);
  /* Rows come a few at a time, and the last hit can be had before its row. */
  search (f, "policy");
  way_session_get_matching (f->session, &n);
  if (n > 20)
    g_assert_cmpuint (count_rows (f), <, n);
  g_assert_cmpuint (way_search_pane_find_next (f->pane, -1), !=, WAY_NONE);
  g_assert_cmpuint (count_rows (f), ==, n);
  search (f, "innovation");
  way_session_get_matching (f->session, &n);
  wait_until (count_rows (f) == n);
  g_assert_true (g_str_has_suffix (get_text (f, "place"), " hits"));
  /* The best hits have the word in their titles, where it is marked. */
  wait_until ((title = find_widget (GTK_WIDGET (f->pane), GTK_TYPE_LABEL,
                                    "Outline of the National Innovation-Driven Development "
                                    "Strategy")) != NULL);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (title)), "<u>Innovation</u>-Driven"));
  search (f, "，。");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->pane)));
  search (f, "");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->pane)));
}

/* Where the words are in another text, that is shown, with its name. */
static void
test_excerpt (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) phrases = way_search_parse ("\"three steps\"");
  WayDataset *dataset = way_session_get_dataset (f->session);
  guint policy = way_dataset_find (dataset, WAY_TABLE_POLICIES, "idds-outline-2016");
  g_autoptr (WayExcerpt) excerpt
    = way_search_explain (dataset, policy, phrases, WAY_LANG_EN);
  g_autoptr (WayExcerpt) none = NULL;
  g_autoptr (GPtrArray) other = way_search_parse ("zzzz");
  const gsize *span;

  g_assert_nonnull (excerpt);
  g_assert_cmpint (excerpt->field, ==, WAY_SEARCH_SUMMARY);
  g_assert_cmpuint (excerpt->spans->len, >=, 2);
  span = (const gsize *) excerpt->spans->data;
  g_assert_cmpmem (excerpt->text + span[0], span[1] - span[0], "three steps", 11);
  none = way_search_explain (dataset, policy, other, WAY_LANG_EN);
  g_assert_null (none);

  search (f, "\"three steps\"");
  g_assert_cmpuint (count_rows (f), >=, 1);
  for (guint i = 0; i < count_rows (f); i++)
    g_assert_true (way_search_pane_find_next (f->pane, 1) != WAY_NONE);
}

/* Every text can be cut: spans lie in it, and it is whole characters. */
static void
test_excerpts (Fixture       *f,
               gconstpointer  data)
{
  static const char *const texts[] = { "innovation", "科技", "创新", "r&d 2020", "研", "the" };
  WayDataset *dataset = way_session_get_dataset (f->session);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES); j++)
      {
        g_autoptr (GPtrArray) phrases = way_search_parse (texts[i]);
        g_autoptr (WayExcerpt) excerpt
          = way_search_explain (dataset, j, phrases, i % 2 == 0 ? WAY_LANG_EN : WAY_LANG_ZH);
        gsize at = 0;

        if (excerpt == NULL)
          continue;
        g_assert_true (g_utf8_validate (excerpt->text, -1, NULL));
        g_assert_true (excerpt->spans->len >= 2 && excerpt->spans->len % 2 == 0);
        for (guint k = 0; k < excerpt->spans->len; k++)
          {
            gsize place = g_array_index (excerpt->spans, gsize, k);

            g_assert_true (place >= at && place <= strlen (excerpt->text));
            g_assert_true (g_utf8_validate (excerpt->text + at, place - at, NULL));
            at = place;
          }
      }
}

/* Where a character of a label that is cut at its end would be. */
static double
get_place (GtkLabel *label,
           gsize     at)
{
  PangoLayout *whole = pango_layout_copy (gtk_label_get_layout (label));
  PangoRectangle place;

  pango_layout_set_width (whole, -1);
  pango_layout_set_ellipsize (whole, PANGO_ELLIPSIZE_NONE);
  pango_layout_index_to_pos (whole, (int) at, &place);
  g_object_unref (whole);
  return pango_units_to_double (place.x);
}

/* Of how many rows the field that matched can be read, and whether it can of all. */
static guint
count_fields (GtkWidget *root)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *text = GTK_IS_LABEL (child) ? gtk_label_get_text (GTK_LABEL (child)) : "";
      const char *dot = strstr (text, " · ");

      n += count_fields (child);
      if (!gtk_widget_has_css_class (child, "source") || !gtk_widget_get_mapped (child))
        continue;
      g_assert_nonnull (dot);
      g_assert_cmpfloat (get_place (GTK_LABEL (child), (gsize) (dot - text)), <=,
                         gtk_widget_get_width (child));
      n++;
    }
  return n;
}

/* However large the letters are, and in whichever field the words are. */
static void
test_fields_read (Fixture       *f,
                  gconstpointer  data)
{
  static const char *const texts[] = { "科技", "innovation", "council", "三步走", "2016" };

  gtk_widget_set_halign (GTK_WIDGET (f->pane), GTK_ALIGN_START);
  for (guint scale = 1; scale <= 2; scale++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) scale * 96 * 1024, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        for (WayLang lang = 0; lang < WAY_N_LANGS; lang++)
          {
            way_session_set_lang (f->session, lang);
            search (f, "");
            search (f, texts[i]);
            settle (f->window);
            g_assert_cmpuint (count_fields (GTK_WIDGET (f->pane)), >, 0);
          }
    }
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

static void
test_steps (Fixture       *f,
            gconstpointer  data)
{
  guint n, first, second;

  g_assert_cmpuint (way_search_pane_find_next (f->pane, 1), ==, WAY_NONE);
  search (f, "科技创新");
  n = count_rows (f);
  g_assert_cmpuint (n, >, 2);
  first = way_search_pane_find_next (f->pane, 1);
  way_session_select (f->session, first);
  g_assert_true (g_str_has_prefix (get_text (f, "place"), "1 of "));
  second = way_search_pane_find_next (f->pane, 1);
  g_assert_cmpuint (second, !=, first);
  way_session_select (f->session, second);
  g_assert_true (g_str_has_prefix (get_text (f, "place"), "2 of "));
  g_assert_cmpuint (way_search_pane_find_next (f->pane, -1), ==, first);
  way_session_select (f->session, first);
  way_session_select (f->session, way_search_pane_find_next (f->pane, -1));
  g_assert_cmpuint (way_search_pane_find_next (f->pane, 1), ==, first);
}

static void
test_nothing (Fixture       *f,
              gconstpointer  data)
{
  WayView *view;
  g_autoptr (WayQuery) query = NULL;
  g_autoptr (WayView) filtered = NULL;

  search (f, "nothing has this");
  g_assert_true (is_shown (f, "nothing"));
  g_assert_false (is_shown (f, "scroller"));
  g_assert_false (is_shown (f, "clear"));
  g_assert_cmpstr (get_text (f, "reason"), ==, "No policy has these words.");

  search (f, "fyp13 Shanghai");
  search (f, "Shanghai");
  g_assert_false (is_shown (f, "nothing"));
  view = way_session_get_view (f->session);
  query = way_query_copy (way_view_get_query (view));
  way_query_choose (query, WAY_FACET_KIND, "report", TRUE);
  way_query_choose (query, WAY_FACET_LEVEL, "national", TRUE);
  filtered = way_view_with_query (view, query);
  way_session_go (f->session, filtered);
  g_assert_true (is_shown (f, "nothing"));
  g_assert_true (is_shown (f, "clear"));
  gtk_widget_activate_action (GTK_WIDGET (f->pane), "search.clear-filters", NULL);
  g_assert_false (is_shown (f, "nothing"));
  g_assert_cmpuint (count_rows (f), >, 0);
  g_assert_cmpstr (way_view_get_query (way_session_get_view (f->session))->text, ==, "Shanghai");
}

static void
chosen_cb (Fixture *f,
           guint    policy)
{
  f->chosen = policy;
}

static void
test_chosen (Fixture       *f,
             gconstpointer  data)
{
  f->chosen = WAY_NONE;
  g_signal_connect_swapped (f->pane, "chosen", G_CALLBACK (chosen_cb), f);
  search (f, "innovation");
  g_signal_emit_by_name (template_child (f->pane, "list"), "activate", 0u);
  g_assert_cmpuint (f->chosen, ==, way_session_get_hits (f->session)->order[0]);
}

#define TEST(name, test) g_test_add ("/search-pane/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  set_up_display (&argc, &argv);
  TEST ("lists", test_lists);
  TEST ("excerpt", test_excerpt);
  TEST ("excerpts", test_excerpts);
  TEST ("fields-read", test_fields_read);
  TEST ("steps", test_steps);
  TEST ("nothing", test_nothing);
  TEST ("chosen", test_chosen);
  return g_test_run ();
}
