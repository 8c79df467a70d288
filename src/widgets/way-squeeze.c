/* Its minimum is that of the narrowest child and its natural size that of the
 * widest, so that a bar around it gives what room there is. What is not shown
 * is neither drawn nor found by the focus or a screen reader.
 */
#include "config.h"

#include "way-squeeze.h"

struct _WaySqueeze
{
  GtkWidget  parent_instance;

  GtkWidget *shown;          /* (nullable): until the first layout */
};

G_DEFINE_FINAL_TYPE (WaySqueeze, way_squeeze, GTK_TYPE_WIDGET)

static void
way_squeeze_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? G_MAXINT : 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN (*minimum, child_minimum)
                                                           : MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
  *minimum = MIN (*minimum, *natural);
}

/* The first that fits, or the last, which is the narrowest. */
static GtkWidget *
choose_child (GtkWidget *widget,
              int        width)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && child != gtk_widget_get_last_child (widget))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum <= width)
        break;
      child = gtk_widget_get_next_sibling (child);
    }
  return child;
}

static void
way_squeeze_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  WaySqueeze *squeeze = WAY_SQUEEZE (widget);

  squeeze->shown = choose_child (widget, width);
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_set_child_visible (child, child == squeeze->shown);
      gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                   child != squeeze->shown, -1);
    }
  if (squeeze->shown != NULL)
    gtk_widget_size_allocate (squeeze->shown, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
way_squeeze_dispose (GObject *object)
{
  GtkWidget *child;

  WAY_SQUEEZE (object)->shown = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (way_squeeze_parent_class)->dispose (object);
}

static void
way_squeeze_class_init (WaySqueezeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_squeeze_dispose;
  widget_class->measure = way_squeeze_measure;
  widget_class->size_allocate = way_squeeze_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "squeeze");
}

static void
way_squeeze_init (WaySqueeze *squeeze)
{
}

/**
 * way_squeeze_get_shown:
 * @squeeze: a squeeze
 *
 * Returns: (transfer none) (nullable): the child that is shown, %NULL before
 *   the first layout
 */
GtkWidget *
way_squeeze_get_shown (WaySqueeze *squeeze)
{
  g_return_val_if_fail (WAY_IS_SQUEEZE (squeeze), NULL);

  return squeeze->shown;
}
