/* WaySavedViews: the views that a person has given names, in their order. They
 * live in one small file of the person's own.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define WAY_SAVED_VIEWS_ERROR (way_saved_views_error_quark ())
GQuark way_saved_views_error_quark (void);

typedef enum
{
  WAY_SAVED_VIEWS_ERROR_DAMAGED,
} WaySavedViewsError;

#define WAY_TYPE_SAVED_VIEWS (way_saved_views_get_type ())
G_DECLARE_FINAL_TYPE (WaySavedViews, way_saved_views, WAY, SAVED_VIEWS, GObject)

WaySavedViews *way_saved_views_new      (const char     *path);
gboolean       way_saved_views_load     (WaySavedViews  *views,
                                         GError        **error);
guint          way_saved_views_get_n    (WaySavedViews  *views);
const char    *way_saved_views_get_name (WaySavedViews  *views,
                                         guint           index);
const char    *way_saved_views_get_json (WaySavedViews  *views,
                                         guint           index);
gboolean       way_saved_views_insert   (WaySavedViews  *views,
                                         guint           index,
                                         const char     *name,
                                         const char     *json,
                                         GError        **error);
gboolean       way_saved_views_rename   (WaySavedViews  *views,
                                         guint           index,
                                         const char     *name,
                                         GError        **error);
gboolean       way_saved_views_move     (WaySavedViews  *views,
                                         guint           from,
                                         guint           to,
                                         GError        **error);
gboolean       way_saved_views_remove   (WaySavedViews  *views,
                                         guint           index,
                                         GError        **error);

G_END_DECLS
