/* Data sets as files: one SQLite file each, of one fixed schema. Writing makes
 * a new file and puts it in place whole; reading accepts nothing but that
 * schema, so that a file from anywhere can be opened.
 */
#pragma once

#include "way-check.h"
#include "way-dataset.h"

G_BEGIN_DECLS

#define WAY_STORE_ERROR (way_store_error_quark ())
GQuark way_store_error_quark (void);

/**
 * WayStoreError:
 * @WAY_STORE_ERROR_OPEN: there is no such file, or it cannot be read
 * @WAY_STORE_ERROR_FORMAT: the file is not a data set
 * @WAY_STORE_ERROR_VERSION: the file's format is not the one this version reads
 * @WAY_STORE_ERROR_BUSY: another program is writing the file, or was when it
 *   ended, so that the last changes lie in another file beside it
 * @WAY_STORE_ERROR_SCHEMA: the file holds tables or anything else beyond ours
 * @WAY_STORE_ERROR_DAMAGED: the file's content cannot be read
 * @WAY_STORE_ERROR_WRITE: the file cannot be written
 * @WAY_STORE_ERROR_ROW: a row given to a writer breaks a rule of the schema
 */
typedef enum
{
  WAY_STORE_ERROR_OPEN,
  WAY_STORE_ERROR_FORMAT,
  WAY_STORE_ERROR_VERSION,
  WAY_STORE_ERROR_BUSY,
  WAY_STORE_ERROR_SCHEMA,
  WAY_STORE_ERROR_DAMAGED,
  WAY_STORE_ERROR_WRITE,
  WAY_STORE_ERROR_ROW,
} WayStoreError;

/* The keys of a data set's description that the program itself uses. */
#define WAY_META_ID "id"
#define WAY_META_VERSION "version"
#define WAY_META_TITLE "title"
#define WAY_META_TITLE_ZH "title_zh"
#define WAY_META_LICENCE "licence"

/* A file with as many policies is shown before all of it is read. */
#define WAY_STORE_STAGED 20000

WayDataset     *way_store_load            (const char         *path,
                                           GCancellable       *cancellable,
                                           GError            **error);
WayDataset     *way_store_open            (const char         *path,
                                           GCancellable       *cancellable,
                                           GError            **error);
WayDataset     *way_store_complete        (WayDataset         *first,
                                           GCancellable       *cancellable,
                                           GError            **error);
gboolean        way_store_verify          (WayDataset         *first,
                                           GCancellable       *cancellable,
                                           GError            **error);
gboolean        way_store_check           (const char         *path,
                                           WayChecker         *checker,
                                           GCancellable       *cancellable,
                                           GError            **error);

typedef struct _WayStoreWriter WayStoreWriter;

WayStoreWriter *way_store_writer_new      (const char         *path,
                                           GError            **error);
gboolean        way_store_writer_set_meta (WayStoreWriter     *writer,
                                           const char         *key,
                                           const char         *value,
                                           GError            **error);
gboolean        way_store_writer_add_row  (WayStoreWriter     *writer,
                                           WayTableId          table,
                                           const char *const  *fields,
                                           GError            **error);
gboolean        way_store_writer_commit   (WayStoreWriter     *writer,
                                           GError            **error);
void            way_store_writer_free     (WayStoreWriter     *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayStoreWriter, way_store_writer_free)

G_END_DECLS
