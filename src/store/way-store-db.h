/* What reading and writing a data-set file share: the schema, the statements
 * made from the description of the tables, and errors. Private to the layer.
 */
#pragma once

#include <sqlite3.h>

#include "way-search.h"
#include "way-store.h"

G_BEGIN_DECLS

/* "WayM", at byte 68 of every data-set file, and the number of its format. */
#define WAY_STORE_APPLICATION_ID 0x5761794d
#define WAY_STORE_FORMAT 3

const char   *way_store_get_sql        (const char  *name);
const char   *way_store_get_schema     (void);
void          way_store_guard          (sqlite3     *db);
char         *way_store_describe_schema (sqlite3    *db);
char         *way_store_expect_schema  (const char  *sql);
gboolean      way_store_run            (sqlite3     *db,
                                        const char  *sql);
gboolean      way_store_add_tokenizer  (sqlite3     *db);
gboolean      way_store_fill_search    (sqlite3     *db);
sqlite3_stmt *way_store_prepare_insert (sqlite3     *db,
                                        WayTableId   table);

/**
 * WayStoreReader:
 * @db: the connection, read-only
 * @path: the file's name as messages show it
 * @size: the file's size in bytes
 * @work: how much work may still be done, in thousands of steps
 * @cancellable: (nullable): stops the work
 *
 * A file that has been found to be a data set.
 */
typedef struct
{
  sqlite3      *db;
  char         *path;
  gint64        size;
  gint64        work;
  GCancellable *cancellable;
} WayStoreReader;

WayStoreReader *way_store_reader_new  (const char      *path,
                                       GCancellable    *cancellable,
                                       GError         **error);
void            way_store_reader_free (WayStoreReader  *reader);
void            way_store_reader_allow_work (WayStoreReader *reader);
gboolean        way_store_reader_fail (WayStoreReader  *reader,
                                       WayStoreError    code,
                                       const char      *reason,
                                       GError         **error);
gboolean        way_store_reader_fail_sqlite (WayStoreReader  *reader,
                                              GError         **error);

WaySearchIndex *way_store_search_new  (WayStoreReader  *reader,
                                       guint            n_policies);
WayDataset     *way_store_open_from (guint             threshold,
                                     const char       *path,
                                     GCancellable     *cancellable,
                                     GError          **error);
WayDataset     *way_store_read_all  (WayStoreReader   *reader,
                                     GError          **error);
gboolean        way_store_read_meta (WayStoreReader    *reader,
                                     WayDatasetBuilder *builder,
                                     GError           **error);
gboolean        way_store_read_table (WayStoreReader    *reader,
                                      WayDatasetBuilder *builder,
                                      WayTableId         table,
                                      GError           **error);
char          **way_store_read_policy (WayStoreReader  *reader,
                                       sqlite3_stmt    *statement,
                                       GError         **error);
char           *way_store_read_text   (WayStoreReader  *reader,
                                       sqlite3_stmt    *statement,
                                       int              column);
gboolean        way_store_check_pages (WayStoreReader  *reader,
                                       GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayStoreReader, way_store_reader_free)

G_END_DECLS
