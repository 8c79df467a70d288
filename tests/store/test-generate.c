/* The generated data sets: the same for the same seed, sound, and as large as
 * asked.
 */
#include "config.h"

#include "support.h"
#include "way-generate.h"

#include <string.h>

#define N_POLICIES 2000

static char *
generate (const char *folder,
          const char *name,
          guint32     seed)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  way_generate (N_POLICIES, seed, g_getenv ("WAYMARK_DATASET"), path, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_same_bytes (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *first = generate (folder, "a.db", 1), *again = generate (folder, "b.db", 1);
  g_autofree char *other = generate (folder, "c.db", 2);
  char *bytes[3];
  gsize lengths[3];

  read_bytes (first, &bytes[0], &lengths[0]);
  read_bytes (again, &bytes[1], &lengths[1]);
  read_bytes (other, &bytes[2], &lengths[2]);
  g_assert_cmpmem (bytes[0], lengths[0], bytes[1], lengths[1]);
  g_assert_true (lengths[0] != lengths[2] || memcmp (bytes[0], bytes[2], lengths[0]) != 0);
  for (guint i = 0; i < 3; i++)
    g_free (bytes[i]);
  remove_folder (folder);
}

static void
test_sound (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = generate (folder, "a.db", 1);
  g_autoptr (WayChecker) checker = way_checker_new (WAY_LANG_EN, "");
  g_autoptr (WayDataset) dataset = NULL;
  g_autoptr (GError) error = NULL;

  way_store_check (path, checker, NULL, &error);
  g_assert_no_error (error);
  way_checker_finish (checker);
  for (guint i = 0; i < way_checker_get_n_problems (checker); i++)
    {
      g_autofree char *text = way_problem_to_text (way_checker_get_problem (checker, i));

      g_test_message ("%s", text);
    }
  g_assert_cmpuint (way_checker_get_n_problems (checker), ==, 0);

  dataset = way_store_load (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES), ==, N_POLICIES);
  g_assert_cmpuint (way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_SOURCES), ==, N_POLICIES);
  g_assert_cmpuint (way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_GOALS), ==,
                    (N_POLICIES + 2) / 3);
  g_assert_cmpuint (way_dataset_get_n_rows (dataset, WAY_TABLE_POLICY_RELATIONS), ==,
                    (N_POLICIES + 4) / 5 - 1);
  remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/generate/same-bytes", test_same_bytes);
  g_test_add_func ("/store/generate/sound", test_sound);
  return g_test_run ();
}
