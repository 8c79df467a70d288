/* A ticked value narrows what is shown to the ticked ones of its facet; of a
 * facet without a tick everything is shown. Rows keep their places while the
 * numbers change. Of many values the first are shown, and the others on demand or
 * by a search; the widgets of a row are made when it is first shown, since a window
 * with some thousand widgets is slow in all it does.
 */
#include "config.h"

#include "way-facet-section.h"

#include <glib/gi18n.h>
#include <string.h>

#include "way-glyph-icon.h"
#include "way-grouping.h"
#include "way-phrases.h"
#include "way-verdict.h"
#include "way-wrapped-label.h"
#include "way-year-range.h"

/* More values than this are searched through, and shown in part at first. */
#define LONG_LIST 12
#define SHOWN_AT_FIRST 8

/* What a region within another is moved in by. */
#define INDENT_PX 18

typedef struct
{
  guint      value;
  guint      total;       /* policies of the data set that have it */
  guint      depth;       /* of a region within others */
  char      *folded;      /* its title, for the search */
  char      *title;
  GtkWidget *check;       /* NULL until shown, as are these: */
  GtkLabel  *count;
  GtkWidget *icon;        /* (nullable) */
} Row;

struct _WayFacetSection
{
  GtkWidget      parent_instance;

  GtkWidget     *expander;
  GtkLabel      *heading;
  GtkWidget     *content;      /* NULL until unfolded */
  GtkWidget     *tools;
  WayYearRange  *range;        /* NULL where the values are no years */
  GtkWidget     *search;
  GtkWidget     *more;

  WaySession    *session;
  WaySceneStyle *style;
  WayFacet       facet;
  guint         *totals;       /* of each value */
  GArray        *years;        /* the values that the range has */
  GArray        *rows;         /* Row */
  gboolean       all_shown;
  gboolean       updating;
};

G_DEFINE_FINAL_TYPE (WayFacetSection, way_facet_section, GTK_TYPE_WIDGET)

static Row *
get_row (WayFacetSection *section,
         guint            index)
{
  return &g_array_index (section->rows, Row, index);
}

static const WayQuery *
get_query (WayFacetSection *section)
{
  return way_view_get_query (way_session_get_view (section->session));
}

static const char *
get_id (WayFacetSection *section,
        guint            value)
{
  return way_facet_value_id (way_session_get_dataset (section->session), section->facet, value);
}

static void
go_to_query (WayFacetSection *section,
             const WayQuery  *query)
{
  g_autoptr (WayView) view
    = way_view_with_query (way_session_get_view (section->session), query);

  way_session_go (section->session, view);
}

static void
toggled_cb (WayFacetSection *section,
            GtkCheckButton  *check)
{
  g_autoptr (WayQuery) query = NULL;
  guint value = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "value"));

  if (section->updating)
    return;
  query = way_query_copy (get_query (section));
  way_query_choose (query, section->facet, get_id (section, value),
                    gtk_check_button_get_active (check));
  go_to_query (section, query);
}

static void
clear_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  WayFacetSection *section = WAY_FACET_SECTION (widget);
  g_autoptr (WayQuery) query = way_query_copy (get_query (section));

  way_query_clear_facet (query, section->facet);
  go_to_query (section, query);
}

static void
invert_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  WayFacetSection *section = WAY_FACET_SECTION (widget);
  g_autoptr (WayQuery) query = way_query_copy (get_query (section));

  way_query_invert (query, way_session_get_dataset (section->session), section->facet,
                    way_view_get_as_known (way_session_get_view (section->session)));
  go_to_query (section, query);
}

/* The group by which the marks of a value are coloured, -1 for none. */
static int
find_group (WayFacetSection *section,
            guint            value)
{
  WayGrouping grouping = way_view_get_grouping (way_session_get_view (section->session));

  if ((section->facet == WAY_FACET_THEME && grouping == WAY_GROUP_THEME)
      || (section->facet == WAY_FACET_KIND && grouping == WAY_GROUP_KIND))
    return (int) value;
  return -1;
}

static void
update_row (WayFacetSection *section,
            Row             *row,
            guint            count)
{
  gboolean chosen
    = way_query_is_chosen (get_query (section), section->facet, get_id (section, row->value));
  g_autofree char *text = way_phrase_count (count);
  g_autofree char *name = g_strdup_printf ("%s, %s", row->title, text);

  gtk_label_set_text (row->count, text);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), chosen);
  gtk_widget_set_sensitive (row->check, chosen || count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  if (row->icon != NULL)
    way_glyph_icon_set_group (WAY_GLYPH_ICON (row->icon), find_group (section, row->value));
}

static void
update_heading (WayFacetSection *section)
{
  char **chosen = get_query (section)->chosen[section->facet];
  const char *title = way_facet_title (section->facet, way_session_get_lang (section->session));
  g_autofree char *text = chosen == NULL
    ? g_strdup (title) : g_strdup_printf (_("%s (%u chosen)"), title, g_strv_length (chosen));

  gtk_label_set_text (section->heading, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (section->expander),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (section->tools != NULL)
    gtk_widget_set_visible (section->tools, chosen != NULL);
}

/* The regions that a region lies within, as far as they are values. */
static guint
find_depth (WayFacetSection *section,
            guint            area)
{
  const WayDataset *dataset = way_session_get_dataset (section->session);
  guint n = way_dataset_get_n_rows (dataset, WAY_TABLE_AREAS);
  guint depth = 0;

  for (area = way_dataset_get_area (dataset, area)->parent;
       area != WAY_NONE && depth < n && section->totals[area] > 0;
       area = way_dataset_get_area (dataset, area)->parent)
    depth++;
  return depth;
}

static void
add_row (WayFacetSection *section,
         guint            value)
{
  Row row = { .value = value, .total = section->totals[value] };

  row.title = way_phrase_capital (
    way_facet_value_title (way_session_get_dataset (section->session), section->facet, value,
                           way_session_get_lang (section->session)));
  row.folded = g_utf8_casefold (row.title, -1);
  if (section->facet == WAY_FACET_REGION)
    row.depth = find_depth (section, value);
  g_array_append_val (section->rows, row);
}

static gboolean
is_offered (WayFacetSection *section,
            guint            value)
{
  /* Own marks come and go; that they can be asked for is seen before. */
  if (section->facet == WAY_FACET_OWN)
    return way_session_get_own (section->session) != NULL;
  return section->totals[value] > 0;
}

/* A region and then those within it, each as far as a policy has them. */
static void
add_regions (WayFacetSection *section,
             guint            parent,
             guint            depth)
{
  const WayDataset *dataset = way_session_get_dataset (section->session);

  for (guint i = 0; i < way_dataset_get_n_rows (dataset, WAY_TABLE_AREAS); i++)
    {
      guint around = way_dataset_get_area (dataset, i)->parent;

      if (around != WAY_NONE && section->totals[around] == 0)
        around = WAY_NONE;
      if (around != parent || !is_offered (section, i))
        continue;
      add_row (section, i);
      if (depth < way_dataset_get_n_rows (dataset, WAY_TABLE_AREAS))
        add_regions (section, i, depth + 1);
    }
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const Row *first = a, *second = b;

  if (first->total != second->total)
    return first->total > second->total ? -1 : 1;
  return g_utf8_collate (first->title, second->title);
}

static void
add_rows (WayFacetSection *section)
{
  const WayDataset *dataset = way_session_get_dataset (section->session);
  char **chosen = get_query (section)->chosen[section->facet];

  if (section->facet == WAY_FACET_REGION)
    add_regions (section, WAY_NONE, 0);
  else
    for (guint value = 0; value < way_facet_n_values (dataset, section->facet); value++)
      if (is_offered (section, value))
        add_row (section, value);
  if (section->facet == WAY_FACET_ISSUER || section->facet == WAY_FACET_GOAL)
    g_array_sort (section->rows, compare_rows);
  /* What is chosen can be taken back, even if no policy has it. */
  for (guint i = 0; chosen != NULL && chosen[i] != NULL; i++)
    {
      guint value = way_facet_find_value (dataset, section->facet, chosen[i]);

      if (value != WAY_NONE && !is_offered (section, value))
        add_row (section, value);
    }
}

static void
make_icon (WayFacetSection *section,
           Row             *row,
           GtkWidget       *box)
{
  if (section->facet == WAY_FACET_KIND)
    row->icon = way_glyph_icon_new (row->value, section->style);
  else if (section->facet == WAY_FACET_THEME)
    row->icon = way_glyph_icon_new_swatch (section->style);
  if (row->icon != NULL)
    gtk_box_append (GTK_BOX (box), row->icon);
}

/* What stands before a row: the nearest one that is made, or what is over all. */
static GtkWidget *
find_before (WayFacetSection *section,
             guint            index)
{
  while (index > 0)
    if (get_row (section, --index)->check != NULL)
      return get_row (section, index)->check;
  return section->search != NULL ? section->search : section->tools;
}

static void
make_check (WayFacetSection *section,
            guint            index)
{
  Row *row = get_row (section, index);
  GtkWidget *before = find_before (section, index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = way_wrapped_label_new (row->title);

  row->check = gtk_check_button_new ();
  row->count = GTK_LABEL (gtk_label_new (NULL));
  make_icon (section, row, box);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (row->count, 1);
  gtk_widget_add_css_class (GTK_WIDGET (row->count), "count");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->count));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (row->check), box);
  gtk_widget_set_margin_start (row->check, (int) row->depth * INDENT_PX);
  g_object_set_data (G_OBJECT (row->check), "value", GUINT_TO_POINTER (row->value));
  g_signal_connect_object (row->check, "toggled", G_CALLBACK (toggled_cb), section,
                           G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (GTK_BOX (section->content), row->check, before);
}

static const guint *
get_counts (WayFacetSection *section)
{
  return way_session_get_counts (section->session)
       + way_facet_get_first (way_session_get_dataset (section->session), section->facet);
}

static void
show_row (WayFacetSection *section,
          guint            index,
          gboolean         shown)
{
  Row *row = get_row (section, index);

  if (shown && row->check == NULL)
    {
      make_check (section, index);
      update_row (section, row, get_counts (section)[row->value]);
    }
  if (row->check != NULL)
    gtk_widget_set_visible (row->check, shown);
}

static void
update_shown (WayFacetSection *section)
{
  g_autofree char *words
    = section->search != NULL
      ? g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (section->search)), -1)
      : g_strdup ("");
  gboolean all = section->all_shown || *words != '\0' || section->rows->len <= LONG_LIST;

  for (guint i = 0; i < section->rows->len; i++)
    {
      const Row *row = get_row (section, i);
      gboolean chosen
        = way_query_is_chosen (get_query (section), section->facet, get_id (section, row->value));

      show_row (section, i, strstr (row->folded, words) != NULL
                            && (all || chosen || i < SHOWN_AT_FIRST));
    }
  if (section->more != NULL)
    gtk_widget_set_visible (section->more, !all);
}

/* Other rows are looked for; that those are ticked is no news. */
static void
search_cb (WayFacetSection *section)
{
  section->updating = TRUE;
  update_shown (section);
  section->updating = FALSE;
}

static void
more_cb (WayFacetSection *section)
{
  section->all_shown = TRUE;
  section->updating = TRUE;
  show_row (section, SHOWN_AT_FIRST, TRUE);
  section->updating = FALSE;
  /* Before the button goes that has the focus. */
  gtk_widget_grab_focus (get_row (section, SHOWN_AT_FIRST)->check);
  search_cb (section);
}

static GtkWidget *
make_tool (const char *label,
           const char *action,
           const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "compact");
  return button;
}

static void
make_tools (WayFacetSection *section)
{
  section->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (section->tools),
                  make_tool (_("Clear"), "facet.clear", _("Choose none of these any more")));
  gtk_box_append (GTK_BOX (section->tools),
                  make_tool (_("Invert"), "facet.invert", _("Choose the others instead")));
  gtk_box_append (GTK_BOX (section->content), section->tools);
}

static void
make_search (WayFacetSection *section)
{
  g_autofree char *name
    = g_strdup_printf (_("Search in %s"),
                       way_facet_title (section->facet, way_session_get_lang (section->session)));

  section->search = gtk_search_entry_new ();
  g_object_set (section->search, "placeholder-text", _("Search these"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (section->search), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (section->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_signal_connect_object (section->search, "search-changed", G_CALLBACK (search_cb), section,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (section->content), section->search);
}

static void
make_more (WayFacetSection *section)
{
  g_autofree char *count = way_phrase_count (section->rows->len);
  g_autofree char *label = g_strdup_printf (_("Show all %s"), count);

  section->more = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (section->more, "flat");
  gtk_widget_add_css_class (section->more, "compact");
  gtk_widget_set_halign (section->more, GTK_ALIGN_START);
  g_signal_connect_object (section->more, "clicked", G_CALLBACK (more_cb), section,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (section->content), section->more);
}

static void
range_chosen_cb (WayFacetSection *section,
                 guint            from,
                 guint            to)
{
  g_autoptr (WayQuery) query = way_query_copy (get_query (section));
  guint n = section->years->len;

  way_query_clear_facet (query, section->facet);
  if (from > g_array_index (section->years, guint, 0)
      || to < g_array_index (section->years, guint, n - 1))
    for (guint i = 0; i < n; i++)
      {
        guint year = g_array_index (section->years, guint, i);

        way_query_choose (query, section->facet, get_id (section, year),
                          year >= from && year <= to);
      }
  go_to_query (section, query);
}

static void
make_range (WayFacetSection *section)
{
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = way_facet_n_values (way_session_get_dataset (section->session), section->facet);

  for (guint value = 0; value < n; value++)
    if (is_offered (section, value))
      {
        g_array_append_val (section->years, value);
        g_array_append_val (totals, section->totals[value]);
      }
  if (section->years->len < 2)
    return;
  section->range = WAY_YEAR_RANGE (
    way_year_range_new (section->style,
                        way_facet_title (section->facet,
                                         way_session_get_lang (section->session)),
                        (const guint *) section->years->data, (const guint *) totals->data,
                        totals->len));
  g_signal_connect_object (section->range, "chosen", G_CALLBACK (range_chosen_cb), section,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (section->content), GTK_WIDGET (section->range));
}

static void
update_range (WayFacetSection *section)
{
  const guint *all = get_counts (section);
  g_autofree guint *counts = g_new (guint, section->years->len);
  g_autofree guint8 *chosen = g_new (guint8, section->years->len);

  for (guint i = 0; i < section->years->len; i++)
    {
      guint year = g_array_index (section->years, guint, i);

      counts[i] = all[year];
      chosen[i] = way_query_is_chosen (get_query (section), section->facet,
                                       get_id (section, year));
    }
  way_year_range_update (section->range, counts, chosen);
}

static void
make_content (WayFacetSection *section)
{
  section->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  add_rows (section);
  if (section->facet == WAY_FACET_YEAR || section->facet == WAY_FACET_DUE_YEAR)
    make_range (section);
  make_tools (section);
  if (section->rows->len > LONG_LIST)
    {
      make_search (section);
      make_more (section);
    }
  gtk_expander_set_child (GTK_EXPANDER (section->expander), section->content);
}

static void
expanded_cb (WayFacetSection *section)
{
  if (gtk_expander_get_expanded (GTK_EXPANDER (section->expander)))
    way_facet_section_update (section);
}

static void
clear_row (gpointer data)
{
  g_free (((Row *) data)->title);
  g_free (((Row *) data)->folded);
}

static void
way_facet_section_dispose (GObject *object)
{
  WayFacetSection *section = WAY_FACET_SECTION (object);

  g_clear_pointer (&section->expander, gtk_widget_unparent);
  g_clear_pointer (&section->rows, g_array_unref);
  g_clear_pointer (&section->years, g_array_unref);
  g_clear_pointer (&section->totals, g_free);
  g_clear_object (&section->session);
  g_clear_object (&section->style);

  G_OBJECT_CLASS (way_facet_section_parent_class)->dispose (object);
}

static void
way_facet_section_class_init (WayFacetSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_facet_section_dispose;
  gtk_widget_class_set_css_name (widget_class, "facet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "facet.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "facet.invert", NULL, invert_cb);
}

static void
way_facet_section_init (WayFacetSection *section)
{
  section->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (section->rows, clear_row);
  section->years = g_array_new (FALSE, FALSE, sizeof (guint));
  section->heading = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (section->heading, 0);
  gtk_label_set_wrap (section->heading, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (section->heading), "strong");
  section->expander = gtk_expander_new (NULL);
  gtk_expander_set_label_widget (GTK_EXPANDER (section->expander), GTK_WIDGET (section->heading));
  gtk_widget_set_parent (section->expander, GTK_WIDGET (section));
  g_signal_connect_object (section->expander, "notify::expanded", G_CALLBACK (expanded_cb),
                           section, G_CONNECT_SWAPPED);
}

/**
 * way_facet_section_new:
 * @session: the session whose query it shows and changes
 * @style: the look of the window
 * @facet: a facet
 * @totals: (array): how many policies of the data set have each of its values
 *
 * The section must be made anew when the session's data set changes.
 *
 * Returns: (transfer floating): a section, folded unless a value is chosen or
 *   the facet is one of those that most people ask for
 */
GtkWidget *
way_facet_section_new (WaySession    *session,
                       WaySceneStyle *style,
                       WayFacet       facet,
                       const guint   *totals)
{
  WayFacetSection *section;
  gsize n;

  g_return_val_if_fail (WAY_IS_SESSION (session) && WAY_IS_SCENE_STYLE (style), NULL);
  g_return_val_if_fail (facet < WAY_N_FACETS && totals != NULL, NULL);

  section = g_object_new (WAY_TYPE_FACET_SECTION, NULL);
  section->session = g_object_ref (session);
  section->style = g_object_ref (style);
  section->facet = facet;
  n = way_facet_n_values (way_session_get_dataset (session), facet);
  section->totals = g_memdup2 (totals, MAX (n, 1) * sizeof *totals);
  way_facet_section_update (section);
  gtk_expander_set_expanded (GTK_EXPANDER (section->expander),
                             facet == WAY_FACET_LEVEL || facet == WAY_FACET_KIND
                             || facet == WAY_FACET_THEME || facet == WAY_FACET_OWN
                             || get_query (section)->chosen[facet] != NULL);
  return GTK_WIDGET (section);
}

/* A value chosen elsewhere can be one that was not offered. */
static gboolean
has_row_of (WayFacetSection *section,
            guint            value)
{
  for (guint i = 0; i < section->rows->len; i++)
    if (get_row (section, i)->value == value)
      return TRUE;
  return FALSE;
}

static void
add_late (WayFacetSection *section,
          guint            value)
{
  if (!has_row_of (section, value))
    add_row (section, value);
}

/* Verdicts that there were on another day than the last. */
static void
add_verdicts (WayFacetSection *section,
              const guint     *counts)
{
  for (guint value = 0; section->facet == WAY_FACET_VERDICT && value < WAY_N_VERDICTS; value++)
    if (counts[value] > 0)
      add_late (section, value);
}

static void
add_chosen (WayFacetSection *section)
{
  char **chosen = get_query (section)->chosen[section->facet];

  for (guint i = 0; chosen != NULL && chosen[i] != NULL; i++)
    {
      guint value = way_facet_find_value (way_session_get_dataset (section->session),
                                          section->facet, chosen[i]);

      if (value != WAY_NONE)
        add_late (section, value);
    }
}

static gboolean
has_values (WayFacetSection *section)
{
  const WayDataset *dataset = way_session_get_dataset (section->session);

  for (guint value = 0; value < way_facet_n_values (dataset, section->facet); value++)
    if (is_offered (section, value))
      return TRUE;
  return get_query (section)->chosen[section->facet] != NULL;
}

/**
 * way_facet_section_update:
 * @section: a section
 *
 * Shows the session's numbers and choices. A section without a value is not
 * shown.
 */
void
way_facet_section_update (WayFacetSection *section)
{
  const guint *counts;

  g_return_if_fail (WAY_IS_FACET_SECTION (section));

  gtk_widget_set_visible (GTK_WIDGET (section), has_values (section));
  update_heading (section);
  if (!gtk_expander_get_expanded (GTK_EXPANDER (section->expander)))
    return;
  section->updating = TRUE;
  if (section->content == NULL)
    make_content (section);
  add_chosen (section);
  update_heading (section);
  counts = get_counts (section);
  add_verdicts (section, counts);
  for (guint i = 0; i < section->rows->len; i++)
    if (get_row (section, i)->check != NULL)
      update_row (section, get_row (section, i), counts[get_row (section, i)->value]);
  update_shown (section);
  if (section->range != NULL)
    update_range (section);
  section->updating = FALSE;
}
