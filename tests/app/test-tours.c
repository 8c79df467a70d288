/* Tours in the window: scenes are made of its view, worded, moved, deleted and
 * brought back, and tours come from files and go to them.
 */
#include "config.h"

#include "fixture.h"
#include "way-built-in-tours.h"
#include "way-scene-form.h"
#include "way-tour-editor.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  GtkApplication *application;
  GSettings      *settings;
  WaySession     *session;
  GtkWidget      *window;
  GtkWidget      *dialog;
  GtkWidget      *editor;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->application = new_application ();
  f->settings = reset_settings ();
  f->session = new_session ();
  f->window = way_window_new (f->application, f->settings, f->session);
  gtk_window_present (GTK_WINDOW (f->window));
  settle (f->window);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->window == NULL);
  g_assert_finalize_object (f->session);
  g_assert_finalize_object (f->settings);
  end_application (f->application);
}

static void
show_editor (Fixture *f)
{
  gtk_widget_activate_action (f->window, "win.tours", NULL);
  f->dialog = other_toplevel (f->window);
  f->editor = find_widget (f->dialog, WAY_TYPE_TOUR_EDITOR, NULL);
  g_assert_nonnull (f->editor);
  settle (f->dialog);
}

static WayTours *
get_tours (Fixture *f)
{
  return way_window_get_tours (WAY_WINDOW (f->window));
}

static WayTour *
get_tour (Fixture *f)
{
  return way_tours_get (get_tours (f), way_tours_get_current (get_tours (f)));
}

static void
act (Fixture    *f,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (f->editor, action, NULL));
}

static GtkWidget *
get_form (Fixture *f)
{
  return find_widget (f->editor, WAY_TYPE_SCENE_FORM, NULL);
}

static void
choose_scene (Fixture *f,
              int      index)
{
  GtkListBox *scenes = template_child (f->editor, "scenes");

  gtk_list_box_select_row (scenes, gtk_list_box_get_row_at_index (scenes, index));
}

/* The headlines of the tour at hand, one after another. */
static void
assert_headlines (Fixture    *f,
                  const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < way_tour_get_n_scenes (get_tour (f)); i++)
    g_string_append_printf (text, "%s;",
                            way_tour_get_scene (get_tour (f), i)->caption[WAY_LANG_EN]);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
set_headline (Fixture    *f,
              const char *text)
{
  gtk_editable_set_text (template_child (get_form (f), "caption_en"), text);
  way_tour_editor_commit (WAY_TOUR_EDITOR (f->editor));
}

static void
go_to_page (Fixture *f,
            WayPage  page)
{
  g_autoptr (WayView) view = way_view_with_page (way_session_get_view (f->session), page);

  way_session_go (f->session, view);
}

/* Without any window of tours a view becomes a scene of a tour of one's own. */
static void
test_add (Fixture       *f,
          gconstpointer  data)
{
  guint n = way_tours_get_n (get_tours (f));
  g_autoptr (WayView) view = NULL;

  gtk_widget_activate_action (f->window, "win.add-scene", NULL);
  g_assert_cmpuint (way_tours_get_n (get_tours (f)), ==, n + 1);
  g_assert_nonnull (find_widget (f->window, GTK_TYPE_LABEL, "Added as scene 1 of “My tour”. "
                                 "Tours, Ctrl+T, has its words and its place."));
  go_to_page (f, WAY_PAGE_CHARTS);
  gtk_widget_activate_action (f->window, "win.add-scene", NULL);
  g_assert_cmpuint (way_tours_get_n (get_tours (f)), ==, n + 1);
  assert_headlines (f, ";{indicator:rd-intensity};");
  view = way_scene_dup_view (way_tour_get_scene (get_tour (f), 1),
                             way_session_get_dataset (f->session));
  g_assert_true (way_view_equal (view, way_session_get_view (f->session)));
  while (way_tours_can_undo (get_tours (f)))
    g_assert_true (way_tours_undo (get_tours (f), NULL, NULL));
  g_assert_cmpuint (way_tours_get_n (get_tours (f)), ==, n);
}

/* The tour of the program is there to be shown and duplicated, not changed. */
static void
test_built_in (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr (WayTour) tour = way_built_in_tours_get (0);

  show_editor (f);
  g_assert_true (gtk_widget_get_visible (template_child (f->editor, "read_only")));
  g_assert_false (gtk_widget_is_sensitive (get_form (f)));
  act (f, "tours.delete-scene");
  act (f, "tours.move-down");
  act (f, "tours.delete");
  set_headline (f, "Changed");
  g_assert_true (way_tour_equal (get_tour (f), tour));
  act (f, "tours.duplicate");
  g_assert_cmpstr (way_tour_get_title (get_tour (f), WAY_LANG_EN), ==,
                   "From 2016 to now (copy)");
  g_assert_false (gtk_widget_get_visible (template_child (f->editor, "read_only")));
  g_assert_true (gtk_widget_is_sensitive (get_form (f)));
  g_assert_cmpuint (way_tour_get_n_scenes (get_tour (f)), ==, way_tour_get_n_scenes (tour));
  act (f, "tours.delete");
  act (f, "tours.undo");
  g_assert_cmpstr (way_tour_get_title (get_tour (f), WAY_LANG_EN), ==,
                   "From 2016 to now (copy)");
}

static void
make_three (Fixture *f)
{
  static const char *const headlines[] = { "a", "b", "c" };

  show_editor (f);
  act (f, "tours.new");
  for (guint i = 0; i < G_N_ELEMENTS (headlines); i++)
    {
      act (f, "tours.add-scene");
      set_headline (f, headlines[i]);
    }
  assert_headlines (f, "a;b;c;");
}

static void
test_order (Fixture       *f,
            gconstpointer  data)
{
  make_three (f);
  act (f, "tours.move-up");
  assert_headlines (f, "a;c;b;");
  act (f, "tours.move-up");
  act (f, "tours.move-up");
  assert_headlines (f, "c;a;b;");
  act (f, "tours.move-down");
  assert_headlines (f, "a;c;b;");
  act (f, "tours.delete-scene");
  assert_headlines (f, "a;b;");
  act (f, "tours.undo");
  assert_headlines (f, "a;c;b;");
  act (f, "tours.undo");
  assert_headlines (f, "c;a;b;");
  act (f, "tours.redo");
  act (f, "tours.redo");
  assert_headlines (f, "a;b;");
  choose_scene (f, 0);
  go_to_page (f, WAY_PAGE_GOALS);
  act (f, "tours.replace-view");
  g_assert_nonnull (strstr (way_tour_get_scene (get_tour (f), 0)->view, "\"page\":\"goals\""));
  assert_headlines (f, "a;b;");
}

/* What is typed belongs to the scene in which it was typed, and is kept when
 * another one is chosen, when one waits, and when the window closes. */
static void
test_words (Fixture       *f,
            gconstpointer  data)
{
  GtkTextBuffer *notes;

  make_three (f);
  choose_scene (f, 0);
  gtk_editable_set_text (template_child (get_form (f), "caption_en"), "first");
  choose_scene (f, 1);
  assert_headlines (f, "first;b;c;");
  g_assert_cmpstr (gtk_editable_get_text (template_child (get_form (f), "caption_en")), ==, "b");
  notes = gtk_text_view_get_buffer (template_child (get_form (f), "notes_zh"));
  gtk_text_buffer_set_text (notes, "备注", -1);
  wait_until (g_str_equal (way_tour_get_scene (get_tour (f), 1)->notes[WAY_LANG_ZH], "备注"));
  gtk_editable_set_text (template_child (f->editor, "title_zh"), "课");
  gtk_window_close (GTK_WINDOW (f->dialog));
  g_assert_cmpstr (way_tour_get_title (get_tour (f), WAY_LANG_ZH), ==, "课");
  assert_headlines (f, "first;b;c;");
}

/* Nor does it get lost with the window. */
static void
test_destroyed (Fixture       *f,
                gconstpointer  data)
{
  WayTours *tours;

  make_three (f);
  tours = g_object_ref (get_tours (f));
  gtk_editable_set_text (template_child (get_form (f), "caption_en"), "last words");
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (f->window == NULL);
  f->window = way_window_new (f->application, f->settings, f->session);
  g_assert_true (get_tours (f) == tours);
  assert_headlines (f, "a;b;last words;");
  g_object_unref (tours);
}

static void
drop_on (Fixture *f,
         int      from,
         int      on)
{
  GtkListBox *scenes = template_child (f->editor, "scenes");
  g_autoptr (GListModel) controllers
    = gtk_widget_observe_controllers (GTK_WIDGET (gtk_list_box_get_row_at_index (scenes, on)));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean dropped = FALSE;

  g_value_init (&value, G_TYPE_UINT);
  g_value_set_uint (&value, (guint) from);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &dropped);
    }
  g_assert_true (dropped);
}

/* A row that is dropped on another takes its place. */
static void
test_drag (Fixture       *f,
           gconstpointer  data)
{
  make_three (f);
  drop_on (f, 0, 2);
  assert_headlines (f, "b;c;a;");
  drop_on (f, 2, 0);
  assert_headlines (f, "a;b;c;");
  drop_on (f, 1, 1);
  assert_headlines (f, "a;b;c;");
}

/* A list row of the scene says what the headline will say. */
static void
test_row (Fixture       *f,
          gconstpointer  data)
{
  make_three (f);
  set_headline (f, "{policy:idds-outline-2016}");
  g_assert_nonnull (find_widget (f->editor, GTK_TYPE_LABEL, "3. Innovation-driven strategy"));
  set_headline (f, "");
  g_assert_nonnull (find_widget (f->editor, GTK_TYPE_LABEL, "3. Without headline"));
}

static void
test_picks (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *check;

  show_editor (f);
  act (f, "tours.new");
  act (f, "tours.add-scene");
  gtk_editable_set_text (template_child (get_form (f), "picks_search"), "innovation-driven");
  gtk_menu_button_popup (template_child (get_form (f), "picks_button"));
  check = find_widget (get_form (f), GTK_TYPE_LABEL, "Innovation-driven strategy, 19 May 2016");
  g_assert_nonnull (check);
  check = gtk_widget_get_ancestor (check, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  way_tour_editor_commit (WAY_TOUR_EDITOR (f->editor));
  g_assert_cmpstr (way_tour_get_scene (get_tour (f), 0)->picks[0], ==, "idds-outline-2016");
  g_assert_cmpstr (gtk_menu_button_get_label (template_child (get_form (f), "picks_button")), ==,
                   "1 policy labelled first");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  way_tour_editor_commit (WAY_TOUR_EDITOR (f->editor));
  g_assert_null (way_tour_get_scene (get_tour (f), 0)->picks[0]);
}

static void
set_bound (Fixture    *f,
           const char *name,
           const char *text)
{
  gtk_editable_set_text (template_child (get_form (f), name), text);
  way_tour_editor_commit (WAY_TOUR_EDITOR (f->editor));
}

/* A question has bands about its target; bounds that are none change nothing
 * and are pointed out. */
static void
test_question (Fixture       *f,
               gconstpointer  data)
{
  const WayPredict *predict;

  go_to_page (f, WAY_PAGE_CHARTS);
  show_editor (f);
  act (f, "tours.new");
  act (f, "tours.add-scene");
  g_assert_null (way_tour_get_scene (get_tour (f), 0)->predict);
  gtk_check_button_set_active (template_child (get_form (f), "ask"), TRUE);
  way_tour_editor_commit (WAY_TOUR_EDITOR (f->editor));
  predict = way_tour_get_scene (get_tour (f), 0)->predict;
  g_assert_nonnull (predict);
  g_assert_cmpstr (predict->policy, !=, "");
  g_assert_cmpuint (predict->n_options, ==, 4);
  g_assert_cmpstr (predict->options[0].low, ==, "2.6");
  g_assert_cmpstr (predict->options[0].high, ==, "");
  g_assert_cmpstr (predict->options[1].low, ==, "2.5");
  g_assert_cmpstr (predict->options[3].high, ==, "2.4");
  set_bound (f, "bound_1", "2.3");
  g_assert_true (gtk_widget_get_visible (template_child (get_form (f), "fault")));
  g_assert_cmpstr (way_tour_get_scene (get_tour (f), 0)->predict->options[0].low, ==, "2.6");
  set_bound (f, "bound_1", "3");
  g_assert_false (gtk_widget_get_visible (template_child (get_form (f), "fault")));
  g_assert_cmpstr (way_tour_get_scene (get_tour (f), 0)->predict->options[0].low, ==, "3");
  set_bound (f, "bound_3", "");
  g_assert_cmpuint (way_tour_get_scene (get_tour (f), 0)->predict->n_options, ==, 3);
  gtk_check_button_set_active (template_child (get_form (f), "ask"), FALSE);
  way_tour_editor_commit (WAY_TOUR_EDITOR (f->editor));
  g_assert_null (way_tour_get_scene (get_tour (f), 0)->predict);
}

/* A growth a year can be asked about as well, in bands of growth. */
static void
test_question_on_growth (Fixture       *f,
                         gconstpointer  data)
{
  const char *const areas[] = { "CHN", NULL };
  g_autoptr (WayView) view = NULL;
  const WayPredict *predict;
  GtkDropDown *target;

  go_to_page (f, WAY_PAGE_CHARTS);
  view = way_view_with_series (way_session_get_view (f->session), "rd-expenditure", areas);
  way_session_go (f->session, view);
  show_editor (f);
  act (f, "tours.new");
  act (f, "tours.add-scene");
  target = template_child (get_form (f), "target");
  g_assert_true (gtk_widget_get_visible (template_child (get_form (f), "ask")));
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (target)), ==,
                   "R&D expenditure > 7% per year by 2025 · 14th Five-Year Plan");
  gtk_check_button_set_active (template_child (get_form (f), "ask"), TRUE);
  way_tour_editor_commit (WAY_TOUR_EDITOR (f->editor));
  predict = way_tour_get_scene (get_tour (f), 0)->predict;
  g_assert_nonnull (predict);
  g_assert_cmpstr (predict->policy, ==, "fyp14-outline-2021");
  g_assert_cmpstr (predict->target, ==, "fyp14-outline-2021.1");
  g_assert_cmpuint (predict->n_options, ==, 4);
  g_assert_cmpstr (predict->options[0].low, ==, "8");
  g_assert_cmpstr (predict->options[1].low, ==, "7");
  g_assert_cmpstr (predict->options[3].high, ==, "6");
}

static void
open_path (Fixture    *f,
           const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  way_window_open (WAY_WINDOW (f->window), file);
}

/* A file that is opened or dropped becomes a tour of one's own and is shown. */
static void
test_open (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (WayTour) tour = way_built_in_tours_get (0);
  g_autofree char *json = way_tour_to_json (tour);
  g_autofree char *path = write_file ("lesson.json", json);
  g_autofree char *damaged = write_file ("damaged.waymark-tour", "{\"waymark_tour\":1,");

  open_path (f, path);
  g_assert_nonnull (other_toplevel (f->window));
  g_assert_false (way_tours_is_built_in (get_tours (f), way_tours_get_current (get_tours (f))));
  g_assert_cmpuint (way_tour_get_n_scenes (get_tour (f)), ==, way_tour_get_n_scenes (tour));
  open_path (f, damaged);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (template_child (f->window, "message")),
                                   "damaged.waymark-tour: "));
}

/* Tours that cannot be read are named in the window, with where they are. */
static void
test_damage (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "waymark", "tours", NULL);
  g_autofree char *path = g_build_filename (folder, "broken.waymark-tour", NULL);
  const char *text;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "{", -1, NULL));
  show_editor (f);
  text = gtk_label_get_text (template_child (f->window, "message"));
  g_assert_nonnull (strstr (text, folder));
  g_assert_nonnull (strstr (text, "broken.waymark-tour: "));
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Every scene gets its picture, in the moments in which nothing else is done. */
static void
test_thumbnails (Fixture       *f,
                 gconstpointer  data)
{
  GtkListBox *scenes;
  guint n;

  show_editor (f);
  scenes = template_child (f->editor, "scenes");
  n = way_tour_get_n_scenes (get_tour (f));
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *picture
        = find_widget (GTK_WIDGET (gtk_list_box_get_row_at_index (scenes, (int) i)),
                       GTK_TYPE_PICTURE, NULL);

      wait_until (gtk_picture_get_paintable (GTK_PICTURE (picture)) != NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  set_up_display (&argc, &argv);
  g_test_add ("/tours/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add ("/tours/built-in", Fixture, NULL, set_up, test_built_in, tear_down);
  g_test_add ("/tours/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/tours/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/tours/destroyed", Fixture, NULL, set_up, test_destroyed, tear_down);
  g_test_add ("/tours/drag", Fixture, NULL, set_up, test_drag, tear_down);
  g_test_add ("/tours/row", Fixture, NULL, set_up, test_row, tear_down);
  g_test_add ("/tours/picks", Fixture, NULL, set_up, test_picks, tear_down);
  g_test_add ("/tours/question", Fixture, NULL, set_up, test_question, tear_down);
  g_test_add ("/tours/question-on-growth", Fixture, NULL, set_up, test_question_on_growth,
              tear_down);
  g_test_add ("/tours/open", Fixture, NULL, set_up, test_open, tear_down);
  g_test_add ("/tours/damage", Fixture, NULL, set_up, test_damage, tear_down);
  g_test_add ("/tours/thumbnails", Fixture, NULL, set_up, test_thumbnails, tear_down);
  return g_test_run ();
}
