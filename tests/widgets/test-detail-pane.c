/* The detail pane follows the selection, and its links make one. */
#include "config.h"

#include "way-detail-pane.h"

#include "display.h"
#include "way-goal-card.h"
#include "way-phrases.h"
#include "way-provenance.h"
#include "way-releases.h"
#include "way-scorecard.h"
#include "way-verdict-reason.h"
#include "way-verdict-why.h"

typedef struct
{
  WaySession    *session;
  WaySceneStyle *style;
  WayDetailPane *pane;
  GtkWidget     *window;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (WayDataset) dataset = load_shipped ();
  WayLang lang = GPOINTER_TO_INT (data);

  f->session = way_session_new (dataset, lang);
  f->style = way_scene_style_new (lang);
  f->pane = g_object_new (WAY_TYPE_DETAIL_PANE, NULL);
  way_detail_pane_set_session (f->pane, f->session, f->style);
  f->window = new_test_window (GTK_WIDGET (f->pane));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->pane), (gpointer *) &f->pane);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->pane == NULL);
  g_assert_finalize_object (f->style);
  g_assert_finalize_object (f->session);
}

static const char *
label_text (Fixture    *f,
            const char *name)
{
  return gtk_label_get_text (template_child (f->pane, name));
}

static const char *
page (Fixture *f)
{
  return gtk_stack_get_visible_child_name (template_child (f->pane, "stack"));
}

static void
assert_shows (Fixture *f,
              guint    policy,
              WayLang  lang)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  const WayPolicy *row = way_dataset_get_policy (dataset, policy);
  GtkWidget *goals = template_child (f->pane, "goals");
  g_autofree char *date = way_phrase_date (row, lang);
  g_autofree char *issuers = way_phrase_issuers (dataset, row, lang);
  GtkWidget *card = gtk_widget_get_first_child (goals);

  g_assert_cmpstr (page (f), ==, "policy");
  g_assert_cmpstr (label_text (f, "title"), ==, row->title[lang]);
  g_assert_cmpstr (label_text (f, "other_title"), ==, row->title[!lang]);
  g_assert_cmpstr (label_text (f, "summary"), ==, row->summary[lang]);
  g_assert_nonnull (find_widget (template_child (f->pane, "claims"), GTK_TYPE_LABEL, date));
  g_assert_nonnull (strstr (label_text (f, "facts"), issuers));
  for (guint i = 0; i < row->n_stated; i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (dataset, row->first_stated + i);
      const char *goal = way_dataset_get_goal (dataset, stated->goal)->title[lang];

      g_assert_true (WAY_IS_GOAL_CARD (card));
      g_assert_nonnull (find_widget (card, GTK_TYPE_LABEL, goal));
      g_assert_nonnull (find_widget (card, GTK_TYPE_LABEL, stated->statement[lang]));
      card = gtk_widget_get_next_sibling (card);
    }
  g_assert_null (card);
}

/* Every policy of the data set can be shown, in both languages. */
static void
test_every_policy (Fixture       *f,
                   gconstpointer  data)
{
  guint n = way_dataset_get_n_rows (way_session_get_dataset (f->session), WAY_TABLE_POLICIES);

  g_assert_cmpstr (page (f), ==, "empty");
  for (guint i = 0; i < n; i++)
    {
      way_session_select (f->session, i);
      assert_shows (f, i, GPOINTER_TO_INT (data));
    }
  settle (f->window);
  way_session_select (f->session, WAY_NONE);
  g_assert_cmpstr (page (f), ==, "empty");
  way_session_go_back (f->session);
  assert_shows (f, n - 1, GPOINTER_TO_INT (data));
}

static gboolean
activate_link (GtkWidget  *label,
               const char *uri)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (label, "activate-link", uri, &handled);
  return handled;
}

static GtkWidget *
last_line (GtkWidget *card)
{
  return gtk_widget_get_last_child (gtk_widget_get_first_child (card));
}

/* The line of a related policy, by a part of it. */
static GtkWidget *
find_relation (GtkWidget  *related,
               const char *text)
{
  for (GtkWidget *row = gtk_widget_get_first_child (related); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *label = gtk_widget_get_first_child (row);

      if (strstr (gtk_label_get_text (GTK_LABEL (label)), text) != NULL)
        return label;
    }
  return NULL;
}

static void
test_links (Fixture       *f,
            gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  guint from = find_policy (f->session, "idds-outline-2016");
  guint to = find_policy (f->session, "fyp13-sti-plan-2016");
  GtkWidget *related = template_child (f->pane, "related");
  GtkWidget *expander, *line;

  way_session_select (f->session, from);
  line = find_relation (related,
                        way_dataset_get_policy (dataset, to)->short_title[WAY_LANG_EN]);
  g_assert_nonnull (line);
  g_assert_true (activate_link (line, "policy:no-such-policy"));
  assert_shows (f, from, WAY_LANG_EN);
  g_assert_true (activate_link (line, "policy:fyp13-sti-plan-2016"));
  assert_shows (f, to, WAY_LANG_EN);

  /* The last line of a card lists the others that state its goal. */
  for (expander = gtk_widget_get_first_child (template_child (f->pane, "goals"));
       expander != NULL && !GTK_IS_EXPANDER (last_line (expander));
       expander = gtk_widget_get_next_sibling (expander))
    ;
  g_assert_nonnull (expander);
  expander = last_line (expander);
  g_assert_true (activate_link (gtk_expander_get_child (GTK_EXPANDER (expander)),
                                "policy:idds-outline-2016"));
  assert_shows (f, from, WAY_LANG_EN);
  way_session_go_back (f->session);
  assert_shows (f, to, WAY_LANG_EN);
}

static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

/* "Why?" opens to the rule and the numbers with their sources, and the sentence
 * is copied in the language asked for. */
static void
test_why (Fixture       *f,
          gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  guint stated = way_dataset_find (dataset, WAY_TABLE_POLICY_GOALS, "idds-outline-2016.2");
  WayVerdict verdict = way_verdict_judge (dataset, stated, WAY_KNOWN_ALL);
  g_autofree char *rule = way_verdict_rule (dataset, stated, &verdict, WAY_LANG_EN);
  g_autofree char *from = way_provenance_of_observation (dataset, verdict.record, WAY_LANG_EN);
  g_autofree char *sentence = way_verdict_sentence (dataset, stated, WAY_KNOWN_ALL, WAY_LANG_ZH);
  GtkWidget *goals = template_child (f->pane, "goals");
  GtkWidget *card, *why, *expander;
  char *text = NULL;

  way_session_select (f->session, find_policy (f->session, "idds-outline-2016"));
  card = gtk_widget_get_next_sibling (gtk_widget_get_first_child (goals));
  why = find_widget (card, WAY_TYPE_VERDICT_WHY, NULL);
  g_assert_nonnull (why);
  expander = find_widget (why, GTK_TYPE_EXPANDER, NULL);
  g_assert_null (find_widget (card, GTK_TYPE_LABEL, rule));
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  g_assert_nonnull (find_widget (why, GTK_TYPE_LABEL, rule));
  g_assert_nonnull (find_widget (why, GTK_TYPE_LABEL, from));
  g_assert_true (gtk_widget_activate_action (why, "why.copy", "s", "zh"));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (why), NULL, text_read_cb, &text);
  wait_until (text != NULL);
  g_assert_cmpstr (text, ==, sentence);
  g_assert_nonnull (find_widget (why, GTK_TYPE_LABEL, "Copied"));
  wait_until (find_widget (why, GTK_TYPE_LABEL, "Copied") == NULL);
  g_free (text);
}

/* A plan has its scorecard, which counts and names its targets, follows the day
 * as known on and leads to their table; a notice without any has none. */
static void
test_scorecard (Fixture       *f,
                gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  guint plan = find_policy (f->session, "fyp14-outline-2021");
  g_autoptr (WayScorecard) card = way_scorecard_new (dataset, plan, WAY_KNOWN_ALL);
  g_autoptr (WayScorecard) before = way_scorecard_new (dataset, plan, way_day_of_year (2022));
  g_autofree char *counts = way_coverage_describe (&card->coverage, WAY_LANG_EN);
  g_autofree char *counts_before = way_coverage_describe (&before->coverage, WAY_LANG_EN);
  GtkWidget *box = template_child (f->pane, "scorecard");
  g_autoptr (WayView) known = NULL;
  guint bare = 0;

  g_assert_cmpstr (counts, !=, counts_before);
  way_session_select (f->session, plan);
  g_assert_true (gtk_widget_get_visible (box));
  g_assert_nonnull (find_widget (box, GTK_TYPE_LABEL, counts));
  known = way_view_with_as_known (way_session_get_view (f->session), way_day_of_year (2022));
  way_session_go (f->session, known);
  g_assert_nonnull (find_widget (box, GTK_TYPE_LABEL, counts_before));
  settle (f->window);
  g_assert_true (activate_link (find_widget (box, GTK_TYPE_LABEL, "Show as table"),
                                "plan:fyp14-outline-2021"));
  g_assert_cmpint (way_view_get_page (way_session_get_view (f->session)), ==, WAY_PAGE_TABLE);
  g_assert_cmpint (way_view_get_table_rows (way_session_get_view (f->session)), ==,
                   WAY_ROWS_TARGETS);
  g_assert_cmpstr (way_view_get_plan (way_session_get_view (f->session)), ==,
                   "fyp14-outline-2021");
  for (guint n_rows = 1; n_rows > 0; bare += n_rows > 0)
    {
      g_autoptr (WayScorecard) empty = way_scorecard_new (dataset, bare, WAY_KNOWN_ALL);

      n_rows = empty->rows->len;
    }
  way_session_select (f->session, bare);
  g_assert_false (gtk_widget_get_visible (box));
}

/* The one label under a widget that has a link in its markup. */
static GtkWidget *
find_link (GtkWidget  *root,
           const char *uri)
{
  g_autofree char *part = g_strdup_printf ("href=\"%s\"", uri);

  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_label (GTK_LABEL (root)), part) != NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_link (child, uri);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* From a policy to its goal, on to an indicator and to its chart, and back by
 * the history. */
static void
test_subjects (Fixture       *f,
               gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  guint policy = find_policy (f->session, "idds-outline-2016");
  guint stated = way_dataset_find (dataset, WAY_TABLE_POLICY_GOALS, "idds-outline-2016.2");
  guint number = way_dataset_get_stated_goal (dataset, stated)->goal;
  const WayGoal *goal = way_dataset_get_goal (dataset, number);
  g_autofree char *uri = g_strdup_printf ("goal:%s", goal->id);
  GtkWidget *scroller = template_child (f->pane, "subject_scroller");
  const guint *statements;
  guint n;

  way_session_select (f->session, policy);
  g_assert_true (activate_link (find_link (template_child (f->pane, "goals"), uri), uri));
  g_assert_cmpstr (page (f), ==, "subject");
  g_assert_cmpstr (way_view_get_subject (way_session_get_view (f->session)), ==, uri);
  g_assert_nonnull (find_widget (scroller, GTK_TYPE_LABEL, goal->title[WAY_LANG_EN]));
  g_assert_nonnull (find_widget (scroller, GTK_TYPE_LABEL, goal->title[WAY_LANG_ZH]));
  statements = way_dataset_get_statements (dataset, number, &n);
  /* They come a few between two frames. */
  for (guint i = 0; i < n; i++)
    {
      const WayStatedGoal *row = way_dataset_get_stated_goal (dataset, statements[i]);

      wait_until (find_widget (scroller, GTK_TYPE_LABEL, row->statement[WAY_LANG_EN]) != NULL);
    }
  g_assert_true (activate_link (find_link (scroller, "about:rd-intensity"), "about:rd-intensity"));
  g_assert_cmpstr (page (f), ==, "subject");
  g_assert_nonnull (find_link (scroller, "policy:idds-outline-2016"));
  g_assert_true (activate_link (find_link (scroller, "indicator:rd-intensity/CHN"),
                                "indicator:rd-intensity/CHN"));
  g_assert_cmpint (way_view_get_page (way_session_get_view (f->session)), ==, WAY_PAGE_CHARTS);
  g_assert_cmpstr (page (f), ==, "subject");
  way_session_go_back (f->session);
  way_session_go_back (f->session);
  g_assert_nonnull (find_widget (scroller, GTK_TYPE_LABEL, goal->title[WAY_LANG_EN]));
  way_session_go_back (f->session);
  assert_shows (f, policy, WAY_LANG_EN);
}

/* Every goal and indicator has a page, in both languages; one that the data set
 * does not have leaves the policy. */
static void
test_every_subject (Fixture       *f,
                    gconstpointer  data)
{
  static const struct { WayTableId table; const char *kind; } kinds[] = {
    { WAY_TABLE_GOALS, "goal" }, { WAY_TABLE_INDICATORS, "indicator" },
  };
  const WayDataset *dataset = way_session_get_dataset (f->session);
  g_autoptr (WayView) unknown = NULL;

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (guint i = 0; i < way_dataset_get_n_rows (dataset, kinds[kind].table); i++)
      {
        const char *id = kind == 0 ? way_dataset_get_goal (dataset, i)->id
                                   : way_dataset_get_indicator (dataset, i)->id;
        g_autofree char *subject = g_strdup_printf ("%s:%s", kinds[kind].kind, id);
        g_autoptr (WayView) view
          = way_view_with_subject (way_session_get_view (f->session), subject);

        way_session_go (f->session, view);
        g_assert_cmpstr (page (f), ==, "subject");
      }
  unknown = way_view_with_subject (way_session_get_view (f->session), "goal:none");
  way_session_go (f->session, unknown);
  g_assert_cmpstr (page (f), ==, "empty");
  way_session_select (f->session, 0);
  assert_shows (f, 0, GPOINTER_TO_INT (data));
}

/* Markup of the texts is shown as it is, and a policy without anything but
 * what is required is shown too. */
static void
test_bare_policy (Fixture       *f,
                  gconstpointer  data)
{
  static const char *const theme[] = { "t", "Theme & more", "主题", NULL };
  static const char *const organisation[] = { "o", "<b>Office</b>", "办公室", "", "ministry", NULL };
  static const char *const policy[] = {
    "p", "A <i>title</i> & more", "标题", "Short & <b>", "短", "", "", "2020", "issued", "plan", "t",
    "1", "o", "national", "", "", "", "", "", "0", "high", NULL
  };
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  g_autoptr (WayDataset) dataset = NULL;
  g_autoptr (GError) error = NULL;

  way_dataset_builder_add_row (builder, WAY_TABLE_THEMES, theme, &error);
  g_assert_no_error (error);
  way_dataset_builder_add_row (builder, WAY_TABLE_ORGANISATIONS, organisation, &error);
  g_assert_no_error (error);
  way_dataset_builder_add_row (builder, WAY_TABLE_POLICIES, policy, &error);
  g_assert_no_error (error);
  dataset = way_dataset_builder_end (builder);
  way_session_select (f->session, 3);
  way_session_set_dataset (f->session, dataset);
  g_assert_cmpstr (page (f), ==, "empty");
  way_session_select (f->session, 0);
  assert_shows (f, 0, WAY_LANG_EN);
  g_assert_cmpstr (label_text (f, "sources"), ==, "");
  g_assert_false (gtk_widget_get_visible (template_child (f->pane, "related")));
  settle (f->window);
}

#define TEST(name, lang, function) \
  g_test_add ("/detail-pane/" name, Fixture, GINT_TO_POINTER (lang), set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("every-policy/en", WAY_LANG_EN, test_every_policy);
  TEST ("every-policy/zh", WAY_LANG_ZH, test_every_policy);
  TEST ("links", WAY_LANG_EN, test_links);
  TEST ("why", WAY_LANG_EN, test_why);
  TEST ("scorecard", WAY_LANG_EN, test_scorecard);
  TEST ("subjects", WAY_LANG_EN, test_subjects);
  TEST ("every-subject/en", WAY_LANG_EN, test_every_subject);
  TEST ("every-subject/zh", WAY_LANG_ZH, test_every_subject);
  TEST ("bare-policy", WAY_LANG_EN, test_bare_policy);
  return g_test_run ();
}
