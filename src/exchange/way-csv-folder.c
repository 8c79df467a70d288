/* Folders of CSV files. All files are read into memory first, so that what is
 * written is what was checked, whatever happens to the folder meanwhile.
 */
#include "config.h"

#include "way-csv-folder.h"

#include "way-csv.h"
#include "way-json.h"
#include "way-store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

G_DEFINE_QUARK (way-csv-folder-error-quark, way_csv_folder_error)

#define PACKAGE_FILE "datapackage.json"
#define ROWS_BETWEEN_LOOKS 1000

typedef struct
{
  char         *path;
  WayChecker   *checker;
  GCancellable *cancellable;
  GBytes       *tables[WAY_N_TABLES];   /* NULL where a file cannot be read */
  char         *id;
  char         *title;
  char         *title_zh;               /* NULL if the folder does not say */
  char         *version;                /* NULL if the folder does not say */
  char         *licence;                /* likewise */
} Folder;

static void
folder_free (Folder *folder)
{
  for (guint i = 0; i < WAY_N_TABLES; i++)
    g_clear_pointer (&folder->tables[i], g_bytes_unref);
  g_free (folder->path);
  g_free (folder->id);
  g_free (folder->title);
  g_free (folder->title_zh);
  g_free (folder->version);
  g_free (folder->licence);
  g_free (folder);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Folder, folder_free)

static void
report (Folder     *folder,
        const char *file,
        guint       line,
        const char *field,
        const char *reason)
{
  way_checker_report (folder->checker, file, line, field,
                      way_tr (way_checker_get_lang (folder->checker), reason));
}

static char *
table_file (WayTableId table)
{
  return g_strconcat (way_table_get (table)->name, WAY_CSV_SUFFIX, NULL);
}

/* Why a file cannot be read, or NULL if it looks as if it could. Pipes and
 * devices are found out before they are opened, which might block. */
static const char *
find_obstacle (const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return errno == ENOENT ? WAY_N_ ("the file is missing") : g_strerror (errno);
  if (S_ISDIR (status.st_mode))
    return WAY_N_ ("this is a folder and not a file");
  if (!S_ISREG (status.st_mode))
    return WAY_N_ ("this is not a file");
  if (g_access (path, R_OK) != 0)
    return g_strerror (errno);
  return NULL;
}

static GBytes *
read_file (Folder     *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder->path, name, NULL);
  const char *obstacle = find_obstacle (path);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  if (obstacle != NULL)
    {
      report (folder, name, 0, NULL, obstacle);
      return NULL;
    }
  if (!g_file_get_contents (path, &text, &length, &error))
    {
      report (folder, name, 0, NULL, error->message);
      return NULL;
    }
  return g_bytes_new_take (text, length);
}

/* The member of an object as a text, or NULL if it is not there or empty. */
static char *
read_member (Folder        *folder,
             const WayJson *object,
             const char    *name)
{
  const WayJson *member = way_json_get_member (object, name);
  const char *text = way_json_get_string (member);

  if (member != NULL && text == NULL)
    report (folder, PACKAGE_FILE, 0, name, WAY_N_ ("is not a text"));
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/* The names of the licences in one text; where one has no name, its title. */
static char *
read_licences (const WayJson *package)
{
  const WayJson *licences = way_json_get_member (package, "licenses");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < way_json_get_length (licences); i++)
    {
      const WayJson *licence = way_json_get_element (licences, i);
      const char *name = way_json_get_string (way_json_get_member (licence, "name"));

      if (name == NULL)
        name = way_json_get_string (way_json_get_member (licence, "title"));
      if (name != NULL)
        g_ptr_array_add (names, (gpointer) name);
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("; ", (char **) names->pdata);
}

static void
read_package (Folder *folder)
{
  g_autofree char *path = g_build_filename (folder->path, PACKAGE_FILE, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WayJson) package = NULL;
  g_autoptr (GError) error = NULL;
  const char *text;
  gsize length;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  bytes = read_file (folder, PACKAGE_FILE);
  if (bytes == NULL)
    return;
  text = g_bytes_get_data (bytes, &length);
  package = way_json_parse (text != NULL ? text : "", length, &error);
  if (package == NULL)
    report (folder, PACKAGE_FILE, 0, NULL, error->message);
  else if (way_json_get_type (package) != WAY_JSON_OBJECT)
    report (folder, PACKAGE_FILE, 0, NULL, WAY_N_ ("this is not the description of a data set"));
  else
    {
      folder->id = read_member (folder, package, "name");
      folder->title = read_member (folder, package, "title");
      folder->title_zh = read_member (folder, package, "title_zh");
      folder->version = read_member (folder, package, "version");
      folder->licence = read_licences (package);
    }
}

static Folder *
open_folder (const char    *path,
             WayChecker    *checker,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *display_name = g_filename_display_name (path);
  Folder *folder;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, WAY_CSV_FOLDER_ERROR, WAY_CSV_FOLDER_ERROR_OPEN, "%s: %s", display_name,
                   way_tr (way_checker_get_lang (checker), "there is no such folder"));
      return NULL;
    }
  folder = g_new0 (Folder, 1);
  folder->path = g_canonicalize_filename (path, NULL);
  folder->checker = checker;
  folder->cancellable = cancellable;
  read_package (folder);
  if (folder->id == NULL)
    folder->id = g_filename_display_basename (folder->path);
  if (folder->title == NULL)
    folder->title = g_strdup (folder->id);
  for (guint i = 0; i < WAY_N_TABLES; i++)
    {
      g_autofree char *name = table_file (i);

      folder->tables[i] = read_file (folder, name);
    }
  return folder;
}

static WayCsvReader *
read_table (Folder     *folder,
            WayTableId  table)
{
  gsize length;
  const char *text = g_bytes_get_data (folder->tables[table], &length);

  return way_csv_reader_new (text, length, ',');
}

static guint
count_word (const char *const *words,
            guint              n_words,
            const char        *word)
{
  guint n = 0;

  for (guint i = 0; i < n_words; i++)
    n += g_str_equal (words[i], word);
  return n;
}

/* Names every column that is missing, unknown or there twice; if there is
 * none, the first that stands at another place. */
static gboolean
check_heading (Folder             *folder,
               WayTableId          table,
               const char *const  *heading,
               guint               n_fields)
{
  const WayTable *description = way_table_get (table);
  g_autofree char *file = table_file (table);
  gboolean is_whole = TRUE;

  for (guint i = 0; i < description->n_columns; i++)
    {
      const char *column = description->columns[i].name;
      guint n = count_word (heading, n_fields, column);

      if (n != 1)
        report (folder, file, 1, column, n == 0 ? WAY_N_ ("is missing from the heading")
                                                : WAY_N_ ("stands more than once in the heading"));
      is_whole &= n == 1;
    }
  for (guint i = 0; i < n_fields; i++)
    if (way_table_find_column (table, heading[i]) < 0)
      {
        report (folder, file, 1, heading[i], WAY_N_ ("is not a column of this table"));
        is_whole = FALSE;
      }
  for (guint i = 0; is_whole && i < n_fields; i++)
    if (way_table_find_column (table, heading[i]) != (int) i)
      {
        report (folder, file, 1, heading[i], WAY_N_ ("stands at the wrong place in the heading"));
        is_whole = FALSE;
      }
  return is_whole;
}

static void
report_csv_error (Folder       *folder,
                  WayTableId    table,
                  WayCsvReader *reader)
{
  const WayTable *description = way_table_get (table);
  guint field = way_csv_reader_get_field (reader) - 1;
  const char *column = field < description->n_columns ? description->columns[field].name : NULL;
  g_autofree char *file = table_file (table);

  report (folder, file, way_csv_reader_get_line (reader), column,
          way_csv_reader_get_reason (reader));
}

/* Whether the work may go on; looks only now and then. */
static gboolean
look (Folder  *folder,
      guint    n_rows,
      GError **error)
{
  return n_rows % ROWS_BETWEEN_LOOKS != 0
      || !g_cancellable_set_error_if_cancelled (folder->cancellable, error);
}

/* Whether a file ends in the middle of a row: what follows is lost then, and
 * the rows that refer to it are not to blame. */
static gboolean
is_cut_off (Folder     *folder,
            WayTableId  table,
            guint       last_n_fields)
{
  gsize length;
  const char *text = g_bytes_get_data (folder->tables[table], &length);

  return last_n_fields < way_table_get (table)->n_columns && text[length - 1] != '\n';
}

/* Checks the rows up to the end or to what cannot be read as CSV. */
static gboolean
check_rows (Folder        *folder,
            WayTableId     table,
            WayCsvReader  *reader,
            GError       **error)
{
  g_autoptr (GError) broken = NULL;
  guint n_fields = way_table_get (table)->n_columns;

  for (guint n = 0; way_csv_reader_next (reader, &broken); n++)
    {
      const char *const *fields = way_csv_reader_get_row (reader, &n_fields);

      if (!look (folder, n, error))
        return FALSE;
      way_checker_add_row (folder->checker, table, way_csv_reader_get_line (reader),
                           fields, n_fields);
    }
  if (broken != NULL)
    report_csv_error (folder, table, reader);
  if (broken != NULL || is_cut_off (folder, table, n_fields))
    way_checker_skip_table (folder->checker, table);
  return TRUE;
}

static gboolean
check_table (Folder      *folder,
             WayTableId   table,
             GError     **error)
{
  g_autoptr (WayCsvReader) reader = NULL;
  g_autoptr (GError) broken = NULL;
  const char *const *heading;
  guint n_fields;

  if (folder->tables[table] == NULL)
    {
      way_checker_skip_table (folder->checker, table);
      return TRUE;
    }
  reader = read_table (folder, table);
  if (way_csv_reader_next (reader, &broken))
    {
      heading = way_csv_reader_get_row (reader, &n_fields);
      if (check_heading (folder, table, heading, n_fields))
        return check_rows (folder, table, reader, error);
    }
  else if (broken != NULL)
    report_csv_error (folder, table, reader);
  else
    {
      g_autofree char *file = table_file (table);

      report (folder, file, 0, NULL, WAY_N_ ("the file is empty"));
    }
  way_checker_skip_table (folder->checker, table);
  return TRUE;
}

/* Sets an error that gives the first problem, for callers that show one. */
static gboolean
fail_invalid (Folder  *folder,
              GError **error)
{
  WayLang lang = way_checker_get_lang (folder->checker);
  guint n = way_checker_get_n_problems (folder->checker) - 1
          + way_checker_get_n_more (folder->checker);
  g_autofree char *first = way_problem_to_text (way_checker_get_problem (folder->checker, 0));
  g_autofree char *path = g_build_filename (folder->path, first, NULL);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *others =
    g_strdup_printf (way_tr_n (lang, " (and %u more problem)", " (and %u more problems)", n), n);

  g_set_error (error, WAY_CSV_FOLDER_ERROR, WAY_CSV_FOLDER_ERROR_INVALID, "%s%s",
               name, n > 0 ? others : "");
  return FALSE;
}

static gboolean
check (Folder  *folder,
       GError **error)
{
  for (guint i = 0; i < WAY_N_TABLES; i++)
    if (!check_table (folder, i, error))
      return FALSE;
  way_checker_finish (folder->checker);
  return way_checker_get_n_problems (folder->checker) == 0 || fail_invalid (folder, error);
}

static gboolean
write_meta (Folder          *folder,
            WayStoreWriter  *writer,
            GError         **error)
{
  const struct { const char *key, *value; } meta[] = {
    { WAY_META_ID, folder->id },
    { WAY_META_VERSION, folder->version },
    { WAY_META_TITLE, folder->title },
    { WAY_META_TITLE_ZH, folder->title_zh },
    { WAY_META_LICENCE, folder->licence },
  };

  for (guint i = 0; i < G_N_ELEMENTS (meta); i++)
    if (meta[i].value != NULL
        && !way_store_writer_set_meta (writer, meta[i].key, meta[i].value, error))
      return FALSE;
  return TRUE;
}

/* The rows after the heading, which were found sound before. */
static gboolean
write_table (Folder          *folder,
             WayTableId       table,
             WayStoreWriter  *writer,
             GError         **error)
{
  g_autoptr (WayCsvReader) reader = read_table (folder, table);

  way_csv_reader_next (reader, NULL);
  for (guint n = 0; way_csv_reader_next (reader, NULL); n++)
    {
      guint n_fields;
      const char *const *fields = way_csv_reader_get_row (reader, &n_fields);

      if (!look (folder, n, error) || !way_store_writer_add_row (writer, table, fields, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_set (Folder      *folder,
           const char  *output,
           GError     **error)
{
  g_autoptr (WayStoreWriter) writer = way_store_writer_new (output, error);

  if (writer == NULL || !write_meta (folder, writer, error))
    return FALSE;
  for (guint i = 0; i < WAY_N_TABLES; i++)
    if (!write_table (folder, i, writer, error))
      return FALSE;
  return way_store_writer_commit (writer, error);
}

/**
 * way_csv_folder_check:
 * @path: a folder
 * @checker: a new checker for names that end with %WAY_CSV_SUFFIX; it collects
 *   the problems, of files and of rows, in its language
 * @cancellable: (nullable): stops the check, from any thread
 * @error: return location for a #WayCsvFolderError or %G_IO_ERROR_CANCELLED
 *
 * Reads a folder that holds one file for each table, named after it, with a
 * heading of the columns of way-table.h in their order, and perhaps the file
 * datapackage.json of Data Package, version 1 or 2, of which name, title,
 * version and licenses are used. Checks all of it.
 *
 * Returns: %TRUE if the folder holds a sound data set; otherwise @error tells
 *   the first of the problems that @checker has
 */
gboolean
way_csv_folder_check (const char    *path,
                      WayChecker    *checker,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (Folder) folder = NULL;

  g_return_val_if_fail (path != NULL && checker != NULL, FALSE);

  folder = open_folder (path, checker, cancellable, error);
  return folder != NULL && check (folder, error);
}

/**
 * way_csv_folder_import:
 * @path: a folder
 * @output: the data-set file to write; what is there is replaced, but only by
 *   a whole file
 * @checker: as for way_csv_folder_check()
 * @cancellable: (nullable): stops the import, from any thread
 * @error: return location for a #WayCsvFolderError, #WayStoreError or
 *   %G_IO_ERROR_CANCELLED
 *
 * Checks a folder as way_csv_folder_check() does and, if it is sound, writes
 * its data set to a file. Without datapackage.json the set has the name of the
 * folder as its id and title.
 *
 * Returns: %TRUE if the file was written
 */
gboolean
way_csv_folder_import (const char    *path,
                       const char    *output,
                       WayChecker    *checker,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (Folder) folder = NULL;

  g_return_val_if_fail (path != NULL && output != NULL && checker != NULL, FALSE);

  folder = open_folder (path, checker, cancellable, error);
  return folder != NULL && check (folder, error) && write_set (folder, output, error);
}
