/* The span is drawn with the pointer over the bars, or chosen from two lists,
 * which is the way of the keyboard. Only years that there are can be its ends.
 */
#include "config.h"

#include "way-year-range.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "way-drop-down.h"
#include "way-phrases.h"

#define BARS_HEIGHT_PX 40
#define GAP_PX 1.0

/* How strongly years are drawn that others' filters leave out. */
#define TOTAL_ALPHA 0.22f

struct _WayYearRange
{
  GtkWidget      parent_instance;

  GtkWidget     *box;
  GtkWidget     *bars;
  GtkDropDown   *from;
  GtkDropDown   *to;

  WaySceneStyle *style;
  guint         *years;        /* rising */
  guint         *totals;
  guint         *counts;       /* with the other filters in force */
  guint          n;
  guint          first;        /* indices of the ends that are chosen */
  guint          last;
  guint          pressed;      /* the index at which a drag began */
  gboolean       dragging;
  gboolean       updating;
};

G_DEFINE_FINAL_TYPE (WayYearRange, way_year_range, GTK_TYPE_WIDGET)

static guint chosen_signal;

/* The left side of a year's bar in pixels. */
static double
find_x (WayYearRange *range,
        guint         year,
        double        width_px)
{
  guint n_years = range->years[range->n - 1] - range->years[0] + 1;

  return width_px * (year - range->years[0]) / n_years;
}

/* The index of the year that is nearest to a place. */
static guint
find_index (WayYearRange *range,
            double        x_px)
{
  double width_px = gtk_widget_get_width (range->bars);
  double best = G_MAXDOUBLE;
  guint index = 0;

  for (guint i = 0; i < range->n; i++)
    {
      double middle = (find_x (range, range->years[i], width_px)
                       + find_x (range, range->years[i] + 1, width_px)) / 2;

      if (fabs (middle - x_px) >= best)
        continue;
      best = fabs (middle - x_px);
      index = i;
    }
  return index;
}

static void
draw_bar (cairo_t        *cr,
          const WayColor *color,
          double          left,
          double          right,
          double          top,
          double          bottom)
{
  double gap = right - left > 3 * GAP_PX ? GAP_PX : 0;

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
  cairo_rectangle (cr, left, top, right - left - gap, bottom - top);
  cairo_fill (cr);
}

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        data)
{
  WayYearRange *range = data;
  const WayPalette *palette = way_scene_style_get_look (range->style)->palette;
  WayColor pale = way_color_with_alpha (&palette->ink_soft, TOTAL_ALPHA);
  guint most = 1;

  for (guint i = 0; i < range->n; i++)
    most = MAX (most, range->totals[i]);
  for (guint i = 0; i < range->n; i++)
    {
      double left = round (find_x (range, range->years[i], width));
      double right = MAX (round (find_x (range, range->years[i] + 1, width)), left + 1);
      double total = (double) range->totals[i] / most * (height - 2);
      double count = (double) range->counts[i] / most * (height - 2);

      draw_bar (cr, &pale, left, right, floor (height - total), height);
      if (range->counts[i] > 0)
        draw_bar (cr, i >= range->first && i <= range->last ? &palette->accent : &palette->ink_soft,
                  left, right, MIN (floor (height - count), height - 2), height);
    }
}

static void
show_ends (WayYearRange *range)
{
  range->updating = TRUE;
  gtk_drop_down_set_selected (range->from, range->first);
  gtk_drop_down_set_selected (range->to, range->last);
  range->updating = FALSE;
  gtk_widget_queue_draw (range->bars);
}

static void
emit_chosen (WayYearRange *range)
{
  g_signal_emit (range, chosen_signal, 0, range->years[range->first], range->years[range->last]);
}

/* An end beyond the other takes it along. */
static void
end_selected_cb (WayYearRange *range,
                 GParamSpec   *pspec,
                 GtkDropDown  *end)
{
  guint selected = gtk_drop_down_get_selected (end);

  if (range->updating || selected >= range->n)
    return;
  if (end == range->from)
    {
      range->first = selected;
      range->last = MAX (range->last, selected);
    }
  else
    {
      range->last = selected;
      range->first = MIN (range->first, selected);
    }
  show_ends (range);
  emit_chosen (range);
}

static void
drag_to (WayYearRange *range,
         double        x_px)
{
  guint index = find_index (range, x_px);

  range->first = MIN (range->pressed, index);
  range->last = MAX (range->pressed, index);
  show_ends (range);
}

static void
drag_begin_cb (WayYearRange *range,
               double        x,
               double        y)
{
  range->pressed = find_index (range, x);
  range->dragging = TRUE;
  drag_to (range, x);
}

static void
drag_update_cb (WayYearRange   *range,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *gesture)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    drag_to (range, x + offset_x);
}

static void
drag_end_cb (WayYearRange *range)
{
  range->dragging = FALSE;
  emit_chosen (range);
}

static gboolean
query_tooltip_cb (WayYearRange *range,
                  int           x,
                  int           y,
                  gboolean      keyboard,
                  GtkTooltip   *tooltip)
{
  guint index = find_index (range, x);
  g_autofree char *count = way_phrase_count (range->counts[index]);
  g_autofree char *text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u: %s policy", "%u: %s policies", range->counts[index]),
    range->years[index], count);

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
make_bars (WayYearRange *range)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  /* What they show is in the rows below, and in words. */
  range->bars = g_object_new (GTK_TYPE_DRAWING_AREA,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "content-height", BARS_HEIGHT_PX, "has-tooltip", TRUE, NULL);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (range->bars), draw_cb, range, NULL);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), range,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), range,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), range, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (range->bars, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (range->bars, "query-tooltip", G_CALLBACK (query_tooltip_cb), range,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (range->box), range->bars);
}

static GtkDropDown *
make_end (WayYearRange *range,
          GtkWidget    *row,
          const char   *name)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);
  GtkWidget *end = gtk_drop_down_new (NULL, NULL);

  for (guint i = 0; i < range->n; i++)
    gtk_string_list_take (texts, g_strdup_printf ("%u", range->years[i]));
  gtk_drop_down_set_model (GTK_DROP_DOWN (end), G_LIST_MODEL (texts));
  way_drop_down_name (GTK_DROP_DOWN (end), name);
  gtk_widget_set_tooltip_text (end, name);
  gtk_widget_set_hexpand (end, TRUE);
  g_signal_connect_object (end, "notify::selected", G_CALLBACK (end_selected_cb), range,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), end);
  return GTK_DROP_DOWN (end);
}

static void
make_ends (WayYearRange *range,
           const char   *title)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *from = g_strdup_printf (_("%s, from"), title);
  g_autofree char *to = g_strdup_printf (_("%s, to"), title);

  gtk_box_append (GTK_BOX (range->box), row);
  range->updating = TRUE;
  range->from = make_end (range, row, from);
  gtk_box_append (GTK_BOX (row), gtk_label_new ("–"));
  range->to = make_end (range, row, to);
  range->updating = FALSE;
}

static void
way_year_range_dispose (GObject *object)
{
  WayYearRange *range = WAY_YEAR_RANGE (object);

  g_clear_pointer (&range->box, gtk_widget_unparent);
  g_clear_object (&range->style);

  G_OBJECT_CLASS (way_year_range_parent_class)->dispose (object);
}

static void
way_year_range_finalize (GObject *object)
{
  WayYearRange *range = WAY_YEAR_RANGE (object);

  g_free (range->years);
  g_free (range->totals);
  g_free (range->counts);

  G_OBJECT_CLASS (way_year_range_parent_class)->finalize (object);
}

static void
way_year_range_class_init (WayYearRangeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_year_range_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_year_range_finalize;
  gtk_widget_class_set_css_name (widget_class, "yearrange");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * WayYearRange::chosen:
   * @range: a range of years
   * @from: its first year
   * @to: its last year
   *
   * The user has chosen a span.
   */
  chosen_signal = g_signal_new ("chosen", WAY_TYPE_YEAR_RANGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
way_year_range_init (WayYearRange *range)
{
  range->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (range->box, GTK_WIDGET (range));
}

/**
 * way_year_range_new:
 * @style: the look of the window
 * @title: what the years are
 * @years: (array length=n): the years that there are, rising
 * @totals: (array length=n): how many policies of the data set have each
 * @n: how many years there are, at least one
 *
 * Returns: (transfer floating): a range of all years
 */
GtkWidget *
way_year_range_new (WaySceneStyle *style,
                    const char    *title,
                    const guint   *years,
                    const guint   *totals,
                    guint          n)
{
  WayYearRange *range;

  g_return_val_if_fail (WAY_IS_SCENE_STYLE (style) && title != NULL, NULL);
  g_return_val_if_fail (years != NULL && totals != NULL && n > 0, NULL);

  range = g_object_new (WAY_TYPE_YEAR_RANGE, NULL);
  range->style = g_object_ref (style);
  range->years = g_memdup2 (years, n * sizeof *years);
  range->totals = g_memdup2 (totals, n * sizeof *totals);
  range->counts = g_memdup2 (totals, n * sizeof *totals);
  range->n = n;
  range->last = n - 1;
  make_bars (range);
  make_ends (range, title);
  show_ends (range);
  gtk_accessible_update_property (GTK_ACCESSIBLE (range), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (style, "changed", G_CALLBACK (gtk_widget_queue_draw), range->bars,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (range);
}

/**
 * way_year_range_update:
 * @range: a range of years
 * @counts: how many policies have each of its years, with other filters
 * @chosen: for each of its years whether it is chosen; where none is, all are
 *   shown as chosen, since that filters nothing
 *
 * Shows counts and the span from the first to the last year chosen.
 */
void
way_year_range_update (WayYearRange *range,
                       const guint  *counts,
                       const guint8 *chosen)
{
  guint first = range->n, last = range->n - 1;

  g_return_if_fail (WAY_IS_YEAR_RANGE (range) && counts != NULL && chosen != NULL);

  memcpy (range->counts, counts, range->n * sizeof *counts);
  for (guint i = 0; i < range->n; i++)
    if (chosen[i])
      {
        first = MIN (first, i);
        last = i;
      }
  if (range->dragging)
    return;
  range->first = first < range->n ? first : 0;
  range->last = last;
  show_ends (range);
}
