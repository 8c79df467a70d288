/* The actions of the window. */
#include "config.h"

#include "way-window-private.h"

#include <glib/gi18n.h>

#include "way-actions.h"
#include "way-export-dialog.h"
#include "way-folding.h"
#include "way-print-preview.h"

#define ZOOM_STEP 1.5
#define PAN_SHARE 0.2

static void
zoom_in_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  way_timeline_view_zoom (WAY_WINDOW (widget)->timeline, ZOOM_STEP);
}

static void
zoom_out_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  way_timeline_view_zoom (WAY_WINDOW (widget)->timeline, 1 / ZOOM_STEP);
}

static void
fit_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  way_timeline_view_fit (WAY_WINDOW (widget)->timeline);
}

static void
fit_selection_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  way_timeline_view_fit_policy (WAY_WINDOW (widget)->timeline);
}

static void
show_detail_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  way_panes_set_end_open (WAY_WINDOW (widget)->panes, TRUE);
}

static void
pan_earlier_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  way_timeline_view_pan (WAY_WINDOW (widget)->timeline, -PAN_SHARE);
}

static void
pan_later_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  way_timeline_view_pan (WAY_WINDOW (widget)->timeline, PAN_SHARE);
}

static void
back_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  way_session_go_back (WAY_WINDOW (widget)->session);
}

static void
forward_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  way_session_go_forward (WAY_WINDOW (widget)->session);
}

static void
search_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (WAY_WINDOW (widget)->search));
}

/* The entry stands at the top of the timeline, which is what it moves. */
static void
go_to_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  WayWindow *window = WAY_WINDOW (widget);
  GtkWidget *timeline = GTK_WIDGET (window->timeline);
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (window->go_to));
  graphene_rect_t bounds;

  g_object_set (window, "page", "timeline", NULL);
  if (gtk_widget_compute_bounds (timeline, box, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (window->go_to),
                                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                   MAX ((int) bounds.size.width, 1), 1 });
  gtk_popover_popup (GTK_POPOVER (window->go_to));
}

static void
next_hit_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  way_window_step_hit (WAY_WINDOW (widget), 1);
}

static void
previous_hit_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  way_window_step_hit (WAY_WINDOW (widget), -1);
}

static void
show_all_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayWindow *window = WAY_WINDOW (widget);
  g_autoptr (WayQuery) query = way_query_new ();
  g_autoptr (WayView) view = way_view_with_query (way_session_get_view (window->session), query);

  way_session_go (window->session, view);
}

/* The policy that another succeeds, or is succeeded by: the one it is most
 * often compared with. */
static const char *
find_neighbour (const WayDataset *dataset,
                guint             policy)
{
  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_RELATIONS); i++)
    {
      const WayRelation *relation = way_dataset_get_relation (dataset, i);

      if (relation->kind == WAY_RELATION_SUCCEEDS
          && (relation->from == policy || relation->to == policy))
        return way_dataset_get_policy (dataset, relation->from == policy
                                                ? relation->to : relation->from)->id;
    }
  return "";
}

/* The selected policy beside another, goal by goal. */
static void
show_comparison (WaySession *session,
                 const char *other)
{
  WayView *now = way_session_get_view (session);
  g_autoptr (WayView) page = way_view_with_page (now, WAY_PAGE_GOALS);
  g_autoptr (WayView) view = NULL;
  WayGoalsLook look = way_view_get_goals (now);

  look.shown = WAY_GOALS_COMPARE;
  look.other = other;
  view = way_view_with_goals (page, look);
  way_session_go (session, view);
}

static void
compare_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  WaySession *session = WAY_WINDOW (widget)->session;
  WayView *now = way_session_get_view (session);
  WayGoalsLook look = way_view_get_goals (now);

  if (*look.other == '\0' || g_str_equal (look.other, way_view_get_selection (now)))
    look.other = find_neighbour (way_session_get_dataset (session),
                                 way_session_get_selected (session));
  show_comparison (session, look.other);
}

static void
compare_with_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  show_comparison (WAY_WINDOW (widget)->session, g_variant_get_string (parameter, NULL));
}

/**
 * way_window_answer:
 * @widget: the panes of a window
 * @place: unused
 *
 * Answers "why does it say so?" where nothing that has the keyboard does.
 *
 * Returns: (transfer full) (nullable): what the selected policy rests on
 */
WayAnswer *
way_window_answer (GtkWidget   *widget,
                   WayWhyPlace *place)
{
  WaySession *session = WAY_WINDOW (gtk_widget_get_root (widget))->session;
  guint selected = way_session_get_selected (session);
  WayAnswer *answer;

  if (selected == WAY_NONE)
    return NULL;
  answer = way_why_new_answer (session);
  way_answer_add_policy (answer, selected);
  return answer;
}

/* What has the keyboard answers, else the selected policy. */
static void
why_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  WayWindow *window = WAY_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if ((focus == NULL || !way_why_ask (focus)) && !way_why_ask (GTK_WIDGET (window->panes)))
    gtk_widget_error_bell (widget);
}

static void
saved_views_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  gtk_menu_button_popup (WAY_WINDOW (widget)->saved_button);
  gtk_widget_grab_focus (WAY_WINDOW (widget)->saved_list);
}

static void
present_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  way_window_present_tour (WAY_WINDOW (widget), g_str_equal (name, "win.present-view"));
}

static void
tours_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  way_window_show_tours (WAY_WINDOW (widget));
}

static void
add_scene_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  way_window_add_scene (WAY_WINDOW (widget));
}

static void
unfold_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  WaySession *session = WAY_WINDOW (widget)->session;
  WayView *now = way_session_get_view (session);
  g_autoptr (WayView) unfolded
    = way_folding_unfold_all (way_session_get_dataset (session), now,
                              way_view_get_page (now) == WAY_PAGE_GOALS
                              ? WAY_GROUP_THEME : way_view_get_grouping (now));

  way_session_go (session, unfolded);
}

static void
fullscreen_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
close_message_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  way_window_stop_opening (WAY_WINDOW (widget));
  gtk_revealer_set_reveal_child (WAY_WINDOW (widget)->message_revealer, FALSE);
}

/* One level at a time: a gesture, a pane that covers the content, the message, the
 * search, the selection, full screen. */
static void
escape_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  WayWindow *window = WAY_WINDOW (widget);
  const WayQuery *query = way_view_get_query (way_session_get_view (window->session));

  if (way_timeline_view_cancel (window->timeline))
    return;
  if (way_panes_is_narrow (window->panes) && way_panes_get_start_open (window->panes))
    way_panes_set_start_open (window->panes, FALSE);
  else if (way_panes_is_narrow (window->panes) && way_panes_get_end_open (window->panes))
    way_panes_set_end_open (window->panes, FALSE);
  else if (gtk_revealer_get_reveal_child (window->message_revealer))
    close_message_cb (widget, NULL, NULL);
  else if (*query->text != '\0')
    gtk_editable_set_text (GTK_EDITABLE (window->search), "");
  else if (way_session_get_selected (window->session) != WAY_NONE)
    way_session_select (window->session, WAY_NONE);
  else if (gtk_window_is_fullscreen (GTK_WINDOW (window)))
    gtk_window_unfullscreen (GTK_WINDOW (window));
}

static void
open_response_cb (WayWindow            *window,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      way_window_open (window, file);
    }
  g_object_unref (chooser);
}

static void
open_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_("Open a data set, an exported picture or a tour"),
                                   GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
                                   NULL);
  g_autoptr (GtkFileFilter) sets = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (sets, _("Data sets, exported pictures and tours"));
  gtk_file_filter_add_pattern (sets, "*.waymark");
  gtk_file_filter_add_pattern (sets, "*.db");
  gtk_file_filter_add_pattern (sets, "*.png");
  gtk_file_filter_add_pattern (sets, "*.svg");
  gtk_file_filter_add_pattern (sets, "*" WAY_TOUR_SUFFIX);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), sets);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (open_response_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
export_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  WayWindow *window = WAY_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (way_export_dialog_new (window, window->settings)));
}

/* What the page shows, without a dialog before it. */
static void
print_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  WaySession *session = way_window_get_session (WAY_WINDOW (widget));
  WayDataset *dataset = way_session_get_dataset (session);
  WayView *view = way_session_get_view (session);
  const WayPictureOptions options = {
    .content = way_picture_get_usual (dataset, view), .variant = WAY_THEME_PRINT,
    .lang = way_session_get_lang (session), .made_on = WAY_NO_DAY,
  };
  g_autoptr (WayPictureJob) job = way_picture_job_new (dataset, view, &options);

  gtk_window_present (GTK_WINDOW (way_print_preview_new (GTK_WINDOW (widget), job)));
}

static void
help_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  g_autoptr (GtkWidget) help = way_actions_new_help ();

  gtk_window_set_transient_for (GTK_WINDOW (help), GTK_WINDOW (widget));
  gtk_window_present (GTK_WINDOW (help));
}

/**
 * way_window_install_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions whose names begin with "win.".
 */
void
way_window_install_actions (GtkWidgetClass *widget_class)
{
  const struct { const char *name; GtkWidgetActionActivateFunc activate; } table[] = {
    { "win.zoom-in", zoom_in_cb },
    { "win.zoom-out", zoom_out_cb },
    { "win.fit", fit_cb },
    { "win.fit-selection", fit_selection_cb },
    { "win.show-detail", show_detail_cb },
    { "win.pan-earlier", pan_earlier_cb },
    { "win.pan-later", pan_later_cb },
    { "win.back", back_cb },
    { "win.forward", forward_cb },
    { "win.compare", compare_cb },
    { "win.why", why_cb },
    { "win.search", search_cb },
    { "win.go-to", go_to_cb },
    { "win.next-hit", next_hit_cb },
    { "win.previous-hit", previous_hit_cb },
    { "win.show-all", show_all_cb },
    { "win.saved-views", saved_views_cb },
    { "win.present", present_cb },
    { "win.present-view", present_cb },
    { "win.tours", tours_cb },
    { "win.add-scene", add_scene_cb },
    { "win.unfold", unfold_cb },
    { "win.fullscreen", fullscreen_cb },
    { "win.close-message", close_message_cb },
    { "win.escape", escape_cb },
    { "win.star", way_window_star_cb },
    { "win.undo", way_window_undo_cb },
    { "win.save-citation", way_window_save_citation_cb },
    { "win.open", open_cb },
    { "win.export", export_cb },
    { "win.print", print_cb },
    { "win.show-help-overlay", help_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_widget_class_install_action (widget_class, table[i].name, NULL, table[i].activate);
  gtk_widget_class_install_action (widget_class, "win.compare-with", "s", compare_with_cb);
  gtk_widget_class_install_action (widget_class, "win.cite", "s", way_window_cite_cb);
  gtk_widget_class_install_property_action (widget_class, "win.page", "page");
  gtk_widget_class_install_property_action (widget_class, "win.toggle-sidebar", "sidebar-open");
  gtk_widget_class_install_property_action (widget_class, "win.toggle-detail", "detail-open");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.escape", NULL);
  /* Not for the whole program: text has the same key. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
}
