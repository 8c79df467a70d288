/* Folders of CSV files: import, the description of the set, and what the
 * folder of the shipped set says of itself.
 */
#include "config.h"

#include "folder.h"
#include "way-csv-folder.h"
#include "way-json.h"
#include "way-store.h"

#include <glib/gstdio.h>
#include <string.h>

static void
set_contents (const char *folder,
              const char *name,
              const char *text)
{
  g_autofree char *path = folder_file (folder, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static WayDataset *
import_and_load (const char *folder)
{
  g_autofree char *output = folder_file (folder, "set.db");
  g_autoptr (WayChecker) checker = way_checker_new (WAY_LANG_EN, WAY_CSV_SUFFIX);
  g_autoptr (GError) error = NULL;
  WayDataset *dataset;

  way_csv_folder_import (folder, output, checker, NULL, &error);
  g_assert_no_error (error);
  dataset = way_store_load (output, NULL, &error);
  g_assert_no_error (error);
  return dataset;
}

static void
test_import (void)
{
  g_autofree char *folder = copy_data_set ();
  g_autoptr (WayDataset) dataset = import_and_load (folder);
  const WayPolicy *policy;

  g_assert_cmpuint (way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), ==, 130);
  g_assert_cmpuint (way_dataset_get_n_rows (dataset, WAY_TABLE_OBSERVATIONS), ==, 1125);
  policy = way_dataset_get_policy (dataset, way_dataset_find (dataset, WAY_TABLE_POLICIES,
                                                              "fyp13-outline-2016"));
  g_assert_cmpstr (policy->short_title[WAY_LANG_ZH], ==, "“十三五”规划纲要");
  g_assert_cmpstr (way_dataset_get_meta (dataset, WAY_META_ID), ==, "china-innovation-policies");
  g_assert_cmpstr (way_dataset_get_meta (dataset, WAY_META_VERSION), ==, "1.0.0");
  g_assert_nonnull (strstr (way_dataset_get_meta (dataset, WAY_META_TITLE), "2016–2026"));
  g_assert_cmpstr (way_dataset_get_title (dataset, WAY_LANG_EN), ==,
                   way_dataset_get_meta (dataset, WAY_META_TITLE));
  g_assert_nonnull (strstr (way_dataset_get_title (dataset, WAY_LANG_ZH), "科技创新政策"));
  g_assert_cmpstr (way_dataset_get_meta (dataset, WAY_META_LICENCE), ==,
                   "CC-BY-4.0; oecd-terms; official; facts");
  remove_tree (folder);
}

/* Without a description the folder's name stands for it. */
static void
test_no_package (void)
{
  g_autofree char *folder = copy_data_set ();
  g_autofree char *package = folder_file (folder, "datapackage.json");
  g_autofree char *name = g_path_get_basename (folder);
  g_autoptr (WayDataset) dataset = NULL;

  g_assert_cmpint (g_remove (package), ==, 0);
  dataset = import_and_load (folder);
  g_assert_cmpstr (way_dataset_get_meta (dataset, WAY_META_ID), ==, name);
  g_assert_cmpstr (way_dataset_get_meta (dataset, WAY_META_TITLE), ==, name);
  g_assert_cmpstr (way_dataset_get_title (dataset, WAY_LANG_ZH), ==, name);
  g_assert_cmpstr (way_dataset_get_meta (dataset, WAY_META_VERSION), ==, "");
  g_assert_cmpstr (way_dataset_get_meta (dataset, WAY_META_LICENCE), ==, "");
  remove_tree (folder);
}

/* Version 1 of Data Package, and members of types that are passed over. */
static void
test_package_of_version_1 (void)
{
  g_autofree char *folder = copy_data_set ();
  g_autoptr (WayDataset) dataset = NULL;

  set_contents (folder, "datapackage.json",
                "{\"profile\": \"tabular-data-package\", \"name\": \"own\", \"title\": \"\","
                " \"licenses\": [{\"title\": \"Any\"}, 7, {}], \"resources\": []}");
  dataset = import_and_load (folder);
  g_assert_cmpstr (way_dataset_get_meta (dataset, WAY_META_ID), ==, "own");
  g_assert_cmpstr (way_dataset_get_meta (dataset, WAY_META_TITLE), ==, "own");
  g_assert_cmpstr (way_dataset_get_meta (dataset, WAY_META_LICENCE), ==, "Any");
  remove_tree (folder);
}

/* As spreadsheets on other systems write them. */
static void
test_mark_and_crlf (void)
{
  g_autofree char *folder = copy_data_set ();
  g_autofree char *path = folder_file (folder, "themes.csv");
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (WayDataset) dataset = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new ("\xef\xbb\xbf");
  g_string_append (changed, text);
  g_string_replace (changed, "\n", "\r\n", 0);
  g_string_truncate (changed, changed->len - 2);
  set_contents (folder, "themes.csv", changed->str);
  dataset = import_and_load (folder);
  g_assert_cmpuint (way_dataset_get_n_rows (dataset, WAY_TABLE_THEMES), ==, 8);
  g_assert_cmpstr (way_dataset_get_theme (dataset, 0)->id, ==, "strategy");
  remove_tree (folder);
}

static void
test_error (void)
{
  g_autofree char *folder = copy_data_set ();
  g_autofree char *output = folder_file (folder, "set.db");
  g_autofree char *expected = g_strdup_printf ("%s/eras.csv: the file is empty "
                                               "(and 1 more problem)", folder);
  g_autofree char *text = NULL;
  g_autoptr (WayChecker) checker = way_checker_new (WAY_LANG_EN, WAY_CSV_SUFFIX);
  g_autoptr (GError) error = NULL;

  set_contents (folder, "eras.csv", "");
  set_contents (folder, "area_sets.csv", "");
  set_contents (folder, "set.db", "what was there");
  g_assert_false (way_csv_folder_import (folder, output, checker, NULL, &error));
  g_assert_error (error, WAY_CSV_FOLDER_ERROR, WAY_CSV_FOLDER_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, expected);
  g_assert_cmpuint (way_checker_get_n_problems (checker), ==, 2);
  g_assert_true (g_file_get_contents (output, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "what was there");
  remove_tree (folder);
}

static void
test_no_folder (void)
{
  g_autoptr (WayChecker) checker = way_checker_new (WAY_LANG_EN, WAY_CSV_SUFFIX);
  g_autoptr (GError) error = NULL;

  g_assert_false (way_csv_folder_check ("/nonexistent", checker, NULL, &error));
  g_assert_error (error, WAY_CSV_FOLDER_ERROR, WAY_CSV_FOLDER_ERROR_OPEN);
  g_assert_cmpstr (error->message, ==, "/nonexistent: there is no such folder");
  g_assert_cmpuint (way_checker_get_n_problems (checker), ==, 0);
}

static void
test_cancelled (void)
{
  g_autofree char *folder = copy_data_set ();
  g_autofree char *output = folder_file (folder, "set.db");
  g_autoptr (WayChecker) checker = way_checker_new (WAY_LANG_EN, WAY_CSV_SUFFIX);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (way_csv_folder_import (folder, output, checker, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
  remove_tree (folder);
}

static const WayJson *
find_named (const WayJson *list,
            const char    *name)
{
  for (guint i = 0; i < way_json_get_length (list); i++)
    {
      const WayJson *element = way_json_get_element (list, i);

      if (g_strcmp0 (way_json_get_string (way_json_get_member (element, "name")), name) == 0)
        return element;
    }
  return NULL;
}

static void
assert_member (const WayJson *object,
               const char    *name,
               const char    *text)
{
  g_assert_cmpstr (way_json_get_string (way_json_get_member (object, name)), ==, text);
}

static const char *const field_types[] = {
  [WAY_COLUMN_TEXT] = "string", [WAY_COLUMN_SLUG] = "string", [WAY_COLUMN_CODE] = "string",
  [WAY_COLUMN_DATE] = "string", [WAY_COLUMN_YEAR] = "year", [WAY_COLUMN_NUMBER] = "number",
  [WAY_COLUMN_FLAG] = "boolean", [WAY_COLUMN_WORD] = "string", [WAY_COLUMN_URL] = "string",
  [WAY_COLUMN_REF] = "string", [WAY_COLUMN_REFS] = "list",
};

static void
assert_words (const WayJson     *list,
              const char *const *words)
{
  guint n = words != NULL ? g_strv_length ((char **) words) : 0;

  g_assert_cmpuint (way_json_get_length (list), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (way_json_get_string (way_json_get_element (list, i)), ==, words[i]);
}

static void
assert_field (const WayJson   *field,
              const WayColumn *column)
{
  const WayJson *constraints = way_json_get_member (field, "constraints");
  gboolean has_pattern = column->type == WAY_COLUMN_SLUG || column->type == WAY_COLUMN_CODE
                      || column->type == WAY_COLUMN_DATE;

  g_test_message ("%s", column->name);
  assert_member (field, "name", column->name);
  assert_member (field, "type", field_types[column->type]);
  assert_member (field, "format", column->type == WAY_COLUMN_URL ? "uri" : NULL);
  assert_member (field, "delimiter", column->type == WAY_COLUMN_REFS ? ";" : NULL);
  g_assert_true (way_json_get_boolean (way_json_get_member (constraints, "required"))
                 == column->required);
  g_assert_true ((way_json_get_member (constraints, "pattern") != NULL) == has_pattern);
  assert_words (way_json_get_member (constraints, "enum"), column->words);
}

static void
assert_key (const WayJson  *key,
            const WayTable *table)
{
  guint n = 0;

  for (; table->unique[n] >= 0; n++)
    g_assert_cmpstr (way_json_get_string (way_json_get_element (key, n)), ==,
                     table->columns[table->unique[n]].name);
  g_assert_cmpuint (way_json_get_length (key), ==, n);
}

static void
assert_foreign_key (const WayJson   *key,
                    WayTableId       table,
                    const WayColumn *column)
{
  const WayTable *target = way_table_get (column->ref);
  const WayJson *reference = way_json_get_member (key, "reference");
  const char *const own[] = { column->name, NULL };
  const char *const others[] = { target->columns[0].name, NULL };

  assert_words (way_json_get_member (key, "fields"), own);
  assert_words (way_json_get_member (reference, "fields"), others);
  assert_member (reference, "resource", column->ref == table ? NULL : target->name);
}

static void
assert_resource (const WayJson *resource,
                 WayTableId     id)
{
  const WayTable *table = way_table_get (id);
  g_autofree char *path = g_strconcat (table->name, ".csv", NULL);
  const WayJson *schema = way_json_get_member (resource, "schema");
  const WayJson *fields = way_json_get_member (schema, "fields");
  const WayJson *foreign_keys = way_json_get_member (schema, "foreignKeys");
  guint n_foreign_keys = 0;

  g_assert_nonnull (resource);
  assert_member (resource, "path", path);
  assert_member (resource, "type", "table");
  assert_member (resource, "encoding", "utf-8");
  g_assert_cmpuint (way_json_get_length (fields), ==, table->n_columns);
  for (guint i = 0; i < table->n_columns; i++)
    {
      assert_field (way_json_get_element (fields, i), &table->columns[i]);
      if (table->columns[i].type == WAY_COLUMN_REF)
        assert_foreign_key (way_json_get_element (foreign_keys, n_foreign_keys++), id,
                            &table->columns[i]);
    }
  g_assert_cmpuint (way_json_get_length (foreign_keys), ==, n_foreign_keys);
  assert_key (way_json_get_member (schema, "primaryKey"), table);
}

/* The description of the shipped set says of the tables what the program does. */
static void
test_shipped_package (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "data",
                                            "datapackage.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (WayJson) package = NULL;
  g_autoptr (GError) error = NULL;
  const WayJson *resources;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  package = way_json_parse (text, -1, &error);
  g_assert_no_error (error);
  assert_member (package, "$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
  for (guint i = 0; way_licence_words[i] != NULL; i++)
    g_assert_nonnull (find_named (way_json_get_member (package, "licenses"),
                                  way_licence_words[i]));
  resources = way_json_get_member (package, "resources");
  g_assert_cmpuint (way_json_get_length (resources), ==, WAY_N_TABLES);
  for (guint i = 0; i < WAY_N_TABLES; i++)
    assert_resource (find_named (resources, way_table_get (i)->name), i);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/csv-folder/import", test_import);
  g_test_add_func ("/csv-folder/no-package", test_no_package);
  g_test_add_func ("/csv-folder/package-of-version-1", test_package_of_version_1);
  g_test_add_func ("/csv-folder/mark-and-crlf", test_mark_and_crlf);
  g_test_add_func ("/csv-folder/error", test_error);
  g_test_add_func ("/csv-folder/no-folder", test_no_folder);
  g_test_add_func ("/csv-folder/cancelled", test_cancelled);
  g_test_add_func ("/csv-folder/shipped-package", test_shipped_package);

  return g_test_run ();
}
