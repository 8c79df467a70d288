/* The tours at hand: what the folder gives back, what undo brings back, and
 * what happens where files cannot be read or written.
 */
#include "config.h"

#include "way-tours.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char     *root;
  char     *folder;
  WayTours *tours;
  guint     n_changed;
} Fixture;

static void
changed_cb (Fixture *f)
{
  f->n_changed++;
}

static void
open_tours (Fixture *f)
{
  g_clear_object (&f->tours);
  f->tours = way_tours_new (f->folder);
  g_signal_connect_swapped (f->tours, "changed", G_CALLBACK (changed_cb), f);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->root = g_dir_make_tmp ("waymark-tours-XXXXXX", NULL);
  g_assert_nonnull (f->root);
  f->folder = g_build_filename (f->root, "own", "tours", NULL);
  open_tours (f);
}

static void
remove_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_chmod (path, 0700);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_files (inside);
    }
  g_remove (path);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_clear_object (&f->tours);
  remove_files (f->root);
  g_free (f->root);
  g_free (f->folder);
}

static guint
add (Fixture    *f,
     const char *title)
{
  g_autoptr (WayTour) tour = way_tour_new ("../../anything", title, "");
  g_autoptr (WayScene) scene = way_scene_new ("{}");
  g_autoptr (WayTour) full = way_tour_with_scene (tour, 0, scene);
  g_autoptr (GError) error = NULL;
  guint index = 0;

  g_assert_true (way_tours_add (f->tours, full, &index, &error));
  g_assert_no_error (error);
  return index;
}

static void
rename_to (Fixture    *f,
           guint       index,
           const char *title)
{
  g_autoptr (WayTour) tour = way_tour_with_title (way_tours_get (f->tours, index), title, "");
  g_autoptr (GError) error = NULL;

  g_assert_true (way_tours_replace (f->tours, index, tour, &error));
  g_assert_no_error (error);
}

static void
assert_titles (Fixture    *f,
               const char *expected)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < way_tours_get_n (f->tours); i++)
    if (!way_tours_is_built_in (f->tours, i))
      g_string_append_printf (titles, "%s;",
                              way_tour_get_title (way_tours_get (f->tours, i), WAY_LANG_EN));
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
assert_stored (Fixture    *f,
               const char *expected)
{
  g_autoptr (GError) error = NULL;

  open_tours (f);
  g_assert_true (way_tours_load (f->tours, &error));
  g_assert_no_error (error);
  assert_titles (f, expected);
}

static void
test_keep (Fixture       *f,
           gconstpointer  data)
{
  guint n_built_in = way_tours_get_n (f->tours);
  guint index, found = 0;
  g_autofree char *id = NULL;

  g_assert_cmpuint (n_built_in, >, 0);
  g_assert_true (way_tours_is_built_in (f->tours, 0));
  g_assert_true (way_tours_load (f->tours, NULL));
  add (f, "Second");
  index = add (f, "First");
  g_assert_cmpuint (index, ==, n_built_in + 1);
  g_assert_cmpuint (f->n_changed, ==, 2);
  assert_titles (f, "Second;First;");
  id = g_strdup (way_tour_get_id (way_tours_get (f->tours, index)));
  g_assert_null (strchr (id, '/'));
  assert_stored (f, "First;Second;");
  g_assert_true (way_tours_find (f->tours, id, &found));
  g_assert_cmpuint (found, ==, n_built_in);
  g_assert_cmpuint (way_tour_get_n_scenes (way_tours_get (f->tours, found)), ==, 1);
  rename_to (f, found, "Third");
  assert_stored (f, "Second;Third;");
  g_assert_false (way_tours_find (f->tours, "none", NULL));
}

static void
test_undo (Fixture       *f,
           gconstpointer  data)
{
  guint index = add (f, "a"), changed = 0;

  rename_to (f, index, "b");
  rename_to (f, index, "b");
  g_assert_cmpuint (f->n_changed, ==, 2);
  add (f, "c");
  g_assert_true (way_tours_remove (f->tours, index, NULL));
  assert_titles (f, "c;");
  g_assert_cmpuint (way_tours_get_current (f->tours), ==, index);
  g_assert_true (way_tours_undo (f->tours, &changed, NULL));
  g_assert_cmpuint (changed, ==, index);
  assert_titles (f, "b;c;");
  g_assert_true (way_tours_undo (f->tours, &changed, NULL));
  g_assert_cmpuint (changed, ==, index + 1);
  g_assert_true (way_tours_undo (f->tours, NULL, NULL));
  assert_titles (f, "a;");
  g_assert_true (way_tours_redo (f->tours, &changed, NULL));
  g_assert_cmpuint (changed, ==, index);
  assert_titles (f, "b;");
  rename_to (f, index, "d");
  g_assert_false (way_tours_can_redo (f->tours));
  g_assert_true (way_tours_undo (f->tours, NULL, NULL));
  g_assert_true (way_tours_undo (f->tours, NULL, NULL));
  g_assert_true (way_tours_undo (f->tours, NULL, NULL));
  g_assert_false (way_tours_can_undo (f->tours));
  assert_titles (f, "");
  g_assert_cmpuint (way_tours_get_current (f->tours), ==, index - 1);
  g_assert_true (way_tours_redo (f->tours, NULL, NULL));
  g_assert_cmpuint (way_tours_get_current (f->tours), ==, index);
  f->n_changed = 0;
  way_tours_set_current (f->tours, 0);
  way_tours_set_current (f->tours, 0);
  g_assert_cmpuint (f->n_changed, ==, 1);
  g_assert_cmpuint (way_tours_get_current (f->tours), ==, 0);
  assert_stored (f, "a;");
}

static char *
write_beside (Fixture    *f,
              const char *name,
              const char *text)
{
  char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* What cannot be read is named, stays as it is, and hides nothing else. */
static void
test_damage (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *broken = NULL;
  g_autofree char *later = NULL;
  g_autofree char *other = NULL;
  g_autofree char *folder = g_build_filename (f->folder, "folder" WAY_TOUR_SUFFIX, NULL);
  g_autofree char *left = NULL;
  g_autoptr (GError) error = NULL;

  add (f, "good");
  broken = write_beside (f, "broken" WAY_TOUR_SUFFIX, "{\"waymark_tour\":1,");
  later = write_beside (f, "later" WAY_TOUR_SUFFIX, "{\"waymark_tour\":2,\"scenes\":[]}");
  other = write_beside (f, "readme.txt", "none of ours");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  open_tours (f);
  g_assert_false (way_tours_load (f->tours, &error));
  g_assert_error (error, WAY_TOUR_ERROR, WAY_TOUR_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "broken" WAY_TOUR_SUFFIX ": "));
  g_assert_nonnull (strstr (error->message, "later" WAY_TOUR_SUFFIX ": "));
  g_assert_nonnull (strstr (error->message, "folder" WAY_TOUR_SUFFIX ": "));
  g_assert_null (strstr (error->message, "readme"));
  assert_titles (f, "good;");
  add (f, "new");
  g_assert_true (g_file_get_contents (broken, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "{\"waymark_tour\":1,");
  assert_titles (f, "good;new;");
}

/* A change that cannot be written is not made. */
static void
test_write_fault (Fixture       *f,
                  gconstpointer  data)
{
  g_autofree char *own = g_build_filename (f->root, "own", NULL);
  g_autoptr (WayTour) tour = way_tour_new ("", "t", "");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (own, "in the way", -1, NULL));
  g_assert_false (way_tours_add (f->tours, tour, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (f->n_changed, ==, 0);
  g_assert_false (way_tours_can_undo (f->tours));
  assert_titles (f, "");
}

static void
test_file (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (WayTour) tour = way_tour_new ("id", "Title", "题目");
  g_autofree char *path = g_build_filename (f->root, "shared" WAY_TOUR_SUFFIX, NULL);
  g_autoptr (WayTour) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (way_tour_write_file (tour, path, &error));
  read = way_tour_read_file (path, &error);
  g_assert_no_error (error);
  g_assert_true (way_tour_equal (read, tour));
  g_assert_null (way_tour_read_file ("/dev/zero", &error));
  g_assert_error (error, WAY_TOUR_ERROR, WAY_TOUR_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (way_tour_read_file (f->folder, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/tours/keep", Fixture, NULL, set_up, test_keep, tear_down);
  g_test_add ("/tours/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/tours/damage", Fixture, NULL, set_up, test_damage, tear_down);
  g_test_add ("/tours/write-fault", Fixture, NULL, set_up, test_write_fault, tear_down);
  g_test_add ("/tours/file", Fixture, NULL, set_up, test_file, tear_down);
  return g_test_run ();
}
