/* WayMark: what the keyboard and a screen reader meet in the place of a
 * policy's mark. The mark itself is drawn by the timeline; this widget has a
 * name, a description, a focus ring and an action, and nothing else.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAY_TYPE_MARK (way_mark_get_type ())
G_DECLARE_FINAL_TYPE (WayMark, way_mark, WAY, MARK, GtkWidget)

GtkWidget *way_mark_new          (void);
GtkWidget *way_mark_new_heading  (void);
void       way_mark_set_policy   (WayMark    *mark,
                                  guint       policy,
                                  const char *title,
                                  const char *description);
guint      way_mark_get_policy   (WayMark    *mark);
void       way_mark_set_cluster  (WayMark    *mark,
                                  const char *title,
                                  const char *description);
void       way_mark_set_heading  (WayMark    *mark,
                                  const char *title,
                                  const char *description,
                                  gboolean    expanded);
void       way_mark_set_selected (WayMark    *mark,
                                  gboolean    selected);
void       way_mark_show_focus   (GtkWidget  *widget);

G_END_DECLS
