/* JSON as RFC 8259 describes it: a writer that streams into a string, and a
 * reader that builds a tree.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WAY_JSON_ERROR (way_json_error_quark ())
GQuark way_json_error_quark (void);

typedef enum
{
  WAY_JSON_ERROR_SYNTAX,
  WAY_JSON_ERROR_DEPTH,
} WayJsonError;

typedef enum
{
  WAY_JSON_NULL,
  WAY_JSON_BOOLEAN,
  WAY_JSON_NUMBER,
  WAY_JSON_STRING,
  WAY_JSON_ARRAY,
  WAY_JSON_OBJECT,
} WayJsonType;

/* How deep arrays and objects may lie within each other, in both directions. */
#define WAY_JSON_MAX_DEPTH 100

typedef struct _WayJson WayJson;

WayJson       *way_json_parse       (const char     *text,
                                     gssize          length,
                                     GError        **error);
void           way_json_free        (WayJson        *json);
WayJsonType    way_json_get_type    (const WayJson  *json);
const char    *way_json_get_string  (const WayJson  *json);
double         way_json_get_number  (const WayJson  *json);
gboolean       way_json_get_boolean (const WayJson  *json);
guint          way_json_get_length  (const WayJson  *json);
const WayJson *way_json_get_element (const WayJson  *json,
                                     guint           index);
const WayJson *way_json_get_member  (const WayJson  *json,
                                     const char     *name);
const char    *way_json_get_name    (const WayJson  *json,
                                     guint           index);
gboolean       way_json_is_number   (const char     *text);

typedef struct _WayJsonWriter WayJsonWriter;

WayJsonWriter *way_json_writer_new          (gboolean       indent);
char          *way_json_writer_finish       (WayJsonWriter *writer);
void           way_json_writer_free         (WayJsonWriter *writer);
void           way_json_writer_begin_object (WayJsonWriter *writer);
void           way_json_writer_end_object   (WayJsonWriter *writer);
void           way_json_writer_begin_array  (WayJsonWriter *writer);
void           way_json_writer_end_array    (WayJsonWriter *writer);
void           way_json_writer_name         (WayJsonWriter *writer,
                                             const char    *name);
void           way_json_writer_string       (WayJsonWriter *writer,
                                             const char    *value);
void           way_json_writer_number       (WayJsonWriter *writer,
                                             double         value);
void           way_json_writer_literal      (WayJsonWriter *writer,
                                             const char    *number);
void           way_json_writer_boolean      (WayJsonWriter *writer,
                                             gboolean       value);
void           way_json_writer_null         (WayJsonWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayJson, way_json_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayJsonWriter, way_json_writer_free)

G_END_DECLS
