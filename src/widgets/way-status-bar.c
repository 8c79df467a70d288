/* Each part of the line is a link to what it counts: an address such as
 * "action:fit" names an action of the window.
 */
#include "config.h"

#include "way-status-bar.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "way-known-control.h"

/* Spans that ought to begin with a day may begin a little beside it. */
#define TINY_DAYS 1e-6

struct _WayStatusBar
{
  GtkWidget  parent_instance;

  /* template */
  GtkWidget *box;
  GtkLabel  *counts;
  GtkWidget *progress;   /* while the links are being read */
  GtkWidget *known;
  GtkLabel  *span;

  /* owned */
  WaySession *session;
};

G_DEFINE_FINAL_TYPE (WayStatusBar, way_status_bar, GTK_TYPE_WIDGET)

/* One part of the line, as a link. Parts that count nothing are left out. */
static void
append_part (GString    *markup,
             guint       count,
             const char *text,
             const char *action)
{
  g_autofree char *link = NULL;

  if (count == 0)
    return;
  link = g_markup_printf_escaped ("%s<a href=\"action:%s\">%u %s</a>",
                                  markup->len > 0 ? " · " : "", action, count, text);
  g_string_append (markup, link);
}

static gboolean
link_cb (WayStatusBar *bar,
         const char   *uri)
{
  g_autofree char *name = NULL;

  if (!g_str_has_prefix (uri, "action:"))
    return FALSE;
  name = g_strconcat ("win.", uri + strlen ("action:"), NULL);
  if (strstr (name, "::") != NULL)
    {
      g_autoptr (GVariant) target = NULL;
      g_autofree char *action = NULL;

      if (g_action_parse_detailed_name (name, &action, &target, NULL))
        gtk_widget_activate_action_variant (GTK_WIDGET (bar), action, target);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (bar), name, NULL);
  return TRUE;
}

static char *
make_counts (const WayTimelineCounts *counts,
             guint                    n)
{
  GString *markup = g_string_new (NULL);
  g_autofree char *whole = NULL;

  append_part (markup, counts->labelled, _("labelled"), "page::table");
  append_part (markup, counts->marks, _("as marks"), "page::table");
  append_part (markup, counts->clustered, _("in clusters"), "zoom-in");
  append_part (markup, counts->folded, _("folded"), "unfold");
  append_part (markup, counts->above_or_below, _("above or below"), "page::table");
  append_part (markup, counts->outside, _("outside"), "fit");
  append_part (markup, counts->filtered, _("filtered"), "show-all");
  whole = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "of %u policy", "of %u policies", n), n);
  g_string_append_printf (markup, " %s", whole);
  return g_strchug (g_string_free (markup, FALSE));
}

static void
way_status_bar_dispose (GObject *object)
{
  WayStatusBar *bar = WAY_STATUS_BAR (object);

  g_clear_pointer (&bar->box, gtk_widget_unparent);
  g_clear_object (&bar->session);

  G_OBJECT_CLASS (way_status_bar_parent_class)->dispose (object);
}

static void
way_status_bar_class_init (WayStatusBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_status_bar_dispose;
  gtk_widget_class_set_css_name (widget_class, "statusbar");
  g_type_ensure (WAY_TYPE_KNOWN_CONTROL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/status-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, WayStatusBar, box);
  gtk_widget_class_bind_template_child (widget_class, WayStatusBar, counts);
  gtk_widget_class_bind_template_child (widget_class, WayStatusBar, progress);
  gtk_widget_class_bind_template_child (widget_class, WayStatusBar, known);
  gtk_widget_class_bind_template_child (widget_class, WayStatusBar, span);
}

static void
way_status_bar_init (WayStatusBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
  g_signal_connect_object (bar->counts, "activate-link", G_CALLBACK (link_cb), bar,
                           G_CONNECT_SWAPPED);
}

/* The first and the last day of which the window shows any part. */
static void
show_span (WayStatusBar *bar,
           WayView      *view,
           WayLang       lang)
{
  WayDate first = way_date_from_day ((int) floor (way_view_get_start (view) + TINY_DAYS));
  WayDate last = way_date_from_day ((int) ceil (way_view_get_end (view) - TINY_DAYS) - 1);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *text = NULL;

  if (last.year - first.year >= 2)
    first.month = first.day = last.month = last.day = 0;
  else if (way_view_get_end (view) - way_view_get_start (view) > 62)
    first.day = last.day = 0;
  from = first.day == 0 ? way_date_to_month (first, lang) : way_date_to_text (first, lang);
  to = last.day == 0 ? way_date_to_month (last, lang) : way_date_to_text (last, lang);
  text = g_strdup_printf (lang == WAY_LANG_ZH ? "%s—%s" : "%s – %s", from, to);
  gtk_label_set_text (bar->span, g_str_equal (from, to) ? from : text);
}

/**
 * way_status_bar_show:
 * @bar: a status bar
 * @session: the session whose data and span it names, the same at every call
 * @counts: (nullable): what has become of all policies, %NULL where the page
 *   is not the timeline
 */
void
way_status_bar_show (WayStatusBar            *bar,
                     WaySession              *session,
                     const WayTimelineCounts *counts)
{
  const WayDataset *dataset;
  guint n, n_matching;

  g_return_if_fail (WAY_IS_STATUS_BAR (bar) && WAY_IS_SESSION (session));

  if (bar->session == NULL)
    {
      bar->session = g_object_ref (session);
      way_known_control_set_session (WAY_KNOWN_CONTROL (bar->known), session);
    }
  dataset = way_session_get_dataset (session);
  n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  if (counts != NULL && n > 0)
    {
      g_autofree char *markup = make_counts (counts, n);

      gtk_label_set_markup (bar->counts, markup);
    }
  else
    {
      g_autofree char *text = NULL;

      way_session_get_matching (session, &n_matching);
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u policy", "%u of %u policies",
                                           n), n_matching, n);
      gtk_label_set_text (bar->counts, text);
    }
  gtk_widget_set_visible (bar->progress, !way_dataset_is_complete (dataset));
  show_span (bar, way_session_get_view (session), way_session_get_lang (session));
}
