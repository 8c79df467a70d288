/* The filters: what they count, and what they leave out. */
#include "config.h"

#include "way-filter-bar.h"

#include "display.h"
#include "way-year-range.h"

typedef struct
{
  WaySession    *session;
  WaySceneStyle *style;
  WayFilterBar  *bar;
  GtkWidget     *window;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->session = new_session ();
  f->style = way_scene_style_new (WAY_LANG_EN);
  f->bar = g_object_new (WAY_TYPE_FILTER_BAR, NULL);
  way_filter_bar_set_session (f->bar, f->session, f->style);
  f->window = new_test_window (GTK_WIDGET (f->bar));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->bar), (gpointer *) &f->bar);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->bar == NULL);
  g_assert_finalize_object (f->style);
  g_assert_finalize_object (f->session);
}

/* The check button of a row with a title. */
static GtkWidget *
find_check (Fixture    *f,
            const char *title)
{
  GtkWidget *label = find_widget (template_child (f->bar, "facets"), GTK_TYPE_LABEL, title);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON);
}

static guint
shown_count (GtkWidget *check)
{
  GtkWidget *row = gtk_check_button_get_child (GTK_CHECK_BUTTON (check));
  const char *text = gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (row)));

  return (guint) g_ascii_strtoull (text, NULL, 10);
}

static guint
n_matching (Fixture *f)
{
  guint n;

  way_session_get_matching (f->session, &n);
  return n;
}

static guint
n_policies (Fixture *f)
{
  return way_dataset_get_n_rows (way_session_get_dataset (f->session), WAY_TABLE_POLICIES);
}

static void
choose (Fixture    *f,
        WayFacet    facet,
        const char *id)
{
  g_autoptr (WayQuery) query
    = way_query_copy (way_view_get_query (way_session_get_view (f->session)));
  g_autoptr (WayView) view = NULL;

  way_query_choose (query, facet, id, TRUE);
  view = way_view_with_query (way_session_get_view (f->session), query);
  way_session_go (f->session, view);
}

static GtkWidget *
get_section (Fixture *f,
             WayFacet facet)
{
  GtkWidget *section = gtk_widget_get_first_child (template_child (f->bar, "facets"));

  for (guint i = 0; i < facet; i++)
    section = gtk_widget_get_next_sibling (section);
  return section;
}

static void
unfold (Fixture *f,
        WayFacet facet)
{
  gtk_expander_set_expanded (
    GTK_EXPANDER (gtk_widget_get_first_child (get_section (f, facet))), TRUE);
}

/* The values of a facet that are shown. */
static guint
n_rows (Fixture *f,
        WayFacet facet)
{
  GtkWidget *content
    = gtk_expander_get_child (GTK_EXPANDER (gtk_widget_get_first_child (get_section (f, facet))));
  guint n = 0;

  for (GtkWidget *child = content != NULL ? gtk_widget_get_first_child (content) : NULL;
       child != NULL; child = gtk_widget_get_next_sibling (child))
    n += GTK_IS_CHECK_BUTTON (child) && gtk_widget_get_visible (child);
  return n;
}

/* Of a facet of which each policy has one value, the counts add up. */
static void
test_counts (Fixture       *f,
             gconstpointer  data)
{
  static const WayFacet facets[] = { WAY_FACET_LEVEL, WAY_FACET_KIND, WAY_FACET_THEME,
                                     WAY_FACET_YEAR };

  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    {
      guint sum = 0;
      GtkWidget *content;

      unfold (f, facets[i]);
      content = gtk_expander_get_child (
        GTK_EXPANDER (gtk_widget_get_first_child (get_section (f, facets[i]))));
      for (GtkWidget *child = gtk_widget_get_first_child (content); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        if (GTK_IS_CHECK_BUTTON (child))
          {
            g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)));
            sum += shown_count (child);
          }
      g_assert_cmpuint (sum, ==, n_policies (f));
    }
}

/* Values without a policy in the data set are not offered, but where they are
 * chosen they can be taken back. */
static void
test_no_policies (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) empty = way_dataset_builder_end (builder);

  g_assert_cmpuint (n_rows (f, WAY_FACET_KIND), ==, WAY_N_KINDS);
  way_session_set_dataset (f->session, empty);
  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    g_assert_false (gtk_widget_get_visible (get_section (f, facet)));
  choose (f, WAY_FACET_KIND, "law");
  g_assert_true (gtk_widget_get_visible (get_section (f, WAY_FACET_KIND)));
  g_assert_cmpuint (n_rows (f, WAY_FACET_KIND), ==, 1);
  g_assert_true (gtk_widget_is_sensitive (find_check (f, "Law")));
}

static void
test_filter (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *plans = find_check (f, "Plan"), *regional = find_check (f, "Regional");
  guint n_plans = shown_count (plans), n_regional = shown_count (regional);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (plans), TRUE);
  g_assert_cmpuint (n_matching (f), ==, n_plans);
  /* A filter leaves its own counts and lowers those of other facets. */
  g_assert_cmpuint (shown_count (plans), ==, n_plans);
  g_assert_cmpuint (shown_count (regional), <, n_regional);
  way_session_go_back (f->session);
  g_assert_cmpuint (n_matching (f), ==, n_policies (f));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (plans)));
  way_session_go_forward (f->session);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (plans)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (plans), FALSE);
  g_assert_cmpuint (n_matching (f), ==, n_policies (f));
  g_assert_cmpuint (shown_count (regional), ==, n_regional);
}

/* The others are chosen in place of one, and none at last. */
static void
test_tools (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *plans = find_check (f, "Plan");
  guint n_plans = shown_count (plans);
  GtkWidget *section = get_section (f, WAY_FACET_KIND);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (plans), TRUE);
  g_assert_true (gtk_widget_activate_action (section, "facet.invert", NULL));
  g_assert_cmpuint (n_matching (f), ==, n_policies (f) - n_plans);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (plans)));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_check (f, "Law"))));
  g_assert_true (gtk_widget_activate_action (section, "facet.clear", NULL));
  g_assert_cmpuint (n_matching (f), ==, n_policies (f));
}

/* Nothing is left of some values beside others, which says so. */
static void
test_insensitive (Fixture       *f,
                  gconstpointer  data)
{
  GtkWidget *law = find_check (f, "Law");

  g_assert_true (gtk_widget_is_sensitive (law));
  unfold (f, WAY_FACET_REGION);
  choose (f, WAY_FACET_REGION, "CN-JL");
  g_assert_cmpuint (shown_count (law), ==, 0);
  g_assert_false (gtk_widget_is_sensitive (law));
}

/* Regions lie within others. */
static void
test_regions (Fixture       *f,
              gconstpointer  data)
{
  GtkWidget *beijing, *zhongguancun;

  unfold (f, WAY_FACET_REGION);
  beijing = find_check (f, "Beijing");
  zhongguancun = find_check (f, "Zhongguancun");
  g_assert_true (gtk_widget_get_next_sibling (beijing) == zhongguancun);
  g_assert_cmpint (gtk_widget_get_margin_start (zhongguancun), >,
                   gtk_widget_get_margin_start (beijing));
  g_assert_cmpuint (shown_count (beijing), ==, 8);
  g_assert_cmpuint (shown_count (zhongguancun), ==, 4);
}

static GtkWidget *
get_range (Fixture *f,
           WayFacet facet)
{
  unfold (f, facet);
  return find_widget (get_section (f, facet), WAY_TYPE_YEAR_RANGE, NULL);
}

static GtkDropDown *
get_end (GtkWidget *range,
         guint      number)
{
  GtkWidget *first = find_widget (range, GTK_TYPE_DROP_DOWN, NULL);

  return GTK_DROP_DOWN (number == 0 ? first
                                    : gtk_widget_get_last_child (gtk_widget_get_parent (first)));
}

/* Selects a year at one end of a range. */
static void
choose_end (GtkDropDown *end,
            const char  *year)
{
  GtkStringList *years = GTK_STRING_LIST (gtk_drop_down_get_model (end));
  guint i = 0;

  while (!g_str_equal (gtk_string_list_get_string (years, i), year))
    i++;
  gtk_drop_down_set_selected (end, i);
}

static const char *
get_end_year (GtkDropDown *end)
{
  return gtk_string_object_get_string (gtk_drop_down_get_selected_item (end));
}

/* How many policies a loop finds that were dated between two years. */
static guint
count_dated (Fixture *f,
             int      from,
             int      to)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  guint n = 0;

  for (guint i = 0; i < n_policies (f); i++)
    {
      int year = way_dataset_get_policy (dataset, i)->date.year;

      n += year >= from && year <= to;
    }
  return n;
}

static void
test_range (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *range = get_range (f, WAY_FACET_YEAR);
  GtkDropDown *from = get_end (range, 0), *to = get_end (range, 1);
  GtkWidget *chips = template_child (f->bar, "chips");

  choose_end (from, "2018");
  g_assert_cmpuint (n_matching (f), ==, count_dated (f, 2018, 9999));
  choose_end (to, "2020");
  g_assert_cmpuint (n_matching (f), ==, count_dated (f, 2018, 2020));
  g_assert_nonnull (find_widget (chips, GTK_TYPE_LABEL, "2018–2020"));
  /* Beyond the other end, which follows. */
  choose_end (from, "2022");
  g_assert_cmpstr (get_end_year (to), ==, "2022");
  g_assert_cmpuint (n_matching (f), ==, count_dated (f, 2022, 2022));
  way_session_go_back (f->session);
  g_assert_cmpstr (get_end_year (from), ==, "2018");
  g_assert_cmpstr (get_end_year (to), ==, "2020");
  /* All years are no filter. */
  gtk_drop_down_set_selected (from, 0);
  gtk_drop_down_set_selected (
    to, g_list_model_get_n_items (gtk_drop_down_get_model (to)) - 1);
  g_assert_true (way_query_is_empty (way_view_get_query (way_session_get_view (f->session))));
}

/* Years in which nothing is due are passed over, and one chip tells the span. */
static void
test_due_range (Fixture       *f,
                gconstpointer  data)
{
  GtkWidget *range = get_range (f, WAY_FACET_DUE_YEAR);
  GtkWidget *chips = template_child (f->bar, "chips");
  char **chosen;

  choose_end (get_end (range, 0), "2020");
  chosen = way_view_get_query (way_session_get_view (f->session))->chosen[WAY_FACET_DUE_YEAR];
  g_assert_cmpuint (g_strv_length (chosen), >, 2);
  g_assert_cmpstr (chosen[0], ==, "2020");
  g_assert_cmpuint (n_matching (f), <, n_policies (f));
  g_assert_cmpuint (count_widgets (chips, GTK_TYPE_BUTTON), <=, 4);
  way_session_go_back (f->session);
  g_assert_cmpstr (get_end_year (get_end (range, 0)), !=, "2020");
}

/* The values come in their order, the most frequent first, however they were shown. */
static guint
count_in_order (GtkWidget *content)
{
  guint n = 0, before = G_MAXUINT;

  for (GtkWidget *child = gtk_widget_get_first_child (content); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child))
      {
        g_assert_cmpuint (shown_count (child), <=, before);
        before = shown_count (child);
        n++;
      }
  return n;
}

/* A long list shows its first values, then all, or those searched for; there are no
 * widgets of others. */
static void
test_long_list (Fixture       *f,
                gconstpointer  data)
{
  GtkWidget *section = get_section (f, WAY_FACET_ISSUER), *search, *content, *more;
  guint n_first;

  unfold (f, WAY_FACET_ISSUER);
  n_first = n_rows (f, WAY_FACET_ISSUER);
  search = find_widget (section, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_nonnull (search);
  content = gtk_widget_get_parent (search);
  g_assert_cmpuint (count_in_order (content), ==, n_first);
  gtk_editable_set_text (GTK_EDITABLE (search), "of science and tech");
  wait_until (n_rows (f, WAY_FACET_ISSUER) != n_first);
  g_assert_cmpuint (n_rows (f, WAY_FACET_ISSUER), <, n_first);
  g_assert_cmpuint (n_rows (f, WAY_FACET_ISSUER), >=, 1);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  wait_until (n_rows (f, WAY_FACET_ISSUER) == n_first);
  more = gtk_widget_get_last_child (content);
  g_assert_true (GTK_IS_BUTTON (more) && gtk_widget_get_visible (more));
  g_signal_emit_by_name (more, "clicked");
  g_assert_cmpuint (n_rows (f, WAY_FACET_ISSUER), >, n_first);
  g_assert_cmpuint (count_in_order (content), ==, n_rows (f, WAY_FACET_ISSUER));
  g_assert_false (gtk_widget_get_visible (more));
  g_assert_false (way_session_can_go_back (f->session));
}

/* The numbers follow the window while that is wanted. */
static void
test_in_window (Fixture       *f,
                gconstpointer  data)
{
  GtkWidget *plans = find_check (f, "Plan");
  guint n_plans = shown_count (plans);
  g_autoptr (WayView) year
    = way_view_with_span (way_session_get_view (f->session), way_day_of_year (2020),
                          way_day_of_year (2021));

  way_session_go (f->session, year);
  g_assert_cmpuint (shown_count (plans), ==, n_plans);
  gtk_check_button_set_active (template_child (f->bar, "in_window"), TRUE);
  g_assert_cmpuint (shown_count (plans), <, n_plans);
  way_session_go_back (f->session);
  g_assert_false (gtk_check_button_get_active (template_child (f->bar, "in_window")));
  g_assert_cmpuint (shown_count (plans), ==, n_plans);
}

/* At first the others are dimmed; the switch belongs to the view, and follows it. */
static void
test_dim (Fixture       *f,
          gconstpointer  data)
{
  GtkCheckButton *dim = template_child (f->bar, "dim");

  g_assert_true (gtk_check_button_get_active (dim));
  gtk_check_button_set_active (dim, FALSE);
  g_assert_false (way_view_get_dim (way_session_get_view (f->session)));
  way_session_go_back (f->session);
  g_assert_true (gtk_check_button_get_active (dim));
  way_session_go_forward (f->session);
  g_assert_false (gtk_check_button_get_active (dim));
}

static GtkWidget *
find_chip (Fixture    *f,
           const char *title)
{
  GtkWidget *label = find_widget (template_child (f->bar, "chips"), GTK_TYPE_LABEL, title);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
}

static void
test_chips (Fixture       *f,
            gconstpointer  data)
{
  g_assert_false (gtk_widget_get_visible (template_child (f->bar, "chips")));
  choose (f, WAY_FACET_KIND, "plan");
  choose (f, WAY_FACET_REGION, "CN-SZX");
  choose (f, WAY_FACET_YEAR, "2019");
  choose (f, WAY_FACET_YEAR, "2018");
  choose (f, WAY_FACET_DUE_YEAR, "2035");
  g_assert_true (gtk_widget_get_visible (template_child (f->bar, "chips")));
  g_assert_nonnull (find_chip (f, "Plan"));
  g_assert_nonnull (find_chip (f, "due 2035"));
  g_signal_emit_by_name (find_chip (f, "2018–2019"), "clicked");
  g_assert_null (find_chip (f, "2018–2019"));
  g_signal_emit_by_name (find_chip (f, "Shenzhen"), "clicked");
  g_signal_emit_by_name (find_chip (f, "due 2035"), "clicked");
  g_signal_emit_by_name (find_chip (f, "Plan"), "clicked");
  g_assert_cmpuint (n_matching (f), ==, n_policies (f));
  g_assert_false (gtk_widget_get_visible (template_child (f->bar, "chips")));
}

/* Colours stand for themes only while lanes are grouped by them. */
static void
test_swatches (Fixture       *f,
               gconstpointer  data)
{
  GtkWidget *row
    = gtk_check_button_get_child (GTK_CHECK_BUTTON (find_check (f, "Research and talent")));
  GtkWidget *swatch = gtk_widget_get_first_child (row);
  g_autoptr (WayView) by_theme = NULL;

  g_assert_false (gtk_widget_get_visible (swatch));
  by_theme = way_view_with_grouping (way_session_get_view (f->session), WAY_GROUP_THEME);
  way_session_go (f->session, by_theme);
  g_assert_true (gtk_widget_get_visible (swatch));
  way_session_go_back (f->session);
  g_assert_false (gtk_widget_get_visible (swatch));
}

static void
test_count_line (Fixture       *f,
                 gconstpointer  data)
{
  GtkLabel *count = template_child (f->bar, "count");
  g_autofree char *all = g_strdup_printf ("%u policies", n_policies (f));
  g_autofree char *some = NULL;

  g_assert_cmpstr (gtk_label_get_text (count), ==, all);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (f, "National")), TRUE);
  some = g_strdup_printf ("%u of %u policies", n_matching (f), n_policies (f));
  g_assert_cmpstr (gtk_label_get_text (count), ==, some);
}

static void
test_reset (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *reset = find_widget (GTK_WIDGET (f->bar), GTK_TYPE_BUTTON, "Show all");
  GtkWidget *plans = find_check (f, "Plan");

  g_assert_nonnull (reset);
  g_assert_false (gtk_widget_is_sensitive (reset));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (plans), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (f, "Law")), TRUE);
  g_assert_true (gtk_widget_is_sensitive (reset));
  g_assert_true (gtk_widget_activate (reset));
  wait_until (n_matching (f) == n_policies (f));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (plans)));
  g_assert_false (gtk_widget_is_sensitive (reset));
}

static void
test_grouping (Fixture       *f,
               gconstpointer  data)
{
  GtkDropDown *grouping = template_child (f->bar, "grouping");
  g_autoptr (WayView) by_kind = NULL;

  for (guint i = WAY_N_GROUPINGS; i-- > 0; )
    {
      gtk_drop_down_set_selected (grouping, i);
      g_assert_cmpuint (way_view_get_grouping (way_session_get_view (f->session)), ==, i);
    }
  by_kind = way_view_with_grouping (way_session_get_view (f->session), WAY_GROUP_KIND);
  way_session_go (f->session, by_kind);
  g_assert_cmpuint (gtk_drop_down_get_selected (grouping), ==, WAY_GROUP_KIND);
}

#define TEST(name, function) \
  g_test_add ("/filter-bar/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("counts", test_counts);
  TEST ("no-policies", test_no_policies);
  TEST ("filter", test_filter);
  TEST ("tools", test_tools);
  TEST ("insensitive", test_insensitive);
  TEST ("regions", test_regions);
  TEST ("range", test_range);
  TEST ("due-range", test_due_range);
  TEST ("long-list", test_long_list);
  TEST ("chips", test_chips);
  TEST ("swatches", test_swatches);
  TEST ("in-window", test_in_window);
  TEST ("dim", test_dim);
  TEST ("count-line", test_count_line);
  TEST ("reset", test_reset);
  TEST ("grouping", test_grouping);
  return g_test_run ();
}
