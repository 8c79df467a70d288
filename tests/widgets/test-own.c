/* Stars and notes in the widgets: the head of the detail pane, the note at its
 * end, marks, side bar, table and markers of the chart.
 */
#include "config.h"

#include "display.h"
#include "way-chart-canvas.h"
#include "way-detail-pane.h"
#include "way-filter-bar.h"
#include "way-mark.h"
#include "way-note-editor.h"
#include "way-own-file.h"
#include "way-provenance.h"
#include "way-table-view.h"
#include "way-timeline-view-private.h"

#define FIRST "idds-outline-2016"
#define SECOND "patent-law-2020"

typedef struct
{
  WaySession      *session;
  WaySceneStyle   *style;
  WayOwn          *own;
  WayDetailPane   *pane;
  WayFilterBar    *bar;
  WayTableView    *table;
  WayTimelineView *timeline;
  GtkWidget       *window;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  lang)
{
  g_autoptr (WayDataset) dataset = load_shipped ();
  g_autofree char *folder = g_dir_make_tmp ("waymark-own-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "own.db", NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  f->session = way_session_new (dataset, GPOINTER_TO_INT (lang));
  f->own = way_own_new (way_own_file_new (path));
  way_session_set_own (f->session, f->own);
  f->style = way_scene_style_new (GPOINTER_TO_INT (lang));
  f->bar = g_object_new (WAY_TYPE_FILTER_BAR, NULL);
  f->timeline = g_object_new (WAY_TYPE_TIMELINE_VIEW, "hexpand", TRUE, NULL);
  f->table = g_object_new (WAY_TYPE_TABLE_VIEW, NULL);
  f->pane = g_object_new (WAY_TYPE_DETAIL_PANE, NULL);
  way_filter_bar_set_session (f->bar, f->session, f->style);
  way_timeline_view_set_session (f->timeline, f->session, f->style);
  way_table_view_set_session (f->table, f->session);
  way_detail_pane_set_session (f->pane, f->session, f->style);
  /* First, so that what opens over it has room on the screen. */
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->pane));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->timeline));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->table));
  f->window = new_test_window (box);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->pane), (gpointer *) &f->pane);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->pane == NULL);
  g_assert_finalize_object (f->style);
  g_object_unref (f->session);
  way_own_wait (f->own);
  g_assert_finalize_object (f->own);
}

static GtkToggleButton *
get_star (Fixture *f)
{
  return template_child (f->pane, "star");
}

static WayNoteEditor *
get_note (Fixture *f)
{
  return template_child (f->pane, "note");
}

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkTextBuffer *
get_buffer (Fixture *f)
{
  return gtk_text_view_get_buffer (
    GTK_TEXT_VIEW (find_type (GTK_WIDGET (get_note (f)), GTK_TYPE_TEXT_VIEW)));
}

static char *
get_text (Fixture *f)
{
  char *text;

  g_object_get (get_buffer (f), "text", &text, NULL);
  return text;
}

static void
assert_text (Fixture    *f,
             const char *expected)
{
  g_autofree char *text = get_text (f);

  g_assert_cmpstr (text, ==, expected);
}

/* The toggle and what is told by anything else are one. */
static void
test_star (Fixture       *f,
           gconstpointer  data)
{
  way_session_select (f->session, find_policy (f->session, FIRST));
  g_assert_false (gtk_toggle_button_get_active (get_star (f)));
  gtk_toggle_button_set_active (get_star (f), TRUE);
  g_assert_true (way_own_is_starred (f->own, FIRST));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (get_star (f))), ==, "★");
  way_own_undo (f->own);
  g_assert_false (gtk_toggle_button_get_active (get_star (f)));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (get_star (f))), ==, "☆");
  way_own_set_starred (f->own, SECOND, TRUE);
  g_assert_false (gtk_toggle_button_get_active (get_star (f)));
  way_session_select (f->session, find_policy (f->session, SECOND));
  g_assert_true (gtk_toggle_button_get_active (get_star (f)));
}

/* The main source of a policy; off where none has an address. */
static void
test_open_source (Fixture       *f,
                  gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), n_off = 0;
  GtkWidget *button = template_child (f->pane, "open_source");

  for (guint i = 0; i < n; i++)
    {
      guint source = way_provenance_main_source (dataset, i);

      way_session_select (f->session, i);
      g_assert_cmpint (gtk_widget_get_sensitive (button), ==, source != WAY_NONE);
      if (source != WAY_NONE)
        g_assert_cmpstr (gtk_link_button_get_uri (GTK_LINK_BUTTON (button)), ==,
                         way_dataset_get_source (dataset, source)->url);
      n_off += source == WAY_NONE;
    }
  g_assert_cmpuint (n_off, >, 0);
  g_assert_cmpuint (n_off, <, n / 2);
}

/* Every related policy says why it is related. */
static void
test_relations (Fixture       *f,
                gconstpointer  data)
{
  const WayDataset *dataset = way_session_get_dataset (f->session);
  guint policy = find_policy (f->session, FIRST), n_incoming, n_rows = 0;
  GtkWidget *related = template_child (f->pane, "related");

  way_dataset_get_incoming (dataset, policy, &n_incoming);
  way_session_select (f->session, policy);
  for (GtkWidget *row = gtk_widget_get_first_child (related); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      g_assert_nonnull (find_type (row, GTK_TYPE_BUTTON));
      n_rows++;
    }
  g_assert_cmpuint (n_rows, ==,
                    n_incoming + way_dataset_get_policy (dataset, policy)->n_relations);
}

static void
test_note (Fixture       *f,
           gconstpointer  data)
{
  way_session_select (f->session, find_policy (f->session, FIRST));
  assert_text (f, "");
  gtk_text_buffer_insert_at_cursor (get_buffer (f), "First thought", -1);
  g_assert_cmpstr (way_own_get_note (f->own, FIRST), ==, "");
  /* A pause saves it. */
  wait_until (*way_own_get_note (f->own, FIRST) != '\0');
  g_assert_cmpstr (way_own_get_note (f->own, FIRST), ==, "First thought");
  gtk_text_buffer_insert_at_cursor (get_buffer (f), ", and more", -1);
  /* And so does another policy. */
  way_session_select (f->session, find_policy (f->session, SECOND));
  g_assert_cmpstr (way_own_get_note (f->own, FIRST), ==, "First thought, and more");
  assert_text (f, "");
  gtk_text_buffer_set_text (get_buffer (f), "  \n", -1);
  way_session_go_back (f->session);
  g_assert_cmpstr (way_own_get_note (f->own, SECOND), ==, "");
  assert_text (f, "First thought, and more");
  gtk_text_buffer_set_text (get_buffer (f), "", -1);
  way_note_editor_commit (get_note (f));
  g_assert_cmpstr (way_own_get_note (f->own, FIRST), ==, "");
  way_own_wait (f->own);
  g_assert_false (way_own_has_unsaved (f->own));
}

/* A note that changes elsewhere comes in, and nothing typed is lost by it. */
static void
test_note_elsewhere (Fixture       *f,
                     gconstpointer  data)
{
  way_session_select (f->session, find_policy (f->session, FIRST));
  way_own_set_note (f->own, FIRST, "theirs", "");
  assert_text (f, "theirs");
  gtk_text_buffer_undo (get_buffer (f));
  assert_text (f, "");
  gtk_text_buffer_redo (get_buffer (f));
  gtk_text_buffer_insert_at_cursor (get_buffer (f), " ours", -1);
  way_own_set_note (f->own, FIRST, "changed", "theirs");
  g_assert_cmpstr (way_own_get_note (f->own, FIRST), ==, "changed\n\ntheirs ours");
  assert_text (f, "changed\n\ntheirs ours");
  /* A star is no reason to touch the text. */
  gtk_text_buffer_insert_at_cursor (get_buffer (f), "!", -1);
  way_own_set_starred (f->own, FIRST, TRUE);
  way_own_wait (f->own);
  way_note_editor_commit (get_note (f));
  way_own_wait (f->own);
  g_assert_nonnull (strchr (way_own_get_note (f->own, FIRST), '!'));
}

static GtkWidget *
find_check (Fixture    *f,
            const char *label)
{
  GtkWidget *found = find_widget (template_child (f->bar, "facets"), GTK_TYPE_LABEL, label);

  g_assert_nonnull (found);
  return gtk_widget_get_ancestor (found, GTK_TYPE_CHECK_BUTTON);
}

static void
test_facet (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *check = find_check (f, "Starred");
  GtkWidget *count = gtk_widget_get_last_child (
    gtk_check_button_get_child (GTK_CHECK_BUTTON (check)));
  guint n;

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (count)), ==, "0");
  g_assert_false (gtk_widget_get_sensitive (check));
  way_own_set_starred (f->own, FIRST, TRUE);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (count)), ==, "1");
  g_assert_true (gtk_widget_get_sensitive (check));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  way_session_get_matching (f->session, &n);
  g_assert_cmpuint (n, ==, 1);
  way_own_set_starred (f->own, SECOND, TRUE);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (count)), ==, "2");
  way_session_get_matching (f->session, &n);
  g_assert_cmpuint (n, ==, 2);
}

static GtkWidget *
find_mark (Fixture *f,
           guint    policy)
{
  for (guint i = 0; i < f->timeline->marks->len; i++)
    if (way_mark_get_policy (g_ptr_array_index (f->timeline->marks, i)) == policy)
      return g_ptr_array_index (f->timeline->marks, i);
  return NULL;
}

/* What a screen reader hears of a mark, and what is drawn. */
static void
test_mark (Fixture       *f,
           gconstpointer  lang)
{
  guint policy = find_policy (f->session, FIRST);
  const char *word = GPOINTER_TO_INT (lang) == WAY_LANG_ZH ? "，已加星标" : ", starred";
  g_autofree char *plain = NULL;
  g_autofree char *starred = NULL;
  g_autofree char *expected = NULL;
  GskRenderNode *picture;

  way_session_select (f->session, policy);
  settle (f->window);
  plain = gtk_test_accessible_check_property (
    GTK_ACCESSIBLE (find_mark (f, policy)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  g_assert_nonnull (plain);
  picture = gsk_render_node_ref (f->timeline->picture);
  way_own_set_starred (f->own, FIRST, TRUE);
  settle (f->window);
  g_assert_true (f->timeline->picture != picture);
  gsk_render_node_unref (picture);
  expected = g_strconcat (plain, word, NULL);
  starred = gtk_test_accessible_check_property (
    GTK_ACCESSIBLE (find_mark (f, policy)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, expected);
  g_assert_cmpstr (starred, ==, NULL);
}

static void
test_table (Fixture       *f,
            gconstpointer  data)
{
  g_assert_null (find_widget (GTK_WIDGET (f->table), GTK_TYPE_LABEL, "Starred · with a note"));
  way_own_set_note (f->own, FIRST, "x", "");
  way_own_set_starred (f->own, FIRST, TRUE);
  way_session_select (f->session, find_policy (f->session, FIRST));
  settle (f->window);
  g_assert_nonnull (find_widget (GTK_WIDGET (f->table), GTK_TYPE_LABEL, "Starred · with a note"));
}

#define TEST(name, lang, function) \
  g_test_add ("/own/" name, Fixture, GINT_TO_POINTER (lang), set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  TEST ("star", WAY_LANG_EN, test_star);
  TEST ("open-source", WAY_LANG_EN, test_open_source);
  TEST ("relations", WAY_LANG_EN, test_relations);
  TEST ("note", WAY_LANG_EN, test_note);
  TEST ("note-elsewhere", WAY_LANG_EN, test_note_elsewhere);
  TEST ("facet", WAY_LANG_EN, test_facet);
  TEST ("mark/en", WAY_LANG_EN, test_mark);
  TEST ("mark/zh", WAY_LANG_ZH, test_mark);
  TEST ("table", WAY_LANG_EN, test_table);
  return g_test_run ();
}
