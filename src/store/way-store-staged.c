/* Reading a file of very many policies in stages: first the small tables and
 * the keys of all policies, from an index that has nothing else, then the
 * links. Rows are read by number when they are looked at.
 */
#include "config.h"

#include "way-store-db.h"

#include "way-facets.h"
#include "way-releases.h"

/* Work that looking up one row may cause, in thousands of steps. */
#define WORK_A_ROW 100

/* No row of a policy takes fewer bytes in a file. */
#define LEAST_ROW 32

/* Two connections to one file, as rows must not wait for the links. */
typedef struct
{
  WayStoreReader *rows;
  WayStoreReader *rest;
  sqlite3_stmt   *read;
  sqlite3_stmt   *title;
  sqlite3_stmt   *find;
  guint           n;
  GMutex          lock;   /* of the second connection */
} Rows;

static char **
read_policy_cb (gpointer   data,
                guint      policy,
                GError   **error)
{
  Rows *rows = data;
  char **fields = NULL;

  rows->rows->work = WORK_A_ROW;
  sqlite3_bind_int64 (rows->read, 1, (gint64) policy + 1);
  if (sqlite3_step (rows->read) == SQLITE_ROW)
    fields = way_store_read_policy (rows->rows, rows->read, error);
  else
    way_store_reader_fail_sqlite (rows->rows, error);
  sqlite3_reset (rows->read);
  return fields;
}

static char *
read_short_title_cb (gpointer data,
                     guint    policy,
                     WayLang  lang)
{
  Rows *rows = data;
  char *title = NULL;

  rows->rows->work = WORK_A_ROW;
  sqlite3_bind_int64 (rows->title, 1, (gint64) policy + 1);
  if (sqlite3_step (rows->title) == SQLITE_ROW)
    title = way_store_read_text (rows->rows, rows->title, (int) lang);
  sqlite3_reset (rows->title);
  return title;
}

static guint
find_policy_cb (gpointer    data,
                const char *id)
{
  Rows *rows = data;
  gint64 rowid = 0;

  rows->rows->work = WORK_A_ROW;
  sqlite3_bind_text (rows->find, 1, id, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (rows->find) == SQLITE_ROW)
    rowid = sqlite3_column_int64 (rows->find, 0);
  sqlite3_reset (rows->find);
  return rowid >= 1 && rowid <= rows->n ? (guint) (rowid - 1) : WAY_NONE;
}

static void
free_rows_cb (gpointer data)
{
  Rows *rows = data;

  sqlite3_finalize (rows->read);
  sqlite3_finalize (rows->title);
  sqlite3_finalize (rows->find);
  g_clear_pointer (&rows->rows, way_store_reader_free);
  g_clear_pointer (&rows->rest, way_store_reader_free);
  g_mutex_clear (&rows->lock);
  g_free (rows);
}

/* The fault of a row becomes one of the file. */
static void
describe_fault_cb (gpointer   data,
                   GError   **fault)
{
  Rows *rows = data;
  g_autoptr (GError) refused = NULL;
  g_autofree char *reason = NULL;

  if ((*fault)->domain == WAY_STORE_ERROR)
    return;
  refused = g_steal_pointer (fault);
  reason = g_strdup_printf ("the file is damaged: %s", refused->message);
  way_store_reader_fail (rows->rows, WAY_STORE_ERROR_DAMAGED, reason, fault);
}

static const WayRowSourceFuncs row_funcs = {
  read_policy_cb, read_short_title_cb, find_policy_cb, describe_fault_cb, free_rows_cb
};

/* The number of policies, if their rows are numbered from 1 on without a gap;
 * whether that is so is seen when all keys have been read. */
static guint
count_policies (WayStoreReader *reader)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gint64 n = 0;

  if (sqlite3_prepare_v2 (reader->db, "SELECT max (rowid) FROM policies", -1, &statement, NULL)
      == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    n = sqlite3_column_int64 (statement, 0);
  return n > 0 && n < reader->size / LEAST_ROW && n < WAY_NONE ? (guint) n : 0;
}

static WayRowSource *
make_source (WayStoreReader  *reader,
             const char      *path,
             guint            n,
             GError         **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  const WayTable *table = way_table_get (WAY_TABLE_POLICIES);
  WayStoreReader *second = way_store_reader_new (path, NULL, error);
  g_autoptr (WayRowSource) source = NULL;
  Rows *rows;

  if (second == NULL)
    {
      way_store_reader_free (reader);
      return NULL;
    }
  rows = g_new0 (Rows, 1);
  rows->rows = second;
  rows->rest = reader;
  rows->n = n;
  g_mutex_init (&rows->lock);
  source = way_row_source_new (&row_funcs, rows);
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", table->columns[i].name);
  g_string_append (sql, " FROM policies WHERE rowid = ?");
  if (sqlite3_prepare_v2 (second->db, sql->str, -1, &rows->read, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (second->db, "SELECT short_en, short_zh FROM policies WHERE rowid = ?",
                             -1, &rows->title, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (second->db, "SELECT rowid FROM policies WHERE id = ?", -1,
                             &rows->find, NULL) != SQLITE_OK)
    {
      way_store_reader_fail_sqlite (second, error);
      return NULL;
    }
  return g_steal_pointer (&source);
}

/* One scan of the index of keys. */
static gboolean
read_keys (WayStoreReader     *reader,
           WayDatasetBuilder  *builder,
           guint               n,
           GError            **error)
{
  static const int columns[] = {
    WAY_POLICY_DATE, WAY_POLICY_DATE_EVENT, WAY_POLICY_KIND, WAY_POLICY_THEME, WAY_POLICY_RANK,
    WAY_POLICY_ISSUERS, WAY_POLICY_LEVEL, WAY_POLICY_REGION,
  };
  static const char sql[]
    = "SELECT date, date_event, kind, theme, rank, issuers, level, region, rowid "
      "FROM policies INDEXED BY policies_keys ORDER BY date";
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GError) refused = NULL;
  g_autofree char *reason = NULL;
  const char *fields[WAY_MAX_COLUMNS] = { NULL };
  guint n_read = 0;
  int result = SQLITE_ERROR;

  if (sqlite3_prepare_v2 (reader->db, sql, -1, &statement, NULL) == SQLITE_OK)
    while ((result = sqlite3_step (statement)) == SQLITE_ROW)
      {
        gint64 rowid = sqlite3_column_int64 (statement, G_N_ELEMENTS (columns));

        for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
          {
            const char *field = (const char *) sqlite3_column_text (statement, i);

            fields[columns[i]] = field != NULL ? field : "";
          }
        if (!way_dataset_builder_add_key (builder, rowid >= 1 && rowid <= n
                                                   ? (guint) (rowid - 1) : WAY_NONE,
                                          fields, &refused))
          {
            reason = g_strdup_printf ("the file is damaged: %s", refused->message);
            return way_store_reader_fail (reader, WAY_STORE_ERROR_DAMAGED, reason, error);
          }
        n_read++;
      }
  if (result != SQLITE_DONE)
    return way_store_reader_fail_sqlite (reader, error);
  return n_read == n
      || way_store_reader_fail (reader, WAY_STORE_ERROR_DAMAGED,
                                "the file is damaged: policies are missing in its index", error);
}

/* The values of facets, and verdicts, are gathered by whoever first asks for them,
 * which of so many policies takes longer than a frame: so here, where nobody waits. */
static WayDataset *
gather_values (WayDataset *dataset)
{
  if (dataset != NULL)
    way_facet_lists_unref (way_facet_lists_get (dataset));
  if (dataset != NULL && way_dataset_is_complete (dataset))
    way_facet_lists_unref (way_facet_lists_judge (dataset, WAY_KNOWN_ALL));
  return dataset;
}

static WayDataset *
read_first (WayRowSource  *source,
            const char    *path,
            guint          n,
            GError       **error)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new ();
  WayStoreReader *reader = ((Rows *) way_row_source_get_data (source, &row_funcs))->rest;
  WayStoreReader *searched;

  if (!way_store_read_meta (reader, builder, error))
    return NULL;
  for (guint i = 0; i < WAY_N_TABLES; i++)
    switch (i)
      {
      case WAY_TABLE_POLICIES:
        way_dataset_builder_begin_keys (builder, n, source);
        if (!read_keys (reader, builder, n, error))
          return NULL;
        break;
      case WAY_TABLE_POLICY_SOURCES:
      case WAY_TABLE_POLICY_GOALS:
      case WAY_TABLE_POLICY_RELATIONS:
        break;
      default:
        if (!way_store_read_table (reader, builder, i, error))
          return NULL;
      }
  searched = way_store_reader_new (path, NULL, error);
  if (searched == NULL)
    return NULL;
  way_dataset_builder_set_search (builder, way_store_search_new (searched, n));
  return way_dataset_builder_end (builder);
}

/**
 * way_store_open_from:
 * @threshold: how many policies make a set large
 * @path: a data-set file, or any other
 * @cancellable: (nullable): stops the opening, from any thread
 * @error: return location for an error
 *
 * Opens a file as way_store_open() does, with another least number.
 *
 * Returns: (transfer full): the snapshot; %NULL with an error
 */
WayDataset *
way_store_open_from (guint          threshold,
                     const char    *path,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (WayStoreReader) reader = way_store_reader_new (path, cancellable, error);
  g_autoptr (WayRowSource) source = NULL;
  g_autoptr (GError) refused = NULL;
  WayDataset *dataset;
  guint n;

  if (reader == NULL)
    return NULL;
  n = count_policies (reader);
  if (n == 0 || n < threshold)
    return way_store_read_all (g_steal_pointer (&reader), error);
  source = make_source (g_steal_pointer (&reader), path, n, error);
  if (source == NULL)
    return NULL;
  dataset = read_first (source, path, n, &refused);
  if (dataset != NULL)
    return gather_values (dataset);
  /* Numbers with gaps are no fault: such a file is read whole, and so is a
   * damaged one, which that refuses with the reason that everybody gives. */
  if (g_error_matches (refused, WAY_STORE_ERROR, WAY_STORE_ERROR_DAMAGED))
    return way_store_load (path, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&refused));
  return NULL;
}

/**
 * way_store_open:
 * @path: a data-set file, or any other
 * @cancellable: (nullable): stops the opening, from any thread
 * @error: return location for an error
 *
 * Reads of a data set what the first picture needs, if it has
 * %WAY_STORE_STAGED policies or more: way_store_complete() reads the rest, and
 * until then way_dataset_is_complete() is false. A smaller set is read whole.
 * Files are refused as way_store_load() refuses them.
 *
 * Returns: (transfer full): the snapshot; %NULL with an error that names the
 *   file and the reason
 */
WayDataset *
way_store_open (const char    *path,
                GCancellable  *cancellable,
                GError       **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return way_store_open_from (WAY_STORE_STAGED, path, cancellable, error);
}

/* Takes the second connection for a while; NULL if the set was read whole. */
static Rows *
begin_more (WayDataset   *dataset,
            GCancellable *cancellable)
{
  WayRowSource *source = way_dataset_get_source_of_rows (dataset);
  Rows *rows = source != NULL ? way_row_source_get_data (source, &row_funcs) : NULL;

  if (rows == NULL)
    return NULL;
  g_mutex_lock (&rows->lock);
  g_set_object (&rows->rest->cancellable, cancellable);
  rows->rest->work = 1000 + rows->rest->size / 50;
  return rows;
}

static void
end_more (Rows *rows)
{
  g_clear_object (&rows->rest->cancellable);
  g_mutex_unlock (&rows->lock);
}

static gboolean
read_ids (WayStoreReader     *reader,
          WayDatasetBuilder  *builder,
          guint               n,
          GError            **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int result = SQLITE_ERROR;

  if (sqlite3_prepare_v2 (reader->db, "SELECT id, rowid FROM policies ORDER BY id", -1,
                          &statement, NULL) == SQLITE_OK)
    while ((result = sqlite3_step (statement)) == SQLITE_ROW)
      {
        const char *id = (const char *) sqlite3_column_text (statement, 0);
        gint64 rowid = sqlite3_column_int64 (statement, 1);

        if (id != NULL && rowid >= 1 && rowid <= n)
          way_dataset_builder_add_policy_id (builder, (guint) (rowid - 1), id);
      }
  return result == SQLITE_DONE || way_store_reader_fail_sqlite (reader, error);
}

static WayDataset *
read_links (WayStoreReader  *reader,
            WayDataset      *first,
            GError         **error)
{
  g_autoptr (WayDatasetBuilder) builder = way_dataset_builder_new_complete (first);

  if (!read_ids (reader, builder, way_dataset_get_n_rows (first, WAY_TABLE_POLICIES), error)
      || !way_store_read_table (reader, builder, WAY_TABLE_POLICY_SOURCES, error)
      || !way_store_read_table (reader, builder, WAY_TABLE_POLICY_GOALS, error)
      || !way_store_read_table (reader, builder, WAY_TABLE_POLICY_RELATIONS, error))
    return NULL;
  return way_dataset_builder_end (builder);
}

/**
 * way_store_complete:
 * @first: what way_store_open() gave, as long as it is not complete
 * @cancellable: (nullable): stops the reading, from any thread
 * @error: return location for an error
 *
 * Reads the links between policies; rows can be looked at meanwhile.
 *
 * Returns: (transfer full): the complete snapshot, which shares what @first
 *   has; %NULL with an error
 */
WayDataset *
way_store_complete (WayDataset    *first,
                    GCancellable  *cancellable,
                    GError       **error)
{
  WayDataset *dataset;
  Rows *rows;

  g_return_val_if_fail (first != NULL && !way_dataset_is_complete (first), NULL);

  rows = begin_more (first, cancellable);
  g_return_val_if_fail (rows != NULL, NULL);
  dataset = gather_values (read_links (rows->rest, first, error));
  end_more (rows);
  return dataset;
}

/**
 * way_store_verify:
 * @first: what way_store_open() gave
 * @cancellable: (nullable): stops the check, from any thread
 * @error: return location for an error
 *
 * Lets SQLite look at every page of a file that was opened in stages; another
 * file has been read whole already.
 *
 * Returns: %FALSE with an error if the file is damaged
 */
gboolean
way_store_verify (WayDataset    *first,
                  GCancellable  *cancellable,
                  GError       **error)
{
  gboolean is_sound;
  Rows *rows;

  g_return_val_if_fail (first != NULL, FALSE);

  rows = begin_more (first, cancellable);
  if (rows == NULL)
    return TRUE;
  is_sound = way_store_check_pages (rows->rest, error);
  end_more (rows);
  return is_sound;
}
