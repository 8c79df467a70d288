/* The view that a picture carries, read back from its file. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define WAY_PICTURE_READ_ERROR (way_picture_read_error_quark ())
GQuark way_picture_read_error_quark (void);

/**
 * WayPictureReadError:
 * @WAY_PICTURE_READ_ERROR_KIND: it is no PNG and no SVG
 * @WAY_PICTURE_READ_ERROR_DAMAGED: the file is cut off or damaged
 * @WAY_PICTURE_READ_ERROR_SIZE: the file or its text is larger than any that
 *   the program writes
 * @WAY_PICTURE_READ_ERROR_NO_VIEW: the picture holds no view
 */
typedef enum
{
  WAY_PICTURE_READ_ERROR_KIND,
  WAY_PICTURE_READ_ERROR_DAMAGED,
  WAY_PICTURE_READ_ERROR_SIZE,
  WAY_PICTURE_READ_ERROR_NO_VIEW,
} WayPictureReadError;

char *way_picture_read_view      (GInputStream  *stream,
                                  char         **dataset,
                                  GCancellable  *cancellable,
                                  GError       **error);
char *way_picture_read_view_file (const char    *path,
                                  char         **dataset,
                                  GCancellable  *cancellable,
                                  GError       **error);

G_END_DECLS
