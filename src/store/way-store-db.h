/* What reading and writing a data-set file share: the schema, the statements
 * made from the description of the tables, and errors. Private to the layer.
 */
#pragma once

#include <sqlite3.h>

#include "way-store.h"

G_BEGIN_DECLS

/* "WayM", at byte 68 of every data-set file, and the number of its format. */
#define WAY_STORE_APPLICATION_ID 0x5761794d
#define WAY_STORE_FORMAT 1

const char   *way_store_get_schema     (void);
gboolean      way_store_run            (sqlite3     *db,
                                        const char  *sql);
sqlite3_stmt *way_store_prepare_select (sqlite3     *db,
                                        WayTableId   table);
sqlite3_stmt *way_store_prepare_insert (sqlite3     *db,
                                        WayTableId   table);
gboolean      way_store_check_references (sqlite3     *db,
                                          WayStoreError code,
                                          GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
