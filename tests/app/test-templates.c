/* Every template can be made into a widget, and names nothing that is not
 * there.
 */
#include "config.h"

#include "fixture.h"
#include "way-application.h"
#include "way-chart-page.h"
#include "way-detail-pane.h"
#include "way-export-dialog.h"
#include "way-filter-bar.h"
#include "way-go-to-popover.h"
#include "way-known-control.h"
#include "way-notes-window.h"
#include "way-presenter.h"
#include "way-print-preview.h"
#include "way-saved-views-list.h"
#include "way-scene-form.h"
#include "way-search-pane.h"
#include "way-status-bar.h"
#include "way-table-page.h"
#include "way-goals-page.h"
#include "way-table-view.h"
#include "way-tour-editor.h"

#define FOLDER "/org/waymark/Waymark/ui/"

typedef GType (*GetType) (void);

static const struct
{
  const char *file;
  GetType     get_type;
} templates[] = {
  { "chart-page.ui", way_chart_page_get_type },
  { "detail-pane.ui", way_detail_pane_get_type },
  { "export-dialog.ui", way_export_dialog_get_type },
  { "filter-bar.ui", way_filter_bar_get_type },
  { "go-to-popover.ui", way_go_to_popover_get_type },
  { "saved-views-list.ui", way_saved_views_list_get_type },
  { "known-control.ui", way_known_control_get_type },
  { "scene-form.ui", way_scene_form_get_type },
  { "search-pane.ui", way_search_pane_get_type },
  { "status-bar.ui", way_status_bar_get_type },
  { "table-page.ui", way_table_page_get_type },
  { "goals-page.ui", way_goals_page_get_type },
  { "table-view.ui", way_table_view_get_type },
  { "tour-editor.ui", way_tour_editor_get_type },
  { "notes-window.ui", way_notes_window_get_type },
  { "presenter.ui", way_presenter_get_type },
  { "print-preview.ui", way_print_preview_get_type },
  { "window.ui", way_window_get_type },
};

static char *
read_template (const char *file)
{
  g_autofree char *path = g_strconcat (FOLDER, file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* A template that is added has to be added here as well. */
static void
test_all_are_known (void)
{
  g_auto (GStrv) files
    = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  guint n_templates = 0;

  for (guint i = 0; files[i] != NULL; i++)
    if (g_str_has_suffix (files[i], ".ui"))
      {
        guint known = 0;

        while (known < G_N_ELEMENTS (templates) && !g_str_equal (templates[known].file, files[i]))
          known++;
        g_assert_cmpuint (known, <, G_N_ELEMENTS (templates));
        n_templates++;
      }
  g_assert_cmpuint (n_templates, ==, G_N_ELEMENTS (templates));
}

/* Without what it is to show, a widget is made, shown and given up again. */
static void
test_instantiate (gconstpointer data)
{
  guint number = GPOINTER_TO_UINT (data);
  GObject *widget = g_object_new (templates[number].get_type (), NULL);

  if (GTK_IS_WINDOW (widget))
    {
      g_object_add_weak_pointer (widget, (gpointer *) &widget);
      gtk_window_destroy (GTK_WINDOW (widget));
      wait_until (widget == NULL);
    }
  else
    {
      GtkWidget *window = new_test_window (GTK_WIDGET (g_object_ref_sink (widget)));

      gtk_window_destroy (GTK_WINDOW (window));
      g_assert_finalize_object (widget);
    }
}

/* Calls for every text between two strings. */
static guint
for_each (const char *xml,
          const char *before,
          const char *after,
          void      (*check) (const char *text))
{
  guint n = 0;

  for (const char *at = strstr (xml, before); at != NULL; at = strstr (at, before))
    {
      const char *end;
      g_autofree char *text = NULL;

      at += strlen (before);
      end = strstr (at, after);
      g_assert_nonnull (end);
      text = g_strndup (at, end - at);
      check (text);
      n++;
    }
  return n;
}

static gboolean
class_has_action (GType       type,
                  const char *wanted)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  const GVariantType *parameter;
  const char *name, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action ((GtkWidgetClass *) klass, i, &owner, &name,
                                                   &parameter, &property); i++)
    if (g_str_equal (name, wanted))
      return TRUE;
  return FALSE;
}

static void
check_action (const char *name)
{
  static const char *const of_application[] = { "app.about", "app.both-languages",
                                                "app.color-scheme", "app.language",
                                                "app.wheel-zooms" };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    found = found || class_has_action (templates[i].get_type (), name);
  for (guint i = 0; i < G_N_ELEMENTS (of_application); i++)
    found = found || g_str_equal (of_application[i], name);
  g_test_message ("%s", name);
  g_assert_true (found);
}

static void
test_actions (void)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autofree char *xml = read_template (templates[i].file);

      n += for_each (xml, "<property name=\"action-name\">", "</property>", check_action);
      n += for_each (xml, "<attribute name=\"action\">", "</attribute>", check_action);
    }
  g_assert_cmpuint (n, >, 20);
}

static void
check_icon (const char *name)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  g_test_message ("%s", name);
  g_assert_true (gtk_icon_theme_has_icon (theme, name));
}

/* An icon that is missing is a broken picture, and no warning. */
static void
test_icons (void)
{
  g_autofree char *icons
    = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "data", "icons", NULL);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  guint n = 0;

  gtk_icon_theme_add_search_path (theme, icons);
  gtk_icon_theme_add_resource_path (theme, "/org/waymark/Waymark/icons");
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autofree char *xml = read_template (templates[i].file);

      n += for_each (xml, "<property name=\"icon-name\">", "</property>", check_icon);
    }
  g_assert_cmpuint (n, >, 5);
}

int
main (int   argc,
      char *argv[])
{
  set_up_display (&argc, &argv);
  g_test_add_func ("/templates/all-are-known", test_all_are_known);
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autofree char *path = g_strconcat ("/templates/instantiate/", templates[i].file, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_instantiate);
    }
  g_test_add_func ("/templates/actions", test_actions);
  g_test_add_func ("/templates/icons", test_icons);
  return g_test_run ();
}
