/* WayTextGrid: a table of texts whose columns are those of its first row:
 * sortable, with a choice of columns, and copied as tab-separated values.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAY_TYPE_TEXT_GRID (way_text_grid_get_type ())
G_DECLARE_FINAL_TYPE (WayTextGrid, way_text_grid, WAY, TEXT_GRID, GtkWidget)

void        way_text_grid_set_rows   (WayTextGrid *grid,
                                      GPtrArray   *rows,
                                      GArray      *ids);
void        way_text_grid_clear      (WayTextGrid *grid);
char       *way_text_grid_to_tsv     (WayTextGrid *grid);
guint       way_text_grid_get_selected (WayTextGrid *grid);
guint       way_text_grid_get_n_rows (WayTextGrid *grid);

G_END_DECLS
