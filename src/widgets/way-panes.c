/* Layout of the window's three parts. What is open is kept apart for wide and
 * narrow: a pane that was open in a wide window does not cover a narrow one,
 * and is there again when the window is widened.
 */
#include "config.h"

#include "way-panes.h"

/* Below this the panes lie over the content in any case. It and the widths of
 * the panes are for letters of the usual size, and grow with larger ones. */
#define NARROW_PX 900
#define USUAL_TEXT_PX 14.7

#define START_PX 236
#define END_PX 344

/* Of the content, what stays visible beside a pane that lies over it. */
#define UNCOVERED_PX 48

typedef enum
{
  WIDE,
  NARROW,
  N_MODES,
} Mode;

struct _WayPanes
{
  GtkWidget  parent_instance;

  GtkWidget *start;
  GtkWidget *content;
  GtkWidget *end;
  gboolean   start_open[N_MODES];
  gboolean   end_open[N_MODES];
  Mode       mode;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void way_panes_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WayPanes, way_panes, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      way_panes_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
way_panes_add_child (GtkBuildable *buildable,
                     GtkBuilder   *builder,
                     GObject      *child,
                     const char   *type)
{
  WayPanes *panes = WAY_PANES (buildable);

  if (!GTK_IS_WIDGET (child))
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }
  if (g_strcmp0 (type, "start") == 0)
    panes->start = GTK_WIDGET (child);
  else if (g_strcmp0 (type, "end") == 0)
    panes->end = GTK_WIDGET (child);
  else
    panes->content = GTK_WIDGET (child);
  /* Children are drawn in their order: the content comes first, so that the
   * panes lie over it. */
  if (child == (GObject *) panes->content)
    gtk_widget_insert_after (GTK_WIDGET (child), GTK_WIDGET (panes), NULL);
  else
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (panes));
}

static void
way_panes_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = way_panes_add_child;
}

static void
way_panes_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  WayPanes *panes = WAY_PANES (widget);
  GtkWidget *const children[] = { panes->start, panes->content, panes->end };

  *minimum = *natural = 0;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (children[i], orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL || children[i] == panes->content)
        *minimum = MAX (*minimum, child_minimum);
      *natural = orientation == GTK_ORIENTATION_VERTICAL
        ? MAX (*natural, child_natural) : *natural + child_natural;
    }
}

/* A length that is designed for letters of the usual size. */
static int
scale_for_text (WayPanes *panes,
                int       length)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (panes));
  double size = pango_units_to_double (
    pango_font_description_get_size (pango_context_get_font_description (context)));

  return (int) (length * MAX (size / USUAL_TEXT_PX, 1));
}

/* The width of a pane: what it is designed for, or more where its words need
 * it, but never so much that nothing of the content is left. */
static int
pane_width (WayPanes  *panes,
            GtkWidget *pane,
            int        width)
{
  int wanted = scale_for_text (panes, pane == panes->start ? START_PX : END_PX);
  int minimum;

  gtk_widget_measure (pane, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (minimum, MIN (wanted, width - UNCOVERED_PX));
}

/* Narrow is also what would cut the content off with both panes beside it. */
static Mode
mode_for (WayPanes *panes,
          int       width)
{
  int content;

  gtk_widget_measure (panes->content, GTK_ORIENTATION_HORIZONTAL, -1, &content, NULL, NULL, NULL);
  content += pane_width (panes, panes->start, width) + pane_width (panes, panes->end, width);
  return width < MAX (scale_for_text (panes, NARROW_PX), content) ? NARROW : WIDE;
}

static void
mark_mode (WayPanes *panes)
{
  GtkWidget *const sides[] = { panes->start, panes->end };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (panes->mode == NARROW)
      gtk_widget_add_css_class (sides[i], "over");
    else
      gtk_widget_remove_css_class (sides[i], "over");
}

static gboolean
mode_changed_cb (gpointer data)
{
  WayPanes *panes = data;

  mark_mode (panes);
  g_signal_emit (panes, signals[SIGNAL_CHANGED], 0);
  g_object_unref (panes);
  return G_SOURCE_REMOVE;
}

static void
allocate (GtkWidget *child,
          int        x,
          int        width,
          int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

static void
way_panes_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  WayPanes *panes = WAY_PANES (widget);
  Mode mode = mode_for (panes, width);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int start, end, left, right;

  if (mode != panes->mode)
    {
      panes->mode = mode;
      g_idle_add (mode_changed_cb, g_object_ref (panes));
    }
  gtk_widget_set_child_visible (panes->start, panes->start_open[mode]);
  gtk_widget_set_child_visible (panes->end, panes->end_open[mode]);
  start = panes->start_open[mode] ? pane_width (panes, panes->start, width) : 0;
  end = panes->end_open[mode] ? pane_width (panes, panes->end, width) : 0;
  left = rtl ? end : start;
  right = rtl ? start : end;

  if (mode == NARROW)
    allocate (panes->content, 0, width, height);
  else
    allocate (panes->content, left, MAX (width - left - right, 1), height);
  if (start > 0)
    allocate (panes->start, rtl ? width - start : 0, start, height);
  if (end > 0)
    allocate (panes->end, rtl ? 0 : width - end, end, height);
}

static void
way_panes_dispose (GObject *object)
{
  WayPanes *panes = WAY_PANES (object);

  g_clear_pointer (&panes->start, gtk_widget_unparent);
  g_clear_pointer (&panes->content, gtk_widget_unparent);
  g_clear_pointer (&panes->end, gtk_widget_unparent);

  G_OBJECT_CLASS (way_panes_parent_class)->dispose (object);
}

static void
way_panes_class_init (WayPanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_panes_dispose;
  widget_class->measure = way_panes_measure;
  widget_class->size_allocate = way_panes_size_allocate;

  signals[SIGNAL_CHANGED]
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "panes");
}

static void
way_panes_init (WayPanes *panes)
{
  panes->start_open[WIDE] = TRUE;
  panes->end_open[WIDE] = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (panes), GTK_OVERFLOW_HIDDEN);
}

static void
set_open (WayPanes *panes,
          gboolean *open,
          gboolean  value)
{
  value = value != FALSE;
  if (*open == value)
    return;
  *open = value;
  gtk_widget_queue_allocate (GTK_WIDGET (panes));
  g_signal_emit (panes, signals[SIGNAL_CHANGED], 0);
}

/**
 * way_panes_is_narrow:
 * @panes: panes
 *
 * Returns: whether the panes lie over the content at the present width
 */
gboolean
way_panes_is_narrow (WayPanes *panes)
{
  g_return_val_if_fail (WAY_IS_PANES (panes), FALSE);

  return panes->mode == NARROW;
}

/**
 * way_panes_get_start_open:
 * @panes: panes
 *
 * Returns: whether the side bar is open
 */
gboolean
way_panes_get_start_open (WayPanes *panes)
{
  g_return_val_if_fail (WAY_IS_PANES (panes), FALSE);

  return panes->start_open[panes->mode];
}

/**
 * way_panes_set_start_open:
 * @panes: panes
 * @open: whether the side bar is to be open
 *
 * In a narrow window the detail pane makes way for the side bar.
 */
void
way_panes_set_start_open (WayPanes *panes,
                          gboolean  open)
{
  g_return_if_fail (WAY_IS_PANES (panes));

  if (open && panes->mode == NARROW)
    panes->end_open[NARROW] = FALSE;
  set_open (panes, &panes->start_open[panes->mode], open);
}

/**
 * way_panes_get_end_open:
 * @panes: panes
 *
 * Returns: whether the detail pane is open
 */
gboolean
way_panes_get_end_open (WayPanes *panes)
{
  g_return_val_if_fail (WAY_IS_PANES (panes), FALSE);

  return panes->end_open[panes->mode];
}

/**
 * way_panes_set_end_open:
 * @panes: panes
 * @open: whether the detail pane is to be open
 *
 * In a narrow window the side bar makes way for the detail pane.
 */
void
way_panes_set_end_open (WayPanes *panes,
                        gboolean  open)
{
  g_return_if_fail (WAY_IS_PANES (panes));

  if (open && panes->mode == NARROW)
    panes->start_open[NARROW] = FALSE;
  set_open (panes, &panes->end_open[panes->mode], open);
}

/**
 * way_panes_set_remembered:
 * @panes: panes
 * @start_open: whether the side bar is open in a wide window
 * @end_open: whether the detail pane is
 */
void
way_panes_set_remembered (WayPanes *panes,
                          gboolean  start_open,
                          gboolean  end_open)
{
  g_return_if_fail (WAY_IS_PANES (panes));

  panes->start_open[WIDE] = start_open != FALSE;
  panes->end_open[WIDE] = end_open != FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (panes));
  g_signal_emit (panes, signals[SIGNAL_CHANGED], 0);
}

/**
 * way_panes_get_remembered:
 * @panes: panes
 * @start_open: (out): whether the side bar is open in a wide window
 * @end_open: (out): whether the detail pane is
 */
void
way_panes_get_remembered (WayPanes *panes,
                          gboolean *start_open,
                          gboolean *end_open)
{
  g_return_if_fail (WAY_IS_PANES (panes) && start_open != NULL && end_open != NULL);

  *start_open = panes->start_open[WIDE];
  *end_open = panes->end_open[WIDE];
}
