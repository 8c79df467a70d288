/* Spans of time come first, as they are what was typed to the letter, then the
 * best hits of a search in titles. Enter takes the first row; the arrow keys
 * go on to the others.
 */
#include "config.h"

#include "way-go-to-popover.h"

#include <glib/gi18n.h>

#include "way-go-to.h"
#include "way-phrases.h"
#include "way-session-search.h"

/* More titles need more words. */
#define MAX_TITLES 8u

#define ROW_CHARS 44

struct _WayGoToPopover
{
  GtkPopover   parent_instance;

  /* template */
  GtkEditable *entry;
  GtkListBox  *rows;
  GtkLabel    *message;

  /* owned */
  WaySession  *session;
  WaySearcher *searcher;
  GArray      *places;     /* WayPlace: the first rows */
  GArray      *policies;   /* guint: the others */
};

enum
{
  SIGNAL_SPAN_CHOSEN,
  SIGNAL_POLICY_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayGoToPopover, way_go_to_popover, GTK_TYPE_POPOVER)

static void
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), ROW_CHARS);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_row (WayGoToPopover *popover,
         const char     *title,
         const char     *detail)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  add_label (box, title, "hit-title");
  add_label (box, detail, "source");
  gtk_widget_add_css_class (box, "hit");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  gtk_list_box_append (popover->rows, row);
}

static void
make_rows (WayGoToPopover *popover)
{
  const WayDataset *dataset = way_session_get_dataset (popover->session);
  WayLang lang = way_session_get_lang (popover->session);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (popover->rows, 0)) != NULL)
    gtk_list_box_remove (popover->rows, GTK_WIDGET (row));
  for (guint i = 0; i < popover->places->len; i++)
    {
      const WayPlace *place = &g_array_index (popover->places, WayPlace, i);
      g_autofree char *name = way_go_to_describe (dataset, place, lang);

      add_row (popover, name, place->era == WAY_NONE ? _("Date") : _("Period"));
    }
  for (guint i = 0; i < popover->policies->len; i++)
    {
      const WayPolicy *policy
        = way_dataset_get_policy (dataset, g_array_index (popover->policies, guint, i));
      g_autofree char *date = way_phrase_date (policy, lang);
      g_autofree char *title
        = way_phrase_title (policy, lang, way_session_get_both (popover->session));

      add_row (popover, title, date);
    }
  row = gtk_list_box_get_row_at_index (popover->rows, 0);
  gtk_list_box_select_row (popover->rows, row);
  gtk_widget_set_visible (GTK_WIDGET (popover->rows), row != NULL);
}

/* Why there is nothing to choose, or nothing where there is. */
static char *
explain (WayGoToPopover *popover,
         const char     *text,
         guint           n_left_out)
{
  if (*text == '\0' || popover->places->len + popover->policies->len > 0)
    return NULL;
  if (way_searcher_is_searching (popover->searcher))
    return g_strdup (_("Searching…"));
  if (n_left_out > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "The filters leave out the only policy with “%s” in its "
                                         "title.",
                                         "The filters leave out all policies with “%s” in their "
                                         "titles.", n_left_out), text);
  return g_strdup_printf (_("Nothing fits “%s”. A year, a month (2021-11), a day (2021-11-03), a "
                            "plan period (14th FYP) or words of a title do."), text);
}

static void
update (WayGoToPopover *popover)
{
  const WayDataset *dataset = way_session_get_dataset (popover->session);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (popover->entry)));
  g_autofree char *message = NULL;
  guint n_left_out;

  g_clear_pointer (&popover->places, g_array_unref);
  g_clear_pointer (&popover->policies, g_array_unref);
  popover->places = way_go_to_parse (dataset, text);
  popover->policies = way_go_to_find_titles (dataset, way_searcher_get_hits (popover->searcher),
                                             text,
                                             way_session_get_matching (popover->session, NULL),
                                             MAX_TITLES, &n_left_out);
  make_rows (popover);
  message = explain (popover, text, n_left_out);
  gtk_label_set_text (popover->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (popover->message), message != NULL);
}

static void
found_cb (gboolean found,
          gpointer data)
{
  WayGoToPopover *popover = data;

  if (gtk_widget_get_visible (GTK_WIDGET (popover)))
    update (popover);
}

static void
changed_cb (WayGoToPopover *popover)
{
  const char *text = gtk_editable_get_text (popover->entry);

  if (popover->session == NULL)
    return;
  way_searcher_search (popover->searcher, way_session_get_dataset (popover->session), text);
  update (popover);
}

static void
choose (WayGoToPopover *popover,
        guint           row)
{
  if (row < popover->places->len)
    {
      WayPlace place = g_array_index (popover->places, WayPlace, row);

      gtk_popover_popdown (GTK_POPOVER (popover));
      g_signal_emit (popover, signals[SIGNAL_SPAN_CHOSEN], 0, place.start, place.end);
    }
  else if (row - popover->places->len < popover->policies->len)
    {
      guint policy = g_array_index (popover->policies, guint, row - popover->places->len);

      gtk_popover_popdown (GTK_POPOVER (popover));
      g_signal_emit (popover, signals[SIGNAL_POLICY_CHOSEN], 0, policy);
    }
  else
    gtk_widget_error_bell (GTK_WIDGET (popover));
}

static void
activate_cb (WayGoToPopover *popover)
{
  choose (popover, 0);
}

static void
row_activated_cb (WayGoToPopover *popover,
                  GtkListBoxRow  *row)
{
  choose (popover, (guint) gtk_list_box_row_get_index (row));
}

/* The first row is what Enter takes, so that a step down is to the second. */
static gboolean
key_pressed_cb (WayGoToPopover *popover,
                guint           key)
{
  GtkListBoxRow *row;

  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return FALSE;
  row = gtk_list_box_get_row_at_index (popover->rows, 1);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (popover->rows, 0);
  if (row == NULL)
    return FALSE;
  gtk_list_box_select_row (popover->rows, row);
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* The words of the last time are there to be typed over. */
static void
way_go_to_popover_map (GtkWidget *widget)
{
  WayGoToPopover *popover = WAY_GO_TO_POPOVER (widget);

  GTK_WIDGET_CLASS (way_go_to_popover_parent_class)->map (widget);
  changed_cb (popover);
  gtk_widget_grab_focus (GTK_WIDGET (popover->entry));
}

static void
way_go_to_popover_finalize (GObject *object)
{
  WayGoToPopover *popover = WAY_GO_TO_POPOVER (object);

  g_clear_pointer (&popover->searcher, way_searcher_free);
  g_clear_pointer (&popover->places, g_array_unref);
  g_clear_pointer (&popover->policies, g_array_unref);
  g_clear_object (&popover->session);

  G_OBJECT_CLASS (way_go_to_popover_parent_class)->finalize (object);
}

static void
way_go_to_popover_class_init (WayGoToPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = way_go_to_popover_finalize;
  widget_class->map = way_go_to_popover_map;

  /* A span has been chosen: its first and last moment, in days. */
  signals[SIGNAL_SPAN_CHOSEN]
    = g_signal_new ("span-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  /* A policy has been chosen: its number. */
  signals[SIGNAL_POLICY_CHOSEN]
    = g_signal_new ("policy-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/go-to-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, WayGoToPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, WayGoToPopover, rows);
  gtk_widget_class_bind_template_child (widget_class, WayGoToPopover, message);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
way_go_to_popover_init (WayGoToPopover *popover)
{
  popover->places = g_array_new (FALSE, FALSE, sizeof (WayPlace));
  popover->policies = g_array_new (FALSE, FALSE, sizeof (guint));
  popover->searcher = way_searcher_new (found_cb, popover);
  gtk_widget_init_template (GTK_WIDGET (popover));
}

/**
 * way_go_to_popover_set_session:
 * @popover: a popover
 * @session: the session whose data set is searched
 *
 * Gives the popover what it knows places of; to be called once.
 */
void
way_go_to_popover_set_session (WayGoToPopover *popover,
                               WaySession     *session)
{
  g_return_if_fail (WAY_IS_GO_TO_POPOVER (popover) && popover->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session));

  popover->session = g_object_ref (session);
}
