/* A chip stands for a value that is chosen, for years that follow each other,
 * for all values of a facet where they are many, or for the text searched for.
 */
#include "config.h"

#include "way-filter-chips.h"

#include <glib/gi18n.h>

#include "way-grouping.h"
#include "way-phrases.h"

/* More values of a facet than this are one chip. */
#define MAX_OF_FACET 4

/* A name is cut in the middle beyond so many letters. */
#define MAX_CHARS 26

struct _WayFilterChips
{
  GtkWidget   parent_instance;

  GtkFlowBox *box;
  WaySession *session;
};

G_DEFINE_FINAL_TYPE (WayFilterChips, way_filter_chips, GTK_TYPE_WIDGET)

/* What a chip takes back: values of a facet, or without a facet the text. */
typedef struct
{
  WayFacet   facet;
  char     **ids;
} Removal;

static void
removal_free (gpointer  data,
              GClosure *closure)
{
  g_strfreev (((Removal *) data)->ids);
  g_free (data);
}

static const WayQuery *
get_query (WayFilterChips *chips)
{
  return way_view_get_query (way_session_get_view (chips->session));
}

static WayFilterChips *
find_chips (GtkWidget *button)
{
  return WAY_FILTER_CHIPS (gtk_widget_get_ancestor (button, WAY_TYPE_FILTER_CHIPS));
}

/* The focus stays near where it was: on a chip, or on what comes after. */
static void
keep_focus (WayFilterChips *chips)
{
  GtkFlowBoxChild *first = gtk_flow_box_get_child_at_index (chips->box, 0);

  if (first != NULL)
    gtk_widget_grab_focus (gtk_flow_box_child_get_child (first));
  else
    gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (chips)), GTK_DIR_TAB_FORWARD);
}

static void
clicked_cb (GtkWidget     *button,
            const Removal *removal)
{
  g_autoptr (WayFilterChips) chips = g_object_ref (find_chips (button));
  g_autoptr (WayQuery) query = way_query_copy (get_query (chips));
  g_autoptr (WayView) view = NULL;
  gboolean had_focus = gtk_widget_has_focus (button);

  for (guint i = 0; removal->ids != NULL && removal->ids[i] != NULL; i++)
    way_query_choose (query, removal->facet, removal->ids[i], FALSE);
  if (removal->ids == NULL)
    {
      g_free (query->text);
      query->text = g_strdup ("");
    }
  view = way_view_with_query (way_session_get_view (chips->session), query);
  way_session_go (chips->session, view);
  if (had_focus)
    keep_focus (chips);
}

static void
add_chip (WayFilterChips *chips,
          const char     *heading,
          const char     *title,
          WayFacet        facet,
          char          **ids)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *child = gtk_flow_box_child_new ();
  g_autofree char *name = g_strdup_printf (_("Take back %s: %s"), heading, title);
  Removal *removal = g_new (Removal, 1);

  *removal = (Removal) { facet, ids };
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "filter");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), removal, removal_free, 0);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_flow_box_append (chips->box, child);
}

/* How many ids from one on are years that follow each other. */
static guint
count_run (char  **ids,
           gboolean years)
{
  guint n = 1;

  while (years && ids[n] != NULL
         && g_ascii_strtoll (ids[n], NULL, 10) == g_ascii_strtoll (ids[n - 1], NULL, 10) + 1)
    n++;
  return n;
}

static char *
make_title (WayFilterChips *chips,
            WayFacet        facet,
            char          **ids,
            guint           n)
{
  const WayDataset *dataset = way_session_get_dataset (chips->session);
  guint value = way_facet_find_value (dataset, facet, ids[0]);

  if (n > 1)
    return g_strdup_printf ("%s–%s", ids[0], ids[n - 1]);
  if (value == WAY_NONE)
    return g_strdup (ids[0]);
  return way_phrase_capital (way_facet_value_title (dataset, facet, value,
                                                    way_session_get_lang (chips->session)));
}

static char **
copy_ids (char **ids,
          guint  n)
{
  char **copy = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (ids[i]);
  return copy;
}

static void
add_facet (WayFilterChips *chips,
           WayFacet        facet,
           char          **ids)
{
  const char *heading = way_facet_title (facet, way_session_get_lang (chips->session));
  gboolean years = facet == WAY_FACET_YEAR || facet == WAY_FACET_DUE_YEAR;
  guint n_ids = g_strv_length (ids), n_chips = 0;

  for (guint i = 0; i < n_ids; i += count_run (ids + i, years))
    n_chips++;
  if (n_chips > MAX_OF_FACET)
    {
      g_autofree char *span = years ? g_strdup_printf ("%s–%s", ids[0], ids[n_ids - 1]) : NULL;
      g_autofree char *what = facet == WAY_FACET_DUE_YEAR ? g_strdup_printf (_("due %s"), span)
                                                          : g_strdup (years ? span : heading);
      g_autofree char *title = g_strdup_printf (_("%s (%u chosen)"), what, n_ids);

      add_chip (chips, heading, title, facet, copy_ids (ids, n_ids));
      return;
    }
  for (guint i = 0; i < n_ids; )
    {
      guint n = count_run (ids + i, years);
      g_autofree char *value = make_title (chips, facet, ids + i, n);
      g_autofree char *title = facet == WAY_FACET_DUE_YEAR
        ? g_strdup_printf (_("due %s"), value) : g_steal_pointer (&value);

      add_chip (chips, heading, title, facet, copy_ids (ids + i, n));
      i += n;
    }
}

static void
way_filter_chips_dispose (GObject *object)
{
  WayFilterChips *chips = WAY_FILTER_CHIPS (object);

  if (chips->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&chips->box)));
  g_clear_object (&chips->session);

  G_OBJECT_CLASS (way_filter_chips_parent_class)->dispose (object);
}

static void
way_filter_chips_class_init (WayFilterChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_filter_chips_dispose;
  gtk_widget_class_set_css_name (widget_class, "filterchips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
way_filter_chips_init (WayFilterChips *chips)
{
  chips->box = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (chips->box, GTK_SELECTION_NONE);
  gtk_flow_box_set_row_spacing (chips->box, 4);
  gtk_flow_box_set_column_spacing (chips->box, 4);
  gtk_flow_box_set_max_children_per_line (chips->box, 8);
  gtk_widget_set_parent (GTK_WIDGET (chips->box), GTK_WIDGET (chips));
  gtk_widget_set_visible (GTK_WIDGET (chips), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filters in use"), -1);
}

/**
 * way_filter_chips_set_session:
 * @chips: chips
 * @session: the session whose query they show and change
 *
 * Gives the chips what they show; to be called once.
 */
void
way_filter_chips_set_session (WayFilterChips *chips,
                              WaySession     *session)
{
  g_return_if_fail (WAY_IS_FILTER_CHIPS (chips) && chips->session == NULL);
  g_return_if_fail (WAY_IS_SESSION (session));

  chips->session = g_object_ref (session);
}

/**
 * way_filter_chips_update:
 * @chips: chips
 *
 * Shows what the session's query asks for now.
 */
void
way_filter_chips_update (WayFilterChips *chips)
{
  const WayQuery *query;
  GtkWidget *child;

  g_return_if_fail (WAY_IS_FILTER_CHIPS (chips));

  query = get_query (chips);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (chips->box))) != NULL)
    gtk_flow_box_remove (chips->box, child);
  if (*query->text != '\0')
    {
      g_autofree char *title = g_strdup_printf (_("“%s”"), query->text);

      add_chip (chips, _("Search"), title, WAY_N_FACETS, NULL);
    }
  for (guint facet = 0; facet < WAY_N_FACETS; facet++)
    if (query->chosen[facet] != NULL)
      add_facet (chips, facet, query->chosen[facet]);
  gtk_widget_set_visible (GTK_WIDGET (chips), !way_query_is_empty (query));
}
