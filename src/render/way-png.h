/* A PNG writer that streams row by row (ISO/IEC 15948), with the texts that
 * go with a picture.
 */
#pragma once

#include <gio/gio.h>

#include "way-picture-texts.h"

G_BEGIN_DECLS

#define WAY_PNG_ERROR (way_png_error_quark ())
GQuark way_png_error_quark (void);

typedef enum
{
  WAY_PNG_ERROR_SIZE,
  WAY_PNG_ERROR_PATH,
} WayPngError;

GBytes   *way_png_encode (const guchar           *pixels,
                          guint                   width,
                          guint                   height,
                          gsize                   stride,
                          gboolean                alpha,
                          double                  dots_per_inch,
                          const WayPictureTexts  *texts,
                          GCancellable           *cancellable,
                          GError                **error);
guint32   way_png_get_crc (const guchar          *bytes,
                          gsize                   length);

/**
 * WayStopFunc:
 * @data: what was given with the function
 *
 * Returns: whether the writing of a file is to be given up
 */
typedef gboolean (*WayStopFunc) (gpointer data);

gboolean  way_file_write (const char             *path,
                          GBytes                 *contents,
                          GError                **error);
gboolean  way_file_write_until (const char       *path,
                          GBytes                 *contents,
                          WayStopFunc             stop,
                          gpointer                data,
                          GError                **error);

G_END_DECLS
