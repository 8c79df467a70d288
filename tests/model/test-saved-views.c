/* Saved views: what a file gives back, and what happens where it cannot be
 * written or read.
 */
#include "config.h"

#include "way-saved-views.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char          *folder;
  char          *path;
  WaySavedViews *views;
  guint          n_changed;
} Fixture;

static void
changed_cb (Fixture *f)
{
  f->n_changed++;
}

static void
open_views (Fixture *f)
{
  g_clear_object (&f->views);
  f->views = way_saved_views_new (f->path);
  g_signal_connect_swapped (f->views, "changed", G_CALLBACK (changed_cb), f);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->folder = g_dir_make_tmp ("waymark-views-XXXXXX", NULL);
  g_assert_nonnull (f->folder);
  f->path = g_build_filename (f->folder, "own", "views.json", NULL);
  open_views (f);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_all (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_clear_object (&f->views);
  remove_all (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static void
load (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  open_views (f);
  g_assert_true (way_saved_views_load (f->views, &error));
  g_assert_no_error (error);
}

static void
add (Fixture    *f,
     const char *name,
     const char *json)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (way_saved_views_insert (f->views, way_saved_views_get_n (f->views), name, json,
                                         &error));
  g_assert_no_error (error);
}

/* The names in their order, as the file has them. */
static void
check_names (Fixture    *f,
             const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  load (f);
  for (guint i = 0; i < way_saved_views_get_n (f->views); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "," : "",
                            way_saved_views_get_name (f->views, i));
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_round_trip (Fixture       *f,
                 gconstpointer  data)
{
  g_assert_true (way_saved_views_load (f->views, NULL));
  g_assert_cmpuint (way_saved_views_get_n (f->views), ==, 0);
  add (f, "“十四五” \"\\", "{\"page\":\"table\"}");
  add (f, "b", "{}");
  add (f, "b", "{\"x\":1}");
  g_assert_cmpuint (f->n_changed, ==, 3);
  check_names (f, "“十四五” \"\\,b,b");
  g_assert_cmpstr (way_saved_views_get_json (f->views, 0), ==, "{\"page\":\"table\"}");
  g_assert_cmpstr (way_saved_views_get_json (f->views, 2), ==, "{\"x\":1}");
}

static void
test_changes (Fixture       *f,
              gconstpointer  data)
{
  add (f, "a", "{}");
  add (f, "b", "{}");
  add (f, "c", "{}");
  g_assert_true (way_saved_views_move (f->views, 2, 0, NULL));
  check_names (f, "c,a,b");
  g_assert_true (way_saved_views_move (f->views, 0, 1, NULL));
  check_names (f, "a,c,b");
  g_assert_true (way_saved_views_rename (f->views, 1, "d", NULL));
  check_names (f, "a,d,b");
  g_assert_true (way_saved_views_remove (f->views, 0, NULL));
  check_names (f, "d,b");
  g_assert_true (way_saved_views_insert (f->views, 0, "a", "{}", NULL));
  check_names (f, "a,d,b");
}

/* A folder that may not be written in: nothing changes, and it is said. */
static void
test_no_permission (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      /* The superuser may write anywhere: a file stands where the folder
       * should be instead. */
      g_autofree char *own = g_build_filename (f->folder, "own", NULL);

      g_assert_true (g_file_set_contents (own, "", 0, NULL));
    }
  else
    g_assert_cmpint (g_chmod (f->folder, 0500), ==, 0);
  g_assert_false (way_saved_views_insert (f->views, 0, "a", "{}", &error));
  g_assert_true (error != NULL && error->domain == G_FILE_ERROR);
  g_assert_cmpuint (way_saved_views_get_n (f->views), ==, 0);
  g_assert_cmpuint (f->n_changed, ==, 0);
  g_chmod (f->folder, 0700);
}

/* A full disk leaves the old file and nothing beside it. */
static void
test_full (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  g_clear_object (&f->views);
  f->views = way_saved_views_new ("/dev/full/views.json");
  g_assert_false (way_saved_views_insert (f->views, 0, "a", "{}", &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (way_saved_views_get_n (f->views), ==, 0);
}

static const char *const damaged[] = {
  "", "{", "[]", "\xff", "{\"views\":[]}", "{\"waymark_views\":2,\"views\":[]}",
  "{\"waymark_views\":1,\"views\":{}}", "{\"waymark_views\":1,\"views\":[{\"name\":\"a\"}]}",
  "{\"waymark_views\":1,\"views\":[3]}",
};

/* A damaged file is kept under another name, and the next is written anew. */
static void
test_damaged (Fixture       *f,
              gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;

      open_views (f);
      add (f, "to make the folder", "{}");
      g_assert_true (g_file_set_contents (f->path, damaged[i], -1, NULL));
      open_views (f);
      g_assert_false (way_saved_views_load (f->views, &error));
      g_assert_error (error, WAY_SAVED_VIEWS_ERROR, WAY_SAVED_VIEWS_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, "views.json.damaged"));
      g_assert_true (g_file_get_contents (error->message, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, damaged[i]);
      g_assert_cmpuint (way_saved_views_get_n (f->views), ==, 0);
      g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
    }
}

#define TEST(name, function) \
  g_test_add ("/saved-views/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  TEST ("round-trip", test_round_trip);
  TEST ("changes", test_changes);
  TEST ("no-permission", test_no_permission);
  TEST ("full", test_full);
  TEST ("damaged", test_damaged);
  return g_test_run ();
}
