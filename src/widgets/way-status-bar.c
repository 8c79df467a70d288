/* Each part of the line is a link to what it counts: an address such as
 * "action:fit" names an action of the window. The controls stand beside the
 * line, or under it where both together do not fit.
 */
#include "config.h"

#include "way-status-bar.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "way-folding.h"
#include "way-known-control.h"
#include "way-phrases.h"

#define SPACING_PX 12

/* What the counts of a timeline usually need, in the size of the letters. Their
 * own length does not decide, or the line would jump while the window moves. */
#define COUNTS_EM 46

/* Spans that ought to begin with a day may begin a little beside it. */
#define TINY_DAYS 1e-6

struct _WayStatusBar
{
  GtkWidget  parent_instance;

  /* template */
  GtkWidget *texts;
  GtkWidget *controls;
  GtkLabel  *counts;
  GtkWidget *progress;   /* while the links are being read */
  GtkWidget *known;
  GtkLabel  *span;

  /* owned */
  WaySession *session;

  gboolean    counting;  /* whether the line counts what a timeline shows */
};

G_DEFINE_FINAL_TYPE (WayStatusBar, way_status_bar, GTK_TYPE_WIDGET)

/* One part of the line, as a link. Parts that count nothing are left out. */
static void
append_part (GString    *markup,
             guint       count,
             const char *text,
             const char *action)
{
  g_autofree char *number = way_phrase_count (count);
  g_autofree char *link = NULL;

  if (count == 0)
    return;
  link = g_markup_printf_escaped ("%s<a href=\"action:%s\">%s %s</a>",
                                  markup->len > 0 ? " · " : "", action, number, text);
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

/* What has become of all policies of a timeline. */
static char *
make_counts (const WayTimelineCounts *counts,
             guint                    n)
{
  GString *markup = g_string_new (NULL);
  g_autofree char *all = way_phrase_count (n);
  g_autofree char *whole = NULL;

  append_part (markup, counts->labelled, _("labelled"), "page::table");
  append_part (markup, counts->marks, _("as marks"), "page::table");
  append_part (markup, counts->clustered, _("in clusters"), "zoom-in");
  append_part (markup, counts->folded, _("folded"), "unfold");
  append_part (markup, counts->above_or_below, _("above or below"), "page::table");
  append_part (markup, counts->outside, _("outside"), "fit");
  append_part (markup, counts->filtered, _("filtered"), "show-all");
  whole = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "of %s policy", "of %s policies", n), all);
  g_string_append_printf (markup, " %s", whole);
  return g_strchug (g_string_free (markup, FALSE));
}

/* How many policies the filters leave; of the threads also how many goals are
 * folded away. */
static char *
make_matching (WaySession *session,
               guint       n)
{
  WayView *view = way_session_get_view (session);
  guint n_matching, n_folded;
  const guint8 *matching = way_session_get_matching (session, &n_matching);
  GString *markup = g_string_new (NULL);
  g_autofree char *count = way_phrase_count (n_matching);
  g_autofree char *all = way_phrase_count (n);

  g_string_append_printf (markup, g_dngettext (GETTEXT_PACKAGE, "%s of %s policy",
                                               "%s of %s policies", n), count, all);
  if (way_view_get_page (view) != WAY_PAGE_GOALS
      || way_view_get_goals (view).shown != WAY_GOALS_THREADS)
    return g_string_free (markup, FALSE);
  n_folded = way_folding_count_goals (way_session_get_dataset (session), view, matching);
  append_part (markup, n_folded, g_dngettext (GETTEXT_PACKAGE, "goal folded", "goals folded",
                                              n_folded), "unfold");
  return g_string_free (markup, FALSE);
}

/* What does not fit can be read in full nevertheless. */
static gboolean
query_tooltip_cb (WayStatusBar *bar,
                  int           x,
                  int           y,
                  gboolean      keyboard,
                  GtkTooltip   *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (bar->counts)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (bar->counts));
  return TRUE;
}

static void
measure_width (GtkWidget *child,
               int       *minimum,
               int       *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

/* The room that the line asks for beside the controls. */
static int
wanted_for_texts (WayStatusBar *bar)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (bar));
  double em = pango_units_to_double (
    pango_font_description_get_size (pango_context_get_font_description (context)));
  int minimum, natural;

  measure_width (bar->texts, &minimum, &natural);
  return bar->counting ? (int) (COUNTS_EM * em) : natural;
}

static gboolean
is_in_one_row (WayStatusBar *bar,
               int           width)
{
  int minimum, natural;

  measure_width (bar->controls, &minimum, &natural);
  return natural + SPACING_PX + wanted_for_texts (bar) <= width;
}

static void
measure_height (WayStatusBar *bar,
                int           width,
                int          *minimum,
                int          *natural)
{
  int texts_minimum, texts_natural;

  gtk_widget_measure (bar->texts, GTK_ORIENTATION_VERTICAL, -1, &texts_minimum, &texts_natural,
                      NULL, NULL);
  gtk_widget_measure (bar->controls, GTK_ORIENTATION_VERTICAL, -1, minimum, natural, NULL, NULL);
  if (width < 0 || is_in_one_row (bar, width))
    {
      *minimum = MAX (*minimum, texts_minimum);
      *natural = MAX (*natural, texts_natural);
    }
  else
    {
      *minimum += texts_minimum;
      *natural += texts_natural;
    }
}

static void
way_status_bar_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  WayStatusBar *bar = WAY_STATUS_BAR (widget);
  int texts_minimum, texts_natural;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      measure_height (bar, for_size, minimum, natural);
      return;
    }
  measure_width (bar->texts, &texts_minimum, &texts_natural);
  measure_width (bar->controls, minimum, natural);
  *minimum = MAX (*minimum, texts_minimum);
  *natural += SPACING_PX + MAX (texts_natural, wanted_for_texts (bar));
}

static void
way_status_bar_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  WayStatusBar *bar = WAY_STATUS_BAR (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation texts = { 0, 0, width, height };
  GtkAllocation controls = texts;
  int minimum, natural;

  if (is_in_one_row (bar, width))
    {
      measure_width (bar->controls, &minimum, &natural);
      texts.width = width - natural - SPACING_PX;
      texts.x = rtl ? natural + SPACING_PX : 0;
      controls.x = rtl ? 0 : width - natural;
      controls.width = natural;
    }
  else
    {
      gtk_widget_measure (bar->texts, GTK_ORIENTATION_VERTICAL, -1, &texts.height, NULL, NULL,
                          NULL);
      controls.y = texts.height;
      controls.height = MAX (height - texts.height, 1);
    }
  gtk_widget_size_allocate (bar->texts, &texts, -1);
  gtk_widget_size_allocate (bar->controls, &controls, -1);
}

static GtkSizeRequestMode
way_status_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
way_status_bar_dispose (GObject *object)
{
  WayStatusBar *bar = WAY_STATUS_BAR (object);

  g_clear_pointer (&bar->texts, gtk_widget_unparent);
  g_clear_pointer (&bar->controls, gtk_widget_unparent);
  g_clear_object (&bar->session);

  G_OBJECT_CLASS (way_status_bar_parent_class)->dispose (object);
}

static void
way_status_bar_class_init (WayStatusBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_status_bar_dispose;
  widget_class->measure = way_status_bar_measure;
  widget_class->size_allocate = way_status_bar_size_allocate;
  widget_class->get_request_mode = way_status_bar_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "statusbar");
  g_type_ensure (WAY_TYPE_KNOWN_CONTROL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/status-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, WayStatusBar, texts);
  gtk_widget_class_bind_template_child (widget_class, WayStatusBar, controls);
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
  g_signal_connect_object (bar->counts, "query-tooltip", G_CALLBACK (query_tooltip_cb), bar,
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

static void
show_counts (WayStatusBar            *bar,
             const WayTimelineCounts *counts,
             guint                    n)
{
  g_autofree char *markup = counts != NULL ? make_counts (counts, n)
                                           : make_matching (bar->session, n);

  gtk_label_set_markup (bar->counts, markup);
}

/**
 * way_status_bar_show:
 * @bar: a status bar
 * @session: the session whose data and span it names, the same at every call
 * @counts: (nullable): what has become of all policies, %NULL where the page
 *   is not the timeline
 * @searching: whether it is not known yet what has the words that are searched
 *   for, so that nothing is counted
 */
void
way_status_bar_show (WayStatusBar            *bar,
                     WaySession              *session,
                     const WayTimelineCounts *counts,
                     gboolean                 searching)
{
  const WayDataset *dataset;
  guint n;

  g_return_if_fail (WAY_IS_STATUS_BAR (bar) && WAY_IS_SESSION (session));

  if (bar->session == NULL)
    {
      bar->session = g_object_ref (session);
      way_known_control_set_session (WAY_KNOWN_CONTROL (bar->known), session);
    }
  dataset = way_session_get_dataset (session);
  n = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES);
  bar->counting = counts != NULL && n > 0;
  if (searching)
    gtk_label_set_text (bar->counts, _("Searching…"));
  else
    show_counts (bar, bar->counting ? counts : NULL, n);
  gtk_widget_set_visible (bar->progress, !way_dataset_is_complete (dataset));
  show_span (bar, way_session_get_view (session), way_session_get_lang (session));
}
