/* The surfaces that whole pictures are drawn on.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Keeps the memory of surfaces for those that follow. */
typedef struct _WaySurfacePool WaySurfacePool;

cairo_surface_t *way_surface_new       (guint           width,
                                        guint           height);
WaySurfacePool  *way_surface_pool_new  (void);
void             way_surface_pool_free (WaySurfacePool *pool);
cairo_surface_t *way_surface_pool_take (WaySurfacePool *pool,
                                        guint           width,
                                        guint           height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaySurfacePool, way_surface_pool_free)

G_END_DECLS
