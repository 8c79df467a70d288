/* A PNG writer that streams row by row (ISO/IEC 15948), with the texts that
 * go with a picture.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define WAY_PNG_ERROR (way_png_error_quark ())
GQuark way_png_error_quark (void);

typedef enum
{
  WAY_PNG_ERROR_SIZE,
  WAY_PNG_ERROR_PATH,
} WayPngError;

/* The texts of a picture; NULL for one that is not given. */
typedef struct
{
  const char *title;
  const char *description;  /* the alternative text */
  const char *source;
  const char *copyright;
  const char *software;
  const char *creation_time;
  const char *view;         /* the view as JSON */
} WayPictureTexts;

GBytes   *way_png_encode (const guchar           *pixels,
                          guint                   width,
                          guint                   height,
                          gsize                   stride,
                          gboolean                alpha,
                          double                  dots_per_inch,
                          const WayPictureTexts  *texts,
                          GError                **error);
gboolean  way_file_write (const char             *path,
                          GBytes                 *contents,
                          GError                **error);

G_END_DECLS
