/* The window. The panes at its sides are made after the first frame, so that
 * the timeline is there as soon as it can be.
 */
#include "config.h"

#include "way-window-private.h"

#include <glib/gi18n.h>

#include "way-actions.h"
#include "way-fault.h"
#include "way-goals-page.h"
#include "way-navigator.h"
#include "way-presenter.h"
#include "way-saved-views-list.h"
#include "way-settings.h"
#include "way-squeeze.h"

/* No more policies than this are laid out before they are looked at. */
#define MAX_AHEAD 5000u

static const char *const page_names[WAY_N_PAGES] = {
  [WAY_PAGE_TIMELINE] = "timeline",
  [WAY_PAGE_GOALS] = "goals",
  [WAY_PAGE_CHARTS] = "charts",
  [WAY_PAGE_TABLE] = "table",
};

G_DEFINE_FINAL_TYPE (WayWindow, way_window, GTK_TYPE_APPLICATION_WINDOW)

/* Whether there are words of which it is not known yet what has them, or the
 * timeline does not show that yet. */
static gboolean
is_searching (WayWindow *window)
{
  WayView *view = way_session_get_view (window->session);

  if (*way_view_get_query (view)->text == '\0')
    return FALSE;
  return way_view_get_page (view) == WAY_PAGE_TIMELINE
         ? way_timeline_view_is_behind (window->timeline)
         : way_session_is_filtering (window->session);
}

static void
update_status (WayWindow *window)
{
  WayPage page = way_view_get_page (way_session_get_view (window->session));

  way_status_bar_show (window->status, window->session,
                       page == WAY_PAGE_TIMELINE
                       ? way_timeline_view_get_counts (window->timeline) : NULL,
                       is_searching (window));
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.zoom-in",
                                 way_timeline_view_can_zoom (window->timeline, 2));
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.zoom-out",
                                 way_timeline_view_can_zoom (window->timeline, 0.5));
  way_window_show_fault (window);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.fit",
                                 way_timeline_view_can_fit (window->timeline));
}

static gboolean
update_status_cb (gpointer data)
{
  WayWindow *window = data;

  window->status_source = 0;
  update_status (window);
  return G_SOURCE_REMOVE;
}

/* The line is written after the layout: labels must not change while widgets
 * are being allocated. */
static void
laid_out_cb (WayWindow *window)
{
  if (window->status_source == 0)
    window->status_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 5, update_status_cb, window,
                                             NULL);
}

static void
make_table (WayWindow *window)
{
  GtkWidget *table;

  if (gtk_widget_get_first_child (window->table_page) != NULL)
    return;
  table = g_object_new (WAY_TYPE_TABLE_PAGE, "hexpand", TRUE, NULL);
  way_table_page_set_session (WAY_TABLE_PAGE (table), window->session);
  g_settings_bind (window->settings, "table-columns",
                   way_table_page_get_policies (WAY_TABLE_PAGE (table)), "shown-columns",
                   G_SETTINGS_BIND_DEFAULT);
  gtk_box_append (GTK_BOX (window->table_page), table);
}

static void
make_chart (WayWindow *window)
{
  GtkWidget *chart;

  if (gtk_widget_get_first_child (window->chart_page) != NULL)
    return;
  chart = g_object_new (WAY_TYPE_CHART_PAGE, "hexpand", TRUE, NULL);
  way_chart_page_set_session (WAY_CHART_PAGE (chart), window->session, window->style);
  gtk_box_append (GTK_BOX (window->chart_page), chart);
}

static void
make_goals (WayWindow *window)
{
  GtkWidget *goals;

  if (gtk_widget_get_first_child (window->goals_page) != NULL)
    return;
  goals = g_object_new (WAY_TYPE_GOALS_PAGE, "hexpand", TRUE, NULL);
  way_goals_page_set_session (WAY_GOALS_PAGE (goals), window->session, window->style);
  gtk_box_append (GTK_BOX (window->goals_page), goals);
}

/* The menu button that stands for the buttons of the pages says which it is. */
static void
name_page (WayWindow *window)
{
  GtkStackPage *page
    = gtk_stack_get_page (window->pages, gtk_stack_get_visible_child (window->pages));

  gtk_menu_button_set_label (window->page_menu, gtk_stack_page_get_title (page));
}

/* Pages but the timeline are made when they are first looked at, if not before. */
static void
show_page (WayWindow *window,
           WayPage    page)
{
  if (page == WAY_PAGE_TABLE)
    make_table (window);
  else if (page == WAY_PAGE_CHARTS)
    make_chart (window);
  else if (page == WAY_PAGE_GOALS)
    make_goals (window);
  gtk_stack_set_visible_child_name (window->pages, page_names[page]);
  name_page (window);
}

/* Only another query changes the entry: what is being typed is searched for a
 * moment later, and must not be lost to a change of the view until then. */
static void
update_search (WayWindow      *window,
               const WayQuery *query)
{
  const char *shown = gtk_editable_get_text (GTK_EDITABLE (window->search));

  if (g_strcmp0 (window->searched, query->text) == 0)
    return;
  g_free (window->searched);
  window->searched = g_strdup (query->text);
  if (g_strcmp0 (shown, query->text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (window->search), query->text);
}

static void
view_changed_cb (WayWindow *window)
{
  WayView *view = way_session_get_view (window->session);
  const char *selection = way_view_get_selection (view);
  GtkWidget *widget = GTK_WIDGET (window);

  gtk_widget_action_set_enabled (widget, "win.back", way_session_can_go_back (window->session));
  gtk_widget_action_set_enabled (widget, "win.forward",
                                 way_session_can_go_forward (window->session));
  gtk_widget_action_set_enabled (widget, "win.fit-selection", *selection != '\0');
  gtk_widget_action_set_enabled (widget, "win.compare", *selection != '\0');
  gtk_widget_action_set_enabled (widget, "win.show-all",
                                 !way_query_is_empty (way_view_get_query (view)));
  update_search (window, way_view_get_query (view));
  if (window->page != way_view_get_page (view))
    {
      window->page = way_view_get_page (view);
      show_page (window, window->page);
      g_object_notify (G_OBJECT (window), "page");
    }
  if (g_strcmp0 (window->selection, selection) != 0)
    {
      g_free (window->selection);
      window->selection = g_strdup (selection);
      if (*selection != '\0' && way_panes_is_narrow (window->panes))
        way_panes_set_end_open (window->panes, TRUE);
    }
  /* The hits of the words may come before the next frame. */
  if (*way_view_get_query (view)->text != '\0' && way_session_is_filtering (window->session))
    update_status (window);
  else
    laid_out_cb (window);
}

static void
search_changed_cb (WayWindow *window)
{
  WayView *view = way_session_get_view (window->session);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (window->search));
  g_autoptr (WayQuery) query = way_query_copy (way_view_get_query (view));
  g_autoptr (WayView) filtered = NULL;
  gboolean searching;

  if (g_str_equal (query->text, text))
    return;
  searching = *query->text != '\0';
  g_free (query->text);
  query->text = g_strdup (text);
  filtered = way_view_with_query (view, query);
  /* A search is one entry of the history, however many keys it takes. */
  if (searching && *text != '\0')
    way_session_update (window->session, filtered);
  else
    way_session_go (window->session, filtered);
}

/**
 * way_window_step_hit:
 * @window: a window
 * @direction: 1 or -1
 *
 * Selects the next or previous hit of the search and shows it.
 */
void
way_window_step_hit (WayWindow *window,
                     int        direction)
{
  guint policy = way_search_pane_find_next (window->search_pane, direction);

  if (policy != WAY_NONE)
    way_timeline_view_select (window->timeline, policy, FALSE);
  else
    gtk_widget_error_bell (GTK_WIDGET (window->search));
}

static void
hit_chosen_cb (WayWindow *window,
               guint      policy)
{
  way_timeline_view_select (window->timeline, policy, FALSE);
}

static void
span_chosen_cb (WayWindow *window,
                double     start,
                double     end)
{
  way_timeline_view_fit_span (window->timeline, start, end);
  gtk_widget_grab_focus (GTK_WIDGET (window->timeline));
}

static void
place_chosen_cb (WayWindow *window,
                 guint      policy)
{
  way_timeline_view_select (window->timeline, policy, TRUE);
}

/* Enter may come before what was typed has been searched for. */
static void
search_activated_cb (WayWindow *window)
{
  search_changed_cb (window);
  way_window_step_hit (window, 1);
}

static void
search_stopped_cb (WayWindow *window)
{
  gtk_editable_set_text (GTK_EDITABLE (window->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (window->timeline));
}

static void
panes_changed_cb (WayWindow *window)
{
  gboolean sidebar = way_panes_get_start_open (window->panes);
  gboolean detail = way_panes_get_end_open (window->panes);

  if (window->sidebar_open != sidebar)
    {
      window->sidebar_open = sidebar;
      g_object_notify (G_OBJECT (window), "sidebar-open");
    }
  if (window->detail_open != detail)
    {
      window->detail_open = detail;
      g_object_notify (G_OBJECT (window), "detail-open");
    }
}

/* All windows of the program share the views, so that none writes over what
 * another has saved. */
static WaySavedViews *
get_saved_views (WayWindow *window)
{
  GObject *application = G_OBJECT (gtk_window_get_application (GTK_WINDOW (window)));
  WaySavedViews *views = g_object_get_data (application, "saved-views");
  g_autofree char *path = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (views != NULL)
    return views;
  path = g_build_filename (g_get_user_data_dir (), "waymark", "views.json", NULL);
  views = way_saved_views_new (path);
  g_object_set_data_full (application, "saved-views", views, g_object_unref);
  if (way_saved_views_load (views, &error))
    return views;
  reason = way_fault_tell (error);
  text = g_error_matches (error, WAY_SAVED_VIEWS_ERROR, WAY_SAVED_VIEWS_ERROR_DAMAGED)
    ? g_strdup_printf (_("The saved views are damaged and cannot be read. The file is kept as %s."),
                       error->message)
    : g_strdup_printf (_("The saved views cannot be read: %s"), reason);
  way_window_show_message (window, text);
  return views;
}

static void
make_side_panes (WayWindow *window)
{
  GtkWidget *filters = g_object_new (WAY_TYPE_FILTER_BAR, "hexpand", TRUE, NULL);
  GtkWidget *detail = g_object_new (WAY_TYPE_DETAIL_PANE, "hexpand", TRUE, NULL);

  way_saved_views_list_set (WAY_SAVED_VIEWS_LIST (window->saved_list), window->session,
                            get_saved_views (window));
  way_filter_bar_set_session (WAY_FILTER_BAR (filters), window->session, window->style);
  way_detail_pane_set_session (WAY_DETAIL_PANE (detail), window->session, window->style);
  gtk_box_append (GTK_BOX (window->sidebar), filters);
  gtk_box_append (GTK_BOX (window->detail), detail);
  window->complete = TRUE;
}

static gboolean
make_chart_cb (gpointer data)
{
  WayWindow *window = data;

  window->panes_source = 0;
  make_chart (window);
  return G_SOURCE_REMOVE;
}

/* The pages of goals and charts open within a frame only if they are there
 * already. Of a large library they are made when they are first looked at, like
 * the table. */
static gboolean
make_goals_cb (gpointer data)
{
  WayWindow *window = data;

  window->panes_source = 0;
  if (way_dataset_get_n_rows (way_session_get_dataset (window->session), WAY_TABLE_POLICIES)
      > MAX_AHEAD)
    return G_SOURCE_REMOVE;
  make_goals (window);
  window->panes_source = g_idle_add_full (G_PRIORITY_LOW, make_chart_cb, window, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
make_side_panes_cb (gpointer data)
{
  WayWindow *window = data;

  make_side_panes (window);
  window->panes_source = g_idle_add_full (G_PRIORITY_LOW, make_goals_cb, window, NULL);
  return G_SOURCE_REMOVE;
}

static void
first_frame_cb (GdkFrameClock *clock,
                WayWindow     *window)
{
  g_signal_handlers_disconnect_by_func (clock, first_frame_cb, window);
  window->panes_source = g_idle_add_full (G_PRIORITY_LOW, make_side_panes_cb, window, NULL);
}

static void
way_window_realize (GtkWidget *widget)
{
  WayWindow *window = WAY_WINDOW (widget);

  GTK_WIDGET_CLASS (way_window_parent_class)->realize (widget);
  if (!window->complete && window->panes_source == 0)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                             G_CALLBACK (first_frame_cb), window, 0);
}

static gboolean
way_window_close_request (GtkWindow *base)
{
  WayWindow *window = WAY_WINDOW (base);

  if (!way_window_may_close (window))
    return TRUE;
  way_window_save_state (window);
  g_cancellable_cancel (window->cancellable);
  way_window_stop_opening (window);
  /* A popover with the keyboard would keep the window alive. */
  gtk_popover_popdown (GTK_POPOVER (window->go_to));
  return GTK_WINDOW_CLASS (way_window_parent_class)->close_request (base);
}

static void
way_window_dispose (GObject *object)
{
  WayWindow *window = WAY_WINDOW (object);

  g_clear_handle_id (&window->status_source, g_source_remove);
  way_window_stop_opening (window);
  g_cancellable_cancel (window->reading);
  g_clear_object (&window->reading);
  g_clear_handle_id (&window->panes_source, g_source_remove);
  if (window->session_signals != NULL)
    g_signal_group_set_target (window->session_signals, NULL);
  g_clear_object (&window->session_signals);
  g_clear_object (&window->session);
  g_clear_object (&window->style);
  g_clear_object (&window->settings);
  g_clear_object (&window->cancellable);
  g_clear_pointer (&window->selection, g_free);
  g_clear_pointer (&window->searched, g_free);
  g_clear_weak_pointer (&window->tours_dialog);
  g_clear_weak_pointer (&window->presenter);

  G_OBJECT_CLASS (way_window_parent_class)->dispose (object);
}

static void
way_window_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  WayWindow *window = WAY_WINDOW (object);

  switch (id)
    {
    case WAY_WINDOW_PROP_PAGE:
      g_value_set_string (value, page_names[window->page]);
      break;
    case WAY_WINDOW_PROP_SIDEBAR:
      g_value_set_boolean (value, window->panes != NULL
                                  && way_panes_get_start_open (window->panes));
      break;
    case WAY_WINDOW_PROP_DETAIL:
      g_value_set_boolean (value, window->panes != NULL
                                  && way_panes_get_end_open (window->panes));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_page (WayWindow  *window,
          const char *name)
{
  for (guint page = 0; name != NULL && page < WAY_N_PAGES; page++)
    if (g_str_equal (name, page_names[page]))
      {
        g_autoptr (WayView) view
          = way_view_with_page (way_session_get_view (window->session), page);

        way_session_go (window->session, view);
      }
}

static void
way_window_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  WayWindow *window = WAY_WINDOW (object);

  switch (id)
    {
    case WAY_WINDOW_PROP_PAGE:
      set_page (window, g_value_get_string (value));
      break;
    case WAY_WINDOW_PROP_SIDEBAR:
      way_panes_set_start_open (window->panes, g_value_get_boolean (value));
      break;
    case WAY_WINDOW_PROP_DETAIL:
      way_panes_set_end_open (window->panes, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  g_object_class_install_property (object_class, WAY_WINDOW_PROP_PAGE,
                                   g_param_spec_string ("page", NULL, NULL, "timeline", flags));
  g_object_class_install_property (object_class, WAY_WINDOW_PROP_SIDEBAR,
                                   g_param_spec_boolean ("sidebar-open", NULL, NULL, TRUE, flags));
  g_object_class_install_property (object_class, WAY_WINDOW_PROP_DETAIL,
                                   g_param_spec_boolean ("detail-open", NULL, NULL, TRUE, flags));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, WayWindow, search);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, message_revealer);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, message);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, saved_button);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, saved_popover);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, saved_list);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, search_pane);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, page_menu);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, timeline);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, strip_chooser);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, overview);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, goals_page);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, chart_page);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, table_page);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, detail);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, status);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, go_to);
  gtk_widget_class_bind_template_callback (widget_class, span_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, hit_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, panes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, laid_out_cb);
}

static void
way_window_class_init (WayWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = way_window_dispose;
  object_class->get_property = way_window_get_property;
  object_class->set_property = way_window_set_property;
  widget_class->realize = way_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = way_window_close_request;
  install_properties (object_class);

  g_type_ensure (WAY_TYPE_GO_TO_POPOVER);
  g_type_ensure (WAY_TYPE_PANES);
  g_type_ensure (WAY_TYPE_SAVED_VIEWS_LIST);
  g_type_ensure (WAY_TYPE_SEARCH_PANE);
  g_type_ensure (WAY_TYPE_TIMELINE_VIEW);
  g_type_ensure (WAY_TYPE_CHART_CANVAS);
  g_type_ensure (WAY_TYPE_OVERVIEW);
  g_type_ensure (WAY_TYPE_SERIES_CHOOSER);
  g_type_ensure (WAY_TYPE_SQUEEZE);
  g_type_ensure (WAY_TYPE_STATUS_BAR);
  bind_template (widget_class);
  way_window_install_actions (widget_class);
}

static void
way_window_init (WayWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  g_signal_connect_object (window->saved_list, "opened", G_CALLBACK (gtk_popover_popdown),
                           window->saved_popover, G_CONNECT_SWAPPED);
  way_why_answer_by (GTK_WIDGET (window->panes), way_window_answer);
  way_window_accept_drops (window);
  panes_changed_cb (window);
  name_page (window);
  window->cancellable = g_cancellable_new ();
  window->session_signals = g_signal_group_new (WAY_TYPE_SESSION);
  g_signal_group_connect_swapped (window->session_signals, "notify::view",
                                  G_CALLBACK (view_changed_cb), window);
}

static void
restore_size (WayWindow *window)
{
  way_panes_set_remembered (window->panes,
                            g_settings_get_boolean (window->settings, "sidebar-visible"),
                            g_settings_get_boolean (window->settings, "detail-visible"));
  gtk_window_set_default_size (GTK_WINDOW (window),
                               g_settings_get_int (window->settings, "width"),
                               g_settings_get_int (window->settings, "height"));
  if (g_settings_get_boolean (window->settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (window));
}

static void
restore_view (GSettings  *settings,
              WaySession *session)
{
  g_autofree char *json = g_settings_get_string (settings, "view");
  g_autoptr (WayView) view = NULL;

  /* A view that cannot be read is one of an older version: the first view of
   * the data set does instead. */
  if (*json != '\0')
    view = way_view_from_json (json, way_session_get_dataset (session), NULL);
  if (view != NULL)
    way_session_update (session, view);
}

static WayWindow *
make_window (GtkApplication *application,
             GSettings      *settings,
             WaySession     *session)
{
  WayWindow *window = g_object_new (WAY_TYPE_WINDOW, "application", application, NULL);

  window->settings = g_object_ref (settings);
  window->session = g_object_ref (session);
  window->style = way_scene_style_new (way_session_get_lang (session));
  restore_size (window);
  g_settings_bind (settings, "wheel-zooms", way_navigator_of_session (session), "wheel-zooms",
                   G_SETTINGS_BIND_GET);
  way_timeline_view_set_session (window->timeline, session, window->style);
  way_search_pane_set_session (window->search_pane, session);
  way_go_to_popover_set_session (window->go_to, session);
  way_chart_canvas_set_session (window->strip, session, window->style);
  way_series_chooser_set_session (window->strip_chooser, session);
  way_chart_canvas_set_cover (window->strip, GTK_WIDGET (window->strip_chooser));
  way_overview_set_session (window->overview, session, window->style);
  g_signal_group_set_target (window->session_signals, session);
  view_changed_cb (window);
  way_window_lay_own (window);
  gtk_widget_grab_focus (GTK_WIDGET (window->timeline));
  way_window_read_links (window);
  return window;
}

/**
 * way_window_new:
 * @application: the application
 * @settings: the program's settings
 * @session: what the window shows
 *
 * Returns: (transfer none): a window, as it was left the last time
 */
GtkWidget *
way_window_new (GtkApplication *application,
                GSettings      *settings,
                WaySession     *session)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application) && G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (WAY_IS_SESSION (session), NULL);

  restore_view (settings, session);
  return GTK_WIDGET (make_window (application, settings, session));
}

/**
 * way_window_new_again:
 * @old: a window, which is not needed after that
 *
 * Makes a window around the session of another one, in the language that the
 * session has by now.
 *
 * Returns: (transfer none): a window that shows what @old does, in the same
 *   place
 */
GtkWidget *
way_window_new_again (WayWindow *old)
{
  WayNavigator *navigator;
  WayWindow *window;
  gboolean tours;

  g_return_val_if_fail (WAY_IS_WINDOW (old), NULL);

  /* Closing takes over what is being typed there. */
  tours = old->tours_dialog != NULL;
  if (tours)
    gtk_window_close (GTK_WINDOW (old->tours_dialog));
  /* What moves would go on with widgets of the old window. */
  navigator = way_navigator_of_session (old->session);
  way_navigator_cancel (navigator);
  way_navigator_stop (navigator);
  way_window_save_state (old);
  window = make_window (gtk_window_get_application (GTK_WINDOW (old)), old->settings,
                        old->session);
  way_timeline_view_set_scroll (window->timeline, way_timeline_view_get_scroll (old->timeline));
  if (gtk_window_is_fullscreen (GTK_WINDOW (old)))
    gtk_window_fullscreen (GTK_WINDOW (window));
  if (gtk_revealer_get_reveal_child (old->message_revealer))
    way_window_show_message (window, gtk_label_get_text (old->message));
  g_set_weak_pointer (&window->presenter, old->presenter);
  if (window->presenter != NULL)
    way_presenter_set_main_window (WAY_PRESENTER (window->presenter), GTK_WINDOW (window));
  if (tours)
    way_window_show_tours (window);
  return GTK_WIDGET (window);
}

/**
 * way_window_save_state:
 * @window: a window
 *
 * Saves size, panes and view in the settings, from where the next window takes
 * them.
 */
void
way_window_save_state (WayWindow *window)
{
  g_autofree char *json = NULL;
  gboolean sidebar, detail, maximized;
  int width, height;

  g_return_if_fail (WAY_IS_WINDOW (window));

  json = way_view_to_json (way_session_get_view (window->session),
                           way_session_get_dataset (window->session));
  maximized = gtk_window_is_maximized (GTK_WINDOW (window));
  way_panes_get_remembered (window->panes, &sidebar, &detail);
  g_settings_set_boolean (window->settings, "sidebar-visible", sidebar);
  g_settings_set_boolean (window->settings, "detail-visible", detail);
  g_settings_set_string (window->settings, "view", json);
  g_settings_set_boolean (window->settings, "maximized", maximized);
  if (!maximized && !gtk_window_is_fullscreen (GTK_WINDOW (window)))
    {
      gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
      g_settings_set_int (window->settings, "width", width);
      g_settings_set_int (window->settings, "height", height);
    }
}

/**
 * way_window_get_session:
 * @window: a window
 *
 * Returns: (transfer none): what it shows
 */
WaySession *
way_window_get_session (WayWindow *window)
{
  g_return_val_if_fail (WAY_IS_WINDOW (window), NULL);

  return window->session;
}

/**
 * way_window_is_complete:
 * @window: a window
 *
 * Returns: whether its side panes have been made
 */
gboolean
way_window_is_complete (WayWindow *window)
{
  g_return_val_if_fail (WAY_IS_WINDOW (window), FALSE);

  return window->complete;
}

/**
 * way_window_show_message:
 * @window: a window
 * @text: what went wrong, and the way out
 *
 * Shows a message above the content until it is closed.
 */
void
way_window_show_message (WayWindow  *window,
                         const char *text)
{
  g_return_if_fail (WAY_IS_WINDOW (window) && text != NULL);

  gtk_label_set_text (window->message, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (window->message), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_revealer_set_reveal_child (window->message_revealer, TRUE);
}

/**
 * way_window_show_error:
 * @window: a window
 * @error: what went wrong
 *
 * Shows an error likewise, in the language of the window.
 */
void
way_window_show_error (WayWindow    *window,
                       const GError *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (WAY_IS_WINDOW (window) && error != NULL);

  text = way_fault_tell (error);
  way_window_show_message (window, text);
}
