/* CSV as RFC 4180 describes it: reading with line numbers, and writing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WAY_CSV_ERROR (way_csv_error_quark ())
GQuark way_csv_error_quark (void);

typedef enum
{
  WAY_CSV_ERROR_ENCODING,
  WAY_CSV_ERROR_QUOTES,
} WayCsvError;

typedef struct _WayCsvReader WayCsvReader;

WayCsvReader       *way_csv_reader_new        (const char         *text,
                                               gsize               length,
                                               char                delimiter);
void                way_csv_reader_free       (WayCsvReader       *reader);
gboolean            way_csv_reader_next       (WayCsvReader       *reader,
                                               GError            **error);
const char *const  *way_csv_reader_get_row    (WayCsvReader       *reader,
                                               guint              *n_fields);
guint               way_csv_reader_get_line   (WayCsvReader       *reader);
const char         *way_csv_reader_get_reason (WayCsvReader       *reader);
guint               way_csv_reader_get_field  (WayCsvReader       *reader);
void                way_csv_append_row        (GString            *out,
                                               const char *const  *fields,
                                               guint               n_fields,
                                               char                delimiter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayCsvReader, way_csv_reader_free)

G_END_DECLS
